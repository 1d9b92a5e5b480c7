//! What a query makes of a key: how good the match is, and why there is one.

use std::cmp::Ordering;

use strsim::osa_distance;

use super::keys::{Class, Key, NameKeys, Part, Source};
use super::probe::Probe;
pub use super::rank::{Rank, Tier, grade};

/// Which reading of the query matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The letters as they are.
    Letters,
    /// A family name in a customary spelling.
    FamilyName,
    /// The sound of a romanisation.
    Sound,
    /// The keystrokes of hangul: half-typed or loose.
    Keystrokes,
    /// Latin letters for hangul keys.
    WrongLayout,
    /// Initial consonants.
    Initials,
    /// Kana, loosely.
    Kana,
    /// Letters corrected.
    Typo,
    /// Letters left out.
    Abbreviation,
}

/// A match of a query with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// How good it is.
    pub rank: Rank,
    /// Which of the name's texts matched.
    pub source: Source,
    /// Which reading of the query matched it.
    pub reading: Reading,
}

impl NameKeys {
    /// The best match of a query with this name, typing errors aside. A query that was typed with
    /// the Korean layout left on is read as Latin letters if nothing else fits.
    ///
    /// Cost: a comparison for each key, about 1 µs. For many names use [`super::index::Index`],
    /// which gives the same answers.
    #[must_use]
    pub fn matched_by(&self, probe: &Probe) -> Option<Hit> {
        let best = |probe: &Probe| {
            self.iter().filter_map(|key| hit(probe, &key)).max_by_key(|hit| hit.rank)
        };
        best(probe).or_else(|| probe.left_on.as_deref().and_then(best).map(Hit::on_other_layout))
    }
}

impl Hit {
    /// The same match of a query that had to be read on the other layout: at most a script key.
    #[must_use]
    pub fn on_other_layout(mut self) -> Self {
        self.rank.tier = self.rank.tier.min(Tier::ScriptKey);
        self.reading = Reading::WrongLayout;
        self
    }
}

/// How a query matches a key, if it does, typing errors aside.
#[must_use]
pub fn hit(probe: &Probe, key: &Key<'_>) -> Option<Hit> {
    let (rank, reading) = match key.class {
        Class::Letters => (letters(probe, key)?, Reading::Letters),
        Class::Family => {
            let equal = !probe.is_empty() && probe.letters == key.text;
            (equal.then_some(rank(Tier::Word, grade::WORD, WHOLE))?, Reading::FamilyName)
        }
        Class::Skeleton | Class::SkeletonSquashed => (sound(probe, key)?, Reading::Sound),
        Class::Keystrokes => keystrokes(probe, key)?,
        Class::Initials => (initials(probe, key)?, Reading::Initials),
        Class::Kana => (loose_kana(probe, key)?, Reading::Kana),
    };
    Some(Hit { rank, source: key.source, reading })
}

const WHOLE: u16 = 1000;

fn rank(tier: Tier, grade: u8, likeness: u16) -> Rank {
    Rank { tier, grade, likeness }
}

/// The letters as they are: the whole, its beginning, or the beginning of a word.
fn letters(probe: &Probe, key: &Key<'_>) -> Option<Rank> {
    let rest = key.text.strip_prefix(probe.letters.as_str()).filter(|_| !probe.is_empty())?;
    let whole = rest.is_empty();
    let beginning = Beginning {
        part: key.part,
        pivot: key.pivot,
        length: key.text.len(),
        whole,
        ends_word: whole || key.stops.contains(probe.length),
        crosses_words: (1..probe.length).any(|at| key.stops.contains(at)),
    };
    begun(probe, &beginning)
}

/// A key of letters that begins with those of a query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginning {
    pub(super) part: Part,
    pub(super) pivot: usize,
    /// Of the whole key, in bytes.
    pub(super) length: usize,
    /// Whether nothing follows.
    pub(super) whole: bool,
    /// Whether a word ends with the query.
    pub(super) ends_word: bool,
    /// Whether a word ends within the query.
    pub(super) crosses_words: bool,
}

