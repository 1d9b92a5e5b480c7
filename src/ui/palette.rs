//! The command palette: every action by its name, questions that have one, and what can be copied.

mod argument;
mod near;
mod offers;

use super::action::Effect;
use super::{Context, Input, Mode, Motion, State};
use crate::catalog::Catalog;
use crate::export::Column;
use crate::lang::vocabulary::meant;
use crate::lang::{Text, say};
use crate::names::nearest;
use crate::query::parse;
pub use offers::Offer;
use offers::{Does, all};

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

/// What is said where no offer fits what was typed.
const NOTHING: Text =
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
        if let Some(offers) = argument::offers(state, text) {
            return offers;
        }
        let wanted = text.trim_end().to_lowercase();
        let lang = state.reader.lang;
        let mut found: Vec<(usize, Offer)> = all(state, self.from)
            .into_iter()
            .filter_map(|offer| Some((near::distance(&offer, &wanted, lang)?, offer)))
            .collect();
        found.sort_by_key(|(distance, _)| *distance);
        found.into_iter().map(|(_, offer)| offer).collect()
    }

    /// What is said where nothing is offered for the text in the line.
    #[must_use]
    pub fn nothing(&self, state: &State) -> String {
        let (text, lang) = (self.line.text().trim(), state.reader.lang);
        if let Some(said) = argument::no_such(state, text) {
            return said;
        }
        let offers = all(state, self.from);
        let nothing = NOTHING.of(lang);
        match nearest(text, offers.iter().map(|offer| offer.name.as_str())) {
            Some(near) => format!("{nothing}{}{}", argument::AND.of(lang), meant(near, lang)),
            None => nothing.to_owned(),
        }
    }
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
            self.complain(palette.nothing(self));
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
        if self.refuses_wrong_line() {
            return Vec::new();
        }
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
