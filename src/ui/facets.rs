//! The facet panes: values with live counts, to be chosen, excluded and added.

use std::cmp::Reverse;

use super::{Effect, Input, Mode, Motion, Pane, Reader, State};
use crate::catalog::{Catalog, NamePart};
use crate::lang::Lang;
use crate::model::Facet;
use crate::names::script::sort_key;
use crate::query::{
    Bucket, FacetValue, Field, Mode as Binding, Value, place_or_missing, resolve, value_of,
};

/// What a facet pane remembers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FacetPane {
    /// All values in their order, each with its number and how it stands in the question.
    pub values: Vec<(Bucket, Standing)>,
    /// The text by which the values are filtered.
    pub filter: Input,
    /// What passes the filter, found out when filter or values change: a frame asks several times.
    passing: Passing,
    /// The value under the cursor, counted among the visible ones.
    pub cursor: usize,
    /// The first visible line.
    pub top: usize,
}

/// The values that pass a filter.
#[derive(Debug, Clone, Default, PartialEq)]
struct Passing {
    /// The filter in lower case; empty where there is none, and then no value is here.
    wanted: String,
    values: Vec<(Bucket, Standing)>,
}

/// How a value stands in the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Asked for.
    Chosen,
    /// The actor must have it in some credit.
    Also,
    /// Must not be.
    Excluded,
    /// Not asked about.
    Free,
}

impl FacetPane {
    /// The values that pass the pane's filter, in order.
    #[must_use]
    pub fn visible(&self) -> &[(Bucket, Standing)] {
        if self.passing.wanted.is_empty() { &self.values } else { &self.passing.values }
    }

    /// Finds out what passes the filter, which has changed. Cost: a look at the names of every
    /// value; where the filter has become longer, of those that passed before.
    pub(super) fn sift(&mut self, catalog: &Catalog) {
        let wanted = self.filter.text().trim().to_lowercase();
        let before = std::mem::take(&mut self.passing);
        let went_on = !before.wanted.is_empty() && wanted.contains(&before.wanted);
        if wanted.is_empty() {
            return;
        }
        let mut part = NamePart::of(&wanted);
        let values = if went_on { before.values } else { self.values.clone() };
        self.passing.values = values;
        self.passing.values.retain(|(bucket, _)| part.is_in_names(catalog, bucket.value));
        self.passing.wanted = wanted;
    }

    /// Takes other values.
    pub(super) fn take(&mut self, catalog: &Catalog, values: Vec<(Bucket, Standing)>) {
        self.values = values;
        self.passing = Passing::default();
        self.sift(catalog);
    }
}

/// Values in the order in which they stand in a pane; what does not stand there goes before them.
/// Cost: a pass over both, for there may be many actors.
fn in_order_of(
    catalog: &Catalog,
    pane: &[(Bucket, Standing)],
    values: Vec<(Bucket, Standing)>,
) -> Vec<(Bucket, Standing)> {
    let place = |(bucket, _): &(Bucket, Standing)| place_or_missing(catalog, bucket.value);
    let places = pane.iter().map(|value| place(value) + 1).max().unwrap_or(0);
    let mut lines = vec![None; places];
    pane.iter().enumerate().for_each(|(line, value)| lines[place(value)] = Some(line));
    let (mut ordered, mut kept) = (Vec::new(), vec![None; pane.len()]);
    for value in values {
        match lines.get(place(&value)).copied().flatten() {
            Some(line) => kept[line] = Some(value),
            None => ordered.push(value),
        }
    }
    ordered.extend(kept.into_iter().flatten());
    ordered
}

/// Sorts countries of equal numbers by their names in the reader's language; the answer has them by
/// the English ones. "Nothing known" stays last.
fn sort_countries(catalog: &Catalog, reader: Reader, buckets: &mut [Bucket]) {
    let script = Reader::of(reader.lang).script;
    buckets.sort_by_cached_key(|bucket| {
        let is_missing = matches!(bucket.value, FacetValue::Missing(_));
        let name = sort_key(&reader.value(catalog, bucket.value), script);
        (is_missing, Reverse(bucket.count), name)
    });
}

