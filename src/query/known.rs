//! What was looked up last.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::Filter;
use super::search::Run;
use crate::catalog::Catalog;

/// What the last questions to a catalog were about, so that whoever types on, or back, waits only
/// for what is new.
///
/// Size: up to 3 bytes a credit each in large catalogs, a dozen of words and a dozen of filters of
/// few values.
#[derive(Debug, Default)]
pub struct Known<'c> {
    runs: Latest<String, Run<'c>>,
    filters: Latest<Filter, FixedBitSet>,
}

/// The latest first.
type Latest<K, V> = RefCell<VecDeque<(K, Rc<V>)>>;

/// Those of a line of two words for some keys back.
const KEPT: usize = 12;

/// Filters of more values are not kept: these would take far more room than the rows that pass them.
const MANY: usize = 1_000;

impl<'c> Known<'c> {
    /// Words looked up, now or before.
    pub(super) fn run(&self, catalog: &'c Catalog, words: &str) -> Rc<Run<'c>> {
        latest(&self.runs, words, || Run::new(catalog, words))
    }

    /// The credits that pass a filter, which depends on nothing else, found now or, unless it has
    /// many values, before.
    pub(super) fn passing(
        &self,
        filter: &Filter,
        find: impl FnOnce() -> FixedBitSet,
    ) -> Rc<FixedBitSet> {
        if filter.values.len() > MANY {
            return Rc::new(find());
        }
        latest(&self.filters, filter, find)
    }
}

fn latest<K: Borrow<Q>, Q: PartialEq + ToOwned<Owned = K> + ?Sized, V>(
    known: &Latest<K, V>,
    wanted: &Q,
    make: impl FnOnce() -> V,
) -> Rc<V> {
    let mut known = known.borrow_mut();
    let at = known.iter().position(|(key, _)| key.borrow() == wanted);
    let (key, value) =
        at.and_then(|at| known.remove(at)).unwrap_or_else(|| (wanted.to_owned(), Rc::new(make())));
    known.push_front((key, Rc::clone(&value)));
    known.truncate(KEPT);
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Field, Mode, Value};

    #[test]
    fn a_filter_is_kept_unless_it_has_many_values() {
        let searches = |count: usize| {
            let values = (0..count).map(|at| Value::Text(format!("actor-{at}/project")));
            let filter = Filter { field: Field::Key, mode: Mode::Chosen, values: values.collect() };
            let (known, mut searches) = (Known::default(), 0);
            for _ in 0..2 {
                known.passing(&filter, || {
                    searches += 1;
                    FixedBitSet::new()
                });
            }
            searches
        };
        assert_eq!([1, MANY, MANY + 1].map(searches), [1, 1, 2]);
    }
}
