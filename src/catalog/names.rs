//! The keys under which everything in a catalog is found by name.

use std::collections::HashMap;

use super::ids::StrId;
use super::{Catalog, CreditId};
use crate::model::Country;
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
    /// By the number that [`Names::role`] gives.
    pub roles: Index,
    role_of: Vec<u32>,
    country_codes: Vec<Country>,
}

impl Names {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let (roles, role_of) = distinct(&catalog.credits.character);
        let role = |&id: &StrId| NameKeys::label([catalog.text(id)]);
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
            roles: index(roles.iter().map(role)),
            role_of,
            country_codes: catalog.countries().collect(),
        }
    }

    /// The position of a country in [`Names::countries`].
    #[must_use]
    pub fn country(&self, country: Country) -> Option<usize> {
        self.country_codes.binary_search(&country).ok()
    }

    /// The number of a credit's character among the distinct ones; `None` if it has none.
    #[must_use]
    pub fn role(&self, credit: CreditId) -> Option<usize> {
        let number = *self.role_of.get(credit.index())?;
        (number != NO_ROLE).then_some(number as usize)
    }
}

const NO_ROLE: u32 = u32::MAX;

fn index(keys: impl Iterator<Item = NameKeys>) -> Index {
    Index::new(&keys.collect::<Vec<_>>())
}

/// The distinct texts, and for each credit the number of its own.
fn distinct(characters: &[StrId]) -> (Vec<StrId>, Vec<u32>) {
    let mut texts = Vec::new();
    let mut numbers = HashMap::new();
    let number_of = |&id: &StrId| {
        if id == StrId::at(0) {
            return NO_ROLE;
        }
        *numbers.entry(id).or_insert_with(|| {
            texts.push(id);
            u32::try_from(texts.len() - 1).unwrap_or(NO_ROLE)
        })
    };
    let role_of = characters.iter().map(number_of).collect();
    (texts, role_of)
}
