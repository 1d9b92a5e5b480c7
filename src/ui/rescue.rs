//! An empty table offers the questions that would find something.

use super::{Effect, Paragraph, State, Tone};
use crate::query::{Change, Rescue};

impl State {
    /// Asks the question of the rescue under the cursor.
    pub(super) fn take_rescue(&mut self) -> Vec<Effect> {
        let Some(rescue) = self.results.rescues.get(self.cursor) else { return Vec::new() };
        let query = rescue.query.clone();
        self.remember();
        self.query = query;
        self.cursor = 0;
        self.ask()
    }
}

/// A rescue as a line: what changes, and how many rows that lists.
#[must_use]
pub fn rescue_line(rescue: &Rescue) -> Paragraph {
    let line = match &rescue.change {
        Change::Without(term) => Paragraph::default().quiet("without ").with(Tone::Strong, term),
        Change::Meant(name) => {
            Paragraph::default().quiet("did you mean ").with(Tone::Strong, name).quiet("?")
        }
    };
    line.quiet(format!("  {}", rescue.count))
}
