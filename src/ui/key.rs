//! Keys as the program names them, whatever the terminal library calls them.

use std::fmt;

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control held.
    pub ctrl: bool,
    /// With Alt held, or after Escape at once: terminals send the same for both.
    pub alt: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character, as typed: upper case with Shift.
    Char(char),
    /// A function key.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The names of keys that are no characters, as the table of bindings writes them.
const NAMES: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("S-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("↑", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("←", KeyCode::Left),
    ("→", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
];

/// The keys that are also told apart with Control held, and with Alt; others are as without.
const WITH_CTRL: [KeyCode; 2] = [KeyCode::Left, KeyCode::Right];
const WITH_ALT: [KeyCode; 1] = [KeyCode::Backspace];

/// The key alone.
impl From<KeyCode> for Key {
    fn from(code: KeyCode) -> Key {
        Key { code, ctrl: false, alt: false }
    }
}

/// The key that types a character.
impl From<char> for Key {
    fn from(c: char) -> Key {
        Key::from(KeyCode::Char(c))
    }
}

impl Key {
    /// Whether it types a character where something can be typed.
    #[must_use]
    pub fn is_typed(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.ctrl && !self.alt
    }

    /// The key with Control held, if it is told apart then.
    #[must_use]
    pub fn with_ctrl(code: KeyCode) -> Option<Key> {
        let code = match code {
            // A terminal does not tell `C-D` from `C-d`.
            KeyCode::Char(c) => KeyCode::Char(c.to_ascii_lowercase()),
            code => Some(code).filter(|code| WITH_CTRL.contains(code))?,
        };
        Some(Key { ctrl: true, ..Key::from(code) })
    }

    /// The key with Alt held, if it is told apart then.
    #[must_use]
    pub fn with_alt(code: KeyCode) -> Option<Key> {
        let is_told = matches!(code, KeyCode::Char(_)) || WITH_ALT.contains(&code);
        is_told.then_some(Key { alt: true, ..Key::from(code) })
    }

    /// The key with a name: `j`, `C-d`, `M-b`, `PgDn`, `space`.
    #[must_use]
    pub fn named(name: &str) -> Option<Key> {
        if let Some(code) = code_of(name) {
            return Some(Key::from(code));
        }
        match name.split_at_checked(2)? {
            ("C-", held) => code_of(held).and_then(Key::with_ctrl),
            ("M-", held) => code_of(held).and_then(Key::with_alt),
            _ => None,
        }
    }

    /// The key that a terminal sends for this one, where it tells them not apart; `None` if it does.
    #[must_use]
    pub fn sent_as(self) -> Option<Key> {
        let code = match self {
            Key { code: KeyCode::Char('h'), ctrl: true, .. } => KeyCode::Backspace,
            Key { code: KeyCode::Char('i'), ctrl: true, .. } => KeyCode::Tab,
            Key { code: KeyCode::Char('m'), ctrl: true, .. } => KeyCode::Enter,
            Key { code: KeyCode::Char('['), ctrl: true, .. } => KeyCode::Esc,
            _ => return None,
        };
        Some(Key::from(code))
    }
}

/// What is called by a name that says nothing of Control and Alt.
fn code_of(name: &str) -> Option<KeyCode> {
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let number = name.strip_prefix('F').and_then(|number| number.parse().ok());
    if let Some(number) = number.filter(|number| (1..=12).contains(number)) {
        return Some(KeyCode::F(number));
    }
    let mut letters = name.chars();
    letters.next().filter(|_| letters.as_str().is_empty()).map(KeyCode::Char)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.ctrl { "C-" } else { "" })?;
        f.write_str(if self.alt { "M-" } else { "" })?;
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let names =
            "j G C-d space S-Tab ↑ PgDn F1 F12 F ? - 한 M-b M-B M-Backspace C-← C-space C--";
        for name in names.split(' ') {
            assert_eq!(Key::named(name).map(|key| key.to_string()), Some(name.to_owned()));
        }
        for name in "nonsense F0 F13 C- M- C-F1 C-↑ M-← C-M-b 한글".split(' ').chain([""]) {
            assert_eq!(Key::named(name), None, "{name}");
        }
        assert_eq!(Key::named("C-D"), Key::named("C-d"));
        assert_ne!(Key::named("D"), Key::named("d"));
    }
}
