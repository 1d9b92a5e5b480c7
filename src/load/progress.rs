//! How far loading has come, for whoever waits for it on another thread.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use crate::text::grouped;

/// Counts what is done. Whoever loads adds to it, whoever waits looks at it.
#[derive(Debug, Default)]
pub struct Progress {
    size: AtomicUsize,
    read: AtomicUsize,
    parsed: AtomicUsize,
    credits: AtomicUsize,
    is_parsed: AtomicBool,
}

/// What was done when one looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SoFar {
    /// How many bytes the files have together; 0 while they are looked for.
    pub size: usize,
    /// How many of them are in memory.
    pub read: usize,
    /// How many of them have become entries.
    pub parsed: usize,
    /// How many credits stand in those.
    pub credits: usize,
    /// Whether all entries are there; they are linked and put in order then.
    pub is_parsed: bool,
}

impl Progress {
    /// What is done now.
    #[must_use]
    pub fn so_far(&self) -> SoFar {
        SoFar {
            size: self.size.load(Relaxed),
            read: self.read.load(Relaxed),
            parsed: self.parsed.load(Relaxed),
            credits: self.credits.load(Relaxed),
            is_parsed: self.is_parsed.load(Relaxed),
        }
    }

    /// So many more bytes are to be read.
    pub(super) fn will_read(&self, bytes: usize) {
        self.size.fetch_add(bytes, Relaxed);
    }

    /// So many more bytes are in memory.
    pub(super) fn have_read(&self, bytes: usize) {
        self.read.fetch_add(bytes, Relaxed);
    }

    /// So many more bytes have become entries, with so many credits in them.
    pub(super) fn have_parsed(&self, bytes: usize, credits: usize) {
        self.parsed.fetch_add(bytes, Relaxed);
        self.credits.fetch_add(credits, Relaxed);
    }

    /// All entries are there.
    pub(super) fn have_parsed_all(&self) {
        self.is_parsed.store(true, Relaxed);
    }
}

impl fmt::Display for SoFar {
    /// `45.1 of 157.2 MB · 28 % · 312,000 rows`: the text that has become entries.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SoFar { size, read, parsed, credits, is_parsed } = *self;
        if is_parsed {
            return write!(f, "putting {} rows in order", grouped(credits));
        }
        if size == 0 {
            return f.write_str("looking for files");
        }
        if parsed == 0 {
            return write!(f, "reading {} of {} MB", Megabytes(read), Megabytes(size));
        }
        let percent = 100 * parsed / size;
        write!(f, "{} of {} MB", Megabytes(parsed), Megabytes(size))?;
        write!(f, " · {percent} % · {} rows", grouped(credits))
    }
}

/// A number of bytes, written in millions with one decimal.
struct Megabytes(usize);

impl fmt::Display for Megabytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0 / 100_000;
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_far_it_is() {
        let progress = Progress::default();
        assert_eq!(progress.so_far().to_string(), "looking for files");
        progress.will_read(157_200_000);
        progress.have_read(45_190_000);
        assert_eq!(progress.so_far().to_string(), "reading 45.1 of 157.2 MB");
        progress.have_parsed(45_190_000, 312_000);
        assert_eq!(progress.so_far().to_string(), "45.1 of 157.2 MB · 28 % · 312,000 rows");
        progress.have_parsed(111_000_000, 688_000);
        progress.have_parsed_all();
        assert_eq!(progress.so_far().to_string(), "putting 1,000,000 rows in order");
    }
}
