//! What is kept from run to run, in the user's folder for state: the questions that were asked,
//! those that were given a name, marks if they are to be kept, and that the first hint was seen.
//!
//! A folder that is missing, broken or not to be written costs nothing but the memory. Files are
//! replaced whole, but for one that cannot be read; of two runs that write at the same moment the
//! later one is kept.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::files;
use crate::lang::{Sentence, Text, refusal, say};
use crate::text::is_control;

/// How many earlier questions are remembered.
const REMEMBERED: usize = 500;

/// More than that many bytes are no file of ours: a million marks take a tenth of it.
const LONGEST: u64 = 1 << 28;

/// Longer questions, in bytes, are not kept.
const LONGEST_LINE: usize = 2_000;

/// Questions, oldest first.
const HISTORY: &str = "history";
/// Lines of a name, a tab and a question.
const SAVED: &str = "questions";
/// Keys of marked credits.
const MARKED: &str = "marks";
/// Stands there once the first hint was shown.
const WELCOMED: &str = "welcomed";

/// The folder of what is kept; without one nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    folder: Option<PathBuf>,
}

impl Kept {
    /// What is kept in a folder, which need not be there yet; `None` keeps nothing.
    #[must_use]
    pub fn in_folder(folder: Option<PathBuf>) -> Kept {
        Kept { folder }
    }

