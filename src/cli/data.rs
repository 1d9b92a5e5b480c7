//! The data in use: which files, what came of them, and what is wrong with them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use super::args::Global;
use super::output;
use super::progress::watched;
use super::{Ended, Failure, folders};
use crate::builtin;
use crate::cache::{Cache, Key, Seen};
use crate::catalog::{Builder, Catalog};
use crate::load::{Layer, Loaded, Problem, Progress, Severity, list, load, on_threads};
use crate::tui::{self, Source};

/// How many problems a command other than `check` shows.
const SHOWN: usize = 20;

/// The data in use.
pub struct Data {
    /// What is sound.
    pub catalog: Catalog,
    /// What is not.
    pub problems: Vec<Problem>,
    /// Where the columns are still to be kept.
    unkept: Option<Unkept>,
}

/// The place of columns that were not kept yet.
struct Unkept {
    cache: Cache,
    key: Key,
}

impl Unkept {
    /// Keeps the columns. Nothing is lost where they cannot be kept: the next start reads the texts
    /// again.
    fn keep(&self, catalog: &Catalog, writing: &Writing) {
        // What takes longest is done before anybody has to wait for the end of it.
        let _ = catalog.names();
        let _until_written = writing.lock();
        let _ = self.cache.keep(&self.key, catalog);
    }
}

/// From how many credits on a data set is kept as columns. Fewer are parsed in 30 ms, and a cache
/// would only be one more thing that can go wrong.
const LARGE: usize = 20_000;

/// Fewer bytes than that are surely fewer credits: the shortest possible has 26.
const LARGE_TEXT: usize = LARGE * 26;

/// The word that stands for the data set in the binary.
pub const BUILTIN: &str = "builtin";

/// The layers in use, the lowest first.
pub fn layers(global: &Global) -> Vec<Layer> {
    global.data.iter().cloned().map(layer).collect()
}

/// What a path of the command line names.
pub fn layer(path: PathBuf) -> Layer {
    if path == Path::new(BUILTIN) { Layer::Texts(builtin::texts()) } else { Layer::Path(path) }
}

/// The cache; `None` if it is not wanted, or there is no folder for it.
fn cache(global: &Global) -> Option<Cache> {
    if global.no_cache {
        return None;
    }
    Some(Cache::in_folder(folders::cache()?))
}

/// What is to be loaded, and where its columns are kept.
struct Wanted {
    layers: Vec<Layer>,
    cache: Option<Cache>,
}

impl Wanted {
    fn of(global: &Global) -> Wanted {
        Wanted { layers: layers(global), cache: cache(global) }
    }

    fn load(&self, progress: &Progress) -> Data {
        on_threads(|| self.find_or_read(progress))
    }

    fn find_or_read(&self, progress: &Progress) -> Data {
        let listed = list(&self.layers);
        let is_large = listed.is_whole() && listed.size() >= LARGE_TEXT;
        let cache = self.cache.as_ref().filter(|_| is_large);
        let seen = cache.map(|_| Seen::of(&listed)).unwrap_or_default();
        if let Some(catalog) = cache.and_then(|cache| cache.find(&listed)) {
            return Data::sound(catalog);
        }
        let gathered = listed.read(progress);
        let unkept =
            cache.map(|cache| Unkept { key: Key::of(&gathered, &seen), cache: cache.clone() });
        let (builder, problems) = gathered.load_into(progress, Builder::new, Builder::add);
        let catalog = builder.finish();
        let is_worth_it = problems.is_empty() && catalog.len() >= LARGE;
        Data { catalog, problems, unkept: unkept.filter(|_| is_worth_it) }
    }
}

/// Held while a cache is written. Who leaves the program takes it first, so that no file is left
/// half written.
pub type Writing = Mutex<()>;

