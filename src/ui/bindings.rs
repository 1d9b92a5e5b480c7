//! The bindings that hold: the table of the program, and over it those of the user.

use hashbrown::{HashMap, HashSet};

use super::Context;
use super::action::Command;
use super::key::{Key, KeyCode};
use super::keymap::{BINDINGS, Binding};
use crate::config::{self, Setting};
use crate::lang::{Sentence, Text, say};
use crate::load::Problem;

/// What keys do where.
#[derive(Debug, Clone, PartialEq)]
pub struct Keymap {
    parts: Vec<(Text, Vec<Bound>)>,
    table: HashMap<(Context, Vec<Key>), Command>,
    /// What longer sequences begin with.
    beginnings: HashSet<(Context, Vec<Key>)>,
}

/// Keys and what they do where, for help and palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// The keys' names; several of one sequence with blanks between them. Empty if none is left.
    pub keys: Vec<String>,
    /// Where they do it.
    pub on: Vec<Context>,
    /// What they do.
    pub does: Command,
    /// The same in words.
    pub help: Text,
}

/// What keys that were pressed one after another mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This is to be done.
    Does(Command),
    /// They begin a longer sequence.
    Begins,
    /// Nothing; a letter is typed where something can be typed.
    Nothing,
}

/// A binding of the user's, understood.
#[derive(Debug, Clone, PartialEq)]
struct Own {
    on: Vec<Context>,
    keys: Vec<Key>,
    /// `None` frees the keys.
    does: Option<Command>,
    line: usize,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::of(&[])
    }
}

impl Keymap {
    /// The table of the program with bindings of a configuration over it, and what is wrong with
    /// those: a wrong one is left out.
    #[must_use]
    pub fn with(settings: &[Setting<config::Binding>]) -> (Keymap, Vec<Problem>) {
        let (mut own, mut problems) = (Vec::new(), Vec::new());
        for setting in settings {
            match understood(setting).and_then(|one| agrees(setting, one, &own)) {
                Ok(one) => own.push(one),
                Err(problem) => problems.push(*problem),
            }
        }
        (Keymap::of(&own), problems)
    }

    fn of(own: &[Own]) -> Keymap {
        let mut table = HashMap::new();
        for binding in all() {
            for key in keys(binding) {
                for &context in binding.on {
                    table.entry((context, vec![key])).or_insert(binding.does);
                }
            }
        }
        let mut beginnings = HashSet::new();
        for one in own {
            for &context in &one.on {
                let Some(does) = one.does else {
                    table.remove(&(context, one.keys.clone()));
                    continue;
                };
                // A key that begins a sequence does nothing by itself any more.
                for length in 1..one.keys.len() {
                    let beginning = (context, one.keys[..length].to_vec());
                    table.remove(&beginning);
                    beginnings.insert(beginning);
                }
                table.insert((context, one.keys.clone()), does);
            }
        }
        let parts = BINDINGS.iter().map(|(part, bindings)| (*part, rows(bindings, &table, own)));
        Keymap { parts: parts.collect(), table, beginnings }
    }

    /// What keys mean in a context.
    #[must_use]
    pub fn meaning(&self, context: Context, keys: &[Key]) -> Meaning {
        let place = (context, keys.to_vec());
        match self.table.get(&place) {
            Some(command) => Meaning::Does(*command),
            None if self.beginnings.contains(&place) => Meaning::Begins,
            None => Meaning::Nothing,
        }
    }

    /// The bindings, by the parts of the help.
    pub fn parts(&self) -> impl Iterator<Item = (Text, &[Bound])> {
        self.parts.iter().map(|(part, rows)| (*part, rows.as_slice()))
    }