    /// The questions that were asked, oldest first, none twice.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.read_asked().unwrap_or_default()
    }

    fn read_asked(&self) -> Result<Vec<String>, Sentence> {
        let mut asked: Vec<String> = Vec::new();
        for line in self.lines(HISTORY)?.into_iter().rev() {
            if asked.len() < REMEMBERED && is_question(&line) && !asked.contains(&line) {
                asked.push(line);
            }
        }
        asked.reverse();
        Ok(asked)
    }

    /// Remembers a question, as the latest.
    ///
    /// # Errors
    /// Where it cannot be written, or those before it cannot be read.
    pub fn remember(&self, line: &str) -> Result<(), Sentence> {
        if !is_question(line) {
            return Ok(());
        }
        let mut asked = self.read_asked()?;
        asked.retain(|known| known != line);
        asked.push(line.to_owned());
        let oldest = asked.len().saturating_sub(REMEMBERED);
        self.replace(HISTORY, &asked[oldest..])
    }

    /// The questions with a name, by name: the name, and the query line.
    #[must_use]
    pub fn saved(&self) -> Vec<(String, String)> {
        self.read_saved().unwrap_or_default()
    }

    fn read_saved(&self) -> Result<Vec<(String, String)>, Sentence> {
        let of = |line: String| line.split_once('\t').map(|(a, b)| (a.to_owned(), b.to_owned()));
        let is_sound = |(name, line): &(String, String)| is_question(name) && is_question(line);
        let mut saved: Vec<_> =
            self.lines(SAVED)?.into_iter().filter_map(of).filter(is_sound).collect();
        saved.sort();
        Ok(saved)
    }

    /// Keeps a question under a name, in place of the one that had it; without a question that name
    /// is forgotten.
    ///
    /// # Errors
    /// Where it cannot be written, the others cannot be read, or there is no folder for it.
    pub fn save(&self, name: &str, line: Option<&str>) -> Result<(), Sentence> {
        if !is_question(name) || line.is_some_and(|line| !is_question(line)) {
            let why = Text(
                "it is no line, or too long",
                "한 줄이 아니거나 너무 깁니다",
                "1行ではないか、長すぎます",
            );
            return Err(why.into());
        }
        let mut saved = self.read_saved()?;
        saved.retain(|(known, _)| known != name);
        saved.extend(line.map(|line| (name.to_owned(), line.to_owned())));
        saved.sort();
        let lines: Vec<String> =
            saved.into_iter().map(|(name, line)| format!("{name}\t{line}")).collect();
        self.replace(SAVED, &lines)
    }

    /// The keys of the credits that were marked.
    #[must_use]
    pub fn marked(&self) -> Vec<String> {
        self.read_marked().unwrap_or_default()
    }

    fn read_marked(&self) -> Result<Vec<String>, Sentence> {
        Ok(self.lines(MARKED)?.into_iter().filter(|line| is_question(line)).collect())
    }

    /// Keeps what a run has changed of the keys of marked credits: what it began with, and what is
    /// marked at its end. What another run has marked or unmarked meanwhile stays so.
    ///
    /// # Errors
    /// Where it cannot be written, or those before cannot be read: then they were not shown either.
    pub fn keep_marks(&self, before: &[String], now: &[String]) -> Result<(), Sentence> {
        let (before, now): (BTreeSet<&String>, BTreeSet<&String>) =
            (before.iter().collect(), now.iter().collect());
        if before == now {
            return Ok(());
        }
        let mut keys: BTreeSet<String> = self.read_marked()?.into_iter().collect();
        keys.retain(|key| now.contains(key) || !before.contains(key));
        keys.extend(now.difference(&before).map(|&key| key.clone()));
        self.replace(MARKED, &keys)
    }

    /// Whether this is the first run, which is so once. Where that cannot be kept, it is not: a
    /// hint that comes every time is none.
    #[must_use]
    pub fn is_first_run(&self) -> bool {
        let Some(folder) = &self.folder else { return false };
        let new = || OpenOptions::new().write(true).create_new(true).open(folder.join(WELCOMED));
        files::make_own_folder(folder).and_then(|()| new()).is_ok()
    }

    /// The lines of a file; none if there is no such file.
    fn lines(&self, name: &str) -> Result<Vec<String>, Sentence> {
        let Some(path) = self.folder.as_ref().map(|folder| folder.join(name)) else {
            return Ok(Vec::new());
        };
        match read(&path) {
            Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
            Err(error) if files::is_nowhere(&error) => Ok(Vec::new()),
            // What cannot be read must not be replaced by what is known without it.
            Err(error) => {
                let path = path.display();
                Err(Sentence::told(|lang| format!("{path}: {}", refusal(&error, lang))))
            }
        }
    }

    fn replace<'l>(
        &self,
        name: &str,
        lines: impl IntoIterator<Item = &'l String>,
    ) -> Result<(), Sentence> {
        let Some(folder) = &self.folder else {
            let why = Text(
                "there is no folder for it: HOME is not set",
                "저장할 폴더가 없습니다(HOME이 설정되지 않음)",
                "保存するフォルダーがありません(HOMEが未設定)",
            );
            return Err(why.into());
        };
        let path = folder.join(name);
        files::make_own_folder(folder).map_err(|error| {
            let folder = folder.display();
            Sentence::told(|lang| format!("{folder}: {}", refusal(&error, lang)))
        })?;
        // What is no file (a pipe that nobody reads) would take the bytes, and the time.
        if fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
            let path = path.display();
            return Err(Sentence::told(|lang| {
                say!(
                    lang,
                    "{path} is no file",
                    "{path}: 파일이 아닙니다",
                    "{path}はファイルではありません"
                )
            }));
        }
        let mut lines = lines.into_iter();
        let write = |out: &mut dyn io::Write| lines.try_for_each(|line| writeln!(out, "{line}"));
        let written = files::write(&path, true, write);
        written.map(|_| ()).map_err(|error| Sentence::told(|lang| error.said(lang)))
    }
}

