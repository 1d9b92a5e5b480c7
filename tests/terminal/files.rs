//! Files that change while they are looked at, and the editor that changes them.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use super::bench::{Terminal, data, program};

/// A data set of its own that a test may change.
struct Own {
    folder: tempfile::TempDir,
}

impl Own {
    fn new() -> Own {
        let own = Own { folder: tempfile::tempdir().expect("a folder") };
        fs::copy(data(), own.set()).expect("copied");
        own
    }

    fn set(&self) -> PathBuf {
        self.folder.path().join("set.ron")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.set()).expect("a file")
    }

    /// Another file in its place, as editors do.
    fn replaced(&self, text: &str) {
        let new = self.folder.path().join("set.ron.new");
        fs::write(&new, text).expect("written");
        fs::rename(new, self.set()).expect("renamed");
    }

    fn opens(&self, more: &[&str]) -> Terminal {
        let mut command = program();
        command.arg("--data").arg(self.set()).args(more);
        Terminal::open((100, 30), command, None).shows(" of 58")
    }

    fn opens_with(&self, editor: &str) -> Terminal {
        let mut command = program();
        command.env("EDITOR", editor).arg("--data").arg(self.set());
        Terminal::open((100, 30), command, None).shows(" of 58")
    }

    /// A program that does something with what an editor is given.
    fn editor(&self, script: &str) -> String {
        let path = self.folder.path().join("editor");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("made executable");
        path.display().to_string()
    }
}

#[test]
fn a_changed_file_is_read_again_and_what_was_asked_and_marked_stays() {
    let own = Own::new();
    let open = own.opens(&["--watch"]).types("/ baek <space> azure <Enter>").shows("/ baek azure");
    let marked = open.shows("of 58").types("<space> <space>").shows("2 marked");
    own.replaced(&own.text().replace("Azure Letters", "Azure Renamed"));
    let again = marked.shows("read again: 58 appearances").shows("Azure Renamed");
    again.shows("2 marked").shows("/ baek azure").types("q").ends_well(0);
}

#[test]
fn the_cursor_stays_on_its_row_when_others_come_before_it() {
    let own = Own::new();
    let with = own.text();
    let start = with.find("key: \"azure-letters\"").expect("a project");
    let start = with[..start].rfind('(').expect("its bracket");
    let open = own.opens(&["--watch", "--sort", "year"]).types("G k k").shows("56/58");
    let title = |screen: &vt100::Screen| {
        let text = screen.contents();
        text.lines().rfind(|line| line.contains('·') && line.contains('╭')).map(str::to_owned)
    };
    let before = title(open.screen()).expect("details");
    let name = before.split("╭ ").last().and_then(|end| end.split(" ─").next()).expect("a title");
    let entry = "(key: \"aaa\", title: (en: \"Aaa\"), kind: Film, countries: [\"JP\"], platforms: [], \
                 released: \"1901\", status: Released, sources: [(url: \"https://example.org\")], \
                 cast: [(actor: \"woo-hae-sol\", billing: Lead)]),";
    own.replaced(&format!("{}{entry}{}", &with[..start], &with[start..]));
    let again = open.shows("59 of 59").shows("read again");
    again.shows(&format!("╭ {name}")).types("q").ends_well(0);
}

#[test]
fn while_a_file_is_broken_what_was_there_stays() {
    let own = Own::new();
    let whole = own.text();
    let open = own.opens(&["--watch"]).types("<space>").shows("1 marked");
    own.replaced(&whole[..whole.len() / 2]);
    let broken = open.shows("not read again: ").shows("58 of 58").shows("1 marked");
    let later = broken.types("j").shows("⚠ not read again");
    own.replaced(&whole);
    later.shows("read again: 58").hides("⚠").shows("1 marked").types("q").ends_well(0);
}

