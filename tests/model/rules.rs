//! What has to hold after every step.

use std::collections::{BTreeMap, BTreeSet};

use kactors::catalog::{Catalog, CreditId, CreditRef};
use kactors::model::{Country, Facet, Word};
use kactors::query::{
    Asked, Explanation, FacetValue, Field, Filter, Known, Marks, Mode as Binding, Query, Results,
    Value, answer, explain, fields_begun, parse, resolve, run,
};
use kactors::text::{is_control, width};
use kactors::ui::{
    Action, Command, Context, Effect, Meaning, Mode, Outcome, Shape, Start, State, settle, update,
};
use kactors::view::{Theme, draw};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::steps::{Step, World};

/// The deepest that undo goes.
const DEEPEST: usize = 200;

/// What undo brings back.
#[derive(Debug, Clone, PartialEq)]
struct Moment {
    query: Query,
    marks: Marks,
    /// Without their order: the script of names turns that, and is no step.
    rows: BTreeSet<CreditId>,
}

/// A browser, and a history of our own beside it.
pub struct Witness<'c> {
    catalog: &'c Catalog,
    state: State,
    world: World,
    past: Vec<Moment>,
    future: Vec<Moment>,
    /// The moment at which the query line or the chooser was opened.
    visit: Option<Moment>,
}

