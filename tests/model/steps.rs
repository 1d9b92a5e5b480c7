//! What a user does: keys, alone and in phrases, pastes, new window sizes, and what the world says.

use std::fmt;
use std::sync::LazyLock;

use kactors::ui::{BINDINGS, Key};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// One thing that happens.
#[derive(Clone, PartialEq)]
pub enum Step {
    Press(Key),
    Paste(String),
    Resize(u16, u16),
    /// What is asked of the world from now on succeeds, fails, or finds the target there.
    World(World),
}

/// Short, so that a story can be read.
impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Press(key) => write!(f, "{key}"),
            Step::Paste(text) => write!(f, "paste {text:?}"),
            Step::Resize(width, height) => write!(f, "{width}×{height}"),
            Step::World(world) => write!(f, "{world:?}"),
        }
    }
}

/// How the world answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum World {
    Kind,
    Failing,
    Occupied,
}

/// Every key that is bound somewhere.
pub static BOUND: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let bindings = BINDINGS.iter().flat_map(|(_, bindings)| *bindings);
    let keys = bindings.flat_map(|binding| binding.keys.split(' '));
    keys.map(|key| Key::named(key).expect(key)).collect()
});

/// The ten or so keys with which most is done.
const USUAL: [&str; 24] = [
    "j", "k", "G", "space", "space", "-", "&", "x", "a", "I", "u", "u", "U", "s", "S", "[", "]",
    "Tab", "Tab", "Enter", "Esc", "f", "/", "\\",
];

const WORDS: [&str; 34] = [
    "kim",
    "han hyo",
    "한",
    "ㅎㅎㅈ",
    "the",
    "zzzz",
    "-kim",
    "country:jp",
    "country:",
    "c:us,th",
    "-country:us",
    "year:2015..",
    "year:none",
    "platform:none",
    "platform:p0",
    "group:none",
    "actor:a0,a1",
    "also:country:us",
    "is:marked",
    "-is:marked",
    "is:debut",
    "is:first-overseas",
    "is:coproduction",
    "co:a1",
    "sources:2..",
    "sort:-year",
    "sort:actor",
    "sort:relevance",
    "foo:x",
    "\"open",
    "key:a0/t0",
    "^kim",
    "kim$",
    "2015",
];

/// Some steps that belong together.
pub fn gesture() -> impl Strategy<Value = Vec<Step>> {
    prop_oneof![
        30 => select(&USUAL[..]).prop_map(|name| vec![press(name)]),
        20 => any::<prop::sample::Index>()
            .prop_map(|at| vec![Step::Press(BOUND[at.index(BOUND.len())])]),
        8 => vec(select(&WORDS[..]), 1..4).prop_map(|words| ask(&words.join(" "))),
        3 => select(&WORDS[..]).prop_map(typed),
        2 => vec(any::<char>(), 1..4)
            .prop_map(|chars| chars.into_iter().map(|c| Step::Press(letter(c))).collect()),
        1 => "\\PC{0,12}|.{0,12}".prop_map(|text| vec![Step::Paste(text)]),
        4 => size().prop_map(|(width, height)| vec![Step::Resize(width, height)]),
        2 => select(vec![World::Kind, World::Failing, World::Occupied])
            .prop_map(|world| vec![press("e"), Step::World(world), press("Enter")]),
    ]
}

/// From nothing to more than any screen; mostly such as there are.
pub fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        8 => (12..130_u16, 4..45_u16),
        3 => select(vec![(120, 40), (80, 24), (40, 10), (12, 4)]),
        2 => (0..16_u16, 0..8_u16),
        1 => (0..=300_u16, 0..=100_u16),
    ]
}

/// A visit to the query line.
fn ask(text: &str) -> Vec<Step> {
    let visit = [press("/")].into_iter().chain(typed(text));
    visit.chain([press(if text.len().is_multiple_of(2) { "Enter" } else { "Esc" })]).collect()
}

fn typed(text: &str) -> Vec<Step> {
    text.chars().map(|c| Step::Press(letter(c))).collect()
}

fn press(name: &str) -> Step {
    Step::Press(Key::named(name).expect(name))
}

fn letter(c: char) -> Key {
    Key::from(c)
}
