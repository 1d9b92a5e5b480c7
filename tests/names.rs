//! Many names looked up together answer as each of them does alone.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use kactors::catalog::{Catalog, CreditRef};
use kactors::load::{Layer, load};
use kactors::names::keys::{Class, Key, Part, Source};
use kactors::names::matching::hit;
use kactors::names::script::sort_key;
use kactors::names::typo::Mistyped;
use kactors::names::{Hit, Index, NameKeys, PersonName, Probe, Rank, Reading, Script, TitleName};

/// Numbers by a linear congruential generator.
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        let (factor, step) = (6_364_136_223_846_793_005, 1_442_695_040_888_963_407);
        self.0 = self.0.wrapping_mul(factor).wrapping_add(step);
        usize::try_from(self.0 >> 33).unwrap_or(0) % count.max(1)
    }

    fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// Names of a kind: each by itself, and all put in order.
struct Names {
    kind: &'static str,
    keys: Vec<NameKeys>,
    index: Index,
}

fn names(catalog: &Catalog, every: usize) -> [Names; 3] {
    let persons = || {
        catalog.actors().step_by(every).map(|actor| PersonName {
            en: actor.en(),
            ko: actor.ko(),
            ja: actor.ja(),
            zh: actor.zh(),
            aliases: actor.aliases().collect(),
        })
    };
    let titles = || {
        catalog.projects().step_by(every).map(|project| TitleName {
            en: project.title(),
            original: project.original(),
            ko: project.ko(),
            aliases: project.aliases().collect(),
        })
    };
    let roles = || {
        let roles = catalog.credits().step_by(2 * every).filter_map(CreditRef::character);
        roles.map(|role| [role])
    };
    [
        Names {
            kind: "person",
            keys: persons().map(|name| NameKeys::person(&name)).collect(),
            index: Index::persons(persons()),
        },
        Names {
            kind: "title",
            keys: titles().map(|name| NameKeys::title(&name)).collect(),
            index: Index::titles(titles()),
        },
        Names {
            kind: "role",
            keys: roles().map(NameKeys::label).collect(),
            index: Index::labels(roles()),
        },
    ]
}

/// Letters that people write for each other.
const RESPELT: [(&str, &str); 8] = [
    ("u", "oo"),
    ("oo", "u"),
    ("eo", "u"),
    ("i", "ee"),
    ("k", "g"),
    ("j", "ch"),
    ("eu", "u"),
    ("y", ""),
];

/// What one may type to find a name, or nearly: a key or a beginning of it, its words apart or not,
/// with or without a typing error, on either keyboard.
fn query(names: &[NameKeys], random: &mut Random) -> String {
    let keys: Vec<Key<'_>> = random.pick(names).iter().collect();
    let Some(key) = keys.get(random.below(keys.len())) else { return String::new() };
    let spelling = matches!(key.class, Class::Skeleton | Class::SkeletonSquashed);
    let text = if spelling { key.detail.to_owned() } else { key.spaced() };
    // The same sound written in another way.
    let (from, to) = *random.pick(&RESPELT);
    let text = if random.below(3) == 0 { text.replace(from, to) } else { text };
    let mut letters: Vec<char> = text.chars().collect();
    if random.below(3) == 0 {
        letters.truncate(1 + random.below(letters.len()));
    }
    if spelling && random.below(2) == 0 && letters.len() > 3 {
        letters.insert(2 + random.below(3), ' ');
    }
    for _ in 0..random.below(4) {
        let at = random.below(letters.len());
        let other =
            *random.pick(&['a', 'o', 'u', 'e', 'y', 'h', 'n', 'g', 'k', 's', '한', 'ㅎ', ' ']);
        match random.below(8) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, other),
            2 => letters[at] = other,
            3 if at > 0 => letters.swap(at - 1, at),
            _ => {}
        }
        if letters.is_empty() {
            break;
        }
    }
    letters.into_iter().collect()
}

/// The best rank of each name, and the reasons given for it.
type Best = BTreeMap<usize, (Rank, Vec<(Source, Reading)>)>;

fn keep(best: &mut Best, name: usize, hit: Hit) {
    let known = best.entry(name).or_insert((hit.rank, Vec::new()));
    if hit.rank > known.0 {
        *known = (hit.rank, Vec::new());
    }
    if hit.rank == known.0 {
        known.1.push((hit.source, hit.reading));
    }
}

