//! The files of the data: watched for changes, and read again beside the screen.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::inbox::Inbox;
use super::{Browser, Ended, Loaded, Loader, News};
use crate::catalog::{Catalog, Moved};
use crate::lang::{Lang, Text, refusal, say};
use crate::load::{Problem, Progress};
use crate::tui::terminal::Screen;
use crate::ui::{Action, Outcome};

/// How long files have to be left alone before they are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// What the data are read from.
pub struct Files {
    load: Option<Loader>,
    /// The names of what was read from no file.
    built_in: Vec<&'static str>,
    /// The files and folders to be watched.
    watched: Vec<PathBuf>,
    /// Watches as long as it is kept.
    watcher: Option<RecommendedWatcher>,
    /// When something changed last, if it was not read since.
    changed: Option<Instant>,
    /// Whether it is being read.
    busy: bool,
}

impl Files {
    /// The files that `load` reads, nothing of them watched.
    pub fn of(load: Option<Loader>, built_in: Vec<&'static str>) -> Files {
        Files { load, built_in, watched: Vec::new(), watcher: None, changed: None, busy: false }
    }

    /// Whether a name among the data's files is that of a file.
    pub fn is_file(&self, name: &str) -> bool {
        self.load.is_some() && !self.built_in.contains(&name)
    }

    /// Something has changed: it is to be read again, once there is quiet.
    pub fn have_changed(&mut self) {
        self.changed = Some(Instant::now());
    }

    /// How long nothing more may change before the files are read; `None` if they need not be.
    pub fn rest(&self) -> Option<Duration> {
        let changed = self.changed.filter(|_| !self.busy)?;
        Some(QUIET.saturating_sub(changed.elapsed()))
    }

    /// Reads the files again, on another thread, if that is due. What was read comes by the inbox.
    pub fn read_if_due(&mut self, shown: &Arc<Catalog>, inbox: &Inbox<News>) {
        if self.rest() != Some(Duration::ZERO) {
            return;
        }
        self.changed = None;
        let Some(load) = self.load.clone() else { return };
        self.busy = true;
        // What was watched may have become another folder, or a link that leads elsewhere. Where it
        // is not there at the moment, who puts it there is seen by the folder around it.
        let _ = self.watch_anew(inbox, Lang::English);
        let shown = Arc::clone(shown);
        let read = move || {
            let loaded = load(&Progress::default())?;
            let moved = Moved::between(&shown, &loaded.catalog);
            Ok((loaded, moved))
        };
        let again = read.clone();
        let started = inbox.start(move |outbox| outbox.send(News::Reloaded(read())));
        // Where the system gives no thread one has to wait.
        if started.is_err() {
            inbox.outbox().send(News::Reloaded(again()));
        }
    }

    /// Watches files and folders from now on; one that cannot be watched comes back in a sentence.
    pub fn watch(
        &mut self,
        paths: Vec<PathBuf>,
        inbox: &Inbox<News>,
        lang: Lang,
    ) -> Result<(), String> {
        self.watched = paths;
        self.watch_anew(inbox, lang)
    }

    fn watch_anew(&mut self, inbox: &Inbox<News>, lang: Lang) -> Result<(), String> {
        let Some(first) = self.watched.first() else { return Ok(()) };
        let cannot = |place: &Path, error: notify::Error| {
            let (place, why) = (place.display(), refused(error, lang));
            say!(
                lang,
                "cannot watch {place}: {why}",
                "{place}의 변경을 지켜볼 수 없음: {why}",
                "{place}の変更を監視できません: {why}"
            )
        };
        let outbox = inbox.another_outbox().map_err(|error| cannot(first, error.into()))?;
        let named: Vec<PathBuf> = self.watched.iter().flat_map(|path| real(path)).collect();
        let places = places(&named);
        let notice = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event, &named)) {
                outbox.send(News::Changed);
            }
        };
        let watcher = notify::recommended_watcher(notice);
        let mut watcher = watcher.map_err(|error| cannot(first, error))?;
        for (place, mode) in &places {
            let outcome = watcher.watch(place, *mode);
            outcome.map_err(|error| cannot(place, error))?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }
}

/// What is watched for these files and folders: folders with all that is in them, and of everything
/// the folder around it. That one sees when another takes its place, as editors do with files.
fn places(named: &[PathBuf]) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut places = BTreeMap::new();
    for path in named {
        if let Some(folder) = path.parent() {
            places.entry(folder.to_owned()).or_insert(RecursiveMode::NonRecursive);
        }
        if path.is_dir() {
            places.insert(path.clone(), RecursiveMode::Recursive);
        }
    }
    places
}

/// Why something cannot be watched.
fn refused(error: notify::Error, lang: Lang) -> String {
    let watched_out = Text(
        "too many files are watched",
        "감시하는 파일이 너무 많음",
        "監視するファイルが多すぎる",
    );
    let error = match error.kind {
        ErrorKind::Io(error) => error,
        ErrorKind::PathNotFound => io::ErrorKind::NotFound.into(),
        ErrorKind::MaxFilesWatch => return watched_out.of(lang).to_owned(),
        _ if lang == Lang::English => return error.to_string(),
        _ => io::Error::other(error),
    };
    refusal(&error, lang)
}

/// The path as events name it, and where a link leads to: either may become another file.
fn real(path: &Path) -> Vec<PathBuf> {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = whole.parent().and_then(|folder| folder.canonicalize().ok());
    let own = match (folder, whole.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => whole,
    };
    let target = own.canonicalize().ok().filter(|target| *target != own);
    std::iter::once(own).chain(target).collect()
}

/// Whether an event may have changed the data: our own reading does not, nor does the swap file of
/// an editor.
fn matters(event: &Event, named: &[PathBuf]) -> bool {
    let changes = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Any | EventKind::Other => event.need_rescan(),
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => true,
    };
    let is_data = |path: &PathBuf| {
        let is_ron = path.extension().is_some_and(|extension| extension == "ron");
        named.contains(path)
            || named.iter().any(|named| path.starts_with(named)) && (is_ron || path.is_dir())
    };
    changes && (event.need_rescan() || event.paths.iter().any(is_data))
}

impl Browser {
    /// Says that something cannot be watched.
    pub(super) fn say_unwatched(&mut self, sentence: String) {
        let failed = Action::Done(Outcome::Failed(sentence));
        // It asks for nothing.
        let _ = crate::ui::update(&self.catalog, &mut self.state, failed);
    }

    /// Takes what was read again, unless it has more problems than what is shown: while somebody is
    /// in the middle of a change, what was there stays.
    pub(super) fn reloaded(
        &mut self,
        screen: &mut Screen,
        outcome: Result<(Loaded, Moved), Vec<Problem>>,
    ) -> Option<Ended> {
        self.files.busy = false;
        let action = match outcome {
            Ok((loaded, moved)) if loaded.errors.len() <= self.state.problems => {
                let lost = self.state.marks_lost(&self.catalog, &moved);
                let (moved, problems) = (Box::new(moved), loaded.errors.len());
                self.show(loaded);
                Action::Reloaded { moved, lost, problems }
            }
            Ok((Loaded { errors, .. }, _)) | Err(errors) => {
                let lang = self.state.reader.lang;
                let first = errors.first().map(|problem| problem.line(lang)).unwrap_or_default();
                Action::NotReloaded(errors.len(), first)
            }
        };
        self.act(screen, action)
    }
}
