//! The closed vocabularies of a credit, each with its word for files, questions and screens.

use serde::{Deserialize, Serialize};

/// A closed vocabulary whose members have one lower-case kebab word each.
///
/// The word is what JSON, CSV, the query language and the screen use.
pub trait Word: Copy + Sized + 'static {
    /// Every member, in the order in which they are listed and sorted.
    const ALL: &'static [Self];

    /// The member's word: `web-series`.
    fn word(self) -> &'static str;

    /// The member with this word, in any case, with or without its hyphens (`WebSeries`).
    fn from_word(text: &str) -> Option<Self> {
        let plain = |word: &str| word.replace(['-', ' '], "").to_lowercase();
        let wanted = plain(text);
        Self::ALL.iter().copied().find(|member| plain(member.word()) == wanted)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum $name {
            $($(#[$member_doc])* $member,)+
        }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$member,)+];

            fn word(self) -> &'static str {
                match self {
                    $(Self::$member => $word,)+
                }
            }
        }
    };
}

vocabulary! {
    /// What a project is.
    Kind {
        /// A series made for television or a streamer.
        Series = "series",
        /// A series made for the web, in short episodes.
        WebSeries = "web-series",
        /// A single television film or special.
        Special = "special",
        /// A feature film.
        Film = "film",
        /// A short film.
        ShortFilm = "short-film",
        /// An animated film or series.
        Animation = "animation",
        /// A play or musical.
        Stage = "stage",
        /// A show in which people appear as themselves.
        Variety = "variety",
    }
}

vocabulary! {
    /// How big a part is, biggest first: the second key of every order.
    Billing {
        /// A title role or one of two or three names above the title.
        Lead = "lead",
        /// In the main cast.
        Main = "main",
        /// In the cast.
        Supporting = "supporting",
        /// In an episode or a few.
        Guest = "guest",
        /// In a scene.
        Cameo = "cameo",
        /// Heard, not seen.
        Voice = "voice",
        /// As themselves. (`Myself` in RON, since `Self` is a word of Rust's.)
        Myself = "self",
    }
}

vocabulary! {
    /// Where a project stood on the data set's `as_of` day.
    Status {
        /// The public could see it.
        Released = "released",
        /// It has a date or is being made.
        Upcoming = "upcoming",
        /// Somebody said that it would be made.
        Announced = "announced",
        /// Made, and not shown.
        Unreleased = "unreleased",
        /// Given up.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// What a platform is.
    PlatformKind {
        /// A television channel or network.
        Broadcaster = "broadcaster",
        /// A streaming service.
        Streamer = "streamer",
        /// Cinemas.
        Cinema = "cinema",
        /// A theatre or company.
        Stage = "stage",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_with_and_without_hyphens_in_any_case() {
        for text in ["web-series", "WebSeries", "webseries", "WEB-SERIES"] {
            assert_eq!(Kind::from_word(text), Some(Kind::WebSeries), "{text}");
        }
        assert_eq!(Kind::from_word("serial"), None);
        assert_eq!(Kind::from_word(""), None);
    }

    #[test]
    fn every_word_reads_back_as_itself() {
        for &billing in Billing::ALL {
            assert_eq!(Billing::from_word(billing.word()), Some(billing));
        }
    }
}
