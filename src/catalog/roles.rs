//! The distinct characters, numbered, and the credits of each.

use super::ids::{CreditId, StrId};
use super::lists::Lists;
use super::{Catalog, credit_ids};

/// Characters by number, in the order in which they first occur among the credits.
///
/// Size: 8 bytes a credit.
#[derive(Debug, Default)]
pub struct Roles {
    texts: Vec<StrId>,
    /// By credit; [`NONE`] where nobody is named.
    of: Vec<u32>,
    /// Credits by character.
    credits: Lists<CreditId>,
}

const NONE: u32 = u32::MAX;

impl Roles {
    pub(super) fn of(catalog: &Catalog) -> Roles {
        let characters = &catalog.credits.character;
        // A number for every text there is: most texts are no character, and yet this is smaller
        // and quicker than a table of those that are.
        let mut numbers = vec![NONE; catalog.strings.len()];
        let mut texts = Vec::new();
        let number_of = |&id: &StrId| {
            if id == StrId::NONE {
                return NONE;
            }
            let number = &mut numbers[id.index()];
            if *number == NONE {
                *number = u32::try_from(texts.len()).unwrap_or(NONE);
                texts.push(id);
            }
            *number
        };
        let of: Vec<u32> = characters.iter().map(number_of).collect();
        let owner = |at: usize| (of[at] != NONE).then_some(of[at] as usize);
        let credits = Lists::by_owner(texts.len(), credit_ids(0..of.len()), |id| owner(id.index()));
        Roles { texts, of, credits }
    }

    /// How many distinct characters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether no credit names a character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The number of a credit's character; `None` if it has none.
    #[must_use]
    #[inline]
    pub fn number(&self, credit: CreditId) -> Option<usize> {
        let number = *self.of.get(credit.index())?;
        (number != NONE).then_some(number as usize)
    }

    /// The number of each credit's character, by position; beyond all where it has none.
    #[inline]
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.of
    }

    /// The credits of the character with this number, in their order.
    #[must_use]
    #[inline]
    pub fn credits(&self, number: usize) -> &[CreditId] {
        self.credits.get(number)
    }

    pub(super) fn texts(&self) -> &[StrId] {
        &self.texts
    }
}

impl Catalog {
    /// The distinct characters, numbered when first asked for. Cost: some 10 ns a credit.
    #[must_use]
    pub fn roles(&self) -> &Roles {
        self.roles.get_or_init(|| Roles::of(self))
    }

    /// The character with a number of [`Catalog::roles`].
    #[must_use]
    pub fn role(&self, number: usize) -> &str {
        self.text(self.roles().texts()[number])
    }
}
