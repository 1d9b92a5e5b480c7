//! The last line: what was said, or the keys that matter here.

use super::canvas::Canvas;
use super::search::columns;
use crate::text::cut;
use crate::ui::{Context, Layout, State};

/// Draws the line.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, layout: &Layout) {
    let Some(area) = layout.footer else { return };
    let theme = canvas.theme;
    if let Some(message) = &state.message {
        let style = if message.is_error { theme.warning } else { theme.accent };
        let text = cut(&message.text, usize::from(area.width.saturating_sub(2)));
        canvas.text((area.x + 1, area.y), area.width.saturating_sub(1), &text, style);
        return;
    }
    let mut x = area.x + 1;
    let end = area.x + area.width;
    for (keys, does) in hints(state) {
        let needed = columns(keys) + 1 + columns(does);
        if x + needed > end {
            break;
        }
        x += canvas.text((x, area.y), end - x, keys, theme.accent) + 1;
        x += canvas.text((x, area.y), end - x, does, theme.quiet) + 3;
    }
}

/// The keys worth knowing in a context, the most useful first.
fn hints(state: &State) -> &'static [(&'static str, &'static str)] {
    match state.context() {
        Context::Table if state.picker => &[
            ("Enter", "accept"),
            ("space", "mark"),
            ("/", "search"),
            ("Tab", "panes"),
            ("?", "help"),
            ("q", "quit"),
        ],
        Context::Table => &[
            ("?", "help"),
            ("/", "search"),
            ("Tab", "panes"),
            ("space", "mark"),
            ("e", "export"),
            ("s", "sort"),
            ("Enter", "page"),
            ("o", "source"),
            ("f", "more facets"),
            ("u", "undo"),
            ("q", "quit"),
        ],
        Context::Facet => &[
            ("?", "help"),
            ("space", "choose"),
            ("-", "exclude"),
            ("&", "also"),
            ("x", "clear"),
            ("/", "filter"),
            ("i", "page"),
            ("Tab", "next pane"),
            ("q", "quit"),
        ],
        Context::Page => &[
            ("Enter", "follow"),
            ("Esc", "back"),
            ("H L", "back, forward"),
            ("?", "help"),
            ("Q", "quit"),
        ],
        Context::Search => &[
            ("Enter", "to the table"),
            ("Tab", "complete"),
            ("↑ ↓", "rows"),
            ("C-u", "clear"),
            ("C-r", "earlier"),
            ("F1", "help"),
        ],
        Context::PaneFilter => &[("Enter", "to the values"), ("↑ ↓", "values"), ("C-u", "clear")],
        Context::Chooser => &[
            ("space", "choose"),
            ("-", "exclude"),
            ("Tab", "next facet"),
            ("Enter", "done"),
            ("Esc", "as before"),
        ],
        Context::Export => &[("Enter", "write"), ("Tab", "format"), ("Esc", "close")],
        Context::Sources => &[("Enter", "open"), ("Esc", "close")],
        Context::Help => &[("Esc", "close"), ("↑ ↓", "scroll")],
    }
}