#[test]
fn a_mark_is_gone_as_long_as_its_row_and_that_is_said() {
    let own = Own::new();
    let text = own.text();
    let open = own.opens(&["--watch", "-q", "sort:year"]).types("a").shows("58 marked");
    let at = text.rfind("(actor: ").expect("a credit");
    let end = at + text[at..].find('\n').expect("its line");
    let line_start = text[..at].rfind('\n').expect("a line");
    own.replaced(&format!("{}{}", &text[..line_start], &text[end..]));
    let fewer = open.shows("1 mark is gone with its row").shows("57 marked");
    own.replaced(&text);
    fewer.shows("58 marked").types("q").ends_well(0);
}

#[test]
fn a_file_to_which_a_link_leads_is_watched_where_it_is() {
    let own = Own::new();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let link = elsewhere.path().join("my.ron");
    symlink(own.set(), &link).expect("a link");
    let mut command = program();
    command.arg("--watch").arg("--data").arg(&link);
    let open = Terminal::open((100, 30), command, None).shows(" of 58");
    own.replaced(&own.text().replace("Azure Letters", "Azure Renamed"));
    let again = open.shows("read again: 58 appearances");
    // Another link in its place is noticed as well.
    fs::remove_file(&link).expect("removed");
    fs::write(&link, own.text().replace("Azure Renamed", "Azure Written")).expect("written");
    again.types("/ written").shows("Azure Written").types("<C-c>").ends_well(130);
}

#[test]
fn a_file_that_comes_to_a_folder_is_read() {
    let own = Own::new();
    let mut command = program();
    command.arg("--watch").arg("--data").arg(own.folder.path());
    let open = Terminal::open((100, 30), command, None).shows(" of 58");
    let more = "(actors: [(key: \"x-y\", name: (en: \"X Y\"))], projects: [(key: \"zz\", title: (en: \
                \"Zz\"), kind: Film, countries: [\"JP\"], platforms: [], released: \"2001\", status: \
                Released, sources: [(url: \"https://example.org\")], cast: [(actor: \"x-y\")])])";
    fs::write(own.folder.path().join("more.ron"), more).expect("written");
    open.shows("59 of 59").types("q").ends_well(0);
}

#[test]
fn a_folder_that_is_replaced_is_watched_all_the_same() {
    let own = Own::new();
    let folder = own.folder.path().join("data");
    let made = |text: &str| {
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join("set.ron"), text).expect("written");
    };
    let text = own.text();
    made(&text);
    let mut command = program();
    command.arg("--watch").arg("--data").arg(&folder);
    let mut open = Terminal::open((100, 30), command, None).shows(" of 58");
    for name in ["Azure Renamed", "Azure Again", "Azure Thrice"] {
        fs::rename(&folder, own.folder.path().join(name)).expect("renamed");
        made(&text.replace("Azure Letters", name));
        open = open.types("/ <C-u> azure <Enter>").shows(name);
        // What changes in the new one is noticed, too.
        let later = format!("{name}, later");
        fs::write(folder.join("set.ron"), text.replace("Azure Letters", &later)).expect("written");
        open = open.shows(&later);
    }
    open.types("q").ends_well(0);
}

#[test]
fn a_link_to_a_folder_that_is_turned_is_followed() {
    let own = Own::new();
    let place = |name: &str| own.folder.path().join(name);
    for version in ["v1", "v2"] {
        fs::create_dir(place(version)).expect("a folder");
        let text = own.text().replace("Azure Letters", &format!("Azure {version}"));
        fs::write(place(version).join("set.ron"), text).expect("written");
    }
    symlink("v1", place("cur")).expect("a link");
    let mut command = program();
    command.arg("--watch").arg("--data").arg(place("cur"));
    let open = Terminal::open((100, 30), command, None).shows(" of 58");
    let open = open.types("/ azure <Enter>").shows("Azure v1");
    symlink("v2", place("new")).expect("a link");
    fs::rename(place("new"), place("cur")).expect("turned");
    let open = open.shows("Azure v2");
    let text = own.text().replace("Azure Letters", "Azure v3");
    fs::write(place("v2").join("set.ron"), text).expect("written");
    open.shows("Azure v3").types("q").ends_well(0);
}