/// Fewer letters than this that run from the end of one word of a title into the next stand there by
/// chance (`meno` in X-Men Origins).
const CROSSING_MINIMUM: usize = 5;

/// Whether Latin letters, typed as one word, are two words of a title or parts of them, and too few
/// to have been meant so.
fn crosses_by_chance(probe: &Probe, key: &Beginning) -> bool {
    key.crosses_words
        && !key.ends_word
        && probe.length < CROSSING_MINIMUM
        && probe.letters.is_ascii()
        && !probe.spaced.contains(' ')
}

/// What a beginning is worth.
pub(super) fn begun(probe: &Probe, key: &Beginning) -> Option<Rank> {
    let share = share(probe.letters.len(), key.length);
    // Whoever bears the name as a word goes before those in whose names its letters only begin one:
    // `bae` is Bae, then Dong Hyun-bae, then Baek.
    let beginning = |share| {
        if key.ends_word {
            rank(Tier::Prefix, grade::WORD, share)
        } else {
            rank(Tier::Word, grade::FIRST_PART, share)
        }
    };
    Some(match key.part {
        Part::Name | Part::Title if key.whole => rank(Tier::Exact, grade::WHOLE, WHOLE),
        Part::NameTurned if key.whole => rank(Tier::Exact, grade::TURNED, WHOLE),
        Part::Name | Part::Title => beginning(share),
        // What does not go beyond the turn is found as a word of the name.
        Part::NameTurned if probe.length > key.pivot => beginning(share),
        Part::NameTurned => return None,
        Part::TitleWord if crosses_by_chance(probe, key) => return None,
        Part::NameWord | Part::TitleWord if key.whole => rank(Tier::Word, grade::BEGINNING, WHOLE),
        Part::NameWord | Part::TitleWord if key.ends_word => rank(Tier::Word, grade::WORD, share),
        Part::NameWord | Part::TitleWord => rank(Tier::Word, grade::PART, share),
        // One sign inside a name says too little.
        Part::Sign if probe.length < 2 => return None,
        Part::Sign if key.whole => rank(Tier::Word, grade::LESSER_WORD, WHOLE),
        Part::Sign => rank(Tier::Word, grade::LESSER_PART, share),
    })
}

/// Fewer signs than this are the sound of too many names, unless they are the whole of one.
const SOUND_MINIMUM: usize = 3;
/// The same where the words of the query are not known, so that it begins many a name.
const SQUASHED_SOUND_MINIMUM: usize = 5;
/// Letters less alike than this share their sound by chance (`dohyku`, Do-hee Go).
const ALIKE: u16 = 450;
/// Letters as alike as this are as good as the name itself.
const NEARLY_THE_SAME: u16 = 800;

/// The sound of a romanised name: the whole, the family name alone or with the first syllable of the
/// given name, the given name alone. Any other beginning would match by chance.
fn sound(probe: &Probe, key: &Key<'_>) -> Option<Rank> {
    let (by_word, squashed) = (probe.skeleton.as_deref(), probe.skeleton_squashed.as_deref());
    let same = |signs: Option<&str>| signs == Some(key.text);
    if same(by_word) || same(squashed) {
        let words_agree = same(by_word) && key.class == Class::Skeleton;
        return whole_sound(probe, key, words_agree);
    }
    if key.class == Class::SkeletonSquashed || is_japanese(key.source) {
        return None;
    }
    sound_of_part(probe, key)
}

/// The sound of a part of the name, but not of the whole.
pub(super) fn sound_of_part(probe: &Probe, key: &Key<'_>) -> Option<Rank> {
    let (by_word, squashed) = (probe.skeleton.as_deref(), probe.skeleton_squashed.as_deref());
    if probe.spaced.contains(' ') {
        part_of_sound(probe, key, by_word?, SOUND_MINIMUM)
    } else {
        let rank = part_of_sound(probe, key, squashed?, SQUASHED_SOUND_MINIMUM)?;
        Some(Rank { tier: Tier::Fuzzy, ..rank })
    }
}

