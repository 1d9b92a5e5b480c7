//! `docs/tour.md` is true: its keys, typed into the program as somebody has it who starts it for
//! the first time, give its screens, and its commands give what stands below them. What would change
//! with any appearance that is added to the shipped data is left out of the comparison: see [`told`].
//!
//! With `INSTA_UPDATE=always` the screens are written anew, to be read as a difference.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::bench::{Terminal, program};

const TOUR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tour.md");

/// The window of the tour: what a terminal opens with.
const SIZE: (u16, u16) = (80, 24);

/// What stands in a fenced block, and what leads to it.
enum Step {
    /// Keys, and the screen that they give.
    Screen(Vec<String>, String),
    /// A command after the program was left, and its output.
    Output(String, String),
}

#[test]
fn the_tour_shows_what_its_keys_give() {
    let text = fs::read_to_string(TOUR).expect("the tour");
    let folder = tempfile::tempdir().expect("a folder");
    let updates = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    let mut anew = text.clone();
    let mut open = Some(starts(folder.path()));
    let mut screens = 0;
    for step in steps(&text) {
        let (wanted, seen) = match step {
            Step::Screen(keys, wanted) => {
                let terminal = open.take().expect("the program runs");
                let keys = keys.iter().map(|key| typed(key));
                let terminal = keys.fold(terminal, |open, keys| open.types(&keys));
                let terminal = if updates {
                    at_rest(terminal)
                } else {
                    terminal.until(&wanted, |screen| told(&shown(screen)) == told(&wanted))
                };
                let seen = shown(terminal.screen());
                open = Some(terminal);
                screens += 1;
                (wanted, seen)
            }
            Step::Output(command, wanted) => {
                if let Some(terminal) = open.take() {
                    terminal.types("q").ends_well(0);
                }
                let seen = output(&command, folder.path());
                assert!(updates || wanted == seen, "{wanted}\nseen:\n{seen}");
                (wanted, seen)
            }
        };
        if updates {
            anew = anew.replacen(&wanted, &format!("{}\n", seen.trim_end()), 1);
        }
    }
    assert!(screens >= 7, "only {screens} screens");
    if updates {
        fs::write(TOUR, anew).expect("written");
    }
}

/// The program as somebody has it who has cloned it, in an empty folder.
fn starts(folder: &Path) -> Terminal {
    let mut command = program();
    command.current_dir(folder).env("XDG_STATE_HOME", folder.join("state"));
    Terminal::open(SIZE, command, None)
}

/// The steps of a tour: a block of `text` belongs to the keys in the paragraph before it, or to
/// the block of `sh` before it.
fn steps(tour: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut parts = tour.split("```");
    let mut prose = parts.next().unwrap_or_default();
    let mut command = String::new();
    while let (Some(block), Some(after)) = (parts.next(), parts.next()) {
        let (language, body) = block.split_once('\n').expect("a block of lines");
        match language {
            "sh" => body.clone_into(&mut command),
            _ if command.is_empty() || !prose.trim().is_empty() => {
                steps.push(Step::Screen(keys_in(prose), body.to_owned()));
            }
            _ => steps.push(Step::Output(std::mem::take(&mut command), body.to_owned())),
        }
        prose = after;
    }
    steps
}

/// What stands between backticks in the last paragraph.
fn keys_in(prose: &str) -> Vec<String> {
    let paragraph = prose.trim().rsplit("\n\n").next().unwrap_or_default();
    paragraph.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Keys as [`Terminal::types`] takes them: a key by its name, else a text.
fn typed(key: &str) -> String {
    match key {
        "Tab" | "Enter" | "Esc" | "space" | "Down" => format!("<{key}>"),
        text => text.replace(' ', "<space>"),
    }
}

/// The rows of a screen as `tmux capture-pane -p` gives them.
fn shown(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    let rows: Vec<&str> = contents.lines().map(str::trim_end).collect();
    rows.join("\n").trim_end().to_owned()
}

/// What of a screen does not hang on the size of the data set: all but the numbers of what there is,
/// the values of the pane that are in no listed row, and, where everything is listed, the first rows.
fn told(screen: &str) -> Vec<String> {
    let is_number = |word: &str| !word.is_empty() && word.trim_matches(is_digit).is_empty();
    let lists_all = screen.lines().next().is_some_and(|header| {
        let words: Vec<&str> = header.split_whitespace().collect();
        words.windows(3).any(|at| at[1] == "of" && is_number(at[0]) && at[0] == at[2])
    });
    let told_of = |line: &str| {
        let is_covered = ["│ │", "│ ╭", "│ ╰"].iter().any(|begins| line.starts_with(begins));
        let is_row = !is_covered && line.starts_with(['│']);
        let mut cells: Vec<&str> = line.split(is_frame).collect();
        if is_row {
            // Of the pane what is chosen, or what is counted in the rows.
            let counted =
                cells[1].trim().rsplit(' ').next().is_some_and(|n| is_number(n) && n != "0");
            if !cells[1].contains('✓') && (lists_all || !counted) {
                cells[1] = "";
            }
            let heads = ["/ ", "Year ", "Appearances "];
            let stays = |cell: &str| heads.iter().any(|head| cell.trim().starts_with(head));
            for cell in &mut cells[2..] {
                if lists_all && !stays(cell) {
                    *cell = "";
                }
            }
        }
        cells.iter().map(|cell| without_totals(cell)).collect::<Vec<_>>().join("│")
    };
    screen.trim_end().lines().map(told_of).collect()
}

/// A text with one blank between its words, and a sign for each number of all there is: it stands
/// behind "of" or a stroke, or has a comma.
fn without_totals(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '─']).filter(|word| !word.is_empty()).collect();
    let is_total = |at: usize, number: &str| {
        number.starts_with(is_digit) && number.ends_with(is_digit) && number.contains(',')
            || at > 0 && words[at - 1] == "of" && number.starts_with(is_digit)
    };
    let told = words.iter().enumerate().map(|(at, word)| match word.split_once('/') {
        Some((place, all)) if !all.is_empty() && all.trim_matches(is_digit).is_empty() => {
            format!("{place}/#")
        }
        _ if is_total(at, word) => "#".to_owned(),
        _ => (*word).to_owned(),
    });
    told.collect::<Vec<_>>().join(" ")
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == ','
}

fn is_frame(c: char) -> bool {
    "│╭╮╰╯".contains(c)
}

/// The screen after nothing has changed for a while: only where it is written anew.
fn at_rest(mut terminal: Terminal) -> Terminal {
    let mut since = (Instant::now(), String::new());
    while since.0.elapsed() < Duration::from_secs(1) {
        terminal = terminal.until("a frame", |_| true);
        terminal.reads();
        let seen = shown(terminal.screen());
        if seen != since.1 {
            since = (Instant::now(), seen);
        }
    }
    terminal
}

/// What a command prints in the folder.
fn output(command: &str, folder: &Path) -> String {
    let ran = Command::new("sh").args(["-c", command]).current_dir(folder).output();
    let ran = ran.expect("a shell");
    assert!(ran.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}
