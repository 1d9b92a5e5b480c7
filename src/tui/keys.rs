//! The terminal library's events → actions.

use crossterm::event::{
    Event, KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::ui::{Action, Key, KeyCode, Mouse, MouseDoes};

/// What an event means; `None` for those that mean nothing here.
pub fn action(event: Event) -> Option<Action> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Action::Key),
        Event::Paste(text) => Some(Action::Paste(text)),
        Event::Mouse(event) => mouse(event).map(Action::Mouse),
        Event::Resize(width, height) => Some(Action::Resize(width, height)),
        _ => None,
    }
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let does = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseDoes::Click,
        MouseEventKind::ScrollUp => MouseDoes::WheelUp,
        MouseEventKind::ScrollDown => MouseDoes::WheelDown,
        _ => return None,
    };
    Some(Mouse { x: event.column, y: event.row, does })
}

fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        Code::Char(c) => KeyCode::Char(c),
        Code::F(number) => KeyCode::F(number),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    match (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), code) {
        (false, false, code) => Some(Key::from(code)),
        // What some terminals send for Backspace.
        (true, false, KeyCode::Char('h')) => Some(Key::from(KeyCode::Backspace)),
        (false, true, KeyCode::Left | KeyCode::Right) => Key::with_ctrl(code),
        (true, false, code) => Key::with_ctrl(code).or(Some(Key::from(code))),
        (false, true, code) => Key::with_alt(code),
        (true, true, KeyCode::Char('h')) => Key::with_alt(KeyCode::Backspace),
        (true, true, _) => None,
    }
}
