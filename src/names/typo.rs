//! Names with a typing error in them.
//!
//! A typing error is a letter missing, added, replaced, or two neighbours swapped (optimal string
//! alignment distance). How many are forgiven depends on the length of the shorter text, because
//! short names lie close together: with one error from three letters on, twice as many non-names
//! find somebody, and nothing measurable is won.

use strsim::osa_distance;

use super::keys::{Class, Key, Part};
use super::matching::{Hit, Rank, Reading, Tier, grade, likeness};
use super::probe::Probe;
use super::words::letters_in;

/// From this many letters on one error is forgiven.
const ONE_ERROR: usize = 5;
/// From this many letters on two errors are forgiven.
const TWO_ERRORS: usize = 10;
/// From this many letters on three errors are forgiven in a title.
const THREE_ERRORS: usize = 16;
/// A whole name of so many letters with one error is better evidence than letters left out.
const CERTAIN: usize = 6;
/// From this many letters on a word of a title may have an error.
const SHORT_WORD: usize = 4;
/// From this many letters on it may stand alone with it; see [`NEEDS_COMPANY`].
const LONG_WORD: usize = 7;
/// From this many letters on a spelling that nobody printed may have an error.
const SPELLING_MINIMUM: usize = 7;
/// From this many signs on a skeleton may be one sign off, if the letters agree well enough.
const SKELETON_MINIMUM: usize = 6;
const SKELETON_LIKENESS: u16 = 650;

/// The grade of a corrected word of a title so short that it counts only beside another word of the query
/// that names the same title.
pub const NEEDS_COMPANY: u8 = 0;

/// A query made ready to be compared with many keys.
#[derive(Debug, Clone)]
pub struct Mistyped<'a> {
    probe: &'a Probe,
    letters: u32,
}

impl<'a> Mistyped<'a> {
    /// Makes the query ready; `None` where no error would be forgiven: too short, or not Latin.
    #[must_use]
    pub fn new(probe: &'a Probe) -> Option<Self> {
        if probe.length < SHORT_WORD || !probe.letters.is_ascii() {
            return None;
        }
        Some(Self { probe, letters: letters_in(&probe.letters) })
    }

    /// The letters of the query.
    pub(super) fn letters(&self) -> &str {
        &self.probe.letters
    }

    /// The sound of the query, if it is long enough to be compared.
    pub(super) fn signs(&self) -> Option<&str> {
        self.probe.skeleton_squashed.as_deref().filter(|signs| signs.len() + 1 >= SKELETON_MINIMUM)
    }

    /// The letters of the query, and how many of them a whole text that matches may lack; `None`
    /// where no whole text does.
    pub(super) fn letters_wanted(&self) -> Option<(u32, usize)> {
        let errors = limit(self.probe.letters.len(), TWO_ERRORS, THREE_ERRORS)?;
        Some((self.letters, errors))
    }

    /// Whether a whole text may match: of so many bytes, with these letters in it, with a turn
    /// after so many characters. What is not far off need not match; what is has not the length, or
    /// too many letters that the query has not, or lacks too many.
    pub(super) fn may_be(&self, part: Part, pivot: usize, length: usize, letters: u32) -> bool {
        let query = self.probe.letters.len();
        let missing = (self.letters & !letters).count_ones();
        // Each error takes at most one letter away and brings one in.
        let three = if part == Part::Title { THREE_ERRORS } else { usize::MAX };
        let whole = limit(query.min(length), TWO_ERRORS, three).is_some_and(|limit| {
            let extra = (letters & !self.letters).count_ones();
            query.abs_diff(length) <= limit && missing as usize <= limit && extra as usize <= limit
        });
        whole || (part == Part::NameTurned && query.abs_diff(pivot) <= 1 && missing <= 1)
    }

    /// How the query matches a key with letters corrected, if it does.
    #[must_use]
    pub fn hit(&self, key: &Key<'_>) -> Option<Hit> {
        let rank = match (key.class, key.part) {
            (Class::Letters, Part::Name | Part::NameTurned) => self.name(key),
            (Class::Letters, Part::Title) => self.title(key).or_else(|| self.word(key)),
            (Class::Letters, Part::TitleWord) => self.word(key),
            (Class::Skeleton, _) => self.spelling(key),
            _ => None,
        }?;
        Some(Hit { rank, source: key.source, reading: Reading::Typo })
    }