impl State {
    /// The facet whose values take the keys.
    pub(super) fn facet_in_hand(&self) -> Option<Facet> {
        match (self.beneath(), self.focus) {
            (Mode::Chooser(facet), _) => Some(*facet),
            (_, Pane::Facet(facet)) => Some(facet),
            _ => None,
        }
    }

    /// Takes the counts of the present answer into a pane. Chosen and excluded values go first,
    /// unless the pane has the keys: then every value stays where it is.
    pub(super) fn arrange(&mut self, catalog: &Catalog, facet: Facet) {
        if !self.results.facets.has(facet) {
            // The rest of the answer will bring it.
            return;
        }
        let mut buckets = self.results.facets.of(facet).to_vec();
        if facet == Facet::Country && self.reader.lang != Lang::English {
            sort_countries(catalog, self.reader, &mut buckets);
        }
        let standing = standings(catalog, &self.query, facet);
        let of = |bucket: Bucket| (bucket, standing(bucket.value));
        let mut values: Vec<(Bucket, Standing)> = buckets.into_iter().map(of).collect();
        let held = self.facet_in_hand() == Some(facet);
        let pane = &mut self.panes[facet as usize];
        if held && pane.values.len() == values.len() {
            values = in_order_of(catalog, &pane.values, values);
        } else {
            values.sort_by_key(|(_, standing)| *standing == Standing::Free);
        }
        pane.take(catalog, values);
        let rows = self.facet_rows(facet);
        let pane = &mut self.panes[facet as usize];
        pane.cursor = pane.cursor.min(pane.visible().len().saturating_sub(1));
        pane.top = scrolled(pane.top, pane.cursor, rows);
    }

    /// How many values of a facet are visible at once.
    pub(super) fn facet_rows(&self, facet: Facet) -> usize {
        match self.beneath() {
            Mode::Chooser(_) => super::chooser::rows(self.size),
            _ => self.layout().facet_rows(facet),
        }
    }

    pub(super) fn move_in_facet(&mut self, facet: Facet, motion: Motion) {
        let rows = self.facet_rows(facet);
        let pane = &mut self.panes[facet as usize];
        let len = pane.visible().len();
        pane.cursor = motion.apply(pane.cursor, len, rows);
        pane.top = scrolled(pane.top, pane.cursor, rows);
    }

    /// The value under a pane's cursor.
    pub(super) fn value_in_hand(&self, facet: Facet) -> Option<FacetValue> {
        let pane = self.pane(facet);
        pane.visible().get(pane.cursor).map(|(bucket, _)| bucket.value)
    }

    /// Puts the cursor of a pane without a filter on a value.
    pub(super) fn stand_on(&mut self, facet: Facet, value: Option<FacetValue>) {
        let rows = self.facet_rows(facet);
        let pane = &mut self.panes[facet as usize];
        let at = pane.values.iter().position(|(bucket, _)| Some(bucket.value) == value);
        pane.cursor = at.unwrap_or(pane.cursor);
        pane.top = scrolled(pane.top, pane.cursor, rows);
    }

    /// Binds the value under the cursor in a mode, or sets it free if it is bound so already.
    pub(super) fn bind_value(
        &mut self,
        catalog: &Catalog,
        facet: Facet,
        mode: Binding,
    ) -> Vec<Effect> {
        let Some(value) = self.value_in_hand(facet) else { return Vec::new() };
        self.bind_this(catalog, value, mode)
    }

    /// Binds a value in a mode, or sets it free if it is bound so already.
    pub(super) fn bind_this(
        &mut self,
        catalog: &Catalog,
        value: FacetValue,
        mode: Binding,
    ) -> Vec<Effect> {
        self.remember_unless_choosing();
        let (field, text) = value_of(catalog, value);
        let was = unbind(self, catalog, value, mode);
        if !was {
            let opposite = match mode {
                Binding::Chosen => Binding::Excluded,
                Binding::Excluded => Binding::Chosen,
                Binding::Also => Binding::NotAlso,
                Binding::NotAlso => Binding::Also,
            };
            unbind(self, catalog, value, opposite);
            self.query.add(field, mode, [text]);
        }
        self.ask()
    }

