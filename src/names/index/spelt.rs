//! The Latin spellings of names, kept in their parts.
//!
//! Each way to write a family name goes with each way to write the given name, in two orders and
//! with two sounds, so that whole spellings are dozens a name. But names share their parts: a
//! few hundred family names and some thousands of given names are written in a few ways each. So
//! the parts are kept once, and for a name the pairs of numbers; a query is divided at every place
//! into two parts, each of which is looked up by itself.

mod drafts;
mod pairs;
mod part;

pub use drafts::Drafts;
use pairs::{FAMILY, ONE_WORD, Pair, Pairs, SQUASHED, SYLLABLES};
use part::PartOfSound;
use serde::{Deserialize, Serialize};

use super::forms::position;
use super::lists::Lists;
use super::texts::{Texts, near_pairs};
use crate::names::keys::{Class, Key, Part, Source, Stops};
use crate::names::matching::{Hit, Reading, hit, is_japanese};
use crate::names::probe::Probe;
use crate::names::skeleton::skeleton;
use crate::names::spelling::Spelling;
use crate::names::typo::Mistyped;
use crate::raw;

/// The spellings of many names.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Spelt {
    families: Families,
    givens: Givens,
    /// Who is written with a given name, by the given name, then the family name.
    written: Pairs,
    /// Positions in `written` by name, as they were spelt.
    of_name: Lists,
    /// The squashed sounds that differ from those of the parts one after the other, in both orders.
    squashed: [Squashed; 2],
}

/// (hash, position in [`Spelt::written`]), sorted.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Squashed(#[serde(with = "raw")] Vec<(u32, u32)>);

/// In the order of their sounds: those that sound alike have numbers one after the other.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Families {
    letters: Texts,
    sounds: Texts,
    #[serde(with = "raw")]
    words: Vec<Stops>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Givens {
    letters: Texts,
    /// The sounds of the words, one after another.
    syllables: Texts,
    /// The sound as if it were one word; empty for what is one.
    one_words: Texts,
    /// How long the sound of the first word is.
    #[serde(with = "raw")]
    firsts: Vec<u8>,
    #[serde(with = "raw")]
    words: Vec<Stops>,
}

/// The order of the two parts.
const ORDERS: [Part; 2] = [Part::Name, Part::NameTurned];

impl Spelt {
    /// The spellings of a name, as they were.
    pub fn of_name(&self, name: usize) -> impl Iterator<Item = Spelling> {
        self.of_name.get(name).map(|at| {
            let pair = self.written.get(at as usize);
            let given = self.written.families.owner(at as usize);
            Spelling {
                family: spaced(
                    self.families.letters.get(pair.family()),
                    self.families.words[pair.family() as usize],
                ),
                given: spaced(self.givens.letters.get(position(given)), self.givens.words[given]),
                source: Source::numbered(pair.source),
            }
        })
    }

    /// Calls `found` with each name whose spelling sounds like the query, whole or in part.
    pub fn find(&self, probe: &Probe, found: &mut impl FnMut(usize, Hit)) {
        let sounds = [&probe.skeleton, &probe.skeleton_squashed];
        let [by_word, squashed] = sounds.map(|sound| sound.as_deref().filter(|s| !s.is_empty()));
        for signs in by_word.into_iter().chain(squashed.filter(|_| squashed != by_word)) {
            self.find_whole(probe, signs, found);
            self.find_squashed(probe, signs, found);
        }
        let words = probe.spaced.contains(' ');
        if let Some(signs) = if words { by_word } else { squashed } {
            let whole = squashed.filter(|_| words);
            let part = PartOfSound::new(probe, signs, whole);
            self.find_part(part, found);
        }
    }

    fn find_whole(&self, probe: &Probe, signs: &str, found: &mut impl FnMut(usize, Hit)) {
        for (at, _) in signs.char_indices() {
            let (start, end) = signs.split_at(at);
            let families = self.families.sounds.equal(start);
            self.join(probe, signs, Part::Name, (families, end), found);
            if at > 0 {
                let families = self.families.sounds.equal(end);
                self.join(probe, signs, Part::NameTurned, (families, start), found);
            }
        }
    }

