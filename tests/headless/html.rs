//! The page to share: whole by itself, every text a text, its numbers those of the other commands.

use base64::Engine;
use sha2::{Digest, Sha256};

use super::{file, folder, kactors_on, stdout};

/// Texts that would act if a page took them for its own.
const HOSTILE: &str = r#"(
    as_of: "2026-01-15",
    actors: [(key: "a", name: (en: "<script>alert(1)</script>", ko: "\"><img src=x onerror=alert(2)>")),
             (key: "b", name: (en: "Han & Co")), (key: "c", name: (en: "Park 10")), (key: "d", name: (en: "Park 9"))],
    platforms: [(key: "p", name: (en: "</td></table><iframe src='https://example.org'>"), kind: Streamer)],
    projects: [(
        key: "t", title: (en: "</title></script><style>*{display:none}</style>", original: "' onmouseover='alert(3)"),
        kind: Film, countries: ["JP"], platforms: ["p"], released: "2020-01-02", status: Released,
        sources: [(url: "javascript:alert(4)", publisher: "<b>bold</b>"), (url: "https://example.org/?a=\"><script>alert(5)</script>")],
        cast: [(actor: "a", character: "{{7*7}} ${alert(6)}", note: "<!--"), (actor: "b", year: 2018, character: "javascript:alert(7)"), (actor: "c"), (actor: "d")],
    )],
)"#;

/// A page of hostile texts.
pub fn hostile() -> String {
    let folder = folder();
    let data = file(&folder, "data.ron", HOSTILE);
    kactors_on(&data, &["list", "-f", "html"]).out
}

/// What stands between two texts, the first time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

#[test]
fn a_page_says_what_was_asked_and_lists_it() {
    let query = "country:jp,fr -kind:stage year:2015..2022 billing:lead also:country:us azure";
    insta::assert_snapshot!(stdout(&["list", "-q", query, "-f", "html"]));
    let page = |args: &[&str]| stdout(&[&["list", "-f", "html"], args].concat());
    assert!(page(&[]).contains("<p>All appearances</p>"));
    let keys = page(&["-q", "key:baek-so-ra/azure-letters"]);
    assert!(keys.contains("<p>Appearances chosen one by one</p>"));
    let words = page(&["-q", "c:jp -p:hanami-tv y:2019.. is:debut -\"han\""]);
    assert!(
        words.contains(
            "<p>Appearances: country Japan; not platform Hanami TV; year 2019 or later; \
             the actor's first in a country; without “han”</p>"
        ),
        "{}",
        between(&words, "<header>", "</header>")
    );
}

#[test]
fn the_policy_allows_the_one_style_and_the_one_script_and_nothing_else() {
    let page = stdout(&["list", "-f", "html"]);
    let hash = |text: &str| {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
        format!("'sha256-{hash}'")
    };
    let style = hash(between(&page, "<style>", "</style>"));
    let script = hash(between(&page, "<script>", "</script>"));
    let policy = format!(
        "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; \
         form-action 'none'"
    );
    assert_eq!(between(&page, "Content-Security-Policy\" content=\"", "\">"), policy);
    assert_eq!(page.matches("<style").count(), 1);
    assert_eq!(page.matches("<script").count(), 1);
    assert!(!page.contains(" style=") && !page.contains(" src=") && !page.contains("<link"));
}

#[test]
fn every_row_and_every_number_is_that_of_the_other_formats() {
    for query in ["", "country:jp", "year:none", "is:coproduction", "qqqq"] {
        let page = super::kactors(&["list", "-q", query, "-f", "html"]).out;
        let body = between(&page, "<tbody>", "</tbody>");
        let rows = super::kactors(&["list", "-q", query, "-f", "jsonl"]).out.lines().count();
        assert_eq!(body.matches("<tr>").count(), rows, "{query}");
        let years = super::kactors(&["stats", "--by", "year", "-q", query, "-f", "tsv"]).out;
        let dated = years.lines().skip(1).filter(|line| !line.starts_with("none\t"));
        let mut bars = 0;
        for line in dated {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(page.contains(&format!("<title>{}: {}</title>", cells[0], cells[1])), "{line}");
            bars += 1;
        }
        assert_eq!(page.matches("<rect ").count(), bars, "{query}");
        if let Some(none) = years.lines().find_map(|line| line.strip_prefix("none\t")) {
            let none = none.split('\t').next().unwrap();
            let chart = page.contains("<svg");
            assert_eq!(page.contains(&format!("; {none} without a year")), chart, "{query}");
        }
        let columns = stdout(&["list", "-f", "html", "--columns", "key,year"]);
        assert!(columns.contains("<th scope=\"col\">key</th><th scope=\"col\">year</th></tr>"));
    }
}

#[test]
fn no_text_is_taken_for_markup_and_only_addresses_of_the_web_are_links() {
    let page = hostile();
    for raw in
        ["<script>alert", "<img", "<iframe", "<b>", "<style>*", "href=\"javascript", "' onmouse"]
    {
        assert!(!page.contains(raw) || raw.starts_with('\''), "{raw}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("href=\"https://example.org/?a=&quot;&gt;&lt;script&gt;"), "{page}");
}

#[test]
fn an_empty_page_has_its_frame() {
    let ran = super::kactors(&["list", "qqqq", "-f", "html"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("<!DOCTYPE html>") && ran.out.ends_with("</body></html>\n"));
    assert!(ran.out.contains("0 appearances") && !ran.out.contains("<svg"));
}
