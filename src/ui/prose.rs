//! Text with tones and links: what details, pages and help are made of before they are drawn.

use super::action::Link;
use crate::text::{pieces, plain_width, width};

/// What a piece of text is to the eye; the theme gives the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Running text.
    Plain,
    /// A heading or name.
    Strong,
    /// Of less weight: labels, other scripts, sources.
    Quiet,
    /// What leads the eye.
    Accent,
    /// Something is wrong.
    Warning,
}

/// A text in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text, on one line.
    pub text: String,
    /// Its tone.
    pub tone: Tone,
}

/// A line of pieces that may be wrapped, and where it leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Side by side.
    pub pieces: Vec<Piece>,
    /// Columns by which wrapped lines are set in.
    pub indent: usize,
    /// The page to which it leads.
    pub link: Link,
}

impl Paragraph {
    /// An empty line.
    #[must_use]
    pub fn blank() -> Paragraph {
        Paragraph::default()
    }

    /// A line with a label in a column of its own; wrapped lines hang under the text.
    #[must_use]
    pub fn labelled(label: &str, width: usize) -> Paragraph {
        let label = crate::text::pad(label, width).into_owned();
        Paragraph { indent: width, ..Paragraph::default() }.quiet(label)
    }

    /// The line with one more piece.
    #[must_use]
    pub fn with(mut self, tone: Tone, text: impl Into<String>) -> Paragraph {
        let text = text.into();
        if !text.is_empty() {
            self.pieces.push(Piece { text, tone });
        }
        self
    }

    /// One more piece of running text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Paragraph {
        self.with(Tone::Plain, text)
    }

    /// One more piece of heading.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Paragraph {
        self.with(Tone::Strong, text)
    }

    /// One more quiet piece.
    #[must_use]
    pub fn quiet(self, text: impl Into<String>) -> Paragraph {
        self.with(Tone::Quiet, text)
    }

    /// One more piece, quiet, after a middle dot, unless the text is empty.
    #[must_use]
    pub fn dot(self, text: impl Into<String>) -> Paragraph {
        let text = text.into();
        match (text.is_empty(), self.pieces.is_empty()) {
            (true, _) => self,
            (false, true) => self.plain(text),
            (false, false) => self.quiet(" · ").plain(text),
        }
    }

    /// The line leading to a page.
    #[must_use]
    pub fn leading_to(mut self, page: super::Page) -> Paragraph {
        self.link = Some(page);
        self
    }

    /// The lines that it takes in a width, broken at blanks, and within a word that is longer than
    /// a line; lines after the first are set in and lead nowhere. One line at least.
    #[must_use]
    pub fn wrapped(&self, columns: usize) -> Vec<Paragraph> {
        let mut flow = Flow::of(columns, self.indent);
        let mut lines = vec![Paragraph { link: self.link, ..Paragraph::default() }];
        for piece in &self.pieces {
            flow.place(&piece.text, |part, new_line| {
                let new_line = new_line.map(|indent| Paragraph::blank().plain(" ".repeat(indent)));
                lines.extend(new_line);
                if let Some(line) = lines.last_mut() {
                    line.push(part, piece.tone);
                }
            });
        }
        lines
    }

    /// Adds a text to the last piece, if that has the same tone, else as a piece of its own.
    fn push(&mut self, text: &str, tone: Tone) {
        match self.pieces.last_mut().filter(|piece| piece.tone == tone) {
            Some(piece) => piece.text.push_str(text),
            None => self.pieces.push(Piece { text: text.to_owned(), tone }),
        }
    }

    /// The text of all pieces.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// How a paragraph flows into lines. It knows where the words come to stand, and keeps none of them.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    columns: usize,
    /// Columns by which lines after the first are set in.
    indent: usize,
    /// Columns that the last line has.
    used: usize,
    lines: usize,
}

impl Flow {
    /// A paragraph in so many columns, lines after the first set in by so many.
    pub fn of(columns: usize, indent: usize) -> Flow {
        // So narrow that little would stand beside the label: no setting in.
        let indent = if indent + 8 > columns { 0 } else { indent };
        Flow { columns, indent, used: 0, lines: 1 }
    }

