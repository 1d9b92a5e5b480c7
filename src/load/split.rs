//! Finds the fields and list items of a RON text without parsing what is in them.
//!
//! This gives every entry its place before the parser sees it: one broken entry costs only itself,
//! and problems of links between entries have a line. It knows what can hide a bracket or a comma:
//! strings, raw strings, characters, line comments and nested block comments.

use std::collections::HashSet;
use std::ops::Range;

use memchr::memchr2;

use super::wording;
use crate::lang::Text;

/// Brackets nested deeper than this are refused; the format needs six.
const DEEPEST: usize = 64;

/// A field of the struct that is a file: `name: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Where the name stands.
    pub name: Range<usize>,
    /// Where the value stands, without the white space around it.
    pub value: Range<usize>,
    /// The items of a list; `None` if the value is no list.
    pub items: Option<Vec<Item>>,
}

/// An item of a field that is a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Where it stands, without the white space around it.
    pub span: Range<usize>,
    /// Where each entry of its `cast` stands, if it has one.
    pub cast: Vec<Range<usize>>,
}

/// Why the text could not be split further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Where.
    pub at: usize,
    /// What is wrong there, as the rest of a sentence.
    pub what: Text,
}

/// The fields of a file: `( a: …, b: [ … ] )`, a name before the bracket allowed, up to where the
/// text breaks, if it does. A value in which it breaks is given up to the end, with the items
/// before the break.
///
/// Cost: one walk over the text, less than a nanosecond a byte.
#[must_use]
pub fn fields(text: &str) -> (Vec<Field>, Option<Broken>) {
    let mut cursor = Cursor { text, at: 0, open: Vec::new() };
    let mut found = Vec::new();
    let broken = cursor.struct_fields(&mut found).err();
    (found, broken)
}

/// Where the name of a field stands that an earlier one has already, in the order of the text.
#[must_use]
pub fn repeated(text: &str, fields: &[Field]) -> Vec<Range<usize>> {
    let mut known = HashSet::new();
    let names = fields.iter().map(|field| field.name.clone());
    names.filter(|name| !known.insert(&text[name.clone()])).collect()
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// The brackets that are open within the value being skipped, each with its place.
    open: Vec<(u8, usize)>,
}

/// The bytes that mean something while a value is skipped. What they mean in a raw string is seen
/// by looking back from its first quote or hash.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = b",()[]{}/\"'#";
    let mut at = 0;
    while at < bytes.len() {
        stops[bytes[at] as usize] = true;
        at += 1;
    }
    stops
};

