//! What happens → what changes.

use std::sync::Arc;

use super::action::{Action, Command, Effect, Ended, Motion, Outcome};
use super::bindings::Meaning;
use super::key::{Key, KeyCode};
use super::{Context, Edit, Input, Mode, Page, Pane, State, View};
use crate::catalog::Catalog;
use crate::export::Format;
use crate::lang::Text;
use crate::model::Facet;
use crate::query::Mode as Binding;

/// What is said where nothing can be copied.
pub(super) const NO_ROW_TO_COPY: Text =
    Text("there is no row to copy", "복사할 행이 없습니다", "コピーする行がありません");

/// Changes the state and gives back what is asked of the world. Does no input or output.
pub fn update(catalog: &Catalog, state: &mut State, action: Action) -> Vec<Effect> {
    let Some(action) = state.hold(action) else { return Vec::new() };
    let mut effects = state.act(catalog, action);
    while let Some(action) = state.next_held() {
        effects.extend(state.act(catalog, action));
    }
    effects
}

impl State {
    fn act(&mut self, catalog: &Catalog, action: Action) -> Vec<Effect> {
        let mut effects = match action {
            Action::Key(key) => self.press(catalog, key),
            Action::Mouse(mouse) => self.mouse(catalog, mouse),
            Action::Paste(text) => self.type_text(catalog, &text),
            Action::Resize(width, height) => self.resize(catalog, (width, height)),
            Action::Loading(so_far) => self.loading_goes_on(so_far),
            Action::Loaded(problems) => self.loaded(catalog, problems),
            Action::Reloaded { moved, lost, problems } => {
                self.reloaded(catalog, (&moved, &lost), problems)
            }
            Action::NotReloaded(problems, first) => self.not_reloaded(problems, &first),
            Action::Found(generation, results) => self.found(catalog, generation, *results),
            Action::Done(outcome) => self.done(outcome),
        };
        effects.extend(self.end_line());
        self.end_visit();
        self.lay_page(catalog);
        effects
    }

    fn press(&mut self, catalog: &Catalog, key: Key) -> Vec<Effect> {
        self.message = None;
        self.is_welcoming = false;
        if self.is_asked_to_overwrite() {
            return self.answer_overwrite(catalog, key);
        }
        self.pending.push(key);
        let keymap = Arc::clone(&self.keymap);
        let meaning = keymap.meaning(self.context(), &self.pending);
        if meaning == Meaning::Begins {
            let so_far: Vec<String> = self.pending.iter().map(ToString::to_string).collect();
            self.say(format!("{} …", so_far.join(" ")));
            return Vec::new();
        }
        let keys = std::mem::take(&mut self.pending);
        match (meaning, keys.as_slice()) {
            (Meaning::Does(command), _) => self.perform(catalog, command),
            (_, [Key { code: KeyCode::Char(c), ctrl: false, alt: false }]) => {
                self.type_text(catalog, c.encode_utf8(&mut [0; 4]))
            }
            // A sequence that was not finished is forgotten; its last key counts by itself.
            (_, [_, .., last]) => self.press(catalog, *last),
            _ => Vec::new(),
        }
    }

