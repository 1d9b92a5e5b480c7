//! The browser: what it starts with, and what becomes of the rows that were accepted in it.

use std::io::{self, IsTerminal};

use super::args::{Browse, Global};
use super::ask::question;
use super::data::Data;
use super::output::{self, Colours, Target};
use super::{Ended, Failure};
use crate::catalog::{Catalog, CreditId};
use crate::export::{self, Export, Screen};
use crate::files;
use crate::{tui, ui};

/// Opens the browser on the question of the flags, and writes what is accepted in it.
pub fn run(global: &Global, browse: &Browse) -> Result<Ended, Failure> {
    let target = Target::of(&browse.output)?;
    if let Some(file) = &target.file {
        files::check(file, target.force)?;
    }
    let query = question(&browse.ask, &[])?;
    if !tui::has_terminal() {
        let message = "the browser needs a terminal; `kactors list` prints the rows";
        return Err(Failure::Usage(message.to_owned()));
    }
    let data = Data::load(global)?;
    let picker = browse.pick || !io::stdout().is_terminal();
    let start = ui::Start {
        query,
        picker,
        problems: data.errors().count(),
        format: browse.output.format,
        path: target.file.clone(),
        size: (0, 0),
    };
    let coloured = Colours::of_terminal(global.color).on;
    match tui::run(&data.catalog, start, coloured).map_err(Failure::Terminal)? {
        tui::Ended::Left(ui::Ended::Accepted(rows)) => accept(&data.catalog, &rows, &target),
        tui::Ended::Left(ui::Ended::Quit) if picker => Ok(Ended::Empty),
        tui::Ended::Left(ui::Ended::Quit) => Ok(Ended::Done),
        tui::Ended::Left(ui::Ended::Interrupted) => Ok(Ended::Signal(128 + SIGINT)),
        tui::Ended::Signal(signal) => {
            Ok(Ended::Signal(128 + u8::try_from(signal).unwrap_or(SIGINT)))
        }
    }
}

/// The number of the signal of Ctrl-C.
const SIGINT: u8 = 2;

/// Writes accepted rows, plain: they are meant for another program, or to stay on the screen.
fn accept(catalog: &Catalog, rows: &[CreditId], target: &Target) -> Result<Ended, Failure> {
    let screen = Screen::default();
    let export = Export { catalog, rows, format: target.format, columns: None, screen };
    target.write(rows.len(), |out| export::write(&export, out))?;
    Ok(output::ended(rows.len()))
}
