//! The timeline: a bar for every year, its rows below, and the range of years that is asked for.

use fixedbitset::FixedBitSet;

use super::{Effect, Motion, State, View};
use crate::catalog::{Catalog, CreditId};
use crate::model::Facet;
use crate::query::stats::{self, Count, Cross};
use crate::query::{FacetValue, Field, Mode as Binding, Value};

/// What bars can be divided by, in the order in which a key turns them.
const DIVIDED_BY: [Facet; 3] = [Facet::Country, Facet::Platform, Facet::Kind];

/// What the timeline shows. The choice of years is left out of what is counted, so that a range can
/// be made wider again; all else that is asked holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// What bars are divided by.
    pub by: Facet,
    /// Years by the values of that facet.
    pub cross: Cross,
    /// Every year from the first to the last that has a credit, with its row in `cross`, if it has
    /// one.
    pub years: Vec<(u16, Option<usize>)>,
    /// The year under the cursor; kept when the answer changes.
    pub year: Option<u16>,
    /// The credits of that year: the biggest parts first.
    pub rows: Vec<CreditId>,
    /// How many actors they have, and how many projects.
    pub of_rows: (usize, usize),
    /// The first of them that is visible.
    pub top: usize,
}

impl Default for Timeline {
    fn default() -> Timeline {
        Timeline {
            by: DIVIDED_BY[0],
            cross: Cross::default(),
            years: Vec::new(),
            year: None,
            rows: Vec::new(),
            of_rows: (0, 0),
            top: 0,
        }
    }
}

impl Timeline {
    /// The position of the year under the cursor; 0 where there is none.
    #[must_use]
    pub fn at(&self) -> usize {
        self.years.iter().position(|(year, _)| Some(*year) == self.year).unwrap_or(0)
    }

    /// The numbers of the n-th year; `None` for a year without a credit.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<&Count> {
        self.years.get(at)?.1.map(|row| &self.cross.rows[row])
    }

    /// How many credits have no year.
    #[must_use]
    pub fn undated(&self) -> usize {
        let undated = FacetValue::Missing(Facet::Year);
        self.cross.rows.iter().find(|line| line.of == undated).map_or(0, |line| line.credits)
    }
}

impl State {
    /// The range of years that is asked for; `None` where none is, or something else than one range.
    #[must_use]
    pub fn years_asked(&self) -> Option<(Option<u16>, Option<u16>)> {
        match self.query.values(Field::Year, Binding::Chosen) {
            [Value::Range(from, to)] => Some((*from, *to)),
            _ => None,
        }
    }

