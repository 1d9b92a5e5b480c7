//! A question and its answer: `Query` + `Catalog` → `Results`.
//!
//! One question stands behind the panes, the query line and the command line. A [`Query`] is kept
//! in normal form, so that the same question asked through any door is the same value; it prints
//! as a line of the query language and parses back to itself.

mod answer;
mod casts;
mod complete;
mod facets;
mod field;
mod filter;
pub mod insights;
mod known;
mod marks;
mod mistake;
mod parse;
mod print;
mod rescue;
mod resolve;
mod search;
mod sort;
pub mod stats;
mod value;
mod words;

use answer::passing;
pub use answer::{Asked, Results, answer, count, first, rows, run};
pub use complete::{Candidate, Completion, complete, fields_begun};
pub(crate) use facets::place_or_missing;
pub use facets::{Bucket, Buckets, FacetCounts, FacetValue};
pub use field::Field;
pub use known::Known;
pub use marks::Marks;
pub(crate) use mistake::ORDER_EXCLUDED;
pub use mistake::QueryError;
pub(crate) use parse::parse_part;
pub use parse::{parse, parse_values};
pub use print::shell_quote;
pub use rescue::{Change, Rescue, rescue};
pub use resolve::{resolve, value_of};
pub use search::{Explanation, Part, explain};
pub use words::in_words;

/// The whole question, in normal form: filters by field and mode with sorted values, then the
/// text terms as typed, then the order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    filters: Vec<Filter>,
    text: Vec<TextTerm>,
    sort: Option<Sort>,
}

/// What one field must be, or must not be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    /// The field.
    pub field: Field,
    /// How the values bind.
    pub mode: Mode,
    /// At least one, sorted, none twice. Any of them will do.
    pub values: Vec<Value>,
}

/// How the values of a filter bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// The credit has one of the values.
    Chosen,
    /// The credit has none of the values.
    Excluded,
    /// The actor has a credit, this or another, with one of the values.
    Also,
    /// The actor has no credit with any of the values.
    NotAlso,
}

impl Mode {
    /// The same, the other way round.
    #[must_use]
    pub fn negated(self) -> Mode {
        match self {
            Mode::Chosen => Mode::Excluded,
            Mode::Excluded => Mode::Chosen,
            Mode::Also => Mode::NotAlso,
            Mode::NotAlso => Mode::Also,
        }
    }
}

/// A value of a field as a question names it; which facts that means only a catalog can say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A number or a range of numbers, both ends included; a missing end is open.
    Range(Option<u16>, Option<u16>),
    /// A code, key, word or name.
    Text(String),
    /// The field is empty.
    Missing,
}

/// Words to be found in any field.
#[expect(clippy::struct_excessive_bools, reason = "four marks of the grammar, each on its own")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextTerm {
    /// In NFC, not empty, with at least one letter or digit.
    pub text: String,
    /// The credit must not match.
    pub excluded: bool,
    /// Quoted: found as it stands, without name keys and fuzziness.
    pub exact: bool,
    /// `^`: at the start of a field or of one name of it.
    pub at_start: bool,
    /// `$`: at the end of a field or of one name of it.
    pub at_end: bool,
}

/// The order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// What is compared first.
    pub key: SortKey,
    /// Greatest first; for relevance: least relevant first.
    pub descending: bool,
}

/// What rows can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortKey {
    /// How well the text matches.
    Relevance,
    /// The credit's year.
    Year,
    /// The actor's name in Latin letters.
    Actor,
    /// The project's English title.
    Project,
    /// The code of the leading country.
    Country,
    /// The name of the first platform.
    Platform,
    /// The character.
    Role,
    /// How big the part is.
    Billing,
}

impl SortKey {
    /// Every key, in the order of the table's columns.
    pub const ALL: [SortKey; 8] = [
        SortKey::Relevance,
        SortKey::Year,
        SortKey::Actor,
        SortKey::Project,
        SortKey::Country,
        SortKey::Platform,
        SortKey::Role,
        SortKey::Billing,
    ];

