//! Every format, on rows with hostile cells, several countries, no year, no platform.

use insta::assert_snapshot;
use kactors::catalog::{Catalog, CreditId};
use kactors::export::{self, Column, Export, Format, Screen};
use kactors::load::{Layer, load};
use kactors::query::{self, Marks, Query, parse};

use super::{is_raw, kactors, kactors_on, read, set, stdout};

/// Rows whose texts mean something to spreadsheets, Markdown, HTML and RON.
const HOSTILE: &str = "cherry-avenue,tom-and-jin,azure-letters,violet,family-is-everything";

fn hostile(format: &str) -> String {
    let keys: Vec<String> = rows().into_iter().filter(|key| is_hostile(key)).collect();
    let query = format!("key:{} sort:project", keys.join(","));
    stdout(&["list", "-q", &query, "-f", format])
}

fn is_hostile(key: &str) -> bool {
    HOSTILE.split(',').any(|project| key.ends_with(&format!("/{project}")))
}

/// The keys of all rows.
fn rows() -> Vec<String> {
    stdout(&["list", "-f", "tsv", "--columns", "key"]).lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_table_is_aligned_whatever_the_script() {
    assert_snapshot!(hostile("table"));
}

#[test]
fn a_table_on_a_terminal_keeps_to_its_columns() {
    let catalog = Catalog::build(load(&[Layer::Path(set())]).data);
    let query = parse("project:infinite,umbrella,kites sort:project").expect("a question");
    let rows = kactors::query::run(&catalog, &query, &Marks::new()).rows;
    let at = |width, coloured| {
        let screen = Screen { width: Some(width), coloured };
        let export = Export {
            catalog: &catalog,
            rows: &rows,
            format: Format::Table,
            columns: None,
            screen,
            raw: false,
            question: None,
        };
        let mut bytes = Vec::new();
        export::write(&export, &mut bytes).expect("a vector takes every byte");
        String::from_utf8(bytes).expect("UTF-8")
    };
    for width in 1..250 {
        let table = at(width, false);
        assert_eq!(table.lines().count(), rows.len() + 1);
        for line in table.lines() {
            assert!(kactors::text::width(line) <= width, "{width}: {line}");
        }
    }
    assert_snapshot!([120, 80, 40, 12].map(|width| at(width, false)).join("\n"));
    assert_eq!(plain(&at(80, true)), at(80, false), "colours move nothing");
}

#[test]
fn csv_is_quoted_and_has_no_formulas() {
    let csv = hostile("csv");
    assert_eq!(csv.matches("\r\n").count(), csv.lines().count(), "every line ends with CRLF");
    assert_snapshot!(csv.replace("\r\n", "\n"));
}

#[test]
fn every_cell_of_csv_reads_back_as_it_was() {
    let csv = stdout(&["list", "-f", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("csv")).collect();
    let tsv = stdout(&["list", "-f", "tsv"]);
    for (record, line) in records.iter().zip(tsv.lines().skip(1)) {
        let cells = record.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell));
        assert!(cells.eq(line.split('\t')), "{line}");
    }
    assert_eq!(records.len(), rows().len());
}

#[test]
fn tsv_is_a_line_a_row_with_nothing_quoted() {
    assert_snapshot!(hostile("tsv"));
}

#[test]
fn a_row_of_one_empty_cell_is_no_empty_line() {
    for format in ["csv", "tsv"] {
        let notes = stdout(&["list", "-f", format, "--columns", "note"]);
        assert!(notes.lines().any(|line| line == "\"\""), "{notes}");
        assert!(notes.lines().all(|line| !line.is_empty()), "{notes}");
    }
}

#[test]
fn json_is_an_array_with_an_object_a_line() {
    let json = hostile("json");
    let _: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_snapshot!(json);
}

#[test]
fn jsonl_is_the_lines_of_the_array() {
    let array = hostile("json");
    let objects = array.lines().filter(|line| line.starts_with('{'));
    let lines: Vec<&str> = objects.map(|line| line.trim_end_matches(',')).collect();
    let lines = lines.join("\n") + "\n";
    assert_eq!(hostile("jsonl"), lines);
}

#[test]
fn json_has_the_fields_of_its_contract_in_their_order() {
    let folder = super::folder();
    let data = super::file(&folder, "data.ron", CONTRACT_IN_RON);
    let ran = kactors_on(&data, &["list", "-f", "json"]);
    assert_eq!(ran.out, format!("[\n{}\n]\n", CONTRACT.replace('\n', "")));
}

#[test]
fn markdown_is_padded_and_escaped_with_footnotes_for_sources() {
    assert_snapshot!(hostile("md"));
}

#[test]
fn ron_holds_the_chosen_credits_with_all_they_need() {
    assert_snapshot!(hostile("ron"));
}

