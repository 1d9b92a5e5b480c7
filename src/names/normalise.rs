//! The folded form in which texts are compared.
//!
//! Folding is Unicode NFKC (UAX #15), then lower case, katakana for hiragana, accents dropped, and
//! everything that is neither letter nor digit a single space. Apostrophes and dots vanish without
//! a space (`S.W.O.R.D.`, `ch'oe`). Kana and hangul keep their marks: without them バ would be ハ.
//!
//! Two departures from plain NFKC, both because of what a keyboard produces: a text is folded
//! cluster by cluster, since NFKC would turn the loose jamo `ㅎㅏㄴ` into the syllable 하 and a stray
//! consonant; and conjoining jamo (U+1100…) that stand alone come out as compatibility jamo
//! (U+3131…), which is what every input method shows.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{hangul, hanzi, kana};

/// A folded text that remembers where each of its characters came from.
///
/// The screen marks matched characters in the original, which may be longer (`ㇿ`, decomposed
/// hangul), shorter (`ß`) or differently spaced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text`, the characters of the original that it stands for, counted
    /// from 0. Ranges never decrease; two characters may share one.
    pub origin: Vec<Range<usize>>,
}

impl Folded {
    /// Folds `text`. Cost: linear, about 20 ns a character for Latin.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        for_each_folded(text, |c, origin| {
            folded.text.push(c);
            folded.origin.push(origin);
        });
        folded
    }
}

/// The folded form of `text`: no leading, trailing or repeated spaces; empty if nothing in `text` is
/// a letter or a digit. Folding twice is folding once.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        fold_ascii(text, &mut folded);
        return folded;
    }
    for_each_folded(text, |c, _| folded.push(c));
    folded
}

/// [`fold`] for what most names are: ten times as fast.
fn fold_ascii(text: &str, folded: &mut String) {
    let mut gap = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(c.to_ascii_lowercase());
        } else if !is_silent(c) {
            gap = true;
        }
    }
}

/// The words of a folded text.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty())
}

/// A folded text as names are compared: without spaces, without the kana length mark ー, Chinese
/// signs in their simplified form.
#[must_use]
pub fn squash(folded: &str) -> String {
    folded.chars().filter_map(squashed).collect()
}

/// A folded text with its spaces, otherwise as [`squash`] makes it.
#[must_use]
pub fn simplified(folded: &str) -> String {
    folded.chars().filter_map(|c| if c == ' ' { Some(c) } else { squashed(c) }).collect()
}

/// What becomes of one folded character in the squashed form; `None` if it is dropped.
#[must_use]
pub fn squashed(c: char) -> Option<char> {
    match c {
        ' ' | kana::LENGTH_MARK => None,
        c if c.is_ascii() => Some(c),
        c => Some(hanzi::simplified(c)),
    }
}

fn for_each_folded(text: &str, mut emit: impl FnMut(char, Range<usize>)) {
    let mut fold = Folding { emit: &mut emit, gap: None, begun: false };
    let mut chars = text.char_indices().peekable();
    let mut index = 0;
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        let mut count = 1;
        while let Some((at, mark)) = chars.next_if(|&(_, c)| joins_what_precedes(c)) {
            end = at + mark.len_utf8();
            count += 1;
        }
        fold.cluster(&text[start..end], index..index + count);
        index += count;
    }
}

/// Whether NFC or NFKC may merge `c` with the character before it.
fn joins_what_precedes(c: char) -> bool {
    match c {
        '\0'..='\u{2ff}' => false,
        '\u{1160}'..='\u{11ff}' | '\u{ff9e}' | '\u{ff9f}' => true,
        c => is_combining_mark(c),
    }
}

struct Folding<'a, Emit: FnMut(char, Range<usize>)> {
    emit: &'a mut Emit,
    /// The separators since the last letter, to become one space if another letter follows.
    gap: Option<Range<usize>>,
    begun: bool,
}

impl<Emit: FnMut(char, Range<usize>)> Folding<'_, Emit> {
    fn cluster(&mut self, cluster: &str, origin: Range<usize>) {
        let mut chars = cluster.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && is_folded(c)
        {
            return self.put(c, &origin);
        }
        if cluster.is_ascii() {
            for c in cluster.chars() {
                self.letter(c.to_ascii_lowercase(), &origin);
            }
            return;
        }
        for c in cluster.nfkc().flat_map(char::to_lowercase) {
            let c = hangul::compatibility_jamo(kana::to_katakana(c));
            if hangul::is_hangul(c) || kana::is_kana(c) {
                self.letter(c, &origin);
            } else {
                std::iter::once(c).nfkd().for_each(|c| self.letter(c, &origin));
            }
        }
    }

    fn letter(&mut self, c: char, origin: &Range<usize>) {
        if is_silent(c) {
            return;
        }
        if let Some(spelt) = spelt_in_ascii(c) {
            spelt.chars().for_each(|c| self.put(c, origin));
        } else if c.is_alphanumeric() {
            self.put(c, origin);
        } else {
            let start = self.gap.as_ref().map_or(origin.start, |gap| gap.start);
            self.gap = Some(start..origin.end);
        }
    }

    fn put(&mut self, c: char, origin: &Range<usize>) {
        if let Some(gap) = self.gap.take()
            && self.begun
        {
            (self.emit)(' ', gap);
        }
        self.begun = true;
        (self.emit)(c, origin.clone());
    }
}

