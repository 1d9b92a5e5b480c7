//! What shells and `man` are told about the program.

use std::process::{Command, Stdio};

use super::{kactors_alone, run};

fn script(shell: &str) -> String {
    let ran = kactors_alone(&["completions", shell]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
    ran.out
}

#[test]
fn five_shells_are_told_commands_flags_and_values() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = script(shell);
        for word in ["stats", "country", "select-1", "completions"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    // These know values as well.
    for shell in ["bash", "zsh", "fish"] {
        let script = script(shell);
        for value in ["japan", "united-states", "netflix", "jsonl", "web-series", "cameo"] {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
}

#[test]
fn every_value_that_is_offered_is_taken() {
    let script = script("fish");
    let offered = |flag: &str| -> Vec<String> {
        // One value a line, up to the quote at their end.
        let rules = script.split("__fish_kactors_using_subcommand list").skip(1);
        let mut rules = rules.filter(|rule| rule.lines().next().is_some_and(|l| l.contains(flag)));
        let values = rules.next().and_then(|rule| rule.split("-a \"").nth(1)).expect(flag);
        let values = values.split('"').next().expect("their end").lines();
        values.filter_map(|line| line.split("\\t").next()).map(str::to_owned).collect()
    };
    for flag in ["country", "platform"] {
        let values = offered(&format!("-l {flag} "));
        assert!(values.len() > 5, "{flag}: {values:?}");
        for value in values {
            let ran = kactors_alone(&["list", "--count", &format!("--{flag}"), &value]);
            assert_eq!(ran.code, 0, "--{flag} {value}: {}", ran.err);
        }
    }
}

/// What bash completes a line to.
fn completed(line: &str) -> Option<String> {
    let words: Vec<String> = line.split(' ').map(|word| format!("'{word}'")).collect();
    let harness = format!(
        "eval \"$SCRIPT\"; COMP_WORDS=({}); COMP_CWORD={}; \
         _kactors kactors \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
         echo \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        words.len() - 1
    );
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", &harness]).env("SCRIPT", script("bash")).stdin(Stdio::null());
    if bash.output().is_err() {
        println!("skipped: bash does not start");
        return None;
    }
    Some(run(&mut bash).out.trim().to_owned())
}

#[test]
fn bash_completes_countries_platforms_formats_and_commands() {
    for (line, expected) in [
        ("kactors list --country jap", "japan"),
        ("kactors --country thai", "thailand"),
        ("kactors list --platform netf", "netflix"),
        ("kactors list -f jsonl", "jsonl"),
        ("kactors stats --by plat", "platform"),
        ("kactors comp", "completions"),
    ] {
        if let Some(found) = completed(line) {
            assert_eq!(found, expected, "{line}");
        }
    }
}

#[test]
fn the_manual_page_has_every_section_and_can_be_rendered() {
    let page = kactors_alone(&["man"]).out;
    for heading in ["NAME", "SYNOPSIS", "OPTIONS", "QUERIES", "KEYS", "EXIT STATUS", "ENVIRONMENT"]
    {
        assert!(
            page.contains(&format!("\n.SH \"{heading}\""))
                || page.contains(&format!("\n.SH {heading}")),
            "{heading}"
        );
    }
    let (_, environment) = page.rsplit_once("ENVIRONMENT").unwrap();
    for name in ["KACTORS_DATA", "KACTORS_CONFIG", "EDITOR", "BROWSER", "LC_ALL", "COLORTERM"] {
        assert!(environment.contains(name), "{name}: {environment}");
    }
    for folder in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
        assert!(environment.contains(folder), "{folder}: {environment}");
    }
    let list = kactors_alone(&["man", "list"]).out;
    assert!(list.contains("kactors\\-list") && list.contains("\\-\\-columns"), "{list}");
    let unknown = kactors_alone(&["man", "nonsense"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("there is no command `nonsense`"), "{}", unknown.err);
}
