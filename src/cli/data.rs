//! The data in use: which files, what came of them, and what is wrong with them.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::Global;
use super::output::{self, Colours};
use super::{Ended, Failure};
use crate::builtin;
use crate::cache::{Cache, Key};
use crate::catalog::Catalog;
use crate::load::{Layer, Problem, Severity, gather, load};

/// How many problems a command other than `check` shows.
const SHOWN: usize = 20;

/// The data in use.
pub struct Data {
    /// What is sound.
    pub catalog: Catalog,
    /// What is not.
    pub problems: Vec<Problem>,
}

/// From how many credits on a data set is kept as columns. Fewer are parsed in 30 ms, and a cache
/// would only be one more thing that can go wrong.
const LARGE: usize = 20_000;

/// Fewer bytes than that are surely fewer credits: the shortest possible has 26.
const LARGE_TEXT: usize = LARGE * 26;

/// The word that stands for the data set in the binary.
const BUILTIN: &str = "builtin";

/// The layers that the flags name, else the environment, else the built-in one.
pub fn layers(global: &Global) -> Vec<Layer> {
    paths(global).into_iter().map(layer).collect()
}

fn paths(global: &Global) -> Vec<PathBuf> {
    if !global.data.is_empty() {
        return global.data.clone();
    }
    let named = env::var_os("KACTORS_DATA").unwrap_or_default();
    let paths = env::split_paths(&named).filter(|path| !path.as_os_str().is_empty());
    let paths: Vec<PathBuf> = paths.collect();
    if paths.is_empty() { vec![BUILTIN.into()] } else { paths }
}

fn layer(path: PathBuf) -> Layer {
    if path == Path::new(BUILTIN) { Layer::Texts(builtin::texts()) } else { Layer::Path(path) }
}

/// The cache in the user's folder for such things (XDG Base Directory Specification, which has it
/// that a relative path is to be ignored); `None` if it is not wanted, or there is no such folder.
fn cache(global: &Global) -> Option<Cache> {
    if global.no_cache {
        return None;
    }
    let absolute = |path: OsString| Some(PathBuf::from(path)).filter(|path| path.is_absolute());
    let named = env::var_os("XDG_CACHE_HOME").and_then(absolute);
    let usual = || Some(env::var_os("HOME").and_then(absolute)?.join(".cache"));
    Some(Cache::in_folder(named.or_else(usual)?.join("kactors")))
}

impl Data {
    /// Loads the data in use. The built-in set alone is there without being read.
    ///
    /// # Errors
    /// That there is an error and no credit; what is wrong has been said then.
    pub fn load(global: &Global) -> Result<Data, Failure> {
        if paths(global) == [Path::new(BUILTIN)] {
            return Ok(Data { catalog: builtin::catalog(), problems: Vec::new() });
        }
        let gathered = gather(&layers(global));
        let cached = cache(global)
            .filter(|_| gathered.is_whole() && gathered.size() >= LARGE_TEXT)
            .map(|cache| (Key::of(&gathered), cache));
        if let Some(catalog) = cached.as_ref().and_then(|(key, cache)| cache.find(key)) {
            return Ok(Data { catalog, problems: Vec::new() });
        }
        let loaded = gathered.load();
        let data = Data { catalog: Catalog::build(loaded.data), problems: loaded.problems };
        if let Some((key, cache)) = cached
            && data.problems.is_empty()
            && data.catalog.len() >= LARGE
        {
            // Nothing is lost where it cannot be kept: the next start reads the texts again.
            let _ = cache.keep(&key, &data.catalog);
        }
        if data.catalog.is_empty() && data.errors().next().is_some() {
            data.say_problems(global);
            return Err(Failure::NoData);
        }
        Ok(data)
    }

    /// Loads one layer of its own, whatever else is in use.
    pub fn of(path: PathBuf) -> Data {
        let loaded = load(&[layer(path)]);
        Data { catalog: Catalog::build(loaded.data), problems: loaded.problems }
    }

    /// Whether a file or folder could not be read at all.
    pub fn is_unreadable(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Unreadable)
    }

    /// The problems that cost something.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity >= Severity::Error)
    }

    /// How a command over this data ends: where something was lost, a script must not take what it
    /// got for all there is. What was lost is said here.
    pub fn end(&self, global: &Global, ended: Ended) -> Ended {
        if self.errors().next().is_none() {
            return ended;
        }
        self.say_problems(global);
        Ended::Partly
    }

    fn say_problems(&self, global: &Global) {
        let coloured = Colours::of_stderr(global.color).on;
        let mut err = output::stderr();
        let mut errors = self.errors();
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
}
