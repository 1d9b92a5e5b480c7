//! The ways to write a person's name in Latin letters.
//!
//! A name has two parts, and each is written in several ways; every way to write the one goes with
//! every way to write the other.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::kana;
use super::keys::Source;
use super::person::Printed;
use super::romanise;
use super::skeleton::skeleton;

/// A name in Latin letters: folded words of the family name (empty if there is none) and of the
/// given name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) family: String,
    pub(super) given: String,
    pub(super) source: Source,
}

/// A hangul name taken apart.
#[derive(Debug)]
pub(super) struct KoreanName {
    /// Empty for a stage name of one piece.
    pub(super) family: String,
    pub(super) given: String,
    /// How people write the family name.
    pub(super) families: &'static [Family],
}

/// A spelling of a family name and its skeleton.
type Family = (String, Option<String>);

/// The spellings of each family name there is.
static FAMILIES: LazyLock<HashMap<&str, Vec<Family>>> = LazyLock::new(|| {
    let spelt = |family| {
        let with_sound = |family: String| {
            let sound = skeleton(&family);
            (family, sound)
        };
        (family, romanise::family_spellings(family).into_iter().map(with_sound).collect())
    };
    romanise::families().map(spelt).collect()
});

impl KoreanName {
    /// Takes a squashed hangul name apart, with the help of its folded English form.
    pub(super) fn new(hangul: &str, en: &str) -> Self {
        let (family, given) = match romanise::family_and_given(hangul) {
            Some(parts) if !is_of_one_piece(hangul, en) => parts,
            _ => ("", hangul),
        };
        Self {
            family: family.to_owned(),
            given: given.to_owned(),
            families: FAMILIES.get(family).map_or(&[], Vec::as_slice),
        }
    }

    /// Whether a Latin word writes the family name.
    fn has_family(&self, word: &str) -> bool {
        let sound = skeleton(word);
        self.families.iter().any(|(family, known)| family == word || *known == sound)
    }

    /// One spelling of each sound of the family name: the skeleton makes the others equal. A last h
    /// or r is silent only at the end of a word, so that with and without it squashed names differ.
    fn families_that_differ(&self) -> Vec<&str> {
        let mut heard = Vec::new();
        let mut families = Vec::new();
        for (family, sound) in self.families {
            let sound = (sound, family.ends_with(['h', 'r']));
            if !heard.contains(&sound) {
                heard.push(sound);
                families.push(family.as_str());
            }
        }
        families
    }
}

/// Whether a hangul name is a stage name without a family name: its Latin form is one word, and
/// either it has two syllables (로운 Rowoon) or the word writes all of it (하리수 Harisu, while
/// Yoonhak is only the given name of 정윤학).
fn is_of_one_piece(hangul: &str, en: &str) -> bool {
    let whole = || romanise::revised(hangul).and_then(|syllables| skeleton(&syllables.concat()));
    !en.contains(' ') && (hangul.chars().count() <= 2 || skeleton(en) == whole())
}

/// Every way to write the name in Latin letters: as printed, as the standards and customs write the
/// hangul, and as the katakana sound. Of the same letters the first spelling counts, unless they are
/// divided into other words of the given name.
pub(super) fn spellings(printed: &[Printed], korean: Option<&KoreanName>) -> Vec<Spelling> {
    let in_latin = |name: &&Printed| {
        name.parts.iter().flat_map(|part| part.bytes()).all(|b| b.is_ascii_lowercase() || b == b' ')
    };
    let (latin, other): (Vec<&Printed>, Vec<&Printed>) = printed.iter().partition(in_latin);
    let mut all: Vec<Spelling> =
        latin.iter().map(|name| in_family_order(&name.parts, name.source, korean)).collect();
    if let Some(korean) = korean {
        let mut givens: Vec<String> = all.iter().map(|name| name.given.clone()).collect();
        givens.dedup();
        all.extend(romanised(korean, &givens));
    }
    // Last, because of two equal spellings the first is kept, and these count least.
    all.extend(other.iter().flat_map(|name| romaji(&name.parts)));
    all.retain(Spelling::is_of_letters);
    distinct(all)
}

/// So few spellings are compared with each other sooner than hashed.
const FEW: usize = 100;

/// The spellings that no earlier one covers.
fn distinct(all: Vec<Spelling>) -> Vec<Spelling> {
    let mut known = Known::default();
    let is_many = all.len() > FEW;
    let mut kept: Vec<Spelling> = Vec::with_capacity(all.len());
    for spelling in all {
        if is_many {
            known.keep(&mut kept, spelling);
        } else if !kept.iter().any(|one| one.covers(&spelling)) {
            kept.push(spelling);
        }
    }
    kept
}

