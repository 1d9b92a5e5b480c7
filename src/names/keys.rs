//! The keys of a name: every text under which it can be found. The [`super::index`] answers for many
//! names without them; they are made of a single name anew, where it is asked what found that.
//!
//! A key is data, not a rule: a text, the class of query that it answers, the part of the name that
//! it is, and where words end in it. What a query makes of a key is decided in
//! [`super::matching`].

pub use super::source::Source;
pub use super::stops::Stops;

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::hangul;
use super::hanzi::is_hanzi;
use super::normalise::words;
use super::person::PersonName;
use super::skeleton::skeleton;
use super::spelling::Spelling;
use super::written::{Form, Written};
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

/// A key without its texts, which lie in an arena: `text`, then `detail`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    class: Class,
    part: Part,
    source: Source,
    pivot: u8,
    text: u16,
    detail: u16,
    start: u32,
    stops: Stops,
}

impl Span {
    fn key<'a>(&self, arena: &'a str) -> Key<'a> {
        let start = self.start as usize;
        let middle = start + usize::from(self.text);
        let end = middle + usize::from(self.detail);
        Key {
            class: self.class,
            part: self.part,
            source: self.source,
            text: arena.get(start..middle).unwrap_or_default(),
            detail: arena.get(middle..end).unwrap_or_default(),
            stops: self.stops,
            pivot: usize::from(self.pivot),
        }
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
        let mut draft = Draft::default();
        for form in &written.forms {
            match form.part {
                Part::NameTurned => draft.turned(form),
                _ => draft.in_order(form),
            }
        }
        for family in &written.families {
            draft.push(Class::Family, Part::Name, Source::Romanised, family, Stops::default());
        }
        for Form { words, part, pivot, source } in &written.kana {
            if let Some(at) = draft.push(Class::Kana, *part, *source, &words.squashed, words.stops)
            {
                draft.spans[at].pivot = *pivot;
            }
        }
        for spelling in &written.spellings {
            draft.spelling(spelling);
        }
        let Draft { arena, spans, .. } = draft;
        Self { arena, spans, written }
    }

    /// The keys, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = Key<'_>> {
        self.spans.iter().map(|span| span.key(&self.arena))
    }
}

/// [`NameKeys`] in the making.
#[derive(Default)]
struct Draft {
    arena: String,
    spans: Vec<Span>,
    /// Where those are that were pushed with their text, by class, part, text and detail: an actor
    /// with many aliases has ten thousands.
    known: HashTable<usize>,
    hasher: DefaultHashBuilder,
}

impl Draft {
    /// The text and what follows each of its words and Chinese signs, as letters; with hangul in it
    /// also its keystrokes and initial consonants.
    fn in_order(&mut self, form: &Form) {
        let Form { words, part, source, .. } = form;
        let word = if *part == Part::Name { Part::NameWord } else { Part::TitleWord };
        let text = &words.squashed;
        let Some(start) = self.push(Class::Letters, *part, *source, text, words.stops) else {
            return;
        };
        let hangul = text.chars().any(hangul::is_syllable);
        let mut last = ' ';
        for (count, (at, c)) in text.char_indices().enumerate() {
            let starts_word = words.stops.contains(count);
            let starts_sign = is_hanzi(c) || is_hanzi(last);
            last = c;
            if at == 0 || !(starts_word || starts_sign) {
                continue;
            }
            let inside = if starts_word { word } else { Part::Sign };
            self.push_suffix(start, at, inside, words.stops.after(count));
            if hangul && starts_word {
                let keys = hangul::keystrokes(&text[at..]);
                self.push(Class::Keystrokes, word, *source, &keys, Stops::default());
            }
        }
        if hangul {
            self.push(
                Class::Keystrokes,
                *part,
                *source,
                &hangul::keystrokes(text),
                Stops::default(),
            );
            if let Some(initials) = hangul::initials(text) {
                self.push_with(Class::Initials, *part, *source, &initials, text);
            }
        }
    }

    fn turned(&mut self, form: &Form) {
        let Form { words, part, pivot, source } = form;
        let text = &words.squashed;
        if let Some(at) = self.push(Class::Letters, *part, *source, text, words.stops) {
            self.spans[at].pivot = *pivot;
        }
        if !text.chars().any(hangul::is_syllable) {
            return;
        }
        let keys = hangul::keystrokes(text);
        if let Some(at) = self.push(Class::Keystrokes, *part, *source, &keys, Stops::default()) {
            let given: String = text.chars().take(usize::from(*pivot)).collect();
            self.set_pivot(at, hangul::keystrokes(&given).chars().count());
        }
        if let Some(initials) = hangul::initials(text)
            && let Some(at) = self.push_with(Class::Initials, *part, *source, &initials, text)
        {
            self.spans[at].pivot = *pivot;
        }
    }

