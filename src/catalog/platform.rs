//! What callers see of a platform, as [`super::views`] shows the other rows.

use super::Catalog;
use super::columns::PlatformRow;
use super::ids::PlatformId;
use crate::model::{Country, PlatformKind};

/// A platform of a catalog.
#[derive(Debug, Clone, Copy)]
pub struct PlatformRef<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) id: PlatformId,
}

impl<'c> PlatformRef<'c> {
    fn row(self) -> &'c PlatformRow {
        &self.catalog.platforms[self.id.index()]
    }

    /// Its position.
    #[must_use]
    pub fn id(self) -> PlatformId {
        self.id
    }

    /// Its key.
    #[must_use]
    pub fn key(self) -> &'c str {
        self.catalog.text(self.row().key)
    }

    /// The name in Latin letters.
    #[must_use]
    pub fn en(self) -> &'c str {
        self.catalog.text(self.row().en)
    }

    /// The name in hangul.
    #[must_use]
    pub fn ko(self) -> Option<&'c str> {
        self.catalog.some_text(self.row().ko)
    }

    /// The name as Japan writes it.
    #[must_use]
    pub fn ja(self) -> Option<&'c str> {
        self.catalog.some_text(self.row().ja)
    }

    /// The name in hanzi.
    #[must_use]
    pub fn zh(self) -> Option<&'c str> {
        self.catalog.some_text(self.row().zh)
    }

    /// Other names.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'c str> + Clone {
        self.catalog.texts(self.catalog.platform_aliases.get(self.id.index()))
    }

    /// Every name: in all scripts, then the aliases.
    pub fn names(self) -> impl Iterator<Item = &'c str> + Clone {
        let scripts = [Some(self.en()), self.ko(), self.ja(), self.zh()];
        scripts.into_iter().flatten().chain(self.aliases())
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> PlatformKind {
        self.row().kind
    }

    /// Where it is at home.
    #[must_use]
    pub fn country(self) -> Option<Country> {
        self.row().country
    }

    /// The place in the order of names.
    #[must_use]
    pub fn rank(self) -> u32 {
        self.row().rank
    }
}
