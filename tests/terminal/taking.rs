//! What is taken along: rows that are accepted, and files that are written.

use std::fs::{self, File};

use super::bench::{Terminal, browser, browser_with, data, printed, program};

/// The browser with its standard output in a file, left in some way; the code and what is in it.
fn picked(arguments: &[&str], leave: impl FnOnce(Terminal) -> Terminal) -> (i32, Vec<u8>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picks");
    let mut command = program();
    command.arg("--data").arg(data()).args(arguments);
    let file = File::create(&path).expect("a file");
    let open = Terminal::open((80, 24), command, Some(file)).shows("58 of 58");
    let mut left = leave(open);
    let code = left.ends();
    left.is_restored();
    (code, fs::read(&path).expect("a file"))
}

#[test]
fn with_stdout_in_a_file_the_screen_is_drawn_on_the_terminal_and_enter_prints_the_row() {
    let rows = printed(["list", "-q", "key:seok-mi-na/paper-tigers"]);
    assert_eq!(picked(&[], |open| open.types("j <Enter>")), (0, rows));
}

#[test]
fn marked_rows_are_printed_in_the_order_of_the_screen_and_in_the_asked_format() {
    let query = "key:cha-min-ho/umbrella-season,jeong-ra-on/paper-tigers sort:actor";
    let rows = printed(["list", "-q", query, "-f", "csv"]);
    let leave = |open: Terminal| {
        open.types("<space> j <space>")
            .shows("2 marked")
            .types("s")
            .shows("by actor")
            .types("<Enter>")
    };
    assert_eq!(picked(&["-f", "csv"], leave), (0, rows));
}

#[test]
fn a_picker_that_is_left_prints_nothing_and_says_so_by_its_code() {
    for (keys, code) in [("q", 1), ("Q", 1), ("<space> q", 1), ("<C-c>", 130)] {
        assert_eq!(picked(&[], |open| open.types(keys)), (code, Vec::new()), "{keys}");
    }
}

#[test]
fn what_is_picked_of_data_with_errors_is_printed_and_the_code_says_that_it_may_not_be_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, wrong) = (folder.path().join("picks"), folder.path().join("wrong.ron"));
    fs::write(&wrong, "(projects: [(key: \"a\", colour: 1)])").expect("a file");
    let mut command = program();
    command.arg("--data").arg(data()).arg("--data").arg(&wrong);
    let file = File::create(&path).expect("a file");
    let open = Terminal::open((80, 24), command, Some(file)).shows("58 of 58");
    let left = open.types("j <Enter>").ends_well(2);
    assert!(left.screen().contents().contains("wrong.ron"), "{}", left.screen().contents());
    let rows = printed(["list", "-q", "key:seok-mi-na/paper-tigers"]);
    assert_eq!(fs::read(&path).expect("a file"), rows);
}

#[test]
fn c_o_accepts_in_every_pane() {
    let rows = printed(["list", "-q", "key:jeong-ra-on/paper-tigers"]);
    assert_eq!(picked(&[], |open| open.types("<Tab> <C-o>")), (0, rows));
}

#[test]
fn with_pick_enter_accepts_and_the_row_stays_on_the_terminal() {
    let left = browser_with(["--pick"]).shows("accept").types("<Enter>").ends_well(0);
    assert!(left.screen().contents().contains("Paper Tigers"), "{}", left.screen().contents());
    browser_with(["--pick"]).types("q").ends_well(1);
}

#[test]
fn accepted_rows_go_to_the_file_of_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picks.json");
    let open = browser_with(["-o", path.to_str().expect("a path")]);
    open.types("<space> <space>").shows("2 marked").types("<C-o>").ends_well(0);
    let query = "key:jeong-ra-on/paper-tigers,seok-mi-na/paper-tigers";
    assert_eq!(fs::read(&path).expect("a file"), printed(["list", "-q", query, "-f", "json"]));
}

#[test]
fn an_export_has_the_same_bytes_as_the_command_s() {
    for format in ["csv", "tsv", "json", "jsonl", "ron", "md", "txt"] {
        let folder = tempfile::tempdir().expect("a folder");
        let (here, there) = (folder.path().join(format!("a.{format}")), folder.path().join("b"));
        let open = browser().types("<Tab> <space>").shows("✓ Japan").types("e").shows("Export 27");
        let path = here.to_str().expect("a path").to_owned();
        let done = open.types("<C-u>").types(&path).types("<Enter>").shows("wrote 27 rows");
        done.types("q").ends_well(0);
        let word = if format == "txt" { "table" } else { format };
        let there_text = there.to_str().expect("a path");
        printed(["list", "--country", "jp", "-f", word, "-o", there_text]);
        assert_eq!(
            fs::read(&here).expect("written"),
            fs::read(&there).expect("written"),
            "{format}"
        );
        assert_eq!(
            fs::read_dir(folder.path()).expect("a folder").count(),
            2,
            "nothing else is left"
        );
    }
}

