//! `--saved NAME`: a question that was saved in the browser.

use std::fs;

use super::{Ran, command, folder, run, set};

/// Runs the program with two saved questions.
fn with_saved(arguments: &[&str]) -> Ran {
    let folder = folder();
    let kept = folder.path().join("kactors");
    fs::create_dir(&kept).expect("a folder");
    fs::write(kept.join("questions"), "films\tkind:film sort:actor\nwrong\tcontry:jp\n")
        .expect("a file");
    run(command().env("XDG_STATE_HOME", folder.path()).arg("--data").arg(set()).args(arguments))
}

#[test]
fn it_is_asked_together_with_the_rest() {
    let flags = with_saved(&["list", "--kind", "film", "--country", "jp", "--sort", "actor"]);
    let saved = with_saved(&["list", "--saved", "films", "--country", "jp"]);
    assert_eq!((saved.code, &saved.out), (0, &flags.out));
    let stats = with_saved(&["stats", "--by", "year", "--saved", "films"]);
    assert_eq!((stats.code, stats.err.as_str()), (0, ""));
}

#[test]
fn a_name_that_nothing_has_is_a_mistake() {
    let ran = with_saved(&["list", "--saved", "film"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("no question is saved as `film`\nhelp: did you mean `films`?"),
        "{}",
        ran.err
    );
    let ran = run(command().args(["list", "--saved", "films"]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("in the browser `:save NAME` saves one"), "{}", ran.err);
}

#[test]
fn what_is_wrong_in_it_has_its_place() {
    let ran = with_saved(&["list", "--saved", "wrong"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--saved wrong: there is no field `contry`"), "{}", ran.err);
}
