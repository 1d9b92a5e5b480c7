//! One file's text → its entries, each with its place, and what is wrong with the others.
//! Projects, of which there may be very many, are found first and read one by one.

use std::ops::Range;

use memchr::memchr_iter;
use rayon::prelude::*;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::entry::{ActorEntry, ClaimEntry, PlatformEntry, ProjectEntry, Written};
use super::plain;
use super::problem::{Places, Problem, Severity, readable};
use super::progress::Progress;
use super::split::{self, Broken, Field, Item};
use super::wording::{EXPECTED_LIST, explain, stands_twice, suggest};
use crate::lang::{self, Sentence, say};

/// A file's text under the name it was read by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The path as given, or the name of the built-in file.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

const EMPTY: lang::Text =
    lang::Text("this file is empty", "파일이 비어 있습니다", "ファイルが空です");

const HOLDS: lang::Text = lang::Text(
    "a file holds `( actors: […], … )`",
    "파일은 `( actors: […], … )`로 되어 있습니다",
    "ファイルは`( actors: […], … )`でできています",
);

const REST: lang::Text = lang::Text(
    "what follows from here on in this file was left out",
    "여기부터 파일 끝까지 뺐습니다",
    "ここからファイルの終わりまで省きました",
);

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

/// A project that was found, and not read yet: large sets have many, and each is done with as soon
/// as it is read.
#[derive(Debug)]
pub struct Unread {
    /// The file, as an index into the loader's texts.
    pub file: usize,
    /// Where it stands, and each entry of its cast.
    pub item: Item,
    /// The line on which it begins, from 1.
    pub line: u32,
}

/// A project's entry, and of each entry of its cast the place.
#[derive(Debug, Clone)]
pub struct ProjectWithPlaces<'t> {
    /// The project.
    pub entry: Entry<ProjectEntry<'t>>,
    /// By the cast's order; shorter than it where a place was not found.
    pub places: Vec<Place>,
}

/// Where an entry of a cast stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file, as an index into the loader's texts.
    pub file: usize,
    /// The entry's bytes in it.
    pub span: Range<usize>,
    /// The line on which it begins, from 1; 0 if it is not known.
    pub line: u32,
}

/// All entries of one file, or of several joined.
#[derive(Debug, Default)]
pub struct Entries<'t> {
    /// The day on which statuses were true.
    pub as_of: Vec<Entry<Written<'t>>>,
    /// Items of `actors`.
    pub actors: Vec<Entry<ActorEntry<'t>>>,
    /// Items of `platforms`.
    pub platforms: Vec<Entry<PlatformEntry<'t>>>,
    /// Items of `projects`.
    pub projects: Vec<Unread>,
    /// Items of `claims`.
    pub claims: Vec<Entry<ClaimEntry<'t>>>,
}

impl<'t> Entries<'t> {
    /// Puts the entries of the next file behind these.
    pub fn append(&mut self, mut next: Entries<'t>) {
        self.as_of.append(&mut next.as_of);
        self.actors.append(&mut next.actors);
        self.platforms.append(&mut next.platforms);
        self.projects.append(&mut next.projects);
        self.claims.append(&mut next.claims);
    }
}

/// The fields of a file.
const FIELDS: [&str; 5] = ["as_of", "actors", "platforms", "projects", "claims"];

/// Reads the entries of the file with this number, and finds its projects.
///
/// An entry that is broken in itself (a wrong type, word or field) costs only itself; a broken
/// bracket or quote costs the file from there on. Cost: a walk over the text, and for what is read
/// one or two nanoseconds a byte, or 10 where it is left to `ron`, shared among the threads there
/// are.
pub fn read<'t>(
    places: &Places<'t>,
    file: usize,
    progress: &Progress,
) -> (Entries<'t>, Vec<Problem>) {
    let mut reader = Reader { places, file, problems: Vec::new(), progress };
    let entries = reader.file();
    (entries, reader.problems)
}

/// Reads a project that was found in a file.
///
/// # Errors
/// What is wrong with it.
pub fn project<'t>(
    places: &Places<'t>,
    unread: &Unread,
    progress: &Progress,
) -> Result<ProjectWithPlaces<'t>, Box<Problem>> {
    let Unread { file, item, line } = unread;
    let text = places.text();
    let parsed = parse(text, *file, item.span.clone());
    progress.have_parsed(item.span.len(), item.cast.len());
    let entry = parsed.map_err(|(span, error)| Box::new(wrong(places, span, &error)))?;
    let mut lines = Lines { text, at: item.span.start, number: *line };
    let place = |span: &Range<usize>| {
        let line = lines.of(span.start);
        Place { file: *file, span: span.clone(), line }
    };
    Ok(ProjectWithPlaces { entry, places: item.cast.iter().map(place).collect() })
}

struct Reader<'p, 't> {
    places: &'p Places<'t>,
    file: usize,
    problems: Vec<Problem>,
    progress: &'p Progress,
}

