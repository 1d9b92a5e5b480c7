//! Runs: neighbouring words of the question, looked up as one string.
//!
//! Nobody knows how a typist divides a name: `hyojoo`, `han hyojoo`, `hyo joo han`. So the words are
//! divided into runs in every possible way; each run is squashed into one string and looked up, and
//! a credit must be hit by all runs of one division.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use super::place::Place;
use super::table::Table;
use super::{literal, loose};
use crate::catalog::{ActorId, Catalog, CreditId, CreditRef, ProjectId};
use crate::names::keys::Source;
use crate::names::matching::grade;
use crate::names::typo::Mistyped;
use crate::names::{Hit, Index, Probe, Rank, Reading, Tier};
use crate::query::TextTerm;

/// Up to so many words every division is tried (32 of them); of more words only all of them as one
/// run, and each by itself.
const MOST_WORDS_DIVIDED: usize = 6;

/// Where words are looked up.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'c> {
    /// In all names of a catalog.
    All(&'c Catalog),
    /// In the names of one credit: to tell why it matched.
    Credit(CreditRef<'c>),
}

impl<'c> Scope<'c> {
    fn catalog(self) -> &'c Catalog {
        match self {
            Scope::All(catalog) => catalog,
            Scope::Credit(credit) => credit.catalog(),
        }
    }
}

/// One run and all that it hits.
#[derive(Debug)]
pub struct Run {
    /// The words as typed.
    pub words: String,
    pub probe: Probe,
    tables: [Table; Place::NAMED.len()],
    year: Option<u16>,
    /// The credits that it hits anywhere.
    credits: FixedBitSet,
}

impl Run {
    fn empty(scope: Scope<'_>, words: &str) -> Self {
        Self {
            words: words.to_owned(),
            probe: Probe::new(words),
            tables: Place::NAMED.map(|place| Table::of(scope, place)),
            year: words.parse().ok().filter(|_| words.len() == 4),
            credits: FixedBitSet::with_capacity(scope.catalog().len()),
        }
    }

    /// Looks words up by the keys of names.
    pub fn new(scope: Scope<'_>, words: &str) -> Self {
        let mut run = Self::empty(scope, words);
        let probe = run.probe.clone();
        run.look_up(scope, &probe, |hit| hit);
        if let Some(other) = probe.left_on.as_deref().filter(|_| !run.finds_a_name()) {
            run.look_up(scope, other, Hit::on_other_layout);
        }
        run.note_credits(scope);
        run
    }

    /// Looks a quoted or anchored term up as it stands.
    pub fn literal(scope: Scope<'_>, term: &TextTerm) -> Self {
        let mut run = Self::empty(scope, &term.text);
        run.each_table(scope, |table, index, place| {
            table.fill(|only, note| {
                literal::find(index, term, only, |at, hit| note(at, lowered(hit, place)));
            });
        });
        run.note_credits(scope);
        run
    }

    fn look_up(&mut self, scope: Scope<'_>, probe: &Probe, seen: impl Fn(Hit) -> Hit) {
        self.each_table(scope, |table, index, place| {
            table.fill(|only, note| {
                index.find(probe, only, |at, hit| note(at, lowered(seen(hit), place)));
            });
        });
    }

    /// Also looks for persons and titles with typing errors or letters left out.
    fn loosen(&mut self, scope: Scope<'_>) {
        let probe = self.probe.clone();
        let mistyped = Mistyped::new(&probe);
        self.each_table(scope, |table, index, place| {
            if place != Place::Actor && place != Place::Project {
                return;
            }
            table.fill(|only, note| {
                if let Some(mistyped) = &mistyped {
                    index.find_mistyped(mistyped, only, &mut *note);
                }
                loose::find(index, &probe, only, &mut *note);
            });
        });
        self.note_credits(scope);
    }

    fn each_table(&mut self, scope: Scope<'_>, mut visit: impl FnMut(&mut Table, &Index, Place)) {
        let names = scope.catalog().names();
        for (table, place) in self.tables.iter_mut().zip(Place::NAMED) {
            if let Some(index) = place.index(names) {
                visit(table, index, place);
            }
        }
    }