    /// A whole name in either order, or the given name that stands before the turn.
    fn name(&self, key: &Key<'_>) -> Option<Rank> {
        if let Some(errors) = self.errors(key.text, TWO_ERRORS, usize::MAX) {
            let certain = errors == 1 && self.probe.length >= CERTAIN;
            return Some(self.rank(certain, whole(errors), &key.spaced()));
        }
        let given: String = key.text.chars().take(key.pivot).collect();
        self.errors(&given, usize::MAX, usize::MAX)?;
        Some(self.rank(false, grade::WORD, &given))
    }

    fn title(&self, key: &Key<'_>) -> Option<Rank> {
        let errors = self.errors(key.text, TWO_ERRORS, THREE_ERRORS)?;
        let certain = errors == 1 && self.probe.length >= CERTAIN;
        Some(self.rank(certain, whole(errors), &key.spaced()))
    }

    /// The single word of a title with which the key begins.
    fn word(&self, key: &Key<'_>) -> Option<Rank> {
        let end = key.stops.first().unwrap_or(key.text.len());
        self.title_word(key.text.as_bytes().get(..end)?)
    }

    /// How the query matches a word of a title, in letters of one byte.
    pub(super) fn title_word(&self, word: &[u8]) -> Option<Rank> {
        let length = self.probe.length.min(word.len());
        if length < SHORT_WORD || !is_one_error(self.probe.letters.as_bytes(), word) {
            return None;
        }
        let word = str::from_utf8(word).ok().filter(|word| word.is_ascii())?;
        let grade = if length < LONG_WORD { NEEDS_COMPANY } else { grade::PART };
        Some(self.rank(false, grade, word))
    }

    /// A generated spelling with one error, or a sound one sign off.
    fn spelling(&self, key: &Key<'_>) -> Option<Rank> {
        if self.probe.length.min(key.detail.len()) < SPELLING_MINIMUM {
            return None;
        }
        if self.errors(key.detail, usize::MAX, usize::MAX).is_some() {
            return Some(self.rank(false, grade::STANDARD, key.detail));
        }
        let signs = self.probe.skeleton_squashed.as_deref()?;
        let length = signs.len().min(key.text.len());
        let near = length >= SKELETON_MINIMUM
            && signs.len().abs_diff(key.text.len()) <= 1
            && osa_distance(signs, key.text) == 1;
        let alike = near && likeness(&self.probe.letters, key.detail) >= SKELETON_LIKENESS;
        alike.then(|| self.rank(false, grade::LESSER_WORD, key.detail))
    }

    /// The number of errors between the query and `text`, if it is forgiven: one from
    /// [`ONE_ERROR`] letters on, two from `two`, three from `three`. Equal texts are no error.
    fn errors(&self, text: &str, two: usize, three: usize) -> Option<usize> {
        let query = self.probe.letters.as_str();
        let shorter = query.len().min(text.len());
        let limit = limit(shorter, two, three)?;
        if query.len().abs_diff(text.len()) > limit {
            return None;
        }
        if limit == 1 && text.is_ascii() {
            return is_one_error(query.as_bytes(), text.as_bytes()).then_some(1);
        }
        let errors = osa_distance(query, text);
        // With two errors the first letter must agree, or half the dictionary is near.
        let same_start = query.as_bytes().first() == text.as_bytes().first();
        ((1..=limit).contains(&errors) && (errors == 1 || same_start)).then_some(errors)
    }

    /// Among equally many errors the letters with their spaces decide (`lee sung in` is Lee
    /// Sung-min rather than Lee Sun-bin).
    fn rank(&self, certain: bool, grade: u8, found: &str) -> Rank {
        let tier = if certain { Tier::Fuzzy } else { Tier::Typo };
        Rank { tier, grade, likeness: likeness(&self.probe.spaced, found) }
    }
}

/// How many errors are forgiven in so many letters.
fn limit(letters: usize, two: usize, three: usize) -> Option<usize> {
    match letters {
        n if n >= three => Some(3),
        n if n >= two => Some(2),
        n if n >= ONE_ERROR => Some(1),
        _ => None,
    }
}

