//! The `kactors` binary: arguments in, exit code out.

fn main() {}
