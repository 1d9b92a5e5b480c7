//! Spellings, name by name → their parts in order.

use hashbrown::{HashMap, HashSet};

use super::{
    FAMILY, Families, Givens, ONE_WORD, ORDERS, Pair, Pairs, SQUASHED, SYLLABLES, Spelt, Squashed,
    hash,
};
use crate::names::index::forms::position;
use crate::names::index::lists;
use crate::names::index::texts::Texts;
use crate::names::keys::{Part, Stops};
use crate::names::normalise::words;
use crate::names::skeleton::skeleton;
use crate::names::spelling::Spelling;
use crate::names::words::Words;
use crate::raw::Narrow;

/// The spellings of a name are looked through one by one, if they are not more: nearly all have
/// fewer.
const FEW: usize = 256;

/// Takes spellings in, name by name.
#[derive(Default)]
pub struct Drafts {
    families: Families,
    givens: Givens,
    family_numbers: HashMap<String, u32>,
    given_numbers: HashMap<String, u32>,
    /// With the number of the given name.
    pairs: lists::Drafts<(u32, Pair)>,
}

impl Drafts {
    /// Adds the spellings of the next name.
    pub fn push(&mut self, spellings: &[Spelling]) {
        let name = position(self.pairs.len());
        let first = self.pairs.all().len();
        let mut heard = Some(HashSet::new()).filter(|_| spellings.len() > FEW);
        for spelling in spellings {
            let family = self.family(&spelling.family);
            let given = self.given(&spelling.given);
            let sounds = match &mut heard {
                Some(heard) => self.sounds_not_heard(heard, family, given),
                None => self.sounds_that_count(first, family, given),
            };
            let source = spelling.source.number();
            self.pairs.add((given, Pair { family: family << FAMILY | sounds, name, source }));
        }
        self.pairs.close();
    }

    /// Which sounds of a spelling no earlier one of the same letters has.
    fn sounds_that_count(&self, first: usize, family: u32, given: u32) -> u32 {
        let Givens { letters, syllables, one_words, .. } = &self.givens;
        let [all, one] = [syllables.get(given), one_words.get(given)];
        let mut sounds = SYLLABLES | SQUASHED | if one.is_empty() { 0 } else { ONE_WORD };
        for (other, pair) in &self.pairs.all()[first..] {
            if pair.family() != family || letters.get(*other) != letters.get(given) {
                continue;
            }
            let known = |sound: &str| {
                pair.counts(SYLLABLES) && syllables.get(*other) == sound
                    || pair.counts(ONE_WORD) && one_words.get(*other) == sound
            };
            sounds &= !SQUASHED;
            if known(all) {
                sounds &= !SYLLABLES;
            }
            if known(one) {
                sounds &= !ONE_WORD;
            }
        }
        sounds
    }

    /// The same where the earlier ones are so many that they are not looked through: what is known
    /// of them stands in `heard`, to which this one is added.
    fn sounds_not_heard(&self, heard: &mut HashSet<String>, family: u32, given: u32) -> u32 {
        let Givens { letters, syllables, one_words, .. } = &self.givens;
        let written = format!("{family}\0{}", letters.get(given));
        let [all, one] = [syllables, one_words].map(|of| of.get(given));
        let ways = [(SYLLABLES, all), (ONE_WORD, one)].into_iter();
        let ways = ways.filter(|(way, sound)| *way == SYLLABLES || !sound.is_empty());
        let ways: Vec<(u32, String)> =
            ways.map(|(way, sound)| (way, format!("{written}\0{sound}"))).collect();
        let new = ways.iter().filter(|(_, sound)| !heard.contains(sound));
        let sounds: u32 = new.map(|(way, _)| *way).sum();
        heard.extend(ways.into_iter().map(|(_, sound)| sound));
        if heard.insert(written) { sounds | SQUASHED } else { sounds }
    }

    fn family(&mut self, spaced: &str) -> u32 {
        if let Some(&known) = self.family_numbers.get(spaced) {
            return known;
        }
        let Families { letters, sounds, words } = &mut self.families;
        let number = position(words.len());
        let (squashed, stops) = squashed(spaced);
        letters.push(&squashed);
        sounds.push(&word_sounds(spaced).concat());
        words.push(stops);
        self.family_numbers.insert(spaced.to_owned(), number);
        number
    }

    fn given(&mut self, spaced: &str) -> u32 {
        if let Some(&known) = self.given_numbers.get(spaced) {
            return known;
        }
        let Givens { letters, syllables, one_words, firsts, words } = &mut self.givens;
        let number = position(words.len());
        let (squashed, stops) = squashed(spaced);
        let sounds = word_sounds(spaced);
        let all = sounds.concat();
        let one = skeleton(&squashed).filter(|one| sounds.len() > 1 && *one != all);
        letters.push(&squashed);
        syllables.push(&all);
        one_words.push(&one.unwrap_or_default());
        firsts.push(sounds.first().map_or(0, |first| u8::try_from(first.len()).unwrap_or(u8::MAX)));
        words.push(stops);
        self.given_numbers.insert(spaced.to_owned(), number);
        number
    }

