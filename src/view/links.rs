//! Links: where the addresses of sources stand on the screen, so that a terminal can open them.

use std::borrow::Cow;

use ratatui::buffer::Buffer;

use crate::catalog::{Catalog, CreditRef, SourceRef};
use crate::text::{ELLIPSIS, width};
use crate::ui::{Area, Page, State};

/// Cells that lead to a page of the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The cells, on one line.
    pub area: Area,
    /// The whole address, also where it is shown cut.
    pub address: String,
}

/// The addresses that are seen in a drawn screen. Cost: one walk over the cells, and
/// the addresses of all sources of the row under the cursor or of the project whose page is shown.
#[must_use]
pub fn links(catalog: &Catalog, state: &State, buffer: &Buffer) -> Vec<Link> {
    let known = addresses(catalog, state);
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let area = *buffer.area();
    (area.top()..area.bottom()).flat_map(|y| of_line(buffer, y, &known)).collect()
}

/// The addresses that may be seen: those of the row under the cursor, or of the page.
fn addresses<'c>(catalog: &'c Catalog, state: &State) -> Vec<Cow<'c, str>> {
    let of_credit = |credit: CreditRef<'c>| credit.sources().map(SourceRef::url);
    match state.page().map(|shown| shown.page) {
        Some(Page::Project(id)) => {
            let project = catalog.project(id);
            let own = project.sources().map(SourceRef::url);
            let others = project.credits().filter(|credit| !credit.shares_sources());
            own.chain(others.flat_map(of_credit)).collect()
        }
        _ => {
            let credit = state.credit_in_hand().map(|id| catalog.credit(id));
            credit.map(|credit| of_credit(credit).collect()).unwrap_or_default()
        }
    }
}

fn of_line(buffer: &Buffer, y: u16, known: &[&str]) -> Vec<Link> {
    let area = *buffer.area();
    let mut links = Vec::new();
    let mut x = area.left();
    while x < area.right() {
        let mut text = String::new();
        let mut end = x;
        while end < area.right() {
            let symbol = buffer[(end, y)].symbol();
            if symbol == " " || symbol == "│" {
                break;
            }
            text.push_str(symbol);
            end += u16::try_from(width(symbol).max(1)).unwrap_or(1);
        }
        let shown = text.strip_suffix(ELLIPSIS).unwrap_or(&text);
        if let Some(address) = meant(shown, known) {
            let area = Area { x, y, width: end - x, height: 1 };
            links.push(Link { area, address: plain(address) });
        }
        x = end.max(x + 1);
    }
    links
}

/// The address that a text is, or the only one that begins so: where one is cut or wrapped, its
/// beginning leads to the whole.
fn meant<'k>(shown: &str, known: &[&'k str]) -> Option<&'k str> {
    if shown.len() <= "https://".len() {
        return None;
    }
    let mut begin = known.iter().copied().filter(|address| address.starts_with(shown));
    let first = begin.next()?;
    let others = || known.iter().copied();
    let is_only = begin.all(|other| other == first);
    others().find(|address| *address == shown).or(is_only.then_some(first))
}

/// An address as terminals want it: of printable ASCII, all else in percent signs.
fn plain(address: &str) -> String {
    use std::fmt::Write as _;
    let mut plain = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            plain.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(plain, "%{byte:02X}");
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_leads_to_the_whole_if_it_is_one_s_only() {
        let known = ["https://a.example/one", "https://a.example/one/more", "https://b.example/"];
        assert_eq!(meant("https://a.example/one", &known), Some(known[0]));
        assert_eq!(meant("https://b.ex", &known), Some(known[2]));
        assert_eq!(meant("https://a.ex", &known), None, "it may be either");
        assert_eq!(meant("https://", &known), None);
        assert_eq!(meant("Netflix", &known), None);
    }

    #[test]
    fn an_address_has_nothing_that_a_terminal_could_take_for_a_command() {
        assert_eq!(plain("https://e.org/한\u{1b}\u{7}"), "https://e.org/%ED%95%9C%1B%07");
    }
}
