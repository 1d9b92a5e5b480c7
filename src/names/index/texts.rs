//! One text for each of many things, found by the whole of it, by its beginning, or nearly.

use serde::{Deserialize, Serialize};

use crate::names::typo::is_one_error;
use crate::raw;

/// Texts by number, of bytes that are characters each.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Texts {
    #[serde(with = "raw::text")]
    arena: String,
    #[serde(with = "raw")]
    ends: Vec<u32>,
    /// The numbers by text.
    #[serde(with = "raw")]
    order: Vec<u32>,
}

impl Texts {
    /// Adds the next text.
    pub fn push(&mut self, text: &str) {
        self.arena.push_str(text);
        self.ends.push(super::forms::position(self.arena.len()));
    }

    /// To be called when all texts are there, and before any is looked for.
    pub fn sort(&mut self) {
        let mut order: Vec<u32> = (0..super::forms::position(self.ends.len())).collect();
        order.sort_by(|&one, &other| self.get(one).cmp(self.get(other)));
        self.order = order;
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.arena[start as usize..self.ends[number] as usize]
    }

    /// Those that are this text.
    pub fn equal(&self, text: &str) -> &[u32] {
        let start = self.order.partition_point(|&at| self.get(at) < text);
        let rest = &self.order[start..];
        &rest[..rest.partition_point(|&at| self.get(at) == text)]
    }

    /// Those that begin with this text.
    pub fn beginning(&self, text: &str) -> &[u32] {
        let start = self.order.partition_point(|&at| self.get(at) < text);
        let rest = &self.order[start..];
        &rest[..rest.partition_point(|&at| self.get(at).starts_with(text))]
    }

    /// Those that are one typing error away; empty ones are not. Cost: a look at every text.
    pub fn near(&self, text: &str) -> impl Iterator<Item = u32> {
        let mut start = 0;
        self.ends.iter().zip(0..).filter_map(move |(&end, number)| {
            let known = &self.arena.as_bytes()[start..end as usize];
            start = end as usize;
            (!known.is_empty() && is_one_error(known, text.as_bytes())).then_some(number)
        })
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.arena.capacity() + (self.ends.capacity() + self.order.capacity()) * 4
    }
}

/// Calls `visit` with each pair of a text of `left` and one of `right` that are, one after the
/// other, one typing error away from `wanted`: one of the two has the error, or it is a swap where
/// they meet.
pub fn near_pairs(wanted: &str, left: &Texts, right: &Texts, mut visit: impl FnMut(u32, u32)) {
    let mut swapped = String::with_capacity(wanted.len());
    for (at, _) in wanted.char_indices() {
        let (start, end) = wanted.split_at(at);
        let lefts = left.equal(start);
        if !lefts.is_empty() {
            right.near(end).for_each(|r| lefts.iter().for_each(|&l| visit(l, r)));
        }
        let rights = right.equal(end);
        if !rights.is_empty() {
            left.near(start).for_each(|l| rights.iter().for_each(|&r| visit(l, r)));
        }
        let bytes = wanted.as_bytes();
        if at == 0 || bytes[at - 1] == bytes[at] {
            continue;
        }
        swapped.clear();
        swapped.push_str(&wanted[..at - 1]);
        swapped.push_str(&wanted[at..=at]);
        let lefts = left.equal(&swapped);
        if !lefts.is_empty() {
            swapped.clear();
            swapped.push_str(&wanted[at - 1..at]);
            swapped.push_str(&wanted[at + 1..]);
            let rights = right.equal(&swapped);
            lefts.iter().for_each(|&l| rights.iter().for_each(|&r| visit(l, r)));
        }
    }
    // An error after all of the left text: a letter too many there.
    for &l in left.equal(wanted) {
        right.near("").for_each(|r| visit(l, r));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(all: &[String]) -> Texts {
        let mut texts = Texts::default();
        all.iter().for_each(|text| texts.push(text));
        texts.sort();
        texts
    }

    proptest! {
        #[test]
        fn pairs_near_a_text_are_those_one_error_away(
            left in prop::collection::vec("[ab]{0,3}", 0..6),
            right in prop::collection::vec("[ab]{1,3}", 0..6),
            wanted in "[ab]{2,6}",
        ) {
            let mut found = Vec::new();
            near_pairs(&wanted, &texts(&left), &texts(&right), |l, r| found.push((l, r)));
            for (l, one) in (0..).zip(&left) {
                for (r, other) in (0..).zip(&right) {
                    let near = strsim::osa_distance(&wanted, &format!("{one}{other}")) == 1;
                    prop_assert_eq!(found.contains(&(l, r)), near, "{} {}", one, other);
                }
            }
        }
    }
}
