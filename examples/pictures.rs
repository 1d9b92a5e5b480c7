//! Draws the pictures of the README: the program's own screens, after some keys, as SVG.
//!
//! ```text
//! cargo run --example pictures
//! ```
//!
//! A picture depends on the shipped data and the code alone, so running this again changes a file
//! only where the screen has changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use kactors::builtin;
use kactors::catalog::Catalog;
use kactors::ui::{Action, Key, Start, State, settle, update};
use kactors::view::{Theme, draw};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A picture: where it goes, the columns and rows of the window, and the keys that are pressed.
struct Story {
    file: &'static str,
    size: (u16, u16),
    /// Separated by blanks; a word that is no key's name is typed.
    keys: &'static str,
}

const STORIES: [Story; 8] = [
    Story {
        file: "browse.svg",
        size: (120, 36),
        keys: "/ lee space country:jp space billing:lead,main Enter j space space j space k k",
    },
    Story { file: "search.svg", size: (120, 28), keys: "/ ㅂㄷㄴ ↓ ↓ ↓" },
    Story { file: "page.svg", size: (100, 24), keys: "/ 심은경 Enter i j j" },
    Story { file: "narrow.svg", size: (80, 24), keys: "Tab space j - k" },
    Story { file: "timeline.svg", size: (120, 36), keys: "2 h space h h h h space" },
    Story { file: "map.svg", size: (120, 36), keys: "3" },
    Story { file: "matrix.svg", size: (120, 36), keys: "4 t h h h j" },
    Story { file: "insights.svg", size: (120, 40), keys: "5" },
];

fn main() -> io::Result<()> {
    let catalog = builtin::catalog();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for story in STORIES {
        let path = folder.join(story.file);
        std::fs::write(&path, picture(&catalog, &story))?;
        println!("{}", path.display());
    }
    Ok(())
}

/// The screen at the end of a story.
fn picture(catalog: &Catalog, story: &Story) -> String {
    let mut state = State::new(catalog, Start { size: story.size, ..Start::default() });
    for key in story.keys.split(' ').flat_map(pressed) {
        let effects = update(catalog, &mut state, Action::Key(key));
        // What is left would be asked of the world; no story needs it.
        let _ = settle(catalog, &mut state, effects);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, story.size.0, story.size.1));
    let cursor = draw(catalog, &state, Theme::terminal(), &mut buffer);
    svg(&buffer, cursor, story.keys)
}

/// The one key of this name, else the keys that type the word.
fn pressed(word: &str) -> Vec<Key> {
    let typed = |c| Key::from(c);
    Key::named(word).map_or_else(|| word.chars().map(typed).collect(), |key| vec![key])
}

/// Width and height of a cell in pixels: 0.6 and 1.36 of the letters' size, as terminals have it.
const CELL: (f32, f32) = (8.4, 19.0);
/// The letters' size in pixels.
const LETTERS: f32 = 14.0;
/// The size in pixels of a character of two columns, so that it fills them.
const WIDE_LETTERS: f32 = 15.5;
/// How far the letters' base line lies below the upper edge of a cell.
const BASE: f32 = 14.0;
/// The space around the cells.
const MARGIN: f32 = 16.0;

/// The window's ground, its edge, and the colour of text that has none.
const GROUND: &str = "#14171c";
const EDGE: &str = "#2b313a";
const TEXT: &str = "#d4d9e0";

