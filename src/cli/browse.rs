//! The browser: what it starts with, and what becomes of the rows that were accepted in it.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal};

use super::args::{Browse, Global};
use super::ask::question;
use super::data::Data;
use super::output::{self, Colours, Target};
use super::{Ended, Failure};
use crate::catalog::{Catalog, CreditId};
use crate::export::{self, Export, Screen};
use crate::files;
use crate::load::Problem;
use crate::query::Query;

/// What the browser starts with.
#[expect(dead_code, reason = "the browser reads it")]
pub struct Start<'a> {
    /// All facts.
    pub catalog: &'a Catalog,
    /// What is wrong with the data.
    pub problems: &'a [Problem],
    /// The question to open with.
    pub query: Query,
    /// Whether Enter accepts rows.
    pub picks: bool,
    /// Whether colours are used.
    pub coloured: bool,
}

/// How the browser was left.
#[expect(dead_code, reason = "the browser says it")]
pub enum Left {
    /// With these rows, to be written.
    Accepted(Vec<CreditId>),
    /// Without any.
    Quit,
    /// By Ctrl-C or a signal; the number is 128 and the signal's.
    Signal(u8),
}

/// Opens the browser on the question of the flags, and writes what is accepted in it.
pub fn run(global: &Global, browse: &Browse) -> Result<Ended, Failure> {
    let target = Target::of(&browse.output)?;
    if let Some(file) = &target.file {
        files::check(file, target.force)?;
    }
    let query = question(&browse.ask, &[])?;
    if !has_terminal() {
        let message = "the browser needs a terminal; `kactors list` prints the rows";
        return Err(Failure::Usage(message.to_owned()));
    }
    let data = Data::load(global)?;
    let picks = browse.pick || !io::stdout().is_terminal();
    let start = Start {
        catalog: &data.catalog,
        problems: &data.problems,
        query,
        picks,
        coloured: Colours::of_terminal(global.color).on,
    };
    match open(start).map_err(Failure::Terminal)? {
        Left::Accepted(rows) => accept(&data.catalog, &rows, &target),
        Left::Quit if picks => Ok(Ended::Empty),
        Left::Quit => Ok(Ended::Done),
        Left::Signal(code) => Ok(Ended::Signal(code)),
    }
}

/// Whether the program has a terminal of its own, wherever its standard streams lead.
fn has_terminal() -> bool {
    OpenOptions::new().read(true).write(true).open("/dev/tty").is_ok()
}

/// Writes accepted rows, plain: they are meant for another program, or to stay on the screen.
fn accept(catalog: &Catalog, rows: &[CreditId], target: &Target) -> Result<Ended, Failure> {
    let screen = Screen::default();
    let export = Export { catalog, rows, format: target.format, columns: None, screen };
    target.write(rows.len(), |out| export::write(&export, out))?;
    Ok(output::ended(rows.len()))
}

/// The browser itself.
#[expect(clippy::unnecessary_wraps, reason = "the browser does input and output")]
fn open(_start: Start<'_>) -> io::Result<Left> {
    output::say("the browser is not built here yet");
    Ok(Left::Signal(2))
}
