//! A query made ready once, in every reading that its script allows.

use super::hangul::{self, InitialsPattern};
use super::kana;
use super::layout;
use super::normalise::{fold, squash, words};
use super::skeleton::{skeleton, word_by_word};
use super::words::is_all_kana;

/// One string to be looked for, read in all the ways in which it can be meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Probe {
    /// Folded, words apart.
    pub spaced: String,
    /// Squashed: what is compared with the letters of names.
    pub letters: String,
    /// How many characters `letters` has.
    pub length: usize,
    /// The skeleton word by word, if the query is of Latin letters.
    pub skeleton: Option<String>,
    /// The skeleton of the letters without spaces.
    pub skeleton_squashed: Option<String>,
    /// The keystrokes, if the query is of hangul.
    pub keystrokes: Option<String>,
    /// The keystrokes that Latin letters would be on the Korean layout: as typed, and with case
    /// folded if that differs.
    pub layout_keystrokes: Vec<String>,
    /// The query as initial consonants.
    pub initials: Option<InitialsPattern>,
    /// Loose katakana, if the query is of kana.
    pub kana: Option<String>,
    /// What hangul would be on the Latin layout. To be tried only where this probe finds nothing.
    pub left_on: Option<Box<Probe>>,
}

/// Fewer letters than this typed on the Korean layout are rather hangul than a name.
const LEFT_ON_MINIMUM: usize = 3;

impl Probe {
    /// Reads `text` as typed; case matters to the wrong layout. An empty probe finds nothing.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut probe = Self::of_folded(fold(text));
        if probe.letters.is_ascii() {
            let typed: String = text.split_whitespace().collect();
            let variants = [typed.as_str(), probe.letters.as_str()];
            let mut keys: Vec<String> =
                variants.into_iter().filter_map(layout::hangul_keystrokes).collect();
            keys.dedup();
            probe.layout_keystrokes = keys;
        } else if probe.letters.chars().all(hangul::is_hangul) {
            probe.keystrokes = Some(hangul::keystrokes(&probe.letters));
            probe.initials = InitialsPattern::read(&probe.letters);
            probe.left_on = left_on(&probe.spaced).map(Box::new);
        } else if is_all_kana(&probe.letters) {
            probe.kana = Some(kana::loose(&probe.letters));
        }
        probe
    }

    /// The readings of Latin letters, which need no more than the folded text.
    fn of_folded(spaced: String) -> Self {
        let letters = squash(&spaced);
        Self {
            length: letters.chars().count(),
            skeleton: word_by_word(&spaced),
            skeleton_squashed: skeleton(&letters),
            spaced,
            letters,
            ..Self::default()
        }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The folded words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        words(&self.spaced)
    }
}

fn left_on(hangul: &str) -> Option<Probe> {
    let latin = layout::latin_letters(hangul)?;
    let meant = latin.chars().filter(|&c| c != ' ').count() >= LEFT_ON_MINIMUM
        && latin.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    meant.then(|| Probe::of_folded(latin))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn latin_letters_have_skeletons_and_perhaps_a_layout() {
        let probe = Probe::new("Bae Doo-na");
        assert_eq!(probe.letters, "baedoona");
        assert_eq!(probe.skeleton.as_deref(), Some("pEtUnA"));
        assert_eq!(probe.layout_keystrokes, Vec::<String>::new());
        assert_eq!(Probe::new("qoensk").layout_keystrokes, ["ㅂㅐㄷㅜㄴㅏ"]);
        assert_eq!(Probe::new("whgPfus").layout_keystrokes, ["ㅈㅗㅎㅖㄹㅕㄴ", "ㅈㅗㅎㅔㄹㅕㄴ"]);
    }

    #[test]
    fn hangul_has_keystrokes_initials_and_a_layout_left_on() {
        let probe = Probe::new("한ㅎㅈ");
        assert_eq!(probe.keystrokes.as_deref(), Some("ㅎㅏㄴㅎㅈ"));
        assert_eq!(probe.initials.map(|pattern| pattern.initials).as_deref(), Some("ㅎㅎㅈ"));
        let meant = Probe::new("ㅠㅁㄷ 애ㅐㅜㅁ").left_on.map(|probe| probe.spaced);
        assert_eq!(meant.as_deref(), Some("bae doona"));
    }

    #[test]
    fn a_few_keys_are_not_taken_for_a_layout_left_on() {
        assert_eq!(Probe::new("ㅋㅋㅋㅋ").left_on, None);
        assert_eq!(Probe::new("ㅠㅁ").left_on, None);
    }

    #[test]
    fn kana_is_read_loosely() {
        assert_eq!(Probe::new("ﾍﾟ･ﾄﾞｩﾅ").kana.as_deref(), Some("ペトウナ"));
    }

    proptest! {
        #[test]
        fn nothing_panics(text in any::<String>()) {
            let probe = Probe::new(&text);
            prop_assert_eq!(probe.length, probe.letters.chars().count());
        }
    }
}
