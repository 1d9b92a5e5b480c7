//! Colours on terminals that have fewer of them.

use ratatui::style::Color;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None, or none are wanted.
    None,
    /// The sixteen that the user has chosen.
    Sixteen,
    /// The cube of 216 and 24 greys as well.
    Indexed,
    /// All.
    True,
}

/// Red, green, blue.
type Rgb = [u8; 3];

/// What text needs on its ground (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;

/// The nearest colour that a terminal has. Letters on a ground stay readable if they were: of the
/// colours that are, the nearest.
#[must_use]
pub fn fitted(colour: Color, depth: Depth, ground: Option<Color>) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let wanted = [red, green, blue];
    let candidates: Vec<Color> = match depth {
        Depth::True => return colour,
        Depth::None => return Color::Reset,
        Depth::Indexed => (16..=255).map(Color::Indexed).collect(),
        Depth::Sixteen => SIXTEEN.iter().map(|(colour, _)| *colour).collect(),
    };
    let readable = |one: &&Color| match (rgb(**one), ground.and_then(rgb)) {
        (Some(one), Some(ground)) => contrast(one, ground) >= READABLE,
        _ => true,
    };
    let distance = |one: &&Color| rgb(**one).map_or(u32::MAX, |one| distance(one, wanted));
    let nearest = candidates.iter().filter(readable).min_by_key(distance);
    nearest.or_else(|| candidates.iter().min_by_key(distance)).copied().unwrap_or(Color::Reset)
}

/// The sixteen colours as xterm has them until the user says otherwise.
const SIXTEEN: [(Color, Rgb); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// What a colour is; `None` for those that only the terminal knows.
#[must_use]
pub fn rgb(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 232..) => Some([8 + 10 * (index - 232); 3]),
        Color::Indexed(index @ 16..) => {
            let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let index = index - 16;
            Some([level(index / 36), level(index / 6 % 6), level(index % 6)])
        }
        Color::Indexed(index) => Some(SIXTEEN[usize::from(index)].1),
        named => SIXTEEN.iter().find(|(known, _)| *known == named).map(|(_, rgb)| *rgb),
    }
}

/// How far two colours are apart for the eye, roughly: green counts most, blue least.
fn distance(one: Rgb, other: Rgb) -> u32 {
    let square = |at: usize| u32::from(one[at].abs_diff(other[at])).pow(2);
    2 * square(0) + 4 * square(1) + square(2)
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2).
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_the_standard() {
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.01);
        // The well-known border case: the lightest grey that can be read on white.
        assert!(contrast([118, 118, 118], [255; 3]) >= READABLE);
        assert!(contrast([119, 119, 119], [255; 3]) < READABLE);
    }

    #[test]
    fn the_cube_and_the_greys_are_where_xterm_has_them() {
        assert_eq!(rgb(Color::Indexed(16)), Some([0, 0, 0]));
        assert_eq!(rgb(Color::Indexed(208)), Some([255, 135, 0]));
        assert_eq!(rgb(Color::Indexed(231)), Some([255; 3]));
        assert_eq!(rgb(Color::Indexed(232)), Some([8; 3]));
        assert_eq!(rgb(Color::Indexed(255)), Some([238; 3]));
    }

    #[test]
    fn fewer_colours_stay_readable() {
        let grey = Color::Rgb(118, 118, 118);
        let white = Some(Color::Indexed(231));
        let fitted = fitted(grey, Depth::Indexed, white);
        let on_white = rgb(fitted).map(|fitted| contrast(fitted, [255; 3]));
        assert!(on_white >= Some(READABLE), "{fitted:?}");
    }
}
