//! Texts nearly like a query, among many.

use std::ops::Range;

use super::codes::{self, codes};

/// So many are looked at together.
const TOGETHER: usize = 32;

/// Calls `visit` with the place of each of many sets of letters ([`super::letters_in`]) that lacks
/// at most `lacking` of the `wanted`, in order.
///
/// Cost: half a nanosecond each. There is nothing to foretell before the end of [`TOGETHER`] of
/// them, and so the compiler compares several in one step.
pub fn with_nearly_all(sets: &[u32], wanted: u32, lacking: usize, mut visit: impl FnMut(usize)) {
    for (block, sets) in sets.chunks(TOGETHER).enumerate() {
        let mut lacks = [u32::MAX; TOGETHER];
        lacks.iter_mut().zip(sets).for_each(|(lacks, has)| *lacks = wanted & !has);
        for _ in 0..lacking {
            // One letter fewer.
            lacks.iter_mut().for_each(|lacks| *lacks &= lacks.wrapping_sub(1));
        }
        let places = lacks[..sets.len()].iter().enumerate().filter(|(_, lacks)| **lacks == 0);
        places.for_each(|(at, _)| visit(block * TOGETHER + at));
    }
}

/// Calls `visit` with each part of sorted positions whose texts begin with one typing error in
/// `wanted` (a letter left out, another one, one too many, or two swapped), and with that
/// beginning. Some parts come twice.
///
/// Cost: six binary searches for each letter that stands somewhere in a text, times the letters of
/// `wanted`; none of the texts beside those found is looked at one by one.
pub fn with_one_error<'p>(
    positions: &'p [u32],
    wanted: &[u8],
    text: impl Fn(u32) -> &'p str,
    mut visit: impl FnMut(Range<usize>, &[u8]),
) {
    let begin_with = |within: &Range<usize>, wanted: &[u8]| {
        let range = codes::range(&positions[within.clone()], wanted, |at| codes(text(at)));
        within.start + range.start..within.start + range.end
    };
    let mut visit = |within: &Range<usize>, parts: [&[u8]; 3]| {
        let typed = parts.concat();
        let found = begin_with(within, &typed);
        if !found.is_empty() {
            visit(found, &typed);
        }
    };
    let mut right = 0..positions.len();
    for done in 0..=wanted.len() {
        let (begun, rest) = wanted.split_at(done);
        if let [_, after @ ..] = rest {
            visit(&right, [begun, &[], after]);
        }
        if let [one, other, after @ ..] = rest
            && one != other
        {
            visit(&right, [begun, &[*other, *one], after]);
        }
        let (mut at, mut next) = (right.start, 0..0);
        while at < right.end {
            let Some(code) = codes(text(positions[at])).nth(done) else {
                at += 1;
                continue;
            };
            let same = begin_with(&(at..right.end), &[begun, &[code]].concat());
            at = same.end;
            match rest {
                // With one too many the letter may as well be the one after.
                [first, ..] if *first == code => next = same,
                [_, after @ ..] => {
                    visit(&same, [begun, &[code], after]);
                    visit(&same, [begun, &[code], rest]);
                }
                [] => visit(&same, [begun, &[code], rest]),
            }
        }
        right = next;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn those_that_lack_few_letters_are_visited(
            sets in prop::collection::vec(any::<u32>(), 0..100),
            wanted in any::<u32>(),
            lacking in 0_usize..40,
        ) {
            let mut found = Vec::new();
            with_nearly_all(&sets, wanted, lacking, |at| found.push(at));
            let lacks = |at: &usize| (wanted & !sets[*at]).count_ones() as usize;
            let expected: Vec<usize> = (0..sets.len()).filter(|at| lacks(at) <= lacking).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn texts_that_begin_with_an_error_are_visited(
            texts in prop::collection::vec("[abc]{0,6}", 0..40),
            wanted in "[abc]{0,4}",
        ) {
            let mut texts = texts;
            texts.sort();
            let positions: Vec<u32> = (0..).take(texts.len()).collect();
            let text = |at: u32| texts[at as usize].as_str();
            let (mut found, mut expected) = (Vec::new(), Vec::new());
            with_one_error(&positions, wanted.as_bytes(), text, |range, typed| {
                found.extend(range.map(|at| (at, str::from_utf8(typed).unwrap().to_owned())));
            });
            for (at, text) in texts.iter().enumerate() {
                let near = |end: &usize| strsim::osa_distance(&text[..*end], &wanted) == 1;
                let ends = (0..=text.len()).filter(near);
                expected.extend(ends.map(|end| (at, text[..end].to_owned())));
            }
            found.sort();
            found.dedup();
            prop_assert_eq!(found, expected);
        }
    }
}