pub(super) fn is_japanese(source: Source) -> bool {
    matches!(source, Source::Romaji | Source::RomajiBySign)
}

/// Shorter sounds of a whole name are no better than other sounds, however they are written.
const STANDARD_MINIMUM: usize = 4;

/// The sound of the whole name. Written letter for letter as a standard has it, it is the name
/// itself, and better than the beginning of another.
fn whole_sound(probe: &Probe, key: &Key<'_>, words_agree: bool) -> Option<Rank> {
    let likeness = likeness(&probe.letters, key.detail);
    let turned = key.part == Part::NameTurned;
    let grade = if words_agree { grade::WHOLE } else { grade::TURNED };
    Some(match (likeness, key.source) {
        // A sound of few signs is also a family name's: `choi` is not 조이, who calls herself Joy.
        (WHOLE, Source::Romanised | Source::Romaji) if key.text.len() >= STANDARD_MINIMUM => {
            rank(Tier::Prefix, grade::STANDARD, WHOLE)
        }
        // Few who type Latin letters mean the sound of the katakana.
        (..NEARLY_THE_SAME, source) if is_japanese(source) => return None,
        (_, source) if is_japanese(source) => rank(Tier::ScriptKey, grade::JAPANESE, likeness),
        (..ALIKE, _) if turned && !words_agree => return None,
        (NEARLY_THE_SAME.., _) if words_agree => rank(Tier::Word, grade::NEARLY, likeness),
        _ => rank(Tier::ScriptKey, grade, likeness),
    })
}

fn part_of_sound(probe: &Probe, key: &Key<'_>, signs: &str, minimum: usize) -> Option<Rank> {
    let begins = key.text.starts_with(signs);
    let length = signs.chars().count();
    let start: String = key.detail.chars().take(probe.length).collect();
    let likeness = if begins { likeness(&probe.letters, &start) } else { return None };
    let enough = length >= minimum || (length >= SOUND_MINIMUM && likeness >= NEARLY_THE_SAME);
    let grade = match key.part {
        Part::Name if length == key.pivot => grade::WORD,
        Part::Name if key.stops.contains(length) && length >= minimum => grade::BEGINNING,
        Part::NameTurned if length == key.pivot && enough => grade::WORD,
        _ => return None,
    };
    Some(rank(Tier::ScriptKey, grade, likeness))
}

/// Fewer keys than this are taken for hangul only where they make a whole name: Latin letters
/// with the wrong layout, and a given name half-typed.
const KEYSTROKES_MINIMUM: usize = 4;

/// The keystrokes of hangul, from the beginning of the name or of the given name.
fn keystrokes(probe: &Probe, key: &Key<'_>) -> Option<(Rank, Reading)> {
    if let Some(keys) = &probe.keystrokes {
        return Some((typed(keys, key)?, Reading::Keystrokes));
    }
    let enough = |keys: &&String| keys.as_str() == key.text || long(keys);
    let ranks = probe.layout_keystrokes.iter().filter(enough).filter_map(|keys| typed(keys, key));
    Some((ranks.max()?, Reading::WrongLayout))
}

fn long(keys: &str) -> bool {
    keys.chars().count() >= KEYSTROKES_MINIMUM
}

fn typed(keys: &str, key: &Key<'_>) -> Option<Rank> {
    let rest = key.text.strip_prefix(keys)?;
    let share = share(keys.len(), key.text.len());
    let grade = match key.part {
        Part::NameTurned => match keys.chars().count().cmp(&key.pivot) {
            _ if rest.is_empty() => grade::TURNED,
            Ordering::Equal => grade::WORD,
            Ordering::Less if long(keys) => grade::PART,
            _ => return None,
        },
        Part::NameWord | Part::TitleWord if long(keys) => grade::PART,
        Part::NameWord | Part::TitleWord => return None,
        _ if rest.is_empty() => grade::WHOLE,
        _ => grade::BEGINNING,
    };
    Some(rank(Tier::ScriptKey, grade, share))
}

