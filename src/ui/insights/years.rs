//! The figures of every year, as a table.

use super::{InsightLine, Paragraph, Reader, View};
use crate::lang::Text;
use crate::query::insights::{Insights, OfYear, Share};
use crate::query::{Field, Mode as Binding, Query, Value};
use crate::text::{grouped, width};

/// A column of the table of years: its head, its width if nothing in it is wider, and what stands in
/// it.
type Column = (Text, usize, fn(&OfYear) -> String);

const COLUMNS: [Column; 9] = [
    (Text("Year", "연도", "年"), 4, |of| of.year.to_string()),
    (Text("Rows", "출연", "出演"), 6, |of| grouped(of.credits)),
    (Text("Actors", "배우", "俳優"), 7, |of| grouped(of.actors)),
    (Text("First-timers", "첫 해외 출연", "初の海外"), 13, |of| grouped(of.first_timers)),
    (Text("most in", "최다", "最多"), 8, first_in),
    (Text("Leads", "주연", "主演"), 13, |of| share(of.leads)),
    (Text("Streamers", "스트리밍", "配信"), 13, |of| share(of.streamers)),
    (Text("Japan", "일본", "日本"), 13, |of| share(of.japan)),
    (Text("United States", "미국", "米国"), 14, |of| share(of.united_states)),
];

fn first_in(of: &OfYear) -> String {
    of.first_in
        .map_or_else(|| "—".to_owned(), |(country, count)| format!("{country} {}", grouped(count)))
}

/// `18/55  33%`.
fn share(share: Share) -> String {
    match share.percent() {
        Some(percent) => {
            format!("{}/{} {percent:>3}%", grouped(share.part), grouped(share.whole))
        }
        None => "—".to_owned(),
    }
}

/// A note on the columns, their heads, and a line for every year that asks for its rows; of the
/// columns as many as have room.
pub(super) fn table(figures: &Insights, columns: usize, reader: Reader) -> Vec<InsightLine> {
    let wide = |column: &Column| {
        let cells = figures.years.iter().map(|of| width(&(column.2)(of)));
        cells.max().unwrap_or(0).max(column.1)
    };
    let mut used = 0;
    let fits = |(_, wide): &(&Column, usize)| {
        used += wide + 1;
        used <= columns
    };
    let shown: Vec<(&Column, usize)> =
        COLUMNS.iter().map(|column| (column, wide(column))).take_while(fits).collect();
    let cells = |text: &dyn Fn(&Column) -> String| -> String {
        let cells = shown.iter().map(|(column, wide)| {
            let text = text(column);
            format!("{:>1$}{text}", "", wide.saturating_sub(width(&text)))
        });
        cells.collect::<Vec<_>>().join(" ")
    };
    let note = Text(
        "Leads: of lead to cameo. Streamers: of those whose platform is known. Japan and United \
         States: of all; an appearance of two countries counts for both. With * the year was not \
         over.",
        "주연: 주연부터 카메오까지 중 비율. 스트리밍: 플랫폼이 알려진 것 중 비율. 일본·미국: 전체 중 \
         비율이며, 두 나라의 출연은 양쪽에 셉니다. *는 아직 끝나지 않은 해입니다.",
        "主演: 主演からカメオまでのうち。配信: 放送・配信が分かるもののうち。日本・米国: 全体のうち。\
         二か国の出演は両方に数えます。*はまだ終わっていない年です。",
    );
    let plain = |text: Paragraph| InsightLine { text, asks: None };
    let mut lines = vec![
        plain(Paragraph::default().quiet(reader.text(note))),
        plain(Paragraph::default().quiet(cells(&|column| column.0.of(reader.lang).to_owned()))),
    ];
    lines.extend(figures.years.iter().map(|of| {
        let text = Paragraph::default().plain(cells(&|column| (column.2)(of)));
        let is_over = figures.last_whole_year.is_none_or(|last| of.year <= last);
        let text = if is_over { text } else { text.quiet("*") };
        let mut query = Query::default();
        query.set_values(
            Field::Year,
            Binding::Chosen,
            vec![Value::Range(Some(of.year), Some(of.year))],
        );
        InsightLine { text, asks: Some((query, View::Browse)) }
    }));
    lines
}
