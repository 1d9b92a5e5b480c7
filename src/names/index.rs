//! The keys of many names, sorted, so that a query is compared only with those that begin like it.

use super::keys::{Class, Key, NameKeys, Part, Span};
use super::matching::{Hit, hit};
use super::probe::Probe;
use super::typo::Mistyped;
use super::words::letters_in;

/// The keys of a list of names; a name is known by its position in the list.
///
/// Every search may be narrowed to some of the names, `only`, at the cost of a look at each of
/// their keys; over all names the keys that matter are found by binary search.
///
/// Size: that of the [`NameKeys`] it is made of, which need not be kept, and 4 bytes a key.
#[derive(Debug, Clone, Default)]
pub struct Index {
    arena: String,
    /// Sorted by class and text.
    entries: Vec<Entry>,
    /// Positions in `entries` by name, and where those of each name end.
    by_name: Vec<u32>,
    ends: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    span: Span,
    name: u32,
}

impl Index {
    /// Sorts the keys of these names. Cost: about 0.2 µs a key.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a NameKeys>) -> Self {
        let mut index = Self::default();
        for (keys, name) in names.into_iter().zip(0..) {
            let Ok(offset) = u32::try_from(index.arena.len()) else { break };
            index.arena.push_str(&keys.arena);
            let entries = keys.spans.iter().map(|span| Entry { span: span.moved(offset), name });
            index.entries.extend(entries);
            index.ends.push(position(index.entries.len()));
        }
        let arena = index.arena.as_str();
        index.entries.sort_by_cached_key(|entry| {
            let text = entry.span.key(arena).text;
            (entry.span.class, head(text), text)
        });
        index.by_name = (0..position(index.entries.len())).collect();
        index.by_name.sort_by_key(|&at| index.entries[at as usize].name);
        index
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Calls `found` with the position of each name that the query matches and how, once for each
    /// key that matches. The other layout ([`Probe::left_on`]) is left to the caller, who knows
    /// whether anything was found.
    ///
    /// Cost: a binary search for each reading of the query, and a comparison for each key that
    /// begins like it.
    pub fn find(&self, probe: &Probe, only: Option<&[usize]>, mut found: impl FnMut(usize, Hit)) {
        let mut compare = |entry: &Entry| {
            if let Some(hit) = hit(probe, &entry.span.key(&self.arena)) {
                found(entry.name as usize, hit);
            }
        };
        if let Some(only) = only {
            self.entries_of(only).for_each(compare);
            return;
        }
        for (class, text) in readings(probe) {
            self.beginning_with(class, text).iter().for_each(&mut compare);
        }
    }

    /// As [`Index::find`], with letters corrected.
    ///
    /// Cost: a look at every key, a few nanoseconds each, and a comparison for those with nearly
    /// the same letters in them.
    pub fn find_mistyped(
        &self,
        query: &Mistyped<'_>,
        only: Option<&[usize]>,
        mut found: impl FnMut(usize, Hit),
    ) {
        self.entries_among(only, &[Class::Letters, Class::Skeleton], |entry| {
            if let Some(hit) = query.hit_span(&entry.span, &self.arena) {
                found(entry.name as usize, hit);
            }
        });
    }

    /// Calls `visit` with each whole name or title, in letters, that has all the letters of `text`
    /// in it, in whatever order; for ways to match that this room does not know.
    ///
    /// Cost: a look at every key, a nanosecond each.
    pub fn with_letters_of(
        &self,
        text: &str,
        only: Option<&[usize]>,
        mut visit: impl FnMut(usize, &Key<'_>),
    ) {
        let wanted = letters_in(text);
        self.entries_among(only, &[Class::Letters], |Entry { span, name }| {
            let whole = matches!(span.part, Part::Name | Part::Title);
            if span.class == Class::Letters && whole && wanted & !span.letters == 0 {
                visit(*name as usize, &span.key(&self.arena));
            }
        });
    }

    /// The names that a text writes in whole, in any script and spelling; of several such matches
    /// the best. Empty if it writes none.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<usize> {
        let probe = Probe::new(text);
        let mut whole: Vec<(usize, Hit)> = Vec::new();
        let mut keep = |name, hit: Hit| {
            if hit.rank.is_whole() {
                whole.push((name, hit));
            }
        };
        self.find(&probe, None, &mut keep);
        if let Some(other) = probe.left_on.as_deref().filter(|_| whole.is_empty()) {
            self.find(other, None, |name, hit| {
                if hit.rank.is_whole() {
                    whole.push((name, hit));
                }
            });
        }
        let best = whole.iter().map(|(_, hit)| hit.rank).max();
        let mut named: Vec<usize> = whole
            .into_iter()
            .filter(|(_, hit)| Some(hit.rank) == best)
            .map(|(name, _)| name)
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// Visits the keys of these classes: those of some names (and their other keys as well), or all.
    fn entries_among(&self, only: Option<&[usize]>, classes: &[Class], visit: impl FnMut(&Entry)) {
        match only {
            Some(only) => self.entries_of(only).for_each(visit),
            None => classes.iter().flat_map(|&class| self.of_class(class)).for_each(visit),
        }
    }

    fn of_class(&self, class: Class) -> &[Entry] {
        let start = self.entries.partition_point(|entry| entry.span.class < class);
        let end = self.entries.partition_point(|entry| entry.span.class <= class);
        &self.entries[start..end]
    }

    fn entries_of(&self, names: &[usize]) -> impl Iterator<Item = &Entry> {
        let end = |name: usize| self.ends.get(name).map_or(0, |&end| end as usize);
        names.iter().flat_map(move |&name| {
            let start = name.checked_sub(1).map_or(0, end);
            let positions = self.by_name.get(start..end(name)).unwrap_or_default();
            positions.iter().map(|&at| &self.entries[at as usize])
        })
    }

    fn beginning_with(&self, class: Class, text: &str) -> &[Entry] {
        let key = |entry: &Entry| (entry.span.class, entry.span.key(&self.arena).text);
        let start = self.entries.partition_point(|entry| key(entry) < (class, text));
        let rest = &self.entries[start..];
        let begins = |entry: &Entry| {
            let (of, key) = key(entry);
            of == class && key.starts_with(text)
        };
        &rest[..rest.partition_point(begins)]
    }
}

/// The readings of a query, each with the class of keys that answers it; none twice, none empty.
fn readings(probe: &Probe) -> Vec<(Class, &str)> {
    let mut readings = vec![(Class::Letters, &probe.letters), (Class::Family, &probe.letters)];
    for sound in [&probe.skeleton, &probe.skeleton_squashed].into_iter().flatten() {
        readings.extend([(Class::Skeleton, sound), (Class::SkeletonSquashed, sound)]);
    }
    let keystrokes = probe.keystrokes.iter().chain(&probe.layout_keystrokes);
    readings.extend(keystrokes.map(|keys| (Class::Keystrokes, keys)));
    readings.extend(probe.initials.iter().map(|pattern| (Class::Initials, &pattern.initials)));
    readings.extend(probe.kana.iter().map(|kana| (Class::Kana, kana)));
    readings.sort_unstable();
    readings.dedup();
    readings
        .into_iter()
        .map(|(class, text)| (class, text.as_str()))
        .filter(|(_, t)| !t.is_empty())
        .collect()
}

/// A position in the index; there are fewer than 2³² keys, for their texts have one arena.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The first eight bytes of a text as a number, which sorts like the text and faster.
fn head(text: &str) -> u64 {
    let mut bytes = [0; 8];
    for (byte, letter) in bytes.iter_mut().zip(text.bytes()) {
        *byte = letter;
    }
    u64::from_be_bytes(bytes)
}
