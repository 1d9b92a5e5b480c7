//! Finds and reads the files of a data set.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use super::parse::Text;
use super::problem::{Place, Problem, Severity};
use crate::lang::{self, Sentence, refusal, say};

/// A file that was found, or a text that is in memory already.
#[derive(Debug, Clone)]
pub enum Listing {
    /// A text.
    Known(Text),
    /// A file.
    File {
        /// Where it is.
        path: PathBuf,
        /// How many bytes it has; 0 where the system does not say.
        size: usize,
    },
}

impl Listing {
    /// The path as given, or the name of the text.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Listing::Known(text) => text.path.clone(),
            Listing::File { path, .. } => path.display().to_string(),
        }
    }

    /// Where its file is; `None` for a text in memory.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Listing::Known(_) => None,
            Listing::File { path, .. } => Some(path),
        }
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Listing::Known(text) => text.text.len(),
            Listing::File { size, .. } => *size,
        }
    }

    /// Its bytes, from the first on, without a byte order mark: those of its text, if it is UTF-8.
    ///
    /// # Errors
    /// Where it cannot be opened, or is no regular file: what comes out of a pipe comes once.
    pub fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        let path = match self {
            Listing::Known(text) => return Ok(Box::new(text.text.as_bytes())),
            Listing::File { path, .. } => path,
        };
        if !fs::metadata(path)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut file = File::open(path)?;
        let mut start = Vec::with_capacity(MARK.len());
        file.by_ref().take(MARK.len() as u64).read_to_end(&mut start)?;
        if start == MARK.as_bytes() {
            start.clear();
        }
        Ok(Box::new(Cursor::new(start).chain(file)))
    }

    /// Its text, up to where it is UTF-8, and a problem if it is not to the end.
    ///
    /// # Errors
    /// Where it cannot be read at all.
    pub(super) fn read(self) -> Result<(Text, Option<Problem>), Box<Problem>> {
        let path = match self {
            Listing::Known(text) => return Ok((text, None)),
            Listing::File { path, .. } => path,
        };
        if is_device(&path) {
            return Err(Box::new(unreadable(&path, DEVICE)));
        }
        let bytes = fs::read(&path)
            .map_err(|error| Box::new(Problem::unreadable(&path.display().to_string(), &error)))?;
        let path = path.display().to_string();
        let (text, problem) = decode(&path, bytes);
        Ok((Text { path, text }, problem))
    }
}

const DEVICE: lang::Text = lang::Text(
    "this is a device, and no file",
    "파일이 아니라 장치입니다",
    "ファイルではなくデバイスです",
);

const NO_FILE: lang::Text = lang::Text(
    "there is no .ron file in this folder",
    "이 폴더에 .ron 파일이 없습니다",
    "このフォルダーに.ronファイルがありません",
);

const IRREGULAR: lang::Text =
    lang::Text("this is no regular file", "일반 파일이 아닙니다", "通常のファイルではありません");

/// What some editors put before UTF-8.
const MARK: &str = "\u{feff}";

/// A file, or every `.ron` file below a folder in path order.
///
/// Links are followed, a folder twice reached is looked into once, and what is neither file nor
/// folder (a FIFO, a device) is passed over inside a folder, since reading it could wait for ever.
pub fn list(path: &Path, problems: &mut Vec<Problem>) -> Vec<Listing> {
    let mut files = Vec::new();
    if path.is_dir() {
        let before = problems.len();
        collect(path, &mut BTreeSet::new(), &mut files, problems);
        files.sort();
        if files.is_empty() && problems.len() == before {
            problems.push(unreadable(path, NO_FILE));
        }
    } else {
        files.push(path.to_owned());
    }
    let listing = |path: PathBuf| {
        let length = fs::metadata(&path).map_or(0, |found| found.len());
        Listing::File { size: usize::try_from(length).unwrap_or(0), path }
    };
    files.into_iter().map(listing).collect()
}

fn collect(
    folder: &Path,
    seen: &mut BTreeSet<PathBuf>,
    files: &mut Vec<PathBuf>,
    problems: &mut Vec<Problem>,
) {
    let new = fs::canonicalize(folder).is_ok_and(|real| seen.insert(real));
    if !new {
        return;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = Sentence::told(|lang| {
                let why = refusal(&error, lang);
                say!(
                    lang,
                    "cannot read this folder: {why}",
                    "폴더를 읽을 수 없음: {why}",
                    "フォルダーを読めません: {why}"
                )
            });
            problems.push(unreadable(folder, message));
            return;
        }
    };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let is_ron = path.extension().is_some_and(|extension| extension == "ron");
        match fs::metadata(&path) {
            Ok(kind) if kind.is_dir() => collect(&path, seen, files, problems),
            Ok(kind) if is_ron && kind.is_file() => files.push(path),
            Ok(_) if is_ron => {
                problems.push(unreadable(&path, IRREGULAR));
            }
            Err(error) if is_ron => {
                problems.push(Problem::unreadable(&path.display().to_string(), &error));
            }
            _ => {}
        }
    }
}

/// Whether reading might find no end, as that of `/dev/zero` does not. A FIFO has one: the shell
/// makes them for `<(…)`.
fn is_device(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = fs::metadata(path).map(|found| found.file_type());
        kind.is_ok_and(|kind| kind.is_char_device() || kind.is_block_device())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// The text of a file's bytes; where they are not UTF-8, the text before that, and a problem.
fn decode(path: &str, mut bytes: Vec<u8>) -> (String, Option<Problem>) {
    if bytes.starts_with(MARK.as_bytes()) {
        bytes.drain(..MARK.len());
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            let text = String::from_utf8(bytes).unwrap_or_default();
            let problem = Problem {
                severity: Severity::Error,
                place: Place::of(path, &text, valid..valid),
                message: lang::Text(
                    "this file is not UTF-8 from here on",
                    "여기부터 UTF-8이 아닙니다",
                    "ここからUTF-8ではありません",
                )
                .into(),
                help: Some(
                    lang::Text(
                        "save it as UTF-8",
                        "UTF-8로 저장하십시오",
                        "UTF-8で保存してください",
                    )
                    .into(),
                ),
            };
            (text, Some(problem))
        }
    }
}

fn unreadable(path: &Path, message: impl Into<Sentence>) -> Problem {
    Problem {
        severity: Severity::Unreadable,
        place: Place::whole(&path.display().to_string()),
        message: message.into(),
        help: None,
    }
}