/// Whether folding is certain to leave `c` as it is: what most names are made of.
fn is_folded(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '가'..='힣' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}')
}

/// Characters that leave no trace, not even a space: apostrophes, dots, marks, and the invisible
/// characters of Unicode's `Default_Ignorable_Code_Point` that copying from a page brings along.
fn is_silent(c: char) -> bool {
    match c {
        '\'' | '.' | '`' => true,
        c if c.is_ascii() => false,
        '´'
        | 'ʹ'..='ˏ'
        | '‘'
        | '’'
        | '′'
        | '\u{ad}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => true,
        c => is_combining_mark(c),
    }
}

/// Latin letters that Unicode does not take apart, as a keyboard without them writes them.
fn spelt_in_ascii(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ŋ' => "ng",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folding_leaves_only_what_a_typist_means() {
        for (text, folded) in [
            ("Bae Doo-na", "bae doo na"),
            ("  BAE__Doona ", "bae doona"),
            ("Ｅｙｅ　Love", "eye love"),
            ("Café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("Yi Pyŏnghŏn", "yi pyonghon"),
            ("Ch'oe Musŏng", "choe musong"),
            ("Ch’oe", "choe"),
            ("S.W.O.R.D.", "sword"),
            ("Oppa, Phiền Quá Nha!", "oppa phien qua nha"),
            ("Kẻ thứ ba – đỏ", "ke thu ba do"),
            ("Smørrebrød Łódź Straße Æon", "smorrebrod lodz strasse aeon"),
            ("Işık Ŧħ Ŋa Þór", "isik th nga thor"),
            ("ペ・ドゥナ", "ペ ドゥナ"),
            ("ぺ・どぅな", "ペ ドゥナ"),
            ("ﾍﾟ･ﾄﾞｩﾅ", "ペ ドゥナ"),
            ("か\u{3099}", "ガ"),
            ("한효주", "한효주"),
            ("\u{1112}\u{1161}\u{11ab}효주", "한효주"),
            ("ㅎㅏㄴㅎㅛ", "ㅎㅏㄴㅎㅛ"),
            ("\u{1112}\u{1112}\u{110c}", "ㅎㅎㅈ"),
            ("ﾡﾤ", "ㄱㄴ"),
            ("ㄳ ㅘ ㅄ ㅀ", "ㄳ ㅘ ㅄ ㅀ"),
            ("a\u{200b}b\u{ad}c", "abc"),
            ("…!?", ""),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn squashing_drops_spaces_and_length_marks_and_simplifies() {
        for (text, squashed) in [
            ("Bae Doo-na", "baedoona"),
            ("ユー・ヒョンギョン", "ユヒョンギョン"),
            ("韓孝周", "韩孝周"),
            ("ヤン・イクチュン", "ヤンイクチュン"),
        ] {
            assert_eq!(squash(&fold(text)), squashed, "{text:?}");
        }
        assert_eq!(simplified("韓 孝周 ユー a"), "韩 孝周 ユ a", "with its spaces");
    }

    #[test]
    fn each_folded_character_knows_its_place_in_the_original() {
        let folded = Folded::new("Ch'oe — \u{1112}\u{1161}\u{11ab}ß");
        assert_eq!(folded.text, "choe 한ss");
        let places: Vec<_> = folded.origin.iter().map(|place| (place.start, place.end)).collect();
        let expected = [(0, 1), (1, 2), (3, 4), (4, 5), (5, 8), (8, 11), (11, 12), (11, 12)];
        assert_eq!(places, expected);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn origins_lie_within_the_original_and_never_go_back(text in any::<String>()) {
            let folded = Folded::new(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            let ascii: String = text.chars().filter(char::is_ascii).collect();
            prop_assert_eq!(Folded::new(&ascii).text, fold(&ascii));
            prop_assert_eq!(folded.text.chars().count(), folded.origin.len());
            let mut last = 0;
            for place in &folded.origin {
                prop_assert!(place.start >= last && place.end <= text.chars().count());
                last = place.start;
            }
        }

        #[test]
        fn korean_and_japanese_fold_once(text in "[\u{1100}-\u{11ff}\u{3041}-\u{30ff}\u{3131}-\u{318e}\u{ac00}-\u{ac80}\u{ff66}-\u{ffdc}\u{3099}' .]{0,12}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
