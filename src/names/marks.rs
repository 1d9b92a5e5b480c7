//! What of a text a query stands for: the characters that the screen marks.

use std::ops::Range;

use super::hangul;
use super::normalise::{Folded, squashed};
use super::probe::Probe;

/// The characters of `text` that a query stands for, as ranges of character positions in the
/// original text, in order: for the screen to mark. Empty if the query's letters are not in it as
/// they are, except that the syllables of hangul answer to their keystrokes and initials.
#[must_use]
pub fn marks(probe: &Probe, text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let place = |from: usize, count: usize| marked(&folded, from, count);
    let squashed: String = folded.text.chars().filter_map(squashed).collect();
    if probe.is_empty() {
        return Vec::new();
    }
    if let Some((before, _)) = squashed.split_once(probe.letters.as_str()) {
        return place(before.chars().count(), probe.length);
    }
    if let Some(count) = syllables_meant(probe, &squashed) {
        return place(0, count);
    }
    let mut ranges = Vec::new();
    for word in probe.words().filter(|word| !word.is_empty()) {
        if let Some(at) =
            starts_of_words(&folded.text).find(|&at| folded.text[at..].starts_with(word))
        {
            let before = folded.text[..at].chars().count();
            let origin = &folded.origin[before..before + word.chars().count()];
            ranges.extend(origin.first().zip(origin.last()).map(|(a, b)| a.start..b.end));
        }
    }
    ranges.sort_unstable_by_key(|range| range.start);
    ranges
}

fn starts_of_words(folded: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(folded.match_indices(' ').map(|(at, space)| at + space.len()))
}

/// How many syllables from the first on a query of keystrokes or initials covers.
fn syllables_meant(probe: &Probe, name: &str) -> Option<usize> {
    if let Some(pattern) = probe.initials.as_ref().filter(|pattern| pattern.begins(name)) {
        return Some(pattern.initials.chars().count());
    }
    let typed = probe.keystrokes.iter().chain(&probe.layout_keystrokes);
    typed
        .filter(|_| name.chars().any(hangul::is_syllable))
        .find_map(|keys| {
            let mut made = String::new();
            name.chars().position(|c| {
                hangul::push_keystrokes(c, &mut made);
                made.starts_with(keys.as_str())
            })
        })
        .map(|last| last + 1)
}

/// The origins of `count` squashed characters from `from` on, joined where they touch.
fn marked(folded: &Folded, from: usize, count: usize) -> Vec<Range<usize>> {
    let kept = folded.text.chars().zip(&folded.origin).filter(|(c, _)| squashed(*c).is_some());
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (_, origin) in kept.skip(from).take(count) {
        match ranges.last_mut() {
            Some(last) if last.end >= origin.start => last.end = last.end.max(origin.end),
            _ => ranges.push(origin.clone()),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with brackets round what is marked.
    fn marked(query: &str, text: &str) -> String {
        let ranges = marks(&Probe::new(query), text);
        let mut shown = String::new();
        for (at, c) in text.chars().enumerate() {
            if ranges.iter().any(|range| range.start == at) {
                shown.push('[');
            }
            shown.push(c);
            if ranges.iter().any(|range| range.end == at + 1) {
                shown.push(']');
            }
        }
        shown
    }

    #[test]
    fn what_was_typed_is_marked_where_it_stands() {
        for (query, text) in [
            ("doona", "Bae [Doo]-[na]"),
            ("bae d", "[Bae] [D]oona"),
            ("hyo han", "[Han] [Hyo]-joo"),
            ("한효", "[한효]주"),
            ("ㅎㅎ", "[한효]주"),
            ("핞", "[한효]주"),
            ("gksgy", "[한효]주"),
            ("ドゥナ", "ペ・[ドゥナ]"),
            ("韓孝", "[韩孝]周"),
            ("cafe", "[Cafe\u{301}] Seoul"),
            ("kim", "Bae Doona"),
            ("", "Bae Doona"),
        ] {
            assert_eq!(marked(query, &text.replace(['[', ']'], "")), text, "{query}");
        }
    }
}
