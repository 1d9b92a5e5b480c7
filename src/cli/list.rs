//! `kactors list`: the rows that match.

use super::args::{Global, List};
use super::ask::question;
use super::data::Data;
use super::output::{self, Target};
use super::{Ended, Failure};
use crate::catalog::Catalog;
use crate::export::Export;
use crate::query::{self, Asked, Change, Known, Marks, Query};
use crate::text::grouped;

/// Lists the rows; where nothing matches, a new target gets the format's empty form and an
/// existing one is left alone.
pub fn run(global: &Global, list: List) -> Result<Ended, Failure> {
    let target = Target::of(&list.output)?;
    if list.columns.is_some() && !target.format.has_columns() {
        let message = "--columns: what json, jsonl, ron and ics hold is whole\n\
                       help: table, csv, tsv, md and html have columns";
        return Err(Failure::Usage(message.to_owned()));
    }
    let query = question(&list.ask, &list.words)?;
    let data = Data::load(global)?;
    let (marks, script) = (Marks::new(), global.order());
    let asked = Asked { query: &query, marks: &marks, script };
    let limit = list.limit.map_or(usize::MAX, |limit| limit as usize);
    if list.count {
        let count = query::count(&data.catalog, asked, &Known::default()).min(limit);
        if count == 0 {
            suggest(&data.catalog, &query);
        }
        output::to_stdout(|out| writeln!(out, "{count}"))?;
        return Ok(data.end(global, output::ended(count)));
    }
    let rows = query::first(&data.catalog, asked, limit);
    if rows.is_empty() {
        suggest(&data.catalog, &query);
    }
    if rows.is_empty() && target.is_taken() {
        output::say("nothing matches; the file was left as it is");
    } else {
        let export = Export {
            catalog: &data.catalog,
            rows: &rows,
            format: target.format,
            columns: list.columns,
            screen: target.screen(global.color),
            raw: target.raw,
            question: Some(query::in_words(&data.catalog, &query)),
        };
        target.write_export(&export)?;
    }
    Ok(data.end(global, output::ended(rows.len())))
}

/// How many other questions are worth naming.
const SUGGESTED: usize = 5;

/// Says which question would find something, with the number of its rows.
fn suggest(catalog: &Catalog, query: &Query) {
    for rescue in
        query::rescue(catalog, query, &Marks::new(), &Known::default()).iter().take(SUGGESTED)
    {
        let change = match &rescue.change {
            Change::Without(term) => format!("without {term}"),
            Change::Meant(name) => format!("did you mean \"{name}\"?"),
            Change::MeantValue(value) => format!("did you mean \"{}\"?", value.name(catalog)),
        };
        output::say(&format!("help: {change} {}", grouped(rescue.count)));
    }
}
