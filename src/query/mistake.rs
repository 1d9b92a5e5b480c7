//! What is wrong with a line of the query language, in every language of the interface.

use std::ops::Range;

use thiserror::Error;

use super::Field;
use crate::lang::vocabulary::{meant, meant_of};
use crate::lang::{Sentence, Text, say};
use crate::names::nearest;

/// What is wrong with a line, where, and what would help.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct QueryError {
    /// The bytes of the line that are wrong.
    pub span: Range<usize>,
    /// One sentence without its full stop.
    pub message: Sentence,
    /// What would help, if that is known.
    pub help: Option<Sentence>,
}

/// What is said of `-sort:`.
pub(crate) const ORDER_EXCLUDED: Text =
    Text("an order cannot be excluded", "정렬은 제외할 수 없습니다", "並べ替えは除外できません");

/// What is said of a control character.
pub(super) const CONTROL: Text =
    Text("a control character stands here", "제어 문자가 있습니다", "制御文字が含まれています");

/// That a field stands there without a value.
pub(super) fn needs_value(field: Field, span: Range<usize>) -> QueryError {
    let word = field.word();
    let message = Sentence::told(|lang| {
        say!(
            lang,
            "`{word}:` needs a value",
            "`{word}:` 뒤에 값이 필요합니다",
            "`{word}:`の後に値が必要です"
        )
    });
    error(span, message, None)
}

/// That a sign of exclusion stands before a value, which is the `rest` of what was typed.
pub(super) fn value_excluded(field: Field, rest: &str, span: Range<usize>) -> QueryError {
    let word = field.word();
    let message = Text(
        "one value cannot be excluded by itself",
        "값 하나만 제외할 수는 없습니다",
        "値1つだけを除外することはできません",
    );
    let help = Sentence::told(|lang| {
        say!(
            lang,
            "the sign stands before the field: `-{word}:{rest}`; one that belongs to a name is quoted",
            "부호는 필드 앞에 씁니다: `-{word}:{rest}`; 이름에 든 부호는 따옴표로 묶습니다",
            "記号はフィールドの前に書きます: `-{word}:{rest}`。名前に含まれる記号は引用符で囲みます"
        )
    });
    error(span, message, Some(help))
}

/// That values of the term that began at a byte are separated by more than a comma.
pub(super) fn blank_at_comma(line: &str, term: usize, place: Range<usize>) -> QueryError {
    let before = line[term..place.start].trim_end_matches(',');
    let after = line[place.end..].trim_start_matches(',');
    let after = after.split(char::is_whitespace).next().unwrap_or_default();
    let message = Text(
        "a blank stands beside this comma",
        "쉼표 옆에 빈칸이 있습니다",
        "コンマの隣に空白があります",
    );
    let help = Sentence::told(|lang| {
        say!(
            lang,
            "no blank beside a comma: `{before},{after}`; another term needs no comma",
            "쉼표 옆에는 빈칸을 두지 않습니다: `{before},{after}`; 다른 조건이면 쉼표를 뺍니다",
            "コンマの隣に空白は置きません: `{before},{after}`。別の条件ならコンマは不要です"
        )
    });
    error(place, message, Some(help))
}

/// That there is no such field; how to find `word` as a text.
pub(super) fn unknown_field(name: &str, span: Range<usize>, word: &str) -> QueryError {
    let known: Vec<&str> = Field::words().collect();
    let near = nearest(name, known.iter().copied());
    let all = known.join(", ");
    let help = Sentence::told(|lang| {
        let quoting = say!(
            lang,
            "to find the text itself, quote it: \"{word}\"",
            "글자 그대로 찾으려면 따옴표로 묶습니다: \"{word}\"",
            "文字どおりに探すには引用符で囲みます: \"{word}\""
        );
        // What is cut on a narrow screen is the end of the long list.
        match near {
            Some(near) => format!("{}; {quoting}", meant(&format!("{near}:"), lang)),
            None => say!(
                lang,
                "{quoting}; the fields are {all}",
                "{quoting}; 필드: {all}",
                "{quoting}; フィールド: {all}"
            ),
        }
    });
    let message = Sentence::told(|lang| {
        say!(
            lang,
            "there is no field `{name}`",
            "`{name}` 필드가 없습니다",
            "フィールド`{name}`はありません"
        )
    });
    error(span, message, Some(help))
}

/// Which of the known words may be meant.
pub(super) fn did_you_mean(text: &str, known: &[&str]) -> Sentence {
    meant_of(nearest(text, known.iter().copied()), known)
}

/// A mistake.
pub(super) fn error(
    span: Range<usize>,
    message: impl Into<Sentence>,
    help: Option<Sentence>,
) -> QueryError {
    QueryError { span, message: message.into(), help }
}