impl Cursor<'_> {
    fn struct_fields(&mut self, found: &mut Vec<Field>) -> Result<(), Broken> {
        self.skip_attributes()?;
        self.blank()?;
        self.identifier();
        self.blank()?;
        self.expect(b'(', wording::EXPECTED_STRUCT)?;
        loop {
            self.blank()?;
            if self.eat(b')') {
                return self.nothing_follows();
            }
            let name = self.identifier();
            if name.is_empty() {
                return Err(self.broken(wording::EXPECTED_NAME));
            }
            self.blank()?;
            self.expect(b':', wording::EXPECTED_COLON)?;
            self.blank()?;
            let start = self.at;
            let mut items = (self.peek() == Some(b'[')).then(Vec::new);
            let outcome = match &mut items {
                Some(items) => self.list_items(items),
                None => self.value(None),
            };
            let end = if outcome.is_ok() { self.at } else { self.text.len() };
            found.push(Field { name, value: start..self.trimmed(start, end), items });
            outcome?;
            self.blank()?;
            if self.peek().is_none() {
                return Err(self.broken(wording::ENDS_IN_STRUCT));
            }
            if !self.eat(b',') && self.peek() != Some(b')') {
                return Err(self.broken(wording::EXPECTED_AFTER_FIELD));
            }
        }
    }

    fn list_items(&mut self, found: &mut Vec<Item>) -> Result<(), Broken> {
        let opening = self.at;
        self.expect(b'[', wording::EXPECTED_LIST)?;
        loop {
            self.blank()?;
            if self.peek().is_none() {
                return Err(mismatch(b'[', opening));
            }
            if self.eat(b']') {
                return Ok(());
            }
            let start = self.at;
            let mut cast = Vec::new();
            self.value(Some(&mut cast))?;
            if self.at == start {
                return Err(self.broken(wording::EXPECTED_ITEM));
            }
            found.push(Item { span: start..self.trimmed(start, self.at), cast });
            self.blank()?;
            let goes_on = self.eat(b',') || matches!(self.peek(), Some(b']') | None);
            if !goes_on {
                return Err(self.broken(wording::EXPECTED_AFTER_ITEM));
            }
        }
    }

    /// Skips one value: up to a comma or a closing bracket on its own level, or the end. The places of the
    /// structs in a list named `cast` in it go into `cast`.
    fn value(&mut self, mut cast: Option<&mut Vec<Range<usize>>>) -> Result<(), Broken> {
        self.open.clear();
        let mut in_cast = false;
        while let Some(byte) = self.peek() {
            if !STOPS[usize::from(byte)] {
                self.at += 1;
                continue;
            }
            match byte {
                b',' if self.open.is_empty() => return Ok(()),
                b'(' | b'[' | b'{' => {
                    match self.open.len() {
                        DEEPEST => return Err(self.broken(wording::TOO_DEEP)),
                        1 if cast.is_some() => in_cast = byte == b'[' && self.follows_cast(),
                        _ => {}
                    }
                    self.open.push((byte, self.at));
                    self.at += 1;
                }
                b')' | b']' | b'}' => match self.open.pop() {
                    None => return Ok(()),
                    Some((opening, at)) if closes(opening, byte) => {
                        self.at += 1;
                        if let Some(cast) =
                            cast.as_mut().filter(|_| in_cast && self.open.len() == 2)
                        {
                            cast.push(at..self.at);
                        }
                    }
                    Some((opening, at)) => return Err(mismatch(opening, at)),
                },
                b'/' if matches!(self.peek_next(), Some(b'/' | b'*')) => self.comment()?,
                b'"' | b'#' if self.follows_raw() => self.raw_string()?,
                b'"' => self.string()?,
                b'\'' => self.character()?,
                _ => self.at += 1,
            }
        }
        match self.open.pop() {
            Some((opening, at)) => Err(mismatch(opening, at)),
            None => Ok(()),
        }
    }

    /// Whether `cast:` stands before here.
    fn follows_cast(&self) -> bool {
        let before = self.text[..self.at].trim_end().strip_suffix(':').map(str::trim_end);
        let before = before.and_then(|before| before.strip_suffix("cast"));
        before.is_some_and(|before| !before.as_bytes().last().copied().is_some_and(is_word))
    }

    /// Whether the word `r` or `br` stands before here, as it does before a raw string.
    fn follows_raw(&self) -> bool {
        let before = &self.text.as_bytes()[..self.at];
        if before.last() != Some(&b'r') {
            return false;
        }
        let word = before.iter().rev().take_while(|&&byte| is_word(byte)).take(3).count();
        matches!(&before[self.at - word..], b"r" | b"br")
    }

    /// Skips white space and comments.
    fn blank(&mut self) -> Result<(), Broken> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t'..=b'\r') => self.at += 1,
                Some(b'/') => self.comment()?,
                Some(0x80..) => {
                    match self.text[self.at..].chars().next().filter(|&c| is_blank(c)) {
                        Some(c) => self.at += c.len_utf8(),
                        None => return Ok(()),
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), Broken> {
        let start = self.at;
        match self.peek_next() {
            Some(b'/') => {
                let line = self.text[start..].find('\n');
                self.at = line.map_or(self.text.len(), |length| start + length + 1);
                Ok(())
            }
            Some(b'*') => {
                let mut depth = 0_usize;
                while self.at < self.text.len() {
                    let rest = &self.text.as_bytes()[self.at..];
                    if rest.starts_with(b"/*") {
                        depth += 1;
                        self.at += 2;
                    } else if rest.starts_with(b"*/") {
                        depth -= 1;
                        self.at += 2;
                        if depth == 0 {
                            return Ok(());
                        }
                    } else {
                        self.at += 1;
                    }
                }
                Err(Broken { at: start, what: wording::OPEN_COMMENT })
            }
            _ => Err(self.broken(wording::LONE_SLASH)),
        }
    }

    fn string(&mut self) -> Result<(), Broken> {
        let start = self.at;
        self.at += 1;
        while let Some(length) =
            self.text.as_bytes().get(self.at..).and_then(|rest| memchr2(b'"', b'\\', rest))
        {
            self.at += length + 1;
            if self.text.as_bytes()[self.at - 1] == b'"' {
                return Ok(());
            }
            self.at += 1;
        }
        self.at = self.text.len();
        Err(Broken { at: start, what: wording::OPEN_STRING })
    }

    /// Skips `"…"` or `#"…"#`, an `r` standing before it.
    fn raw_string(&mut self) -> Result<(), Broken> {
        let start = self.at;
        let rest = &self.text[start..];
        let hashes = rest.bytes().take_while(|&byte| byte == b'#').count();
        if rest.as_bytes().get(hashes) != Some(&b'"') {
            self.at += 1;
            return Ok(());
        }
        let closing = format!("\"{}", "#".repeat(hashes));
        let Some(length) = rest[hashes + 1..].find(&closing) else {
            self.at = self.text.len();
            return Err(Broken { at: start - 1, what: wording::OPEN_RAW_STRING });
        };
        self.at = start + hashes + 1 + length + closing.len();
        Ok(())
    }

    fn character(&mut self) -> Result<(), Broken> {
        let start = self.at;
        let mut inner = self.text[start + 1..].chars();
        let length = match inner.next() {
            // The escaped character may itself be a quote.
            Some('\\') => inner.next().and_then(|escaped| {
                let from = 2 + escaped.len_utf8();
                self.text[start + from..].find('\'').map(|more| from + more)
            }),
            Some(c) if inner.next() == Some('\'') => Some(c.len_utf8() + 1),
            _ => None,
        };
        let broken = Broken { at: start, what: wording::OPEN_CHARACTER };
        self.at = start + length.ok_or(broken)? + 1;
        Ok(())
    }

    fn identifier(&mut self) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(is_word) {
            self.at += 1;
        }
        start..self.at
    }

    /// `#![enable(…)]`: read and passed over, since the one extension that the format uses is
    /// always on.
    fn skip_attributes(&mut self) -> Result<(), Broken> {
        loop {
            self.blank()?;
            if !self.text[self.at..].starts_with("#!") {
                return Ok(());
            }
            self.at += 2;
            self.blank()?;
            self.list_items(&mut Vec::new())?;
        }
    }

    fn nothing_follows(&mut self) -> Result<(), Broken> {
        self.blank()?;
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken(wording::AFTER_THE_END)),
        }
    }

    fn expect(&mut self, byte: u8, what: Text) -> Result<(), Broken> {
        if self.eat(byte) { Ok(()) } else { Err(self.broken(what)) }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn peek_next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at + 1).copied()
    }

    fn broken(&self, what: Text) -> Broken {
        Broken { at: self.at.min(self.text.len()), what }
    }

    /// `end` without the white space before it.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        start + self.text[start..end].trim_end_matches(is_blank).len()
    }
}

