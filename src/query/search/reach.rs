//! One run looked up in all names of a catalog, and the credits that it reaches.

use std::cell::OnceCell;

use fixedbitset::FixedBitSet;

use super::parts::Parts;
use super::place::Place;
use super::table::Table;
use super::worth::Worth;
use super::{literal, loose};
use crate::catalog::{Catalog, CreditRef, ProjectRef};
use crate::names::keys::Source;
use crate::names::matching::grade;
use crate::names::normalise::fold;
use crate::names::typo::Mistyped;
use crate::names::{Hit, Index, Probe, Rank, Reading, Tier};
use crate::query::TextTerm;
use crate::query::casts::of_years;

/// A run and all that it hits.
#[derive(Debug, Clone)]
pub struct Run<'c> {
    pub probe: Probe,
    catalog: &'c Catalog,
    /// By place, the year left out.
    tables: [Table<Worth>; Place::NAMED.len()],
    /// The year that the words may be.
    pub year: Option<u16>,
    /// The best hits on what credits are made of, and the credits: needed only beside other runs.
    parts: OnceCell<Parts<Worth>>,
    credits: OnceCell<FixedBitSet>,
}

impl<'c> Run<'c> {
    /// Looks words up by the keys of names.
    pub fn new(catalog: &'c Catalog, words: &str) -> Self {
        let probe = Probe::new(words);
        let mut run = Self::empty(catalog, words);
        run.look_up(&probe, |hit| hit);
        if let Some(other) = probe.left_on.as_deref().filter(|_| !run.finds_a_name()) {
            run.look_up(other, Hit::on_other_layout);
        }
        Self { probe, ..run }
    }

    /// Looks a quoted or anchored term up as it stands.
    pub fn literal(catalog: &'c Catalog, term: &TextTerm) -> Self {
        let mut run = Self::empty(catalog, &term.text);
        run.each_table(|index, note| literal::find(index, term, note));
        Self { probe: Probe::new(&term.text), ..run }
    }

    /// Also looks for persons and titles with typing errors or letters left out.
    pub fn loosen(&mut self) {
        let probe = std::mem::take(&mut self.probe);
        let mistyped = Mistyped::new(&probe);
        for place in [Place::Actor, Place::Project] {
            self.table_of(place, |index, note| {
                if let Some(mistyped) = &mistyped {
                    index.find_mistyped(mistyped, &mut *note);
                }
                loose::find(index, &probe, note);
            });
        }
        self.probe = probe;
        self.parts = OnceCell::new();
        self.credits = OnceCell::new();
    }

    fn empty(catalog: &'c Catalog, words: &str) -> Self {
        Self {
            probe: Probe::default(),
            catalog,
            tables: Default::default(),
            year: year(words),
            parts: OnceCell::new(),
            credits: OnceCell::new(),
        }
    }

    fn look_up(&mut self, probe: &Probe, seen: impl Fn(Hit) -> Hit) {
        self.each_table(|index, note| index.find(probe, |at, hit| note(at, seen(hit))));
    }

    fn each_table(&mut self, find: impl Fn(&Index, &mut dyn FnMut(usize, Hit))) {
        Place::NAMED.into_iter().for_each(|place| self.table_of(place, &find));
    }

    fn table_of(&mut self, place: Place, find: impl Fn(&Index, &mut dyn FnMut(usize, Hit))) {
        let Some(index) = place.index(self.catalog.names()) else { return };
        let table = &mut self.tables[place as usize];
        find(index, &mut |at, hit| table.raise(index.len(), at, Worth::of(hit, place)));
    }

    fn finds_a_name(&self) -> bool {
        self.tables.iter().any(Table::any)
    }

    /// The hits in a place that has names.
    pub fn table(&self, place: Place) -> &Table<Worth> {
        // The year has no table; the last one of the named places stands in and is never asked.
        &self.tables[(place as usize).min(self.tables.len() - 1)]
    }

    /// The best hit on any of a project's platforms or countries.
    pub fn best_in(&self, place: Place, project: ProjectRef<'_>) -> Worth {
        let (table, mut best) = (self.table(place), Worth::NONE);
        place.for_each_position_in(project, |at| best = best.max(table.get(at)));
        best
    }

    /// The credits that are hit anywhere.
    pub fn credits(&self) -> &FixedBitSet {
        self.credits.get_or_init(|| {
            let mut credits = self.parts().reach(self.catalog);
            if self.year.is_some() {
                credits |= of_years(self.catalog, |year| year == self.year);
            }
            credits
        })
    }

    /// The best hit in a credit, wherever it is; `role`: the number of its character.
    pub fn worth(&self, credit: CreditRef<'_>, role: Option<usize>) -> Worth {
        let best = self.parts().get(credit, role);
        let is_year = self.year.is_some() && credit.year() == self.year;
        if is_year { best.max(Worth::of(YEAR, Place::Year)) } else { best }
    }

    fn parts(&self) -> &Parts<Worth> {
        self.parts.get_or_init(|| Parts::of(self.catalog, |place| self.table(place).clone()))
    }
}

/// The year that words are: four digits, as years are written.
pub fn year(words: &str) -> Option<u16> {
    let words = fold(words);
    let is_written = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    is_written.then(|| words.parse().ok()).flatten()
}

/// A hit on a year.
pub const YEAR: Hit = Hit {
    rank: Rank { tier: Tier::Word, grade: grade::LESSER_WORD, likeness: 1000 },
    source: Source::Display,
    reading: Reading::Letters,
};
