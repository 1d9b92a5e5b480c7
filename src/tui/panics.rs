//! What is said when the program itself is at fault. On the alternate screen it would be lost, so
//! the terminal is given back first; how it came about is too much for a screen and goes to a file.

use std::backtrace::Backtrace;
use std::env;
use std::io::{self, Write};
use std::panic::{PanicHookInfo, set_hook};
use std::path::PathBuf;
use std::sync::Once;
use std::thread;

use crate::text::harmless;

/// From now on a panic, of whatever thread, first has the terminal restored and then speaks.
pub fn speak_after(restore: fn()) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        set_hook(Box::new(move |panic| {
            restore();
            speak(panic);
        }));
    });
}

fn speak(panic: &PanicHookInfo<'_>) {
    // It may hold a piece of the data, which must not reach the terminal raw.
    let what = harmless(&panic.to_string().replace('\n', " ")).into_owned();
    let kept = match keep(&what) {
        Ok(path) => format!("how it came about is in {}", harmless(&path.display().to_string())),
        Err(error) => format!("how it came about could not be kept: {error}"),
    };
    // Nobody is left to tell where stderr is gone.
    let _ = writeln!(io::stderr(), "error: a mistake of kactors itself: {what}\nhelp: {kept}");
}

/// Writes a new file for whoever looks for the mistake, and gives its path.
fn keep(what: &str) -> io::Result<PathBuf> {
    let version = env!("CARGO_PKG_VERSION");
    let thread = thread::current();
    let thread = thread.name().unwrap_or("without a name");
    let calls = Backtrace::force_capture();
    let mut builder = tempfile::Builder::new();
    let mut file = builder.prefix("kactors-panic-").suffix(".txt").tempfile_in(env::temp_dir())?;
    write!(file, "kactors {version}, thread {thread}\n{what}\n\n{calls}\n")?;
    Ok(file.into_temp_path().keep()?)
}
