//! Folders in which something lies that is no file, or leads nowhere, or may not be read.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use kactors::lang::Lang;
use kactors::load::{Layer, Loaded, Severity, load};
use tempfile::TempDir;

use super::nobody::Nobody;

const SOUND: &str = "(actors: [(key: \"a\", name: (en: \"A\"))])";

/// A folder with a sound file, and something else.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("sound.ron"), SOUND).expect("a file");
    folder
}

/// Loads a folder, and fails where that takes for ever.
#[track_caller]
fn loaded(path: &Path) -> Loaded {
    let (sender, receiver) = mpsc::channel();
    let path = path.to_owned();
    thread::spawn(move || sender.send(load(&[Layer::Path(path)])));
    receiver.recv_timeout(Duration::from_secs(20)).expect("loading comes to an end")
}

/// The sound file is there, and so many problems, each naming a path below the folder.
#[track_caller]
fn loads_the_rest(folder: &TempDir, problems: &[(&str, &str)]) {
    let loaded = loaded(folder.path());
    assert_eq!(loaded.data.actors.len(), 1, "{:?}", loaded.problems);
    let found: Vec<(String, String)> =
        loaded.problems.iter().map(|p| (p.place.path.clone(), p.message.to_string())).collect();
    assert_eq!(found.len(), problems.len(), "{found:?}");
    for ((path, message), (name, part)) in found.iter().zip(problems) {
        let shown = folder.path().join(name).display().to_string();
        assert!(*path == shown && message.contains(part), "{path}: {message}");
    }
}

#[test]
fn a_fifo_is_passed_over() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("x.ron")).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: there is no mkfifo");
        return;
    }
    loads_the_rest(&folder, &[("x.ron", "no regular file")]);
}

#[test]
fn of_a_folder_in_which_nothing_can_be_read_only_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    symlink("nowhere", folder.path().join("x.ron")).expect("a link");
    let messages = || -> Vec<String> {
        let problems = loaded(folder.path()).problems;
        problems.iter().map(|problem| problem.message.to_string()).collect()
    };
    let said = messages();
    assert!(said.len() == 1 && said[0].starts_with("cannot read this file"), "{said:?}");
    fs::remove_file(folder.path().join("x.ron")).expect("removed");
    assert_eq!(messages(), ["there is no .ron file in this folder"]);
}

#[test]
fn a_folder_named_as_a_file_is_a_folder() {
    let folder = folder();
    fs::create_dir(folder.path().join("x.ron")).expect("a folder");
    loads_the_rest(&folder, &[]);
    fs::write(folder.path().join("x.ron/broken.ron"), "(actors: [(").expect("a file");
    loads_the_rest(&folder, &[("x.ron/broken.ron", "never closed")]);
}

#[test]
fn links_that_go_round_are_walked_once() {
    let folder = folder();
    symlink(folder.path(), folder.path().join("again")).expect("a link");
    symlink("loop.ron", folder.path().join("loop.ron")).expect("a link");
    symlink("nowhere", folder.path().join("nowhere.ron")).expect("a link");
    fs::create_dir(folder.path().join("below")).expect("a folder");
    symlink("..", folder.path().join("below/up")).expect("a link");
    loads_the_rest(&folder, &[("loop.ron", "cannot read"), ("nowhere.ron", "cannot read")]);
}

#[test]
fn a_file_reached_by_two_names_is_read_by_both_and_said_to_be_there_twice() {
    let folder = folder();
    symlink("sound.ron", folder.path().join("twice.ron")).expect("a link");
    loads_the_rest(&folder, &[("twice.ron", "a second actor")]);
}

#[test]
fn what_is_no_text_costs_what_follows_it() {
    let folder = folder();
    fs::write(folder.path().join("latin.ron"), b"(projects: [\xe9])").expect("a file");
    fs::write(folder.path().join("zeros.ron"), [0; 4096]).expect("a file");
    fs::write(folder.path().join("empty.ron"), "").expect("a file");
    fs::write(folder.path().join("mark.ron"), "\u{feff}()").expect("a file");
    let marked = b"\xef\xbb\xbf(actors: [(key: \"b\", name: (en: \"B\")), \xff])";
    fs::write(folder.path().join("marked.ron"), marked).expect("a file");
    fs::write(folder.path().join("notes.txt"), b"\xff").expect("a file");
    let loaded = loaded(folder.path());
    // Those before the byte are there.
    assert_eq!(loaded.data.actors.len(), 2);
    for name in ["latin.ron", "zeros.ron", "empty.ron", "marked.ron"] {
        let of_file = |p: &&kactors::load::Problem| p.place.path.ends_with(name);
        let problem = loaded.problems.iter().find(of_file).expect(name);
        assert_eq!((problem.severity, problem.place.line), (Severity::Error, 1), "{name}");
    }
    assert!(!loaded.problems.iter().any(|problem| problem.place.path.ends_with("mark.ron")));
}

#[test]
fn what_may_not_be_read_is_said_and_the_rest_loads() {
    let folder = folder();
    let closed = folder.path().join("closed.ron");
    let shut = folder.path().join("shut");
    fs::write(&closed, SOUND).expect("a file");
    fs::create_dir(&shut).expect("a folder");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("mode");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).expect("mode");
    if fs::read(&closed).is_ok() {
        // This user is refused nothing: the same once more by one who is.
        let this = std::env::current_exe().expect("this program");
        let Some(nobody) = Nobody::with(this.as_os_str()) else { return };
        let mut again = Command::new(this);
        let name = "folders::what_may_not_be_read_is_said_and_the_rest_loads";
        again.args(["--exact", name, "--nocapture"]);
        let output = nobody.starts(&again).output().expect("it starts");
        let said = String::from_utf8_lossy(&output.stdout);
        let is_refused = said.contains("1 passed") && !said.contains("skipped: ");
        assert!(output.status.success() && is_refused, "{said}");
        return;
    }
    loads_the_rest(&folder, &[("closed.ron", "cannot read"), ("shut", "cannot read")]);
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o700)).expect("mode");
}

#[test]
fn a_file_that_changes_while_it_is_read_is_read_as_it_was_at_some_moment_or_reported() {
    let folder = folder();
    let path = folder.path().join("changing.ron");
    let actors = |count: usize| -> String {
        let actor = |at| format!("(key: \"b{at}\", name: (en: \"B\")),\n");
        format!("(actors: [{}])", (0..count).map(actor).collect::<String>())
    };
    let texts = [actors(1), actors(5_000), String::new(), "(actors: [(".to_owned(), actors(300)];
    fs::write(&path, &texts[0]).expect("a file");
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            // In place, so that a reader sees it half written.
            for text in texts.iter().cycle() {
                fs::write(&path, text).expect("written");
                if done.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        for _ in 0..200 {
            let loaded = loaded(folder.path());
            assert!(loaded.data.actors.iter().any(|actor| actor.key == "a"), "the rest is there");
            for problem in &loaded.problems {
                assert!(problem.place.path.ends_with("changing.ron"), "{problem:?}");
            }
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn names_of_files_that_steer_a_terminal_are_shown_harmless() {
    let folder = folder();
    let name = "\u{1b}]0;owned\u{7}\n\u{202e}.ron";
    fs::write(folder.path().join(name), "(actors: [(").expect("a file");
    let loaded = loaded(folder.path());
    assert!(!loaded.problems.is_empty());
    for problem in loaded.problems {
        assert!(!problem.line(Lang::Korean).contains(kactors::text::is_control));
        assert!(!problem.draw(false).replace('\n', "").contains(kactors::text::is_control));
    }
}
