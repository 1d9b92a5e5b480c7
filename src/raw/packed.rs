//! Columns of numbers in as few bits as can be.

use std::marker::PhantomData;
use std::ops::Range;

use serde::{Deserialize, Serialize, Serializer};

use super::Number;
use crate::raw;

/// Numbers by position, each in as many bits as the greatest takes: none at all where all are 0.
/// Reading one costs a nanosecond; see [`super::Narrow`] for what is read more often.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(bound = "", try_from = "Bits")]
pub struct Packed<T> {
    bits: Bits,
    kind: PhantomData<T>,
}

/// The bits of a column, the lowest of the first number first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Bits {
    len: u32,
    /// Of a number; 32 at most.
    width: u8,
    /// With [`SPARE`] more behind the last number.
    #[serde(with = "raw")]
    bytes: Vec<u8>,
}

/// A number is read with the seven bytes behind its first.
const SPARE: usize = 7;

impl Bits {
    /// As many numbers that are 0.
    fn zeros(len: usize, width: u8) -> Bits {
        let bytes = vec![0; Bits::size(len, width)];
        Bits { len: u32::try_from(len).unwrap_or(u32::MAX), width, bytes }
    }

    /// How many bytes there must be.
    fn size(len: usize, width: u8) -> usize {
        if width == 0 { 0 } else { (len * usize::from(width)).div_ceil(8) + SPARE }
    }
}

impl<T> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.bits.serialize(serializer)
    }
}

impl<T> TryFrom<Bits> for Packed<T> {
    type Error = &'static str;

    fn try_from(bits: Bits) -> Result<Self, Self::Error> {
        let is_sound = u32::from(bits.width) <= u32::BITS
            && bits.bytes.len() == Bits::size(bits.len as usize, bits.width);
        if is_sound {
            Ok(Packed { bits, kind: PhantomData })
        } else {
            Err("a packed column of another length than it says")
        }
    }
}

impl<T> Default for Packed<T> {
    fn default() -> Self {
        Packed { bits: Bits::zeros(0, 0), kind: PhantomData }
    }
}

impl<T: Number> Packed<T> {
    /// The column of these numbers. Cost: two looks at each.
    #[must_use]
    pub fn of(numbers: impl ExactSizeIterator<Item = T> + Clone) -> Self {
        let greatest = numbers.clone().map(Number::number).max().unwrap_or(0);
        let width = u8::try_from(u32::BITS - greatest.leading_zeros()).unwrap_or(0);
        let mut bits = Bits::zeros(numbers.len(), width);
        for (number, at) in numbers.zip((0..).step_by(usize::from(width.max(1)))) {
            let Some(word) = bits.bytes.get_mut(at / 8..).and_then(<[u8]>::first_chunk_mut) else {
                break;
            };
            *word =
                (u64::from_le_bytes(*word) | u64::from(number.number()) << (at % 8)).to_le_bytes();
        }
        Packed { bits, kind: PhantomData }
    }

    /// How many there are.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.bits.len as usize
    }

    /// The number at a position; behind the last it may be any.
    #[must_use]
    #[inline]
    pub fn get(&self, at: usize) -> T {
        let Bits { width, bytes, .. } = &self.bits;
        let bit = at * usize::from(*width);
        let word = bytes.get(bit / 8..).and_then(<[u8]>::first_chunk);
        let word = word.map_or(0, |word| u64::from_le_bytes(*word));
        let number = word >> (bit % 8) & ((1 << width) - 1);
        T::of(u32::try_from(number).unwrap_or(0))
    }

    /// Those of a range.
    #[inline]
    pub fn range(&self, range: Range<usize>) -> impl ExactSizeIterator<Item = T> + Clone {
        range.map(|at| self.get(at))
    }

    /// The first of a range at which `is_before` no longer holds, as `partition_point` of slices.
    pub fn partition_point(&self, range: Range<usize>, is_before: impl Fn(T) -> bool) -> usize {
        super::partition_point(range, |at| is_before(self.get(at)))
    }

    /// What they take in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bits.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back_whatever_their_width(
            numbers in prop::collection::vec(any::<u32>(), 0..40), shift in 0..32_u32,
        ) {
            let numbers: Vec<u32> = numbers.iter().map(|number| number >> shift).collect();
            let packed = Packed::of(numbers.iter().copied());
            prop_assert!(packed.size() <= (numbers.len() * (32 - shift as usize)).div_ceil(8) + SPARE);
            prop_assert_eq!(packed.range(0..packed.len()).collect::<Vec<_>>(), &*numbers);
            let bytes = postcard::to_stdvec(&packed).unwrap();
            prop_assert_eq!(postcard::from_bytes::<Packed<u32>>(&bytes).unwrap(), packed);
        }

        #[test]
        fn bytes_that_are_no_column_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(packed) = postcard::from_bytes::<Packed<u32>>(&bytes) {
                (0..packed.len()).for_each(|at| _ = packed.get(at));
            }
        }
    }

    #[test]
    fn zeros_take_no_room_and_what_is_asked_behind_the_last_is_no_fault() {
        let zeros = Packed::<u32>::of([0; 1000].into_iter());
        assert_eq!((zeros.size(), zeros.len(), zeros.get(999)), (0, 1000, 0));
        assert_eq!(Packed::of([7_u32].into_iter()).get(usize::MAX / 64), 0);
    }

    #[test]
    fn the_border_in_a_sorted_range_is_found() {
        let sorted = [1_u32, 3, 3, 8, 9];
        let packed = Packed::of(sorted.into_iter());
        for wanted in 0..12 {
            let point = sorted.partition_point(|&number| number < wanted);
            assert_eq!(packed.partition_point(0..5, |number| number < wanted), point);
        }
    }
}
