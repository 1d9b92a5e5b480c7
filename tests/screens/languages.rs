//! The interface in Korean and Japanese: nothing is left in English but data, names of keys and
//! actions, and the query language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use kactors::catalog::Catalog;
use kactors::export::{Column, Format};
use kactors::lang::Lang;
use kactors::model::{Billing, Kind, Status, Word};
use kactors::query::{Field, SortKey};
use kactors::ui::{Action, BINDINGS, Outcome, Reader, Start, State};

use super::story::{NARROW, SMALL, Story, TALL, WIDE, data, hides, shows, story};

const OTHERS: [Lang; 2] = [Lang::Korean, Lang::Japanese];

fn in_language(lang: Lang, size: (u16, u16), keys: &str) -> Story<'static> {
    let catalog = story(size, "").catalog();
    let reader = Reader::of(lang);
    Story::start(catalog, Start { size, reader, ..Start::default() }).then(keys)
}

/// Keys that lead everywhere.
const STORIES: [&str; 50] = [
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
    "m",
    "m m",
    "n",
    "n n",
];

/// Lines that are wrong: every sentence of a mistake, and help of every kind. What else can be
/// wrong, `tests/query/mistakes.rs` tries.
const MISTAKES: [&str; 16] = [
    "contry:jp",
    "zzzzzz:x",
    "country:",
    "also:",
    "sort:",
    "sort:zzzz",
    "-sort:year",
    "year:2024..2020",
    "year:zzzz",
    "year:..",
    "kind:serie",
    "billing:zzzz",
    "status:zzzz",
    "is:zzzz",
    "country:japn",
    "\"zzzz",
];

/// Words that `Tab` completes, in several turns.
const COMPLETED: [&str; 7] = ["co", "country:", "kind:", "platform:n", "is:", "sort:", "zzzz"];

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

fn stories() -> Vec<String> {
    let plain = STORIES.iter().chain(&PAGES).map(|keys| (*keys).to_owned());
    let typed = |line: &str| format!("/ {}", line.replace(' ', "<space>"));
    let wrong = MISTAKES.iter().map(|line| typed(line));
    let completed = COMPLETED.iter().flat_map(|line| {
        ["<Tab>", "<Tab> <Tab>", "<Tab> <Tab> <Tab>"].map(|tabs| format!("{} {tabs}", typed(line)))
    });
    plain.chain(wrong).chain(completed).collect()
}

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
        texts.extend(project.countries().iter().map(ToString::to_string));
        for source in credit.sources().chain(project.sources()) {
            texts.push(source.url().into_owned());
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
        texts.extend(
            claim
                .sources
                .iter()
                .filter_map(|source| source.publisher.as_deref().map(str::to_owned)),
        );
    }
    texts.extend(catalog.files().to_vec());
    for binding in BINDINGS.iter().flat_map(|(_, bindings)| *bindings) {
        texts.extend([binding.keys.to_owned(), binding.does.word().to_owned()]);
    }
    texts.extend(Format::all().map(|format| format.word().to_owned()));
    texts.extend(Column::all().map(|column| column.word().to_owned()));
    let own = "kactors EDITOR data country us save forget problems check copy-as copy-cell y N http https sources";
    texts.push(own.to_owned());
    texts.extend(Field::words().map(str::to_owned));
    texts.extend(SortKey::ALL.map(|key| key.word().to_owned()));
    texts.extend(
        ["also", "sort", "debut", "first-overseas", "coproduction", "marked", "none"]
            .map(str::to_owned),
    );
    texts.extend(Kind::ALL.iter().map(|kind| kind.word().to_owned()));
    texts.extend(Billing::ALL.iter().map(|billing| billing.word().to_owned()));
    texts.extend(Status::ALL.iter().map(|status| status.word().to_owned()));
    texts.iter().flat_map(|text| words(text)).map(|(_, word, _)| word.to_owned()).collect()
}

/// The Latin words of two letters and more, each with what stands before and after it.
fn words(line: &str) -> Vec<(char, &str, char)> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut rest = line;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        before = rest[..start].chars().next_back().unwrap_or(before);
        let word = &rest[start..];
        let end = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
        let after = word[end..].chars().next().unwrap_or(' ');
        if end > 1 {
            found.push((before, &word[..end], after));
        }
        before = word[..end].chars().next_back().unwrap_or(before);
        rest = &word[end..];
    }
    found
}

