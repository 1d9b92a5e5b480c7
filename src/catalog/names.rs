//! The keys under which everything in a catalog is found by name.

use super::Catalog;
use crate::names::{Index, NameKeys, PersonName, TitleName};

/// Indexes over all names of a catalog, each by the position of what it names.
///
/// Cost: about 10 µs a name to build, at the first question with text in it.
#[derive(Debug)]
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
        Self {
            actors: index(catalog.actors().map(|actor| {
                NameKeys::person(&PersonName {
                    en: actor.en(),
                    ko: actor.ko(),
                    ja: actor.ja(),
                    zh: actor.zh(),
                    aliases: actor.aliases().collect(),
                })
            })),
            projects: index(catalog.projects().map(|project| {
                NameKeys::title(&TitleName {
                    en: project.title(),
                    original: project.original(),
                    ko: project.ko(),
                    aliases: project.aliases().collect(),
                })
            })),
            platforms: index(catalog.platforms().map(|platform| NameKeys::label(platform.names()))),
            groups: index(
                catalog.groups().map(|group| NameKeys::label([catalog.group_name(group)])),
            ),
            countries: index(catalog.countries().map(|country| {
                let names = catalog.country_names(country).map(|(_, name)| name);
                let code = country.code();
                NameKeys::label(std::iter::once(code).chain(names))
            })),
            roles: index(roles.map(|at| NameKeys::label([catalog.role(at)]))),
        }
    }
}

fn index(keys: impl Iterator<Item = NameKeys>) -> Index {
    Index::new(&keys.collect::<Vec<_>>())
}
