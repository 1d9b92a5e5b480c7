//! The fields of the query language.

use crate::model::Facet;

/// What a term of the query language can be about, in the order of the normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A producing country.
    Country,
    /// A platform.
    Platform,
    /// The actor, by name or key.
    Actor,
    /// Words of the project's titles.
    Project,
    /// Words of the character.
    Role,
    /// The credit's year.
    Year,
    /// The project's kind.
    Kind,
    /// The credit's billing.
    Billing,
    /// The project's status.
    Status,
    /// The actor's idol group.
    Group,
    /// Words of a source's publisher or address.
    Source,
    /// The credit's key.
    Key,
    /// A derived property.
    Is,
    /// A co-actor in the same project.
    Co,
    /// The number of sources.
    Sources,
}

/// Each field with its words, the one that is printed first.
const WORDS: [(Field, &[&str]); 15] = [
    (Field::Country, &["country", "c"]),
    (Field::Platform, &["platform", "p"]),
    (Field::Actor, &["actor", "a"]),
    (Field::Project, &["project", "title", "t"]),
    (Field::Role, &["role", "r"]),
    (Field::Year, &["year", "y"]),
    (Field::Kind, &["kind"]),
    (Field::Billing, &["billing"]),
    (Field::Status, &["status"]),
    (Field::Group, &["group"]),
    (Field::Source, &["source"]),
    (Field::Key, &["key"]),
    (Field::Is, &["is"]),
    (Field::Co, &["co"]),
    (Field::Sources, &["sources"]),
];

/// The words of `is:`.
pub(super) const PROPERTIES: [&str; 4] = ["debut", "first-overseas", "coproduction", "marked"];

impl Field {
    /// The word that is printed: `country`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS[self as usize].1[0]
    }

    /// The field with this word or abbreviation, in any ASCII case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Field> {
        let word = word.to_ascii_lowercase();
        WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(field, _)| *field)
    }

    /// The words of all fields, abbreviations left out.
    pub fn words() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(_, words)| words[0])
    }

    /// The facet that counts this field, if one does.
    #[must_use]
    pub fn facet(self) -> Option<Facet> {
        match self {
            Field::Country => Some(Facet::Country),
            Field::Platform => Some(Facet::Platform),
            Field::Actor => Some(Facet::Actor),
            Field::Year => Some(Facet::Year),
            Field::Kind => Some(Facet::Kind),
            Field::Billing => Some(Facet::Billing),
            Field::Status => Some(Facet::Status),
            Field::Group => Some(Facet::Group),
            _ => None,
        }
    }
}

impl From<Facet> for Field {
    fn from(facet: Facet) -> Field {
        match facet {
            Facet::Country => Field::Country,
            Facet::Platform => Field::Platform,
            Facet::Actor => Field::Actor,
            Facet::Year => Field::Year,
            Facet::Kind => Field::Kind,
            Facet::Billing => Field::Billing,
            Facet::Status => Field::Status,
            Facet::Group => Field::Group,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_words() {
        for (at, (field, words)) in WORDS.iter().enumerate() {
            assert_eq!(*field as usize, at);
            for word in *words {
                assert_eq!(Field::from_word(&word.to_uppercase()), Some(*field));
            }
        }
    }
}
