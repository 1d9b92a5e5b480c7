//! The README says what the program does: its keys, its commands, its queries.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::{Command, Output};

use kactors::builtin;
use kactors::config::config;
use kactors::lang::Lang;
use kactors::load::Text;
use kactors::query::{Marks, parse, run};
use kactors::text::grouped;
use kactors::ui::{BINDINGS, Binding, Keymap, places};

const README: &str = include_str!("../README.md");

#[test]
fn the_tables_of_keys_are_the_bindings() {
    let bound = BINDINGS
        .iter()
        .map(|(part, bindings)| table(part.of(Lang::English), bindings))
        .collect::<String>();
    let written = section("## Keys");
    let other_rows = written.replace(&bound, "").lines().any(is_row);
    assert!(written.contains(&bound) && !other_rows, "the tables are to be:\n\n{bound}");
}

#[test]
fn every_command_runs_and_prints_or_writes_something() {
    let commands: Vec<&str> = README.lines().filter(|line| is_command(line)).collect();
    assert!(commands.len() > 10, "only {commands:?}");
    let folder = tempfile::tempdir().unwrap();
    for command in commands {
        // Of a pipe every program counts, not the last one only.
        let shell = ["-o", "pipefail", "-c", command];
        let ran = kactors(Command::new("bash").args(shell).current_dir(folder.path()));
        assert!(ran.status.success(), "{command}\n{}", String::from_utf8_lossy(&ran.stderr));
        let target = command.split_once(" -o ").map(|(_, rest)| rest.split(' ').next().unwrap());
        let has_written = target.is_some_and(|name| {
            std::fs::metadata(folder.path().join(name)).is_ok_and(|file| file.len() > 0)
        });
        // Where all is well there is nothing to say.
        let is_silent = ["kactors check", "kactors diff builtin builtin"].contains(&command);
        assert_eq!(ran.stdout.is_empty(), is_silent || has_written, "{command}");
    }
}

#[test]
fn every_query_finds_something() {
    let catalog = builtin::catalog();
    let queries = section("## The query language").lines().filter(|line| is_row(line));
    for query in queries.map(|row| quoted(row).next().expect(row)) {
        let parsed = parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
        assert!(!run(&catalog, &parsed, &Marks::new()).rows.is_empty(), "{query} finds nothing");
    }
}

#[test]
fn every_spelling_finds_whom_it_is_said_to_find() {
    let catalog = builtin::catalog();
    let rows = section("## Found however it is typed").lines().filter(|line| line.contains("| `"));
    for row in rows {
        let said = row.trim_end_matches(" |").rsplit("| ").next().expect(row);
        for typed in quoted(row).filter(|typed| *typed != "・") {
            let found = run(&catalog, &parse(typed).expect(typed), &Marks::new());
            let first = catalog.credit(*found.rows.first().expect(typed));
            let first = format!("{} in {}", first.actor().en(), first.project().title());
            assert!(said.split(", ").any(|name| first.contains(name)), "{typed} finds {first}");
        }
    }
}

#[test]
fn the_configuration_that_is_shown_is_sound() {
    let shown = section("## Your own settings").split("```ron\n").nth(1).expect("an example");
    let text = shown.split("```").next().expect("its end").to_owned();
    let (config, wrong) = config(&Text { path: "README.md".to_owned(), text });
    assert_eq!(wrong, []);
    assert_eq!(Keymap::with(&config.keys).1, []);
}

#[test]
fn every_convention_has_its_test() {
    let (_, table) = include_str!("../CONTRIBUTING.md").split_once("| tried in |\n").unwrap();
    let rows: Vec<&str> = table.lines().skip(1).take_while(|line| line.starts_with("| ")).collect();
    assert!(rows.len() > 15, "only {rows:?}");
    for row in rows {
        let tried = row.rsplit(" | ").next().unwrap_or_default();
        let names: Vec<&str> = quoted(tried).collect();
        let [file, test] = names[..] else { panic!("file and test in {row}") };
        let source = std::fs::read_to_string(format!("tests/{file}")).expect(file);
        assert!(source.contains(&format!("#[test]\nfn {test}(")), "{file} has no {test}");
    }
}