#[test]
fn an_existing_file_is_overwritten_only_when_that_is_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.csv");
    fs::write(&path, "old").expect("a file");
    let text = path.to_str().expect("a path").to_owned();
    let asked =
        browser().types("e").shows("Export 58").types("<C-u>").types(&text).types("<Enter>");
    let refused = asked.shows("3 bytes: overwrite? y/N").types("n").hides("overwrite?");
    assert_eq!(fs::read(&path).expect("a file"), b"old");
    let again = refused.types("<Enter>").shows("overwrite?").types("y").shows("wrote 58 rows");
    assert_eq!(fs::read(&path).expect("a file"), printed(["list", "-f", "csv"]));
    again.types("q").ends_well(0);
}

#[test]
fn an_export_that_fails_says_why_and_the_browser_goes_on() {
    let failed = browser().types("e").shows("Export 58").types("<C-u>").types("/nowhere/a.csv");
    let failed = failed.types("<Enter>").shows("there is no folder /nowhere");
    failed
        .types("<C-u>")
        .types("/")
        .types("<Enter>")
        .shows("it is a folder")
        .types("<C-c>")
        .ends_well(130);
}

#[test]
fn an_existing_target_of_the_command_line_is_refused_before_the_screen_is_entered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.csv");
    fs::write(&path, "old").expect("a file");
    let mut command = program();
    command.arg("--data").arg(data()).arg("-o").arg(&path);
    let refused = Terminal::open((80, 24), command, None).ends_well(2);
    assert!(refused.screen().contents().contains("exists already"));
    assert_eq!(fs::read(&path).expect("a file"), b"old");
}

#[test]
fn the_first_source_goes_to_the_browser_of_the_environment() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = program();
    command.arg("--data").arg(data()).env("BROWSER", folder.path().join("no-such-program"));
    let failed = Terminal::open((120, 40), command, None).shows("58 of 58").types("o");
    failed.shows("cannot open https://example.jp/tora").types("q").ends_well(0);
}

#[test]
fn a_browser_that_fails_is_told_and_one_that_runs_on_is_not_waited_for() {
    let with = |browser: &str| {
        let mut command = program();
        command.arg("--data").arg(data()).env("BROWSER", browser);
        Terminal::open((120, 40), command, None).shows("58 of 58").types("o")
    };
    let failed = with("false").shows("cannot open https://example.jp/tora: `false` ended with an");
    failed.types("q").ends_well(0);
    // It runs as long as its folder is there, and fails then, which nobody waits for.
    let folder = tempfile::tempdir().expect("a folder");
    let browser = folder.path().join("browser");
    let script = format!("while [ -e '{}' ]; do sleep 0.1; done; false", browser.display());
    fs::write(&browser, script).expect("a script");
    let open = with(&format!("sh {}", browser.display()));
    let open = open.shows("opened https://example.jp/tora").types("/ country:th").shows("6 of 58");
    open.types("<C-c>").ends_well(130);
}

#[test]
fn the_browser_of_the_environment_may_have_arguments() {
    let folder = tempfile::tempdir().expect("a folder");
    let saw = folder.path().join("saw");
    let mut command = program();
    command.arg("--data").arg(data()).env("SAW", &saw);
    command.env("BROWSER", format!("sh {} -P work", folder.path().join("browser").display()));
    fs::write(
        folder.path().join("browser"),
        "echo \"$@\" > \"$SAW.new\"; mv \"$SAW.new\" \"$SAW\"\n",
    )
    .expect("a script");
    let open = Terminal::open((120, 40), command, None).shows("58 of 58").types("o");
    let open =
        open.shows("opened https://example.jp/tora").until("its arguments", |_| saw.exists());
    let told = fs::read_to_string(&saw).expect("what it was given");
    assert_eq!(told, "-P work https://example.jp/tora\n");
    open.types("q").ends_well(0);
}

#[test]
fn where_no_thread_is_to_be_had_the_browser_opens_and_a_source_too() {
    let mut command = program();
    command.env("RUST_MIN_STACK", "9999999999999999").env("BROWSER", "true");
    command.arg("--data").arg(data());
    let opened = Terminal::open((120, 40), command, None).shows("58 of 58").types("o");
    opened.shows("opened https://example.jp/tora").types("q").ends_well(0);
}

#[test]
fn what_is_accepted_on_a_terminal_is_cut_to_its_width_as_list_cuts_it() {
    let seen = |words: &[&str]| {
        let mut command = program();
        command.arg("--data").arg(data()).args(words);
        command.args(["-q", "key:baek-so-ra/infinite-corridor"]);
        let ended = Terminal::open((60, 24), command, None).ends_well(0);
        ended.screen().contents()
    };
    let listed = seen(&["list"]);
    assert!(listed.contains('…') && listed.lines().count() == 2, "{listed}");
    assert_eq!(seen(&["-1"]), listed);
}
