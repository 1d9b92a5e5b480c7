//! A question in words, for readers who know no query language.

use super::{Field, Filter, Mode, Query, TextTerm, Value, resolve};
use crate::catalog::Catalog;
use crate::model::Facet;

/// What a question asks for, in words; its order is left out. `All appearances` where nothing is
/// asked, `Appearances chosen one by one` where keys are.
#[must_use]
pub fn in_words(catalog: &Catalog, query: &Query) -> String {
    if let [Filter { field: Field::Key, mode: Mode::Chosen, .. }] = query.filters()
        && query.text().is_empty()
    {
        return "Appearances chosen one by one".to_owned();
    }
    let filters = query.filters().iter().map(|filter| filter_in_words(catalog, filter));
    let parts: Vec<String> = filters.chain(query.text().iter().map(text_in_words)).collect();
    if parts.is_empty() {
        "All appearances".to_owned()
    } else {
        format!("Appearances: {}", parts.join("; "))
    }
}

fn filter_in_words(catalog: &Catalog, filter: &Filter) -> String {
    let values: Vec<String> =
        filter.values.iter().map(|value| value_in_words(catalog, filter.field, value)).collect();
    let what = match filter.field {
        Field::Is => values.join(" or "),
        Field::Co => format!("with {}", values.join(" or ")),
        field => format!("{} {}", field.word(), values.join(" or ")),
    };
    match filter.mode {
        Mode::Chosen => what,
        Mode::Excluded => format!("not {what}"),
        Mode::Also => format!("the actor also has {what}"),
        Mode::NotAlso => format!("the actor never has {what}"),
    }
}

fn value_in_words(catalog: &Catalog, field: Field, value: &Value) -> String {
    let text = match value {
        Value::Range(Some(from), Some(to)) if from == to => return from.to_string(),
        Value::Range(Some(from), Some(to)) => return format!("{from} to {to}"),
        Value::Range(Some(from), None) => return format!("{from} or later"),
        Value::Range(None, Some(to)) => return format!("{to} or earlier"),
        Value::Range(None, None) | Value::Missing => return "not known".to_owned(),
        Value::Text(text) => text,
    };
    let meant_by = |facet| -> Vec<String> {
        let meant = resolve(catalog, facet, value);
        meant.into_iter().map(|value| value.name(catalog)).collect()
    };
    let names = match field {
        Field::Is => return property_in_words(text).to_owned(),
        Field::Co => meant_by(Facet::Actor),
        field => field.facet().map(meant_by).unwrap_or_default(),
    };
    if names.is_empty() { format!("“{text}”") } else { names.join(" or ") }
}

fn property_in_words(property: &str) -> &str {
    match property {
        "debut" => "the actor's first in a country",
        "first-overseas" => "the actor's first overseas",
        "coproduction" => "made in more than one country",
        other => other,
    }
}

fn text_in_words(term: &TextTerm) -> String {
    let not = if term.excluded { "without " } else { "" };
    format!("{not}“{}”", term.text)
}
