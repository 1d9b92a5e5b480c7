//! What is kept from run to run: in the folder for state, and nowhere where there is none.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::bench::{Terminal, data, program};

/// The program with a folder for state.
fn keeping(folder: &Path) -> Command {
    let mut command = program();
    command.arg("--data").arg(data()).env("XDG_STATE_HOME", folder);
    command
}

fn opened(folder: &Path) -> Terminal {
    Terminal::open((80, 24), keeping(folder), None).shows(" of 58")
}

#[test]
fn the_hint_of_the_first_run_is_shown_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state");
    let first = opened(&state).shows("The first time here");
    first.types("j").hides("The first time here").types("q").ends_well(0);
    opened(&state).hides("The first time here").types("q").ends_well(0);
    let mode = fs::metadata(state.join("kactors")).expect("the folder").permissions().mode();
    assert_eq!(mode & 0o077, 0, "it is nobody else's");
}

#[test]
fn questions_of_earlier_runs_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = opened(folder.path()).types("/country:jp<Enter>").shows("27 of 58");
    first.types("q").ends_well(0);
    let later = opened(folder.path()).types("/<C-r>").shows("27 of 58");
    later.shows("/ country:jp").types("<Enter>q").ends_well(0);
}

#[test]
fn a_saved_question_is_asked_by_its_name_in_later_runs_and_in_the_shell() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = opened(folder.path()).types("/country:jp<Enter>").shows("27 of 58");
    let first = first.types(":save<space>tokyo<Enter>").shows("saved: `kactors --saved tokyo`");
    first.types("q").ends_well(0);
    let count = keeping(folder.path()).args(["list", "--saved", "tokyo", "--count"]).output();
    assert_eq!(count.expect("it runs").stdout, b"27\n");
    let mut command = keeping(folder.path());
    command.args(["--saved", "tokyo"]);
    let later = Terminal::open((80, 24), command, None).shows("27 of 58");
    later.types("<Esc>").shows("58 of 58").types(":tok<Enter>").shows("27 of 58");
}

#[test]
fn a_name_of_two_words_is_told_as_a_shell_takes_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = opened(folder.path()).types("/country:jp<Enter>").shows("27 of 58");
    let first = first.types(":save<space>my<space>han<Enter>");
    first.shows("saved: `kactors --saved 'my han'`").types("q").ends_well(0);
}

#[test]
fn where_nothing_can_be_kept_everything_else_works() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "no folder").expect("a file");
    let made = Command::new("mkfifo").arg(folder.path().join("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe with a name");
    let with_pipe = folder.path().join("state");
    fs::create_dir_all(with_pipe.join("kactors")).expect("a folder");
    for name in ["history", "questions", "welcomed"] {
        fs::hard_link(folder.path().join("pipe"), with_pipe.join("kactors").join(name))
            .expect("a pipe that nobody reads");
    }
    for state in [file, with_pipe] {
        let open = opened(&state).hides("The first time here");
        let asked = open.types("/country:jp<Enter>").shows("27 of 58");
        let refused = asked.types(":save<space>tokyo<Enter>").shows("cannot keep tokyo");
        refused.types("q").ends_well(0);
    }
}

#[test]
fn of_two_browsers_at_once_the_marks_of_both_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("config.ron");
    fs::write(&config, "(keep_marks: true)").expect("a file");
    let opened = || {
        let mut command = keeping(folder.path());
        command.arg("--config").arg(&config);
        Terminal::open((80, 24), command, None).shows(" of 58")
    };
    opened().types("<space>").shows("1 marked").types("q").ends_well(0);
    // One takes the mark back and sets another; the other, which was opened before, sets two.
    let (one, other) = (opened().shows("1 marked"), opened().shows("1 marked"));
    one.types("<space>j<space>").shows("1 marked").types("q").ends_well(0);
    other.types("jjj<space><space>").shows("3 marked").types("q").ends_well(0);
    opened().shows("3 marked").types("q").ends_well(0);
    // Who has changed nothing brings nothing back.
    let idle = opened().shows("3 marked");
    opened().types("x").hides("marked").types("q").ends_well(0);
    idle.types("q").ends_well(0);
    opened().hides("marked").types("q").ends_well(0);
}

#[test]
fn marks_come_back_if_they_are_to_be_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("config.ron");
    fs::write(&config, "(keep_marks: true)").expect("a file");
    let opened = |arguments: &[&str]| {
        let mut command = keeping(folder.path());
        command.arg("--config").arg(&config).args(arguments);
        Terminal::open((80, 24), command, None).shows(" of 58")
    };
    opened(&[]).types("<space>j<space>").shows("2 marked").types("q").ends_well(0);
    // However it ends, and whatever is asked.
    opened(&["--country", "fr"]).shows("2 marked (2 not listed)").types("<C-c>").ends_well(130);
    opened(&[]).shows("2 marked").types("x").hides("marked").types("q").ends_well(0);
    opened(&[]).hides("marked").types("<space>").shows("1 marked").types("q").ends_well(0);
    // Without the setting they are neither shown nor touched.
    let plain = Terminal::open((80, 24), keeping(folder.path()), None).shows(" of 58");
    plain.hides("marked").types("q").ends_well(0);
    opened(&[]).shows("1 marked").types("q").ends_well(0);
}
