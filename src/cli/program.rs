//! The command line as a whole: what stands before a command, and what behind it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches};

use super::args::Arguments;

const DATA: &str = "data";

/// The command line, its subcommands complete.
///
/// `--data` may stand on both sides of a command and counts on both. A global flag of `clap` is that
/// of one side only: each command has one of its own.
pub fn program() -> clap::Command {
    let program = <Arguments as CommandFactory>::command();
    let data = program.get_arguments().find(|flag| flag.get_id() == DATA).cloned();
    program.mut_subcommands(|command| command.args(data.clone()))
}

/// What was typed, the program's name first.
///
/// # Errors
/// What is wrong with it, or what is printed in its place: help, the version.
pub fn parse(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut program = program();
    let typed = program.try_get_matches_from_mut(arguments)?;
    let behind = typed.subcommand().and_then(|(_, typed)| typed.get_many::<PathBuf>(DATA));
    let parsed = Arguments::from_arg_matches(&typed);
    let mut parsed = parsed.map_err(|error| error.format(&mut program))?;
    parsed.global.data.extend(behind.into_iter().flatten().cloned());
    Ok(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        program().debug_assert();
    }
}
