//! Names in the reader's script: the key that turns it, their order in it, and their place on every
//! screen.

use kactors::catalog::{ActorRef, Catalog};
use kactors::lang::Lang;
use kactors::model::Facet;
use kactors::names::Script;
use kactors::query::{FacetValue, parse};
use kactors::text::width;
use kactors::ui::{Effect, Ended, Reader, Start};

use super::story::{NARROW, SMALL, Story, TALL, TINY, WIDE, data_of, hides, shows, story};

/// A browser whose names are in a script, and a question.
fn names_in(script: Script, size: (u16, u16), query: &str) -> Story<'static> {
    let reader = Reader { script, ..Reader::default() };
    let query = parse(query).expect(query);
    Story::start(story(size, "").catalog(), Start { size, reader, query, ..Start::default() })
}

const IN_LATIN: [&str; 20] = [
    "Baek So-ra",
    "Cha Min-ho",
    "Do Yu-jin",
    "Eun Ha-neul",
    "Gil Dong-su",
    "Han Byeol",
    "Im Seo-yeon",
    "Jang Tae-oh",
    "Jeong Ra-on",
    "Kim Ji-ho",
    "Kim Ji-ho",
    "Léna Yoo",
    "Ma Dong-jun",
    "Nam Goong Bin",
    "Oh Se-a",
    "Park I-seul",
    "Rain Seo",
    "Seok Mi-na",
    "Tae Min-ji",
    "Woo Hae-sol",
];

/// 가나다; who has no name in hangul comes after those who have.
const IN_HANGUL: [&str; 20] = [
    "길동수",
    "김지호",
    "김지호",
    "남궁빈",
    "도유진",
    "마동준",
    "박이슬",
    "백소라",
    "서레인",
    "석미나",
    "오세아",
    "우해솔",
    "유레나",
    "은하늘",
    "임서연",
    "장태오",
    "정라온",
    "차민호",
    "한별",
    "Tae Min-ji",
];

/// 五十音; who has no name in kana comes before those who have.
const IN_KANA: [&str; 20] = [
    "Gil Dong-su",
    "Jang Tae-oh",
    "Kim Ji-ho",
    "Léna Yoo",
    "Ma Dong-jun",
    "Nam Goong Bin",
    "Park I-seul",
    "Rain Seo",
    "Tae Min-ji",
    "イム・ソヨン",
    "ウ・ヘソル",
    "ウン・ハヌル",
    "オ・セア",
    "キム・ジホ",
    "ソク・ミナ",
    "チャ・ミノ",
    "チョン・ラオン",
    "ト・ユジン",
    "ハン・ビョル",
    "ペク・ソラ",
];

/// The names of the rows, from the first on, each actor's once.
fn actors(told: &Story<'_>) -> Vec<String> {
    let script = told.state.reader.script;
    let rows = told.state.results.rows.iter().map(|&id| told.catalog().credit(id).actor());
    let mut actors: Vec<ActorRef<'_>> = rows.collect();
    actors.dedup_by_key(|actor| actor.id());
    // Namesakes stand in one place, each in the order of all that is equal.
    let mut seen = std::collections::HashSet::new();
    actors.retain(|actor| seen.insert(actor.id()));
    actors.into_iter().map(|actor| actor.name_in(script).to_owned()).collect()
}

#[test]
fn a_key_turns_the_script_and_says_so() {
    let latin = story(TALL, "/ baek <Enter>");
    latin.check(shows(["│ Actor     Baek So-ra"]), hides(["names are"]));
    let hangul = latin.then("n");
    hangul.check(
        shows(["names are in hangul now", "백소라   Baek So-ra", "│ Actor     백소라"]),
        hides([]),
    );
    let kana = hangul.then("n");
    kana.check(shows(["names are in kana now", "ペク・ソラ", "│ Actor     ペク・ソラ"]), hides([]));
    kana.then("n")
        .check(shows(["names are in Latin letters now", "│ Actor     Baek So-ra"]), hides([]));
}

#[test]
fn rows_are_sorted_by_the_names_that_are_seen() {
    for (script, names) in
        [(Script::Latin, IN_LATIN), (Script::Hangul, IN_HANGUL), (Script::Kana, IN_KANA)]
    {
        let told = names_in(script, TALL, "sort:actor");
        assert_eq!(actors(&told), names, "{script:?}");
        // The same rows by the key, and the other way round.
        let turned = names_in(Script::Latin, TALL, "sort:actor");
        let turned = Script::ALL
            .iter()
            .take_while(|known| **known != script)
            .fold(turned, |told, _| told.then("n"));
        assert_eq!(turned.listed(), told.listed());
        let mut backwards = actors(&told.then("S"));
        backwards.reverse();
        assert_eq!(backwards, names, "{script:?}");
    }
}

