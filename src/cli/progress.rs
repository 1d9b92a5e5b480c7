//! A line on stderr that says how far a long load is.

use std::io::{self, IsTerminal, Write};
use std::panic::resume_unwind;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::load::Progress;
use crate::text::width;

/// What takes no longer needs no line.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often the line is written anew.
const TICK: Duration = Duration::from_millis(100);

/// Does something that may take long, with a line about it where somebody looks at stderr. The line
/// is wiped away in the end.
pub fn watched<T: Send>(work: impl FnOnce(&Progress) -> T + Send) -> T {
    let progress = Progress::default();
    if !io::stderr().is_terminal() {
        return work(&progress);
    }
    thread::scope(|scope| {
        // Nothing is sent: the sender is dropped when the work is done.
        let (at_work, done) = channel::<()>();
        let progress = &progress;
        let working = scope.spawn(move || {
            let _at_work = at_work;
            work(progress)
        });
        let (mut patience, mut shown) = (PATIENCE, 0);
        while done.recv_timeout(patience) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            let line = format!("loading: {}", progress.so_far());
            write_over(shown, &line);
            (patience, shown) = (TICK, width(&line));
        }
        if shown > 0 {
            write_over(shown, "");
        }
        working.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// Writes a line over one of so many columns, and stays on it.
fn write_over(shown: usize, line: &str) {
    let rest = shown.saturating_sub(width(line));
    let back = if line.is_empty() { "\r" } else { "" };
    // Where stderr has gone nobody misses the line.
    let _ = write!(io::stderr().lock(), "\r{line}{:rest$}{back}", "");
}
