//! The RON form of a data set, as it stands in files (`data/README.md`).
//!
//! Every field that a later layer may leave unsaid is optional; `link` says what must be
//! there in the end. The export writes the same structs, so that what leaves is what comes in.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::model::{Billing, Facet, Kind, PlatformKind, Status};

/// A text as it stands in its file: borrowed from there, unless escapes had to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Written<'t>(pub Cow<'t, str>);

impl Deref for Written<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'t> From<&'t str> for Written<'t> {
    fn from(text: &'t str) -> Self {
        Written(Cow::Borrowed(text))
    }
}

impl From<String> for Written<'_> {
    fn from(text: String) -> Self {
        Written(Cow::Owned(text))
    }
}

// By hand, for serde lets a `Cow` borrow, but not one in an `Option`.
impl<'de: 't, 't> Deserialize<'de> for Written<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Reader)
    }
}

struct Reader;

impl<'de> de::Visitor<'de> for Reader {
    type Value = Written<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Written<'de>, E> {
        Ok(text.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Written<'de>, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E>(self, text: String) -> Result<Written<'de>, E> {
        Ok(text.into())
    }
}

/// A name in its scripts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "name"))]
pub struct NameEntry<'t> {
    /// In Latin letters.
    #[serde(borrow)]
    pub en: Written<'t>,
    /// In hangul.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<Written<'t>>,
    /// In kana or kanji.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub ja: Option<Written<'t>>,
    /// In hanzi.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<Written<'t>>,
}

/// An item of `actors`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "actor"))]
pub struct ActorEntry<'t> {
    /// See [`crate::model::Actor`].
    #[serde(borrow)]
    pub key: Written<'t>,
    /// The name.
    #[serde(borrow)]
    pub name: NameEntry<'t>,
    /// Other spellings.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Written<'t>>,
    /// The idol group.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Written<'t>>,
    /// What tells namesakes apart.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub disambiguation: Option<Written<'t>>,
}

/// An item of `platforms`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "platform"))]
pub struct PlatformEntry<'t> {
    /// See [`crate::model::Platform`].
    #[serde(borrow)]
    pub key: Written<'t>,
    /// The name.
    #[serde(borrow)]
    pub name: NameEntry<'t>,
    /// Other names.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Written<'t>>,
    /// What it is.
    pub kind: PlatformKind,
    /// ISO 3166-1 alpha-2.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Written<'t>>,
}

/// A title in its scripts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "title"))]
pub struct TitleEntry<'t> {
    /// In English.
    #[serde(borrow)]
    pub en: Written<'t>,
    /// In the makers' script.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Written<'t>>,
    /// In Korean.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<Written<'t>>,
}

/// An item of `projects`. Only the key must be there; a later layer may say only what it changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "project"))]
pub struct ProjectEntry<'t> {
    /// See [`crate::model::Project`].
    #[serde(borrow)]
    pub key: Written<'t>,
    /// The title.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TitleEntry<'t>>,
    /// Other titles.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<Written<'t>>>,
    /// What joins seasons.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Written<'t>>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// ISO 3166-1 alpha-2, text, so that a wrong code is a problem with a place.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<Written<'t>>>,
    /// Keys.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub platforms: Option<Vec<Written<'t>>>,
    /// A date of any precision.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Written<'t>>,
    /// Where it stood on the `as_of` day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The pages.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<SourceEntry<'t>>>,
    /// The credits.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub cast: Vec<CreditEntry<'t>>,
}

/// An item of a project's `cast`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "cast entry"))]
pub struct CreditEntry<'t> {
    /// A key.
    #[serde(borrow)]
    pub actor: Written<'t>,
    /// Who is played.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub character: Option<Written<'t>>,
    /// How big the part is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing: Option<Billing>,
    /// The actor's own year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// What else should be known.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Written<'t>>,
    /// The pages.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceEntry<'t>>,
}

/// A page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "source"))]
pub struct SourceEntry<'t> {
    /// http or https.
    #[serde(borrow)]
    pub url: Written<'t>,
    /// Who publishes it.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Written<'t>>,
    /// A date of any precision.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Written<'t>>,
}

/// An item of `claims`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "claim"))]
pub struct ClaimEntry<'t> {
    /// See [`crate::model::Claim`].
    #[serde(borrow)]
    pub key: Written<'t>,
    /// The claim.
    #[serde(borrow)]
    pub text: Written<'t>,
    /// The pages.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceEntry<'t>>,
    /// The figures beside it.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub shows: Vec<EvidenceEntry<'t>>,
}

/// A figure of a claim.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename(deserialize = "figure"))]
pub struct EvidenceEntry<'t> {
    /// What is counted by.
    pub by: Facet,
    /// A line of the query language.
    #[serde(borrow, default)]
    pub query: Written<'t>,
}

/// A whole file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FileEntry<'t> {
    /// The day on which statuses were true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Written<'t>>,
    /// Every actor once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<ActorEntry<'t>>,
    /// Every platform once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<PlatformEntry<'t>>,
    /// Every project once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectEntry<'t>>,
    /// What the trade claims.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimEntry<'t>>,
}
