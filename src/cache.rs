//! The columns of large data sets, kept between runs so that they need not be parsed again.
//!
//! A set has one file, named by the names of its files. In it stands for which content it was made,
//! then a section of the hashes of its files, one of the columns and one of the names, each with its
//! length and a checksum; where any of it is not as expected the file is as good as not there.
//! Nothing is lost with it, and whatever hinders writing it costs only the time of the next start.

mod seen;

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Take, Write};
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};
use crc32fast::Hasher as Crc;
use rayon::prelude::*;
use thiserror::Error;

use crate::catalog::{Catalog, Names};
use crate::files::{self, FileError};
use crate::load::{Gathered, Listed, Listing};
use seen::Hashes;
pub use seen::Seen;

/// What the bytes of a cache mean; to be raised with every change to the columns or to what the
/// loader makes of a text.
const SCHEMA: u32 = 10;

/// How a cache begins.
const MAGIC: &[u8; 8] = b"kactors\n";

/// Magic and key.
const HEADER: usize = MAGIC.len() + blake3::OUT_LEN;

/// The bytes of a section's checksum.
const CHECKSUM: usize = size_of::<u32>();

/// A folder of caches.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// What a data set is recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Of the names of its files.
    names: Hash,
    /// Of names and contents, and of what makes columns of them.
    content: Hash,
    /// Those of the contents alone.
    hashes: Hashes,
}

/// Why the columns were not kept.
#[derive(Debug, Error)]
pub enum CacheError {
    /// The folder could not be made.
    #[error("cannot make the folder {path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something stands under the cache's name that is no file.
    #[error("{0} is no regular file")]
    NoFile(PathBuf),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Key {
    /// The key of files that were read, and of what was seen of them before. Cost: half a nanosecond
    /// a byte.
    #[must_use]
    pub fn of(gathered: &Gathered, seen: &Seen) -> Key {
        let texts: Vec<_> = gathered.texts().collect();
        let hashes = texts.par_iter().map(|(_, text)| blake3::hash(text.text.as_bytes()));
        let all: Vec<Hash> = hashes.collect();
        let paths = texts.iter().map(|(layer, text)| (*layer, text.path.as_str()));
        let hashes = seen.with(&all);
        Key { names: names(paths.clone()), content: content(paths.zip(&all)), hashes }
    }
}

/// The same as [`Key::content`] of files that were found; `None` if one cannot be read, or not twice.
/// Cost: that of reading them as well, those aside that are as they were when they were hashed. Of
/// none is more in memory than a piece.
fn content_of(listed: &Listed, known: &Hashes) -> Option<Hash> {
    let files: Vec<_> = listed.files().collect();
    let hash = |file: &Listing| known.get(file).or_else(|| hash_of(file.open().ok()?));
    let hashes: Option<Vec<Hash>> = files.par_iter().map(|(_, file)| hash(file)).collect();
    let paths: Vec<String> = files.iter().map(|(_, file)| file.path()).collect();
    let paths = files.iter().zip(&paths).map(|((layer, _), path)| (*layer, path.as_str()));
    Some(content(paths.zip(&hashes?)))
}

fn names<'p>(files: impl Iterator<Item = (usize, &'p str)>) -> Hash {
    let mut hasher = Hasher::new();
    files.for_each(|(_, path)| hash(&mut hasher, path));
    hasher.finalize()
}

fn content<'p>(files: impl Iterator<Item = ((usize, &'p str), &'p Hash)>) -> Hash {
    let mut hasher = Hasher::new();
    hasher.update(&SCHEMA.to_le_bytes());
    hash(&mut hasher, env!("CARGO_PKG_VERSION"));
    for ((layer, path), text) in files {
        hasher.update(&(layer as u64).to_le_bytes());
        hash(&mut hasher, path);
        hasher.update(text.as_bytes());
    }
    hasher.finalize()
}

