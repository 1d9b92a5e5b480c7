//! The addresses of pages. Many begin alike, up to a folder or at least to the site, and each such
//! beginning stands once.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::ids::StrId;
use super::strings::{Strings, Texts};
use crate::raw::Packed;

/// Addresses by number.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Addresses {
    beginnings: Texts,
    /// By address, the number of its beginning.
    of: Packed<StrId>,
    rests: Texts,
}

impl Addresses {
    /// The texts of a draft, by their numbers there. Cost: some 100 ns each.
    pub fn of(texts: &Strings) -> Addresses {
        let all = || (0..texts.len()).map(|at| texts.get(StrId::at(at)));
        let shared = Shared::of(all());
        let (mut beginnings, mut rests) = (Strings::default(), Strings::default());
        let mut numbers: HashMap<&str, StrId> = HashMap::new();
        let mut last = ("", StrId::NONE);
        numbers.insert(last.0, last.1);
        let mut of = Vec::with_capacity(texts.len());
        // The first text is the empty one, which is there already.
        of.push(StrId::NONE);
        for address in all().skip(1) {
            let (beginning, rest) = shared.split(address);
            if beginning != last.0 {
                let number = numbers.entry(beginning);
                last = (beginning, *number.or_insert_with(|| beginnings.push(beginning)));
            }
            of.push(last.1);
            rests.push(rest);
        }
        Addresses {
            beginnings: Texts::from(beginnings),
            of: Packed::of(of.iter().copied()),
            rests: Texts::from(rests),
        }
    }

    /// How many there are, the empty one among them.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.beginnings.size() + self.of.size() + self.rests.size()
    }

    /// The two parts of an address.
    pub fn parts(&self, at: usize) -> [&str; 2] {
        [self.beginnings.get(self.of.get(at)), self.rests.get(StrId::at(at))]
    }
}

/// The folders that more than one address lies in.
struct Shared<'a>(HashMap<&'a str, usize>);

impl<'a> Shared<'a> {
    fn of(addresses: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = HashMap::new();
        let (mut last, mut count) = ("", 0);
        // Neighbours often lie in the same folder.
        for folder in addresses.map(folder).chain([""]) {
            if folder != last {
                *counts.entry(last).or_insert(0) += count;
                (last, count) = (folder, 0);
            }
            count += 1;
        }
        counts.retain(|_, count| *count > 1);
        Shared(counts)
    }

    /// The beginning of an address that is worth sharing, and the rest.
    fn split(&self, address: &'a str) -> (&'a str, &'a str) {
        let folder = folder(address);
        let shared = if self.0.contains_key(folder) { folder } else { site(address) };
        address.split_at(shared.len())
    }
}

/// All up to the last slash that something follows.
fn folder(address: &str) -> &str {
    let last = address.len().saturating_sub(1);
    let end = address.as_bytes()[..last].iter().rposition(|&byte| byte == b'/');
    &address[..end.map_or(0, |end| end + 1)]
}

/// All up to the slash behind the name of the host.
fn site(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + "://".len());
    let end = address[host..].find('/').map_or(0, |end| host + end + 1);
    &address[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn addresses(all: &[&str]) -> Addresses {
        let mut texts = Strings::default();
        all.iter().for_each(|address| _ = texts.push(address));
        Addresses::of(&texts)
    }

    #[test]
    fn what_several_begin_with_stands_once() {
        let all = [
            "https://a.org/titles/1",
            "https://a.org/titles/22",
            "https://b.org/news/2020/a-b/",
            "https://b.org/other",
            "https://a.org/titles/3",
        ];
        let kept = addresses(&all);
        let parts: Vec<_> = (1..=all.len()).map(|at| kept.parts(at)).collect();
        assert_eq!(parts[0], ["https://a.org/titles/", "1"]);
        assert_eq!(parts[4], ["https://a.org/titles/", "3"]);
        assert_eq!(parts[2], ["https://b.org/", "news/2020/a-b/"]);
        assert_eq!(parts[3], ["https://b.org/", "other"]);
        assert_eq!(kept.beginnings.len(), 3);
    }

    proptest! {
        #[test]
        fn addresses_come_back_whatever_they_are(
            all in prop::collection::vec("(https?://)?[a한/]{0,8}", 0..20),
        ) {
            let texts: Vec<&str> = all.iter().map(String::as_str).collect();
            let kept = addresses(&texts);
            for (at, address) in texts.iter().enumerate() {
                prop_assert_eq!(&kept.parts(at + 1).concat(), address);
            }
        }
    }
}
