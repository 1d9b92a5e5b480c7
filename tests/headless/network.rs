//! The program speaks to no other: no socket is opened, whatever it is asked to do.

use std::fs;
use std::process::{Command, Stdio};

use super::wrapped::wrapped;
use super::{command, folder, run, set};

/// The calls around sockets that a command makes, by the system's own record, in an environment
/// without anybody's files; `None`, and a line that says why, where nothing is recorded.
fn calls(program: &Command) -> Option<Vec<String>> {
    if !Command::new("strace").arg("true").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: strace does not run here");
        return None;
    }
    let folder = folder();
    let record = folder.path().join("calls");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e", "trace=network", "-o"]).arg(&record).stdin(Stdio::null());
    let ran = run(&mut wrapped(strace, program));
    assert_eq!(ran.code, 0, "{program:?}: {}", ran.err);
    let text = fs::read_to_string(record).expect("a record");
    Some(text.lines().filter(|line| is_call(line)).map(str::to_owned).collect())
}

/// Whether a line of the record is a call. Signals and ends of threads stand in it, too, and `????`
/// where a thread was ended before it was seen what it had called.
fn is_call(line: &str) -> bool {
    let Some((_, what)) = line.split_once(' ') else { return false };
    let name = what.trim_start().split('(').next().unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[test]
fn no_command_opens_a_socket() {
    let set = set();
    let set = set.to_str().expect("UTF-8");
    let folder = folder();
    let page = folder.path().join("page.html");
    for arguments in [
        &["--data", set, "list", "han", "-f", "json"][..],
        &["--data", set, "list", "country:jp", "-f", "md"],
        &["--data", set, "list", "-f", "html", "-o", page.to_str().expect("UTF-8")],
        &["--data", set, "show", "cha-min-ho"],
        &["--data", set, "stats", "--by", "country"],
        &["--data", set, "check"],
        &["diff", set, set],
        &["config"],
        &["completions", "bash"],
        &["man"],
    ] {
        let Some(calls) = calls(command().args(arguments)) else { return };
        assert_eq!(calls, [] as [&str; 0], "{arguments:?}");
    }
}

#[test]
fn a_socket_would_be_seen() {
    // Whoever asks for addresses opens one, so that an empty record says something.
    let mut asks = Command::new("bash");
    asks.args(["-c", "exec 3<>/dev/udp/127.0.0.1/9 || true"]);
    let Some(calls) = calls(&asks) else { return };
    assert!(calls.iter().any(|call| call.contains("socket(")), "{calls:?}");
}