/// Initial consonants, mixed with syllables: all of the name, its beginning, or all of the given
/// name.
fn initials(probe: &Probe, key: &Key<'_>) -> Option<Rank> {
    let pattern = probe.initials.as_ref()?;
    let rest = key.text.strip_prefix(pattern.initials.as_str())?;
    let count = pattern.initials.chars().count();
    let grade = match key.part {
        Part::NameTurned if rest.is_empty() => grade::TURNED,
        Part::NameTurned if count == key.pivot => grade::WORD,
        Part::NameTurned => return None,
        _ if rest.is_empty() => grade::WHOLE,
        _ => grade::BEGINNING,
    };
    let share = share(pattern.initials.len(), key.text.len());
    pattern.begins(key.detail).then(|| rank(Tier::ScriptKey, grade, share))
}

/// Fewer signs of loose kana than this begin too many names.
const KANA_MINIMUM: usize = 3;

fn loose_kana(probe: &Probe, key: &Key<'_>) -> Option<Rank> {
    let kana = probe.kana.as_deref().filter(|kana| !kana.is_empty())?;
    let rest = key.text.strip_prefix(kana)?;
    let count = kana.chars().count();
    let grade = match key.part {
        Part::NameTurned if rest.is_empty() => grade::TURNED,
        Part::NameTurned if count == key.pivot && count >= KANA_MINIMUM => grade::WORD,
        Part::NameTurned => return None,
        _ if rest.is_empty() => grade::WHOLE,
        _ if count >= KANA_MINIMUM => grade::BEGINNING,
        _ => return None,
    };
    Some(rank(Tier::ScriptKey, grade, share(kana.len(), key.text.len())))
}

/// How much of the whole a part is, in thousandths.
fn share(part: usize, whole: usize) -> u16 {
    u16::try_from(part * 1000 / whole.max(1)).unwrap_or(WHOLE).min(WHOLE)
}

