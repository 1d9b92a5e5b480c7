//! Many names, in an order in which a query is compared only with those that begin like it.

mod build;
mod codes;
mod forms;
mod lists;
mod near;
mod spelt;
mod texts;

use serde::{Deserialize, Serialize};

use build::Builder;
use codes::codes;
use forms::Forms;
use spelt::Spelt;

use super::hangul;
use super::keys::{Class, Key, NameKeys, Part, Source, Stops, TitleName};
use super::matching::{Beginning, Hit, Reading, begun, hit};
use super::person::PersonName;
use super::probe::Probe;
use super::typo::Mistyped;
use super::words::{Words, letters_in};
use super::written::{Form, Written};
use crate::raw;

/// A list of names, each known by its position in the list, that answers as [`NameKeys`] would.
///
/// Size: about 250 bytes a person and 60 a title; names that are written alike share what they
/// have.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Index {
    len: usize,
    /// The names as they stand, in every script and order.
    forms: Forms,
    /// Which letters occur in each of them.
    #[serde(with = "raw")]
    letters: Vec<u32>,
    /// Where in them a later word or Chinese sign begins, in the order of what follows.
    #[serde(with = "raw")]
    inside: Vec<u32>,
    /// The form of each of those.
    #[serde(with = "raw")]
    inside_forms: Vec<u32>,
    /// The forms that are all syllables, in the order of their initial consonants.
    #[serde(with = "raw")]
    initials: Vec<u32>,
    /// Loose katakana.
    kana: Forms,
    /// Spellings of family names.
    families: Forms,
    /// Spellings of whole names.
    spelt: Spelt,
}

/// A whole name or title as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'i> {
    /// Folded, its words apart.
    pub text: &'i str,
    /// [`Part::Name`] or [`Part::Title`].
    pub part: Part,
    forms: &'i Forms,
    form: usize,
}

impl Whole<'_> {
    /// The names that are written so, each with where that comes from.
    pub fn names(&self) -> impl Iterator<Item = (usize, Source)> {
        self.forms.holders(self.form)
    }
}

