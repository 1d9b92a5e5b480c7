//! What callers see of a platform, as [`super::views`] shows the other rows.

use super::Catalog;
use super::columns::{NameRow, PlatformRow};
use super::ids::PlatformId;
use super::named::named;
use crate::model::{Country, PlatformKind};

/// A platform of a catalog.
#[derive(Debug, Clone, Copy)]
pub struct PlatformRef<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) id: PlatformId,
}

named!(PlatformRef, PlatformId, platform_aliases, platform_order);

impl<'c> PlatformRef<'c> {
    /// Its key.
    #[must_use]
    pub fn key(self) -> &'c str {
        self.catalog.text(self.row().key)
    }

    fn name(self) -> NameRow {
        let &PlatformRow { en, ko, ja, zh, rank, .. } = self.row();
        NameRow { en, ko, ja, zh, rank }
    }

    fn row(self) -> &'c PlatformRow {
        &self.catalog.platforms[self.id.index()]
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
}
