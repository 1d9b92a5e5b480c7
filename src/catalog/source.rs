//! A source as callers see it.

use std::borrow::Cow;

use super::Catalog;
use super::ids::SourceId;
use crate::model::Date;

/// A page that supports a fact.
#[derive(Debug, Clone, Copy)]
pub struct SourceRef<'c> {
    catalog: &'c Catalog,
    id: SourceId,
}

impl<'c> SourceRef<'c> {
    /// Its position: sources of one page, publisher and date have the same.
    #[must_use]
    pub fn id(self) -> SourceId {
        self.id
    }

    /// The page.
    #[must_use]
    pub fn url(self) -> Cow<'c, str> {
        match self.parts() {
            ["", address] | [address, ""] => Cow::Borrowed(address),
            [beginning, rest] => Cow::Owned([beginning, rest].concat()),
        }
    }

    /// The page's address in the two parts in which it is kept, for those who write it somewhere.
    #[must_use]
    pub fn parts(self) -> [&'c str; 2] {
        self.catalog.pages.address(self.id)
    }

    /// Who publishes it.
    #[must_use]
    pub fn publisher(self) -> Option<&'c str> {
        self.catalog.some_text(self.catalog.pages.publisher(self.id))
    }

    /// The day of the page.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        Date::unpack(self.catalog.pages.date(self.id))
    }
}

/// The sources of some positions.
pub fn refs(
    catalog: &Catalog,
    ids: impl ExactSizeIterator<Item = SourceId> + Clone,
) -> impl ExactSizeIterator<Item = SourceRef<'_>> + Clone {
    ids.map(move |id| SourceRef { catalog, id })
}
