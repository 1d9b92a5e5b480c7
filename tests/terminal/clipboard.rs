//! The clipboard: the desktop's by its programs, else the terminal's.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::bench::{Terminal, data, program};

/// The browser in an environment, with programs of these names in the only folder of `PATH`: each
/// writes what it is given, and its name.
fn opened(folder: &Path, programs: &[&str], environment: &[(&str, &str)]) -> Terminal {
    let mut command = with_programs(folder, programs, environment);
    command.env("KACTORS_DATA", data());
    Terminal::open((80, 24), command, None).shows(" of 58")
}

fn with_programs(folder: &Path, programs: &[&str], environment: &[(&str, &str)]) -> Command {
    for name in programs {
        let path = folder.join(name);
        let script = format!("#!/bin/sh\n/bin/cat > {}/copied\n", folder.display());
        fs::write(&path, script).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
    }
    let mut command = program();
    command.env("PATH", folder).envs(environment.iter().copied());
    command
}

#[test]
fn on_a_desktop_its_own_clipboard_is_taken() {
    let desktops = [
        ("DISPLAY", ":0", "xclip"),
        ("DISPLAY", ":0", "xsel"),
        ("WAYLAND_DISPLAY", "wayland-0", "wl-copy"),
    ];
    for (variable, value, name) in desktops {
        let folder = tempfile::tempdir().expect("a folder");
        let open = opened(folder.path(), &[name], &[(variable, value)]);
        let copied = open.types("Y").shows(&format!("copied the command with {name}"));
        assert_eq!(copied.noticed().copied, [] as [&str; 0], "the terminal is not asked");
        copied.types("q").ends_well(0);
        let text = fs::read_to_string(folder.path().join("copied")).expect("what was copied");
        assert_eq!(text, "kactors list");
    }
}

#[test]
fn the_copied_command_names_the_data_of_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("내 자료.ron");
    fs::copy(data(), &own).expect("data of one's own");
    let configured = folder.path().join("config.ron");
    fs::write(&configured, "").expect("a configuration");
    let mut command = with_programs(folder.path(), &["xsel"], &[("DISPLAY", ":0")]);
    // A path of this folder means the same in another.
    command.current_dir(folder.path()).args(["--data", "내 자료.ron"]);
    command.arg("--config").arg(&configured);
    let open = Terminal::open((80, 24), command, None).shows(" of 58");
    open.types("Y").shows("copied the command").types("q").ends_well(0);
    let text = fs::read_to_string(folder.path().join("copied")).expect("what was copied");
    let own = own.canonicalize().expect("it is there");
    let (own, configured) = (own.display(), configured.display());
    assert_eq!(text, format!("kactors list --data '{own}' --config {configured}"));
}

#[test]
fn over_ssh_and_without_a_program_the_terminal_s_is_taken() {
    let ssh = [("DISPLAY", ":0"), ("SSH_TTY", "/dev/pts/7")];
    for (programs, environment) in
        [(&["xclip"][..], &ssh[..]), (&[], &[("DISPLAY", ":0")]), (&["xclip"], &[])]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let open = opened(folder.path(), programs, environment);
        let copied = open.types("Y").shows("copied the command through the terminal");
        assert_eq!(copied.noticed().copied, ["a2FjdG9ycyBsaXN0"]);
        copied.types("q").ends_well(0);
        assert!(!folder.path().join("copied").exists());
    }
}

#[test]
fn a_program_that_fails_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let open = opened(folder.path(), &["xsel"], &[("DISPLAY", ":0")]);
    let failing = folder.path().join("xclip");
    fs::write(&failing, "#!/bin/sh\nexit 1\n").expect("a program");
    fs::set_permissions(&failing, fs::Permissions::from_mode(0o755)).expect("it can be run");
    open.types("Y").shows("copied the command with xsel").types("q").ends_well(0);
}
