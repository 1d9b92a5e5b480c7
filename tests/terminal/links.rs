//! Links: a terminal is told the address of a source that it shows.

use super::bench::{Terminal, browser, data, program};

/// The addresses that the terminal was told.
fn told(terminal: &Terminal) -> Vec<String> {
    let raw = String::from_utf8_lossy(terminal.raw()).into_owned();
    let begins = raw.split("\x1b]8;;").skip(1);
    let addresses = begins.filter_map(|rest| rest.split_once("\x1b\\")).map(|(address, _)| address);
    addresses.filter(|address| !address.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_sources_that_are_seen_lead_to_their_pages() {
    let open = browser().types("O").shows("Open a source").types("<Esc>").hides("Open a source");
    let raw = String::from_utf8_lossy(open.raw()).into_owned();
    assert!(raw.contains("\x1b]8;;https://example.jp/tora\x1b\\"), "{raw:?}");
    assert_eq!(raw.matches("\x1b]8;;\x1b\\").count(), told(&open).len(), "every link ends");
    open.types("q").ends_well(0);
}

#[test]
fn of_an_address_that_is_cut_the_whole_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("long.ron");
    let address = format!("https://example.org/{}/한", "long/".repeat(40));
    let text = format!(
        r#"(actors: [(key: "a", name: (en: "Ann"))], projects: [(key: "p", title: (en: "P"),
            kind: Film, countries: ["JP"], status: Released, cast: [(actor: "a")],
            sources: [(url: "{address}")])])"#
    );
    std::fs::write(&file, text).expect("a file");
    let mut command = program();
    command.arg("--data").arg(&file);
    let open = Terminal::open((120, 40), command, None).shows("1 of 1").shows("https://example");
    let whole = address.replace('한', "%ED%95%9C");
    assert!(told(&open).contains(&whole), "{:?}", told(&open));
    open.types("q").ends_well(0);
}

#[test]
fn a_terminal_that_would_show_them_is_told_none() {
    let mut command = program();
    command.arg("--data").arg(data()).env("TERM", "linux");
    let open = Terminal::open((80, 24), command, None).shows(" of 58").types("O");
    let open = open.shows("Open a source");
    assert_eq!(told(&open), [] as [&str; 0]);
    open.types("<Esc>").hides("Open a source").types("q").ends_well(0);
}
