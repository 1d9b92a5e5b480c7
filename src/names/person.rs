//! The keys of a person: the name as it is printed in each script, and its spellings.

use super::hangul;
use super::kana;
use super::keys::{Class, NameKeys, Part, Source, Stops, numbered};
use super::normalise::{fold, squash, words};
use super::press;
use super::skeleton::skeleton;
use super::spelling::{KoreanName, Spelling, spellings};
use super::words::{Words, is_all_kana};

/// A person in all the forms in which the name is known.
#[derive(Debug, Clone, Default)]
pub struct PersonName<'a> {
    /// The usual English spelling, in either order.
    pub en: &'a str,
    /// In hangul.
    pub ko: Option<&'a str>,
    /// As the Japanese press writes it.
    pub ja: Option<&'a str>,
    /// In Chinese signs.
    pub zh: Option<&'a str>,
    /// Every other spelling.
    pub aliases: Vec<&'a str>,
}

/// A name as it is printed in one place, in its parts, each folded: divided at spaces and, in
/// katakana, at the middle dot, but not at hyphens; in hangul after the family name.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) parts: Vec<String>,
    pub(super) source: Source,
}

impl NameKeys {
    /// The keys of a person. Cost: some 30 µs, most of it for spellings of the hangul.
    #[must_use]
    pub fn person(name: &PersonName<'_>) -> Self {
        let korean = name.ko.map(|ko| KoreanName::new(&squash(&fold(ko)), &fold(name.en)));
        let printed = printed(name, korean.as_ref());
        let mut keys = Self::default();
        for name in &printed {
            keys.written(&name.parts, name.source);
        }
        if let Some(korean) = &korean {
            for (family, _) in &korean.family_spellings {
                keys.push(Class::Family, Part::Name, Source::Romanised, family, Stops::default());
            }
            for katakana in press::loose_katakana(&korean.family, &korean.given) {
                keys.push(Class::Kana, Part::Name, Source::Korean, &katakana, Stops::default());
            }
        }
        for spelling in spellings(&printed, korean.as_ref()) {
            keys.spelling(&spelling);
        }
        keys
    }

    /// A name in the parts in which it is written: the whole, turned, and from each word on.
    fn written(&mut self, parts: &[String], source: Source) {
        let whole = Words::joined(parts);
        self.words(&whole, Part::Name, source);
        self.hangul(&whole, Part::Name, source);
        self.kana(&whole.squashed, None, source);
        if parts.len() < 2 {
            return;
        }
        let mut turns = vec![1, parts.len() - 1];
        turns.dedup();
        for turn in turns {
            let (first, rest) = parts.split_at(turn);
            let pivot = Words::joined(rest).squashed.chars().count();
            self.turned(&Words::joined(&[rest, first].concat()), pivot, source);
        }
    }

    fn turned(&mut self, name: &Words, pivot: usize, source: Source) {
        let text = &name.squashed;
        let part = Part::NameTurned;
        if let Some(at) = self.push(Class::Letters, part, source, text, name.stops) {
            self.set_pivot(at, pivot);
        }
        self.kana(text, Some(pivot), source);
        if !text.chars().any(hangul::is_syllable) {
            return;
        }
        let keys = hangul::keystrokes(text);
        if let Some(at) = self.push(Class::Keystrokes, part, source, &keys, Stops::default()) {
            let given: String = text.chars().take(pivot).collect();
            self.set_pivot(at, hangul::keystrokes(&given).chars().count());
        }
        if let Some(initials) = hangul::initials(text)
            && let Some(at) = self.push_with(Class::Initials, part, source, &initials, text)
        {
            self.set_pivot(at, pivot);
        }
    }

    fn kana(&mut self, squashed: &str, pivot: Option<usize>, source: Source) {
        if !is_all_kana(squashed) {
            return;
        }
        let part = if pivot.is_some() { Part::NameTurned } else { Part::Name };
        let loose = kana::loose(squashed);
        if let Some(at) = self.push(Class::Kana, part, source, &loose, Stops::default())
            && let Some(pivot) = pivot
        {
            let given: String = squashed.chars().take(pivot).collect();
            self.set_pivot(at, kana::loose(&given).chars().count());
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
            self.set_stop(at, pivot + word.chars().count());
        }
        if let Some(signs) = skeleton(letters) {
            self.push_with(Class::SkeletonSquashed, part, source, &signs, letters);
        }
    }
}

/// The skeleton of each word.
type Sounds = Vec<String>;

/// `None` if a word is not of Latin letters alone; empty for no word.
fn sounds(spaced: &str) -> Option<Sounds> {
    words(spaced).map(skeleton).collect()
}

fn printed(name: &PersonName<'_>, korean: Option<&KoreanName>) -> Vec<Printed> {
    let scripts = [
        (Some(name.en), Source::Display),
        (name.ko, Source::Korean),
        (name.ja, Source::Japanese),
        (name.zh, Source::Chinese),
    ];
    let texts = scripts.into_iter().chain(numbered(&name.aliases));
    let parts = |text| parts_as_written(text, korean);
    texts.filter_map(|(text, source)| Some(Printed { parts: parts(text?), source })).collect()
}

fn parts_as_written(text: &str, korean: Option<&KoreanName>) -> Vec<String> {
    let divided = text.split(|c: char| c.is_whitespace() || matches!(c, '・' | '･'));
    let parts: Vec<String> = divided.map(fold).filter(|part| !part.is_empty()).collect();
    match (parts.as_slice(), korean) {
        ([whole], Some(KoreanName { family, given, .. }))
            if !family.is_empty() && whole.strip_prefix(family.as_str()) == Some(given) =>
        {
            vec![family.clone(), given.clone()]
        }
        _ => parts,
    }
}
