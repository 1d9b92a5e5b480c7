//! The keys under which everything in a catalog is found by name.

use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Catalog;
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

    /// What they take in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        let Self { actors, projects, platforms, groups, countries, roles } = self;
        [actors, projects, platforms, groups, countries, roles].map(Index::size).iter().sum()
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

/// Writes the indexes, if they are there. For `#[serde(with)]`.
pub(super) fn serialize<S: Serializer>(
    names: &OnceLock<Box<Names>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    names.get().serialize(serializer)
}

/// Reads them.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<OnceLock<Box<Names>>, D::Error> {
    let read = Option::<Box<Names>>::deserialize(deserializer)?;
    Ok(read.map_or_else(OnceLock::new, OnceLock::from))
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
