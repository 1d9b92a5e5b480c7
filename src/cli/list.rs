//! `kactors list`: the rows that match.

use super::args::{Global, List};
use super::ask::question;
use super::data::Data;
use super::output::{self, Target};
use super::{Ended, Failure};
use crate::export::{self, Export};
use crate::query::{self, Marks};

/// Lists the rows; where nothing matches, a new target gets the format's empty form and an
/// existing one is left alone.
pub fn run(global: &Global, list: List) -> Result<Ended, Failure> {
    let target = Target::of(&list.output)?;
    if list.columns.is_some() && !target.format.has_columns() {
        let message = "--columns: the objects of json, jsonl and ron are whole\n\
                       help: table, csv, tsv and md have columns";
        return Err(Failure::Usage(message.to_owned()));
    }
    let query = question(&list.ask, &list.words)?;
    let data = Data::load(global)?;
    let mut rows = query::run(&data.catalog, &query, &Marks::new()).rows;
    if let Some(limit) = list.limit {
        rows.truncate(limit as usize);
    }
    if list.count {
        output::to_stdout(|out| writeln!(out, "{}", rows.len()))?;
    } else if rows.is_empty() && target.is_taken() {
        output::say("nothing matches; the file was left as it is");
    } else {
        let export = Export {
            catalog: &data.catalog,
            rows: &rows,
            format: target.format,
            columns: list.columns,
            screen: target.screen(global.color),
        };
        target.write(rows.len(), |out| export::write(&export, out))?;
    }
    Ok(data.end(global, output::ended(rows.len())))
}
