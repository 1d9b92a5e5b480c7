//! Problems of linking: what is wrong with an entry, at the place where it says so.

use std::ops::Range;

use super::Linker;
use crate::lang::{Sentence, Text, say};
use crate::load::parse::Entry;
use crate::load::problem::{Problem, Severity, readable};

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

/// What an unknown key should have been the key of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum KeyOf {
    /// An actor.
    Actor,
    /// A platform.
    Platform,
    /// A country, whose key is its code.
    Country,
}

/// A key that is not known, and the position of its problem.
pub struct Unknown {
    /// Among the linker's problems.
    pub problem: usize,
    /// The key.
    pub key: String,
    /// What it should have named.
    pub of: KeyOf,
}

impl<'t> Linker<'_, 't> {
    /// Says that something was left out whose key stands in this layer before.
    pub fn repeated(&mut self, spot: &Spot, first: &Spot, key: &str, what: Text) {
        let (path, line) = self.places[first.file].line(first.span.start);
        let help = Sentence::told(|lang| {
            say!(
                lang,
                "the first is at {path}:{line}; this one was left out",
                "첫 번째는 {path}:{line}에 있습니다. 이것은 뺐습니다",
                "最初のものは{path}:{line}にあります。これは省きました"
            )
        });
        let message = Sentence::told(|lang| {
            let what = what.of(lang);
            say!(
                lang,
                "a second {what} has the key `{key}`",
                "중복된 {what} 키: `{key}`",
                "{what}のキー`{key}`が重複しています"
            )
        });
        self.error(spot, key, message, Some(help));
    }

    /// Something was left out.
    pub fn error(
        &mut self,
        spot: &Spot,
        needle: &str,
        message: impl Into<Sentence>,
        help: Option<Sentence>,
    ) {
        self.report(Severity::Error, spot, needle, (message.into(), help));
    }

    /// Something was left out because it names nothing known; what was meant is looked for later.
    pub fn unknown(&mut self, spot: &Spot, key: &str, message: Sentence, of: KeyOf) {
        self.error(spot, key, message, None);
        self.unknown.push(Unknown { problem: self.problems.len() - 1, key: key.to_owned(), of });
    }

    /// Something is worth mending.
    pub fn warning(&mut self, spot: &Spot, needle: &str, message: impl Into<Sentence>) {
        self.report(Severity::Warning, spot, needle, (message.into(), None));
    }

    /// Reports a problem at the text `needle`, which is lent from a file or stands in quotes within
    /// the entry, or else at the entry's first line.
    fn report(
        &mut self,
        severity: Severity,
        spot: &Spot,
        needle: &str,
        (message, help): (Sentence, Option<Sentence>),
    ) {
        let Some(entry) = self.text_of(spot) else { return };
        let own = &self.places[spot.file];
        // Of a project laid over another some fields stand in the file of that.
        let mut files = std::iter::once(own).chain(self.places);
        let lent = files.find_map(|places| Some((places, range_in(places.text(), needle)?)));
        let (places, span) = lent.unwrap_or_else(|| {
            let start = entry.find(&format!("\"{needle}\"")).map(|at| spot.span.start + at + 1);
            let found = start.map(|start| start..start + needle.len());
            (own, found.unwrap_or(spot.span.start..spot.span.start + 1))
        });
        let place = places.place(with_quotes(places.text(), span));
        let (message, help) = (readable(message), help.map(readable));
        self.problems.push(Problem { severity, place, message, help });
    }

    /// The text of an entry.
    fn text_of(&self, spot: &Spot) -> Option<&'t str> {
        self.places.get(spot.file)?.text().get(spot.span.clone())
    }

    /// The number that stands behind the name of a field in an entry, as it is written there.
    pub fn number_in(&self, spot: &Spot, field: &str, number: &str) -> Option<&'t str> {
        let entry = self.text_of(spot)?;
        entry.match_indices(field).find_map(|(at, _)| {
            let value = entry[at + field.len()..].trim_start().strip_prefix(':')?.trim_start();
            value.get(..number.len()).filter(|begun| *begun == number)
        })
    }
}

/// Where a part stands in the text that it is lent from; `None` if it is another's.
fn range_in(text: &str, part: &str) -> Option<Range<usize>> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    let range = start..start.checked_add(part.len())?;
    text.get(range.clone()).map(|_| range)
}

/// A range of a text, and the quotes around it, if there are any.
fn with_quotes(text: &str, range: Range<usize>) -> Range<usize> {
    let is_quoted = text[..range.start].ends_with('"') && text[range.end..].starts_with('"');
    if is_quoted { range.start - 1..range.end + 1 } else { range }
}
