//! The clipboard: the terminal's own, or a program of the desktop's.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Longer than a program takes that puts a text on the clipboard and stays behind to hold it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Puts a text on the desktop's clipboard and gives the name of the program that did it; `None`
/// where there is no desktop or none of its programs: then the terminal is to be asked (OSC 52).
///
/// Over ssh the desktop's clipboard is the wrong one: the terminal's is the user's own.
pub fn copy(text: &str) -> Option<&'static str> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") || is_set("SSH_TTY") {
        return None;
    }
    let programs: &[(&'static str, &[&str])] = if cfg!(target_os = "macos") {
        &[("pbcopy", &[])]
    } else if is_set("WAYLAND_DISPLAY") {
        &[("wl-copy", &[])]
    } else if is_set("DISPLAY") {
        &[("xclip", &["-selection", "clipboard"]), ("xsel", &["--clipboard", "--input"])]
    } else {
        &[]
    };
    let copies = |(program, arguments): &&(&'static str, &[&str])| fed(program, arguments, text);
    programs.iter().find(copies).map(|(program, _)| *program)
}

/// Whether a program took the text.
fn fed(program: &str, arguments: &[&str], text: &str) -> bool {
    let quiet = Stdio::null;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(quiet()).stderr(quiet());
    let Ok(mut child) = command.spawn() else { return false };
    let Some(mut into) = child.stdin.take() else { return false };
    let (tell, told) = mpsc::channel();
    let text = text.to_owned();
    // A program that hangs must not hold up the keys.
    let waits = thread::Builder::new().spawn(move || {
        let written = into.write_all(text.as_bytes()).is_ok();
        drop(into);
        let ended = child.wait();
        // Where it took too long nobody listens any more.
        let _ = tell.send(written && ended.is_ok_and(|status| status.success()));
    });
    waits.is_ok() && told.recv_timeout(PATIENCE).unwrap_or(false)
}
