//! The keys under which everything in a catalog is found by name.

use std::fmt;
use std::io::Read;

use serde::{Deserialize, Serialize};

use super::{Catalog, stream};
use crate::model::Country;
use crate::names::{Index, PersonName, TitleName};

/// Indexes over all names of a catalog, each by the position of what it names.
///
/// Cost: about 2 µs a title or character and 15 µs a person to build, on all processors, at the
/// first question with text in it; a copy where they were kept with the columns.
#[derive(Debug, Serialize, Deserialize)]
pub struct Names {
    /// By [`super::ActorId`].
    pub actors: Index,
    /// By [`super::ProjectId`].
    pub projects: Index,
    /// By [`super::PlatformId`].
    pub platforms: Index,
    /// By [`super::GroupId`].
    pub groups: Index,
    /// By position in [`Catalog::countries`]: codes and names.
    pub countries: Index,
    /// By the numbers of [`Catalog::roles`].
    pub roles: Index,
}

impl Names {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let roles = 0..catalog.roles().len();
        let ((actors, projects), (roles, others)) = rayon::join(
            || rayon::join(|| actors(catalog), || projects(catalog)),
            || {
                let roles = roles.map(|at| [catalog.role(at)]);
                rayon::join(|| Index::labels(roles), || others(catalog))
            },
        );
        let [platforms, groups, countries] = others;
        Self { actors, projects, platforms, groups, countries, roles }
    }

    /// The names of bytes that [`Names::to_bytes`] gave.
    ///
    /// # Errors
    /// As [`Catalog::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> postcard::Result<Names> {
        postcard::from_bytes(bytes)
    }

    /// The names of a stream of such bytes, as [`Catalog::read`] reads.
    ///
    /// # Errors
    /// As [`Catalog::read`].
    pub fn read(from: impl Read) -> postcard::Result<Names> {
        stream::read(from)
    }

    /// The names as bytes. Cost: a copy.
    ///
    /// # Errors
    /// None that names in memory can have; the format's own.
    pub fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(self)
    }

    /// What they take in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        let Self { actors, projects, platforms, groups, countries, roles } = self;
        [actors, projects, platforms, groups, countries, roles].map(Index::size).iter().sum()
    }
}

/// Names that were made before, wherever they are kept.
#[derive(Default)]
pub(super) struct KeptNames(Option<Box<dyn Fn() -> Option<Names> + Send + Sync>>);

impl KeptNames {
    pub fn from(read: impl Fn() -> Option<Names> + Send + Sync + 'static) -> KeptNames {
        KeptNames(Some(Box::new(read)))
    }

    /// The names; `None` if none are kept, or what is kept is of no use.
    pub fn read(&self) -> Option<Names> {
        self.0.as_ref()?()
    }
}

impl fmt::Debug for KeptNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeptNames").field(&self.0.is_some()).finish()
    }
}

fn actors(catalog: &Catalog) -> Index {
    Index::persons(catalog.actors().map(|actor| PersonName {
        en: actor.en(),
        ko: actor.ko(),
        ja: actor.ja(),
        zh: actor.zh(),
        aliases: actor.aliases().collect(),
    }))
}

fn projects(catalog: &Catalog) -> Index {
    Index::titles(catalog.projects().map(|project| TitleName {
        en: project.title(),
        original: project.original(),
        ko: project.ko(),
        aliases: project.aliases().collect(),
    }))
}

/// Platforms, groups and countries.
fn others(catalog: &Catalog) -> [Index; 3] {
    let groups = catalog.groups().map(|group| [catalog.group_name(group)]);
    let codes: Vec<Country> = catalog.countries().collect();
    let countries = codes.iter().map(|country| {
        let names = catalog.country_names(*country).map(|(_, name)| name);
        std::iter::once(country.code()).chain(names)
    });
    [
        Index::labels(catalog.platforms().map(super::PlatformRef::names)),
        Index::labels(groups),
        Index::labels(countries),
    ]
}