#[test]
fn values_with_equal_numbers_are_sorted_by_the_names_that_are_seen() {
    for (script, names) in
        [(Script::Latin, IN_LATIN), (Script::Hangul, IN_HANGUL), (Script::Kana, IN_KANA)]
    {
        let told = names_in(script, WIDE, "");
        let place = |value| match value {
            FacetValue::Actor(id) => {
                let name = told.catalog().actor(id).name_in(script).to_owned();
                names.iter().position(|known| *known == name)
            }
            _ => None,
        };
        let values: Vec<_> = told.state.pane(Facet::Actor).values(told.catalog()).collect();
        assert_eq!(values.len(), names.len());
        for pair in values.windows(2) {
            let [one, other] = [pair[0].0, pair[1].0];
            let first = (std::cmp::Reverse(one.count), place(one.value));
            assert!(first <= (std::cmp::Reverse(other.count), place(other.value)), "{script:?}");
        }
    }
}

#[test]
fn countries_with_equal_numbers_are_sorted_by_their_names_in_the_language() {
    let text = "(
        actors: [(key: \"a\", name: (en: \"A\"))],
        projects: [
            (key: \"p\", title: (en: \"P\"), kind: Film, countries: [\"FR\", \"VN\", \"DE\", \"TH\"],
             status: Released, cast: [(actor: \"a\")]),
        ],
    )";
    let catalog = Catalog::build(data_of(text));
    for (lang, names) in [
        (Lang::English, ["France", "Germany", "Thailand", "Vietnam"]),
        (Lang::Korean, ["독일", "베트남", "태국", "프랑스"]),
        (Lang::Japanese, ["タイ", "ドイツ", "フランス", "ベトナム"]),
    ] {
        let start = Start { size: WIDE, reader: Reader::of(lang), ..Start::default() };
        let seen = Story::start(&catalog, start).seen();
        let places = names.map(|name| seen.find(name).expect(name));
        assert!(places.is_sorted(), "{seen}");
    }
}

#[test]
fn cursor_and_marks_stay_where_they_are() {
    let told = names_in(Script::Latin, NARROW, "sort:actor").then("j j j <space> j j");
    let (current, marks) = (told.current(), told.state.marks.clone());
    let turned = told.then("n");
    assert_eq!((turned.current(), &turned.state.marks), (current, &marks));
    assert_eq!(
        turned.clone().then("u").state.reader.script,
        Script::Hangul,
        "it is no step of undo"
    );
}

#[test]
fn a_focused_pane_keeps_its_order_until_it_is_left() {
    let held = story(TALL, "<Tab> <Tab> <Tab>");
    let order = |told: &Story<'_>| -> Vec<FacetValue> {
        let values = told.state.pane(Facet::Actor).values(told.catalog());
        values.map(|(bucket, _)| bucket.value).collect()
    };
    let turned = held.clone().then("n");
    assert_eq!(order(&turned), order(&held));
    assert_ne!(order(&turned.then("<Tab>")), order(&held));
}

#[test]
fn the_script_is_turned_in_every_view_and_on_pages() {
    for keys in [
        "",
        "<Tab> <Tab> <Tab>",
        "2",
        "3",
        "4",
        "5",
        "/ baek <Enter> <Enter>",
        "/ azure <Enter> <Enter> <Enter>",
    ] {
        let told = story(TALL, keys).then("n");
        assert_eq!(told.state.reader.script, Script::Hangul, "{keys}");
        told.shows("names are in hangul now");
    }
    for keys in ["/", "<Tab> /", "?", ":", "e"] {
        assert_eq!(story(TALL, keys).then("n").state.reader.script, Script::Latin, "{keys}");
    }
    story(TALL, ": name-script <Enter>").shows("names are in hangul now");
}

#[test]
fn every_screen_has_the_name_in_the_script() {
    let seen = |script, keys: &str| names_in(script, TALL, "").then(keys).seen();
    for (keys, hangul, kana) in [
        ("/ baek <Enter>", "╭ 백소라 · ", "╭ ペク・ソラ · "),
        ("/ baek <Enter> <Enter>", "╭ 백소라 ─", "╭ ペク・ソラ ─"),
        ("/ azure <Enter> <Enter> <Enter>", "백소라 Baek So-ra", "ペク・ソラ 백소라"),
        (
            "/ baek <Enter> <space> / cha <Enter> <C-u> cha <Enter> <space> =",
            "백소라",
            "ペク・ソラ",
        ),
        ("<Tab> <Tab> <Tab>", "백소라", "ペク・ソラ"),
        ("2 / baek <Enter>", "백소라", "ペク・ソラ"),
        ("4", "백소라", "ペク・ソラ"),
        (
            "/ actor:\"cha<space>min-bo\" <Enter>",
            "did you mean 차민호?",
            "did you mean チャ・ミノ?",
        ),
        ("/ actor:baek <Tab>", "백소라", "ペク・ソラ"),
        ("5", "백소라", "ペク・ソラ"),
    ] {
        for (script, name) in [(Script::Hangul, hangul), (Script::Kana, kana)] {
            let seen = seen(script, keys);
            assert!(seen.contains(name), "{name} after {keys}:\n{seen}");
        }
    }
}

#[test]
fn on_a_page_the_cursor_stays_on_what_its_line_leads_to() {
    // The cast of a project, of which every name stands elsewhere in another script.
    let told = story(TALL, "/ azure <Enter> <Enter> <Enter> j");
    let page = told.clone().then("<Enter>").state.page().map(|shown| shown.page);
    for turned in [told.clone().then("n"), told.then("n n")] {
        assert_eq!(turned.then("<Enter>").state.page().map(|shown| shown.page), page);
    }
}

#[test]
fn what_is_found_is_marked_in_the_name_that_is_seen() {
    names_in(Script::Hangul, SMALL, "")
        .then("/ 백소 <Enter>")
        .colourless()
        .stored_looks("found_in_hangul");
}

#[test]
fn namesakes_in_a_script_are_told_apart_by_their_latin_names() {
    let text = "(
        actors: [
            (key: \"a\", name: (en: \"Park Hae-jin\", ko: \"박해진\", ja: \"パク・ヘジン\")),
            (key: \"b\", name: (en: \"Park Hye-jin\", ko: \"박혜진\", ja: \"パク・ヘジン\")),
        ],
        projects: [
            (key: \"p\", title: (en: \"P\"), kind: Film, countries: [\"JP\"], status: Released,
             cast: [(actor: \"a\"), (actor: \"b\")]),
        ],
    )";
    let catalog = Catalog::build(data_of(text));
    let start = |lang| Start { size: (160, 40), reader: Reader::of(lang), ..Start::default() };
    Story::start(&catalog, start(Lang::Korean))
        .check(shows(["박해진  "]), hides(["(Park Hae-jin)"]));
    Story::start(&catalog, start(Lang::Japanese))
        .then("4")
        .check(shows(["パク・ヘジン (Park Hae-j", "パク・ヘジン (Park Hye-j"]), hides([]));
}

#[test]
fn a_name_in_kanji_is_sorted_by_its_reading() {
    let actor = |key: &str, ja: &str, more: &str| {
        format!("(key: \"{key}\", name: (en: \"{key}\", ko: \"가\", ja: \"{ja}\"){more}),")
    };
    let actors = [
        actor("a", "ロウン", ""),
        actor("b", "玄理", ", aliases: [\"Hyun Ri\", \"ヒョンリ\"]"),
        actor("c", "パク・ヘジン", ""),
        actor("d", "玄彬", ""),
    ];
    let cast = ["a", "b", "c", "d"].map(|key| format!("(actor: \"{key}\"),")).concat();
    let text = format!(
        "(actors: [{}], projects: [(key: \"p\", title: (en: \"P\"), kind: Film, \
         countries: [\"JP\"], status: Released, cast: [{cast}])])",
        actors.concat()
    );
    let catalog = Catalog::build(data_of(&text));
    let reader = Reader::of(Lang::Japanese);
    let query = parse("sort:actor").expect("a question");
    let told = Story::start(&catalog, Start { size: WIDE, reader, query, ..Start::default() });
    assert_eq!(told.listed(), ["c/p", "b/p", "a/p", "d/p"], "kanji without a reading are last");
}

#[test]
fn rows_leave_in_the_order_of_latin_names_whatever_is_seen() {
    for order in ["sort:actor", "sort:platform"] {
        let latin = names_in(Script::Latin, WIDE, order);
        for script in [Script::Hangul, Script::Kana] {
            let told = names_in(script, WIDE, order);
            assert_ne!(told.listed(), latin.listed());
            assert_eq!(exported(&told.clone().then("e <Enter>")), latin.listed());
            assert_eq!(exported(&told.clone().then("a e <Enter>")), latin.listed());
            assert_eq!(copied(&told.clone().then("Y")), format!("kactors list -q {order}"));
            let accepted = told.then("a <C-o>");
            let rows = latin.state.results.rows.clone();
            assert_eq!(accepted.asked, [Effect::Quit(Ended::Accepted(rows))]);
        }
    }
}

#[test]
fn with_a_language_that_was_asked_for_they_leave_in_its_order() {
    for (lang, word) in [(Lang::Korean, "ko"), (Lang::Japanese, "ja")] {
        for order in ["sort:actor", "sort:platform"] {
            let reader = Reader::of(lang);
            let query = parse(order).expect("a question");
            let catalog = story(WIDE, "").catalog();
            let start =
                Start { size: WIDE, reader, query, lang_asked: Some(lang), ..Start::default() };
            let told = Story::start(catalog, start);
            let shown = names_in(reader.script, WIDE, order).listed();
            assert_eq!(exported(&told.clone().then("e <Enter>")), shown);
            // The screen may show another script; what leaves does not change.
            assert_eq!(exported(&told.clone().then("n e <Enter>")), shown);
            let command = format!("kactors list --lang {word} -q {order}");
            assert_eq!(copied(&told.clone().then("Y")), command);
            let other = told.then(": sort-next <Enter> Y");
            assert!(!copied(&other).contains("--lang"), "{}", copied(&other));
        }
    }
}

/// Platforms in the order of their rows, each once; Hanami TV, Streamly and Tokyo Globe have other
/// names.
fn platforms(told: &Story<'_>) -> Vec<String> {
    let rows = told.state.results.rows.iter().map(|&id| told.catalog().credit(id).project());
    let first = rows.filter_map(|project| project.platforms().next());
    let mut names: Vec<_> = first.map(|platform| told.state.reader.platform(platform)).collect();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn platforms_have_the_name_in_the_script_everywhere() {
    for (script, streamly, rest) in [
        (Script::Latin, "Streamly", ["Hanami TV", "Tokyo Globe"]),
        (Script::Hangul, "스트림리", ["Hanami TV", "Tokyo Globe"]),
        (Script::Kana, "ストリームリー", ["花見テレビ", "東京グローブ"]),
    ] {
        let told = names_in(script, (200, 40), "platform:streamly");
        // The pane, the rows and the details; the question names it by its key.
        let latin = told.seen().matches("Streamly").count();
        assert!(told.seen().matches(streamly).count() > 10 && (latin == 0 || latin > 10));
        let names = platforms(&names_in(script, WIDE, "sort:platform"));
        for name in [&streamly, &rest[0], &rest[1]] {
            assert!(names.contains(&(*name).to_owned()), "{names:?}");
        }
        let page = told.clone().then("<Tab> <Tab> i");
        page.shows(&format!("╭ {streamly} ─")).shows(&format!("Name          {streamly}"));
        told.clone().then("<Enter> <Enter>").shows(&format!("Shown on      {streamly}"));
        names_in(script, WIDE, "").then("4 t t").shows(streamly);
    }
}

#[test]
fn rows_and_values_stand_in_the_order_of_the_platforms_that_are_seen() {
    let by_row = |script| platforms(&names_in(script, WIDE, "sort:platform"));
    assert_eq!(
        by_row(Script::Latin),
        ["Cinemas", "Hanami TV", "Lotus", "Mega One", "Streamly", "Tokyo Globe"]
    );
    assert_eq!(
        by_row(Script::Hangul),
        ["스트림리", "Cinemas", "Hanami TV", "Lotus", "Mega One", "Tokyo Globe"]
    );
    assert_eq!(
        by_row(Script::Kana),
        ["Cinemas", "Lotus", "Mega One", "ストリームリー", "東京グローブ", "花見テレビ"]
    );
    // In Japan both have eight.
    let in_pane = |script| {
        let told = names_in(script, TALL, "country:jp");
        let values = told.state.pane(Facet::Platform).values(told.catalog());
        let names = values.map(|(bucket, _)| told.state.reader.value(told.catalog(), bucket.value));
        names.skip(1).take(2).collect::<Vec<_>>()
    };
    assert_eq!(in_pane(Script::Latin), ["Cinemas", "Streamly"]);
    assert_eq!(in_pane(Script::Hangul), ["스트림리", "Cinemas"]);
}

/// The keys of the credits that are to be written.
fn exported(told: &Story<'_>) -> Vec<String> {
    let [Effect::Export(export)] = told.asked.as_slice() else { panic!("{:?}", told.asked) };
    told.keys_of(&export.rows)
}

fn copied(told: &Story<'_>) -> String {
    let [Effect::Copy(text, _)] = told.asked.as_slice() else { panic!("{:?}", told.asked) };
    text.clone()
}

#[test]
fn no_name_moves_what_stands_beside_it() {
    let frames = |told: &Story<'_>| -> Vec<Vec<usize>> {
        let places = |row: &str| -> Vec<usize> {
            row.match_indices('│').map(|(at, _)| width(&row[..at])).collect()
        };
        told.seen().lines().map(places).collect()
    };
    for size in [WIDE, NARROW, SMALL, TINY, (101, 30), (133, 45)] {
        for keys in ["", "s", "<Tab> <Tab> <Tab>", "2", "4", "/ baek <Enter> <Enter>"] {
            let [latin, hangul, kana] = Script::ALL.map(|s| names_in(s, size, "").then(keys));
            assert_eq!(frames(&hangul), frames(&latin), "{size:?} {keys}:\n{}", hangul.seen());
            assert_eq!(frames(&kana), frames(&latin), "{size:?} {keys}:\n{}", kana.seen());
        }
    }
}
