//! What is followed by an argument: a name, a format, a column. Whoever has typed that means nothing
//! else by it; where the argument is none, that is said, with those that there are.

use super::super::{State, columns};
use super::near::begins_words;
use super::offers::{Does, Offer, copying_as, copying_cell, offer};
use crate::export::{Column, Format};
use crate::lang::vocabulary::{self, meant_of};
use crate::lang::{Lang, Text, say};
use crate::query::Field;

/// Between two sentences.
pub(super) const AND: Text = Text("; ", ". ", "。");

/// What is offered for an action with its argument; `None` for every other text.
pub(super) fn offers(state: &State, text: &str) -> Option<Vec<Offer>> {
    let lang = state.reader.lang;
    let named = |word| after(text, word).filter(|name| !name.is_empty());
    if let Some(name) = named("save") {
        return Some(saving(state, name));
    }
    if let Some(name) = named("replace").filter(|name| taken(state, name).is_some()) {
        return Some(vec![replacing(state, name)]);
    }
    if let Some(name) = after(text, "forget") {
        return Some(forgetting(state, name));
    }
    if let Some(word) = after(text, "copy-as") {
        return Some(formats_called(word).map(|format| copying_as(format, lang)).collect());
    }
    let columns = columns_called(after(text, "copy-cell")?);
    Some(columns.into_iter().map(|column| copying_cell(column, lang)).collect())
}

/// That an argument is none, with those that there are; `None` for a text without one.
pub(super) fn no_such(state: &State, text: &str) -> Option<String> {
    let lang = state.reader.lang;
    let (said, known): (String, Vec<&str>) = if let Some(name) = after(text, "forget") {
        let said = say!(
            lang,
            "no question is called `{name}`",
            "`{name}` 이름의 검색이 없습니다",
            "`{name}`という名前の検索はありません"
        );
        (said, state.saved.iter().map(|(known, _)| known.as_str()).collect())
    } else if let Some(word) = after(text, "copy-as") {
        let said = vocabulary::no_such(word, Text("format", "형식", "形式"));
        (said.of(lang).to_owned(), Format::all().map(Format::word).collect())
    } else {
        let word = after(text, "copy-cell")?;
        let said = vocabulary::no_such(word, Text("column", "열", "列"));
        (said.of(lang).to_owned(), Column::all().map(Column::word).collect())
    };
    if known.is_empty() {
        return Some(said);
    }
    Some(format!("{said}{}{}", AND.of(lang), meant_of(None, &known).of(lang)))
}

/// What follows the word of an action, its hyphen typed or not, and a blank.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    let is_it = head.replace(' ', "-").eq_ignore_ascii_case(word);
    (is_it && rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

/// What forgets the questions whose names have words that begin so, the one called so first.
fn forgetting(state: &State, name: &str) -> Vec<Offer> {
    let wanted = name.to_lowercase();
    let is_called = |(known, _): &&(String, String)| {
        let lower = known.to_lowercase();
        lower.starts_with(&wanted) || begins_words(&lower, &wanted, state.reader.lang)
    };
    let forget = |(known, line): &(String, String)| {
        offer(&format!("forget {known}"), line, Does::Forget(known.clone()))
    };
    let mut offers: Vec<Offer> = state.saved.iter().filter(is_called).map(forget).collect();
    offers.sort_by_key(|offer| offer.name.strip_prefix("forget ") != Some(name));
    offers
}

/// The formats whose word, or the extension of whose files, begins so; the one called so first.
fn formats_called(word: &str) -> impl Iterator<Item = Format> {
    let wanted = word.to_lowercase();
    let exact = Format::from_word(word).or_else(|| Format::from_extension(word));
    let begun = Format::all()
        .filter(move |format| format.word().starts_with(&wanted) && Some(*format) != exact);
    exact.into_iter().chain(begun)
}

/// The columns that are called so, or whose words begin so, the nearest first: by their own word, by
/// the field of the query language, and by the head in the table in any language.
fn columns_called(word: &str) -> Vec<Column> {
    let typed = word.to_lowercase();
    let wanted = typed.replace(['-', ' '], "_");
    let of_field = Field::from_word(&typed).and_then(column_of);
    let distance = |column: Column| {
        let own = column.word();
        let others = other_words(column);
        if own == wanted {
            Some(0)
        } else if of_field == Some(column) || others.contains(&typed) {
            Some(1)
        } else if own.split('_').any(|part| part.starts_with(&wanted)) || own.starts_with(&wanted) {
            Some(2)
        } else {
            others.iter().any(|other| other.starts_with(&typed)).then_some(3)
        }
    };
    let mut found: Vec<(usize, Column)> =
        Column::all().filter_map(|column| Some((distance(column)?, column))).collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().map(|(_, column)| column).collect()
}

/// What a column is called in the query language and above the table.
fn other_words(column: Column) -> Vec<String> {
    let is_its = |word: &str| Field::from_word(word).and_then(column_of) == Some(column);
    let fields = Field::words().filter(|word| is_its(word)).map(str::to_owned);
    let heads = columns::heads().filter(|(key, _)| is_its(key.word()));
    let heads = heads.flat_map(|(_, head)| Lang::ALL.map(|lang| head.of(lang).to_lowercase()));
    fields.chain(heads).collect()
}

/// The column that shows what a field is about; `None` where none does.
fn column_of(field: Field) -> Option<Column> {
    Some(match field {
        Field::Country => Column::Countries,
        Field::Platform => Column::Platforms,
        Field::Actor => Column::Actor,
        Field::Project => Column::Project,
        Field::Role => Column::Character,
        Field::Year => Column::Year,
        Field::Kind => Column::Kind,
        Field::Billing => Column::Billing,
        Field::Status => Column::Status,
        Field::Group => Column::Group,
        Field::Source | Field::Sources => Column::Sources,
        Field::Key => Column::Key,
        Field::Is | Field::Co => return None,
    })
}

/// The other question that has a name already.
fn taken<'s>(state: &'s State, name: &str) -> Option<&'s str> {
    let known = state.saved.iter().find(|(known, _)| known == name);
    known.map(|(_, line)| line.as_str()).filter(|line| *line != state.query.to_string())
}

/// What keeps the question under a name. Where another one has the name, it stays unless one says
/// otherwise.
fn saving(state: &State, name: &str) -> Vec<Offer> {
    let query = &state.query;
    let lang = state.reader.lang;
    let shown = format!("save {name}");
    let Some(old) = taken(state, name) else {
        let help = say!(
            lang,
            "keep the question under this name: {query}",
            "이 이름으로 검색 저장: {query}",
            "この名前で検索を保存: {query}"
        );
        return vec![offer(&shown, &help, Does::Save(name.to_owned()))];
    };
    let help = say!(
        lang,
        "no: the name is taken, leave {old}",
        "아니요: 이미 있는 이름, 그대로 두기: {old}",
        "いいえ: 既にある名前、そのまま: {old}"
    );
    vec![offer(&shown, &help, Does::Keep(name.to_owned())), replacing(state, name)]
}

/// What puts the question in the place of the one that has the name.
fn replacing(state: &State, name: &str) -> Offer {
    let query = &state.query;
    let help = say!(
        state.reader.lang,
        "yes: keep {query} under this name",
        "예: 이 이름으로 {query} 저장",
        "はい: この名前で{query}を保存"
    );
    offer(&format!("replace {name}"), &help, Does::Save(name.to_owned()))
}
