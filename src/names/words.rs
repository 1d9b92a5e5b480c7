//! A text folded, squashed, and with the places where its words end.

use super::kana;
use super::keys::Stops;
use super::normalise::{fold, squashed};

/// A text folded and squashed, and where its words end.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) squashed: String,
    pub(super) stops: Stops,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.add(&fold(text));
        words
    }

    /// The words of several folded texts, one text after another.
    pub(super) fn joined(folded: &[String]) -> Self {
        let mut words = Self::default();
        words.join(folded);
        words
    }

    /// Adds the words of more folded texts.
    pub(super) fn join(&mut self, folded: &[String]) {
        folded.iter().for_each(|text| self.add(text));
    }

    fn add(&mut self, folded: &str) {
        let mut length = self.squashed.chars().count();
        for word in folded.split(' ') {
            if length > 0 {
                self.stops.insert(length);
            }
            let squashed = word.chars().filter_map(squashed);
            for c in squashed {
                self.squashed.push(c);
                length += 1;
            }
        }
    }
}

/// Whether a folded text is kana throughout, spaces aside.
pub(super) fn is_all_kana(folded: &str) -> bool {
    !folded.is_empty() && folded.chars().all(|c| c == ' ' || kana::is_kana(c))
}

/// Which letters occur in a text, whatever their case: a bit for each of `a` to `z`, one for digits,
/// and the rest of the alphabets share what is left. Two texts that differ in more than 2n bits are
/// more than n typing errors apart.
pub(super) fn letters_in(text: &str) -> u32 {
    text.chars().filter(|c| !c.is_whitespace()).fold(0, |set, c| {
        let bit = match c.to_ascii_lowercase() {
            c @ 'a'..='z' => c as u32 - 'a' as u32,
            '0'..='9' => 26,
            c => 27 + c as u32 % 5,
        };
        set | 1 << bit
    })
}
