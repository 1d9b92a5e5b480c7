//! What the screen asks of the world.

use std::io;

use crossterm::clipboard::CopyToClipboard;

use super::inbox::Inbox;
use super::terminal::Screen;
use super::{News, clipboard, signals, web};
use crate::catalog::{Catalog, CreditId};
use crate::export::{self, Format};
use crate::files::{self, FileError, Patience};
use crate::kept::Kept;
use crate::lang::{Lang, count, refusal, say};
use crate::query::shell_quote;
use crate::text::grouped;
use crate::ui::{self, Action, Effect, Outcome};

/// The world, as far as effects reach.
pub struct World<'w> {
    /// All facts.
    pub catalog: &'w Catalog,
    /// What is kept from run to run.
    pub kept: &'w Kept,
    /// The language of what is said.
    pub lang: Lang,
    /// Where is told what comes later.
    pub inbox: &'w Inbox<News>,
    /// The terminal.
    pub screen: &'w mut Screen,
}

impl World<'_> {
    /// Performs an effect; what comes of it is an action.
    pub fn perform(&mut self, effect: Effect) -> Option<Action> {
        match effect {
            Effect::Export(export) => Some(Action::Done(self.export(&export))),
            Effect::Copy(text, what) => Some(Action::Done(self.copy(&text, &what))),
            Effect::CopyRows(rows, format) => Some(Action::Done(self.copy_rows(&rows, format))),
            Effect::Remember(line) => {
                // Where it cannot be kept it is known until the end of this run.
                let _ = self.kept.remember(&line);
                None
            }
            Effect::Save(name, line) => Some(Action::Done(self.save(&name, line.as_deref()))),
            Effect::Open(address) => Some(Action::Done(web::open(&address, self.lang, self.inbox))),
            Effect::Mouse(on) => match self.screen.take_mouse(on) {
                Ok(()) => None,
                Err(error) => {
                    let why = refusal(&error, self.lang);
                    let sentence =
                        say!(self.lang, "cannot: {why}", "할 수 없음: {why}", "できません: {why}");
                    Some(Action::Done(Outcome::Failed(sentence)))
                }
            },
            Effect::Suspend => match signals::ask_to_stop() {
                Ok(()) => None,
                Err(error) => {
                    let why = refusal(&error, self.lang);
                    let sentence = say!(
                        self.lang,
                        "cannot suspend: {why}",
                        "멈출 수 없음: {why}",
                        "一時停止できません: {why}"
                    );
                    Some(Action::Done(Outcome::Failed(sentence)))
                }
            },
            Effect::Redraw => {
                self.screen.forget();
                None
            }
            // The loop's own.
            Effect::Search(_) | Effect::Edit(..) | Effect::Quit(_) => None,
        }
    }

    fn export(&self, asked: &ui::Export) -> Outcome {
        let target = files::from_home(&asked.path, std::env::home_dir());
        let question = Some(asked.question.clone());
        let written = (asked.rows.as_slice(), asked.format);
        let body = |out: &mut dyn io::Write| self.write_rows(written, question, out);
        match files::write_with(Patience::Short, &target, asked.force, body) {
            Ok(written) => {
                let left_out = export::left_out(self.catalog, &asked.rows, asked.format);
                let rows = count::rows(asked.rows.len() - left_out, self.lang);
                let path = written.path.display();
                let but = self.without_date(left_out);
                Outcome::Said(say!(
                    self.lang,
                    "wrote {rows} to {path}{but}",
                    "{path}에 {rows} 저장함{but}",
                    "{path}に{rows}を書き出しました{but}"
                ))
            }
            Err(FileError::Exists { size, .. }) => Outcome::Exists(size),
            Err(error) => Outcome::Failed(error.said(self.lang)),
        }
    }

    /// What is said of rows that a calendar cannot take.
    fn without_date(&self, count: usize) -> String {
        let n = grouped(count);
        match (count, self.lang) {
            (0, _) => String::new(),
            (1, Lang::English) => "; 1 row has no full date".to_owned(),
            _ => say!(
                self.lang,
                "; {n} rows have no full date",
                ". {n}행은 날짜가 불완전함",
                "。{n}行は日付が不完全です"
            ),
        }
    }

    fn cannot_copy(&self, what: &str, error: &io::Error) -> Outcome {
        let why = refusal(error, self.lang);
        Outcome::Failed(say!(
            self.lang,
            "cannot copy {what}: {why}",
            "{what} 복사할 수 없음: {why}",
            "{what}をコピーできません: {why}"
        ))
    }

    fn copy_rows(&mut self, rows: &[CreditId], format: Format) -> Outcome {
        let what = count::rows(rows.len(), self.lang);
        let mut text = Vec::new();
        match self.write_rows((rows, format), None, &mut text) {
            Ok(()) => self.copy(&String::from_utf8_lossy(&text), &what),
            Err(error) => self.cannot_copy(&what, &error),
        }
    }

    fn save(&self, name: &str, line: Option<&str>) -> Outcome {
        match (self.kept.save(name, line), line) {
            (Ok(()), Some(_)) => {
                let word = shell_quote(name);
                Outcome::Said(say!(
                    self.lang,
                    "saved: `kactors --saved {word}` asks it again",
                    "저장함: `kactors --saved {word}` 명령으로 다시 검색",
                    "保存しました: `kactors --saved {word}`でもう一度検索"
                ))
            }
            (Ok(()), None) => Outcome::Said(say!(
                self.lang,
                "forgot {name}",
                "{name} 삭제함",
                "{name}を削除しました"
            )),
            (Err(error), _) => {
                let why = error.of(self.lang);
                Outcome::Failed(say!(
                    self.lang,
                    "cannot keep {name}: {why}",
                    "{name}: 저장할 수 없음: {why}",
                    "{name}: 保存できません: {why}"
                ))
            }
        }
    }

    fn write_rows(
        &self,
        (rows, format): (&[CreditId], Format),
        question: Option<String>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let (catalog, screen) = (self.catalog, export::Screen::default());
        export::write(
            &export::Export { catalog, rows, format, columns: None, screen, raw: false, question },
            out,
        )
    }

    /// Copies to the desktop's clipboard, else by OSC 52: the terminal itself has one then, over ssh
    /// as well.
    fn copy(&mut self, text: &str, what: &str) -> Outcome {
        if let Some(program) = clipboard::copy(text) {
            return Outcome::Said(say!(
                self.lang,
                "copied {what} with {program}",
                "{what} 복사함({program})",
                "{program}で{what}をコピーしました"
            ));
        }
        match self.screen.command(CopyToClipboard::to_clipboard_from(text)) {
            Ok(()) => Outcome::Said(say!(
                self.lang,
                "copied {what} through the terminal",
                "{what} 복사함(터미널 경유)",
                "端末経由で{what}をコピーしました"
            )),
            Err(error) => self.cannot_copy(what, &error),
        }
    }
}
