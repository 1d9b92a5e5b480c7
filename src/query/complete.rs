//! What a word that is being typed may become.

use std::cmp::Reverse;

use super::facets::place;
use super::field::PROPERTIES;
use super::{FacetValue, Field, SortKey, Value, value_of};
use crate::catalog::Catalog;
use crate::model::Facet;

/// What may be put in place of the word before the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The byte of the line at which the replaced part begins; it ends at the cursor.
    pub start: usize,
    /// One at least; the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// One thing that may be put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is put there: `country:`, `jp`.
    pub text: String,
    /// The value that it stands for; `None` where it is a word of the query language.
    pub value: Option<FacetValue>,
}

const ALSO: &str = "also:";

/// The most candidates worth offering.
const MOST: usize = 200;

/// Completes the last word of the part of a line before the cursor: a field, or a value of one;
/// `None` where nothing fits. Values are found by the start of any of their names or keys, those
/// with the most credits first. Cost: a walk over the credits and the values of a facet.
#[must_use]
pub fn complete(catalog: &Catalog, before: &str) -> Option<Completion> {
    let word_start = last_word(before);
    let mut word = &before[word_start..];
    let mut start = word_start;
    if let Some(rest) = word.strip_prefix(['-', '!']) {
        (word, start) = (rest, start + 1);
    }
    let also = word.get(..ALSO.len()).filter(|begun| begun.eq_ignore_ascii_case(ALSO));
    if let Some(also) = also {
        (word, start) = (&word[also.len()..], start + also.len());
    }
    let candidates = match word.split_once(':') {
        None => fields(word),
        Some((name, typed)) => {
            start += name.len() + 1;
            let part = last_part(typed, |c| c == ',');
            start += part;
            // `sort:-year` turns an order round.
            let typed = &typed[part..];
            let turned = usize::from(is_sort(name) && typed.starts_with('-'));
            start += turned;
            let typed = typed[turned..].trim_start_matches('"').to_lowercase();
            values_of(catalog, name, &typed)?
        }
    };
    (!candidates.is_empty()).then_some(Completion { start, candidates })
}

/// The fields that the last word of a line may still become, with their colons: `country:`, and
/// the line before that word. `None` if the word has a colon already, or begins none.
#[must_use]
pub fn fields_begun(line: &str) -> Option<(&str, Vec<String>)> {
    let (before, word) = line.split_at(last_word(line));
    let fields = fields(word.strip_prefix(['-', '!']).unwrap_or(word));
    let fields: Vec<String> = fields.into_iter().map(|candidate| candidate.text).collect();
    (!fields.is_empty()).then_some((before, fields))
}

/// Where the last word begins; blanks in quotes are part of it.
fn last_word(before: &str) -> usize {
    last_part(before, char::is_whitespace)
}

/// Where the part behind the last of such characters begins; those in quotes are part of it.
fn last_part(text: &str, divides: impl Fn(char) -> bool) -> usize {
    let mut start = 0;
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        let is_escaped = std::mem::take(&mut escaped);
        match c {
            '\\' => escaped = quoted && !is_escaped,
            '"' if !is_escaped => quoted = !quoted,
            c if !quoted && divides(c) => start = at + c.len_utf8(),
            _ => {}
        }
    }
    start
}

fn fields(typed: &str) -> Vec<Candidate> {
    if typed.is_empty() {
        return Vec::new();
    }
    let typed = typed.to_ascii_lowercase();
    Field::words()
        .chain(["also", "sort"])
        .filter(|word| word.starts_with(&typed))
        .map(|word| Candidate { text: format!("{word}:"), value: None })
        .collect()
}

fn values_of(catalog: &Catalog, field: &str, typed: &str) -> Option<Vec<Candidate>> {
    let words = |words: Vec<&str>| -> Vec<Candidate> {
        let fitting = words.into_iter().filter(|word| word.starts_with(typed));
        fitting.map(|word| Candidate { text: word.to_owned(), value: None }).collect()
    };
    if is_sort(field) {
        return Some(words(SortKey::ALL.map(SortKey::word).to_vec()));
    }
    match Field::from_word(field)? {
        Field::Is => Some(words(PROPERTIES.to_vec())),
        Field::Co => Some(facet_values(catalog, Facet::Actor, typed)),
        field => Some(facet_values(catalog, field.facet()?, typed)),
    }
}

fn is_sort(field: &str) -> bool {
    field.eq_ignore_ascii_case("sort")
}

fn facet_values(catalog: &Catalog, facet: Facet, typed: &str) -> Vec<Candidate> {
    let mut counts: Vec<usize> = Vec::new();
    for credit in catalog.credits() {
        credit.each_value(facet, |value| {
            if matches!(value, FacetValue::Missing(_)) {
                return;
            }
            let place = place(catalog, value);
            if place >= counts.len() {
                counts.resize(place + 1, 0);
            }
            counts[place] += 1;
        });
    }
    let mut fitting: Vec<_> = catalog
        .facet_values(facet)
        .iter()
        .copied()
        .filter(|value| value.names(catalog).iter().any(|name| name.starts_with(typed)))
        .collect();
    fitting.sort_by_key(|&value| Reverse(counts.get(place(catalog, value)).copied()));
    fitting
        .into_iter()
        .take(MOST)
        .map(|value| {
            let (_, text) = value_of(catalog, value);
            Candidate { text: text.to_string(), value: Some(value) }
        })
        .chain(missing(facet, typed))
        .collect()
}

fn missing(facet: Facet, typed: &str) -> Option<Candidate> {
    let may_miss = matches!(facet, Facet::Platform | Facet::Year | Facet::Billing | Facet::Group);
    let fits = may_miss && !typed.is_empty() && "none".starts_with(typed);
    let value = Some(FacetValue::Missing(facet));
    fits.then(|| Candidate { text: Value::Missing.to_string(), value })
}
