//! Columns as bytes, each value in its full width with the lowest byte first: read ten times as
//! fast as numbers of varying length, and only a little longer.
//!
//! For `#[serde(with = "crate::raw")]` on a column, whatever the format.

mod narrow;
mod packed;

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

pub use narrow::{Narrow, Numbers};
pub use packed::Packed;

/// What is one of fewer than 2³², and can be told by its number.
pub trait Number: Copy {
    /// What has this number.
    fn of(number: u32) -> Self;

    /// The number.
    fn number(self) -> u32;
}

impl Number for u32 {
    #[inline]
    fn of(number: u32) -> Self {
        number
    }

    #[inline]
    fn number(self) -> u32 {
        self
    }
}

/// The first position of a range at which `is_before` no longer holds; its end where it always does.
fn partition_point(range: Range<usize>, is_before: impl Fn(usize) -> bool) -> usize {
    let Range { mut start, mut end } = range;
    while start < end {
        let middle = start.midpoint(end);
        if is_before(middle) { start = middle + 1 } else { end = middle }
    }
    start
}

/// A value of a fixed number of bytes, any of which are a value.
pub trait Plain: Copy {
    /// How many bytes there are.
    const WIDTH: usize;

    /// Adds the bytes.
    fn write(self, bytes: &mut Vec<u8>);

    /// Takes the value off the beginning of some bytes; what is missing counts as zeros.
    fn read(bytes: &mut &[u8]) -> Self;

    /// Adds the values of some bytes, which are all whole.
    #[inline]
    fn read_all(bytes: &[u8], values: &mut Vec<Self>) {
        values.extend(bytes.chunks_exact(Self::WIDTH).map(|mut value| Self::read(&mut value)));
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl Plain for $number {
            const WIDTH: usize = size_of::<$number>();

            #[inline]
            fn write(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn read(bytes: &mut &[u8]) -> Self {
                let Some((first, rest)) = bytes.split_first_chunk() else { return 0 };
                *bytes = rest;
                Self::from_le_bytes(*first)
            }

            #[inline]
            fn read_all(bytes: &[u8], values: &mut Vec<Self>) {
                // Most of what is read: in this form a copy of many bytes at a time.
                values.extend(bytes.as_chunks().0.iter().map(|value| Self::from_le_bytes(*value)));
            }
        })+
    };
}

numbers!(u8, u16, u32, u64, u128);

impl Plain for [u8; 3] {
    const WIDTH: usize = 3;

    #[inline]
    fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self);
    }

    #[inline]
    fn read(bytes: &mut &[u8]) -> Self {
        let Some((first, rest)) = bytes.split_first_chunk() else { return [0; 3] };
        *bytes = rest;
        *first
    }

    #[inline]
    fn read_all(bytes: &[u8], values: &mut Vec<Self>) {
        values.extend_from_slice(bytes.as_chunks().0);
    }
}

impl<A: Plain, B: Plain> Plain for (A, B) {
    const WIDTH: usize = A::WIDTH + B::WIDTH;

    #[inline]
    fn write(self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }

    #[inline]
    fn read(bytes: &mut &[u8]) -> Self {
        (A::read(bytes), B::read(bytes))
    }
}

/// Makes a struct of plain fields plain: its fields in turn.
macro_rules! record {
    ($record:ty { $($field:ident: $kind:ty),+ $(,)? }) => {
        impl crate::raw::Plain for $record {
            const WIDTH: usize = 0 $(+ <$kind as crate::raw::Plain>::WIDTH)+;

            #[inline]
            fn write(self, bytes: &mut Vec<u8>) {
                $(crate::raw::Plain::write(self.$field, bytes);)+
            }

            #[inline]
            fn read(bytes: &mut &[u8]) -> Self {
                Self { $($field: <$kind as crate::raw::Plain>::read(bytes)),+ }
            }
        }
    };
}

pub(crate) use record;

/// Makes the choices of an enum plain: each by its position among all, a position beyond them the
/// first.
macro_rules! choice {
    ($($choice:ty => $all:expr),+ $(,)?) => {
        $(impl crate::raw::Plain for $choice {
            const WIDTH: usize = 1;

            #[inline]
            fn write(self, bytes: &mut Vec<u8>) {
                bytes.push(self as u8);
            }

            #[inline]
            fn read(bytes: &mut &[u8]) -> Self {
                let all = $all;
                let at = usize::from(<u8 as crate::raw::Plain>::read(bytes));
                all.get(at).copied().unwrap_or(all[0])
            }
        })+
    };
}

pub(crate) use choice;

