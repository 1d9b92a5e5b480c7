//! Writing files whole or not at all.

mod stream;

use std::fmt;
use std::fs::{self, DirBuilder, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::lang::{Lang, Text, refusal, say};
use crate::text::harmless;
pub use stream::Patience;

/// Why a file was not written. The target is as it was before.
#[derive(Debug, Error)]
pub enum FileError {
    /// The target is there, and was not to be overwritten.
    Exists {
        /// The target.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// The target is a folder.
    Folder(PathBuf),
    /// The folder in which the target would stand is not there.
    NoFolder {
        /// The target.
        path: PathBuf,
        /// The missing folder.
        folder: PathBuf,
    },
    /// The system refused.
    System {
        /// The target.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::English))
    }
}

impl FileError {
    /// The sentence in a language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        let (path, why) = match self {
            FileError::Exists { path, size } => {
                let size = size_in_words(*size, lang);
                let why = say!(
                    lang,
                    "it exists already ({size})",
                    "이미 있습니다({size})",
                    "既にあります({size})"
                );
                (path, why)
            }
            FileError::Folder(path) => {
                (path, Text("it is a folder", "폴더입니다", "フォルダーです").of(lang).to_owned())
            }
            FileError::NoFolder { path, folder } => {
                let folder = shown(folder);
                let why = say!(
                    lang,
                    "there is no folder {folder}",
                    "{folder} 폴더가 없습니다",
                    "フォルダー{folder}がありません"
                );
                (path, why)
            }
            FileError::System { path, source } => (path, refusal(source, lang)),
        };
        let path = shown(path);
        say!(
            lang,
            "cannot write {path}: {why}",
            "{path}에 쓸 수 없음: {why}",
            "{path}に書き込めません: {why}"
        )
    }

    /// Whether the reader of a pipe that was written to has gone, which is no failure of ours.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, FileError::System { source, .. }
            if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The target as it was given.
    pub path: PathBuf,
    /// How many bytes went into it.
    pub bytes: u64,
}

