//! RON files → one linked data set and a list of problems. Never fails as a whole: what is sound
//! is there, and what is not has a [`Problem`] with its place.

pub mod entry;
mod files;
mod link;
mod parse;
mod problem;
mod split;
mod text;

use std::path::PathBuf;

pub use parse::Text;
pub use problem::{Place, Problem, Severity};

use crate::model::DataSet;
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

/// Loads the layers, the first one lowest.
#[must_use]
pub fn load(layers: &[Layer]) -> Loaded {
    let mut problems = Vec::new();
    let mut texts = Vec::new();
    let mut ends = Vec::new();
    for layer in layers {
        match layer {
            Layer::Texts(known) => texts.extend(known.iter().cloned()),
            Layer::Path(path) => files::read(path, &mut texts, &mut problems),
        }
        ends.push(texts.len());
    }
    load_texts(&texts, &ends, problems)
}

/// Loads one layer of texts that are in memory already.
#[must_use]
pub fn load_text(texts: &[Text]) -> Loaded {
    load_texts(texts, &[texts.len()], Vec::new())
}

fn load_texts(texts: &[Text], ends: &[usize], mut problems: Vec<Problem>) -> Loaded {
    let mut layers = Vec::new();
    let mut file = 0;
    for &end in ends {
        let mut entries = parse::Entries::default();
        while file < end {
            parse::read(texts, file, &mut entries, &mut problems);
            file += 1;
        }
        layers.push(entries);
    }
    let data = link::link(texts, layers, &mut problems);
    problems.sort_by(|a, b| {
        (&a.place.path, a.place.line, a.place.column).cmp(&(
            &b.place.path,
            b.place.line,
            b.place.column,
        ))
    });
    Loaded { data, problems }
}
