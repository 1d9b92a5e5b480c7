//! The one table of key bindings: it feeds dispatch, the help screen and the README.

use super::Context;
use super::action::{Command, Motion};
use super::input::Edit;
use super::views::View;

/// Keys and what they do where.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// The keys' names, separated by blanks.
    pub keys: &'static str,
    /// Where they do it.
    pub on: &'static [Context],
    /// What they do.
    pub does: Command,
    /// The same in words.
    pub help: &'static str,
}

use Context::{
    Chooser, Export, Facet, Help, Insights, Map, Matrix, Page, Palette, PaneFilter, Search,
    Sources, Table, Timeline,
};

const LISTS: &[Context] = &[Table, Facet, Timeline, Map, Matrix, Insights, Page, Chooser, Sources];
const PANES: &[Context] = &[Table, Facet];
/// What lies behind pages and dialogs: the panes, and what the other views show in their place.
const VIEWS: &[Context] = &[Table, Facet, Timeline, Map, Matrix, Insights];
/// From where one turns to another view.
const TURNING: &[Context] = &[Table, Facet, Timeline, Map, Matrix, Insights, Page];
const VALUES: &[Context] = &[Facet, Chooser];
const YEARS: &[Context] = &[Table, Timeline];
const LINES: &[Context] = &[Search, PaneFilter, Export, Help, Palette];
const PROMPTS: &[Context] = &[Search, PaneFilter];
const NOT_LINES: &[Context] =
    &[Table, Facet, Timeline, Map, Matrix, Insights, Page, Chooser, Sources];
const EVERYWHERE: &[Context] = &[
    Table, Facet, Timeline, Map, Matrix, Insights, Page, Chooser, Sources, Search, PaneFilter,
    Export, Help, Palette,
];

const fn bind(
    keys: &'static str,
    on: &'static [Context],
    does: Command,
    help: &'static str,
) -> Binding {
    Binding { keys, on, does, help }
}

