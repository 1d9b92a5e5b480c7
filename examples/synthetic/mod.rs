//! A synthetic data set: what it holds, from a size and a seed.
//!
//! Skewed as real ones are: a few actors with hundreds of credits, many with one; a few countries
//! and platforms with most projects. Names in several scripts belong together.

mod random;
mod words;
mod write;

use std::collections::{HashMap, HashSet};

use random::Random;
use words::{
    CALLINGS, COUNTRIES, FAMILIES, GIVEN, PLACES, QUALITIES, SURNAMES, SYLLABLES, Syllable, THINGS,
};

/// How many platforms there are.
const PLATFORMS: usize = 200;

/// How many characters there are to be played, each a name of its own.
const CHARACTERS: usize = 260_000;

pub struct Set {
    actors: Vec<Actor>,
    platforms: Vec<Platform>,
    projects: Vec<Project>,
}

struct Actor {
    key: String,
    en: String,
    ko: String,
    ja: String,
    zh: Option<String>,
    alias: Option<String>,
    disambiguation: Option<String>,
}

struct Platform {
    key: String,
    en: String,
    ja: Option<String>,
    kind: &'static str,
    country: &'static str,
}

struct Project {
    key: String,
    en: String,
    original: Option<String>,
    ko: Option<String>,
    kind: &'static str,
    countries: Vec<&'static str>,
    platform: usize,
    released: String,
    status: &'static str,
    sources: Vec<String>,
    cast: Vec<Credit>,
}

struct Credit {
    actor: usize,
    character: Option<String>,
    billing: &'static str,
    note: Option<&'static str>,
    source: Option<String>,
}

impl Set {
    /// A set of exactly so many credits.
    pub fn of(credits: usize, seed: u64) -> Set {
        let mut random = Random::new(seed);
        // A small set has comparatively many actors, and enough for its largest cast.
        let count = (credits * 6 / 100).max((credits / 5).min(400)).max(credits.min(60)).max(1);
        let actors = actors(count, &mut random);
        let platforms = platforms(&mut random);
        let projects = projects(credits, actors.len(), &mut random);
        Set { actors, platforms, projects }
    }

    /// `10000 credits, 600 actors, …`.
    pub fn size_in_words(&self) -> String {
        let credits = || self.projects.iter().flat_map(|project| &project.cast);
        let characters: HashSet<_> = credits().map(|credit| &credit.character).collect();
        format!(
            "{} credits, {} actors, {} projects, {} distinct characters, {} platforms",
            credits().count(),
            self.actors.len(),
            self.projects.len(),
            characters.len(),
            self.platforms.len(),
        )
    }
}

fn actors(count: usize, random: &mut Random) -> Vec<Actor> {
    let mut keys = Keys::default();
    let mut actors: Vec<Actor> = (0..count).map(|_| actor(&mut keys, random)).collect();
    actors.sort_by(|a, b| a.key.cmp(&b.key));
    actors
}

fn actor(keys: &mut Keys, random: &mut Random) -> Actor {
    let family = FAMILIES[random.skewed(FAMILIES.len(), 4)];
    let (first, second) = (*random.pick(SYLLABLES), *random.pick(SYLLABLES));
    let (en, ko) = (latin(family, first, second), [family.0, first.0, second.0].concat());
    let (key, is_namesake) = keys.fresh(&en);
    let alias = format!("{} {}{}", family.1, capital(first.1), second.1);
    let year = 1950 + random.below(55);
    Actor {
        key,
        en,
        ko,
        ja: format!("{}・{}{}", family.2, first.2, second.2),
        zh: random.chance(30).then(|| [family.3, first.3, second.3].concat()),
        alias: random.chance(20).then_some(alias),
        disambiguation: is_namesake.then(|| format!("born {year}")),
    }
}

