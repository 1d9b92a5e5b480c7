//! The terminal as a screen: entered, drawn on, and given back as it was.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Room for a whole frame, so that it leaves in one write.
const FRAME_BYTES: usize = 64 * 1024;

/// Whether the screen is entered, for whoever has to restore it in a hurry.
static ENTERED: AtomicBool = AtomicBool::new(false);

type Output = BufWriter<File>;

/// The terminal in raw mode on its alternate screen. Dropping it restores it.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Output>>,
    input: OwnedFd,
}

/// Whether there is a terminal to show the browser on.
#[must_use]
pub fn has_terminal() -> bool {
    output().is_ok() && input().is_ok()
}

impl Screen {
    /// Enters the alternate screen. The terminal itself is used where standard input or output
    /// are something else.
    pub fn open() -> io::Result<Screen> {
        restore_before_panics_speak();
        let input = input()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, output()?));
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        let entered = Terminal::new(backend).and_then(|mut terminal| {
            let writer = terminal.backend_mut();
            execute!(writer, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
            terminal.clear()?;
            Ok(terminal)
        });
        match entered {
            Ok(terminal) => Ok(Screen { terminal, input }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Columns and rows.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// What keys come from.
    pub fn input(&self) -> impl AsFd + '_ {
        self.input.as_fd()
    }

    /// Draws a frame: only the cells that differ are written, in one piece. `draw` fills the
    /// buffer and gives the cell of the text cursor.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<(u16, u16)>) -> io::Result<()> {
        crossterm::queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            if let Some((x, y)) = draw(frame.buffer_mut()) {
                frame.set_cursor_position(Position { x, y });
            }
        })?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Draws the next frame whole, for a terminal that may show something else by now.
    pub fn forget(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// Has the terminal do something beside showing cells.
    pub fn command(&mut self, command: impl crossterm::Command) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), command)
    }

    /// Gives the terminal back as it was.
    pub fn close(&mut self) -> io::Result<()> {
        if !ENTERED.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let writer = self.terminal.backend_mut();
        let left = leave(writer);
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
    execute!(writer, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show)
}

/// Restores the terminal from anywhere.
fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // Whatever fails here, the rest is still tried.
        let _ = output().and_then(|mut terminal| leave(&mut terminal));
        let _ = disable_raw_mode();
    }
}

/// A panic's message would be lost on the alternate screen: it speaks on the restored one.
fn restore_before_panics_speak() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let speak = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            speak(panic);
        }));
    });
}

/// Standard output if it is a terminal, else the terminal itself.
fn output() -> io::Result<File> {
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
