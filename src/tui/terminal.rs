//! The terminal as a screen: entered, drawn on, and given back as it was.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use super::panics;
use crate::text::width;
use crate::ui::Area;
use crate::view::Link;

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
///
/// It keeps the cells that are shown itself: ratatui's `Terminal` asks the terminal for its
/// cursor's place whenever it clears, waits up to two seconds for the answer, and takes keys that
/// are typed meanwhile out of our sight.
pub struct Screen {
    backend: CrosstermBackend<Output>,
    /// The cells as the terminal shows them; `None` if that is not known.
    shown: Option<Buffer>,
    /// The cells that the terminal knows to lead somewhere.
    links: Vec<Link>,
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
        // The theme decides about colours; the library would leave them out by itself where
        // `NO_COLOR` is set, asked for or not.
        crossterm::style::force_color_output(true);
        panics::speak_after(restore);
        let output = BufWriter::with_capacity(FRAME_BYTES, output()?);
        let backend = CrosstermBackend::new(output);
        let mut screen = Screen { backend, shown: None, links: Vec::new(), input: input()?, mouse };
        screen.enter()?;
        Ok(screen)
    }

    /// Enters the alternate screen, for the first time or after it was closed.
    pub fn enter(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        self.never_wait_for_keys()?;
        self.forget();
        execute!(self.backend, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        self.take_mouse(self.mouse)
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub fn take_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        execute!(self.backend, Print(if on { MOUSE_ON } else { MOUSE_OFF }))
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
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.backend.size()?;
        Ok((size.width, size.height))
    }

    /// What keys come from.
    pub fn input(&self) -> impl AsFd + '_ {
        self.input.as_fd()
    }

    /// Draws a frame of a size in columns and rows: only the cells that differ are written, in
    /// one piece. `draw` fills the buffer and gives the cell of the text cursor, and what leads to a
    /// page of the web.
    pub fn draw(
        &mut self,
        (width, height): (u16, u16),
        draw: impl FnOnce(&mut Buffer) -> (Option<(u16, u16)>, Vec<Link>),
    ) -> io::Result<()> {
        let area = Rect { x: 0, y: 0, width, height };
        let mut frame = Buffer::empty(area);
        let (cursor, links) = draw(&mut frame);
        let shown = self.shown.take().filter(|shown| shown.area == area);
        queue!(self.backend, BeginSynchronizedUpdate)?;
        if shown.is_none() {
            queue!(self.backend, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
        }
        let shown = shown.unwrap_or_else(|| Buffer::empty(area));
        let changed = shown.diff(&frame);
        let any = !changed.is_empty();
        let is_new = |link: &&Link| {
            !self.links.contains(link) || changed.iter().any(|(x, y, _)| link.area.has((*x, *y)))
        };
        let new: Vec<Link> = links.iter().filter(is_new).cloned().collect();
        // Without cells it would set the colours back all the same.
        if any {
            self.backend.draw(changed.into_iter())?;
        }
        for link in new {
            queue!(self.backend, Print(format!("\x1b]8;;{}\x1b\\", link.address)))?;
            self.backend.draw(cells(&frame, link.area))?;
            queue!(self.backend, Print("\x1b]8;;\x1b\\"))?;
        }
        self.links = links;
        match cursor {
            Some((x, y)) => queue!(self.backend, cursor::MoveTo(x, y), cursor::Show)?,
            None if any => queue!(self.backend, cursor::Hide)?,
            None => {}
        }
        self.shown = Some(frame);
        execute!(self.backend, EndSynchronizedUpdate)
    }

    /// Draws the next frame whole, for a terminal that may show something else by now.
    pub fn forget(&mut self) {
        self.shown = None;
        self.links.clear();
    }

    /// Has the terminal do something beside showing cells.
    pub fn command(&mut self, command: impl crossterm::Command) -> io::Result<()> {
        execute!(self.backend, command)
    }

    /// Gives the terminal back as it was.
    pub fn close(&mut self) -> io::Result<()> {
        if !ENTERED.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let left = leave(&mut self.backend);
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
    execute!(writer, off, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show)
}

/// The cells of a line, without those that a wide character covers.
fn cells(frame: &Buffer, area: Area) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut covered = 0;
    (area.x..area.x + area.width).filter_map(move |x| {
        let cell = frame.cell((x, area.y))?;
        let is_covered = covered > 0;
        covered = if is_covered { covered - 1 } else { width(cell.symbol()).saturating_sub(1) };
        (!is_covered).then_some((x, area.y, cell))
    })
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