/// Whether two texts of single bytes are one typing error apart.
pub(super) fn is_one_error(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let Some(at) = short.iter().zip(long).position(|(a, b)| a != b) else {
        return long.len() > short.len();
    };
    let (s, l) = (&short[at..], &long[at..]);
    if s.len() < l.len() {
        return *s == l[1..];
    }
    let is_swap = || s.len() > 1 && s[0] == l[1] && s[1] == l[0] && s[2..] == l[2..];
    s[1..] == l[1..] || is_swap()
}

/// The grade of a whole name or title with so many errors.
fn whole(errors: usize) -> u8 {
    grade::WHOLE.saturating_sub(u8::try_from(errors - 1).unwrap_or(grade::WHOLE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::keys::{NameKeys, TitleName};
    use crate::names::person::PersonName;

    fn best(keys: &NameKeys, query: &str) -> Option<Rank> {
        let probe = Probe::new(query);
        let mistyped = Mistyped::new(&probe)?;
        keys.iter().filter_map(|key| mistyped.hit(&key)).map(|hit| hit.rank).max()
    }

    fn person(en: &str, ko: &str) -> NameKeys {
        NameKeys::person(&PersonName { en, ko: Some(ko), ..PersonName::default() })
    }

    fn title(en: &str) -> NameKeys {
        NameKeys::title(&TitleName { en, ..TitleName::default() })
    }

    #[test]
    fn one_error_is_forgiven_from_five_letters_and_two_from_ten() {
        for (query, found) in [
            ("han hyo jo", true),
            ("hanhyoojoo", true),
            ("hna hyo joo", true),
            ("hen hyo joo", true),
            ("joo hyo hann", false),
            ("hyo jooo han", true),
            ("hyojo", true),
            ("hyo", false),
            ("han hqo jxo", false),
            ("zzzzz", false),
        ] {
            assert_eq!(best(&person("Han Hyo-joo", "한효주"), query).is_some(), found, "{query}");
        }
        for (query, found) in [
            ("lee byung hnu", true),
            ("byung hnu", true),
            ("lee biung hnu", true),
            ("xee byung hnu", false),
        ] {
            assert_eq!(best(&person("Lee Byung-hun", "이병헌"), query).is_some(), found, "{query}");
        }
    }

    #[test]
    fn three_errors_are_forgiven_in_a_long_title() {
        let romantics = title("Romantics Anonymous");
        for (query, found) in [
            ("romantcis anonymous", true),
            ("romantcis anonimous", true),
            ("romantcis anonimos", true),
            ("rmantcis anonimos", false),
            ("anonimous", true),
            ("anonimos", false),
        ] {
            assert_eq!(best(&romantics, query).is_some(), found, "{query}");
        }
    }

    #[test]
    fn a_short_word_of_a_title_needs_company() {
        let hero = title("Big Hero Beyond");
        assert_eq!(best(&hero, "ehro").map(|rank| rank.grade), Some(NEEDS_COMPANY));
        assert_eq!(best(&hero, "beyonf").map(|rank| rank.grade), Some(NEEDS_COMPANY));
        assert_eq!(best(&hero, "her"), None);
    }

    #[test]
    fn a_whole_name_one_letter_off_is_better_than_letters_left_out() {
        let tier = |query| best(&person("Shin Won-ho", "신원호"), query).map(|rank| rank.tier);
        assert_eq!(tier("shin on ho"), Some(Tier::Fuzzy));
        assert_eq!(tier("wonhoo"), Some(Tier::Typo));
        let of_title = |title_: &str, query| best(&title(title_), query).map(|rank| rank.tier);
        assert_eq!(of_title("Hunter", "huntar"), Some(Tier::Fuzzy));
        assert_eq!(of_title("Hunts", "hunta"), Some(Tier::Typo), "so short that it may be chance");
        let ha = person("Ha Jin", "하진");
        assert_eq!(best(&ha, "ha jen").map(|rank| rank.tier), Some(Tier::Typo));
        let two = best(&person("Lee Byung-hun", "이병헌"), "lee biung hnu");
        assert_eq!(two.map(|rank| rank.tier), Some(Tier::Typo), "two errors are no certainty");
    }

    #[test]
    fn among_equally_many_errors_the_spaces_decide() {
        let sung_min = best(&person("Lee Sung-min", "이성민"), "lee sung in");
        let sun_bin = best(&person("Lee Sun-bin", "이선빈"), "lee sung in");
        assert!(sung_min > sun_bin, "{sung_min:?} {sun_bin:?}");
    }
}