fn best_of_keys(names: &[NameKeys], matched: impl Fn(&Key<'_>) -> Option<Hit>) -> Best {
    let mut best = Best::new();
    for (name, keys) in names.iter().enumerate() {
        keys.iter().filter_map(|key| matched(&key)).for_each(|hit| keep(&mut best, name, hit));
    }
    best
}

fn assert_same(what: &str, found: &Best, expected: &Best) {
    let ranks = |best: &Best| -> Vec<(usize, Rank)> {
        best.iter().map(|(name, (rank, _))| (*name, *rank)).collect()
    };
    assert_eq!(ranks(found), ranks(expected), "{what}");
    for (name, (_, reasons)) in found {
        for reason in reasons {
            assert!(expected[name].1.contains(reason), "{what}: {name} by {reason:?}");
        }
    }
}

/// The names that a text writes in whole, as each of them would say.
fn named(keys: &[NameKeys], probe: &Probe) -> Vec<usize> {
    let mut whole = best_of_keys(keys, |key| hit(probe, key).filter(|hit| hit.rank.is_whole()));
    if let Some(other) = probe.left_on.as_deref().filter(|_| whole.is_empty()) {
        whole = best_of_keys(keys, |key| hit(other, key).filter(|hit| hit.rank.is_whole()));
    }
    let best = whole.values().map(|(rank, _)| *rank).max();
    whole.into_iter().filter(|(_, (rank, _))| Some(*rank) == best).map(|(name, _)| name).collect()
}

fn check(names: &Names, query: &str) {
    let Names { kind, keys, index } = names;
    let what = format!("{query:?} among names of a {kind}");
    let probe = Probe::new(query);
    for probe in std::iter::once(&probe).chain(probe.left_on.as_deref()) {
        let expected = best_of_keys(keys, |key| hit(probe, key));
        let mut found = Best::new();
        index.find(probe, |name, hit| keep(&mut found, name, hit));
        assert_same(&what, &found, &expected);
    }
    if let Some(mistyped) = Mistyped::new(&probe) {
        let expected = best_of_keys(keys, |key| mistyped.hit(key));
        let mut found = Best::new();
        index.find_mistyped(&mistyped, |name, hit| keep(&mut found, name, hit));
        assert_same(&format!("{what}, mistyped"), &found, &expected);
    }
    assert_eq!(index.named(query), named(keys, &probe), "{what}, whole");
    let mut found = Vec::new();
    index.with_letters_of(&probe.letters, |whole| {
        // Signs of other alphabets share what tells letters apart.
        let has = |c: char| !c.is_ascii_lowercase() || whole.text.contains(c);
        assert!(probe.letters.chars().all(has), "{what}: {}", whole.text);
        let key = |(name, source)| (name, whole.text.to_owned(), source, whole.part);
        found.extend(whole.names().map(key));
    });
    let mut expected = Vec::new();
    for (name, keys) in keys.iter().enumerate() {
        for key in keys.iter().filter(|key| key.class == Class::Letters) {
            let whole = matches!(key.part, Part::Name | Part::Title);
            if whole && probe.letters.chars().all(|c| key.text.contains(c)) {
                expected.push((name, key.spaced(), key.source, key.part));
            }
        }
    }
    for key in &expected {
        assert!(found.contains(key), "{what}, with its letters: {key:?}");
    }
}

fn compare(catalog: &Catalog, every: usize, queries: usize) {
    let mut random = Random(2026);
    for names in &names(catalog, every) {
        assert_eq!(names.index.len(), names.keys.len());
        for index in [&names.index, &Index::new(&names.keys)] {
            for (at, keys) in names.keys.iter().enumerate() {
                assert_eq!(index.keys(at), *keys, "the {at}. {}", names.kind);
            }
        }
        for query in ["k", "", "lee", "ㄱ", "ㅎㅎ", "zzzz", "the", "s"] {
            check(names, query);
        }
        for _ in 0..queries {
            check(names, &query(&names.keys, &mut random));
        }
    }
}

#[test]
fn the_shipped_names_answer_together_as_each_does_alone() {
    compare(&kactors::builtin::catalog(), 3, 700);
}

#[test]
fn the_names_of_the_tests_answer_together_as_each_does_alone() {
    let loaded = load(&[Layer::Path("tests/data/set.ron".into())]);
    compare(&Catalog::build(loaded.data), 1, 1500);
}

#[test]
fn the_last_word_of_a_long_title_is_found() {
    let long = "All That I Never Told You About the Summer When We Were Young and Lived in a House \
                Beside the Lighthouse";
    let titles = ["Lightning", long].map(|en| TitleName { en, ..TitleName::default() });
    let index = Index::titles(titles);
    for query in ["lighthouse", "lightho", "the lighthouse", "ligthouse"] {
        let (probe, mut found) = (Probe::new(query), Best::new());
        index.find(&probe, |name, hit| keep(&mut found, name, hit));
        if let Some(mistyped) = Mistyped::new(&probe) {
            index.find_mistyped(&mistyped, |name, hit| keep(&mut found, name, hit));
        }
        assert_eq!(found.into_keys().collect::<Vec<_>>(), [1], "{query}");
    }
}

/// Collators of the Unicode consortium's own library, by language.
fn collator(language: &str) -> CollatorBorrowed<'static> {
    let locale: Locale = language.parse().expect("a language");
    Collator::try_new(locale.into(), CollatorOptions::default()).expect("a collation")
}

#[test]
fn names_are_sorted_as_the_unicode_collation_sorts_them() {
    let catalog = kactors::builtin::catalog();
    // What no name of the data set has, and what decides late.
    let rare = [
        "カー",
        "カア",
        "カァ",
        "カイ",
        "ハバ",
        "バハ",
        "パハ",
        "キム・ジヨン",
        "キム・ジョン",
        "ペ・ヨン",
        "ペク",
        "ペヨン",
        "ペ ヨン",
        "きむ",
        "A.B",
        "A-B",
        "A B",
        "AB",
        "ab 2",
        "ab 10",
        "Zoë",
        "Zoé",
        "Zoe",
        "Zof",
        "가나",
        "각",
        "까",
        "나",
        "O'Sol",
        "OSol",
    ];
    for (script, language) in [(Script::Hangul, "ko"), (Script::Kana, "ja")] {
        let names = catalog.actors().flat_map(|actor| [actor.name_in(script), actor.en()]);
        // Of kanji the collation knows no reading, nor do we.
        let is_kanji = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let names = names.chain(rare).filter(|name| !name.contains(is_kanji));
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        let collator = collator(language);
        let mut expected = names.clone();
        expected.sort_by(|one, other| collator.compare(one, other));
        names.sort_by_cached_key(|name| sort_key(name, script));
        let pairs = names.windows(2).zip(expected.windows(2));
        for (own, others) in pairs {
            assert_eq!(own, others, "{language}");
        }
    }
}
