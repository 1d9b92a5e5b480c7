//! Data that take long: the screen is there before them, and searched by another thread.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use kactors::catalog::Catalog;
use kactors::load::{Text, load_text};
use kactors::names::Script;
use kactors::names::script::sort_key;
use kactors::query::{Asked, Marks, parse, rows, run};

use super::bench::{Terminal, data, program};
use super::synthetic::Set;

/// A browser whose data do not come before they are written into the pipe.
struct Slow {
    folder: tempfile::TempDir,
}

impl Slow {
    fn new() -> Slow {
        let slow = Slow { folder: tempfile::tempdir().expect("a folder") };
        let made = Command::new("mkfifo").arg(slow.pipe()).status().expect("mkfifo starts");
        assert!(made.success());
        slow
    }

    fn pipe(&self) -> PathBuf {
        self.folder.path().join("set.ron")
    }

    fn opens(&self, more: &[&str]) -> Terminal {
        let mut command = program();
        command.arg("--data").arg(self.pipe()).args(more);
        Terminal::open((80, 24), command, None).shows("loading: ")
    }

    fn arrives(&self, file: &Path) {
        fs::write(self.pipe(), fs::read(file).expect("a file")).expect("somebody reads");
    }
}

#[test]
fn the_screen_is_there_before_the_data() {
    let slow = Slow::new();
    let open = slow.opens(&[]);
    assert!(open.screen().alternate_screen());
    assert!(open.screen().contents().contains("╭ Country"), "{}", open.screen().contents());
    slow.arrives(&data());
    open.shows("58 of 58").hides("loading").types("q").ends_well(0);
}

#[test]
fn a_command_says_how_far_loading_is_and_wipes_it_away() {
    let slow = Slow::new();
    let mut command = program();
    command.arg("--data").arg(slow.pipe()).args(["list", "--count"]);
    let counting = Terminal::open((80, 24), command, None).shows("loading: looking for files");
    slow.arrives(&data());
    let mut counted = counting.shows("58").hides("loading");
    assert_eq!(counted.ends(), 0);
    assert_eq!(counted.screen().contents().trim(), "58");
}

#[test]
fn what_is_asked_while_loading_is_answered_then() {
    let slow = Slow::new();
    let asked = slow.opens(&[]).types("/ country:jp").shows("/ country:jp");
    slow.arrives(&data());
    asked.shows("27 of 58").types("<Enter>").shows("? help").types("q").ends_well(0);
}

#[test]
fn the_question_of_the_command_line_is_answered_after_loading() {
    let slow = Slow::new();
    let open = slow.opens(&["--country", "tw"]).shows("country:tw");
    slow.arrives(&data());
    open.shows("2 of 58").types("q").ends_well(0);
}

#[test]
fn keys_for_rows_wait_for_the_rows() {
    let slow = Slow::new();
    let typed = slow.opens(&[]).types("/ country:jp <Enter>").shows("country:jp");
    let typed = typed.types("<space> <space> <Tab>");
    slow.arrives(&data());
    typed.shows("27 of 58").shows("2 marked").shows("space choose").types("q").ends_well(0);
}

#[cfg(target_os = "linux")]
#[test]
fn what_changes_while_loading_lets_it_sleep_and_is_read_after_it() {
    let slow = Slow::new();
    let own = slow.folder.path().join("own.ron");
    fs::write(&own, "()").expect("a file");
    let open = slow.opens(&["--watch", "--data", own.to_str().expect("a path")]);
    let before = open.busy();
    fs::write(&own, "(as_of: \"2020\")").expect("written");
    let begun = Instant::now();
    let open = open.until("some time", |_| begun.elapsed() > Duration::from_millis(600));
    // What waits for the end of loading must not be asked about until then.
    let busy = open.busy().saturating_sub(before);
    assert!(busy < Duration::from_millis(100), "{busy:?} of {:?}", begun.elapsed());
    slow.arrives(&data());
    let open = open.shows("58 of 58");
    slow.arrives(&data());
    open.shows("read again: 58").types("q").ends_well(0);
}

