//! Layers of entries → one linked data set: what the parser cannot see is found here.

mod flow;
mod layers;
mod report;
mod values;

use std::borrow::Cow;

use hashbrown::HashMap;

use super::entry::{ActorEntry, ClaimEntry, CreditEntry, PlatformEntry, Written};
use super::keyed::Positions;
use super::parse::{Entries, Entry, Place, ProjectWithPlaces};
use super::problem::{Places, Problem, readable};
use super::progress::Progress;
use crate::lang::vocabulary::meant;
use crate::lang::{self, Sentence, say};
use crate::model::{
    Actor, Claim, Country, Credit, DataSet, Date, Evidence, Origin, Platform, Project, Source,
    Status, Title,
};
use crate::names::nearest;
use layers::{Joined, repeated};
use report::{KeyOf, Spot, Unknown};

/// Joins the layers, first to last, and links what stands in them. `begin` takes in all but the
/// projects, and about how many credits there will be; `add` takes the projects in, some at a time,
/// in no order that means anything. Gives what took them in, and all that is wrong.
pub fn link<'t, R: Send>(
    places: &[Places<'t>],
    layers: Vec<Entries<'t>>,
    progress: &Progress,
    begin: impl FnOnce(DataSet, usize) -> R,
    add: impl Fn(&mut R, &[Project<'t>]) + Sync,
) -> (R, Vec<Problem>) {
    let mut linker = Linker::new(places);
    let Joined { as_of, actors, platforms, claims, projects } = linker.join(layers, progress);
    let spots: Vec<Spot> = actors.values.iter().map(|(_, entry)| Spot::of(entry)).collect();
    let actors: Vec<Actor> = actors.values.into_iter().map(|(_, e)| linker.actor(e)).collect();
    let platforms: Vec<Platform> =
        platforms.values.into_iter().map(|(_, e)| linker.platform(e)).collect();
    let claims = claims.values.into_iter().map(|(_, e)| linker.claim(e)).collect();
    linker.namesakes(&actors, &spots);
    let known = Known::of(&actors, &platforms, as_of);
    // Of those that no origin can name the rows have no file.
    let files = places.iter().take(NO_FILE.into()).map(|places| places.path().to_owned()).collect();
    let head = DataSet { as_of, files, actors, platforms, claims, projects: Vec::new() };
    let mut receiver = begin(head, projects.credits());
    flow::pass(&mut linker, &known, projects, progress, |projects| add(&mut receiver, projects));
    known.suggest(&mut linker);
    (receiver, linker.problems)
}

/// What links may point to.
struct Known {
    actors: Positions,
    platforms: Positions,
    as_of: Option<Date>,
}

impl Known {
    fn of(actors: &[Actor], platforms: &[Platform], as_of: Option<Date>) -> Self {
        Known {
            actors: Positions::of(actors.iter().map(|actor| actor.key.as_str())),
            platforms: Positions::of(platforms.iter().map(|platform| platform.key.as_str())),
            as_of,
        }
    }

    /// Says of the first unknown keys which known ones are near.
    fn suggest(&self, linker: &mut Linker) {
        for Unknown { problem, key, of } in linker.unknown.iter().take(SUGGESTED) {
            let near = |near| readable(Sentence::told(|lang| meant(near, lang)));
            linker.problems[*problem].help = match of {
                KeyOf::Actor => nearest(key, self.actors.keys()).map(near),
                KeyOf::Platform => nearest(key, self.platforms.keys()).map(near),
                KeyOf::Country => Country::named(key).map(country_meant),
            };
        }
    }
}

fn country_meant(country: Country) -> Sentence {
    Sentence::told(|lang| {
        let name = country.name_in(lang.word());
        say!(
            lang,
            "did you mean `{country}`, {name}?",
            "`{country}`({name})입니까?",
            "`{country}`({name})ですか?"
        )
    })
}

/// For how many unknown keys a near one is looked for: each is compared with all there are.
const SUGGESTED: usize = 100;

/// The number of no file: so many can be told from each other.
const NO_FILE: u16 = u16::MAX;

/// Links entries and gathers what is wrong with them.
struct Linker<'p, 't> {
    places: &'p [Places<'t>],
    problems: Vec<Problem>,
    unknown: Vec<Unknown>,
}

impl<'p, 't> Linker<'p, 't> {
    fn new(places: &'p [Places<'t>]) -> Self {
        Linker { places, problems: Vec::new(), unknown: Vec::new() }
    }

    /// Takes over what another has found.
    fn append(&mut self, mut other: Linker<'_, '_>) {
        if other.problems.is_empty() {
            return;
        }
        let before = self.problems.len();
        self.problems.append(&mut other.problems);
        let unknown = other.unknown.into_iter();
        self.unknown.extend(unknown.map(|u| Unknown { problem: u.problem + before, ..u }));
    }

    fn actor(&mut self, entry: Entry<ActorEntry<'_>>) -> Actor {
        let spot = Spot::of(&entry);
        let value = entry.value;
        Actor {
            key: value.key.0.into_owned(),
            name: self.name(value.name, &spot),
            aliases: self.texts(value.aliases, &spot).into_iter().map(Cow::into_owned).collect(),
            group: self.some_text(value.group, &spot).map(Cow::into_owned),
            disambiguation: self.some_text(value.disambiguation, &spot).map(Cow::into_owned),
        }
    }

    fn platform(&mut self, entry: Entry<PlatformEntry<'_>>) -> Platform {
        let spot = Spot::of(&entry);
        let value = entry.value;
        Platform {
            key: value.key.0.into_owned(),
            name: self.name(value.name, &spot),
            aliases: self.texts(value.aliases, &spot).into_iter().map(Cow::into_owned).collect(),
            kind: value.kind,
            country: value.country.and_then(|code| self.country(&code, &spot)),
        }
    }

    fn claim(&mut self, entry: Entry<ClaimEntry<'_>>) -> Claim {
        let spot = Spot::of(&entry);
        let value = entry.value;
        let sources = self.sources(value.sources, &spot).into_iter();
        let shows = value.shows.into_iter();
        Claim {
            key: value.key.0.into_owned(),
            text: self.text(value.text, &spot).into_owned(),
            sources: sources.map(Source::into_owned).collect(),
            shows: shows
                .map(|figure| Evidence { by: figure.by, query: figure.query.0.into_owned() })
                .collect(),
        }
    }

    fn project(&mut self, mut read: ProjectWithPlaces<'t>, known: &Known) -> Option<Project<'t>> {
        self.drop_repeated(&mut read);
        let spot = Spot::of(&read.entry);
        let value = read.entry.value;
        let (Some(title), Some(kind), Some(status)) = (value.title, value.kind, value.status)
        else {
            let missing = lang::Text(
                "the project needs `title`, `kind` and `status`, here or in a layer before",
                "작품에는 여기나 먼저 읽은 데이터에 `title`, `kind`, `status`가 있어야 합니다",
                "作品にはここか先に読んだデータに`title`、`kind`、`status`が必要です",
            );
            self.error(&spot, &value.key, missing, None);
            return None;
        };
        let countries = value.countries.unwrap_or_default();
        let released = value.released.and_then(|text| Some((self.date(&text, &spot)?, text)));
        if let Some((released, text)) = &released {
            self.status_against_date(status, (*released, text), known.as_of, &spot);
        }
        if countries.is_empty() {
            let message = lang::Text(
                "the project names no producing country",
                "작품에 제작국이 없습니다",
                "作品に製作国がありません",
            );
            self.warning(&spot, &value.key, message);
        }
        let sources = self.sources(value.sources.unwrap_or_default(), &spot);
        known.actors.fetch(value.cast.iter().map(|credit| &*credit.actor));
        let cast = value.cast.into_iter().zip(read.places);
        Some(Project {
            title: Title {
                en: self.given_text(title.en, &spot),
                original: self.some_text(title.original, &spot),
                ko: self.some_text(title.ko, &spot),
            },
            aliases: self.texts(value.aliases.unwrap_or_default(), &spot),
            series: self.some_text(value.series, &spot),
            kind,
            countries: self.countries(&countries, &spot),
            platforms: self.platforms(value.platforms.unwrap_or_default(), known, &spot),
            released: released.map(|(date, _)| date),
            status,
            cast: cast
                .filter_map(|(credit, place)| self.credit(credit, place, known, &sources))
                .collect(),
            sources,
            key: value.key.0,
        })
    }

    fn credit(
        &mut self,
        value: CreditEntry<'t>,
        Place { file, span, line }: Place,
        known: &Known,
        project_sources: &[Source<'t>],
    ) -> Option<Credit<'t>> {
        let spot = Spot { file, span };
        let Some(actor) = known.actors.get(&value.actor) else {
            let key: &str = &value.actor;
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "no actor has the key `{key}`",
                    "키가 `{key}`인 배우가 없습니다",
                    "キーが`{key}`の俳優がいません"
                )
            });
            self.unknown(&spot, &value.actor, message, KeyOf::Actor);
            return None;
        };
        let sources = self.sources(value.sources, &spot);
        if sources.is_empty() && project_sources.is_empty() {
            let message = lang::Text(
                "no source supports this credit",
                "이 출연의 출처가 없습니다",
                "この出演の出典がありません",
            );
            self.warning(&spot, &value.actor, message);
        }
        Some(Credit {
            character: self.some_text(value.character, &spot),
            billing: value.billing,
            year: value.year.filter(|year| self.year_is_possible(*year, &spot)),
            note: self.some_text(value.note, &spot),
            sources,
            origin: Origin { file: u16::try_from(spot.file).unwrap_or(NO_FILE), line },
            actor,
        })
    }

    /// The platforms that are known; one that stands there again is reported.
    fn platforms(
        &mut self,
        mut keys: Vec<Written<'t>>,
        known: &Known,
        spot: &Spot,
    ) -> Vec<Cow<'t, str>> {
        keys.retain(|key| self.platform_is_known(key, known, spot));
        for (_, again) in repeated(&keys, |key: &Written<'_>| key) {
            self.stands_again(spot, &keys[again]);
        }
        keys.into_iter().map(|key| key.0).collect()
    }

    fn platform_is_known(&mut self, key: &str, known: &Known, spot: &Spot) -> bool {
        let is_known = known.platforms.get(key).is_some();
        if !is_known {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "no platform has the key `{key}`",
                    "키가 `{key}`인 플랫폼이 없습니다",
                    "キーが`{key}`の放送・配信がありません"
                )
            });
            self.unknown(spot, key, message, KeyOf::Platform);
        }
        is_known
    }

    fn status_against_date(
        &mut self,
        status: Status,
        (released, text): (Date, &str),
        as_of: Option<Date>,
        spot: &Spot,
    ) {
        let Some(as_of) = as_of else { return };
        if status == Status::Released && released.is_surely_after(as_of) {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "released on {text}, after {as_of}, and yet `Released`",
                    "공개일({text})이 기준일({as_of})보다 뒤인데 `Released`입니다",
                    "公開日{text}が基準日{as_of}より後なのに`Released`です"
                )
            });
            self.warning(spot, text, message);
        }
        let awaited = matches!(status, Status::Upcoming | Status::Announced);
        if awaited && as_of.is_surely_after(released) {
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "its date {text} lies before {as_of}, and yet `{status:?}`",
                    "날짜({text})가 기준일({as_of})보다 앞인데 `{status:?}`입니다",
                    "日付{text}が基準日{as_of}より前なのに`{status:?}`です"
                )
            });
            self.warning(spot, text, message);
        }
    }

    /// Two actors with one hangul name need something that tells them apart.
    fn namesakes(&mut self, actors: &[Actor], spots: &[Spot]) {
        let mut by_name: HashMap<&str, &Actor> = HashMap::with_capacity(actors.len());
        for (actor, spot) in actors.iter().zip(spots) {
            let Some(ko) = actor.name.ko.as_deref() else { continue };
            if actor.disambiguation.is_some() {
                continue;
            }
            let Some(first) = by_name.insert(ko, actor) else { continue };
            let (first, second) = (&first.key, &actor.key);
            let message = Sentence::told(|lang| {
                say!(
                    lang,
                    "`{first}` and `{second}` are both {ko}, and neither has a `disambiguation`",
                    "두 배우 `{first}`, `{second}`의 이름이 모두 {ko}인데 `disambiguation`이 없습니다",
                    "`{first}`と`{second}`の名前がどちらも{ko}なのに`disambiguation`がありません"
                )
            });
            self.warning(spot, &actor.key, message);
        }
    }
}
