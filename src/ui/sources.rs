//! Opening the pages that support a credit, and the file it stands in.

use super::{Effect, Mode, Motion, State};
use crate::catalog::Catalog;
use crate::lang::Text;

impl State {
    pub(super) fn open_first_source(&mut self, catalog: &Catalog) -> Vec<Effect> {
        if self.finds_page_cursor() {
            return Vec::new();
        }
        self.open_source(catalog, 0)
    }

    pub(super) fn choose_source(&mut self, catalog: &Catalog) {
        if self.finds_page_cursor() {
            return;
        }
        if self.source_count(catalog) == 0 {
            self.complain(self.reader.text(Text(
                "this row has no source",
                "이 행에는 출처가 없습니다",
                "この行には出典がありません",
            )));
        } else {
            self.mode = Mode::Sources(0);
        }
    }

    pub(super) fn move_in_sources(&mut self, catalog: &Catalog, motion: Motion) {
        let count = self.source_count(catalog);
        if let Mode::Sources(at) = &mut self.mode {
            *at = motion.apply(*at, count, count);
        }
    }

    pub(super) fn open_chosen_source(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let Mode::Sources(at) = self.mode else { return Vec::new() };
        self.mode = Mode::Browse;
        self.open_source(catalog, at)
    }

    /// Asks for the editor at the row's entry.
    pub(super) fn edit_source(&mut self, catalog: &Catalog) -> Vec<Effect> {
        if self.finds_page_cursor() {
            return Vec::new();
        }
        let Some(credit) = self.credit_in_hand().map(|id| catalog.credit(id)) else {
            self.complain(self.reader.text(Text(
                "there is no row to edit",
                "편집할 행이 없습니다",
                "編集する行がありません",
            )));
            return Vec::new();
        };
        let origin = credit.origin();
        match catalog.files().get(usize::from(origin.file)) {
            Some(file) => vec![Effect::Edit(file.clone(), origin.line.max(1))],
            None => {
                self.complain(self.reader.text(Text(
                    "it is not known which file this row stands in",
                    "이 행이 어느 파일에 있는지 알 수 없습니다",
                    "この行がどのファイルにあるか分かりません",
                )));
                Vec::new()
            }
        }
    }

    /// Columns and rows of the dialog, its frame among them.
    #[must_use]
    pub fn sources_size(&self, catalog: &Catalog) -> (u16, u16) {
        let high = u16::try_from(self.source_count(catalog)).unwrap_or(u16::MAX).saturating_add(2);
        (90, high.min(self.size.1))
    }

    pub(super) fn source_count(&self, catalog: &Catalog) -> usize {
        self.credit_in_hand().map_or(0, |id| catalog.credit(id).sources().len())
    }

    fn open_source(&mut self, catalog: &Catalog, at: usize) -> Vec<Effect> {
        let source = self.credit_in_hand().and_then(|id| catalog.credit(id).sources().nth(at));
        match source {
            Some(source) => vec![Effect::Open(source.url().into_owned())],
            None => {
                self.complain(self.reader.text(Text(
                    "this row has no source",
                    "이 행에는 출처가 없습니다",
                    "この行には出典がありません",
                )));
                Vec::new()
            }
        }
    }
}
