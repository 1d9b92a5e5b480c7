//! The columns of large data sets, kept between runs so that they need not be parsed again.
//!
//! A set has one file, named by the names of its files. In it stands for which content the columns
//! were made, and a checksum of them; where either is not as expected the file is as good as not
//! there. Nothing is lost with it, and whatever hinders writing it costs only the time of the next
//! start.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read};
use std::path::PathBuf;

use blake3::{Hash, Hasher};
use thiserror::Error;

use crate::catalog::Catalog;
use crate::files::{self, FileError};
use crate::load::Gathered;

/// What the bytes of a cache mean; to be raised with every change to the columns or to what the
/// loader makes of a text.
const SCHEMA: u32 = 1;

/// How a cache begins.
const MAGIC: &[u8; 8] = b"kactors\n";

/// Magic, key and checksum.
const HEADER: usize = MAGIC.len() + 2 * blake3::OUT_LEN;

/// A folder of caches.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// What a data set is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Of the names of its files.
    names: Hash,
    /// Of names and contents, and of what makes columns of them.
    content: Hash,
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
    /// The columns could not be made into bytes.
    #[error("cannot write the columns: {0}")]
    Columns(#[from] postcard::Error),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Key {
    /// The key of files that were read. Cost: a fifth of a nanosecond a byte.
    #[must_use]
    pub fn of(gathered: &Gathered) -> Key {
        let (mut names, mut content) = (Hasher::new(), Hasher::new());
        content.update(&SCHEMA.to_le_bytes());
        hash(&mut content, env!("CARGO_PKG_VERSION"));
        for (layer, text) in gathered.texts() {
            hash(&mut names, &text.path);
            content.update(&(layer as u64).to_le_bytes());
            hash(&mut content, &text.path);
            hash(&mut content, &text.text);
        }
        Key { names: names.finalize(), content: content.finalize() }
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
    /// the file. Cost: about a fortieth of reading the set's text.
    #[must_use]
    pub fn find(&self, key: &Key) -> Option<Catalog> {
        let path = self.path(key);
        // To open a FIFO would wait for ever.
        fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
        let mut file = File::open(&path).ok()?;
        let mut header = [0; HEADER];
        file.read_exact(&mut header).ok()?;
        let (start, checksum) = header.split_at(HEADER - blake3::OUT_LEN);
        if start != [MAGIC, &key.content.as_bytes()[..]].concat() {
            return None;
        }
        let mut columns = Vec::new();
        file.read_to_end(&mut columns).ok()?;
        let is_sound = blake3::hash(&columns).as_bytes() == checksum;
        is_sound.then(|| Catalog::from_bytes(&columns).ok()).flatten()
    }

    /// Keeps the columns of a data set, in the place of those that were kept for it before. Of two
    /// programs that do so at once, one wins.
    ///
    /// # Errors
    /// What hindered it. Nothing but time depends on it.
    pub fn keep(&self, key: &Key, catalog: &Catalog) -> Result<(), CacheError> {
        let columns = catalog.to_bytes()?;
        let failed = |source| CacheError::Folder { path: self.folder.clone(), source };
        self.make_folder().map_err(failed)?;
        let path = self.path(key);
        if fs::metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Err(CacheError::NoFile(path));
        }
        files::write(&path, true, |out| {
            out.write_all(MAGIC)?;
            out.write_all(key.content.as_bytes())?;
            out.write_all(blake3::hash(&columns).as_bytes())?;
            out.write_all(&columns)
        })?;
        Ok(())
    }

    fn make_folder(&self) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        // What one reads is nobody else's business.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.folder)
    }

    fn path(&self, key: &Key) -> PathBuf {
        let name = &key.names.to_hex()[..32];
        self.folder.join(format!("{name}.columns"))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::load::{Layer, Progress, Text, gather};

    fn set(title: &str) -> Gathered {
        let text = format!(
            "(actors: [(key: \"a\", name: (en: \"A\"))], projects: [(key: \"p\", title: (en: \
             \"{title}\"), kind: Film, status: Released, countries: [\"JP\"], sources: [(url: \
             \"https://example.org\")], cast: [(actor: \"a\", note: \"n\")])])"
        );
        gather(
            &[Layer::Texts(vec![Text { path: "set.ron".to_owned(), text }])],
            &Progress::default(),
        )
    }

    fn built(set: Gathered) -> Catalog {
        let loaded = set.load(&Progress::default());
        assert!(loaded.problems.is_empty());
        Catalog::build(loaded.data)
    }

    fn kept(folder: &Path) -> (Cache, Key, PathBuf) {
        let cache = Cache::in_folder(folder.join("kactors"));
        let key = Key::of(&set("One"));
        cache.keep(&key, &built(set("One"))).unwrap();
        let path = cache.path(&key);
        (cache, key, path)
    }

    #[test]
    fn what_was_kept_is_found_and_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, key, _) = kept(folder.path());
        let found = cache.find(&key).unwrap().to_bytes().unwrap();
        assert_eq!(found, built(set("One")).to_bytes().unwrap());
    }

    #[test]
    fn a_changed_set_is_not_found_and_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, old, path) = kept(folder.path());
        let new = Key::of(&set("Two"));
        assert!(cache.find(&new).is_none());
        cache.keep(&new, &built(set("Two"))).unwrap();
        assert!(cache.find(&new).is_some() && cache.find(&old).is_none());
        assert_eq!(cache.path(&new), path);
    }

    #[test]
    fn another_name_layer_or_border_between_files_is_another_set() {
        let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
        let key = |layers: &[&[Text]]| {
            let layers: Vec<_> = layers.iter().map(|texts| Layer::Texts(texts.to_vec())).collect();
            Key::of(&gather(&layers, &Progress::default())).content
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

    #[test]
    fn a_cut_cache_is_not_trusted_wherever_it_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, key, path) = kept(folder.path());
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(cache.find(&key).is_none(), "{length}");
        }
    }

    #[test]
    fn a_cache_with_a_flipped_bit_is_not_trusted_wherever_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, key, path) = kept(folder.path());
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << (at % 8);
            fs::write(&path, &flipped).unwrap();
            assert!(cache.find(&key).is_none(), "{at}");
        }
    }

    #[test]
    fn a_foreign_file_is_not_trusted_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, key, path) = kept(folder.path());
        for foreign in [&b""[..], b"hello", &[0xff; 10_000]] {
            fs::write(&path, foreign).unwrap();
            assert!(cache.find(&key).is_none());
            cache.keep(&key, &built(set("One"))).unwrap();
            assert!(cache.find(&key).is_some());
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(cache.find(&key).is_none());
        assert!(matches!(cache.keep(&key, &built(set("One"))), Err(CacheError::NoFile(_))));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let cache = Cache::in_folder(folder.path().join("file/kactors"));
        let key = Key::of(&set("One"));
        assert!(cache.find(&key).is_none());
        assert!(matches!(cache.keep(&key, &built(set("One"))), Err(CacheError::Folder { .. })));
    }
}
