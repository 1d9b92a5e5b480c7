//! The shipped data set: sound, sourced, and found under the names that its first source prints.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output};

use kactors::query::{Marks, parse, run};
use serde_json::Value as Json;

/// What the program writes, asked about the shipped data.
fn kactors(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kactors"));
    let Output { status, stdout, stderr } = command
        .env_remove("KACTORS_DATA")
        .env_remove("KACTORS_CONFIG")
        .env("XDG_CONFIG_HOME", "/dev/null")
        .args(arguments)
        .output()
        .expect("the program starts");
    let err = String::from_utf8_lossy(&stderr);
    assert!(status.code().is_some_and(|code| code < 2) && err.is_empty(), "{arguments:?}: {err}");
    String::from_utf8(stdout).expect("UTF-8")
}

fn credits() -> Vec<Json> {
    serde_json::from_str(&kactors(&["list", "-f", "json"])).expect("an array")
}

/// The actor and the project of the first answer to what is typed.
fn first_answer(typed: &str) -> (String, String) {
    let rows = kactors(&["list", "-q", typed, "-f", "tsv", "--columns", "key", "--limit", "1"]);
    let key = rows.lines().nth(1).unwrap_or_default();
    let (actor, project) = key.split_once('/').unwrap_or_default();
    (actor.to_owned(), project.to_owned())
}

#[test]
fn the_data_is_sound_to_the_last_warning() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let data = data.to_str().expect("UTF-8");
    assert_eq!(kactors(&["check", "--strict", data]), "");
}

#[test]
fn the_data_in_the_binary_is_that_of_the_folder() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let data = data.to_str().expect("UTF-8");
    assert!(kactors(&["list", "-f", "json", "--data", data]) == kactors(&["list", "-f", "json"]));
}

#[test]
fn every_credit_has_a_source_on_the_web() {
    for credit in credits() {
        let sources = credit["sources"].as_array().expect("a list");
        let url = |source: &Json| source["url"].as_str().map(str::to_owned).unwrap_or_default();
        assert!(!sources.is_empty(), "{}", credit["key"]);
        assert!(sources.iter().all(|source| url(source).starts_with("http")), "{}", credit["key"]);
    }
}

#[test]
fn every_project_is_led_from_overseas() {
    for credit in credits() {
        let countries = credit["project"]["countries"].as_array().expect("a list");
        assert!(countries.first().is_some_and(|first| first != "KR"), "{}", credit["key"]);
    }
}

#[test]
fn an_actor_is_found_as_the_article_prints_the_name() {
    for (printed, key) in [
        ("Kim Mu Jun", "kim-mu-jun"),
        ("Choi Ji Woo", "choi-ji-woo"),
        ("Han Hyo Ju", "han-hyo-joo"),
        ("Ok Taecyeon", "ok-taec-yeon"),
        ("Park Hae Soo", "park-hae-soo"),
        ("Kim Tae Hee", "kim-tae-hee"),
        ("Kim Ji Hun", "kim-ji-hoon"),
        ("Lee SangHee", "lee-sang-hee"),
        ("Kim Young-ah", "kim-young-ah"),
        ("Shin Do Hyun", "shin-do-hyun"),
        ("Hyun Ri", "hyunri"),
    ] {
        assert_eq!(first_answer(printed).0, key, "{printed}");
    }
}

#[test]
fn a_project_is_found_as_the_article_prints_the_title() {
    for (printed, key) in [
        ("Black Pean", "black-pean-season-2"),
        ("Romantic Anonymous", "romantics-anonymous"),
        ("Seoul Mate", "soul-mate"),
        ("Butterfly", "butterfly"),
        ("The Recruit", "the-recruit-season-2"),
    ] {
        assert_eq!(first_answer(printed).1, key, "{printed}");
    }
}

#[test]
fn the_evidence_of_every_claim_is_a_question_with_an_answer() {
    let catalog = kactors::builtin::catalog();
    assert!(!catalog.claims().is_empty());
    for claim in catalog.claims() {
        for evidence in &claim.shows {
            let query = parse(&evidence.query)
                .unwrap_or_else(|error| panic!("{}: `{}`: {error}", claim.key, evidence.query));
            let rows = run(&catalog, &query, &Marks::new()).rows;
            assert!(!rows.is_empty(), "{}: `{}` lists nothing", claim.key, evidence.query);
        }
    }
}

#[test]
fn a_ron_export_of_everything_loads_and_exports_to_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let export = folder.path().join("export.ron");
    let bytes = kactors(&["list", "-f", "ron"]);
    std::fs::write(&export, &bytes).expect("written");
    let path = export.to_str().expect("UTF-8");
    assert!(kactors(&["list", "-f", "ron", "--data", path]) == bytes);
    assert!(kactors(&["list", "-f", "json", "--data", path]) == kactors(&["list", "-f", "json"]));
}
