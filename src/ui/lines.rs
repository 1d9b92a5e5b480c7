//! The lines of a page. Of a long list only the heights of its rows are known, and of one whose rows
//! take a line each not even these: a row is laid out when it is seen.

use std::ops::Range;

use super::action::Link;
use super::prose::Paragraph;
use super::rows::Rows;
use super::{Page, Reader, heights};
use crate::catalog::{Catalog, CreditId};

/// The lines of a page, in its columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageLines {
    columns: usize,
    reader: Reader,
    blocks: Vec<Block>,
}

/// Some lines, one under the other.
#[derive(Debug, Clone, PartialEq)]
enum Block {
    Text(Vec<Paragraph>),
    List {
        rows: Rows,
        /// Where each row begins, counted from the first; none where each takes a line.
        starts: Vec<u32>,
        lines: usize,
    },
}

impl PageLines {
    /// No lines yet.
    pub(super) fn new((columns, reader): (usize, Reader)) -> PageLines {
        PageLines { columns, reader, blocks: Vec::new() }
    }

    /// Adds a paragraph.
    pub(super) fn push(&mut self, paragraph: &Paragraph) {
        let lines = paragraph.wrapped(self.columns);
        match self.blocks.last_mut() {
            Some(Block::Text(text)) => text.extend(lines),
            _ => self.blocks.push(Block::Text(lines)),
        }
    }

    /// Adds paragraphs.
    pub(super) fn extend(&mut self, paragraphs: impl IntoIterator<Item = Paragraph>) {
        paragraphs.into_iter().for_each(|paragraph| self.push(&paragraph));
    }

    /// Adds a list. Cost: that of [`heights::of_rows`].
    pub(super) fn list(&mut self, catalog: &Catalog, rows: Rows) {
        let heights = heights::of_rows(catalog, &rows, (self.columns, self.reader));
        self.list_of(rows, &heights);
    }

    /// Adds a list of which is known how many lines each row takes; no numbers where each takes one.
    pub(super) fn list_of(&mut self, rows: Rows, heights: &[usize]) {
        let (mut starts, mut lines) = (Vec::new(), rows.len());
        if heights.iter().any(|&height| height != 1) {
            lines = 0;
            for height in heights {
                starts.push(u32::try_from(lines).unwrap_or(u32::MAX));
                lines += height;
            }
        }
        self.blocks.push(Block::List { rows, starts, lines });
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.blocks.iter().map(Block::len).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The lines of a range, laid out; those behind the last are left out. Cost: that of these lines.
    #[must_use]
    pub fn seen(&self, catalog: &Catalog, range: Range<usize>) -> Vec<Paragraph> {
        let mut seen = Vec::new();
        let mut from = 0;
        for block in &self.blocks {
            let own = range.start.saturating_sub(from)..range.end.saturating_sub(from);
            let own = own.start.min(block.len())..own.end.min(block.len());
            if !own.is_empty() {
                block.lay(catalog, own, (self.columns, self.reader), &mut seen);
            }
            from += block.len();
        }
        seen
    }

    /// The page to which a line leads.
    #[must_use]
    pub fn link(&self, catalog: &Catalog, line: usize) -> Link {
        let (block, at) = self.block(line)?;
        match block {
            Block::Text(text) => text.get(at)?.link,
            Block::List { rows, .. } => block.row_at(at).map(|row| rows.link(catalog, row)),
        }
    }

    /// The credit that the row of a line is about; none where it is about no single one.
    #[must_use]
    pub fn credit(&self, line: usize) -> Option<CreditId> {
        let (block, at) = self.block(line)?;
        match block {
            Block::Text(_) => None,
            Block::List { rows, .. } => rows.credit(block.row_of(at)),
        }
    }

    /// Whether a line leads somewhere.
    #[must_use]
    pub fn leads(&self, line: usize) -> bool {
        self.block(line).is_some_and(|(block, at)| block.leads(at))
    }

    /// How many lines above one lead somewhere.
    pub(super) fn links_above(&self, line: usize) -> usize {
        let (mut links, mut from) = (0, 0);
        for block in &self.blocks {
            links += block.links_above(line.saturating_sub(from).min(block.len()));
            from += block.len();
        }
        links
    }

    /// The line of the link of this number, from 0.
    pub(super) fn line_of_link(&self, number: usize) -> Option<usize> {
        let (mut links, mut from) = (number, 0);
        for block in &self.blocks {
            let own = block.links_above(block.len());
            if links < own {
                return Some(from + block.line_of_link(links));
            }
            links -= own;
            from += block.len();
        }
        None
    }

    /// The first line that leads to a page that is wanted. Cost: a look at each row above it.
    pub(super) fn find(&self, catalog: &Catalog, wanted: impl Fn(Page) -> bool) -> Option<usize> {
        let mut from = 0;
        for block in &self.blocks {
            let line = match block {
                Block::Text(text) => text.iter().position(|line| line.link.is_some_and(&wanted)),
                Block::List { rows, .. } => (0..rows.len())
                    .find(|&row| wanted(rows.link(catalog, row)))
                    .map(|row| block.line_of_link(row)),
            };
            if let Some(line) = line {
                return Some(from + line);
            }
            from += block.len();
        }
        None
    }

    /// The block of a line, and its place there.
    fn block(&self, mut line: usize) -> Option<(&Block, usize)> {
        for block in &self.blocks {
            if line < block.len() {
                return Some((block, line));
            }
            line -= block.len();
        }
        None
    }
}

impl Block {
    fn len(&self) -> usize {
        match self {
            Block::Text(text) => text.len(),
            Block::List { lines, .. } => *lines,
        }
    }

