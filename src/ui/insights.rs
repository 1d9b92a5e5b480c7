//! Insights: what the trade claims beside what the data set says, and the figures of every year.

mod years;

use std::collections::BTreeMap;

use super::facets::scrolled;
use super::walk::nearest;
use super::{Area, Effect, Motion, Pane, Paragraph, Reader, State, Tone, View, inside, layout};
use crate::catalog::Catalog;
use crate::lang::{Text, count, say};
use crate::model::{Facet, Source};
use crate::query::insights::{Claimed, Figure, Insights, insights};
use crate::query::{FacetValue, Query, stats};
use crate::text::{grouped, pad};

/// Fewer credits than these say nothing about a trend.
const TOO_FEW: usize = 10;
/// Years that are compared with as many before.
const SPAN: u16 = 5;
/// How many values of a facet a figure names.
const NAMED: usize = 5;
/// How many years a line of bars shows.
const BARS: u16 = 30;

/// What the insights show and where the cursor stands. The question does not change them: they are
/// about the whole data set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct InsightsState {
    /// Counted when first looked at.
    figures: Option<Insights>,
    /// The line under the cursor.
    pub cursor: usize,
    /// The first visible line.
    pub top: usize,
}

/// A line of the insights, and the question whose figures it shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct InsightLine {
    /// What is seen.
    pub text: Paragraph,
    /// What `Enter` asks, and the view that shows the answer.
    pub asks: Option<(Query, View)>,
}

impl State {
    pub(super) fn count_insights(&mut self, catalog: &Catalog) {
        if self.insights.figures.is_none() {
            self.insights.figures = Some(insights(catalog));
            let asks = |line: &InsightLine| line.asks.is_some();
            self.insights.cursor = self.insight_lines(catalog).iter().position(asks).unwrap_or(0);
        }
    }

    /// After the data have become others the figures are theirs.
    pub(super) fn recount_insights(&mut self, catalog: &Catalog) {
        self.insights.figures = self.insights.figures.take().map(|_| insights(catalog));
        let lines = self.insight_lines(catalog);
        let asks = |at: &usize| lines[*at].asks.is_some();
        let at = nearest((self.insights.cursor, lines.len()), Motion::Down, asks);
        self.put_insight_cursor(at.unwrap_or(0), lines.len());
    }

    /// Where the insights stand, or would: they keep their place while others are seen.
    fn insights_area(&self) -> Area {
        inside(&layout(self.size, View::Insights, (Pane::Table, self.facet)))
    }

    /// The lines of the insights, wrapped to the view; none before they were counted.
    #[must_use]
    pub fn insight_lines(&self, catalog: &Catalog) -> Vec<InsightLine> {
        let Some(figures) = &self.insights.figures else { return Vec::new() };
        // The cursor's glyph and a blank.
        let columns = usize::from(self.insights_area().width).saturating_sub(2);
        let wrapped = |line: InsightLine| {
            let parts = line.text.wrapped(columns).into_iter().enumerate();
            let asks = line.asks;
            let of = move |(at, text)| InsightLine { text, asks: asks.clone().filter(|_| at == 0) };
            parts.map(of).collect::<Vec<_>>()
        };
        lines(figures, columns, (catalog, self.reader)).into_iter().flat_map(wrapped).collect()
    }