/// Writes a column, in pieces.
///
/// # Errors
/// The format's own.
pub fn serialize<T: Plain, S: Serializer>(column: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let values = PIECE / T::WIDTH;
    let mut pieces = serializer.serialize_seq(Some(1 + column.len().div_ceil(values)))?;
    pieces.serialize_element(&Piece(&(column.len() as u64).to_le_bytes()))?;
    let mut bytes = Vec::with_capacity(PIECE.min(column.len() * T::WIDTH));
    for piece in column.chunks(values) {
        bytes.clear();
        piece.iter().for_each(|value| value.write(&mut bytes));
        pieces.serialize_element(&Piece(&bytes))?;
    }
    pieces.end()
}

/// Reads a column.
///
/// # Errors
/// That a piece ends in the middle of a value, that there is no room, and the format's own.
pub fn deserialize<'de, T: Plain, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_seq(Column(PhantomData))
}

/// A long text, in pieces as a column is. For `#[serde(with)]`.
pub mod text {
    use super::{Deserializer, Error, Serializer};

    /// Writes the text.
    ///
    /// # Errors
    /// The format's own.
    pub fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(text.as_bytes(), serializer)
    }

    /// Reads it.
    ///
    /// # Errors
    /// That it is not UTF-8, and those of a column.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::from_utf8(super::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Bytes of a piece at most: whoever reads a stream needs room for one.
const PIECE: usize = 1 << 16;

/// Some bytes, to be written.
struct Piece<'b>(&'b [u8]);

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

struct Column<T>(PhantomData<T>);

impl<'de, T: Plain> Visitor<'de> for Column<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a column, {} bytes a value", T::WIDTH)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut pieces: A) -> Result<Vec<T>, A::Error> {
        let mut length = Vec::new();
        pieces.next_element_seed(Values::<u64>(&mut length))?;
        let length = length.first().and_then(|&length| usize::try_from(length).ok());
        let mut column = Vec::new();
        // A length that a fault has made is an error, and no end of the program.
        column.try_reserve_exact(length.unwrap_or(0)).map_err(A::Error::custom)?;
        while pieces.next_element_seed(Values(&mut column))?.is_some() {}
        Ok(column)
    }
}

/// Reads a piece, and adds its values to those before.
struct Values<'v, T>(&'v mut Vec<T>);

impl<'de, T: Plain> DeserializeSeed<'de> for Values<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // A format that reads a stream need not keep the bytes.
        deserializer.deserialize_byte_buf(self)
    }
}

impl<T: Plain> Visitor<'_> for Values<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a piece of a column, {} bytes a value", T::WIDTH)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        if !bytes.len().is_multiple_of(T::WIDTH) {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        T::read_all(bytes, self.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::PIECE;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Columns {
        #[serde(with = "super")]
        wide: Vec<u32>,
        #[serde(with = "super")]
        odd: Vec<(u8, u64)>,
        #[serde(with = "super::text")]
        text: String,
    }

    fn columns(count: u8) -> Columns {
        let odd = (0..count).map(|at| (at, u64::MAX - u64::from(at)));
        let text = "한효주".repeat(PIECE / 8 * usize::from(count));
        Columns { wide: vec![7; PIECE * usize::from(count)], odd: odd.collect(), text }
    }

    #[test]
    fn columns_come_back_as_they_were() {
        for columns in [0, 1, 3].map(columns) {
            let bytes = postcard::to_stdvec(&columns).unwrap();
            let longest = columns.wide.len() * 4 + columns.odd.len() * 9 + columns.text.len() + 99;
            assert!(bytes.len() < longest + longest / 1000, "{}", bytes.len());
            assert_eq!(postcard::from_bytes::<Columns>(&bytes).unwrap(), columns);
        }
    }

    #[test]
    fn what_is_no_column_is_refused_and_no_room_is_made_for_what_it_promises() {
        let read = |bytes: &[u8]| {
            let mut deserializer = postcard::Deserializer::from_bytes(bytes);
            super::deserialize::<u32, _>(&mut deserializer)
        };
        let length = |count: u64| [&[2, 8][..], &count.to_le_bytes()].concat();
        assert_eq!(read(&[length(1), vec![4, 1, 0, 0, 0]].concat()), Ok(vec![1]));
        assert!(read(&[length(1), vec![5, 1, 0, 0, 0, 0]].concat()).is_err(), "a part of a value");
        assert!(read(&[length(u64::MAX), vec![4, 1, 0, 0, 0]].concat()).is_err());
        assert!(read(&[2, 7, 0, 0, 0, 0, 0, 0, 0]).is_err());
        assert!(read(&length(1)).is_err());
    }
}
