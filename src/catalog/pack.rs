//! A draft → a catalog: each column in the form in which it takes the least room for what is asked
//! of it.

use super::Catalog;
use super::casts::Casts;
use super::columns::{
    ActorColumns, CreditColumns, Few, NO_BILLING, NOTED, OWN_YEAR, ProjectColumns, SOURCED, STRAY,
};
use super::draft::{CreditDrafts, Draft, FAR};
use super::ids::{CreditId, SourceId};
use super::lists::{NarrowLists, PackedLists, SharedLists};
use super::roles::Roles;
use super::sources::Numbering;
use super::strings::Texts;
use crate::model::{Date, Origin};
use crate::raw::{Narrow, Packed};

impl Draft {
    /// The catalog of these columns, all of them in order. Cost: some 30 ns a credit.
    pub fn pack(mut self) -> Catalog {
        let credits = std::mem::take(&mut self.credits);
        let mut sources = Numbering::of(&self.pages);
        let of_credits = sources.lists(&credits.sources);
        Catalog {
            credits: self.pack_credits(credits, of_credits),
            as_of: self.as_of,
            files: self.files,
            claims: self.claims,
            strings: Texts::from(self.strings),
            actors: ActorColumns::of(self.actor_keys, &self.actors),
            platforms: self.platforms,
            projects: ProjectColumns::of(&self.project_keys, &self.projects),
            groups: self.groups,
            roles: Roles::of(self.characters, self.roles),
            actor_aliases: PackedLists::from(self.actor_aliases),
            platform_aliases: PackedLists::from(self.platform_aliases),
            project_aliases: PackedLists::from(self.project_aliases),
            producers: SharedLists::from(&self.producers),
            shown_on: SharedLists::from(&self.shown_on),
            sources: sources.lists(&self.sources),
            pages: sources.finish(&self.pages),
            casts: Casts::from(self.casts),
            by_actor: NarrowLists::from(self.by_actor),
            country_names: self.country_names,
            series: self.series,
            ..Catalog::default()
        }
    }

    fn pack_credits(&self, credits: CreditDrafts, sources: PackedLists<SourceId>) -> CreditColumns {
        let CreditDrafts { actor, project, year, billing, line, strays, notes, sourced, .. } =
            credits;
        let mut marks: Vec<u8> =
            billing.into_iter().map(|billing| billing.min(NO_BILLING)).collect();
        let mut own_years = Vec::new();
        for (at, (project, year)) in project.iter().zip(year).enumerate() {
            let released = Date::unpack(self.projects[project.index()].released);
            if released.map_or(0, Date::year) != year {
                own_years.push((CreditId::at(at), u32::from(year)));
                marks[at] |= OWN_YEAR;
            }
        }
        let origin = |at: usize| self.projects[project[at].index()].origin;
        let (line, strays) = near_lines(&line, strays, origin);
        strays.iter().for_each(|(id, _)| marks[id.index()] |= STRAY);
        notes.iter().for_each(|(id, _)| marks[id.index()] |= NOTED);
        sourced.iter().for_each(|id| marks[id.index()] |= SOURCED);
        CreditColumns {
            actor: Narrow::of(&actor),
            marks,
            line,
            own_years: Few::of(&own_years),
            strays,
            notes: Few::of(&notes),
            sourced: Few::of(&sourced.into_iter().zip(0..).collect::<Vec<_>>()),
            sources,
        }
    }
}

/// How many lines below the origins that `origin` gives the credits were read, 0 for the strays; and
/// where the strays were read. There are as many of these as takes the least room in all: few credits
/// should not make the column wide.
fn near_lines(
    lines: &[u16],
    mut strays: Vec<(CreditId, Origin)>,
    origin: impl Fn(usize) -> Origin,
) -> (Packed<u32>, Vec<(CreditId, Origin)>) {
    const BITS_OF_STRAY: usize = 8 * size_of::<(CreditId, Origin)>();
    let width = |line: u16| (u16::BITS - line.leading_zeros()) as usize;
    let mut counts = [0; 1 + u16::BITS as usize];
    lines.iter().filter(|line| **line != FAR).for_each(|&line| counts[width(line)] += 1);
    let room = |bits: &usize| {
        lines.len() * bits + counts[bits + 1..].iter().sum::<usize>() * BITS_OF_STRAY
    };
    let bits = (0..counts.len()).min_by_key(room).unwrap_or(0);
    let is_near = |line: u16| line != FAR && width(line) <= bits;
    let further = lines.iter().enumerate().filter(|(_, line)| **line != FAR && !is_near(**line));
    let place = |(at, &line)| (CreditId::at(at), Origin::below(origin(at), u32::from(line)));
    strays.extend(further.map(place));
    strays.sort_unstable_by_key(|&(id, _)| id);
    let near = lines.iter().map(|&line| if is_near(line) { u32::from(line) } else { 0 });
    (Packed::of(near), strays)
}
