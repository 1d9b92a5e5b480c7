//! Opening the pages that support a credit, and the file it stands in.

use super::{Effect, Mode, Motion, State};
use crate::catalog::Catalog;

impl State {
    pub(super) fn open_first_source(&mut self, catalog: &Catalog) -> Vec<Effect> {
        self.open_source(catalog, 0)
    }

    pub(super) fn choose_source(&mut self, catalog: &Catalog) {
        if self.source_count(catalog) == 0 {
            self.complain("this row has no source");
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
        let Some(credit) = self.current().map(|id| catalog.credit(id)) else {
            self.complain("there is no row to edit");
            return Vec::new();
        };
        let origin = credit.origin();
        match catalog.files().get(usize::from(origin.file)) {
            Some(file) => vec![Effect::Edit(file.clone(), origin.line.max(1))],
            None => {
                self.complain("it is not known which file this row stands in");
                Vec::new()
            }
        }
    }

    fn source_count(&self, catalog: &Catalog) -> usize {
        self.current().map_or(0, |id| catalog.credit(id).sources().len())
    }

    fn open_source(&mut self, catalog: &Catalog, at: usize) -> Vec<Effect> {
        let source = self.current().and_then(|id| catalog.credit(id).sources().nth(at));
        match source {
            Some(source) => vec![Effect::Open(source.url().to_owned())],
            None => {
                self.complain("this row has no source");
                Vec::new()
            }
        }
    }
}
