//! An empty table offers the questions that would find something.

use super::{Effect, Paragraph, Reader, State, Tone};
use crate::lang::Text;
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
pub fn rescue_line(rescue: &Rescue, reader: Reader) -> Paragraph {
    let (before, change, after) = match &rescue.change {
        Change::Without(term) => (Text("without ", "", ""), term, Text("", " 빼고", "を除く")),
        Change::Meant(name) => (Text("did you mean ", "", ""), name, Text("?", "?", "ですか?")),
    };
    let line = Paragraph::default().quiet(reader.text(before)).with(Tone::Strong, change);
    let line = line.quiet(reader.text(after));
    line.quiet(format!("  {}", rescue.count))
}
