//! What the screen asks of the world.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;

use super::signals;
use super::terminal::Screen;
use crate::catalog::Catalog;
use crate::query::run;
use crate::ui::{Action, Effect, Export, Outcome};

/// The world, as far as effects reach.
pub struct World<'w> {
    /// All facts.
    pub catalog: &'w Catalog,
    /// The terminal.
    pub screen: &'w mut Screen,
}

impl World<'_> {
    /// Performs an effect; what comes of it is an action.
    pub fn perform(&mut self, effect: Effect) -> Option<Action> {
        match effect {
            Effect::Search(generation, query, marks) => {
                let results = run(self.catalog, &query, &marks);
                Some(Action::Found(generation, Box::new(results)))
            }
            Effect::Export(export) => Some(Action::Done(self.export(&export))),
            Effect::Copy(text, what) => Some(Action::Done(self.copy(&text, &what))),
            Effect::CopyRows(rows) => {
                let what = if rows.len() == 1 {
                    "1 row".to_owned()
                } else {
                    format!("{} rows", rows.len())
                };
                let mut text = Vec::new();
                let outcome = match self.write_rows(&rows, "tsv", &mut text) {
                    Ok(()) => self.copy(&String::from_utf8_lossy(&text), &what),
                    Err(error) => Outcome::Failed(format!("cannot copy {what}: {error}")),
                };
                Some(Action::Done(outcome))
            }
            Effect::Open(address) => Some(Action::Done(open(&address))),
            Effect::Suspend => match signals::ask_to_stop() {
                Ok(()) => None,
                Err(error) => {
                    Some(Action::Done(Outcome::Failed(format!("cannot suspend: {error}"))))
                }
            },
            Effect::Quit(_) => None,
        }
    }

    fn export(&mut self, _export: &Export) -> Outcome {
        Outcome::Failed("not here yet".to_owned())
    }

    fn write_rows(
        &self,
        _rows: &[crate::catalog::CreditId],
        _format: &str,
        _out: &mut Vec<u8>,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Copies by OSC 52: the terminal itself has the clipboard, over ssh as well.
    fn copy(&mut self, text: &str, what: &str) -> Outcome {
        match self.screen.command(CopyToClipboard::to_clipboard_from(text)) {
            Ok(()) => Outcome::Said(format!("copied {what} through the terminal")),
            Err(error) => Outcome::Failed(format!("cannot copy {what}: {error}")),
        }
    }
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
            // Somebody has to wait for it, or it stays as a zombie.
            std::thread::spawn(move || child.wait());
            Outcome::Said(format!("opened {address}"))
        }
        Err(error) => {
            let program = Path::new(&program).display();
            Outcome::Failed(format!("cannot open {address} with {program}: {error}"))
        }
    }
}

/// `~/…` in the user's home, as a shell would have it.
#[allow(dead_code)]
fn expand_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}