impl Index {
    /// Puts names in order. Cost: about 3 µs a name that is a title, and 20 µs one that is a person.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a NameKeys>) -> Self {
        let mut builder = Builder::default();
        for keys in names {
            builder.push(&keys.written);
        }
        builder.finish()
    }

    /// Puts persons in order, without making their keys first.
    pub fn persons<'a>(names: impl IntoIterator<Item = PersonName<'a>>) -> Self {
        Self::of(names.into_iter().map(|name| Written::person(&name)))
    }

    /// Puts titles in order.
    pub fn titles<'a>(names: impl IntoIterator<Item = TitleName<'a>>) -> Self {
        Self::of(names.into_iter().map(|name| Written::title(&name)))
    }

    /// Puts names in order that are matched by their words only, each with all its texts.
    pub fn labels<'a, T: IntoIterator<Item = &'a str>>(names: impl IntoIterator<Item = T>) -> Self {
        Self::of(names.into_iter().map(Written::label))
    }

    fn of(names: impl Iterator<Item = Written>) -> Self {
        let mut builder = Builder::default();
        names.for_each(|written| builder.push(&written));
        builder.finish()
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// What it takes in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        let numbers = [&self.letters, &self.inside, &self.inside_forms, &self.initials];
        numbers.map(|numbers| numbers.capacity() * 4).iter().sum::<usize>()
            + self.forms.size()
            + self.kana.size()
            + self.families.size()
            + self.spelt.size()
    }

    /// The keys of a name, made anew: some 20 µs.
    #[must_use]
    pub fn keys(&self, name: usize) -> NameKeys {
        let family = |form: Form| form.words.squashed;
        NameKeys::of(Written {
            forms: self.forms.of_name(name).collect(),
            kana: self.kana.of_name(name).collect(),
            families: self.families.of_name(name).map(family).collect(),
            spellings: self.spelt.of_name(name).collect(),
        })
    }

    /// Calls `found` with the position of each name that the query matches and how, once or oftener
    /// for each key that matches. The other layout ([`Probe::left_on`]) is left to the caller, who
    /// knows whether anything was found.
    ///
    /// Cost: a few binary searches for each reading of the query, some 10 ns for each key that
    /// begins like it, and some 100 ns for each that is found by its sound or script.
    pub fn find(&self, probe: &Probe, mut found: impl FnMut(usize, Hit)) {
        if probe.is_empty() {
            return;
        }
        self.find_letters(probe, &mut found);
        let keystrokes = probe.keystrokes.iter().chain(&probe.layout_keystrokes);
        keystrokes.for_each(|keys| self.find_keystrokes(probe, keys, &mut found));
        self.find_initials(probe, &mut found);
        if let Some(kana) = &probe.kana {
            let wanted: Vec<u8> = codes(kana).collect();
            for form in self.kana.beginning(&wanted) {
                let words = self.kana.words(form);
                judge(&self.kana, form, found_key(Class::Kana, &words.squashed), probe, &mut found);
            }
        }
        let wanted: Vec<u8> = codes(&probe.letters).collect();
        for form in self.families.beginning(&wanted) {
            let text = self.families.text(form);
            judge(&self.families, form, found_key(Class::Family, text), probe, &mut found);
        }
        self.spelt.find(probe, &mut found);
    }

    /// As [`Index::find`], with letters corrected.
    ///
    /// Cost: a look at the letters of every text, half a nanosecond each, and a comparison for those
    /// with nearly the same letters in them.
    pub fn find_mistyped(&self, query: &Mistyped<'_>, mut found: impl FnMut(usize, Hit)) {
        self.find_mistyped_whole(query, &mut found);
        self.find_mistyped_words(query, &mut found);
        self.spelt.find_mistyped(query, &mut found);
    }

    /// Whole names and titles, with letters corrected.
    fn find_mistyped_whole(&self, query: &Mistyped<'_>, found: &mut impl FnMut(usize, Hit)) {
        let Some((letters, lacking)) = query.letters_wanted() else { return };
        let forms = &self.forms;
        near::with_nearly_all(&self.letters, letters, lacking, |form| {
            let shape = forms.shape(form);
            let pivot = usize::from(shape.pivot);
            if !query.may_be(shape.part, pivot, forms.length(form), self.letters[form]) {
                return;
            }
            let Words { squashed, stops } = forms.words(form);
            let key =
                Key { part: shape.part, stops, pivot, ..found_key(Class::Letters, &squashed) };
            if let Some(hit) = query.hit(&key) {
                forms.holders(form).for_each(|(name, source)| found(name, Hit { source, ..hit }));
            }
        });
    }

    /// Single words of titles, with a letter corrected.
    fn find_mistyped_words(&self, query: &Mistyped<'_>, found: &mut impl FnMut(usize, Hit)) {
        let starts = self.forms.starts();
        self.find_words_near(query, (starts, |at| at), found);
        self.find_words_near(query, (&self.inside, |at| self.inside_forms[at] as usize), found);
    }

    /// The same of words at sorted positions, each with the form that it stands in.
    fn find_words_near(
        &self,
        query: &Mistyped<'_>,
        (positions, form): (&[u32], impl Fn(usize) -> usize),
        found: &mut impl FnMut(usize, Hit),
    ) {
        let forms = &self.forms;
        let arena = forms.arena().as_bytes();
        let parts = |byte: Option<&u8>| byte.is_none_or(|&b| b == b' ' || b == codes::END as u8);
        let text = |at: u32| forms.from(at as usize);
        near::with_one_error(positions, query.letters().as_bytes(), text, |range, word| {
            let Some(rank) = query.title_word(word) else { return };
            for at in range {
                let (before, text) = arena.split_at(positions[at] as usize);
                let is_word =
                    text.starts_with(word) && parts(text.get(word.len())) && parts(before.last());
                let form = form(at);
                if is_word && forms.shape(form).part == Part::Title {
                    let hit = |source| Hit { rank, source, reading: Reading::Typo };
                    forms.holders(form).for_each(|(name, source)| found(name, hit(source)));
                }
            }
        });
    }

    /// Calls `visit` with each whole name or title, in letters, that has all the letters of `text`
    /// in it, in whatever order; for ways to match that this room does not know.
    ///
    /// Cost: a look at the letters of every text, half a nanosecond each.
    pub fn with_letters_of(&self, text: &str, mut visit: impl FnMut(Whole<'_>)) {
        near::with_nearly_all(&self.letters, letters_in(text), 0, |form| {
            let part = self.forms.shape(form).part;
            if part != Part::NameTurned {
                visit(Whole { text: self.forms.text(form), part, forms: &self.forms, form });
            }
        });
    }

    /// The names that a text writes in whole, in any script and spelling; of several such matches
    /// the best. Empty if it writes none.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<usize> {
        let probe = Probe::new(text);
        let mut whole: Vec<(usize, Hit)> = Vec::new();
        let find = |probe: &Probe, whole: &mut Vec<(usize, Hit)>| {
            self.find(probe, |name, hit| {
                if hit.rank.is_whole() {
                    whole.push((name, hit));
                }
            });
        };
        find(&probe, &mut whole);
        if let Some(other) = probe.left_on.as_deref().filter(|_| whole.is_empty()) {
            find(other, &mut whole);
        }
        let best = whole.iter().map(|(_, hit)| hit.rank).max();
        let mut named: Vec<usize> = whole
            .into_iter()
            .filter(|(_, hit)| Some(hit.rank) == best)
            .map(|(name, _)| name)
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    fn find_letters(&self, probe: &Probe, found: &mut impl FnMut(usize, Hit)) {
        let wanted: Vec<u8> = codes(&probe.letters).collect();
        let forms = &self.forms;
        let mut judge = |form: usize, at: usize, part: Part, length: Option<usize>| {
            let text = forms.from(at);
            let Some(rest) = codes::after(text, &probe.letters) else { return };
            let (typed, next) = (&text[..text.len() - rest.len()], rest.as_bytes().first());
            let whole = next == Some(&(codes::END as u8));
            let beginning = Beginning {
                part,
                pivot: usize::from(forms.shape(form).pivot),
                length: length.unwrap_or_else(|| probe.letters.len() + codes::length(rest)),
                whole,
                ends_word: whole || next == Some(&b' '),
                // A text begins with no space.
                crosses_words: typed.as_bytes().contains(&b' '),
            };
            if let Some(rank) = begun(probe, &beginning) {
                let hit = |source| Hit { rank, source, reading: Reading::Letters };
                forms.holders(form).for_each(|(name, source)| found(name, hit(source)));
            }
        };
        for form in forms.beginning(&wanted) {
            judge(form, forms.start(form), forms.shape(form).part, Some(forms.length(form)));
        }
        for (at, form, part) in self.inside_beginning(&wanted) {
            judge(form, at, part, None);
        }
    }

    fn find_keystrokes(&self, probe: &Probe, keys: &str, found: &mut impl FnMut(usize, Hit)) {
        let wanted: Vec<u8> = codes(keys).collect();
        let forms = &self.forms;
        for form in forms.beginning(&wanted) {
            let shape = forms.shape(form);
            let words = forms.words(form);
            if !words.squashed.chars().any(hangul::is_syllable) {
                continue;
            }
            let given: String = words.squashed.chars().take(usize::from(shape.pivot)).collect();
            let pivot = hangul::keystrokes(&given).chars().count();
            let text = hangul::keystrokes(&words.squashed);
            let key = Key { pivot, ..found_key(Class::Keystrokes, &text) };
            judge(forms, form, key, probe, found);
        }
        for (at, form, part) in self.inside_beginning(&wanted) {
            if part == Part::Sign || !forms.text(form).chars().any(hangul::is_syllable) {
                continue;
            }
            let rest = forms.from(at).split(codes::END).next().unwrap_or_default();
            let text = hangul::keystrokes(&rest.replace(' ', ""));
            let key = Key { part, ..found_key(Class::Keystrokes, &text) };
            if let Some(hit) = hit(probe, &key) {
                forms.holders(form).for_each(|(name, source)| found(name, Hit { source, ..hit }));
            }
        }
    }

    fn find_initials(&self, probe: &Probe, found: &mut impl FnMut(usize, Hit)) {
        let Some(pattern) = &probe.initials else { return };
        let wanted: Vec<char> = pattern.initials.chars().collect();
        let begin = |form: &u32| {
            let initials = initials(self.forms.text(*form as usize));
            initials.take(wanted.len()).cmp(wanted.iter().copied())
        };
        let start = self.initials.partition_point(|form| begin(form).is_lt());
        let rest = &self.initials[start..];
        for &form in &rest[..rest.partition_point(|form| begin(form).is_eq())] {
            let form = form as usize;
            let words = self.forms.words(form);
            let text: String = initials(&words.squashed).collect();
            let key = Key { detail: &words.squashed, ..found_key(Class::Initials, &text) };
            judge(&self.forms, form, key, probe, found);
        }
    }

    /// Where later words and signs begin like this, each with its form and what it is of it.
    fn inside_beginning(&self, wanted: &[u8]) -> impl Iterator<Item = (usize, usize, Part)> {
        let range = codes::range(&self.inside, wanted, |at| codes(self.forms.from(at as usize)));
        let places = self.inside[range.clone()].iter().zip(&self.inside_forms[range]);
        let arena = self.forms.arena().as_bytes();
        places.map(move |(&at, &form)| {
            let (at, form) = (at as usize, form as usize);
            let part = match (arena[at - 1], self.forms.shape(form).part) {
                (b' ', Part::Title) => Part::TitleWord,
                (b' ', _) => Part::NameWord,
                _ => Part::Sign,
            };
            (at, form, part)
        })
    }
}

/// The initial consonants of syllables with or without spaces.
fn initials(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(hangul::Syllable::of).map(hangul::Syllable::initial_jamo)
}

fn found_key(class: Class, text: &str) -> Key<'_> {
    Key {
        class,
        part: Part::Name,
        source: Source::Display,
        text,
        detail: "",
        stops: Stops::default(),
        pivot: 0,
    }
}

/// Calls `found` for those who have a form, if the query matches the key that is made of it.
fn judge(
    forms: &Forms,
    form: usize,
    key: Key<'_>,
    probe: &Probe,
    found: &mut impl FnMut(usize, Hit),
) {
    let shape = forms.shape(form);
    let pivot = if key.pivot == 0 { usize::from(shape.pivot) } else { key.pivot };
    if let Some(hit) = hit(probe, &Key { part: shape.part, pivot, ..key }) {
        forms.holders(form).for_each(|(name, source)| found(name, Hit { source, ..hit }));
    }
}
