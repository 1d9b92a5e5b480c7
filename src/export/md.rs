//! A table of GitHub Flavored Markdown, padded so that it reads as plain text too, its sources as
//! footnotes.

use std::io::{self, Write};

use super::cells::Cells;
use super::footnotes::Footnotes;
use super::sheet::{Sheet, WIDEST};
use crate::catalog::SourceRef;
use crate::text;

/// The narrowest delimiter cell that every reader of Markdown takes for one: `---`.
const NARROWEST: usize = 3;

/// Writes a sheet; footnotes are numbered in the order in which they first appear.
pub fn write(sheet: &impl Sheet, out: &mut dyn Write) -> io::Result<()> {
    let mut notes = Footnotes::default();
    let headings: Vec<String> = sheet.headings().into_iter().map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(sheet.len());
    sheet.each(0..sheet.len(), |row, made| {
        rows.push(cells(sheet, row, made, &mut notes));
        Ok(())
    })?;
    let width = |column: usize| {
        let of_column = rows.iter().chain([&headings]).map(|cells| text::width(&cells[column]));
        of_column.max().unwrap_or(0).clamp(NARROWEST, WIDEST)
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let rule = widths.iter().enumerate().map(|(column, &width)| {
        let end = if sheet.is_numeric(column) { ":" } else { "-" };
        format!("{:-<1$}{end}", "", width - 1)
    });
    let write_row = |cells: &[String], out: &mut dyn Write| -> io::Result<()> {
        for (column, cell) in cells.iter().enumerate() {
            let blank = widths[column].saturating_sub(text::width(cell));
            let (before, after) = if sheet.is_numeric(column) { (blank, 0) } else { (0, blank) };
            write!(out, "| {:before$}{cell}{:after$} ", "", "")?;
        }
        out.write_all(b"|\n")
    };
    write_row(&headings, out)?;
    write_row(&rule.collect::<Vec<_>>(), out)?;
    rows.iter().try_for_each(|cells| write_row(cells, out))?;
    write_notes(&notes, out)
}

fn cells<'s>(
    sheet: &'s impl Sheet,
    row: usize,
    cells: &Cells,
    notes: &mut Footnotes<'s>,
) -> Vec<String> {
    let cells = cells.iter().enumerate();
    cells
        .map(|(column, cell)| match sheet.sources(row, column) {
            Some(sources) => references(&sources, notes),
            None => escape(cell),
        })
        .collect()
}

/// The text with everything that Markdown or HTML would read as its own made literal.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text::harmless(text);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let begins_entity = |next: &char| *next == '#' || next.is_ascii_alphabetic();
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            '&' => chars.peek().is_some_and(begins_entity),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn references<'c>(sources: &[SourceRef<'c>], notes: &mut Footnotes<'c>) -> String {
    sources
        .iter()
        .fold(String::new(), |before, source| format!("{before}[^{}]", notes.number(*source)))
}

fn write_notes(notes: &Footnotes<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (at, source) in notes.sources().iter().enumerate() {
        let before = if at == 0 { "\n" } else { "" };
        writeln!(out, "{before}[^{}]: {}", at + 1, footnote(*source))?;
    }
    Ok(())
}

fn footnote(source: SourceRef<'_>) -> String {
    let publisher = source.publisher().map(escape);
    let date = source.date().map(|date| date.to_string());
    let address = format!("<{}>", address(&source.url()));
    let parts: Vec<String> = publisher.into_iter().chain(date).chain([address]).collect();
    parts.join(", ")
}

/// The address without what would end it: an address in `<>` knows no escapes but its own.
fn address(url: &str) -> String {
    text::harmless(url).replace('<', "%3C").replace('>', "%3E")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        assert_eq!(escape("a|b"), r"a\|b");
        assert_eq!(escape("[x](y)"), r"\[x\](y)");
        assert_eq!(escape(r"<b>\&amp;"), r"\<b\>\\\&amp;");
        assert_eq!(escape("한효주 & 1+1 = 2!"), "한효주 & 1+1 = 2!");
        assert_eq!(address("https://x/<a>?b|c"), "https://x/%3Ca%3E?b|c");
    }
}