    /// Does what a key stands for.
    pub(super) fn perform(&mut self, catalog: &Catalog, command: Command) -> Vec<Effect> {
        match command {
            Command::Move(motion) => self.move_cursor(catalog, motion),
            Command::Look(view) => self.look(catalog, view),
            Command::Left => self.step_aside(catalog, false),
            Command::Right => self.step_aside(catalog, true),
            Command::Turn => self.turn_view(catalog),
            Command::NextPane => self.turn_pane(catalog, true),
            Command::PreviousPane => self.turn_pane(catalog, false),
            Command::PaneLeft => self.pane_beside(catalog, false),
            Command::PaneRight => self.pane_beside(catalog, true),
            Command::Search => self.open_prompt(catalog),
            Command::CellsLeft => self.scroll_cells(false),
            Command::CellsRight => self.scroll_cells(true),
            Command::DetailsDown => self.scroll_details(catalog, true),
            Command::DetailsUp => self.scroll_details(catalog, false),
            Command::OpenPage => self.open_page_in_hand(catalog),
            Command::Compare => self.compare(catalog),
            Command::Back => self.page_back(),
            Command::Forward => self.page_forward(),
            Command::MoreFacets => self.more_facets(catalog),
            Command::NextFacet => self.turn_chooser(catalog, true),
            Command::PreviousFacet => self.turn_chooser(catalog, false),
            Command::Export => self.open_export(),
            Command::NextFormat => self.turn_format(true),
            Command::PreviousFormat => self.turn_format(false),
            Command::ChooseSource => self.choose_source(catalog),
            Command::Help => self.open_help(),
            Command::Palette => self.open_palette(),
            Command::Mouse => return self.turn_mouse(),
            Command::NameScript => return self.turn_script(catalog),
            Command::Complete if self.context() == Context::Palette => self.complete_offer(),
            Command::Complete => return self.complete(catalog),
            Command::Recall => return self.recall(),
            Command::Edit(edit) => return self.edit(catalog, edit),
            Command::Toggle => return self.toggle(catalog),
            Command::Exclude => return self.bind(catalog, Binding::Excluded),
            Command::Also => return self.bind(catalog, Binding::Also),
            Command::Clear => return self.clear(),
            Command::MarkAll => return self.mark_all(catalog),
            Command::Invert => return self.invert_marks(catalog),
            Command::SortNext => return self.sort_by_next(),
            Command::SortTurn => return self.turn_order(),
            Command::YearFrom => return self.set_year_end(catalog, true),
            Command::YearTo => return self.set_year_end(catalog, false),
            Command::YearClear => return self.clear_years(),
            Command::Copy => return self.copy_as(catalog, Format::Tsv),
            Command::CopyCommand => return self.copy_command(catalog),
            Command::EditSource => return self.edit_source(catalog),
            Command::OpenSource => return self.open_first_source(catalog),
            Command::Undo => return self.undo(),
            Command::Redo => return self.redo(),
            Command::Accept => return self.accept(catalog),
            Command::Enter => return self.enter(catalog),
            Command::Escape => return self.escape(catalog),
            Command::Quit => return self.quit(catalog),
            Command::QuitNow => return vec![Effect::Quit(Ended::Quit)],
            Command::Interrupt => return vec![Effect::Quit(Ended::Interrupted)],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
        }
        Vec::new()
    }

    pub(super) fn move_cursor(&mut self, catalog: &Catalog, motion: Motion) {
        match self.context() {
            Context::Table | Context::Search => self.move_in_table(catalog, motion),
            Context::Facet | Context::PaneFilter | Context::Chooser => {
                if let Some(facet) = self.facet_in_hand() {
                    self.move_in_facet(facet, motion);
                }
            }
            Context::Timeline | Context::Map | Context::Matrix | Context::Insights => {
                self.move_in_view(catalog, motion);
            }
            Context::Page => self.move_on_page(catalog, motion),
            Context::Sources => self.move_in_sources(catalog, motion),
            Context::Help => self.scroll_help(motion),
            Context::Palette => self.move_in_palette(motion),
            Context::Export => {}
        }
    }

    fn toggle(&mut self, catalog: &Catalog) -> Vec<Effect> {
        match (self.facet_in_hand(), self.view) {
            (Some(facet), _) => {
                let effects = self.bind_value(catalog, facet, Binding::Chosen);
                self.move_in_facet(facet, Motion::Down);
                effects
            }
            (None, View::Browse) => self.mark(catalog),
            (None, View::Timeline) => self.choose_years(),
            (None, View::Map) => self.bind_place(catalog, Binding::Chosen),
            (None, View::Matrix | View::Insights) => Vec::new(),
        }
    }

