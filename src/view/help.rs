//! The help: every key and what it does, from the one table of bindings.

use super::canvas::{Canvas, Titles, rect};
use crate::ui::{BINDINGS, Input, Layout, Paragraph, Tone};

/// The width of the keys' column.
const KEYS: usize = 20;

/// Draws the help over the panes and gives the cell of the text cursor.
pub fn draw(
    canvas: &mut Canvas<'_>,
    layout: &Layout,
    (filter, top): (&Input, usize),
) -> Option<(u16, u16)> {
    canvas.clear(layout.body);
    let bare = layout.is_bare();
    let title = format!("Help /{}", filter.text());
    let inner = if bare {
        rect(layout.body)
    } else {
        canvas.frame(layout.body, true, &Titles { left: &title, right: "type to filter" })
    };
    let lines = paragraphs(filter.text());
    let top = top.min(lines.len().saturating_sub(usize::from(inner.height)));
    let visible = lines.iter().skip(top).take(usize::from(inner.height));
    for (line, y) in visible.zip(inner.y..) {
        canvas.line((inner.x + 1, y), inner.width.saturating_sub(2), line);
    }
    let column = super::search::columns(&format!("Help /{}", filter.before()));
    let x = layout.body.x + 2 + column;
    (!bare && x < layout.body.x + layout.body.width).then_some((x, layout.body.y))
}

/// The help's lines that contain a text.
fn paragraphs(filter: &str) -> Vec<Paragraph> {
    let wanted = filter.trim().to_lowercase();
    let mut lines: Vec<Paragraph> = Vec::new();
    for (group, bindings) in BINDINGS {
        let passes = |text: &str| wanted.is_empty() || text.to_lowercase().contains(&wanted);
        let found: Vec<Paragraph> = bindings
            .iter()
            .filter(|binding| passes(binding.keys) || passes(binding.help) || passes(group))
            .map(|binding| {
                let keys = crate::text::pad(binding.keys, KEYS).into_owned();
                Paragraph { indent: KEYS, ..Paragraph::default() }
                    .with(Tone::Accent, keys)
                    .plain(binding.help)
            })
            .collect();
        if !found.is_empty() {
            if !lines.is_empty() {
                lines.push(Paragraph::blank());
            }
            lines.push(Paragraph::default().strong(*group));
            lines.extend(found);
        }
    }
    if lines.is_empty() {
        lines.push(Paragraph::default().quiet("no key does that"));
    }
    lines
}
