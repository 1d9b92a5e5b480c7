//! The distinct characters, numbered, and the credits of each.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::ids::{ActorId, CreditId, StrId};
use super::lists::Lists;
use super::strings::{Interner, Strings, Texts};
use super::{Catalog, credit_ids};
use crate::raw::Narrow;

/// Characters by number, in the order in which they were read.
///
/// Size: up to 4 bytes a credit, and 4 more when the credits of one are first asked for.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Roles {
    /// By number, after the empty text.
    texts: Texts,
    /// By credit; a number beyond all where nobody is named.
    of: Narrow<u32>,
    /// Credits by character.
    #[serde(skip)]
    credits: OnceLock<Lists<CreditId>>,
}

/// What stands in a draft where nobody is named.
pub const NONE: u32 = u32::MAX;

impl Roles {
    /// How many distinct characters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len().saturating_sub(1)
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
        Some(self.of.get(credit.index()) as usize).filter(|&number| number < self.len())
    }

    /// The characters, after the empty text, and their numbers by credit; see [`NONE`].
    pub(super) fn of(texts: Strings, mut of: Vec<u32>) -> Roles {
        let beyond = u32::try_from(texts.len() - 1).unwrap_or(NONE);
        of.iter_mut().for_each(|number| *number = beyond.min(*number));
        Roles { texts: Texts::from(texts), of: Narrow::of(&of), credits: OnceLock::new() }
    }

    /// The credits of the character with this number, in their order. Cost, when first asked for:
    /// some 10 ns a credit.
    #[must_use]
    #[inline]
    pub fn credits(&self, number: usize) -> &[CreditId] {
        self.credits.get_or_init(|| self.by_character()).get(number)
    }

    fn by_character(&self) -> Lists<CreditId> {
        Lists::by_owner(self.len(), credit_ids(0..self.of.len()), |id| self.number(id))
    }

    /// The character with this number.
    #[must_use]
    #[inline]
    pub(super) fn text(&self, number: usize) -> &str {
        self.texts.get(StrId::at(number + 1))
    }

    /// What they take in memory, in bytes: the numbers, and the texts.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.of.size(), self.texts.size())
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

    /// The characters, after the empty text, and their numbers by credit.
    pub fn finish(self) -> (Strings, Vec<u32>) {
        (self.texts.finish(), self.of)
    }
}

/// So many credits at a time: as many whole words of bits, and in the nearest cache.
const TOGETHER: usize = 1024;

impl Catalog {
    /// Visits the actors and the numbers of the characters of all credits, beyond all for none, many
    /// at a time: with the position of the first.
    pub(crate) fn each_cast(&self, mut visit: impl FnMut(usize, &[ActorId], &[u32])) {
        let (mut actors, mut roles) = ([ActorId::at(0); TOGETHER], [0; TOGETHER]);
        for from in (0..self.len()).step_by(TOGETHER) {
            let count = TOGETHER.min(self.len() - from);
            self.credits.actor.copy_to(from, &mut actors[..count]);
            self.roles.of.copy_to(from, &mut roles[..count]);
            visit(from, &actors[..count], &roles[..count]);
        }
    }

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
