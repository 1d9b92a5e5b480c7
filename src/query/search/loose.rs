//! Letters left out: fuzzy matching and abbreviated words.
//!
//! This is the least precise way to find something, so it is kept narrow: a free subsequence of
//! five letters is in almost every title.

use std::ops::Range;
use std::sync::LazyLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::names::keys::{Key, Part};
use crate::names::normalise::Folded;
use crate::names::{Hit, Index, Probe, Rank, Reading, Tier};

static MATCHER: LazyLock<SkimMatcherV2> = LazyLock::new(SkimMatcherV2::default);

/// Fewer letters than this are in too many names.
const LETTERS_MINIMUM: usize = 5;
/// The matched letters may stretch over so many times their number.
const WIDEST: usize = 2;
/// So many hundredths of the letters must follow each other or begin a word.
const CONNECTED: usize = 83;
/// The score must be so many hundredths of what the query would get for itself.
const SCORE: i64 = 70;

/// So few letters are an abbreviation if they are all the strong letters of a title, of one word or
/// of several.
const COMPLETE_WORD_MINIMUM: usize = 4;
const COMPLETE_MINIMUM: usize = 3;
/// So many hundredths of the consonants of each abbreviated word must be there.
const COVERED: usize = 70;

/// Grades: an abbreviation with all consonants, one without, letters with gaps, and letters that
/// begin inside a word. A whole name with one letter wrong goes before them all.
const COMPLETE: u8 = 7;
const INCOMPLETE: u8 = 6;
const GAPPED: u8 = 5;
const INSIDE: u8 = 4;

/// Calls `found` with the names in which the query's letters stand with others left out between.
pub fn find(index: &Index, probe: &Probe, mut found: impl FnMut(usize, Hit)) {
    let Some(loosely) = Loosely::of(probe) else { return };
    index.with_letters_of(&probe.letters, |whole| {
        let Some(rank) = loosely.rank(whole.part, whole.text) else { return };
        let hit = |source| Hit { rank, source, reading: Reading::Abbreviation };
        whole.names().for_each(|(at, source)| found(at, hit(source)));
    });
}

/// A query made ready to be compared with whole names and titles.
pub struct Loosely<'p> {
    letters: &'p str,
    /// The score of the query for itself.
    own: i64,
    abbreviations: Abbreviations,
}

impl<'p> Loosely<'p> {
    /// `None` where too few letters are left to leave any out.
    pub fn of(probe: &'p Probe) -> Option<Self> {
        let several_words = probe.spaced.contains(' ');
        let minimum = if several_words { COMPLETE_MINIMUM } else { COMPLETE_WORD_MINIMUM };
        if probe.length < minimum || !probe.letters.is_ascii() {
            return None;
        }
        let own = MATCHER.fuzzy_match(&probe.letters, &probe.letters).unwrap_or(i64::MAX);
        Some(Loosely { letters: &probe.letters, own, abbreviations: Abbreviations::of(probe) })
    }

    /// How the query's letters stand in a name, if they do.
    pub fn hit(&self, key: &Key<'_>) -> Option<Hit> {
        let rank = self.rank(key.part, &key.spaced())?;
        Some(Hit { rank, source: key.source, reading: Reading::Abbreviation })
    }

    /// The same, of a text with its words apart.
    fn rank(&self, part: Part, text: &str) -> Option<Rank> {
        let mut rest = text.bytes();
        if !self.letters.bytes().all(|wanted| rest.any(|byte| byte == wanted)) {
            return None;
        }
        let fuzzy = fuzzy(self.letters, self.own, text);
        self.abbreviations.in_text(part, text).max(fuzzy)
    }
}

