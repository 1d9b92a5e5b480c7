//! The columns of a large data set, kept between runs: they only ever cost or save time.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "parts/nobody.rs"]
mod nobody;
#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;
#[path = "parts/wrapped.rs"]
mod wrapped;

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use kactors::catalog::{Catalog, Names};
use kactors::load::{Text, load_text};
use kactors::query::{Marks, parse, run};
use nobody::Nobody;
use synthetic::Set;
use tempfile::TempDir;
use wrapped::wrapped;

/// A data set of so many credits, and a folder for what is kept of it.
struct Story {
    folder: TempDir,
}

impl Story {
    fn of(credits: usize) -> Story {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for (path, text) in Set::of(credits, 42).files() {
            let path = folder.path().join("set").join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
        Story { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, cache: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kactors"));
        command
            .env_remove("KACTORS_DATA")
            .env_remove("KACTORS_CONFIG")
            .env("HOME", "/dev/null")
            .env("XDG_CONFIG_HOME", "/dev/null")
            .env("XDG_STATE_HOME", "/dev/null")
            .env("XDG_CACHE_HOME", cache);
        command.arg("--data").arg(self.path("set"));
        command.args(["list", "-q", "country:th detective", "-f", "csv"]);
        command
    }

    /// What the program writes; it says nothing else.
    fn list_with(&self, cache: &Path, more: &[&str]) -> String {
        answer(&self.command(cache).args(more).output().expect("it starts"))
    }

    fn list(&self) -> String {
        self.list_with(&self.path("cache"), &[])
    }

    /// The files that are kept: name, number of the file, length.
    fn kept(&self) -> Vec<(PathBuf, u64, u64)> {
        let Ok(entries) = fs::read_dir(self.path("cache/kactors")) else { return Vec::new() };
        let entry = |path: PathBuf| {
            let found = fs::metadata(&path).expect("there");
            (path, found.ino(), found.len())
        };
        entries.map(|found| entry(found.expect("readable").path())).collect()
    }
}

fn answer(output: &Output) -> String {
    let Output { status, stdout, stderr } = output;
    assert!(status.success() && stderr.is_empty(), "{}", String::from_utf8_lossy(stderr));
    String::from_utf8(stdout.clone()).expect("UTF-8")
}

#[test]
fn a_large_set_is_kept_once_and_answers_alike() {
    let story = Story::of(20_000);
    let first = story.list();
    assert!(first.lines().count() > 3, "{first}");
    let kept = story.kept();
    assert_eq!(kept.len(), 1);
    assert_eq!(story.list(), first);
    assert_eq!(story.kept(), kept, "it was read and not written again");

    let path = &kept[0].0;
    let whole = fs::read(path).expect("readable");
    for at in [100, whole.len() / 4, whole.len() - 100] {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        fs::write(path, flipped).expect("written");
        let broken = story.kept();
        // Names are found to be broken when the rest is in use: the next start makes all anew.
        assert_eq!([story.list(), story.list()], [first.clone(), first.clone()]);
        let anew = story.kept();
        assert!(anew.len() == 1 && anew != broken, "it was made anew");
        assert_eq!(story.list(), first);
        assert_eq!(story.kept(), anew, "and that is read");
    }

    let actors = story.path("set/actors.ron");
    let text = fs::read_to_string(&actors).expect("readable");
    fs::write(&actors, text + "// seen\n").expect("written");
    assert_eq!(story.list(), first);
    assert_eq!(story.kept().len(), 1, "a changed set takes the place of the old one");
    assert!(fs::read(path).expect("readable") != whole);

    fs::remove_file(path).expect("removed");
    assert_eq!(story.list_with(&story.path("cache"), &["--no-cache"]), first);
    assert_eq!(story.kept(), [], "nothing is kept where that is not wanted");
    fs::write(story.path("file"), "").expect("written");
    assert_eq!(story.list_with(&story.path("file"), &[]), first, "there is no such folder");

    let start = || story.command(&story.path("cache")).stdout(Stdio::piped()).spawn();
    let both = [start().expect("it starts"), start().expect("it starts")];
    for one in both {
        let output = one.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), first);
    }
    assert_eq!(story.kept().len(), 1, "two at once leave one whole file");
    let kept = story.kept();
    assert_eq!(story.list(), first);
    assert_eq!(story.kept(), kept);
}

fn catalog(credits: usize) -> Catalog {
    let texts = Set::of(credits, 42).files().into_iter().map(|(path, text)| Text { path, text });
    Catalog::build(load_text(&texts.collect::<Vec<_>>()).data)
}

