//! The runs that were looked up last.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::reach::Run;
use crate::catalog::Catalog;

/// The runs of the last questions to a catalog, so that whoever types on, or back, waits only for
/// what is new.
///
/// Size: up to 3 bytes a credit each in large catalogs, a dozen of them.
#[derive(Debug, Default)]
pub struct Known<'c> {
    /// The latest first.
    runs: RefCell<VecDeque<(String, Rc<Run<'c>>)>>,
}

/// Those of a line of two words for some keys back.
const KEPT: usize = 12;

impl<'c> Known<'c> {
    /// Words looked up, now or before.
    pub fn run(&self, catalog: &'c Catalog, words: &str) -> Rc<Run<'c>> {
        let mut runs = self.runs.borrow_mut();
        let known = runs.iter().position(|(known, _)| known == words);
        let (words, run) = known
            .and_then(|at| runs.remove(at))
            .unwrap_or_else(|| (words.to_owned(), Rc::new(Run::new(catalog, words))));
        runs.push_front((words, Rc::clone(&run)));
        runs.truncate(KEPT);
        run
    }
}
