//! The `kactors` binary: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    kactors::cli::run(std::env::args_os())
}
