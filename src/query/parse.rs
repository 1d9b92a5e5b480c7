//! A line of the query language → a [`Query`], or what is wrong and where.
//!
//! ```text
//! query  = term { SPACE term }
//! term   = ["-" | "!"] ( ["also:"] FIELD ":" value {"," value} | text ) | "sort:" ["-"] FIELD
//! value  = bare | quoted | N | N".." | ".."N | N".."N | "none"
//! text   = quoted | "'"bare | ["^"]bare["$"]
//! quoted = '"' characters, with \" and \\ '"'
//! ```

use unicode_normalization::UnicodeNormalization;

use super::mistake::{
    CONTROL, ORDER_EXCLUDED, QueryError, blank_at_comma, did_you_mean, error, needs_value,
    unknown_field,
};
use super::value::value;
use super::{Field, Mode, Query, Sort, SortKey, TextTerm, Value};
use crate::lang::{Sentence, Text, say};

/// The most words that a line may have; each costs a search.
const MOST_WORDS: usize = 64;

/// The longest word, in characters; no name is as long.
const LONGEST_WORD: usize = 200;

/// Reads a line.
///
/// # Errors
/// The first thing that is wrong. A line of nothing but white space is the empty question.
pub fn parse(line: &str) -> Result<Query, QueryError> {
    let mut query = parse_part(line)?;
    query.set_sort(query.sort);
    Ok(query)
}

/// Reads a part of a question that other parts are to be joined to. Its order is kept even where
/// it is the usual one: which one that is, only the whole question tells.
///
/// # Errors
/// As [`parse`].
pub(crate) fn parse_part(line: &str) -> Result<Query, QueryError> {
    let mut parser = Parser { line, at: 0 };
    let mut query = Query::default();
    while parser.skip_space() {
        let start = parser.at;
        parser.term(&mut query)?;
        if query.text.len() > MOST_WORDS {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "a question may have {MOST_WORDS} words",
                    "검색어는 {MOST_WORDS}개까지 쓸 수 있습니다",
                    "検索語は{MOST_WORDS}個までです"
                )
            });
            return Err(error(start..line.len(), message, None));
        }
    }
    Ok(query)
}

/// Reads the values of a field as a flag gives them: separated by commas, blanks allowed in them.
///
/// # Errors
/// As [`parse`]; the span lies in `text`.
pub fn parse_values(field: Field, text: &str) -> Result<Vec<Value>, QueryError> {
    let mut parser = Parser { line: text, at: 0 };
    parser.skip_space();
    let values = parser.values(field, 0, |c| c == ',')?;
    if parser.skip_space() {
        let message = Text("a comma is missing here", "쉼표가 빠졌습니다", "コンマがありません");
        let help = Text(
            "values are separated by commas",
            "값은 쉼표로 구분합니다",
            "値はコンマで区切ります",
        );
        return Err(error(parser.at..text.len(), message, Some(help.into())));
    }
    Ok(values)
}

struct Parser<'l> {
    line: &'l str,
    at: usize,
}