impl<'c> Witness<'c> {
    pub fn begin(catalog: &'c Catalog, picker: bool, size: (u16, u16)) -> Witness<'c> {
        let state = State::new(catalog, Start { picker, size, ..Start::default() });
        Witness {
            catalog,
            state,
            world: World::Kind,
            past: Vec::new(),
            future: Vec::new(),
            visit: None,
        }
    }

    /// Something happens, and all is looked at.
    pub fn meets(&mut self, step: Step) -> TestCaseResult {
        let before = self.state.clone();
        let context = before.context();
        let asked = matches!(&before.mode, Mode::Export(dialog) if dialog.overwrite.is_some());
        let action = match &step {
            Step::Press(key) => Action::Key(*key),
            Step::Paste(text) => Action::Paste(text.clone()),
            Step::Resize(width, height) => Action::Resize(*width, *height),
            Step::World(world) => {
                self.world = *world;
                return Ok(());
            }
        };
        self.act(action);
        match done(&before, &step).filter(|_| !asked).as_deref() {
            Some("undo") => self.was_undone(&before)?,
            Some("redo") => self.was_redone(&before)?,
            word => {
                let may_mark = matches!(context, Context::Table | Context::Palette)
                    && matches!(word, Some("toggle" | "mark-all" | "invert" | "clear"));
                prop_assert!(
                    may_mark || self.state.marks == before.marks,
                    "marks after {:?}",
                    step
                );
                self.follow(&before);
            }
        }
        self.looks_around()?;
        // As before every frame of the terminal: the next one keeps what is known of this one.
        self.state.explain_visible(self.catalog);
        Ok(())
    }

    fn act(&mut self, action: Action) {
        let effects = update(self.catalog, &mut self.state, action);
        for effect in settle(self.catalog, &mut self.state, effects) {
            if let Some(outcome) = self.outcome(&effect) {
                let more = update(self.catalog, &mut self.state, Action::Done(outcome));
                assert!(settle(self.catalog, &mut self.state, more).is_empty());
            }
        }
    }

    /// What comes of an effect.
    fn outcome(&self, effect: &Effect) -> Option<Outcome> {
        match (effect, self.world) {
            (Effect::Search(..), _) => panic!("a question is left"),
            (Effect::Quit(_) | Effect::Suspend | Effect::Redraw, _) => None,
            (Effect::Export(export), World::Occupied) if !export.force => Some(Outcome::Exists(7)),
            (_, World::Failing) => Some(Outcome::Failed("it did not work".into())),
            _ => Some(Outcome::Said("it worked".into())),
        }
    }

    fn moment(state: &State) -> Moment {
        Moment {
            query: state.query.clone(),
            marks: state.marks.clone(),
            rows: state.results.rows.iter().copied().collect(),
        }
    }

    /// Keeps our own history: a change is a step, a visit to the line or the chooser one step.
    fn follow(&mut self, before: &State) {
        let (was, is) = (is_visit(before), is_visit(&self.state));
        if is && !was {
            self.visit = Some(Self::moment(before));
        }
        if is {
            return;
        }
        let start = self.visit.take().unwrap_or_else(|| Self::moment(before));
        if (&start.query, &start.marks) != (&self.state.query, &self.state.marks) {
            self.past.push(start);
            self.future.clear();
            if self.past.len() > DEEPEST {
                self.past.remove(0);
            }
        }
    }

    fn was_undone(&mut self, before: &State) -> TestCaseResult {
        let now = Self::moment(&self.state);
        match self.past.pop() {
            Some(former) => {
                prop_assert_eq!(now, former, "undo returns what was before");
                self.future.push(Self::moment(before));
            }
            None => prop_assert_eq!(now, Self::moment(before), "there is nothing to undo"),
        }
        Ok(())
    }

    fn was_redone(&mut self, before: &State) -> TestCaseResult {
        let now = Self::moment(&self.state);
        match self.future.pop() {
            Some(later) => {
                prop_assert_eq!(now, later, "redo returns what was after");
                self.past.push(Self::moment(before));
            }
            None => prop_assert_eq!(now, Self::moment(before), "there is nothing to redo"),
        }
        Ok(())
    }

    /// All that holds at any time.
    pub fn looks_around(&self) -> TestCaseResult {
        self.line_and_question_agree()?;
        self.answer_is_right()?;
        self.cursors_are_within()?;
        self.screen_is_sound()
    }

    fn line_and_question_agree(&self) -> TestCaseResult {
        let State { line, query, error, fields, .. } = &self.state;
        let printed = parse(&query.to_string());
        prop_assert_eq!(printed.as_ref(), Ok(query), "the question prints");
        match parse(line.text()) {
            Ok(asked) if !fields.is_empty() => {
                let (before, begun) = fields_begun(line.text()).unwrap_or_default();
                prop_assert_eq!(&parse(before).unwrap_or_default(), query, "what stands before");
                prop_assert_eq!(fields, &begun);
                let nothing = run(self.catalog, &asked, &self.state.marks);
                prop_assert_eq!(nothing.count, 0, "{:?} finds something", line.text());
                prop_assert_eq!(error, &None);
            }
            Ok(asked) => {
                prop_assert_eq!(&asked, query, "the line {:?} asks the question", line.text());
                prop_assert_eq!(error, &None);
            }
            Err(wrong) => prop_assert_eq!(error.as_ref(), Some(&wrong), "what is wrong is said"),
        }
        prop_assert!(line.text().starts_with(line.before()));
        Ok(())
    }

    /// The answer is that of a fresh question, its rows and numbers those of a slow count.
    fn answer_is_right(&self) -> TestCaseResult {
        let State { query, marks, results, reader, .. } = &self.state;
        let printed = parse(&query.to_string()).unwrap_or_default();
        let fresh = answered(self.catalog, Asked { query: &printed, marks, script: reader.script });
        prop_assert_eq!(results, &fresh, "the answer to {}", query);
        let slow = Slow::of(self.catalog, query, marks);
        let rows: BTreeSet<CreditId> = results.rows.iter().copied().collect();
        prop_assert_eq!(rows.len(), results.rows.len(), "no row twice");
        prop_assert_eq!(rows, slow.rows(None), "the rows of {}", query);
        for facet in Facet::ALL {
            let numbers = numbers(self.catalog, results, facet);
            let mut expected = slow.numbers(facet);
            // Values at zero are there too.
            numbers.keys().for_each(|value| {
                expected.entry(*value).or_insert(0);
            });
            prop_assert_eq!(&numbers, &expected, "{:?} under {}", facet, query);
            let shown = self.state.pane(facet).values(self.catalog);
            let shown: BTreeMap<FacetValue, usize> =
                shown.map(|(bucket, _)| (bucket.value, bucket.count)).collect();
            prop_assert_eq!(shown, numbers, "the pane shows the answer's numbers");
        }
        Ok(())
    }

    fn cursors_are_within(&self) -> TestCaseResult {
        let state = &self.state;
        let rows = state.results.rows.len();
        let listed = if rows == 0 { state.results.rescues.len() } else { rows };
        prop_assert!(state.cursor < listed.max(1), "cursor {} of {}", state.cursor, listed);
        prop_assert!(state.top <= state.cursor || rows == 0, "the cursor is not above the window");
        let visible = state.layout().table_rows();
        if rows > 0 && visible > 0 && state.layout().table.is_some() {
            prop_assert!(state.cursor < state.top + visible, "the cursor is not below the window");
        }
        for facet in Facet::ALL {
            let pane = state.pane(facet);
            let wanted = pane.filter.text().trim().to_lowercase();
            let mut called = BTreeSet::new();
            self.catalog.each_called(facet, pane.filter.text(), |value| {
                called.insert(value);
            });
            let passes = |value: FacetValue| {
                let names = value.names(self.catalog);
                called.contains(&value) || names.iter().any(|name| name.contains(&wanted))
            };
            let passing = pane.values(self.catalog).filter(|(bucket, _)| passes(bucket.value));
            let passing: Vec<_> = passing.collect();
            let visible: Vec<_> = pane.visible(self.catalog, 0).collect();
            prop_assert_eq!(&visible, &passing, "{:?} filtered by {:?}", facet, wanted);
            let values = passing.len();
            prop_assert_eq!(pane.visible_len(), values);
            let from = values / 2;
            let rest: Vec<_> = pane.visible(self.catalog, from).collect();
            prop_assert_eq!(&rest, &passing[from..], "{:?} from line {}", facet, from);
            prop_assert!(pane.cursor < values.max(1), "{:?}: {} of {}", facet, pane.cursor, values);
            prop_assert!(pane.top <= pane.cursor);
        }
        prop_assert!(state.depth <= state.pages.len());
        if let Some(page) = state.page() {
            let columns = state.layout().page_columns();
            let lines = page.page.lines(self.catalog, columns, state.reader).len();
            prop_assert!(page.cursor < lines.max(1), "page: {} of {}", page.cursor, lines);
        }
        if let Mode::Sources(at) = state.mode {
            let sources = state.current().map(|id| self.catalog.credit(id).sources().len());
            prop_assert!(sources.is_some_and(|count| at < count), "source {} of {:?}", at, sources);
        }
        Ok(())
    }

    fn screen_is_sound(&self) -> TestCaseResult {
        let (columns, rows) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = draw(self.catalog, &self.state, Theme::terminal(), &mut buffer);
        prop_assert_eq!(buffer.area, Rect::new(0, 0, columns, rows));
        if let Some((x, y)) = cursor {
            prop_assert!(x < columns && y < rows, "text cursor at {}, {}", x, y);
        }
        for cell in &buffer.content {
            let symbol = cell.symbol();
            prop_assert!(!symbol.contains(is_control) && width(symbol) <= 2, "{:?}", symbol);
        }
        let visible = self.state.results.rows.iter().skip(self.state.top).take(usize::from(rows));
        for &id in visible {
            let known = self.state.explanation(self.catalog, id);
            let anew = match self.state.query.text() {
                [] => Explanation::default(),
                text => explain(self.catalog, text, id),
            };
            prop_assert_eq!(known.as_ref(), &anew, "why {:?} matches", id);
        }
        let is_usable = self.state.layout().shape != Some(Shape::TooSmall);
        if is_usable && self.state.context() == Context::Table && self.state.current().is_some() {
            let cursor = buffer.content.iter().any(|cell| cell.symbol() == "▶");
            prop_assert!(cursor, "the cursor is seen");
        }
        Ok(())
    }
}

/// The word of what a step does: by its key, or by what is chosen in the palette.
fn done(before: &State, step: &Step) -> Option<String> {
    let Step::Press(key) = step else { return None };
    let meaning = before.keymap.meaning(before.context(), &[*key]);
    let Meaning::Does(command) = meaning else { return None };
    match (&before.mode, command) {
        (Mode::Palette(open), Command::Enter) => {
            before.offers().into_iter().nth(open.cursor).map(|offer| offer.name)
        }
        _ => Some(command.word().to_owned()),
    }
}

fn is_visit(state: &State) -> bool {
    let mode = match &state.mode {
        Mode::Palette(palette) => &palette.under,
        mode => mode,
    };
    matches!(mode, Mode::Search | Mode::Chooser(..))
}

fn answered(catalog: &Catalog, asked: Asked<'_>) -> Results {
    let mut last = Results::default();
    answer(catalog, asked, &Known::default(), &|| false, &mut |results| last = results);
    last
}

fn numbers(catalog: &Catalog, results: &Results, facet: Facet) -> BTreeMap<FacetValue, usize> {
    results.facets.of(catalog, facet).map(|bucket| (bucket.value, bucket.count)).collect()
}

/// A question answered credit by credit, filter by filter.
struct Slow<'c> {
    catalog: &'c Catalog,
    /// Each filter's facet, if it is one that the facet's own numbers leave out, and its credits.
    filters: Vec<(Option<Facet>, BTreeSet<CreditId>)>,
}

