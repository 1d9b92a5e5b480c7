//! What a field's value may be, and its normal form.

use std::ops::Range;

use super::field::PROPERTIES;
use super::parse::{composed, did_you_mean, error, needs_value};
use super::{Field, QueryError, Value};
use crate::model::{Billing, Country, Kind, Status, Word};
use crate::names::nearest;

/// A value of a field in its normal form.
pub(super) fn value(
    field: Field,
    text: &str,
    span: Range<usize>,
    quoted: bool,
) -> Result<Value, QueryError> {
    let text = composed(text.trim());
    if text.chars().any(char::is_control) {
        return Err(error(span, "a control character stands here", None));
    }
    if text.is_empty() {
        return Err(needs_value(field, span));
    }
    let may_be_missing = !matches!(field, Field::Key | Field::Is | Field::Co | Field::Sources);
    let means_missing =
        text == "none" || field == Field::Billing && text.eq_ignore_ascii_case("unknown");
    if may_be_missing && means_missing && !quoted {
        return Ok(Value::Missing);
    }
    match field {
        Field::Country => country(&text, span),
        Field::Year => range(&text, span, "year"),
        Field::Sources => range(&text, span, "number"),
        Field::Kind => word::<Kind>(&text, span, "kind"),
        Field::Billing => word::<Billing>(&text, span, "billing"),
        Field::Status => word::<Status>(&text, span, "status"),
        Field::Is => property(&text, span),
        _ => Ok(Value::Text(text)),
    }
}

fn country(text: &str, span: Range<usize>) -> Result<Value, QueryError> {
    match Country::named(text) {
        Some(country) => Ok(Value::Text(country.code().to_ascii_lowercase())),
        None => {
            let names: Vec<&str> = Country::all().map(Country::name).collect();
            let near = nearest(text, names);
            let help = near.map_or_else(
                || "a country is named by its code (jp), or by its name".to_owned(),
                |near| format!("did you mean {near}?"),
            );
            Err(error(span, format!("there is no country `{text}`"), Some(help)))
        }
    }
}

fn word<W: Word>(text: &str, span: Range<usize>, what: &str) -> Result<Value, QueryError> {
    W::from_word(text).map(|word| Value::Text(word.word().to_owned())).ok_or_else(|| {
        let known: Vec<&str> = W::ALL.iter().map(|word| word.word()).collect();
        error(span, format!("`{text}` is no {what}"), Some(did_you_mean(text, &known)))
    })
}

fn property(text: &str, span: Range<usize>) -> Result<Value, QueryError> {
    let lower = text.to_ascii_lowercase();
    let plain = |word: &str| word.replace('-', "");
    match PROPERTIES.iter().find(|property| plain(property) == plain(&lower)) {
        Some(property) => Ok(Value::Text((*property).to_owned())),
        None => {
            let help = did_you_mean(text, &PROPERTIES);
            Err(error(span, format!("there is no property `is:{text}`"), Some(help)))
        }
    }
}

fn range(text: &str, span: Range<usize>, what: &str) -> Result<Value, QueryError> {
    let number = |digits: &str| -> Result<Option<u16>, QueryError> {
        let wrong = || {
            let help = "write 2024, 2020..2024, 2020.. or ..2024".to_owned();
            error(span.clone(), format!("`{text}` is no {what} and no range"), Some(help))
        };
        match digits {
            "" => Ok(None),
            digits if digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse().map(Some).map_err(|_| wrong())
            }
            _ => Err(wrong()),
        }
    };
    let Some((from, to)) = text.split_once("..") else {
        let only = number(text)?;
        return Ok(Value::Range(only, only));
    };
    match (number(from)?, number(to)?) {
        (None, None) => Err(error(span, "a range needs at least one end".to_owned(), None)),
        (Some(from), Some(to)) if from > to => {
            let help = format!("did you mean {to}..{from}?");
            Err(error(span, format!("the range {from}..{to} runs backwards"), Some(help)))
        }
        (from, to) => Ok(Value::Range(from, to)),
    }
}
