//! The columns of sheets: what each is called and what stands in it.

use std::fmt::{Display, Write};

use crate::catalog::{ActorRef, CreditRef, ProjectRef, SourceRef};
use crate::model::Word;

/// A column of credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// `ACTOR/PROJECT`.
    Key,
    /// The actor's Latin name.
    Actor,
    /// The actor's name in hangul.
    ActorKo,
    /// The actor's name as Japan writes it.
    ActorJa,
    /// The actor's name in hanzi.
    ActorZh,
    /// The idol group.
    Group,
    /// The project's English title.
    Project,
    /// The title as its makers write it.
    Original,
    /// The project's kind.
    Kind,
    /// Codes of the producing countries, the leading one first.
    Countries,
    /// Names of the platforms.
    Platforms,
    /// The project's first release.
    Released,
    /// The credit's own year, else its project's.
    Year,
    /// Where the project stands.
    Status,
    /// Who is played.
    Character,
    /// How big the part is.
    Billing,
    /// What else should be known.
    Note,
    /// Addresses of the sources.
    Sources,
}

/// Every column with its word, in the order of the csv.
const WORDS: [(Column, &str); 18] = [
    (Column::Key, "key"),
    (Column::Actor, "actor"),
    (Column::ActorKo, "actor_ko"),
    (Column::ActorJa, "actor_ja"),
    (Column::ActorZh, "actor_zh"),
    (Column::Group, "group"),
    (Column::Project, "project"),
    (Column::Original, "original"),
    (Column::Kind, "kind"),
    (Column::Countries, "countries"),
    (Column::Platforms, "platforms"),
    (Column::Released, "released"),
    (Column::Year, "year"),
    (Column::Status, "status"),
    (Column::Character, "character"),
    (Column::Billing, "billing"),
    (Column::Note, "note"),
    (Column::Sources, "sources"),
];

impl Column {
    /// Every column, in the order of the csv.
    pub fn all() -> impl Iterator<Item = Column> + Clone {
        WORDS.iter().map(|(column, _)| *column)
    }

    /// The column's word, which is its heading too: `actor_ko`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS[self as usize].1
    }

    /// The column with this word, in any case, with a hyphen for the underscore if one likes.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Column> {
        let wanted = word.trim().replace('-', "_");
        Column::all().find(|column| column.word().eq_ignore_ascii_case(&wanted))
    }

    /// What stands in the column for a credit; empty if nothing is known.
    #[must_use]
    pub fn cell(self, credit: CreditRef<'_>) -> String {
        let mut cell = String::new();
        self.put(credit, &mut cell);
        cell
    }

    /// Adds what stands in the column for a credit to a text: for a million rows a text of its own
    /// for every cell takes longer than what is in it.
    pub fn put(self, credit: CreditRef<'_>, into: &mut String) {
        match self {
            Column::Year => print(credit.year(), into),
            Column::Sources => join(credit.sources().map(SourceRef::parts), into),
            Column::Character => into.push_str(credit.character().unwrap_or_default()),
            Column::Billing => into.push_str(credit.billing().map_or("", Word::word)),
            Column::Note => into.push_str(credit.note().unwrap_or_default()),
            _ => {
                self.put_of_actor(credit.actor(), into);
                if self == Column::Key {
                    into.push_str(KEY_MIDDLE);
                }
                self.put_of_project(credit.project(), into);
            }
        }
    }

    /// Adds what the actor alone decides: half of the key; nothing where the actor decides nothing.
    fn put_of_actor(self, actor: ActorRef<'_>, into: &mut String) {
        let text = match self {
            Column::Key => Some(actor.key()),
            Column::Actor => Some(actor.en()),
            Column::ActorKo => actor.ko(),
            Column::ActorJa => actor.ja(),
            Column::ActorZh => actor.zh(),
            Column::Group => actor.group_name(),
            _ => None,
        };
        into.push_str(text.unwrap_or_default());
    }

    /// Adds what the project alone decides, year and sources for credits without their own; nothing
    /// where the project decides nothing.
    fn put_of_project(self, project: ProjectRef<'_>, into: &mut String) {
        let text = match self {
            Column::Countries => {
                return join(project.countries().iter().map(|of| [of.code()]), into);
            }
            Column::Platforms => return join(project.platforms().map(|on| [on.en()]), into),
            Column::Sources => return join(project.sources().map(SourceRef::parts), into),
            Column::Released => return print(project.released(), into),
            Column::Year => return print(project.year(), into),
            Column::Key => Some(project.key()),
            Column::Project => Some(project.title()),
            Column::Original => project.original(),
            Column::Kind => Some(project.kind().word()),
            Column::Status => Some(project.status().word()),
            _ => None,
        };
        into.push_str(text.unwrap_or_default());
    }

    /// Who decides what stands in it.
    fn decided_by(self) -> Decider {
        match self {
            Column::Key => Decider::ActorAndProject,
            Column::Actor | Column::ActorKo | Column::ActorJa | Column::ActorZh | Column::Group => {
                Decider::Actor
            }
            Column::Project
            | Column::Original
            | Column::Kind
            | Column::Countries
            | Column::Platforms
            | Column::Released
            | Column::Status => Decider::Project,
            Column::Year | Column::Sources => Decider::ProjectUnlessOwn,
            Column::Character | Column::Billing | Column::Note => Decider::Credit,
        }
    }
}