/// `Han Hyo-joo`.
fn latin(family: Syllable, first: Syllable, second: Syllable) -> String {
    format!("{} {}-{}", family.1, capital(first.1), second.1)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn platforms(random: &mut Random) -> Vec<Platform> {
    let mut keys = Keys::default();
    (0..PLATFORMS)
        .map(|at| {
            let (thing, place) = (THINGS[at % THINGS.len()], PLACES[at / 4 % PLACES.len()]);
            let (kind, en, ja) = match at % 4 {
                0 => ("Streamer", format!("{}+", thing.0), None),
                1 => ("Broadcaster", format!("{} {} TV", place.0, thing.0), Some("テレビ")),
                2 => ("Cinema", format!("{} {} Cinemas", place.0, thing.0), Some("映画館")),
                _ => ("Stage", format!("{} {} Theatre", place.0, thing.0), Some("劇場")),
            };
            let ja = ja.map(|ja| [place.1, thing.1, ja].concat());
            let country = COUNTRIES[random.skewed(COUNTRIES.len(), 1)];
            Platform { key: keys.fresh(&en).0, en, ja, kind, country }
        })
        .collect()
}

fn projects(credits: usize, actors: usize, random: &mut Random) -> Vec<Project> {
    let count = (credits * 12 / 100).max(1);
    // Every project has a cast of at least one.
    let mut sizes = vec![1; count.min(credits)];
    for _ in sizes.len()..credits {
        sizes[random.skewed(count, count / 20 + 2)] += 1;
    }
    let mut keys = Keys::default();
    sizes.into_iter().map(|size| project(size, actors, &mut keys, random)).collect()
}

fn project(size: usize, actors: usize, keys: &mut Keys, random: &mut Random) -> Project {
    let lead = COUNTRIES[random.skewed(COUNTRIES.len(), 1)];
    let (en, ja, ko) = title(random);
    let (released, status) = release(random);
    let (key, _) = keys.fresh(&en);
    let number = keys.seen.len();
    let page =
        |at| format!("https://example.org/{}/titles/{number:06}-{at}", lead.to_ascii_lowercase());
    let mut countries = vec![lead];
    if random.chance(15) {
        let other = *random.pick(COUNTRIES);
        countries.extend(Some(other).filter(|other| *other != lead));
    }
    Project {
        key,
        original: (lead == "JP" && en != ja).then_some(ja),
        ko: random.chance(40).then_some(ko),
        en,
        kind: ["Series", "Film", "Series", "Stage", "Film", "Variety", "WebSeries", "Special"]
            [random.skewed(8, 2)],
        countries,
        platform: random.skewed(PLATFORMS, 3),
        released,
        status,
        sources: (0..=random.below(2)).map(page).collect(),
        cast: cast(size, actors, random),
    }
}

/// A title in English, Japanese and Korean.
fn title(random: &mut Random) -> (String, String, String) {
    let (quality, thing) = (random.pick(QUALITIES), random.pick(THINGS));
    let en = format!("{} {}", quality.0, thing.0);
    let (ja, ko) = ([quality.1, thing.1].concat(), format!("{} {}", quality.2, thing.2));
    match random.below(4) {
        0 => (format!("The {en}"), ja, ko),
        1 => {
            let season = 2 + random.skewed(8, 1);
            (
                format!("{en} Season {season}"),
                format!("{ja} シーズン{season}"),
                format!("{ko} {season}"),
            )
        }
        _ => {
            let place = random.pick(PLACES);
            (
                format!("{en} of {}", place.0),
                format!("{}の{ja}", place.1),
                format!("{}의 {ko}", place.2),
            )
        }
    }
}

/// A date, and where a project of that date stands on the day of the set.
fn release(random: &mut Random) -> (String, &'static str) {
    if random.chance(2) {
        return ("2027".to_owned(), "Upcoming");
    }
    let year = 2025 - random.skewed(30, 6);
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let date = match random.below(6) {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    (date, "Released")
}

fn cast(size: usize, actors: usize, random: &mut Random) -> Vec<Credit> {
    let mut seen = HashSet::new();
    let mut cast = Vec::with_capacity(size);
    while cast.len() < size {
        let popular = random.skewed(actors, actors / 50);
        // Actors stand by key; steps of a prime spread the popular ones over them.
        let actor = (popular * 7_919) % actors;
        if seen.insert(actor) {
            cast.push(credit(actor, cast.len(), random));
        }
    }
    cast
}

fn credit(actor: usize, place: usize, random: &mut Random) -> Credit {
    let billing = match place {
        0 => "Lead",
        1..3 => "Main",
        _ => ["Supporting", "Guest", "Cameo", "Voice"][random.skewed(4, 1)],
    };
    let notes = ["in two episodes", "his debut abroad", "as a ghost", "a double role"];
    let page = random.below(1_000_000);
    Credit {
        actor,
        character: random.chance(92).then(|| character(random.skewed(CHARACTERS, CHARACTERS / 65))),
        billing,
        note: random.chance(3).then(|| *random.pick(&notes)),
        source: random.chance(5).then(|| format!("https://example.com/news/{page}")),
    }
}

/// The n-th character's name, no two alike: Korean, Western or Japanese, or with a calling.
fn character(number: usize) -> String {
    let (kind, n) = (number % 4, number / 4);
    let digit = |step: usize, base: usize| n / step % base;
    let given = GIVEN[digit(1, GIVEN.len())];
    let surname = SURNAMES[digit(GIVEN.len(), SURNAMES.len())];
    let rest = n / (GIVEN.len() * SURNAMES.len());
    match kind {
        0 => {
            let count = SYLLABLES.len();
            let family = FAMILIES[digit(count * count, FAMILIES.len())];
            latin(family, SYLLABLES[digit(1, count)], SYLLABLES[digit(count, count)])
        }
        1 if rest == 0 => format!("{given} {surname}"),
        1 => format!(
            "{given} {}. {surname}",
            char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0))
        ),
        2 => {
            let calling = CALLINGS[digit(1, CALLINGS.len())];
            let surname = SURNAMES[digit(CALLINGS.len(), SURNAMES.len())];
            match n / (CALLINGS.len() * SURNAMES.len()) {
                0 => format!("{calling} {surname}"),
                rest => {
                    format!("{calling} {} {surname}", GIVEN[rest % GIVEN.len()])
                        + ["", " Jr."][rest / GIVEN.len() % 2]
                }
            }
        }
        _ => {
            let (quality, thing) = (
                QUALITIES[digit(1, QUALITIES.len())],
                THINGS[digit(QUALITIES.len(), THINGS.len())],
            );
            match n / (QUALITIES.len() * THINGS.len()) {
                0 => format!("{} {}", quality.0, thing.0),
                rest => format!("{} {} {rest}", quality.0, thing.0),
            }
        }
    }
}

/// Keys given out, with how many names would have had each.
#[derive(Default)]
struct Keys {
    seen: HashSet<String>,
    again: HashMap<String, usize>,
}

impl Keys {
    /// A key for a name that no other has, and whether another name had wanted it.
    fn fresh(&mut self, name: &str) -> (String, bool) {
        let plain = key(name);
        if self.seen.insert(plain.clone()) {
            return (plain, false);
        }
        loop {
            let count = self.again.entry(plain.clone()).or_insert(1);
            *count += 1;
            let numbered = format!("{plain}-{count}");
            if self.seen.insert(numbered.clone()) {
                return (numbered, true);
            }
        }
    }
}

/// `Han Hyo-joo` → `han-hyo-joo`.
fn key(name: &str) -> String {
    let plain = name.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    plain.trim_matches('-').to_owned()
}