/// The query's letters in the text in order, nearly together; `own` is the query's score for itself.
fn fuzzy(letters: &str, own: i64, text: &str) -> Option<Rank> {
    if letters.len() < LETTERS_MINIMUM {
        return None;
    }
    let rank = |grade, likeness| Some(Rank { tier: Tier::Fuzzy, grade, likeness });
    if text.replace(' ', "").contains(letters) {
        return rank(INSIDE, share(letters.len(), text.len()));
    }
    let (score, places) = MATCHER.fuzzy_indices(text, letters)?;
    let (first, last) = (*places.first()?, *places.last()?);
    let text: Vec<char> = text.chars().collect();
    let starts_word = |at: usize| at == 0 || text.get(at - 1) == Some(&' ');
    let word_of = |at: usize| text[..at].iter().filter(|&&c| c == ' ').count();
    let follows = |pair: &[usize]| pair[1] == pair[0] + 1 || starts_word(pair[1]);
    // Whoever leaves letters out keeps the beginnings of words.
    let enters = |pair: &[usize]| word_of(pair[0]) == word_of(pair[1]) || starts_word(pair[1]);
    let connected = 1 + places.windows(2).filter(|pair| follows(pair)).count();
    let near = starts_word(first)
        && places.windows(2).all(enters)
        && word_of(first) != word_of(last)
        && last + 1 - first <= WIDEST * letters.len()
        && connected * 100 >= CONNECTED * letters.len()
        && score * 100 >= SCORE * own;
    let likeness = u16::try_from(score * 1000 / own.max(1)).unwrap_or(0).min(1000);
    rank(GAPPED, likeness).filter(|_| near)
}

/// The words of a query as abbreviations.
struct Abbreviations {
    /// How many characters they have.
    length: usize,
    /// As typed, and in the ways in which some of them may belong together.
    readings: Vec<Vec<String>>,
}

impl Abbreviations {
    fn of(probe: &Probe) -> Abbreviations {
        let words: Vec<String> = probe.words().map(str::to_owned).collect();
        let mut readings = vec![joined(&words, is_ending), joined(&words, are_initials)];
        readings.insert(0, words);
        readings.dedup();
        Abbreviations { length: probe.length, readings }
    }

    /// Each word of the query an abbreviation of a word of the text, in order.
    fn in_text(&self, part: Part, text: &str) -> Option<Rank> {
        let words: Vec<&str> = text.split(' ').collect();
        let mut readings = self.readings.iter();
        let (kept, of) = readings.find_map(|reading| strong_letters_kept(reading, &words))?;
        let all: usize = words.iter().map(|word| strong_letters(word)).sum();
        let complete = kept == all;
        let minimum = match (complete, self.readings[0].len()) {
            (true, 2..) => COMPLETE_MINIMUM,
            (true, _) => COMPLETE_WORD_MINIMUM,
            (false, _) => LETTERS_MINIMUM,
        };
        // The words of a person are syllables, and so few letters of them are in many.
        let enough = kept * 100 >= COVERED * of && (part == Part::Title || of == all);
        let grade = if complete { COMPLETE } else { INCOMPLETE };
        (self.length >= minimum && enough).then(|| Rank {
            tier: Tier::Fuzzy,
            grade,
            likeness: share(kept, all),
        })
    }
}

/// How many strong letters the query keeps of the words that it abbreviates, and how many those
/// have; `None` if it does not abbreviate this text.
fn strong_letters_kept(query: &[String], words: &[&str]) -> Option<(usize, usize)> {
    let mut rest = words.iter();
    let mut sums = (0, 0);
    for short in query {
        let word = rest.find(|word| abbreviates(short, word))?;
        sums.0 += strong_letters(short);
        sums.1 += strong_letters(word);
    }
    Some(sums)
}

/// Whether `short` is the first letter of `word` and others of it in order. Vowels are left out
/// first: where one is kept, all consonants are.
fn abbreviates(short: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let begins = short.chars().next() == word.chars().next();
    let vowel_kept = short.chars().skip(1).any(is_vowel);
    let consonants_kept = strong_letters(short) == strong_letters(word);
    begins
        && short.chars().all(|wanted| letters.any(|letter| letter == wanted))
        && (!vowel_kept || consonants_kept)
}

