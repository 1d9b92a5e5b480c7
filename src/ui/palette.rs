//! The command palette: every action by its name, questions that have one, and what can be copied.

use super::action::{Command, Effect};
use super::{Bound, Context, Input, Mode, Motion, State};
use crate::catalog::Catalog;
use crate::export::{Column, Format};
use crate::lang::{Text, count, say};
use crate::query::{parse, shell_quote};

/// What the palette holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// The text that is looked for, or that is done.
    pub line: Input,
    /// The offer under the cursor.
    pub cursor: usize,
    /// Where it was opened: what is done there is offered.
    from: Context,
    /// What it lies over: the chooser, the sources, or nothing.
    pub under: Box<Mode>,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// What it does.
    pub help: String,
    /// The keys that do it too.
    pub keys: String,
    does: Does,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Does {
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

/// What is said where no offer fits what was typed.
pub const NOTHING: Text =
    Text("nothing is called so", "그런 이름이 없습니다", "その名前のものはありません");

/// Columns and rows of the palette's window, its frame among them.
#[must_use]
pub fn palette_size((width, height): (u16, u16)) -> (u16, u16) {
    let margin = if height < 8 { 0 } else { 2 };
    (width.min(84), height.saturating_sub(margin).min(22))
}

impl Palette {
    /// What is offered for the text in the line, the nearest first.
    #[must_use]
    pub fn offers(&self, state: &State) -> Vec<Offer> {
        let text = self.line.text().trim_start();
        let named = |word: &'static str| {
            text.strip_prefix(word).map(str::trim).filter(|name| !name.is_empty())
        };
        if let Some(name) = named("save ") {
            return saving(state, name);
        }
        if let Some(name) = named("replace ").filter(|name| taken(state, name).is_some()) {
            return vec![replacing(state, name)];
        }
        if let Some(name) = text.strip_prefix("forget ").map(str::trim) {
            let named = state.saved.iter().filter(|(known, _)| known.contains(name));
            let forget = |(known, line): &(String, String)| {
                offer(&format!("forget {known}"), line, Does::Forget(known.clone()))
            };
            let mut offers: Vec<Offer> = named.map(forget).collect();
            offers.sort_by_key(|offer| offer.name.strip_prefix("forget ") != Some(name));
            return offers;
        }
        let wanted = text.trim_end().to_lowercase();
        let mut found: Vec<(usize, Offer)> = all(state, self.from)
            .into_iter()
            .filter_map(|offer| Some((distance(&offer, &wanted)?, offer)))
            .collect();
        found.sort_by_key(|(distance, _)| *distance);
        found.into_iter().map(|(_, offer)| offer).collect()
    }
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

fn offer(name: &str, help: &str, does: Does) -> Offer {
    Offer { name: name.to_owned(), help: help.to_owned(), keys: String::new(), does }
}

/// All that is offered in a context.
fn all(state: &State, from: Context) -> Vec<Offer> {
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
    offers.extend(Format::all().map(|format| {
        let word = format.word();
        let help = say!(
            lang,
            "copy the marks, or the row, as {word}",
            "표시한 행(없으면 이 행)을 {word} 형식으로 복사",
            "印の行(なければこの行)を{word}でコピー"
        );
        offer(&format!("copy-as {}", format.word()), &help, Does::CopyAs(format))
    }));
    offers.extend(Column::all().map(|column| {
        let word = column.word();
        let help = say!(
            lang,
            "copy the cell `{word}` of the row",
            "행의 `{word}` 칸 복사",
            "行の`{word}`セルをコピー"
        );
        offer(&format!("copy-cell {}", column.word()), &help, Does::CopyCell(column))
    }));
    offers
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

/// How far an offer is from a text: by how the text stands in it; `None` if its letters do not
/// stand there in their order.
fn distance(offer: &Offer, wanted: &str) -> Option<usize> {
    let (name, help) = (offer.name.to_lowercase(), offer.help.to_lowercase());
    let spoken = wanted.replace(' ', "-");
    if name == spoken || name == wanted {
        Some(0)
    } else if name.starts_with(&spoken) || name.starts_with(wanted) {
        Some(1)
    } else if name.contains(&spoken) || name.contains(wanted) {
        Some(2)
    } else if help.contains(wanted) {
        Some(3)
    } else if in_order(&name, wanted) {
        Some(4)
    } else if in_order(&format!("{name} {help}"), wanted) {
        Some(5)
    } else {
        None
    }
}

fn in_order(text: &str, wanted: &str) -> bool {
    let mut letters = text.chars();
    wanted.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|letter| letter == c))
}

impl State {
    pub(super) fn open_palette(&mut self) {
        let from = self.context();
        let under = Box::new(std::mem::replace(&mut self.mode, Mode::Browse));
        self.mode = Mode::Palette(Palette { line: Input::default(), cursor: 0, from, under });
    }

