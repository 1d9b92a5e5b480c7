//! Files: in every format the text is text.

use kactors::catalog::Catalog;
use kactors::export::{self, Export, Format, Screen};
use kactors::model::{Facet, Project};
use kactors::query::{Marks, Query, run, stats};
use kactors::text::{is_control, width};

use super::{catalog_of, read, set_of, texts};

fn exported(catalog: &Catalog, format: Format, screen: Screen) -> String {
    let rows = run(catalog, &Query::default(), &Marks::new()).rows;
    let mut bytes = Vec::new();
    let export =
        Export { catalog, rows: &rows, format, columns: None, screen, raw: false, question: None };
    export::write(&export, &mut bytes).expect("a vector takes every byte");
    String::from_utf8(bytes).expect("UTF-8")
}

fn each(mut check: impl FnMut(&str, &Catalog)) {
    for text in texts() {
        check(&text, &catalog_of(&text));
    }
}

#[test]
fn no_format_writes_a_control_character() {
    each(|text, catalog| {
        for format in Format::all() {
            let written = exported(catalog, format, Screen::default());
            let lines = written.replace("\r\n", "\n").replace('\n', "");
            // A tab stands between the cells of tsv, and nowhere else.
            let lines = if format == Format::Tsv { lines.replace('\t', "") } else { lines };
            assert!(!lines.contains(is_control), "{format:?} of {text:?}: {written}");
        }
        let answer = run(catalog, &Query::default(), &Marks::new());
        for facet in Facet::ALL {
            let lines = stats::by(catalog, &answer, facet);
            for format in Format::all().filter(|format| *format != Format::Tsv) {
                let mut bytes = Vec::new();
                export::write_statistic(&lines, format, Screen::default(), &mut bytes).unwrap();
                let written = String::from_utf8(bytes).unwrap().replace(['\r', '\n'], "");
                assert!(!written.contains(is_control), "{facet:?} {format:?} of {text:?}");
            }
        }
    });
}

#[test]
fn a_table_keeps_its_columns() {
    each(|text, catalog| {
        for columns in [None, Some(200), Some(80), Some(30), Some(5)] {
            let written =
                exported(catalog, Format::Table, Screen { width: columns, coloured: false });
            let lines: Vec<&str> = written.lines().collect();
            assert_eq!(lines.len(), 4, "{text:?}: {written}");
            let place = |line: &str, what: &str| line.rfind(what).map(|at| width(&line[..at]));
            assert_eq!(place(lines[1], " JP "), place(lines[2], " JP "), "{text:?}: {written}");
            assert_eq!(place(lines[2], " JP "), place(lines[3], " JP "), "{text:?}: {written}");
            let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
            assert!(columns.is_none_or(|columns| widest <= columns), "{text:?}: {written}");
        }
    });
}

#[test]
fn csv_has_the_cells_it_should_and_no_formula() {
    each(|text, catalog| {
        let written = exported(catalog, Format::Csv, Screen::default());
        let mut reader = csv::ReaderBuilder::new().from_reader(written.as_bytes());
        let cells = reader.headers().expect("headings").len();
        let records: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
        assert_eq!(records.len(), 3, "{text:?}");
        for record in records {
            assert_eq!(record.len(), cells);
            for cell in &record {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
        assert_eq!(written.matches("\r\n").count(), 4, "{text:?}");
    });
}

#[test]
fn tsv_has_a_line_a_row_and_a_tab_between_cells() {
    each(|text, catalog| {
        let written = exported(catalog, Format::Tsv, Screen::default());
        let cells: Vec<usize> = written.lines().map(|line| line.matches('\t').count()).collect();
        assert_eq!(cells.len(), 4, "{text:?}");
        assert!(cells.iter().all(|count| *count == cells[0]), "{text:?}: {cells:?}");
    });
}

#[test]
fn markdown_has_no_markup_but_its_own() {
    each(|text, catalog| {
        let written = exported(catalog, Format::Md, Screen::default());
        // What is escaped is gone, and the footnotes' own brackets.
        let mut plain = written.replace("\\\\", "");
        for escaped in ["\\|", "\\[", "\\]", "\\<", "\\>", "\\`", "\\*", "\\_", "\\~", "\\$", "\\&"]
        {
            plain = plain.replace(escaped, "");
        }
        let plain = plain.replace("[^1]", "").replace("[^2]", "").replace("[^3]", "");
        let plain = plain.replace("<https://example.org/>", "");
        assert!(!plain.contains(['[', '<', '>', '`', '*', '$', '\\']), "{text:?}: {plain}");
        let table: Vec<&str> = plain.lines().take_while(|line| !line.is_empty()).collect();
        assert_eq!(table.len(), 5, "{text:?}: {written}");
        let bars: Vec<usize> = table.iter().map(|line| line.matches('|').count()).collect();
        assert!(bars.iter().all(|count| *count == bars[0]), "{text:?}: {written}");
        let wide: Vec<usize> = written.lines().take(5).map(width).collect();
        assert!(wide.iter().all(|columns| *columns == wide[0]), "{text:?}: {wide:?}\n{written}");
    });
}

/// The names of the tags of a page, in order.
fn tags(page: &str) -> Vec<&str> {
    let ends = |c: char| c.is_whitespace() || c == '>';
    page.split('<').skip(1).map(|tag| tag.split(ends).next().unwrap_or_default()).collect()
}

#[test]
fn a_page_has_the_tags_that_a_page_of_harmless_texts_has() {
    let harmless = exported(&catalog_of("x"), Format::Html, Screen::default());
    each(|text, catalog| {
        let written = exported(catalog, Format::Html, Screen::default());
        assert_eq!(tags(&written), tags(&harmless), "{text:?}: {written}");
        let quotes = |page: &str| page.matches('"').count();
        assert_eq!(quotes(&written), quotes(&harmless), "{text:?}: {written}");
    });
}

#[test]
fn a_calendar_has_its_events_and_lines_that_are_short() {
    each(|text, catalog| {
        let written = exported(catalog, Format::Ics, Screen::default());
        let lines: Vec<&str> = written.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains('\n')), "{written}");
        let mut calendars = ical::IcalParser::new(written.as_bytes());
        let calendar = calendars.next().expect("a calendar").expect(text);
        assert_eq!(calendar.events.len(), 3, "{text:?}: {written}");
        for event in calendar.events {
            let names: Vec<&str> = event.properties.iter().map(|p| p.name.as_str()).collect();
            let expected =
                ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP"];
            assert_eq!(names, expected, "{text:?}: {written}");
        }
    });
}

