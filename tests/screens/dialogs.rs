//! The export dialog and the help.

use super::story::{NARROW, SMALL, Story, TINY, WIDE, screen, story};
use kactors::export::Format;
use kactors::lang::Lang;
use kactors::ui::{Action, Effect, Export, Outcome};

/// The export that was asked for.
fn export(story: &Story<'_>) -> Export {
    match story.asked.as_slice() {
        [Effect::Export(export)] => export.clone(),
        other => panic!("no export: {other:?}"),
    }
}

#[test]
fn an_export_proposes_a_path_and_takes_all_that_is_listed() {
    screen("the_export_dialog", NARROW, "h <space> e");
    let asked = story(NARROW, "h <space> e <Enter>");
    let listed = asked.state.results.rows.clone();
    let Export { rows, path, format, force, question } = export(&asked);
    assert_eq!(question, "Appearances: country Japan");
    assert_eq!((rows.len(), rows), (27, listed));
    assert_eq!((path.to_str(), format, force), (Some("kactors.csv"), Format::Csv, false));
}

#[test]
fn with_marks_an_export_takes_them_listed_or_not() {
    screen("the_export_dialog_with_marks", SMALL, "<space> <space> e");
    let asked = story(WIDE, "<space> <space> h jj <space> e <Enter>");
    let keys = asked.keys_of(&export(&asked).rows);
    assert_eq!(keys, ["jeong-ra-on/paper-tigers", "seok-mi-na/paper-tigers"]);
}

#[test]
fn the_path_s_extension_names_the_format_and_the_format_the_extension() {
    let typed = story(WIDE, "e <C-u> picks.json");
    let asked = export(&typed.clone().then("<Enter>"));
    assert_eq!((asked.path.to_str(), asked.format), (Some("picks.json"), Format::Json));
    let turned = export(&typed.then("<Tab> <Enter>"));
    assert_eq!((turned.path.to_str(), turned.format), (Some("picks.jsonl"), Format::Jsonl));
    let unknown = export(&story(WIDE, "e <C-u> picks.data <S-Tab> <Enter>"));
    assert_eq!((unknown.path.to_str(), unknown.format), (Some("picks.data"), Format::Table));
}

#[test]
fn a_name_that_says_no_format_is_told_before_it_is_written() {
    let said = "the name does not say a format: it will be ";
    for name in ["x.foo", "notes", ".csv"] {
        let typed = story(WIDE, &format!("e <C-u> {name}")).shows(&format!("{said}csv"));
        typed.then("<Tab>").shows(&format!("{said}tsv"));
    }
    story(SMALL, "e <C-u> x.foo").shows("the name does not say a format:").shows("be csv");
    story(WIDE, "e <C-u> x.JSON").hides(said);
    story(WIDE, "e <C-u>").hides(said);
}

#[test]
fn no_file_is_called_as_the_standard_output_is() {
    let refused = story(WIDE, "e <C-u> - <Enter>");
    assert_eq!(refused.asked, []);
    refused.shows("`-` is the standard output").shows("Export 58 listed");
    assert_eq!(export(&story(WIDE, "e <C-u> ./-.csv <Enter>")).path.to_str(), Some("./-.csv"));
}

#[test]
fn every_format_comes_round() {
    let mut turned = story(WIDE, "e");
    let mut formats = Vec::new();
    for _ in Format::all() {
        turned = turned.then("<Tab>");
        formats.push(export(&turned.clone().then("<Enter>")).format);
    }
    assert_eq!(formats.len(), Format::all().count());
    assert!(Format::all().all(|format| formats.contains(&format)), "{formats:?}");
}

#[test]
fn an_existing_file_is_asked_about() {
    let asked = story(NARROW, "e <Enter>").meets(Action::Done(Outcome::Exists(12_345)));
    asked.stored("overwrite_or_not");
    asked.clone().shows("12,345 bytes").shows("overwrite? y/N");
    asked.clone().shows("y overwrite   Enter Esc no").hides("Enter write");
    let Export { force, .. } = export(&asked.clone().then("y"));
    assert!(force);
    for no in ["n", "<Enter>", "<Esc>", "q", "<space>"] {
        let refused = asked.clone().then(no);
        assert_eq!(refused.asked, [], "{no}");
        refused.hides("overwrite?");
    }
}

#[test]
fn an_existing_file_is_asked_about_in_small_windows_too() {
    for (size, name) in
        [(SMALL, "overwrite_in_a_small_window"), (TINY, "overwrite_in_the_smallest")]
    {
        story(size, "e <Enter>").meets(Action::Done(Outcome::Exists(12_345))).stored(name);
    }
}

#[test]
fn a_written_file_is_reported_and_the_dialog_closed() {
    let said = Outcome::Said("wrote 58 rows to kactors.csv".into());
    let written = story(NARROW, "e <Enter>").meets(Action::Done(said));
    written.stored("a_file_is_written");
    written.then("j").hides("wrote 58 rows");
}

