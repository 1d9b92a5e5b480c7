//! Why a credit matched: what to mark in its texts, and the key of a clever match.

use std::ops::Range;

use super::literal::Literal;
use super::loose::{self, Loosely};
use super::place::Place;
use super::rank::{Score, one_field, several_fields};
use super::reach::{YEAR, year};
use super::runs::Runs;
use super::worth::Worth;
use super::{is_plain, plain_words};
use crate::catalog::{Catalog, CreditId, CreditRef};
use crate::model::Country;
use crate::names::keys::{Key, Source};
use crate::names::marks::marks;
use crate::names::matching::hit;
use crate::names::typo::Mistyped;
use crate::names::{Hit, LONGEST, NameKeys, Probe, Reading, Script};
use crate::query::TextTerm;

/// Which text of a credit matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The actor's Latin name.
    ActorEn,
    /// The actor's name in hangul.
    ActorKo,
    /// The actor's name as Japan writes it.
    ActorJa,
    /// The actor's name in hanzi.
    ActorZh,
    /// The project's English title.
    Title,
    /// The project's original title.
    Original,
    /// The project's Korean title.
    TitleKo,
    /// The character.
    Role,
    /// The platforms' names in a script, joined by `, `.
    Platform(Script),
    /// The countries' codes, joined by spaces.
    Country,
    /// The year.
    Year,
}

/// Why a credit matched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The bytes of each text that matched, sorted, none overlapping.
    pub highlights: Vec<(Part, Vec<Range<usize>>)>,
    /// The name and the words that found it, where that is not plain to see: `배두나 ← ㅂㄷㄴ`.
    pub why: Option<String>,
}

/// Why a listed credit matched. Cost: the keys of its names made once, some 20 µs, and 1 µs for each
/// run of the words; of an actor with hundreds of aliases a hundred times as much. Ask for visible
/// rows only.
#[must_use]
pub fn explain(catalog: &Catalog, terms: &[TextTerm], id: CreditId) -> Explanation {
    let credit = catalog.credit(id);
    let mut explanation = Explanation::default();
    let words = plain_words(terms);
    let names = names_of(credit);
    if !words.is_empty() {
        let mut runs = Runs::new(&words, |words| Run::new(credit, &names, words));
        if !best(&runs).is_some_and(|answer| answer.score.is_certain()) {
            runs.all_mut().for_each(|run| run.loosen(&names));
        }
        best(&runs).iter().for_each(|answer| explanation.add(credit, answer));
    }
    for term in terms.iter().filter(|term| !term.excluded && !is_plain(term)) {
        let run = Run::literal(&names, term);
        answer(&[&run]).iter().for_each(|answer| explanation.add(credit, answer));
    }
    explanation
}

/// A run looked up in the names of one credit.
struct Run {
    /// The words as typed.
    words: String,
    probe: Probe,
    /// The best hit in each place, in the order of [`Place::ALL`].
    hits: [Option<Hit>; Place::ALL.len()],
}

/// The keys of all that a credit is found by, each with its place.
fn names_of(credit: CreditRef<'_>) -> Vec<(Place, NameKeys)> {
    let mut names = Vec::new();
    for place in Place::NAMED {
        let Some(index) = place.index(credit.catalog().names()) else { continue };
        place.for_each_position(credit, |at| names.push((place, index.keys(at))));
    }
    names
}

impl Run {
    fn new(credit: CreditRef<'_>, names: &[(Place, NameKeys)], words: &str) -> Run {
        let mut run = Run::empty(words);
        let probe = Probe::new(words);
        run.look_up(names, |key| hit(&probe, key));
        if let Some(other) = probe.left_on.as_deref().filter(|_| !run.finds_something()) {
            run.look_up(names, |key| hit(other, key).map(Hit::on_other_layout));
        }
        if credit.year().is_some() && credit.year() == year(words) {
            run.hits[Place::Year as usize] = Some(YEAR);
        }
        Run { probe, ..run }
    }

    fn literal(names: &[(Place, NameKeys)], term: &TextTerm) -> Run {
        let mut run = Run::empty(&term.text);
        if let Some(literal) = Literal::of(term) {
            run.look_up(names, |key| literal.hit(key).filter(|_| key.is_as_written()));
        }
        Run { probe: Probe::new(&term.text), ..run }
    }

    fn empty(words: &str) -> Run {
        let hits = [None; Place::ALL.len()];
        Run { words: words.to_owned(), probe: Probe::default(), hits }
    }

    fn loosen(&mut self, names: &[(Place, NameKeys)]) {
        // Only persons and titles are looked for loosely.
        let end = names.partition_point(|(place, _)| *place < Place::Role);
        let (names, probe) = (&names[..end], std::mem::take(&mut self.probe));
        if let Some(mistyped) = Mistyped::new(&probe) {
            self.look_up(names, |key| mistyped.hit(key));
        }
        if let Some(loosely) = Loosely::of(&probe) {
            self.look_up(names, |key| loosely.hit(key).filter(|_| key.is_as_written()));
        }
        self.probe = probe;
    }

