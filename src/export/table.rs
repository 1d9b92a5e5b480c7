//! A table for eyes: columns aligned whatever the script, cut to a terminal's width.

use std::io::{self, Write};

use super::sheet::{Ink, Sheet, WIDEST};
use super::{Screen, rows};
use crate::text;

/// What stands between two columns.
const GAP: &str = "  ";

/// A name cut to fewer columns is none any more: columns at the right end are left out before
/// others get narrower than this.
const READABLE: usize = 12;

/// Writes a sheet, two spaces between its columns.
pub fn write(sheet: &impl Sheet, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let headings = sheet.headings();
    let mut widths: Vec<usize> = headings.iter().map(|heading| text::width(heading)).collect();
    sheet.each(0..sheet.len(), |_, cells| {
        for (width, cell) in widths.iter_mut().zip(cells.iter()) {
            *width = text::width(cell).max(*width);
        }
        Ok(())
    })?;
    match screen.width {
        Some(available) => fit(&mut widths, available),
        None => widths.iter_mut().for_each(|width| *width = (*width).min(WIDEST)),
    }
    let line = Line { sheet, widths: &widths, whole: screen.width.is_none() };
    line.write(headings.into_iter(), |_| if screen.coloured { HEADING } else { "" }, out)?;
    rows::write(sheet.len(), out, |rows, bytes| {
        sheet.each(rows, |row, cells| {
            let style = |column| if screen.coloured { style(sheet.ink(row, column)) } else { "" };
            line.write(cells.iter(), style, bytes)
        })
    })
}

/// Narrows the widest columns, all to the same width, until the line fits; columns that find no
/// room are left out from the right, the first two last.
fn fit(widths: &mut Vec<usize>, available: usize) {
    let gaps = |columns: usize| GAP.len() * columns.saturating_sub(1);
    let least = |widths: &[usize]| -> usize {
        widths.iter().map(|&width| width.min(READABLE)).sum::<usize>() + gaps(widths.len())
    };
    while widths.len() > 2 && least(widths) > available {
        widths.pop();
    }
    if available < READABLE {
        widths.truncate(1);
    }
    let room = available.saturating_sub(gaps(widths.len()));
    let taken = |cap: usize| widths.iter().map(|&width| width.min(cap)).sum::<usize>();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if taken(widest) <= room {
        return;
    }
    let cap = (0..widest).rev().find(|&cap| taken(cap) <= room).unwrap_or(0);
    let mut left = room - taken(cap);
    for width in widths {
        let more = usize::from(*width > cap && left > 0);
        left -= more;
        *width = (*width).min(cap + more);
    }
}

struct Line<'a, S> {
    sheet: &'a S,
    widths: &'a [usize],
    /// Whether no cell is cut to the width of its column.
    whole: bool,
}

impl<S: Sheet> Line<'_, S> {
    fn write<'c>(
        &self,
        cells: impl DoubleEndedIterator<Item = &'c str> + ExactSizeIterator + Clone,
        style: impl Fn(usize) -> &'static str,
        out: &mut (impl Write + ?Sized),
    ) -> io::Result<()> {
        // What follows the last cell with a text would be blanks at the end of the line.
        let shown = cells.take(self.widths.len());
        let end = shown.clone().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        for (column, cell) in shown.take(end).enumerate() {
            let width = self.widths[column];
            let cell = if self.whole { text::drawn(cell) } else { text::cut(cell, width) };
            let blank = width.saturating_sub(text::width(&cell));
            let (before, after) = match (self.sheet.is_numeric(column), column + 1 == end) {
                (true, _) => (blank, 0),
                (false, true) => (0, 0),
                (false, false) => (0, blank),
            };
            let (start, reset) =
                if style(column).is_empty() { ("", "") } else { (style(column), RESET) };
            let gap = if column == 0 { "" } else { GAP };
            write!(out, "{gap}{:before$}{start}{cell}{reset}{:after$}", "", "")?;
        }
        out.write_all(b"\n")
    }
}

// Select Graphic Rendition (ECMA-48), in the terminal's own sixteen colours.
const RESET: &str = "\u{1b}[0m";
const HEADING: &str = "\u{1b}[1m";

fn style(ink: Ink) -> &'static str {
    match ink {
        Ink::Plain => "",
        Ink::Dim => "\u{1b}[2m",
        Ink::Accent => "\u{1b}[36m",
        Ink::Notice => "\u{1b}[33m",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(widths: &[usize], available: usize) -> Vec<usize> {
        let mut widths = widths.to_vec();
        fit(&mut widths, available);
        widths
    }

    #[test]
    fn the_widest_columns_give_way_first() {
        assert_eq!(fitted(&[4, 30, 40, 2], 82), [4, 30, 40, 2], "all fits");
        assert_eq!(fitted(&[4, 30, 40, 2], 62), [4, 25, 25, 2]);
        assert_eq!(fitted(&[4, 30, 40, 2], 63), [4, 26, 25, 2]);
        assert_eq!(fitted(&[4, 10, 40, 2], 42), [4, 10, 20, 2]);
    }

    #[test]
    fn what_has_no_room_at_all_is_left_out() {
        assert_eq!(fitted(&[4, 30, 40, 9], 40), [4, 16, 16]);
        assert_eq!(fitted(&[4, 30, 40, 9], 31), [4, 25]);
        assert_eq!(fitted(&[4, 30, 40, 9], 12), [4, 6]);
        assert_eq!(fitted(&[4, 30], 3), [3]);
        assert_eq!(fitted(&[4, 30], 0), [0]);
        assert_eq!(fitted(&[], 10), Vec::<usize>::new());
    }
}
