//! The first line: the program's name, the views, and what is listed.

use super::canvas::Canvas;
use crate::catalog::Catalog;
use crate::lang::{count, say};
use crate::text::{cut, grouped, width};
use crate::ui::{Layout, NAME, State, View};

/// Draws the line.
pub fn draw(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, layout: &Layout) {
    let Some(area) = layout.header else { return };
    let theme = canvas.theme;
    let used = canvas.text((area.x, area.y), area.width, NAME, theme.accent.patch(theme.strong));
    let beside = (area.x + used, area.width.saturating_sub(used));
    let used = used + views(canvas, (catalog, state, layout), beside);
    let room = usize::from(area.width.saturating_sub(used + 1));
    if state.loading().is_some() {
        return;
    }
    // The longest that fits.
    let counts = counts(catalog, state);
    if let Some(text) = counts.iter().find(|text| width(text) <= room) {
        canvas.text_right((area.x, area.y), area.width - 1, text, theme.quiet);
    }
}

/// Draws the views with their keys, the present one lit, and gives the columns they took. Where
/// pages have no frame, the name of the page stands here.
fn views(
    canvas: &mut Canvas<'_>,
    (catalog, state, layout): (&Catalog, &State, &Layout),
    (x, room): (u16, u16),
) -> u16 {
    let (theme, line) = (canvas.theme, 0);
    if layout.is_bare()
        && let Some(page) = state.page()
    {
        // Of the rest no more than the shortest wording is needed.
        let room = room * 2 / 3;
        return canvas.text(
            (x, line),
            room,
            &cut(&page.page.title(catalog, state.reader), usize::from(room)),
            theme.plain,
        );
    }
    let tabs = state.tabs();
    let Some(last) = tabs.last() else {
        let name =
            if state.view == View::Browse { "" } else { state.view.label(state.reader.lang) };
        return canvas.text((x, line), room, name, theme.plain);
    };
    for tab in &tabs {
        let lit = tab.view == state.view;
        let style = if lit { theme.accent.patch(theme.found) } else { theme.quiet };
        canvas.text((tab.x, line), (x + room).saturating_sub(tab.x), &tab.text, style);
    }
    (last.end() + 1).saturating_sub(x)
}

/// What is listed, from the fullest wording to the shortest.
fn counts(catalog: &Catalog, state: &State) -> [String; 4] {
    let (results, lang) = (&state.results, state.reader.lang);
    let (listed, all) = (grouped(results.count), grouped(catalog.len()));
    let short = say!(lang, "{listed} of {all}", "{all}건 중 {listed}건", "{all}件中{listed}件");
    let rows = say!(
        lang,
        "{listed} of {all} appearances",
        "출연 {all}건 중 {listed}건",
        "出演{all}件中{listed}件"
    );
    let actors = count::actors(results.actors, lang);
    let countries = count::countries(results.countries, lang);
    let (problems, briefly) = problems(state);
    [
        format!("{rows} · {actors} · {countries}{problems}"),
        format!("{rows}{problems}"),
        format!("{short}{problems}"),
        format!("{short}{briefly}"),
    ]
}

/// That something is wrong with the data, in words and as a sign with the number; empty if all is
/// well.
fn problems(state: &State) -> (String, String) {
    let lang = state.reader.lang;
    let text = match (state.refused, state.problems) {
        (0, 0) => return (String::new(), String::new()),
        (0, count) => {
            let problems = count::problems(count, lang);
            say!(lang, "{problems} in the data", "데이터에 {problems}", "データに{problems}")
        }
        (count, _) => {
            let problems = count::problems(count, lang);
            say!(
                lang,
                "not read again: {problems}",
                "다시 읽지 못함: {problems}",
                "再読み込みできません: {problems}"
            )
        }
    };
    let count = if state.refused > 0 { state.refused } else { state.problems };
    (format!(" · ⚠ {text}"), format!(" ⚠ {}", grouped(count)))
}