    fn bind(&mut self, catalog: &Catalog, mode: Binding) -> Vec<Effect> {
        let Some(facet) = self.facet_in_hand() else { return self.bind_place(catalog, mode) };
        let effects = self.bind_value(catalog, facet, mode);
        self.move_in_facet(facet, Motion::Down);
        effects
    }

    fn clear(&mut self) -> Vec<Effect> {
        match self.facet_in_hand() {
            Some(facet) => self.clear_facet(facet),
            None => self.clear_marks(),
        }
    }

    fn more_facets(&mut self, catalog: &Catalog) {
        let held = self.facet_in_hand();
        self.open_chooser();
        held.into_iter().for_each(|facet| self.arrange(catalog, facet));
    }

    pub(super) fn open_page_in_hand(&mut self, catalog: &Catalog) {
        if self.finds_page_cursor() {
            return;
        }
        let row = self.current().filter(|_| self.context() == Context::Table);
        let row = row.map(|id| catalog.credit(id));
        let page = match self.context() {
            Context::Page => self.link_in_hand(catalog),
            Context::Map => self.page_of_place(),
            Context::Matrix => self.page_of_row(),
            Context::Table => row.map(|credit| Page::Actor(credit.actor().id())),
            _ => self
                .facet_in_hand()
                .and_then(|facet| self.value_in_hand(catalog, facet))
                .and_then(Page::of_value),
        };
        match page {
            Some(page) => {
                self.mode = Mode::Browse;
                self.open(catalog, page, row.map(|credit| Page::Project(credit.project().id())));
            }
            None => self.say(self.reader.text(Text(
                "there is no page of this",
                "이 항목에는 상세 페이지가 없습니다",
                "この項目のページはありません",
            ))),
        }
    }

    fn enter(&mut self, catalog: &Catalog) -> Vec<Effect> {
        match self.context() {
            Context::Search | Context::PaneFilter => return self.leave_prompt(),
            Context::Facet => {
                let effects = self
                    .facet_in_hand()
                    .map(|facet| self.choose_value(catalog, facet))
                    .unwrap_or_default();
                self.focus_on(catalog, Pane::Table);
                return effects;
            }
            Context::Table if self.results.rows.is_empty() => return self.take_rescue(),
            Context::Table if self.picker => return self.accept(catalog),
            Context::Table | Context::Page => self.open_page_in_hand(catalog),
            Context::Timeline => return self.list_bar(catalog),
            Context::Map => return self.list_place(catalog),
            Context::Matrix => return self.list_cell(catalog),
            Context::Insights => return self.ask_insight(catalog),
            Context::Chooser => return self.close_chooser(catalog, true),
            Context::Export => return self.confirm_export(catalog, false),
            Context::Sources => return self.open_chosen_source(catalog),
            Context::Help => self.uncover(),
            Context::Palette => return self.take_offer(catalog),
        }
        Vec::new()
    }

    /// `Enter` chooses; a value that is chosen already stays so.
    fn choose_value(&mut self, catalog: &Catalog, facet: Facet) -> Vec<Effect> {
        match self.pane(facet).in_hand(catalog).map(|(_, standing)| standing) {
            Some(super::Standing::Chosen) | None => Vec::new(),
            _ => self.bind_value(catalog, facet, Binding::Chosen),
        }
    }

    fn escape(&mut self, catalog: &Catalog) -> Vec<Effect> {
        match self.context() {
            Context::Search | Context::PaneFilter => return self.leave_prompt(),
            Context::Page => self.page_back(),
            Context::Chooser => return self.close_chooser(catalog, false),
            Context::Help | Context::Palette => self.uncover(),
            Context::Export | Context::Sources => self.mode = Mode::Browse,
            Context::Table
            | Context::Facet
            | Context::Timeline
            | Context::Map
            | Context::Matrix
            | Context::Insights => return self.clear_one_thing(catalog),
        }
        Vec::new()
    }

