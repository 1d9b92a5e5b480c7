//! What the screen asks of the world.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;

use super::clipboard;
use super::signals;
use super::terminal::Screen;
use crate::catalog::{Catalog, CreditId};
use crate::export::{self, Format};
use crate::files::{self, FileError, Patience};
use crate::kept::Kept;
use crate::ui::{self, Action, Effect, Outcome};

/// The world, as far as effects reach.
pub struct World<'w> {
    /// All facts.
    pub catalog: &'w Catalog,
    /// What is kept from run to run.
    pub kept: &'w Kept,
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
            Effect::Open(address) => Some(Action::Done(open(&address))),
            Effect::Mouse(on) => match self.screen.take_mouse(on) {
                Ok(()) => None,
                Err(error) => Some(Action::Done(Outcome::Failed(format!("cannot: {error}")))),
            },
            Effect::Suspend => match signals::ask_to_stop() {
                Ok(()) => None,
                Err(error) => {
                    Some(Action::Done(Outcome::Failed(format!("cannot suspend: {error}"))))
                }
            },
            // The loop's own.
            Effect::Search(_) | Effect::Edit(..) | Effect::Quit(_) => None,
        }
    }

    fn export(&self, asked: &ui::Export) -> Outcome {
        let target = expand_home(&asked.path);
        let question = Some(asked.question.clone());
        let written = (asked.rows.as_slice(), asked.format);
        let body = |out: &mut dyn io::Write| self.write_rows(written, question, out);
        match files::write_with(Patience::Short, &target, asked.force, body) {
            Ok(written) => {
                let left_out = export::left_out(self.catalog, &asked.rows, asked.format);
                let rows = rows_in_words(asked.rows.len() - left_out);
                let path = written.path.display();
                let but = match left_out {
                    0 => String::new(),
                    count => format!("; {} no full date", left_out_in_words(count)),
                };
                Outcome::Said(format!("wrote {rows} to {path}{but}"))
            }
            Err(FileError::Exists { size, .. }) => Outcome::Exists(size),
            Err(error) => Outcome::Failed(error.to_string()),
        }
    }

    fn copy_rows(&mut self, rows: &[CreditId], format: Format) -> Outcome {
        let what = rows_in_words(rows.len());
        let mut text = Vec::new();
        match self.write_rows((rows, format), None, &mut text) {
            Ok(()) => self.copy(&String::from_utf8_lossy(&text), &what),
            Err(error) => Outcome::Failed(format!("cannot copy {what}: {error}")),
        }
    }

    fn save(&self, name: &str, line: Option<&str>) -> Outcome {
        match (self.kept.save(name, line), line) {
            (Ok(()), Some(_)) => {
                Outcome::Said(format!("saved: `kactors --saved {name}` asks it again"))
            }
            (Ok(()), None) => Outcome::Said(format!("forgot {name}")),
            (Err(error), _) => Outcome::Failed(format!("cannot keep {name}: {error}")),
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
            return Outcome::Said(format!("copied {what} with {program}"));
        }
        match self.screen.command(CopyToClipboard::to_clipboard_from(text)) {
            Ok(()) => Outcome::Said(format!("copied {what} through the terminal")),
            Err(error) => Outcome::Failed(format!("cannot copy {what}: {error}")),
        }
    }
}

fn left_out_in_words(count: usize) -> String {
    if count == 1 { "1 row has".to_owned() } else { format!("{count} rows have") }
}

fn rows_in_words(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

/// Opens a page of the web in the user's browser, without waiting for it.
fn open(address: &str) -> Outcome {
    let chosen = std::env::var_os("BROWSER").filter(|browser| !browser.is_empty());
    let fallback = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let program = chosen.unwrap_or_else(|| fallback.into());
    let started = Command::new(&program)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut child) => {
            // Somebody has to wait for it, or it stays as a zombie; it may where threads are refused.
            let _ = std::thread::Builder::new().spawn(move || child.wait());
            Outcome::Said(format!("opened {address}"))
        }
        Err(error) => {
            let program = Path::new(&program).display();
            Outcome::Failed(format!("cannot open {address} with {program}: {error}"))
        }
    }
}

/// `~/…` in the user's home, as a shell would have it.
fn expand_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}
