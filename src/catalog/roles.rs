//! The distinct characters, numbered, and the credits of each.

use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::ids::{CreditId, StrId};
use super::lists::{Lists, in_ranges};
use super::strings::{Interner, Strings};
use super::{Catalog, credit_ids};
use crate::raw;

/// Characters by number, in the order in which they were read.
///
/// Size: 4 bytes a credit, and as much again when the credits of one are first asked for.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Roles {
    /// By number, after the empty text.
    texts: Strings,
    /// By credit; [`NONE`] where nobody is named.
    #[serde(with = "raw")]
    of: Vec<u32>,
    /// Credits by character.
    #[serde(skip)]
    credits: OnceLock<Lists<CreditId>>,
}

const NONE: u32 = u32::MAX;

impl Roles {
    /// How many distinct characters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len() - 1
    }

    /// Whether no credit names a character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a credit's character; `None` if it has none.
    #[must_use]
    #[inline]
    pub fn number(&self, credit: CreditId) -> Option<usize> {
        let number = *self.of.get(credit.index())?;
        (number != NONE).then_some(number as usize)
    }

    /// The credits are those of the ranges now, one range after the other.
    pub(super) fn reorder(&mut self, ranges: &[Range<usize>]) {
        self.of = in_ranges(&self.of, ranges);
    }

    /// The number of each credit's character, by position; beyond all where it has none.
    #[inline]
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.of
    }

    /// The credits of the character with this number, in their order. Cost, when first asked for:
    /// some 10 ns a credit.
    #[must_use]
    #[inline]
    pub fn credits(&self, number: usize) -> &[CreditId] {
        self.credits.get_or_init(|| self.by_character()).get(number)
    }

    fn by_character(&self) -> Lists<CreditId> {
        let of = |id: CreditId| Some(self.of[id.index()]).filter(|&of| of != NONE);
        Lists::by_owner(self.len(), credit_ids(0..self.of.len()), |id| of(id).map(|of| of as usize))
    }

    /// The character with this number.
    #[must_use]
    #[inline]
    pub(super) fn text(&self, number: usize) -> &str {
        self.texts.get(StrId::at(number + 1))
    }

    /// What they take in memory, in bytes: the numbers, and the texts.
    pub(super) fn size(&self) -> (usize, usize) {
        (size_of_val(self.of.as_slice()), self.texts.size())
    }
}

/// Takes the characters in, credit by credit.
#[derive(Default)]
pub struct Drafts {
    texts: Interner,
    of: Vec<u32>,
}

impl Drafts {
    /// Expects so many credits.
    pub fn with_capacity(credits: usize) -> Drafts {
        Drafts { texts: Interner::with_capacity(credits / 4), of: Vec::with_capacity(credits) }
    }

    /// Adds the character of the next credit.
    pub fn push(&mut self, character: Option<&str>) {
        let id = self.texts.some(character).index();
        let number = id.checked_sub(1).and_then(|number| u32::try_from(number).ok());
        self.of.push(number.unwrap_or(NONE));
    }

    /// Has the memory of characters at hand that will be pushed next; see [`Interner::fetch`].
    pub fn fetch<'t>(&self, characters: impl Iterator<Item = &'t str>) {
        self.texts.fetch(characters);
    }

    /// Those of all credits.
    pub fn finish(self) -> Roles {
        Roles { texts: self.texts.finish(), of: self.of, credits: OnceLock::new() }
    }
}

impl Catalog {
    /// The distinct characters, and who has which.
    #[must_use]
    #[inline]
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// The character with a number of [`Catalog::roles`].
    #[must_use]
    pub fn role(&self, number: usize) -> &str {
        self.roles.text(number)
    }
}
