//! `kactors diff`: what is new, changed and gone between two data sets.

use std::io::{self, Write};

use super::args::{Diff, Global};
use super::data::Data;
use super::output;
use super::{Ended, Failure};
use crate::export::{Difference, Field, Standing, differences};
use crate::text::{grouped, harmless};

/// Prints the differences: nothing where there is none. What is wrong in either set is said, and
/// ends with 2: a difference may be a lost entry.
pub fn run(global: &Global, diff: &Diff) -> Result<Ended, Failure> {
    let (old, new) = (Data::of(diff.old.clone()), Data::of(diff.new.clone()));
    if old.is_unreadable() || new.is_unreadable() {
        old.end(global, Ended::Done);
        new.end(global, Ended::Done);
        return Err(Failure::NoData);
    }
    let found: Vec<Difference> = differences(&old.catalog, &new.catalog).collect();
    let coloured = output::colours_stdout(global.color);
    output::to_stdout(|out| found.iter().try_for_each(|one| write(one, coloured, out)))?;
    if !found.is_empty() {
        let count = |is: fn(&Standing) -> bool| found.iter().filter(|d| is(&d.standing)).count();
        let new = count(|standing| matches!(standing, Standing::New));
        let gone = count(|standing| matches!(standing, Standing::Gone));
        let changed = found.len() - new - gone;
        let [new, changed, gone] = [new, changed, gone].map(grouped);
        output::say(&format!("{new} new, {changed} changed, {gone} gone"));
    }
    let ended = if found.is_empty() { Ended::Done } else { Ended::Empty };
    let ended = old.end(global, ended);
    Ok(new.end(global, ended))
}

fn write(difference: &Difference, coloured: bool, out: &mut dyn Write) -> io::Result<()> {
    // Select Graphic Rendition (ECMA-48): green, yellow, red.
    let (word, colour) = match difference.standing {
        Standing::New => ("new", "32"),
        Standing::Changed(_) => ("changed", "33"),
        Standing::Gone => ("gone", "31"),
    };
    let (start, end) =
        if coloured { (format!("\u{1b}[{colour}m"), "\u{1b}[0m") } else { (String::new(), "") };
    let Difference { key, name, .. } = difference;
    writeln!(out, "{start}{word:<7}{end}  {key}  {}", harmless(name))?;
    if let Standing::Changed(fields) = &difference.standing {
        fields.iter().try_for_each(|field| write_field(field, out))?;
    }
    Ok(())
}

fn write_field(Field { name, old, new }: &Field, out: &mut dyn Write) -> io::Result<()> {
    let shown =
        |text: &str| if text.is_empty() { "—".into() } else { harmless(text).into_owned() };
    writeln!(out, "         {name}: {} → {}", shown(old), shown(new))
}