    pub(super) fn move_in_insights(&mut self, catalog: &Catalog, motion: Motion) {
        let rows = usize::from(self.insights_area().height);
        let lines = self.insight_lines(catalog);
        let from = self.insights.cursor;
        let wanted = motion.apply(from, lines.len(), rows);
        let asks = |at: &usize| lines[*at].asks.is_some();
        let next = nearest((wanted, lines.len()), motion, asks);
        // A figure out of sight, to which the motion leads, is still to be reached.
        let is_ahead = match motion {
            Motion::Down | Motion::HalfDown | Motion::PageDown => from >= self.insights.top + rows,
            Motion::Up | Motion::HalfUp | Motion::PageUp => from < self.insights.top,
            Motion::Top | Motion::Bottom => false,
        };
        let reached = if is_ahead { from } else { next.unwrap_or(wanted) };
        let is_far = matches!(motion, Motion::Top | Motion::Bottom);
        let top = if reached == from && !is_ahead && !is_far {
            // Above the first line and below the last that asks something there is still text.
            (self.insights.top + wanted).saturating_sub(from)
        } else {
            let target = if reached == from && is_far { wanted } else { reached };
            if target < rows { 0 } else { scrolled(self.insights.top, target, rows) }
        };
        let top = top.min(lines.len().saturating_sub(rows));
        // What stands between two figures is to be read: a line of it is seen before and after.
        let most = rows.saturating_sub(1).max(1);
        let near = self.insights.top.saturating_sub(most)..=self.insights.top + most;
        self.insights.top = if is_far { top } else { top.clamp(*near.start(), *near.end()) };
        if self.sees_insight(reached) {
            self.insights.cursor = reached;
        }
    }

    /// Whether a line of the insights is in the window.
    fn sees_insight(&self, line: usize) -> bool {
        let rows = usize::from(self.insights_area().height);
        (self.insights.top..self.insights.top + rows).contains(&line)
    }

    /// Which of the lines that ask something has the cursor: what stays when they are wrapped anew.
    pub(super) fn insight_in_hand(&self, catalog: &Catalog) -> usize {
        let before = self.insight_lines(catalog).into_iter().take(self.insights.cursor);
        before.filter(|line| line.asks.is_some()).count()
    }

    /// Puts the cursor on one of the lines that ask something, wherever it has come to stand.
    pub(super) fn stand_on_insight(&mut self, catalog: &Catalog, number: usize) {
        let lines = self.insight_lines(catalog);
        let asking = lines.iter().enumerate().filter(|(_, line)| line.asks.is_some());
        let at = asking.map(|(at, _)| at).nth(number);
        self.put_insight_cursor(at.unwrap_or(0), lines.len());
    }

    fn put_insight_cursor(&mut self, at: usize, lines: usize) {
        self.insights.cursor = at;
        let rows = usize::from(self.insights_area().height);
        // Where nothing is seen there is nothing to scroll to.
        if rows > 0 {
            let top = scrolled(self.insights.top, at, rows);
            self.insights.top = top.min(lines.saturating_sub(rows));
        }
    }

    /// Asks the question of the line under the cursor, in the view that shows it best; nothing
    /// while the window shows other lines.
    pub(super) fn ask_insight(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let lines = self.insight_lines(catalog);
        let seen = Some(self.insights.cursor).filter(|&line| self.sees_insight(line));
        let asks = seen.and_then(|line| lines.get(line)?.asks.clone());
        let Some((query, view)) = asks else { return Vec::new() };
        self.look(catalog, view);
        self.remember();
        self.query = query;
        self.ask()
    }
}

