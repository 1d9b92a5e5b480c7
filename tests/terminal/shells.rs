//! Shells in a terminal that complete the program's command line.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::bench::{Terminal, program};

/// A prompt that nothing else shows.
const PROMPT: &str = "kactors-test> ";

fn script(shell: &str) -> Vec<u8> {
    program().args(["completions", shell]).output().expect("the program starts").stdout
}

/// The shell, told about the program as a user's own files would; `None` where there is none.
fn shell(folder: &Path, name: &str) -> Option<Terminal> {
    fs::write(folder.join("_kactors"), script(name)).expect("written");
    let (file, setup) = match name {
        "bash" => ("rc", "PS1='PROMPT'; source FOLDER/_kactors"),
        _ => {
            (".zshrc", "PS1='PROMPT'; fpath=(FOLDER $fpath); autoload -Uz compinit; compinit -u -D")
        }
    };
    let setup = setup.replace("PROMPT", PROMPT).replace("FOLDER", &folder.display().to_string());
    fs::write(folder.join(file), setup).expect("written");
    let mut command = Command::new(name);
    command.env_clear().env("TERM", "xterm-256color").env("ZDOTDIR", folder).env("HOME", folder);
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    if name == "bash" {
        command.arg("--rcfile").arg(folder.join(file));
    }
    if Command::new(name).arg("-c").arg("true").output().is_err() {
        println!("skipped: {name} does not start");
        return None;
    }
    command.arg("-i");
    Some(Terminal::open((120, 20), command, None).shows(PROMPT.trim_end()))
}

fn completes(name: &str, line: &str, to: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(open) = shell(folder.path(), name) else { return };
    open.types(line).types("<Tab>").shows(to);
}

#[test]
fn bash_and_zsh_complete_a_country_a_platform_and_a_format() {
    for name in ["bash", "zsh"] {
        completes(name, "kactors <space> list <space> --country <space> jap", "--country japan");
        completes(name, "kactors <space> --country <space> thai", "--country thailand");
        completes(name, "kactors <space> --platform <space> netf", "--platform netflix");
        completes(name, "kactors <space> list <space> -f <space> ht", "-f html");
        completes(name, "kactors <space> stat", "kactors stats");
    }
}
