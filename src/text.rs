//! Texts as a terminal shows them: harmless, measured in columns, cut and filled to a width.
//!
//! Columns are those of `unicode-width`. Terminals disagree about graphemes that are wider or
//! narrower than the sum of their characters (emoji families, flags, U+FE0F), and one such cell
//! moves the rest of its line; they are drawn as their first character, which all draw alike, and so
//! are letters under a heap of marks.

use std::borrow::Cow;

use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands for the rest of a text that was cut; one column.
pub const ELLIPSIS: &str = "…";

/// What stands for a character that must not reach a terminal; one column.
const REPLACEMENT: &str = "\u{fffd}";

/// The longest grapheme that is drawn whole, in bytes: a letter and some ten marks. Where marks are
/// stacked by the hundred they cover the lines above and below, and a million of them are a
/// megabyte in one cell.
const LONGEST: usize = 32;

/// A grapheme as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The byte of the text at which the grapheme begins.
    pub at: usize,
    /// What is drawn for it.
    pub drawn: &'t str,
    /// How many columns that takes: 0, 1 or 2.
    pub width: usize,
}

/// The graphemes of a text as they are drawn. Cost: a table look-up a grapheme.
#[must_use]
pub fn pieces(text: &str) -> Pieces<'_> {
    Pieces(text.grapheme_indices(true))
}

/// See [`pieces`].
#[derive(Debug, Clone)]
pub struct Pieces<'t>(GraphemeIndices<'t>);

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        let (at, grapheme) = self.0.next()?;
        let (drawn, width) = draw(grapheme);
        Some(Piece { at, drawn, width })
    }
}

fn draw(grapheme: &str) -> (&str, usize) {
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else { return ("", 0) };
    if grapheme.chars().any(is_control) {
        return (REPLACEMENT, 1);
    }
    let width_of = |c: char| c.width().unwrap_or(0);
    let first_width = width_of(first);
    if chars.as_str().is_empty() {
        return (grapheme, first_width);
    }
    let is_drawn_alike = || grapheme.chars().map(width_of).sum::<usize>() == grapheme.width();
    // Half-width voicing marks: some terminals give them a column of their own, some none.
    let is_voiced = || grapheme.contains(['\u{ff9e}', '\u{ff9f}']);
    // No cell has three columns: a wide sign and a vowel that takes room beside it.
    let columns = grapheme.width();
    if grapheme.len() <= LONGEST && columns <= 2 && is_drawn_alike() && !is_voiced() {
        (grapheme, columns)
    } else {
        (&grapheme[..first.len_utf8()], first_width)
    }
}

/// How many columns a text takes, in the terminal's unit.
#[must_use]
pub fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// How many columns a text takes, as it is drawn.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    plain_width(text).unwrap_or_else(|| pieces(text).map(|piece| piece.width).sum())
}

/// The text as it is drawn, whole.
#[must_use]
pub fn drawn(text: &str) -> Cow<'_, str> {
    if is_plain(text) || plain_width(text).is_some() {
        return Cow::Borrowed(text);
    }
    let as_it_stands = |piece: Piece<'_>| text[piece.at..].starts_with(piece.drawn);
    let drawn_length: usize = pieces(text).map(|piece| piece.drawn.len()).sum();
    if drawn_length == text.len() && pieces(text).all(as_it_stands) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(pieces(text).map(|piece| piece.drawn).collect())
}

/// The text as it is drawn, at most `columns` wide; what had to be cut ends with `…`.
///
/// A wide grapheme that would stand across the border is left out, so the cut text may be a
/// column narrower. Cost: a walk over the columns, not over the text.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if text.len() <= columns && is_plain(text) {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    // Plain text one column too long already: nothing behind it can change where it is cut.
    if text.get(..=columns).is_some_and(is_plain) {
        return Cow::Owned(format!("{}{ELLIPSIS}", &text[..columns - 1]));
    }
    let mut used = 0;
    let mut kept = String::new();
    for piece in pieces(text) {
        used += piece.width;
        if used > columns {
            return Cow::Owned(kept + ELLIPSIS);
        }
        if used < columns {
            kept.push_str(piece.drawn);
        }
    }
    drawn(text)
}

