//! The last line: what was said, or the keys that matter here.

use super::canvas::Canvas;
use super::search::columns;
use crate::text::cut;
use crate::ui::{Command, Context, Edit, Layout, Motion, State, View};

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
    for (commands, does) in hints(state) {
        let key = |command: &Command| state.keymap.key_of(state.context(), *command);
        let keys: Vec<&str> = commands.iter().filter_map(key).collect();
        let keys = keys.join(" ");
        let needed = columns(&keys) + 1 + columns(does);
        if keys.is_empty() {
            continue;
        }
        if x + needed > end {
            break;
        }
        x += canvas.text((x, area.y), end - x, &keys, theme.accent) + 1;
        x += canvas.text((x, area.y), end - x, does, theme.quiet) + 3;
    }
}

/// Commands, and what their keys do in a word or two.
type Hint = (&'static [Command], &'static str);

const ROWS: &[Command] = &[Command::Move(Motion::Up), Command::Move(Motion::Down)];
const SIDES: &[Command] = &[Command::Left, Command::Right];

/// What is worth knowing in a context, the most useful first.
fn hints(state: &State) -> &'static [Hint] {
    match state.context() {
        Context::Table if state.picker => &[
            (&[Command::Enter], "accept"),
            (&[Command::Toggle], "mark"),
            (&[Command::Search], "search"),
            (&[Command::NextPane], "panes"),
            (&[Command::Help], "help"),
            (&[Command::Quit], "quit"),
        ],
        Context::Table => &[
            (&[Command::Help], "help"),
            (&[Command::Search], "search"),
            (&[Command::NextPane], "panes"),
            (&[Command::Toggle], "mark"),
            (&[Command::Export], "export"),
            (&[Command::SortNext], "sort"),
            (&[Command::Enter], "page"),
            (&[Command::OpenSource], "source"),
            (&[Command::MoreFacets], "more facets"),
            (&[Command::Undo], "undo"),
            (&[Command::Quit], "quit"),
        ],
        Context::Facet => &[
            (&[Command::Help], "help"),
            (&[Command::Toggle], "choose"),
            (&[Command::Exclude], "exclude"),
            (&[Command::Also], "also"),
            (&[Command::Clear], "clear"),
            (&[Command::Search], "filter"),
            (&[Command::OpenPage], "page"),
            (&[Command::NextPane], "next pane"),
            (&[Command::Quit], "quit"),
        ],
        Context::Timeline | Context::Map | Context::Matrix | Context::Insights => {
            of_view(state.view)
        }
        Context::Page => &[
            (&[Command::Enter], "follow"),
            (&[Command::Escape], "back"),
            (&[Command::Back, Command::Forward], "back, forward"),
            (&[Command::Help], "help"),
            (&[Command::QuitNow], "quit"),
        ],
        Context::Search => &[
            (&[Command::Enter], "to the table"),
            (&[Command::Complete], "complete"),
            (ROWS, "rows"),
            (&[Command::Edit(Edit::DeleteToStart)], "clear"),
            (&[Command::Recall], "earlier"),
            (&[Command::Help], "help"),
        ],
        Context::PaneFilter => &[
            (&[Command::Enter], "to the values"),
            (ROWS, "values"),
            (&[Command::Edit(Edit::DeleteToStart)], "clear"),
        ],
        Context::Chooser => &[
            (&[Command::Toggle], "choose"),
            (&[Command::Exclude], "exclude"),
            (&[Command::NextFacet], "next facet"),
            (&[Command::Enter], "done"),
            (&[Command::Escape], "as before"),
        ],
        Context::Export => &[
            (&[Command::Enter], "write"),
            (&[Command::NextFormat], "format"),
            (&[Command::Escape], "close"),
        ],
        Context::Sources => &[(&[Command::Enter], "open"), (&[Command::Escape], "close")],
        Context::Help => &[(&[Command::Escape], "close"), (ROWS, "scroll")],
        Context::Palette => &[
            (&[Command::Enter], "do it"),
            (ROWS, "choose"),
            (&[Command::Complete], "complete"),
            (&[Command::Escape], "close"),
        ],
    }
}

/// What is worth knowing in a view other than Browse.
fn of_view(view: View) -> &'static [Hint] {
    match view {
        View::Browse => &[],
        View::Timeline => &[
            (&[Command::Help], "help"),
            (SIDES, "year"),
            (&[Command::Toggle], "range"),
            (&[Command::Enter], "its rows"),
            (&[Command::Turn], "by country, platform, kind"),
            (&[Command::Search], "search"),
            (&[Command::YearClear], "all years"),
            (&[Command::Look(View::Browse)], "browse"),
            (&[Command::Quit], "quit"),
        ],
        View::Map => &[
            (&[Command::Help], "help"),
            (&[Command::Toggle], "choose"),
            (&[Command::Exclude], "exclude"),
            (&[Command::Enter], "its rows"),
            (&[Command::Turn], "the world, Asia"),
            (&[Command::OpenPage], "page"),
            (&[Command::Look(View::Browse)], "browse"),
            (&[Command::Quit], "quit"),
        ],
        View::Matrix => &[
            (&[Command::Help], "help"),
            (&[Command::Enter], "the cell's rows"),
            (&[Command::Turn], "turn"),
            (&[Command::OpenPage], "page"),
            (&[Command::Search], "search"),
            (&[Command::Look(View::Browse)], "browse"),
            (&[Command::Quit], "quit"),
        ],
        View::Insights => &[
            (&[Command::Help], "help"),
            (ROWS, "figures"),
            (&[Command::Enter], "its rows"),
            (&[Command::Look(View::Browse)], "browse"),
            (&[Command::Quit], "quit"),
        ],
    }
}
