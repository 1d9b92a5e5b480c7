//! Countries by ISO 3166-1 alpha-2 code, with the names people use for them.

use std::fmt;

use keshvar::{Alpha2, CountryIterator};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A country, as its ISO 3166-1 alpha-2 code in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Country([u8; 2]);

/// What people type and print for a country beside its name in four languages.
///
/// `Hollywood` is what the trade calls the American screen; the long and the old names are those
/// that the country data lacks or spells otherwise.
const ALIASES: &[(&str, &[&str])] = &[
    (
        "US",
        &[
            "usa",
            "u.s.",
            "america",
            "hollywood",
            "미국",
            "할리우드",
            "アメリカ",
            "ハリウッド",
            "美国",
        ],
    ),
    ("GB", &["uk", "britain", "great britain", "england", "イギリス", "영국", "英国"]),
    ("KR", &["korea", "republic of korea", "한국", "韓国", "韓國", "韩国", "rok"]),
    ("MO", &["macau", "마카오", "マカオ"]),
    ("PH", &["the philippines"]),
    ("CN", &["mainland china", "prc", "中国", "중국"]),
    ("HK", &["hongkong", "香港", "홍콩"]),
    ("TW", &["台湾", "臺灣", "대만"]),
    ("JP", &["日本", "일본", "nippon"]),
    ("TH", &["泰国", "태국"]),
    ("VN", &["viet nam", "베트남"]),
    ("RU", &["russia", "러시아", "ロシア"]),
    ("CZ", &["czech republic", "체코"]),
    ("AE", &["uae"]),
    ("LA", &["laos", "라오스", "ラオス"]),
    ("NL", &["holland"]),
    ("MM", &["burma"]),
    ("TR", &["turkey", "터키"]),
];

impl Country {
    /// South Korea: a producing country, but no value of the Country facet.
    pub const KOREA: Country = Country(*b"KR");

