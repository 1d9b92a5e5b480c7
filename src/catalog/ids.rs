//! Positions in the catalog's columns: 32 bits, of different types so that they cannot be mixed.
//!
//! An id is never shown and never saved; a key is what lasts.

use std::ops::Range;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub struct $name(u32);

        impl $name {
            /// The id of a position. A catalog holds at most 2³² of each; positions beyond
            /// saturate.
            #[must_use]
            pub fn at(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }

            /// The position.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// An actor; ordered as the actors' keys.
    ActorId
);
id!(
    /// A platform; ordered as the platforms' keys.
    PlatformId
);
id!(
    /// A project; ordered as the projects' keys.
    ProjectId
);
id!(
    /// A credit; ordered by project key, then actor key.
    CreditId
);
id!(
    /// An idol group; ordered as the groups' names.
    GroupId
);
id!(
    /// A text in the arena; the first is the empty one, which stands for "none".
    StrId
);

impl StrId {
    /// The empty text.
    pub const NONE: StrId = StrId(0);
}

/// A range of positions in a pool.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span of a range of positions.
    pub fn of(range: Range<usize>) -> Span {
        let narrow = |position| u32::try_from(position).unwrap_or(u32::MAX);
        Span { start: narrow(range.start), end: narrow(range.end) }
    }

    /// The positions.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}
