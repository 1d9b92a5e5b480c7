//! Nothing matches: which filter to drop, or which spelling was meant.

use std::cell::OnceCell;

use super::{
    Asked, FacetValue, Field, Filter, Known, Marks, Mode, Query, TextTerm, Value, count, resolve,
    value_of,
};
use crate::catalog::{ActorRef, Catalog, ProjectRef};
use crate::model::Facet;
use crate::names::nearest;

/// A question that would find something, near the one that finds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescue {
    /// The question.
    pub query: Query,
    /// What is different: `without platform:netflix`, `Han Hyo-joo`.
    pub change: Change,
    /// How many credits it lists, at least one.
    pub count: usize,
}

/// How a rescue differs from the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A term is left out, as the query line writes it.
    Without(String),
    /// The words are spelt as a known name.
    Meant(String),
    /// A value that nothing is called by is another one.
    MeantValue(FacetValue),
}

/// The questions, one term away, that find something; a likely spelling first, then most credits.
/// Cost: an answer for each filter and each of few words.
#[must_use]
pub fn rescue<'c>(
    catalog: &'c Catalog,
    query: &Query,
    marks: &Marks,
    known: &Known<'c>,
) -> Vec<Rescue> {
    let counted = |(query, change)| {
        let count = count(catalog, Asked::of(&query, marks), known);
        (count > 0).then_some(Rescue { query, change, count })
    };
    let mut rescues: Vec<Rescue> =
        without_a_filter(query).chain(without_text(query)).filter_map(counted).collect();
    rescues.sort_by_key(|rescue| std::cmp::Reverse(rescue.count));
    let named = Named::of(catalog);
    let meant = respelt(catalog, query).into_iter().chain(respelt_values(query, &named));
    meant.chain(values_in_text(query, &named)).filter_map(counted).chain(rescues).collect()
}

fn without_a_filter(query: &Query) -> impl Iterator<Item = (Query, Change)> {
    query.filters().iter().map(|filter: &Filter| {
        let mut rest = query.clone();
        rest.set_values(filter.field, filter.mode, Vec::new());
        (rest, Change::Without(filter.to_string()))
    })
}

/// Of so many words each is tried to be left out: in a line of more that was pasted each of them is as
/// unlikely to be the one that is wrong.
const FEW: usize = 8;

/// The text as a whole, and each of its words, if it has several, but not many.
fn without_text(query: &Query) -> impl Iterator<Item = (Query, Change)> {
    let has_filters = !query.filters().is_empty();
    let whole = (has_filters && query.text().len() > 1).then(|| {
        let words: Vec<String> = query.text().iter().map(ToString::to_string).collect();
        (with_text(query, Vec::new()), Change::Without(words.join(" ")))
    });
    let single = (has_filters || query.text().len() > 1) && query.text().len() <= FEW;
    let each = query.text().iter().enumerate().filter(move |_| single).map(|(at, term)| {
        let mut text = query.text().to_vec();
        text.remove(at);
        (with_text(query, text), Change::Without(term.to_string()))
    });
    whole.into_iter().chain(each)
}

/// The words as the nearest known name or title has them.
fn respelt(catalog: &Catalog, query: &Query) -> Option<(Query, Change)> {
    let words: Vec<&str> =
        query.text().iter().filter(|term| !term.excluded).map(|term| term.text.as_str()).collect();
    if words.is_empty() {
        return None;
    }
    let names = catalog.actors().flat_map(ActorRef::names);
    let titles = catalog.projects().flat_map(ProjectRef::titles);
    let meant = nearest(&words.join(" "), names.chain(titles))?;
    let term = TextTerm {
        text: meant.to_owned(),
        excluded: false,
        exact: true,
        at_start: false,
        at_end: false,
    };
    let kept = query.text().iter().filter(|term| term.excluded).cloned();
    let text = std::iter::once(term).chain(kept).collect();
    Some((with_text(query, text), Change::Meant(meant.to_owned())))
}