#[test]
fn json_says_what_the_data_says() {
    each(|text, catalog| {
        let written = exported(catalog, Format::Json, Screen::default());
        let all: serde_json::Value = serde_json::from_str(&written).expect(text);
        let names: Vec<&str> = catalog.credits().map(|credit| credit.actor().en()).collect();
        for credit in all.as_array().expect("an array") {
            let name = credit["actor"]["en"].as_str().expect("a name");
            assert!(names.contains(&name), "{text:?}: {name:?}");
        }
        let lines = exported(catalog, Format::Jsonl, Screen::default());
        for (line, credit) in lines.lines().zip(all.as_array().unwrap()) {
            assert_eq!(serde_json::from_str::<serde_json::Value>(line).ok().as_ref(), Some(credit));
        }
        assert_eq!(lines.lines().count(), 3, "{text:?}");
    });
}

#[test]
fn ron_loads_again_and_leaves_as_the_same_bytes() {
    each(|text, catalog| {
        let written = exported(catalog, Format::Ron, Screen::default());
        let loaded = read(&written);
        assert!(loaded.problems.is_empty(), "{text:?}: {:?}\n{written}", loaded.problems);
        let again = Catalog::build(loaded.data);
        assert_eq!(exported(&again, Format::Ron, Screen::default()), written, "{text:?}");
    });
}

#[test]
fn a_title_of_a_megabyte_is_written_whole_and_pads_no_other_row() {
    const LONG: usize = 1 << 20;
    for unit in ["a", "한", "|", "\u{301}", "=", "👩‍👩‍👧"] {
        let mut data = read(&set_of("x")).data;
        data.projects[1].title.en = unit.repeat(LONG / unit.len()).into();
        let catalog = Catalog::build(data);
        for format in Format::all() {
            let written = exported(&catalog, format, Screen::default());
            // A table is drawn, and no heap of marks is.
            let is_whole = format == Format::Table || written.len() > LONG;
            assert!(is_whole, "{format:?} of {unit:?}: {}", written.len());
            assert!(written.len() < 6 * LONG, "{format:?} of {unit:?}: {}", written.len());
        }
        let narrow = exported(&catalog, Format::Table, Screen { width: Some(80), coloured: false });
        assert!(narrow.lines().all(|line| width(line) <= 80), "{unit:?}");
        let again = read(&exported(&catalog, Format::Ron, Screen::default()));
        assert!(again.problems.len() <= 1, "{unit:?}: {:?}", again.problems);
        assert_eq!(Catalog::build(again.data).len(), 3, "{unit:?}");
    }
}

#[test]
fn a_hundred_thousand_credits_and_five_hundred_aliases_of_one_actor_are_written() {
    const MANY: usize = 100_000;
    let mut data = read(&set_of("x")).data;
    data.actors[0].aliases = (0..500).map(|at| format!("Alias Number {at}")).collect();
    let project = data.projects[0].clone();
    let numbered = |at| Project { key: format!("p{at}").into(), series: None, ..project.clone() };
    data.projects = (0..MANY).map(numbered).collect();
    let catalog = Catalog::build(data);
    for (format, lines) in [
        (Format::Table, MANY + 1),
        (Format::Csv, MANY + 1),
        (Format::Tsv, MANY + 1),
        (Format::Jsonl, MANY),
        (Format::Json, MANY + 2),
        (Format::Md, MANY + 2 + 2),
    ] {
        let written = exported(&catalog, format, Screen::default());
        assert_eq!(written.lines().count(), lines, "{format:?}");
    }
    for (format, row) in [(Format::Html, "<tr><td>"), (Format::Ics, "BEGIN:VEVENT\r\n")] {
        let written = exported(&catalog, format, Screen::default());
        assert_eq!(written.matches(row).count(), MANY, "{format:?}");
    }
    let written = exported(&catalog, Format::Ron, Screen::default());
    assert_eq!(read(&written).data.projects.len(), MANY);
}
