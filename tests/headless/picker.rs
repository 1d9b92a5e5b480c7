//! The picker where it needs no screen, and lines for other programs.

use super::{command, file, folder, kactors, kactors_on, read, run, set, stdout};

const ONE: &str = "key:seok-mi-na/paper-tigers";

#[test]
fn the_only_match_is_accepted_without_a_screen() {
    let row = stdout(&["list", "-q", ONE, "-f", "csv"]);
    for flag in ["-1", "--select-1", "-10"] {
        let ran = kactors(&[flag, "-q", ONE, "-f", "csv"]);
        assert_eq!((ran.code, ran.out, ran.err.as_str()), (0, row.clone(), ""), "{flag}");
    }
}

#[test]
fn no_match_leaves_with_1_without_a_screen() {
    for flags in [&["-0"][..], &["--exit-0"], &["-1", "-0"]] {
        let ran = kactors(&[flags, &["-q", "zzzzzz"]].concat());
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, "", ""), "{flags:?}");
    }
}

#[test]
fn what_is_accepted_without_a_screen_goes_to_the_file_too() {
    let folder = folder();
    let path = folder.path().join("one.json");
    let ran = kactors(&["-1", "-q", ONE, "-o", path.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(read(&path), stdout(&["list", "-q", ONE, "-f", "json"]));
}

#[test]
fn the_format_of_the_configuration_is_that_of_the_standard_output_by_its_name_too() {
    let folder = folder();
    let own = file(&folder, "own.ron", "(format: \"json\")");
    let json = stdout(&["list", "-q", ONE, "-f", "json"]);
    for output in [&[][..], &["-o", "-"]] {
        let words = [&["--config", own.to_str().unwrap(), "-1", "-q", ONE], output].concat();
        assert_eq!(stdout(&words), json, "{output:?}");
    }
}

#[test]
fn lines_can_end_with_a_nul() {
    for format in ["tsv", "jsonl"] {
        let lines = stdout(&["list", "--country", "jp", "-f", format]);
        let ended = stdout(&["list", "--country", "jp", "-f", format, "--print0"]);
        assert_eq!(ended, lines.replace('\n', "\0"), "{format}");
        let one = stdout(&["list", "-q", ONE, "-f", format]).replace('\n', "\0");
        assert_eq!(stdout(&["-1", "-q", ONE, "-f", format, "--print0"]), one, "{format}");
    }
    for format in ["csv", "json", "table", "md", "ron"] {
        let ran = kactors(&["list", "-f", format, "--print0"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{format}");
        assert!(ran.err.contains("--print0 is for tsv or jsonl only"), "{}", ran.err);
    }
}

#[test]
fn raw_cells_of_csv_are_as_the_data_has_them() {
    let folder = folder();
    let data = file(
        &folder,
        "set.ron",
        r#"(actors: [(key: "a", name: (en: "=Actor"))], projects: [(key: "p", title: (en: "-P"),
            kind: Film, countries: ["JP"], status: Released,
            sources: [(url: "https://example.org")], cast: [(actor: "a", billing: Lead)])])"#,
    );
    let cells = |flags: &[&str]| {
        let list = ["list", "-f", "csv", "--columns", "actor,project"];
        kactors_on(&data, &[&list, flags].concat()).out
    };
    assert_eq!(cells(&[]), "actor,project\r\n'=Actor,'-P\r\n");
    assert_eq!(cells(&["--raw"]), "actor,project\r\n=Actor,-P\r\n");
    let ran = kactors(&["list", "-f", "tsv", "--raw"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--raw is for csv only"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn with_several_matches_the_screen_is_needed() {
    let mut program = command();
    let ran =
        run(&mut super::without_terminal(program.arg("--data").arg(set()).args(["-1", "-0"])));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("needs a terminal"), "{}", ran.err);
}
