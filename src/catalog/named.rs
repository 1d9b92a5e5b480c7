//! What is asked of actors and of platforms alike: the key and the names.

/// The methods of a reference to a row that has a key, a name in four scripts, aliases and a place
/// among the names.
macro_rules! named {
    ($reference:ident, $id:ident, $aliases:ident) => {
        impl<'c> $reference<'c> {
            /// Its position.
            #[must_use]
            pub fn id(self) -> $id {
                self.id
            }

            /// Its key.
            #[must_use]
            pub fn key(self) -> &'c str {
                self.catalog.text(self.row().key)
            }

            /// The name in Latin letters.
            #[must_use]
            pub fn en(self) -> &'c str {
                self.catalog.text(self.row().en)
            }

            /// The name in hangul.
            #[must_use]
            pub fn ko(self) -> Option<&'c str> {
                self.catalog.some_text(self.row().ko)
            }

            /// The name as Japan writes it.
            #[must_use]
            pub fn ja(self) -> Option<&'c str> {
                self.catalog.some_text(self.row().ja)
            }

            /// The name in hanzi.
            #[must_use]
            pub fn zh(self) -> Option<&'c str> {
                self.catalog.some_text(self.row().zh)
            }

            /// Other names and spellings.
            pub fn aliases(self) -> impl ExactSizeIterator<Item = &'c str> + Clone {
                self.catalog.texts(self.catalog.$aliases.get(self.id.index()))
            }

            /// Every name: in all scripts, then the aliases.
            pub fn names(self) -> impl Iterator<Item = &'c str> + Clone {
                let scripts = [Some(self.en()), self.ko(), self.ja(), self.zh()];
                scripts.into_iter().flatten().chain(self.aliases())
            }

            /// The place in the order of names; namesakes share theirs.
            #[must_use]
            pub fn rank(self) -> u32 {
                self.row().rank
            }
        }
    };
}

pub(super) use named;
