//! Columns as bytes, each value in its full width with the lowest byte first: read ten times as
//! fast as numbers of varying length, and only a little longer.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

use crate::model::Country;

/// A value of a fixed number of bytes, any of which are a value.
pub trait Plain: Copy {
    /// The bytes.
    type Bytes: AsRef<[u8]> + for<'b> TryFrom<&'b [u8]>;

    /// How many they are.
    const WIDTH: usize = size_of::<Self::Bytes>();

    /// The value as bytes.
    fn to_bytes(self) -> Self::Bytes;

    /// The value of bytes.
    fn of_bytes(bytes: Self::Bytes) -> Self;
}

macro_rules! plain {
    ($($number:ty),+) => {
        $(impl Plain for $number {
            type Bytes = [u8; size_of::<$number>()];

            fn to_bytes(self) -> Self::Bytes {
                self.to_le_bytes()
            }

            fn of_bytes(bytes: Self::Bytes) -> Self {
                Self::from_le_bytes(bytes)
            }
        })+
    };
}

plain!(u8, u16, u32);

impl Plain for Country {
    type Bytes = [u8; 2];

    fn to_bytes(self) -> [u8; 2] {
        self.letters()
    }

    fn of_bytes(bytes: [u8; 2]) -> Self {
        Country::of_letters(bytes)
    }
}

/// Writes a column. For `#[serde(with)]`.
pub fn serialize<T: Plain, S: Serializer>(column: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(column.len() * T::WIDTH);
    for value in column {
        bytes.extend_from_slice(value.to_bytes().as_ref());
    }
    serializer.serialize_bytes(&bytes)
}

/// Reads a column.
pub fn deserialize<'de, T: Plain, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_bytes(Column(PhantomData))
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
        let values = bytes.chunks_exact(T::WIDTH);
        Ok(values.filter_map(|value| T::Bytes::try_from(value).ok()).map(T::of_bytes).collect())
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
    }

    #[test]
    fn columns_come_back_as_they_were() {
        let columns = Columns { wide: vec![0, 1, u32::MAX], narrow: vec![7] };
        let bytes = postcard::to_stdvec(&columns).unwrap();
        assert_eq!(bytes.len(), 1 + 12 + 1 + 2);
        assert_eq!(postcard::from_bytes::<Columns>(&bytes).unwrap(), columns);
    }

    #[test]
    fn a_part_of_a_value_is_refused() {
        assert!(postcard::from_bytes::<Columns>(&[3, 0, 0, 0, 0]).is_err());
    }
}
