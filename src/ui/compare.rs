//! Two actors, platforms or countries beside each other: what they share, and what is one's alone.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::{Page, Paragraph, Reader, State};
use crate::catalog::{ActorId, Catalog, CreditRef, ProjectId};
use crate::lang::{Text, say};
use crate::model::Facet;
use crate::query::{FacetValue, stats};
use crate::text::{cut, grouped, pad};

/// The width of the years on the left.
const LABEL: usize = 12;
/// The widest and the narrowest name of a column.
const NAME: (usize, usize) = (24, 6);

/// What is listed as shared or not: an actor's projects, the actors of a platform or country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Project(ProjectId),
    Actor(ActorId),
}

impl Thing {
    /// What a credit adds to the list of its value.
    fn of(credit: CreditRef<'_>, value: FacetValue) -> Thing {
        match value {
            FacetValue::Actor(_) => Thing::Project(credit.project().id()),
            _ => Thing::Actor(credit.actor().id()),
        }
    }

    fn page(self) -> Page {
        match self {
            Thing::Project(id) => Page::Project(id),
            Thing::Actor(id) => Page::Actor(id),
        }
    }

    /// The place among things of its kind.
    fn rank(self, catalog: &Catalog, reader: Reader) -> u32 {
        match self {
            Thing::Actor(id) => catalog.actor(id).rank_in(reader.script),
            Thing::Project(id) => catalog.project(id).rank(),
        }
    }

    fn text(self, catalog: &Catalog, reader: Reader) -> String {
        match self {
            Thing::Actor(id) => reader.actor_with_other(catalog.actor(id)),
            Thing::Project(id) => {
                let project = catalog.project(id);
                let year = project.released().map(|date| format!(" ({})", date.year()));
                format!("{}{}", project.title(), year.unwrap_or_default())
            }
        }
    }
}

/// The page's heading.
pub(super) fn title(
    catalog: &Catalog,
    (one, other): (FacetValue, FacetValue),
    reader: Reader,
) -> String {
    let (one, other) = (reader.value(catalog, one), reader.value(catalog, other));
    say!(reader.lang, "{one} and {other}", "{one} · {other} 비교", "{one}と{other}")
}

/// The page's text: the numbers of each year, then what both have, only the one, only the other.
pub(super) fn paragraphs(
    catalog: &Catalog,
    both: (FacetValue, FacetValue),
    (columns, reader): (usize, Reader),
) -> Vec<Paragraph> {
    let (one, other) = (credits(catalog, both.0), credits(catalog, both.1));
    let mut lines = years(catalog, both, (&one, &other), (columns, reader));
    let things = |value: FacetValue, credits: &FixedBitSet| -> BTreeSet<Thing> {
        let all = credits.ones().map(|at| catalog.credit(crate::catalog::CreditId::at(at)));
        all.map(|credit| Thing::of(credit, value)).collect()
    };
    let (first, second) = (things(both.0, &one), things(both.1, &other));
    let only = |value: FacetValue| {
        let name = reader.value(catalog, value);
        say!(reader.lang, "Only {name}", "{name}만", "{name}のみ")
    };
    let shared = reader.text(Text("Both", "공통", "共通"));
    lines.extend(listed((catalog, reader), shared, first.intersection(&second)));
    lines.extend(listed((catalog, reader), &only(both.0), first.difference(&second)));
    lines.extend(listed((catalog, reader), &only(both.1), second.difference(&first)));
    lines
}

/// The credits that have a value, by position.
fn credits(catalog: &Catalog, value: FacetValue) -> FixedBitSet {
    let mut credits = FixedBitSet::with_capacity(catalog.len());
    for credit in catalog.credits() {
        let mut has = false;
        credit.each_value(value.facet(), |own| has |= own == value);
        credits.set(credit.id().index(), has);
    }
    credits
}

