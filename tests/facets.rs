//! The numbers beside the values of facets, against a count of our own over the JSON export.
//!
//! The number beside a value is the credits that would be listed with that value if every choice
//! and exclusion of its facet were taken away and the rest of the question kept.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kactors::builtin;
use kactors::catalog::Catalog;
use kactors::export::{self, Export, Format, Screen};
use kactors::load::{Layer, load};
use kactors::model::Facet;
use kactors::query::{self, FacetValue, Field, Marks, Mode, Query, Results, Value, value_of};
use serde_json::Value as Json;

/// A data set twice: as the program holds it, and as its JSON export tells it.
struct Set {
    catalog: Catalog,
    credits: Vec<Json>,
}

/// A part of a question that the program and the count can both be asked.
#[derive(Debug, Clone)]
enum Part {
    /// The facet has one of these values, or none of them.
    Values(Facet, Mode, Vec<String>),
    /// The project has several countries.
    Coproduction,
    /// The credit has at least so many sources.
    Sources(u16),
}

fn fixed() -> Set {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    Set::of(Catalog::build(load(&[Layer::Path(data)]).data))
}

fn shipped() -> Set {
    Set::of(builtin::catalog())
}

impl Set {
    fn of(catalog: Catalog) -> Set {
        let rows = query::run(&catalog, &Query::default(), &Marks::new()).rows;
        let mut bytes = Vec::new();
        let (format, screen) = (Format::Json, Screen::default());
        let export = Export {
            catalog: &catalog,
            rows: &rows,
            format,
            columns: None,
            screen,
            raw: false,
            question: None,
        };
        export::write(&export, &mut bytes).expect("a vector takes every byte");
        let credits = serde_json::from_slice(&bytes).expect("an array");
        Set { catalog, credits }
    }

    /// Every value that some credit has in a facet.
    fn values(&self, facet: Facet) -> BTreeSet<String> {
        self.credits.iter().flat_map(|credit| values(credit, facet)).collect()
    }

    /// Asks the program.
    fn answer(&self, parts: &[Part]) -> Results {
        let mut query = Query::default();
        for part in parts {
            match part {
                Part::Values(facet, mode, values) => {
                    let field = Field::from(*facet);
                    query.add(field, *mode, values.iter().map(|value| self.value(*facet, value)));
                }
                Part::Coproduction => {
                    query.add(Field::Is, Mode::Chosen, [Value::Text("coproduction".into())]);
                }
                Part::Sources(least) => {
                    query.add(Field::Sources, Mode::Chosen, [Value::Range(Some(*least), None)]);
                }
            }
        }
        query::run(&self.catalog, &query, &Marks::new())
    }

    /// What a question calls a value of the JSON.
    fn value(&self, facet: Facet, text: &str) -> Value {
        let everything = query::run(&self.catalog, &Query::default(), &Marks::new());
        let buckets = everything.facets.of(&self.catalog, facet);
        let mut values = buckets.map(|bucket| bucket.value);
        let bucket = values.find(|value| self.name(*value) == text);
        value_of(&self.catalog, bucket.unwrap_or_else(|| panic!("{facet:?} has no {text}"))).1
    }

    /// What the JSON calls a value of the program.
    fn name(&self, value: FacetValue) -> String {
        match value {
            FacetValue::Country(country) => country.to_string(),
            FacetValue::Actor(id) => self.catalog.actor(id).key().to_owned(),
            FacetValue::Missing(_) => "none".to_owned(),
            value => value.name(&self.catalog),
        }
    }

    /// Compares the program's numbers, for every value of every facet, with our own.
    fn check(&self, parts: &[Part]) {
        let results = self.answer(parts);
        let listed = self.credits.iter().filter(|credit| parts.iter().all(|p| passes(credit, p)));
        assert_eq!(results.rows.len(), listed.count(), "{parts:?}");
        for facet in Facet::ALL {
            let program: BTreeMap<String, usize> = results
                .facets
                .of(&self.catalog, facet)
                .map(|bucket| (self.name(bucket.value), bucket.count))
                .filter(|(_, count)| *count > 0)
                .collect();
            assert_eq!(program, self.count(parts, facet), "{facet:?} under {parts:?}");
        }
    }

    /// Our own count.
    fn count(&self, parts: &[Part], facet: Facet) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for credit in &self.credits {
            let is_others = |part: &&Part| !matches!(part, Part::Values(own, ..) if *own == facet);
            if parts.iter().filter(is_others).all(|part| passes(credit, part)) {
                for value in values(credit, facet) {
                    *counts.entry(value).or_default() += 1;
                }
            }
        }
        counts
    }
}

/// The values of a credit in a facet, Korea left out.
fn values(credit: &Json, facet: Facet) -> BTreeSet<String> {
    let project = &credit["project"];
    let mut all: BTreeSet<String> = match facet {
        Facet::Country => texts(&project["countries"]),
        Facet::Platform => texts(&project["platforms"]),
        Facet::Actor => text(&credit["actor"]["key"]),
        Facet::Year => credit["year"].as_u64().map(|year| year.to_string()).into_iter().collect(),
        Facet::Kind => text(&project["kind"]),
        Facet::Billing => text(&credit["billing"]),
        Facet::Status => text(&project["status"]),
        Facet::Group => text(&credit["actor"]["group"]),
    };
    if all.is_empty() {
        all.insert("none".to_owned());
    }
    all.retain(|value| facet != Facet::Country || value != "KR");
    all
}

fn texts(list: &Json) -> BTreeSet<String> {
    list.as_array().expect("a list").iter().flat_map(text).collect()
}

fn text(value: &Json) -> BTreeSet<String> {
    value.as_str().map(str::to_owned).into_iter().collect()
}

