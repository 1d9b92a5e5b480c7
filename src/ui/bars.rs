//! Where the bars of years stand, in the timeline and in the line over the table: one geometry for
//! drawing and the mouse.

use std::collections::BTreeMap;

use super::{Area, Layout, State, Timeline, inside};
use crate::lang::say;
use crate::model::Facet;
use crate::query::FacetValue;
use crate::text::{grouped, width};

/// The most columns that a year of the timeline takes, the gap before the next among them.
const WIDEST: u16 = 6;
/// The most columns that a year takes in the line over the table.
const WIDEST_OF_STRIP: u16 = 3;

/// The timeline's places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bars {
    /// The line about the year under the cursor.
    pub legend: Area,
    /// Where the bars stand; the scale is on its left, if there is one.
    pub chart: Area,
    /// The line of years under them.
    pub labels: Area,
    /// Columns of the scale; 0 if there is none.
    pub axis: u16,
    /// Columns that a year takes, the gap before the next among them.
    pub step: u16,
    /// The first year that is visible, by its position.
    pub first: usize,
    /// How many are.
    pub shown: usize,
}

impl Bars {
    /// The first column of a visible year's bar, counted from the chart's left.
    #[must_use]
    pub fn x(&self, at: usize) -> u16 {
        u16::try_from(at - self.first).unwrap_or(u16::MAX).saturating_mul(self.step)
    }

    /// Columns of a bar: one less than a year has, where that leaves any.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.step.saturating_sub(1).max(1)
    }

    /// The position of the year in whose column a cell lies.
    #[must_use]
    pub fn year_at(&self, (x, y): (u16, u16)) -> Option<usize> {
        let lines = self.chart.y..self.chart.y + self.chart.height + self.labels.height;
        let column = x.checked_sub(self.chart.x).filter(|_| lines.contains(&y))?;
        let at = usize::from(column / self.step);
        (at < self.shown).then_some(self.first + at)
    }
}

impl Timeline {
    /// Where its bars stand; `None` where there is no year.
    #[must_use]
    pub fn bars(&self, layout: &Layout) -> Option<Bars> {
        let years = self.years.len();
        if years == 0 || layout.view.is_none() {
            return None;
        }
        let inner = inside(layout);
        let line = |y, height| Area { y, height, ..inner };
        let label = u16::from(inner.height >= 2);
        let legend = u16::from(inner.height >= 3);
        let high = inner.height.saturating_sub(label + legend);
        let chart = line(inner.y + legend, high);
        // The scale, where there is room for it.
        let scale = u16::try_from(width(&grouped(self.most()))).unwrap_or(u16::MAX);
        let axis = if chart.width >= 30 && chart.height >= 4 { scale.saturating_add(1) } else { 0 };
        let beside =
            |area: Area| Area { x: area.x + axis, width: area.width.saturating_sub(axis), ..area };
        let chart = beside(chart);
        let step = (usize::from(chart.width) / years).clamp(1, usize::from(WIDEST));
        let shown = years.min(usize::from(chart.width) / step);
        Some(Bars {
            legend: line(inner.y, legend),
            chart,
            labels: beside(line(inner.y + legend + high, label)),
            axis,
            step: u16::try_from(step).unwrap_or(1),
            // The latest are shown, unless the cursor stands before them.
            first: (years - shown).min(self.at()),
            shown,
        })
    }

    /// The most credits that a year has; 1 where there are none.
    #[must_use]
    pub fn most(&self) -> usize {
        let lines = (0..self.years.len()).filter_map(|at| self.line(at));
        lines.map(|line| line.credits).max().unwrap_or(0).max(1)
    }
}

/// The line of years over the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// Credits by year: what each year would list.
    pub counts: BTreeMap<u16, usize>,
    /// The most that a year has.
    pub most: usize,
    /// Which year that is, in words.
    pub peak: String,
    /// The first and the last year that is visible.
    pub years: (u16, u16),
    /// Columns that a year takes.
    pub each: u16,
    /// The cells of the bars.
    pub area: Area,
}

impl Strip {
    /// The year in whose columns a cell lies.
    pub(super) fn year_at(&self, cell: (u16, u16)) -> Option<u16> {
        let within = self.area.has(cell);
        within.then(|| self.years.0 + (cell.0 - self.area.x) / self.each)
    }
}

impl State {
    /// Where the years over the table stand; `None` where they have no room, or there are none.
    #[must_use]
    pub fn strip(&self, layout: &Layout) -> Option<Strip> {
        let area = layout.strip?;
        let some = self.results.facets.get(Facet::Year).map_or(&[][..], |years| years.some());
        let dated = some.iter().filter_map(|bucket| match bucket.value {
            FacetValue::Year(year) if bucket.count > 0 => Some((year, bucket.count)),
            _ => None,
        });
        let counts: BTreeMap<u16, usize> = dated.collect();
        let (first, last) = (*counts.first_key_value()?.0, *counts.last_key_value()?.0);
        // The greatest, the latest of equals.
        let (most, peak) = counts.iter().map(|(year, count)| (*count, *year)).max()?;
        let n = grouped(most);
        let peak = say!(
            self.reader.lang,
            "most in {peak}: {n}",
            "최다 {peak}년: {n}",
            "最多 {peak}年: {n}"
        );
        // The ends of the years, blanks between, and the peak.
        let taken = u16::try_from(4 + 2 * 5 + width(&peak) + 3).unwrap_or(u16::MAX);
        let room = area.width.checked_sub(taken).filter(|room| *room > 0)?;
        // Where there are more years than columns the latest are shown.
        let shown = (last - first + 1).min(room);
        let each = (room / shown).clamp(1, WIDEST_OF_STRIP);
        let years = (last - shown + 1, last);
        // After the first year and a blank.
        let area = Area { x: area.x + 2 + 5, width: shown * each, ..area };
        Some(Strip { counts, most, peak, years, each, area })
    }
}
