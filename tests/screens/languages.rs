//! The interface in Korean and Japanese: nothing is left in English but data, names of keys and
//! actions, and the query language with its mistakes.

use std::collections::{BTreeMap, BTreeSet};

use kactors::catalog::Catalog;
use kactors::export::{Column, Format};
use kactors::lang::Lang;
use kactors::ui::{Action, BINDINGS, Outcome, Reader, Start, State};

use super::story::{NARROW, Story, TALL, WIDE, hides, shows, story};

const OTHERS: [Lang; 2] = [Lang::Korean, Lang::Japanese];

fn in_language(lang: Lang, size: (u16, u16), keys: &str) -> Story<'static> {
    let catalog = story(size, "").catalog();
    let reader = Reader { lang };
    Story::start(catalog, Start { size, reader, ..Start::default() }).then(keys)
}

/// Keys that lead everywhere.
const STORIES: [&str; 46] = [
    "",
    "/",
    "/ baek",
    "/ baek <Tab>",
    "/ zzzzzz <Enter>",
    "/ country:th <space> zzzzzz <Enter>",
    "/ baekk <space> sora <Enter>",
    "/ country:fr <space> platform:lotus <Enter>",
    "/ <C-r>",
    "<Tab>",
    "<Tab> <space>",
    "<Tab> - j &",
    "<Tab> / jap",
    "<Tab> / qqqq",
    "<Tab> <Tab> <Tab>",
    "f",
    "f <Tab>",
    "f <Tab> <Tab>",
    "f <Tab> <Tab> <Tab>",
    "f <Tab> <Tab> <Tab> <Tab>",
    "<space> <space> / lanterns <Enter>",
    "s s s s s s s",
    "S",
    "[ ] \\",
    "e",
    "<space> e <Tab>",
    "O",
    "E",
    "=",
    "u",
    "U",
    "x",
    "?",
    "? zzzz",
    ":",
    ": sav",
    ": save <space> x",
    ": zzzzq",
    "2",
    "2 t <space> l l <space>",
    "3",
    "3 t j j l",
    "4",
    "4 t t <Enter>",
    "5",
    "5 G",
];

/// The pages, each opened from the screen before.
const PAGES: [&str; 7] = [
    "/ baek <Enter> <Enter>",
    "/ azure <Enter> <Enter> <Enter>",
    "/ orchard <Enter> <Enter> G",
    "<Tab> i",
    "<Tab> <Tab> i",
    "<Tab> <space> <space> =",
    "/ kim <Enter> <space> j <space> = G",
];

/// What comes from outside.
fn news() -> Vec<Action> {
    vec![
        Action::Done(Outcome::Exists(1234)),
        Action::NotReloaded(2, "…".to_owned()),
        Action::Resize(8, 3),
    ]
}

/// Words that stand on screens whatever the language.
fn known(catalog: &Catalog) -> BTreeSet<String> {
    let mut texts: Vec<String> = Vec::new();
    for credit in catalog.credits() {
        let (actor, project) = (credit.actor(), credit.project());
        texts.extend(actor.names().map(str::to_owned));
        texts.extend([actor.key().to_owned(), project.key().to_owned()]);
        texts.extend(actor.group_name().into_iter().map(str::to_owned));
        texts.extend(actor.disambiguation().into_iter().map(str::to_owned));
        texts.extend(project.titles().map(str::to_owned));
        texts.extend(credit.character().into_iter().map(str::to_owned));
        texts.extend(credit.note().into_iter().map(str::to_owned));
        texts.extend(project.countries().iter().map(ToString::to_string));
        for source in credit.sources().chain(project.sources()) {
            texts.push(source.url().to_owned());
            texts.extend(source.publisher().into_iter().map(str::to_owned));
        }
    }
    for platform in catalog.platforms() {
        texts.extend(platform.names().map(str::to_owned));
        texts.push(platform.key().to_owned());
    }
    for country in catalog.countries() {
        // On the page of a country all its names are shown.
        texts.extend(catalog.country_names(country).map(|(_, name)| name.to_owned()));
    }
    for claim in catalog.claims() {
        texts.push(claim.text.clone());
        texts.extend(claim.sources.iter().filter_map(|source| source.publisher.clone()));
    }
    texts.extend(catalog.files().to_vec());
    for binding in BINDINGS.iter().flat_map(|(_, bindings)| *bindings) {
        texts.extend([binding.keys.to_owned(), binding.does.word().to_owned()]);
    }
    texts.extend(Format::all().map(|format| format.word().to_owned()));
    texts.extend(Column::all().map(|column| column.word().to_owned()));
    let own =
        "kactors EDITOR data country save forget NAME copy-as copy-cell y N http https sources";
    texts.push(own.to_owned());
    texts.iter().flat_map(|text| words(text)).collect()
}

