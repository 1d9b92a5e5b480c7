//! One arena for all texts, each distinct text once.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::ids::StrId;

/// Texts by id; the id of the empty text is 0.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Strings {
    text: String,
    /// Where each text ends; it begins where the one before ends.
    ends: Vec<u32>,
}

impl Default for Strings {
    fn default() -> Self {
        Strings { text: String::new(), ends: vec![0] }
    }
}

impl Strings {
    /// The text of an id.
    pub fn get(&self, id: StrId) -> &str {
        let at = id.index();
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }
}

/// Takes texts in and gives ids out, the same for the same text.
#[derive(Debug, Default)]
pub struct Interner {
    strings: Strings,
    ids: HashMap<String, StrId>,
}

impl Interner {
    /// The id of a text.
    pub fn id(&mut self, text: &str) -> StrId {
        if text.is_empty() {
            return StrId::NONE;
        }
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = StrId::at(self.strings.ends.len());
        self.strings.text.push_str(text);
        self.strings.ends.push(u32::try_from(self.strings.text.len()).unwrap_or(u32::MAX));
        self.ids.insert(text.to_owned(), id);
        id
    }

    /// The id of a text that may be missing.
    pub fn some(&mut self, text: Option<&String>) -> StrId {
        text.map_or(StrId::NONE, |text| self.id(text))
    }

    /// The arena; the look-up by text is dropped.
    pub fn finish(self) -> Strings {
        self.strings
    }
}
