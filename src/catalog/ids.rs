//! Positions in the catalog's columns: 32 bits, of different types so that they cannot be mixed.
//!
//! An id is never shown and never saved; a key is what lasts.

use serde::{Deserialize, Serialize};

use crate::raw::{Number, Plain};

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
            #[inline]
            pub fn at(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }

            /// The position.
            #[must_use]
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Number for $name {
            #[inline]
            fn of(number: u32) -> Self {
                Self(number)
            }

            #[inline]
            fn number(self) -> u32 {
                self.0
            }
        }

        impl Plain for $name {
            const WIDTH: usize = u32::WIDTH;

            #[inline]
            fn write(self, bytes: &mut Vec<u8>) {
                self.0.write(bytes);
            }

            #[inline]
            fn read(bytes: &mut &[u8]) -> Self {
                Self(u32::read(bytes))
            }

            #[inline]
            fn read_all(bytes: &[u8], ids: &mut Vec<Self>) {
                ids.extend(bytes.as_chunks().0.iter().map(|id| Self(u32::from_le_bytes(*id))));
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
    /// A page that supports facts.
    SourceId
);
id!(
    /// A text in the arena; the first is the empty one, which stands for "none".
    StrId
);

impl StrId {
    /// The empty text.
    pub const NONE: StrId = StrId(0);
}
