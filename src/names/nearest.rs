//! "Did you mean": the known word nearest to one that is not known.

/// The candidate nearest to `text`, if one is near enough to have been meant.
///
/// Distances are optimal string alignment (a swap of neighbours counts one) over lower-case
/// letters; a third of the letters may differ, at least one, but not all of them. Of equals the first
/// by letters wins.
/// Cost: some nanoseconds for each candidate, and a distance for those with the same letters.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_lowercase();
    let wanted: Vec<char> = text.chars().collect();
    let letters = wanted.len();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let limit = best.map_or((letters / 3).max(1), |(distance, _)| distance);
        if is_farther(&wanted, candidate, limit) {
            continue;
        }
        let lower = candidate.to_lowercase();
        let distance = strsim::osa_distance(&text, &lower);
        // Where every letter would change, nothing of it was meant.
        let is_meant = distance <= limit && distance < letters.max(lower.chars().count());
        let found = Some((distance, candidate)).filter(|_| is_meant);
        best = found.into_iter().chain(best).min();
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether a candidate is certainly farther away than the limit: so much longer or shorter, or with
/// so many letters that are not `wanted`.
fn is_farther(wanted: &[char], candidate: &str, limit: usize) -> bool {
    if candidate.is_ascii() && candidate.len().abs_diff(wanted.len()) > limit {
        return true;
    }
    let letters = candidate.chars().flat_map(char::to_lowercase);
    // Small sigma is written in two ways, by where it stands.
    letters.filter(|letter| !wanted.contains(letter) && *letter != 'σ').nth(limit).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let fields = ["country", "platform", "actor"];
        assert_eq!(nearest("contry", fields), Some("country"));
        assert_eq!(nearest("Actro", fields), Some("actor"));
        assert_eq!(nearest("banana", fields), None);
        assert_eq!(nearest("", fields), None);
    }

    #[test]
    fn a_third_of_the_letters_may_differ_and_of_a_short_word_one() {
        for (text, known, meant) in [
            ("abcdef", "abxyef", true),
            ("abcdef", "abxyzf", false),
            ("abcdef", "abcdefgh", true),
            ("abcdef", "abcdefghi", false),
            ("abcde", "abxde", true),
            ("abcde", "abxye", false),
            ("ab", "abc", true),
            ("ab", "b", true),
            ("a", "b", false),
            ("뷁", "ピ", false),
            ("a", "ab", true),
            ("a", "bc", false),
        ] {
            assert_eq!(nearest(text, [known]).is_some(), meant, "{text} for {known}");
        }
    }

    proptest! {
        #[test]
        fn the_nearest_is_found_among_all(
            text in "[abcİΣς한횻]{0,6}",
            candidates in prop::collection::vec("[abcABÉİΣς한횻]{0,8}", 0..12),
        ) {
            let wanted = text.to_lowercase();
            let letters = wanted.chars().count();
            let distance = |candidate: &String| {
                let candidate = candidate.to_lowercase();
                let distance = strsim::osa_distance(&wanted, &candidate);
                let all = letters.max(candidate.chars().count());
                (distance <= (letters / 3).max(1) && distance < all).then_some(distance)
            };
            let near = candidates.iter().filter_map(|known| Some((distance(known)?, known)));
            let expected = near.min().map(|(_, known)| known.as_str());
            let found = nearest(&text, candidates.iter().map(String::as_str));
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_nearest_is_meant_and_of_equals_the_first_by_letters() {
        assert_eq!(nearest("abcdef", ["abxyef", "abcdez"]), Some("abcdez"));
        assert_eq!(nearest("abcdef", ["zbcdef", "abcdez"]), Some("abcdez"));
        assert_eq!(nearest("abcdef", []), None);
    }
}
