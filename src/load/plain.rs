//! Reads entries as nearly all of them are written, in a fraction of `ron`'s time.
//!
//! It knows the part of RON that has no comments, escapes, raw strings, written `Some`, names of
//! structs or digits but decimal ones. What is in that part means the same to both; whatever is
//! not, right or wrong, is left to `ron`, which also says what is wrong with it.

use memchr::memchr2;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

/// The value that a text is, if it is written plainly; `None` says nothing about the text. Cost:
/// one or two nanoseconds a byte.
pub fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Option<T> {
    let mut plain = Plain { text, at: 0 };
    let value = T::deserialize(&mut plain).ok()?;
    plain.blank();
    (plain.at == text.len()).then_some(value)
}

struct Plain<'t> {
    text: &'t str,
    at: usize,
}

/// This is not plain, or not right.
#[derive(Debug, thiserror::Error)]
#[error("this is for ron to read")]
struct Other;

impl de::Error for Other {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Other
    }
}

impl<'t> Plain<'t> {
    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn blank(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    #[inline]
    fn take(&mut self, byte: u8) -> Result<(), Other> {
        self.blank();
        if self.peek() != Some(byte) {
            return Err(Other);
        }
        self.at += 1;
        Ok(())
    }

    /// Letters, digits and `_`, at least one.
    #[inline]
    fn word(&mut self) -> Result<&'t str, Other> {
        self.blank();
        let rest = &self.text[self.at..];
        let is_in_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let length = rest.bytes().position(|byte| !is_in_word(byte)).unwrap_or(rest.len());
        self.at += length;
        if length == 0 { Err(Other) } else { Ok(&rest[..length]) }
    }

    #[inline]
    fn string(&mut self) -> Result<&'t str, Other> {
        self.take(b'"')?;
        let rest = &self.text[self.at..];
        let length = memchr2(b'"', b'\\', rest.as_bytes()).ok_or(Other)?;
        if rest.as_bytes()[length] == b'\\' {
            return Err(Other);
        }
        self.at += length + 1;
        Ok(&rest[..length])
    }
}

impl<'de> Deserializer<'de> for &mut Plain<'de> {
    type Error = Other;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Other> {
        Err(Other)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_borrowed_str(self.string()?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        let word = self.word()?;
        visitor.visit_u16(word.parse().map_err(|_| Other)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.blank();
        let rest = &self.text[self.at..];
        if rest.starts_with("None") || rest.starts_with("Some") {
            return Err(Other);
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.take(b'[')?;
        let value = visitor.visit_seq(Within { plain: self, end: b']' })?;
        self.take(b']')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        self.take(b'(')?;
        let value = visitor.visit_map(Within { plain: self, end: b')' })?;
        self.take(b')')?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.word()?))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u32 u64 f32 f64 char string bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct map identifier ignored_any
    }
}

/// Within the brackets of a list or a struct.
struct Within<'p, 't> {
    plain: &'p mut Plain<'t>,
    end: u8,
}

impl Within<'_, '_> {
    #[inline]
    fn is_at_end(&mut self) -> bool {
        self.plain.blank();
        self.plain.peek() == Some(self.end)
    }

    /// What follows a value: a comma or the end.
    #[inline]
    fn go_on(&mut self) -> Result<(), Other> {
        if self.is_at_end() { Ok(()) } else { self.plain.take(b',') }
    }
}

impl<'t> de::SeqAccess<'t> for Within<'_, 't> {
    type Error = Other;

    fn next_element_seed<S: DeserializeSeed<'t>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Other> {
        if self.is_at_end() {
            return Ok(None);
        }
        let value = seed.deserialize(&mut *self.plain)?;
        self.go_on()?;
        Ok(Some(value))
    }
}

impl<'t> de::MapAccess<'t> for Within<'_, 't> {
    type Error = Other;

    fn next_key_seed<S: DeserializeSeed<'t>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Other> {
        if self.is_at_end() {
            return Ok(None);
        }
        let name = self.plain.word()?;
        self.plain.take(b':')?;
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Other> {
        let value = seed.deserialize(&mut *self.plain)?;
        self.go_on()?;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::entry::ProjectEntry;
    use super::super::parse::options;
    use super::*;

    const PROJECT: &str = r#"(
    key: "p", title: (en: "Pachinko", ko: "파친코"), kind: WebSeries, countries: ["US"],
    cast: [(actor: "a", billing: Lead, year: 2022, note: "x"), (actor: "b")],
)"#;

    /// What may stand in a text of RON, and what may not.
    const PIECES: [&str; 34] = [
        "(", ")", "[", "]", ",", ":", "\"", "\\", "\\n", "'", "#", "r", "r\"a\"", "r#\"a\"#", "b",
        "//\n", "/* */", " ", "\n", "\t", "\u{a0}", "\u{b}", "한", "_", "-", "+", "0", "1", "0x1",
        "u16", "None", "Some(", "Lead", "\u{feff}",
    ];

    #[test]
    fn a_plain_project_is_read() {
        assert!(read::<ProjectEntry>(PROJECT).is_some());
        assert!(read::<ProjectEntry>(&format!("{PROJECT} // note")).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        /// Some change a few places, and what still is plain has to mean what it means to `ron`.
        #[test]
        fn what_is_plain_means_the_same_to_ron(
            edits in prop::collection::vec(
                (any::<prop::sample::Index>(), 0..4_usize, select(&PIECES[..])),
                1..4,
            ),
        ) {
            let mut text: Vec<char> = PROJECT.chars().collect();
            for (at, removed, piece) in edits {
                let at = at.index(text.len());
                let end = (at + removed).min(text.len());
                text.splice(at..end, piece.chars());
            }
            let text: String = text.into_iter().collect();
            if let Some(project) = read::<ProjectEntry>(&text) {
                let reference: ProjectEntry = options().from_str(&text)
                    .map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
                prop_assert_eq!(format!("{:?}", project), format!("{:?}", reference), "{}", text);
            }
        }
    }
}