#[test]
fn one_can_leave_while_loading() {
    for (keys, code) in [("q", 0), ("Q", 0), ("j <Tab> q", 0), ("<C-c>", 130), ("/ q <C-c>", 130)] {
        Slow::new().opens(&[]).types(keys).ends_well(code);
    }
    Slow::new().opens(&["--pick"]).types("q").ends_well(1);
    let ended = Slow::new().opens(&[]).signalled(rustix::process::Signal::TERM);
    ended.ends_well(143);
}

#[test]
fn it_stops_and_resizes_while_loading() {
    let slow = Slow::new();
    let stopped = slow.opens(&[]).types("<C-z>").stops();
    stopped.is_restored();
    let back = stopped.resized((120, 40)).signalled(rustix::process::Signal::CONT);
    let back = back.shows("loading: ").shows("╭ Platform");
    slow.arrives(&data());
    back.shows("58 of 58").types("q").ends_well(0);
}

#[test]
fn data_of_which_nothing_is_left_give_the_terminal_back_and_say_why() {
    let slow = Slow::new();
    let open = slow.opens(&[]);
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.ron");
    fs::write(&broken, "(actors: [").expect("a file");
    slow.arrives(&broken);
    let said = open.ends_well(2);
    let seen = said.screen().contents();
    assert!(seen.contains("is never closed") && seen.contains("nothing could be loaded"), "{seen}");
}

/// A data set that is large enough to be searched by another thread.
struct Large {
    folder: tempfile::TempDir,
    catalog: Catalog,
}

impl Large {
    fn new() -> Large {
        let folder = tempfile::tempdir().expect("a folder");
        let mut texts = Vec::new();
        for (path, text) in Set::of(20_000, 42).files() {
            let file = folder.path().join(&path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, &text).expect("written");
            texts.push(Text { path, text });
        }
        Large { folder, catalog: Catalog::build(load_text(&texts).data) }
    }

    fn opens(&self) -> Terminal {
        let mut command = program();
        command.arg("--no-cache").arg("--data").arg(self.folder.path());
        Terminal::open((100, 30), command, None).shows("loading: ")
    }

    /// The header over the answer to a line.
    fn header(&self, line: &str) -> String {
        let query = parse(line).expect("a question");
        let count = run(&self.catalog, &query, &Marks::new()).count;
        let grouped = kactors::text::grouped;
        format!("{} of {}", grouped(count), grouped(self.catalog.len()))
    }
}

#[test]
fn a_large_set_is_searched_while_one_types() {
    let large = Large::new();
    let line = "country:th kim";
    let open = large.opens().shows(&large.header(""));
    let asked = open.types("/").types("country:th <space> kim").shows(&large.header(line));
    let cleared = asked.types("<C-u>").shows(&large.header(""));
    // Keys behind a question are meant for its rows, not for those before it.
    let marked = cleared.types("country:jp <Enter> <space> <space>").shows("2 marked");
    let marked = marked.shows(&large.header("country:jp")).hides("not listed");
    marked.types("q").ends_well(0);
}

#[test]
fn in_a_large_set_that_finds_nothing_something_is_offered() {
    let large = Large::new();
    let open = large.opens().types("/ country:th <space> qqqqqqqqxx").shows("nothing matches");
    open.shows("without").types("<Enter> <Enter>").shows(&large.header("country:th"));
}

#[test]
fn a_large_set_is_sorted_by_the_names_of_another_script() {
    let large = Large::new();
    let (query, marks) = (parse("sort:actor").expect("a question"), Marks::new());
    for (keys, script, said) in
        [("n", Script::Hangul, "names are in hangul"), ("n n", Script::Kana, "names are in kana")]
    {
        let asked = Asked { script, ..Asked::of(&query, &marks) };
        let first = large.catalog.credit(rows(&large.catalog, asked)[0]);
        let name = first.actor().name_in(script);
        let least =
            large.catalog.actors().map(|actor| sort_key(actor.name_in(script), script)).min();
        assert_eq!(Some(sort_key(name, script)), least);
        let open = large.opens().shows(&large.header("")).types("s").shows("by actor");
        let year = first.year().map_or("—   ".to_owned(), |year| year.to_string());
        open.types(keys)
            .shows(said)
            .types("g")
            .shows(&format!("▶  {year}  {name}"))
            .types("q")
            .ends_well(0);
    }
}