/// The text as it is drawn, cut and filled with spaces to exactly `columns`.
#[must_use]
pub fn pad(text: &str, columns: usize) -> Cow<'_, str> {
    let cut = cut(text, columns);
    match columns - width(&cut).min(columns) {
        0 => cut,
        missing => {
            let mut padded = cut.into_owned();
            padded.extend(std::iter::repeat_n(' ', missing));
            Cow::Owned(padded)
        }
    }
}

/// Whether every byte is a printable ASCII character.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The width of a text of ASCII, hangul syllables, kana and the common hanzi, each of which is a
/// grapheme of its own; `None` if there is another character.
pub(crate) fn plain_width(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |sum, c| match c {
        ' '..='~' => Some(sum + 1),
        'ぁ'..='ゖ' | 'ァ'..='ー' | '一'..='\u{9fff}' | '가'..='힣' => Some(sum + 2),
        _ => None,
    })
}

/// A number with commas between thousands.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Whether a character could steer a terminal or reorder a line.
#[must_use]
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with everything that could steer a terminal shown as U+FFFD.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_control(c) { '\u{fffd}' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FAMILY: &str = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1_139, "1,139"), (1_000_000, "1,000,000")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn hangul_kana_and_hanzi_take_two_columns() {
        assert_eq!(width("Han Hyo-joo"), 11);
        assert_eq!(width("한효주"), 6);
        assert_eq!(width("ハン・ヒョジュ"), 14);
        assert_eq!(width("金武俊 é"), 8);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn what_terminals_draw_differently_is_drawn_as_its_first_character() {
        assert_eq!(drawn(FAMILY), "\u{1f468}");
        assert_eq!(width(FAMILY), 2);
        assert_eq!(drawn("a\u{2764}\u{fe0f}b"), "a\u{2764}b");
        assert_eq!(width("a\u{2764}\u{fe0f}b"), 3);
        assert_eq!(drawn("e\u{301}"), "e\u{301}", "an accent stays on its letter");
        let stacked = format!("e{}", "\u{301}".repeat(100));
        assert_eq!((drawn(&stacked).as_ref(), width(&stacked)), ("e", 1));
        let (wide, beside) = ("\u{2ff0}", "\u{2ff0}\u{df2}");
        assert_eq!((drawn(beside).as_ref(), width(beside)), (wide, 2), "no cell has three columns");
    }

    #[test]
    fn a_text_is_cut_at_the_border_of_a_grapheme() {
        for (columns, expected) in
            [(0, ""), (1, "…"), (2, "…"), (3, "한…"), (4, "한…"), (5, "한효…"), (6, "한효주")]
        {
            assert_eq!(cut("한효주", columns), expected, "{columns}");
        }
        assert_eq!(cut("Air Doll", 8), "Air Doll");
        assert_eq!(cut("Air Doll", 7), "Air Do…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(cut("Les Misérables", 9), "Les Misé…");
    }

    #[test]
    fn a_padded_text_fills_its_columns_exactly() {
        for text in ["", "Air Doll", "한효주", "ハン・ヒョジュ", FAMILY, "a\u{301}", "\u{301}"]
        {
            for columns in 0..20 {
                assert_eq!(width(&pad(text, columns)), columns, "{text} in {columns}");
            }
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_drawn() {
        let hostile = "a\u{1b}]0;t\u{7}\u{9b}31m\r\n\u{202e}b";
        assert!(!drawn(hostile).contains(is_control));
        assert!(!cut(hostile, 6).contains(is_control));
        assert!(!harmless(hostile).contains(is_control));
        assert_eq!(harmless("한효주 é"), "한효주 é");
    }

    proptest! {
        #[test]
        fn every_text_keeps_to_its_columns(text in "\\PC{0,30}|[ -~]{0,30}|.{0,30}", columns in 0..40usize) {
            let cut = cut(&text, columns);
            prop_assert!(width(&cut) <= columns);
            prop_assert_eq!(width(&pad(&text, columns)), columns);
            prop_assert_eq!(width(&drawn(&text)), width(&text));
            prop_assert!(!cut.contains(is_control));
            if width(&text) <= columns {
                prop_assert_eq!(cut, drawn(&text));
            }
        }
    }
}
