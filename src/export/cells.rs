//! Cells one behind the other.

use std::ops::Range;

use memchr::{memchr_iter, memchr2};

/// Cells, of one row or of several, in one text: for a million rows a text of its own for each takes
/// longer than what is in it.
#[derive(Debug, Default)]
pub struct Cells {
    /// With a tab behind each.
    text: String,
    /// Where each ends. Positions from 2³² on saturate.
    ends: Vec<u32>,
}

const TAB: &str = "\t";

/// A processor has so many bytes of memory fetched at a time.
const LINE: usize = 64;

impl Cells {
    /// No cells, with room for so many and so long a text.
    pub fn with_capacity(cells: usize, text: usize) -> Cells {
        Cells { text: String::with_capacity(text), ends: Vec::with_capacity(cells) }
    }

    /// The cells.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.ends.len()).map(|at| self.cell(at))
    }

    /// The cell at a position.
    pub fn cell(&self, at: usize) -> &str {
        &self.text[self.start(at)..self.ends[at] as usize]
    }

    /// The cells with a tab between them, if none has a tab or a line break of its own.
    pub fn line(&self) -> Option<&str> {
        let bytes = self.text.as_bytes();
        let is_one = memchr2(b'\n', b'\r', bytes).is_none()
            && memchr_iter(b'\t', bytes).count() == self.ends.len();
        is_one.then(|| self.text.strip_suffix(TAB).unwrap_or_default())
    }

    /// A byte of each piece of memory in which neighbouring cells lie.
    pub fn touch(&self, range: Range<usize>) -> impl Iterator<Item = u8> {
        let text = self.start(range.start)..self.start(range.end);
        self.text.as_bytes()[text].iter().step_by(LINE).copied()
    }

    /// Adds a cell with what is put into it.
    pub fn add(&mut self, put: impl FnOnce(&mut String)) {
        put(&mut self.text);
        self.ends.push(position(self.text.len()));
        self.text.push_str(TAB);
    }

    /// Adds neighbouring cells of others.
    pub fn add_all(&mut self, others: &Cells, range: Range<usize>) {
        let text = others.start(range.start)..others.start(range.end);
        let (from, to) = (position(text.start), position(self.text.len()));
        self.text.push_str(&others.text[text]);
        self.ends.extend(others.ends[range].iter().map(|end| (end - from).saturating_add(to)));
    }

    /// Has none any more, and keeps the room.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Gives back the room that is not needed.
    pub fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn start(&self, at: usize) -> usize {
        if at == 0 { 0 } else { self.ends[at - 1] as usize + TAB.len() }
    }
}

fn position(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Cells {
        let mut cells = Cells::default();
        texts.iter().for_each(|text| cells.add(|cell| cell.push_str(text)));
        cells
    }

    #[test]
    fn neighbours_are_added_as_if_one_by_one() {
        let others = cells(&["", "한효주", "a\tb", "", "c"]);
        for range in [0..5, 0..0, 1..4, 2..3, 4..5, 5..5] {
            let mut added = cells(&["x"]);
            added.add_all(&others, range.clone());
            added.add(|cell| cell.push('y'));
            let expected = ["x"].into_iter().chain(others.iter().take(range.end).skip(range.start));
            assert!(added.iter().eq(expected.chain(["y"])), "{range:?}");
        }
    }

    #[test]
    fn a_line_has_the_tabs_between_its_cells_only() {
        assert_eq!(cells(&["a", "", "b"]).line(), Some("a\t\tb"));
        assert_eq!(cells(&[""]).line(), Some(""));
        for text in ["a\tb", "a\nb", "\r"] {
            assert_eq!(cells(&["x", text]).line(), None, "{text:?}");
        }
    }
}