/// A line for every year in which one of them has a credit, and one for all.
fn years(
    catalog: &Catalog,
    both: (FacetValue, FacetValue),
    (one, other): (&FixedBitSet, &FixedBitSet),
    (columns, reader): (usize, Reader),
) -> Vec<Paragraph> {
    let counts = |credits: &FixedBitSet| -> BTreeMap<FacetValue, usize> {
        let years = stats::counts(catalog, credits, (Facet::Year, reader.script)).into_iter();
        years.map(|count| (count.of, count.credits)).collect()
    };
    let (first, second) = (counts(one), counts(other));
    let values: BTreeSet<FacetValue> = first.keys().chain(second.keys()).copied().collect();
    // Two names and two blanks between them.
    let wide = (columns.saturating_sub(LABEL + 2) / 2).clamp(NAME.1, NAME.0);
    let name =
        |value: FacetValue| pad(&cut(&reader.value(catalog, value), wide), wide).into_owned();
    let row = |label: &str, one: &str, other: &str| {
        let label = pad(label, LABEL).into_owned();
        Paragraph::default()
            .quiet(label)
            .plain(pad(one, wide).into_owned())
            .quiet("  ")
            .plain(other)
    };
    let head = Paragraph::default().quiet(pad("", LABEL).into_owned()).strong(name(both.0));
    let mut lines = vec![head.quiet("  ").strong(name(both.1).trim_end())];
    let all = |credits: &FixedBitSet| grouped(credits.count_ones(..));
    lines.push(row(reader.text(Text("Overseas", "해외 출연", "海外出演")), &all(one), &all(other)));
    let number = |counts: &BTreeMap<FacetValue, usize>, value: FacetValue| {
        counts.get(&value).map_or_else(|| "·".to_owned(), |&count| grouped(count))
    };
    lines.extend(values.into_iter().map(|value| {
        row(&reader.value(catalog, value), &number(&first, value), &number(&second, value))
    }));
    lines
}

fn listed<'t>(
    (catalog, reader): (&Catalog, Reader),
    heading: &str,
    things: impl Iterator<Item = &'t Thing>,
) -> Vec<Paragraph> {
    let mut things: Vec<Thing> = things.copied().collect();
    things.sort_by_key(|thing| (thing.rank(catalog, reader), *thing));
    let count = Paragraph::default().strong(heading).quiet(format!("  {}", grouped(things.len())));
    let lines = things.into_iter().map(|thing| {
        Paragraph::default().plain(thing.text(catalog, reader)).leading_to(thing.page())
    });
    [Paragraph::blank(), count].into_iter().chain(lines).collect()
}

impl State {
    /// Opens the page of two values beside each other: the two that are chosen in the focused pane,
    /// else the actors of the marked rows, if they are two.
    pub(super) fn compare(&mut self, catalog: &Catalog) {
        let values: BTreeSet<FacetValue> = match self.facet_in_hand() {
            Some(facet) => {
                let values = self.pane(facet).values(catalog);
                let chosen = values.filter(|(_, standing)| *standing == super::Standing::Chosen);
                chosen.map(|(bucket, _)| bucket.value).collect()
            }
            None => {
                let actors = self.marks.iter().map(|id| catalog.credit(id).actor().id());
                actors.map(FacetValue::Actor).collect()
            }
        };
        let comparable = |value: &FacetValue| Page::of_value(*value).is_some();
        let values: Vec<FacetValue> = values.into_iter().filter(comparable).collect();
        match values.as_slice() {
            [one, other] => self.open(catalog, Page::Compare(*one, *other), None),
            _ => {
                self.say(self.reader.text(Text(
                    "mark rows of two actors, or choose two values in a pane, to compare them",
                    "비교하려면 두 배우의 행을 표시하거나 패널에서 값 두 개를 선택하십시오",
                    "比較するには、俳優2人の行に印を付けるか、パネルで値を2つ選びます",
                )));
            }
        }
    }
}
