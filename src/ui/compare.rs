//! Two actors, platforms or countries beside each other: what they share, and what is one's alone.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::rows::Rows;
use super::{Page, PageLines, Paragraph, Reader, State};
use crate::catalog::{Catalog, CreditId, ProjectId, ProjectRef};
use crate::lang::{Text, say};
use crate::model::Facet;
use crate::query::{FacetValue, stats};
use crate::text::{cut, grouped, pad};

/// The width of the years on the left.
const LABEL: usize = 12;
/// The widest and the narrowest name of a column.
const NAME: (usize, usize) = (24, 6);

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
pub(super) fn lines(
    catalog: &Catalog,
    both: (FacetValue, FacetValue),
    (columns, reader): (usize, Reader),
) -> PageLines {
    let mut lines = PageLines::new((columns, reader));
    let (one, other) = (credits(catalog, both.0), credits(catalog, both.1));
    lines.extend(years(catalog, both, (&one, &other), (columns, reader)));
    let facet = both.0.facet();
    let (first, second) = (things(catalog, facet, &one), things(catalog, facet, &other));
    let only = |value: FacetValue| {
        let name = reader.value(catalog, value);
        say!(reader.lang, "Only {name}", "{name}만", "{name}のみ")
    };
    let shared = reader.text(Text("Both", "공통", "共通")).to_owned();
    for (heading, things) in [
        (shared, first.intersection(&second).collect()),
        (only(both.0), first.difference(&second).collect()),
        (only(both.1), second.difference(&first).collect()),
    ] {
        let rows = in_order(catalog, facet, &things, reader);
        let count = Paragraph::default().strong(heading);
        let count = count.quiet(format!("  {}", grouped(rows.len())));
        lines.extend([Paragraph::blank(), count]);
        lines.list(catalog, rows);
    }
    lines
}

/// The credits that have a value, by position.
fn credits(catalog: &Catalog, value: FacetValue) -> FixedBitSet {
    let mut credits = FixedBitSet::with_capacity(catalog.len());
    if let FacetValue::Actor(id) = value {
        catalog.actor(id).credits().for_each(|credit| credits.insert(credit.id().index()));
        return credits;
    }
    let has = |project: &ProjectRef<'_>| match value {
        FacetValue::Country(country) => project.countries().contains(&country),
        FacetValue::Platform(id) => project.platforms().any(|platform| platform.id() == id),
        _ => false,
    };
    for project in catalog.projects().filter(has) {
        credits.insert_range(project.credit_range());
    }
    credits
}

/// What credits of a value of a facet have, by position: those of an actor projects, those of a
/// platform or country actors.
fn things(catalog: &Catalog, facet: Facet, credits: &FixedBitSet) -> FixedBitSet {
    if facet == Facet::Actor {
        let credits = credits.ones().map(|at| catalog.credit(CreditId::at(at)));
        return credits.map(|credit| credit.project().id().index()).collect();
    }
    let mut actors = FixedBitSet::with_capacity(catalog.actors().len());
    catalog.credit_actors().each(credits.ones(), |actor| actors.insert(actor.index()));
    actors
}

/// The same as rows, by title or name.
fn in_order(catalog: &Catalog, facet: Facet, things: &FixedBitSet, reader: Reader) -> Rows {
    if facet == Facet::Actor {
        let mut projects: Vec<ProjectId> = things.ones().map(ProjectId::at).collect();
        projects.sort_by_key(|&id| catalog.project(id).rank());
        return Rows::Projects(projects);
    }
    let actors = catalog.facet_values_in(Facet::Actor, reader.script).iter();
    let actors = actors.filter_map(|value| match value {
        FacetValue::Actor(id) => Some(*id).filter(|id| things.contains(id.index())),
        _ => None,
    });
    Rows::Actors(actors.collect())
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
