//! Projects on their way from text to columns: read and linked by all threads, taken in by one, some
//! at a time, so that what is done with one happens while it is near the processor, and few are in
//! memory together.

use std::mem;

use rayon::prelude::*;

use super::layers::Projects;
use super::report::Spot;
use super::{Known, Linker};
use crate::load::entry::Written;
use crate::load::keyed::{HasKey, Keyed};
use crate::load::parse::{self, ProjectWithPlaces, SHARE, Unread};
use crate::load::problem::Problem;
use crate::load::progress::Progress;
use crate::model::Project;

/// How many projects are read while as many are taken in: some hundred thousand bytes of text.
const WAVE: usize = 256;

/// A project that is linked, and what was found wrong with it.
struct Linked<'p, 't> {
    /// `None` if too much is wrong.
    project: Option<Project<'t>>,
    /// Its name in its layer; `None` if it could not be read.
    named: Option<Named<'t>>,
    found: Linker<'p, 't>,
}

struct Named<'t> {
    key: Written<'t>,
    spot: Spot,
    /// The project of a layer before over which it was laid.
    below: Option<usize>,
}

impl HasKey for Named<'_> {
    fn key(&self) -> &str {
        &self.key
    }
}

/// Hands every project to `take`, some at a time: those of the last layer, and those of the layers
/// before that are not among them. What is wrong goes to the linker.
pub fn pass<'t>(
    linker: &mut Linker<'_, 't>,
    known: &Known,
    Projects { below, last }: Projects<'t>,
    progress: &Progress,
    mut take: impl FnMut(&[Project<'t>]) + Send,
) {
    let places = linker.places;
    let mut firsts = Keyed::default();
    firsts.reserve(last.len());
    let mut is_covered = vec![false; below.values.len()];
    let mut take_all = |wave: Vec<Linked<'_, 't>>| {
        let projects = wave.into_iter().filter_map(|Linked { project, named, found }| {
            if let Some(named) = named {
                if let Some(at) = firsts.position(&named.key) {
                    let first: &Named<'_> = &firsts.values[at].1;
                    linker.repeated_project(&named.spot, &first.spot, &named.key);
                    return None;
                }
                named.below.into_iter().for_each(|at| is_covered[at] = true);
                firsts.push(0, named);
            }
            linker.append(found);
            project
        });
        take(&projects.collect::<Vec<_>>());
    };
    let read = |unread: &Unread| {
        let linker = Linker::new(places);
        match linker.read(unread, progress) {
            Ok(project) => linker.named(project, &below, known),
            Err(problem) => linker.unreadable(*problem),
        }
    };
    let mut ready = Vec::new();
    for wave in last.chunks(WAVE) {
        let taking = || take_all(mem::take(&mut ready));
        let reading = || wave.par_iter().with_min_len(SHARE).map(read).collect();
        ((), ready) = rayon::join(taking, reading);
    }
    take_all(ready);
    progress.have_parsed_all();
    let rest = below.values.into_iter().zip(is_covered).filter(|(_, is_covered)| !is_covered);
    let mut rest = rest.map(|((_, project), _)| project);
    loop {
        let wave: Vec<_> = rest.by_ref().take(WAVE).collect();
        if wave.is_empty() {
            break;
        }
        let link = |project| {
            let mut found = Linker::new(places);
            (found.project(project, known), found)
        };
        let wave: Vec<_> = wave.into_par_iter().with_min_len(SHARE).map(link).collect();
        let projects = wave.into_iter().filter_map(|(project, found)| {
            linker.append(found);
            project
        });
        take(&projects.collect::<Vec<_>>());
    }
}

impl<'p, 't> Linker<'p, 't> {
    /// Reads a project.
    pub fn read(
        &self,
        unread: &Unread,
        progress: &Progress,
    ) -> Result<ProjectWithPlaces<'t>, Box<Problem>> {
        parse::project(&self.places[unread.file], unread, progress)
    }

    /// Links a project of the last layer, laid over that of the layers before with its key.
    fn named(
        mut self,
        mut project: ProjectWithPlaces<'t>,
        before: &Keyed<ProjectWithPlaces<'t>>,
        known: &Known,
    ) -> Linked<'p, 't> {
        let spot = Spot::of(&project.entry);
        self.clean_key(&mut project.entry.value.key, &spot);
        let key = project.entry.value.key.clone();
        let below = before.position(&key);
        match below {
            Some(at) => {
                let mut laid = before.values[at].1.clone();
                self.lay_over(&mut laid, project);
                project = laid;
            }
            None => self.key_form(project.key(), &spot),
        }
        let project = self.project(project, known);
        Linked { project, named: Some(Named { key, spot, below }), found: self }
    }

    fn unreadable(mut self, problem: Problem) -> Linked<'p, 't> {
        self.problems.push(problem);
        Linked { project: None, named: None, found: self }
    }
}
