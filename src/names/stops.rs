//! Where words end in a text that has no spaces any more.

use crate::raw::Plain;

/// A set of positions in a text, counted in characters. Positions from 128 on are not remembered: the
/// words of a title behind its first 128 letters are found only together with what stands before
/// them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stops(u128);

/// How many positions are remembered.
const POSITIONS: usize = u128::BITS as usize;

impl Stops {
    /// Adds a position.
    pub fn insert(&mut self, position: usize) {
        if position < POSITIONS {
            self.0 |= 1 << position;
        }
    }

    /// Whether a word ends at this position.
    #[must_use]
    pub fn contains(self, position: usize) -> bool {
        position < POSITIONS && self.0 & (1 << position) != 0
    }

    /// The first position, if there is any.
    #[must_use]
    pub fn first(self) -> Option<usize> {
        (self.0 != 0).then_some(self.0.trailing_zeros() as usize)
    }

    /// The positions after the first `dropped` characters, counted from there.
    pub(super) fn after(self, dropped: usize) -> Self {
        if dropped < POSITIONS { Self(self.0 >> dropped & !1) } else { Self(0) }
    }
}

impl Plain for Stops {
    const WIDTH: usize = u128::WIDTH;

    #[inline]
    fn write(self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
    }

    #[inline]
    fn read(bytes: &mut &[u8]) -> Self {
        Self(u128::read(bytes))
    }
}