    /// Gives family names other numbers, those that sound alike one after the other.
    fn sort_families(&mut self) {
        let Families { letters, sounds, words } = &mut self.families;
        sounds.sort();
        let order = sounds.beginning("").to_vec();
        let mut sorted = Families::default();
        let mut numbers = vec![0; order.len()];
        for (number, &at) in (0..).zip(&order) {
            sorted.letters.push(letters.get(at));
            sorted.sounds.push(sounds.get(at));
            sorted.words.push(words[at as usize]);
            numbers[at as usize] = number;
        }
        [&mut sorted.letters, &mut sorted.sounds].into_iter().for_each(Texts::sort);
        self.families = sorted;
        self.pairs.for_each(|(_, pair)| {
            let sounds = pair.family % (1 << FAMILY);
            pair.family = numbers[pair.family() as usize] << FAMILY | sounds;
        });
    }

    /// Puts everything in order.
    pub fn finish(mut self) -> Spelt {
        if self.pairs.all().is_empty() {
            return Spelt::default();
        }
        self.sort_families();
        let Givens { letters, syllables, one_words, .. } = &mut self.givens;
        [letters, syllables, one_words].into_iter().for_each(Texts::sort);
        let order = |at: u32| {
            let (given, pair) = self.pairs.all()[at as usize];
            (given, pair.family(), at)
        };
        let mut sorted: Vec<u32> = (0..position(self.pairs.all().len())).collect();
        sorted.sort_unstable_by_key(|&at| order(at));
        let mut spelt = Spelt::default();
        let mut places = vec![0; sorted.len()];
        let mut families = lists::Drafts::default();
        let (mut names, mut sources) = (Vec::new(), Vec::new());
        for (place, &at) in sorted.iter().enumerate() {
            let (given, pair) = self.pairs.all()[at as usize];
            while families.len() < given as usize {
                families.close();
            }
            families.add(pair.family);
            names.push(pair.name);
            sources.push(pair.source);
            places[at as usize] = position(place);
        }
        while families.len() < self.givens.words.len() {
            families.close();
        }
        sources.shrink_to_fit();
        spelt.written = Pairs { families: families.finish(), names: Narrow::of(&names), sources };
        spelt.of_name = self.pairs.with(places).finish();
        spelt.families = self.families;
        spelt.givens = self.givens;
        spelt.squashed = ORDERS.map(|part| spelt.squashed_that_differ(part));
        spelt
    }
}

impl Spelt {
    fn squashed_that_differ(&self, part: Part) -> Squashed {
        let mut squashed = Vec::new();
        for given in 0..self.givens.words.len() {
            let range = self.written.families.range(given);
            let mut last = None;
            for at in range {
                let family = self.written.get(at).family();
                if last.replace(family) == Some(family) {
                    continue;
                }
                let given = position(given);
                let sound = skeleton(&self.letters(family, given, part)).unwrap_or_default();
                let parts = |texts: &Texts| {
                    let (family, given) = (self.families.sounds.get(family), texts.get(given));
                    let (first, second) =
                        if part == Part::Name { (family, given) } else { (given, family) };
                    sound.strip_prefix(first) == Some(second)
                };
                if !parts(&self.givens.syllables) && !parts(&self.givens.one_words) {
                    squashed.push((hash(&sound), position(at)));
                }
            }
        }
        squashed.sort_unstable();
        squashed.shrink_to_fit();
        Squashed(squashed)
    }
}

fn squashed(spaced: &str) -> (String, Stops) {
    let Words { squashed, stops } = Words::of_spaced(spaced);
    (squashed, stops)
}

fn word_sounds(spaced: &str) -> Vec<String> {
    words(spaced).filter_map(skeleton).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sounds_count_however_many_spellings_a_name_has() {
        let mut drafts = Drafts::default();
        let mut heard = HashSet::new();
        let givens =
            ["hyo joo", "hyojoo", "hyo ju", "hyoju", "hy ojoo", "hyo joo", "h yo joo", "7", ""];
        let mut counted = HashSet::new();
        for (family, given) in givens.iter().flat_map(|given| [("han", given), ("hann", given)]) {
            let [family, given] = [drafts.family(family), drafts.given(given)];
            let sounds = drafts.sounds_that_count(0, family, given);
            assert_eq!(drafts.sounds_not_heard(&mut heard, family, given), sounds);
            counted.insert(sounds);
            drafts
                .pairs
                .add((given, Pair { family: family << FAMILY | sounds, name: 0, source: 0 }));
        }
        assert!(counted.contains(&0) && counted.len() > 1, "{counted:?}");
    }
}