/// The text of a file of ours; what is no file has none.
fn read(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Ok(String::new());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn is_question(line: &str) -> bool {
    !line.trim().is_empty() && line.len() <= LONGEST_LINE && !line.contains(is_control)
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn kept() -> (tempfile::TempDir, Kept) {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::in_folder(Some(folder.path().join("not/yet/there")));
        (folder, kept)
    }

    #[test]
    fn questions_are_remembered_once_and_in_order() {
        let (_folder, kept) = kept();
        assert_eq!(kept.asked(), [] as [&str; 0]);
        for line in ["han", "country:jp", "han", "배두나"] {
            kept.remember(line).unwrap();
        }
        assert_eq!(kept.asked(), ["country:jp", "han", "배두나"]);
    }

    #[test]
    fn the_oldest_questions_are_forgotten() {
        let (_folder, kept) = kept();
        let lines: Vec<String> = (0..REMEMBERED).map(|at| format!("question {at}")).collect();
        kept.replace(HISTORY, &lines).unwrap();
        kept.remember("one more").unwrap();
        let asked = kept.asked();
        assert_eq!(asked.len(), REMEMBERED);
        assert_eq!((asked[0].as_str(), asked[REMEMBERED - 1].as_str()), ("question 1", "one more"));
    }

    #[test]
    fn a_name_stands_for_the_question_it_was_given_last() {
        let (_folder, kept) = kept();
        kept.save("b", Some("han")).unwrap();
        kept.save("a", Some("country:jp")).unwrap();
        kept.save("b", Some("lee")).unwrap();
        let pair = |name: &str, line: &str| (name.to_owned(), line.to_owned());
        assert_eq!(kept.saved(), [pair("a", "country:jp"), pair("b", "lee")]);
        kept.save("a", None).unwrap();
        assert_eq!(kept.saved(), [pair("b", "lee")]);
        assert!(kept.save("a\tb", Some("han")).is_err());
    }

    #[test]
    fn marks_are_kept_whole() {
        let (_folder, kept) = kept();
        let keys = ["a/p".to_owned(), "b/p".to_owned()];
        kept.keep_marks(&[], &keys).unwrap();
        assert_eq!(kept.marked(), keys);
        kept.keep_marks(&keys, &[]).unwrap();
        assert_eq!(kept.marked(), [] as [&str; 0]);
    }

    #[test]
    fn the_first_run_is_the_first_once() {
        let (_folder, kept) = kept();
        assert_eq!([kept.is_first_run(), kept.is_first_run()], [true, false]);
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_is_sound() {
        let (folder, kept) = kept();
        let folder = folder.path().join("not/yet/there");
        kept.remember("han").unwrap();
        let lines = b"han\n\xff\xfe\n\x1b]0;title\x07\n\nlee\n";
        fs::write(folder.join(HISTORY), lines).unwrap();
        assert_eq!(kept.asked(), ["han", "\u{fffd}\u{fffd}", "lee"]);
        fs::write(folder.join(SAVED), "no tab\n\tno name\nno line\t\na\thim\n").unwrap();
        assert_eq!(kept.saved(), [("a".to_owned(), "him".to_owned())]);
        fs::remove_file(folder.join(HISTORY)).unwrap();
        fs::create_dir(folder.join(HISTORY)).unwrap();
        assert_eq!(kept.asked(), [] as [&str; 0]);
        assert!(kept.remember("han").is_err());
    }

    #[test]
    fn what_cannot_be_read_is_not_replaced() {
        let (folder, kept) = kept();
        let folder = folder.path().join("not/yet/there");
        kept.save("a", Some("han")).unwrap();
        kept.remember("han").unwrap();
        kept.keep_marks(&[], &["a/p".to_owned()]).unwrap();
        let closed = |mode| {
            for name in [SAVED, HISTORY, MARKED] {
                fs::set_permissions(folder.join(name), Permissions::from_mode(mode)).unwrap();
            }
        };
        closed(0);
        if File::open(folder.join(SAVED)).is_ok() {
            println!("skipped: this user may read every file");
            return;
        }
        assert_eq!((kept.saved(), kept.asked(), kept.marked()), Default::default());
        assert!(kept.save("b", Some("lee")).is_err());
        assert!(kept.remember("lee").is_err());
        assert!(kept.keep_marks(&[], &["b/p".to_owned()]).is_err());
        closed(0o600);
        assert_eq!(kept.saved(), [("a".to_owned(), "han".to_owned())]);
        assert_eq!((kept.asked(), kept.marked()), (vec!["han".to_owned()], vec!["a/p".to_owned()]));
    }

    #[test]
    fn without_a_folder_nothing_is_kept_and_nothing_fails() {
        for kept in [Kept::in_folder(None), Kept::in_folder(Some("/dev/null/x".into()))] {
            assert!(kept.remember("han").is_err());
            assert_eq!((kept.asked(), kept.saved()), (Vec::new(), Vec::new()));
            assert!(!kept.is_first_run());
            assert!(kept.save("a", Some("han")).is_err());
        }
    }
}
