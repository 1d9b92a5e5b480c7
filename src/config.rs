//! The configuration file: words and numbers, each with its place.
//!
//! What the words mean is known to those who use them: `ui` makes columns and keys of them, `view`
//! colours, `cli` the rest. Nothing here reads a file.

mod theme;

pub use theme::{Attribute, Looks, SHIPPED, ThemeWords, theme};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::lang::vocabulary::no_such;
use crate::lang::{Sentence, Text, say};
use crate::load::{
    self, EXPECTED_LIST, Field, Place, Problem, Severity, fields, repeated, stands_twice, suggest,
    value,
};

/// What a configuration file says; `None` and empty lists: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// Data sets in place of the built-in one: files, folders, or `builtin`.
    pub data: Vec<Setting<String>>,
    /// The view to start with.
    pub view: Option<Setting<String>>,
    /// The columns of the table, in order.
    pub columns: Vec<Setting<String>>,
    /// The theme.
    pub theme: Option<Setting<String>>,
    /// The language of the screen.
    pub lang: Option<Setting<String>>,
    /// The script of names on the screen.
    pub name_script: Option<Setting<String>>,
    /// The format of what is exported and accepted in the browser.
    pub format: Option<Setting<String>>,
    /// Whether the mouse is used.
    pub mouse: Option<Setting<bool>>,
    /// Whether marks are kept from run to run.
    pub keep_marks: Option<Setting<bool>>,
    /// Key bindings.
    pub keys: Vec<Setting<Binding>>,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A key binding: `(on: "table", key: "C-x", does: "export")`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename = "binding", deny_unknown_fields)]
pub struct Binding {
    /// Where it holds: the name of a place or a group of places.
    #[serde(default = "lists")]
    pub on: String,
    /// The key, or several to be pressed one after another, separated by blanks.
    pub key: String,
    /// What it does; `none` frees the key.
    pub does: String,
}

fn lists() -> String {
    "lists".to_owned()
}

impl<T> Setting<T> {
    /// That something is wrong with this value.
    #[must_use]
    pub fn problem(&self, message: impl Into<Sentence>, help: Option<Sentence>) -> Problem {
        let (severity, place) = (Severity::Error, self.place.clone());
        Problem { severity, place, message: message.into(), help }
    }

    /// That this word is none of the known ones.
    #[must_use]
    pub fn unknown<'k>(
        &self,
        word: &str,
        what: Text,
        known: impl Iterator<Item = &'k str>,
    ) -> Problem {
        let known: Vec<&str> = known.collect();
        self.problem(no_such(word, what), Some(suggest(word, &known)))
    }
}

/// The fields of a configuration file.
pub const FIELDS: [&str; 10] = [
    "data",
    "view",
    "columns",
    "theme",
    "lang",
    "name_script",
    "format",
    "mouse",
    "keep_marks",
    "keys",
];

/// Reads a configuration file. What is wrong costs only the value in which it stands.
#[must_use]
pub fn config(text: &load::Text) -> (Config, Vec<Problem>) {
    let mut reader = Reader { text, problems: Vec::new() };
    let config = reader.config();
    (config, reader.problems)
}

