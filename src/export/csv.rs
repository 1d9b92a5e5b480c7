//! Comma and tab separated values.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::sheet::Sheet;

/// Writes a sheet as RFC 4180 says: UTF-8, CRLF, quotes where they are needed.
///
/// A cell that a spreadsheet would take for a formula gets a `'` before it, unless cells are to
/// stay `raw`.
pub fn write_csv(sheet: &impl Sheet, raw: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF);
    write(sheet, &builder, if raw { |cell| cell } else { without_formula }, out)
}

/// Writes a sheet with a tab between cells and a line feed after rows. Nothing is quoted: a tab or
/// line break in a cell becomes a space.
pub fn write_tsv(sheet: &impl Sheet, out: &mut dyn Write) -> io::Result<()> {
    let mut builder = WriterBuilder::new();
    builder.delimiter(b'\t').quote_style(QuoteStyle::Never).terminator(Terminator::Any(b'\n'));
    write(sheet, &builder, on_one_line, out)
}

fn write(
    sheet: &impl Sheet,
    builder: &WriterBuilder,
    safe: fn(Cow<'_, str>) -> Cow<'_, str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = builder.from_writer(out);
    writer.write_record(sheet.headings()).map_err(plain)?;
    for row in 0..sheet.len() {
        for cell in sheet.cells(row) {
            writer.write_field(safe(cell).as_bytes()).map_err(plain)?;
        }
        writer.write_record(None::<&[u8]>).map_err(plain)?;
    }
    writer.flush()
}

/// The system's own error, which tells a closed pipe from a full disk.
fn plain(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn without_formula(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Owned(format!("'{cell}"));
    }
    cell
}

fn on_one_line(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.contains(['\t', '\n', '\r']) {
        return Cow::Owned(cell.replace(['\t', '\n', '\r'], " "));
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(without_formula(cell.into()), expected);
        }
    }

    #[test]
    fn a_cell_of_tsv_is_one_line_without_tabs() {
        assert_eq!(on_one_line("a\tb\r\nc".into()), "a b  c");
        assert_eq!(on_one_line("한효주".into()), "한효주");
    }
}
