//! Finds and reads the files of a data set.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Gathered;
use super::parse::Text;
use super::problem::{Place, Problem, Severity};
use super::progress::Progress;

/// Reads a file, or every `.ron` file below a folder in path order.
///
/// Links are followed, a folder twice reached is read once, and what is neither file nor folder
/// (a FIFO, a device) is passed over inside a folder, since reading it could wait for ever.
pub fn read(path: &Path, gathered: &mut Gathered, progress: &Progress) {
    let Gathered { texts, problems, .. } = gathered;
    let mut files = Vec::new();
    if path.is_dir() {
        collect(path, &mut BTreeSet::new(), &mut files, problems);
        files.sort();
        if files.is_empty() {
            problems.push(unreadable(path, "there is no .ron file in this folder".to_owned()));
        }
    } else {
        files.push(path.to_owned());
    }
    let sizes = files.iter().filter_map(|file| fs::metadata(file).ok());
    progress.will_read(sizes.filter_map(|found| usize::try_from(found.len()).ok()).sum());
    for file in files {
        let before = texts.len();
        read_file(&file, texts, problems);
        progress.have_read(texts[before..].iter().map(|text| text.text.len()).sum());
    }
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
            problems.push(unreadable(folder, format!("cannot read this folder: {error}")));
            return;
        }
    };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let is_ron = path.extension().is_some_and(|extension| extension == "ron");
        match fs::metadata(&path) {
            Ok(kind) if kind.is_dir() => collect(&path, seen, files, problems),
            Ok(kind) if is_ron && kind.is_file() => files.push(path),
            Ok(_) if is_ron => {
                problems.push(unreadable(&path, "this is no regular file".to_owned()));
            }
            Err(error) if is_ron => {
                problems.push(unreadable(&path, format!("cannot read this file: {error}")));
            }
            _ => {}
        }
    }
}

fn read_file(path: &Path, texts: &mut Vec<Text>, problems: &mut Vec<Problem>) {
    if is_device(path) {
        problems.push(unreadable(path, "this is a device, and no file".to_owned()));
        return;
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(unreadable(path, format!("cannot read this file: {error}")));
            return;
        }
    };
    let path = path.display().to_string();
    let (text, problem) = decode(&path, bytes);
    problems.extend(problem);
    texts.push(Text { path, text });
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
fn decode(path: &str, bytes: Vec<u8>) -> (String, Option<Problem>) {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            let text = String::from_utf8(bytes).unwrap_or_default();
            let problem = Problem {
                severity: Severity::Error,
                place: Place::of(path, &text, valid..valid),
                message: "this file is not UTF-8 from here on".to_owned(),
                help: Some("save it as UTF-8".to_owned()),
            };
            return (text, Some(problem));
        }
    };
    let without_mark = text.strip_prefix('\u{feff}').map(str::to_owned);
    (without_mark.unwrap_or(text), None)
}

fn unreadable(path: &Path, message: String) -> Problem {
    Problem {
        severity: Severity::Unreadable,
        place: Place::whole(&path.display().to_string()),
        message,
        help: None,
    }
}
