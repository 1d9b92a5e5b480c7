//! Many texts, each distinct one once, in order, with the names that have it.

use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::hash::BuildHasher;

use super::codes::{self, END, codes};
use super::lists::{self, Lists};
use crate::names::keys::{Part, Source, Stops};
use crate::names::words::Words;
use crate::names::written::Form;
use crate::raw::{self, record};

/// Texts in the order of their [`codes`], each with its part and the names that have it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Forms {
    /// Each text with its words apart, then [`END`].
    #[serde(with = "raw::text")]
    arena: String,
    #[serde(with = "raw")]
    starts: Vec<u32>,
    #[serde(with = "raw")]
    shapes: Vec<Shape>,
    /// How many bytes each has, spaces aside; 255 if more.
    #[serde(with = "raw")]
    lengths: Vec<u8>,
    /// For each text, who has it and as what.
    holders: Lists,
    #[serde(with = "raw")]
    sources: Vec<u8>,
    /// For each name, its texts in the order in which they were written.
    of_name: Lists,
}

/// What a text is of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    pub part: Part,
    pub pivot: u8,
}

record!(Shape { part: Part, pivot: u8 });

impl Forms {
    /// How many distinct texts there are.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    pub fn shape(&self, form: usize) -> Shape {
        self.shapes[form]
    }

    /// Where a text begins in the arena.
    pub fn start(&self, form: usize) -> usize {
        self.starts[form] as usize
    }

    /// Where the texts begin in the arena.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// A text, its words apart.
    pub fn text(&self, form: usize) -> &str {
        let end = self.starts.get(form + 1).map_or(self.arena.len(), |&next| next as usize);
        &self.arena[self.start(form)..end - END.len_utf8()]
    }

    /// How many bytes a text has, spaces aside.
    pub fn length(&self, form: usize) -> usize {
        let length = self.lengths[form];
        if length < u8::MAX { usize::from(length) } else { squashed_length(self.text(form)) }
    }

    /// A text squashed, and where its words end.
    pub fn words(&self, form: usize) -> Words {
        Words::of_spaced(self.text(form))
    }

    /// The arena from a position on.
    pub fn from(&self, at: usize) -> &str {
        &self.arena[at..]
    }

    pub fn arena(&self) -> &str {
        &self.arena
    }

    /// The texts that begin with these codes.
    pub fn beginning(&self, wanted: &[u8]) -> Range<usize> {
        codes::range(&self.starts, wanted, |at| codes(self.from(at as usize)))
    }

    /// The names that have a text, each with the source of it.
    pub fn holders(&self, form: usize) -> impl Iterator<Item = (usize, Source)> {
        let range = self.holders.range(form);
        let names = self.holders.all().range(range.clone());
        let sources = &self.sources[range];
        names.zip(sources).map(|(name, &source)| (name as usize, Source::numbered(source)))
    }

    /// The texts of a name as they were written.
    pub fn of_name(&self, name: usize) -> impl Iterator<Item = Form> {
        self.of_name.get(name).map(move |form| {
            let form = form as usize;
            let Shape { part, pivot } = self.shapes[form];
            let holders = self.holders.range(form);
            let at = self.holders.all().partition_point(holders, |other| (other as usize) < name);
            let source = self.sources.get(at).map_or(Source::Display, |&s| Source::numbered(s));
            Form { words: self.words(form), part, pivot, source }
        })
    }

    /// What it takes in memory, in bytes.
    pub fn size(&self) -> usize {
        self.arena.capacity()
            + self.starts.capacity() * 4
            + self.shapes.capacity() * size_of::<Shape>()
            + self.lengths.capacity()
            + self.sources.capacity()
            + self.holders.size()
            + self.of_name.size()
    }
}

fn squashed_length(text: &str) -> usize {
    text.bytes().filter(|&byte| byte != b' ').count()
}

/// A number below 2³², which there are fewer names and bytes of names than.
pub fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Takes texts in, name by name.
#[derive(Default)]
pub struct Drafts {
    arena: String,
    starts: Vec<u32>,
    shapes: Vec<Shape>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// (text, source) by name.
    held: lists::Drafts<u32>,
    sources: Vec<u8>,
}

