//! A line on stderr that says how far a long load is.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use crate::load::Progress;

/// What takes no longer needs no line.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often the line is written anew.
const TICK: Duration = Duration::from_millis(100);

/// Does something that may take long, with a line about it where somebody looks at stderr. The line
/// is wiped away in the end.
pub fn watched<T>(work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Arc::new(Progress::default());
    if !io::stderr().is_terminal() {
        return work(&progress);
    }
    let line = ProgressBar::new_spinner().with_style(style(Arc::clone(&progress)));
    line.enable_steady_tick(TICK);
    let done = work(&progress);
    line.finish_and_clear();
    done
}

/// A line that is empty as long as nobody has to wait.
fn style(progress: Arc<Progress>) -> ProgressStyle {
    let so_far = move |state: &ProgressState, line: &mut dyn Write| {
        if state.elapsed() >= PATIENCE {
            // It goes into a text, which takes all that is written.
            let _ = write!(line, "loading: {}", progress.so_far());
        }
    };
    // The template is a sound one; with another the line would say less.
    let style = ProgressStyle::with_template("{so_far}");
    style.unwrap_or_else(|_| ProgressStyle::default_spinner()).with_key("so_far", so_far)
}
