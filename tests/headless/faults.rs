//! Exports while everything goes wrong: the old file whole or the new file whole, and no litter.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::nobody::Nobody;
use super::wrapped::wrapped;
use super::{Ran, command, file, folder, names, read, run, set, stdout};

/// Writes all rows of the shipped data, some megabyte, to a target, over what stands there.
fn writes(target: &Path) -> Ran {
    run(command().args(["list", "-f", "json", "--force", "-o"]).arg(target))
}

/// It could not be written, and that is said with the target's name.
#[track_caller]
fn is_refused(ran: &Ran, target: &Path, why: &str) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    let name = target.file_name().expect("a name").to_string_lossy();
    assert!(ran.err.starts_with("error: cannot write "), "{}", ran.err);
    assert!(ran.err.contains(&*name) && ran.err.contains(why), "{}", ran.err);
}

/// A file system of a few kilobytes, gone after the test.
struct Small(TempDir);

impl Small {
    /// `None`, and a line that says why, where this user may not mount one.
    fn mounted(size: &str) -> Option<Small> {
        let folder = folder();
        let options = format!("size={size}");
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        if mount.is_ok_and(|status| status.success()) {
            return Some(Small(folder));
        }
        println!("skipped: a small file system cannot be mounted here");
        None
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// The user who may do nothing, with the program; `None`, and a line that says why, where one cannot
/// become that user.
fn nobody() -> Option<Nobody> {
    Nobody::with(OsStr::new(env!("CARGO_BIN_EXE_kactors")))
}

#[test]
fn a_full_disk_leaves_the_old_file_and_nothing_else() {
    let Some(small) = Small::mounted("32k") else { return };
    let old = file(&small.0, "old.json", "mine\n");
    is_refused(&writes(&old), &old, "No space left");
    assert_eq!(read(&old), "mine\n");
    let new = small.0.path().join("new.json");
    is_refused(&writes(&new), &new, "No space left");
    assert_eq!(names(&small.0), ["old.json"]);
    // There is room again for what is small.
    let ran = run(command().args(["list", "key:none", "-f", "json", "-o"]).arg(&new));
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(read(&new), "[]\n");
}

#[test]
fn a_disk_without_room_for_a_name_leaves_the_old_file() {
    let Some(small) = Small::mounted("64k,nr_inodes=2") else { return };
    let old = file(&small.0, "old.csv", "mine\n");
    let ran = run(command().args(["list", "--force", "-o"]).arg(&old));
    is_refused(&ran, &old, "No space left");
    assert_eq!(read(&old), "mine\n");
    assert_eq!(names(&small.0), ["old.csv"]);
}

#[test]
fn a_file_larger_than_is_allowed_leaves_the_old_one() {
    let folder = folder();
    let old = file(&folder, "old.json", "mine\n");
    let mut program = command();
    program.args(["list", "-f", "json", "--force", "-o"]).arg(&old);
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -f 16; exec \"$0\" \"$@\""]).stdin(Stdio::null());
    let output = wrapped(shell, &program).output().expect("a shell");
    // The system ends whoever writes beyond the limit, or refuses the bytes.
    assert!(!output.status.success());
    assert_eq!(read(&old), "mine\n");
    assert_eq!(names(&folder), ["old.json"], "{}", output.status);
}

#[test]
fn a_device_that_takes_nothing_is_said() {
    let full = Path::new("/dev/full");
    is_refused(&writes(full), full, "No space left");
    let folder = folder();
    let link = folder.path().join("full.json");
    symlink(full, &link).expect("a link");
    is_refused(&writes(&link), &link, "No space left");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(names(&folder), ["full.json"]);
}

