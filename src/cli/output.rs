//! Bytes to stdout, to a file, and messages to stderr.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, StderrLock, StdoutLock, Write};
use std::path::{Path, PathBuf};

use super::args::{Output, When};
use super::{Ended, Failure};
use crate::export::{self, Export, Format, Screen};
use crate::files;
use crate::lang::Lang;
use crate::names::nearest;
use crate::text::{grouped, harmless};

/// How much is gathered before it goes to stdout.
const BUFFER: usize = 1 << 16;

/// Whether what goes to stdout is coloured.
pub fn colours_stdout(when: When) -> bool {
    is_coloured(when, io::stdout().is_terminal())
}

/// Whether what goes to the terminal itself is.
pub fn colours_terminal(when: When) -> bool {
    is_coloured(when, true)
}

/// Whether what goes to stderr is.
pub fn colours_stderr(when: When) -> bool {
    is_coloured(when, io::stderr().is_terminal())
}

fn is_coloured(when: When, on_terminal: bool) -> bool {
    let refused = || env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = || env::var_os("TERM").is_some_and(|value| value == OsStr::new("dumb"));
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => on_terminal && !refused() && !dumb(),
    }
}

/// The names of the standard output.
const STDOUT: [&str; 3] = ["-", "/dev/stdout", "/dev/fd/1"];

impl Output {
    /// The same, in a format where neither flag nor file names one.
    #[must_use]
    pub fn or(self, format: Option<Format>) -> Output {
        let format = if self.named_file().is_some() { self.format } else { self.format.or(format) };
        Output { format, ..self }
    }

    /// The file; `None` for the standard output, which has names too: what one of these leads to is
    /// the shell's, and may not be replaced.
    #[must_use]
    pub fn named_file(&self) -> Option<&Path> {
        let is_stdout = |path: &&Path| STDOUT.iter().any(|name| *path == Path::new(name));
        self.file.as_deref().filter(|path| !is_stdout(path))
    }
}

/// Where a command's result goes, and in which form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The form.
    pub format: Format,
    /// The file; `None` is stdout.
    pub file: Option<PathBuf>,
    /// Whether an existing file is overwritten.
    pub force: bool,
    /// Whether cells of csv stay as they are.
    pub raw: bool,
    /// Whether lines end with a NUL.
    pub print0: bool,
}

impl Target {
    /// The target that the flags name: the format by its flag, else by the file's extension, else
    /// (for stdout) a table.
    ///
    /// # Errors
    /// That a file has no extension that says its format, or that a flag is not the format's.
    pub fn of(output: &Output) -> Result<Target, Failure> {
        let file = output.named_file();
        let format = match (output.format, file) {
            (Some(format), _) => format,
            (None, Some(path)) => format_of(path)?,
            (None, None) => Format::Table,
        };
        let Output { force, raw, print0, .. } = *output;
        if raw && format != Format::Csv {
            return Err(flag_of("--raw", "csv"));
        }
        if print0 && !matches!(format, Format::Tsv | Format::Jsonl) {
            return Err(flag_of("--print0", "tsv or jsonl"));
        }
        Ok(Target { format, file: file.map(Path::to_owned), force, raw, print0 })
    }

    /// Where a table is shown: on the terminal if stdout is one.
    pub fn screen(&self, when: When) -> Screen {
        match self.file {
            Some(_) => Screen { width: None, coloured: when == When::Always },
            None => stdout_screen(when),
        }
    }

