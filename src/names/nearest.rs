//! "Did you mean": the known word nearest to one that is not known.

/// The candidate nearest to `text`, if one is near enough to have been meant.
///
/// Distances are optimal string alignment (a swap of neighbours counts one) over lower-case
/// letters; a third of the letters may differ, at least one. Of equals the first by letters wins. Cost: one
/// distance per candidate.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = text.to_lowercase();
    let limit = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&wanted, &candidate.to_lowercase()), candidate))
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
}
