//! What is asked of actors and of platforms alike: the key and the names.

/// The methods of a reference to a row that has a key, a name in four scripts, aliases and a place
/// among the names.
macro_rules! named {
    ($reference:ident, $id:ident, $aliases:ident, $order:ident) => {
        impl<'c> $reference<'c> {
            /// Its position.
            #[must_use]
            pub fn id(self) -> $id {
                self.id
            }

            /// The name in Latin letters.
            #[must_use]
            pub fn en(self) -> &'c str {
                self.catalog.text(self.name().en)
            }

            /// The name in hangul.
            #[must_use]
            pub fn ko(self) -> Option<&'c str> {
                self.catalog.some_text(self.name().ko)
            }

            /// The name as Japan writes it.
            #[must_use]
            pub fn ja(self) -> Option<&'c str> {
                self.catalog.some_text(self.name().ja)
            }

            /// The name in hanzi.
            #[must_use]
            pub fn zh(self) -> Option<&'c str> {
                self.catalog.some_text(self.name().zh)
            }

            /// The name in a script; where the data has none in it, the one in Latin letters.
            #[must_use]
            pub fn name_in(self, script: crate::names::Script) -> &'c str {
                let own = match script {
                    crate::names::Script::Latin => None,
                    crate::names::Script::Hangul => self.ko(),
                    crate::names::Script::Kana => self.ja(),
                };
                own.unwrap_or(self.en())
            }

            /// What the name in a script is sorted by. Of a name in kanji that is the reading,
            /// where an alias tells it.
            pub(super) fn reading_in(self, script: crate::names::Script) -> &'c str {
                let name = self.name_in(script);
                if script != crate::names::Script::Kana
                    || self.ja().is_none()
                    || crate::names::script::is_in_kana(name)
                {
                    return name;
                }
                self.aliases().find(|alias| crate::names::script::is_in_kana(alias)).unwrap_or(name)
            }

            /// The place in the order of names in a script; namesakes share theirs. Cost: for the
            /// first who asks, a sort of all names.
            #[must_use]
            pub fn rank_in(self, script: crate::names::Script) -> u32 {
                match script {
                    crate::names::Script::Latin => self.rank(),
                    script => self.catalog.$order(script).rank(self.id.index()),
                }
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
                self.name().rank
            }
        }
    };
}

pub(super) use named;