    /// Takes away all that is asked of a facet.
    pub(super) fn clear_facet(&mut self, facet: Facet) -> Vec<Effect> {
        let field = Field::from(facet);
        if self.query.filters().iter().all(|filter| filter.field != field) {
            return Vec::new();
        }
        self.remember_unless_choosing();
        for mode in [Binding::Chosen, Binding::Also, Binding::Excluded, Binding::NotAlso] {
            self.query.set_values(field, mode, Vec::new());
        }
        self.ask()
    }

    /// Remembers the present, before a change; a visit to the chooser is one step.
    pub(super) fn remember_unless_choosing(&mut self) {
        if !matches!(self.mode, Mode::Chooser(_)) {
            self.remember();
        }
    }

    /// Asks the present question: its line in normal form, its answer awaited.
    pub(super) fn ask(&mut self) -> Vec<Effect> {
        self.line = Input::of(&self.query.to_string());
        self.error = None;
        self.fields.clear();
        self.search()
    }
}

/// Takes a value out of what is asked of its facet in a mode; whether it was there. A name that
/// means several values is replaced by the keys of the others.
fn unbind(state: &mut State, catalog: &Catalog, value: FacetValue, mode: Binding) -> bool {
    let facet = value.facet();
    let field = Field::from(facet);
    let asked = state.query.values(field, mode).to_vec();
    let mut kept = Vec::new();
    let mut was = false;
    for text in asked {
        let meant = meant(catalog, facet, &text);
        if meant.contains(&value) {
            was = true;
            if let (Value::Range(from, to), FacetValue::Year(year)) = (&text, value) {
                kept.extend(around(*from, *to, year));
                continue;
            }
            let others = meant.into_iter().filter(|other| *other != value);
            kept.extend(others.map(|other| value_of(catalog, other).1));
        } else {
            kept.push(text);
        }
    }
    state.query.set_values(field, mode, kept);
    was
}

/// What is left of a range of years without one of them.
fn around(from: Option<u16>, to: Option<u16>, year: u16) -> impl Iterator<Item = Value> {
    let before = year.checked_sub(1).filter(|last| from.is_none_or(|from| from <= *last));
    let after = year.checked_add(1).filter(|first| to.is_none_or(|to| *first <= to));
    let before = before.map(|last| Value::Range(from, Some(last)));
    before.into_iter().chain(after.map(|first| Value::Range(Some(first), to)))
}

/// The values that a value of a question means, years of a range among them.
fn meant(catalog: &Catalog, facet: Facet, text: &Value) -> Vec<FacetValue> {
    let Value::Range(from, to) = text else {
        return resolve(catalog, facet, text).into_iter().collect();
    };
    let within = |year: u16| from.is_none_or(|f| f <= year) && to.is_none_or(|t| year <= t);
    let years = catalog.facet_values(Facet::Year).iter().copied();
    years.filter(|value| matches!(value, FacetValue::Year(year) if within(*year))).collect()
}

/// How each value of a facet stands in a question.
fn standings(
    catalog: &Catalog,
    query: &crate::query::Query,
    facet: Facet,
) -> impl Fn(FacetValue) -> Standing + use<> {
    let field = Field::from(facet);
    let of = |mode| -> std::collections::BTreeSet<FacetValue> {
        let asked = query.values(field, mode).iter();
        asked.flat_map(|text| meant(catalog, facet, text)).collect()
    };
    let (chosen, excluded, also) = (of(Binding::Chosen), of(Binding::Excluded), of(Binding::Also));
    move |value| {
        if excluded.contains(&value) {
            Standing::Excluded
        } else if chosen.contains(&value) {
            Standing::Chosen
        } else if also.contains(&value) {
            Standing::Also
        } else {
            Standing::Free
        }
    }
}

/// The first visible line, moved as little as the cursor needs.
pub(super) fn scrolled(top: usize, cursor: usize, rows: usize) -> usize {
    let lowest = (cursor + 1).saturating_sub(rows.max(1));
    top.clamp(lowest, cursor)
}
