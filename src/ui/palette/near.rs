//! How near an offer is to what was typed.

use super::offers::{Does, Offer};
use crate::lang::Lang;

/// How far an offer is from a text in lower case: the whole name, its beginning, beginnings of its
/// words, beginnings of words of what it does, letters of the name in their order. `None`: further.
/// By letters only actions and questions are found: what has an argument is typed with it.
pub(super) fn distance(offer: &Offer, wanted: &str, lang: Lang) -> Option<usize> {
    let (name, help) = (offer.name.to_lowercase(), offer.help.to_lowercase());
    let spoken = wanted.replace(' ', "-");
    // What a second press does, or in another place, is said after the first.
    let first = help.split([';', '.', '。']).next().unwrap_or_default();
    if name == spoken || name == wanted {
        Some(0)
    } else if name.starts_with(&spoken) || name.starts_with(wanted) {
        Some(1)
    } else if begins_words(&name, wanted, lang) {
        Some(2)
    } else if begins_words(first, wanted, lang) {
        Some(3)
    } else {
        let by_letters = matches!(offer.does, Does::Command(_) | Does::Ask(_));
        (by_letters && in_order(&name, wanted)).then_some(4)
    }
}

/// Whether every word that was typed begins a word of a text, both in lower case. Japanese has no
/// blanks between its words: there it may stand anywhere.
pub(super) fn begins_words(text: &str, wanted: &str, lang: Lang) -> bool {
    let begins = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let is_within = before.is_some_and(char::is_alphanumeric);
            !is_within || lang == Lang::Japanese && !word.is_ascii()
        })
    };
    let mut words = wanted.split_whitespace().peekable();
    words.peek().is_some() && words.all(begins)
}

fn in_order(text: &str, wanted: &str) -> bool {
    let mut letters = text.chars();
    wanted.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|letter| letter == c))
}

#[cfg(test)]
mod tests {
    use super::super::super::Command;
    use super::super::offers::offer;
    use super::*;

    #[test]
    fn what_is_typed_finds_what_is_meant_first() {
        let far = |wanted| {
            let sort = Does::Command(Command::SortNext);
            let offer = offer("sort-next", "sort by the next column; again: back", sort);
            distance(&offer, wanted, Lang::English)
        };
        assert_eq!([far("sort-next"), far("sort next")], [Some(0), Some(0)]);
        assert_eq!([far("sort"), far("next"), far("nex so")], [Some(1), Some(2), Some(2)]);
        assert_eq!([far("column"), far("col by"), far("snx")], [Some(3), Some(3), Some(4)]);
        assert_eq!([far("olumn"), far("srtcol"), far("back"), far("zz")], [None; 4]);
    }

    #[test]
    fn what_has_an_argument_is_not_found_by_some_of_its_letters() {
        let copy = offer("copy-cell key", "", Does::CopyCell(crate::export::Column::Key));
        assert_eq!(distance(&copy, "key", Lang::English), Some(2));
        assert_eq!(distance(&copy, "cky", Lang::English), None);
    }
}
