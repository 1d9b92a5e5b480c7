//! Rows as bytes: one file a format, each a plain function of the catalog and the rows.
//!
//! What people read in columns (table, csv, tsv, md, html) is a sheet; json, jsonl, ron and ics have
//! a form of their own. Nothing here knows a path, a flag or a terminal.

mod cells;
mod column;
mod csv;
mod diff;
mod fetch;
mod footnotes;
mod html;
mod ics;
mod json;
mod md;
mod ron;
mod rows;
mod shared;
mod sheet;
mod table;

use std::io::{self, Write};

pub use column::Column;
pub use diff::{Difference, Field, Standing, differences};

use crate::catalog::{Catalog, CreditId};
use crate::query::stats::Line;
use sheet::{Credits, Statistic};

/// The form in which rows leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Aligned columns for eyes.
    Table,
    /// RFC 4180, for spreadsheets.
    Csv,
    /// A tab between cells, for other programs.
    Tsv,
    /// An array of objects.
    Json,
    /// An object a line.
    Jsonl,
    /// A data set that can be loaded again.
    Ron,
    /// A table of GitHub's Markdown, its sources as footnotes.
    Md,
    /// One page that needs nothing else.
    Html,
    /// A calendar of what has a day.
    Ics,
}

/// Rows and the form they are to have.
#[derive(Debug, Clone)]
pub struct Export<'a> {
    /// Where the rows come from.
    pub catalog: &'a Catalog,
    /// The credits, in order.
    pub rows: &'a [CreditId],
    /// The form.
    pub format: Format,
    /// What the sheets (table, csv, tsv, md, html) show; `None`: what is usual for the format.
    pub columns: Option<Vec<Column>>,
    /// Where a table is shown.
    pub screen: Screen,
    /// Whether cells of csv stay as they are, also those that a spreadsheet takes for a formula.
    pub raw: bool,
    /// The question that the rows answer, in words, for a page to share; `None`: they were chosen
    /// one by one.
    pub question: Option<String>,
}

/// The place where a table is shown; a file by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Screen {
    /// Columns to keep to; `None`: the table is whole.
    pub width: Option<usize>,
    /// Whether to use the terminal's colours.
    pub coloured: bool,
}

/// Every format with its word and the extensions of its files.
const WORDS: [(Format, &str, &[&str]); 9] = [
    (Format::Table, "table", &["txt"]),
    (Format::Csv, "csv", &["csv"]),
    (Format::Tsv, "tsv", &["tsv", "tab"]),
    (Format::Json, "json", &["json"]),
    (Format::Jsonl, "jsonl", &["jsonl", "ndjson"]),
    (Format::Ron, "ron", &["ron"]),
    (Format::Md, "md", &["md", "markdown"]),
    (Format::Html, "html", &["html", "htm"]),
    (Format::Ics, "ics", &["ics"]),
];

impl Format {
    /// Every format, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Format> + Clone {
        WORDS.iter().map(|(format, ..)| *format)
    }

    /// The format's word: `csv`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS[self as usize].1
    }

    /// The format with this word, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Format> {
        Format::all().find(|format| format.word().eq_ignore_ascii_case(word))
    }

    /// The format of files with this extension (without its dot), in any case.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Format> {
        let is_its = |known: &&str| known.eq_ignore_ascii_case(extension);
        WORDS.iter().find(|(.., all)| all.iter().any(is_its)).map(|row| row.0)
    }

    /// The usual extension of its files, without its dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        WORDS[self as usize].2[0]
    }

    /// Whether the format has columns that can be chosen.
    #[must_use]
    pub fn has_columns(self) -> bool {
        matches!(self, Format::Table | Format::Csv | Format::Tsv | Format::Md | Format::Html)
    }

    /// Whether a statistic can have this format; the others are for credits only.
    #[must_use]
    pub fn takes_statistics(self) -> bool {
        !matches!(self, Format::Ron | Format::Html | Format::Ics)
    }
}

/// Writes rows in their format. No rows: the format's empty form (a header, `[]`).
///
/// The writer should be buffered. Cost: linear; a table goes twice over its rows, first for the
/// widths, and Markdown keeps the cells of all its rows. In columns of more rows than there are projects the texts of these and of the actors are
/// held meanwhile.
///
/// # Errors
/// Those of the writer.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let credits = |usual| Credits::of(export, usual);
    match export.format {
        Format::Table => table::write(&credits(column::READ), export.screen, out),
        Format::Csv => csv::write_csv(&credits(column::ALL), export.raw, out),
        Format::Tsv => csv::write_tsv(&credits(column::ALL), out),
        Format::Json => json::write_array(export.rows.len(), json::credits(export), out),
        Format::Jsonl => json::write_lines(export.rows.len(), json::credits(export), out),
        Format::Ron => ron::write(export, out),
        Format::Md => md::write(&credits(column::CITED), out),
        Format::Html => html::write(export, &credits(column::CITED), out),
        Format::Ics => ics::write(export, out),
    }
}

/// How many rows a format has no place for: a calendar takes only what has a day.
#[must_use]
pub fn left_out(catalog: &Catalog, rows: &[CreditId], format: Format) -> usize {
    if format == Format::Ics { ics::undated(catalog, rows) } else { 0 }
}

/// Writes a statistic; in a format that has no form for one, as a table.
///
/// # Errors
/// Those of the writer.
pub fn write_statistic(
    lines: &[Line],
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let sheet = Statistic(lines);
    match format {
        Format::Table | Format::Ron | Format::Html | Format::Ics => {
            table::write(&sheet, screen, out)
        }
        Format::Csv => csv::write_csv(&sheet, false, out),
        Format::Tsv => csv::write_tsv(&sheet, out),
        Format::Json => json::write_array(lines.len(), json::statistic(lines), out),
        Format::Jsonl => json::write_lines(lines.len(), json::statistic(lines), out),
        Format::Md => md::write(&sheet, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_found_by_word_and_by_extension_in_any_case() {
        for (at, (format, word, extensions)) in WORDS.iter().enumerate() {
            assert_eq!(*format as usize, at);
            assert_eq!(Format::from_extension(format.extension()), Some(*format));
            assert_eq!(Format::from_word(&word.to_uppercase()), Some(*format));
            for extension in *extensions {
                assert_eq!(Format::from_extension(&extension.to_uppercase()), Some(*format));
            }
        }
        assert_eq!(Format::from_word("xml"), None);
        assert_eq!(Format::from_extension(""), None);
    }
}