    /// Whether a year is asked for; every year is where nothing is asked of years.
    #[must_use]
    pub fn is_year_asked(&self, year: u16) -> bool {
        let asked = self.query.values(Field::Year, Binding::Chosen);
        let within = |value: &Value| match value {
            Value::Range(from, to) => {
                from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to)
            }
            _ => false,
        };
        asked.is_empty() || asked.iter().any(within)
    }

    pub(super) fn count_years(&mut self, catalog: &Catalog) {
        let timeline = &mut self.timeline;
        let facets = (Facet::Year, timeline.by);
        timeline.cross = stats::cross(catalog, &self.results.any_year, facets, self.reader.script);
        let dated =
            timeline.cross.rows.iter().enumerate().filter_map(|(row, line)| match line.of {
                FacetValue::Year(year) => Some((year, row)),
                _ => None,
            });
        let dated: std::collections::BTreeMap<u16, usize> = dated.collect();
        let ends = dated.first_key_value().zip(dated.last_key_value());
        let years = ends.map(|((first, _), (last, _))| *first..=*last);
        timeline.years =
            years.into_iter().flatten().map(|year| (year, dated.get(&year).copied())).collect();
        let last = timeline.years.last().map(|(year, _)| *year);
        let first = timeline.years.first().map(|(year, _)| *year);
        let within =
            |year: u16| first.is_some_and(|f| f <= year) && last.is_some_and(|l| year <= l);
        timeline.year = timeline.year.filter(|year| within(*year)).or(last);
        self.list_year(catalog);
    }

    /// Takes the credits of the year under the cursor.
    fn list_year(&mut self, catalog: &Catalog) {
        let (script, timeline) = (self.reader.script, &mut self.timeline);
        let any_year = &self.results.any_year;
        let of_year = timeline.year.map(|year| stats::of_year(catalog, any_year, year));
        let mut actors = FixedBitSet::with_capacity(catalog.actors().len());
        let (mut projects, mut last) = (0, None);
        let mut rows = Vec::new();
        for id in of_year.iter().flat_map(FixedBitSet::ones).map(CreditId::at) {
            let credit = catalog.credit(id);
            let (actor, project) = (credit.actor(), Some(credit.project().id()));
            let billing = credit.billing().map_or(u8::MAX, |billing| billing as u8);
            rows.push((billing, actor.rank_in(script), id));
            actors.insert(actor.id().index());
            // Ids are ordered by project: one that was counted before is the last that was counted.
            projects += usize::from(last != project);
            last = project;
        }
        rows.sort_unstable();
        timeline.rows = rows.into_iter().map(|(_, _, id)| id).collect();
        timeline.of_rows = (actors.count_ones(..), projects);
        timeline.top = 0;
    }

    pub(super) fn go_to_year(&mut self, catalog: &Catalog, at: usize) {
        self.timeline.year = self.timeline.years.get(at).map(|(year, _)| *year);
        self.list_year(catalog);
    }

    pub(super) fn move_to_year_beside(&mut self, catalog: &Catalog, later: bool) {
        let at = self.timeline.at();
        let last = self.timeline.years.len().saturating_sub(1);
        let beside = if later { (at + 1).min(last) } else { at.saturating_sub(1) };
        self.go_to_year(catalog, beside);
    }

    /// To the first or last year; every other motion scrolls the rows of the year.
    pub(super) fn move_in_timeline(&mut self, catalog: &Catalog, motion: Motion) {
        match motion {
            Motion::Top => self.go_to_year(catalog, 0),
            Motion::Bottom => {
                self.go_to_year(catalog, self.timeline.years.len().saturating_sub(1));
            }
            _ => {
                let rows = self.layout().rows_of_view();
                let tops = self.timeline.rows.len().saturating_sub(rows) + 1;
                self.timeline.top = motion.apply(self.timeline.top, tops, rows);
            }
        }
    }

    pub(super) fn turn_timeline(&mut self, catalog: &Catalog) {
        let at = DIVIDED_BY.iter().position(|facet| *facet == self.timeline.by).unwrap_or(0);
        self.timeline.by = DIVIDED_BY[(at + 1) % DIVIDED_BY.len()];
        self.count_years(catalog);
    }

    /// Asks for the year under the cursor; with a range asked for, for all up to that year; and
    /// within it for that year alone. The one year that is asked for is set free.
    pub(super) fn choose_years(&mut self) -> Vec<Effect> {
        let Some(year) = self.timeline.year else { return Vec::new() };
        let range = match self.years_asked() {
            Some((Some(from), Some(to))) if (from, to) == (year, year) => None,
            Some((Some(from), to)) if year < from => Some((Some(year), to)),
            Some((from, Some(to))) if year > to => Some((from, Some(year))),
            _ => Some((Some(year), Some(year))),
        };
        let range = range.map(|(from, to)| Value::Range(from, to));
        self.ask_years(range.into_iter().collect())
    }

    /// Shows the rows of the year under the cursor.
    pub(super) fn list_bar(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let Some(year) = self.timeline.year else { return Vec::new() };
        if self.refuses_wrong_line() {
            return Vec::new();
        }
        self.look(catalog, View::Browse);
        self.ask_years(vec![Value::Range(Some(year), Some(year))])
    }
}
