//! Which of a name's texts a match is made by, as a value and as a number of one byte.

/// How many sources there are that are no aliases.
const OTHERS: u8 = 8;

/// Where a key's text comes from: what to show as the reason for a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The usual English spelling or title.
    Display,
    /// The title in its own language.
    Original,
    /// The Korean name or title.
    Korean,
    /// The Japanese name.
    Japanese,
    /// The Chinese name.
    Chinese,
    /// The alias at this position.
    Alias(u8),
    /// Revised Romanization, McCune–Reischauer or a customary spelling of the hangul.
    Romanised,
    /// The Latin letters of the Japanese name.
    Romaji,
    /// The same, transliterated sign by sign.
    RomajiBySign,
}

impl Source {
    /// The sources that are no aliases, by their number.
    const OTHERS: [Source; OTHERS as usize] = [
        Source::Display,
        Source::Original,
        Source::Korean,
        Source::Japanese,
        Source::Chinese,
        Source::Romanised,
        Source::Romaji,
        Source::RomajiBySign,
    ];

    /// The alias at a position; beyond 248 the last number is shared, which only blurs the reason.
    pub(super) fn alias(at: usize) -> Self {
        let last = u8::MAX - OTHERS;
        Source::Alias(u8::try_from(at).unwrap_or(last).min(last))
    }

    /// The source as one number.
    pub(super) fn number(self) -> u8 {
        match Self::OTHERS.iter().position(|&other| other == self) {
            Some(at) => u8::try_from(at).unwrap_or(0),
            None => match self {
                Source::Alias(at) => at.saturating_add(OTHERS),
                _ => 0,
            },
        }
    }

    /// The source with this number.
    pub(super) fn numbered(number: u8) -> Self {
        match Self::OTHERS.get(usize::from(number)) {
            Some(&other) => other,
            None => Source::Alias(number - OTHERS),
        }
    }
}