fn lines(
    figures: &Insights,
    columns: usize,
    (catalog, reader): (&Catalog, Reader),
) -> Vec<InsightLine> {
    let plain = |text: Paragraph| InsightLine { text, asks: None };
    let all = count::appearances(figures.credits, reader.lang);
    let mut lines = vec![plain(Paragraph::default().quiet(say!(
        reader.lang,
        "These figures count the {all} of this data set. They show how often and where, never why; \
         what nobody has entered is not counted.",
        "이 수치는 이 데이터의 {all}을 센 것입니다. 얼마나 자주, 어디서인지를 보여 줄 뿐 이유는 말하지 \
         않으며, 입력되지 않은 것은 세지 않습니다.",
        "この数字は、このデータの{all}を数えたものです。どれだけ、どこでかを示し、理由は語りません。\
         入力されていないものは数えられません。"
    )))];
    lines.push(plain(Paragraph::blank()));
    lines.push(plain(heading(reader.text(Text(
        "What the trade claims, and what this data set says",
        "업계의 주장과 이 데이터의 수치",
        "業界の主張と、このデータの数字",
    )))));
    if figures.claims.is_empty() {
        let none = Text(
            "this data set holds no claim",
            "이 데이터에는 주장이 없습니다",
            "このデータに主張はありません",
        );
        lines.push(plain(Paragraph::default().quiet(reader.text(none))));
    }
    for (claimed, number) in figures.claims.iter().zip(1..) {
        lines.push(plain(Paragraph::blank()));
        let room = (figures.last_whole_year, columns);
        lines.extend(claim(claimed, number, room, (catalog, reader)));
    }
    lines.push(plain(Paragraph::blank()));
    lines.push(plain(heading(reader.text(Text(
        "Every year of this data set",
        "이 데이터의 해마다",
        "このデータの年ごと",
    )))));
    lines.extend(years::table(figures, columns, reader));
    lines
}

fn heading(text: &str) -> Paragraph {
    Paragraph::default().with(Tone::Accent, text)
}

/// Columns by which what belongs to a claim is set in.
const INDENT: usize = 4;

fn set_in() -> Paragraph {
    Paragraph { indent: INDENT, ..Paragraph::default() }.plain(" ".repeat(INDENT))
}

fn claim(
    claimed: &Claimed,
    number: usize,
    (last, columns): (Option<u16>, usize),
    (catalog, reader): (&Catalog, Reader),
) -> Vec<InsightLine> {
    let label = pad(&format!("{number}"), INDENT).into_owned();
    let claim = Paragraph { indent: INDENT, ..Paragraph::default() }
        .with(Tone::Accent, label)
        .strong(claimed.claim.text.as_str());
    let said: Vec<String> = claimed.claim.sources.iter().map(said_by).collect();
    let said = said.join("; ");
    let said = set_in().quiet(say!(reader.lang, "says {said}", "{said} 보도", "{said}による"));
    let mut lines =
        vec![InsightLine { text: claim, asks: None }, InsightLine { text: said, asks: None }];
    for figure in &claimed.figures {
        lines.push(shown(figure, last, (catalog, reader)));
        lines.extend(bars(figure, columns).map(|text| InsightLine { text, asks: None }));
    }
    if claimed.figures.iter().all(|figure| figure.credits == 0) {
        let nothing = Text(
            "The data set cannot say anything about this.",
            "이 데이터로는 아무것도 말할 수 없습니다.",
            "このデータからは何も言えません。",
        );
        let text = set_in().with(Tone::Warning, reader.text(nothing));
        lines.push(InsightLine { text, asks: None });
    }
    lines
}

fn said_by(source: &Source<'_>) -> String {
    let publisher = source.publisher.as_deref().unwrap_or(&source.url);
    match source.date {
        Some(date) => format!("{publisher} {date}"),
        None => publisher.to_owned(),
    }
}

/// A figure: what it counts, its numbers, and what can be said of them.
fn shown(figure: &Figure, last: Option<u16>, (catalog, reader): (&Catalog, Reader)) -> InsightLine {
    let query = figure.query.to_string();
    let all = || reader.text(Text("all", "전체", "全体")).to_owned();
    let of = if query.is_empty() { all() } else { query };
    let by = reader.facet(figure.by).to_lowercase();
    let label =
        set_in().quiet(say!(reader.lang, "{of} by {by}  ", "{of} {by}별  ", "{of} {by}別  "));
    let line = match (figure.credits, figure.by) {
        (0, _) => label.plain(reader.text(Text(
            "no appearance: the data set cannot say",
            "출연 없음: 이 데이터로는 알 수 없음",
            "出演なし: このデータからは分からない",
        ))),
        (_, Facet::Year) => of_years(label, figure, last, reader),
        _ => of_values(label, figure, (catalog, reader)),
    };
    let rows = count::appearances(figure.credits, reader.lang);
    let line =
        line.quiet(say!(reader.lang, "  rests on {rows}", "  근거: {rows}", "  根拠: {rows}"));
    let view = if figure.by == Facet::Year { View::Timeline } else { View::Browse };
    InsightLine { text: line, asks: Some((figure.query.clone(), view)) }
}

