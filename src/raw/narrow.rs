//! Columns of numbers that are read all day, each number in as many whole bytes as the greatest
//! takes.

use std::marker::PhantomData;
use std::ops::{Range, RangeInclusive};

use serde::{Deserialize, Serialize};

use super::Number;
use crate::raw;

/// Numbers by position, in one to four bytes each. Reading one costs hardly more than where all
/// have four; where few bytes count more, see [`super::Packed`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Narrow<T>(Width, PhantomData<T>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Width {
    One(#[serde(with = "raw")] Vec<u8>),
    Two(#[serde(with = "raw")] Vec<u16>),
    Three(#[serde(with = "raw")] Vec<[u8; 3]>),
    Four(#[serde(with = "raw")] Vec<u32>),
}

/// So many numbers are looked at before a branch.
const PIECE: usize = 64;

impl<T> Default for Narrow<T> {
    fn default() -> Self {
        Narrow(Width::One(Vec::new()), PhantomData)
    }
}

/// Runs some code with the vector and what makes a number of one of its values, whatever the width.
macro_rules! with {
    ($width:expr, |$values:ident, $wide:ident| $code:expr) => {
        match $width {
            Width::One($values) => {
                let $wide = |value: u8| u32::from(value);
                $code
            }
            Width::Two($values) => {
                let $wide = |value: u16| u32::from(value);
                $code
            }
            Width::Three($values) => {
                let $wide =
                    |[low, middle, high]: [u8; 3]| u32::from_le_bytes([low, middle, high, 0]);
                $code
            }
            Width::Four($values) => {
                let $wide = |value: u32| value;
                $code
            }
        }
    };
}

impl<T: Number> Narrow<T> {
    /// The column of these numbers. Cost: two looks at each.
    #[must_use]
    pub fn of(numbers: &[T]) -> Self {
        let numbers = numbers.iter().map(|number| number.number());
        let bytes = |number: u32| number.to_le_bytes();
        let width = match numbers.clone().max().unwrap_or(0) {
            0..0x100 => Width::One(numbers.map(|number| bytes(number)[0]).collect()),
            0x100..0x1_0000 => {
                let two = |[low, high, ..]: [u8; 4]| u16::from_le_bytes([low, high]);
                Width::Two(numbers.map(|number| two(bytes(number))).collect())
            }
            0x1_0000..0x100_0000 => {
                let three = |[low, middle, high, _]: [u8; 4]| [low, middle, high];
                Width::Three(numbers.map(|number| three(bytes(number))).collect())
            }
            _ => Width::Four(numbers.collect()),
        };
        Narrow(width, PhantomData)
    }

    /// How many there are.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        with!(&self.0, |values, _wide| values.len())
    }

    /// The number at a position.
    #[must_use]
    #[inline]
    pub fn get(&self, at: usize) -> T {
        T::of(with!(&self.0, |values, wide| wide(values[at])))
    }

    /// Those of a range.
    #[inline]
    pub fn range(&self, range: Range<usize>) -> Numbers<'_, T> {
        Numbers { of: self, range }
    }

    /// Those of as many positions as there is room for, from one on: of many numbers, side by side
    /// the quickest way.
    #[inline]
    pub fn copy_to(&self, from: usize, room: &mut [T]) {
        with!(&self.0, |values, wide| {
            let values = &values[from..][..room.len()];
            room.iter_mut().zip(values).for_each(|(room, &value)| *room = T::of(wide(value)));
        });
    }

    /// The first position of a range at which `is_before` no longer holds, as `partition_point` of
    /// slices.
    pub fn partition_point(&self, range: Range<usize>, is_before: impl Fn(T) -> bool) -> usize {
        super::partition_point(range, |at| is_before(self.get(at)))
    }

    /// Visits the numbers at some positions: for many of them, quicker than asking for each.
    #[inline]
    pub fn each(&self, positions: impl Iterator<Item = usize>, mut visit: impl FnMut(T)) {
        with!(&self.0, |values, wide| positions.for_each(|at| visit(T::of(wide(values[at])))));
    }

    /// Visits the positions of the numbers in a range. Cost: those of few are found by looking at
    /// many numbers at a time.
    pub fn positions_in(&self, wanted: RangeInclusive<u32>, mut visit: impl FnMut(usize)) {
        let (first, width) = (*wanted.start(), wanted.end().wrapping_sub(*wanted.start()));
        if wanted.is_empty() {
            return;
        }
        with!(&self.0, |values, wide| {
            let mut start = 0;
            for piece in values.chunks(PIECE) {
                let is_wanted = |&value| wide(value).wrapping_sub(first) <= width;
                // Without a branch for each, so that many are compared by one instruction.
                if piece.iter().fold(false, |any, value| any | is_wanted(value)) {
                    let found = piece.iter().enumerate().filter(|(_, value)| is_wanted(value));
                    found.for_each(|(at, _)| visit(start + at));
                }
                start += piece.len();
            }
        });
    }

    /// What they take in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        with!(&self.0, |values, _wide| size_of_val(values.as_slice()))
    }
}

/// Some numbers, one after the other.
#[derive(Debug, Clone)]
pub struct Numbers<'n, T> {
    of: &'n Narrow<T>,
    range: Range<usize>,
}

impl<T: Number> Iterator for Numbers<'_, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.range.next().map(|at| self.of.get(at))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }

    /// For whoever takes all of them: the width is looked at once.
    #[inline]
    fn fold<B, F: FnMut(B, T) -> B>(self, init: B, mut fold: F) -> B {
        with!(&self.of.0, |values, wide| {
            let values = values[self.range].iter();
            values.fold(init, |folded, &value| fold(folded, T::of(wide(value))))
        })
    }
}

impl<T: Number> DoubleEndedIterator for Numbers<'_, T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.range.next_back().map(|at| self.of.get(at))
    }
}

impl<T: Number> ExactSizeIterator for Numbers<'_, T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_take_the_bytes_of_the_greatest() {
        for (greatest, width) in [(0, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 3)]
            .into_iter()
            .chain([((1 << 24) - 1, 3), (1 << 24, 4), (u32::MAX, 4)])
        {
            let numbers = [0, greatest, greatest / 3, 1.min(greatest)];
            let narrow = Narrow::of(&numbers);
            assert_eq!(narrow.size(), 4 * width, "{greatest}");
            assert_eq!(narrow.len(), 4);
            assert_eq!(narrow.range(0..4).collect::<Vec<_>>(), numbers);
            let mut folded = Vec::new();
            narrow.range(1..3).for_each(|number| folded.push(number));
            assert_eq!(folded, numbers[1..3]);
            let mut room = [0; 2];
            narrow.copy_to(1, &mut room);
            assert_eq!(room, numbers[1..3]);
            let mut visited = Vec::new();
            narrow.each([3, 1].into_iter(), |number| visited.push(number));
            assert_eq!(visited, [numbers[3], greatest]);
            for wanted in [0..=0, 1..=greatest, greatest..=greatest, 0..=u32::MAX] {
                let mut positions = Vec::new();
                narrow.positions_in(wanted.clone(), |at| positions.push(at));
                let in_range = |&at: &usize| wanted.contains(&numbers[at]);
                assert_eq!(positions, (0..4).filter(in_range).collect::<Vec<_>>(), "{wanted:?}");
            }
            let bytes = postcard::to_stdvec(&narrow).unwrap();
            assert_eq!(postcard::from_bytes::<Narrow<u32>>(&bytes).unwrap(), narrow);
        }
        assert_eq!(Narrow::<u32>::of(&[]), Narrow::default());
    }
}