impl<'t> Reader<'_, 't> {
    fn file(&mut self) -> Entries<'t> {
        let mut entries = Entries::default();
        let text = self.places.text();
        if text.trim_start().is_empty() {
            self.report(0..0, EMPTY, Some(HOLDS.into()));
            return entries;
        }
        let (fields, broken) = split::fields(text);
        for field in split::repeated(text, &fields) {
            self.report(field.clone(), stands_twice(&text[field]), None);
        }
        for field in fields {
            match &text[field.name.clone()] {
                "as_of" => {
                    let entry = parse(text, self.file, field.value);
                    entries.as_of.extend(self.sound(entry));
                }
                "actors" => entries.actors.extend(self.list(field)),
                "platforms" => entries.platforms.extend(self.list(field)),
                "claims" => entries.claims.extend(self.list(field)),
                "projects" => entries.projects.extend(self.projects(field)),
                unknown => {
                    let message = Sentence::told(|lang| {
                        say!(
                            lang,
                            "a file has no field `{unknown}`",
                            "파일에 `{unknown}` 필드는 없습니다",
                            "ファイルに`{unknown}`というフィールドはありません"
                        )
                    });
                    self.report(field.name, message, Some(suggest(unknown, &FIELDS)));
                }
            }
        }
        if let Some(Broken { at, what }) = broken {
            self.report(at..at + 1, what, Some(REST.into()));
        }
        entries
    }

    /// The sound items of a list, in their order. That the list breaks off is reported by the
    /// caller.
    fn list<T: Deserialize<'t> + Send>(&mut self, field: Field) -> Vec<Entry<T>> {
        let Reader { places, file, progress, .. } = *self;
        let parse = |item: Item| {
            progress.have_parsed(item.span.len(), 0);
            parse(places.text(), file, item.span)
        };
        let items = self.items(field).into_par_iter().with_min_len(SHARE);
        let parsed: Vec<Parsed<T>> = items.map(parse).collect();
        parsed.into_iter().filter_map(|entry| self.sound(entry)).collect()
    }

    fn projects(&mut self, field: Field) -> Vec<Unread> {
        let mut lines = Lines { text: self.places.text(), at: 0, number: 1 };
        let items = self.items(field).into_iter();
        items
            .map(|item| Unread { file: self.file, line: lines.of(item.span.start), item })
            .collect()
    }

    /// The items of a list; none and a problem if it is no list.
    fn items(&mut self, field: Field) -> Vec<Item> {
        let start = field.value.start;
        if field.items.is_none() {
            self.report(start..start + 1, EXPECTED_LIST, None);
        }
        field.items.unwrap_or_default()
    }

    /// The entry, or `None` and a problem.
    fn sound<T>(&mut self, parsed: Parsed<T>) -> Option<Entry<T>> {
        parsed.map_err(|(span, error)| self.problems.push(wrong(self.places, span, &error))).ok()
    }

    fn report(&mut self, span: Range<usize>, message: impl Into<Sentence>, help: Option<Sentence>) {
        self.problems.push(Problem {
            severity: Severity::Error,
            place: self.places.place(span),
            message: readable(message.into()),
            help: help.map(readable),
        });
    }
}

fn parse<'t, T: Deserialize<'t>>(text: &'t str, file: usize, span: Range<usize>) -> Parsed<T> {
    let slice = &text[span.clone()];
    match plain::read(slice).map_or_else(|| options().from_str(slice), Ok) {
        Ok(value) => Ok(Entry { value, file, span }),
        Err(error) => Err((span, Box::new(error))),
    }
}

/// The value that stands in a part of a text.
///
/// # Errors
/// What is wrong with it, at its place.
pub fn value<T: DeserializeOwned>(text: &Text, span: Range<usize>) -> Result<T, Box<Problem>> {
    let parsed = options().from_str(&text.text[span.clone()]);
    let places = Places::of(&text.path, &text.text);
    parsed.map_err(|error| Box::new(wrong(&places, span, &error)))
}

/// `Some` need not be written.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The parser's error with a part of a text, at its place and in our words.
fn wrong(places: &Places, span: Range<usize>, error: &SpannedError) -> Problem {
    let slice = &places.text()[span.clone()];
    let start = span.start + offset(slice, error.span.start);
    let end = span.start + offset(slice, error.span.end);
    let (message, help) = explain(&error.code);
    let place = word_at(places.text(), start..end.max(start));
    Problem {
        severity: Severity::Error,
        place: places.place(place),
        message: readable(message),
        help: help.map(readable),
    }
}

/// An entry, or where it stands and what is wrong with it.
type Parsed<T> = Result<Entry<T>, (Range<usize>, Box<SpannedError>)>;

/// The fewest items that are worth handing to another thread: some ten microseconds of work.
pub const SHARE: usize = 8;

/// Counts lines, from place to place.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    number: u32,
}

impl Lines<'_> {
    /// The line of a place, from 1; no place may lie before the one asked for last.
    fn of(&mut self, at: usize) -> u32 {
        let between = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        let more = u32::try_from(memchr_iter(b'\n', between).count()).unwrap_or(u32::MAX);
        self.number = self.number.saturating_add(more);
        self.at = at;
        self.number
    }
}

/// The byte at which `ron`'s line and column (in characters, from 1) stand.
fn offset(text: &str, position: ron::error::Position) -> usize {
    let line = text.split_inclusive('\n').take(position.line.saturating_sub(1));
    let start: usize = line.map(str::len).sum();
    let in_line = text[start..].char_indices().nth(position.col.saturating_sub(1));
    in_line.map_or(text.len(), |(at, _)| start + at)
}

/// The span, or where nothing stands in it the word that ends or begins there, or comes next.
fn word_at(text: &str, span: Range<usize>) -> Range<usize> {
    let part_of_word = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '"' | '-');
    if !text[span.clone()].trim().is_empty() {
        return span;
    }
    let length = |word: &mut dyn Iterator<Item = char>| -> usize {
        word.take_while(part_of_word).map(char::len_utf8).sum()
    };
    let before = length(&mut text[..span.start].chars().rev());
    if before > 0 {
        return span.start - before..span.start + length(&mut text[span.start..].chars());
    }
    let next = text[span.start..].trim_start();
    let start = text.len() - next.len();
    start..start + length(&mut next.chars()).max(1)
}
