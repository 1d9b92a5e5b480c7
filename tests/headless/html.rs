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

/// The numbers that an attribute has in each element of a kind.
fn numbers(page: &str, element: &str, attribute: &str) -> Vec<usize> {
    let start = format!("<{element} ");
    let elements = page.split(&start).skip(1);
    let value =
        |rest: &str| between(rest, &format!("{attribute}=\""), "\"").parse().expect("a number");
    elements.map(value).collect()
}

#[test]
fn bars_stand_in_the_place_of_their_year_as_tall_as_their_number() {
    let folder = folder();
    for (years, step, labels) in [
        (vec![2020], 32, vec![2020]),
        (vec![2010, 2012, 2012, 2012], 32, vec![2010, 2011, 2012]),
        (vec![2001, 2020], 32, (2001..=2020).collect()),
        (vec![2001, 2021, 2021], 18, vec![2005, 2010, 2015, 2020]),
        (
            vec![1950, 1999, 1999, 1999, 1999, 1999, 1999, 1999],
            18,
            (0..10).map(|n| 1950 + 5 * n).collect(),
        ),
    ] {
        let project = |(at, year): (usize, &usize)| {
            format!(
                "(key: \"p{at}\", title: (en: \"P\"), kind: Film, countries: [\"JP\"], \
                 released: \"{year}\", status: Released, cast: [(actor: \"a\")]),"
            )
        };
        let projects: String = years.iter().enumerate().map(project).collect();
        let text = format!("(actors: [(key: \"a\", name: (en: \"A\"))], projects: [{projects}])");
        let page = kactors_on(&file(&folder, "data.ron", text), &["list", "-f", "html"]).out;
        let chart = between(&page, "<svg", "</svg>");
        let first = years[0];
        let mut dated = years.clone();
        dated.dedup();
        let count = |year: usize| years.iter().filter(|other| **other == year).count();
        let most = dated.iter().map(|&year| count(year)).max().expect("a year");
        let places: Vec<usize> = dated.iter().map(|year| (year - first) * step + 3).collect();
        let mut found: Vec<(usize, usize)> =
            numbers(chart, "rect", "x").into_iter().zip(numbers(chart, "rect", "height")).collect();
        found.sort_unstable();
        let tall = |year: &usize| (count(*year) * 120).div_ceil(most);
        let expected: Vec<(usize, usize)> =
            places.into_iter().zip(dated.iter().map(tall)).collect();
        assert_eq!(found, expected, "{years:?}");
        let feet = numbers(chart, "rect", "y").into_iter().zip(numbers(chart, "rect", "height"));
        assert!(feet.map(|(y, height)| y + height).all(|foot| foot == 134), "{years:?}");
        let wide = (years[years.len() - 1] - first + 1) * step;
        assert_eq!(numbers(chart, "line", "x2"), [wide]);
        let view = format!("viewBox=\"0 0 {} 152\"", wide.max(640));
        assert!(chart.contains(&view), "{years:?}: {view}");
        let named = labels.iter().map(|year| {
            format!("<text x=\"{}\" y=\"148\">{year}</text>", (year - first) * step + step / 2)
        });
        assert_eq!(chart.matches("y=\"148\"").count(), labels.len(), "{years:?}");
        assert!(named.into_iter().all(|label| chart.contains(&label)), "{years:?}: {chart}");
    }
}

#[test]
fn no_text_is_taken_for_markup_and_only_addresses_of_the_web_are_links() {
    let page = hostile();
    for raw in
        ["<script>alert", "<img", "<iframe", "<b>", "<style>*", "href=\"javascript", "\" onmouse"]
    {
        assert!(!page.contains(raw), "{raw}");
    }
    // A single quote stands as it is: no attribute is between such.
    assert!(page.contains("iframe src='"));
    let (_, body) = page.split_once("<body>").expect("a body");
    for tag in body.split('<').skip(1).take_while(|tag| !tag.starts_with("script")) {
        let tag = tag.split('>').next().unwrap_or(tag);
        assert!(tag.split('"').step_by(2).all(|outside| !outside.contains('\'')), "<{tag}>");
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
