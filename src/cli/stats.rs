//! `kactors stats`: the rows that match, counted.

use super::args::{Global, Stats};
use super::ask::question;
use super::data::Data;
use super::output;
use super::{Ended, Failure};
use crate::export;
use crate::query::{self, Marks, stats};

/// Prints the statistic.
pub fn run(global: &Global, wanted: &Stats) -> Result<Ended, Failure> {
    let query = question(&wanted.ask, &[])?;
    let data = Data::load(global)?;
    let results = query::run(&data.catalog, &query, &Marks::new());
    let lines = stats::by(&data.catalog, &results, wanted.by);
    let screen = output::stdout_screen(global.color);
    output::to_stdout(|out| export::write_statistic(&lines, wanted.format, screen, out))?;
    Ok(data.end(global, output::ended(results.count)))
}
