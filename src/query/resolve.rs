//! Which facts a value of a question means.

use std::collections::BTreeSet;

use super::{FacetValue, Field, Value};
use crate::catalog::{ActorId, Catalog, GroupId, PlatformId};
use crate::model::{Billing, Country, Facet, Kind, Status, Word};

/// The values of a facet that a question's value names. A name that several bear means all of
/// them; one that nobody bears means none. Ranges of years are not listed here, but compared.
#[must_use]
pub fn resolve(catalog: &Catalog, facet: Facet, value: &Value) -> BTreeSet<FacetValue> {
    let text = match value {
        Value::Text(text) => text,
        Value::Missing => return BTreeSet::from([FacetValue::Missing(facet)]),
        Value::Range(..) => return BTreeSet::new(),
    };
    let one = |value: Option<FacetValue>| value.into_iter().collect();
    match facet {
        Facet::Country => one(Country::named(text).map(FacetValue::Country)),
        Facet::Kind => one(Kind::from_word(text).map(FacetValue::Kind)),
        Facet::Billing => one(Billing::from_word(text).map(FacetValue::Billing)),
        Facet::Status => one(Status::from_word(text).map(FacetValue::Status)),
        Facet::Platform => platforms(catalog, text),
        Facet::Actor => actors(catalog, text),
        Facet::Group => groups(catalog, text),
        Facet::Year => BTreeSet::new(),
    }
}

/// What a facet's value is called in a question: the key, the code, the word.
#[must_use]
pub fn value_of(catalog: &Catalog, value: FacetValue) -> (Field, Value) {
    let text = |text: &str| Value::Text(text.to_owned());
    let field = Field::from(value.facet());
    let value = match value {
        FacetValue::Country(country) => text(&country.code().to_ascii_lowercase()),
        FacetValue::Platform(id) => text(catalog.platform(id).key()),
        FacetValue::Actor(id) => text(catalog.actor(id).key()),
        FacetValue::Year(year) => Value::Range(Some(year), Some(year)),
        FacetValue::Kind(kind) => text(kind.word()),
        FacetValue::Billing(billing) => text(billing.word()),
        FacetValue::Status(status) => text(status.word()),
        FacetValue::Group(id) => text(catalog.group_name(id)),
        FacetValue::Missing(_) => Value::Missing,
    };
    (field, value)
}

fn platforms(catalog: &Catalog, text: &str) -> BTreeSet<FacetValue> {
    if let Some(platform) = catalog.platform_by_key(text) {
        return BTreeSet::from([FacetValue::Platform(platform.id())]);
    }
    let named = catalog.names().platforms.named(text).into_iter();
    named.map(|at| FacetValue::Platform(PlatformId::at(at))).collect()
}

fn actors(catalog: &Catalog, text: &str) -> BTreeSet<FacetValue> {
    // A name that is somebody's key may be somebody else's name as well; a pane writes keys, so a
    // key in its exact form means its actor alone.
    if let Some(actor) = catalog.actor_by_key(text) {
        return BTreeSet::from([FacetValue::Actor(actor.id())]);
    }
    let named = catalog.names().actors.named(text).into_iter();
    named.map(|at| FacetValue::Actor(ActorId::at(at))).collect()
}

fn groups(catalog: &Catalog, text: &str) -> BTreeSet<FacetValue> {
    // As a pane writes it: of two that differ in case or blanks one is meant, and one that is all
    // signs has no other name.
    if let Some(group) = catalog.group_by_name(text) {
        return BTreeSet::from([FacetValue::Group(group)]);
    }
    let named = catalog.names().groups.named(text).into_iter();
    named.map(|at| FacetValue::Group(GroupId::at(at))).collect()
}