/// What the terminal's sixteen colours look like here.
fn colour(colour: Color, default: &'static str) -> &'static str {
    match colour {
        Color::Black => "#1d2127",
        Color::Red => "#e0777d",
        Color::Green => "#8fbf7f",
        Color::Yellow => "#d9b36c",
        Color::Blue => "#7aa2d6",
        Color::Magenta => "#b48fd0",
        Color::Cyan => "#6cc3c1",
        Color::Gray => "#aab1bb",
        Color::DarkGray => "#6f7884",
        Color::LightRed => "#ee969b",
        Color::LightGreen => "#abd69c",
        Color::LightYellow => "#e8cb8f",
        Color::LightBlue => "#9bbce6",
        Color::LightMagenta => "#cdb0e3",
        Color::LightCyan => "#92dbd9",
        Color::White => "#f2f4f7",
        _ => default,
    }
}

/// How a cell's text looks.
#[derive(Clone, PartialEq, Eq)]
struct Look {
    ink: &'static str,
    ground: Option<&'static str>,
    bold: bool,
    underlined: bool,
    dim: bool,
}

impl Look {
    fn of(cell: &Cell) -> Look {
        let has = |modifier| cell.modifier.contains(modifier);
        let (ink, ground) = (colour(cell.fg, TEXT), colour(cell.bg, GROUND));
        let (ink, ground) = if has(Modifier::REVERSED) { (ground, ink) } else { (ink, ground) };
        Look {
            ink,
            ground: Some(ground).filter(|ground| *ground != GROUND),
            bold: has(Modifier::BOLD),
            underlined: has(Modifier::UNDERLINED),
            dim: has(Modifier::DIM),
        }
    }

    fn attributes(&self) -> String {
        let mut text = String::new();
        if self.ink != TEXT {
            let _ = write!(text, " fill=\"{}\"", self.ink);
        }
        if self.bold {
            text.push_str(" font-weight=\"700\"");
        }
        if self.underlined {
            text.push_str(" text-decoration=\"underline\"");
        }
        if self.dim {
            text.push_str(" opacity=\".6\"");
        }
        text
    }
}

/// The cells as a picture that needs no other file.
fn svg(buffer: &Buffer, cursor: Option<(u16, u16)>, keys: &str) -> String {
    let area = buffer.area;
    let width = f32::from(area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         width=\"{width:.1}\" height=\"{height:.1}\" role=\"img\">\n\
         <title>kactors after the keys {}</title>\n\
         <rect x=\".5\" y=\".5\" width=\"{:.1}\" height=\"{:.1}\" rx=\"10\" fill=\"{GROUND}\" \
         stroke=\"{EDGE}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\" fill=\"{TEXT}\" font-size=\"{LETTERS}\" \
         font-family=\"ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', \
         'Noto Sans Mono CJK KR', 'Noto Sans CJK KR', monospace\">\n",
        escaped(keys),
        width - 1.0,
        height - 1.0,
    );
    for y in 0..area.height {
        grounds(&mut out, buffer, y);
    }
    lines(&mut out, buffer);
    for y in 0..area.height {
        words(&mut out, buffer, y);
    }
    if let Some((x, y)) = cursor {
        let (x, y) = corner(x, y);
        let (height, ink) = (CELL.1 - 2.0, colour(Color::Cyan, TEXT));
        let _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"2\" height=\"{height:.1}\" fill=\"{ink}\"/>",
            y + 1.0
        );
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// The upper left corner of a cell in pixels.
fn corner(x: u16, y: u16) -> (f32, f32) {
    (f32::from(x) * CELL.0, f32::from(y) * CELL.1)
}

/// A row's coloured grounds.
fn grounds(out: &mut String, buffer: &Buffer, row: u16) {
    let mut x = 0;
    while x < buffer.area.width {
        let ground = Look::of(&buffer[(x, row)]).ground;
        let same = |at: &u16| Look::of(&buffer[(*at, row)]).ground == ground;
        let end = (x..buffer.area.width).find(|at| !same(at)).unwrap_or(buffer.area.width);
        if let Some(ground) = ground {
            let ((left, top), width) = (corner(x, row), f32::from(end - x) * CELL.0);
            let _ = writeln!(
                out,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" \
                 fill=\"{ground}\"/>",
                CELL.1
            );
        }
        x = end;
    }
}

/// The frames, as strokes: letters would leave gaps between the rows.
fn lines(out: &mut String, buffer: &Buffer) {
    let mut strokes: BTreeMap<&str, String> = BTreeMap::new();
    let area = buffer.area;
    let cells = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    for (x, y) in cells {
        let cell = &buffer[(x, y)];
        if let Some(stroke) = stroke(cell.symbol(), corner(x, y)) {
            strokes.entry(Look::of(cell).ink).or_default().push_str(&stroke);
        }
    }
    for (ink, path) in strokes {
        let _ = writeln!(
            out,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\" stroke-linecap=\"square\"/>"
        );
    }
}

/// The strokes of a cell of a frame; `None` for all other text.
fn stroke(symbol: &str, (left, top): (f32, f32)) -> Option<String> {
    let (width, height) = CELL;
    // Half a pixel, so that a stroke fills one row of pixels and not a part of two.
    let (x, y) = ((left + width / 2.0).floor() + 0.5, (top + height / 2.0).floor() + 0.5);
    let (right, bottom) = (left + width, top + height);
    let radius = width / 2.0;
    Some(match symbol {
        "─" => format!("M{left:.1} {y:.1}H{right:.1}"),
        "│" => format!("M{x:.1} {top:.1}V{bottom:.1}"),
        "╭" => bend((right, y), (x, bottom), (x, y), radius),
        "╮" => bend((left, y), (x, bottom), (x, y), radius),
        "╰" => bend((right, y), (x, top), (x, y), radius),
        "╯" => bend((left, y), (x, top), (x, y), radius),
        _ => return None,
    })
}

/// From the side of a cell through its rounded middle to its upper or lower edge.
fn bend(side: (f32, f32), end: (f32, f32), middle: (f32, f32), radius: f32) -> String {
    let turn = middle.1 + radius * (end.1 - middle.1).signum();
    format!(
        "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {turn:.1}V{:.1}",
        side.0, side.1, middle.0, middle.1, middle.0, end.1
    )
}

/// A row's text, word by word, each at its column: no viewer's font can move a column.
fn words(out: &mut String, buffer: &Buffer, y: u16) {
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let columns = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        if cell.symbol().trim().is_empty() || stroke(cell.symbol(), (0.0, 0.0)).is_some() {
            x += columns;
        } else if is_latin(cell) {
            let look = Look::of(cell);
            let belongs =
                |at: &u16| is_latin(&buffer[(*at, y)]) && Look::of(&buffer[(*at, y)]) == look;
            let end = (x..buffer.area.width).find(|at| !belongs(at)).unwrap_or(buffer.area.width);
            let word: String = (x..end).map(|at| buffer[(at, y)].symbol()).collect();
            latin(out, &word, (x, y), end - x, &look);
            x = end;
        } else {
            glyph(out, cell, (x, y), columns);
            x += columns;
        }
    }
}

/// Whether every monospaced font has this character, in its own width.
fn is_latin(cell: &Cell) -> bool {
    let mut characters = cell.symbol().chars();
    characters.all(|c| c.is_ascii_graphic() || ('\u{c0}'..'\u{250}').contains(&c))
}

/// A word of Latin letters, stretched or pressed to its columns.
fn latin(out: &mut String, word: &str, (x, y): (u16, u16), columns: u16, look: &Look) {
    let ((left, top), width) = (corner(x, y), f32::from(columns) * CELL.0);
    let _ = writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" \
         lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>",
        top + BASE,
        look.attributes(),
        escaped(word)
    );
}

/// A character that may come from any font, in the middle of its cells.
fn glyph(out: &mut String, cell: &Cell, (x, y): (u16, u16), columns: u16) {
    let ((left, top), width) = (corner(x, y), f32::from(columns) * CELL.0);
    let size = if columns > 1 { format!(" font-size=\"{WIDE_LETTERS}\"") } else { String::new() };
    let _ = writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\"{size}{}>{}</text>",
        left + width / 2.0,
        top + BASE,
        Look::of(cell).attributes(),
        escaped(cell.symbol())
    );
}

/// A text as XML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