    /// Whether there is a file that stands already.
    pub fn is_taken(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.symlink_metadata().is_ok())
    }

    /// Writes rows, and says how many the format has no place for.
    ///
    /// # Errors
    /// That they could not be written. A reader who leaves early is none.
    pub fn write_export(&self, rows: &Export<'_>) -> Result<(), Failure> {
        let left_out = export::left_out(rows.catalog, rows.rows, rows.format);
        self.write(rows.rows.len() - left_out, |out| export::write(rows, out))?;
        match left_out {
            0 => {}
            1 => say("1 appearance without a full date was left out"),
            count => {
                say(&format!("{} appearances without a full date were left out", grouped(count)));
            }
        }
        Ok(())
    }

    /// Writes a result; `rows` is how many it has, for the message about a file.
    ///
    /// # Errors
    /// That it could not be written. A reader who leaves early is none.
    pub fn write(
        &self,
        rows: usize,
        body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let body = |out: &mut dyn Write| {
            if self.print0 { body(&mut NulLines(out)) } else { body(out) }
        };
        let Some(file) = &self.file else { return to_stdout(body) };
        match files::write(file, self.force, body) {
            Ok(written) => {
                let noun = if rows == 1 { "appearance" } else { "appearances" };
                let size = files::size_in_words(written.bytes, Lang::English);
                let path = file.display().to_string();
                let rows = grouped(rows);
                say(&format!("{rows} {noun} written to {} ({size})", harmless(&path)));
                Ok(())
            }
            Err(error) if error.is_closed_pipe() => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// A writer whose lines end with a NUL in place of a line feed. In tsv and jsonl a line feed is
/// nothing else than the end of a line.
struct NulLines<'w>(&'w mut dyn Write);

impl Write for NulLines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let ended = bytes.iter().map(|&byte| if byte == b'\n' { 0 } else { byte });
        self.0.write(&ended.collect::<Vec<u8>>())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn flag_of(flag: &str, format: &str) -> Failure {
    let first = format.split(' ').next().unwrap_or_default();
    Failure::Usage(format!("{flag} is for {format} only\nhelp: add `-f {first}`"))
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    let extension = path.extension().map(|text| text.to_string_lossy().into_owned());
    let extension = extension.unwrap_or_default();
    Format::from_extension(&extension).ok_or_else(|| {
        let words: Vec<&str> = Format::all().map(Format::word).collect();
        let help = match nearest(&extension, words.iter().copied()) {
            Some(near) if !extension.is_empty() => format!("`-f {near}` says it"),
            _ => format!("say it with `-f`: {}", words.join(", ")),
        };
        let path = path.display().to_string();
        Failure::Usage(format!(
            "-o {}: the name does not say a format\nhelp: {help}",
            harmless(&path)
        ))
    })
}

/// Where a table on stdout is shown.
pub fn stdout_screen(when: When) -> Screen {
    let is_terminal = io::stdout().is_terminal();
    let size = is_terminal.then(|| rustix::termios::tcgetwinsize(io::stdout()).ok()).flatten();
    let width = size.map(|size| usize::from(size.ws_col)).filter(|&columns| columns > 0);
    Screen { width, coloured: colours_stdout(when) }
}

/// Writes to stdout, buffered. A reader who leaves early (`| head`) is a normal end.
///
/// # Errors
/// That stdout could not be written.
pub fn to_stdout(body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out: BufWriter<StdoutLock<'_>> = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let written = body(&mut out).and_then(|()| out.flush());
    // What did not go out would be tried again when the buffer is dropped.
    let _ = out.into_parts();
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Stdout(error)),
        _ => Ok(()),
    }
}

/// Stderr, buffered, so that a message comes whole.
pub fn stderr() -> BufWriter<StderrLock<'static>> {
    BufWriter::new(io::stderr().lock())
}

/// Says something to the user, on stderr; lines stay lines, all else is made harmless.
pub fn say(message: &str) {
    let lines: Vec<_> = message.split('\n').map(harmless).collect();
    let mut err = stderr();
    // Nobody is left to tell where stderr is gone.
    let _ = writeln!(err, "{}", lines.join("\n")).and_then(|()| err.flush());
}

/// How a listing ends.
pub fn ended(rows: usize) -> Ended {
    if rows == 0 { Ended::Empty } else { Ended::Done }
}