/// The letters of a word that an abbreviation keeps: the first, and the consonants.
fn strong_letters(word: &str) -> usize {
    word.chars().enumerate().filter(|&(at, c)| at == 0 || !is_vowel(c)).count()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The words, some of them joined to the one before, as folded titles have them.
fn joined(words: &[String], belong_together: fn(&str, &str) -> bool) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last) if belong_together(last, word) => last.push_str(word),
            _ => joined.push(word.clone()),
        }
    }
    joined
}

/// The s of `warrior s`.
fn is_ending(_: &str, word: &str) -> bool {
    matches!(word, "s" | "t" | "d" | "m" | "ll")
}

/// The letters of `g i joe`.
fn are_initials(before: &str, word: &str) -> bool {
    before.len() == 1 && word.len() == 1
}

/// The characters of a text that the query's letters stand for, as ranges of positions.
pub fn marks(probe: &Probe, text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let found = MATCHER.fuzzy_indices(&folded.text, &probe.letters);
    let places = found.map(|(_, places)| places).unwrap_or_default();
    places.iter().filter_map(|&place| folded.origin.get(place).cloned()).collect()
}

fn share(part: usize, whole: usize) -> u16 {
    u16::try_from(part * 1000 / whole.max(1)).unwrap_or(1000).min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{NameKeys, PersonName, TitleName};

    fn grade(keys: &NameKeys, query: &str) -> Option<u8> {
        let mut best = None;
        find(&Index::new([keys]), &Probe::new(query), |_, hit| {
            best = best.max(Some(hit.rank.grade));
        });
        best
    }

    fn title(en: &str) -> NameKeys {
        NameKeys::title(&TitleName { en, ..TitleName::default() })
    }

    #[test]
    fn titles_are_found_without_their_vowels() {
        for (query, text, found) in [
            ("rmntcs annyms", "Romantics Anonymous", Some(COMPLETE)),
            ("prf of mmrs", "Proof of Memories", Some(COMPLETE)),
            ("th wrrr s wy", "The Warrior's Way", Some(COMPLETE)),
            ("g i j rtltn", "G.I. Joe: Retaliation", Some(COMPLETE)),
            ("v lv", "V Love", Some(COMPLETE)),
            ("trdstn", "Treadstone", Some(COMPLETE)),
            ("blk pean", "Black Pean", Some(INCOMPLETE)),
            ("blk pean", "Black Pean Season 2", Some(INCOMPLETE)),
            ("annyms rmntcs", "Romantics Anonymous", None),
            ("rmntcs", "Romancing Seoul", None),
            ("iyeon", "Jun Kissa Inyeon", None),
            ("rodo", "Rondo", None),
            ("lv", "Love", None),
        ] {
            assert_eq!(grade(&title(text), query), found, "{query} for {text}");
        }
    }

    #[test]
    fn names_are_found_with_a_letter_left_out_of_a_syllable() {
        let name = PersonName { en: "Han Hyo-joo", ..PersonName::default() };
        let han = NameKeys::person(&name);
        assert_eq!(grade(&han, "hnhyjo"), Some(GAPPED));
        for query in ["hnyjo", "hhjoo", "nhyjo", "hynho", "hano"] {
            assert_eq!(grade(&han, query), None, "{query}");
        }
    }

    #[test]
    fn letters_spread_over_a_title_find_nothing() {
        for (query, text) in [
            ("bigeri", "Big Hero: In Search of the Lost Master"),
            ("danero", "Dangerous Liaisons"),
            ("forove", "For Love or Money"),
            ("filesu", "The Files of Young Kindaichi"),
        ] {
            assert_eq!(grade(&title(text), query), None, "{query}");
        }
    }

    #[test]
    fn letters_inside_a_word_are_found_from_five_on() {
        assert_eq!(grade(&title("Romantics Anonymous"), "mantics"), Some(INSIDE));
        assert_eq!(grade(&title("Romantics Anonymous"), "anti"), None);
    }
}
