//! The keys of a name: every text under which it can be found. The [`super::index`] answers for many
//! names without them; they are made of a single name anew, where it is asked what found that.
//!
//! A key is data, not a rule: a text, the class of query that it answers, the part of the name that
//! it is, and where words end in it. What a query makes of a key is decided in
//! [`super::matching`].

mod draft;

pub use super::source::Source;
pub use super::stops::Stops;

use draft::{Draft, Span};

use super::person::PersonName;
use super::written::Written;
use crate::raw::choice;

/// Which reading of a query a key answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The text itself, squashed ([`super::normalise::squash`]), in any script.
    Letters,
    /// A way to write the family name; only the whole of it counts.
    Family,
    /// The skeleton of a spelling, word by word; the spelling is the key's detail.
    Skeleton,
    /// The skeleton of a spelling squashed into one word first; the spelling is the key's detail.
    SkeletonSquashed,
    /// The keystrokes of hangul.
    Keystrokes,
    /// The initial consonants of hangul; the syllables are the key's detail.
    Initials,
    /// Loose katakana.
    Kana,
}

/// Which part of the name a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A person's whole name, in the order of its script.
    Name,
    /// A person's whole name with the order turned: given name first, or last part first. The
    /// key's `pivot` tells how many characters stand before the turn.
    NameTurned,
    /// A person's name from one of its later words on.
    NameWord,
    /// A whole title.
    Title,
    /// A title from one of its later words on.
    TitleWord,
    /// A name or title from one of its later Chinese signs on.
    Sign,
}

impl Part {
    /// All parts.
    const ALL: [Part; 6] =
        [Part::Name, Part::NameTurned, Part::NameWord, Part::Title, Part::TitleWord, Part::Sign];
}

choice!(Part => Part::ALL);

/// One key, borrowed from its [`NameKeys`].
#[derive(Debug, Clone, Copy)]
pub struct Key<'a> {
    /// What kind of query it answers.
    pub class: Class,
    /// Which part of the name it is.
    pub part: Part,
    /// Where it comes from.
    pub source: Source,
    /// What is compared.
    pub text: &'a str,
    /// What helps to decide; see [`Class`].
    pub detail: &'a str,
    /// Where words end inside `text`; its own end is not among them.
    pub stops: Stops,
    /// For [`Part::NameTurned`]: the characters before the turn.
    pub pivot: usize,
}

impl Key<'_> {
    /// Whether it is a whole name or title as it is written.
    #[must_use]
    pub fn is_as_written(&self) -> bool {
        self.class == Class::Letters && matches!(self.part, Part::Name | Part::Title)
    }

    /// The text with its words apart.
    #[must_use]
    pub fn spaced(&self) -> String {
        let mut spaced = String::with_capacity(self.text.len() + 4);
        for (at, c) in self.text.chars().enumerate() {
            if self.stops.contains(at) {
                spaced.push(' ');
            }
            spaced.push(c);
        }
        spaced
    }
}

/// All keys of one person, title or other name. About 1.5 KB for a person.
///
/// Those of a name by itself, by [`NameKeys::person`] and the like, are asked for by tests and fuzzing
/// only: what they find is what the index has to find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameKeys {
    arena: String,
    spans: Vec<Span>,
    /// What they were made of.
    pub(super) written: Written,
}

/// A title in all the forms in which it is known.
#[derive(Debug, Clone, Default)]
pub struct TitleName<'a> {
    /// The usual English title.
    pub en: &'a str,
    /// The title in its own language and script.
    pub original: Option<&'a str>,
    /// The Korean title.
    pub ko: Option<&'a str>,
    /// Every other title.
    pub aliases: Vec<&'a str>,
}

impl NameKeys {
    /// The keys of a person. Cost: some 30 µs, most of it for spellings of the hangul.
    #[must_use]
    pub fn person(name: &PersonName<'_>) -> Self {
        Self::of(Written::person(name))
    }

    /// The keys of a title.
    #[must_use]
    pub fn title(name: &TitleName<'_>) -> Self {
        Self::of(Written::title(name))
    }

    /// The keys of a name that is matched by its words only: a character, a platform, a group.
    #[must_use]
    pub fn label<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of(Written::label(texts))
    }

    pub(super) fn of(written: Written) -> Self {
        let (arena, spans) = Draft::of(&written).finish();
        Self { arena, spans, written }
    }

    /// The keys, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = Key<'_>> {
        self.spans.iter().map(|span| span.key(&self.arena))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(keys: &NameKeys, class: Class) -> Vec<String> {
        let mut texts: Vec<String> =
            keys.iter().filter(|key| key.class == class).map(|key| key.text.to_owned()).collect();
        texts.sort();
        texts
    }

    #[test]
    fn a_person_has_the_name_in_both_orders_and_from_each_word_on() {
        let keys = NameKeys::person(&PersonName {
            en: "Bae Doo-na",
            ko: Some("배두나"),
            ja: Some("ペ・ドゥナ"),
            zh: Some("裴斗娜"),
            aliases: vec![],
        });
        let letters = [
            "baedoona",
            "doona",
            "doonabae",
            "na",
            "ドゥナ",
            "ドゥナペ",
            "ペドゥナ",
            "娜",
            "斗娜",
            "裴斗娜",
            "두나",
            "두나배",
            "배두나",
        ];
        assert_eq!(texts(&keys, Class::Letters), letters);
        assert_eq!(texts(&keys, Class::Family), ["bae", "pae"]);
        assert_eq!(texts(&keys, Class::Initials), ["ㄷㄴㅂ", "ㅂㄷㄴ"]);
        assert_eq!(
            texts(&keys, Class::Kana),
            ["トウナヘ", "ヘトウナ"].map(|k| k.replace('ヘ', "ペ"))
        );
        assert!(texts(&keys, Class::Skeleton).contains(&"pEtUnA".to_owned()));
    }

    #[test]
    fn a_title_has_all_of_it_and_from_each_word_on() {
        let name =
            TitleName { en: "Eye Love You", ko: Some("아이 러브"), ..TitleName::default() };
        let keys = NameKeys::title(&name);
        assert_eq!(
            texts(&keys, Class::Letters),
            ["eyeloveyou", "loveyou", "you", "러브", "아이러브"]
        );
        assert_eq!(texts(&keys, Class::Initials), ["ㅇㅇㄹㅂ"]);
    }

    #[test]
    fn stops_tell_where_words_end() {
        let keys = NameKeys::label(["Eye Love You"]);
        let stops = |text: &str| {
            let key = keys.iter().find(|key| key.text == text).map(|key| key.stops);
            (0..70).filter(|&at| key.is_some_and(|stops| stops.contains(at))).collect::<Vec<_>>()
        };
        assert_eq!(stops("eyeloveyou"), [3, 7]);
        assert_eq!(stops("loveyou"), [4]);
        assert_eq!(stops("you"), [0; 0]);
    }

    #[test]
    fn a_text_without_letters_has_no_key() {
        assert_eq!(NameKeys::label(["…", "", "  "]).iter().count(), 0);
    }
}
