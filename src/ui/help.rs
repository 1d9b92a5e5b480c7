//! The help: every key and what it does, from the bindings that hold.

use super::prose::{Paragraph, Tone};
use super::{Keymap, Mode, Motion, Reader, State};
use crate::lang::Text;
use crate::text::pad;

/// The width of the keys' column.
const KEYS: usize = 20;

/// The help's lines that contain a text.
#[must_use]
pub fn help(keymap: &Keymap, filter: &str, reader: Reader) -> Vec<Paragraph> {
    let wanted = filter.trim().to_lowercase();
    let mut lines: Vec<Paragraph> = Vec::new();
    for (group, bindings) in keymap.parts() {
        let group = group.of(reader.lang);
        let passes = |text: &str| wanted.is_empty() || text.to_lowercase().contains(&wanted);
        let found: Vec<Paragraph> = bindings
            .iter()
            .filter(|binding| !binding.keys.is_empty())
            .map(|binding| (binding.keys.join(" "), binding))
            .filter(|(keys, binding)| {
                passes(keys) || passes(binding.help.of(reader.lang)) || passes(group)
            })
            .map(|(keys, binding)| {
                let keys = pad(&keys, KEYS).into_owned();
                Paragraph { indent: KEYS, ..Paragraph::default() }
                    .with(Tone::Accent, keys)
                    .plain(binding.help.of(reader.lang))
            })
            .collect();
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

impl State {
    pub(super) fn scroll_help(&mut self, motion: Motion) {
        let rows = self.layout().page_rows();
        if let Mode::Help(filter, top) = &mut self.mode {
            let tops =
                help(&self.keymap, filter.text(), self.reader).len().saturating_sub(rows) + 1;
            *top = motion.apply(*top, tops, rows);
        }
    }
}
