//! The screen as it is before the first key.

use std::path::PathBuf;
use std::sync::Arc;

use super::explained::Explained;
use super::history::History;
use super::marks::Away;
use super::waiting::Waiting;
use super::walk::Laid;
use super::{
    Action, ExportDialog, FacetPane, Input, InsightsState, Keymap, Matrix, Message, Mode, Pane,
    Reader, Saved, State, Timeline, View, WorldMap, settle, update,
};
use crate::catalog::Catalog;
use crate::export::Format;
use crate::lang::Lang;
use crate::model::Facet;
use crate::query::{Marks, Query, Results, SortKey};

/// What the screen starts with.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The question asked on the command line.
    pub query: Query,
    /// Whether `Enter` in the table accepts.
    pub picker: bool,
    /// In which language everything is said, and in which script names are.
    pub reader: Reader,
    /// The language that `--lang` asks for: what leaves the program is in its order of names.
    pub lang_asked: Option<Lang>,
    /// The words of the command line that say which data is read, such as `--data` and `my.ron`.
    pub data_asked: Vec<String>,
    /// Columns and rows.
    pub size: (u16, u16),
    /// How many problems the data set has.
    pub problems: usize,
    /// The format to propose for exports.
    pub format: Option<Format>,
    /// The path to propose for exports.
    pub path: Option<PathBuf>,
    /// What keys do.
    pub keymap: Arc<Keymap>,
    /// The columns of the table, in order; empty: the usual ones.
    pub columns: Vec<SortKey>,
    /// The view; `None`: the usual one.
    pub view: Option<View>,
    /// What there is to be said at once.
    pub message: Option<Message>,
    /// The questions that were asked before, oldest first, none twice.
    pub asked: Vec<String>,
    /// The questions that have a name, by name.
    pub saved: Vec<Saved>,
    /// The keys of the credits that were marked in earlier runs.
    pub marked: Vec<String>,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether to begin with a hint.
    pub is_first_run: bool,
}

impl State {
    /// The screen at the start, its question answered.
    #[must_use]
    pub fn new(catalog: &Catalog, start: Start) -> State {
        let problems = start.problems;
        let mut state = State::opening(start);
        let effects = update(catalog, &mut state, Action::Loaded(problems));
        // None of them reaches into the world.
        let _ = settle(catalog, &mut state, effects);
        state
    }

    /// The screen while the data are not there yet: [`Action::Loaded`] says that they are.
    #[must_use]
    pub fn opening(start: Start) -> State {
        State {
            size: start.size,
            picker: start.picker,
            reader: start.reader,
            lang_asked: start.lang_asked,
            data_asked: start.data_asked,
            view: start.view.unwrap_or(View::Browse),
            timeline: Timeline::default(),
            map: WorldMap::default(),
            matrix: Matrix::default(),
            insights: InsightsState::default(),
            focus: Pane::Table,
            facet: Facet::Country,
            mode: Mode::Browse,
            line: Input::of(&start.query.to_string()),
            query: start.query,
            error: None,
            fields: Vec::new(),
            results: Results::default(),
            cursor: 0,
            top: 0,
            wanted: None,
            columns: start.columns,
            cells_from: 0,
            details_from: 0,
            marks: Marks::new(),
            away_marks: Away::new(),
            earlier_marks: start.marked,
            panes: Facet::ALL.iter().map(|_| FacetPane::default()).collect(),
            pages: Vec::new(),
            depth: 0,
            laid: Laid::default(),
            explained: Explained::default(),
            message: start.message,
            problems: start.problems,
            refused: 0,
            asked: start.asked,
            saved: start.saved,
            is_welcoming: start.is_first_run,
            completing: None,
            generation: 0,
            settled: false,
            waiting: Waiting::for_data(),
            history: History::default(),
            mouse: start.mouse,
            keymap: start.keymap,
            pending: Vec::new(),
            last_export: ExportDialog::proposing(start.path, start.format),
        }
    }
}
