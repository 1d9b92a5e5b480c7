//! What the screen holds and how it answers: plain data and plain functions, no drawing and no
//! input or output.
//!
//! [`update`] is the one way in: an [`Action`] changes the [`State`] and may ask for [`Effect`]s;
//! what comes of those comes back as an action.

mod action;
mod axis;
mod bars;
mod bindings;
mod browse;
mod chooser;
mod columns;
mod compare;
mod complete;
mod context;
mod details;
mod dialogs;
mod explained;
mod export;
mod facets;
mod heights;
mod help;
mod history;
mod input;
mod insights;
mod key;
mod keymap;
mod layout;
mod lines;
mod map;
mod marks;
mod matrix;
mod mouse;
mod page;
mod palette;
mod prose;
mod reader;
mod reload;
mod rescue;
mod rows;
mod script;
mod search;
mod sources;
mod start;
mod timeline;
mod update;
mod views;
mod waiting;
mod walk;

use std::sync::Arc;

pub use action::{Action, Command, Effect, Ended, Export, Motion, Outcome, Question};
pub use bars::{Bars, Strip};
pub use bindings::{Bound, Keymap, Meaning};
pub use chooser::size as chooser_size;
pub use columns::{Column, GAP, GUTTER, columns, name_cells, sorted_by, usual_columns};
pub use context::{Context, places};
pub use dialogs::{EXPORT_SIZE, ExportLines, chooser_heads, middle, top_of};
pub use export::ExportDialog;
pub use facets::{FacetPane, Standing};
pub use help::{HelpState, help};
pub use input::{Edit, Input};
pub use insights::{InsightLine, InsightsState};
pub use key::{Key, KeyCode};
pub use keymap::{BINDINGS, Binding};
pub use layout::{Area, Layout, Shape, layout};
pub use lines::PageLines;
pub use map::{Part, Place, WorldMap, plot};
pub use marks::Lost;
pub use matrix::{Grid, Matrix, head, inside};
pub use mouse::{Mouse, MouseDoes};
pub use page::{Page, PageState};
pub use palette::{Offer, Palette, palette_size};
pub use prose::{Paragraph, Piece, Tone};
pub use reader::Reader;
pub use rescue::rescue_line;
pub use search::{answer, settle};
pub use start::Start;
pub use timeline::Timeline;
pub use update::update;
pub use views::{NAME, Tab, View};

use crate::catalog::CreditId;
use crate::lang::Lang;
use crate::model::Facet;
use crate::query::{Marks, Query, QueryError, Results, SortKey};
use complete::Completing;
use explained::Explained;
use history::History;
use marks::Away;
use waiting::Waiting;
use walk::Laid;

/// Everything the screen shows, and nothing else.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
pub struct State {
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Whether `Enter` in the table accepts.
    pub picker: bool,
    /// In which language everything is said, and in which script names are.
    pub reader: Reader,
    /// The language that `--lang` asks for: what leaves the program is in its order of names.
    lang_asked: Option<Lang>,
    /// The words of the command line that say which data is read: a copied command needs them too.
    data_asked: Vec<String>,
    /// How the answer is looked at.
    pub view: View,
    /// What the timeline shows and where its cursor stands.
    pub timeline: Timeline,
    /// What the map shows and where its cursor stands.
    pub map: WorldMap,
    /// What the matrix shows and where its cursor stands.
    pub matrix: Matrix,
    /// What the insights show and where their cursor stands.
    pub insights: InsightsState,
    /// Which pane has the keys.
    pub focus: Pane,
    /// The facet pane that shows where only one fits.
    pub facet: Facet,
    /// What lies over the panes.
    pub mode: Mode,
    /// The question.
    pub query: Query,
    /// The query line: the question as typed, or in its normal form.
    pub line: Input,
    /// What is wrong with the line; while it is, the last good answer stays.
    pub error: Option<QueryError>,
    /// The fields that the line may be about to name, while nothing has its last word: `country:`.
    /// The question is the line without that word then.
    pub fields: Vec<String>,
    /// The answer to the question.
    pub results: Results,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first visible row.
    pub top: usize,
    /// The credit on which the cursor is to stand in the next answer, before the present one.
    wanted: Option<CreditId>,
    /// The columns of the table that the user wants, in order; empty: the usual ones.
    pub columns: Vec<SortKey>,
    /// How many columns wide cells are scrolled.
    pub cells_from: usize,
    /// How many lines the details are scrolled.
    pub details_from: usize,
    /// The marked credits.
    pub marks: Marks,
    /// The marks that wait for their rows, which files that have changed took away.
    away_marks: Away,
    /// The keys of credits that were marked in earlier runs and are not in the data, or not yet.
    earlier_marks: Vec<String>,
    /// One for each facet, in the order of [`Facet::ALL`].
    pub panes: Vec<FacetPane>,
    /// The pages that were opened, oldest first.
    pub pages: Vec<PageState>,
    /// How many of them lie between the table and what is shown; 0: the table itself.
    pub depth: usize,
    /// The lines of the page that is shown.
    laid: Laid,
    /// Why the visible rows matched.
    explained: Explained,
    /// The last thing that was said, until the next key.
    pub message: Option<Message>,
    /// How many problems the data set has, for the header.
    pub problems: usize,
    /// How many problems keep what was last read of changed files from the screen; 0 if nothing
    /// does.
    pub refused: usize,
    /// The questions that were asked in the prompt, oldest first, none twice.
    asked: Vec<String>,
    /// The questions that have a name, by name.
    pub saved: Vec<Saved>,
    /// Whether the hint of the first run shows, until the first key.
    pub is_welcoming: bool,
    /// The completion that `Tab` can turn on.
    completing: Option<Completing>,
    /// The number of the present question; an answer to another is dropped.
    generation: u64,
    /// Whether the cursor has found its place in the present answer, or was moved in it.
    settled: bool,
    waiting: Waiting,
    history: History,
    /// Whether the mouse is the browser's; else it is the terminal's.
    pub mouse: bool,
    /// What keys do.
    pub keymap: Arc<Keymap>,
    /// The keys that were pressed of a sequence that is not at its end.
    pending: Vec<Key>,
    /// The path and format of the last export, to be proposed again.
    last_export: ExportDialog,
}

