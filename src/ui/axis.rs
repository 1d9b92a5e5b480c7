//! An actor's credits on an axis of years, a line for each country.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::{Paragraph, Reader};
use crate::catalog::{ActorRef, Catalog, CreditRef};
use crate::lang::Text;
use crate::model::Facet;
use crate::query::{FacetValue, stats};
use crate::text::{cut, pad};

/// The least number of years that have an axis: fewer are read as quickly in the list.
const LEAST: u16 = 3;

/// The lines, in a width of which the labels have a part; none where the years are few or not known.
pub(super) fn lines(
    catalog: &Catalog,
    actor: ActorRef<'_>,
    (label, columns): (usize, usize),
    reader: Reader,
) -> Vec<Paragraph> {
    let years: Vec<u16> = actor.credits().filter_map(CreditRef::year).collect();
    let Some((&first, &last)) = years.iter().min().zip(years.iter().max()) else {
        return Vec::new();
    };
    let room = u16::try_from(columns.saturating_sub(label)).unwrap_or(u16::MAX);
    // Two ends of the axis, and a blank between them.
    if last - first < LEAST || room < 9 {
        return Vec::new();
    }
    // Where the window has less room than there are years the latest are shown.
    let first = first.max(last - (last - first).min(room - 1));
    let facets = (Facet::Country, Facet::Year);
    let cross = stats::cross(catalog, &credits(catalog, actor), facets, reader.script);
    let place: BTreeMap<FacetValue, usize> =
        cross.columns.iter().enumerate().map(|(at, line)| (line.of, at)).collect();
    let count = |row: usize, year: u16| {
        let column = place.get(&FacetValue::Year(year));
        column.map_or(0, |&column| cross.credits(row, column))
    };
    // Side by side the digits read as one number.
    let years = last - first + 1;
    let between = if 2 * years <= room { " " } else { "" };
    let long = usize::from(years) + between.len() * usize::from(years - 1);
    let ends = match long.saturating_sub(8) {
        0 => format!("{first}–{last}"),
        gap => format!("{first}{:gap$}{last}", ""),
    };
    let head =
        Paragraph::labelled(reader.text(Text("By country", "국가별", "国別")), label).quiet(ends);
    let line = |(row, line): (usize, &stats::Count)| {
        let numbers: Vec<&str> = (first..=last).map(|year| digit(count(row, year))).collect();
        let name = pad(&cut(&reader.value(catalog, line.of), label - 1), label).into_owned();
        Paragraph::default().quiet(name).plain(numbers.join(between))
    };
    std::iter::once(head).chain(cross.rows.iter().enumerate().map(line)).collect()
}

/// A number in one column.
fn digit(count: usize) -> &'static str {
    const DIGITS: [&str; 10] = ["·", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    DIGITS.get(count).copied().unwrap_or("+")
}

fn credits(catalog: &Catalog, actor: ActorRef<'_>) -> FixedBitSet {
    let mut credits = FixedBitSet::with_capacity(catalog.len());
    actor.credits().for_each(|credit| credits.insert(credit.id().index()));
    credits
}
