//! Quoted and anchored terms: found as they stand, without name keys and fuzziness, but whatever
//! their case, accents and width.

use crate::names::keys::Key;
use crate::names::matching::grade;
use crate::names::normalise::{fold, simplified};
use crate::names::{Hit, Index, Rank, Reading, Tier};
use crate::query::TextTerm;

/// Calls `found` with the names in which the term stands.
pub fn find(index: &Index, term: &TextTerm, mut found: impl FnMut(usize, Hit)) {
    let Some(literal) = Literal::of(term) else { return };
    index.with_letters_of(&literal.wanted, |whole| {
        let Some(rank) = literal.rank(whole.text) else { return };
        let hit = |source| Hit { rank, source, reading: Reading::Letters };
        whole.names().for_each(|(at, source)| found(at, hit(source)));
    });
}

/// A term made ready to be compared with whole names and titles.
pub struct Literal<'t> {
    term: &'t TextTerm,
    wanted: String,
}

impl<'t> Literal<'t> {
    /// `None` if nothing is left of the term.
    pub fn of(term: &'t TextTerm) -> Option<Self> {
        let wanted = simplified(&fold(&term.text));
        (!wanted.is_empty()).then_some(Literal { term, wanted })
    }

    /// How the term stands in a name, if it does.
    pub fn hit(&self, key: &Key<'_>) -> Option<Hit> {
        let rank = self.rank(&key.spaced())?;
        Some(Hit { rank, source: key.source, reading: Reading::Letters })
    }

    /// The same, of a text with its words apart.
    fn rank(&self, text: &str) -> Option<Rank> {
        let Literal { term, wanted } = self;
        // Hangul, kana and hanzi are written without blanks: one between the parts of a name was
        // put there by its keys.
        if wanted.is_ascii() {
            stands_in(wanted, term, text)
        } else {
            stands_in(&wanted.replace(' ', ""), term, &text.replace(' ', ""))
        }
    }
}

fn stands_in(wanted: &str, term: &TextTerm, text: &str) -> Option<Rank> {
    let (starts, ends) = (text.starts_with(wanted), text.ends_with(wanted));
    if (term.at_start && !starts) || (term.at_end && !ends) {
        return None;
    }
    let at = if term.at_end { text.len() - wanted.len() } else { text.find(wanted)? };
    let whole_words = |end: usize| text[end..].is_empty() || text[end..].starts_with(' ');
    let grade = if whole_words(at + wanted.len()) { grade::WORD } else { grade::PART };
    let tier = match at {
        0 if text == wanted => Tier::Exact,
        0 => Tier::Prefix,
        at if text[..at].ends_with(' ') => Tier::Word,
        _ => Tier::Fuzzy,
    };
    Some(Rank { tier, grade, likeness: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(term: &str, text: &str) -> Option<Tier> {
        let bare = term.trim_start_matches('^').trim_end_matches('$');
        let term = TextTerm {
            text: bare.to_owned(),
            excluded: false,
            exact: true,
            at_start: term.starts_with('^'),
            at_end: term.ends_with('$'),
        };
        stands_in(bare, &term, text).map(|rank| rank.tier)
    }

    #[test]
    fn a_quoted_text_stands_anywhere_and_an_anchored_one_at_its_end() {
        for (term, text, found) in [
            ("bae doo na", "bae doo na", Some(Tier::Exact)),
            ("bae", "bae doo na", Some(Tier::Prefix)),
            ("doo", "bae doo na", Some(Tier::Word)),
            ("ae", "bae doo na", Some(Tier::Fuzzy)),
            ("baedoona", "bae doo na", None),
            ("^bae", "bae doo na", Some(Tier::Prefix)),
            ("^doo", "bae doo na", None),
            ("na$", "na doo na", Some(Tier::Word)),
            ("doo$", "bae doo na", None),
            ("^bae doo na$", "bae doo na", Some(Tier::Exact)),
            ("^한$", "한효주", None),
        ] {
            assert_eq!(tier(term, text), found, "{term} in {text}");
        }
    }
}
