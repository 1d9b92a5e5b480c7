//! The map: the countries of the answer, a cursor that goes by direction, and countries as filters.

use super::{Area, Effect, Layout, Motion, Page, Standing, State, View, inside};
use crate::catalog::Catalog;
use crate::lang::{Lang, Text};
use crate::model::{Country, Facet};
use crate::query::{Bucket, FacetValue, Mode as Binding};

/// What the map shows and which country its cursor is on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WorldMap {
    /// Which part of the world.
    pub part: Part,
    /// The countries with a credit, and those that are asked about: the greatest number first.
    pub places: Vec<Place>,
    /// The country under the cursor.
    pub at: Option<Country>,
}

/// A part of the world.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// East and Southeast Asia, where most of it lies.
    #[default]
    Asia,
    /// All of it.
    World,
}

/// A country on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Which.
    pub country: Country,
    /// Its middle: degrees of longitude, to the east, and of latitude, to the north.
    pub middle: (f64, f64),
    /// The number beside it in the facet pane.
    pub credits: usize,
    /// How it stands in the question.
    pub standing: Standing,
}

impl Part {
    /// West and east, south and north end in degrees.
    #[must_use]
    pub fn bounds(self) -> [(f64, f64); 2] {
        match self {
            Part::Asia => [(92.0, 151.0), (-11.0, 54.0)],
            // Nothing lies beyond: Antarctica is left out.
            Part::World => [(-170.0, 180.0), (-58.0, 80.0)],
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        let name = match self {
            Part::Asia => Text("East and Southeast Asia", "동아시아·동남아시아", "東・東南アジア"),
            Part::World => Text("the world", "세계", "世界"),
        };
        name.of(lang)
    }

    /// The cell of a place in degrees.
    #[must_use]
    pub fn cell(self, (x, y): (f64, f64), area: Area) -> (u16, u16) {
        let [(west, east), (south, north)] = self.bounds();
        let along = |at: f64, (from, to): (f64, f64), cells: u16| {
            let cells = f64::from(cells.saturating_sub(1));
            let at = ((at - from) / (to - from)).clamp(0.0, 1.0) * cells;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within cells"
            )]
            let at = at.round() as u16;
            at
        };
        let down = along(y, (south, north), area.height);
        (area.x + along(x, (west, east), area.width), area.y + area.height - 1 - down)
    }

    fn has(self, (x, y): (f64, f64)) -> bool {
        let [(west, east), (south, north)] = self.bounds();
        (west..=east).contains(&x) && (south..=north).contains(&y)
    }
}

/// The cells of the map itself, over the lines that tell about it; `None` where it has no room.
#[must_use]
pub fn plot(layout: &Layout) -> Option<Area> {
    let area = inside(layout);
    let height = area.height.checked_sub(3).filter(|height| *height > 0)?;
    (!layout.is_bare()).then_some(Area { height, ..area })
}

/// How far from a country's cell a click may be, in columns; a line counts as two.
const NEAR: u16 = 6;
/// How many columns beside its cell its name has, about.
const NAME: u16 = 12;

/// A direction on the map, north being up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    North,
    South,
    West,
    East,
}

impl WorldMap {
    /// The countries of the part that is shown.
    pub fn shown(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| self.part.has(place.middle))
    }

    /// The countries beyond it.
    pub fn beyond(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| !self.part.has(place.middle))
    }

    /// The country under the cursor.
    #[must_use]
    pub fn in_hand(&self) -> Option<&Place> {
        self.places.iter().find(|place| Some(place.country) == self.at)
    }

    /// The country whose mark or name a cell belongs to.
    pub(super) fn country_at(&self, layout: &Layout, (x, y): (u16, u16)) -> Option<Country> {
        let area = plot(layout).filter(|area| area.has((x, y)))?;
        let away = |place: &Place| {
            let (left, line) = self.part.cell(place.middle, area);
            let beside = x.saturating_sub(left + NAME) + left.saturating_sub(x);
            // Of two whose names lie over each other the one that begins nearer.
            (beside + 2 * line.abs_diff(y), x.abs_diff(left))
        };
        let near = self.shown().map(|place| (away(place), place.country));
        near.filter(|(away, _)| away.0 <= NEAR).min_by_key(|(away, _)| *away).map(|(_, at)| at)
    }

    /// The nearest country in a direction, not too far aside.
    fn beside(&self, direction: Direction) -> Option<Country> {
        let (x, y) = self.in_hand()?.middle;
        let away = |place: &Place| {
            let (dx, dy) = (place.middle.0 - x, place.middle.1 - y);
            let (ahead, aside) = match direction {
                Direction::North => (dy, dx),
                Direction::South => (-dy, dx),
                Direction::West => (-dx, dy),
                Direction::East => (dx, dy),
            };
            (ahead > 0.0 && aside.abs() <= ahead * 1.5).then(|| ahead + 2.0 * aside.abs())
        };
        let near = self.shown().filter_map(|place| Some((away(place)?, place.country)));
        near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, country)| country)
    }
}

