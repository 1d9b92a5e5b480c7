//! The order in which names stand: by their keystrokes.
//!
//! Hangul counts by the keys that type it, everything else by its letters, and spaces not at all.
//! So the names that begin with 한ㅎ, half-typed or whole, stand side by side, and one search serves
//! letters and keystrokes alike.

use std::cmp::Ordering;
use std::str::Chars;

use crate::names::hangul;

/// Ends each text in an arena; no folded text has it.
pub const END: char = '\n';

/// The codes of a text to its end: a byte for each key of hangul, else UTF-8.
#[derive(Debug, Clone)]
pub struct Codes<'a> {
    chars: Chars<'a>,
    /// Codes of the last character taken, and how many of them are left.
    taken: [u8; 8],
    next: usize,
    count: usize,
}

/// The codes of a text from its beginning.
pub fn codes(text: &str) -> Codes<'_> {
    Codes { chars: text.chars(), taken: [0; 8], next: 0, count: 0 }
}

impl Codes<'_> {
    fn take(&mut self, c: char) {
        self.next = 0;
        self.count = 0;
        if hangul::is_hangul(c) {
            hangul::for_each_keystroke(c, |jamo| {
                // Half a hundred jamo, in the place of UTF-8's continuing bytes, which begin nothing.
                let jamo = u8::try_from(jamo as u32 - 'ㄱ' as u32).unwrap_or(0);
                self.taken[self.count] = 0x80 + jamo;
                self.count += 1;
            });
        } else {
            self.count = c.encode_utf8(&mut self.taken).len();
        }
    }
}

impl Iterator for Codes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        while self.next == self.count {
            match self.chars.next()? {
                END => {
                    self.chars = "".chars();
                    return None;
                }
                ' ' => {}
                c if c.is_ascii() => return Some(c as u8),
                c => self.take(c),
            }
        }
        self.next += 1;
        Some(self.taken[self.next - 1])
    }
}

/// The first sixteen codes as a number in the same order: numbers sort faster than texts.
pub fn head(codes: Codes<'_>) -> u128 {
    let mut bytes = [0; 16];
    for (byte, code) in bytes.iter_mut().zip(codes) {
        *byte = code;
    }
    u128::from_be_bytes(bytes)
}

/// The order of two texts whose heads are the same: equal where the head is all of them.
pub fn after_head(head: u128, whole: impl FnOnce() -> Ordering) -> Ordering {
    if head.to_be_bytes()[15] == 0 { Ordering::Equal } else { whole() }
}

/// How a text stands to those that begin with `wanted`: before them, among them (`Equal`) or after.
pub fn compare(text: Codes<'_>, wanted: &[u8]) -> Ordering {
    let mut codes = text;
    for want in wanted {
        match codes.next() {
            Some(code) if code == *want => {}
            Some(code) => return code.cmp(want),
            None => return Ordering::Less,
        }
    }
    Ordering::Equal
}

/// The part of sorted positions whose texts begin with `wanted`.
pub fn range<'p>(
    positions: &'p [u32],
    wanted: &[u8],
    text: impl Fn(u32) -> Codes<'p>,
) -> std::ops::Range<usize> {
    let order = |at: &u32| compare(text(*at), wanted);
    let start = positions.partition_point(|at| order(at) == Ordering::Less);
    let count = positions[start..].partition_point(|at| order(at) == Ordering::Equal);
    start..start + count
}

/// What follows `wanted` in a text with spaces, if the text begins with it.
pub fn after<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    let mut rest = text.as_bytes();
    for want in wanted.bytes() {
        while let [b' ', after @ ..] = rest {
            rest = after;
        }
        match rest {
            [first, after @ ..] if *first == want => rest = after,
            _ => return None,
        }
    }
    text.get(text.len() - rest.len()..)
}

/// How many bytes are left of a text, spaces aside.
pub fn length(rest: &str) -> usize {
    let rest = rest.bytes().take_while(|&byte| byte != END as u8);
    rest.filter(|&byte| byte != b' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_half_typed_stands_with_what_it_may_become() {
        let begins = |text: &str, query: &str| {
            compare(codes(text), &codes(query).collect::<Vec<_>>()) == Ordering::Equal
        };
        assert!(begins("한 효주", "핞"));
        assert!(begins("한 효주", "한횾"));
        assert!(begins("bae doo na\nbaek", "baedoona"));
        assert!(!begins("bae doo na\nbaek", "baedoonab"));
        assert!(begins("ペ ドゥナ", "ペド"));
        assert!(!begins("한효주", "하ㅎ"));
    }
}