/// Unicode's white space, and the two marks that RON takes for such.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn closes(opening: u8, closing: u8) -> bool {
    matches!((opening, closing), (b'(', b')') | (b'[', b']') | (b'{', b'}'))
}

fn mismatch(opening: u8, at: usize) -> Broken {
    let what = match opening {
        b'(' => wording::OPEN_PARENTHESIS,
        b'[' => wording::OPEN_BRACKET,
        _ => wording::OPEN_BRACE,
    };
    Broken { at, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items of a file's only field.
    fn items(text: &str) -> (Vec<Item>, Option<Broken>) {
        let (mut fields, broken) = fields(text);
        (fields.pop().and_then(|field| field.items).unwrap_or_default(), broken)
    }

    fn list(text: &str) -> Vec<String> {
        let text = format!("(a: {text})");
        let (found, broken) = items(&text);
        assert_eq!(broken, None, "{text}");
        found.into_iter().map(|item| text[item.span].to_owned()).collect()
    }

    #[test]
    fn commas_and_brackets_hide_in_strings_characters_and_comments() {
        assert_eq!(
            list(r#"[ "a,]", 'x', ',', '\'', b ]"#),
            [r#""a,]""#, "'x'", "','", r"'\''", "b"]
        );
        assert_eq!(list(r##"[r#"a"],"#, r"b]", raw]"##), [r##"r#"a"],"#"##, r#"r"b]""#, "raw"]);
        assert_eq!(list("[a, /* ] /* , */ ] */ b, // ]\n c,]"), ["a", "b", "c"]);
        assert_eq!(list(r##"[br#"a"],"#, for, "b"]"##), [r##"br#"a"],"#"##, "for", "\"b\""]);
        assert_eq!(list("[]"), [""; 0]);
        assert_eq!(list(r#"["\\", "\""]"#), [r#""\\""#, r#""\"""#]);
    }

    #[test]
    fn fields_are_found_behind_attributes_and_names() {
        let text = "#![enable(implicit_some)]\nSet( as_of: \"2026\", actors: [ (key: \"a\") ] ) ";
        let (found, broken) = fields(text);
        assert_eq!(broken, None);
        let found: Vec<_> =
            found.iter().map(|f| (&text[f.name.clone()], &text[f.value.clone()])).collect();
        assert_eq!(found, [("as_of", "\"2026\""), ("actors", "[ (key: \"a\") ]")]);
    }

    #[test]
    fn a_cast_is_found_in_its_project_only() {
        let text = "(projects: [(key: \"cast: [(x)]\", sources: [(url: \"u\")], broadcast: [(n)],\
            cast : [(actor: \"a\", sources: [(url: \"(\")]), /* (no) */ (actor: \"b\")], x: [(y)])])";
        let (found, broken) = items(text);
        assert_eq!(broken, None);
        let cast: Vec<&str> = found[0].cast.iter().map(|span| &text[span.clone()]).collect();
        assert_eq!(cast, ["(actor: \"a\", sources: [(url: \"(\")])", "(actor: \"b\")"]);
    }

    #[test]
    fn what_stands_before_the_break_is_kept() {
        let text = "(actors: [(a), (b), (c";
        let (found, broken) = items(text);
        assert_eq!(broken.map(|b| (b.at, b.what)), Some((20, wording::OPEN_PARENTHESIS)));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn any_prefix_of_a_text_and_any_depth_is_split_without_panic() {
        let text = "#![enable(implicit_some)](a: [\"한\", 'ㄱ', r#\"x\"#, /* /* */ */ (b: {\"c\": 1})], // x\n d: \"\\u{1}\")";
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let cut = &text[..end];
            let (found, _) = fields(cut);
            assert!(found.iter().all(|field| cut.get(field.value.clone()).is_some()));
        }
        let deep = format!("(a: {}", "[".repeat(1_000_000));
        assert_eq!(fields(&deep).1.map(|b| b.what), Some(wording::TOO_DEEP));
        for odd in ["(a: '\\", "(a: '", "(a: 'é", "(a: r", "(a: r#", "(a: \"\\", "(a: /", "#!", "("]
        {
            let _ = fields(odd);
        }
    }
}
