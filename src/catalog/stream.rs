//! A catalog or its names read from a stream: of the bytes no more than a piece is in memory.

use std::io::Read;

use postcard::de_flavors::Flavor;
use postcard::{Deserializer, Error, Result};
use serde::de::DeserializeOwned;

use super::Catalog;

impl Catalog {
    /// The catalog of a stream of the bytes that [`Catalog::to_bytes`] gave. What follows them is
    /// left in the stream; it is asked for single bytes, and should have a buffer.
    ///
    /// # Errors
    /// As [`Catalog::from_bytes`], and where the stream fails.
    pub fn read(from: impl Read) -> Result<Catalog> {
        read(from)
    }
}

/// What a stream of bytes stands for.
pub(super) fn read<T: DeserializeOwned>(from: impl Read) -> Result<T> {
    T::deserialize(&mut Deserializer::from_flavor(Stream { from, piece: Vec::new() }))
}

struct Stream<R> {
    from: R,
    /// What is being read.
    piece: Vec<u8>,
}

/// So many bytes at a time: what a broken length asks for is not made room for before it is there.
const PIECE: usize = 1 << 18;

impl<'de, R: Read + 'de> Flavor<'de> for Stream<R> {
    type Remainder = ();
    type Source = R;

    #[inline]
    fn pop(&mut self) -> Result<u8> {
        let mut byte = [0];
        self.from.read_exact(&mut byte).map_err(|_| Error::DeserializeUnexpectedEnd)?;
        Ok(byte[0])
    }

    fn try_take_n(&mut self, _: usize) -> Result<&'de [u8]> {
        // Nothing that is read here borrows from its bytes.
        Err(Error::WontImplement)
    }

    fn try_take_n_temp<'a>(&'a mut self, count: usize) -> Result<&'a [u8]>
    where
        'de: 'a,
    {
        let Stream { from, piece } = self;
        let mut filled = 0;
        while filled < count {
            let end = count.min(filled + PIECE);
            if piece.len() < end {
                piece.resize(end, 0);
            }
            from.read_exact(&mut piece[filled..end])
                .map_err(|_| Error::DeserializeUnexpectedEnd)?;
            filled = end;
        }
        Ok(&piece[..count])
    }

    fn finalize(self) -> Result<()> {
        Ok(())
    }
}
