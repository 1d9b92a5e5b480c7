//! The terminal as a screen: entered, drawn on, and given back as it was.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::Print;
use crossterm::terminal::{
    self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use super::panics;
use super::shown::{Frame, Shown};

/// Room for a whole frame, so that it leaves in one write.
const FRAME_BYTES: usize = 64 * 1024;

/// Has buttons and wheel reported, with cells beyond 223 (SGR); not every motion, which would wake
/// the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Whether the screen is entered, for whoever has to restore it in a hurry.
static ENTERED: AtomicBool = AtomicBool::new(false);

type Output = BufWriter<File>;

/// The terminal in raw mode on its alternate screen. Dropping it restores it.
pub struct Screen {
    output: Output,
    shown: Shown,
    input: OwnedFd,
    /// Whether the mouse is taken.
    mouse: bool,
}

/// Whether there is a terminal to show the browser on.
#[must_use]
pub fn has_terminal() -> bool {
    output().is_ok() && input().is_ok()
}

impl Screen {
    /// Enters the alternate screen. The terminal itself is used where standard input or output
    /// are something else. `mouse`: whether it is taken.
    pub fn open(mouse: bool) -> io::Result<Screen> {
        panics::speak_after(restore);
        let output = BufWriter::with_capacity(FRAME_BYTES, output()?);
        let mut screen = Screen { output, shown: Shown::default(), input: input()?, mouse };
        screen.enter()?;
        Ok(screen)
    }

    /// Enters the alternate screen, for the first time or after it was closed.
    pub fn enter(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        self.never_wait_for_keys()?;
        self.forget();
        execute!(self.output, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        self.take_mouse(self.mouse)
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub fn take_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        execute!(self.output, Print(if on { MOUSE_ON } else { MOUSE_OFF }))
    }

    /// Has reading come back without a key. Crossterm reads on after half an escape sequence, which
    /// would hold up signals until the next key; on a terminal that has gone there is none.
    fn never_wait_for_keys(&self) -> io::Result<()> {
        let mut modes = tcgetattr(&self.input)?;
        modes.special_codes[SpecialCodeIndex::VMIN] = 0;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(tcsetattr(&self.input, OptionalActions::Now, &modes)?)
    }

    /// Columns and rows.
    pub fn size() -> io::Result<(u16, u16)> {
        terminal::size()
    }

    /// What keys come from.
    pub fn input(&self) -> impl AsFd + '_ {
        self.input.as_fd()
    }

    /// Shows a frame.
    pub fn show(&mut self, frame: Frame) -> io::Result<()> {
        self.shown.show(&mut self.output, frame)?;
        self.output.flush()
    }

    /// Draws the next frame whole, for a terminal that may show something else by now.
    pub fn forget(&mut self) {
        self.shown.forget();
    }

    /// Has the terminal do something beside showing cells.
    pub fn command(&mut self, command: impl crossterm::Command) -> io::Result<()> {
        execute!(self.output, command)
    }

    /// Gives the terminal back as it was.
    pub fn close(&mut self) -> io::Result<()> {
        if !ENTERED.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let left = leave(&mut self.output);
        disable_raw_mode()?;
        left
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // There is nobody left to tell.
        let _ = self.close();
    }
}

fn leave(writer: &mut impl Write) -> io::Result<()> {
    let off = Print(MOUSE_OFF);
    // Where a window has become wider, tmux breaks the lines of the alternate screen to its width of
    // before when that is left, and what has no room shows among the lines that were there then.
    let home = cursor::MoveTo(0, 0);
    let empty = Clear(ClearType::FromCursorDown);
    execute!(writer, off, DisableBracketedPaste, home, empty, LeaveAlternateScreen, cursor::Show)
}

/// Restores the terminal from anywhere.
fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // Whatever fails here, the rest is still tried.
        let _ = output().and_then(|mut terminal| leave(&mut terminal));
        let _ = disable_raw_mode();
    }
}

/// Standard output if it is a terminal, else the terminal itself.
pub(super) fn output() -> io::Result<File> {
    if io::stdout().is_terminal() {
        return Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?));
    }
    OpenOptions::new().write(true).open("/dev/tty")
}

/// Standard input if it is a terminal, else the terminal itself: where the keys are read from.
fn input() -> io::Result<OwnedFd> {
    if io::stdin().is_terminal() {
        return io::stdin().as_fd().try_clone_to_owned();
    }
    Ok(OpenOptions::new().read(true).open("/dev/tty")?.into())
}
