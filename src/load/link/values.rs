//! What stands in the fields of an entry: texts, dates, countries, pages.

use std::borrow::Cow;

use super::Linker;
use super::report::Spot;
use crate::load::entry::{NameEntry, SourceEntry};
use crate::load::text::clean;
use crate::model::{Country, Date, DateError, Name, Source};

impl Linker<'_> {
    /// A name whose texts are clean.
    pub fn name(&mut self, name: NameEntry, spot: &Spot) -> Name {
        Name {
            en: self.text(name.en, spot),
            ko: self.some_text(name.ko, spot),
            ja: self.some_text(name.ja, spot),
            zh: self.some_text(name.zh, spot),
        }
    }

    /// The pages that can be opened.
    pub fn sources(&mut self, sources: Vec<SourceEntry>, spot: &Spot) -> Vec<Source> {
        sources.into_iter().filter_map(|source| self.source(source, spot)).collect()
    }

    fn source(&mut self, source: SourceEntry, spot: &Spot) -> Option<Source> {
        let is_web = source.url.starts_with("https://") || source.url.starts_with("http://");
        let is_plain = source.url.bytes().fold(true, |plain, byte| plain & byte.is_ascii_graphic());
        let steers = |c: char| c.is_whitespace() || c.is_control();
        if !is_web || !is_plain && source.url.contains(steers) {
            let message = format!("`{}` is no http or https address", source.url);
            self.error(spot, &source.url, message, None);
            return None;
        }
        Some(Source {
            url: self.text(source.url, spot),
            publisher: self.some_text(source.publisher, spot),
            date: source.date.and_then(|text| self.date(&text, spot)),
        })
    }

    /// A text that is clean; what had to be changed is reported.
    pub fn text(&mut self, text: String, spot: &Spot) -> String {
        let (cleaned, changed) = clean(&text);
        if let Some(what) = changed {
            self.warning(spot, &text, what.to_owned());
        }
        match cleaned {
            Cow::Borrowed(same) if same.len() == text.len() => text,
            other => other.into_owned(),
        }
    }

    /// The texts of which something is left when they are clean.
    pub fn texts(&mut self, texts: Vec<String>, spot: &Spot) -> Vec<String> {
        texts.into_iter().map(|text| self.text(text, spot)).filter(|t| !t.is_empty()).collect()
    }

    /// A text, if something is left when it is clean.
    pub fn some_text(&mut self, text: Option<String>, spot: &Spot) -> Option<String> {
        text.map(|text| self.text(text, spot)).filter(|text| !text.is_empty())
    }

    /// A date; `None` and a problem if it is none.
    pub fn date(&mut self, text: &str, spot: &Spot) -> Option<Date> {
        text.parse()
            .map_err(|error: DateError| {
                self.error(spot, text, format!("`{text}` is no date: {error}"), None);
            })
            .ok()
    }

    /// A country; `None` and a problem if the code is none.
    pub fn country(&mut self, code: &str, spot: &Spot) -> Option<Country> {
        let country = Country::from_code(code);
        if country.is_none() {
            let meant = Country::named(code);
            let help = meant.map(|meant| format!("did you mean `{meant}`, {}?", meant.name()));
            let message = format!("`{code}` is no country code of ISO 3166-1");
            self.error(spot, code, message, help);
        }
        country
    }

    /// Whether a year has a place in our dates; a problem if not.
    pub fn year_is_possible(&mut self, year: u16, spot: &Spot) -> bool {
        let possible = (1..=9999).contains(&year);
        if !possible {
            self.error(spot, &year.to_string(), format!("`{year}` is no year"), None);
        }
        possible
    }

    /// Reports a key that is not in the right form.
    pub fn key_form(&mut self, key: &str, spot: &Spot) {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || !key.chars().all(allowed) {
            let help = "a key has lower-case ASCII letters, digits and hyphens";
            self.error(spot, key, format!("`{key}` is no key"), Some(help.to_owned()));
        }
    }
}
