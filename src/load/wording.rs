//! How it is said what is wrong with a RON text: where it breaks, and what its parser refuses.

use ron::Error;

use crate::lang::vocabulary::{meant_of, no_such};
use crate::lang::{Lang, Sentence, Text, say};
use crate::names::nearest;

pub const EXPECTED_STRUCT: Text = Text(
    "expected `(`: a file holds one struct, `( actors: […], … )`",
    "`(`가 와야 합니다. 파일은 `( actors: […], … )` 하나로 되어 있습니다",
    "`(`が必要です。ファイルは`( actors: […], … )`1つでできています",
);
pub const EXPECTED_NAME: Text =
    Text("expected the name of a field", "필드 이름이 와야 합니다", "フィールド名が必要です");
pub const EXPECTED_COLON: Text = Text(
    "expected `:` after the name of a field",
    "필드 이름 뒤에 `:`가 와야 합니다",
    "フィールド名の後に`:`が必要です",
);
pub const ENDS_IN_STRUCT: Text = Text(
    "the text ends in the middle of a struct",
    "구조체 도중에 글이 끝났습니다",
    "構造体の途中で終わっています",
);
pub const EXPECTED_AFTER_FIELD: Text = Text(
    "expected `,` or `)` after a field",
    "필드 뒤에 `,`나 `)`가 와야 합니다",
    "フィールドの後に`,`か`)`が必要です",
);
/// What is said where a list was to stand.
pub const EXPECTED_LIST: Text = Text(
    "expected a list in `[ ]`",
    "`[ ]`로 묶은 목록이 와야 합니다",
    "`[ ]`で囲んだリストが必要です",
);
pub const EXPECTED_ITEM: Text =
    Text("expected an item or `]`", "항목이나 `]`가 와야 합니다", "項目か`]`が必要です");
pub const EXPECTED_AFTER_ITEM: Text = Text(
    "expected `,` or `]` after an item",
    "항목 뒤에 `,`나 `]`가 와야 합니다",
    "項目の後に`,`か`]`が必要です",
);
pub const TOO_DEEP: Text = Text(
    "brackets are nested too deeply",
    "괄호가 너무 깊이 겹쳐 있습니다",
    "括弧の入れ子が深すぎます",
);
pub const OPEN_COMMENT: Text =
    Text("this comment is never closed", "주석이 닫히지 않았습니다", "コメントが閉じていません");
pub const LONE_SLASH: Text = Text(
    "a single `/` means nothing here",
    "`/` 하나로는 뜻이 없습니다",
    "`/`1つだけでは意味がありません",
);
pub const OPEN_STRING: Text =
    Text("this string is never closed", "문자열이 닫히지 않았습니다", "文字列が閉じていません");
pub const OPEN_RAW_STRING: Text = Text(
    "this raw string is never closed",
    "원시 문자열이 닫히지 않았습니다",
    "生文字列が閉じていません",
);
pub const OPEN_CHARACTER: Text =
    Text("this character is never closed", "문자가 닫히지 않았습니다", "文字が閉じていません");
pub const AFTER_THE_END: Text = Text(
    "nothing may follow the closing `)`",
    "닫는 `)` 뒤에는 아무것도 올 수 없습니다",
    "閉じる`)`の後には何も書けません",
);
pub const OPEN_PARENTHESIS: Text =
    Text("this `(` is never closed", "`(`가 닫히지 않았습니다", "`(`が閉じていません");
pub const OPEN_BRACKET: Text =
    Text("this `[` is never closed", "`[`가 닫히지 않았습니다", "`[`が閉じていません");
pub const OPEN_BRACE: Text =
    Text("this `{` is never closed", "`{`가 닫히지 않았습니다", "`{`が閉じていません");

/// A parser's error in our words, and what would help.
pub fn explain(error: &Error) -> (Sentence, Option<Sentence>) {
    match error {
        Error::NoSuchStructField { expected, found, outer } => {
            let owner = owner(outer.as_deref());
            let message = Sentence::told(|lang| {
                let owner = owner.of(lang);
                let article = article(owner);
                say!(
                    lang,
                    "{article} {owner} has no field `{found}`",
                    "{owner}에 `{found}` 필드가 없습니다",
                    "{owner}に`{found}`というフィールドはありません"
                )
            });
            (message, Some(suggest(found, expected)))
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            let what = vocabulary(outer.as_deref());
            (no_such(found, what), Some(suggest(found, expected)))
        }
        Error::ExpectedArray => (EXPECTED_LIST.into(), None),
        Error::SuggestRawIdentifier(found) => (no_such(found, vocabulary(None)), None),
        Error::MissingStructField { field, outer } => {
            let owner = owner(outer.as_deref());
            let message = Sentence::told(|lang| {
                let owner = owner.of(lang);
                say!(
                    lang,
                    "this {owner} has no `{field}`",
                    "이 {owner}에 `{field}` 필드가 없습니다",
                    "この{owner}に`{field}`がありません"
                )
            });
            (message, None)
        }
        Error::ExpectedNamedStructLike(name)
        | Error::ExpectedDifferentStructName { expected: name, .. } => {
            let owner = owner(Some(name));
            let message = Sentence::told(|lang| {
                let owner = owner.of(lang);
                let article = article(owner);
                say!(
                    lang,
                    "expected {article} {owner} in `( )`",
                    "`( )`로 묶어 써야 합니다: {owner}",
                    "`( )`で囲んで書きます: {owner}"
                )
            });
            (message, None)
        }
        Error::DuplicateStructField { field, .. } => (stands_twice(field), None),
        other => (refused(other), None),
    }
}