impl Drafts {
    /// Adds the texts of the next name.
    pub fn push(&mut self, forms: &[Form]) {
        for form in forms {
            let text = self.text_of(form);
            self.held.add(text);
            self.sources.push(form.source.number());
        }
        self.held.close();
    }

    fn text_of(&mut self, form: &Form) -> u32 {
        let Drafts { arena, starts, shapes, index, hasher, .. } = self;
        let start = arena.len();
        form.words.push_spaced(arena);
        let shape = Shape { part: form.part, pivot: form.pivot };
        let hash = hasher.hash_one((shape, &arena[start..]));
        let text = |at: u32| {
            let end = starts.get(at as usize + 1).map_or(start, |&next| next as usize);
            &arena[starts[at as usize] as usize..end - END.len_utf8()]
        };
        let same = |&at: &u32| shapes[at as usize] == shape && text(at) == &arena[start..];
        if let Some(&known) = index.find(hash, same) {
            arena.truncate(start);
            return known;
        }
        let hash_of = |&at: &u32| hasher.hash_one((shapes[at as usize], text(at)));
        let at = position(starts.len());
        index.insert_unique(hash, at, hash_of);
        arena.push(END);
        starts.push(position(start));
        shapes.push(shape);
        at
    }

    /// Puts the texts in order.
    pub fn finish(mut self) -> Forms {
        drop(std::mem::take(&mut self.index));
        let text = |at: usize| codes(&self.arena[self.starts[at] as usize..]);
        let mut order: Vec<(u128, u32)> = (0..self.starts.len())
            .into_par_iter()
            .map(|at| (codes::head(text(at)), position(at)))
            .collect();
        order.par_sort_unstable_by(|(a, one), (b, other)| {
            let (one, other) = (*one as usize, *other as usize);
            a.cmp(b)
                .then_with(|| codes::after_head(*a, || text(one).cmp(text(other))))
                .then_with(|| self.shapes[one].cmp(&self.shapes[other]))
                .then(one.cmp(&other))
        });
        let mut forms = Forms::default();
        forms.arena.reserve_exact(self.arena.len());
        forms.starts.reserve_exact(order.len());
        forms.shapes.reserve_exact(order.len());
        forms.lengths.reserve_exact(order.len());
        let mut places = vec![0; order.len()];
        for (place, (_, at)) in order.into_iter().enumerate() {
            let at = at as usize;
            let end = self.starts.get(at + 1).map_or(self.arena.len(), |&next| next as usize);
            places[at] = position(place);
            forms.starts.push(position(forms.arena.len()));
            forms.shapes.push(self.shapes[at]);
            let text = &self.arena[self.starts[at] as usize..end];
            let length = squashed_length(text) - END.len_utf8();
            forms.lengths.push(u8::try_from(length).unwrap_or(u8::MAX));
            forms.arena.push_str(text);
        }
        drop(std::mem::take(&mut self.arena));
        self.held.for_each(|text| *text = places[*text as usize]);
        if forms.len() == 0 {
            return forms;
        }
        let (holders, sources) = self.held.turned(forms.len(), &self.sources);
        forms.holders = holders.finish();
        forms.sources = sources;
        forms.of_name = self.held.finish();
        forms
    }
}

impl Words {
    /// Those of a squashed text with spaces between its words.
    pub fn of_spaced(spaced: &str) -> Words {
        let mut words = Words::default();
        let mut length = 0;
        words.squashed.reserve_exact(spaced.len());
        for c in spaced.chars() {
            if c == ' ' {
                words.stops.insert(length);
            } else {
                words.squashed.push(c);
                length += 1;
            }
        }
        words
    }

    /// Adds the text with spaces between its words.
    pub fn push_spaced(&self, text: &mut String) {
        if self.stops == Stops::default() {
            text.push_str(&self.squashed);
            return;
        }
        for (at, c) in self.squashed.chars().enumerate() {
            if at > 0 && self.stops.contains(at) {
                text.push(' ');
            }
            text.push(c);
        }
    }
}
