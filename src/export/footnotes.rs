//! The sources of rows as numbered notes: every page once, in the order of its first use.

use std::collections::HashMap;

use crate::catalog::{SourceId, SourceRef};

/// Every page once, in the order of its first use.
#[derive(Default)]
pub struct Footnotes<'c> {
    sources: Vec<SourceRef<'c>>,
    numbers: HashMap<SourceId, usize>,
}

impl<'c> Footnotes<'c> {
    /// The number of a page's note, counted from 1.
    pub fn number(&mut self, source: SourceRef<'c>) -> usize {
        let next = self.sources.len() + 1;
        let number = *self.numbers.entry(source.id()).or_insert(next);
        if number == next {
            self.sources.push(source);
        }
        number
    }

    /// The pages, by their numbers.
    pub fn sources(&self) -> &[SourceRef<'c>] {
        &self.sources
    }
}