/// A pane that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// A facet's values.
    Facet(Facet),
    /// The rows, or what another view shows of them.
    Table,
}

/// A question with a name: the name, and the query line.
pub type Saved = (String, String);

/// What lies over the panes and takes the keys.
#[derive(Debug, Clone, PartialEq)]
pub enum Mode {
    /// Nothing.
    Browse,
    /// The query line is edited.
    Search,
    /// The filter of the focused facet pane is edited.
    PaneFilter,
    /// The chooser of more facets, at one of them.
    Chooser(Facet),
    /// The export dialog.
    Export(ExportDialog),
    /// The sources of the row, and which is under the cursor.
    Sources(usize),
    /// The help.
    Help(HelpState),
    /// The command palette.
    Palette(Palette),
}

/// Something said at the bottom of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// One sentence.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

impl State {
    /// The layout at the present size.
    #[must_use]
    pub fn layout(&self) -> Layout {
        layout(self.size, self.view, (self.focus, self.facet))
    }

    /// Where the next key is pressed.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.mode, self.page(), self.focus) {
            (Mode::Search, ..) => Context::Search,
            (Mode::PaneFilter, ..) => Context::PaneFilter,
            (Mode::Chooser(_), ..) => Context::Chooser,
            (Mode::Export(_), ..) => Context::Export,
            (Mode::Sources(_), ..) => Context::Sources,
            (Mode::Help(_), ..) => Context::Help,
            (Mode::Palette(_), ..) => Context::Palette,
            (Mode::Browse, Some(_), _) => Context::Page,
            (Mode::Browse, None, Pane::Facet(_)) => Context::Facet,
            (Mode::Browse, None, Pane::Table) => self.view.context(),
        }
    }

    /// What has the keys again once help and palette are closed.
    fn beneath(&self) -> &Mode {
        let mut mode = &self.mode;
        while let Mode::Help(HelpState { under, .. }) | Mode::Palette(Palette { under, .. }) = mode
        {
            mode = under;
        }
        mode
    }

    /// Closes help or palette: what it lay over is there again.
    fn uncover(&mut self) {
        if let Mode::Help(HelpState { under, .. }) | Mode::Palette(Palette { under, .. }) =
            &mut self.mode
        {
            let under = std::mem::replace(under.as_mut(), Mode::Browse);
            self.mode = under;
        }
    }

    /// The page that is shown instead of the panes.
    #[must_use]
    pub fn page(&self) -> Option<&PageState> {
        self.depth.checked_sub(1).and_then(|at| self.pages.get(at))
    }

    /// A facet's pane.
    #[must_use]
    pub fn pane(&self, facet: Facet) -> &FacetPane {
        &self.panes[facet as usize]
    }

    /// The credit under the cursor; `None` in an empty table.
    #[must_use]
    pub fn current(&self) -> Option<CreditId> {
        self.results.rows.get(self.cursor).copied()
    }

    fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), is_error: false });
    }

    fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), is_error: true });
    }
}