    fn look_up(&mut self, names: &[(Place, NameKeys)], judge: impl Fn(&Key<'_>) -> Option<Hit>) {
        for (place, keys) in names {
            let best = &mut self.hits[*place as usize];
            for hit in keys.iter().filter_map(|key| judge(&key)) {
                if best.is_none_or(|best| Worth::of(hit, *place) > Worth::of(best, *place)) {
                    *best = Some(hit);
                }
            }
        }
    }

    fn finds_something(&self) -> bool {
        self.hits.iter().any(Option::is_some)
    }

    fn worth(&self, place: Place) -> Worth {
        self.hits[place as usize].map_or(Worth::NONE, |hit| Worth::of(hit, place))
    }

    /// The place of the best hit.
    fn best_place(&self) -> Place {
        Place::ALL.into_iter().max_by_key(|&place| self.worth(place)).unwrap_or(Place::Actor)
    }
}

/// One way in which a credit answers: for each run of a division where it hits.
struct Answer<'r> {
    score: Score,
    hits: Vec<(&'r Run, Place)>,
}

fn best(runs: &Runs<Run>) -> Option<Answer<'_>> {
    let divisions = runs.divisions(|_: Option<&()>, run| run.finds_something().then_some(()));
    divisions
        .into_iter()
        .filter_map(|division| answer(&division.runs))
        .max_by_key(|answer| answer.score)
}

/// How a credit answers the runs of one division: in one field, else in several.
fn answer<'r>(runs: &[&'r Run]) -> Option<Answer<'r>> {
    let in_place = |place: Place| {
        let hits: Vec<Worth> = runs.iter().map(|run| run.worth(place)).collect();
        let missed = hits.contains(&Worth::NONE);
        let score = if missed { Score::NONE } else { one_field(&hits, place) };
        Answer { score, hits: runs.iter().map(|&run| (run, place)).collect() }
    };
    let in_one = Place::ALL.into_iter().map(in_place).max_by_key(|answer| answer.score);
    let in_several = || {
        let hits: Vec<_> = runs.iter().map(|&run| (run, run.best_place())).collect();
        let worth = |&(run, place): &(&Run, Place)| (run.worth(place), run.probe.length);
        Answer { score: several_fields(hits.iter().map(worth)), hits }
    };
    let answer = in_one.filter(|answer| answer.score > Score::NONE).unwrap_or_else(in_several);
    (answer.score > Score::NONE).then_some(answer)
}

impl Explanation {
    fn add(&mut self, credit: CreditRef<'_>, answer: &Answer<'_>) {
        for &(run, place) in &answer.hits {
            let Some(hit) = run.hits[place as usize] else { continue };
            // Letters that were corrected are not those that were typed.
            let corrected = hit.reading == Reading::Typo;
            let mut seen = false;
            for (part, text) in texts(credit, place) {
                let ranges = marked(run, hit, &text);
                seen |= !ranges.is_empty() && is_shown(part) && !corrected;
                self.mark(part, ranges);
            }
            // What was typed in other signs than it is written in is told even where it is marked.
            let clever = hit.reading != Reading::Letters;
            let found = name(credit, place, hit.source).filter(|_| clever || !seen);
            if let Some(name) = found.filter(|name| *name != run.words) {
                self.why.get_or_insert(format!("{name} ← {}", run.words));
            }
        }
    }

    fn mark(&mut self, part: Part, ranges: Vec<Range<usize>>) {
        if ranges.is_empty() {
            return;
        }
        let known = self.highlights.iter().position(|(known, _)| *known == part);
        let at = known.unwrap_or_else(|| {
            self.highlights.push((part, Vec::new()));
            self.highlights.len() - 1
        });
        let all = &mut self.highlights[at].1;
        all.extend(ranges);
        all.sort_unstable_by_key(|range| range.start);
        all.dedup_by(|next, kept| {
            let touches = next.start <= kept.end;
            if touches {
                kept.end = kept.end.max(next.end);
            }
            touches
        });
    }
}

/// Whether a text stands in every row, so that marking it explains enough.
fn is_shown(part: Part) -> bool {
    !matches!(part, Part::ActorJa | Part::ActorZh | Part::Original | Part::TitleKo)
}

/// The texts of a credit in a place, as they are shown.
fn texts(credit: CreditRef<'_>, place: Place) -> Vec<(Part, String)> {
    let (actor, project) = (credit.actor(), credit.project());
    let present = |texts: Vec<(Part, Option<&str>)>| {
        let owned = |(part, text): (Part, Option<&str>)| Some((part, text?.to_owned()));
        texts.into_iter().filter_map(owned).collect()
    };
    match place {
        Place::Actor => present(vec![
            (Part::ActorEn, Some(actor.en())),
            (Part::ActorKo, actor.ko()),
            (Part::ActorJa, actor.ja()),
            (Part::ActorZh, actor.zh()),
        ]),
        Place::Project => present(vec![
            (Part::Title, Some(project.title())),
            (Part::Original, project.original()),
            (Part::TitleKo, project.ko()),
        ]),
        Place::Role => present(vec![(Part::Role, credit.character())]),
        Place::Platform => {
            let names = |script| -> Vec<&str> {
                project.platforms().map(|platform| platform.name_in(script)).collect()
            };
            let text = |script| (Part::Platform(script), names(script).join(", "));
            Script::ALL.map(text).to_vec()
        }
        Place::Country => {
            let codes: Vec<&str> = project.countries().iter().map(Country::code).collect();
            vec![(Part::Country, codes.join(" "))]
        }
        Place::Year => {
            credit.year().map(|year| (Part::Year, year.to_string())).into_iter().collect()
        }
        Place::Group => Vec::new(),
    }
}

