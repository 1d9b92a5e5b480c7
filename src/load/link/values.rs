//! What stands in the fields of an entry: texts, dates, countries, pages.

use std::borrow::Cow;

use super::Linker;
use super::layers::repeated;
use super::report::{KeyOf, Spot};
use crate::lang::{Lang, Sentence, Text, say};
use crate::load::entry::{NameEntry, SourceEntry, Written};
use crate::load::text::clean;
use crate::model::{Country, Date, DateError, Name, Source};

impl Linker<'_, '_> {
    /// A name whose texts are clean.
    pub fn name(&mut self, name: NameEntry<'_>, spot: &Spot) -> Name {
        Name {
            en: self.given_text(name.en, spot).into_owned(),
            ko: self.some_text(name.ko, spot).map(Cow::into_owned),
            ja: self.some_text(name.ja, spot).map(Cow::into_owned),
            zh: self.some_text(name.zh, spot).map(Cow::into_owned),
        }
    }

    /// The pages that can be opened.
    pub fn sources<'t>(&mut self, sources: Vec<SourceEntry<'t>>, spot: &Spot) -> Vec<Source<'t>> {
        sources.into_iter().filter_map(|source| self.source(source, spot)).collect()
    }

    fn source<'t>(&mut self, source: SourceEntry<'t>, spot: &Spot) -> Option<Source<'t>> {
        let is_web = source.url.starts_with("https://") || source.url.starts_with("http://");
        let is_plain = source.url.bytes().fold(true, |plain, byte| plain & byte.is_ascii_graphic());
        let steers = |c: char| c.is_whitespace() || c.is_control();
        if !is_web || !is_plain && source.url.contains(steers) {
            let url: &str = &source.url;
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "`{url}` is no http or https address",
                    "`{url}`: http, https 주소가 아닙니다",
                    "`{url}`はhttp、httpsのアドレスではありません"
                )
            });
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
    pub fn text<'t>(&mut self, text: Written<'t>, spot: &Spot) -> Cow<'t, str> {
        let (cleaned, changed) = clean(&text);
        let Some(what) = changed else { return text.0 };
        self.warning(spot, &text, what);
        Cow::Owned(cleaned.into_owned())
    }

    /// A text that has to say something. An empty one stays, with a warning.
    pub fn given_text<'t>(&mut self, text: Written<'t>, spot: &Spot) -> Cow<'t, str> {
        if text.trim().is_empty() {
            let message = Text("this text is empty", "글이 비어 있습니다", "この文字列は空です");
            self.warning(spot, &text, message);
        }
        self.text(text, spot)
    }

    /// The texts of which something is left when they are clean.
    pub fn texts<'t>(&mut self, texts: Vec<Written<'t>>, spot: &Spot) -> Vec<Cow<'t, str>> {
        texts.into_iter().map(|text| self.text(text, spot)).filter(|t| !t.is_empty()).collect()
    }

    /// A text, if something is left when it is clean.
    pub fn some_text<'t>(
        &mut self,
        text: Option<Written<'t>>,
        spot: &Spot,
    ) -> Option<Cow<'t, str>> {
        text.map(|text| self.text(text, spot)).filter(|text| !text.is_empty())
    }

    /// A date; `None` and a problem if it is none.
    pub fn date(&mut self, text: &str, spot: &Spot) -> Option<Date> {
        text.parse()
            .map_err(|error: DateError| {
                let message = Sentence::told(|lang| {
                    let error = why_no_date(&error, lang);
                    say!(
                        lang,
                        "`{text}` is no date: {error}",
                        "`{text}`: 날짜가 아닙니다. {error}",
                        "`{text}`は日付ではありません。{error}"
                    )
                });
                self.error(spot, text, message, None);
            })
            .ok()
    }

    /// A country; `None` and a problem if the code is none.
    pub fn country(&mut self, code: &str, spot: &Spot) -> Option<Country> {
        let country = Country::from_code(code);
        if country.is_none() {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "`{code}` is no country code of ISO 3166-1",
                    "`{code}`: ISO 3166-1 국가 코드가 아닙니다",
                    "`{code}`はISO 3166-1の国コードではありません"
                )
            });
            self.unknown(spot, code, message, KeyOf::Country);
        }
        country
    }

    /// The countries that there are; one that stands there again is reported.
    pub fn countries(&mut self, codes: &[Written<'_>], spot: &Spot) -> Vec<Country> {
        let known = codes.iter().filter_map(|code| Some((self.country(code, spot)?, code)));
        let known: Vec<(Country, &Written<'_>)> = known.collect();
        for (_, again) in repeated(&known, |(country, _)| country.code()) {
            self.stands_again(spot, known[again].1);
        }
        known.into_iter().map(|(country, _)| country).collect()
    }

    /// Says that a value stands in its list before, where it counts once.
    pub fn stands_again(&mut self, spot: &Spot, value: &str) {
        let message = Sentence::told(|lang| {
            say!(
                lang,
                "`{value}` stands here twice",
                "`{value}`: 두 번 적혀 있습니다",
                "`{value}`が2回書かれています"
            )
        });
        self.warning(spot, value, message);
    }

    /// Whether a year has a place in our dates; a problem if not.
    pub fn year_is_possible(&mut self, year: u16, spot: &Spot) -> bool {
        let possible = (1..=9999).contains(&year);
        if !possible {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "`{year}` is no year",
                    "`{year}`: 연도가 아닙니다",
                    "`{year}`は年ではありません"
                )
            });
            let digits = year.to_string();
            let written = self.number_in(spot, "year", &digits).unwrap_or(&digits);
            self.error(spot, written, message, None);
        }
        possible
    }

    /// Reports a key that is not in the right form.
    pub fn key_form(&mut self, key: &str, spot: &Spot) {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || !key.chars().all(allowed) {
            let help = Text(
                "a key has lower-case ASCII letters, digits and hyphens",
                "키에는 ASCII 소문자, 숫자, 하이픈을 씁니다",
                "キーにはASCIIの小文字、数字、ハイフンを使います",
            );
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "`{key}` is no key",
                    "`{key}`: 키가 아닙니다",
                    "`{key}`はキーではありません"
                )
            });
            self.error(spot, key, message, Some(help.into()));
        }
    }
}

fn why_no_date(error: &DateError, lang: Lang) -> String {
    let text = match error {
        _ if lang == Lang::English => return error.to_string(),
        DateError::Form => Text(
            "",
            "날짜는 2024, 2024-07, 2024-07-07처럼 씁니다",
            "日付は2024、2024-07、2024-07-07のように書きます",
        ),
        DateError::Calendar => Text("", "달력에 없는 날입니다", "暦にない日です"),
    };
    text.of(lang).to_owned()
}
