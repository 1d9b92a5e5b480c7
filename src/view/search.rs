//! The query line, and under it what is wrong with it.

use super::canvas::{Canvas, Titles, rect};
use super::line::scrolled;
use crate::lang::Text;
use crate::text::{ELLIPSIS, Piece, cut, pieces, width};
use crate::ui::{Command, Context, Layout, Mode, State};

/// Draws the line, framed where there is room.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, layout: &Layout) {
    let Some(area) = layout.search else { return };
    let theme = canvas.theme;
    let editing = state.mode == Mode::Search;
    let search = state.reader.text(Text("Search", "검색", "検索"));
    let inner = if layout.is_bare() {
        rect(area)
    } else {
        canvas.frame(area, editing, &Titles { left: search, right: "" })
    };
    if inner.height == 0 || inner.width < 4 {
        return;
    }
    let slash = if editing { theme.accent.patch(theme.strong) } else { theme.quiet };
    let (x, y) = (inner.x + u16::from(!layout.is_bare()), inner.y);
    let used = canvas.text((x, y), 2, "/ ", slash);
    let room = inner.width.saturating_sub(used + 2 * u16::from(!layout.is_bare()));
    let line = state.line.text();
    if line.is_empty() && !editing {
        let hint = Text(
            "a name, a title, country:jp …",
            "이름, 제목, country:jp …",
            "名前、題名、country:jp …",
        );
        let hint = if layout.is_bare() { "" } else { state.reader.text(hint) };
        canvas.text((x + used, y), room, hint, theme.quiet);
    }
    let (start, _) = scrolled(&state.line, room);
    let wrong = state.error.as_ref().map(|error| error.span.clone());
    let styled = visible(line, start, usize::from(room)).into_iter().map(|piece| {
        let is_wrong = wrong.as_ref().is_some_and(|span| span.contains(&piece.at));
        (piece, if is_wrong { theme.warning.patch(theme.found) } else { theme.plain })
    });
    canvas.pieces((x + used, y), room, styled);
    // Without a frame the footer says what the line calls for, with it its lower edge.
    if let Some((text, is_wrong)) = called_for(state)
        && !layout.is_bare()
    {
        let style = if is_wrong { theme.warning } else { theme.quiet };
        let room = area.width.saturating_sub(4);
        let text = cut(&format!(" {text} "), usize::from(room)).into_owned();
        canvas.text((area.x + 2, area.y + area.height - 1), room, &text, style);
    }
}

/// The graphemes of a line from a byte on that fit a room; where something is left out at either end,
/// an ellipsis stands in its place, so that the others keep theirs.
fn visible(line: &str, start: usize, room: usize) -> Vec<Piece<'_>> {
    let overflows = width(&line[start..]) > room;
    let mut shown = Vec::new();
    let mut used = 0;
    for piece in pieces(&line[start..]).filter(|piece| piece.width > 0) {
        let piece = Piece { at: start + piece.at, ..piece };
        let is_last = overflows && used + piece.width + 1 > room;
        if is_last || start > 0 && used == 0 {
            shown.push(Piece { drawn: ELLIPSIS, width: 1, ..piece });
            let blanks = (1..piece.width).map(|_| Piece { drawn: " ", width: 1, ..piece });
            shown.extend(blanks);
        } else {
            shown.push(piece);
        }
        if is_last {
            break;
        }
        used += piece.width;
    }
    shown
}

/// What the line calls for, and whether that is because something is wrong with it.
pub fn called_for(state: &State) -> Option<(String, bool)> {
    let lang = state.reader.lang;
    match &state.error {
        Some(error) => {
            let help = error.help.as_ref().map(|help| format!(": {}", help.of(lang)));
            Some((format!("{}{}", error.message.of(lang), help.unwrap_or_default()), true))
        }
        None if state.fields.is_empty() => None,
        None => {
            let fields = state.fields.join(" ");
            let key = state.keymap.key_of(Context::Search, Command::Complete);
            let key = key.map(|key| format!("{key}: ")).unwrap_or_default();
            Some((format!("{key}{fields}"), false))
        }
    }
}

/// The cell of the text cursor.
pub fn cursor(state: &State, layout: &Layout) -> Option<(u16, u16)> {
    let area = layout.search?;
    let frame = u16::from(!layout.is_bare());
    let start = area.x + 2 * frame + 2;
    let room = area.width.saturating_sub(2 + 4 * frame);
    let (_, column) = scrolled(&state.line, room);
    Some((start + column, area.y + frame))
}