/// The hash of all that can be read.
fn hash_of(mut from: impl Read) -> Option<Hash> {
    let (mut hasher, mut piece) = (Hasher::new(), Vec::with_capacity(PIECE));
    loop {
        piece.clear();
        // Whole pieces, or the hash would put those together that it works on at once.
        from.by_ref().take(PIECE as u64).read_to_end(&mut piece).ok()?;
        if piece.is_empty() {
            return Some(hasher.finalize());
        }
        hasher.update(&piece);
    }
}

/// How many bytes are read at a time: enough for the hash to take several parts of them at once,
/// and few enough to stay near the processor.
const PIECE: usize = 1 << 18;

/// Passes on what it reads, and sums it up.
struct Summed<R> {
    from: R,
    sum: Crc,
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(bytes)?;
        self.sum.update(&bytes[..count]);
        Ok(count)
    }
}

/// Hashes a text so that it cannot be mistaken for two, or for a part of one.
fn hash(hasher: &mut Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}

impl Cache {
    /// The cache in a folder, which need not be there.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Cache {
        Cache { folder }
    }

    /// The columns of a data set, if they were kept and nothing has changed since, in the set or in
    /// the file. Cost: reading both, and half a nanosecond a byte; of the set only the times of its
    /// files, where these are as they were. Its names are read from the same file when they are first
    /// asked for; a file that proves broken then is removed.
    #[must_use]
    pub fn find(&self, listed: &Listed) -> Option<Catalog> {
        let paths: Vec<String> = listed.files().map(|(_, file)| file.path()).collect();
        let path = self.path(&names(paths.iter().map(|path| (0, path.as_str()))));
        let kept = Kept::open(&path)?;
        let read = || kept.columns.read(&kept.file, |from| Catalog::read(from));
        let (content, catalog) = rayon::join(|| content_of(listed, &kept.hashes), read);
        let catalog = catalog.filter(|_| content == Some(kept.content))?;
        Some(catalog.with_names(move || {
            let names = kept.names.read(&kept.file, |from| Names::read(from));
            if names.is_none() {
                // The next start makes it anew; if it cannot be removed, that is no worse than it was.
                let _ = fs::remove_file(&path);
            }
            names
        }))
    }

    /// Keeps the columns of a data set, in the place of those that were kept for it before. Of two
    /// programs that do so at once, one wins. Cost: that of [`Catalog::names`], where nobody has
    /// asked for them yet, and a copy of each section in turn.
    ///
    /// # Errors
    /// What hindered it. Nothing but time depends on it.
    pub fn keep(&self, key: &Key, catalog: &Catalog) -> Result<(), CacheError> {
        let failed = |source| CacheError::Folder { path: self.folder.clone(), source };
        files::make_own_folder(&self.folder).map_err(failed)?;
        let path = self.path(&key.names);
        if fs::metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Err(CacheError::NoFile(path));
        }
        files::write(&path, true, |out| {
            out.write_all(MAGIC)?;
            out.write_all(key.content.as_bytes())?;
            Section::write(&postcard::to_stdvec(&key.hashes).map_err(io::Error::other)?, out)?;
            Section::write(&catalog.to_bytes().map_err(io::Error::other)?, out)?;
            Section::write(&catalog.names().to_bytes().map_err(io::Error::other)?, out)
        })?;
        Ok(())
    }

    fn path(&self, names: &Hash) -> PathBuf {
        self.folder.join(format!("{}.columns", &names.to_hex()[..32]))
    }
}

/// A file of a cache that has the length it says; what is in its sections may still be broken.
struct Kept {
    file: File,
    /// For which content it was made.
    content: Hash,
    hashes: Hashes,
    columns: Section,
    names: Section,
}

