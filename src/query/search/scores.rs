//! The words of a question → which credits answer, and how well each does.

use std::cmp::Reverse;
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::parts::{Made, Parts};
use super::place::Place;
use super::rank::{Score, alone, one_field, several_fields};
use super::reach::{Run, YEAR};
use super::runs::Runs;
use super::table::Table;
use super::worth::Worth;
use crate::catalog::{Catalog, CreditId, CreditRef};
use crate::names::Index;
use crate::query::casts::of_years;
use crate::query::{Known, TextTerm};

/// Words looked up.
pub struct Words<'c> {
    catalog: &'c Catalog,
    runs: Runs<Rc<Run<'c>>>,
    /// Whether typing errors and letters left out were looked for too.
    is_loose: bool,
}

/// The credits that answer some words, or a quoted or anchored term. How well is told for one
/// credit when it is asked: of many answers only the best are ever looked at.
pub struct Answer<'c> {
    /// The credits that answer.
    pub matched: FixedBitSet,
    catalog: &'c Catalog,
    divisions: Vec<Divided<'c>>,
}

/// The best credits of an answer.
pub struct Best {
    /// With their scores, in no order.
    pub better: Vec<(u32, CreditId)>,
    /// Those that come next: equally good, and less than the former.
    pub alike: FixedBitSet,
}

/// One division of the words into runs, all of which a credit must have.
struct Divided<'c> {
    runs: Vec<Rc<Run<'c>>>,
    /// The scores of all runs in one field, the year left out.
    whole: Parts<Score>,
    /// The year that all runs are, and its score.
    year: Option<(u16, Score)>,
}

impl<'c> Words<'c> {
    /// Looks words up without typing errors.
    pub fn new(catalog: &'c Catalog, words: &[&str], known: &Known<'c>) -> Self {
        let runs = Runs::new(words, |words| known.run(catalog, words));
        Self { catalog, runs, is_loose: false }
    }

    /// Also looks for typing errors and letters left out. `None` where `is_old` says that nobody
    /// waits for it.
    pub fn loosen(&mut self, is_old: &dyn Fn() -> bool) -> Option<()> {
        self.is_loose = true;
        for run in self.runs.all_mut() {
            if is_old() {
                return None;
            }
            Rc::make_mut(run).loosen();
        }
        Some(())
    }

    /// Who answers.
    pub fn answer(&self) -> Answer<'c> {
        let divisions = self.divisions();
        let mut matched = FixedBitSet::with_capacity(self.catalog.len());
        let mut divided = Vec::with_capacity(divisions.len());
        for (runs, common) in divisions {
            let division = Divided::of(self.catalog, runs);
            matched |= match common {
                // With typing errors not all that is hit is good enough.
                Some(common) if self.is_loose => division.good_of(self.catalog, &common),
                Some(common) => common,
                None => division.reach(self.catalog),
            };
            divided.push(division);
        }
        Answer { matched, catalog: self.catalog, divisions: divided }
    }

    /// The divisions of the words, each with the credits that its runs have in common; `None` where
    /// there is one run only.
    #[allow(clippy::type_complexity, reason = "taken apart at once by the only caller")]
    fn divisions(&self) -> Vec<(Vec<Rc<Run<'c>>>, Option<FixedBitSet>)> {
        if let Some(run) = self.runs.single() {
            return vec![(vec![Rc::clone(run)], None)];
        }
        let divisions = self.runs.divisions(|common: Option<&FixedBitSet>, run| {
            let mut left = run.credits().clone();
            if let Some(common) = common {
                left.intersect_with(common);
            }
            (!left.is_clear()).then_some(left)
        });
        let divisions = divisions.into_iter().map(|division| {
            let runs: Vec<_> = division.runs.into_iter().map(Rc::clone).collect();
            let common = (runs.len() > 1).then_some(division.common);
            (runs, common)
        });
        divisions.collect()
    }
}

impl<'c> Divided<'c> {
    fn of(catalog: &Catalog, runs: Vec<Rc<Run<'c>>>) -> Self {
        let year = runs[0].year.filter(|_| runs.iter().all(|run| run.year == runs[0].year));
        let years = vec![Worth::of(YEAR, Place::Year); runs.len()];
        let year = year.map(|year| (year, one_field(&years, Place::Year)));
        Divided { whole: in_one_field(catalog, &runs), runs, year }
    }