    /// How many lines it has so far.
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// Lets the next piece of text flow on. Its parts are shown, each with the columns by which the
    /// line is set in that it begins; blanks at which a line is broken are left out.
    pub fn place<'t>(&mut self, text: &'t str, mut show: impl FnMut(&'t str, Option<usize>)) {
        let fits = |&width: &usize| width > 0 && self.used + width <= self.columns;
        // Most texts fit where they are.
        if let Some(width) = plain_width(text).filter(fits) {
            self.used += width;
            show(text, None);
            return;
        }
        for word in words(text) {
            let length = width(word);
            if self.breaks_at(word, length) {
                continue;
            }
            let mut new_line = self.new_line_for(length);
            if length <= self.widest() {
                self.used += length;
                show(word, new_line);
                continue;
            }
            for part in chunks(word, self.widest()) {
                let length = width(part);
                new_line = new_line.or_else(|| self.new_line_for(length));
                self.used += length;
                show(part, new_line.take());
            }
        }
    }

    /// The same for a text of which the words are known, each with its columns; none may be wider than
    /// [`Flow::widest`].
    pub fn pass(&mut self, words: &[(&str, usize)]) {
        for &(word, length) in words {
            if !self.breaks_at(word, length) {
                self.new_line_for(length);
                self.used += length;
            }
        }
    }

    /// The columns of the widest word that is not broken.
    pub fn widest(&self) -> usize {
        self.columns - self.indent
    }

    /// Whether a line is broken at these blanks, so that they are not seen.
    fn breaks_at(&mut self, word: &str, length: usize) -> bool {
        let breaks = word.starts_with(' ') && self.used + length > self.columns;
        if breaks {
            self.used = self.columns;
        }
        breaks
    }

    /// Begins a new line for what has no more room, unless the last one is empty; gives the columns
    /// by which it is set in.
    fn new_line_for(&mut self, length: usize) -> Option<usize> {
        let breaks = self.used > self.indent && self.used + length > self.columns;
        if breaks {
            self.lines += 1;
            self.used = self.indent;
        }
        breaks.then_some(self.indent)
    }
}

/// The words and runs of blanks of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let blank = rest.starts_with(' ');
        let end = rest.find(|c| (c == ' ') != blank).unwrap_or(rest.len());
        let (word, more) = rest.split_at(end);
        rest = more;
        (!word.is_empty()).then_some(word)
    })
}

/// What may not begin a line of Japanese (JIS X 4051): it takes the sign before it along.
const CLOSING: [char; 6] = ['。', '、', '」', '）', '・', 'ー'];

/// A word in parts no wider than a line; a grapheme that is wider makes a part of its own.
fn chunks(word: &str, columns: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0);
    // Where the grapheme before begins, and its width.
    let mut before = (0, 0);
    for piece in pieces(word) {
        if used + piece.width > columns && piece.at > start {
            let is_closing = word[piece.at..].starts_with(CLOSING) && before.0 > start;
            let (at, taken) = if is_closing { before } else { (piece.at, 0) };
            parts.push(&word[start..at]);
            (start, used) = (at, taken);
        }
        used += piece.width;
        before = (piece.at, piece.width);
    }
    parts.push(&word[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(paragraph: &Paragraph, columns: usize) -> Vec<String> {
        let text = |line: &Paragraph| line.text().trim_end().to_owned();
        paragraph.wrapped(columns).iter().map(text).collect()
    }

    #[test]
    fn lines_are_broken_at_blanks_and_hang_under_the_text() {
        let paragraph = Paragraph::labelled("Also", 6).plain("one two three four");
        assert_eq!(lines(&paragraph, 15), ["Also  one two", "      three", "      four"]);
        assert_eq!(lines(&paragraph, 80), ["Also  one two three four"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_within() {
        let paragraph = Paragraph::default().plain("ab https://example.org");
        assert_eq!(lines(&paragraph, 8), ["ab", "https://", "example.", "org"]);
        let hangul = Paragraph::default().plain("한효주배두나");
        assert_eq!(lines(&hangul, 5), ["한효", "주배", "두나"]);
    }

    #[test]
    fn no_line_begins_with_what_closes() {
        let japanese = Paragraph::default().plain("数えたものです。次の文");
        assert_eq!(lines(&japanese, 14), ["数えたもので", "す。次の文"]);
    }

    #[test]
    fn any_width_is_survived() {
        for columns in 0..9 {
            let paragraph = Paragraph::labelled("Also", 6).plain("한 two three");
            assert!(!lines(&paragraph, columns).is_empty());
        }
        assert_eq!(lines(&Paragraph::blank(), 10), [""]);
    }
}