fn passes(credit: &Json, part: &Part) -> bool {
    let count = |list: &Json| list.as_array().map_or(0, Vec::len);
    match part {
        Part::Values(facet, mode, wanted) => {
            let has = values(credit, *facet).iter().any(|value| wanted.contains(value));
            has == (*mode == Mode::Chosen)
        }
        Part::Coproduction => count(&credit["project"]["countries"]) > 1,
        Part::Sources(least) => count(&credit["sources"]) >= usize::from(*least),
    }
}

/// Numbers without a pattern, the same at every run (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    /// A question of up to five parts. Two of one facet, both chosen or both excluded, are one
    /// part with the values of both.
    fn question(&mut self, set: &Set) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for _ in 0..=self.below(5) {
            let part = self.part(set);
            let Part::Values(facet, mode, values) = &part else {
                parts.push(part);
                continue;
            };
            let same = parts.iter_mut().find_map(|other| match other {
                Part::Values(f, m, others) if (&*f, &*m) == (facet, mode) => Some(others),
                _ => None,
            });
            match same {
                Some(others) => others.extend(values.iter().cloned()),
                None => parts.push(part),
            }
        }
        parts
    }

    fn part(&mut self, set: &Set) -> Part {
        match self.below(12) {
            0 => Part::Coproduction,
            1 => Part::Sources(2),
            _ => {
                let facet = Facet::ALL[self.below(Facet::ALL.len())];
                let all: Vec<String> = set.values(facet).into_iter().collect();
                let some = (0..=self.below(3)).map(|_| all[self.below(all.len())].clone());
                let values = some.collect();
                let mode = if self.below(3) == 0 { Mode::Excluded } else { Mode::Chosen };
                Part::Values(facet, mode, values)
            }
        }
    }
}

#[test]
fn without_a_question_every_value_has_its_credits() {
    fixed().check(&[]);
    shipped().check(&[]);
}

#[test]
fn a_choice_of_any_value_leaves_its_siblings_their_numbers() {
    let set = fixed();
    for facet in Facet::ALL {
        for value in set.values(facet) {
            set.check(&[Part::Values(facet, Mode::Chosen, vec![value])]);
        }
    }
}

#[test]
fn an_excluded_value_keeps_its_number() {
    let set = fixed();
    for facet in Facet::ALL {
        for value in set.values(facet) {
            set.check(&[Part::Values(facet, Mode::Excluded, vec![value])]);
        }
    }
}

#[test]
fn choices_and_exclusions_of_several_facets_keep_their_numbers() {
    let set = fixed();
    let mut dice = Dice(2);
    for _ in 0..300 {
        set.check(&dice.question(&set));
    }
}

#[test]
fn the_shipped_data_keeps_its_numbers_under_choices_and_exclusions() {
    let set = shipped();
    let mut dice = Dice(2026);
    for _ in 0..25 {
        set.check(&dice.question(&set));
    }
}

#[test]
fn a_credit_of_two_countries_counts_under_both_and_never_under_korea() {
    let set = fixed();
    let results =
        set.answer(&[Part::Values(Facet::Platform, Mode::Chosen, vec!["Cinemas".into()])]);
    let countries: BTreeMap<String, usize> = results
        .facets
        .of(&set.catalog, Facet::Country)
        .map(|bucket| (set.name(bucket.value), bucket.count))
        .collect();
    assert_eq!((countries["CN"], countries["HK"]), (3, 3), "Bridge of Two Rivers");
    assert_eq!(countries["TW"], 0, "a value at zero is there");
    assert!(!countries.contains_key("KR"));
}

#[test]
fn values_at_zero_stand_by_name_behind_all_that_have_credits() {
    for (set, country) in [(fixed(), "TW"), (shipped(), "VN")] {
        let few = set.answer(&[Part::Values(Facet::Country, Mode::Chosen, vec![country.into()])]);
        for facet in Facet::ALL.into_iter().filter(|facet| *facet != Facet::Year) {
            let buckets = few.facets.get(facet).expect("a complete answer");
            let all: Vec<_> = buckets.iter(&set.catalog).collect();
            assert_eq!(all.len(), buckets.len(), "{facet:?}");
            let is_known = |value: &FacetValue| !matches!(value, FacetValue::Missing(_));
            let at_zero = |value: &FacetValue| buckets.count(&set.catalog, *value) == 0;
            let zeros = all.iter().skip_while(|bucket| bucket.count > 0).map(|b| b.value);
            let zeros: Vec<_> = zeros.filter(is_known).collect();
            let by_name = set.catalog.facet_values(facet).iter().copied();
            assert_eq!(zeros, by_name.filter(at_zero).collect::<Vec<_>>(), "{facet:?}");
        }
        assert!(few.facets.get(Facet::Actor).is_some_and(|a| a.some().len() < a.len() / 2));
    }
}

#[test]
fn values_stand_by_number_then_by_name_years_by_themselves_and_nothing_known_last() {
    for set in [fixed(), shipped()] {
        let results = set.answer(&[]);
        for facet in Facet::ALL {
            let buckets: Vec<_> = results.facets.of(&set.catalog, facet).collect();
            let missing = buckets.iter().position(|b| matches!(b.value, FacetValue::Missing(_)));
            assert!(missing.is_none_or(|at| at + 1 == buckets.len()), "{facet:?}");
            let known = &buckets[..missing.unwrap_or(buckets.len())];
            // Years stand in their own order, the newest first.
            let in_order = match facet {
                Facet::Year => known.is_sorted_by(|a, b| a.value >= b.value),
                _ => known.is_sorted_by(|a, b| a.count >= b.count),
            };
            assert!(in_order, "{facet:?}");
        }
    }
}
