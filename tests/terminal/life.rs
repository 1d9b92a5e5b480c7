//! How the program comes and goes: whatever ends it, the terminal is as it was.

use std::process::Command;
use std::time::Duration;

use rustix::process::Signal;

use super::bench::{Terminal, browser, browser_with, data, printed, program};
use super::wrapped::wrapped;

/// Everywhere a key can be pressed: how one gets there, and what is seen then.
const PLACES: [(&str, &str); 10] = [
    ("", "by year"),
    ("<Tab>", "Country ─────── 1/"),
    ("i", "Overseas"),
    ("/", "to the table"),
    ("<Tab> /", "Country /"),
    ("f", "More facets"),
    ("e", "Export 58 listed"),
    ("O", "Open a source"),
    ("?", "type to filter"),
    ("/ bad:word", "there is no field"),
];

#[test]
fn it_opens_on_the_shipped_data() {
    let opened = Terminal::open((120, 40), program(), None);
    opened.shows("appearances · ").shows("Country").types("q").ends_well(0);
}

#[test]
fn the_screen_is_entered_and_q_gives_the_terminal_back() {
    let open = browser();
    assert!(open.screen().alternate_screen());
    assert!(open.screen().hide_cursor());
    assert!(open.screen().bracketed_paste());
    let left = open.types("q").ends_well(0);
    assert_eq!(left.screen().contents().trim(), "", "nothing is left on the screen");
}

#[test]
fn what_stood_on_the_screen_stands_there_again() {
    let mut command = program();
    command.arg("--data").arg(data());
    let open = Terminal::open((80, 24), after_a_line(&command, "$ what was before"), None);
    let left = open.shows("58 of 58").hides("what was before").types("Q").ends_well(0);
    assert_eq!(left.screen().contents().trim(), "$ what was before");
}

/// A command whose terminal has a line on it already.
fn after_a_line(command: &Command, line: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "echo \"$0\"; exec \"$@\"", line]);
    wrapped(shell, command)
}

#[test]
fn c_c_ends_it_with_130_from_everywhere() {
    for (keys, seen) in PLACES {
        browser().types(keys).shows(seen).types("<C-c>").ends_well(130);
    }
}

#[test]
fn signals_end_it_with_their_code_and_the_terminal_is_given_back() {
    let signals =
        [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];
    for (signal, code) in signals {
        browser().signalled(signal).ends_well(code);
        browser().types("/ country:jp").shows("27 of 58").signalled(signal).ends_well(code);
    }
}

#[test]
fn it_stops_for_the_shell_and_comes_back_on_a_screen_of_another_size() {
    let stopped =
        browser().types("<space> /").shows("to the table").signalled(Signal::TSTP).stops();
    stopped.is_restored();
    let back = stopped.scribbled("$ fg\r\n").resized((120, 40)).signalled(Signal::CONT);
    let back = back.shows("1 marked").shows("Platform").hides("$ fg");
    assert!(back.screen().alternate_screen());
    back.types("<Enter>").shows("more facets").types("q").ends_well(0);
}

#[test]
fn c_l_draws_anew_what_another_program_has_written_over() {
    for (keys, seen) in [PLACES[0], PLACES[3]] {
        let over = browser().types(keys).shows(seen).scribbled("\x1b[1;1Hwritten by another");
        over.shows("written by").types("<C-l>").hides("written by").types("<C-c>").ends_well(130);
    }
}

#[test]
fn c_z_stops_it() {
    for (keys, seen) in [PLACES[0], PLACES[3], PLACES[6]] {
        let stopped = browser().types(keys).shows(seen).types("<C-z>").stops();
        stopped.is_restored();
        stopped.signalled(Signal::CONT).shows(seen).types("<C-c>").ends_well(130);
    }
}

#[test]
fn it_can_stop_again_and_again() {
    let mut browser = browser();
    for _ in 0..3 {
        browser = browser.signalled(Signal::TSTP).stops();
        browser.is_restored();
        browser = browser.signalled(Signal::CONT).shows("58 of 58");
    }
    browser.types("q").ends_well(0);
}

#[test]
fn a_continued_program_that_never_stopped_draws_anew() {
    let scribbled = browser().scribbled("\x1b[2J\x1b[HGARBAGE").shows("GARBAGE");
    scribbled.signalled(Signal::CONT).shows("58 of 58").hides("GARBAGE").types("q").ends_well(0);
}

#[test]
fn signals_end_it_wherever_one_is() {
    for ((keys, seen), (signal, code)) in PLACES.into_iter().zip(
        [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)]
            .into_iter()
            .cycle(),
    ) {
        browser().types(keys).shows(seen).signalled(signal).ends_well(code);
    }
}

