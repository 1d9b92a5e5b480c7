//! Frames: whatever the terminal showed before, it shows what the last of them says, and that in few
//! bytes, for slow lines.

use std::num::NonZero;

use kactors::text::drawn;
use kactors::tui::{Frame, Shown};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::bench::{Terminal, data, program};

/// The terminal's own colours by their numbers.
const OWN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// A text somewhere in a frame.
type Words = ((u16, u16), String, Style);

fn colour() -> impl Strategy<Value = Color> {
    prop_oneof![
        Just(Color::Reset),
        proptest::sample::select(&OWN[..]),
        any::<u8>().prop_map(Color::Indexed),
        any::<[u8; 3]>().prop_map(|[red, green, blue]| Color::Rgb(red, green, blue)),
    ]
}

fn modifier() -> impl Strategy<Value = Modifier> {
    let more = [Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
    // The terminal of the tests is either bold or dim.
    let weights = [Modifier::empty(), Modifier::BOLD, Modifier::DIM];
    let more = proptest::sample::subsequence(more.to_vec(), 0..=more.len());
    (proptest::sample::select(weights.to_vec()), more)
        .prop_map(|(weight, more)| more.into_iter().fold(weight, Modifier::union))
}

fn words() -> impl Strategy<Value = Words> {
    let text = prop_oneof![
        "[a-z│─·]{1,12}",
        " {1,12}",
        "[a-z ]{0,3}[가-힣ァ-ヶ一-龠]{1,6}[ a-z]{0,3}",
        "(e\u{301}|n\u{303}\u{323}|\u{1f468}|\u{1f468}\u{200d}\u{1f469}|ㄱ|ｱ|Ａ|각){1,6}",
    ];
    let style = (colour(), colour(), modifier())
        .prop_map(|(fg, bg, modifier)| Style::reset().fg(fg).bg(bg).add_modifier(modifier));
    ((0..40_u16, 0..12_u16), text, style)
}

/// A size of the window, and what is shown in it one after another.
type Window = ((u16, u16), Vec<Vec<Words>>);

fn windows() -> impl Strategy<Value = Vec<Window>> {
    let frame = proptest::collection::vec(words(), 0..12);
    let frames = proptest::collection::vec(frame, 1..5);
    proptest::collection::vec(((1..40_u16, 1..12_u16), frames), 1..4)
}

fn buffer((width, height): (u16, u16), texts: &[Words]) -> Buffer {
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
    for ((x, y), text, style) in texts {
        if *x < width && *y < height {
            buffer.set_string(*x, *y, drawn(text), *style);
        }
    }
    buffer
}

fn is_colour(seen: vt100::Color, meant: Color) -> bool {
    match (seen, meant) {
        (vt100::Color::Default, Color::Reset) => true,
        (vt100::Color::Idx(seen), Color::Indexed(meant)) => seen == meant,
        (vt100::Color::Idx(seen), named) => OWN.get(usize::from(seen)) == Some(&named),
        (vt100::Color::Rgb(red, green, blue), meant) => meant == Color::Rgb(red, green, blue),
        _ => false,
    }
}

fn is_seen(seen: &vt100::Cell, meant: &Cell) -> bool {
    let has = |modifier| meant.modifier.contains(modifier);
    let text = if seen.has_contents() { seen.contents() } else { " " };
    let is_inked = text != " " || has(Modifier::REVERSED) || has(Modifier::UNDERLINED);
    let letters = is_colour(seen.fgcolor(), meant.fg)
        && seen.bold() == has(Modifier::BOLD)
        && seen.dim() == has(Modifier::DIM)
        && seen.italic() == has(Modifier::ITALIC);
    text == meant.symbol()
        && is_colour(seen.bgcolor(), meant.bg)
        && seen.underline() == has(Modifier::UNDERLINED)
        && seen.inverse() == has(Modifier::REVERSED)
        && (letters || !is_inked)
}

/// The first cell that the terminal shows otherwise than it is meant.
fn wrong(screen: &vt100::Screen, meant: &Buffer) -> Option<String> {
    let cells = meant.content.iter().enumerate().map(|(at, cell)| (meant.pos_of(at), cell));
    let seen = cells.filter_map(|((x, y), cell)| Some(((x, y), screen.cell(y, x)?, cell)));
    // What a wide character covers is no cell of its own.
    let mut seen = seen.filter(|(_, seen, _)| !seen.is_wide_continuation());
    let (place, seen, cell) = seen.find(|(_, seen, cell)| !is_seen(seen, cell))?;
    Some(format!("{place:?}: {cell:?} is seen as {seen:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn the_terminal_shows_every_frame_as_it_is_meant(windows in windows()) {
        let size = |number| NonZero::new(number).expect("a size of one or more");
        let mut terminal = vt100::Parser::new(size(1), size(1), 0);
        let mut shown = Shown::default();
        for ((width, height), frames) in windows {
            terminal.screen_mut().set_size(size(height), size(width));
            for texts in frames {
                let cells = buffer((width, height), &texts);
                let mut bytes = Vec::new();
                let frame = Frame { cells: cells.clone(), cursor: None, links: Vec::new() };
                shown.show(&mut bytes, frame).expect("room in memory");
                terminal.process(&bytes);
                prop_assert_eq!(wrong(terminal.screen(), &cells), None, "{:?}", bytes.escape_ascii().to_string());
            }
        }
    }
}

#[test]
fn a_frame_of_the_sixteen_colours_is_written_in_their_short_names() {
    let cells = |style: Style| {
        let mut cells = Buffer::empty(Rect { x: 0, y: 0, width: 8, height: 1 });
        cells.set_string(0, 0, "ab한글", style);
        cells.set_string(6, 0, "z", Style::new().fg(Color::LightRed));
        cells
    };
    let mut shown = Shown::default();
    let mut written = |cells: Buffer| {
        let mut bytes = Vec::new();
        let frame = Frame { cells, cursor: None, links: Vec::new() };
        shown.show(&mut bytes, frame).expect("room in memory");
        String::from_utf8(bytes).expect("text")
    };
    let plain = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
    let first = written(cells(plain));
    assert!(first.contains("\x1b[1H\x1b[1;36mab한글\x1b[22;91mz\x1b[m"), "{first:?}");
    let same = written(cells(plain));
    assert_eq!(same, "\x1b[?2026h\x1b[?2026l");
}

#[test]
fn a_whole_screen_takes_at_most_nine_thousand_bytes() {
    let mut command = program();
    command.arg("--data").arg(data());
    let open = Terminal::open((120, 40), command, None).shows("58 of 58");
    assert!((2_000..9_000).contains(&open.raw().len()), "{}", open.raw().len());
    open.types("q").ends_well(0);
}
