//! Why a credit matched: what to mark in its texts, and the key of a clever match.

use std::ops::Range;

use super::place::Place;
use super::rank::{self, Answer};
use super::runs::{Run, Runs, Scope};
use super::{is_plain, loose, plain_words};
use crate::catalog::{Catalog, CreditId, CreditRef, PlatformRef};
use crate::model::Country;
use crate::names::keys::Source;
use crate::names::marks::marks;
use crate::names::{Hit, Reading};
use crate::query::TextTerm;

/// Which text of a credit matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The platforms' English names, joined by `, `.
    Platform,
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

/// Why a listed credit matched. Cost: some 50 µs; ask for visible rows only.
#[must_use]
pub fn explain(catalog: &Catalog, terms: &[TextTerm], id: CreditId) -> Explanation {
    let credit = catalog.credit(id);
    let scope = Scope::Credit(credit);
    let mut explanation = Explanation::default();
    let words = plain_words(terms);
    let mut runs = Runs::new(scope, &words);
    if !words.is_empty() {
        let certain = best(&runs, credit).is_some_and(|answer| answer.score.is_certain());
        if !certain {
            runs.loosen(scope);
        }
        best(&runs, credit).iter().for_each(|answer| explanation.add(credit, answer));
    }
    for term in terms.iter().filter(|term| !term.excluded && !is_plain(term)) {
        let run = Run::literal(scope, term);
        if let Some(answer) = rank::answer(&[&run], credit) {
            explanation.add(credit, &answer);
        }
    }
    explanation
}

fn best<'r>(runs: &'r Runs, credit: CreditRef<'_>) -> Option<Answer<'r>> {
    let divisions = runs.divisions().into_iter();
    divisions
        .filter_map(|division| rank::answer(&division.runs, credit))
        .max_by_key(|answer| answer.score)
}

impl Explanation {
    fn add(&mut self, credit: CreditRef<'_>, answer: &Answer<'_>) {
        for &(run, place, hit) in &answer.hits {
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
            let names: Vec<&str> = project.platforms().map(PlatformRef::en).collect();
            vec![(Part::Platform, names.join(", "))]
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

/// What of a text a run stands for, in bytes.
fn marked(run: &Run, hit: Hit, text: &str) -> Vec<Range<usize>> {
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
