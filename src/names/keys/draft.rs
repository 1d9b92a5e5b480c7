//! Keys in the making: what is written of a name → its keys, each once.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::{Class, Key, Part, Source, Stops};
use crate::names::hangul;
use crate::names::hanzi::is_hanzi;
use crate::names::normalise::words;
use crate::names::skeleton::skeleton;
use crate::names::spelling::Spelling;
use crate::names::written::{Form, Written};

/// A key without its texts, which lie in an arena: `text`, then `detail`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
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
}

/// [`super::NameKeys`] in the making.
#[derive(Default)]
pub(super) struct Draft {
    arena: String,
    spans: Vec<Span>,
    /// Where those are that were pushed with their text, by class, part, text and detail: an actor
    /// with many aliases has ten thousands.
    known: HashTable<usize>,
    hasher: DefaultHashBuilder,
}

impl Draft {
    /// The keys of all that is written of a name.
    pub(super) fn of(written: &Written) -> Self {
        let mut draft = Self::default();
        for form in &written.forms {
            match form.part {
                Part::NameTurned => draft.turned(form),
                _ => draft.in_order(form),
            }
        }
        for family in &written.families {
            draft.push(Class::Family, Part::Name, Source::Romanised, family, Stops::default());
        }
        written.kana.iter().for_each(|form| draft.kana(form));
        written.spellings.iter().for_each(|spelling| draft.spelling(spelling));
        draft
    }

    /// The arena, and where each key lies in it.
    pub(super) fn finish(self) -> (String, Vec<Span>) {
        (self.arena, self.spans)
    }

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

    fn kana(&mut self, form: &Form) {
        let Form { words, part, pivot, source } = form;
        if let Some(at) = self.push(Class::Kana, *part, *source, &words.squashed, words.stops) {
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
