//! Where things lie in the dialogs, and what a click on them does: one geometry for drawing and for
//! the mouse.

use super::chooser::FACETS;
use super::{Area, Effect, Mode, Reader, State, chooser_size, palette_size};
use crate::catalog::Catalog;
use crate::export::Format;
use crate::lang::{Lang, Text};
use crate::model::Facet;
use crate::query::Mode as Binding;
use crate::text::columns;

/// An area of a size in the middle of the window.
#[must_use]
pub fn middle((width, height): (u16, u16), (wide, high): (u16, u16)) -> Area {
    let (wide, high) = (wide.min(width), high.min(height));
    Area { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high }
}

/// The facets in the first line inside of the chooser, each with its column: all of them, or where
/// there is no room the present one.
#[must_use]
pub fn chooser_heads(inner: Area, reader: Reader, present: Facet) -> Vec<(Facet, u16)> {
    let wide = |facet| columns(reader.facet(facet)) + 3;
    let all: u16 = FACETS.into_iter().map(wide).sum();
    let all_fit = all <= inner.width + 1;
    let shown = FACETS.into_iter().filter(|facet| all_fit || *facet == present);
    in_a_row(shown, inner.x + 1, wide)
}

/// Things side by side, each with its first column.
fn in_a_row<T: Copy>(
    things: impl Iterator<Item = T>,
    from: u16,
    wide: impl Fn(T) -> u16,
) -> Vec<(T, u16)> {
    let mut end = from;
    let placed = things.map(|thing| {
        let x = end;
        end += wide(thing);
        (thing, x)
    });
    placed.collect()
}

/// Columns and rows of the export dialog, its frame among them.
pub const EXPORT_SIZE: (u16, u16) = (64, 6);

/// The two lines of the export dialog: what stands before them, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportLines {
    /// The first column of the labels.
    pub x: u16,
    /// Columns from there on.
    pub room: u16,
    /// Columns that the labels take; 0 in the smallest windows, where there is no room for them.
    pub label: u16,
    /// The formats in the second line, each with its column: all of them, or the present one.
    pub formats: Vec<(Format, u16)>,
}

impl ExportLines {
    /// The labels, of the path and of the format.
    pub const LABELS: [Text; 2] =
        [Text("File", "파일", "ファイル"), Text("Format", "형식", "形式")];

    /// The lines inside of the dialog, which is three columns wide at least.
    #[must_use]
    pub fn of(inner: Area, lang: Lang, present: Format) -> ExportLines {
        let narrow = inner.width < 20;
        let margin = u16::from(!narrow);
        let (x, room) = (inner.x + margin, inner.width - 2 * margin);
        let labels = ExportLines::LABELS.map(|label| columns(label.of(lang)));
        let label = if narrow { 0 } else { labels.into_iter().max().unwrap_or(0) + 2 };
        let wide = |format: Format| columns(format.word()) + 2;
        let all: u16 = Format::all().map(wide).sum();
        let all_fit = label + all <= room + 2;
        let shown = Format::all().filter(|format| all_fit || *format == present);
        ExportLines { x, room, label, formats: in_a_row(shown, x + label, wide) }
    }
}

/// The first visible line of a list that scrolls no further than its cursor needs.
#[must_use]
pub fn top_of(cursor: usize, rows: usize) -> usize {
    (cursor + 1).saturating_sub(rows.max(1))
}

impl State {
    /// What a click does in the dialog that lies over the panes: it chooses; what is under the
    /// cursor of a list already, it does.
    pub(super) fn click_dialog(&mut self, catalog: &Catalog, cell: (u16, u16)) -> Vec<Effect> {
        match &self.mode {
            Mode::Chooser(facet) => self.click_chooser(catalog, *facet, cell),
            Mode::Export(_) => self.click_format(cell),
            Mode::Sources(at) => self.click_source(catalog, *at, cell),
            Mode::Palette(_) => self.click_offer(catalog, cell),
            Mode::Browse | Mode::Search | Mode::PaneFilter | Mode::Help(_) => Vec::new(),
        }
    }

    fn click_chooser(
        &mut self,
        catalog: &Catalog,
        facet: Facet,
        (x, y): (u16, u16),
    ) -> Vec<Effect> {
        let inner = middle(self.size, chooser_size(self.size)).inner(true);
        let Some(line) = inner.line((x, y)) else { return Vec::new() };
        let Some(line) = line.checked_sub(1) else {
            let heads = chooser_heads(inner, self.reader, facet);
            let is_on = |(facet, from): &(Facet, u16)| {
                (*from..*from + columns(self.reader.facet(*facet))).contains(&x)
            };
            if let Some((chosen, _)) = heads.into_iter().find(is_on) {
                self.mode = Mode::Chooser(chosen);
                self.arrange(catalog, facet);
            }
            return Vec::new();
        };
        let at = self.pane(facet).top + line;
        if at >= self.pane(facet).visible_len() {
            return Vec::new();
        }
        self.panes[facet as usize].cursor = at;
        self.bind_value(catalog, facet, Binding::Chosen)
    }

    fn click_format(&mut self, (x, y): (u16, u16)) -> Vec<Effect> {
        let inner = middle(self.size, EXPORT_SIZE).inner(true);
        let lang = self.reader.lang;
        if let Mode::Export(dialog) = &mut self.mode
            && inner.line((x, y)) == Some(1)
        {
            let lines = ExportLines::of(inner, lang, dialog.format);
            let is_on = |(format, from): &(Format, u16)| {
                (*from..*from + columns(format.word())).contains(&x)
            };
            if let Some((format, _)) = lines.formats.into_iter().find(is_on) {
                dialog.choose(format);
            }
        }
        Vec::new()
    }

    fn click_source(&mut self, catalog: &Catalog, at: usize, cell: (u16, u16)) -> Vec<Effect> {
        let inner = middle(self.size, self.sources_size(catalog)).inner(true);
        let Some(line) = inner.line(cell) else { return Vec::new() };
        let chosen = top_of(at, usize::from(inner.height)) + line;
        if chosen == at {
            return self.open_chosen_source(catalog);
        }
        if chosen < self.source_count(catalog) {
            self.mode = Mode::Sources(chosen);
        }
        Vec::new()
    }

    fn click_offer(&mut self, catalog: &Catalog, cell: (u16, u16)) -> Vec<Effect> {
        let inner = middle(self.size, palette_size(self.size)).inner(true);
        let count = self.offers().len();
        let Mode::Palette(palette) = &mut self.mode else { return Vec::new() };
        let Some(line) = inner.line(cell).and_then(|line| line.checked_sub(1)) else {
            return Vec::new();
        };
        let rows = usize::from(inner.height).saturating_sub(1);
        match top_of(palette.cursor, rows) + line {
            at if at == palette.cursor => return self.take_offer(catalog),
            at if at < count => palette.cursor = at,
            _ => {}
        }
        Vec::new()
    }
}
