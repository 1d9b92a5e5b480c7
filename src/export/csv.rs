//! Comma and tab separated values.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, WriterBuilder};

use super::cells::Cells;
use super::rows;
use super::sheet::Sheet;

/// Writes a sheet as RFC 4180 says: UTF-8, CRLF, quotes where they are needed.
///
/// A cell that a spreadsheet would take for a formula gets a `'` before it, unless cells are to
/// stay `raw`.
pub fn write_csv(sheet: &impl Sheet, raw: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF);
    let mut heading = builder.from_writer(&mut *out);
    heading.write_record(sheet.headings()).and_then(|()| Ok(heading.flush()?)).map_err(plain)?;
    drop(heading);
    rows::write(sheet.len(), out, |rows, bytes| {
        let mut writer = builder.from_writer(bytes);
        sheet.each(rows, |_, cells| {
            if raw {
                return writer.write_record(cells.iter()).map_err(plain);
            }
            for cell in cells.iter() {
                writer.write_field(without_formula(cell).as_bytes()).map_err(plain)?;
            }
            writer.write_record(None::<&[u8]>).map_err(plain)
        })?;
        writer.flush()
    })
}

/// Writes a sheet with a tab between cells and a line feed after rows. Nothing is quoted: a tab or
/// line break in a cell becomes a space.
pub fn write_tsv(sheet: &impl Sheet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", sheet.headings().join("\t"))?;
    rows::write(sheet.len(), out, |rows, bytes| {
        sheet.each(rows, |_, cells| {
            add_line(cells, bytes);
            Ok(())
        })
    })
}

fn add_line(cells: &Cells, bytes: &mut Vec<u8>) {
    match cells.line() {
        // One cell was asked for, and is empty: an empty line would be passed over as no row.
        Some("") => bytes.extend_from_slice(b"\"\""),
        Some(line) => bytes.extend_from_slice(line.as_bytes()),
        None => {
            let cells = cells.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " "));
            bytes.extend_from_slice(cells.collect::<Vec<_>>().join("\t").as_bytes());
        }
    }
    bytes.push(b'\n');
}

/// The system's own error, which tells a closed pipe from a full disk.
fn plain(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn without_formula(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Owned(format!("'{cell}"));
    }
    Cow::Borrowed(cell)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Statistic;
    use super::*;
    use crate::model::Facet;
    use crate::query::FacetValue;
    use crate::query::stats::Line;

    #[test]
    fn a_formula_is_made_a_text() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+82", "'+82"),
            ("-", "'-"),
            ("@me", "'@me"),
            ("\tx", "'\tx"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(without_formula(cell), expected);
        }
    }
    #[test]
    fn a_row_of_tsv_is_one_line_with_the_tabs_between_its_cells_only() {
        let line = |value: &str| Line {
            of: FacetValue::Missing(Facet::Country),
            value: value.to_owned(),
            name: String::new(),
            credits: 3,
            actors: 2,
            projects: 1,
            first_year: Some(2014),
            last_year: None,
        };
        let mut tsv = Vec::new();
        write_tsv(&Statistic(&[line("한효주"), line("a\tb\r\nc")]), &mut tsv).unwrap();
        let tsv = String::from_utf8(tsv).unwrap();
        let rows: Vec<&str> = tsv.split('\n').skip(1).collect();
        assert_eq!(rows, ["한효주\t3\t2\t1\t2014\t", "a b  c\t3\t2\t1\t2014\t", ""]);
    }
}