    /// The skeletons of a spelling in both orders, the given name once by its syllables and once as
    /// one word.
    fn spelling(&mut self, spelling: &Spelling) {
        let Spelling { family, given, source } = spelling;
        let (Some(family_sound), Some(syllables)) = (sounds(family), sounds(given)) else { return };
        let joined = given.replace(' ', "");
        let one_word = sounds(&joined).filter(|_| syllables.len() > 1);
        let family_letters = family.replace(' ', "");
        let in_order = [family_letters.as_str(), &joined].concat();
        let turned = [joined.as_str(), &family_letters].concat();
        for given_sound in [Some(syllables), one_word].into_iter().flatten() {
            self.skeletons(Part::Name, [&family_sound, &given_sound], *source, &in_order);
            if !family.is_empty() {
                self.skeletons(Part::NameTurned, [&given_sound, &family_sound], *source, &turned);
            }
        }
    }

    /// The skeleton of two parts of a name one after the other, with a stop where the first word of
    /// the second part ends; and the skeleton of its letters without regard to words.
    fn skeletons(&mut self, part: Part, sounds: [&Sounds; 2], source: Source, letters: &str) {
        let [first, second] = sounds;
        let signs = [first.concat(), second.concat()].concat();
        let Some(at) = self.push_with(Class::Skeleton, part, source, &signs, letters) else {
            return;
        };
        let pivot = first.iter().map(|word| word.chars().count()).sum();
        self.set_pivot(at, pivot);
        if let Some(word) = second.first().filter(|_| pivot > 0) {
            self.spans[at].stops.insert(pivot + word.chars().count());
        }
        if let Some(signs) = skeleton(letters) {
            self.push_with(Class::SkeletonSquashed, part, source, &signs, letters);
        }
    }

    /// Adds a key with its text and returns its span, to be completed; `None` if there is nothing to
    /// compare, or the same text is a key of that kind already.
    fn push(
        &mut self,
        class: Class,
        part: Part,
        source: Source,
        text: &str,
        stops: Stops,
    ) -> Option<usize> {
        let at = self.push_with(class, part, source, text, "")?;
        self.spans[at].stops = stops;
        Some(at)
    }

    fn push_with(
        &mut self,
        class: Class,
        part: Part,
        source: Source,
        text: &str,
        detail: &str,
    ) -> Option<usize> {
        let (Ok(text_length), Ok(detail_length)) = (text.len().try_into(), detail.len().try_into())
        else {
            return None;
        };
        if text.is_empty() {
            return None;
        }
        let Draft { arena, spans, known, hasher } = self;
        let start = u32::try_from(arena.len()).ok()?;
        let wanted = (class, part, text, detail);
        let of = |&at: &usize| {
            let Key { class, part, text, detail, .. } = spans[at].key(arena);
            (class, part, text, detail)
        };
        let hash = hasher.hash_one(wanted);
        if known.find(hash, |at| of(at) == wanted).is_some() {
            return None;
        }
        known.insert_unique(hash, spans.len(), |at| hasher.hash_one(of(at)));
        self.arena.push_str(text);
        self.arena.push_str(detail);
        self.spans.push(Span {
            class,
            part,
            source,
            pivot: 0,
            text: text_length,
            detail: detail_length,
            start,
            stops: Stops::default(),
        });
        Some(self.spans.len() - 1)
    }

    fn set_pivot(&mut self, at: usize, pivot: usize) {
        self.spans[at].pivot = u8::try_from(pivot).unwrap_or(u8::MAX);
    }

    /// Adds the rest of a key's text as a key of its own, without copying it.
    fn push_suffix(&mut self, of: usize, dropped: usize, part: Part, stops: Stops) {
        let whole = self.spans[of];
        // Both fit: the suffix lies inside a text whose length and start do.
        let dropped = u16::try_from(dropped).unwrap_or(whole.text);
        let start = whole.start + u32::from(dropped);
        let text = whole.text - dropped;
        self.spans.push(Span { part, text, start, stops, ..whole });
    }
}

/// The skeleton of each word.
type Sounds = Vec<String>;

/// `None` if a word is not of Latin letters alone; empty for no word.
fn sounds(spaced: &str) -> Option<Sounds> {
    words(spaced).map(skeleton).collect()
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
