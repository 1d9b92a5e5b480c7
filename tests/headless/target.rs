//! `-o`: a file whole or not at all, and what is refused.

use std::fs;
use std::io::Write;

use super::{command, folder, kactors, names, read, set, stdout};

#[test]
fn a_file_gets_the_bytes_of_stdout_in_the_format_of_its_extension() {
    for (extension, format) in [
        ("csv", "csv"),
        ("CSV", "csv"),
        ("tsv", "tsv"),
        ("json", "json"),
        ("jsonl", "jsonl"),
        ("ron", "ron"),
        ("md", "md"),
        ("txt", "table"),
    ] {
        let folder = folder();
        let target = folder.path().join(format!("picks.{extension}"));
        let ran = kactors(&["list", "country:jp", "-o", target.to_str().expect("UTF-8")]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
        assert_eq!(read(&target), stdout(&["list", "country:jp", "-f", format]));
        assert!(ran.err.contains("27 appearances written to "), "{}", ran.err);
        assert_eq!(names(&folder).len(), 1, "no temporary file is left");
    }
}

#[test]
fn a_format_that_is_said_goes_before_the_extension() {
    let folder = folder();
    let target = folder.path().join("picks.csv");
    let target = target.to_str().expect("UTF-8");
    assert_eq!(kactors(&["list", "-f", "tsv", "-o", target]).code, 0);
    assert_eq!(read(target.as_ref()), stdout(&["list", "-f", "tsv"]));
}

#[test]
fn a_name_that_says_no_format_is_refused_with_advice() {
    let folder = folder();
    for (name, advice) in [("picks", "-f"), ("picks.xlsx", "-f"), ("picks.jsn", "`-f json`")] {
        let target = folder.path().join(name);
        let ran = kactors(&["list", "-o", target.to_str().expect("UTF-8")]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("does not say a format"), "{}", ran.err);
        assert!(ran.err.contains(advice), "{}", ran.err);
    }
    assert!(names(&folder).is_empty());
}

#[test]
fn a_hyphen_is_stdout() {
    assert_eq!(stdout(&["list", "-o", "-", "-f", "csv"]), stdout(&["list", "-f", "csv"]));
}

#[test]
fn the_names_of_stdout_are_stdout_also_where_that_is_a_file() {
    let folder = folder();
    let target = folder.path().join("rows");
    for name in ["/dev/stdout", "/dev/fd/1"] {
        let mut file = fs::File::create(&target).expect("a file");
        writeln!(file, "first").expect("a line");
        let mut list = command();
        let list = list.args(["list", "-f", "csv", "-o", name, "--data"]).arg(set());
        let ended = list.stdout(file.try_clone().expect("the same file")).status();
        assert!(ended.expect("an end").success(), "{name}");
        writeln!(file, "last").expect("a line");
        assert_eq!(read(&target), format!("first\n{}last\n", stdout(&["list", "-f", "csv"])));
    }
}

#[test]
fn an_existing_file_is_refused_and_overwritten_by_force() {
    let folder = folder();
    let target = super::file(&folder, "picks.csv", "mine\n");
    let path = target.to_str().expect("UTF-8");
    let refused = kactors(&["list", "-o", path]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("picks.csv: it exists already (5 bytes)"), "{}", refused.err);
    assert!(refused.err.contains("`--force` overwrites it"), "{}", refused.err);
    assert_eq!(read(&target), "mine\n");
    assert_eq!(kactors(&["list", "-o", path, "--force"]).code, 0);
    assert_eq!(read(&target), stdout(&["list", "-f", "csv"]));
}

#[test]
fn where_nothing_matches_an_existing_file_is_left_alone_and_a_new_one_is_empty() {
    let folder = folder();
    let old = super::file(&folder, "old.json", "mine\n");
    let new = folder.path().join("new.json");
    for path in [&old, &new] {
        let path = path.to_str().expect("UTF-8");
        let ran = kactors(&["list", "zzzzzz", "-o", path, "--force"]);
        assert_eq!(ran.code, 1);
        assert!(!ran.err.is_empty());
    }
    assert_eq!(read(&old), "mine\n");
    assert_eq!(read(&new), "[]\n");
}

#[test]
fn a_folder_and_a_missing_folder_are_refused() {
    let folder = folder();
    fs::create_dir(folder.path().join("sub.csv")).expect("a folder");
    let within = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let ran = kactors(&["list", "-o", &within("sub.csv"), "--force"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("it is a folder"), "{}", ran.err);
    let ran = kactors(&["list", "-o", &within("no/picks.csv")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no folder"), "{}", ran.err);
    assert_eq!(names(&folder), ["sub.csv"]);
}

#[test]
fn a_mistake_in_the_question_touches_nothing() {
    let folder = folder();
    let target = super::file(&folder, "picks.csv", "mine\n");
    let path = target.to_str().expect("UTF-8");
    assert_eq!(kactors(&["list", "contry:jp", "-o", path, "--force"]).code, 2);
    assert_eq!(read(&target), "mine\n");
}

#[cfg(unix)]
#[test]
fn a_symlink_is_followed_and_mode_bits_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let real = super::file(&folder, "real.csv", "mine\n");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o604)).expect("mode");
    let link = folder.path().join("link.csv");
    symlink("real.csv", &link).expect("a link");
    assert_eq!(kactors(&["list", "-o", link.to_str().expect("UTF-8"), "--force"]).code, 0);
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(read(&real), stdout(&["list", "-f", "csv"]));
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o604);
}

#[cfg(unix)]
#[test]
fn a_fifo_is_written_straight() {
    let folder = folder();
    let fifo = folder.path().join("rows.csv");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo");
    assert!(made.success());
    let reader = std::thread::spawn({
        let fifo = fifo.clone();
        move || read(&fifo)
    });
    assert_eq!(kactors(&["list", "-o", fifo.to_str().expect("UTF-8")]).code, 0);
    assert_eq!(reader.join().expect("read"), stdout(&["list", "-f", "csv"]));
    assert_eq!(names(&folder), ["rows.csv"]);
}