    /// Notes which credits are hit. Cost: a step for each of them, and where a character, platform,
    /// group, country or year is hit, a look at every credit.
    fn note_credits(&mut self, scope: Scope<'_>) {
        let catalog = match scope {
            Scope::All(catalog) => catalog,
            Scope::Credit(credit) => {
                let hit = Place::ALL.into_iter().any(|place| self.hit(credit, place).is_some());
                self.credits.set(credit.id().index(), hit);
                return;
            }
        };
        let of_actors = self
            .table(Place::Actor)
            .named()
            .flat_map(|at| catalog.actor(ActorId::at(at)).credits());
        let of_projects = self
            .table(Place::Project)
            .named()
            .flat_map(|at| catalog.project(ProjectId::at(at)).credits());
        let mut hit: Vec<CreditId> = of_actors.chain(of_projects).map(CreditRef::id).collect();
        let others = || Place::ALL.into_iter().filter(|place| *place > Place::Project);
        if self.year.is_some() || others().any(|place| self.table(place).any()) {
            let elsewhere =
                |credit: &CreditRef<'_>| others().any(|place| self.hit(*credit, place).is_some());
            hit.extend(catalog.credits().filter(elsewhere).map(CreditRef::id));
        }
        self.credits.extend(hit.into_iter().map(CreditId::index));
    }

    fn finds_a_name(&self) -> bool {
        self.tables.iter().any(Table::any)
    }

    fn table(&self, place: Place) -> &Table {
        // The year has no table; the last one of the named places stands in and is never asked.
        &self.tables[(place as usize).min(self.tables.len() - 1)]
    }

    /// The best hit of the run in one place of a credit.
    pub fn hit(&self, credit: CreditRef<'_>, place: Place) -> Option<Hit> {
        if place == Place::Year {
            let year = self.year.filter(|year| credit.year() == Some(*year));
            return year.map(|_| YEAR);
        }
        let table = self.table(place);
        if !table.any() {
            return None;
        }
        let mut best: Option<Hit> = None;
        place.for_each_position(credit, |at| {
            let hit = table.get(at);
            if hit.map(|hit| hit.rank) > best.map(|hit| hit.rank) {
                best = hit;
            }
        });
        best
    }
}

const YEAR: Hit = Hit {
    rank: Rank { tier: Tier::Word, grade: grade::LESSER_WORD, likeness: 1000 },
    source: Source::Display,
    reading: Reading::Letters,
};

/// What is no name of a person or title is never more than a word hit, or `lee` would bring those
/// who play a Lee before those who are one.
fn lowered(mut hit: Hit, place: Place) -> Hit {
    if place > Place::Project && hit.rank.tier >= Tier::Word {
        let word = is_whole_word(hit);
        hit.rank.tier = Tier::Word;
        hit.rank.grade = if word { grade::LESSER_WORD } else { grade::LESSER_PART };
    }
    hit
}

/// Whether the run is a whole word of what it hits, or more.
pub fn is_whole_word(hit: Hit) -> bool {
    hit.rank.is_whole() || (hit.rank.tier >= Tier::Word && hit.rank.grade >= grade::LESSER_WORD)
}

/// The words of a question and all runs of them.
#[derive(Debug)]
pub struct Runs {
    count: usize,
    by_ends: HashMap<(usize, usize), Run>,
}

/// The words divided into runs, and the credits that all of them hit, here or there.
#[derive(Debug)]
pub struct Division<'r> {
    pub runs: Vec<&'r Run>,
    pub credits: FixedBitSet,
}

impl Runs {
    /// Looks up every run of these words.
    pub fn new(scope: Scope<'_>, words: &[&str]) -> Self {
        let count = words.len();
        let all = (0..count).flat_map(|start| (start + 1..=count).map(move |end| (start, end)));
        let wanted = all.filter(|&(start, end)| {
            count <= MOST_WORDS_DIVIDED || end - start == 1 || end - start == count
        });
        let run = |(start, end)| ((start, end), Run::new(scope, &words[start..end].join(" ")));
        Self { count, by_ends: wanted.map(run).collect() }
    }

    /// Also looks for typing errors and letters left out, in every run.
    pub fn loosen(&mut self, scope: Scope<'_>) {
        self.by_ends.values_mut().for_each(|run| run.loosen(scope));
    }

    /// The divisions of the words into runs that together hit some credit; the fewest runs first.
    pub fn divisions(&self) -> Vec<Division<'_>> {
        let mut divisions = Vec::new();
        self.divide(0, &mut Vec::new(), None, &mut divisions);
        divisions.sort_by_key(|division| division.runs.len());
        divisions
    }

    fn divide<'r>(
        &'r self,
        from: usize,
        begun: &mut Vec<&'r Run>,
        credits: Option<&FixedBitSet>,
        divisions: &mut Vec<Division<'r>>,
    ) {
        if from == self.count {
            let credits = credits.cloned().unwrap_or_default();
            divisions.push(Division { runs: begun.clone(), credits });
            return;
        }
        for end in from + 1..=self.count {
            let Some(run) = self.by_ends.get(&(from, end)) else { continue };
            let mut left = run.credits.clone();
            if let Some(credits) = credits {
                left.intersect_with(credits);
            }
            if !left.is_clear() {
                begun.push(run);
                self.divide(end, begun, Some(&left), divisions);
                begun.pop();
            }
        }
    }
}