    fn quit(&mut self, catalog: &Catalog) -> Vec<Effect> {
        if self.mode == Mode::Browse && self.page().is_none() {
            return vec![Effect::Quit(Ended::Quit)];
        }
        self.escape(catalog)
    }

    fn accept(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let rows = self.rows_in_hand(catalog);
        if rows.is_empty() {
            self.complain(self.reader.text(Text(
                "there is no row to accept",
                "출력할 행이 없습니다",
                "出力する行がありません",
            )));
            return Vec::new();
        }
        vec![Effect::Quit(Ended::Accepted(rows))]
    }

    fn copy_command(&mut self, catalog: &Catalog) -> Vec<Effect> {
        if self.refuses_wrong_line() {
            return Vec::new();
        }
        let Some(command) = self.command(catalog) else {
            self.complain(self.reader.text(Text(
                "too many marks for a command: export them instead",
                "표시가 너무 많아 명령에 담을 수 없습니다. 내보내기를 쓰십시오",
                "印が多すぎてコマンドに入りません。書き出してください",
            )));
            return Vec::new();
        };
        let what = self.reader.text(Text("the command", "명령을", "コマンド"));
        vec![Effect::Copy(command, what.to_owned())]
    }

    /// Types into the line that is edited; elsewhere nothing is typed.
    fn type_text(&mut self, catalog: &Catalog, text: &str) -> Vec<Effect> {
        let Some(line) = self.line_in_hand() else { return Vec::new() };
        line.insert(text);
        self.edited(catalog)
    }

    fn edit(&mut self, catalog: &Catalog, edit: Edit) -> Vec<Effect> {
        let Some(line) = self.line_in_hand() else { return Vec::new() };
        line.edit(edit);
        self.edited(catalog)
    }

    fn edited(&mut self, catalog: &Catalog) -> Vec<Effect> {
        match self.context() {
            Context::Search => return self.line_edited(),
            Context::PaneFilter => {
                if let Some(facet) = self.facet_in_hand() {
                    let pane = &mut self.panes[facet as usize];
                    (pane.cursor, pane.top) = (0, 0);
                    pane.sift(catalog);
                }
            }
            Context::Export => self.path_edited(),
            Context::Help => {
                if let Mode::Help(open) = &mut self.mode {
                    open.top = 0;
                }
            }
            Context::Palette => {
                if let Mode::Palette(palette) = &mut self.mode {
                    palette.cursor = 0;
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn line_in_hand(&mut self) -> Option<&mut Input> {
        match (&mut self.mode, self.focus) {
            (Mode::Search, _) => Some(&mut self.line),
            (Mode::PaneFilter, Pane::Facet(facet)) => Some(&mut self.panes[facet as usize].filter),
            (Mode::Export(dialog), _) => Some(&mut dialog.path),
            (Mode::Help(open), _) => Some(&mut open.filter),
            (Mode::Palette(palette), _) => Some(&mut palette.line),
            _ => None,
        }
    }

    fn resize(&mut self, catalog: &Catalog, size: (u16, u16)) -> Vec<Effect> {
        let insight = self.insight_in_hand(catalog);
        self.size = size;
        self.show_cursor();
        self.rewrap_view(catalog, insight);
        for facet in Facet::ALL {
            self.keep_in_pane(facet);
        }
        Vec::new()
    }

    fn done(&mut self, outcome: Outcome) -> Vec<Effect> {
        match (outcome, &mut self.mode) {
            (Outcome::Exists(size), Mode::Export(dialog)) => dialog.overwrite = Some(size),
            (Outcome::Exists(_), _) => {}
            (Outcome::Said(text), mode) => {
                if matches!(mode, Mode::Export(_)) {
                    self.mode = Mode::Browse;
                }
                self.say(text);
            }
            (Outcome::Failed(text), _) => self.complain(text),
        }
        Vec::new()
    }
}
