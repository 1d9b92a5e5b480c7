//! Data that is broken: a sentence with a place, the exit code of the contract, never a panic, and
//! nothing lost of what is sound.

use std::path::Path;

use super::{Ran, file, folder, kactors_alone, kactors_on};

/// 400 credits in 40 projects.
fn four_hundred() -> String {
    let lines = |count: usize, line: &dyn Fn(usize) -> String| -> String {
        (0..count).map(line).collect::<Vec<_>>().concat()
    };
    let actors = lines(10, &|actor| {
        format!("        (key: \"actor-{actor}\", name: (en: \"Actor {actor}\")),\n")
    });
    let cast = lines(10, &|actor| {
        let role = format!("character: \"Role {actor}\", billing: Lead");
        format!("            (actor: \"actor-{actor}\", {role}),\n")
    });
    let projects = lines(40, &|project| {
        format!(
            "        (key: \"p{project}\", title: (en: \"Project {project}\"), kind: Film, \
             countries: [\"JP\"], status: Released,\n         \
             sources: [(url: \"https://example.org/{project}\")],\n         \
             cast: [\n{cast}         ]),\n"
        )
    });
    format!(
        "(\n    as_of: \"2026-01-15\",\n    actors: [\n{actors}    ],\n    \
         projects: [\n{projects}    ],\n)\n"
    )
}

/// `list --count` over the text: exit code, count and what is said.
fn count(text: impl AsRef<[u8]>) -> Ran {
    let folder = folder();
    kactors_on(&file(&folder, "data.ron", text), &["list", "--count"])
}

/// The sound text with one change, made where `from` first stands.
fn changed(from: &str, to: &str) -> Ran {
    let text = four_hundred();
    assert!(text.contains(from), "{from}");
    count(text.replacen(from, to, 1))
}

/// So many rows are left, and each of these is said.
fn check(ran: &Ran, rows: usize, said: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (2, format!("{rows}\n").as_str()), "{}", ran.err);
    for sentence in said {
        assert!(ran.err.contains(sentence), "{sentence} is not in\n{}", ran.err);
    }
}

/// Nothing is left: no output, and this is said.
fn check_nothing(ran: &Ran, said: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    for sentence in said {
        assert!(ran.err.contains(sentence), "{sentence} is not in\n{}", ran.err);
    }
}

#[test]
fn a_sound_file_of_400_credits_loads_whole() {
    let ran = count(four_hundred());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "400\n", ""));
}

#[test]
fn a_wrong_word_costs_its_project() {
    check(
        &changed("kind: Film", "kind: Flim"),
        390,
        &["`Flim` is no kind", "data.ron:16:", "did you mean `Film`?"],
    );
}

#[test]
fn a_wrong_actor_costs_the_credits_that_name_it() {
    let ran = changed("name: (en: \"Actor 3\")", "name: (en: 3)");
    check(&ran, 360, &["data.ron:7:", "no actor has the key `actor-3`"]);
}

#[test]
fn an_unknown_field_costs_its_entry() {
    check(
        &changed("countries: [\"JP\"], ", "contries: [\"JP\"], "),
        390,
        &["a project has no field `contries`", "did you mean `countries`?", "data.ron:16:"],
    );
    check(&changed("as_of:", "asof:"), 400, &["a file has no field `asof`", "data.ron:2:"]);
}

#[test]
fn an_unknown_country_costs_only_itself() {
    check(
        &changed("countries: [\"JP\"]", "countries: [\"Japan\"]"),
        400,
        &["`Japan` is no country code", "did you mean `JP`, Japan?", "data.ron:16:"],
    );
}

#[test]
fn a_dangling_actor_costs_its_credit() {
    check(
        &changed("actor: \"actor-7\"", "actor: \"actor-77\""),
        399,
        &["no actor has the key `actor-77`", "did you mean `actor-7`?"],
    );
}

#[test]
fn an_unknown_platform_costs_only_itself() {
    let ran = changed("status: Released,", "status: Released, platforms: [\"nowhere\"],");
    check(&ran, 400, &["no platform has the key `nowhere`"]);
}

#[test]
fn of_a_repeated_key_the_first_stays() {
    check(
        &changed("key: \"p1\"", "key: \"p0\""),
        390,
        &["a second project has the key `p0`", "the first is at", "data.ron:16"],
    );
    check(&changed("(actor: \"actor-1\"", "(actor: \"actor-0\""), 399, &["a second cast entry"]);
}

