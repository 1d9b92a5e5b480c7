//! What callers see of a platform, as [`super::views`] shows the other rows.

use super::Catalog;
use super::columns::PlatformRow;
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