/// The data for the browser, and what is to be held when the program ends: the built-in set alone
/// is there, all else is loaded while the first frame shows.
///
/// # Errors
/// That files are to be watched where there are none.
pub fn source(global: &Global, watch: bool) -> Result<(Source, Arc<Writing>), Failure> {
    let writing = Arc::new(Writing::default());
    let paths = &global.data;
    let watched: Vec<PathBuf> =
        paths.iter().filter(|path| watch && *path != Path::new(BUILTIN)).cloned().collect();
    if watch && watched.is_empty() {
        let message = "`--watch` has no file to watch: the data is the built-in one\n\
                       help: name files or a folder with `--data`";
        return Err(Failure::Usage(message.to_owned()));
    }
    let built_in = || builtin::names().collect();
    let has_builtin = paths.iter().any(|path| path == Path::new(BUILTIN));
    if is_builtin(global) {
        let catalog = Arc::new(builtin::catalog());
        let ready = Some(tui::Loaded { catalog, errors: Vec::new() });
        return Ok((Source { ready, built_in: built_in(), ..Source::default() }, writing));
    }
    let (wanted, held) = (Wanted::of(global), Arc::clone(&writing));
    let load = move |progress: &Progress| {
        let data = wanted.load(progress);
        if data.is_lost() { Err(data.problems) } else { Ok(data.shared(&held)) }
    };
    let built_in = if has_builtin { built_in() } else { Vec::new() };
    Ok((Source { ready: None, load: Some(Arc::new(load)), watched, built_in }, writing))
}

fn is_builtin(global: &Global) -> bool {
    global.data == [Path::new(BUILTIN)]
}

impl Data {
    /// Loads the data in use. The built-in set alone is there without being read. Where others
    /// take long, a line on a terminal's stderr says how far they are.
    ///
    /// # Errors
    /// That there is an error and no credit; what is wrong has been said then.
    pub fn load(global: &Global) -> Result<Data, Failure> {
        if is_builtin(global) {
            return Ok(Data::sound(builtin::catalog()));
        }
        let wanted = Wanted::of(global);
        let data = watched(|progress| wanted.load(progress));
        if data.is_lost() {
            say_problems(&data.problems, global);
            return Err(Failure::NoData);
        }
        Ok(data)
    }

    /// What is sound, for the browser, and what is not; its columns are kept meanwhile.
    pub fn shared(self, writing: &Arc<Writing>) -> tui::Loaded {
        let problems = self.problems.into_iter();
        let errors = problems.filter(|problem| problem.severity >= Severity::Error).collect();
        let catalog = Arc::new(self.catalog);
        if let Some(unkept) = self.unkept {
            let (catalog, writing) = (Arc::clone(&catalog), Arc::clone(writing));
            // Where the system gives no thread nothing is kept.
            let keep = move || on_threads(|| unkept.keep(&catalog, &writing));
            let _ = thread::Builder::new().spawn(keep);
        }
        tui::Loaded { catalog, errors }
    }

    /// Loads one layer of its own, whatever else is in use.
    pub fn of(path: PathBuf) -> Data {
        let Loaded { data, problems } = load(&[layer(path)]);
        Data { catalog: Catalog::build(data), problems, unkept: None }
    }

    fn sound(catalog: Catalog) -> Data {
        Data { catalog, problems: Vec::new(), unkept: None }
    }

    /// Whether a file or folder could not be read at all.
    pub fn is_unreadable(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Unreadable)
    }

    /// Whether errors have left nothing.
    fn is_lost(&self) -> bool {
        self.catalog.is_empty() && self.errors().next().is_some()
    }

    /// The problems that cost something.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        errors(&self.problems)
    }

    /// How a command over this data ends: where something was lost, a script must not take what it
    /// got for all there is. What was lost is said here, and columns are kept, now that the rows
    /// are written.
    pub fn end(&self, global: &Global, ended: Ended) -> Ended {
        if let Some(unkept) = &self.unkept {
            on_threads(|| unkept.keep(&self.catalog, &Writing::default()));
        }
        if self.errors().next().is_none() {
            return ended;
        }
        say_problems(&self.problems, global);
        Ended::Partly
    }
}

fn errors(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(|problem| problem.severity >= Severity::Error)
}

/// Says the first of the problems that cost something.
pub fn say_problems(problems: &[Problem], global: &Global) {
    let coloured = output::colours_stderr(global.color);
    let mut err = output::stderr();
    let mut errors = errors(problems);
    for problem in errors.by_ref().take(SHOWN) {
        // Nobody is left to tell where stderr is gone.
        let _ = writeln!(err, "{}\n", problem.draw(coloured));
    }
    let more = errors.count();
    if more > 0 {
        let _ = writeln!(err, "and {more} more; `kactors check` shows all");
    }
    let _ = err.flush();
}