    fn leads(&self, at: usize) -> bool {
        match self {
            Block::Text(text) => text.get(at).is_some_and(|line| line.link.is_some()),
            Block::List { .. } => self.row_at(at).is_some(),
        }
    }

    /// The row of a list that begins at a line.
    fn row_at(&self, at: usize) -> Option<usize> {
        let row = self.row_of(at);
        (self.line_of_link(row) == at).then_some(row)
    }

    /// The row of a list in which a line is.
    fn row_of(&self, at: usize) -> usize {
        match self {
            Block::List { starts, .. } if !starts.is_empty() => {
                starts.partition_point(|&start| start as usize <= at).saturating_sub(1)
            }
            _ => at,
        }
    }

    fn links_above(&self, at: usize) -> usize {
        match self {
            Block::Text(text) => text[..at].iter().filter(|line| line.link.is_some()).count(),
            Block::List { starts, .. } if !starts.is_empty() => {
                starts.partition_point(|&start| (start as usize) < at)
            }
            Block::List { .. } => at,
        }
    }

    /// The line of a link by its number: of a list each row has one, on its first line.
    fn line_of_link(&self, number: usize) -> usize {
        match self {
            Block::Text(text) => {
                let mut links = (0..text.len()).filter(|&at| text[at].link.is_some());
                links.nth(number).unwrap_or(text.len())
            }
            Block::List { starts, .. } => {
                starts.get(number).map_or(number, |&start| start as usize)
            }
        }
    }

    /// Adds the lines of a range to those that are seen.
    fn lay(
        &self,
        catalog: &Catalog,
        range: Range<usize>,
        (columns, reader): (usize, Reader),
        seen: &mut Vec<Paragraph>,
    ) {
        let rows = match self {
            Block::Text(text) => {
                seen.extend_from_slice(&text[range]);
                return;
            }
            Block::List { rows, .. } => rows,
        };
        let (first, last) = (self.row_of(range.start), self.row_of(range.end - 1));
        let mut told = Vec::new();
        for row in first..=last {
            rows.tell(catalog, row, (columns, reader), &mut told);
        }
        let lines = told.iter().flat_map(|paragraph| paragraph.wrapped(columns));
        seen.extend(lines.skip(range.start - self.line_of_link(first)).take(range.len()));
    }
}
