//! Cells one behind the other.

use memchr::{memchr_iter, memchr2};

/// The cells of a row, in one text: for a million rows a text of its own for each takes longer than
/// what is in it.
#[derive(Debug, Default)]
pub struct Cells {
    /// With a tab behind each.
    text: String,
    /// Where each ends. Positions from 2³² on saturate.
    ends: Vec<u32>,
}

const TAB: &str = "\t";

impl Cells {
    /// The cells.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.ends.len()).map(|at| self.cell(at))
    }

    /// The cell at a position.
    fn cell(&self, at: usize) -> &str {
        &self.text[self.start(at)..self.ends[at] as usize]
    }

    /// The cells with a tab between them, if none has a tab or a line break of its own.
    pub fn line(&self) -> Option<&str> {
        let bytes = self.text.as_bytes();
        let is_one = memchr2(b'\n', b'\r', bytes).is_none()
            && memchr_iter(b'\t', bytes).count() == self.ends.len();
        is_one.then(|| self.text.strip_suffix(TAB).unwrap_or_default())
    }

    /// Adds a cell with what is put into it.
    pub fn add(&mut self, put: impl FnOnce(&mut String)) {
        put(&mut self.text);
        self.ends.push(position(self.text.len()));
        self.text.push_str(TAB);
    }

    /// Has none any more, and keeps the room.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
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
    fn a_line_has_the_tabs_between_its_cells_only() {
        assert_eq!(cells(&["a", "", "b"]).line(), Some("a\t\tb"));
        assert_eq!(cells(&[""]).line(), Some(""));
        for text in ["a\tb", "a\nb", "\r"] {
            assert_eq!(cells(&["x", text]).line(), None, "{text:?}");
        }
    }
}
