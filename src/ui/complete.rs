//! `Tab` in the query line: the word before the cursor becomes a field or value, and by further
//! `Tab`s the next candidate.

use super::{Command, Context, Effect, Input, Reader, State};
use crate::catalog::{Catalog, FacetValue};
use crate::lang::{Text, say};
use crate::query::{Candidate, Completion, complete};

/// A completion that can be turned to the next candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Completing {
    completion: Completion,
    at: usize,
    /// The line as the last `Tab` left it; a line that was edited since starts anew.
    left: Input,
    /// What stood after the cursor.
    after: String,
}

/// How many other candidates are named in the message.
const NAMED: usize = 6;

impl State {
    pub(super) fn complete(&mut self, catalog: &Catalog) -> Vec<Effect> {
        // The only candidate is there; its end is completed further.
        let can_turn =
            |last: &Completing| last.left == self.line && last.completion.candidates.len() > 1;
        let next = match self.completing.take().filter(can_turn) {
            Some(last) => {
                Completing { at: (last.at + 1) % last.completion.candidates.len(), ..last }
            }
            None => {
                let before = self.line.before();
                let Some(completion) = complete(catalog, before) else {
                    self.say(self.reader.text(Text(
                        "nothing to complete here",
                        "여기서 완성할 것이 없습니다",
                        "ここで補完できるものはありません",
                    )));
                    return Vec::new();
                };
                let after = self.line.text()[before.len()..].to_owned();
                Completing { completion, at: 0, left: Input::default(), after }
            }
        };
        self.put(catalog, next);
        self.line_edited()
    }

    fn put(&mut self, catalog: &Catalog, mut next: Completing) {
        let candidates = &next.completion.candidates;
        let chosen = &candidates[next.at];
        let mut line = Input::of(&self.line.text()[..next.completion.start]);
        line.insert(&chosen.text);
        self.line = line.followed_by(&next.after);
        if candidates.len() > 1 {
            let others = candidates.iter().cycle().skip(next.at + 1);
            let others: Vec<String> = others
                .take(NAMED.min(candidates.len() - 1))
                .map(|candidate| called(candidate, catalog, self.reader))
                .collect();
            let chosen = called(chosen, catalog, self.reader);
            let (at, all) = (next.at + 1, candidates.len());
            let place = say!(self.reader.lang, "{at} of {all}", "{at}/{all}", "{at}/{all}");
            let others = others.join(", ");
            let key = self.keymap.key_of(Context::Search, Command::Complete);
            let next = key.map(|key| format!("{key}: ")).unwrap_or_default();
            self.say(format!("{chosen} ({place}), {next}{others}"));
        }
        next.left = self.line.clone();
        self.completing = Some(next);
    }
}

/// What a candidate is called: a value by its name, a word of the query language by itself.
fn called(candidate: &Candidate, catalog: &Catalog, reader: Reader) -> String {
    match candidate.value {
        None => candidate.text.trim_end_matches(':').to_owned(),
        Some(FacetValue::Missing(_)) => {
            reader.text(Text("not known", "알 수 없음", "不明")).to_owned()
        }
        Some(value) => reader.value(catalog, value),
    }
}
