//! One line of text being edited, by graphemes.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A line and the place of its cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// In bytes, on a grapheme border.
    cursor: usize,
}

/// What can be done to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// To the start.
    Start,
    /// To the end.
    End,
    /// A grapheme to the left.
    Left,
    /// A grapheme to the right.
    Right,
    /// To the start of a word, without the signs around it.
    WordLeft,
    /// To the end of a word.
    WordRight,
    /// Delete the grapheme before.
    Backspace,
    /// Delete the grapheme after.
    Delete,
    /// Delete what stands before, back to a blank.
    DeleteWord,
    /// Delete to where [`Edit::WordLeft`] goes.
    DeleteWordLeft,
    /// Delete to where [`Edit::WordRight`] goes.
    DeleteWordRight,
    /// Delete all before.
    DeleteToStart,
    /// Delete all after.
    DeleteToEnd,
}

impl Edit {
    /// Its word in a configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Edit::Start => "line-start",
            Edit::End => "line-end",
            Edit::Left => "left",
            Edit::Right => "right",
            Edit::WordLeft => "word-left",
            Edit::WordRight => "word-right",
            Edit::Backspace => "backspace",
            Edit::Delete => "delete",
            Edit::DeleteWord => "delete-word",
            Edit::DeleteWordLeft => "delete-word-left",
            Edit::DeleteWordRight => "delete-word-right",
            Edit::DeleteToStart => "delete-to-start",
            Edit::DeleteToEnd => "delete-to-end",
        }
    }
}

impl Input {
    /// A line with the cursor at its end.
    #[must_use]
    pub fn of(text: &str) -> Input {
        Input { text: text.to_owned(), cursor: text.len() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// The line with more text after the cursor.
    #[must_use]
    pub(super) fn followed_by(mut self, after: &str) -> Input {
        self.text.truncate(self.cursor);
        self.text.push_str(after);
        self
    }

    /// Types a text; line breaks become spaces, other control characters are left out, and what
    /// is decomposed is composed, as some input methods and pastes send it.
    pub fn insert(&mut self, text: &str) {
        let plain = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
        let plain: String = plain.filter(|c| !c.is_control()).collect();
        let before: String = self.before().chars().chain(plain.chars()).nfc().collect();
        let after = self.text[self.cursor..].to_owned();
        self.cursor = before.len();
        self.text = before + &after;
    }

    /// Edits.
    pub fn edit(&mut self, edit: Edit) {
        let left = self.grapheme_before();
        let right = self.grapheme_after();
        match edit {
            Edit::Start => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Left => self.cursor = left,
            Edit::Right => self.cursor = right,
            Edit::WordLeft => self.cursor = self.word_left(),
            Edit::WordRight => self.cursor = self.word_right(),
            Edit::Backspace => self.delete(left, self.cursor),
            Edit::Delete => self.delete(self.cursor, right),
            Edit::DeleteWord => self.delete(self.word_before(), self.cursor),
            Edit::DeleteWordLeft => self.delete(self.word_left(), self.cursor),
            Edit::DeleteWordRight => self.delete(self.cursor, self.word_right()),
            Edit::DeleteToStart => self.delete(0, self.cursor),
            Edit::DeleteToEnd => self.text.truncate(self.cursor),
        }
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn grapheme_before(&self) -> usize {
        self.before().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn grapheme_after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let trimmed = self.before().trim_end();
        let space = trimmed.char_indices().rev().find(|(_, c)| c.is_whitespace());
        space.map_or(0, |(at, c)| at + c.len_utf8())
    }

    fn word_left(&self) -> usize {
        let mut before = self.before().grapheme_indices(true).rev();
        let last = before.by_ref().find(|(_, g)| is_of_word(g));
        let word = last.into_iter().chain(before.take_while(|(_, g)| is_of_word(g)));
        word.last().map_or(0, |(at, _)| at)
    }

    fn word_right(&self) -> usize {
        let after = &self.text[self.cursor..];
        let signs = after.graphemes(true).take_while(|g| !is_of_word(g));
        let from: usize = signs.map(str::len).sum();
        let word = after[from..].graphemes(true).take_while(|g| is_of_word(g));
        self.cursor + from + word.map(str::len).sum::<usize>()
    }
}

/// Words are of letters and digits, as readline has them.
fn is_of_word(grapheme: &str) -> bool {
    grapheme.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, edits: &[Edit]) -> String {
        let mut input = Input::of(text);
        edits.iter().for_each(|&edit| input.edit(edit));
        format!("{}|{}", input.before(), &input.text()[input.before().len()..])
    }

    #[test]
    fn editing_goes_by_graphemes_and_words() {
        assert_eq!(edited("한효주", &[Edit::Left, Edit::Backspace]), "한|주");
        assert_eq!(edited("han hyo  joo ", &[Edit::DeleteWord]), "han hyo  |");
        assert_eq!(edited("han hyo", &[Edit::Start, Edit::Delete]), "|an hyo");
        assert_eq!(edited("han", &[Edit::Left, Edit::DeleteToStart]), "|n");
        assert_eq!(edited("han", &[Edit::Start, Edit::DeleteToEnd]), "|");
        assert_eq!(edited("", &[Edit::Backspace, Edit::Delete, Edit::Left, Edit::DeleteWord]), "|");
    }

    #[test]
    fn words_end_where_letters_and_digits_do() {
        use Edit::{DeleteWordLeft, DeleteWordRight, Start, WordLeft, WordRight};
        let line = "-country:jp,us 한효주 ";
        assert_eq!(edited(line, &[WordLeft]), "-country:jp,us |한효주 ");
        assert_eq!(edited(line, &[WordLeft, WordLeft]), "-country:jp,|us 한효주 ");
        assert_eq!(edited(line, &[Start, WordLeft]), "|-country:jp,us 한효주 ");
        assert_eq!(edited(line, &[Start, WordRight]), "-country|:jp,us 한효주 ");
        assert_eq!(edited(line, &[Start, WordRight, WordRight]), "-country:jp|,us 한효주 ");
        assert_eq!(edited(line, &[WordRight]), "-country:jp,us 한효주 |");
        assert_eq!(edited(line, &[DeleteWordLeft, DeleteWordLeft]), "-country:jp,|");
        assert_eq!(edited(line, &[Start, DeleteWordRight]), "|:jp,us 한효주 ");
        assert_eq!(edited("e\u{301}t -", &[DeleteWordLeft]), "|");
        assert_eq!(edited("", &[WordLeft, WordRight, DeleteWordLeft, DeleteWordRight]), "|");
    }

    #[test]
    fn what_is_pasted_is_one_composed_line() {
        let mut input = Input::of("a");
        input.insert("b\nc\u{1b}[31m");
        assert_eq!(input.text(), "ab c[31m");
        let mut input = Input::default();
        input.insert("\u{1112}\u{1161}");
        input.insert("\u{11ab}");
        assert_eq!(input.text(), "한");
    }
}
