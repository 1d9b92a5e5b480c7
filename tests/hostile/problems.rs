//! What is said of every mistake in a file, and where: the column, and how much is underlined.

use kactors::catalog::Catalog;
use kactors::lang::Lang;
use kactors::load::{Layer, Problem, Severity, Text, load, value};

use super::{in_a_moment, read};

/// A text without its «marks», and for each mark its column and its width.
fn unmarked(marked: &str) -> (String, Vec<(usize, usize)>) {
    let mut marks = Vec::new();
    let mut text = String::new();
    for part in marked.split_inclusive(['«', '»']) {
        let chars = text.chars().count();
        if let Some(inside) = part.strip_suffix('»') {
            marks.push((chars + 1, inside.chars().count().max(1)));
        }
        text.push_str(part.trim_end_matches(['«', '»']));
    }
    (text, marks)
}

/// At each «mark», and nowhere else, a problem says this: `error: message (help)`.
#[track_caller]
fn says(marked: &str, said: &[&str]) {
    let (text, marks) = unmarked(marked);
    let found = read(&text).problems;
    let found: Vec<_> = found.iter().map(what_and_where).collect();
    let expected: Vec<_> =
        marks.into_iter().zip(said).map(|(mark, said)| (mark, (*said).to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

fn what_and_where(problem: &Problem) -> ((usize, usize), String) {
    let line = problem.line(Lang::English);
    let column = problem.place.column;
    let said = line.strip_prefix(&format!("hostile.ron:1:{column}: ")).unwrap_or(&line);
    ((column, problem.draw(false).matches('^').count()), said.to_owned())
}

#[test]
fn a_field_of_a_file_stands_there_once() {
    says(
        "(as_of: \"2024\", actors: [], «as_of»: \"2025\", «actors»: [], «actors»: [])",
        &[
            "error: the field `as_of` stands here twice",
            "error: the field `actors` stands here twice",
            "error: the field `actors` stands here twice",
        ],
    );
}

#[test]
fn a_text_that_breaks_is_read_up_to_there() {
    for (text, said) in [
        ("actors«»", "expected `(`: a file holds one struct, `( actors: […], … )`"),
        ("(1«)»", "expected `:` after the name of a field"),
        ("(actors «1»)", "expected `:` after the name of a field"),
        ("(actors: [], «»", "expected the name of a field"),
        ("(actors: []«»", "the text ends in the middle of a struct"),
        ("(actors: [] «p»rojects: [])", "expected `,` or `)` after a field"),
        ("(actors: [«,»])", "expected an item or `]`"),
        ("(actors: [(key: «\"»a)])", "this string is never closed"),
        ("(actors: [(key: «r»#\"a\")])", "this raw string is never closed"),
        ("(actors: [(key: «'»", "this character is never closed"),
        ("(actors: []) «/»* ", "this comment is never closed"),
        ("(actors: []) «/» ", "a single `/` means nothing here"),
        ("(actors: []) «x»", "nothing may follow the closing `)`"),
        ("(actors: [«(»", "this `(` is never closed"),
        ("(actors: «[»", "this `[` is never closed"),
        ("(actors: [(aliases: «[»\"x\")])", "this `[` is never closed"),
        ("(actors: [«{»1: 2)])", "this `{` is never closed"),
        ("(actors: [«(»a]", "this `(` is never closed"),
    ] {
        let rest = "what follows from here on in this file was left out";
        says(text, &[&format!("error: {said} ({rest})")]);
    }
    says("«»", &["error: this file is empty (a file holds `( actors: […], … )`)"]);
    let deep = |extra: &str| format!("(actors: [{}{extra}", "[".repeat(64));
    says(
        &deep("«[»"),
        &[
            "error: brackets are nested too deeply (what follows from here on in this file was left out)",
        ],
    );
}

#[test]
fn what_belongs_to_no_file_is_named() {
    says("(«actor»: [])", &["error: a file has no field `actor` (did you mean `actors`?)"]);
    let all = "as_of, actors, platforms, projects, claims";
    says("(«zzzz»: [])", &[&format!("error: a file has no field `zzzz` (it may be {all})")]);
    says("(actors: «1»)", &["error: expected a list in `[ ]`"]);
    says(
        "(as_of: «2026», actors: «{»})",
        &["error: expected string", "error: expected a list in `[ ]`"],
    );
    says("(as_of: «)»", &["error: expected string"]);
    says("(as_of: «\"2026-13\"»)", &["error: `2026-13` is no date: the calendar has no such day"]);
    let form = "a date is written 2024, 2024-07 or 2024-07-07";
    says("(as_of: «\"today\"»)", &[&format!("error: `today` is no date: {form}")]);
}

#[test]
fn an_actor_a_platform_and_a_claim_are_what_they_should_be() {
    for (actors, said) in [
        ("«1» 2", vec!["error: expected an actor in `( )`"]),
        ("«Actor»(key: \"a\", name: (en: \"A\"))", vec!["error: expected an actor in `( )`"]),
        ("(key: «\"a\"»)", vec!["error: this actor has no `name`"]),
        ("(key: \"a\", «key»: \"b\")", vec!["error: the field `key` stands here twice"]),
        (
            "(key: \"a\", «nam»: \"b\")",
            vec!["error: an actor has no field `nam` (did you mean `name`?)"],
        ),
        ("(key: \"a\", name: (ko: «\"A\"»))", vec!["error: this name has no `en`"]),
        (
            "(key: \"a\", name: (en: \"A\", «kr»: \"A\"))",
            vec!["error: a name has no field `kr` (did you mean `ko`?)"],
        ),
        ("(key: \"a\", name: «\"A\"»)", vec!["error: expected a name in `( )`"]),
        (
            "«(»key: «\"A b\"», name: (en: \"A\\u{1}\"))",
            vec![
                "warning: a control character in this text became U+FFFD",
                "error: `A b` is no key (a key has lower-case ASCII letters, digits and hyphens)",
            ],
        ),
        (
            "«(»key: \"a\", name: (en: «\"A \"»), aliases: [«\"é \"», \"B\\nC\"])",
            vec![
                "warning: a line break or tab in this text became a space",
                "warning: white space at an end of this text was dropped",
                "warning: white space at an end of this text was dropped",
            ],
        ),
        (
            "(key: \"a\", name: (en: «\"\u{1112}\u{1161}\"»))",
            vec![
                "warning: this text was not in NFC (its letters were decomposed) and was composed",
            ],
        ),
        (
            "(key: \"a\", name: (en: \"A\")), (key: «\"a\"», name: (en: \"A\"))",
            vec![
                "error: a second actor has the key `a` (the first is at hostile.ron:1; this one was left out)",
            ],
        ),
        (
            "(key: \"a\", name: (en: \"A\", ko: \"가\")), (key: «\"b\"», name: (en: \"B\", ko: \"가\"))",
            vec!["warning: `a` and `b` are both 가, and neither has a `disambiguation`"],
        ),
        (
            "(key: \"a\", name: (en: \"A\", ko: \"가\"), disambiguation: \"x\"), (key: \"b\", name: (en: \"B\", ko: \"가\"))",
            vec![],
        ),
        (
            "(key: \"a\", name: (en: \"A\", ko: \"가\")), (key: \"b\", name: (en: \"B\", ko: \"가\"), disambiguation: \"x\"), (key: «\"c\"», name: (en: \"C\", ko: \"가\"))",
            vec!["warning: `a` and `c` are both 가, and neither has a `disambiguation`"],
        ),
    ] {
        says(&format!("(actors: [{actors}])"), &said);
    }
    let kinds = "Broadcaster, Streamer, Cinema, Stage";
    for (fields, said) in [
        ("name: (en: \"A\"), kind: «Tv»", format!("`Tv` is no platform kind (it may be {kinds})")),
        ("«nome»: (en: \"A\")", "a platform has no field `nome` (did you mean `name`?)".to_owned()),
        ("name: (en: \"A\")«)»", "this platform has no `kind`".to_owned()),
        (
            "name: (en: \"A\"), kind: Cinema, country: «\"UK\"»",
            "`UK` is no country code of ISO 3166-1 (did you mean `GB`, United Kingdom?)".to_owned(),
        ),
        (
            "name: (en: \"A\"), kind: Cinema, country: «\"ZZ\"»",
            "`ZZ` is no country code of ISO 3166-1".to_owned(),
        ),
    ] {
        let end = if fields.ends_with('»') && fields.contains("«)") { "" } else { ")" };
        says(&format!("(platforms: [(key: \"a\", {fields}{end}])"), &[&format!("error: {said}")]);
    }
    let facet = "error: `Yer` is no facet (did you mean `Year`?)";
    says("(claims: [(key: \"c\", text: \"T\", shows: [(by: «Yer»)])])", &[facet]);
    let figure = "error: a figure has no field `bi` (did you mean `by`?)";
    says("(claims: [(key: \"c\", text: \"T\", shows: [(«bi»: Year)])])", &[figure]);
    let claim = "error: a claim has no field `tex` (did you mean `text`?)";
    says("(claims: [(key: \"c\", «tex»: \"T\")])", &[claim]);
}

const SOUND: &str = "title: (en: \"P\"), kind: Film, status: Released, countries: [\"JP\"], \
                     sources: [(url: \"http://x\")]";

fn project(fields: &str) -> String {
    format!(
        "(as_of: \"2026-01-01\", actors: [(key: \"a\", name: (en: \"A\"))], \
         projects: [(key: \"p\", {fields})])"
    )
}

#[test]
fn a_name_and_a_title_say_something() {
    says("(actors: [(key: \"a\", name: (en: «\"\"»))])", &["warning: this text is empty"]);
    says(&project(&SOUND.replace("\"P\"", "«\"\"»")), &["warning: this text is empty"]);
}

#[test]
fn a_project_is_what_it_should_be() {
    let named = |rest: &str| project(&format!("title: (en: \"P\"), {rest}"));
    let kinds = "Series, WebSeries, Special, Film, ShortFilm, Animation, Stage, Variety";
    says(
        &project("title: (en: \"P\")").replace("\"p\"", "«\"p\"»"),
        &["error: the project needs `title`, `kind` and `status`, here or in a layer before"],
    );
    says(
        &project("title: (en: \"P\"), kind: Film, status: Released").replace("\"p\"", "«\"p\"»"),
        &["warning: the project names no producing country"],
    );
    for (text, said) in [
        (project("title: («em»: \"P\")"), "error: a title has no field `em` (did you mean `en`?)"),
        (project("title: «\"P\"»"), "error: expected a title in `( )`"),
        (named("kind: «Serie»"), "error: `Serie` is no kind (did you mean `Series`?)"),
        (named("kind: «Xxxxxx»"), &format!("error: `Xxxxxx` is no kind (it may be {kinds})")),
        (named("kind: «\"Film\"»"), "error: expected identifier"),
        (named("kind: «7»"), "error: `7` is no word"),
        (named("status: «Relased»"), "error: `Relased` is no status (did you mean `Released`?)"),
    ] {
        says(&text, &[said]);
    }
    let dated = |status: &str, released: &str| {
        project(
            &SOUND
                .replace("Released", status)
                .replace(", sources", &format!(", released: {released}, sources")),
        )
    };
    for (status, released, said) in [
        (
            "Released",
            "«\"2026-01-02\"»",
            Some("warning: released on 2026-01-02, after 2026-01-01, and yet `Released`"),
        ),
        ("Released", "\"2026-01-01\"", None),
        ("Released", "\"2026\"", None),
        (
            "Upcoming",
            "«\"2025\"»",
            Some("warning: its date 2025 lies before 2026-01-01, and yet `Upcoming`"),
        ),
        (
            "Announced",
            "«\"2025-12-31\"»",
            Some("warning: its date 2025-12-31 lies before 2026-01-01, and yet `Announced`"),
        ),
        ("Announced", "\"2026-01\"", None),
        ("Cancelled", "\"2020\"", None),
        (
            "Released",
            "«\"2023-02-30\"»",
            Some("error: `2023-02-30` is no date: the calendar has no such day"),
        ),
    ] {
        says(&dated(status, released), said.as_slice());
    }
}

#[test]
fn a_country_and_a_platform_stand_in_their_list_once() {
    let listed = |countries: &str, platforms: &str| {
        let fields = SOUND.replace("[\"JP\"]", &format!("[{countries}], platforms: [{platforms}]"));
        let known = "platforms: [(key: \"n\", name: (en: \"N\"), kind: Streamer)], projects:";
        project(&fields).replace("projects:", known)
    };
    says(&listed("\"JP\", \"US\"", "\"n\""), &[]);
    let twice = ["warning: `JP` stands here twice", "warning: `jp` stands here twice"];
    says(&listed("\"JP\", \"US\", «\"JP\"», «\"jp\"»", ""), &twice);
    says(&listed("\"JP\"", "\"n\", «\"n\"»"), &["warning: `n` stands here twice"]);
    let many = "\"n\", ".to_owned() + &"«\"n\"», ".repeat(40);
    says(&listed("\"JP\"", &many), &["warning: `n` stands here twice"; 40]);
    let read = read(&listed("\"JP\", \"JP\"", ""));
    assert_eq!(read.worst(), Some(Severity::Warning), "nothing is lost");
}

#[test]
fn a_cast_is_what_it_should_be() {
    let fields = "actor, character, billing, year, note, sources";
    for (cast, said) in [
        ("«1»", vec!["error: expected a cast entry in `( )`".to_owned()]),
        ("«Part»(actor: \"a\")", vec!["error: expected a cast entry in `( )`".to_owned()]),
        ("(«)»", vec!["error: this cast entry has no `actor`".to_owned()]),
        ("(«actor»)", vec!["error: expected colon".to_owned()]),
        ("(actor: \"a\", «rol»: \"x\")", vec![format!("error: a cast entry has no field `rol` (it may be {fields})")]),
        ("(actor: \"a\"), (actor: «\"a\"»)", vec!["error: a second cast entry has the key `a` (the first is at hostile.ron:1; this one was left out)".to_owned()]),
        ("(actor: \"a\", billing: «Led»)", vec!["error: `Led` is no billing (did you mean `Lead`?)".to_owned()]),
        ("(actor: \"a\", year: «0»)", vec!["error: `0` is no year".to_owned()]),
        ("(actor: \"a\", year: 1), (actor: «\"b\"», year: 9999)", vec!["error: no actor has the key `b`".to_owned()]),
        ("(actor: \"a\", year: «10000»)", vec!["error: `10000` is no year".to_owned()]),
        ("(actor: \"a\", sources: [(url: «\"ftp://x\"»)])", vec!["error: `ftp://x` is no http or https address".to_owned()]),
        ("(actor: \"a\", sources: [(url: «\"http://x y\"»)])", vec!["error: `http://x y` is no http or https address".to_owned()]),
        ("(actor: \"a\", sources: [(«uri»: \"http://x\")])", vec!["error: a source has no field `uri` (did you mean `url`?)".to_owned()]),
        ("(actor: \"a\", sources: [(url: \"https://한.kr\")])", vec![]),
    ] {
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        says(&project(&format!("{SOUND}, cast: [{cast}]")), &said);
    }
}

#[test]
fn a_credit_needs_a_source_of_its_own_or_of_its_project() {
    let page = "sources: [(url: \"http://x\")]";
    let with = |of_project: &str, cast: &str| {
        let sound = SOUND.replace(page, of_project);
        project(&format!("{}, cast: [{cast}]", sound.trim_end_matches([',', ' '])))
    };
    says(&with(page, "(actor: \"a\")"), &[]);
    says(&with("", &format!("(actor: \"a\", {page})")), &[]);
    let said = "warning: no source supports this credit";
    says(&with("", "(actor: «\"a\"»)"), &[said]);
}

#[test]
fn what_was_meant_is_said_of_each_unknown_key() {
    let project = |key: &str, platforms: &str, cast: &str| {
        format!("(key: \"{key}\", {SOUND}, platforms: [{platforms}], cast: [{cast}])")
    };
    let first = project("p", "«\"beto\"»", "(actor: «\"alpho\"»), (actor: «\"x\"»)");
    let second = project("q", "«\"zzzz\"», «\"bet\"»", "(actor: «\"alpha2\"»)");
    says(
        &format!(
            "(actors: [(key: \"alpha\", name: (en: \"A\"))], platforms: [(key: \"beta\", \
             name: (en: \"B\"), kind: Cinema)], projects: [{first}, {second}])"
        ),
        &[
            "error: no platform has the key `beto` (did you mean `beta`?)",
            "error: no actor has the key `alpho` (did you mean `alpha`?)",
            "error: no actor has the key `x`",
            "error: no platform has the key `zzzz`",
            "error: no platform has the key `bet` (did you mean `beta`?)",
            "error: no actor has the key `alpha2` (did you mean `alpha`?)",
        ],
    );
}

/// A country that is meant is looked for in the whole world, a millisecond long.
#[test]
fn unknown_countries_without_end_are_told_in_a_moment() {
    let many = "\"XX\", ".repeat(60_000);
    let text = project(&SOUND.replace("\"JP\"", &format!("\"UK\", {many}")));
    let loaded = in_a_moment(|| read(&text));
    assert_eq!(loaded.problems.len(), 60_001);
    assert!(
        loaded.problems[0].line(Lang::English).ends_with("(did you mean `GB`, United Kingdom?)")
    );
}

#[test]
fn of_any_cast_each_actor_stays_once() {
    for size in [1, 2, 15, 16, 17, 40] {
        let all = |item: &dyn Fn(usize) -> String| (0..size).map(item).collect::<String>();
        let actors = all(&|n| format!("(key: \"a{n}\", name: (en: \"A\")), "));
        let cast = all(&|n| format!("(actor: \"a{n}\"), "));
        let last = size - 1;
        let text = format!(
            "(actors: [{actors}], projects: [(key: \"p\", {SOUND}, \
             cast: [{cast}(actor: «\"a{last}\"»), (actor: «\"a0\"»)])])"
        );
        let again = |key: String| {
            format!(
                "error: a second cast entry has the key `{key}` (the first is at hostile.ron:1; this one was left out)"
            )
        };
        says(&text, &[&again(format!("a{last}")), &again("a0".to_owned())]);
        assert_eq!(Catalog::build(read(&unmarked(&text).0).data).len(), size);
    }
}

/// One after the other they would be looked for, and dropped, for minutes.
#[test]
fn a_cast_that_repeats_itself_without_end_is_read_in_a_moment() {
    const MANY: usize = 200_000;
    let all = |item: &dyn Fn(usize) -> String| (0..MANY).map(item).collect::<String>();
    let actors = all(&|n| format!("(key: \"a{n}\", name: (en: \"A\")), "));
    let again = "(actor: \"a0\"), ".repeat(MANY);
    let cast = all(&|n| format!("(actor: \"a{n}\"), "));
    let text =
        format!("(actors: [{actors}], projects: [(key: \"p\", {SOUND}, cast: [{again}{cast}])])");
    let loaded = in_a_moment(|| read(&text));
    assert_eq!(loaded.problems.len(), MANY);
    assert_eq!(loaded.data.projects[0].cast.len(), MANY);
}

/// What RON takes for white space may stand between everything.
#[test]
fn white_space_of_any_kind_is_white_space() {
    for blank in [
        " ",
        "\t",
        "\n",
        "\r\n",
        "\u{b}",
        "\u{c}",
        "\u{85}",
        "\u{200e}",
        "\u{200f}",
        "\u{2028}",
        "\u{2029}",
        "/* 한 */",
        "// 한\n",
    ] {
        let text =
            "(|actors|:|[|(|key|:|\"a\"|,|name|:|(|en|:|\"A\"|)|)|,|]|,|)|".replace('|', blank);
        let loaded = read(&text);
        assert_eq!((loaded.data.actors.len(), loaded.problems), (1, vec![]), "{blank:?}");
    }
}

#[test]
fn a_text_that_is_blank_is_none() {
    let text = "(actors: [(key: \"a\", name: (en: \"A\", ko: \" \"), aliases: [\" \", \"B\", \"\"], group: \"\")])";
    let actor = read(text).data.actors.remove(0);
    assert_eq!((actor.name.ko, actor.aliases, actor.group), (None, vec!["B".to_owned()], None));
}

#[test]
fn a_value_is_underlined_where_it_stands_and_not_where_its_like_does() {
    let said = "error: `0` is no year";
    let text = project(&format!("{SOUND}, cast: [(actor: \"a0\", character: \"0\", year: «0»)]"));
    says(&text.replace("\"a\"", "\"a0\""), &[said]);
    let said = "error: no platform has the key `p`";
    says(&project(&format!("{SOUND}, platforms: [«\"p\"»]")), &[said]);
    let said = "error: `JP` is no date: a date is written 2024, 2024-07 or 2024-07-07";
    says(&project(&format!("{SOUND}, released: «\"JP\"»")), &[said]);
}

#[test]
fn keys_that_differ_in_blanks_at_their_ends_are_one() {
    let blank = "warning: white space at an end of this text was dropped";
    let again = |what: &str, key: &str| {
        format!(
            "error: a second {what} has the key `{key}` (the first is at hostile.ron:1; this one was left out)"
        )
    };
    says(
        "(actors: [(key: \"a\", name: (en: \"A\")), «(»key: «\"a \"», name: (en: \"A\"))])",
        &[&again("actor", "a"), blank],
    );
    let text = format!("(projects: [(key: «\" p\"», {SOUND}), «(»key: \"p \", {SOUND})])");
    says(&text, &[blank, &again("project", "p")]);
    assert_eq!(read(&unmarked(&text).0).data.projects.len(), 1);
}

#[test]
fn what_is_wrong_in_a_lower_layer_is_said_of_its_file() {
    let layer = |path: &str, text: String| Layer::Texts(vec![Text { path: path.to_owned(), text }]);
    let below = project("title: (en: \"P\"),\ncountries: [\"XX\"], platforms: [\"zz\"]");
    let above = "(projects: [(key: \"p\", kind: Film,\n\n status: Released, series: \" s\")])";
    let loaded = load(&[layer("below", below), layer("above", above.to_owned())]);
    let places = loaded.problems.iter().map(|problem| {
        let (place, message) = (&problem.place, problem.message.of(Lang::English));
        format!("{}:{} {}", place.path, place.line, message.split_once(' ').unwrap().0)
    });
    let expected = ["above:3 white", "below:2 `XX`", "below:2 no"];
    assert_eq!(places.collect::<Vec<_>>(), expected);
}

#[test]
fn a_credit_knows_its_line() {
    let cast = "\n(actor: \"a\"),\n\n(actor: \"b\")";
    let text = format!(
        "(actors: [(key: \"a\", name: (en: \"A\")), (key: \"b\", name: (en: \"B\"))],\nprojects: [\
         (key: \"p\", {SOUND}, cast: [{cast}]), (key: \"q\", {SOUND}, cast: [{cast}])])"
    );
    let catalog = Catalog::build(read(&text).data);
    let lines: Vec<u32> = catalog.credits().map(|credit| credit.origin().line).collect();
    assert_eq!(lines, [3, 5, 6, 8]);
}

#[test]
fn of_a_message_of_more_than_600_bytes_the_middle_is_left_out() {
    let said = |length: usize| {
        let loaded = read(&format!("(actors: [(key: \"a\", {}: 1)])", "x".repeat(length)));
        loaded.problems[0].message.of(Lang::English).to_owned()
    };
    let around = said(1).len() - 1;
    for length in 500..700 {
        let message = said(length);
        if around + length <= 600 {
            assert_eq!(message.len(), around + length);
        } else {
            let (start, end) = message.split_once('…').unwrap();
            assert_eq!((start.len(), end.len()), (200, 100), "{length}");
        }
    }
}

#[test]
fn a_refusal_of_the_parser_is_said_in_every_language() {
    let place = Text { path: "x.ron".to_owned(), text: "(actors: [])".to_owned() };
    assert!(value::<bool>(&place, 0..3).is_err_and(|problem| {
        problem.message.of(Lang::Korean) == "`true`나 `false`가 와야 합니다"
    }));
    for (text, english, korean, japanese) in [
        ("(as_of: 1)", "expected string", "문자열이 와야 합니다", "文字列が必要です"),
        (
            "(as_of: \"2026\" \"2027\")",
            "non-whitespace trailing characters",
            "값 뒤에 다른 글자가 있습니다",
            "値の後に余分な文字があります",
        ),
        (
            "(actors: [(aliases: \"B\")])",
            "expected a list in `[ ]`",
            "`[ ]`로 묶은 목록이 와야 합니다",
            "`[ ]`で囲んだリストが必要です",
        ),
        (
            "(actors: [(aliases: [\"B\" \"C\"])])",
            "expected comma",
            "쉼표가 와야 합니다",
            "コンマが必要です",
        ),
        ("(actors: [(key)])", "expected colon", "`:`가 와야 합니다", "`:`が必要です"),
        (
            "(actors: [(key: \"\\q\")])",
            "unknown escape character",
            "`\\` 뒤의 글자가 잘못되었습니다",
            "`\\`の後の文字が正しくありません",
        ),
        (
            "(actors: [(group: Some(\"x\" 1))])",
            "expected closing `)`",
            "`)`가 와야 합니다",
            "`)`が必要です",
        ),
        (
            "(platforms: [(kind: \"Tv\")])",
            "expected identifier",
            "이름이 와야 합니다",
            "名前が必要です",
        ),
        (
            "(projects: [(cast: [(year: x)])])",
            "expected integer",
            "정수가 와야 합니다",
            "整数が必要です",
        ),
        (
            "(projects: [(cast: [(year: 65536)])])",
            "integer is out of bounds",
            "수가 범위를 벗어났습니다",
            "数が範囲を超えています",
        ),
        (
            "(actors: [1])",
            "expected an actor in `( )`",
            "`( )`로 묶어 써야 합니다: 배우",
            "`( )`で囲んで書きます: 俳優",
        ),
    ] {
        let problem = read(text).problems.remove(0);
        let said = Lang::ALL.map(|lang| problem.message.of(lang).to_owned());
        assert_eq!(said, [english, korean, japanese], "{text}");
        assert_eq!(problem.severity, Severity::Error);
    }
}
