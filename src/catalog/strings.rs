//! Arenas of texts: one for all but keys, addresses and characters, which have theirs, each
//! distinct text once.

use std::cmp::Ordering;
use std::hash::BuildHasher;
use std::hint::black_box;

use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

use super::ids::StrId;
use super::lists::{Borders, Ends};

/// Texts by id; the id of the empty text is 0.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    #[serde(with = "crate::raw::text")]
    text: String,
    borders: Borders,
}

impl From<Strings> for Texts {
    fn from(mut strings: Strings) -> Texts {
        strings.text.shrink_to_fit();
        Texts { borders: Borders::from(&strings.ends), text: strings.text }
    }
}

impl Texts {
    /// The text of an id.
    #[inline]
    pub fn get(&self, id: StrId) -> &str {
        &self.text[self.borders.range(id.index())]
    }

    /// How many there are, the empty one among them.
    pub fn len(&self) -> usize {
        self.borders.len()
    }

    /// The position of a text among those behind the empty one, if they are in order. Cost: a
    /// binary search.
    pub fn position(&self, text: &str) -> Option<usize> {
        let (mut start, mut end) = (1, self.len());
        while start < end {
            let middle = start.midpoint(end);
            match self.get(StrId::at(middle)).cmp(text) {
                Ordering::Less => start = middle + 1,
                Ordering::Equal => return Some(middle - 1),
                Ordering::Greater => end = middle,
            }
        }
        None
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.text.len() + self.borders.size()
    }
}

/// [`Texts`] in the making.
#[derive(Debug)]
pub struct Strings {
    text: String,
    ends: Ends,
}

impl Default for Strings {
    fn default() -> Self {
        let mut ends = Ends::default();
        ends.push(0);
        Strings { text: String::new(), ends }
    }
}

impl Strings {
    /// The text of an id.
    #[inline]
    pub fn get(&self, id: StrId) -> &str {
        &self.text[self.ends.range(id.index())]
    }

    /// How many there are, the empty one among them.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a text, whether or not it is there already.
    pub fn push(&mut self, text: &str) -> StrId {
        let id = StrId::at(self.ends.len());
        self.text.push_str(text);
        self.ends.push(self.text.len());
        id
    }
}

/// Takes texts in and gives ids out, the same for the same text. The texts stand in the arena
/// only: the index has ids.
#[derive(Default)]
pub struct Interner {
    strings: Strings,
    index: HashTable<StrId>,
    hasher: DefaultHashBuilder,
}

impl Interner {
    /// An interner that expects so many distinct texts.
    pub fn with_capacity(texts: usize) -> Interner {
        Interner { index: HashTable::with_capacity(texts), ..Interner::default() }
    }

    /// The id of a text.
    pub fn id(&mut self, text: &str) -> StrId {
        if text.is_empty() {
            return StrId::NONE;
        }
        let Interner { strings, index, hasher } = self;
        let hash = hasher.hash_one(text);
        if let Some(&id) = index.find(hash, |&id| strings.get(id) == text) {
            return id;
        }
        let id = strings.push(text);
        index.insert_unique(hash, id, |&id| hasher.hash_one(strings.get(id)));
        id
    }

    /// Has the memory of texts at hand for whoever asks for their ids next. One by one each would be
    /// waited for, its place in the index first, then its end, then its letters; the processor
    /// fetches those of several texts together. Cost: a hash of each.
    pub fn fetch<'t>(&self, texts: impl Iterator<Item = &'t str>) {
        let Interner { strings, index, hasher } = self;
        let likely = |text| index.find(hasher.hash_one(text), |_| true).copied();
        let likely: Vec<StrId> = texts.filter_map(likely).collect();
        let first = |&id: &StrId| strings.get(id).as_bytes().first().copied().map(usize::from);
        black_box(likely.iter().filter_map(first).sum::<usize>());
    }

    /// The id of a text that may be missing.
    pub fn some(&mut self, text: Option<&str>) -> StrId {
        text.map_or(StrId::NONE, |text| self.id(text))
    }

    /// The arena; the look-up by text is dropped.
    pub fn finish(self) -> Strings {
        self.strings
    }
}