/// What stands between the halves of a key.
pub const KEY_MIDDLE: &str = "/";

/// Who decides what stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decider {
    /// The actor alone.
    Actor,
    /// The project alone.
    Project,
    /// The project, unless the credit has its own.
    ProjectUnlessOwn,
    /// Each one half.
    ActorAndProject,
    /// The credit alone.
    Credit,
}

/// Several values in one cell, each in some pieces.
fn join<'c, const PIECES: usize>(
    values: impl Iterator<Item = [&'c str; PIECES]>,
    into: &mut String,
) {
    for (at, value) in values.enumerate() {
        if at > 0 {
            into.push_str("; ");
        }
        value.into_iter().for_each(|piece| into.push_str(piece));
    }
}

fn print(value: Option<impl Display>, into: &mut String) {
    // A text takes all that is written.
    let _ = value.map_or(Ok(()), |value| write!(into, "{value}"));
}

/// A column of a sheet of credits: its heading, and what stands in it.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// What stands above it.
    pub heading: &'static str,
    /// Which it is.
    pub cell: Cell,
}

/// What a column of a sheet shows of a credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// One column of the csv.
    Of(Column),
    /// The actor's Latin name, and the one in hangul.
    Names,
}

impl Cell {
    /// Adds what stands in it to a text; nothing if nothing is known.
    pub fn put(self, credit: CreditRef<'_>, into: &mut String) {
        match self {
            Cell::Of(column) => column.put(credit, into),
            Cell::Names => self.put_of_actor(credit.actor(), into),
        }
    }

    /// Adds what the actor alone decides, if anything.
    pub fn put_of_actor(self, actor: ActorRef<'_>, into: &mut String) {
        match self {
            Cell::Of(column) => column.put_of_actor(actor, into),
            Cell::Names => {
                into.push_str(actor.en());
                if let Some(ko) = actor.ko() {
                    into.push(' ');
                    into.push_str(ko);
                }
            }
        }
    }

    /// Adds what the project alone decides, if anything.
    pub fn put_of_project(self, project: ProjectRef<'_>, into: &mut String) {
        if let Cell::Of(column) = self {
            column.put_of_project(project, into);
        }
    }

    /// Whether a column of the csv stands in it; of the two names the first is told for both.
    pub fn shows(self, column: Column) -> bool {
        match self {
            Cell::Of(own) => own == column,
            Cell::Names => column == Column::Actor,
        }
    }

    /// Who decides what stands in it.
    pub fn decided_by(self) -> Decider {
        match self {
            Cell::Of(column) => column.decided_by(),
            Cell::Names => Decider::Actor,
        }
    }
}

impl From<Column> for Shown {
    fn from(column: Column) -> Shown {
        Shown { heading: column.word(), cell: Cell::Of(column) }
    }
}

const fn shown(heading: &'static str, cell: Cell) -> Shown {
    Shown { heading, cell }
}

/// What people read: the columns of the screen.
pub const READ: &[Shown] = match CITED.split_last() {
    Some((_sources, others)) => others,
    None => &[],
};

/// What people read where there is room for footnotes.
pub const CITED: &[Shown] = &[
    shown("Year", Cell::Of(Column::Year)),
    shown("Actor", Cell::Names),
    shown("Project", Cell::Of(Column::Project)),
    shown("Country", Cell::Of(Column::Countries)),
    shown("Platform", Cell::Of(Column::Platforms)),
    shown("Role", Cell::Of(Column::Character)),
    shown("Billing", Cell::Of(Column::Billing)),
    shown("Status", Cell::Of(Column::Status)),
    shown("Sources", Cell::Of(Column::Sources)),
];

/// What programs read: every column.
pub const ALL: &[Shown] = &{
    let mut all = [shown("", Cell::Names); WORDS.len()];
    let mut at = 0;
    while at < WORDS.len() {
        all[at] = shown(WORDS[at].1, Cell::Of(WORDS[at].0));
        at += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_by_its_word() {
        for (at, (column, word)) in WORDS.iter().enumerate() {
            assert_eq!(*column as usize, at);
            assert_eq!(Column::from_word(word), Some(*column));
        }
        assert_eq!(Column::from_word("Actor-KO "), Some(Column::ActorKo));
        assert_eq!(Column::from_word("actorko"), None);
    }

    #[test]
    fn several_values_share_a_cell() {
        let joined = |values: &[&str]| {
            let mut cell = String::new();
            join(values.iter().map(|value| [*value]), &mut cell);
            cell
        };
        assert_eq!(joined(&[]), "");
        assert_eq!(joined(&["JP"]), "JP");
        assert_eq!(joined(&["JP", "KR", "US"]), "JP; KR; US");
    }
}
