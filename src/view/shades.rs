//! Shades for numbers: told apart without colours.

/// From few to many.
pub const SHADES: [&str; 4] = ["░", "▒", "▓", "█"];

/// Which shade a number has beside the greatest. By its root, so that small numbers beside a great
/// one differ too.
pub fn shade(credits: usize, most: usize) -> usize {
    (0..SHADES.len()).find(|&level| credits <= up_to(level, most)).unwrap_or(SHADES.len() - 1)
}

/// The greatest number that has a shade.
pub fn up_to(level: usize, most: usize) -> usize {
    let levels = SHADES.len();
    most * (level + 1) * (level + 1) / (levels * levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_number_is_the_darkest_and_small_ones_differ() {
        assert_eq!(shade(100, 100), 3);
        assert_eq!(shade(1, 100), 0);
        assert_eq!(shade(7, 100), 1);
        assert_eq!(shade(1, 1), 3);
        assert_eq!((0..4).map(|level| up_to(level, 100)).collect::<Vec<_>>(), [6, 25, 56, 100]);
    }
}
