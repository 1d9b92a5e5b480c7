//! The mouse on the real terminal: taken, left to it, and given back.

use std::fs;

use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use super::bench::{Terminal, browser, browser_with, data, program};

/// What the terminal was asked to report.
fn reported(terminal: &Terminal) -> (MouseProtocolMode, MouseProtocolEncoding) {
    let screen = terminal.screen();
    (screen.mouse_protocol_mode(), screen.mouse_protocol_encoding())
}

const TAKEN: (MouseProtocolMode, MouseProtocolEncoding) =
    (MouseProtocolMode::PressRelease, MouseProtocolEncoding::Sgr);
const LEFT: (MouseProtocolMode, MouseProtocolEncoding) =
    (MouseProtocolMode::None, MouseProtocolEncoding::Default);

#[test]
fn clicks_and_the_wheel_arrive() {
    let open = browser();
    assert_eq!(reported(&open), TAKEN);
    // The second value of the pane, by cells counted from one.
    let chosen = open.sent(b"\x1b[<0;8;4M\x1b[<0;8;4m").shows("country:us");
    chosen.sent(b"\x1b[<65;40;10M").shows("4/19").types("q").ends_well(0);
}

#[test]
fn m_leaves_it_to_the_terminal_and_takes_it_back() {
    let open = browser().types("m").shows("the mouse is the terminal's");
    assert_eq!(reported(&open), LEFT);
    let open = open.types("m").shows("the mouse is the browser's");
    assert_eq!(reported(&open), TAKEN);
    open.types("q").ends_well(0);
}

#[test]
fn a_flag_and_the_configuration_leave_it_to_the_terminal() {
    let open = browser_with(["--no-mouse"]);
    assert_eq!(reported(&open), LEFT);
    open.types("q").ends_well(0);
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("config.ron");
    fs::write(&config, "(mouse: false)").expect("a file");
    let mut command = program();
    command.arg("--data").arg(data()).arg("--config").arg(&config);
    let open = Terminal::open((80, 24), command, None).shows(" of 58");
    assert_eq!(reported(&open), LEFT);
    open.types("q").ends_well(0);
}