    /// The first key of a command in a context; `None` if it has none there.
    #[must_use]
    pub fn key_of(&self, context: Context, does: Command) -> Option<&str> {
        let rows = self.parts.iter().flat_map(|(_, rows)| rows);
        let rows = rows.filter(|row| row.does == does && row.on.contains(&context));
        let mut names = rows.flat_map(|row| &row.keys).map(String::as_str);
        names.find(|name| {
            let keys: Option<Vec<Key>> = name.split(' ').map(Key::named).collect();
            keys.is_some_and(|keys| self.table.get(&(context, keys)) == Some(&does))
        })
    }
}

fn all() -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().flat_map(|(_, bindings)| *bindings)
}

/// The keys of a binding of the table.
fn keys(binding: &Binding) -> impl Iterator<Item = Key> {
    binding.keys.split(' ').filter_map(Key::named)
}

/// The rows of a part: those of the table with the keys that still do it, and the user's.
fn rows(
    bindings: &'static [Binding],
    table: &HashMap<(Context, Vec<Key>), Command>,
    own: &[Own],
) -> Vec<Bound> {
    let mut rows = Vec::new();
    for binding in bindings {
        let still = |key: &Key| {
            let does = |on: &Context| table.get(&(*on, vec![*key])) == Some(&binding.does);
            binding.on.iter().any(does)
        };
        let left: Vec<String> = keys(binding).filter(still).map(|key| key.to_string()).collect();
        let (does, help) = (binding.does, binding.help);
        rows.push(Bound { keys: left, on: binding.on.to_vec(), does, help });
        for one in own.iter().filter(|one| one.does == Some(does)) {
            let on: Vec<Context> =
                one.on.iter().copied().filter(|on| binding.on.contains(on)).collect();
            if !on.is_empty() {
                rows.push(Bound { keys: vec![named(&one.keys)], on, does, help });
            }
        }
    }
    rows
}

