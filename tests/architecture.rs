//! The house rules, read off the source: who may import whom, what stands nowhere, and how long a
//! file may be.
#![allow(clippy::expect_used, reason = "tests and their helpers fail loudly")]

#[path = "architecture/source.rs"]
mod source;

use source::{Line, lines, room, sources};

/// The rooms, and what each may import beside itself. Arrows point down only.
const ARROWS: [(&str, &[&str]); 20] = [
    ("main", &["cli"]),
    // The build script: it takes in the rooms that read and hold data.
    ("embed", &["load", "catalog", "lang", "names", "model", "raw", "text"]),
    (
        "cli",
        &[
            "tui", "view", "ui", "builtin", "cache", "kept", "export", "files", "load", "config",
            "query", "catalog", "lang", "names", "model", "text",
        ],
    ),
    (
        "tui",
        &[
            "view", "ui", "kept", "export", "files", "load", "config", "query", "catalog", "lang",
            "names", "model", "text",
        ],
    ),
    (
        "view",
        &["ui", "export", "load", "config", "query", "catalog", "lang", "names", "model", "text"],
    ),
    ("ui", &["export", "load", "config", "query", "catalog", "lang", "names", "model", "text"]),
    // It reads RON and reports problems as data files do.
    ("config", &["load", "lang", "text"]),
    ("export", &["load", "query", "catalog", "names", "model", "text"]),
    ("cache", &["files", "load", "catalog"]),
    ("kept", &["files", "lang", "text"]),
    ("files", &["lang", "text"]),
    ("builtin", &["load", "catalog"]),
    ("query", &["catalog", "lang", "names", "model", "text"]),
    ("load", &["lang", "names", "model", "text"]),
    ("catalog", &["names", "model", "raw", "text"]),
    ("names", &["raw", "text"]),
    ("lang", &["text"]),
    ("model", &["text"]),
    // Columns as bytes.
    ("raw", &[]),
    ("text", &[]),
];

/// Crates, and the rooms or files that alone may use them.
const CRATES: [(&str, &[&str]); 11] = [
    ("ratatui", &["view", "tui"]),
    ("crossterm", &["tui"]),
    ("signal_hook", &["tui"]),
    ("notify", &["tui"]),
    ("clap", &["cli"]),
    ("blake3", &["cache"]),
    ("crc32fast", &["cache"]),
    ("annotate_snippets", &["load/problem.rs"]),
    ("fuzzy_matcher", &["query/search/loose.rs"]),
    ("ron", &["load", "export"]),
    ("serde_json", &["export", "config"]),
];

/// The rooms that know no screen, no disk, no clock and no environment.
const PURE: [&str; 8] = ["model", "names", "text", "lang", "catalog", "query", "ui", "view"];

/// Of the standard library, what reaches into the world.
const WORLD: [&str; 6] =
    ["std::fs", "std::env", "std::time", "std::process", "std::net", "std::thread"];

/// What ends the program or writes past the terminal.
const NEVER: [&str; 12] = [
    ".unwrap()",
    ".expect(",
    ".unwrap_err(",
    ".expect_err(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
    "println!(",
    "print!(",
    "dbg!(",
    "std::process::exit",
];

/// Lines that a file has, its tests left out.
const LONGEST: usize = 400;

/// Files that are longer, each with the reason.
const LONGER: [(&str, &str); 0] = [];

#[test]
fn arrows_point_down_only() {
    let imports = |line: &Line| {
        let from = room(&line.file);
        let allowed = ARROWS.iter().find(|(known, _)| *known == from).map(|(_, allowed)| *allowed);
        let stranger = |to: &String| {
            to != from
                && ARROWS.iter().any(|(known, _)| known == to)
                && !allowed.is_some_and(|allowed| allowed.contains(&to.as_str()))
        };
        let to = line.imports.iter().find(|to| stranger(to))?;
        Some(format!("`{from}` may not import `{to}`"))
    };
    expect_none(imports);
}

#[test]
fn every_room_has_its_place_among_the_arrows() {
    for file in sources() {
        let room = room(&file).to_owned();
        let known = room == "lib" || ARROWS.iter().any(|(known, _)| *known == room);
        assert!(known, "src/{file}: the room `{room}` stands in no arrow: who may import it?");
    }
    for (at, (room, allowed)) in ARROWS.iter().enumerate() {
        for to in *allowed {
            let place = ARROWS.iter().position(|(known, _)| known == to);
            assert!(place.is_some_and(|place| place > at), "{room} → {to} points up");
        }
    }
}

#[test]
fn a_crate_is_used_where_it_belongs_only() {
    for (name, places) in CRATES {
        let named = [format!("{name}::"), format!("use {name};"), format!("{name}!(")];
        expect_none(|line| {
            let used = named.iter().any(|text| contains_path(&line.code, text));
            let at_home =
                places.iter().any(|place| *place == room(&line.file) || *place == line.file);
            (used && !at_home).then(|| format!("`{name}` belongs to {} only", places.join(", ")))
        });
    }
}

#[test]
fn plain_functions_know_no_disk_clock_or_environment() {
    expect_none(|line| {
        let reached = WORLD.iter().find(|world| reaches(line, world))?;
        PURE.contains(&room(&line.file)).then(|| format!("`{reached}` is out of this room's reach"))
    });
}

/// Whether a line names a part of the standard library, whole or in a group.
fn reaches(line: &Line, world: &str) -> bool {
    let (_, part) = world.split_once("::").unwrap_or(("", world));
    contains_path(&line.code, world) || line.standard.iter().any(|name| name == part)
}

#[test]
fn nothing_ends_the_program_or_writes_past_the_terminal() {
    expect_none(|line| {
        let found = NEVER.iter().find(|text| line.code.contains(*text))?;
        // The splitter of RON has a method of its own, with two arguments.
        let own = *found == ".expect(" && line.text.contains("self.expect(b'");
        // The build script speaks to cargo.
        let to_cargo = *found == "println!(" && line.file == "embed.rs";
        (!own && !to_cargo).then(|| format!("`{found}` stands outside of tests"))
    });
}

#[test]
fn a_file_has_one_job() {
    let all = lines();
    for file in sources() {
        let count = all.iter().filter(|line| line.file == file).count();
        let excused = LONGER.iter().any(|(name, _)| *name == file);
        assert!(
            excused || count <= LONGEST,
            "src/{file} has {count} lines without its tests, {LONGEST} at most: \
             split it, or give a reason in LONGER"
        );
        assert!(!excused || count > LONGEST, "src/{file} needs no exception any more");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for file in sources() {
        let text = std::fs::read_to_string(format!("src/{file}")).expect("a source file");
        assert!(text.starts_with("//! "), "src/{file} begins without a sentence about itself");
    }
}

/// Asserts that no line breaks a rule, and says which do.
fn expect_none(broken: impl Fn(&Line) -> Option<String>) {
    let found: Vec<String> = lines()
        .iter()
        .filter_map(|line| {
            let rule = broken(line)?;
            Some(format!("src/{}:{}: {rule}\n    {}", line.file, line.number, line.text.trim()))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Whether a path stands in a line, not as the end of a longer name or path.
fn contains_path(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let is_global =
            code[..at].ends_with("::") && !code[..at].trim_end_matches("::").ends_with(is_name);
        is_global || !before.is_some_and(|c| is_name(c) || c == ':')
    })
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
