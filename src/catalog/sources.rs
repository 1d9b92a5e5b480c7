//! The pages that support facts: each distinct page, with its publisher and date, once.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::addresses::Addresses;
use super::columns::SourceRow;
use super::ids::{SourceId, StrId};
use super::lists::{Distinct, Lists, PackedLists};
use super::strings::Strings;
use crate::raw::Packed;

/// Sources by number. The first have the addresses in their order, one each; those behind them tell
/// of a page again, with another publisher or date.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Sources {
    addresses: Addresses,
    /// The addresses of those behind.
    again: Packed<StrId>,
    publishers: Distinct<StrId>,
    /// As [`crate::model::Date::pack`] packs them.
    dates: Distinct<u32>,
}

impl Sources {
    /// The parts of the address of a source.
    pub fn address(&self, id: SourceId) -> [&str; 2] {
        let again = id.index().checked_sub(self.addresses.len());
        self.addresses.parts(again.map_or(id.index(), |at| self.again.get(at).index()))
    }

    /// The publisher of a source; the empty text if nobody is named.
    pub fn publisher(&self, id: SourceId) -> StrId {
        self.publishers.get(id.index())
    }

    /// The date of a source, packed.
    pub fn date(&self, id: SourceId) -> u32 {
        self.dates.get(id.index())
    }

    /// What they take in memory, in bytes: the numbers, and the texts.
    pub fn size(&self) -> (usize, usize) {
        let numbers = self.again.size() + self.publishers.size() + self.dates.size();
        (numbers, self.addresses.size())
    }
}

/// Gives sources their numbers.
pub struct Numbering {
    /// By address, the first that was met; the rows behind are of known addresses.
    rows: Vec<Option<SourceRow>>,
    /// How many addresses there are.
    addresses: usize,
    /// The numbers of those behind.
    again: HashMap<SourceRow, SourceId>,
}

impl Numbering {
    /// None yet, of so many addresses.
    pub fn of(addresses: &Strings) -> Numbering {
        let addresses = addresses.len();
        Numbering { rows: vec![None; addresses], addresses, again: HashMap::new() }
    }

    /// The numbers of listed sources. Cost: some 10 ns each.
    pub fn lists(&mut self, lists: &Lists<SourceRow>) -> PackedLists<SourceId> {
        let all = lists.all().iter().map(|row| self.number(*row)).collect();
        PackedLists::from(lists.with(all))
    }

    fn number(&mut self, row: SourceRow) -> SourceId {
        match &mut self.rows[row.url.index()] {
            Some(known) if *known == row => SourceId::at(row.url.index()),
            Some(_) => *self.again.entry(row).or_insert_with(|| {
                self.rows.push(Some(row));
                SourceId::at(self.rows.len() - 1)
            }),
            first => {
                *first = Some(row);
                SourceId::at(row.url.index())
            }
        }
    }

    /// All that were numbered.
    pub fn finish(self, addresses: &Strings) -> Sources {
        let behind = self.rows[self.addresses..].iter().flatten().map(|row| row.url);
        let again: Vec<StrId> = behind.collect();
        // What nobody lists, as the empty address, stands for nothing.
        let publisher = |row: &Option<SourceRow>| row.map_or(StrId::NONE, |row| row.publisher);
        let date = |row: &Option<SourceRow>| row.map_or(0, |row| row.date);
        Sources {
            addresses: Addresses::of(addresses),
            again: Packed::of(again.iter().copied()),
            publishers: Distinct::of(&self.rows.iter().map(publisher).collect::<Vec<_>>()),
            dates: Distinct::of(&self.rows.iter().map(date).collect::<Vec<_>>()),
        }
    }
}
