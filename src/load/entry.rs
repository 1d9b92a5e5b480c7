//! The RON form of a data set, as it stands in files (`data/README.md`).
//!
//! Every field that a later layer may leave unsaid is optional; `link` says what must be
//! there in the end. The export writes the same structs, so that what leaves is what comes in.

use serde::{Deserialize, Serialize};

use crate::model::{Billing, Facet, Kind, PlatformKind, Status};

/// A name in its scripts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "name"))]
pub struct NameEntry {
    /// In Latin letters.
    pub en: String,
    /// In hangul.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
    /// In kana or kanji.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ja: Option<String>,
    /// In hanzi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
}

/// An item of `actors`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "actor"))]
pub struct ActorEntry {
    /// See [`crate::model::Actor`].
    pub key: String,
    /// The name.
    pub name: NameEntry,
    /// Other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The idol group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What tells namesakes apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disambiguation: Option<String>,
}

/// An item of `platforms`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "platform"))]
pub struct PlatformEntry {
    /// See [`crate::model::Platform`].
    pub key: String,
    /// The name.
    pub name: NameEntry,
    /// Other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: PlatformKind,
    /// ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// A title in its scripts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "title"))]
pub struct TitleEntry {
    /// In English.
    pub en: String,
    /// In the makers' script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// In Korean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
}

/// An item of `projects`. Only the key must be there; a later layer may say only what it changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "project"))]
pub struct ProjectEntry {
    /// See [`crate::model::Project`].
    pub key: String,
    /// The title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TitleEntry>,
    /// Other titles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<String>>,
    /// What joins seasons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// ISO 3166-1 alpha-2, text, so that a wrong code is a problem with a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<String>>,
    /// Keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platforms: Option<Vec<String>>,
    /// A date of any precision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<String>,
    /// Where it stood on the `as_of` day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<SourceEntry>>,
    /// The credits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cast: Vec<CreditEntry>,
}

/// An item of a project's `cast`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "cast entry"))]
pub struct CreditEntry {
    /// A key.
    pub actor: String,
    /// Who is played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub character: Option<String>,
    /// How big the part is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing: Option<Billing>,
    /// The actor's own year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// What else should be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceEntry>,
}

/// A page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "source"))]
pub struct SourceEntry {
    /// http or https.
    pub url: String,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// A date of any precision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// An item of `claims`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "claim"))]
pub struct ClaimEntry {
    /// See [`crate::model::Claim`].
    pub key: String,
    /// The claim.
    pub text: String,
    /// The pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceEntry>,
    /// The figures beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shows: Vec<EvidenceEntry>,
}

/// A figure of a claim.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "figure"))]
pub struct EvidenceEntry {
    /// What is counted by.
    pub by: Facet,
    /// A line of the query language.
    #[serde(default)]
    pub query: String,
}

/// A whole file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FileEntry {
    /// The day on which statuses were true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Every actor once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<ActorEntry>,
    /// Every platform once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<PlatformEntry>,
    /// Every project once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectEntry>,
    /// What the trade claims.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimEntry>,
}
