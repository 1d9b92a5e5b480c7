//! What a fact is: actors, projects, platforms, credits, and the small words they are made of.
//!
//! Nothing here knows a file, a screen or a question. The structs are the form in which the
//! loader hands a data set over; [`crate::catalog`] turns them into columns.

use serde::{Deserialize, Serialize};

mod country;
mod date;
mod facts;
mod words;

pub use country::Country;
pub use date::{Date, DateError};
pub use facts::{
    Actor, Claim, Credit, DataSet, Evidence, Name, Origin, Platform, Project, Source, Title,
};
pub use words::{Billing, Kind, PlatformKind, Status, Word};

/// The names of everything by which the credits of a data set can be divided and counted.
///
/// Each has a pane or a line in the chooser, a field of the query language and a `stats --by`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// Producing countries of the project, Korea left out.
    Country,
    /// Broadcaster, streamer or house of the project.
    Platform,
    /// The actor of the credit.
    Actor,
    /// The credit's year: its own, else the project's.
    Year,
    /// Series, film, stage …
    Kind,
    /// Lead, main, supporting …
    Billing,
    /// Released, announced …
    Status,
    /// The idol group of the actor.
    Group,
}

impl Facet {
    /// All facets: the three with a pane first, then those of the chooser.
    pub const ALL: [Facet; 8] = [
        Facet::Country,
        Facet::Platform,
        Facet::Actor,
        Facet::Year,
        Facet::Kind,
        Facet::Billing,
        Facet::Status,
        Facet::Group,
    ];

    /// The facet's name on screens: `Country`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Facet::Country => "Country",
            Facet::Platform => "Platform",
            Facet::Actor => "Actor",
            Facet::Year => "Year",
            Facet::Kind => "Kind",
            Facet::Billing => "Billing",
            Facet::Status => "Status",
            Facet::Group => "Group",
        }
    }
}