/// A path whose `~/` stands for the user's home, as a shell has it; as it is where there is no home.
#[must_use]
pub fn from_home(path: &Path, home: Option<PathBuf>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

/// Says whether [`write()`] would refuse to write to a target, before there is anything to write.
///
/// # Errors
/// That there is a file and no `force`, that there is a folder, or none to hold it.
pub fn check(target: &Path, force: bool) -> Result<(), FileError> {
    place(target, force).map(|_| ())
}

/// Whether an error says that there is nothing at a path, or no folder on the way to it.
#[must_use]
pub fn is_nowhere(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Makes a folder of the user's own, and those above it; what one reads and asks is nobody else's
/// business. One that is there stays as it is.
///
/// # Errors
/// What the system says.
pub fn make_own_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Writes a file: into a temporary one beside the target, to the disk, and only then under its
/// name, so that at no time half a file stands there. `body` gets a buffered writer.
///
/// A symlink is followed. An existing file is overwritten only with `force`, and its mode bits are
/// kept; a new one has those of the umask. What is no regular file (a FIFO, a device) is written
/// straight.
///
/// # Errors
/// What hindered it, the target being as it was and nothing left beside it.
pub fn write(
    target: &Path,
    force: bool,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Written, FileError> {
    write_with(Patience::Endless, target, force, body)
}

/// As [`write()`], with more or less patience for whoever reads a FIFO.
///
/// # Errors
/// As [`write()`].
pub fn write_with(
    patience: Patience,
    target: &Path,
    force: bool,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Written, FileError> {
    let failed = |source| FileError::System { path: target.to_owned(), source };
    let bytes = match place(target, force)? {
        Place::Stream => write_straight(patience, target, body).map_err(failed)?,
        Place::File { path, existing } => {
            write_beside(&path, existing.as_ref(), body).map_err(|error| match error.kind() {
                // Somebody else was quicker.
                io::ErrorKind::AlreadyExists => {
                    let size = fs::metadata(&path).map_or(0, |file| file.len());
                    FileError::Exists { path: target.to_owned(), size }
                }
                _ => failed(error),
            })?
        }
    };
    Ok(Written { path: target.to_owned(), bytes })
}

/// Where a target's bytes go.
enum Place {
    /// Straight into a FIFO or device.
    Stream,
    /// Into the file at the end of all symlinks.
    File { path: PathBuf, existing: Option<Metadata> },
}

fn place(target: &Path, force: bool) -> Result<Place, FileError> {
    let failed = |source| FileError::System { path: target.to_owned(), source };
    match fs::metadata(target) {
        Ok(found) if found.is_dir() => Err(FileError::Folder(target.to_owned())),
        Ok(found) if !found.is_file() => Ok(Place::Stream),
        Ok(found) if !force => {
            Err(FileError::Exists { path: target.to_owned(), size: found.len() })
        }
        Ok(found) => {
            let path = fs::canonicalize(target).map_err(failed)?;
            Ok(Place::File { path, existing: Some(found) })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let path = end_of_links(target).map_err(failed)?;
            let folder = folder_of(&path);
            if !folder.is_dir() {
                let folder = folder.to_owned();
                return Err(FileError::NoFolder { path: target.to_owned(), folder });
            }
            Ok(Place::File { path, existing: None })
        }
        Err(error) => Err(failed(error)),
    }
}

/// Where a symlink to nothing leads. The system itself has made sure that links end.
fn end_of_links(target: &Path) -> io::Result<PathBuf> {
    let mut path = target.to_owned();
    while fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
        path = folder_of(&path).join(fs::read_link(&path)?);
    }
    Ok(path)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn write_straight(
    patience: Patience,
    target: &Path,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<u64> {
    let mut out = Counted::new(stream::open(target, patience)?);
    body(&mut out)?;
    out.flush()?;
    Ok(out.bytes)
}

fn write_beside(
    path: &Path,
    existing: Option<&Metadata>,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<u64> {
    let folder = folder_of(path);
    if let Some(mut file) = nameless(folder) {
        let bytes = fill(&mut file, existing, body)?;
        let link = |name: &Path| link(&file, name);
        match existing {
            // A link never takes another's name, a rename does.
            None => link(path)?,
            Some(_) => temporary().make_in(folder, link)?.persist(path).map(drop)?,
        }
        return Ok(bytes);
    }
    let mut file = temporary().tempfile_in(folder)?;
    let bytes = fill(file.as_file_mut(), existing, body)?;
    match existing {
        Some(_) => file.persist(path)?,
        None => file.persist_noclobber(path)?,
    };
    Ok(bytes)
}

/// Writes a temporary file to the disk, with the mode bits of the one that it replaces.
fn fill(
    file: &mut File,
    existing: Option<&Metadata>,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<u64> {
    let mut out = Counted::new(&mut *file);
    body(&mut out)?;
    out.flush()?;
    let bytes = out.bytes;
    drop(out);
    if let Some(existing) = existing {
        file.set_permissions(existing.permissions())?;
    }
    file.sync_all()?;
    Ok(bytes)
}

fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kactors-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// A file in a folder that has no name yet, so that nothing is left of it if we are killed; `None`
/// where the file system has no such files, or names cannot be given to them.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};
    if !Path::new(OPEN_FILES).is_dir() {
        return None;
    }
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    open(folder, flags, Mode::from_raw_mode(0o666)).ok().map(File::from)
}

/// Where the system shows the files that a program has open: a nameless one is linked from there,
/// see open(2) on `O_TMPFILE`.
#[cfg(target_os = "linux")]
const OPEN_FILES: &str = "/proc/self/fd";

/// Gives a name to a file that has none; fails where the name is taken.
#[cfg(target_os = "linux")]
fn link(file: &File, name: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, linkat};
    let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
    Ok(linkat(CWD, open, CWD, name, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path) -> Option<File> {
    None
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A buffered writer that counts.
struct Counted<W: Write> {
    inner: BufWriter<W>,
    bytes: u64,
}

impl<W: Write> Counted<W> {
    fn new(inner: W) -> Self {
        Counted { inner: BufWriter::new(inner), bytes: 0 }
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// A path for messages: harmless whatever its bytes.
fn shown(path: &Path) -> String {
    harmless(&path.display().to_string()).into_owned()
}

/// `512 bytes`, `1.2 kB`, `34 MB`: decimal units, as file managers show them.
#[must_use]
pub fn size_in_words(bytes: u64, lang: Lang) -> String {
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"];
    if bytes < 1000 {
        return match (bytes, lang) {
            (1, Lang::English) => "1 byte".to_owned(),
            _ => say!(lang, "{bytes} bytes", "{bytes}바이트", "{bytes}バイト"),
        };
    }
    let mut tenths = bytes / 100;
    let mut unit = 0;
    while tenths >= 10_000 {
        tenths /= 1000;
        unit += 1;
    }
    match tenths {
        ..100 => format!("{}.{} {}", tenths / 10, tenths % 10, units[unit]),
        _ => format!("{} {}", tenths / 10, units[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> impl FnOnce(&mut dyn Write) -> io::Result<()> {
        let text = text.to_owned();
        move |out| out.write_all(text.as_bytes())
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder for the test")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("readable").filter_map(Result::ok);
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_written_whole_and_nothing_else_is_left() {
        let folder = folder();
        let target = folder.path().join("picks.csv");
        let written = write(&target, false, body("a,b\r\n")).expect("written");
        assert_eq!(written, Written { path: target.clone(), bytes: 5 });
        assert_eq!(fs::read_to_string(&target).expect("there"), "a,b\r\n");
        assert_eq!(names(folder.path()), ["picks.csv"]);
    }

    #[test]
    fn an_existing_file_is_refused_with_its_size_and_overwritten_by_force() {
        let folder = folder();
        let target = folder.path().join("picks.csv");
        fs::write(&target, "x".repeat(1234)).expect("written");
        let refused = write(&target, false, body("new")).expect_err("refused");
        assert!(matches!(refused, FileError::Exists { size: 1234, .. }));
        assert!(refused.to_string().ends_with("picks.csv: it exists already (1.2 kB)"));
        assert!(write(&target, true, body("new")).is_ok());
        assert_eq!(fs::read_to_string(&target).expect("there"), "new");
    }

    #[test]
    fn a_failure_half_way_leaves_the_target_and_no_litter() {
        let folder = folder();
        let target = folder.path().join("picks.csv");
        fs::write(&target, "old").expect("written");
        let failing = |out: &mut dyn Write| {
            out.write_all(&vec![b'x'; 100_000])?;
            Err(io::Error::other("the disk is full"))
        };
        let error = write(&target, true, failing).expect_err("failed");
        assert!(error.to_string().ends_with("picks.csv: the disk is full"));
        assert_eq!(fs::read_to_string(&target).expect("there"), "old");
        assert_eq!(names(folder.path()), ["picks.csv"]);
    }

    #[test]
    fn a_folder_and_a_missing_folder_are_named() {
        let folder = folder();
        let error = write(folder.path(), true, body("x")).expect_err("a folder");
        assert!(error.to_string().ends_with("it is a folder"));
        let error = write(&folder.path().join("no/x.csv"), true, body("x")).expect_err("no folder");
        assert!(error.to_string().contains("there is no folder"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_is_followed_and_mode_bits_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
        fs::write(&real, "old").expect("written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("mode");
        symlink("real.csv", &link).expect("linked");
        write(&link, true, body("new")).expect("written");
        assert_eq!(fs::read_to_string(&real).expect("there"), "new");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_to_nothing_makes_the_file_it_names() {
        let folder = folder();
        let link = folder.path().join("link.csv");
        std::os::unix::fs::symlink("new.csv", &link).expect("linked");
        write(&link, false, body("new")).expect("written");
        assert_eq!(names(folder.path()), ["link.csv", "new.csv"]);
        assert_eq!(fs::read_to_string(&link).expect("there"), "new");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_straight() {
        let written = write(Path::new("/dev/null"), false, body("rows")).expect("written");
        assert_eq!(written.bytes, 4);
    }

    #[test]
    fn sizes_are_said_in_words() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1000, "1.0 kB"),
            (12_345, "12 kB"),
            (999_999, "999 kB"),
            (1_000_000, "1.0 MB"),
            (34_567_890, "34 MB"),
        ] {
            assert_eq!(size_in_words(bytes, Lang::English), words);
        }
    }
}
