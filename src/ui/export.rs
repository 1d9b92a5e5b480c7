//! The export dialog.

use std::path::{Path, PathBuf};

use super::action::Ended;
use super::key::{Key, KeyCode};
use super::{Effect, Export, Input, Mode, State};
use crate::catalog::{Catalog, CreditId};
use crate::export::Format;
use crate::lang::{Text, say};
use crate::query::in_words;

/// The name that `-o` has for the standard output; a file called so is what nobody means.
const STANDARD_OUTPUT: &str = "-";

/// What the dialog holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportDialog {
    /// The path, as typed.
    pub path: Input,
    /// The format.
    pub format: Format,
    /// The size of the existing target about which is being asked.
    pub overwrite: Option<u64>,
}

impl ExportDialog {
    /// A dialog that proposes a path and a format.
    pub(super) fn proposing(path: Option<PathBuf>, format: Option<Format>) -> ExportDialog {
        let by_name = path.as_deref().and_then(format_of);
        let format = format.or(by_name).unwrap_or(Format::Csv);
        let usual = || format!("kactors.{}", format.extension());
        let path = path.map_or_else(usual, |path| path.display().to_string());
        ExportDialog { path: Input::of(&path), format, overwrite: None }
    }

    /// Turns to another format; the path's extension follows, if it was that of the format.
    fn turn(&mut self, forwards: bool) {
        let formats: Vec<Format> = Format::all().collect();
        let at = formats.iter().position(|known| *known == self.format).unwrap_or(0);
        let step = if forwards { 1 } else { formats.len() - 1 };
        self.choose(formats[(at + step) % formats.len()]);
    }

    /// Chooses a format, as [`ExportDialog::turn`] does.
    pub(super) fn choose(&mut self, format: Format) {
        let old = format!(".{}", self.format.extension());
        if let Some(stem) = self.path.text().strip_suffix(&old) {
            self.path = Input::of(&format!("{stem}.{}", format.extension()));
        }
        self.format = format;
        self.overwrite = None;
    }
}

/// The format that a file's name asks for.
fn format_of(path: &Path) -> Option<Format> {
    Format::from_extension(path.extension()?.to_str()?)
}

impl State {
    pub(super) fn open_export(&mut self) {
        let has_none = self.marks.is_empty() && self.results.rows.is_empty();
        if has_none && self.page().is_none() {
            self.complain(self.reader.text(Text(
                "there is nothing to export: no row is listed",
                "내보낼 것이 없습니다. 목록이 비어 있습니다",
                "書き出すものがありません。一覧は空です",
            )));
            return;
        }
        self.mode = Mode::Export(ExportDialog { overwrite: None, ..self.last_export.clone() });
    }

    /// What is to be known before the file is written, short sentences; none where all is as one
    /// expects.
    #[must_use]
    pub fn export_notes(&self) -> Vec<String> {
        let is_asked = self.marks.is_empty() && self.page().is_none();
        let wrong = self.error.as_ref().filter(|_| is_asked).map(|_| {
            self.reader.text(Text(
                "the line has a mistake: rows of the last good question",
                "검색 줄에 잘못이 있습니다: 바로 앞 검색의 행입니다",
                "検索行に誤りがあります: 直前の正しい検索の行です",
            ))
        });
        wrong.map(str::to_owned).into_iter().chain(self.unknown_extension()).collect()
    }

    /// That the format of the dialog is not one that the file's name says.
    fn unknown_extension(&self) -> Option<String> {
        let Mode::Export(dialog) = self.beneath() else { return None };
        let path = dialog.path.text().trim();
        if path.is_empty() || path == STANDARD_OUTPUT || format_of(Path::new(path)).is_some() {
            return None;
        }
        let word = dialog.format.word();
        Some(say!(
            self.reader.lang,
            "the name does not say a format: it will be {word}",
            "이름에 형식이 없습니다: {word} 형식으로 저장합니다",
            "名前から形式が分かりません: {word}で書き出します"
        ))
    }

    pub(super) fn turn_format(&mut self, forwards: bool) {
        if let Mode::Export(dialog) = &mut self.mode {
            dialog.turn(forwards);
        }
    }

    /// The path was typed at: its extension names the format.
    pub(super) fn path_edited(&mut self) {
        if let Mode::Export(dialog) = &mut self.mode {
            dialog.overwrite = None;
            let by_name = format_of(Path::new(dialog.path.text()));
            dialog.format = by_name.unwrap_or(dialog.format);
        }
    }

    pub(super) fn confirm_export(&mut self, catalog: &Catalog, force: bool) -> Vec<Effect> {
        let Mode::Export(dialog) = &self.mode else { return Vec::new() };
        if dialog.path.text().trim().is_empty() {
            self.complain(self.reader.text(Text(
                "type the path of the file to be written",
                "저장할 파일의 경로를 입력하십시오",
                "書き出すファイルのパスを入力してください",
            )));
            return Vec::new();
        }
        if dialog.path.text().trim() == STANDARD_OUTPUT {
            self.complain(self.reader.text(Text(
                "`-` is the standard output, for the shell only: type the path of a file",
                "`-`은 셸에서만 쓰는 표준 출력입니다. 파일의 경로를 입력하십시오",
                "`-`はシェルで使う標準出力です。ファイルのパスを入力してください",
            )));
            return Vec::new();
        }
        let path = PathBuf::from(dialog.path.text());
        let format = dialog.format;
        self.last_export = dialog.clone();
        let rows = self.rows_to_export(catalog);
        let question = in_words(catalog, &self.question_to_export(catalog));
        vec![Effect::Export(Export { rows, path, format, force, question })]
    }

    /// On a page its appearances; else the marks, listed or not, in the present order; with no mark,
    /// all that is listed.
    #[must_use]
    pub fn rows_to_export(&self, catalog: &Catalog) -> Vec<CreditId> {
        if self.page().is_some() {
            self.outgoing_rows(catalog, &self.question_to_export(catalog))
        } else if !self.marks.is_empty() {
            self.marked_rows(catalog)
        } else if self.results.is_complete && self.leaves_as_shown(&self.query) {
            self.results.rows.clone()
        } else {
            self.outgoing_rows(catalog, &self.query)
        }
    }

    /// Whether the export asks if a file is to be overwritten.
    #[must_use]
    pub fn is_asked_to_overwrite(&self) -> bool {
        matches!(&self.mode, Mode::Export(dialog) if dialog.overwrite.is_some())
    }

    /// `y` overwrites; every other key does not, and `C-c` leaves as everywhere.
    pub(super) fn answer_overwrite(&mut self, catalog: &Catalog, key: Key) -> Vec<Effect> {
        if let Mode::Export(dialog) = &mut self.mode {
            dialog.overwrite = None;
        }
        match key {
            Key { code: KeyCode::Char('y' | 'Y'), ctrl: false, alt: false } => {
                self.confirm_export(catalog, true)
            }
            Key { code: KeyCode::Char('c'), ctrl: true, .. } => {
                vec![Effect::Quit(Ended::Interrupted)]
            }
            _ => Vec::new(),
        }
    }
}
