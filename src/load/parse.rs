//! One file's text → its entries, each with its place, and what is wrong with the others.

use std::ops::Range;

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::entry::{ActorEntry, ClaimEntry, PlatformEntry, ProjectEntry};
use super::problem::{Place, Problem, Severity, readable};
use super::split::{self, Broken};
use crate::names::nearest;

/// A file's text under the name it was read by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The path as given, or the name of the built-in file.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// An entry and where it stands.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// What was read.
    pub value: T,
    /// The file, as an index into the loader's texts.
    pub file: usize,
    /// The entry's bytes in it.
    pub span: Range<usize>,
}

/// All entries of one file, or of several joined.
#[derive(Debug, Default)]
pub struct Entries {
    /// The day on which statuses were true.
    pub as_of: Vec<Entry<String>>,
    /// Items of `actors`.
    pub actors: Vec<Entry<ActorEntry>>,
    /// Items of `platforms`.
    pub platforms: Vec<Entry<PlatformEntry>>,
    /// Items of `projects`, each with the places of its cast.
    pub projects: Vec<(Entry<ProjectEntry>, Vec<Range<usize>>)>,
    /// Items of `claims`.
    pub claims: Vec<Entry<ClaimEntry>>,
}

/// The fields of a file.
const FIELDS: [&str; 5] = ["as_of", "actors", "platforms", "projects", "claims"];

/// Reads the entries of `texts[file]` into `entries`.
///
/// An entry that is broken in itself (a wrong type, word or field) costs only itself; a broken
/// bracket or quote costs the file from there on. Cost: about 12 ns a byte, nearly all of it
/// `ron`'s.
pub fn read(texts: &[Text], file: usize, entries: &mut Entries, problems: &mut Vec<Problem>) {
    let mut reader = Reader { text: &texts[file], file, problems };
    let text = &reader.text.text;
    if text.trim().is_empty() {
        reader.report(0..0, "this file is empty", Some("a file holds `( actors: […], … )`".into()));
        return;
    }
    let (fields, broken) = split::fields(text, 0..text.len());
    for field in fields {
        match &text[field.name.clone()] {
            "as_of" => entries.as_of.extend(reader.parse(field.value)),
            "actors" => reader.list(field.value, &mut entries.actors),
            "platforms" => reader.list(field.value, &mut entries.platforms),
            "claims" => reader.list(field.value, &mut entries.claims),
            "projects" => {
                let mut projects = Vec::new();
                reader.list(field.value, &mut projects);
                let with_places = projects.into_iter().map(|project| {
                    let places = cast_places(text, &project);
                    (project, places)
                });
                entries.projects.extend(with_places);
            }
            unknown => {
                let message = format!("a file has no field `{unknown}`");
                reader.report(field.name, &message, Some(suggest(unknown, &FIELDS)));
            }
        }
    }
    if let Some(Broken { at, what }) = broken {
        let help = "what follows from here on in this file was left out";
        reader.report(at..at + 1, what, Some(help.into()));
    }
}

/// Where each item of a project's cast stands.
fn cast_places(text: &str, project: &Entry<ProjectEntry>) -> Vec<Range<usize>> {
    let (fields, _) = split::fields(text, project.span.clone());
    let cast = fields.into_iter().find(|field| &text[field.name.clone()] == "cast");
    cast.map(|field| split::items(text, field.value).0).unwrap_or_default()
}

struct Reader<'t, 'p> {
    text: &'t Text,
    file: usize,
    problems: &'p mut Vec<Problem>,
}

impl Reader<'_, '_> {
    /// Parses every item of a list. That the list breaks off is reported by the caller, who sees
    /// the same break.
    fn list<T: DeserializeOwned>(&mut self, span: Range<usize>, into: &mut Vec<Entry<T>>) {
        let (items, broken) = split::items(&self.text.text, span.clone());
        into.extend(items.into_iter().filter_map(|item| self.parse(item)));
        if let Some(broken) = broken.filter(|broken| broken.at <= span.start) {
            self.report(broken.at..broken.at + 1, broken.what, None);
        }
    }

    fn parse<T: DeserializeOwned>(&mut self, span: Range<usize>) -> Option<Entry<T>> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let slice = &self.text.text[span.clone()];
        match options.from_str(slice) {
            Ok(value) => Some(Entry { value, file: self.file, span }),
            Err(error) => {
                let start = span.start + offset(slice, error.span.start);
                let end = span.start + offset(slice, error.span.end);
                let (message, help) = explain(&error.code);
                let place = word_at(&self.text.text, start..end.max(start));
                self.report(place, &message, help);
                None
            }
        }
    }

    fn report(&mut self, span: Range<usize>, message: &str, help: Option<String>) {
        self.problems.push(Problem {
            severity: Severity::Error,
            place: Place::of(&self.text.path, &self.text.text, span),
            message: readable(message.to_owned()),
            help: help.map(readable),
        });
    }
}

/// The byte at which `ron`'s line and column (in characters, from 1) stand.
fn offset(text: &str, position: ron::error::Position) -> usize {
    let line = text.split_inclusive('\n').take(position.line.saturating_sub(1));
    let start: usize = line.map(str::len).sum();
    let in_line = text[start..].char_indices().nth(position.col.saturating_sub(1));
    in_line.map_or(text.len(), |(at, _)| start + at)
}

/// The span, or where it is empty the word on which it stands or which ends there.
fn word_at(text: &str, span: Range<usize>) -> Range<usize> {
    let part_of_word = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '"' | '-');
    if !text[span.clone()].trim().is_empty() {
        return span;
    }
    let length = |word: &mut dyn Iterator<Item = char>| -> usize {
        word.take_while(part_of_word).map(char::len_utf8).sum()
    };
    let before = length(&mut text[..span.start].chars().rev());
    let after = length(&mut text[span.start..].chars());
    span.start - before..span.start + after.max(1)
}

/// A parser's error in our words, and what would help.
fn explain(error: &ron::Error) -> (String, Option<String>) {
    use ron::Error;
    match error {
        Error::NoSuchStructField { expected, found, outer } => {
            let owner = outer.as_deref().unwrap_or("entry");
            (format!("{} has no field `{found}`", article(owner)), Some(suggest(found, expected)))
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            let what = outer.as_deref().map_or("word".into(), words_name);
            (format!("`{found}` is no {what}"), Some(suggest(found, expected)))
        }
        Error::MissingStructField { field, outer } => {
            let owner = outer.as_deref().unwrap_or("entry");
            (format!("this {owner} has no `{field}`"), None)
        }
        Error::DuplicateStructField { field, .. } => {
            (format!("the field `{field}` stands here twice"), None)
        }
        other => {
            let text = other.to_string();
            let mut letters = text.chars();
            let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
            (first + letters.as_str(), None)
        }
    }
}

/// `PlatformKind` → `platform kind`, for sentences.
fn words_name(type_name: &str) -> String {
    let mut name = String::new();
    for c in type_name.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push(' ');
        }
        name.extend(c.to_lowercase());
    }
    name
}

fn article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// "did you mean", or where nothing is near all that is allowed.
fn suggest(found: &str, expected: &[&str]) -> String {
    match nearest(found, expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it may be {}", expected.join(", ")),
    }
}
