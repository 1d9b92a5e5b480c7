//! `kactors check`: what is wrong with a data set.

use super::args::{Check, Global};
use super::output;
use super::{Ended, Failure, data};
use crate::load::{Severity, load};
use crate::text::grouped;

/// Prints every problem, which are this command's result; nothing if there is none.
pub fn run(global: &Global, check: &Check) -> Result<Ended, Failure> {
    let layers = if check.paths.is_empty() {
        data::layers(global)
    } else {
        check.paths.iter().cloned().map(data::layer).collect()
    };
    let problems = load(&layers).problems;
    let coloured = output::colours_stdout(global.color);
    output::to_stdout(|out| {
        problems.iter().try_for_each(|problem| writeln!(out, "{}\n", problem.draw(coloured)))
    })?;
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (warnings, errors) = (count(Severity::Warning), count(Severity::Error));
    let unreadable = count(Severity::Unreadable);
    if !problems.is_empty() {
        let errors = errors + unreadable;
        output::say(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")));
    }
    Ok(match (unreadable, errors, warnings) {
        (1.., _, _) => Ended::Partly,
        (0, 0, 0) => Ended::Done,
        (0, 0, _) if !check.strict => Ended::Done,
        _ => Ended::Empty,
    })
}

fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" })
}
