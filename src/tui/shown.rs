//! What a terminal shows, and the bytes that have it show something else.

use std::io::{self, Write};

use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use crossterm::{cursor, queue};
use ratatui::buffer::{Buffer, Cell};

use super::pen::Pen;
use crate::text::width;
use crate::ui::Area;
use crate::view::Link;

/// What the terminal is to show.
pub struct Frame {
    /// The cells of the whole screen.
    pub cells: Buffer,
    /// The cell of the text cursor, if it shows.
    pub cursor: Option<(u16, u16)>,
    /// What leads to a page of the web.
    pub links: Vec<Link>,
}

/// What the terminal shows, as far as that is known.
///
/// It is kept here: ratatui's `Terminal` asks the terminal for its cursor's place whenever it
/// clears, waits up to two seconds for the answer, and takes keys that are typed meanwhile out of
/// our sight.
#[derive(Default)]
pub struct Shown {
    cells: Option<Buffer>,
    /// The cells that the terminal knows to lead somewhere.
    links: Vec<Link>,
}

impl Shown {
    /// Has the next frame drawn whole, for a terminal that may show something else by now.
    pub fn forget(&mut self) {
        *self = Shown::default();
    }

    /// Writes what makes the terminal show a frame: the cells that differ, in one piece. Where
    /// nothing differs that is 16 bytes.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn show(&mut self, out: &mut impl Write, frame: Frame) -> io::Result<()> {
        let Frame { cells, cursor, links } = frame;
        let known = self.cells.take().filter(|shown| shown.area == cells.area);
        queue!(out, BeginSynchronizedUpdate)?;
        if known.is_none() {
            queue!(out, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
        }
        let known = known.unwrap_or_else(|| Buffer::empty(cells.area));
        let changed = changed(&known, &cells);
        let is_new = |link: &&Link| {
            !self.links.contains(link) || changed.iter().any(|(x, y, _)| link.area.has((*x, *y)))
        };
        let new: Vec<&Link> = links.iter().filter(is_new).collect();
        let any = !changed.is_empty();
        write(out, &cells, changed.into_iter())?;
        for link in new {
            write!(out, "\x1b]8;;{}\x1b\\", link.address)?;
            write(out, &cells, of_link(&cells, link.area))?;
            write!(out, "\x1b]8;;\x1b\\")?;
        }
        match cursor {
            Some((x, y)) => queue!(out, cursor::MoveTo(x, y), cursor::Show)?,
            None if any => queue!(out, cursor::Hide)?,
            None => {}
        }
        (self.cells, self.links) = (Some(cells), links);
        queue!(out, EndSynchronizedUpdate)
    }
}

/// The cells that differ, and those in which the rest of a wide character stood that was written
/// over: terminals leave there what they like.
fn changed<'c>(known: &Buffer, next: &'c Buffer) -> Vec<(u16, u16, &'c Cell)> {
    let columns = |cell: &Cell| width(cell.symbol()).max(1);
    let mut changed = Vec::new();
    let (mut at, mut unknown_to) = (0, 0);
    while let (Some(before), Some(cell)) = (known.content.get(at), next.content.get(at)) {
        let end = at + columns(cell);
        if before != cell || at < unknown_to {
            let over = known.content[at..].iter().zip(at..end);
            let ends = over.map(|(before, at)| at + columns(before));
            unknown_to = ends.fold(unknown_to, usize::max);
            let (x, y) = next.pos_of(at);
            changed.push((x, y, cell));
        }
        at = end;
    }
    changed
}

fn write<'c>(
    out: &mut impl Write,
    frame: &'c Buffer,
    mut cells: impl Iterator<Item = (u16, u16, &'c Cell)>,
) -> io::Result<()> {
    let mut pen = Pen::new(out, frame);
    cells.try_for_each(|(x, y, cell)| pen.write((x, y), cell))?;
    pen.lay_down()
}

/// The cells of a line, without those that a wide character covers.
fn of_link(frame: &Buffer, area: Area) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut covered = 0;
    (area.x..area.x + area.width).filter_map(move |x| {
        let cell = frame.cell((x, area.y))?;
        let is_covered = covered > 0;
        covered = if is_covered { covered - 1 } else { width(cell.symbol()).saturating_sub(1) };
        (!is_covered).then_some((x, area.y, cell))
    })
}
