//! Files that are as they were when they were hashed, so that a start need not read them again.
//!
//! A file is as it was where the system says of it what it said then: device, number, size, and the
//! times to the nanosecond at which content and entry were changed last, the latter of which no
//! program can set. Whatever changes a file moves that time on, unless it comes so soon after an
//! earlier change that the clock has not: so a hash stands only for a file that had been left alone
//! for a while when it was read. It is the way of ccache's inode cache, and nearly that of git's index.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::time::{Duration, SystemTime};

use blake3::Hash;
use serde::{Deserialize, Serialize};

use crate::load::{Listed, Listing};

/// What the system says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stat {
    device: u64,
    number: u64,
    size: u64,
    /// When its content was changed last, in seconds since 1970 and nanoseconds.
    modified: (i64, i64),
    /// When its entry was: with its content, and with its name, owner or mode.
    changed: (i64, i64),
}

/// What the system said of the files of a data set, before they were read; of those that had not
/// been left alone, nothing.
#[derive(Debug, Clone, Default)]
pub struct Seen(Vec<Option<Stat>>);

/// The hashes of files, by what the system said of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hashes(Vec<(Stat, [u8; blake3::OUT_LEN])>);

/// So long ago a file must have been changed; clocks of files tick every hundredth of a second at
/// least, or where there are no parts of a second, every other second.
const ALONE: Duration = Duration::from_millis(100);
const ALONE_BY_SECONDS: Duration = Duration::from_secs(3);

impl Stat {
    fn of(file: &Listing) -> Option<Stat> {
        let found = fs::metadata(file.file()?).ok().filter(fs::Metadata::is_file)?;
        Some(Stat {
            device: found.dev(),
            number: found.ino(),
            size: found.size(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
        })
    }

    /// Whether it was long unchanged at a time; not where its times are later, or before 1970.
    fn is_alone(&self, now: SystemTime) -> bool {
        let by_seconds = self.modified.1 == 0 || self.changed.1 == 0;
        let long = if by_seconds { ALONE_BY_SECONDS } else { ALONE };
        let (seconds, nanoseconds) = self.modified.max(self.changed);
        let time = u64::try_from(seconds).ok().zip(u32::try_from(nanoseconds).ok());
        let latest = time.and_then(|(seconds, nanoseconds)| {
            SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds.min(999_999_999)))
        });
        latest.is_some_and(|latest| now.duration_since(latest).is_ok_and(|age| age >= long))
    }
}

impl Seen {
    /// Asks of all files. To be called before they are read: what is changed while they are has
    /// another time then, and so what was seen here stands for nothing.
    #[must_use]
    pub fn of(listed: &Listed) -> Seen {
        let now = SystemTime::now();
        let stat = |file| Stat::of(file).filter(|stat| stat.is_alone(now));
        Seen(listed.files().map(|(_, file)| stat(file)).collect())
    }

    /// The hashes of those files; none where there are more or fewer.
    pub(super) fn with(&self, hashes: &[Hash]) -> Hashes {
        if self.0.len() != hashes.len() {
            return Hashes::default();
        }
        let files = self.0.iter().zip(hashes);
        Hashes(files.filter_map(|(stat, hash)| Some(((*stat)?, *hash.as_bytes()))).collect())
    }
}

impl Hashes {
    /// The hash of a file that is as it was.
    pub fn get(&self, file: &Listing) -> Option<Hash> {
        if self.0.is_empty() {
            return None;
        }
        let stat = Stat::of(file)?;
        let known = self.0.iter().find(|(known, _)| *known == stat);
        known.map(|(_, hash)| Hash::from_bytes(*hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stat(modified: (i64, i64), changed: (i64, i64)) -> Stat {
        Stat { device: 1, number: 2, size: 3, modified, changed }
    }

    #[test]
    fn a_file_is_alone_a_while_after_its_last_change_of_any_kind() {
        let now = SystemTime::UNIX_EPOCH + Duration::new(1_000_000, 500_000_000);
        for (modified, changed, is_alone) in [
            ((999_999, 1), (999_999, 1), true),
            ((1_000_000, 400_000_000), (1_000_000, 400_000_000), true),
            ((1_000_000, 400_000_001), (1_000_000, 1), false),
            ((999_999, 1), (1_000_000, 400_000_001), false),
            // Whoever sets the time back has changed the entry.
            ((0, 1), (1_000_000, 499_999_999), false),
            // Whole seconds.
            ((999_997, 0), (999_997, 0), true),
            ((999_998, 0), (999_998, 0), false),
            ((999_998, 0), (999_998, 5), false),
            // From the future, or from before all times.
            ((1_000_001, 1), (1_000_001, 1), false),
            ((i64::MAX, 1), (i64::MAX, 1), false),
            ((-5, 1), (-5, 1), false),
        ] {
            assert_eq!(stat(modified, changed).is_alone(now), is_alone, "{modified:?} {changed:?}");
        }
    }
}