#[test]
fn a_signal_that_comes_while_it_is_stopped_ends_it_when_it_goes_on() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let stopped = browser().signalled(Signal::TSTP).stops();
        stopped.signalled(signal).signalled(Signal::CONT).ends_well(code);
    }
}

#[test]
fn signals_by_the_hundred_are_one_signal() {
    let mut browser = browser();
    for _ in 0..300 {
        browser = browser.signalled(Signal::WINCH).signalled(Signal::CONT);
    }
    browser.types("/ country:jp").shows("27 of 58").signalled(Signal::TERM).ends_well(143);
}

#[test]
fn an_error_at_the_start_leaves_the_terminal_as_it_is() {
    for (arguments, said) in [
        (&["--data", "/no/such/folder"][..], "cannot read"),
        (&["-q", "contry:jp"], "there is no field"),
        (&["--nonsense"], "unexpected argument"),
        (&["-o", "/no/such/folder/rows.csv", "--pick"], "there is no folder"),
    ] {
        let mut command = program();
        command.args(arguments);
        let left = Terminal::open((80, 24), command, None).ends_well(2);
        assert!(left.screen().contents().contains(said), "{}", left.screen().contents());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_its_terminal_it_ends_and_keeps_no_processor_busy() {
    let foreign = |command| Terminal::open_foreign((80, 24), command).shows("58 of 58");
    let own = |command| Terminal::open((80, 24), command, None).shows("58 of 58");
    for keys in ["", "/ sora", "e", "i"] {
        for open in [&own as &dyn Fn(_) -> Terminal, &foreign] {
            let mut command = program();
            command.arg("--data").arg(data());
            let shown = open(command).types(keys);
            let before = shown.busy();
            let mut gone = shown.vanished();
            let busy = gone.busy_until_its_end().saturating_sub(before);
            // What was typed is still answered; a loop over a dead terminal takes all there is.
            assert!(busy < Duration::from_millis(500), "{keys}: {busy:?}");
            assert_eq!(gone.ends(), 129);
        }
    }
}

#[test]
fn it_ends_when_its_terminal_goes_away() {
    assert_eq!(browser().vanished().ends(), 129);
}

#[test]
fn it_ends_when_a_terminal_that_sends_no_signal_goes_away() {
    for keys in ["", "/ sora", "jjjj", "? mark <Enter> G", "e"] {
        let mut command = program();
        command.arg("--data").arg(data());
        let foreign = Terminal::open_foreign((80, 24), command).shows("58 of 58");
        assert_eq!(foreign.types(keys).vanished().ends(), 129, "{keys}");
    }
}

#[test]
fn it_ends_on_a_terminal_that_goes_away_while_keys_are_answered() {
    for keys in ["/ sora", "jjjj", "? mark <Enter> G", "e"] {
        assert_eq!(browser().types(keys).vanished().ends(), 129, "{keys}");
    }
}

#[test]
fn a_window_that_is_resized_is_drawn_anew() {
    let small = browser().resized((12, 4)).shows("Jeong Ra…");
    let small = small.until("no frame", |screen| !screen.contents().contains('╭'));
    let less = small.resized((11, 3)).shows("too small");
    let back = less.resized((80, 24)).shows("╭ Country").shows("58 of 58");
    let wide = back.resized((120, 40)).shows("╭ Platform").shows("╭ Actor");
    wide.types("q").ends_well(0);
}

#[test]
fn the_text_cursor_shows_where_one_types_and_nowhere_else() {
    let typing = browser().types("/ ab").until("the cursor", |screen| !screen.hide_cursor());
    assert_eq!(typing.screen().cursor_position(), (2, 29));
    typing.types("<Enter>").until("no cursor", vt100::Screen::hide_cursor).types("q").ends_well(0);
}

#[test]
fn without_colours_none_is_sent() {
    let coloured = |screen: &vt100::Screen| {
        let (rows, columns) = screen.size();
        let mut cells = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
        cells.any(|(y, x)| {
            let cell = screen.cell(y, x);
            cell.is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
        })
    };
    assert!(coloured(browser().screen()));
    assert!(!coloured(browser_with(["--color", "never"]).screen()));
    let mut command = program();
    command.arg("--data").arg(data()).env("NO_COLOR", "1");
    let plain = Terminal::open((80, 24), command, None).shows("58 of 58");
    assert!(!coloured(plain.screen()));
    plain.types("q").ends_well(0);
}

#[test]
fn in_a_line_alt_and_control_go_by_words() {
    for (keys, line) in [
        ("<M-b>", "/ country:jp,xus"),
        ("<Ctrl-Left> <Ctrl-Left>", "/ country:xjp,us"),
        ("<Alt-Left>", "/ country:jp,xus"),
        ("<M-b> <M-b> <M-d>", "/ country:x,us"),
        ("<M-Backspace> <M-Backspace>", "/ country:x"),
    ] {
        let typed = browser().types("/ country:jp,us").types(keys).types("x");
        typed.shows(line).types("<C-c>").ends_well(130);
    }
}

#[test]
fn a_paste_is_typed_as_one_line_and_only_where_one_types() {
    let nowhere = browser().pastes("q\rq").types("/").shows("to the table");
    let pasted = nowhere.pastes("country:jp\ryear:2025").shows("/ country:jp year:2025");
    pasted.shows("5 of 58").types("<Enter>").shows("? help").types("q").ends_well(0);
}

#[test]
fn what_is_copied_goes_to_the_terminal_s_clipboard() {
    let mut command = program();
    command.env("KACTORS_DATA", data());
    let open = Terminal::open((80, 24), command, None).shows(" of 58");
    let copied = open.types("Y").shows("copied the command");
    // `kactors list` in base64.
    assert_eq!(copied.noticed().copied, ["a2FjdG9ycyBsaXN0"]);
    copied.types("q").ends_well(0);
}

#[test]
fn hostile_data_neither_sets_a_title_nor_fills_the_clipboard_nor_rings() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("hostile.ron");
    let text = r#"(
        actors: [(key: "a", name: (en: "\u{1b}]0;owned\u{7}Ann", ko: "\u{9d}0;owned\u{9c}"))],
        projects: [(
            key: "p", title: (en: "\u{1b}]52;c;b3duZWQ=\u{7}Title\u{1b}[2J\u{8}\u{202e}"), kind: Film,
            countries: ["JP"], status: Released, released: "2020",
            cast: [(actor: "a", character: "\u{1b}[?1049lRAW", note: "\u{7}\u{7}")],
            sources: [
                (url: "https://example.org/\u{7}"),
                (url: "https://example.org", publisher: "\u{1b}]2;owned\u{7}"),
                (url: "https://example.org/2"),
            ],
        )],
    )"#;
    std::fs::write(&file, text.replace("RAW", "\u{1b}]2;owned\u{7}")).expect("a file");
    for (keys, seen) in [
        ("", "by year"),
        ("<Tab>", "Country ───────── 1/1"),
        ("i", "Overseas"),
        ("i <Enter>", "Made in"),
        ("e", "Export 1 listed"),
        ("O", "Open a source"),
    ] {
        let mut command = program();
        command.arg("--data").arg(&file);
        let hostile = Terminal::open((120, 40), command, None).shows("1 of 1 appearance");
        let hostile = hostile.types(keys).shows(seen).types("<F1>").shows("type to filter");
        let hostile = hostile.types("<C-c>").ends_well(130);
        assert_eq!(*hostile.noticed(), super::bench::Noticed::default(), "{keys}");
    }
}

