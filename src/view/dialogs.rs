//! What lies over the panes: help, chooser, export, sources, palette.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Titles};
use super::line::scrolled;
use super::{facets, help, palette};
use crate::catalog::Catalog;
use crate::lang::{Text, say};
use crate::model::Facet;
use crate::text::{cut, grouped, pad, width};
use crate::ui::{
    Area, EXPORT_SIZE, ExportDialog, ExportLines, Layout, Mode, Paragraph, State, chooser_heads,
    chooser_size, middle, top_of,
};

/// Draws what lies over the panes, if anything does, and gives the cell of the text cursor.
pub fn draw(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    state: &State,
    layout: &Layout,
) -> Option<(u16, u16)> {
    over(canvas, catalog, (state, &state.mode), layout)
}

fn over(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    (state, mode): (&State, &Mode),
    layout: &Layout,
) -> Option<(u16, u16)> {
    match mode {
        Mode::Browse | Mode::Search | Mode::PaneFilter => None,
        Mode::Help(open) => help::draw(canvas, (layout, state), open),
        Mode::Chooser(facet) => chooser(canvas, catalog, state, *facet),
        Mode::Export(dialog) => export(canvas, catalog, state, dialog),
        Mode::Sources(at) => sources(canvas, catalog, state, *at),
        Mode::Palette(open) => {
            over(canvas, catalog, (state, &open.under), layout);
            palette::draw(canvas, state, open)
        }
    }
}

/// A window over the panes, and what is inside. Without room for the right title there is none.
pub fn window(canvas: &mut Canvas<'_>, area: Area, left: &str, right: &str) -> Rect {
    canvas.clear(area);
    let right = Titles::fitting(left, &[right], area.width);
    canvas.frame(area, true, &Titles { left, right })
}

fn chooser(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    state: &State,
    facet: Facet,
) -> Option<(u16, u16)> {
    let area = middle(state.size, chooser_size(state.size));
    let reader = state.reader;
    let n = grouped(state.results.count);
    let listed = say!(reader.lang, "{n} listed", "목록 {n}건", "一覧{n}件");
    let title = reader.text(Text("More facets", "다른 조건", "その他の条件"));
    let inner = window(canvas, area, title, &listed);
    if inner.height < 2 {
        return None;
    }
    for (known, x) in chooser_heads(area.inner(true), reader, facet) {
        let theme = canvas.theme;
        let style = if known == facet { theme.accent.patch(theme.found) } else { theme.quiet };
        let room = (inner.x + inner.width).saturating_sub(x);
        canvas.text((x, inner.y), room, reader.facet(known), style);
    }
    let list = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    facets::values(canvas, (catalog, reader), state.pane(facet), (list, true, true));
    None
}

fn export(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    state: &State,
    dialog: &ExportDialog,
) -> Option<(u16, u16)> {
    let theme = canvas.theme;
    let area = middle(state.size, EXPORT_SIZE);
    let lang = state.reader.lang;
    let title = if let Some(shown) = state.page() {
        let name = shown.page.title(catalog, state.reader);
        say!(lang, "Export: {name}", "내보내기: {name}", "書き出す: {name}")
    } else if state.marks.is_empty() {
        let n = grouped(state.results.count);
        say!(lang, "Export {n} listed", "목록 {n}건 내보내기", "一覧{n}件を書き出す")
    } else {
        let n = grouped(state.marks.len());
        say!(lang, "Export {n} marked", "표시한 {n}건 내보내기", "印を付けた{n}件を書き出す")
    };
    let inner = window(canvas, area, &title, "");
    if inner.height == 0 || inner.width < 3 {
        return None;
    }
    let lines = ExportLines::of(area.inner(true), lang, dialog.format);
    let (x, room) = (lines.x, lines.room);
    let end = inner.y + inner.height;
    let [file, kind] = ExportLines::LABELS.map(|label| label.of(lang));
    canvas.text((x, inner.y), lines.label, file, theme.quiet);
    let (path_x, path_room) = (x + lines.label, room - lines.label);
    let (start, column) = scrolled(&dialog.path, path_room);
    canvas.text((path_x, inner.y), path_room, &dialog.path.text()[start..], theme.strong);
    if inner.y + 1 < end {
        canvas.text((x, inner.y + 1), lines.label, kind, theme.quiet);
        for (format, at) in lines.formats {
            let style =
                if format == dialog.format { theme.accent.patch(theme.found) } else { theme.quiet };
            let left = (x + room).saturating_sub(at);
            canvas.text((at, inner.y + 1), left, format.word(), style);
        }
    }
    let notes = state.export_notes().into_iter().map(|note| Paragraph::default().plain(note));
    let notes = notes.flat_map(|note| note.wrapped(usize::from(room).max(1)));
    for (line, y) in notes.zip(inner.y + 2..end) {
        canvas.text((x, y), room, &line.text(), theme.warning);
    }
    if let Some(size) = dialog.overwrite.filter(|_| inner.height > 1) {
        let name = cut(dialog.path.text(), 24);
        let size = grouped_bytes(size);
        let whole = say!(
            lang,
            "{name} exists, {size} bytes: overwrite? y/N",
            "{name} 파일이 있습니다({size}바이트). 덮어쓰겠습니까? y/N",
            "{name}は既にあります({size}バイト)。上書きしますか? y/N"
        );
        // What is asked must be seen whole, or `y` would be pressed unasked.
        let briefer = [
            Text(
                "exists: overwrite? y/N",
                "이미 있음: 덮어쓰겠습니까? y/N",
                "既存: 上書きしますか? y/N",
            ),
            Text("overwrite? y/N", "덮어쓰겠습니까? y/N", "上書きしますか? y/N"),
            Text("exists y/N", "덮어씀 y/N", "上書き y/N"),
        ];
        let [one, two, three] = briefer.map(|text| text.of(lang));
        let wordings = [&whole, one, two, three];
        let fits = |text: &&&str| width(text) <= usize::from(room);
        let text = wordings.iter().find(fits).copied().unwrap_or("y/N");
        canvas.text((x, end - 1), room, &pad(text, usize::from(room)), theme.warning);
        return None;
    }
    Some((path_x + column, inner.y))
}

fn grouped_bytes(size: u64) -> String {
    grouped(usize::try_from(size).unwrap_or(usize::MAX))
}

fn sources(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    state: &State,
    at: usize,
) -> Option<(u16, u16)> {
    let credit = catalog.credit(state.credit_in_hand()?);
    let area = middle(state.size, state.sources_size(catalog));
    let inner = window(
        canvas,
        area,
        state.reader.text(Text("Open a source", "출처 열기", "出典を開く")),
        "",
    );
    let page = state.reader.text(Text("page", "웹페이지", "ウェブページ"));
    let rows = usize::from(inner.height);
    let top = top_of(at, rows);
    for ((number, source), y) in credit.sources().enumerate().skip(top).take(rows).zip(inner.y..) {
        let theme = canvas.theme;
        let row = Rect { y, height: 1, ..inner };
        let publisher = source.publisher().unwrap_or(page);
        let used = canvas.text((row.x + 1, y), row.width.saturating_sub(2), publisher, theme.plain);
        let room = row.width.saturating_sub(used + 4);
        canvas.text(
            (row.x + used + 3, y),
            room,
            &cut(&source.url(), usize::from(room)),
            theme.quiet,
        );
        if number == at {
            canvas.lay_over(row, theme.cursor);
        }
    }
    None
}
