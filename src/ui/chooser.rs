//! The chooser of more facets: year, kind, billing, status, group.

use super::{Effect, Mode, State};
use crate::catalog::Catalog;
use crate::model::Facet;

/// The facets without a pane of their own.
pub const FACETS: [Facet; 5] =
    [Facet::Year, Facet::Kind, Facet::Billing, Facet::Status, Facet::Group];

/// Columns and rows of the chooser's window, its frame among them.
#[must_use]
pub fn size((width, height): (u16, u16)) -> (u16, u16) {
    // In the smallest windows every line is needed.
    let margin = if height < 8 { 0 } else { 2 };
    (width.min(52), height.saturating_sub(margin).min(20))
}

/// How many values are visible at once: the window without frame and the line of facets.
pub fn rows(window: (u16, u16)) -> usize {
    usize::from(size(window).1).saturating_sub(3)
}

impl State {
    pub(super) fn open_chooser(&mut self) {
        self.begin_visit();
        self.mode = Mode::Chooser(FACETS[0]);
    }

    /// Turns to another facet; the one that is left is put in order again.
    pub(super) fn turn_chooser(&mut self, catalog: &Catalog, forwards: bool) {
        let Mode::Chooser(left) = self.mode else { return };
        let at = FACETS.iter().position(|known| *known == left).unwrap_or(0);
        let step = if forwards { 1 } else { FACETS.len() - 1 };
        self.mode = Mode::Chooser(FACETS[(at + step) % FACETS.len()]);
        self.arrange(catalog, left);
    }

    /// Closes the chooser, keeping what was chosen or not.
    pub(super) fn close_chooser(&mut self, catalog: &Catalog, keep: bool) -> Vec<Effect> {
        let Mode::Chooser(facet) = std::mem::replace(&mut self.mode, Mode::Browse) else {
            return Vec::new();
        };
        let effects = if keep { Vec::new() } else { self.revoke_visit() };
        self.arrange(catalog, facet);
        effects
    }
}
