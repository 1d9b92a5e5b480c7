//! The program without its screen: what `list`, `show`, `stats` and `check` write to stdout and to
//! stderr, with which exit code.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "headless/bad_input.rs"]
mod bad_input;
#[path = "headless/chromium.rs"]
mod chromium;
#[path = "headless/codes.rs"]
mod codes;
#[path = "headless/config.rs"]
mod config;
#[path = "headless/diff.rs"]
mod diff;
#[path = "headless/doors.rs"]
mod doors;
#[cfg(target_os = "linux")]
#[path = "headless/faults.rs"]
mod faults;
#[path = "headless/formats.rs"]
mod formats;
#[path = "headless/html.rs"]
mod html;
#[path = "headless/ics.rs"]
mod ics;
#[path = "headless/layers.rs"]
mod layers;
#[cfg(target_os = "linux")]
#[path = "headless/network.rs"]
mod network;
#[cfg(target_os = "linux")]
#[path = "parts/nobody.rs"]
mod nobody;
#[path = "headless/order.rs"]
mod order;
#[path = "headless/picker.rs"]
mod picker;
#[path = "headless/saved.rs"]
mod saved;
#[path = "headless/shells.rs"]
mod shells;
#[path = "headless/show.rs"]
mod show;
#[path = "headless/stats.rs"]
mod stats;
#[path = "headless/target.rs"]
mod target;
#[cfg(target_os = "linux")]
#[path = "parts/wrapped.rs"]
mod wrapped;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// What came of a run.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program on the data of `tests/data`.
fn kactors(arguments: &[&str]) -> Ran {
    run(command().arg("--data").arg(set()).args(arguments))
}

/// Runs the program on the data in use.
fn kactors_alone(arguments: &[&str]) -> Ran {
    run(command().args(arguments))
}

/// Runs the program on a data set of its own.
fn kactors_on(data: &Path, arguments: &[&str]) -> Ran {
    run(command().arg("--data").arg(data).args(arguments))
}

/// What the program writes when all is well.
fn stdout(arguments: &[&str]) -> String {
    let ran = kactors(arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out
}

/// The data of the tests.
fn set() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/set.ron")
}

/// The program, in an environment that says nothing.
fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kactors"));
    for name in [
        "KACTORS_DATA",
        "KACTORS_CONFIG",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
    ] {
        command.env_remove(name);
    }
    // Nothing of whoever runs the tests is read or written.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
        command.env(name, "/dev/null");
    }
    command.env("TERM", "xterm-256color").stdin(Stdio::null());
    command
}

/// The program in a session of its own, which has no terminal, wherever the tests run.
#[cfg(target_os = "linux")]
fn without_terminal(program: &Command) -> Command {
    let mut outer = Command::new("setsid");
    outer.arg("--wait").stdin(Stdio::null());
    wrapped::wrapped(outer, program)
}

fn run(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    Ran {
        code: status.code().expect("the program ends by itself"),
        out: String::from_utf8(stdout).expect("stdout is UTF-8"),
        err: String::from_utf8(stderr).expect("stderr is UTF-8"),
    }
}

/// A folder that is gone after the test.
fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A file in a folder.
fn file(folder: &TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

/// What stands in a file.
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file with text")
}

/// The names of all that lies in a folder.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).expect("a folder").map(Result::unwrap);
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

/// Whether a text could steer a terminal.
fn is_raw(text: &str) -> bool {
    text.replace(['\n', '\r'], "").contains(kactors::text::is_control)
}