#[test]
fn a_file_that_could_not_be_written_leaves_the_dialog_open() {
    let failed = Outcome::Failed("cannot write x/kactors.csv: there is no folder x".into());
    let failed = story(NARROW, "e <C-a> x/ <Enter>").meets(Action::Done(failed));
    failed.clone().shows("there is no folder x").shows("Export 58 listed");
    assert_eq!(export(&failed.then("<Enter>")).path.to_str(), Some("x/kactors.csv"));
}

#[test]
fn the_last_path_is_proposed_again() {
    let said = Outcome::Said("wrote".into());
    let again = story(WIDE, "e <C-u> picks.md <Enter>").meets(Action::Done(said)).then("e");
    again.shows("picks.md");
}

#[test]
fn where_nothing_is_listed_there_is_nothing_to_export() {
    let nothing = story(WIDE, "/ qqqqzzzz <Enter> e <Enter>");
    assert_eq!(nothing.asked, []);
    story(WIDE, "/ qqqqzzzz <Enter> e").shows("there is nothing to export");
}

#[test]
fn an_empty_path_is_not_written_to() {
    let empty = story(WIDE, "e <C-u> <Enter>");
    assert_eq!(empty.asked, []);
    empty.shows("type the path of the file");
}

#[test]
fn help_shows_every_key_and_is_filtered_by_typing() {
    screen("the_help", WIDE, "?");
    screen("the_help_filtered", NARROW, "? mark");
    screen("the_help_without_a_key_for_it", SMALL, "? zzz");
    screen("the_help_in_the_smallest_window", TINY, "?");
}

#[test]
fn the_help_s_filter_is_seen_where_there_is_no_frame() {
    story(SMALL, "? zzz").shows("Help /zzz");
    story(TINY, "? redo").shows("Help /redo").shows("\n redo");
}

#[test]
fn help_says_where_keys_hold_and_nothing_of_it_is_cut() {
    let help = story(NARROW, "? mouse").shows("m            views, page ");
    help.shows("leave the mouse to the terminal, to").shows("take it back");
    story(NARROW, "? timeline").shows("space        timeline               this year");
    // In a small window the words stand below each other, and where would take their room.
    let small = story(SMALL, "? mouse").hides("views, page");
    small.shows("m            leave the mouse").shows("             take it back");
}

#[test]
fn help_scrolls_to_its_end_and_back_at_once() {
    let start = story(NARROW, "?");
    let end = start.clone().then("<PgDn> <PgDn> <PgDn> <PgDn> <PgDn> <PgDn>");
    end.clone().shows("suspend");
    assert_eq!(end.then("<PgUp> <PgUp> <PgUp> <PgUp> <PgUp> <PgUp>").seen(), start.seen());
}

#[test]
fn help_scrolled_to_its_end_comes_back_with_the_first_key() {
    let end = story(NARROW, "? <PgDn> <PgDn> <PgDn> <PgDn> <PgDn> <PgDn>");
    assert_ne!(end.clone().then("<↑>").seen(), end.seen());
}

#[test]
fn help_gives_back_what_it_lay_over() {
    for keys in [
        "",
        "h",
        "i",
        "3",
        "/ country:jp<space>year:",
        "/ country:jp<space>plat",
        "<Tab> / ja",
        "f <Tab> j",
        "O",
        "e <C-u> picks.md <←>",
        ": sort <←>",
        "f <Tab> : next",
    ] {
        let before = story(WIDE, keys);
        for closed in ["<F1> <Esc>", "<F1> redo <PgDn> <Enter>", "<F1> <F1> <Esc>"] {
            let after = before.clone().then(closed);
            assert_eq!(after.seen(), before.seen(), "{keys} {closed}");
            assert_eq!(after.buffer().1, before.buffer().1, "{keys} {closed}");
        }
    }
}

#[test]
fn a_question_over_which_one_looked_at_the_help_is_remembered_all_the_same() {
    let left = story(WIDE, "/ country:jp <F1> <Esc> <Enter>");
    assert_eq!(left.remembered, ["country:jp"]);
}

#[test]
fn every_binding_stands_in_the_help() {
    let help = story((120, 200), "?").seen();
    for binding in kactors::ui::BINDINGS.iter().flat_map(|(_, bindings)| *bindings) {
        let line = help.lines().find(|line| {
            line.contains(binding.keys) && line.contains(binding.help.of(Lang::English))
        });
        assert!(line.is_some(), "{} {:?}", binding.keys, binding.help);
    }
}

#[test]
fn a_line_is_seen_around_its_cursor_however_long_it_is() {
    for open in ["/", "<Tab> /", "<Tab> <Tab> /", "e <C-u>", "?", ":"] {
        for size in [WIDE, NARROW, SMALL, TINY] {
            let typed = story(size, &format!("{open} {}z", "abcdefghij".repeat(13)));
            let at_cursor = |story: &Story<'_>, back: u16| {
                let (buffer, cursor) = story.buffer();
                let (x, y) = cursor.expect("a text cursor");
                buffer[(x - back, y)].symbol().to_owned()
            };
            assert_eq!(at_cursor(&typed, 1), "z", "{open} {size:?}\n{}", typed.seen());
            let start = typed.then("<C-a>");
            assert_eq!(at_cursor(&start, 0), "a", "{open} {size:?}\n{}", start.seen());
        }
    }
}
