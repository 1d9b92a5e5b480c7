//! Calendar dates of three precisions: a year, a month, a day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A date as a source gives it: `2024`, `2024-07` or `2024-07-07` (ISO 8601, proleptic Gregorian).
///
/// Dates order by time; of two that begin alike the less precise comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[error("a date is written 2024, 2024-07 or 2024-07-07")]
    Form,
    /// There is no such month or day.
    #[error("the calendar has no such day")]
    Calendar,
}

impl Date {
    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, if it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// Whether year, month and day are known.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.day > 0
    }

    /// Whether all of it lies after `other`: `2025` is after `2024-12-31`, but not after `2025-03`.
    #[must_use]
    pub fn is_surely_after(self, other: Date) -> bool {
        self.year > other.year
            || self.year == other.year
                && self.month > 0
                && other.month > 0
                && (self.month > other.month
                    || self.month == other.month && other.day > 0 && self.day > other.day)
    }

    /// The date in 32 bits, in the same order, 0 standing for no date.
    #[must_use]
    pub fn pack(date: Option<Date>) -> u32 {
        date.map_or(0, |d| u32::from(d.year) << 16 | u32::from(d.month) << 8 | u32::from(d.day))
    }

    /// What [`Date::pack`] packed.
    #[must_use]
    pub fn unpack(bits: u32) -> Option<Date> {
        let [high, low, month, day] = bits.to_be_bytes();
        (bits > 0).then_some(Date { year: u16::from_be_bytes([high, low]), month, day })
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)?.ok_or(DateError::Form)?;
        let month = digits(parts.next(), 2)?;
        let day = digits(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        let last = month.map_or(31, |month| days_in(year, month));
        let month_exists = month.is_none_or(|month| (1..=12).contains(&month));
        let day_exists = day.is_none_or(|day| (1..=last).contains(&day));
        if year == 0 || !month_exists || !day_exists {
            return Err(DateError::Calendar);
        }
        let small = |number: Option<u16>| number.and_then(|n| u8::try_from(n).ok()).unwrap_or(0);
        Ok(Date { year, month: small(month), day: small(day) })
    }
}

/// The number in exactly `count` ASCII digits; `None` if the part is not there at all.
fn digits(part: Option<&str>, count: usize) -> Result<Option<u16>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != count || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    part.parse().map(Some).map_err(|_| DateError::Form)
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

const DIGITS: &[u8; 10] = b"0123456789";

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Digit by digit: a million rows have as many dates.
        let (year, month, day) = (usize::from(self.year), self.month.into(), self.day.into());
        let mut text = *b"0000-00-00";
        for (at, two) in [(0, year / 100), (2, year % 100), (5, month), (8, day)] {
            text[at] = DIGITS[two / 10 % 10];
            text[at + 1] = DIGITS[two % 10];
        }
        let length = match (self.month, self.day) {
            (0, _) => 4,
            (_, 0) => 7,
            _ => 10,
        };
        f.write_str(str::from_utf8(&text[..length]).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect(text)
    }

    #[test]
    fn three_precisions_are_read_and_printed_alike() {
        for text in ["2024", "2024-07", "2024-07-07", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_refused() {
        for text in ["2023-02-29", "2024-13", "2024-00", "2024-04-31", "1900-02-29", "0000"] {
            assert_eq!(text.parse::<Date>(), Err(DateError::Calendar), "{text}");
        }
        for text in ["", "24", "2024-7", "2024/07/07", "2024-07-07-01", "+024", "２０２４"] {
            assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
        }
    }

    #[test]
    fn order_is_that_of_time_and_of_precision() {
        assert!(date("2024") < date("2024-01"));
        assert!(date("2024-01") < date("2024-01-01"));
        assert!(date("2024-12-31") < date("2025"));
    }

    #[test]
    fn surely_after_needs_both_dates_to_be_precise_enough() {
        assert!(date("2025").is_surely_after(date("2024-12-31")));
        assert!(date("2024-08").is_surely_after(date("2024-07-31")));
        assert!(!date("2024").is_surely_after(date("2024-07-31")));
        assert!(!date("2024-07").is_surely_after(date("2024-07-01")));
        assert!(!date("2024-07-01").is_surely_after(date("2024-07-01")));
    }

    #[test]
    fn packing_keeps_order_and_value() {
        for text in ["2024", "2024-07", "2024-07-07"] {
            assert_eq!(Date::unpack(Date::pack(Some(date(text)))), Some(date(text)));
        }
        assert_eq!(Date::unpack(Date::pack(None)), None);
    }
}
