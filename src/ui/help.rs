//! The help: every key and what it does, from the bindings that hold.

use super::context::places;
use super::prose::{Paragraph, Tone};
use super::{Bound, Input, Keymap, Mode, Motion, Reader, State};
use crate::lang::Text;
use crate::text::{pad, width};

/// What the help holds.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpState {
    /// The text by which its lines are filtered.
    pub filter: Input,
    /// The first visible line.
    pub top: usize,
    /// What it lies over.
    pub(super) under: Box<Mode>,
}

/// The most columns of the keys.
const KEYS: usize = 20;

/// From how many columns on each line says where its keys hold.
const WITH_PLACES: usize = 70;

/// The help's lines that contain a text, wrapped to a width.
#[must_use]
pub fn help(keymap: &Keymap, filter: &str, columns: usize, reader: Reader) -> Vec<Paragraph> {
    let wanted = filter.trim().to_lowercase();
    let passes = |text: &str| wanted.is_empty() || text.to_lowercase().contains(&wanted);
    let bindings =
        keymap.parts().flat_map(|(_, bindings)| bindings).map(|bound| line(bound, reader));
    let (keys, place) = bindings.fold((0, 0), |(keys, place), line| {
        (keys.max(width(&line.keys)), place.max(width(&line.place)))
    });
    let keys = keys.min(KEYS) + 2;
    let place = if columns < WITH_PLACES { 0 } else { place + 2 };
    let mut lines: Vec<Paragraph> = Vec::new();
    for (group, bindings) in keymap.parts() {
        let group = group.of(reader.lang);
        let found = bindings.iter().filter(|bound| !bound.keys.is_empty());
        let found = found
            .map(|bound| line(bound, reader))
            .filter(|line| [&line.keys, &line.place, line.help, group].into_iter().any(passes));
        let found = found.flat_map(|line| {
            let paragraph = Paragraph { indent: keys + place, ..Paragraph::default() }
                .with(Tone::Accent, pad(&line.keys, keys))
                .quiet(pad(if place > 0 { &line.place } else { "" }, place))
                .plain(line.help);
            paragraph.wrapped(columns)
        });
        let found: Vec<Paragraph> = found.collect();
        if !found.is_empty() {
            if !lines.is_empty() {
                lines.push(Paragraph::blank());
            }
            lines.push(Paragraph::default().strong(group));
            lines.extend(found);
        }
    }
    if lines.is_empty() {
        lines.push(Paragraph::default().quiet(reader.text(Text(
            "no key does that",
            "그런 키가 없습니다",
            "該当するキーはありません",
        ))));
    }
    lines
}

/// What a line says: keys, where they hold, and what they do.
struct Line {
    keys: String,
    place: String,
    help: &'static str,
}

fn line(bound: &Bound, reader: Reader) -> Line {
    let place = places(&bound.on, reader.lang);
    Line { keys: bound.keys.join(" "), place, help: bound.help.of(reader.lang) }
}

impl State {
    /// Opens the help, or begins it anew.
    pub(super) fn open_help(&mut self) {
        let under = match std::mem::replace(&mut self.mode, Mode::Browse) {
            Mode::Help(open) => open.under,
            other => Box::new(other),
        };
        self.mode = Mode::Help(HelpState { filter: Input::default(), top: 0, under });
    }

    pub(super) fn scroll_help(&mut self, motion: Motion) {
        let layout = self.layout();
        let (rows, columns) = (layout.page_rows(), layout.page_columns());
        if let Mode::Help(open) = &mut self.mode {
            let lines = help(&self.keymap, open.filter.text(), columns, self.reader).len();
            open.top = motion.apply(open.top, lines.saturating_sub(rows) + 1, rows);
        }
    }
}
