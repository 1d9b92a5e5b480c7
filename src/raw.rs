//! Columns as bytes, each value in its full width with the lowest byte first: read ten times as
//! fast as numbers of varying length, and only a little longer.
//!
//! For `#[serde(with = "crate::raw")]` on a column, whatever the format.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

/// A value of a fixed number of bytes, any of which are a value.
pub trait Plain: Copy {
    /// How many bytes there are.
    const WIDTH: usize;

    /// Adds the bytes.
    fn write(self, bytes: &mut Vec<u8>);

    /// Takes the value off the beginning of some bytes; what is missing counts as zeros.
    fn read(bytes: &mut &[u8]) -> Self;
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
        })+
    };
}

numbers!(u8, u16, u32, u64);

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

/// Writes a column.
///
/// # Errors
/// The format's own.
pub fn serialize<T: Plain, S: Serializer>(column: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(column.len() * T::WIDTH);
    column.iter().for_each(|value| value.write(&mut bytes));
    serializer.serialize_bytes(&bytes)
}

/// Reads a column.
///
/// # Errors
/// That the bytes end in the middle of a value, and the format's own.
pub fn deserialize<'de, T: Plain, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    // A format that reads a stream need not keep the bytes.
    deserializer.deserialize_byte_buf(Column(PhantomData))
}

struct Column<T>(PhantomData<T>);

impl<T: Plain> Visitor<'_> for Column<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the bytes of a column, {} a value", T::WIDTH)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        if !bytes.len().is_multiple_of(T::WIDTH) {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        Ok(bytes.chunks_exact(T::WIDTH).map(|mut value| T::read(&mut value)).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Columns {
        #[serde(with = "super")]
        wide: Vec<u32>,
        #[serde(with = "super")]
        narrow: Vec<u16>,
        #[serde(with = "super")]
        pairs: Vec<(u8, u64)>,
    }

    #[test]
    fn columns_come_back_as_they_were() {
        let columns =
            Columns { wide: vec![0, 1, u32::MAX], narrow: vec![7], pairs: vec![(9, u64::MAX)] };
        let bytes = postcard::to_stdvec(&columns).unwrap();
        assert_eq!(bytes.len(), 1 + 12 + 1 + 2 + 1 + 9);
        assert_eq!(postcard::from_bytes::<Columns>(&bytes).unwrap(), columns);
    }

    #[test]
    fn a_part_of_a_value_is_refused() {
        assert!(postcard::from_bytes::<Columns>(&[3, 0, 0, 0, 0, 0]).is_err());
    }
}
