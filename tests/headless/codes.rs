//! Exit codes: 0 done, 1 nothing, 2 could not.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

#[cfg(target_os = "linux")]
use super::without_terminal;
use super::{command, file, folder, is_raw, kactors, kactors_alone, kactors_on, run, set};

/// A data set of which one project is lost to a wrong word.
const PARTLY: &str = r#"(
    actors: [(key: "a", name: (en: "Actor One"))],
    projects: [
        (key: "p", title: (en: "Sound"), kind: Film, countries: ["JP"], status: Released,
         sources: [(url: "https://example.org")], cast: [(actor: "a", billing: Lead)]),
        (key: "q", title: (en: "Lost"), kind: Flim, countries: ["JP"], status: Released,
         cast: [(actor: "a", billing: Lead)]),
    ],
)"#;

#[test]
fn rows_end_with_0_and_no_rows_with_1() {
    for command in [&["list"][..], &["list", "--count"], &["stats", "--by", "kind"]] {
        assert_eq!(kactors(command).code, 0, "{command:?}");
        let nothing = kactors(&[command, &["-q", "zzzzzz"]].concat());
        assert_eq!((nothing.code, nothing.err.as_str()), (1, ""), "{command:?}");
    }
    assert_eq!(kactors(&["list", "--count", "zzzzzz"]).out, "0\n");
}

