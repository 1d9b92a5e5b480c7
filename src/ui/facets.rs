//! The facet panes: values with live counts, to be chosen, excluded and added.

mod pane;

use std::cmp::Reverse;
use std::sync::Arc;

use super::{Effect, Input, Mode, Motion, Pane, Reader, State};
use crate::catalog::Catalog;
use crate::lang::Lang;
use crate::model::Facet;
use crate::names::script::sort_key;
use crate::query::{Buckets, FacetValue, Field, Mode as Binding, Query, Value, resolve, value_of};
use pane::Standings;
pub use pane::{FacetPane, Standing};

/// Countries, those of equal numbers by their names in the reader's language; the answer has them by
/// the English ones. "Nothing known" stays last.
fn sorted_countries(catalog: &Catalog, reader: Reader, buckets: &Buckets) -> Vec<FacetValue> {
    let script = Reader::of(reader.lang).script;
    let mut sorted: Vec<_> = buckets.iter(catalog).collect();
    sorted.sort_by_cached_key(|bucket| {
        let is_missing = matches!(bucket.value, FacetValue::Missing(_));
        let name = sort_key(&reader.value(catalog, bucket.value), script);
        (is_missing, Reverse(bucket.count), name)
    });
    sorted.into_iter().map(|bucket| bucket.value).collect()
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
        let Some(buckets) = self.results.facets.get(facet).map(Arc::clone) else {
            // The rest of the answer will bring it.
            return;
        };
        let standings = standings(catalog, &self.query, facet);
        let is_held = self.facet_in_hand() == Some(facet);
        let reader = self.reader;
        let pane = &mut self.panes[facet as usize];
        if is_held && pane.len() == buckets.len() {
            pane.count_anew(buckets, standings);
        } else {
            let by_language = facet == Facet::Country && reader.lang != Lang::English;
            let sorted = by_language.then(|| sorted_countries(catalog, reader, &buckets));
            pane.order_anew(catalog, (buckets, standings), sorted);
        }
        self.keep_in_pane(facet);
    }

    /// The cursor of a pane is on a visible value, and its line is visible.
    pub(super) fn keep_in_pane(&mut self, facet: Facet) {
        let rows = self.facet_rows(facet);
        let pane = &mut self.panes[facet as usize];
        pane.cursor = pane.cursor.min(pane.visible_len().saturating_sub(1));
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
        pane.cursor = motion.apply(pane.cursor, pane.visible_len(), rows);
        pane.top = scrolled(pane.top, pane.cursor, rows);
    }

    /// The value under a pane's cursor.
    pub(super) fn value_in_hand(&self, catalog: &Catalog, facet: Facet) -> Option<FacetValue> {
        self.pane(facet).in_hand(catalog).map(|(bucket, _)| bucket.value)
    }

    /// Puts the cursor of a pane on a value, if that is visible.
    pub(super) fn stand_on(&mut self, catalog: &Catalog, facet: Facet, value: Option<FacetValue>) {
        let pane = self.pane(facet);
        let at = pane.visible(catalog, 0).position(|(bucket, _)| Some(bucket.value) == value);
        self.panes[facet as usize].cursor = at.unwrap_or(pane.cursor);
        self.keep_in_pane(facet);
    }

    /// Binds the value under the cursor in a mode, or sets it free if it is bound so already.
    pub(super) fn bind_value(
        &mut self,
        catalog: &Catalog,
        facet: Facet,
        mode: Binding,
    ) -> Vec<Effect> {
        let Some(value) = self.value_in_hand(catalog, facet) else { return Vec::new() };
        self.bind_this(catalog, value, mode)
    }

    /// Binds a value in a mode, or sets it free if it is bound so already.
    pub(super) fn bind_this(
        &mut self,
        catalog: &Catalog,
        value: FacetValue,
        mode: Binding,
    ) -> Vec<Effect> {
        if self.refuses_wrong_line() {
            return Vec::new();
        }
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
        if self.refuses_wrong_line() {
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

/// How the values of a facet stand in a question, those that are not free.
fn standings(catalog: &Catalog, query: &Query, facet: Facet) -> Standings {
    let of = |mode, standing| {
        let asked = query.values(Field::from(facet), mode).iter();
        let values = asked.flat_map(|text| meant(catalog, facet, text));
        values.map(move |value| (value, standing))
    };
    // What is said of a value last counts: that it is excluded.
    let also = of(Binding::Also, Standing::Also);
    let chosen = of(Binding::Chosen, Standing::Chosen);
    also.chain(chosen).chain(of(Binding::Excluded, Standing::Excluded)).collect()
}

/// The first visible line, moved as little as the cursor needs.
pub(super) fn scrolled(top: usize, cursor: usize, rows: usize) -> usize {
    let lowest = (cursor + 1).saturating_sub(rows.max(1));
    top.clamp(lowest, cursor)
}
