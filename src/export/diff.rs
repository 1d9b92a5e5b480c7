//! What is new, changed and gone between two data sets, by credit key.
//!
//! The fields that are compared are those of the json, so that two sets that differ in nothing
//! here have the same json.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::iter::Peekable;

use serde_json::Value;

use super::json;
use crate::catalog::{Catalog, CreditRef};

/// A credit that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key of the credit.
    pub key: String,
    /// Who in what, for eyes.
    pub name: String,
    /// How it stands.
    pub standing: Standing,
}

/// How a credit stands that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Only in the new set.
    New,
    /// In both, with these fields changed: one at least.
    Changed(Vec<Field>),
    /// Only in the old set.
    Gone,
}

/// A field that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its place in the json: `project.status`.
    pub name: String,
    /// What stood there; empty: nothing.
    pub old: String,
    /// What stands there; empty: nothing.
    pub new: String,
}

/// The credits that are not the same in both sets, in the order of their keys (project, then
/// actor). Cost: the json of every credit that is in both.
pub fn differences<'c>(
    old: &'c Catalog,
    new: &'c Catalog,
) -> impl Iterator<Item = Difference> + 'c {
    let mut old = old.credits().peekable();
    let mut new = new.credits().peekable();
    std::iter::from_fn(move || next(&mut old, &mut new))
}

fn next<'c>(
    old: &mut Peekable<impl Iterator<Item = CreditRef<'c>>>,
    new: &mut Peekable<impl Iterator<Item = CreditRef<'c>>>,
) -> Option<Difference> {
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(was), Some(is)) => place(*was).cmp(&place(*is)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return None,
        };
        match order {
            Ordering::Less => return old.next().map(|credit| only(credit, Standing::Gone)),
            Ordering::Greater => return new.next().map(|credit| only(credit, Standing::New)),
            Ordering::Equal => {
                let (was, is) = (old.next()?, new.next()?);
                let fields = changed(was, is);
                if !fields.is_empty() {
                    return Some(only(is, Standing::Changed(fields)));
                }
            }
        }
    }
}

/// By what credits are in order.
fn place(credit: CreditRef<'_>) -> (&str, &str) {
    (credit.project().key(), credit.actor().key())
}

fn only(credit: CreditRef<'_>, standing: Standing) -> Difference {
    let (actor, project) = (credit.actor().en(), credit.project().title());
    let year = credit.year().map(|year| format!(" ({year})")).unwrap_or_default();
    Difference { key: credit.key(), name: format!("{actor} in {project}{year}"), standing }
}

fn changed(old: CreditRef<'_>, new: CreditRef<'_>) -> Vec<Field> {
    let mut fields = Vec::new();
    compare("", &json::value(old), &json::value(new), &mut fields);
    fields
}

fn compare(name: &str, old: &Value, new: &Value, fields: &mut Vec<Field>) {
    match (old, new) {
        (old, new) if old == new => {}
        (Value::Object(old), Value::Object(new)) => {
            for (key, was) in old {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                compare(&name, was, new.get(key).unwrap_or(&Value::Null), fields);
            }
        }
        // Of a list the items that came and went; what stayed need not be read again.
        (Value::Array(old), Value::Array(new)) => {
            let (had, has): (HashSet<&Value>, HashSet<&Value>) =
                (old.iter().collect(), new.iter().collect());
            let gone = old.iter().filter(|item| !has.contains(item));
            let came = new.iter().filter(|item| !had.contains(item));
            let field = |old, new| Field { name: name.to_owned(), old, new };
            let before = fields.len();
            fields.extend(gone.map(|item| field(text(item), String::new())));
            fields.extend(came.map(|item| field(String::new(), text(item))));
            if fields.len() == before {
                let all = |items: &[Value]| items.iter().map(text).collect::<Vec<_>>().join("; ");
                fields.push(field(all(old), all(new)));
            }
        }
        (old, new) => fields.push(Field { name: name.to_owned(), old: text(old), new: text(new) }),
    }
}

/// A value as people read it.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let known = fields.values().map(text).filter(|text| !text.is_empty());
            known.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
