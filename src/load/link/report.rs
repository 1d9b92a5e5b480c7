//! Problems of linking: what is wrong with an entry, at the place where it says so.

use std::ops::Range;

use super::Linker;
use crate::load::parse::Entry;
use crate::load::problem::{Place, Problem, Severity, readable};

/// Where an entry stands, without the entry.
pub struct Spot {
    /// The file, as an index into the loader's texts.
    pub file: usize,
    /// The entry's bytes in it.
    pub span: Range<usize>,
}

impl Spot {
    /// The place of an entry.
    pub fn of<T>(entry: &Entry<T>) -> Spot {
        Spot { file: entry.file, span: entry.span.clone() }
    }
}

impl Linker<'_, '_> {
    /// Says that something was left out whose key stands in this layer before.
    pub fn repeated(&mut self, spot: &Spot, first: &Spot, key: &str, what: &str) {
        let text = &self.texts[first.file];
        let Place { path, line, .. } = Place::of(&text.path, &text.text, first.span.clone());
        let help = format!("the first is at {path}:{line}; this one was left out");
        self.error(spot, key, format!("a second {what} has the key `{key}`"), Some(help));
    }

    /// Something was left out.
    pub fn error(&mut self, spot: &Spot, needle: &str, message: String, help: Option<String>) {
        self.report(Severity::Error, spot, needle, (message, help));
    }

    /// Something is worth mending.
    pub fn warning(&mut self, spot: &Spot, needle: &str, message: String) {
        self.report(Severity::Warning, spot, needle, (message, None));
    }

    /// The place of an actor's key, looked for in the texts; only for the rare problem.
    pub fn find_key(&self, key: &str) -> Spot {
        let wanted = format!("\"{key}\"");
        let found = self.texts.iter().enumerate().find_map(|(file, text)| {
            text.text.find(&wanted).map(|at| Spot { file, span: at..at + wanted.len() })
        });
        found.unwrap_or(Spot { file: 0, span: 0..0 })
    }

    /// Reports a problem at the text `needle` within the entry, or at the entry's first line.
    fn report(
        &mut self,
        severity: Severity,
        spot: &Spot,
        needle: &str,
        (message, help): (String, Option<String>),
    ) {
        let Some(text) = self.texts.get(spot.file) else { return };
        let entry = &text.text[spot.span.clone()];
        let quoted = entry.find(&format!("\"{needle}\"")).map(|at| at..at + needle.len() + 2);
        let bare = || entry.find(needle).map(|at| at..at + needle.len());
        let span = quoted.or_else(bare).map_or(spot.span.start..spot.span.start + 1, |inner| {
            spot.span.start + inner.start..spot.span.start + inner.end
        });
        let place = Place::of(&text.path, &text.text, span);
        let (message, help) = (readable(message), help.map(readable));
        self.problems.push(Problem { severity, place, message, help });
    }
}