/// Where spellings are, by their letters in both orders: one that covers another has the same
/// letters in one of them.
#[derive(Default)]
struct Known {
    orders: [HashTable<usize>; 2],
    hasher: DefaultHashBuilder,
}

impl Known {
    /// Adds a spelling to those that are kept, unless one of them covers it.
    fn keep(&mut self, kept: &mut Vec<Spelling>, spelling: Spelling) {
        let hash = |Spelling { family, given, .. }: &Spelling, order: usize| {
            let letters = if order == 0 { joined(family, given) } else { joined(given, family) };
            let mut state = self.hasher.build_hasher();
            letters.for_each(|letter| state.write_u8(letter));
            state.finish()
        };
        let covers = |at: &usize| kept[*at].covers(&spelling);
        let is_covered = |(order, known): (usize, &HashTable<usize>)| {
            known.find(hash(&spelling, order), covers).is_some()
        };
        if self.orders.iter().enumerate().any(is_covered) {
            return;
        }
        for (order, known) in self.orders.iter_mut().enumerate() {
            known.insert_unique(hash(&spelling, order), kept.len(), |&at| hash(&kept[at], order));
        }
        kept.push(spelling);
    }
}

impl Spelling {
    /// Whether it has a sound at all.
    fn is_of_letters(&self) -> bool {
        let mut letters = self.family.bytes().chain(self.given.bytes());
        !self.given.is_empty() && letters.all(|b| b.is_ascii_lowercase() || b == b' ')
    }

    fn covers(&self, other: &Spelling) -> bool {
        if self.family == other.family {
            return self.given == other.given;
        }
        joined(&self.family, &self.given).eq(joined(&other.family, &other.given))
            || joined(&self.given, &self.family).eq(joined(&other.given, &other.family))
    }
}

/// The letters of two texts, one after the other.
fn joined<'a>(one: &'a str, two: &'a str) -> impl Iterator<Item = u8> + 'a {
    one.bytes().chain(two.bytes()).filter(|&b| b != b' ')
}

/// Puts the parts of a printed name in order. Korean names have the family name first, except that
/// some are printed the Western way (`Sandara Park`); without a known family name the first part is
/// taken for it, and since both orders become keys it makes no difference.
fn in_family_order(parts: &[String], source: Source, korean: Option<&KoreanName>) -> Spelling {
    let western = match (parts, korean) {
        ([first, .., last], Some(korean)) => !korean.has_family(first) && korean.has_family(last),
        _ => false,
    };
    let (family, given) = match parts {
        [given] => (String::new(), given.clone()),
        [given @ .., family] if western => (family.clone(), given.join(" ")),
        [family, given @ ..] => (family.clone(), given.join(" ")),
        [] => (String::new(), String::new()),
    };
    Spelling { family, given, source }
}

/// The hangul name as it may be written: each spelling of the family name with the given name as it
/// is `printed`, and each sound of it with the given name as the standards have it.
fn romanised(korean: &KoreanName, printed: &[String]) -> Vec<Spelling> {
    let spelling = |family: &str, given: &str| Spelling {
        family: family.to_owned(),
        given: given.to_owned(),
        source: Source::Romanised,
    };
    let mut spellings = Vec::new();
    for standard in [romanise::revised, romanise::mccune_reischauer] {
        if let (Some(family), Some(given)) = (standard(&korean.family), standard(&korean.given)) {
            let given = given.join(" ");
            spellings.push(spelling(&family.concat(), &given));
            let families = korean.families_that_differ().into_iter();
            spellings.extend(families.map(|family| spelling(family, &given)));
        }
    }
    for (family, _) in korean.families {
        spellings.extend(printed.iter().map(|given| spelling(family, given)));
    }
    spellings
}

fn romaji(parts: &[String]) -> Vec<Spelling> {
    let spelt: Option<Vec<_>> = parts.iter().map(|part| kana::romaji(part)).collect();
    let Some(spelt) = spelt else { return Vec::new() };
    let spelling = |variant: usize, source| {
        let parts: Vec<String> = spelt.iter().map(|spellings| spellings[variant].clone()).collect();
        in_family_order(&parts, source, None)
    };
    vec![spelling(0, Source::Romaji), spelling(1, Source::RomajiBySign)]
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn of_many_spellings_those_stay_that_no_earlier_one_covers(
            parts in vec(("[ab]{0,2}", "[ab]( ?[ab]){0,2}"), FEW + 1..2 * FEW),
        ) {
            let spelling = |(family, given)| Spelling { family, given, source: Source::Display };
            let all: Vec<Spelling> = parts.into_iter().map(spelling).collect();
            let mut kept: Vec<Spelling> = Vec::new();
            for spelling in &all {
                if !kept.iter().any(|one| one.covers(spelling)) {
                    kept.push(spelling.clone());
                }
            }
            prop_assert_eq!(distinct(all), kept);
        }
    }
}