/// That a field is there already.
pub fn stands_twice(field: &str) -> Sentence {
    Sentence::told(|lang| {
        say!(
            lang,
            "the field `{field}` stands here twice",
            "`{field}` 필드가 두 번 나옵니다",
            "`{field}`が2回書かれています"
        )
    })
}

/// "did you mean", or where nothing is near all that is allowed.
pub fn suggest(found: &str, expected: &[&str]) -> Sentence {
    meant_of(nearest(found, expected.iter().copied()), expected)
}

/// What a struct of the format is called.
fn owner(name: Option<&str>) -> Text {
    match name {
        Some("name") => Text("name", "이름", "名前"),
        Some("actor") => Text("actor", "배우", "俳優"),
        Some("platform") => Text("platform", "플랫폼", "放送・配信"),
        Some("title") => Text("title", "제목", "題名"),
        Some("project") => Text("project", "작품", "作品"),
        Some("cast entry") => Text("cast entry", "출연 항목", "出演項目"),
        Some("source") => Text("source", "출처", "出典"),
        Some("claim") => Text("claim", "주장", "主張"),
        Some("figure") => Text("figure", "수치", "数字"),
        Some("binding") => Text("binding", "키 설정", "キー設定"),
        Some("look") => Text("look", "모양", "見た目"),
        _ => Text("entry", "항목", "項目"),
    }
}

/// What a closed vocabulary of the format is called, by its type.
fn vocabulary(name: Option<&str>) -> Text {
    match name {
        Some("Kind") => Text("kind", "종류", "種類"),
        Some("Billing") => Text("billing", "비중", "出演区分"),
        Some("Status") => Text("status", "상태", "状況"),
        Some("PlatformKind") => Text("platform kind", "플랫폼 종류", "放送・配信の種類"),
        Some("Facet") => Text("facet", "조건", "条件"),
        Some("Attribute") => Text("attribute", "글자 속성", "文字の属性"),
        _ => Text("word", "값", "値"),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// What the parser says itself, in English; in other languages what it comes down to.
fn refused(error: &Error) -> Sentence {
    let (korean, japanese) = match error {
        Error::ExpectedString => ("문자열이 와야 합니다", "文字列が必要です"),
        Error::ExpectedStringEnd => ("문자열이 닫히지 않았습니다", "文字列が閉じていません"),
        Error::ExpectedArrayEnd => ("`]`가 와야 합니다", "`]`が必要です"),
        Error::ExpectedBoolean => ("`true`나 `false`가 와야 합니다", "`true`か`false`が必要です"),
        Error::ExpectedComma => ("쉼표가 와야 합니다", "コンマが必要です"),
        Error::ExpectedInteger => ("정수가 와야 합니다", "整数が必要です"),
        Error::IntegerOutOfBounds => ("수가 범위를 벗어났습니다", "数が範囲を超えています"),
        Error::ExpectedIdentifier => ("이름이 와야 합니다", "名前が必要です"),
        Error::ExpectedMapColon => ("`:`가 와야 합니다", "`:`が必要です"),
        Error::ExpectedStructLike => ("`(`가 와야 합니다", "`(`が必要です"),
        Error::ExpectedOptionEnd | Error::ExpectedStructLikeEnd => {
            ("`)`가 와야 합니다", "`)`が必要です")
        }
        Error::InvalidEscape(_) => {
            ("`\\` 뒤의 글자가 잘못되었습니다", "`\\`の後の文字が正しくありません")
        }
        Error::InvalidValueForType { .. } | Error::ExpectedDifferentLength { .. } => {
            ("값의 형식이 맞지 않습니다", "値の形式が合っていません")
        }
        Error::Eof => ("글이 도중에 끝났습니다", "途中で終わっています"),
        Error::TrailingCharacters => {
            ("값 뒤에 다른 글자가 있습니다", "値の後に余分な文字があります")
        }
        _ => ("RON 문법에 맞지 않습니다", "RONの文法に合っていません"),
    };
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    let english = first + letters.as_str();
    Sentence::told(|lang| match lang {
        Lang::English => english.clone(),
        Lang::Korean => korean.to_owned(),
        Lang::Japanese => japanese.to_owned(),
    })
}
