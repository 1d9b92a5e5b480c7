//! Text with tones and links: what details, pages and help are made of before they are drawn.

use super::action::Link;

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

    /// The text of all pieces.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}