    /// How well a credit answers.
    fn score(&self, credit: CreditRef<'_>, role: Option<usize>) -> Score {
        let mut score = self.whole.get(credit, role);
        if let Some((year, of_year)) = self.year
            && credit.year() == Some(year)
        {
            score = score.max(of_year);
        }
        if score > Score::NONE || self.runs.len() == 1 {
            return score;
        }
        several_fields(self.runs.iter().map(|run| (run.worth(credit, role), run.probe.length)))
    }

    /// The credits that answer in one field.
    fn reach(&self, catalog: &Catalog) -> FixedBitSet {
        let mut credits = self.whole.reach(catalog);
        if let Some((year, _)) = self.year {
            credits |= of_years(catalog, |of| of == Some(year));
        }
        credits
    }

    /// Those of some credits that answer well enough.
    fn good_of(&self, catalog: &Catalog, credits: &FixedBitSet) -> FixedBitSet {
        let mut good = FixedBitSet::with_capacity(credits.len());
        let is_good = |&at: &usize| {
            let credit = catalog.credit(CreditId::at(at));
            self.score(credit, catalog.roles().number(credit.id())) > Score::NONE
        };
        credits.ones().filter(is_good).for_each(|at| good.insert(at));
        good
    }
}

impl<'c> Answer<'c> {
    /// A quoted or anchored term, found as it stands.
    pub fn literal(catalog: &'c Catalog, term: &TextTerm) -> Self {
        let division = Divided::of(catalog, vec![Rc::new(Run::literal(catalog, term))]);
        Answer { matched: division.reach(catalog), catalog, divisions: vec![division] }
    }

    /// How well a credit answers.
    pub fn score(&self, id: CreditId) -> Score {
        let credit = self.catalog.credit(id);
        let role = self.catalog.roles().number(id);
        let scores = self.divisions.iter().map(|division| division.score(credit, role));
        scores.max().unwrap_or(Score::NONE)
    }

    /// How well each of the `listed` credits answers, by position. Cost: a step for every credit.
    pub fn scores(&self, listed: &FixedBitSet) -> Vec<u32> {
        match self.divisions.as_slice() {
            [Divided { runs, whole, year: None }] if runs.len() == 1 => {
                whole.of_credits(self.catalog, Score::number)
            }
            _ => {
                let mut scores = vec![0; self.catalog.len()];
                let ids = listed.ones().map(CreditId::at);
                ids.for_each(|id| scores[id.index()] = self.score(id).number());
                scores
            }
        }
    }

    /// Whether some credit answers so well that typing errors need not be looked for.
    pub fn is_certain(&self) -> bool {
        self.divisions.iter().any(|division| {
            let has_credits = |year| self.catalog.credits().any(|c| c.year() == Some(year));
            let values = || division.whole.values();
            values().any(|(made, score)| score.is_certain() && made.count(self.catalog) > 0)
                || division.year.is_some_and(|(year, s)| s.is_certain() && has_credits(year))
        })
    }

    /// The credits that answer with nothing left out, corrected or scattered.
    pub fn strict(&self) -> FixedBitSet {
        let mut strict = FixedBitSet::with_capacity(self.matched.len());
        for division in &self.divisions {
            // Runs in several fields are scattered.
            for (made, _) in division.whole.values().filter(|(_, score)| score.is_strict()) {
                made.for_each_credit(self.catalog, |id| strict.insert(id.index()));
            }
            if let Some((year, _)) = division.year.filter(|(_, score)| score.is_strict()) {
                strict |= of_years(self.catalog, |of| of == Some(year));
            }
        }
        strict
    }

    /// The best of the `listed` credits, `wanted` of them or all if there are no more.
    ///
    /// Cost: a look at each name that is hit, and a step for each credit of the best of them; only
    /// where those are too few a look at every credit.
    pub fn best(&self, listed: &FixedBitSet, wanted: usize) -> Best {
        self.best_by_name(listed, wanted)
            .unwrap_or_else(|| Best { better: self.scored(listed), alike: FixedBitSet::new() })
    }

    fn scored(&self, credits: &FixedBitSet) -> Vec<(u32, CreditId)> {
        credits.ones().map(CreditId::at).map(|id| (self.score(id).number(), id)).collect()
    }