impl<'c> Slow<'c> {
    fn of(catalog: &'c Catalog, query: &Query, marks: &Marks) -> Slow<'c> {
        let all: BTreeSet<CreditId> =
            catalog.credits().map(kactors::catalog::CreditRef::id).collect();
        let filters = query.filters().iter().map(|filter| {
            let having: BTreeSet<CreditId> = catalog
                .credits()
                .filter(|c| has(*c, filter, marks))
                .map(kactors::catalog::CreditRef::id)
                .collect();
            let also = matches!(filter.mode, Binding::Also | Binding::NotAlso);
            let of_the_same = |id: &CreditId| {
                let actor = catalog.credit(*id).actor();
                actor.credits().any(|credit| having.contains(&credit.id()))
            };
            let meant: BTreeSet<CreditId> = if also {
                all.iter().copied().filter(of_the_same).collect()
            } else {
                having.clone()
            };
            let not = matches!(filter.mode, Binding::Excluded | Binding::NotAlso);
            let passing = if not { all.difference(&meant).copied().collect() } else { meant };
            (filter.field.facet().filter(|_| !also), passing)
        });
        let mut filters: Vec<(Option<Facet>, BTreeSet<CreditId>)> = filters.collect();
        if !query.text().is_empty() {
            // How words are found is a matter of its own: here they are one more filter.
            let mut words = Query::default();
            words.set_text(query.text().to_vec());
            filters.push((None, run(catalog, &words, marks).rows.into_iter().collect()));
        }
        Slow { catalog, filters }
    }

    /// What passes all filters but those of a facet.
    fn rows(&self, left_out: Option<Facet>) -> BTreeSet<CreditId> {
        let counted = |facet: &Option<Facet>| facet.is_none() || *facet != left_out;
        let ids = self.catalog.credits().map(kactors::catalog::CreditRef::id);
        ids.filter(|id| self.filters.iter().all(|(f, ids)| !counted(f) || ids.contains(id)))
            .collect()
    }

    fn numbers(&self, facet: Facet) -> BTreeMap<FacetValue, usize> {
        let mut numbers = BTreeMap::new();
        for id in self.rows(Some(facet)) {
            for value in values(self.catalog.credit(id), facet) {
                *numbers.entry(value).or_insert(0) += 1;
            }
        }
        numbers.remove(&FacetValue::Country(Country::KOREA));
        numbers
    }
}

/// The values of a credit in a facet.
fn values(credit: CreditRef<'_>, facet: Facet) -> BTreeSet<FacetValue> {
    let project = credit.project();
    let mut values = BTreeSet::new();
    match facet {
        Facet::Country => {
            values.extend(project.countries().iter().map(|&c| FacetValue::Country(c)));
        }
        Facet::Platform => values.extend(project.platforms().map(|p| FacetValue::Platform(p.id()))),
        Facet::Actor => values.extend([FacetValue::Actor(credit.actor().id())]),
        Facet::Year => values.extend(credit.year().map(FacetValue::Year)),
        Facet::Kind => values.extend([FacetValue::Kind(project.kind())]),
        Facet::Billing => values.extend(credit.billing().map(FacetValue::Billing)),
        Facet::Status => values.extend([FacetValue::Status(project.status())]),
        Facet::Group => values.extend(credit.actor().group().map(FacetValue::Group)),
    }
    if values.is_empty() {
        values.insert(FacetValue::Missing(facet));
    }
    values
}

/// Whether a credit has one of a filter's values.
fn has(credit: CreditRef<'_>, filter: &Filter, marks: &Marks) -> bool {
    filter.values.iter().any(|value| match (filter.field, filter.field.facet()) {
        (_, Some(facet)) => has_value(credit, facet, value),
        (Field::Key, _) => *value == Value::Text(credit.key()),
        (Field::Sources, _) => is_within(credit.sources().len(), value),
        (Field::Co, _) => {
            let named = resolve(credit.catalog(), Facet::Actor, value);
            let others = credit.project().credits().filter(|other| other.id() != credit.id());
            others.into_iter().any(|other| named.contains(&FacetValue::Actor(other.actor().id())))
        }
        (Field::Is, _) if *value == Value::Text("marked".into()) => marks.contains(credit.id()),
        (Field::Is, _) if *value == Value::Text("coproduction".into()) => {
            credit.project().countries().len() > 1
        }
        (Field::Is, _) if *value == Value::Text("debut".into()) => {
            let mut countries = credit.project().countries().iter();
            countries.any(|&country| {
                let there = |other: &CreditRef<'_>| other.project().countries().contains(&country);
                country != Country::KOREA && is_first(credit, there)
            })
        }
        (Field::Is, _) => is_first(credit, |_| true),
        (field, _) => {
            // Words of a field: what they find alone.
            let mut query = Query::default();
            query.add(field, Binding::Chosen, [value.clone()]);
            run(credit.catalog(), &query, marks).rows.contains(&credit.id())
        }
    })
}

/// Whether a released credit is the first of its actor among some, as far as dates tell.
fn is_first(credit: CreditRef<'_>, among: impl Fn(&CreditRef<'_>) -> bool) -> bool {
    let theirs: Vec<CreditRef<'_>> = credit.actor().credits().filter(|c| among(c)).collect();
    let is_released = |credit: &CreditRef<'_>| credit.project().status().word() == "released";
    if !is_released(&credit) || theirs.iter().any(|other| other.year().is_none()) {
        return false;
    }
    // The release of the project dates a credit only in its own year.
    let day = |credit: CreditRef<'_>| {
        let date = credit.project().released().filter(|date| date.is_full());
        date.filter(|date| Some(date.year()) == credit.year())
    };
    let rivals: Vec<CreditRef<'_>> = theirs.into_iter().filter(is_released).collect();
    let of_the_year = rivals.iter().filter(|rival| rival.year() == credit.year());
    let all_have_days = of_the_year.clone().all(|rival| day(*rival).is_some());
    rivals.iter().all(|rival| rival.year() >= credit.year())
        && (!all_have_days || of_the_year.clone().all(|rival| day(*rival) >= day(credit)))
}

fn has_value(credit: CreditRef<'_>, facet: Facet, value: &Value) -> bool {
    match value {
        Value::Range(..) => credit.year().is_some_and(|year| is_within(usize::from(year), value)),
        Value::Missing => values(credit, facet).contains(&FacetValue::Missing(facet)),
        Value::Text(_) => {
            let meant = resolve(credit.catalog(), facet, value);
            values(credit, facet).iter().any(|own| meant.contains(own))
        }
    }
}

fn is_within(number: usize, range: &Value) -> bool {
    let Value::Range(from, to) = range else { return false };
    from.is_none_or(|from| usize::from(from) <= number)
        && to.is_none_or(|to| number <= usize::from(to))
}
