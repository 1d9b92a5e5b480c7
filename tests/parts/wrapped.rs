//! A program that another one starts, as whoever runs the tests never has it: its environment goes
//! along.

use std::process::Command;

/// A command that ends in the program and its arguments, in the program's environment. What its
/// streams are is not taken along.
pub fn wrapped(mut outer: Command, program: &Command) -> Command {
    outer.arg(program.get_program());
    told(outer, program)
}

/// A command with the arguments, the environment and the folder of another.
pub fn told(mut command: Command, other: &Command) -> Command {
    command.args(other.get_args());
    for (name, value) in other.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    if let Some(folder) = other.get_current_dir() {
        command.current_dir(folder);
    }
    command
}
