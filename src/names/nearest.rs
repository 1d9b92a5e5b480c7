//! "Did you mean": the known word nearest to one that is not known.

/// The candidate nearest to `text`, if one is near enough to have been meant.
///
/// Distances are optimal string alignment (a swap of neighbours counts one) over lower-case
/// letters; a third of the letters may differ, at least one, but not all of them. Of equals the first
/// by letters wins.
/// Cost: a distance for each candidate of about the same length.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = text.to_lowercase();
    let letters = wanted.chars().count();
    let limit = (letters / 3).max(1);
    // Whoever is longer or shorter by more than that differs by more.
    let distance = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let own = candidate.chars().count();
        let is_alike = own.abs_diff(letters) <= limit;
        let distance = is_alike.then(|| strsim::osa_distance(&wanted, &candidate));
        // Where every letter would change, nothing of it was meant.
        distance.filter(|distance| *distance < own.max(letters))
    };
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(candidate)?, candidate)))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn the_nearest_is_meant_and_of_equals_the_first_by_letters() {
        assert_eq!(nearest("abcdef", ["abxyef", "abcdez"]), Some("abcdez"));
        assert_eq!(nearest("abcdef", ["zbcdef", "abcdez"]), Some("abcdez"));
        assert_eq!(nearest("abcdef", []), None);
    }
}
