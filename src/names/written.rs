//! A name as it is written, in every form and spelling: what its keys are made of.

use hashbrown::HashSet;

use super::kana;
use super::keys::{Part, Source, TitleName};
use super::spelling::Spelling;
use super::words::{Words, is_all_kana};

/// The forms and spellings of one name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The name as it stands in each script, in both orders; no text twice in one order.
    pub(super) forms: Vec<Form>,
    /// How its family name is written, whatever the given name.
    pub(super) families: Vec<String>,
    /// Its loose katakana, in both orders.
    pub(super) kana: Vec<Form>,
    /// How the whole is written in Latin letters.
    pub(super) spellings: Vec<Spelling>,
}

/// A whole name or title in one script and order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) words: Words,
    /// [`Part::Name`], [`Part::NameTurned`] or [`Part::Title`].
    pub(super) part: Part,
    /// For [`Part::NameTurned`]: the characters before the turn, else 0.
    pub(super) pivot: u8,
    pub(super) source: Source,
}

/// So few forms are looked through sooner than hashed.
const FEW: usize = 100;

/// Longer texts, in bytes, are no names; their keystrokes would not fit a key.
pub const LONGEST: usize = 12_000;

impl Written {
    /// Adds a form, unless it is empty or there already.
    pub(super) fn form(&mut self, words: Words, part: Part, pivot: usize, source: Source) {
        add(&mut self.forms, words, part, (pivot, source));
    }

    /// Adds the loose katakana of a text, if it is one of kana.
    pub(super) fn kana_of(&mut self, squashed: &str, part: Part, pivot: usize, source: Source) {
        if is_all_kana(squashed) {
            let given: String = squashed.chars().take(pivot).collect();
            let pivot = kana::loose(&given).chars().count();
            self.loose_kana(kana::loose(squashed), part, pivot, source);
        }
    }

    /// Adds loose katakana.
    pub(super) fn loose_kana(&mut self, loose: String, part: Part, pivot: usize, source: Source) {
        let words = Words { squashed: loose, ..Words::default() };
        add(&mut self.kana, words, part, (pivot, source));
    }

    /// A title in all its forms.
    pub(super) fn title(name: &TitleName<'_>) -> Self {
        let mut written = Self::default();
        let texts = [
            (Some(name.en), Source::Display),
            (name.original, Source::Original),
            (name.ko, Source::Korean),
        ];
        for (text, source) in texts.into_iter().chain(aliases(&name.aliases)) {
            if let Some(text) = text {
                written.form(Words::of(text), Part::Title, 0, source);
            }
        }
        written.distinct()
    }

    /// A name that is matched by its words only, in all its texts.
    pub(super) fn label<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut written = Self::default();
        for (text, at) in texts.into_iter().zip(0..) {
            written.form(Words::of(text), Part::Title, 0, Source::alias(at));
        }
        written.distinct()
    }

    /// Without the forms that are there twice, which were not looked for among many.
    pub(super) fn distinct(mut self) -> Self {
        for forms in [&mut self.forms, &mut self.kana] {
            if forms.len() > FEW {
                let mut known = HashSet::with_capacity(forms.len());
                forms.retain(|form| known.insert((form.part, form.words.squashed.clone())));
            }
        }
        self
    }
}

/// Aliases with their sources.
pub(super) fn aliases<'a>(aliases: &[&'a str]) -> impl Iterator<Item = (Option<&'a str>, Source)> {
    aliases.iter().enumerate().map(|(at, alias)| (Some(*alias), Source::alias(at)))
}

fn add(forms: &mut Vec<Form>, words: Words, part: Part, (pivot, source): (usize, Source)) {
    let known = |form: &Form| form.part == part && form.words.squashed == words.squashed;
    let length = words.squashed.len();
    if length > 0 && length <= LONGEST && (forms.len() > FEW || !forms.iter().any(known)) {
        let pivot = u8::try_from(pivot).unwrap_or(u8::MAX);
        forms.push(Form { words, part, pivot, source });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_any_number_of_texts_each_is_there_once() {
        for count in [1, FEW - 1, FEW, FEW + 1, 3 * FEW] {
            let texts: Vec<String> = (0..count).map(|at| format!("Name {at}")).collect();
            let again = texts.iter().chain(&texts).map(String::as_str);
            let forms = Written::label(again).forms;
            let sources: Vec<Source> = forms.iter().map(|form| form.source).collect();
            let firsts: Vec<Source> = (0..count).map(Source::alias).collect();
            assert_eq!(sources, firsts);
        }
    }
}
