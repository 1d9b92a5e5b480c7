//! One page of HTML that needs nothing else: the question, a chart of the years, the table, and its
//! sources as footnotes.
//!
//! The table is whole without its script, which only sorts and filters it. Texts are escaped by the
//! template's macro; the policy in the head allows the one style and the one script, by their
//! hashes, and nothing more: no request leaves the page.

use std::io::{self, Write};

use fixedbitset::FixedBitSet;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Export;
use super::cells::Cells;
use super::footnotes::Footnotes;
use super::sheet::{Credits, Sheet};
use crate::catalog::SourceRef;
use crate::model::Facet;
use crate::query::FacetValue;
use crate::query::stats::{self, Line};
use crate::text::harmless;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// What the page may do. The hashes are those of the style and the script, by SHA-256 (Content
/// Security Policy Level 3); a test computes them.
const POLICY: &str = "default-src 'none'; \
    style-src 'sha256-a0KF9wtR/IwmkbGW8WC4ijmKjH8ZpkOHzpjrQ2/S3P8='; \
    script-src 'sha256-e0kUGiIiVtdl5macEcbrKv6i33tut0VrtjO0USMtNCg='; \
    base-uri 'none'; form-action 'none'";

const TITLE: &str = "Overseas appearances of Korean actors";

/// Writes the page. Cost: the rows are written one by one; the notes are kept.
pub fn write(export: &Export<'_>, sheet: &Credits<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut credits = FixedBitSet::with_capacity(export.catalog.len());
    export.rows.iter().for_each(|id| credits.insert(id.index()));
    let head = head(export, &credits).into_string();
    // Where the rows go: what stands before them is written first.
    let headings = html! {
        thead { tr { @for heading in sheet.headings() { th scope="col" { (heading) } } } }
    };
    writeln!(out, "{head}<div class=\"wide\"><table>{}<tbody>", headings.into_string())?;
    let mut notes = Footnotes::default();
    sheet.each(0..sheet.len(), |row, cells| {
        writeln!(out, "{}", line(sheet, row, cells, &mut notes).into_string())
    })?;
    let foot = html! {
        @if !notes.sources().is_empty() {
            section {
                h2 { "Sources" }
                ol { @for (source, at) in notes.sources().iter().zip(1..) { (note(*source, at)) } }
            }
        }
        script { (PreEscaped(SCRIPT)) }
    };
    writeln!(out, "</tbody></table></div>{}</body></html>", foot.into_string())
}

fn head(export: &Export<'_>, credits: &FixedBitSet) -> Markup {
    let question = export.question.as_deref().unwrap_or("Appearances chosen one by one");
    let years = stats::of(export.catalog, credits, Facet::Year);
    html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content="kactors";
            title { (TITLE) ": " (harmless(question)) }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("<body>"))
        header {
            h1 { (TITLE) }
            p { (harmless(question)) }
            p class="quiet" { (counts(export, credits)) }
        }
        @if let Some(chart) = chart(&years) { (chart) }
        p id="filter" hidden {
            label { "Filter " input type="search" autocomplete="off" spellcheck="false"; }
            output {}
        }
    }
}

/// `61 appearances, 40 actors, 9 countries. As of 2026-11-22.`
fn counts(export: &Export<'_>, credits: &FixedBitSet) -> String {
    let of = |facet| known(stats::of(export.catalog, credits, facet));
    let number = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let mut text = [
        number(export.rows.len(), "appearance", "appearances"),
        number(of(Facet::Actor), "actor", "actors"),
        number(of(Facet::Country), "country", "countries"),
    ]
    .join(", ");
    if let Some(date) = export.catalog.as_of() {
        text = format!("{text}. As of {date}");
    }
    text + "."
}

/// How many values there are, "nothing known" left out.
fn known(lines: Vec<Line>) -> usize {
    lines.into_iter().filter(|line| !matches!(line.of, FacetValue::Missing(_))).count()
}

/// The height of the greatest bar in the chart's own units, which are about pixels.
const HEIGHT: usize = 120;
/// Up to how many years each has room for its name.
const FEW: usize = 20;

/// A bar for every year from the first to the last; `None` where no row has a year.
fn chart(lines: &[Line]) -> Option<Markup> {
    let dated: Vec<(u16, usize)> = lines
        .iter()
        .filter_map(|line| match line.of {
            FacetValue::Year(year) => Some((year, line.credits)),
            _ => None,
        })
        .collect();
    let (first, last) = (dated.iter().min()?.0, dated.iter().max()?.0);
    let most = dated.iter().map(|(_, credits)| *credits).max()?.max(1);
    let years = usize::from(last - first) + 1;
    let (step, every) = if years <= FEW { (32, 1) } else { (18, 5) };
    let (wide, high) = (years * step, HEIGHT + 32);
    let place = |year: u16| usize::from(year - first) * step;
    let view = format!("0 0 {} {high}", wide.max(FEW * 32));
    Some(html! {
        figure {
            svg viewBox=(view) preserveAspectRatio="xMinYMid" role="img"
                aria-label=(format!("Appearances a year, {first} to {last}")) {
                line x1="0" x2=(wide) y1=(HEIGHT + 14) y2=(HEIGHT + 14) {}
                @for (year, credits) in &dated {
                    @let tall = (credits * HEIGHT).div_ceil(most);
                    g {
                        title { (year) ": " (credits) }
                        rect x=(place(*year) + 3) y=(HEIGHT + 14 - tall) width=(step - 6) height=(tall) {}
                        text x=(place(*year) + step / 2) y=(HEIGHT + 10 - tall) { (credits) }
                    }
                }
                @for year in (first..=last).filter(|year| year % every == 0) {
                    text x=(place(year) + step / 2) y=(high - 4) { (year) }
                }
            }
            figcaption class="quiet" { "Appearances a year" (undated(lines)) }
        }
    })
}

fn undated(lines: &[Line]) -> String {
    let missing = lines.iter().find(|line| line.of == FacetValue::Missing(Facet::Year));
    missing.map_or_else(String::new, |line| format!("; {} without a year", line.credits))
}

fn line<'s>(
    sheet: &'s Credits<'_>,
    row: usize,
    cells: &Cells,
    notes: &mut Footnotes<'s>,
) -> Markup {
    let cells: Vec<Markup> = cells
        .iter()
        .enumerate()
        .map(|(column, cell)| match sheet.sources(row, column) {
            Some(sources) => references(sources, notes),
            None => html! { (harmless(cell)) },
        })
        .collect();
    html! { tr { @for cell in cells { td { (cell) } } } }
}

fn references<'c>(sources: Vec<SourceRef<'c>>, notes: &mut Footnotes<'c>) -> Markup {
    let numbers: Vec<usize> = sources.into_iter().map(|source| notes.number(source)).collect();
    html! {
        @for (at, number) in numbers.into_iter().enumerate() {
            @if at > 0 { " " }
            a href=(format!("#s{number}")) { (number) }
        }
    }
}

/// A page that supports a fact; an address that is not of the web is no link.
fn note(source: SourceRef<'_>, number: i32) -> Markup {
    let url = source.url();
    let url = harmless(&url);
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    html! {
        li id=(format!("s{number}")) {
            @if let Some(publisher) = source.publisher() { (harmless(publisher)) ", " }
            @if let Some(date) = source.date() { (date.to_string()) ", " }
            @if is_web { a href=(url) rel="noopener noreferrer" { (url) } } @else { (url) }
        }
    }
}