    fn best_by_name(&self, listed: &FixedBitSet, wanted: usize) -> Option<Best> {
        if self.divisions.iter().any(|division| division.year.is_some()) {
            return None;
        }
        let least = self.divisions.iter().map(|division| match division.runs.len() {
            1 => Score::NONE,
            runs => Score::most_in_several_fields(runs),
        });
        let least = least.max()?;
        let values = || {
            let values = self.divisions.iter().flat_map(|division| division.whole.values());
            values.filter(|(_, score)| *score > least)
        };
        let credits_of = |names: &[(Score, Made)]| {
            let mut found = FixedBitSet::with_capacity(listed.len());
            for (_, made) in names {
                made.for_each_credit(self.catalog, |id| found.insert(id.index()));
            }
            found.intersect_with(listed);
            found
        };
        let mut enough = wanted.max(1);
        loop {
            let least_wanted = Score::reached_by(enough, values().map(|(_, score)| score));
            let is_all = least_wanted.is_none();
            let mut names: Vec<(Score, Made)> = values()
                .filter(|(_, score)| Some(*score) >= least_wanted)
                .map(|(made, score)| (score, made))
                .collect();
            let from = if is_all {
                names.iter().map(|(score, _)| *score).min().unwrap_or(Score::NONE)
            } else {
                names.select_nth_unstable_by_key(enough - 1, |(score, _)| Reverse(*score)).1.0
            };
            names.retain(|(score, _)| *score >= from);
            let mut alike = credits_of(&names);
            if alike.count_ones(..) >= wanted || (is_all && least == Score::NONE) {
                names.retain(|(score, _)| *score > from);
                let better = credits_of(&names);
                alike.difference_with(&better);
                return Some(Best { better: self.scored(&better), alike });
            }
            if is_all {
                return None;
            }
            enough *= 8;
        }
    }
}

/// The credits whose project or character, `place`, has all words in it, without typing errors and
/// letters left out.
pub fn of_words_in(catalog: &Catalog, words: &[&str], place: Place) -> FixedBitSet {
    let runs = Runs::new(words, |words| Rc::new(Run::new(catalog, words)));
    let divisions = runs.divisions(|_: Option<&()>, _| Some(()));
    let has_all = |of: Place| {
        let mut has_all = Table::default();
        for division in divisions.iter().filter(|_| of == place) {
            let count = place.index(catalog.names()).map_or(0, Index::len);
            let runs: Vec<_> = division.runs.iter().map(|run| Rc::clone(run)).collect();
            for_each_common(&runs, place, |at, _| has_all.raise(count, at, true));
        }
        has_all
    };
    Parts::of_names(catalog, has_all).reach(catalog)
}

/// The scores of all runs in one field, the year left out.
fn in_one_field(catalog: &Catalog, runs: &[Rc<Run<'_>>]) -> Parts<Score> {
    if let [run] = runs {
        return Parts::of(catalog, |place| run.table(place).map(|hit| alone(hit, place)));
    }
    let table = |place: Place| {
        let count = place.index(catalog.names()).map_or(0, Index::len);
        let mut scores = Table::default();
        for_each_common(runs, place, |at, hits| scores.raise(count, at, one_field(hits, place)));
        scores
    };
    // Different platforms or countries of a project count as one field.
    let mut parts = Parts::of_names(catalog, table);
    for place in [Place::Platform, Place::Country] {
        if runs.iter().all(|run| run.table(place).any()) {
            let mut hits = Vec::with_capacity(runs.len());
            parts.raise_projects(catalog, |project| {
                hits.clear();
                hits.extend(runs.iter().map(|run| run.best_in(place, project)));
                if hits.contains(&Worth::NONE) { Score::NONE } else { one_field(&hits, place) }
            });
        }
    }
    parts
}

/// Calls `visit` with each name of a place that all runs hit, and their hits. Cost: a step for each
/// name that the most selective run hits.
fn for_each_common(runs: &[Rc<Run<'_>>], place: Place, mut visit: impl FnMut(usize, &[Worth])) {
    let tables: Vec<_> = runs.iter().map(|run| run.table(place)).collect();
    let Some(fewest) = tables.iter().min_by_key(|table| table.len()) else { return };
    let mut hits = Vec::with_capacity(runs.len());
    for at in fewest.named() {
        hits.clear();
        hits.extend(tables.iter().map(|table| table.get(at)));
        if !hits.contains(&Worth::NONE) {
            visit(at, &hits);
        }
    }
}