/// The words of a screen that are neither known nor typed.
fn leftovers(seen: &str, known: &BTreeSet<String>, keys: &str) -> Vec<String> {
    let typed: String = keys.replace("<space>", " ").split('<').collect();
    let is_known = |&(before, word, after): &(char, &str, char)| {
        let next = known.range(word.to_owned()..).next();
        let begins = next.is_some_and(|next| next.starts_with(word));
        // Cut, or half covered by what lies over it.
        let is_cut = matches!(after, '…' | '│' | '╭' | '╰');
        let is_covered = matches!(before, '…' | '│' | '╮' | '╯');
        known.contains(word)
            || typed.contains(word)
            || is_cut && begins
            || is_covered && known.iter().any(|known| known.ends_with(word))
    };
    let all = seen.lines().flat_map(words);
    all.filter(|word| !is_known(word)).map(|(_, word, _)| word.to_owned()).collect()
}

/// The tests' data; what they say in sentences is a sign instead, since its words are those that a
/// screen might be left with.
static WITHOUT_SENTENCES: LazyLock<Catalog> = LazyLock::new(|| {
    let mut data = data();
    let sign = || "※".to_owned();
    for project in &mut data.projects {
        for credit in &mut project.cast {
            credit.note = credit.note.take().map(|_| sign().into());
        }
    }
    data.claims.iter_mut().for_each(|claim| claim.text = sign());
    Catalog::build(data)
});

#[test]
fn no_screen_has_a_word_that_was_left_in_english() {
    let known = known(&WITHOUT_SENTENCES);
    let mut found = BTreeMap::new();
    for lang in OTHERS {
        for (keys, size) in
            stories().iter().flat_map(|keys| [WIDE, NARROW, SMALL].map(|size| (keys, size)))
        {
            let start = Start { size, reader: Reader::of(lang), ..Start::default() };
            let told = Story::start(&WITHOUT_SENTENCES, start).then(keys);
            let mut look = |told: &Story<'_>| {
                for word in leftovers(&told.seen(), &known, keys) {
                    found.entry(word).or_insert((lang, keys.clone(), size.0));
                }
            };
            look(&told);
            for action in news() {
                look(&told.clone().meets(action));
            }
        }
    }
    assert!(found.is_empty(), "{} left over:\n{found:#?}", found.len());
}

#[test]
fn the_search_for_what_is_left_over_finds_what_is() {
    let known = known(&WITHOUT_SENTENCES);
    let left = |keys| leftovers(&story(WIDE, keys).seen(), &known, keys);
    for (keys, word) in [("", "Appearances"), ("/ contry:jp", "field"), ("/ co <Tab>", "needs")] {
        assert!(left(keys).contains(&word.to_owned()), "{:?}", left(keys));
    }
}

#[test]
fn before_the_data_are_there_the_screen_speaks_the_language() {
    for (lang, text) in [(Lang::Korean, "불러오는 중"), (Lang::Japanese, "読み込み中")] {
        let reader = Reader::of(lang);
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
    in_language(Lang::Korean, NARROW, "s").stored("in_korean_narrow");
    in_language(Lang::Japanese, NARROW, "s").stored("in_japanese_narrow");
    in_language(Lang::Korean, NARROW, "?").stored("help_in_korean");
    in_language(Lang::Korean, NARROW, ": copy").stored("palette_in_korean");
    in_language(Lang::Japanese, SMALL, ": save").stored("palette_in_japanese");
    in_language(Lang::Japanese, NARROW, "/ baek <Enter> <Enter>").stored("page_in_japanese");
}

#[test]
fn what_is_said_is_seen_whole_at_forty_columns() {
    for lang in Lang::ALL {
        for keys in ["=", "/ -sort:year", "/ year:2024..2020", "/ zzzzzz <Enter>", "4 t t <Enter>"]
        {
            let seen = in_language(lang, SMALL, keys).seen();
            let rows: Vec<&str> = seen.lines().collect();
            let said = if keys.contains("zzzzzz") { &rows[3..4] } else { &rows[8..] };
            assert!(said.iter().all(|row| !row.ends_with('…')), "{keys}\n{seen}");
        }
    }
}