impl State {
    /// Takes the countries from their pane, which knows their numbers and how they stand.
    pub(super) fn count_places(&mut self, catalog: &Catalog) {
        let place = |(bucket, standing): (Bucket, Standing)| {
            let FacetValue::Country(country) = bucket.value else { return None };
            let is_seen = bucket.count > 0 || standing != Standing::Free;
            let middle = country.middle().filter(|_| is_seen)?;
            Some(Place { country, middle, credits: bucket.count, standing })
        };
        let mut places: Vec<Place> =
            self.pane(Facet::Country).values(catalog).filter_map(place).collect();
        places.sort_by_key(|place| (std::cmp::Reverse(place.credits), place.country));
        self.map.places = places;
        self.keep_place();
    }

    /// The cursor is on a country that is shown: where it was, else on the greatest.
    fn keep_place(&mut self) {
        let small = self.layout().is_bare();
        let stays = self.map.in_hand().is_some_and(|at| small || self.map.part.has(at.middle));
        if !stays {
            let greatest = if small { self.map.places.first() } else { self.map.shown().next() };
            self.map.at = greatest.map(|place| place.country);
        }
    }

    /// In a small window the countries are a list.
    pub(super) fn move_on_map(&mut self, motion: Motion) {
        let places = &self.map.places;
        let at = places.iter().position(|place| Some(place.country) == self.map.at).unwrap_or(0);
        if self.layout().is_bare() {
            let rows = usize::from(self.layout().body.height);
            let moved = motion.apply(at, places.len(), rows);
            self.map.at = places.get(moved).map(|place| place.country);
            return;
        }
        match motion {
            Motion::Up => self.go_to_place(Direction::North),
            Motion::Down => self.go_to_place(Direction::South),
            // The greatest number, and the least.
            Motion::Top => {
                let greatest = self.map.shown().next().map(|place| place.country);
                self.map.at = greatest;
            }
            Motion::Bottom => {
                let least = self.map.shown().last().map(|place| place.country);
                self.map.at = least;
            }
            _ => {}
        }
    }

    pub(super) fn go_to_place(&mut self, direction: Direction) {
        if let Some(country) = self.map.beside(direction) {
            self.map.at = Some(country);
        }
    }

    pub(super) fn turn_map(&mut self) {
        self.map.part = match self.map.part {
            Part::Asia => Part::World,
            Part::World => Part::Asia,
        };
        self.keep_place();
    }

    /// Binds the country under the cursor in a mode, or sets it free.
    pub(super) fn bind_place(&mut self, catalog: &Catalog, mode: Binding) -> Vec<Effect> {
        let Some(country) = self.map.at else { return Vec::new() };
        self.bind_this(catalog, FacetValue::Country(country), mode)
    }

    /// Chooses the country under the cursor and shows its rows.
    pub(super) fn list_place(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let Some(place) = self.map.in_hand().copied() else { return Vec::new() };
        if self.refuses_wrong_line() {
            return Vec::new();
        }
        self.look(catalog, View::Browse);
        match place.standing {
            Standing::Chosen => Vec::new(),
            _ => self.bind_this(catalog, FacetValue::Country(place.country), Binding::Chosen),
        }
    }

    pub(super) fn page_of_place(&self) -> Option<Page> {
        self.map.at.map(Page::Country)
    }
}