struct Reader<'t> {
    text: &'t load::Text,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn config(&mut self) -> Config {
        let mut config = Config::default();
        let (found, broken) = fields(&self.text.text);
        for field in repeated(&self.text.text, &found) {
            self.report(field.clone(), stands_twice(&self.text.text[field]), None);
        }
        for field in &found {
            match &self.text.text[field.name.clone()] {
                "data" => config.data = self.list(field),
                "view" => config.view = self.one(field),
                "columns" => config.columns = self.list(field),
                "theme" => config.theme = self.one(field),
                "lang" => config.lang = self.one(field),
                "name_script" => config.name_script = self.one(field),
                "format" => config.format = self.one(field),
                "mouse" => config.mouse = self.one(field),
                "keep_marks" => config.keep_marks = self.one(field),
                "keys" => config.keys = self.list(field),
                unknown => {
                    let message = Sentence::told(|lang| {
                        say!(
                            lang,
                            "the configuration has no field `{unknown}`",
                            "설정에 `{unknown}` 필드는 없습니다",
                            "設定に`{unknown}`というフィールドはありません"
                        )
                    });
                    let help = suggest(unknown, &FIELDS);
                    self.report(field.name.clone(), message, Some(help));
                }
            }
        }
        if let Some(broken) = broken {
            let help = Text(
                "what follows from here on was left out",
                "여기부터 끝까지 뺐습니다",
                "ここから終わりまで省きました",
            );
            self.report(broken.at..broken.at + 1, broken.what, Some(help.into()));
        }
        config
    }

    fn one<T: DeserializeOwned>(&mut self, field: &Field) -> Option<Setting<T>> {
        self.setting(field.value.clone())
    }

    fn list<T: DeserializeOwned>(&mut self, field: &Field) -> Vec<Setting<T>> {
        let Some(items) = &field.items else {
            let start = field.value.start;
            self.report(start..start + 1, EXPECTED_LIST, None);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.setting(item.span.clone())).collect()
    }

    fn setting<T: DeserializeOwned>(&mut self, span: std::ops::Range<usize>) -> Option<Setting<T>> {
        match value(self.text, span.clone()) {
            Ok(value) => {
                let place = Place::of(&self.text.path, &self.text.text, span);
                Some(Setting { value, place })
            }
            Err(problem) => {
                self.problems.push(*problem);
                None
            }
        }
    }

    fn report(
        &mut self,
        span: std::ops::Range<usize>,
        message: impl Into<Sentence>,
        help: Option<Sentence>,
    ) {
        let (severity, place) =
            (Severity::Error, Place::of(&self.text.path, &self.text.text, span));
        self.problems.push(Problem { severity, place, message: message.into(), help });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn read(text: &str) -> (Config, Vec<String>) {
        let text = load::Text { path: "config.ron".to_owned(), text: text.to_owned() };
        let (config, problems) = config(&text);
        (config, problems.iter().map(|problem| problem.line(Lang::English)).collect())
    }

    #[test]
    fn values_have_their_places() {
        let (config, problems) = read(
            "(\n  theme: \"dark\",\n  columns: [\"year\",\n    \"actor\"],\n  mouse: false,\n)",
        );
        assert_eq!(problems, [] as [&str; 0]);
        assert_eq!(
            config.theme.map(|theme| (theme.value, theme.place.line)),
            Some(("dark".to_owned(), 2))
        );
        let columns =
            config.columns.iter().map(|column| (column.value.as_str(), column.place.line));
        assert_eq!(columns.collect::<Vec<_>>(), [("year", 3), ("actor", 4)]);
        assert_eq!(config.mouse.map(|mouse| mouse.value), Some(false));
    }

    #[test]
    fn what_is_wrong_costs_only_itself() {
        let (config, problems) = read(
            "(\n  thme: \"dark\",\n  mouse: 1,\n  format: \"csv\",\n  keys: [(key: \"x\")],\n  data",
        );
        assert_eq!(config.format.map(|format| format.value), Some("csv".to_owned()));
        assert_eq!(problems.len(), 4, "{problems:?}");
        assert_eq!(
            problems[0],
            "config.ron:2:3: error: the configuration has no field `thme` (did you mean `theme`?)"
        );
        assert!(problems[1].starts_with("config.ron:3:10: error: "), "{problems:?}");
        assert!(
            problems[2].starts_with("config.ron:5:16: error: this binding has no `does`"),
            "{problems:?}"
        );
        assert!(problems[3].starts_with("config.ron:6:"), "{problems:?}");
    }

    #[test]
    fn a_field_that_stands_there_twice_is_said() {
        let (config, problems) =
            read("(\n  theme: \"dark\",\n  mouse: true,\n  theme: \"light\",\n)");
        assert_eq!(problems, ["config.ron:4:3: error: the field `theme` stands here twice"]);
        assert_eq!(config.theme.map(|theme| theme.value), Some("light".to_owned()));
    }

    #[test]
    fn an_empty_file_says_nothing() {
        assert_eq!(read("()"), (Config::default(), Vec::new()));
    }
}
