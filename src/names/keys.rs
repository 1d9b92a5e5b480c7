//! The keys of a name: every text under which it can be found, made once when the catalog is built.
//!
//! A key is data, not a rule: a text, the class of query that it answers, the part of the name that
//! it is, and where words end in it. What a query makes of a key is decided in
//! [`super::matching`]; [`super::index`] finds the keys worth deciding about.

use super::hangul;
use super::hanzi::is_hanzi;
use super::words::{Words, letters_in};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// Where a key's text comes from: what to show as the reason for a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The usual English spelling or title.
    Display,
    /// The title in its own language.
    Original,
    /// The Korean name or title.
    Korean,
    /// The Japanese name.
    Japanese,
    /// The Chinese name.
    Chinese,
    /// The alias at this position.
    Alias(u8),
    /// Revised Romanization, McCune–Reischauer or a customary spelling of the hangul.
    Romanised,
    /// The Latin letters of the Japanese name.
    Romaji,
    /// The same, transliterated sign by sign.
    RomajiBySign,
}

/// A set of positions in a text, counted in characters; positions from 64 on are not remembered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stops(u64);

impl Stops {
    /// Adds a position.
    pub fn insert(&mut self, position: usize) {
        if position < 64 {
            self.0 |= 1 << position;
        }
    }

    /// Whether a word ends at this position.
    #[must_use]
    pub fn contains(self, position: usize) -> bool {
        position < 64 && self.0 & (1 << position) != 0
    }

    /// The first position, if there is any.
    #[must_use]
    pub fn first(self) -> Option<usize> {
        (self.0 != 0).then_some(self.0.trailing_zeros() as usize)
    }

    /// The positions after the first `dropped` characters, counted from there.
    fn after(self, dropped: usize) -> Self {
        if dropped < 64 { Self(self.0 >> dropped & !1) } else { Self(0) }
    }
}

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
pub(super) struct Span {
    pub(super) class: Class,
    pub(super) part: Part,
    source: Source,
    pivot: u8,
    text: u16,
    detail: u16,
    pub(super) start: u32,
    stops: Stops,
    /// Which letters occur in the text, for [`super::typo`].
    pub(super) letters: u32,
}

impl Span {
    pub(super) fn key<'a>(&self, arena: &'a str) -> Key<'a> {
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

    /// How many letters the first word has, if the text is ASCII.
    pub(super) fn first_word(&self) -> usize {
        self.stops.first().unwrap_or(self.length())
    }

    /// How many letters the text has, if it is ASCII.
    pub(super) fn length(&self) -> usize {
        usize::from(self.text)
    }

    pub(super) fn pivot(&self) -> usize {
        usize::from(self.pivot)
    }

    pub(super) fn moved(self, by: u32) -> Self {
        Self { start: self.start + by, ..self }
    }
}