/// How alike two texts are, in thousandths: 1000 less the typing errors between them (optimal string
/// alignment) per character of the longer.
#[must_use]
pub fn likeness(one: &str, other: &str) -> u16 {
    if one == other {
        return WHOLE;
    }
    let longer = one.chars().count().max(other.chars().count());
    WHOLE - share(osa_distance(one, other), longer)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::names::index::Index;
    use crate::names::keys::TitleName;
    use crate::names::person::PersonName;

    fn person(names: &[&str]) -> NameKeys {
        let some = |at: usize| names.get(at).copied().filter(|name| !name.is_empty());
        NameKeys::person(&PersonName {
            en: names[0],
            ko: some(1),
            ja: some(2),
            zh: some(3),
            aliases: names.iter().skip(4).copied().collect(),
        })
    }

    fn bae_doona() -> NameKeys {
        person(&["Bae Doona", "배두나", "ペ・ドゥナ", "裴斗娜"])
    }

    fn han_hyo_joo() -> NameKeys {
        person(&["Han Hyo-joo", "한효주", "ハン・ヒョジュ", "韩孝周"])
    }

    fn lee_byung_hun() -> NameKeys {
        person(&["Lee Byung-hun", "이병헌", "イ・ビョンホン", "李秉宪"])
    }

    fn romantics() -> NameKeys {
        NameKeys::title(&TitleName {
            en: "Romantics Anonymous",
            original: Some("匿名の恋人たち"),
            ko: Some("로맨틱 어나니머스"),
            aliases: vec!["Tokumei no Koibitotachi"],
        })
    }

    fn found(keys: &NameKeys, query: &str) -> Option<(Tier, Reading)> {
        keys.matched_by(&Probe::new(query)).map(|hit| (hit.rank.tier, hit.reading))
    }

    #[test]
    fn bae_doona_is_found_however_she_is_typed() {
        use Reading::{Initials, Kana, Keystrokes, Letters, Sound, WrongLayout};
        for (query, tier, reading) in [
            ("배두나", Tier::Exact, Letters),
            ("\u{1107}\u{1162}\u{1103}\u{116e}\u{1102}\u{1161}", Tier::Exact, Letters),
            ("배 두나", Tier::Exact, Letters),
            ("두나 배", Tier::Exact, Letters),
            ("Bae Doona", Tier::Exact, Letters),
            ("baedoona", Tier::Exact, Letters),
            ("BAE DOO-NA", Tier::Exact, Letters),
            ("Ｂａｅ　Ｄｏｏｎａ", Tier::Exact, Letters),
            ("Doona Bae", Tier::Exact, Letters),
            ("ペ・ドゥナ", Tier::Exact, Letters),
            ("ぺどぅな", Tier::Exact, Letters),
            ("ﾍﾟ･ﾄﾞｩﾅ", Tier::Exact, Letters),
            ("裴斗娜", Tier::Exact, Letters),
            ("Bae Du-na", Tier::Prefix, Sound),
            ("Pae Tu-na", Tier::Prefix, Sound),
            ("pe duna", Tier::Prefix, Sound),
            ("bae do", Tier::Word, Letters),
            ("배", Tier::Prefix, Letters),
            ("doona", Tier::Word, Letters),
            ("pae", Tier::Word, Reading::FamilyName),
            ("斗娜", Tier::Word, Letters),
            ("Bei Dunah", Tier::ScriptKey, Sound),
            ("ㅂㄷㄴ", Tier::ScriptKey, Initials),
            ("배ㄷㄴ", Tier::ScriptKey, Initials),
            ("ㄷㄴ", Tier::ScriptKey, Initials),
            ("배둔", Tier::ScriptKey, Keystrokes),
            ("ㅂㅐㄷㅜㄴㅏ", Tier::ScriptKey, Keystrokes),
            ("qoensk", Tier::ScriptKey, WrongLayout),
            ("ㅠㅁㄷ 애ㅐㅜㅁ", Tier::ScriptKey, WrongLayout),
            ("ペ・トゥナ", Tier::ScriptKey, Kana),
        ] {
            assert_eq!(found(&bae_doona(), query), Some((tier, reading)), "{query}");
        }
    }

    #[test]
    fn han_hyo_joo_is_found_however_she_is_typed() {
        for query in [
            "한효주",
            "한 효주",
            "ㅎㅎㅈ",
            "한ㅎㅈ",
            "한횾",
            "한효ㅈ",
            "핞",
            "ㅎㅏㄴㅎㅛ",
            "gksgywn",
            "はんひょじゅ",
            "ハンヒョジュ",
            "han hyoju",
            "韩孝周",
            "韓孝周",
            "hyo joo han",
            "hyojoo",
            "Han Hyo Ju",
            "han hyo-ju",
        ] {
            assert!(found(&han_hyo_joo(), query).is_some(), "{query}");
        }
    }

    #[test]
    fn variants_of_a_romanisation_are_one_sound() {
        for query in
            ["Yi Pyŏnghŏn", "i byeongheon", "rhee byoung hun", "Ri Pyung Hon", "lee byunghun"]
        {
            assert!(found(&lee_byung_hun(), query).is_some(), "{query}");
        }
        let ok = person(&["Ok Taec-yeon", "옥택연", "オク・テギョン"]);
        for query in ["Ok Taek-yeon", "ok taecyeon", "og taegyeon"] {
            assert!(found(&ok, query).is_some(), "{query}");
        }
    }

    #[test]
    fn either_part_of_a_western_name_may_be_the_family_name() {
        let henney = person(&["Daniel Henney", "다니엘 헤니", "ダニエル・ヘニー"]);
        for query in ["henney daniel", "다니엘헤니", "헤니 다니엘", "ダニエルヘニ", "henney"]
        {
            assert!(found(&henney, query).is_some(), "{query}");
        }
    }

    #[test]
    fn a_part_counts_only_from_a_syllable_on() {
        for (keys, query) in [
            (bae_doona(), "oona"),
            (bae_doona(), "bo"),
            (bae_doona(), "ㄷ"),
            (han_hyo_joo(), "ㅎㅎㅎ"),
            (han_hyo_joo(), "효ㅎ"),
            (han_hyo_joo(), "gyw"),
            (lee_byung_hun(), "pyo"),
            (lee_byung_hun(), "lee 2014"),
        ] {
            assert_eq!(found(&keys, query), None, "{query}");
        }
    }

    #[test]
    fn nobody_is_nobody_in_either_layout() {
        let keys = [bae_doona(), han_hyo_joo(), lee_byung_hun(), romantics()];
        for query in ["zzzz", "ㅋㅋㅋㅋ", "뷁뷁", "qxqxqx", "", " ", "…", "\u{fffd}"] {
            assert!(keys.iter().all(|keys| found(keys, query).is_none()), "{query}");
        }
    }

    #[test]
    fn a_title_is_found_by_itself_its_words_and_its_translations() {
        for (query, tier) in [
            ("romantics anonymous", Tier::Exact),
            ("RomanticsAnonymous", Tier::Exact),
            ("匿名の恋人たち", Tier::Exact),
            ("匿名の戀人たち", Tier::Exact),
            ("로맨틱어나니머스", Tier::Exact),
            ("tokumei no koibitotachi", Tier::Exact),
            ("tokumei no koibito", Tier::Word),
            ("romantics", Tier::Prefix),
            ("roman", Tier::Word),
            ("anonymous", Tier::Word),
            ("恋人", Tier::Word),
            ("ㄹㅁㅌ", Tier::ScriptKey),
            ("fhaosxlr", Tier::ScriptKey),
        ] {
            assert_eq!(found(&romantics(), query).map(|(tier, _)| tier), Some(tier), "{query}");
        }
        assert_eq!(found(&romantics(), "mantics"), None);
    }

    #[test]
    fn equals_are_ordered_by_their_letters() {
        let rank =
            |keys: &NameKeys, query: &str| keys.matched_by(&Probe::new(query)).map(|h| h.rank);
        let jung = person(&["Kim Jung-ho", "김정호"]);
        let of_jong = person(&["Kim Jong-ho", "김종호"]);
        assert!(rank(&jung, "gim jungho") > rank(&of_jong, "gim jungho"));
        assert!(rank(&of_jong, "gim jongho") > rank(&jung, "gim jongho"));
        let ara = person(&["Go Ara", "고아라"]);
        let hara = person(&["Goo Hara", "구하라"]);
        assert!(rank(&ara, "koh ah-la") > rank(&hara, "koh ah-la"));
        let dong = person(&["Dong Hyun-bae", "동현배"]);
        let baek = person(&["Baek Do-bin", "백도빈"]);
        assert!(rank(&bae_doona(), "bae") > rank(&dong, "bae"));
        assert!(rank(&dong, "bae") > rank(&baek, "bae"));
    }

    /// What a query is worth: its tier, its grade, and which reading of it matched.
    fn worth(keys: &NameKeys, query: &str) -> Option<(Tier, u8, Reading)> {
        let hit = keys.matched_by(&Probe::new(query))?;
        Some((hit.rank.tier, hit.rank.grade, hit.reading))
    }

    #[test]
    fn the_whole_goes_before_the_turned_before_a_part() {
        use Reading::{Initials, Kana, Keystrokes, Letters, Sound, WrongLayout};
        for (query, tier, grade, reading) in [
            ("배두나", Tier::Exact, grade::WHOLE, Letters),
            ("doona bae", Tier::Exact, grade::TURNED, Letters),
            ("doona", Tier::Word, grade::BEGINNING, Letters),
            ("bae", Tier::Prefix, grade::WORD, Letters),
            ("ba", Tier::Word, grade::FIRST_PART, Letters),
            ("doo", Tier::Word, grade::PART, Letters),
            ("bae do", Tier::Word, grade::FIRST_PART, Letters),
            ("doona ba", Tier::Word, grade::FIRST_PART, Letters),
            ("斗娜", Tier::Word, grade::LESSER_WORD, Letters),
            ("裴斗", Tier::Word, grade::FIRST_PART, Letters),
            ("tuna pae", Tier::Prefix, grade::STANDARD, Sound),
            ("bei dunah", Tier::ScriptKey, grade::WHOLE, Sound),
            ("bei du", Tier::ScriptKey, grade::BEGINNING, Sound),
            ("bei", Tier::Fuzzy, grade::WORD, Sound),
            ("dunah", Tier::Fuzzy, grade::WORD, Sound),
            ("peduna", Tier::Prefix, grade::STANDARD, Sound),
            ("ㅂㅐㄷㅜㄴㅏ", Tier::ScriptKey, grade::WHOLE, Keystrokes),
            ("배둔", Tier::ScriptKey, grade::BEGINNING, Keystrokes),
            ("두나ㅂㅐ", Tier::ScriptKey, grade::TURNED, Keystrokes),
            ("두ㄴㅏ", Tier::ScriptKey, grade::WORD, Keystrokes),
            ("qoensk", Tier::ScriptKey, grade::WHOLE, WrongLayout),
            ("qoens", Tier::ScriptKey, grade::BEGINNING, WrongLayout),
            ("enskqo", Tier::ScriptKey, grade::TURNED, WrongLayout),
            ("ensk", Tier::ScriptKey, grade::WORD, WrongLayout),
            ("ㅂㄷㄴ", Tier::ScriptKey, grade::WHOLE, Initials),
            ("ㅂㄷ", Tier::ScriptKey, grade::BEGINNING, Initials),
            ("ㄷㄴㅂ", Tier::ScriptKey, grade::TURNED, Initials),
            ("ㄷㄴ", Tier::ScriptKey, grade::WORD, Initials),
            ("ペトゥナ", Tier::ScriptKey, grade::WHOLE, Kana),
            ("ペトゥ", Tier::ScriptKey, grade::BEGINNING, Kana),
            ("トゥナペ", Tier::ScriptKey, grade::TURNED, Kana),
            ("トゥナ", Tier::ScriptKey, grade::WORD, Kana),
        ] {
            assert_eq!(worth(&bae_doona(), query), Some((tier, grade, reading)), "{query}");
        }
        // Too few signs for what they would be: keys, a syllable's initial, kana, a Chinese sign.
        for query in ["둔", "ens", "qoe", "ㄷ", "배ㄹㄴ", "ペト", "斗", "beidu", "pedun"] {
            assert_eq!(worth(&bae_doona(), query), None, "{query}");
        }
    }

    #[test]
    fn the_sound_of_katakana_is_a_whole_name_or_nothing() {
        let kim = person(&["Kim Tae-hee", "김태희", "キム・テヒ", "金泰希"]);
        let song = person(&["Song Joong-ki", "송중기", "ソン・ジュンギ", "宋仲基"]);
        for (keys, query, tier, grade) in [
            (&kim, "kimutehi", Tier::Prefix, grade::STANDARD),
            (&song, "son jungi", Tier::Prefix, grade::STANDARD),
            (&song, "sonjunki", Tier::ScriptKey, grade::JAPANESE),
            (&kim, "gim tae", Tier::ScriptKey, grade::BEGINNING),
            (&kim, "gimtae", Tier::Fuzzy, grade::BEGINNING),
            (&kim, "kim te hui", Tier::Word, grade::NEARLY),
            (&song, "jungkisong", Tier::Word, grade::NEARLY),
        ] {
            let expected = Some((tier, grade, Reading::Sound));
            assert_eq!(worth(keys, query), expected, "{query}");
        }
        for query in ["kimute", "kimuteh", "kimu", "kimuthehi", "tehui", "デヒ"] {
            assert_eq!(worth(&kim, query), None, "{query}");
        }
        for query in ["sung zhung gi", "チュンギソ"] {
            assert_eq!(worth(&song, query), None, "{query}");
        }
    }

    #[test]
    fn a_whole_name_is_known_as_such() {
        let is_whole = |keys: &NameKeys, query: &str| {
            keys.matched_by(&Probe::new(query)).map(|hit| hit.rank.is_whole())
        };
        let kim = person(&["Kim Tae-hee", "김태희", "キム・テヒ", "金泰希"]);
        for query in ["김태희", "taehee kim", "gim taehui", "kim te hui", "ㄱㅌㅎ", "kimutehi"]
        {
            assert_eq!(is_whole(&kim, query), Some(true), "{query}");
        }
        for query in ["kim", "taehee", "gim tae", "taehui", "ㄱㅌ", "rlaxo", "キムデ"] {
            assert_eq!(is_whole(&kim, query), Some(false), "{query}");
        }
    }

    #[test]
    fn few_letters_across_two_words_of_a_title_are_chance() {
        let origins = NameKeys::title(&TitleName { en: "X-Men Origins", ..TitleName::default() });
        for (query, is_found) in
            [("meno", false), ("men o", true), ("menor", true), ("men", true), ("orig", true)]
        {
            assert_eq!(found(&origins, query).is_some(), is_found, "{query}");
        }
    }

    #[test]
    fn a_word_of_a_title_needs_enough_of_it() {
        for (query, tier, grade) in [
            ("anonymous", Tier::Word, grade::BEGINNING),
            ("anonym", Tier::Word, grade::PART),
            ("romanticsanon", Tier::Word, grade::FIRST_PART),
            ("恋人", Tier::Word, grade::LESSER_PART),
            ("ㄹㅁㅌ", Tier::ScriptKey, grade::BEGINNING),
            ("djsk", Tier::ScriptKey, grade::PART),
            ("어나니ㅁ", Tier::ScriptKey, grade::PART),
            ("tokumei", Tier::Prefix, grade::WORD),
            ("koibito", Tier::Word, grade::PART),
        ] {
            let found = worth(&romantics(), query).map(|(tier, grade, _)| (tier, grade));
            assert_eq!(found, Some((tier, grade)), "{query}");
        }
        for query in ["恋", "djs", "어ㄴ", "ㅇㄴㄴ", "csan"] {
            assert_eq!(worth(&romantics(), query), None, "{query}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(query in any::<String>(), names in prop::array::uniform5(any::<String>())) {
            let keys = person(&names.each_ref().map(String::as_str));
            let _ = keys.matched_by(&Probe::new(&query));
        }

        #[test]
        fn the_index_gives_the_same_answers(query in "[abdhjlnouy 가배두나ㅂㄷㄴㅐペドゥナ韩]{1,8}") {
            let keys = [bae_doona(), han_hyo_joo(), lee_byung_hun(), romantics()];
            let probe = Probe { left_on: None, ..Probe::new(&query) };
            let index = Index::new(&keys);
            for (at, keys) in keys.iter().enumerate() {
                let mut best = None;
                index.find(&probe, |name, hit| {
                    if name == at {
                        best = best.max(Some(hit.rank));
                    }
                });
                let rank = |keys: &NameKeys| keys.matched_by(&probe).map(|hit| hit.rank);
                prop_assert_eq!(best, rank(keys));
                prop_assert_eq!(best, rank(&index.keys(at)));
            }
        }
    }
}
