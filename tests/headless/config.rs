//! The configuration: what is in effect, where it comes from, and what is wrong with it.

use std::path::Path;

use super::{Ran, command, file, folder, kactors_alone, read, run, set, stdout};

/// Runs the program with a configuration.
fn with(config: &Path, arguments: &[&str]) -> Ran {
    run(command().arg("--config").arg(config).args(arguments))
}

#[test]
fn without_a_file_the_usual_values_are_printed() {
    let ran = kactors_alone(&["config"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for line in ["data: [\"builtin\"]", "theme: \"terminal\"", "columns: [\"year\", \"actor\","] {
        assert!(ran.out.contains(line), "{line}:\n{}", ran.out);
    }
    assert_eq!(ran.out.matches("// From: the usual\n").count(), 9, "{}", ran.out);
}

#[test]
fn what_is_printed_is_a_configuration_that_says_the_same() {
    let folder = folder();
    let own = "(
        theme: \"dark\",
        columns: [\"project\", \"year\"],
        format: \"json\",
        keys: [(on: \"table\", key: \"g t\", does: \"top\"), (key: \"x\", does: \"none\")],
    )";
    let own = file(&folder, "own.ron", own);
    let printed = with(&own, &["config"]);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    let saved = file(&folder, "saved.ron", &printed.out);
    let values = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.map(str::to_owned).collect()
    };
    let again = with(&saved, &["config"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert_eq!(values(&again.out), values(&printed.out));
    for line in
        ["theme: \"dark\",", "format: \"json\",", "(on: \"table\", key: \"g t\", does: \"top\"),"]
    {
        assert!(values(&printed.out).iter().any(|printed| printed.trim() == line), "{line}");
    }
}

#[test]
fn each_value_says_where_it_comes_from() {
    let folder = folder();
    let own = file(&folder, "own.ron", "(\n  theme: \"light\",\n  data: [\"set.ron\"],\n)");
    let printed = with(&own, &["config"]).out;
    assert!(printed.contains("// From: line 2\n    theme: \"light\""), "{printed}");
    assert!(printed.contains("// From: line 3\n    data: ["), "{printed}");
    let other =
        run(command().env("KACTORS_DATA", "builtin").env("KACTORS_CONFIG", &own).arg("config"));
    assert!(other.out.contains("// From: KACTORS_DATA\n    data: [\"builtin\"]"), "{}", other.out);
    let flag = with(&own, &["--data", "builtin", "config"]);
    assert!(flag.out.contains("// From: --data\n    data: [\"builtin\"]"), "{}", flag.out);
}

#[test]
fn the_file_is_found_in_the_user_s_folder() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("kactors")).unwrap();
    let path = folder.path().join("kactors/config.ron");
    let config = || run(command().env("XDG_CONFIG_HOME", folder.path()).arg("config"));
    assert!(config().out.contains(&format!("// Saved as {}", path.display())));
    std::fs::write(&path, "(theme: \"gruvbox\")").unwrap();
    let found = config();
    assert!(
        found.out.contains(&format!("// It was read from {}", path.display())),
        "{}",
        found.out
    );
    assert!(found.out.contains("theme: \"gruvbox\""));
}

#[test]
fn data_of_the_configuration_lies_beside_it() {
    let folder = folder();
    file(&folder, "mine.ron", read(&set()));
    let own = file(&folder, "own.ron", "(data: [\"mine.ron\"])");
    let count = stdout(&["list", "--count"]);
    assert_eq!(with(&own, &["list", "--count"]).out, count);
    assert_ne!(with(&own, &["--data", "builtin", "list", "--count"]).out, count);
    let both = file(&folder, "both.ron", "(data: [\"builtin\", \"mine.ron\"])");
    assert_ne!(with(&both, &["list", "--count"]).out, count);
}

#[test]
fn data_beside_which_one_stands_are_printed_so_that_they_are_found_from_elsewhere() {
    let (here, elsewhere) = (folder(), folder());
    file(&here, "mine.ron", read(&set()));
    let own = |words: &[&str]| {
        let data = ["--data", "mine.ron", "--data", "builtin"];
        run(command().current_dir(here.path()).args(data).args(words))
    };
    let saved = file(&elsewhere, "saved.ron", own(&["config"]).out);
    assert!(read(&saved).contains("mine.ron\", \"builtin\"],"), "{}", read(&saved));
    assert_eq!(with(&saved, &["list", "--count"]).out, own(&["list", "--count"]).out);
}

#[test]
fn what_is_wrong_has_its_line_and_costs_only_itself() {
    let folder = folder();
    let own = "(
    theme: \"drak\",
    format: \"xml\", view: \"tabel\",
    colums: [],
    columns: [\"year\", \"yaer\", \"year\"],
    keys: [
        (on: \"table\", key: \"e\", does: \"exprot\"),
        (on: \"tabel\", key: \"e\", does: \"export\"),
        (on: \"table\", key: \"Ctrl+e\", does: \"export\"),
        (on: \"table\", key: \"C-e\", does: \"export\"),
        (on: \"panes\", key: \"C-e\", does: \"copy\"),
        (on: \"table\", key: \"C-e x\", does: \"copy\"),
        (on: \"table\", key: \"t\", does: \"complete\"),
        (on: \"search\", key: \"t\", does: \"complete\"),
        (on: \"everywhere\", key: \"C-c\", does: \"help\"),
        (on: \"table\", kei: \"e\", does: \"copy\"),
        (on: \"table\", key: \"x C-H\", does: \"copy\"),
    ],
)";
    let own = file(&folder, "own.ron", own);
    let ran = with(&own, &["config"]);
    assert_eq!(ran.code, 1);
    for (line, said) in [
        (2, "`drak` is no theme (did you mean `dark`?"),
        (3, "`xml` is no format"),
        (3, "`tabel` is no view"),
        (4, "the configuration has no field `colums`"),
        (5, "`yaer` is no column of the table"),
        (5, "the column `year` stands here twice"),
        (7, "`exprot` is no action"),
        (8, "`tabel` is no place"),
        (9, "`Ctrl+e` is no key"),
        (11, "`C-e` is bound already on line 10"),
        (12, "`C-e x` and `C-e` on line 10 begin with the same keys"),
        (13, "`complete` does nothing there"),
        (14, "`t` is typed in the place `search`"),
        (15, "`C-c` always leaves"),
        (16, "a binding has no field `kei`"),
        (17, "`C-h` cannot be told from `Backspace`"),
    ] {
        let said_by = ran.err.contains(said.split(" (").next().unwrap());
        assert!(said_by && ran.err.contains(&format!("own.ron:{line}:")), "{said}:\n{}", ran.err);
    }
    assert!(ran.out.contains("columns: [\"year\"],"), "{}", ran.out);
    assert!(ran.out.contains("(on: \"table\", key: \"C-e\", does: \"export\"),"), "{}", ran.out);
}

#[test]
fn a_wrong_configuration_stops_no_command() {
    let folder = folder();
    let own = file(&folder, "own.ron", "(theme: 1, formt: \"csv\"");
    let ran = with(&own, &["--data", set().to_str().unwrap(), "list", "--count"]);
    assert_eq!((ran.code, ran.out), (0, stdout(&["list", "--count"])));
    assert!(ran.err.contains("own.ron:1:9") && ran.err.contains("`formt`"), "{}", ran.err);
}

#[test]
fn a_configuration_that_was_asked_for_must_be_there() {
    let ran = with(Path::new("/nowhere/own.ron"), &["list"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("cannot read the configuration /nowhere/own.ron"), "{}", ran.err);
    let ran = run(command().env("KACTORS_CONFIG", "/nowhere/own.ron").arg("list"));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn a_theme_of_one_s_own_is_read_from_the_folder_beside() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    let theme = |text| file(&folder, "themes/mine.ron", text);
    let own = file(&folder, "own.ron", "(theme: \"mine\")");
    theme("(accent: (fg: \"#ff8800\"))");
    let ran = with(&own, &["config"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    theme(
        "(accent: (fg: \"orange-ish\"), acent: (fg: \"red\"), quiet: (gb: \"red\"), warning: (style: [Bolt]))",
    );
    let ran = with(&own, &["config"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("themes/mine.ron:1:10: error: `orange-ish` is no colour"),
        "{}",
        ran.err
    );
    for said in [
        "a theme has no role `acent`",
        "a look has no field `gb` (did you mean `bg`?)",
        "`Bolt` is no attribute (did you mean `Bold`?)",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn the_script_of_names_is_that_of_the_language_unless_it_is_set() {
    let script = |arguments: &[&str]| {
        let ran = kactors_alone(arguments);
        let (before, _) = ran.out.split_once("name_script: ").unwrap();
        let from = before.trim_end().lines().last().unwrap().trim().to_owned();
        let value = ran.out.lines().find(|line| line.contains("    name_script: ")).unwrap();
        (value.trim().to_owned(), from)
    };
    let said = |value: &str, from: &str| (value.to_owned(), format!("// From: {from}"));
    assert_eq!(script(&["config"]), said("name_script: \"latin\",", "the usual"));
    assert_eq!(script(&["config", "--lang", "ko"]), said("name_script: \"hangul\",", "--lang"));
    assert_eq!(script(&["config", "--lang", "ja"]), said("name_script: \"kana\",", "--lang"));
    let folder = folder();
    let own = file(&folder, "own.ron", "(\n  lang: \"ja\",\n  name_script: \"hangul\",\n)");
    let own = own.to_str().unwrap();
    assert_eq!(script(&["--config", own, "config"]), said("name_script: \"hangul\",", "line 3"));
    let asked = script(&["--config", own, "--lang", "en", "config"]);
    assert_eq!(asked, said("name_script: \"hangul\",", "line 3"));
}

#[test]
fn a_script_that_is_none_is_a_problem_with_its_line() {
    let folder = folder();
    let own = file(&folder, "own.ron", "(\n  lang: \"ko\",\n  name_script: \"hangeul\",\n)");
    let ran = with(&own, &["config"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("own.ron:3:"), "{}", ran.err);
    assert!(
        ran.err.contains("`hangeul` is no script of names") && ran.err.contains("`hangul`?"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("name_script: \"hangul\","), "the language decides: {}", ran.out);
}