#[test]
fn a_ron_export_loads_and_exports_again_to_the_same_bytes() {
    for query in ["", "country:jp", "-billing:lead", "is:coproduction", "han"] {
        let folder = super::folder();
        let target = folder.path().join("export.ron");
        let path = target.to_str().expect("UTF-8");
        let ran = kactors(&["list", "-q", query, "-o", path]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let again = kactors_on(&target, &["list", "-f", "ron"]);
        assert_eq!((again.code, again.err.as_str()), (0, ""));
        assert!(again.out == read(&target), "{query}");
    }
}

#[test]
fn a_ron_export_of_everything_says_all_that_the_data_set_says() {
    let folder = super::folder();
    let target = folder.path().join("export.ron");
    assert_eq!(kactors(&["list", "-o", target.to_str().expect("UTF-8")]).code, 0);
    for format in ["table", "csv", "tsv", "json", "md"] {
        let exported = kactors_on(&target, &["list", "-f", format]);
        assert_eq!(exported.out, stdout(&["list", "-f", format]), "{format}");
    }
}

#[test]
fn columns_are_chosen_and_ordered() {
    let chosen = ["list", "-q", "key:do-yu-jin/family-is-everything", "--columns"];
    let with = |columns, format| stdout(&[&chosen[..], &[columns, "-f", format]].concat());
    assert_eq!(
        with("year,actor-ko,key", "csv"),
        "year,actor_ko,key\r\n2020,도유진,do-yu-jin/family-is-everything\r\n"
    );
    assert_eq!(with("ACTOR, year", "table"), "actor      year\nDo Yu-jin  2020\n");
    assert_eq!(with("sources", "tsv"), "sources\nhttps://example.co.th/family\n");
    assert_eq!(
        with("actor,sources", "md"),
        "| actor     | sources |\n| --------- | ------- |\n| Do Yu-jin | [^1]    |\n\n\
         [^1]: Mega Magazine, 2020-12-01, <https://example.co.th/family>\n"
    );
}

/// What an export has before its rows, the rows, and what is behind them.
fn divided(format: Format, written: &str) -> [&str; 3] {
    let line_ends = || written.match_indices('\n').map(|(at, _)| at + 1);
    let start = match format {
        Format::Md => line_ends().nth(1),
        Format::Html => written.find("<tbody>\n").map(|at| at + "<tbody>\n".len()),
        _ => line_ends().next(),
    };
    let (before, rest) = written.split_at(start.expect("a heading"));
    let end = match format {
        Format::Md => rest.find("\n\n").map(|at| at + 1),
        Format::Html => rest.find("</tbody>"),
        _ => None,
    };
    let (rows, after) = rest.split_at(end.unwrap_or(rest.len()));
    [before, rows, after]
}

/// Columns in many orders: all of them, some, and one twice.
fn chosen_columns() -> Vec<Option<Vec<Column>>> {
    let all: Vec<Column> = Column::all().collect();
    let from = |first: usize, step: usize, count: usize| {
        Some((0..count).map(|at| all[(first + at * step) % all.len()]).collect::<Vec<_>>())
    };
    let mut chosen = vec![None];
    for first in 0..all.len() {
        chosen.extend([from(first, 1, 1), from(first, 0, 2), from(first, 5, 3)]);
        chosen.extend([from(first, 1, all.len()), from(first, 7, all.len())]);
    }
    chosen
}

#[test]
fn rows_that_share_actors_and_projects_are_made_as_few_rows_are() {
    let catalog = Catalog::build(load(&[Layer::Path(set())]).data);
    let all = query::run(&catalog, &Query::default(), &Marks::new()).rows;
    let written = |rows: &[CreditId], format, columns| {
        let (catalog, screen, raw, question) = (&catalog, Screen::default(), false, None);
        let export = Export { catalog, rows, format, columns, screen, raw, question };
        let mut bytes = Vec::new();
        export::write(&export, &mut bytes).expect("a vector takes every byte");
        String::from_utf8(bytes).expect("UTF-8")
    };
    let times = 8;
    // Few are at most as many as there are projects.
    for few in all.chunks(catalog.projects().len()) {
        let many = few.repeat(times);
        for format in Format::all().filter(|format| format.has_columns()) {
            for columns in chosen_columns() {
                let of_few = written(few, format, columns.clone());
                let of_many = written(&many, format, columns.clone());
                let [before, rows, after] = divided(format, &of_few);
                let [before_many, rows_many, after_many] = divided(format, &of_many);
                assert_eq!(rows_many, rows.repeat(times), "{format:?} {columns:?}");
                assert_eq!(after_many, after, "{format:?} {columns:?}");
                // The head of a page tells how many rows there are.
                let is_told = format == Format::Html;
                assert!(is_told || before_many == before, "{format:?} {columns:?}");
            }
        }
    }
}

#[test]
fn the_empty_form_of_a_format_is_its_frame() {
    let empty = |format| {
        let ran = kactors(&["list", "nobody-at-all", "-f", format]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{format}");
        ran.out
    };
    assert_eq!(empty("table"), "Year  Actor  Project  Country  Platform  Role  Billing  Status\n");
    assert_eq!(empty("json"), "[]\n");
    assert_eq!(empty("jsonl"), "");
    assert!(empty("csv").starts_with("key,actor,actor_ko,"));
    assert!(empty("csv").ends_with(",note,sources\r\n"));
    assert!(empty("tsv").ends_with("\tnote\tsources\n"));
    assert_eq!(empty("md").lines().count(), 2);
    assert_eq!(empty("ron"), "#![enable(implicit_some)]\n(\n    as_of: \"2026-01-15\",\n)\n");
}

#[test]
fn colours_are_used_only_where_they_are_asked_for() {
    let plain_table = stdout(&["list", "country:fr"]);
    assert!(!plain_table.contains('\u{1b}'));
    let coloured = stdout(&["list", "country:fr", "--color", "always"]);
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(plain(&coloured), plain_table, "colours change nothing else");
}

#[test]
fn colours_lead_to_the_actor_and_to_what_is_not_as_usual() {
    const ACCENT: &str = "\u{1b}[36m";
    const NOTICE: &str = "\u{1b}[33m";
    const DIM: &str = "\u{1b}[2m";
    for (column, cell, colour) in [
        ("actor", "Cha Min-ho", ACCENT),
        ("project", "Umbrella Season", ""),
        ("status", "released", DIM),
        ("status", "unreleased", NOTICE),
        ("status", "upcoming", NOTICE),
        ("billing", "lead", ""),
        ("billing", "cameo", DIM),
        ("year", "2019", DIM),
    ] {
        let table = stdout(&["list", "--columns", column, "--color", "always"]);
        let expected =
            if colour.is_empty() { cell.to_owned() } else { format!("{colour}{cell}\u{1b}[0m") };
        assert!(table.lines().any(|line| line == expected), "{expected:?} is not in {table:?}");
    }
    let lines = stdout(&["stats", "--by", "country", "--color", "always"]);
    let japan = lines.lines().find(|line| line.contains("JP")).expect("Japan");
    assert!(japan.starts_with(ACCENT) && japan.matches('\u{1b}').count() == 2, "{japan:?}");
}

/// The text without what sets colours.
fn plain(coloured: &str) -> String {
    let mut pieces = coloured.split('\u{1b}');
    let first = pieces.next().unwrap_or_default();
    let others = pieces.map(|piece| piece.split_once('m').expect("the end of a code").1);
    std::iter::once(first).chain(others).collect()
}

#[test]
fn nothing_in_any_format_could_steer_a_terminal() {
    for format in ["table", "csv", "json", "jsonl", "ron", "md"] {
        assert!(!is_raw(&stdout(&["list", "-f", format])), "{format}");
    }
    assert!(!is_raw(&stdout(&["list", "-f", "tsv"]).replace('\t', "")));
}

#[test]
fn the_set_of_the_tests_is_sound() {
    let ran = super::kactors_alone(&["check", set().to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

/// A credit of whose facts some are known and some not.
const CONTRACT_IN_RON: &str = r#"(
    actors: [(key: "kim-mu-jun", name: (en: "Kim Mu-jun", ko: "김무준", ja: "キム・ムジュン"),
              aliases: ["Kim Moo-joon"])],
    platforms: [(key: "tbs", name: (en: "TBS"), kind: Broadcaster)],
    projects: [(
        key: "black-pean-season-2",
        title: (en: "Black Pean Season 2", original: "ブラックペアン シーズン2", ko: "블랙페앙 2"),
        kind: Series, countries: ["JP"], platforms: ["tbs"], released: "2024-07-07",
        status: Released,
        cast: [(actor: "kim-mu-jun", character: "Park Min-jae", billing: Supporting,
                note: "his debut in Japan",
                sources: [(url: "https://example.org/1", publisher: "Ten Asia", date: "2024-06-13"),
                          (url: "https://example.org/2")])],
    )],
)"#;

/// The same credit as programs read it: every field, in this order, `null` and `[]` written out.
const CONTRACT: &str = r#"{"key":"kim-mu-jun/black-pean-season-2",
"actor":{"key":"kim-mu-jun","en":"Kim Mu-jun","ko":"김무준","ja":"キム・ムジュン","zh":null,
"aliases":["Kim Moo-joon"],"group":null,"disambiguation":null},
"project":{"key":"black-pean-season-2","title":"Black Pean Season 2",
"original":"ブラックペアン シーズン2","title_ko":"블랙페앙 2","aliases":[],
"kind":"series","countries":["JP"],"platforms":["TBS"],"released":"2024-07-07","status":"released"},
"year":2024,"character":"Park Min-jae","billing":"supporting","note":"his debut in Japan",
"sources":[{"url":"https://example.org/1","publisher":"Ten Asia","date":"2024-06-13"},
{"url":"https://example.org/2","publisher":null,"date":null}]}"#;