/// Every binding, by the parts of the help.
pub const BINDINGS: &[(&str, &[Binding])] = &[
    (
        "Move",
        &[
            bind("j ↓ C-n", LISTS, Command::Move(Motion::Down), "down"),
            bind("k ↑ C-p", LISTS, Command::Move(Motion::Up), "up"),
            bind("g Home", LISTS, Command::Move(Motion::Top), "to the first"),
            bind("G End", LISTS, Command::Move(Motion::Bottom), "to the last"),
            bind("C-d", LISTS, Command::Move(Motion::HalfDown), "half a page down"),
            bind("C-u", LISTS, Command::Move(Motion::HalfUp), "half a page up"),
            bind("PgDn C-f", LISTS, Command::Move(Motion::PageDown), "a page down"),
            bind("PgUp C-b", LISTS, Command::Move(Motion::PageUp), "a page up"),
            bind("Tab", VIEWS, Command::NextPane, "next pane"),
            bind("S-Tab", VIEWS, Command::PreviousPane, "previous pane"),
            bind("h ←", PANES, Command::PaneLeft, "pane on the left"),
            bind("l →", PANES, Command::PaneRight, "pane on the right"),
            bind("h ←", &[Timeline, Map, Matrix], Command::Left, "to the left"),
            bind("l →", &[Timeline, Map, Matrix], Command::Right, "to the right"),
            bind("<", &[Table], Command::CellsLeft, "scroll wide cells back"),
            bind(">", &[Table], Command::CellsRight, "scroll wide cells on"),
            bind("J", PANES, Command::DetailsDown, "scroll the details down"),
            bind("K", PANES, Command::DetailsUp, "scroll the details up"),
        ],
    ),
    (
        "Ask",
        &[
            bind("/", VIEWS, Command::Search, "search; in a facet pane: filter its values"),
            bind("space", VALUES, Command::Toggle, "choose the value"),
            bind("-", VALUES, Command::Exclude, "exclude the value"),
            bind("&", VALUES, Command::Also, "the actor also has a credit with the value"),
            bind("x", VALUES, Command::Clear, "clear this pane's choices"),
            bind(
                "f",
                VIEWS,
                Command::MoreFacets,
                "more facets: year, kind, billing, status, group",
            ),
            bind("Tab l →", &[Chooser], Command::NextFacet, "next facet"),
            bind("S-Tab h ←", &[Chooser], Command::PreviousFacet, "previous facet"),
            bind("space", &[Timeline], Command::Toggle, "this year; elsewhere again: up to there"),
            bind("space", &[Map], Command::Toggle, "choose the country"),
            bind("-", &[Map], Command::Exclude, "exclude the country"),
            bind("[", YEARS, Command::YearFrom, "from this year on"),
            bind("]", YEARS, Command::YearTo, "up to this year"),
            bind("\\", YEARS, Command::YearClear, "all years"),
            bind("s", PANES, Command::SortNext, "sort by the next column"),
            bind("S", PANES, Command::SortTurn, "turn the order round"),
            bind("u", VIEWS, Command::Undo, "undo filters and marks"),
            bind("U", VIEWS, Command::Redo, "redo"),
        ],
    ),
    (
        "Take along",
        &[
            bind("space", &[Table], Command::Toggle, "mark the row"),
            bind("a", &[Table], Command::MarkAll, "mark all listed; again: unmark them"),
            bind("I", &[Table], Command::Invert, "turn the marks of the listed round"),
            bind("x", &[Table], Command::Clear, "clear the marks"),
            bind("e", VIEWS, Command::Export, "export the marks, or all listed"),
            bind("Tab ↓", &[Export], Command::NextFormat, "next format"),
            bind("S-Tab ↑", &[Export], Command::PreviousFormat, "previous format"),
            bind("y", PANES, Command::Copy, "copy the marks, or the row"),
            bind("Y", VIEWS, Command::CopyCommand, "copy the shell command that asks the same"),
            bind("C-o", PANES, Command::Accept, "print the marks, or the row, and leave"),
        ],
    ),
    (
        "Look",
        &[
            bind("1", TURNING, Command::Look(View::Browse), "browse: the rows"),
            bind("2", TURNING, Command::Look(View::Timeline), "timeline: the years"),
            bind("3", TURNING, Command::Look(View::Map), "map: the countries"),
            bind("4", TURNING, Command::Look(View::Matrix), "matrix: two facets crossed"),
            bind("5", TURNING, Command::Look(View::Insights), "insights: claims beside figures"),
            bind(
                "t",
                &[Timeline, Map, Matrix],
                Command::Turn,
                "turn: what is counted by; the part of the world",
            ),
            bind("i", LISTS, Command::OpenPage, "open the page of what is under the cursor"),
            bind("=", PANES, Command::Compare, "compare two: actors of marked rows, chosen values"),
            bind("H", NOT_LINES, Command::Back, "page before"),
            bind("L", NOT_LINES, Command::Forward, "page after"),
            bind("o", PANES, Command::OpenSource, "open the first source in the browser"),
            bind("O", PANES, Command::ChooseSource, "choose a source to open"),
            bind("E", PANES, Command::EditSource, "edit the row's entry in its file ($EDITOR)"),
        ],
    ),
    (
        "Lines",
        &[
            bind("Tab", &[Search], Command::Complete, "complete the field or value"),
            bind("C-r", &[Search], Command::Recall, "an earlier question; again: the one before"),
            bind("Tab", &[Palette], Command::Complete, "complete the name"),
            bind("↓ C-n", PROMPTS, Command::Move(Motion::Down), "row down"),
            bind("↑ C-p", PROMPTS, Command::Move(Motion::Up), "row up"),
            bind("PgDn", PROMPTS, Command::Move(Motion::PageDown), "a page down"),
            bind("PgUp", PROMPTS, Command::Move(Motion::PageUp), "a page up"),
            bind("↓", &[Help], Command::Move(Motion::Down), "scroll down"),
            bind("↑", &[Help], Command::Move(Motion::Up), "scroll up"),
            bind("PgDn", &[Help], Command::Move(Motion::PageDown), "a page down"),
            bind("PgUp", &[Help], Command::Move(Motion::PageUp), "a page up"),
            bind("↓ C-n", &[Palette], Command::Move(Motion::Down), "down"),
            bind("↑ C-p", &[Palette], Command::Move(Motion::Up), "up"),
            bind("PgDn", &[Palette], Command::Move(Motion::PageDown), "a page down"),
            bind("PgUp", &[Palette], Command::Move(Motion::PageUp), "a page up"),
            bind("C-a Home", LINES, Command::Edit(Edit::Start), "to the start"),
            bind("C-e End", LINES, Command::Edit(Edit::End), "to the end"),
            bind("←", LINES, Command::Edit(Edit::Left), "left"),
            bind("→", LINES, Command::Edit(Edit::Right), "right"),
            bind("Backspace", LINES, Command::Edit(Edit::Backspace), "delete before"),
            bind("Delete", LINES, Command::Edit(Edit::Delete), "delete after"),
            bind("C-w", LINES, Command::Edit(Edit::DeleteWord), "delete the word before"),
            bind("C-u", LINES, Command::Edit(Edit::DeleteToStart), "delete to the start"),
            bind("C-k", LINES, Command::Edit(Edit::DeleteToEnd), "delete to the end"),
        ],
    ),
    (
        "Leave",
        &[
            bind("Enter", EVERYWHERE, Command::Enter, "do it, open it, leave the line"),
            bind("Esc", EVERYWHERE, Command::Escape, "clear one thing, close, go back"),
            bind("q", NOT_LINES, Command::Quit, "close, back, leave"),
            bind("Q", NOT_LINES, Command::QuitNow, "leave now"),
            bind(":", TURNING, Command::Palette, "every action by its name; saved questions"),
            bind(
                "m",
                TURNING,
                Command::Mouse,
                "leave the mouse to the terminal, to select text; take it back",
            ),
            bind("?", NOT_LINES, Command::Help, "help"),
            bind("F1", EVERYWHERE, Command::Help, "help"),
            bind("C-c", EVERYWHERE, Command::Interrupt, "leave, from everywhere"),
            bind("C-z", EVERYWHERE, Command::Suspend, "suspend"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::key::Key;
    use super::*;

    #[test]
    fn every_key_has_a_name_and_means_one_thing_in_a_context() {
        let mut seen = HashSet::new();
        for binding in BINDINGS.iter().flat_map(|(_, bindings)| *bindings) {
            for name in binding.keys.split(' ') {
                let key = Key::named(name).expect(name);
                for &context in binding.on {
                    assert!(seen.insert((context, key)), "{name} twice in {context:?}");
                }
            }
        }
    }
}
