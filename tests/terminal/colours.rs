//! Colours on the real terminal: what configuration and environment say.

use std::path::PathBuf;

use vt100::Color;

use super::bench::{Terminal, data, program};

/// The browser with a theme in an environment; all is drawn.
fn themed(
    theme: &str,
    environment: &[(&str, &str)],
    more: &[&str],
) -> (tempfile::TempDir, Terminal) {
    let folder = tempfile::tempdir().expect("a folder");
    let config: PathBuf = folder.path().join("config.ron");
    std::fs::write(&config, format!("(theme: {theme:?})")).expect("a file");
    let mut command = program();
    command.arg("--data").arg(data()).arg("--config").arg(&config).args(more);
    command.envs(environment.iter().copied());
    (folder, Terminal::open((80, 24), command, None).shows("58 of 58"))
}

fn colours(terminal: &Terminal) -> Vec<Color> {
    let screen = terminal.screen();
    let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    let cells = cells.filter_map(|(row, column)| screen.cell(row, column));
    // The second half of a wide character is no cell of its own.
    let cells = cells.filter(|cell| !cell.is_wide_continuation());
    cells.flat_map(|cell| [cell.fgcolor(), cell.bgcolor()]).collect()
}

#[test]
fn a_theme_is_drawn_in_the_colours_that_the_terminal_has() {
    let (_folder, all) = themed("dark", &[("COLORTERM", "truecolor")], &[]);
    assert!(colours(&all).contains(&Color::Rgb(0x0d, 0x11, 0x17)));
    assert!(!colours(&all).contains(&Color::Default));
    let (_folder, some) = themed("dark", &[], &[]);
    let is_indexed = |colour: &Color| matches!(colour, Color::Idx(16..));
    assert!(colours(&some).iter().all(is_indexed), "256 colours");
    let (_folder, few) = themed("dark", &[("TERM", "xterm")], &[]);
    assert!(colours(&few).iter().all(|colour| matches!(colour, Color::Idx(0..16))), "16 colours");
}

#[test]
fn no_color_goes_before_every_theme() {
    for (environment, more) in [(&[("NO_COLOR", "1")][..], &[][..]), (&[], &["--color", "never"])] {
        let (_folder, none) = themed("dark", environment, more);
        assert!(colours(&none).iter().all(|colour| *colour == Color::Default));
    }
    let (_folder, asked) = themed("dark", &[("NO_COLOR", "1")], &["--color", "always"]);
    assert!(!colours(&asked).contains(&Color::Default));
}

#[test]
fn a_wrong_configuration_is_said_and_the_browser_opens() {
    let (_folder, wrong) = themed("drak", &[], &[]);
    wrong.shows("config.ron:1:9: error: `drak`").types("j").hides("drak").types("q").ends_well(0);
}

#[test]
fn of_several_mistakes_in_a_configuration_it_is_said_where_the_others_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config.ron");
    std::fs::write(&path, r#"(view: "brwse", format: "cvs", theme: "drak")"#).expect("written");
    let mut command = program();
    command.arg("--data").arg(data()).arg("--config").arg(&path);
    let open = Terminal::open((120, 24), command, None).shows("config.ron:1:8: error: `brwse`");
    open.shows("and 2 more: `kactors config`").types("q").ends_well(0);
}
