//! Columns in the making: as wide as any data set could need them, in whatever order projects come.
//! [`Draft::pack`] makes a catalog of them.

use super::columns::{ActorRow, CountryRow, PlatformRow, ProjectRow, SourceRow};
use super::ids::{ActorId, CreditId, PlatformId, ProjectId, StrId};
use super::lists::{Ends, Lists};
use super::strings::Strings;
use crate::model::{Claim, Country, Date, Origin};

/// What a catalog is made of; the fields are those of [`super::Catalog`].
#[derive(Default)]
pub struct Draft {
    pub as_of: Option<Date>,
    pub files: Vec<String>,
    pub claims: Vec<Claim>,
    pub strings: Strings,
    /// The addresses of sources.
    pub pages: Strings,
    /// In the order of the actors.
    pub actor_keys: Strings,
    /// In the order in which they were read.
    pub project_keys: Strings,
    pub actors: Vec<ActorRow>,
    pub platforms: Vec<PlatformRow>,
    pub projects: Vec<ProjectRow>,
    pub groups: Vec<StrId>,
    pub credits: CreditDrafts,
    /// The characters, after the empty text.
    pub characters: Strings,
    /// Their numbers by credit; [`super::roles::NONE`] where nobody is named.
    pub roles: Vec<u32>,
    pub actor_aliases: Lists<StrId>,
    pub platform_aliases: Lists<StrId>,
    pub project_aliases: Lists<StrId>,
    pub producers: Lists<Country>,
    pub shown_on: Lists<PlatformId>,
    pub sources: Lists<SourceRow>,
    pub casts: Ends,
    pub by_actor: Lists<CreditId>,
    pub country_names: Vec<CountryRow>,
    pub series: Vec<(StrId, ProjectId)>,
}

/// The columns of credits, but for the characters.
#[derive(Default)]
pub struct CreditDrafts {
    pub actor: Vec<ActorId>,
    pub project: Vec<ProjectId>,
    /// The credit's own year, else its project's; 0 for none.
    pub year: Vec<u16>,
    /// [`crate::model::Billing`] as its position among all, 255 for none.
    pub billing: Vec<u8>,
    /// How many lines below the project's origin it was read; [`FAR`] if it was
    /// in another file, above, or too far below.
    pub line: Vec<u16>,
    /// Where the strays were read, in the order of credits.
    pub strays: Vec<(CreditId, Origin)>,
    /// Notes, in the order of credits.
    pub notes: Vec<(CreditId, StrId)>,
    /// The credits with sources of their own, in order.
    pub sourced: Vec<CreditId>,
    /// Their sources.
    pub sources: Lists<SourceRow>,
}

/// [`CreditDrafts::line`] of a credit among [`CreditDrafts::strays`].
pub const FAR: u16 = u16::MAX;
