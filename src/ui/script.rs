//! The script of names: a key turns it, and names are sorted by it on the screen. What leaves the
//! program is sorted by Latin names all the same, as what `kactors list` prints, unless `--lang`
//! asks both for another order.

use super::{Effect, Reader, State};
use crate::catalog::{Catalog, CreditId};
use crate::lang::Text;
use crate::names::Script;
use crate::query::{Asked, Query, rows};

impl State {
    /// Turns to the next script, and asks again: lists of names have another order in it.
    pub(super) fn turn_script(&mut self, catalog: &Catalog) -> Vec<Effect> {
        // What pages have under their cursors is found again when they are laid out.
        let insight = self.insight_in_hand(catalog);
        self.reader.script = self.reader.script.next();
        self.rewrap_view(catalog, insight);
        self.say(self.reader.text(match self.reader.script {
            Script::Latin => Text(
                "names are in Latin letters now",
                "이름을 로마자로 표시합니다",
                "名前をローマ字で表示します",
            ),
            Script::Hangul => Text(
                "names are in hangul now",
                "이름을 한글로 표시합니다",
                "名前をハングルで表示します",
            ),
            Script::Kana => {
                Text("names are in kana now", "이름을 가나로 표시합니다", "名前をカナで表示します")
            }
        }));
        self.search()
    }

    /// By the names in which script rows are sorted in what leaves the program.
    fn outgoing_script(&self) -> Script {
        self.lang_asked.map_or(Script::Latin, |lang| Reader::of(lang).script)
    }

    /// Whether the rows of a question leave the program in the order of the screen.
    pub(super) fn leaves_as_shown(&self, query: &Query) -> bool {
        !query.order().key.is_by_shown_names() || self.outgoing_script() == self.reader.script
    }

    /// The rows of a question in the order in which they leave the program.
    pub(super) fn outgoing_rows(&self, catalog: &Catalog, query: &Query) -> Vec<CreditId> {
        rows(catalog, Asked { query, marks: &self.marks, script: self.outgoing_script() })
    }

    /// What a command needs beside a question so that it prints the same order; empty or followed
    /// by a blank.
    pub(super) fn outgoing_flag(&self, query: &Query) -> String {
        match self.lang_asked {
            Some(lang)
                if query.order().key.is_by_shown_names()
                    && self.outgoing_script() != Script::Latin =>
            {
                format!("--lang {} ", lang.word())
            }
            _ => String::new(),
        }
    }
}
