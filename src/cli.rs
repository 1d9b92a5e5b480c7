//! The command line: arguments in, bytes on stdout, messages on stderr, an exit code out.
//!
//! | module | what it does |
//! |---|---|
//! | `args` | what may be typed |
//! | `program` | the command line as a whole, what stands before a command and what behind it |
//! | `ask` | filters, `-q` and words → one question |
//! | `settings` | the configuration → what is in effect, and what is wrong with it |
//! | `folders` | where configuration, state and cache lie |
//! | `data` | files → a catalog, and what is wrong with it |
//! | `progress` | how far a long load is |
//! | `output` | bytes → stdout or `-o`, a closed pipe being a normal end |
//! | `browse`, `list`, `show`, `stats`, `check`, `diff`, `config`, `completions`, `man` | a subcommand each |

mod args;
mod ask;
mod browse;
mod check;
mod completions;
mod config;
mod data;
mod diff;
mod folders;
mod list;
mod man;
mod output;
mod program;
mod progress;
mod settings;
mod show;
mod stats;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use thiserror::Error;

use crate::files::FileError;
use crate::kept::Kept;
use crate::text::{cut, is_control};
use args::{Command, Global};
use settings::Settings;

/// How a run ended; what scripts see of it is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Done.
    Done,
    /// Nothing matched, several go by a name, a picker was left without accepting, `check` or
    /// `config` found problems, or `diff` differences.
    Empty,
    /// Done as far as the data was sound; what is not sound is on stderr.
    Partly,
    /// A signal ended it, or Ctrl-C; the number is 128 and the signal's.
    Signal(u8),
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> ExitCode {
        match ended {
            Ended::Done => ExitCode::SUCCESS,
            Ended::Empty => ExitCode::from(1),
            Ended::Partly => ExitCode::from(2),
            Ended::Signal(code) => ExitCode::from(code),
        }
    }
}

/// Why a command could not be run: exit code 2.
#[derive(Debug, Error)]
enum Failure {
    /// What was typed makes no sense; the text has the place and what would help.
    #[error("{0}")]
    Usage(String),
    /// Nothing could be loaded; what is wrong was said already.
    #[error("nothing could be loaded")]
    NoData,
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The standard output could not be written.
    #[error("cannot write to the standard output: {0}")]
    Stdout(#[source] std::io::Error),
    /// The terminal could not be used.
    #[error("cannot use the terminal: {0}")]
    Terminal(#[source] std::io::Error),
}

/// Runs the program on these arguments, the first being its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let parsed = match program::parse(&arguments) {
        Ok(parsed) => parsed,
        Err(error) => return answer(&error, &arguments),
    };
    match parsed.command().and_then(|(global, command)| perform(global, command)) {
        Ok(ended) => ended.into(),
        Err(failure) => {
            output::say(&format!("error: {failure}{}", hint(&failure)));
            ExitCode::from(2)
        }
    }
}

/// What is kept from run to run.
fn kept() -> Kept {
    Kept::in_folder(folders::state())
}

fn perform(global: Global, command: Command) -> Result<Ended, Failure> {
    match command {
        Command::Browse(browse) => {
            let data_asked = browse::data_asked(&global);
            let (global, settings) = in_effect(global)?;
            browse::run(&global, &settings, &browse, data_asked)
        }
        Command::List(list) => list::run(&configured(global)?, list),
        Command::Show(show) => show::run(&configured(global)?, &show),
        Command::Stats(stats) => stats::run(&configured(global)?, &stats),
        Command::Check(check) => check::run(&configured(global)?, &check),
        Command::Diff(diff) => diff::run(&global, &diff),
        Command::Config => {
            let (global, settings) = in_effect(global)?;
            config::run(&global, &settings)
        }
        Command::Completions(completions) => completions::run(&completions),
        Command::Man(man) => man::run(&man),
    }
}

/// The configuration in effect, and what holds for all commands with it.
fn in_effect(mut global: Global) -> Result<(Global, Settings), Failure> {
    let settings = Settings::load(&global)?;
    global.data.clone_from(&settings.data.0);
    Ok((global, settings))
}

/// What holds for all commands; what is wrong with the configuration is said.
fn configured(global: Global) -> Result<Global, Failure> {
    let (global, settings) = in_effect(global)?;
    settings.say_problems(&global);
    Ok(global)
}

fn hint(failure: &Failure) -> &'static str {
    match failure {
        Failure::File(FileError::Exists { .. }) => "\nhelp: `--force` overwrites it",
        Failure::File(FileError::Folder(_)) => "\nhelp: name a file in it",
        _ => "",
    }
}

/// Columns of a line that repeats a mistyped argument.
const LONGEST_LINE: usize = 400;

/// Where words go, for those who type them behind the program's name.
const WORDS: &str = "help: `kactors -q WORDS` opens the browser with a question, `kactors list WORDS` prints its rows";

/// Prints what the parser of arguments has to say: help, the version, or what was mistyped.
///
/// It repeats what was typed, which must not reach a terminal raw, nor by the page.
fn answer(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    let hostile = arguments
        .iter()
        .any(|text| text.len() > LONGEST_LINE || text.to_string_lossy().contains(is_control));
    // Where its reader has gone there is nobody to tell.
    let _ = if hostile {
        let plain = error.render().to_string();
        let lines: Vec<_> = plain.split('\n').map(|line| cut(line, LONGEST_LINE)).collect();
        std::io::stderr().lock().write_all(lines.join("\n").as_bytes())
    } else {
        error.print()
    };
    if error.kind() == clap::error::ErrorKind::InvalidSubcommand {
        // A name was meant to be looked for, as with `fzf`.
        output::say(WORDS);
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