    /// What the palette offers now; nothing while it is closed.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        match &self.mode {
            Mode::Palette(palette) => palette.offers(self),
            _ => Vec::new(),
        }
    }

    pub(super) fn move_in_palette(&mut self, motion: Motion) {
        let (count, rows) = (self.offers().len(), usize::from(palette_size(self.size).1));
        if let Mode::Palette(palette) = &mut self.mode {
            palette.cursor = motion.apply(palette.cursor, count, rows.saturating_sub(3));
        }
    }

    /// The name of the offer under the cursor goes into the line.
    pub(super) fn complete_offer(&mut self) {
        let offers = self.offers();
        if let Mode::Palette(palette) = &mut self.mode
            && let Some(offer) = offers.get(palette.cursor)
        {
            let text = match offer.does {
                Does::Begin(word) => word,
                _ => &offer.name,
            };
            palette.line = Input::of(text);
            palette.cursor = 0;
        }
    }

    /// Does what is under the cursor.
    pub(super) fn take_offer(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let Mode::Palette(palette) = &self.mode else { return Vec::new() };
        let Some(offer) = palette.offers(self).into_iter().nth(palette.cursor) else {
            self.complain(self.reader.text(NOTHING));
            return Vec::new();
        };
        if let Does::Begin(_) = offer.does {
            self.complete_offer();
            return Vec::new();
        }
        self.uncover();
        match offer.does {
            Does::Command(command) => self.perform(catalog, command),
            Does::Ask(line) => self.ask_saved(&offer.name, &line),
            Does::CopyAs(format) => self.copy_as(catalog, format),
            Does::CopyCell(column) => self.copy_cell(catalog, column),
            Does::Save(name) => self.save(name),
            Does::Keep(name) => {
                self.say(say!(
                    self.reader.lang,
                    "{name} was left as it is",
                    "{name}은(는) 그대로 두었음",
                    "{name}はそのままにしました"
                ));
                Vec::new()
            }
            Does::Forget(name) => self.forget(name),
            Does::Tell => {
                self.say(offer.help);
                Vec::new()
            }
            Does::Begin(_) => Vec::new(),
        }
    }

    fn ask_saved(&mut self, name: &str, line: &str) -> Vec<Effect> {
        match parse(line) {
            Ok(query) => {
                self.remember_unless_choosing();
                self.query = query;
                self.say(say!(self.reader.lang, "asked {name}", "{name} 검색", "{name}を検索"));
                self.ask()
            }
            Err(error) => {
                self.complain(format!("{name}: {}", error.message.of(self.reader.lang)));
                Vec::new()
            }
        }
    }

    fn copy_cell(&mut self, catalog: &Catalog, column: Column) -> Vec<Effect> {
        if self.finds_page_cursor() {
            return Vec::new();
        }
        let Some(id) = self.credit_in_hand() else {
            self.complain(self.reader.text(super::update::NO_ROW_TO_COPY));
            return Vec::new();
        };
        let text = column.cell(catalog.credit(id));
        if text.is_empty() {
            let word = column.word();
            self.complain(say!(
                self.reader.lang,
                "the row has no {word}",
                "이 행에는 {word} 값이 없습니다",
                "この行に{word}はありません"
            ));
            return Vec::new();
        }
        let what = crate::text::cut(&text, 40).into_owned();
        vec![Effect::Copy(text, what)]
    }

    /// Keeps the question under a name.
    fn save(&mut self, name: String) -> Vec<Effect> {
        let line = self.query.to_string();
        if line.is_empty() {
            self.complain(self.reader.text(Text(
                "there is no question to save: everything is listed",
                "저장할 검색이 없습니다. 전체 목록입니다",
                "保存する検索がありません。すべて一覧にあります",
            )));
            return Vec::new();
        }
        self.saved.retain(|(known, _)| *known != name);
        self.saved.push((name.clone(), line.clone()));
        self.saved.sort();
        vec![Effect::Save(name, Some(line))]
    }

    fn forget(&mut self, name: String) -> Vec<Effect> {
        self.saved.retain(|(known, _)| *known != name);
        vec![Effect::Save(name, None)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds_what_is_meant_first() {
        let of = |name: &str, help: &str| offer(name, help, Does::Begin(""));
        let far = |wanted| distance(&of("sort-next", "sort by the next column"), wanted);
        assert_eq!([far("sort-next"), far("sort next")], [Some(0), Some(0)]);
        assert_eq!([far("sort"), far("next"), far("column")], [Some(1), Some(2), Some(3)]);
        assert_eq!([far("snx"), far("srtcol"), far("zz")], [Some(4), Some(5), None]);
    }
}
