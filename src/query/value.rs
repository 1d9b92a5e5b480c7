//! What a field's value may be, and its normal form.

use std::ops::Range;

use super::field::PROPERTIES;
use unicode_normalization::UnicodeNormalization;

use super::mistake::{CONTROL, QueryError, did_you_mean, error, needs_value, value_excluded};
use super::parse::composed;
use super::{Field, Value};
use crate::lang::vocabulary::no_such;
use crate::lang::{Sentence, Text, say};
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
        return Err(error(span, CONTROL, None));
    }
    if text.is_empty() {
        return Err(needs_value(field, span));
    }
    // Words of titles and parts may begin so.
    let is_name = !matches!(field, Field::Project | Field::Role | Field::Source);
    let unsigned = text.strip_prefix(['-', '!']).filter(|_| is_name && !quoted);
    if let Some(rest) = unsigned.filter(|rest| rest.starts_with(char::is_alphanumeric)) {
        return Err(value_excluded(field, rest, span));
    }
    let may_be_missing = !matches!(field, Field::Key | Field::Is | Field::Co | Field::Sources);
    let means_missing =
        text == "none" || field == Field::Billing && text.eq_ignore_ascii_case("unknown");
    if may_be_missing && means_missing && !quoted {
        return Ok(Value::Missing);
    }
    match field {
        Field::Country => country(&text, span),
        Field::Year => range(&text, span, YEARS),
        Field::Sources => range(&text, span, NUMBERS),
        Field::Kind => word::<Kind>(&text, span, Text("kind", "종류", "種類")),
        Field::Billing => word::<Billing>(&text, span, Text("billing", "비중", "出演区分")),
        Field::Status => word::<Status>(&text, span, Text("status", "상태", "状況")),
        Field::Is => property(&text, span),
        _ => Ok(Value::Text(text)),
    }
}

fn country(text: &str, span: Range<usize>) -> Result<Value, QueryError> {
    match Country::named(text) {
        Some(country) => Ok(Value::Text(country.code().to_ascii_lowercase())),
        None => {
            let names: Vec<&str> = Country::all().map(Country::name).collect();
            let near = nearest(text, names).and_then(Country::named);
            let help = Sentence::told(|lang| match near {
                Some(near) => {
                    let near = near.name_in(lang.word());
                    say!(lang, "did you mean {near}?", "{near}입니까?", "{near}ですか?")
                }
                None => {
                    let by = Text(
                        "a country is named by its code (jp), or by its name",
                        "국가는 코드(jp)나 이름으로 씁니다",
                        "国はコード(jp)か名前で書きます",
                    );
                    by.of(lang).to_owned()
                }
            });
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "there is no country `{text}`",
                    "`{text}` 국가가 없습니다",
                    "国`{text}`はありません"
                )
            });
            Err(error(span, message, Some(help)))
        }
    }
}

fn word<W: Word>(text: &str, span: Range<usize>, what: Text) -> Result<Value, QueryError> {
    W::from_word(text).map(|word| Value::Text(word.word().to_owned())).ok_or_else(|| {
        let known: Vec<&str> = W::ALL.iter().map(|word| word.word()).collect();
        error(span, no_such(text, what), Some(did_you_mean(text, &known)))
    })
}

fn property(text: &str, span: Range<usize>) -> Result<Value, QueryError> {
    let lower = text.to_ascii_lowercase();
    let plain = |word: &str| word.replace('-', "");
    match PROPERTIES.iter().find(|property| plain(property) == plain(&lower)) {
        Some(property) => Ok(Value::Text((*property).to_owned())),
        None => {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "there is no property `is:{text}`",
                    "`is:{text}` 속성이 없습니다",
                    "属性`is:{text}`はありません"
                )
            });
            Err(error(span, message, Some(did_you_mean(text, &PROPERTIES))))
        }
    }
}

/// What the ends of a range are, and how one is written.
const YEARS: (Text, Text) = (
    Text("year", "연도", "年"),
    Text(
        "write 2024, 2020..2024, 2020.. or ..2024",
        "2024, 2020..2024, 2020.., ..2024처럼 씁니다",
        "2024、2020..2024、2020..、..2024のように書きます",
    ),
);
const NUMBERS: (Text, Text) = (
    Text("number", "수", "数"),
    Text(
        "write 3, 2..4, 2.. or ..4",
        "3, 2..4, 2.., ..4처럼 씁니다",
        "3、2..4、2..、..4のように書きます",
    ),
);

fn range(text: &str, span: Range<usize>, (what, help): (Text, Text)) -> Result<Value, QueryError> {
    let number = |digits: &str| -> Result<Option<u16>, QueryError> {
        let wrong = || {
            let message = Sentence::told(|lang| {
                let what = what.of(lang);
                say!(
                    lang,
                    "`{text}` is no {what} and no range",
                    "{what}도 범위도 아닌 값 `{text}`",
                    "`{text}`は{what}でも範囲でもありません"
                )
            });
            error(span.clone(), message, Some(help.into()))
        };
        match digits {
            "" => Ok(None),
            digits if digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse().map(Some).map_err(|_| wrong())
            }
            _ => Err(wrong()),
        }
    };
    // Digits as Japanese and Korean input methods leave them.
    let plain: String = text.nfkc().collect();
    let Some((from, to)) = plain.split_once("..") else {
        let only = number(&plain)?;
        return Ok(Value::Range(only, only));
    };
    match (number(from)?, number(to)?) {
        (None, None) => {
            let message = Text(
                "a range needs at least one end",
                "범위에는 시작이나 끝이 필요합니다",
                "範囲には始まりか終わりが必要です",
            );
            Err(error(span, message, None))
        }
        (Some(from), Some(to)) if from > to => {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "the range {from}..{to} runs backwards",
                    "범위 {from}..{to}의 앞뒤가 바뀌었습니다",
                    "範囲{from}..{to}の前後が逆です"
                )
            });
            let help = Sentence::told(|lang| {
                say!(
                    lang,
                    "did you mean {to}..{from}?",
                    "{to}..{from}입니까?",
                    "{to}..{from}ですか?"
                )
            });
            Err(error(span, message, Some(help)))
        }
        (from, to) => Ok(Value::Range(from, to)),
    }
}