#[test]
fn help_and_version_end_with_0_on_stdout() {
    for arguments in [&["--help"][..], &["-h"], &["list", "--help"], &["-V"], &["--version"]] {
        let ran = kactors_alone(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        assert!(!ran.out.is_empty());
    }
    assert_eq!(kactors_alone(&["-V"]).out, format!("kactors {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_long_version_tells_size_and_date_of_the_data_in_it() {
    let said = kactors_alone(&["--version"]).out;
    let size = kactors_alone(&["list", "--count"]).out;
    assert!(said.contains(&format!("{} appearances as of 20", size.trim())), "{said}");
}

#[test]
fn what_is_built_is_in_the_help() {
    let help = kactors_alone(&["--help"]).out;
    for built in [
        "list", "show", "stats", "check", "--pick", "--data", "--color", "--lang", "--watch",
        "table", "ron", "html", "ics",
    ] {
        assert!(help.contains(built), "{built}");
    }
}

#[test]
fn a_mistake_in_the_line_is_drawn_with_its_place() {
    let ran = kactors(&["list", "-q", "한효주 country:jp contry:th"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: there is no field `contry`\n  한효주 country:jp contry:th\n                    ^^^^^^^\n\
         help: did you mean `country:`?; to find the text itself, quote it: \"contry:th\"\n"
    );
}

#[test]
fn a_mistake_in_a_flag_names_the_flag() {
    for (arguments, flag) in [
        (&["--country", "Atlantis"][..], "--country"),
        (&["--kind", "serie"], "--kind"),
        (&["--year", "2024..2020"], "--year"),
        (&["--year", ""], "--year"),
        (&["--sort", "size"], "--sort"),
        (&["--sort", ""], "--sort"),
        (&["--not", "contry:jp"], "--not"),
        (&["--not", ""], "--not"),
        (&["--not", " "], "--not"),
        (&["--not", "-"], "--not"),
        (&["--limit", "many"], "--limit"),
        (&["--columns", "actor,size"], "--columns"),
        (&["--columns", "key", "-f", "json"], "--columns"),
        (&["--format", "xml"], "--format"),
        (&["--color", "red"], "--color"),
        (&["--cuontry", "jp"], "--cuontry"),
    ] {
        let ran = kactors(&[&["list"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.lines().next().is_some_and(|line| line.contains(flag)), "{}", ran.err);
    }
}

#[test]
fn flags_that_exclude_each_other_are_refused() {
    for arguments in [
        &["list", "--count", "-f", "csv"][..],
        &["list", "--count", "-o", "x.csv"],
        &["list", "--force"],
        &["--country", "jp", "list"],
        &["lsit"],
        &["list", "-country:jp"],
    ] {
        assert_eq!(kactors(arguments).code, 2, "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_without_a_terminal_says_so_in_a_line() {
    for arguments in [&[][..], &["--pick"], &["--country", "jp", "-f", "csv"]] {
        let ran = run(&mut without_terminal(command().args(arguments)));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        let message = "error: the browser needs a terminal; `kactors list` prints the rows\n";
        assert_eq!(ran.err, message, "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_refuses_a_target_before_it_opens() {
    let folder = folder();
    let target = file(&folder, "picks.csv", "mine\n");
    for (path, said) in [(target.as_path(), "it exists already"), (folder.path(), "format")] {
        let ran = run(&mut without_terminal(command().arg("-o").arg(path)));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_ends_with_2() {
    for arguments in [&["list", "-f", "json"][..], &["list"], &["stats", "--by", "kind"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let ran = run(command().args(arguments).stdout(full));
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains("cannot write to the standard output"), "{}", ran.err);
    }
}

#[test]
fn sound_rows_of_broken_data_are_written_and_the_code_is_2() {
    let folder = folder();
    let data = file(&folder, "partly.ron", PARTLY);
    for (arguments, expected) in [
        (&["list", "-f", "tsv", "--columns", "key"][..], "key\na/p\n"),
        (&["list", "--count"], "1\n"),
        (
            &["stats", "--by", "kind", "-f", "tsv"],
            "value\tcredits\tactors\tprojects\tfirst_year\tlast_year\nfilm\t1\t1\t1\t\t\n",
        ),
        (&["show", "a", "-f", "tsv"], ""),
        (&["list", "zzzzzz", "-f", "json"], "[]\n"),
    ] {
        let ran = kactors_on(&data, arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.out.starts_with(expected), "{arguments:?}: {}", ran.out);
        assert!(ran.err.contains("`Flim` is no kind"), "{}", ran.err);
        assert!(ran.err.contains("did you mean `Film`?"), "{}", ran.err);
        assert!(ran.err.contains("partly.ron:6:"), "{}", ran.err);
    }
}

#[test]
fn of_many_problems_twenty_are_shown() {
    let folder = folder();
    let actors: Vec<String> = (0..30).map(|at| format!("(key: \"k{at}\", nmae: ()),\n")).collect();
    let actors = actors.concat();
    let sound =
        PARTLY.replace("Flim", "Film").replace("actors: [", &format!("actors: [\n{actors}"));
    let data = file(&folder, "many.ron", sound);
    let ran = kactors_on(&data, &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, "2\n"));
    assert_eq!(ran.err.matches("error: ").count(), 20);
    assert!(ran.err.ends_with("and 10 more; `kactors check` shows all\n"), "{}", ran.err);
}

#[test]
fn warnings_alone_change_nothing() {
    let ran = kactors(&["list", "--count"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn check_ends_with_1_for_errors_and_with_strict_for_warnings() {
    let folder = folder();
    let broken = file(&folder, "partly.ron", PARTLY);
    let with_warnings = set();
    for (path, strict, code) in [
        (&broken, false, 1),
        (&broken, true, 1),
        (&with_warnings, false, 0),
        (&with_warnings, true, 1),
    ] {
        let path = path.to_str().expect("UTF-8");
        let flags: &[&str] = if strict { &["--strict"] } else { &[] };
        let ran = kactors_alone(&[&["check", path], flags].concat());
        assert_eq!(ran.code, code, "{path} {strict}");
        assert!(ran.out.contains("-->"), "problems are the result, and so on stdout");
    }
}

#[test]
fn check_prints_nothing_where_all_is_well() {
    let folder = folder();
    let sound = PARTLY.replace("Flim", "Film").replace(
        "Released,\n         cast",
        "Released, sources: [(url: \"https://example.org\")],\n         cast",
    );
    let data = file(&folder, "sound.ron", sound);
    let ran = kactors_alone(&["check", "--strict", data.to_str().expect("UTF-8")]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn check_looks_at_the_data_in_use_where_no_path_is_given() {
    let ran = kactors(&["check", "--strict"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("no source supports this credit"), "{}", ran.out);
}

#[test]
fn a_closed_pipe_is_a_normal_end() {
    for arguments in [
        &["list", "-f", "json"][..],
        &["list", "-f", "ron"],
        &["list", "-f", "csv"],
        &["list", "-f", "tsv"],
        &["list", "-f", "jsonl"],
        &["list", "-f", "md"],
        &["list", "-f", "html"],
        &["list"],
        &["stats", "--by", "actor", "-f", "json"],
        &["check", "--strict"],
        &["--help"],
    ] {
        // More than a pipe holds, where it can be.
        let mut child = command()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = String::new();
        let mut reader = BufReader::with_capacity(16, child.stdout.take().expect("piped"));
        let _ = reader.read_line(&mut first);
        drop(reader);
        let mut err = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut err).expect("UTF-8");
        let code = child.wait().expect("ended").code();
        if arguments[0] == "check" {
            assert!(code.is_some_and(|code| code < 2), "{code:?}");
        } else {
            assert_eq!((code, err.as_str()), (Some(0), ""), "{arguments:?}");
        }
    }
}

#[test]
fn what_is_typed_is_shown_harmless() {
    let hostile = "\u{1b}]0;title\u{7}\u{9b}31m";
    for arguments in [
        &["list", "-q", hostile][..],
        &["list", "--country", hostile],
        &["list", "--sort", hostile],
        &["list", "-f", hostile],
        &["list", "--limit", hostile],
        &["list", "--columns", hostile],
        &["list", "-o", hostile],
        &["list", "-f", "csv", "-o", "no-such-folder/\u{1b}[31m.csv"],
        &["show", hostile],
        &["stats", "--by", hostile],
        &[hostile],
        &["--data", hostile, "list"],
        &["check", hostile],
    ] {
        let ran = kactors(arguments);
        assert_ne!(ran.code, 0, "{arguments:?}");
        assert!(!is_raw(&ran.err), "{arguments:?}: {:?}", ran.err);
        assert!(!is_raw(&ran.out), "{arguments:?}: {:?}", ran.out);
    }
}

#[test]
fn a_name_behind_the_program_s_is_told_where_it_goes() {
    let ran = run(command().arg("bae doona"));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("unrecognized subcommand 'bae doona'"), "{}", ran.err);
    assert!(ran.err.ends_with("`kactors list WORDS` prints its rows\n"), "{}", ran.err);
}

#[test]
fn check_takes_the_built_in_data_by_its_word_as_other_commands_do() {
    let ran = kactors_alone(&["check", "builtin"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn data_is_named_once() {
    let set = set();
    let set = set.to_str().unwrap();
    for command in [&["check", set][..], &["diff", set, set]] {
        let ran = kactors_alone(&[command, &["--data", set]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command:?}");
        assert!(ran.err.contains("`--data` and paths both say which data is meant"), "{}", ran.err);
    }
    assert_eq!(kactors_alone(&["check", "--data", set]).code, 0);
}
