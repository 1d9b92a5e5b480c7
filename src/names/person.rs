//! The keys of a person: the name as it is printed in each script, and its spellings.

use super::keys::{Part, Source};
use super::normalise::{fold, squash};
use super::press;
use super::spelling::{KoreanName, spellings};
use super::words::Words;
use super::written::{Written, aliases};

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

impl Written {
    /// How a person is written.
    pub(super) fn person(name: &PersonName<'_>) -> Self {
        let korean = name.ko.map(|ko| KoreanName::new(&squash(&fold(ko)), &fold(name.en)));
        let printed = printed(name, korean.as_ref());
        let mut written = Self::default();
        for name in &printed {
            written.printed(&name.parts, name.source);
        }
        if let Some(korean) = &korean {
            written.families = korean.families.iter().map(|(family, _)| family.clone()).collect();
            for katakana in press::loose_katakana(&korean.family, &korean.given) {
                written.loose_kana(katakana, Part::Name, 0, Source::Korean);
            }
        }
        written.spellings = spellings(&printed, korean.as_ref());
        written.distinct()
    }

    /// A name in the parts in which it is written: the whole, and turned.
    fn printed(&mut self, parts: &[String], source: Source) {
        let whole = Words::joined(parts);
        self.kana_of(&whole.squashed, Part::Name, 0, source);
        self.form(whole, Part::Name, 0, source);
        if parts.len() < 2 {
            return;
        }
        let mut turns = vec![1, parts.len() - 1];
        turns.dedup();
        for turn in turns {
            let (first, rest) = parts.split_at(turn);
            let mut turned = Words::joined(rest);
            let pivot = turned.squashed.chars().count();
            turned.join(first);
            self.kana_of(&turned.squashed, Part::NameTurned, pivot, source);
            self.form(turned, Part::NameTurned, pivot, source);
        }
    }
}

fn printed(name: &PersonName<'_>, korean: Option<&KoreanName>) -> Vec<Printed> {
    let scripts = [
        (Some(name.en), Source::Display),
        (name.ko, Source::Korean),
        (name.ja, Source::Japanese),
        (name.zh, Source::Chinese),
    ];
    let texts = scripts.into_iter().chain(aliases(&name.aliases));
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