    /// The country of an alpha-2 code, in any case; `None` if ISO 3166-1 has no such code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Country> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        // The country data would take `ß` for `SS`.
        if !bytes.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let upper = bytes.map(|byte| byte.to_ascii_uppercase());
        Alpha2::try_from(str::from_utf8(&upper).ok()?).ok().map(|_| Country(upper))
    }

    /// The code's two letters.
    #[must_use]
    pub fn letters(self) -> [u8; 2] {
        self.0
    }

    /// The country of a code's two letters, as [`Country::letters`] gave them.
    #[must_use]
    pub fn of_letters(letters: [u8; 2]) -> Country {
        Country(letters)
    }

    /// The country that goes by this name or code: in English, Korean, Japanese or Chinese, or by
    /// one of our aliases; in any case.
    ///
    /// Looks through the whole world when the text is no code, about a millisecond.
    #[must_use]
    pub fn named(text: &str) -> Option<Country> {
        let wanted = letters(text);
        let is_meant = |name: &str| !wanted.is_empty() && letters(name) == wanted;
        let by_alias = || {
            let known = ALIASES.iter().find(|(_, names)| names.iter().any(|name| is_meant(name)));
            known.and_then(|(code, _)| Country::from_code(code))
        };
        let by_name = || {
            Country::all().find(|country| country.names().iter().any(|(_, name)| is_meant(name)))
        };
        Country::from_code(text.trim()).or_else(by_alias).or_else(by_name)
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Country> {
        CountryIterator::new().filter_map(|known| Country::from_code(&known.alpha2().to_string()))
    }

    /// The alpha-2 code in capitals: `JP`.
    #[must_use]
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The name in English as one would say it, never ISO's (`Taiwan`, `Russia`).
    ///
    /// Allocates the country's whole record: ask once and keep it.
    #[must_use]
    pub fn name(self) -> &'static str {
        let translated = || self.record()?.translations().get("en").copied();
        self.spoken_name().or_else(translated).unwrap_or("?")
    }

    /// The names by language (`en ko ja zh`, the English one first), our own aliases with the
    /// language `""`.
    ///
    /// Allocates the country's whole record: ask once and keep it.
    #[must_use]
    pub fn names(self) -> Vec<(&'static str, &'static str)> {
        let record = self.record();
        let translation = |language| record.as_ref()?.translations().get(language).copied();
        let mut names = vec![("en", self.spoken_name().or(translation("en")).unwrap_or("?"))];
        for (language, key) in [("ko", "ko"), ("ja", "ja"), ("zh", "zh_CN"), ("zh", "zh_TW")] {
            names.extend(translation(key).map(|name| (language, name)));
        }
        let aliases = ALIASES.iter().filter(|(code, _)| *code == self.code());
        names.extend(aliases.flat_map(|(_, aliases)| aliases.iter().map(|alias| ("", *alias))));
        names
    }

    /// Its name in a language, by the code of ISO 639-1; the English one where there is none.
    ///
    /// Allocates the country's whole record: ask once and keep it.
    #[must_use]
    pub fn name_in(self, language: &str) -> &'static str {
        let names = self.names();
        let own = names.iter().find(|(known, _)| *known == language);
        own.map_or_else(|| self.name(), |(_, name)| name)
    }

    /// Its middle: degrees of longitude, to the east, and of latitude, to the north.
    ///
    /// Allocates the country's whole record: ask once and keep it.
    #[must_use]
    pub fn middle(self) -> Option<(f64, f64)> {
        let geo = self.record()?.geo();
        Some((geo.longitude(), geo.latitude()))
    }

    /// The English name where the country data has one that nobody says.
    fn spoken_name(self) -> Option<&'static str> {
        match &self.0 {
            b"US" => Some("United States"),
            b"GB" => Some("United Kingdom"),
            b"HK" => Some("Hong Kong"),
            b"MO" => Some("Macao"),
            b"RU" => Some("Russia"),
            b"LA" => Some("Laos"),
            _ => None,
        }
    }

    fn record(self) -> Option<keshvar::Country> {
        Some(Alpha2::try_from(self.code()).ok()?.to_country())
    }
}

/// A name without case, width, blanks and punctuation: `U.S.A.` and `usa` are one.
fn letters(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        Country::named(text).map_or_else(String::new, |country| country.to_string())
    }

    #[test]
    fn a_country_is_found_by_code_name_script_and_habit() {
        for text in ["jp", "JP", "Japan", "japan", "일본", "日本"] {
            assert_eq!(code(text), "JP", "{text}");
        }
        for text in ["us", "usa", "United States", "hollywood", "미국", "アメリカ", "米国"]
        {
            assert_eq!(code(text), "US", "{text}");
        }
        for text in ["U.S.", "U.S.A.", "united-states", "unitedstates", "UNITED STATES"] {
            assert_eq!(code(text), "US", "{text}");
        }
        assert_eq!(code("韓國"), "KR");
        assert_eq!(code("macau"), "MO");
        assert_eq!(code("ﾀｲ"), "TH");
        assert_eq!(code("uk"), "GB");
        assert_eq!(code("한국"), "KR");
        assert_eq!(code("Atlantis"), "");
        assert_eq!(code("ß"), "");
        assert_eq!(code("한"), "");
    }

    #[test]
    fn names_are_those_that_people_say() {
        for (code, name) in [
            ("TW", "Taiwan"),
            ("HK", "Hong Kong"),
            ("VN", "Vietnam"),
            ("RU", "Russia"),
            ("US", "United States"),
            ("KR", "South Korea"),
            ("JP", "Japan"),
        ] {
            assert_eq!(Country::from_code(code).map(Country::name), Some(name));
        }
    }

    #[test]
    fn every_country_has_a_name() {
        for country in Country::all() {
            assert_ne!(country.name(), "?", "{country}");
        }
    }
}