#[test]
fn a_folder_that_may_not_be_written_keeps_what_it_has() {
    let Some(nobody) = nobody() else { return };
    let folder = folder();
    let old = file(&folder, "old.csv", "mine\n");
    fs::set_permissions(&old, fs::Permissions::from_mode(0o666)).expect("mode");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("mode");
    let new = folder.path().join("new.csv");
    for target in [&old, &new] {
        let ran = run(&mut nobody.starts(command().args(["list", "--force", "-o"]).arg(target)));
        is_refused(&ran, target, "Permission denied");
    }
    assert_eq!(read(&old), "mine\n");
    assert_eq!(names(&folder), ["old.csv"]);
}

#[test]
fn a_folder_that_may_not_be_entered_is_said() {
    let Some(nobody) = nobody() else { return };
    let folder = folder();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("mode");
    let target = folder.path().join("new.csv");
    let ran = run(&mut nobody.starts(command().args(["list", "-o"]).arg(&target)));
    is_refused(&ran, &target, "Permission denied");
    assert_eq!(names(&folder), [] as [&str; 0]);
}

#[test]
fn a_folder_without_files_that_have_no_name_is_written_all_the_same() {
    // The system's own list of processes is a folder, and takes no file.
    let target = Path::new("/proc/kactors.csv");
    let ran = run(command().args(["list", "-o"]).arg(target));
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: cannot write /proc/kactors.csv: "), "{}", ran.err);
}

#[test]
fn links_that_go_round_and_links_to_nowhere_are_said() {
    let folder = folder();
    let within = |name: &str| folder.path().join(name);
    symlink("b.csv", within("a.csv")).expect("a link");
    symlink("a.csv", within("b.csv")).expect("a link");
    symlink("no/c.csv", within("c.csv")).expect("a link");
    for (name, why) in [("a.csv", "symbolic links"), ("c.csv", "there is no folder")] {
        let ran = run(command().args(["list", "--force", "-o"]).arg(within(name)));
        is_refused(&ran, &within(name), why);
    }
    assert_eq!(names(&folder), ["a.csv", "b.csv", "c.csv"]);
}

#[test]
fn paths_are_taken_as_they_are() {
    let folder = folder();
    let rows = stdout(&["list", "-f", "csv"]);
    let odd: [&[u8]; 8] = [
        b"two words.csv",
        "한효주 목록.csv".as_bytes(),
        b"line\nbreak.csv",
        b"-o.csv",
        b"'quote' \"double\" $HOME `x` \\.csv",
        b"\x1b]0;owned\x07.csv",
        b"not-utf8-\xff\xfe.csv",
        b" .csv",
    ];
    for name in odd {
        let target = folder.path().join(OsStr::from_bytes(name));
        for force in [&[][..], &["--force"]] {
            let mut program = command();
            program.arg("--data").arg(set()).arg("list").args(force).arg("-o").arg(&target);
            let ran = run(&mut program);
            assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{target:?}: {}", ran.err);
            assert!(!super::is_raw(&ran.err), "{:?}", ran.err);
            assert_eq!(ran.err.lines().count(), 1, "{:?}", ran.err);
            assert_eq!(read(&target), rows, "{target:?}");
        }
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), odd.len());
}

#[test]
fn what_may_not_be_read_is_said_and_the_rest_is_listed() {
    const SOUND: &str = r#"(
        actors: [(key: "a", name: (en: "Actor"))],
        projects: [(key: "p", title: (en: "P"), kind: Film, countries: ["JP"], status: Released,
            sources: [(url: "https://example.org")], cast: [(actor: "a")])],
    )"#;
    let Some(nobody) = nobody() else { return };
    let folder = folder();
    let mode = |path: &Path, bits| fs::set_permissions(path, fs::Permissions::from_mode(bits));
    mode(folder.path(), 0o755).expect("mode");
    mode(&file(&folder, "sound.ron", SOUND), 0o644).expect("mode");
    mode(&file(&folder, "closed.ron", SOUND), 0o600).expect("mode");
    let shut = folder.path().join("shut");
    fs::create_dir(&shut).expect("a folder");
    mode(&shut, 0o700).expect("mode");
    let mut counts = command();
    counts.args(["list", "--count", "--data"]).arg(folder.path());
    let ran = run(&mut nobody.starts(&counts));
    assert_eq!((ran.code, ran.out.as_str()), (2, "1\n"), "{}", ran.err);
    for part in ["closed.ron", "cannot read this file", "shut", "cannot read this folder"] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    let mut checks = command();
    checks.arg("check").arg(folder.path().join("closed.ron"));
    let closed = run(&mut nobody.starts(&checks));
    assert_eq!(closed.code, 2, "{}", closed.err);
}