#[test]
fn a_catalog_comes_back_from_its_bytes_and_finds_the_same_by_the_same_index() {
    let built = catalog(2_000);
    let columns = built.to_bytes().expect("written");
    let names = built.names().to_bytes().expect("written");
    let whole = names.clone();
    let read = [
        Catalog::from_bytes(&columns)
            .expect("whole")
            .with_names(move || Names::from_bytes(&whole).ok()),
        Catalog::read(&columns[..])
            .expect("as a stream")
            .with_names(move || Names::read(&names[..]).ok()),
        Catalog::from_bytes(&columns).expect("whole").with_names(|| None),
    ];
    for read in read {
        assert!(read.to_bytes().expect("written") == columns);
        assert!(format!("{:?}", read.names()) == format!("{:?}", built.names()));
        for line in ["", "kim", "ㄱㅈ", "detective", "김", "country:jp lead", "sort:role", "secert"]
        {
            let query = parse(line).expect("a question");
            let [ours, theirs] = [&read, &built].map(|of| run(of, &query, &Marks::new()));
            assert!(ours == theirs, "{line}");
        }
    }
}

#[test]
fn bytes_that_end_early_are_no_catalog() {
    let bytes = catalog(200).to_bytes().expect("written");
    for end in (0..bytes.len()).step_by(101).chain(bytes.len() - 100..bytes.len()) {
        assert!(Catalog::read(&bytes[..end]).is_err(), "{end}");
        assert!(Catalog::from_bytes(&bytes[..end]).is_err(), "{end}");
    }
    let bytes = catalog(200).names().to_bytes().expect("written");
    for end in (0..bytes.len()).step_by(101) {
        assert!(Names::read(&bytes[..end]).is_err(), "{end}");
        assert!(Names::from_bytes(&bytes[..end]).is_err(), "{end}");
    }
}

#[test]
fn nothing_is_kept_of_a_small_set() {
    let story = Story::of(19_999);
    story.list();
    assert_eq!(story.kept(), []);
}

#[test]
fn nothing_is_kept_of_a_set_with_a_problem() {
    let story = Story::of(20_000);
    fs::write(
        story.path("set/more.ron"),
        "(platforms: [(key: \"X\", name: (en: \"X\"), kind: Stage)])",
    )
    .expect("written");
    let output = story.command(&story.path("cache")).output().expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(story.kept(), []);
}

#[test]
fn a_change_is_seen_though_it_leaves_size_and_time_of_the_files_as_they_were() {
    let story = Story::of(20_000);
    // Files are remembered that have been left alone for a tenth of a second.
    let written = Instant::now();
    while written.elapsed() < Duration::from_millis(200) {
        std::thread::yield_now();
    }
    let first = story.list();
    assert_eq!(story.list(), first);
    let files = fs::read_dir(story.path("set/projects")).expect("a folder");
    for path in files.map(|found| found.expect("readable").path()) {
        let modified = fs::metadata(&path).and_then(|found| found.modified()).expect("a time");
        let text = fs::read_to_string(&path).expect("readable");
        let file = fs::File::options().write(true).truncate(true).open(&path).expect("there");
        std::io::Write::write_all(&mut &file, text.replace("Detective", "Detektive").as_bytes())
            .expect("written");
        file.set_modified(modified).expect("set back");
    }
    let second = story.list();
    assert_ne!(second, first);
    assert_eq!(second, story.list_with(&story.path("cache"), &["--no-cache"]));
}

#[test]
fn what_is_kept_hides_no_file_that_cannot_be_read() {
    let story = Story::of(20_000);
    story.list();
    let kept = story.kept();
    assert_eq!(kept.len(), 1);
    std::os::unix::fs::symlink("nowhere", story.path("set/more.ron")).expect("a link");
    let output = story.command(&story.path("cache")).output().expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("more.ron"));
    assert_eq!(story.kept(), kept, "nothing of it is kept");
}

#[test]
fn a_folder_that_is_full_or_read_only_costs_only_the_cache() {
    let story = Story::of(20_000);
    let answered = story.list_with(&story.path("cache"), &["--no-cache"]);
    let usual = story.command(&story.path("cache"));
    // No file of this process may grow beyond 64 blocks: what a full disk says, said sooner.
    let mut full = Command::new("sh");
    full.args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\""]);
    assert_eq!(answer(&wrapped(full, &usual).output().expect("it starts")), answered);
    assert_eq!(story.kept(), [], "no half of a cache is left");

    let folder = story.path("cache/kactors");
    fs::set_permissions(story.path(""), Permissions::from_mode(0o755)).expect("changed");
    fs::set_permissions(&folder, Permissions::from_mode(0o555)).expect("changed");
    let mut refused = story.command(&story.path("cache"));
    let nobody;
    // Nothing is read-only to the administrator.
    let probe = folder.join("probe");
    if fs::write(&probe, "").is_ok() {
        fs::remove_file(&probe).expect("removed");
        nobody = Nobody::with(refused.get_program());
        let Some(nobody) = &nobody else { return };
        refused = nobody.starts(&refused);
    }
    assert_eq!(answer(&refused.output().expect("it starts")), answered);
    assert_eq!(story.kept(), []);
}
