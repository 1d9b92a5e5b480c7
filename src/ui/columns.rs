//! The columns of the table: which there are, in which order, and how wide each is. One geometry
//! for drawing and the mouse.

use crate::lang::{Lang, Text};
use crate::names::Script;
use crate::query::SortKey;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub head: Text,
    /// What it shows, and what a click on its head sorts by.
    pub key: SortKey,
    /// The width of the table from which on the column is shown.
    from: u16,
    /// Columns of cells that it has at least.
    least: u16,
}

const COLUMNS: [Column; 7] = [
    Column { head: Text("Year", "연도", "年"), key: SortKey::Year, from: 24, least: 4 },
    Column { head: Text("Actor", "배우", "俳優"), key: SortKey::Actor, from: 0, least: 8 },
    Column { head: Text("Project", "작품", "作品"), key: SortKey::Project, from: 32, least: 8 },
    Column { head: Text("Country", "국가", "国"), key: SortKey::Country, from: 46, least: 7 },
    Column {
        head: Text("Platform", "플랫폼", "放送・配信"),
        key: SortKey::Platform,
        from: 76,
        least: 9,
    },
    Column { head: Text("Role", "배역", "役"), key: SortKey::Role, from: 108, least: 9 },
    Column {
        head: Text("Billing", "비중", "出演区分"),
        key: SortKey::Billing,
        from: 64,
        least: 10,
    },
];

/// Who gets room first, and up to which width: names before titles, the name in another script
/// before long titles, then all that is left.
fn growth(script: Script) -> [(SortKey, u16); 10] {
    let (alone, with_other) = name_widths(script);
    [
        (SortKey::Actor, alone),
        (SortKey::Project, 20),
        (SortKey::Actor, with_other),
        (SortKey::Platform, 12),
        (SortKey::Role, 14),
        (SortKey::Project, 34),
        (SortKey::Actor, 28),
        (SortKey::Platform, 20),
        (SortKey::Role, 30),
        (SortKey::Project, 60),
    ]
}

/// Cursor and mark before the first column.
pub const GUTTER: u16 = 3;
/// Between columns.
pub const GAP: u16 = 2;
/// What a name in hangul takes: three or four syllables.
const HANGUL: u16 = 8;
/// The narrowest table that shows the column it is sorted by, whatever that is.
const WITH_SORTED: u16 = 52;

/// What most names in a script take, and what the narrowest column has that shows another name
/// beside them.
fn name_widths(script: Script) -> (u16, u16) {
    match script {
        Script::Latin | Script::Hangul => (14, 22),
        // Eight or nine kana.
        Script::Kana => (18, 27),
    }
}

/// How many columns of a cell are the name's in the reader's script, and how many after a blank the
/// other name's; none where there is no room for it.
#[must_use]
pub fn name_cells(width: u16, script: Script) -> (u16, Option<u16>) {
    let (_, with_other) = name_widths(script);
    match script {
        _ if width < with_other => (width, None),
        Script::Hangul => (HANGUL, Some(width - HANGUL - 1)),
        Script::Latin | Script::Kana => (width - HANGUL - 1, Some(HANGUL)),
    }
}

/// What a column, or the order by it, is called in the middle of a sentence.
#[must_use]
pub fn sorted_by(key: SortKey, lang: Lang) -> String {
    let column = COLUMNS.iter().find(|column| column.key == key);
    let relevance = Text("relevance", "관련도", "関連度");
    column.map_or(relevance, |column| column.head).of(lang).to_lowercase()
}

/// What stands above each column of the table.
pub(super) fn heads() -> impl Iterator<Item = (SortKey, Text)> {
    COLUMNS.iter().map(|column| (column.key, column.head))
}

/// The keys of all columns, in the usual order.
pub fn usual_columns() -> impl Iterator<Item = SortKey> {
    COLUMNS.iter().map(|column| column.key)
}

/// The columns that are shown in a width, each with its own, names in a script. `chosen`: those
/// that the user wants, in order; empty: the usual ones. Of chosen ones the last are left out where
/// there is no room.
#[must_use]
pub fn columns(
    width: u16,
    (sorted, script): (SortKey, Script),
    chosen: &[SortKey],
) -> Vec<(Column, u16)> {
    let mut shown = if chosen.is_empty() { usual(width, sorted) } else { own(width, chosen) };
    let taken = needed(&shown);
    let mut spare = width.saturating_sub(taken);
    for (key, target) in growth(script) {
        let column = shown.iter_mut().find(|(column, _)| column.key == key);
        if let Some((_, width)) = column {
            let more = target.saturating_sub(*width).min(spare);
            *width += more;
            spare -= more;
        }
    }
    shown
}

fn usual(width: u16, sorted: SortKey) -> Vec<(Column, u16)> {
    let fits =
        |column: &Column| column.from <= width || column.key == sorted && width >= WITH_SORTED;
    COLUMNS.into_iter().filter(fits).map(|column| (column, column.least)).collect()
}

fn own(width: u16, chosen: &[SortKey]) -> Vec<(Column, u16)> {
    let column = |key: &SortKey| COLUMNS.into_iter().find(|column| column.key == *key);
    let all = chosen.iter().filter_map(column).map(|column| (column, column.least));
    let mut shown: Vec<(Column, u16)> = all.collect();
    while shown.len() > 1 && needed(&shown) > width {
        shown.pop();
    }
    if let [(_, least)] = shown.as_mut_slice() {
        *least = (*least).min(width.saturating_sub(GUTTER));
    }
    shown
}

/// What columns take together, with the gutter before and the gaps between them.
fn needed(columns: &[(Column, u16)]) -> u16 {
    let gaps = GAP * u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    GUTTER + gaps + columns.iter().map(|(_, width)| width).sum::<u16>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_never_need_more_than_the_width() {
        let orders = [vec![], vec![SortKey::Billing, SortKey::Year], vec![SortKey::Project]];
        for (width, sorted) in (11..300).flat_map(|w| SortKey::ALL.map(|key| (w, key))) {
            for (chosen, script) in orders.iter().zip(Script::ALL) {
                let columns = columns(width, (sorted, script), chosen);
                assert!(needed(&columns) <= width, "{width}: {}", needed(&columns));
            }
        }
    }

    #[test]
    fn chosen_columns_stand_in_their_order_and_the_last_gives_way() {
        let chosen = [SortKey::Project, SortKey::Year, SortKey::Billing];
        let keys = |width| -> Vec<SortKey> {
            let by = (SortKey::Year, Script::Latin);
            columns(width, by, &chosen).iter().map(|(column, _)| column.key).collect()
        };
        assert_eq!(keys(60), chosen);
        assert_eq!(keys(20), chosen[..2]);
        assert_eq!(keys(12), chosen[..1]);
    }
}