impl Parser<'_> {
    /// Skips white space; whether something follows it.
    fn skip_space(&mut self) -> bool {
        self.at += leading_space(self.rest());
        self.at < self.line.len()
    }

    fn rest(&self) -> &str {
        &self.line[self.at..]
    }

    /// The rest up to the next white space.
    fn word(&self) -> &str {
        self.rest().split(char::is_whitespace).next().unwrap_or_default()
    }

    fn eat(&mut self, c: char) -> bool {
        let here = self.rest().starts_with(c);
        self.at += if here { c.len_utf8() } else { 0 };
        here
    }

    fn term(&mut self, query: &mut Query) -> Result<(), QueryError> {
        let start = self.at;
        let excluded = self.rest().starts_with(['-', '!']);
        self.at += usize::from(excluded);
        if self.word().is_empty() {
            return Ok(());
        }
        if self.rest().starts_with('"') {
            return self.quoted_text(query, excluded);
        }
        match self.field_name()? {
            Some(FieldName::Sort) if excluded => {
                let help = Text(
                    "`sort:-year` turns the order round",
                    "`sort:-year`는 정렬 방향을 뒤집습니다",
                    "`sort:-year`で並び順が逆になります",
                );
                Err(error(start..self.at, ORDER_EXCLUDED, Some(help.into())))
            }
            Some(FieldName::Sort) => self.sort(query),
            Some(FieldName::Field { field, also }) => {
                let mode = if also { Mode::Also } else { Mode::Chosen };
                let mode = if excluded { mode.negated() } else { mode };
                let values = self.values(field, start, |c| c == ',' || c.is_whitespace())?;
                let space = leading_space(self.rest());
                if listed(&self.rest()[space..]).is_some() {
                    let place = self.at..self.at + space + 1;
                    return Err(blank_at_comma(self.line, start, place));
                }
                query.add(field, mode, values);
                Ok(())
            }
            None => self.bare_text(query, excluded),
        }
    }

    /// Reads `also:FIELD:`, `FIELD:` or `sort:`; `None` if the word is text.
    fn field_name(&mut self) -> Result<Option<FieldName>, QueryError> {
        let start = self.at;
        let Some((name, length)) = self.name_before_colon() else { return Ok(None) };
        if name.eq_ignore_ascii_case("sort") {
            self.at += length;
            return Ok(Some(FieldName::Sort));
        }
        let also = name.eq_ignore_ascii_case("also");
        if also {
            self.at += length;
        }
        let named = if also { self.name_before_colon() } else { Some((name, length)) };
        let Some((name, length)) = named else {
            let message = Text(
                "`also:` needs a field and a value",
                "`also:` 뒤에 필드와 값이 필요합니다",
                "`also:`の後にフィールドと値が必要です",
            );
            let help = Text(
                "for example `also:country:us`",
                "예: `also:country:us`",
                "例: `also:country:us`",
            );
            let span = start..start + self.line[start..].len().min("also:".len());
            return Err(error(span, message, Some(help.into())));
        };
        let span = self.at..self.at + length;
        let after_colon = &self.word()[length..];
        let ends_the_word = after_colon.trim_end_matches(['!', ',']).is_empty();
        match Field::from_word(&name) {
            Some(field) => {
                self.at = span.end;
                Ok(Some(FieldName::Field { field, also }))
            }
            None if ends_the_word && !also => Ok(None),
            None => Err(unknown_field(&name, span, self.word())),
        }
    }

    /// The letters before the word's colon, and how many bytes they and the colon are. Letters and
    /// colon may be as wide as Japanese and Korean input methods make them; what is so written and
    /// is no field is text, as titles have it.
    fn name_before_colon(&self) -> Option<(String, usize)> {
        let word = self.word();
        let at = word.find([':', WIDE_COLON])?;
        let colon = word[at..].chars().next()?;
        let typed = &word[..at];
        let name: String = typed.nfkc().collect();
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
        let is_known = || Field::from_word(&name).is_some() || is_prefix(&name);
        let is_meant = is_name && (colon == ':' || is_known());
        is_meant.then_some((name, at + colon.len_utf8()))
    }

    fn sort(&mut self, query: &mut Query) -> Result<(), QueryError> {
        let start = self.at;
        let descending = self.eat('-');
        let word = self.word().to_owned();
        self.at += word.len();
        let key = SortKey::from_word(&word).ok_or_else(|| {
            let known = SortKey::ALL.map(SortKey::word);
            let help = did_you_mean(&word, &known);
            let message = match word.as_str() {
                "" => Text(
                    "`sort:` needs a field",
                    "`sort:` 뒤에 필드가 필요합니다",
                    "`sort:`の後にフィールドが必要です",
                )
                .into(),
                word => Sentence::told(|lang| {
                    say!(
                        lang,
                        "rows cannot be sorted by `{word}`",
                        "`{word}` 기준으로는 정렬할 수 없습니다",
                        "`{word}`では並べ替えられません"
                    )
                }),
            };
            error(start..self.at.max(start), message, Some(help))
        })?;
        query.sort = Some(Sort { key, descending });
        Ok(())
    }

    /// Reads values up to the end of the term that began at a byte; `ends` says what ends a bare one.
    fn values(
        &mut self,
        field: Field,
        term: usize,
        ends: impl Fn(char) -> bool + Copy,
    ) -> Result<Vec<Value>, QueryError> {
        let start = self.at;
        let mut values = Vec::new();
        loop {
            let from = self.at;
            if self.rest().starts_with('"') {
                let text = self.quoted()?;
                values.push(value(field, &text, from..self.at, true)?);
            } else {
                let bare = self.rest().split(ends).next().unwrap_or_default().to_owned();
                self.at += bare.len();
                match bare.trim() {
                    // A comma at the end is punctuation, or another value is about to be typed.
                    "" if !values.is_empty() && self.rest().trim_start().is_empty() => {}
                    "" if !values.is_empty() && !self.rest().starts_with(',') => {
                        let place = from - 1..from + leading_space(self.rest());
                        return Err(blank_at_comma(self.line, term, place));
                    }
                    "" => return Err(needs_value(field, start..self.at)),
                    bare => values.push(value(field, bare, from..self.at, false)?),
                }
            }
            if !self.eat(',') {
                return Ok(values);
            }
        }
    }

    fn quoted_text(&mut self, query: &mut Query, excluded: bool) -> Result<(), QueryError> {
        let start = self.at;
        let text = self.quoted()?;
        let term = TextTerm { text, excluded, exact: true, at_start: false, at_end: false };
        self.keep(query, term, start)
    }

    fn bare_text(&mut self, query: &mut Query, excluded: bool) -> Result<(), QueryError> {
        let start = self.at;
        let word = self.word().to_owned();
        self.at += word.len();
        let mut text = listed(&word).unwrap_or(&word);
        let exact = text.starts_with('\'');
        let at_start = !exact && text.starts_with('^');
        if exact || at_start {
            text = &text[1..];
        }
        text = text.trim_end_matches(['!', ',']);
        let at_end = !exact && text.ends_with('$');
        if at_end {
            text = text[..text.len() - 1].trim_end_matches(['!', ',']);
        }
        let text = composed(text);
        self.keep(query, TextTerm { text, excluded, exact, at_start, at_end }, start)
    }

    /// Keeps the text term that began at a byte; one without a letter or digit says nothing.
    fn keep(&self, query: &mut Query, term: TextTerm, start: usize) -> Result<(), QueryError> {
        // The term's text is unquoted and composed: its bytes are not those of the line.
        let typed = &self.line[start..self.at];
        if let Some((at, c)) = typed.char_indices().find(|(_, c)| c.is_control()) {
            let span = start + at..start + at + c.len_utf8();
            return Err(error(span, CONTROL, None));
        }
        if term.text.chars().count() > LONGEST_WORD {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "a word may have {LONGEST_WORD} characters",
                    "한 단어는 {LONGEST_WORD}자까지 쓸 수 있습니다",
                    "1語は{LONGEST_WORD}文字までです"
                )
            });
            return Err(error(start..self.at, message, None));
        }
        if term.text.chars().any(char::is_alphanumeric) {
            query.text.push(term);
        }
        Ok(())
    }

    /// Reads a quoted text, in NFC.
    fn quoted(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        let mut text = String::new();
        let mut escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                '"' if !escaped => {
                    self.at = start + at + 1;
                    return Ok(composed(&text));
                }
                '\\' if !escaped => escaped = true,
                c => {
                    if escaped && !matches!(c, '"' | '\\') {
                        text.push('\\');
                    }
                    text.push(c);
                    escaped = false;
                }
            }
        }
        let message = Text(
            "this quote is never closed",
            "따옴표가 닫히지 않았습니다",
            "引用符が閉じていません",
        );
        let help = Text(
            "a quoted text ends with `\"`",
            "따옴표로 묶은 글은 `\"`로 끝납니다",
            "引用符で囲んだ文字列は`\"`で終わります",
        );
        Err(error(start..self.line.len(), message, Some(help.into())))
    }
}

/// The colon of Japanese and Korean input methods.
const WIDE_COLON: char = '：';

/// Whether a name before a colon is none of a field, and yet has a meaning there.
fn is_prefix(name: &str) -> bool {
    ["also", "sort"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

enum FieldName {
    Sort,
    Field { field: Field, also: bool },
}

/// How many bytes of white space a text begins with.
fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The word that stands directly behind a comma at the start of a text, as `us` in `jp ,us`.
fn listed(text: &str) -> Option<&str> {
    let text = text.split(char::is_whitespace).next()?;
    let is_word = |rest: &&str| rest.starts_with(char::is_alphanumeric);
    // With a colon it might be taken for a field.
    text.strip_prefix(',').filter(is_word).filter(|rest| !rest.contains([':', WIDE_COLON]))
}

pub(super) fn composed(text: &str) -> String {
    text.nfc().collect()
}