    /// The names written with one of these family names and a given name of this sound.
    fn join(
        &self,
        probe: &Probe,
        signs: &str,
        part: Part,
        (families, given): (&[u32], &str),
        found: &mut impl FnMut(usize, Hit),
    ) {
        if families.is_empty() {
            return;
        }
        let givens = &self.givens;
        let sounds = [(&givens.syllables, SYLLABLES), (&givens.one_words, ONE_WORD)];
        for (texts, sound) in sounds {
            for &given in texts.equal(given) {
                for &family in families {
                    let letters = self.letters(family, given, part);
                    let key = |source| Key { part, source, ..skeleton_key(signs, &letters) };
                    self.judge(given, family, sound, |source| hit(probe, &key(source)), found);
                }
            }
        }
    }

    fn find_squashed(&self, probe: &Probe, signs: &str, found: &mut impl FnMut(usize, Hit)) {
        let wanted = hash(signs);
        for (part, Squashed(squashed)) in ORDERS.into_iter().zip(&self.squashed) {
            let start = squashed.partition_point(|(hash, _)| *hash < wanted);
            for &(_, at) in squashed[start..].iter().take_while(|(hash, _)| *hash == wanted) {
                let given = position(self.written.families.owner(at as usize));
                let family = self.written.get(at as usize).family();
                let letters = self.letters(family, given, part);
                if skeleton(&letters).is_some_and(|sound| sound == signs) {
                    let class = Class::SkeletonSquashed;
                    let key = |source| Key { class, part, source, ..skeleton_key(signs, &letters) };
                    self.judge(given, family, SQUASHED, |source| hit(probe, &key(source)), found);
                }
            }
        }
    }

    /// The names of which the query is the family name, the given name, or the family name with the
    /// first word of the given name.
    fn find_part(&self, mut part: PartOfSound<'_>, found: &mut impl FnMut(usize, Hit)) {
        let signs = part.signs;
        if let &[first, .., last] | &[first @ last] = self.families.sounds.equal(signs) {
            self.written.of_families(first..=last, |given, pair| {
                let given = position(given);
                if self.is_part(&part, (given, pair), SYLLABLES | ONE_WORD) {
                    let key = Key { pivot: signs.len(), part: Part::Name, ..part.key() };
                    self.judge_part(&mut part, (given, pair), key, found);
                }
            });
        }
        let givens = &self.givens;
        for (texts, sound) in [(&givens.syllables, SYLLABLES), (&givens.one_words, ONE_WORD)] {
            for &given in texts.equal(signs) {
                for pair in self.written.of(self.written.families.range(given as usize)) {
                    let family = self.families.letters.get(pair.family());
                    if !family.is_empty() && self.is_part(&part, (given, pair), sound) {
                        let key = Key { pivot: signs.len(), part: Part::NameTurned, ..part.key() };
                        self.judge_part(&mut part, (given, pair), key, found);
                    }
                }
            }
        }
        for (at, _) in signs.char_indices().skip(1) {
            let (start, end) = signs.split_at(at);
            let families = self.families.sounds.equal(start);
            if families.is_empty() {
                continue;
            }
            for &given in givens.syllables.beginning(end) {
                let whole = givens.syllables.get(given).len() == end.len();
                if whole || usize::from(givens.firsts[given as usize]) != end.len() {
                    continue;
                }
                for &family in families {
                    for pair in self.pairs(given, family) {
                        if self.is_part(&part, (given, pair), SYLLABLES) {
                            let mut stops = Stops::default();
                            stops.insert(signs.len());
                            let key = Key { pivot: at, stops, part: Part::Name, ..part.key() };
                            self.judge_part(&mut part, (given, pair), key, found);
                        }
                    }
                }
            }
        }
    }

    /// Whether one of these sounds counts, and is not the query as a whole.
    fn is_part(&self, part: &PartOfSound<'_>, (given, pair): (u32, Pair), sounds: u32) -> bool {
        let Some(whole) = part.whole else { return pair.counts(sounds) };
        let family = self.families.sounds.get(pair.family());
        let givens = [(&self.givens.syllables, SYLLABLES), (&self.givens.one_words, ONE_WORD)];
        givens.into_iter().any(|(texts, sound)| {
            let given = texts.get(given);
            let is_whole = whole.strip_prefix(family) == Some(given)
                || whole.strip_prefix(given) == Some(family);
            pair.counts(sounds & sound) && !is_whole
        })
    }

    fn judge_part(
        &self,
        part: &mut PartOfSound<'_>,
        (given, pair): (u32, Pair),
        key: Key<'_>,
        found: &mut impl FnMut(usize, Hit),
    ) {
        let source = Source::numbered(pair.source);
        if is_japanese(source) {
            return;
        }
        let family = self.families.letters.get(pair.family());
        let letters = self.givens.letters.get(given);
        let [first, second] =
            if key.part == Part::Name { [family, letters] } else { [letters, family] };
        if let Some(rank) = part.rank(key, first, second) {
            found(pair.name as usize, Hit { rank, source, reading: Reading::Sound });
        }
    }

