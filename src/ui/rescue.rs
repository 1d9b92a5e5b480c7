//! An empty table offers the questions that would find something.

use super::{Effect, Paragraph, Reader, State, Tone};
use crate::catalog::Catalog;
use crate::lang::Text;
use crate::query::{Change, Rescue};
use crate::text::grouped;

impl State {
    /// Asks the question of the rescue under the cursor.
    pub(super) fn take_rescue(&mut self) -> Vec<Effect> {
        let Some(rescue) = self.results.rescues.get(self.cursor) else { return Vec::new() };
        let query = rescue.query.clone();
        if self.refuses_wrong_line() {
            return Vec::new();
        }
        self.remember();
        self.query = query;
        self.cursor = 0;
        self.ask()
    }
}

/// A rescue as a line: what changes, and how many rows that lists.
#[must_use]
pub fn rescue_line(catalog: &Catalog, rescue: &Rescue, reader: Reader) -> Paragraph {
    let without = (Text("without ", "", ""), Text("", " 빼고", "を除く"));
    let meant = (Text("did you mean ", "", ""), Text("?", "?", "ですか?"));
    let ((before, after), change) = match &rescue.change {
        Change::Without(term) => (without, term.clone()),
        Change::Meant(name) => (meant, name.clone()),
        Change::MeantValue(value) => (meant, reader.value(catalog, *value)),
    };
    let line = Paragraph::default().quiet(reader.text(before)).with(Tone::Strong, change);
    let line = line.quiet(reader.text(after));
    line.quiet(format!("  {}", grouped(rescue.count)))
}