/// All keys of one person, title or other name. About 1.5 KB for a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameKeys {
    pub(super) arena: String,
    pub(super) spans: Vec<Span>,
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
    /// The keys of a title.
    #[must_use]
    pub fn title(name: &TitleName<'_>) -> Self {
        let mut keys = Self::default();
        keys.title_text(name.en, Source::Display);
        let rest = [(name.original, Source::Original), (name.ko, Source::Korean)];
        for (text, source) in rest.into_iter().chain(numbered(&name.aliases)) {
            keys.title_text(text.unwrap_or_default(), source);
        }
        keys
    }

    /// The keys of a name that is matched by its words only: a character, a platform, a group.
    #[must_use]
    pub fn label<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut keys = Self::default();
        for (text, at) in texts.into_iter().zip(0..=u8::MAX) {
            keys.words(&Words::of(text), Part::Title, Source::Alias(at));
        }
        keys
    }

    /// The keys, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = Key<'_>> {
        self.spans.iter().map(|span| span.key(&self.arena))
    }

    fn title_text(&mut self, text: &str, source: Source) {
        let words = Words::of(text);
        self.words(&words, Part::Title, source);
        self.hangul(&words, Part::Title, source);
    }

    /// The text and what follows each of its words and Chinese signs, as letters.
    pub(super) fn words(&mut self, words: &Words, whole: Part, source: Source) {
        let word = if whole == Part::Name { Part::NameWord } else { Part::TitleWord };
        let text = &words.squashed;
        let Some(start) = self.push(Class::Letters, whole, source, text, words.stops) else {
            return;
        };
        let mut last = ' ';
        for (count, (at, c)) in text.char_indices().enumerate() {
            let inside = if words.stops.contains(count) {
                Some(word)
            } else if is_hanzi(c) || is_hanzi(last) {
                Some(Part::Sign)
            } else {
                None
            };
            last = c;
            if let Some(part) = inside.filter(|_| at > 0) {
                self.push_suffix(start, at, part, words.stops.after(count));
            }
        }
    }

    /// The keystrokes and initial consonants of a text, from its beginning and from each word, if
    /// there is hangul in it.
    pub(super) fn hangul(&mut self, words: &Words, whole: Part, source: Source) {
        let text = &words.squashed;
        if !text.chars().any(hangul::is_syllable) {
            return;
        }
        self.push(Class::Keystrokes, whole, source, &hangul::keystrokes(text), Stops::default());
        if let Some(initials) = hangul::initials(text) {
            self.push_with(Class::Initials, whole, source, &initials, text);
        }
        let word = if whole == Part::Name { Part::NameWord } else { Part::TitleWord };
        for (count, (at, _)) in text.char_indices().enumerate() {
            if words.stops.contains(count) {
                let keys = hangul::keystrokes(&text[at..]);
                self.push(Class::Keystrokes, word, source, &keys, Stops::default());
            }
        }
    }

    /// Adds a key with its text and returns its span, to be completed; `None` if there is nothing to
    /// compare, or the same text is a key of that kind already.
    pub(super) fn push(
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

    pub(super) fn push_with(
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
        let known = |span: &Span| {
            (span.class, span.part, span.text, span.detail)
                == (class, part, text_length, detail_length)
                && self.arena[span.start as usize..].starts_with(text)
                && self.arena[span.start as usize + text.len()..].starts_with(detail)
        };
        if text.is_empty() || self.spans.iter().any(known) {
            return None;
        }
        let start = u32::try_from(self.arena.len()).ok()?;
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
            letters: letters_in(text),
        });
        Some(self.spans.len() - 1)
    }

    pub(super) fn set_pivot(&mut self, at: usize, pivot: usize) {
        self.spans[at].pivot = u8::try_from(pivot).unwrap_or(u8::MAX);
    }

    pub(super) fn set_stop(&mut self, at: usize, position: usize) {
        self.spans[at].stops.insert(position);
    }

    /// Adds the rest of a key's text as a key of its own, without copying it.
    fn push_suffix(&mut self, of: usize, dropped: usize, part: Part, stops: Stops) {
        let whole = self.spans[of];
        let text = whole.key(&self.arena).text;
        let letters = letters_in(text.get(dropped..).unwrap_or_default());
        // Both fit: the suffix lies inside a text whose length and start do.
        let dropped = u16::try_from(dropped).unwrap_or(whole.text);
        let start = whole.start + u32::from(dropped);
        let text = whole.text - dropped;
        self.spans.push(Span { part, text, start, stops, letters, ..whole });
    }
}

/// Aliases with their positions; beyond 256 the last number is shared, which only blurs the reason.
pub(super) fn numbered<'a>(aliases: &[&'a str]) -> impl Iterator<Item = (Option<&'a str>, Source)> {
    let number = |at: usize| Source::Alias(u8::try_from(at).unwrap_or(u8::MAX));
    aliases.iter().enumerate().map(move |(at, alias)| (Some(*alias), number(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::person::PersonName;

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
