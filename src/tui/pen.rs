//! Cells as the bytes that have a terminal show them, and hardly a byte more than that takes: only
//! what changes of the colours is said, the sixteen of the terminal by their short names, and a
//! place only where the text does not run on by itself.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::text::{plain_width, width};

/// What is seen of a space beside its ground.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// Attributes with the codes that set them and take them back (ECMA-48, SGR).
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// How characters look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What a move to a column takes in bytes: fewer blanks than that are written instead.
const MOVE: usize = 5;

/// Where the terminal would put the next character, and how that would look.
pub struct Pen<'f, W> {
    out: W,
    frame: &'f Buffer,
    /// `None` if the terminal may see that otherwise.
    at: Option<(u16, u16)>,
    look: Look,
}

impl<'f, W: Write> Pen<'f, W> {
    /// A pen for the cells of a frame, on a terminal whose text looks as usual, wherever its cursor
    /// is.
    pub fn new(out: W, frame: &'f Buffer) -> Pen<'f, W> {
        Pen { out, frame, at: None, look: Look::default() }
    }

    /// Writes a cell.
    pub fn write(&mut self, (x, y): (u16, u16), cell: &Cell) -> io::Result<()> {
        self.move_to(x, y)?;
        if !self.does_for(cell) {
            self.take_on(Look { fg: cell.fg, bg: cell.bg, modifier: cell.modifier })?;
        }
        let symbol = cell.symbol();
        self.out.write_all(symbol.as_bytes())?;
        self.at = certain_width(symbol).map(|columns| (x + columns, y));
        Ok(())
    }

    /// Has text look as usual again.
    pub fn lay_down(mut self) -> io::Result<()> {
        self.take_on(Look::default())
    }

    fn move_to(&mut self, x: u16, y: u16) -> io::Result<()> {
        match self.at {
            Some(at) if at == (x, y) => Ok(()),
            Some((from, row)) if row == y && self.is_short_blank(from, (x, y)) => {
                (from..x).try_for_each(|_| self.out.write_all(b" "))
            }
            // By its number, not by how far it is: whoever sees a width differently is right again.
            Some((_, row)) if row == y => write!(self.out, "\x1b[{}G", x + 1),
            _ if x == 0 => write!(self.out, "\x1b[{}H", y + 1),
            _ => write!(self.out, "\x1b[{};{}H", y + 1, x + 1),
        }
    }

    /// Whether there are only a few cells up to a place, in which nothing is seen.
    fn is_short_blank(&self, from: u16, (x, y): (u16, u16)) -> bool {
        let is_blank = |cell: &Cell| cell.symbol() == " " && self.does_for(cell);
        (from..x).len() < MOVE
            && from < x
            && (from..x).all(|x| self.frame.cell((x, y)).is_some_and(is_blank))
    }

    /// Whether the cell would look right as things are.
    fn does_for(&self, cell: &Cell) -> bool {
        let Look { fg, bg, modifier } = self.look;
        let is_blank = cell.symbol() == " ";
        let is_inked = |modifier: Modifier| !is_blank || modifier.intersects(SEEN_ON_BLANK);
        if !is_inked(cell.modifier) && !is_inked(modifier) {
            return cell.bg == bg;
        }
        (fg, bg, modifier) == (cell.fg, cell.bg, cell.modifier)
    }

    fn take_on(&mut self, look: Look) -> io::Result<()> {
        if look == self.look {
            return Ok(());
        }
        if look == Look::default() {
            self.look = look;
            return self.out.write_all(b"\x1b[m");
        }
        let mut codes = Vec::with_capacity(16);
        push_modifiers(&mut codes, self.look.modifier, look.modifier);
        if look.fg != self.look.fg {
            push_colour(&mut codes, 30, look.fg);
        }
        if look.bg != self.look.bg {
            push_colour(&mut codes, 40, look.bg);
        }
        self.look = look;
        for (at, code) in codes.iter().enumerate() {
            write!(self.out, "{}{code}", if at == 0 { "\x1b[" } else { ";" })?;
        }
        self.out.write_all(b"m")
    }
}

/// How many columns a grapheme takes on every terminal; `None` if they may disagree.
fn certain_width(symbol: &str) -> Option<u16> {
    let is_narrow = || symbol.chars().nth(1).is_none() && width(symbol) == 1;
    let columns = plain_width(symbol).or_else(|| is_narrow().then_some(1))?;
    u16::try_from(columns).ok()
}

fn push_modifiers(codes: &mut Vec<u8>, from: Modifier, to: Modifier) {
    let mut kept = from;
    for (modifier, _, off) in ATTRIBUTES {
        if from.difference(to).contains(modifier) && !codes.contains(&off) {
            codes.push(off);
        }
    }
    // What shares its code with another is gone with it.
    for (modifier, _, off) in ATTRIBUTES {
        if codes.contains(&off) {
            kept.remove(modifier);
        }
    }
    for (modifier, on, _) in ATTRIBUTES {
        if to.difference(kept).contains(modifier) {
            codes.push(on);
        }
    }
}

/// `base`: 30 for letters, 40 for their ground.
fn push_colour(codes: &mut Vec<u8>, base: u8, colour: Color) {
    match colour {
        Color::Reset => codes.push(base + 9),
        Color::Black => codes.push(base),
        Color::Red => codes.push(base + 1),
        Color::Green => codes.push(base + 2),
        Color::Yellow => codes.push(base + 3),
        Color::Blue => codes.push(base + 4),
        Color::Magenta => codes.push(base + 5),
        Color::Cyan => codes.push(base + 6),
        Color::Gray => codes.push(base + 7),
        Color::DarkGray => codes.push(base + 60),
        Color::LightRed => codes.push(base + 61),
        Color::LightGreen => codes.push(base + 62),
        Color::LightYellow => codes.push(base + 63),
        Color::LightBlue => codes.push(base + 64),
        Color::LightMagenta => codes.push(base + 65),
        Color::LightCyan => codes.push(base + 66),
        Color::White => codes.push(base + 67),
        Color::Indexed(index) => codes.extend([base + 8, 5, index]),
        Color::Rgb(red, green, blue) => codes.extend([base + 8, 2, red, green, blue]),
    }
}