    /// As [`Spelt::find`], with letters corrected.
    pub fn find_mistyped(&self, query: &Mistyped<'_>, found: &mut impl FnMut(usize, Hit)) {
        if self.written.len() == 0 {
            return;
        }
        let (families, givens) = (&self.families, &self.givens);
        let mut candidates = Vec::new();
        for (part, turned) in ORDERS.into_iter().zip([false, true]) {
            let mut near = |wanted: &str, family: &Texts, given: &Texts| {
                let (left, right) = if turned { (given, family) } else { (family, given) };
                near_pairs(wanted, left, right, |l, r| {
                    let (family, given) = if turned { (r, l) } else { (l, r) };
                    candidates.push((part, given, family));
                });
            };
            near(query.letters(), &families.letters, &givens.letters);
            if let Some(signs) = query.signs() {
                near(signs, &families.sounds, &givens.syllables);
                near(signs, &families.sounds, &givens.one_words);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        for (part, given, family) in candidates {
            let turned_alone = part == Part::NameTurned && families.letters.get(family).is_empty();
            if turned_alone || self.pairs(given, family).next().is_none() {
                continue;
            }
            let letters = self.letters(family, given, part);
            for (texts, sound) in [(&givens.syllables, SYLLABLES), (&givens.one_words, ONE_WORD)] {
                let sounds = [families.sounds.get(family), texts.get(given)];
                let [first, second] =
                    if part == Part::Name { sounds } else { [sounds[1], sounds[0]] };
                let signs = [first, second].concat();
                let key = |source| Key { part, source, ..skeleton_key(&signs, &letters) };
                self.judge(given, family, sound, |source| query.hit(&key(source)), found);
            }
        }
    }

    /// Calls `found` for those who are written with these parts, with what `judge` makes of each
    /// source.
    fn judge(
        &self,
        given: u32,
        family: u32,
        sound: u32,
        judge: impl Fn(Source) -> Option<Hit>,
        found: &mut impl FnMut(usize, Hit),
    ) {
        let mut last: Option<(u8, Option<Hit>)> = None;
        for pair in self.pairs(given, family).filter(|pair| pair.counts(sound)) {
            let known = last.filter(|(source, _)| *source == pair.source);
            let (_, hit) =
                known.unwrap_or_else(|| (pair.source, judge(Source::numbered(pair.source))));
            last = Some((pair.source, hit));
            if let Some(hit) = hit {
                found(pair.name as usize, hit);
            }
        }
    }

    /// Those who are written with these parts.
    fn pairs(&self, given: u32, family: u32) -> impl Iterator<Item = Pair> {
        let all = self.written.families.range(given as usize);
        let families = self.written.families.all();
        let end = all.end;
        let start = families.partition_point(all, |other| other >> FAMILY < family);
        let end = families.partition_point(start..end, |other| other >> FAMILY == family);
        self.written.of(start..end)
    }

    fn letters(&self, family: u32, given: u32, part: Part) -> String {
        let parts = [self.families.letters.get(family), self.givens.letters.get(given)];
        if part == Part::Name { parts.concat() } else { [parts[1], parts[0]].concat() }
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        let Self { families, givens, written, of_name, squashed } = self;
        let words = (families.words.capacity() + givens.words.capacity()) * size_of::<Stops>();
        families.letters.size()
            + families.sounds.size()
            + givens.letters.size()
            + givens.syllables.size()
            + givens.one_words.size()
            + givens.firsts.capacity()
            + words
            + written.size()
            + of_name.size()
            + squashed.iter().map(|Squashed(all)| all.capacity() * 8).sum::<usize>()
    }
}

fn skeleton_key<'a>(signs: &'a str, letters: &'a str) -> Key<'a> {
    Key {
        class: Class::Skeleton,
        part: Part::Name,
        source: Source::Romanised,
        text: signs,
        detail: letters,
        stops: Stops::default(),
        pivot: 0,
    }
}

fn spaced(letters: &str, words: Stops) -> String {
    let mut text = String::with_capacity(letters.len() + 2);
    crate::names::words::Words { squashed: letters.to_owned(), stops: words }
        .push_spaced(&mut text);
    text
}

/// FNV-1a, by Fowler, Noll and Vo.
fn hash(text: &str) -> u32 {
    let mix = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, mix)
}