/// What of a text a run stands for, in bytes; nothing of one that is too long to be searched.
fn marked(run: &Run, hit: Hit, text: &str) -> Vec<Range<usize>> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let probe = match (&run.probe.left_on, hit.reading) {
        (Some(other), Reading::WrongLayout) => other,
        _ => &run.probe,
    };
    let characters = match hit.reading {
        Reading::Abbreviation => loose::marks(probe, text),
        _ => marks(probe, text),
    };
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    characters.into_iter().map(|range| byte(range.start)..byte(range.end)).collect()
}

/// The name that a hit found.
fn name(credit: CreditRef<'_>, place: Place, source: Source) -> Option<String> {
    let (actor, project) = (credit.actor(), credit.project());
    let text = match (place, source) {
        (Place::Actor, Source::Alias(at)) => actor.aliases().nth(usize::from(at)),
        (Place::Actor, Source::Japanese | Source::Romaji | Source::RomajiBySign) => actor.ja(),
        (Place::Actor, Source::Chinese) => actor.zh(),
        (Place::Actor, Source::Korean | Source::Romanised) => actor.ko(),
        (Place::Actor, _) => Some(actor.en()),
        (Place::Project, Source::Alias(at)) => project.aliases().nth(usize::from(at)),
        (Place::Project, Source::Original) => project.original(),
        (Place::Project, Source::Korean) => project.ko(),
        (Place::Project, _) => Some(project.title()),
        (Place::Group, _) => actor.group_name(),
        (Place::Role, _) => credit.character(),
        (Place::Platform | Place::Country | Place::Year, _) => None,
    };
    text.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::Search;
    use super::*;
    use crate::query::Known;
    use crate::query::{Query, sort};

    /// How well a credit answers words, from its own names alone: the honest reference for the index.
    fn score(catalog: &Catalog, words: &[&str], id: CreditId, loosely: bool) -> Score {
        let credit = catalog.credit(id);
        let names = names_of(credit);
        let mut runs = Runs::new(words, |words| Run::new(credit, &names, words));
        if loosely {
            runs.all_mut().for_each(|run| run.loosen(&names));
        }
        best(&runs).map_or(Score::NONE, |answer| answer.score)
    }

    /// What a line of words finds, told by every credit for itself.
    fn told_by_each(catalog: &Catalog, line: &str) -> Vec<u32> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let scores = |loosely| -> Vec<Score> {
            let ids = (0..catalog.len()).map(CreditId::at);
            ids.map(|id| score(catalog, &words, id, loosely)).collect()
        };
        let strict = scores(false);
        let is_certain = strict.iter().any(|score| score.is_certain());
        let best = if is_certain { strict } else { scores(true) };
        best.into_iter().map(Score::number).collect()
    }

    #[test]
    fn every_key_finds_what_each_credit_would_answer_by_itself() {
        let catalog = crate::builtin::catalog();
        let typed = [
            "s",
            "kim",
            "lee j",
            "park min",
            "kim seoul",
            "choi 201",
            "lee 2019",
            "2019",
            "net",
            "netflix lee",
            "bae doona",
            "doona bea",
            "hnhyjo",
            "golden gardn",
            "이",
            "김지",
            "ㅂㄷㄴ",
            "ㄱ",
            "핞",
            "キム",
            "정호 도쿄",
            "rlawl",
            "rk",
            "han hyo joo",
            "xqzt",
            "a b c",
        ];
        for line in typed {
            let query = crate::query::parse(line).unwrap_or_else(|_| Query::default());
            let known = Known::default();
            let mut search = Search::new(&catalog, query.text(), &known);
            if search.is_open() {
                assert!(search.loosen(&|| false).is_some());
            }
            let hits = search.hits();
            let expected = told_by_each(&catalog, line);
            for (at, &score) in expected.iter().enumerate() {
                let id = CreditId::at(at);
                assert_eq!(
                    hits.matched.contains(at),
                    score > 0,
                    "{line}: {}",
                    catalog.credit(id).key()
                );
                assert!(
                    score == 0 || hits.score(id) == score,
                    "{line}: {}",
                    catalog.credit(id).key()
                );
            }
            let order = (query.order(), Script::Latin);
            let rows = sort::rows(&catalog, order, &hits.matched, Some(hits));
            let first = sort::first_rows(&catalog, order, &hits.matched, Some(hits));
            assert_eq!(first, rows[..rows.len().min(256)], "{line}");
        }
    }
}
