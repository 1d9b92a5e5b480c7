//! The program at fault: a panic anywhere while the screen is up. No key leads to one, so the tests
//! run their own binary again, which shows the browser and panics while loading when it is told to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use kactors::{tui, ui};

use super::bench::Terminal;

/// The variable that names the pipe whose closing is the sign to panic.
const SIGN: &str = "KACTORS_TEST_SIGN";

/// No test by itself: what the tests below run in a terminal.
#[test]
#[ignore = "run by the tests of panics, in a terminal of its own"]
fn shows_the_browser_and_panics() {
    let Some(sign) = std::env::var_os(SIGN) else { return };
    let at_fault: tui::Loader = Arc::new(move |_| {
        fs::read(&sign).expect("the sign");
        panic!("on purpose \u{1b}]0;owned\u{7}");
    });
    let source = tui::Source { load: Some(at_fault), ..tui::Source::default() };
    let _ = tui::run(source, ui::Start::default(), tui::Outfit::default());
}

/// The browser in a terminal, and a panic; files go below a folder.
fn panicked(folder: &Path) -> Terminal {
    let sign = folder.join("sign");
    let made = Command::new("mkfifo").arg(&sign).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe with a name");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "panics::shows_the_browser_and_panics", "--ignored", "--nocapture"]);
    command.env(SIGN, &sign).env("TMPDIR", folder.join("kept")).env("TERM", "xterm-256color");
    let shown = Terminal::open((80, 24), command, None).shows("Appearances");
    assert!(shown.screen().alternate_screen());
    fs::write(&sign, "").expect("given");
    shown
}

#[test]
fn a_panic_restores_the_terminal_before_it_speaks_and_names_a_file_with_the_calls() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("kept")).expect("a folder");
    let left = panicked(folder.path()).ends_well(101);
    let said = left.screen().contents();
    assert!(said.contains("error: a mistake of kactors itself: panicked at"), "{said}");
    assert!(said.contains("on purpose"), "{said}");
    assert!(said.contains("help: how it came about is in"), "{said}");
    assert_eq!(left.noticed().titles, [] as [&str; 0], "what it quotes is text");
    let kept: Vec<PathBuf> = fs::read_dir(folder.path().join("kept"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let [file] = &kept[..] else { panic!("one file, not {kept:?}") };
    // The path is longer than a line of the terminal.
    let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
    assert!(said.replace('\n', "").contains(name), "{name} is not in\n{said}");
    let text = fs::read_to_string(file).expect("a text");
    assert!(text.starts_with(concat!("kactors ", env!("CARGO_PKG_VERSION"), ", thread ")));
    assert!(text.contains("shows_the_browser_and_panics"), "{text}");
    assert!(!text.replace('\n', "").contains(kactors::text::is_control), "{text}");
}

#[test]
fn a_panic_whose_file_cannot_be_written_speaks_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = panicked(folder.path()).ends_well(101);
    let said = left.screen().contents();
    assert!(said.contains("on purpose"), "{said}");
    assert!(said.contains("could not be kept"), "{said}");
}
