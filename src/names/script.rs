//! The scripts in which names are shown, and who comes before whom in each.
//!
//! Hangul stands in the order of its syllables (가나다), kana in that of the fifty sounds (五十音, JIS
//! X 4061). Both are what the Unicode collation of the two languages gives (CLDR `ko` and `ja`);
//! `tests/names.rs` compares them on every name of the data set. Its library, `icu_collator`, is for
//! that test only: it would make the program 1.3 MB larger, for the collations of all languages.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::hangul::is_syllable;
use super::kana::{LENGTH_MARK, is_kana, large, to_katakana, vowel};

/// A script in which names are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin letters.
    #[default]
    Latin,
    /// Hangul.
    Hangul,
    /// Katakana, or how else Japan writes a name.
    Kana,
}

impl Script {
    /// Every script, in the order in which a key turns them.
    pub const ALL: [Script; 3] = [Script::Latin, Script::Hangul, Script::Kana];

    /// Its word in a configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Script::Latin => "latin",
            Script::Hangul => "hangul",
            Script::Kana => "kana",
        }
    }

    /// The script with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Script> {
        Script::ALL.into_iter().find(|script| script.word() == word)
    }

    /// The next one; after the last the first.
    #[must_use]
    pub fn next(self) -> Script {
        match self {
            Script::Latin => Script::Hangul,
            Script::Hangul => Script::Kana,
            Script::Kana => Script::Latin,
        }
    }
}

/// Whether a text is written in kana throughout, but for signs and blanks; then it is sorted by its
/// sound. Kanji do not tell theirs.
#[must_use]
pub fn is_in_kana(text: &str) -> bool {
    text.contains(is_kana) && text.chars().all(|c| is_kana(c) || !c.is_alphanumeric())
}

/// What names are sorted by: of two names in a script the one with the lesser key comes first, and
/// names that only differ in hiragana and katakana have the same. Signs come before digits, digits
/// before letters; beside hangul other letters come after it, beside kana before it.
///
/// As in the Unicode collation (UTS #10) letters decide first, then accents and the marks of voiced
/// kana, then small and long kana and capitals. Cost: about a microsecond a name.
#[must_use]
pub fn sort_key(name: &str, script: Script) -> String {
    let mut key =
        Levels { script, letters: String::new(), marks: String::new(), sizes: String::new() };
    let mut before = None;
    for c in name.chars() {
        let sounded = lengthened(c, before);
        if is_syllable(c) {
            // Its parts stand in the order of the syllables: they need not be looked at.
            key.letter(c, '2');
        } else {
            decompose_canonical(sounded, |part| key.part(part, c));
        }
        before = Some(sounded);
    }
    // Less than every letter: a name comes before those that begin with it.
    format!("{}\0{}\0{}", key.letters, key.marks, key.sizes)
}

/// A key on the way.
struct Levels {
    script: Script,
    letters: String,
    marks: String,
    sizes: String,
}

impl Levels {
    /// A part of a character: a letter, or a mark on the letter before it.
    fn part(&mut self, part: char, whole: char) {
        if is_combining_mark(part) {
            self.marks.push(part);
            return;
        }
        let part = to_katakana(part);
        large(part).to_lowercase().for_each(|letter| self.letter(letter, size(part, whole)));
    }

    fn letter(&mut self, letter: char, size: char) {
        self.letters.push(weight(letter, self.script));
        // Less than every mark: a plain letter comes before the same with one.
        self.marks.push(' ');
        self.sizes.push(size);
    }
}

/// The vowel that ー stands for after a kana; any other character as it is.
fn lengthened(c: char, before: Option<char>) -> char {
    match before {
        Some(before) if c == LENGTH_MARK => vowel(to_katakana(before)).unwrap_or(c),
        _ => c,
    }
}

/// How large a part of a character is written, as a digit that sorts it: ー, small kana, what is as
/// it is usually, capitals.
fn size(part: char, whole: char) -> char {
    match part {
        _ if whole == LENGTH_MARK => '0',
        c if large(c) != c => '1',
        c if c.is_uppercase() => '3',
        _ => '2',
    }
}

/// Signs in the order of the Unicode collation.
const SIGNS: &str = "_-,;:!?./·・'‘’\"“”()[]{}@*&#%+=＝";

/// A character in whose place among all the letter is sorted.
fn weight(letter: char, script: Script) -> char {
    match letter {
        c if c.is_ascii_digit() => c,
        c if c.is_whitespace() => '\u{1}',
        c if is_sign(c) => {
            let at = SIGNS.chars().position(|sign| sign == c).unwrap_or(SIGNS.len());
            // Between the blank and the digits there is room for 46.
            char::from_u32(2 + u32::try_from(at).unwrap_or(0)).unwrap_or(c)
        }
        // The code table has Latin, kana, kanji, hangul.
        c if script == Script::Hangul && !is_syllable(c) => {
            char::from_u32(0x10_000 + c as u32).unwrap_or(c)
        }
        c => c,
    }
}

/// Whether a character is neither letter nor digit. What names are made of is known without the
/// tables of Unicode, which take far longer.
fn is_sign(c: char) -> bool {
    let is_usual = c.is_ascii_alphanumeric() || is_syllable(c) || is_kana(c);
    !is_usual && !c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(names: [&'static str; N], script: Script) -> [&'static str; N] {
        let mut names = names;
        names.sort_by_key(|name| sort_key(name, script));
        names
    }

    fn expect_order<const N: usize>(names: [&'static str; N], script: Script) {
        let mut turned = names;
        turned.reverse();
        assert_eq!(sorted(turned, script), names);
    }

    #[test]
    fn hangul_stands_in_the_order_of_its_syllables() {
        let names = ["T.O.P", "가나", "각", "강동원", "김지호", "까치", "나라", "한효주", "황정민"];
        let mut expected = names;
        expected.rotate_left(1);
        expect_order(expected, Script::Hangul);
    }

    #[test]
    fn kana_stands_in_the_order_of_the_fifty_sounds() {
        expect_order(
            [
                "BM",
                "アン・ジェヒョン",
                "イ・ビョンホン",
                "カン",
                "ガン",
                "キム・テヒ",
                "ハン",
                "バン",
                "パン",
            ],
            Script::Kana,
        );
    }

    #[test]
    fn the_family_name_decides_first() {
        expect_order(["ペ・ヨンジュン", "ペク・トビン"], Script::Kana);
        expect_order(["남 주혁", "남궁민"], Script::Hangul);
    }

    #[test]
    fn marks_decide_among_equal_kana_and_sizes_after_them() {
        expect_order(["ハバ", "バハ", "パハ"], Script::Kana);
        // ー stands for the vowel before it.
        expect_order(["カー", "カア", "カイ"], Script::Kana);
        expect_order(["キム・ジョン", "キム・ジヨン", "キム・ジヨンア"], Script::Kana);
    }

    #[test]
    fn capitals_come_after_the_same_in_small_letters_and_hiragana_is_as_katakana() {
        expect_order(["boa", "BoA", "boat"], Script::Kana);
        assert_eq!(sort_key("はん", Script::Kana), sort_key("ハン", Script::Kana));
    }

    #[test]
    fn every_script_has_a_word_and_a_next() {
        let mut script = Script::Latin;
        for expected in Script::ALL {
            assert_eq!((script, Script::named(script.word())), (expected, Some(expected)));
            script = script.next();
        }
        assert_eq!((script, Script::named("hanguel")), (Script::Latin, None));
    }
}
