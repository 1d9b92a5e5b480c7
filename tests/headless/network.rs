//! The program speaks to no other: no socket is opened, whatever it is asked to do.

use std::fs;
use std::process::{Command, Stdio};

use super::{folder, set};

/// The calls around sockets that the program makes, by the system's own record; `None`, and a line
/// that says why, where nothing is recorded.
fn calls(program: &[&str], arguments: &[&str]) -> Option<Vec<String>> {
    let folder = folder();
    let record = folder.path().join("calls");
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=network", "-o"])
        .arg(&record)
        .args(program)
        .arg("--data")
        .arg(set())
        .args(arguments)
        .env_remove("KACTORS_DATA")
        // Without it the system's own directory of users is asked, which may be a service.
        .env("HOME", folder.path())
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .status();
    match traced.map(|status| status.code()) {
        Ok(Some(0)) => {}
        _ => {
            println!("skipped: strace does not run here");
            return None;
        }
    }
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
    const PROGRAM: &[&str] = &[env!("CARGO_BIN_EXE_kactors")];
    for arguments in [
        &["list", "han", "-f", "json"][..],
        &["list", "country:jp", "-f", "md"],
        &["show", "cha-min-ho"],
        &["stats", "--by", "country"],
        &["check"],
    ] {
        let Some(calls) = calls(PROGRAM, arguments) else { return };
        assert_eq!(calls, [] as [&str; 0], "{arguments:?}");
    }
}

#[test]
fn a_socket_would_be_seen() {
    // Whoever asks for addresses opens one, so that an empty record says something.
    let asks = ["bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9 || true"];
    let Some(calls) = calls(&asks, &[]) else { return };
    assert!(calls.iter().any(|call| call.contains("socket(")), "{calls:?}");
}