#[test]
fn who_may_need_no_screen_and_gets_one_is_told_of_changes_as_well() {
    let own = Own::new();
    let open = own.opens(&["--watch", "-1", "-0"]);
    own.replaced(&own.text().replace("Azure Letters", "Azure Renamed"));
    open.shows("read again: 58").types("q").ends_well(0);
}

#[test]
fn without_watch_a_changed_file_stays_unread() {
    let own = Own::new();
    let open = own.opens(&[]);
    own.replaced(&own.text().replace("Azure Letters", "Azure Renamed"));
    open.types("/ renamed").shows("nothing matches").types("<C-c>").ends_well(130);
}

#[test]
fn the_editor_is_given_the_line_of_the_row_and_its_changes_are_read() {
    let own = Own::new();
    let script = "sed -i 's/Azure Letters/Azure Edited/' \"$2\"; echo \"$@\" > \"$0.saw\"";
    let editor = own.editor(script);
    let open = own.opens_with(&editor).types("/ azure <Enter>").shows("? help");
    let back = open.types("E").shows("read again: 58").shows("Azure Edited");
    let saw = fs::read_to_string(format!("{editor}.saw")).expect("what it was given");
    let (line, path) = saw.trim().split_once(' ').expect("a line and a path");
    assert_eq!(path, own.set().display().to_string());
    let line: usize = line.strip_prefix('+').and_then(|n| n.parse().ok()).expect("a line");
    let entry = own.text().lines().nth(line - 1).expect("a line").to_owned();
    assert!(entry.contains("(actor: ") || entry.trim() == "(", "{line}: {entry}");
    back.types("q").ends_well(0);
}

#[test]
fn the_editor_has_the_terminal_as_it_was_and_keys_of_its_own() {
    let own = Own::new();
    let script = "stty -a > \"$0.modes\"; echo editing; read answer; echo \"$answer\" > \"$0.saw\"";
    let editor = own.editor(script);
    let open = own.opens_with(&editor).types("E").shows("editing").gives_back();
    let back = open.types("q hello <Enter>").shows("read again: 58");
    assert!(back.screen().alternate_screen());
    let saw = fs::read_to_string(format!("{editor}.saw")).expect("what was typed");
    assert_eq!(saw.trim(), "qhello");
    let modes = fs::read_to_string(format!("{editor}.modes")).expect("its modes");
    assert!(modes.contains(" icanon") && modes.contains(" echo "), "{modes}");
    back.types("q").ends_well(0);
}

#[test]
fn an_interrupt_in_the_editor_is_the_editors() {
    let own = Own::new();
    let editor = own.editor("echo editing; exec sleep 1000");
    let open = own.opens_with(&editor).types("E").shows("editing").gives_back();
    open.types("<C-c>").shows("ended with an error").types("q").ends_well(0);
}

#[test]
fn visual_comes_before_editor_and_may_have_arguments() {
    let own = Own::new();
    let editor = own.editor("echo \"$@\" > \"$0.saw\"");
    let mut command = program();
    command.env("EDITOR", "false").env("VISUAL", format!("{editor} --wait"));
    command.arg("--data").arg(own.set());
    let open = Terminal::open((100, 30), command, None).shows(" of 58");
    open.types("E").shows("read again").types("q").ends_well(0);
    let saw = fs::read_to_string(format!("{editor}.saw")).expect("what it was given");
    assert!(saw.starts_with("--wait +"), "{saw}");
}

#[test]
fn an_editor_that_is_not_there_is_said() {
    let own = Own::new();
    let open = own.opens_with("/nowhere/to/be/found").types("E");
    open.shows("`/nowhere/to/be/found` ended with an error").types("q").ends_well(0);
}

#[test]
fn built_in_data_has_no_file_to_edit_nor_to_watch() {
    let mut command = program();
    command.env("EDITOR", "true");
    let open = Terminal::open((100, 30), command, None).shows("appearances").types("E");
    open.shows("there is no file to edit").types("q").ends_well(0);
    let mut command = program();
    command.arg("--watch");
    let mut refused = Terminal::open((100, 30), command, None);
    assert_eq!(refused.ends(), 2);
    assert!(refused.screen().contents().contains("no file to watch"));
}