#[test]
fn every_crate_that_is_used_has_its_reason() {
    let (_, reasons) = include_str!("../CONTRIBUTING.md").split_once("## Dependencies").unwrap();
    let (reasons, _) = reasons.split_once("\n## ").unwrap();
    let listed = |line: &str| line.split_once(" = ").map(|(name, _)| format!("`{name}`"));
    for part in ["[dependencies]", "[build-dependencies]", "[dev-dependencies]"] {
        let (_, list) = include_str!("../Cargo.toml").split_once(&format!("\n{part}\n")).unwrap();
        let names: Vec<String> = list.lines().map_while(listed).collect();
        assert!(names.len() > 5, "{part}: {names:?}");
        for name in names {
            assert!(reasons.contains(&name), "{part}: why {name}?");
        }
    }
}

#[test]
fn every_promise_has_its_tests() {
    let (_, table) = include_str!("../SECURITY.md").split_once("| promise | proven by |").unwrap();
    let rows: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with("| ")).collect();
    assert!(rows.len() > 15, "only {rows:?}");
    for row in rows {
        let proof = row.split(" | ").nth(1).expect(row);
        let (mut file, mut source, mut tests) = ("", String::new(), 1);
        for name in quoted(proof) {
            if name.contains('/') {
                assert!(tests > 0, "{file} proves {row} by which test?");
                // What is run by hand has no tests.
                tests = usize::from(name.starts_with(".ci/"));
                file = name;
                source = std::fs::read_to_string(name).unwrap_or_else(|error| {
                    panic!("{name}: {error}");
                });
            } else {
                assert!(is_test(&source, name), "{file} has no test {name}");
                tests += 1;
            }
        }
        assert!(!file.is_empty() && tests > 0, "{row} is proven by nothing");
    }
}

#[test]
fn the_inputs_that_fuzzing_left_are_as_many_as_is_said() {
    let (_, said) = include_str!("../SECURITY.md").split_once("What fuzzing reached").unwrap();
    let figures = said.lines().next().and_then(|row| row.split(" | ").nth(2)).expect("figures");
    let kept = |target: &str| {
        let inputs = std::fs::read_to_string(format!("fuzz/kept/{target}.jsonl")).expect(target);
        grouped(inputs.lines().count())
    };
    let [load, query, names, keys] = ["load", "query", "names", "keys"].map(kept);
    let counted =
        format!("{load} data files, {query} lines, {names} names, {keys} stories of keys |");
    assert_eq!(figures, counted);
}

/// Whether a function of this name is a test: an attribute before it says so.
fn is_test(source: &str, name: &str) -> bool {
    let Some((before, _)) = source.split_once(&format!("fn {name}(")) else { return false };
    let attributes = before.lines().rev().skip(usize::from(!before.ends_with('\n')));
    let mut attributes = attributes.map(str::trim).take_while(|line| line.starts_with("#["));
    attributes.any(|line| line == "#[test]")
}

/// The text from a heading up to the next of its level.
fn section(heading: &str) -> &'static str {
    let (_, after) = README.split_once(&format!("{heading}\n")).expect(heading);
    after.split("\n## ").next().unwrap_or(after)
}

/// Whether a line is a row of a table, not its head.
fn is_row(line: &str) -> bool {
    line.starts_with("| `")
}

/// Whether a line is a command that needs no terminal and no file of the reader's.
fn is_command(line: &str) -> bool {
    let without_screen = ["list ", "show ", "stats ", "check\n", "diff ", "config\n"];
    let line = format!("{line}\n");
    let arguments = line.strip_prefix("kactors ");
    arguments.is_some_and(|rest| without_screen.iter().any(|command| rest.starts_with(command)))
}

/// What stands between backticks.
fn quoted(row: &str) -> impl Iterator<Item = &str> {
    row.split('`').skip(1).step_by(2)
}

/// A part of the bindings as the README shows it.
fn table(part: &str, bindings: &[Binding]) -> String {
    let rows = bindings.iter().map(row).collect::<String>();
    format!("### {part}\n\n| keys | where | what |\n|---|---|---|\n{rows}\n")
}

fn row(binding: &Binding) -> String {
    let keys: Vec<String> = binding.keys.split(' ').map(|key| format!("`{key}`")).collect();
    format!(
        "| {} | {} | {} |\n",
        keys.join(" "),
        places(binding.on, Lang::English),
        binding.help.of(Lang::English)
    )
}

/// Runs a command to which `kactors` is the program of this build, on the built-in data.
fn kactors(command: &mut Command) -> Output {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_kactors"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = program.parent().map(Into::into).into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(folders).unwrap();
    command
        .env("PATH", path)
        .env_remove("KACTORS_DATA")
        .env_remove("KACTORS_CONFIG")
        .env("XDG_CONFIG_HOME", "/dev/null")
        .env("XDG_STATE_HOME", "/dev/null")
        .output()
        .unwrap()
}