    /// The key's word in the query language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            SortKey::Relevance => "relevance",
            SortKey::Year => "year",
            SortKey::Actor => "actor",
            SortKey::Project => "project",
            SortKey::Country => "country",
            SortKey::Platform => "platform",
            SortKey::Role => "role",
            SortKey::Billing => "billing",
        }
    }

    /// Whether its order depends on the script in which names are shown.
    #[must_use]
    pub fn is_by_shown_names(self) -> bool {
        matches!(self, SortKey::Actor | SortKey::Platform)
    }

    /// The key with this word, or with the word of the field it sorts by.
    #[must_use]
    pub fn from_word(word: &str) -> Option<SortKey> {
        let word = word.to_ascii_lowercase();
        let field = Field::from_word(&word).map(Field::word);
        SortKey::ALL.into_iter().find(|key| key.word() == word || Some(key.word()) == field)
    }
}

impl Query {
    /// Whether nothing is asked: all is listed, in the default order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.filters.is_empty() && self.text.is_empty() && self.sort.is_none()
    }

    /// The filters in normal form.
    #[must_use]
    pub fn filters(&self) -> &[Filter] {
        &self.filters
    }

    /// The text terms as typed.
    #[must_use]
    pub fn text(&self) -> &[TextTerm] {
        &self.text
    }

    /// The order that was asked for.
    #[must_use]
    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// The order of the rows: the one asked for, else by relevance with text, else newest first.
    #[must_use]
    pub fn order(&self) -> Sort {
        let default = if self.text.iter().any(|term| !term.excluded) {
            Sort { key: SortKey::Relevance, descending: false }
        } else {
            Sort { key: SortKey::Year, descending: true }
        };
        self.sort.unwrap_or(default)
    }

    /// Sets the order; the default one is not kept.
    pub fn set_sort(&mut self, sort: Option<Sort>) {
        self.sort = None;
        self.sort = sort.filter(|&sort| sort != self.order());
    }

    /// The values of a field in a mode; empty if it is not asked for.
    #[must_use]
    pub fn values(&self, field: Field, mode: Mode) -> &[Value] {
        self.filters
            .iter()
            .find(|filter| (filter.field, filter.mode) == (field, mode))
            .map_or(&[], |filter| &filter.values)
    }

    /// Adds values to what is asked of a field.
    pub fn add(&mut self, field: Field, mode: Mode, values: impl IntoIterator<Item = Value>) {
        let mut all = self.values(field, mode).to_vec();
        all.extend(values);
        self.set_values(field, mode, all);
    }

    /// Sets what is asked of a field; no values: nothing.
    pub fn set_values(&mut self, field: Field, mode: Mode, mut values: Vec<Value>) {
        values.sort();
        values.dedup();
        self.filters.retain(|filter| (filter.field, filter.mode) != (field, mode));
        if !values.is_empty() {
            self.filters.push(Filter { field, mode, values });
            self.filters.sort_by_key(|filter| (filter.field, filter.mode));
        }
    }

    /// Sets the text terms. With them the usual order changes, and an order asked for that is the
    /// usual one now is not kept.
    pub fn set_text(&mut self, text: Vec<TextTerm>) {
        self.text = text;
        self.set_sort(self.sort);
    }

    /// Adds what another question asks; its order, if it has one, wins.
    pub fn join(&mut self, other: Query) {
        for filter in other.filters {
            self.add(filter.field, filter.mode, filter.values);
        }
        self.text.extend(other.text);
        self.set_sort(other.sort.or(self.sort));
    }

    /// The question with every term turned round, its order left out (`--not`).
    #[must_use]
    pub fn negated(self) -> Query {
        let mut negated = Query::default();
        for filter in self.filters {
            negated.add(filter.field, filter.mode.negated(), filter.values);
        }
        let turned = |term: TextTerm| TextTerm { excluded: !term.excluded, ..term };
        negated.text = self.text.into_iter().map(turned).collect();
        negated
    }
}