/// The names of keys, separated by blanks.
fn named(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A binding of the user's in our terms.
fn understood(setting: &Setting<config::Binding>) -> Result<Own, Box<Problem>> {
    let config::Binding { on, key, does } = &setting.value;
    let Some(places) = places(on) else {
        return Err(Box::new(setting.unknown(on, Text("place", "위치", "場所"), place_words())));
    };
    let keys: Option<Vec<Key>> = key.split(' ').map(Key::named).collect();
    let Some(keys) = keys else {
        let help = Text(
            "keys are written as in the help: `x`, `C-x`, `F5`, `PgDn`, `space`; several, \
             pressed one after another, with blanks between them",
            "키는 도움말처럼 씁니다: `x`, `C-x`, `F5`, `PgDn`, `space`. 이어서 누르는 키는 \
             사이를 띄웁니다",
            "キーはヘルプのとおりに書きます: `x`、`C-x`、`F5`、`PgDn`、`space`。続けて押すキーは\
             間を空けます",
        );
        let message = Sentence::told(|lang| {
            say!(
                lang,
                "`{key}` is no key",
                "`{key}`: 키가 아닙니다",
                "`{key}`というキーはありません"
            )
        });
        return Err(Box::new(setting.problem(message, Some(help.into()))));
    };
    if keys.iter().any(|key| Some(*key) == Key::with_ctrl(KeyCode::Char('c'))) {
        let message =
            Text("`C-c` always leaves", "`C-c`는 언제나 종료입니다", "`C-c`はいつでも終了です");
        return Err(Box::new(setting.problem(message, None)));
    }
    if let Some((key, sent)) = keys.iter().find_map(|key| Some((key, key.sent_as()?))) {
        let message = Sentence::told(|lang| {
            say!(
                lang,
                "`{key}` cannot be told from `{sent}`: terminals send the same for both",
                "`{key}`: 터미널에서 `{sent}` 키와 구별되지 않습니다",
                "`{key}`は端末では`{sent}`と区別できません"
            )
        });
        return Err(Box::new(setting.problem(message, None)));
    }
    if does == "none" {
        return Ok(Own { on: places, keys, does: None, line: setting.place.line });
    }
    let Some(does) = Command::named(does) else {
        let known = all().map(|binding| binding.does.word()).chain(["none"]);
        return Err(Box::new(setting.unknown(does, Text("action", "동작", "操作"), known)));
    };
    let is_known_on =
        |on: &Context| all().any(|binding| binding.does == does && binding.on.contains(on));
    let on: Vec<Context> = places.into_iter().filter(is_known_on).collect();
    let Some(first) = on.first() else {
        let does = does.word();
        let message = Sentence::told(|lang| {
            say!(
                lang,
                "`{does}` does nothing there",
                "`{does}`: 그 위치에서는 하는 일이 없습니다",
                "`{does}`はその場所では何もしません"
            )
        });
        let places: Vec<&str> =
            Context::ALL.into_iter().filter(is_known_on).map(Context::word).collect();
        let places = places.join(", ");
        let help = Sentence::told(|lang| {
            say!(
                lang,
                "it does something in: {places}",
                "쓸 수 있는 위치: {places}",
                "使える場所: {places}"
            )
        });
        return Err(Box::new(setting.problem(message, Some(help))));
    };
    if keys[0].is_typed() && on.iter().any(|on| on.is_line()) {
        let (key, place) = (&keys[0], first.word());
        let message = Sentence::told(|lang| {
            say!(
                lang,
                "`{key}` is typed in the place `{place}`",
                "`{place}`에서 `{key}`는 입력하는 글자입니다",
                "`{place}`では`{key}`は入力する文字です"
            )
        });
        let help = Text(
            "use a key with C-, or one that types nothing",
            "C-가 붙은 키나 글자가 아닌 키를 씁니다",
            "C-の付くキーか文字でないキーを使います",
        );
        return Err(Box::new(setting.problem(message, Some(help.into()))));
    }
    Ok(Own { on, keys, does: Some(does), line: setting.place.line })
}

/// That a binding does not contradict those before it.
fn agrees(
    setting: &Setting<config::Binding>,
    one: Own,
    before: &[Own],
) -> Result<Own, Box<Problem>> {
    let clash = before.iter().find(|other| {
        let meets = other.on.iter().any(|on| one.on.contains(on));
        let longer = one.keys.len() != other.keys.len();
        let starts = one.keys.starts_with(&other.keys) || other.keys.starts_with(&one.keys);
        meets && starts && (longer || one.does != other.does)
    });
    let Some(other) = clash else { return Ok(one) };
    let same_length = one.keys.len() == other.keys.len();
    let (own, keys, line) = (named(&one.keys), named(&other.keys), other.line);
    let message = Sentence::told(|lang| {
        if same_length {
            say!(
                lang,
                "`{own}` is bound already on line {line}",
                "`{own}`: {line}행에서 이미 정했습니다",
                "`{own}`は{line}行目で設定済みです"
            )
        } else {
            say!(
                lang,
                "`{own}` and `{keys}` on line {line} begin with the same keys",
                "`{own}`, {line}행의 `{keys}`: 같은 키로 시작합니다",
                "`{own}`と{line}行目の`{keys}`は同じキーで始まります"
            )
        }
    });
    let help =
        Text("one of them has to go", "둘 중 하나를 지워야 합니다", "どちらか一方を消してください");
    Err(Box::new(setting.problem(message, Some(help.into()))))
}

/// The contexts of a place or a group of places.
fn places(word: &str) -> Option<Vec<Context>> {
    let all = |is: fn(Context) -> bool| Context::ALL.into_iter().filter(|on| is(*on)).collect();
    match word {
        "everywhere" => Some(Context::ALL.to_vec()),
        "lines" => Some(all(Context::is_line)),
        "lists" => Some(all(|on| !on.is_line())),
        "panes" => Some(vec![Context::Table, Context::Facet]),
        _ => Context::ALL.into_iter().find(|on| on.word() == word).map(|on| vec![on]),
    }
}

/// The words of places and of groups of places.
fn place_words() -> impl Iterator<Item = &'static str> {
    Context::ALL.into_iter().map(Context::word).chain(["panes", "lists", "lines", "everywhere"])
}
