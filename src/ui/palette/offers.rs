//! What the palette offers: every action that is bound, questions that have a name, and what can be
//! copied.

use super::super::action::Command;
use super::super::{Bound, Context, State};
use crate::export::{Column, Format};
use crate::lang::{Lang, Text, count, say};
use crate::query::shell_quote;

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// What it does.
    pub help: String,
    /// The keys that do it too.
    pub keys: String,
    pub(super) does: Does,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Does {
    Command(Command),
    Ask(String),
    CopyAs(Format),
    CopyCell(Column),
    Save(String),
    /// Leaves the question with this name as it is.
    Keep(String),
    Forget(String),
    /// Puts a word into the line, to be followed by a name.
    Begin(&'static str),
    /// Says what the offer says.
    Tell,
}

impl Offer {
    /// Whether its name is one that the user has given.
    #[must_use]
    pub fn has_own_name(&self) -> bool {
        matches!(self.does, Does::Ask(_) | Does::Forget(_))
    }
}

pub(super) fn offer(name: &str, help: &str, does: Does) -> Offer {
    Offer { name: name.to_owned(), help: help.to_owned(), keys: String::new(), does }
}

/// All that is offered in a context.
pub(super) fn all(state: &State, from: Context) -> Vec<Offer> {
    let lang = state.reader.lang;
    let ask = |(name, line): &(String, String)| offer(name, line, Does::Ask(line.clone()));
    let mut offers: Vec<Offer> = state.saved.iter().map(ask).collect();
    offers.extend(of_problems(state));
    // What is done to the rows is at hand from the panes as well.
    let beside = if from == Context::Facet { Some(Context::Table) } else { None };
    let places = std::iter::once(from).chain(beside);
    // Moving comes first in the help and last here: it is easier done by its keys.
    let mut parts: Vec<&[Bound]> = state.keymap.parts().map(|(_, rows)| rows).collect();
    let moving = 1.min(parts.len());
    parts.rotate_left(moving);
    let bound = places.flat_map(|place| {
        let rows = parts.iter().copied().flatten();
        rows.filter(move |row| row.on.contains(&place)).map(move |row| (place, row))
    });
    for (place, row) in bound.filter(|(_, row)| row.does != Command::Palette) {
        let name = row.does.word();
        match offers.iter_mut().find(|known| known.does == Does::Command(row.does)) {
            Some(known) if place == from => {
                known.keys = format!("{} {}", known.keys, row.keys.join(" "));
            }
            Some(_) => {}
            None => {
                let offer = offer(name, row.help.of(lang), Does::Command(row.does));
                offers.push(Offer { keys: row.keys.join(" "), ..offer });
            }
        }
    }
    let help = Text(
        "keep this question under a name",
        "이 검색을 이름을 붙여 저장",
        "この検索に名前を付けて保存",
    );
    let name = Text("NAME", "이름", "名前").of(lang);
    offers.push(offer(&format!("save {name}"), help.of(lang), Does::Begin("save ")));
    if !state.saved.is_empty() {
        let help = Text("forget a question with a name", "저장한 검색 삭제", "保存した検索を削除");
        offers.push(offer(&format!("forget {name}"), help.of(lang), Does::Begin("forget ")));
    }
    offers.extend(Format::all().map(|format| copying_as(format, lang)));
    offers.extend(Column::all().map(|column| copying_cell(column, lang)));
    offers
}

/// What copies rows in a format.
pub(super) fn copying_as(format: Format, lang: Lang) -> Offer {
    let word = format.word();
    let help = say!(
        lang,
        "copy the marks, or the row, as {word}",
        "표시한 행(없으면 이 행)을 {word} 형식으로 복사",
        "印の行(なければこの行)を{word}でコピー"
    );
    offer(&format!("copy-as {word}"), &help, Does::CopyAs(format))
}

/// What copies one cell of the row.
pub(super) fn copying_cell(column: Column, lang: Lang) -> Offer {
    let word = column.word();
    let help = say!(
        lang,
        "copy the cell `{word}` of the row",
        "행의 `{word}` 칸 복사",
        "行の`{word}`セルをコピー"
    );
    offer(&format!("copy-cell {word}"), &help, Does::CopyCell(column))
}

/// Where what is wrong with the data can be read, if anything is.
fn of_problems(state: &State) -> Option<Offer> {
    let lang = state.reader.lang;
    let problems = match (state.refused, state.problems) {
        (0, 0) => return None,
        (0, count) | (count, _) => count::problems(count, lang),
    };
    let words = state.data_asked.iter().map(|word| format!(" {}", shell_quote(word)));
    let data: String = words.collect();
    let help = say!(
        lang,
        "{problems} in the data: `kactors check{data}` lists them",
        "데이터에 {problems}: `kactors check{data}` 명령으로 모두 보기",
        "データに{problems}: `kactors check{data}`ですべて表示"
    );
    Some(offer("problems", &help, Does::Tell))
}