/// The values that name nobody, each of few as the nearest that does.
fn respelt_values(query: &Query, named: &Named<'_>) -> Vec<(Query, Change)> {
    let mut respelt = Vec::new();
    for filter in query.filters().iter().filter(|filter| filter.values.len() <= FEW) {
        let facet = match filter.field {
            Field::Co => Some(Facet::Actor),
            field => field.facet(),
        };
        let Some(facet @ (Facet::Actor | Facet::Platform | Facet::Group)) = facet else { continue };
        for value in &filter.values {
            let Value::Text(text) = value else { continue };
            if !resolve(named.catalog, facet, value).is_empty() {
                continue;
            }
            let Some(meant) = named.nearest_value(facet, text) else { continue };
            let mut values: Vec<Value> =
                filter.values.iter().filter(|known| *known != value).cloned().collect();
            values.push(value_of(named.catalog, meant).1);
            let mut changed = query.clone();
            changed.set_values(filter.field, filter.mode, values);
            respelt.push((changed, Change::MeantValue(meant)));
        }
    }
    respelt
}

/// Words of fewer letters are near to too much.
const LETTERS: usize = 4;

/// Words as the country or platform that has nearly this name: the whole text, and each of few.
/// Of these names the search corrects no slips, for they are chosen more often than typed.
fn values_in_text(query: &Query, named: &Named<'_>) -> Vec<(Query, Change)> {
    let (excluded, words): (Vec<TextTerm>, Vec<TextTerm>) =
        query.text().iter().cloned().partition(|term| term.excluded);
    let whole = words.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ");
    let each = words.iter().enumerate().filter(|_| (2..=FEW).contains(&words.len()));
    let each = each.map(|(at, term)| {
        let rest = words.iter().enumerate().filter(|(other, _)| *other != at);
        (term.text.clone(), rest.map(|(_, term)| term.clone()).collect())
    });
    let texts: Vec<(String, Vec<TextTerm>)> =
        std::iter::once((whole, Vec::new())).chain(each).collect();
    let mut meant = Vec::new();
    for facet in [Facet::Country, Facet::Platform] {
        let field = Field::from(facet);
        // Beside another value this one would find more, not something.
        if !query.values(field, Mode::Chosen).is_empty() {
            continue;
        }
        for (text, rest) in texts.iter().filter(|(text, _)| text.chars().count() >= LETTERS) {
            let Some(value) = named.nearly_called(facet, text) else { continue };
            let mut changed = with_text(query, [rest.as_slice(), &excluded].concat());
            changed.set_values(field, Mode::Chosen, vec![value_of(named.catalog, value).1]);
            meant.push((changed, Change::MeantValue(value)));
        }
    }
    meant
}

type Values = Vec<(FacetValue, Vec<String>)>;

/// The values of facets with their names in lower case, those of a facet from when they are first
/// asked for.
struct Named<'c> {
    catalog: &'c Catalog,
    by_facet: [OnceCell<Values>; Facet::ALL.len()],
}

impl<'c> Named<'c> {
    fn of(catalog: &'c Catalog) -> Self {
        Named { catalog, by_facet: Default::default() }
    }

    fn values(&self, facet: Facet) -> &[(FacetValue, Vec<String>)] {
        self.by_facet[facet as usize].get_or_init(|| {
            let values = self.catalog.facet_values(facet).iter();
            values.map(|&value| (value, value.names(self.catalog))).collect()
        })
    }

    /// The value with the name that is nearest to a text.
    fn nearly_called(&self, facet: Facet, text: &str) -> Option<FacetValue> {
        let values = self.values(facet);
        let names = values.iter().flat_map(|(_, names)| names.iter().map(String::as_str));
        let near = nearest(text, names)?;
        let has = |names: &[String]| names.iter().any(|name| name == near);
        values.iter().find(|(_, names)| has(names)).map(|(value, _)| *value)
    }

    /// The value of which some name begins with a text, else the one with the nearest name.
    fn nearest_value(&self, facet: Facet, text: &str) -> Option<FacetValue> {
        let typed = text.to_lowercase();
        let begins = |names: &[String]| names.iter().any(|name| name.starts_with(&typed));
        let begun = self.values(facet).iter().find(|(_, names)| begins(names));
        begun.map(|(value, _)| *value).or_else(|| self.nearly_called(facet, text))
    }
}

fn with_text(query: &Query, text: Vec<TextTerm>) -> Query {
    let mut changed = query.clone();
    changed.set_text(text);
    changed
}
