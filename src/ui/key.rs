//! Keys as the program names them, whatever the terminal library calls them.

use std::fmt;

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control held.
    pub ctrl: bool,
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

impl Key {
    /// Whether it types a character where something can be typed.
    #[must_use]
    pub fn is_typed(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.ctrl
    }

    /// The key with a name: `j`, `C-d`, `PgDn`, `space`.
    #[must_use]
    pub fn named(name: &str) -> Option<Key> {
        let known = NAMES.iter().find(|(known, _)| *known == name);
        if let Some(&(_, code)) = known {
            return Some(Key { code, ctrl: false });
        }
        let number = name.strip_prefix('F').and_then(|number| number.parse().ok());
        if let Some(number) = number.filter(|number| (1..=12).contains(number)) {
            return Some(Key { code: KeyCode::F(number), ctrl: false });
        }
        let (ctrl, letter) = match name.strip_prefix("C-") {
            Some(letter) => (true, letter),
            None => (false, name),
        };
        let mut letters = letter.chars();
        let only = letters.next().filter(|_| letters.as_str().is_empty())?;
        // A terminal does not tell `C-D` from `C-d`.
        let only = if ctrl { only.to_ascii_lowercase() } else { only };
        Some(Key { code: KeyCode::Char(only), ctrl })
    }

    /// The key that a terminal sends for this one, where it tells them not apart; `None` if it does.
    #[must_use]
    pub fn sent_as(self) -> Option<Key> {
        let code = match self {
            Key { code: KeyCode::Char('h'), ctrl: true } => KeyCode::Backspace,
            Key { code: KeyCode::Char('i'), ctrl: true } => KeyCode::Tab,
            Key { code: KeyCode::Char('m'), ctrl: true } => KeyCode::Enter,
            Key { code: KeyCode::Char('['), ctrl: true } => KeyCode::Esc,
            _ => return None,
        };
        Some(Key { code, ctrl: false })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        let ctrl = if self.ctrl { "C-" } else { "" };
        match self.code {
            KeyCode::Char(c) => write!(f, "{ctrl}{c}"),
            KeyCode::F(number) => write!(f, "{ctrl}F{number}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for name in
            ["j", "G", "C-d", "space", "S-Tab", "↑", "PgDn", "F1", "F12", "F", "?", "-", "한"]
        {
            assert_eq!(Key::named(name).map(|key| key.to_string()), Some(name.to_owned()));
        }
        for name in ["nonsense", "F0", "F13", "", "C-"] {
            assert_eq!(Key::named(name), None, "{name}");
        }
        assert_eq!(Key::named("C-D"), Key::named("C-d"));
        assert_ne!(Key::named("D"), Key::named("d"));
    }
}