#[test]
fn a_device_without_an_end_is_no_data() {
    for device in ["/dev/zero", "/dev/full", "/dev/null"] {
        let ran = super::kactors_on(Path::new(device), &["list"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains("this is a device, and no file"), "{}", ran.err);
    }
}

#[test]
fn data_may_come_through_a_pipe() {
    let folder = folder();
    let fifo = folder.path().join("set.ron");
    assert!(Command::new("mkfifo").arg(&fifo).status().is_ok_and(|status| status.success()));
    let writer = std::thread::spawn({
        let fifo = fifo.clone();
        move || fs::copy(set(), fifo)
    });
    let ran = super::kactors_on(&fifo, &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "58\n"), "{}", ran.err);
    assert!(writer.join().is_ok());
}

#[test]
fn where_no_thread_is_to_be_had_data_is_read_by_the_one_there_is() {
    // No thread gets a stack of that size.
    let mut program = command();
    program.env("RUST_MIN_STACK", "9999999999999999").arg("--data").arg(set());
    let ran = run(program.args(["list", "-f", "csv"]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, stdout(&["list", "-f", "csv"]));
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_file_or_the_new_one_and_no_half_of_one() {
    const KILLS: u32 = 200;
    let folder = folder();
    let target = folder.path().join("rows.json");
    assert_eq!(writes(&target).code, 0);
    let new = fs::read(&target).expect("written");
    let old = b"old\n".repeat(1_000);
    let (mut killed, mut kept, mut left) = (0, 0, 0);
    for round in 0..KILLS {
        fs::write(&target, &old).expect("a file");
        let mut program = command();
        program.args(["list", "-f", "json", "--force", "-o"]).arg(&target);
        let mut child = program.stderr(Stdio::null()).spawn().expect("the program starts");
        let inode = |path: &Path| fs::metadata(path).expect("a file").ino();
        let before = inode(&target);
        // From its start on to the end of its bytes, then between link and rename, then after it.
        let share = new.len() as u64 * u64::from(round) * 10 / (u64::from(KILLS) * 8);
        let has_come_there = |process| match round * 10 / KILLS {
            ..8 => written(process) >= share,
            8 => names(&folder).len() > 1 || inode(&target) != before,
            _ => inode(&target) != before,
        };
        while child.try_wait().expect("its status").is_none() && !has_come_there(child.id()) {
            std::thread::yield_now();
        }
        child.kill().expect("killed, or gone");
        killed += u32::from(child.wait().expect("its end").signal().is_some());
        let found = fs::read(&target).expect("a file");
        kept += u32::from(found == old);
        assert!(found == old || found == new, "{} bytes after kill {round}", found.len());
        // Between the link and the rename there is a moment in which a second name is left, but
        // never one of half a file.
        for name in names(&folder).into_iter().filter(|name| name != "rows.json") {
            let litter = folder.path().join(name);
            assert!(fs::read(&litter).is_ok_and(|left| left == new), "{litter:?} after {round}");
            fs::remove_file(litter).expect("removed");
            left += 1;
        }
    }
    // How many come in time is a matter of the machine.
    println!("{killed} of {KILLS} killed, {kept} old files kept, {left} names left");
    assert!(killed > 0, "none came in time");
}

/// How many bytes a program has written so far, see proc(5).
fn written(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/io")).unwrap_or_default();
    let bytes = text.lines().find_map(|line| line.strip_prefix("wchar: ")?.parse().ok());
    bytes.unwrap_or_default()
}