#[test]
fn an_impossible_date_costs_only_itself() {
    let ran = changed("status: Released,", "status: Released, released: \"2023-02-30\",");
    check(&ran, 400, &["`2023-02-30` is no date"]);
}

#[test]
fn an_address_that_is_none_costs_only_itself() {
    let ran = changed("https://example.org/0", "javascript:alert(1)");
    check(&ran, 400, &["is no http or https address"]);
}

#[test]
fn a_broken_bracket_costs_the_file_from_there_on() {
    let text = four_hundred();
    let at = text.find("(key: \"p20\"").expect("there");
    let ran = count(&text[..at]);
    check(&ran, 200, &["data.ron:"]);
    let quote = text.replacen("title: (en: \"Project 20\")", "title: (en: \"Project 20)", 1);
    let ran = count(quote);
    assert_eq!(ran.code, 2);
    assert!(ran.out.trim().parse::<usize>().is_ok_and(|rows| rows >= 200), "{}", ran.out);
}

#[test]
fn bytes_that_are_not_utf8_cost_the_file_from_there_on() {
    let text = four_hundred().into_bytes();
    let at = four_hundred().find("(key: \"p20\"").expect("there");
    let mut broken = text[..at].to_vec();
    broken.extend([0xff, 0xfe]);
    broken.extend(&text[at..]);
    check(&count(broken), 200, &["not UTF-8 from here on", "data.ron:"]);
    check_nothing(&count([0xff, 0xfe, 0x00]), &["not UTF-8"]);
}

#[test]
fn a_file_with_a_byte_order_mark_loads() {
    let ran = count(format!("\u{feff}{}", four_hundred()));
    assert_eq!((ran.code, ran.out.as_str()), (0, "400\n"), "{}", ran.err);
}

#[test]
fn an_empty_file_is_no_data() {
    check_nothing(&count(""), &["this file is empty", "data.ron"]);
    check_nothing(&count(" \n\t"), &["this file is empty"]);
}

#[test]
fn a_nul_and_other_rubbish_is_no_data() {
    for rubbish in ["\0", "\0\0\0", "hello", "{}", "[]", ")", "\"", "r#\"", "/*", "'", "(a:(b:[(c:"]
    {
        let ran = count(rubbish);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{rubbish:?}: {}", ran.err);
        assert!(ran.err.contains("data.ron"), "{rubbish:?}: {}", ran.err);
    }
}

#[test]
fn ten_megabytes_of_brackets_are_refused_with_a_place() {
    for bracket in ["[", "(", "{"] {
        check_nothing(&count(bracket.repeat(10_000_000)), &["data.ron:1:"]);
    }
    let text =
        four_hundred().replacen("kind: Film", &format!("kind: {}", "[".repeat(10_000_000)), 1);
    let ran = count(text);
    assert_eq!(ran.code, 2);
    assert!(ran.err.len() < 20_000, "a drawing stays small");
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let missing = Path::new("/no/such/data.ron");
    check_nothing(&kactors_on(missing, &["list"]), &["/no/such/data.ron", "cannot read"]);
    let ran = kactors_alone(&["check", "/no/such/data.ron"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_folder_without_ron_is_named() {
    let folder = folder();
    file(&folder, "notes.txt", "no data");
    let ran = kactors_on(folder.path(), &["list"]);
    check_nothing(&ran, &["there is no .ron file in this folder"]);
    let ran = kactors_alone(&["check", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 2);
}

#[test]
fn what_is_broken_beside_what_is_sound_costs_only_itself() {
    let folder = folder();
    file(&folder, "a.ron", four_hundred());
    file(&folder, "b.ron", "(actors: [");
    file(&folder, "c.ron", [0xff]);
    check(&kactors_on(folder.path(), &["list", "--count"]), 400, &["b.ron", "c.ron"]);
}

#[test]
fn a_problem_in_hostile_text_is_drawn_harmless() {
    let ran = changed("kind: Film", "kind: \u{1b}]0;title\u{7}");
    assert_eq!(ran.code, 2);
    assert!(!super::is_raw(&ran.err), "{:?}", ran.err);
}

#[test]
fn check_draws_every_problem_of_a_broken_file() {
    let folder = folder();
    let text = four_hundred().replace("kind: Film", "kind: Flim");
    let data = file(&folder, "data.ron", text);
    let ran = kactors_alone(&["check", data.to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.matches("`Flim` is no kind").count(), 40);
    assert_eq!(ran.err, "40 errors, 0 warnings\n");
}