/// The values with most credits, and how many more there are.
fn of_values(line: Paragraph, figure: &Figure, (catalog, reader): (&Catalog, Reader)) -> Paragraph {
    let named = figure.lines.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|line| format!("{} {}", reader.value(catalog, line.of), grouped(line.credits)))
        .collect();
    let more = figure.lines.len().saturating_sub(NAMED);
    let line = line.plain(named.join(", "));
    let left = grouped(more);
    let rest = say!(reader.lang, ", {left} more", ", 외 {left}", "、他{left}");
    if more > 0 { line.quiet(rest) } else { line }
}

/// The credits of the years of a figure that are known.
fn of_each_year(figure: &Figure) -> BTreeMap<u16, usize> {
    let of_year = |line: &stats::Line| match line.of {
        FacetValue::Year(year) => Some((year, line.credits)),
        _ => None,
    };
    figure.lines.iter().filter_map(of_year).collect()
}

/// Bars of the latest years between the first and the last of them, in a line that is never
/// wrapped: torn from its bars a year is read as part of a sentence. None where there is no room.
fn bars(figure: &Figure, columns: usize) -> Option<Paragraph> {
    let counts = of_each_year(figure);
    let (&first, &latest) = counts.keys().next().zip(counts.keys().next_back())?;
    // A year and a blank on both sides.
    let room = u16::try_from(columns.checked_sub(INDENT + 10)?).map_or(BARS, |room| room.min(BARS));
    let from = first.max(latest.saturating_sub(room.checked_sub(1)?));
    let most = counts.values().copied().max().unwrap_or(1);
    let bars: String =
        (from..=latest).map(|year| bar(counts.get(&year).copied().unwrap_or(0), most)).collect();
    let line = set_in().quiet(format!("{from} ")).with(Tone::Accent, bars);
    Some(line.quiet(format!(" {latest}")))
}

/// The last five whole years beside the five before.
fn of_years(line: Paragraph, figure: &Figure, last: Option<u16>, reader: Reader) -> Paragraph {
    let counts = of_each_year(figure);
    if counts.is_empty() {
        return line.plain(reader.text(Text(
            "no year is known: the data set cannot say",
            "연도 미상: 이 데이터로는 알 수 없음",
            "年が不明: このデータからは分からない",
        )));
    }
    if figure.credits < TOO_FEW {
        return line.plain(reader.text(Text(
            "too few to speak of a trend",
            "추세를 말하기에는 너무 적음",
            "傾向を語るには少なすぎる",
        )));
    }
    let Some(last) = last.filter(|last| *last > 2 * SPAN) else { return line };
    let within = |from: u16, to: u16| grouped(counts.range(from..=to).map(|(_, n)| n).sum());
    let (now, before) = (last - SPAN + 1, last - 2 * SPAN + 1);
    let (recent, earlier, until) = (within(now, last), within(before, now - 1), now - 1);
    line.plain(say!(
        reader.lang,
        "{recent} in {now} to {last}, {earlier} in {before} to {until}",
        "{now}~{last}년 {recent}건, {before}~{until}년 {earlier}건",
        "{now}〜{last}年に{recent}件、{before}〜{until}年に{earlier}件"
    ))
}

/// The height of a number beside the greatest.
fn bar(count: usize, most: usize) -> char {
    const EIGHTHS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    match count {
        0 => '·',
        count => EIGHTHS[(count * EIGHTHS.len()).div_ceil(most.max(1)).clamp(1, 8) - 1],
    }
}
