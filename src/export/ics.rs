//! A calendar (RFC 5545): an all-day event for every credit whose day is known.

use std::io::{self, Write};

use super::{Export, rows};
use crate::catalog::{Catalog, CreditId, CreditRef, PlatformRef};
use crate::model::{Country, Date, Status, Word};
use crate::text::harmless;

/// The longest line in bytes, its end left out (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Writes the calendar. Credits without a day are left out; see [`undated`].
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut pen = Pen { out };
    pen.plain("BEGIN", "VCALENDAR")?;
    pen.plain("VERSION", "2.0")?;
    pen.plain("PRODID", "-//kactors//kactors//EN")?;
    pen.plain("CALSCALE", "GREGORIAN")?;
    let as_of = export.catalog.as_of().filter(|date| date.is_full());
    rows::write(export.rows.len(), pen.out, |rows, bytes| {
        let mut pen = Pen { out: bytes };
        for credit in export.rows[rows].iter().map(|&id| export.catalog.credit(id)) {
            if let Some(day) = credit.day() {
                event(&mut pen, credit, (day, as_of.unwrap_or(day)))?;
            }
        }
        Ok(())
    })?;
    pen.plain("END", "VCALENDAR")
}

/// How many of some credits have no day, and so no place in a calendar.
pub fn undated(catalog: &Catalog, rows: &[CreditId]) -> usize {
    rows.iter().filter(|id| catalog.credit(**id).day().is_none()).count()
}

fn event(pen: &mut Pen<'_>, credit: CreditRef<'_>, (day, stamp): (Date, Date)) -> io::Result<()> {
    let (actor, project) = (credit.actor(), credit.project());
    let compact = |date: Date| date.to_string().replace('-', "");
    pen.plain("BEGIN", "VEVENT")?;
    pen.text("UID", &credit.key())?;
    // The data set's day, not the clock's: the same rows are the same bytes.
    pen.plain("DTSTAMP", &format!("{}T000000Z", compact(stamp)))?;
    pen.plain("DTSTART;VALUE=DATE", &compact(day))?;
    pen.text("SUMMARY", &format!("{}: {}", actor.en(), project.title()))?;
    pen.text("DESCRIPTION", &description(credit))?;
    pen.plain(
        "STATUS",
        match project.status() {
            Status::Cancelled => "CANCELLED",
            Status::Upcoming | Status::Announced => "TENTATIVE",
            Status::Released | Status::Unreleased => "CONFIRMED",
        },
    )?;
    pen.plain("TRANSP", "TRANSPARENT")?;
    pen.plain("END", "VEVENT")
}

/// Names, part, places and sources, a line each.
fn description(credit: CreditRef<'_>) -> String {
    let (actor, project) = (credit.actor(), credit.project());
    let joined = |parts: Vec<&str>, with| -> Option<String> {
        (!parts.is_empty()).then(|| parts.join(with))
    };
    let names = [actor.ko(), actor.ja(), actor.zh(), project.original(), project.ko()];
    let names = joined(names.into_iter().flatten().collect(), " · ");
    let part = [credit.character(), credit.billing().map(Word::word)];
    let part = joined(part.into_iter().flatten().collect(), ", ");
    let kind = [project.kind().word(), project.status().word()].into_iter();
    let places = project.platforms().map(PlatformRef::en);
    let places = places.chain(project.countries().iter().map(Country::code));
    let places = joined(kind.chain(places).collect(), ", ");
    let sources = credit.sources().map(|source| source.url().into_owned());
    let lines = [names, part, places, credit.note().map(str::to_owned)].into_iter().flatten();
    lines.chain(sources).collect::<Vec<_>>().join("\n")
}

struct Pen<'w> {
    out: &'w mut dyn Write,
}

impl Pen<'_> {
    /// A property with a value of one of the forms that need no escaping.
    fn plain(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.fold(&format!("{name}:{value}"))
    }

    /// A property with a text, escaped (RFC 5545, 3.3.11).
    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let lines: Vec<String> = text.split('\n').map(|line| harmless(line).into_owned()).collect();
        let mut escaped = String::with_capacity(text.len());
        for c in lines.join("\n").chars() {
            match c {
                '\n' => escaped.push_str("\\n"),
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                c => escaped.push(c),
            }
        }
        self.fold(&format!("{name}:{escaped}"))
    }

    /// Writes a line in parts of at most 75 bytes, broken between characters; a part after the first
    /// begins with a blank, which is not part of the line.
    fn fold(&mut self, line: &str) -> io::Result<()> {
        let mut rest = line;
        let mut room = LONGEST;
        while rest.len() > room {
            let whole = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
            let (part, more) = rest.split_at(whole);
            write!(self.out, "{part}\r\n ")?;
            rest = more;
            room = LONGEST - 1;
        }
        write!(self.out, "{rest}\r\n")
    }
}
