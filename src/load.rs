//! RON files → one linked data set and a list of problems. Never fails as a whole: what is sound
//! is there, and what is not has a [`Problem`] with its place.

pub mod entry;
mod files;
mod keyed;
mod link;
mod parse;
mod plain;
mod problem;
mod progress;
mod split;
mod text;
mod wording;

use std::path::PathBuf;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

pub use files::Listing;
use parse::Entries;
pub use parse::{Text, value};
use problem::Places;
pub use problem::{Place, Problem, Severity};
pub use progress::{Progress, SoFar};
pub use split::{Field, Item, fields, repeated};
pub use wording::{EXPECTED_LIST, stands_twice, suggest};

use crate::model::{DataSet, Project};
pub use crate::text::{harmless, is_control};

/// Where entries come from. Of several layers a later one goes over the ones before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layer {
    /// Texts that are in memory already.
    Texts(Vec<Text>),
    /// A file, or a folder with all `.ron` files below it.
    Path(PathBuf),
}

/// What came of loading.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// All that is sound.
    pub data: DataSet,
    /// All that is not, in the order of files and places.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// The worst that was found; `None` if all is well.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.problems.iter().map(|problem| problem.severity).max()
    }
}

/// The files of all layers, found but not read.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    layers: Vec<Vec<Listing>>,
    /// The files and folders that cannot be read, whole.
    problems: Vec<Problem>,
}

impl Listed {
    /// The files, each with the number of its layer.
    pub fn files(&self) -> impl Iterator<Item = (usize, &Listing)> {
        let numbered = self.layers.iter().enumerate();
        numbered.flat_map(|(layer, files)| files.iter().map(move |file| (layer, file)))
    }

    /// How many bytes the files have together.
    #[must_use]
    pub fn size(&self) -> usize {
        self.files().map(|(_, file)| file.size()).sum()
    }

    /// Whether nothing is known to be unreadable.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.problems.is_empty()
    }

    /// Reads the files.
    #[must_use]
    pub fn read(self, progress: &Progress) -> Gathered {
        progress.will_read(self.size());
        let mut gathered = Gathered { problems: self.problems, ..Gathered::default() };
        for layer in self.layers {
            for file in layer {
                match file.read() {
                    Ok((text, problem)) => {
                        progress.have_read(text.text.len());
                        gathered.texts.push(text);
                        gathered.problems.extend(problem);
                    }
                    Err(problem) => gathered.problems.push(*problem),
                }
            }
            gathered.ends.push(gathered.texts.len());
        }
        gathered
    }
}

/// The texts of all layers, read but not looked into.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    texts: Vec<Text>,
    /// Where the texts of each layer end.
    ends: Vec<usize>,
    /// The files and folders that could not be read, whole.
    problems: Vec<Problem>,
}

impl Gathered {
    /// The texts, each with the number of its layer.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &Text)> {
        let layer = |file| self.ends.partition_point(|&end| end <= file);
        self.texts.iter().enumerate().map(move |(file, text)| (layer(file), text))
    }

    /// How many bytes the texts have together.
    #[must_use]
    pub fn size(&self) -> usize {
        self.texts.iter().map(|text| text.text.len()).sum()
    }

    /// Makes a data set of them, with texts of its own. Cost: as [`Gathered::load_into`], and a copy
    /// of each text.
    #[must_use]
    pub fn load(self, progress: &Progress) -> Loaded {
        let add = |data: &mut DataSet, projects: &[Project<'_>]| {
            data.projects.extend(projects.iter().cloned().map(Project::into_owned));
        };
        let (data, problems) = self.load_into(progress, |head, _| head, add);
        Loaded { data, problems }
    }

    /// Makes a data set of them and hands it on: to `begin` all but the projects, with a guess at
    /// the number of credits; to `add` the projects, some at a time, in no order that means anything.
    /// Gives what they made of it, and all that is not sound, in the order of files and places.
    ///
    /// Of the last layer few projects are in memory at the same time; those of the layers before it
    /// are held, for a later one may lie over them. Cost: about 12 ns a byte, shared among the
    /// threads there are.
    pub fn load_into<R: Send>(
        self,
        progress: &Progress,
        begin: impl FnOnce(DataSet, usize) -> R + Send,
        add: impl Fn(&mut R, &[Project<'_>]) + Sync + Send,
    ) -> (R, Vec<Problem>) {
        let Gathered { texts, ends, mut problems } = self;
        let (made, found) = on_threads(|| load_texts(&texts, &ends, progress, begin, add));
        problems.extend(found);
        problems.sort_by(|a, b| {
            (&a.place.path, a.place.line, a.place.column).cmp(&(
                &b.place.path,
                b.place.line,
                b.place.column,
            ))
        });
        (made, problems)
    }
}

/// Finds the files of the layers, the first one lowest.
#[must_use]
pub fn list(layers: &[Layer]) -> Listed {
    let mut listed = Listed::default();
    for layer in layers {
        listed.layers.push(match layer {
            Layer::Texts(known) => known.iter().cloned().map(Listing::Known).collect(),
            Layer::Path(path) => files::list(path, &mut listed.problems),
        });
    }
    listed
}

/// Reads the files of the layers, the first one lowest.
#[must_use]
pub fn gather(layers: &[Layer], progress: &Progress) -> Gathered {
    list(layers).read(progress)
}

/// Loads the layers, the first one lowest.
#[must_use]
pub fn load(layers: &[Layer]) -> Loaded {
    let progress = Progress::default();
    gather(layers, &progress).load(&progress)
}

/// Does a work of many threads: with those that are at work already, else with as many as there are
/// processors, or with this one alone where the system gives no others.
pub fn on_threads<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    if rayon::current_thread_index().is_some() {
        return work();
    }
    let alone = |_| ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    match ThreadPoolBuilder::new().build().or_else(alone) {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// Loads one layer of texts that are in memory already.
#[must_use]
pub fn load_text(texts: &[Text]) -> Loaded {
    load(&[Layer::Texts(texts.to_vec())])
}

fn load_texts<'t, R: Send>(
    texts: &'t [Text],
    ends: &[usize],
    progress: &Progress,
    begin: impl FnOnce(DataSet, usize) -> R,
    add: impl Fn(&mut R, &[Project<'t>]) + Sync,
) -> (R, Vec<Problem>) {
    let places: Vec<Places> = texts.iter().map(|text| Places::of(&text.path, &text.text)).collect();
    let read =
        places.par_iter().enumerate().map(|(file, places)| parse::read(places, file, progress));
    let read: Vec<_> = read.collect();
    let mut layers: Vec<Entries> = ends.iter().map(|_| Entries::default()).collect();
    let mut problems = Vec::new();
    for (file, (entries, found)) in read.into_iter().enumerate() {
        let layer = ends.partition_point(|&end| end <= file);
        layers[layer].append(entries);
        problems.extend(found);
    }
    let (made, found) = link::link(&places, layers, progress, begin, add);
    problems.extend(found);
    (made, problems)
}