/// The Latin words of two letters and more, without those of the query language: `field:value`.
fn words(text: &str) -> Vec<String> {
    let chunks = text.split_whitespace().filter(|chunk| !chunk.contains(':'));
    let all = chunks.flat_map(|chunk| chunk.split(|c: char| !c.is_ascii_alphabetic()));
    let urls = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|_| text.contains("://"));
    all.chain(urls).filter(|word| word.len() > 1).map(str::to_owned).collect()
}

fn leftovers(seen: &str, known: &BTreeSet<String>) -> Vec<String> {
    // A word that was cut stands at the beginning of a known one, one that is half covered at the
    // end.
    let is_known = |word: &String| {
        let next = known.range(word.clone()..).next();
        next.is_some_and(|next| next.starts_with(word)) || known.iter().any(|k| k.ends_with(word))
    };
    let typed =
        ["qqqq", "zzzz", "zzzzzz", "zzzzq", "baekk", "sora", "jap", "sav", "lanterns", "kim"];
    let left = words(seen).into_iter().filter(|word| !is_known(word));
    left.filter(|word| !typed.contains(&word.as_str())).collect()
}

#[test]
fn no_screen_has_a_word_that_was_left_in_english() {
    let known = known(story(WIDE, "").catalog());
    let mut found = BTreeMap::new();
    for lang in OTHERS {
        for keys in STORIES.iter().chain(&PAGES) {
            let told = in_language(lang, WIDE, keys);
            let mut look = |told: &Story<'_>| {
                for word in leftovers(&told.seen(), &known) {
                    found.entry(word).or_insert((lang, *keys));
                }
            };
            look(&told);
            for action in news() {
                look(&told.clone().meets(action));
            }
        }
    }
    assert!(found.is_empty(), "{} left over:\n{found:?}", found.len());
}

#[test]
fn the_search_for_what_is_left_over_finds_what_is() {
    let known = known(story(WIDE, "").catalog());
    let seen = story(WIDE, "").seen();
    assert!(leftovers(&seen, &known).contains(&"Appearances".to_owned()), "{seen}");
}

#[test]
fn before_the_data_are_there_the_screen_speaks_the_language() {
    for (lang, text) in [(Lang::Korean, "불러오는 중"), (Lang::Japanese, "読み込み中")] {
        let reader = Reader { lang };
        let start = Start { size: NARROW, reader, ..Start::default() };
        let mut told = story(NARROW, "");
        told.state = State::opening(start);
        assert!(told.seen().contains(text), "{}", told.seen());
    }
}

#[test]
fn countries_kinds_and_billings_have_their_names() {
    in_language(Lang::Korean, TALL, "").check(
        shows(["일본", "미국", "국가", "배우", "작품", "주연", "출연 58건 중 58건", "배우 20명"]),
        hides(["Japan", "lead", "Search"]),
    );
    in_language(Lang::Japanese, TALL, "").check(
        shows(["日本", "米国", "国・地域", "俳優", "主演", "出演58件中58件", "俳優20人"]),
        hides(["Japan", "lead", "Search"]),
    );
}

#[test]
fn screens_in_korean_and_japanese() {
    in_language(Lang::Korean, WIDE, "<Tab> <space>").stored("in_korean");
    in_language(Lang::Japanese, WIDE, "<Tab> <space>").stored("in_japanese");
    in_language(Lang::Korean, NARROW, "?").stored("help_in_korean");
    in_language(Lang::Japanese, NARROW, "/ baek <Enter> <Enter>").stored("page_in_japanese");
}
