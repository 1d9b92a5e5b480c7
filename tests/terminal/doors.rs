//! Standard input, output and error that are something else than the terminal, or nothing at all.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::process::Command;

use rustix::process::Signal;

use super::bench::{Terminal, browser, data, program};
use super::wrapped::wrapped;

/// The browser as a shell starts it, with something done to its streams.
fn started(streams: &str) -> Terminal {
    let mut command = program();
    command.arg("--data").arg(data());
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("exec \"$0\" \"$@\" {streams}")]);
    Terminal::open((80, 24), wrapped(shell, &command), None).shows("58 of 58")
}

/// The browser on some data whose accepted rows go into a file.
fn picker(data: Option<&Path>, stdout: File) -> Terminal {
    let mut command = program();
    command.args(data.map(|path| format!("--data={}", path.display())));
    command.args(["-f", "json"]);
    Terminal::open((80, 24), command, Some(stdout)).shows(" of ")
}

#[test]
fn with_a_closed_stdout_it_can_be_left_and_accepts_into_nothing() {
    started(">&-").types("<C-c>").ends_well(130);
    started(">&-").types("q").ends_well(1);
    started(">&-").types("<Enter>").ends_well(0);
}

#[test]
fn with_closed_or_empty_streams_keys_come_from_the_terminal() {
    for streams in ["<&-", "</dev/null", "2>&-", "<&- >&- 2>&-", "</dev/full >/dev/null 2>&1"] {
        started(streams).types("j").signalled(Signal::TERM).ends_well(143);
        started(streams).types("/ country:jp").shows("27 of 58").types("<C-c>").ends_well(130);
    }
}

#[test]
fn a_reader_of_accepted_rows_who_has_gone_is_a_normal_end() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    let open = picker(Some(&data()), File::from(std::os::fd::OwnedFd::from(writer)));
    drop(reader);
    open.types("a <Enter>").ends_well(0);
}

#[test]
fn a_stdout_that_takes_nothing_is_said_on_the_restored_terminal() {
    let full = OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let left = picker(Some(&data()), full).types("<Enter>").ends_well(2);
    let said = left.screen().contents();
    assert!(said.contains("cannot write to the standard output"), "{said}");
}

#[test]
fn while_nobody_reads_what_was_accepted_signals_end_it_as_they_end_any_program() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let (_reader, writer) = std::io::pipe().expect("a pipe");
        // The shipped data is more than a pipe holds.
        let open = picker(None, File::from(std::os::fd::OwnedFd::from(writer)));
        let left = open.types("a").shows("marked").types("<Enter>");
        let mut left = left.gives_back().signalled(signal);
        left.is_ended_by(signal);
    }
}

#[test]
fn an_export_into_a_pipe_that_nobody_reads_hangs_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let fifo = folder.path().join("rows.csv");
    let made = Command::new("mkfifo").arg(&fifo).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe with a name");
    let name = fifo.to_str().expect("a path").to_owned();
    let asked = |open: Terminal| open.types("e").shows("Export").types("<C-u>").types(&name);
    let refused = asked(browser()).types("<Enter>").shows("nobody reads it");
    refused.types("<C-c>").ends_well(130);

    // Somebody has it open and takes nothing.
    let idle = OpenOptions::new().read(true).write(true).open(&fifo).expect("opened");
    let open = Terminal::open((120, 24), program(), None).shows(" of 1,");
    let refused = asked(open).types("<Enter>").shows("takes nothing");
    refused.types("<C-c>").ends_well(130);
    drop(idle);
}