impl Kept {
    fn open(path: &Path) -> Option<Kept> {
        // To open a FIFO would wait for ever.
        let length = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
        let mut file = File::open(path).ok()?;
        let mut header = [0; HEADER];
        file.read_exact(&mut header).ok()?;
        let content = Hash::from_slice(header.strip_prefix(MAGIC)?).ok()?;
        let hashes = Section::at(HEADER as u64, &mut file)?;
        let columns = Section::at(hashes.end()?, &mut file)?;
        let names = Section::at(columns.end()?, &mut file)?;
        if names.end() != Some(length) {
            return None;
        }
        let hashes = hashes.read(&file, |from| {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).map_err(|_| postcard::Error::DeserializeUnexpectedEnd)?;
            postcard::from_bytes(&bytes)
        })?;
        Some(Kept { file, content, hashes, columns, names })
    }
}

/// A part of the file with all that is needed to read it.
struct Section {
    start: u64,
    length: u64,
    /// A CRC-32 (ISO-HDLC): the content that it stands for is known by its hash, and what is left to
    /// be found out is a fault of the disk.
    checksum: u32,
}

impl Section {
    /// Writes a section of some bytes, its length and checksum before it.
    fn write(bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&(bytes.len() as u64).to_le_bytes())?;
        out.write_all(&crc32fast::hash(bytes).to_le_bytes())?;
        out.write_all(bytes)
    }

    /// The section that is written from a position on.
    fn at(position: u64, file: &mut File) -> Option<Section> {
        file.seek(SeekFrom::Start(position)).ok()?;
        let (mut length, mut checksum) = ([0; size_of::<u64>()], [0; CHECKSUM]);
        file.read_exact(&mut length).ok()?;
        file.read_exact(&mut checksum).ok()?;
        let start = file.stream_position().ok()?;
        let length = u64::from_le_bytes(length);
        Some(Section { start, length, checksum: u32::from_le_bytes(checksum) })
    }

    /// The position behind it; `None` where that is more than a file can have.
    fn end(&self) -> Option<u64> {
        self.start.checked_add(self.length)
    }

    /// What `parse` makes of its bytes; `None` if they are not whole and sound.
    fn read<T>(
        &self,
        mut file: &File,
        parse: impl FnOnce(&mut BufReader<Summed<Take<&File>>>) -> postcard::Result<T>,
    ) -> Option<T> {
        file.seek(SeekFrom::Start(self.start)).ok()?;
        let summed = Summed { from: file.take(self.length), sum: Crc::new() };
        let mut from = BufReader::with_capacity(PIECE, summed);
        let value = parse(&mut from).ok()?;
        let is_all = from.fill_buf().ok()?.is_empty();
        (is_all && from.into_inner().sum.finalize() == self.checksum).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Layer, Progress, Text, list};

    fn set(title: &str) -> Listed {
        let text = format!(
            "(actors: [(key: \"a\", name: (en: \"A\"))], projects: [(key: \"p\", title: (en: \
             \"{title}\"), kind: Film, status: Released, countries: [\"JP\"], sources: [(url: \
             \"https://example.org\")], cast: [(actor: \"a\", note: \"n\")])])"
        );
        list(&[Layer::Texts(vec![Text { path: "set.ron".to_owned(), text }])])
    }

    fn gathered(set: Listed) -> Gathered {
        set.read(&Progress::default())
    }

    fn key(set: Listed) -> Key {
        let seen = Seen::of(&set);
        Key::of(&gathered(set), &seen)
    }

    fn content_now(set: &Listed) -> Option<Hash> {
        content_of(set, &Hashes::default())
    }

    fn built(set: Listed) -> Catalog {
        let loaded = gathered(set).load(&Progress::default());
        assert!(loaded.problems.is_empty());
        Catalog::build(loaded.data)
    }

    fn keep(cache: &Cache, title: &str) -> Result<(), CacheError> {
        cache.keep(&key(set(title)), &built(set(title)))
    }

    fn kept(folder: &Path) -> (Cache, PathBuf) {
        let cache = Cache::in_folder(folder.join("kactors"));
        keep(&cache, "One").unwrap();
        let path = cache.path(&key(set("One")).names);
        (cache, path)
    }

    /// What there is to be found of a set, whether it was kept or not.
    fn whole(catalog: &Catalog) -> [Vec<u8>; 2] {
        [catalog.to_bytes().unwrap(), catalog.names().to_bytes().unwrap()]
    }

    #[test]
    fn what_was_kept_is_found_and_is_the_same_with_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, path) = kept(folder.path());
        let found = cache.find(&set("One")).unwrap();
        assert_eq!(whole(&found), whole(&built(set("One"))));
        assert!(path.exists());
    }

    #[test]
    fn names_are_those_that_were_kept_even_if_the_file_is_another_one_by_then() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, _) = kept(folder.path());
        let found = cache.find(&set("One")).unwrap();
        keep(&cache, "Two").unwrap();
        assert_eq!(whole(&found), whole(&built(set("One"))));
    }

    #[test]
    fn a_changed_set_is_not_found_and_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, path) = kept(folder.path());
        assert!(cache.find(&set("Two")).is_none());
        keep(&cache, "Two").unwrap();
        assert!(cache.find(&set("Two")).is_some() && cache.find(&set("One")).is_none());
        assert_eq!(cache.path(&key(set("Two")).names), path);
    }

    #[test]
    fn files_have_the_key_of_their_texts_if_they_can_be_read_twice() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            Layer::Path(path)
        };
        let long = "한 ".repeat(PIECE);
        let layers = [file("mark", "\u{feff}(a)".as_bytes()), file("long", long.as_bytes())];
        let same = [file("mark", b"(a)"), file("long", long.as_bytes())];
        for layers in [&layers, &same] {
            assert_eq!(content_now(&list(layers)), Some(key(list(layers)).content));
        }
        let broken = list(&[file("broken", b"(a)\xff")]);
        assert_ne!(content_now(&broken), Some(key(broken).content));
        for other in ["/dev/zero", "/dev/null", "/not/there"] {
            assert_eq!(content_now(&list(&[Layer::Path(other.into())])), None, "{other}");
        }
    }

    #[test]
    fn another_name_layer_or_border_between_files_is_another_set() {
        let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
        let key = |layers: &[&[Text]]| {
            let layers: Vec<_> = layers.iter().map(|texts| Layer::Texts(texts.to_vec())).collect();
            key(list(&layers)).content
        };
        let (a, b) = (text("a", "xy"), text("b", "z"));
        let mut keys = vec![
            key(&[&[a.clone(), b.clone()]]),
            key(&[&[a], std::slice::from_ref(&b)]),
            key(&[&[text("a", "x"), text("b", "yz")]]),
            key(&[&[text("c", "xy"), b.clone()]]),
            key(&[&[b]]),
            key(&[]),
        ];
        keys.sort_by_key(|key| *key.as_bytes());
        keys.dedup();
        assert_eq!(keys.len(), 6);
    }

    /// A set in a file, written now.
    fn in_a_file(path: &Path, title: &str) -> Listed {
        let text = set(title).read(&Progress::default()).texts().next().unwrap().1.text.clone();
        fs::write(path, text).unwrap();
        list(&[Layer::Path(path.to_owned())])
    }

    #[test]
    fn a_file_that_is_as_it_was_is_not_read_again_and_one_that_is_not_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("set.ron");
        let now = || list(&[Layer::Path(path.clone())]);
        // Right after it was written nothing is remembered of it.
        let mut hashes = key(in_a_file(&path, "One")).hashes;
        assert_eq!(hashes, Hashes::default());
        while hashes == Hashes::default() {
            hashes = key(now()).hashes;
        }
        let content = content_now(&now()).unwrap();
        assert_eq!(content_of(&now(), &hashes), Some(content));
        // Another hash in the place of the right one shows that the file is not looked into.
        let mut bytes = postcard::to_stdvec(&hashes).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        let others: Hashes = postcard::from_bytes(&bytes).unwrap();
        assert_ne!(content_of(&now(), &others), Some(content));

        let modified = fs::metadata(&path).unwrap().modified().unwrap();
        let other = in_a_file(&path, "Two");
        let set_back = fs::File::options().write(true).open(&path).unwrap();
        set_back.set_modified(modified).unwrap();
        drop(set_back);
        for known in [&hashes, &others] {
            assert_eq!(content_of(&other, known), content_now(&other));
        }
        assert_ne!(content_now(&other), Some(content));
        in_a_file(&path, "One");
        assert_eq!(content_of(&now(), &others), Some(content));
    }

    #[test]
    fn a_cut_or_longer_cache_is_not_trusted_wherever_it_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, path) = kept(folder.path());
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(cache.find(&set("One")).is_none(), "{length}");
        }
        fs::write(&path, [&whole[..], &[0]].concat()).unwrap();
        assert!(cache.find(&set("One")).is_none());
    }

    #[test]
    fn a_flipped_bit_is_found_out_wherever_it_is_and_what_has_it_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, path) = kept(folder.path());
        let bytes = fs::read(&path).unwrap();
        let sound = whole(&built(set("One")));
        let names = bytes.len() - sound[1].len();
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            fs::write(&path, &flipped).unwrap();
            let found = cache.find(&set("One"));
            // The names are looked at when they are needed; so is their checksum.
            assert_eq!(found.is_some(), at >= names - CHECKSUM, "{at}");
            if let Some(found) = found {
                assert!(whole(&found) == sound, "{at}");
                assert!(!path.exists(), "{at}");
            }
        }
    }

    /// With a checksum that is right: whoever writes such a file means harm, or has a fault.
    #[test]
    fn columns_that_are_none_are_not_found_and_no_room_is_made_for_what_they_promise() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, path) = kept(folder.path());
        let header = fs::read(&path).unwrap()[..HEADER].to_vec();
        let sound = whole(&built(set("One")));
        let write = |columns: &[u8], names: &[u8]| {
            let mut bytes = header.clone();
            Section::write(&postcard::to_stdvec(&Hashes::default()).unwrap(), &mut bytes).unwrap();
            Section::write(columns, &mut bytes).unwrap();
            Section::write(names, &mut bytes).unwrap();
            fs::write(&path, bytes).unwrap();
        };
        for none in [&[][..], &[0xff; 1000], b"\0\0\0\xff\xff\xff\xff\xff\x01"] {
            write(none, &sound[1]);
            assert!(cache.find(&set("One")).is_none(), "{none:?}");
            write(&sound[0], none);
            assert!(whole(&cache.find(&set("One")).unwrap()) == sound, "{none:?}");
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_foreign_file_or_one_of_an_older_form_is_not_trusted_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, path) = kept(folder.path());
        let mut older = fs::read(&path).unwrap();
        let key = [&(SCHEMA - 1).to_le_bytes()[..], b"the rest"].concat();
        let place = MAGIC.len()..MAGIC.len() + blake3::OUT_LEN;
        older[place].copy_from_slice(blake3::hash(&key).as_bytes());
        for foreign in [&b""[..], b"hello", &[0xff; 10_000], &older] {
            fs::write(&path, foreign).unwrap();
            assert!(cache.find(&set("One")).is_none());
            keep(&cache, "One").unwrap();
            assert!(cache.find(&set("One")).is_some());
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(cache.find(&set("One")).is_none());
        assert!(matches!(keep(&cache, "One"), Err(CacheError::NoFile(_))));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let cache = Cache::in_folder(folder.path().join("file/kactors"));
        assert!(cache.find(&set("One")).is_none());
        assert!(matches!(keep(&cache, "One"), Err(CacheError::Folder { .. })));
    }
}
