//! Makes texts safe to draw and ready to be found.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::lang;
use crate::text::is_control;

/// A text in NFC, trimmed, on one line and without control characters, and what had to be changed
/// for that (`None`: nothing).
///
/// Decomposed hangul is drawn wrongly by terminals and is not found by a composed question; line
/// breaks and tabs become a space; what could steer a terminal or turn the direction of a line
/// (C0, C1, the bidi controls and isolates of Unicode UAX #9, U+2028 and U+2029) becomes U+FFFD.
#[must_use]
pub fn clean(text: &str) -> (Cow<'_, str>, Option<lang::Text>) {
    // Without stopping at the first other byte this looks at sixteen at a time.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    let is_composed = is_plain || text.chars().all(is_composed);
    if !is_composed && text.chars().any(is_control) {
        let replaced: String = text.chars().map(harmless).collect();
        let what =
            if text.chars().any(|c| is_control(c) && !is_break(c)) { CONTROL } else { BREAK };
        return (Cow::Owned(replaced.trim().nfc().collect()), Some(what));
    }
    let trimmed = text.trim();
    if is_composed || is_nfc(trimmed) {
        return (Cow::Borrowed(trimmed), (trimmed.len() < text.len()).then_some(SPACE));
    }
    (Cow::Owned(trimmed.nfc().collect()), Some(DECOMPOSED))
}

const SPACE: lang::Text = lang::Text(
    "white space at an end of this text was dropped",
    "글 앞뒤의 공백을 뺐습니다",
    "前後の空白を除きました",
);
const BREAK: lang::Text = lang::Text(
    "a line break or tab in this text became a space",
    "줄바꿈이나 탭을 공백으로 바꿨습니다",
    "改行またはタブを空白に置き換えました",
);
const CONTROL: lang::Text = lang::Text(
    "a control character in this text became U+FFFD",
    "제어 문자를 U+FFFD로 바꿨습니다",
    "制御文字をU+FFFDに置き換えました",
);
const DECOMPOSED: lang::Text = lang::Text(
    "this text was not in NFC (its letters were decomposed) and was composed",
    "풀어 쓴 글자(NFC 아님)를 모아 썼습니다",
    "分解された文字(NFCではない)を合成しました",
);

/// Whether a character is one of the common ones that are harmless and stand in NFC for
/// themselves: ASCII, hangul syllables, kana, the hanzi of Unicode's first block of them.
fn is_composed(c: char) -> bool {
    matches!(c, ' '..='~' | '가'..='힣' | 'ぁ'..='ゖ' | 'ァ'..='ー' | '一'..='\u{9fff}')
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

fn harmless(c: char) -> char {
    match c {
        _ if is_break(c) => ' ',
        _ if is_control(c) => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_hangul_is_composed() {
        let (text, changed) = clean("\u{1112}\u{1161}\u{11ab}");
        assert_eq!(text, "한");
        assert_eq!(changed, Some(DECOMPOSED));
    }

    #[test]
    fn what_could_steer_a_terminal_is_replaced() {
        for hostile in
            ["a\u{1b}]0;t\u{7}b", "a\u{9b}31mb", "a\u{202e}b", "a\u{2066}b", "a\u{2028}b", "a\0b"]
        {
            let (text, changed) = clean(hostile);
            assert!(!text.chars().any(is_control), "{text:?}");
            assert!(text.contains('\u{fffd}'));
            assert_eq!(changed, Some(CONTROL));
        }
    }

    #[test]
    fn breaks_become_spaces_and_ends_are_trimmed() {
        assert_eq!(clean("a\nb\tc\n"), (Cow::Borrowed("a b c"), Some(BREAK)));
        assert_eq!(clean("  a b "), (Cow::Borrowed("a b"), Some(SPACE)));
        assert_eq!(clean("한효주"), (Cow::Borrowed("한효주"), None));
        assert_eq!(clean(""), (Cow::Borrowed(""), None));
    }
}