#[test]
fn broken_data_that_leaves_nothing_is_said_on_the_terminal_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("broken.ron");
    std::fs::write(&file, "(actors: [").expect("a file");
    let mut command = program();
    command.arg("--data").arg(&file);
    let said = Terminal::open((80, 24), command, None).ends_well(2);
    assert!(said.screen().contents().contains("broken.ron"), "{}", said.screen().contents());
}

#[test]
fn the_rows_of_the_screen_are_those_of_the_shell() {
    let listed = String::from_utf8(printed(["list", "--country", "tw", "-f", "csv"])).unwrap();
    assert_eq!(listed.lines().count(), 1 + 2);
    let asked = browser_with(["--country", "tw"]).shows("2 of 58");
    asked.shows("Lanterns").types("q").ends_well(0);
}

#[test]
fn half_a_key_keeps_neither_a_new_size_nor_a_signal_waiting() {
    let half = browser().types("\u{1b}[").resized((120, 40)).shows("╭ Platform");
    half.resized((80, 24)).hides("╭ Platform").signalled(Signal::TERM).ends_well(143);
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_speaks_to_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = folder.path().join("calls");
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-e", "trace=network", "-o"]).arg(&record);
    if !Command::new("strace").arg("true").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: strace does not run here");
        return;
    }
    let mut command = program();
    command.arg("--data").arg(data());
    let open = Terminal::open((80, 24), wrapped(traced, &command), None).shows("58 of 58");
    let used = open.types("/ country:jp <Enter>").shows("27 of 58").types("i").shows("Overseas");
    used.types("Q").ends_well(0);
    let text = std::fs::read_to_string(record).expect("a record");
    // Signals come through a pair of sockets that are joined to each other from the start.
    for call in text.lines().filter(|line| line.contains('(')) {
        let (_, call) = call.split_once(' ').expect("a process and its call");
        let call = call.trim_start();
        let own = call.starts_with("socketpair(AF_UNIX,")
            || call.starts_with("send") && call.contains(", NULL, 0)")
            || call.starts_with("recv") && call.contains(", NULL, NULL)");
        assert!(own, "{call}");
    }
}
