//! Themes as words: a colour for each role, as written in a theme file.

use serde::Deserialize;

use super::Setting;
use crate::lang::{Sentence, say};
use crate::load::{Place, Problem, Severity, Text, fields, suggest, value};

/// The shipped themes, the usual one first, each after its name.
pub const SHIPPED: [(&str, &str); 5] = [
    ("terminal", include_str!("../../assets/themes/terminal.ron")),
    ("light", include_str!("../../assets/themes/light.ron")),
    ("dark", include_str!("../../assets/themes/dark.ron")),
    ("gruvbox", include_str!("../../assets/themes/gruvbox.ron")),
    ("catppuccin", include_str!("../../assets/themes/catppuccin.ron")),
];

/// The roles of a theme and their looks, in the order of the file.
pub type ThemeWords = Vec<(String, Setting<Looks>)>;

/// How something looks, in words. What is left out is as the ground has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename = "look", default, deny_unknown_fields)]
pub struct Looks {
    /// The colour of the letters: `"#rrggbb"`, or one of the terminal's own by name.
    pub fg: Option<String>,
    /// The colour behind them.
    pub bg: Option<String>,
    /// What else.
    pub style: Vec<Attribute>,
}

/// How letters are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Attribute {
    /// Bold.
    Bold,
    /// Dim.
    Dim,
    /// Italic.
    Italic,
    /// Underlined.
    Underlined,
    /// Letters and ground exchanged.
    Reversed,
}

/// Reads a theme file: `( accent: (fg: "cyan"), … )`.
#[must_use]
pub fn theme(text: &Text, roles: &[&str]) -> (ThemeWords, Vec<Problem>) {
    let (mut words, mut problems) = (ThemeWords::new(), Vec::new());
    let (found, broken) = fields(&text.text);
    let place = |span| Place::of(&text.path, &text.text, span);
    for field in found {
        let name = &text.text[field.name.clone()];
        if !roles.contains(&name) {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "a theme has no role `{name}`",
                    "테마에 `{name}` 역할은 없습니다",
                    "テーマに`{name}`という役割はありません"
                )
            });
            let (place, help) = (place(field.name.clone()), Some(suggest(name, roles)));
            problems.push(Problem { severity: Severity::Error, place, message, help });
            continue;
        }
        match value(text, field.value.clone()) {
            Ok(value) => {
                words.push((name.to_owned(), Setting { value, place: place(field.value) }));
            }
            Err(problem) => problems.push(*problem),
        }
    }
    if let Some(broken) = broken {
        let (place, message) = (place(broken.at..broken.at + 1), broken.what.into());
        problems.push(Problem { severity: Severity::Error, place, message, help: None });
    }
    (words, problems)
}
