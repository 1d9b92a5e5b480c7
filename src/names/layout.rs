//! The wrong keyboard layout, in both directions.
//!
//! Korean keyboards switch between the Latin letters of QWERTY and the two-set hangul layout
//! (KS X 5002). Whoever forgets to switch types `gksgywn` for 한효주 and `ㅠㅁㄷ` for `bae`.

use super::hangul;

/// Every hangul key with its Latin letter. The shifted keys that differ from the unshifted ones
/// have an upper-case letter.
const KEYS: [(char, char); 33] = [
    ('q', 'ㅂ'),
    ('w', 'ㅈ'),
    ('e', 'ㄷ'),
    ('r', 'ㄱ'),
    ('t', 'ㅅ'),
    ('y', 'ㅛ'),
    ('u', 'ㅕ'),
    ('i', 'ㅑ'),
    ('o', 'ㅐ'),
    ('p', 'ㅔ'),
    ('a', 'ㅁ'),
    ('s', 'ㄴ'),
    ('d', 'ㅇ'),
    ('f', 'ㄹ'),
    ('g', 'ㅎ'),
    ('h', 'ㅗ'),
    ('j', 'ㅓ'),
    ('k', 'ㅏ'),
    ('l', 'ㅣ'),
    ('z', 'ㅋ'),
    ('x', 'ㅌ'),
    ('c', 'ㅊ'),
    ('v', 'ㅍ'),
    ('b', 'ㅠ'),
    ('n', 'ㅜ'),
    ('m', 'ㅡ'),
    ('Q', 'ㅃ'),
    ('W', 'ㅉ'),
    ('E', 'ㄸ'),
    ('R', 'ㄲ'),
    ('T', 'ㅆ'),
    ('O', 'ㅒ'),
    ('P', 'ㅖ'),
];

/// The hangul keystrokes of Latin letters typed with the wrong layout, or `None` if a character is
/// no such key or the keystrokes form no hangul. Capitals matter here (`R` is ㄲ): give the text as
/// typed. Hardly any word passes by chance, since `a e u i o` are ㅁ ㄷ ㅕ ㅑ ㅐ.
#[must_use]
pub fn hangul_keystrokes(latin: &str) -> Option<String> {
    let keys: String = latin.chars().map(hangul_key).collect::<Option<_>>()?;
    hangul::assembled(&keys).map(|_| keys)
}

fn hangul_key(latin: char) -> Option<char> {
    let on = |key: char| KEYS.iter().find(|(letter, _)| *letter == key).map(|&(_, jamo)| jamo);
    on(latin).or_else(|| on(latin.to_ascii_lowercase()))
}

/// The Latin letters of hangul typed with the wrong layout, spaces kept, or `None` if a character is
/// neither hangul nor a space. Words come out in lower case.
#[must_use]
pub fn latin_letters(hangul: &str) -> Option<String> {
    hangul::keystrokes(hangul).chars().map(latin_key).collect()
}

fn latin_key(jamo: char) -> Option<char> {
    if jamo == ' ' {
        return Some(' ');
    }
    KEYS.iter().find(|(_, key)| *key == jamo).map(|(letter, _)| letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn latin_letters_typed_for_hangul() {
        for (latin, keys) in [
            ("gksgywn", Some("ㅎㅏㄴㅎㅛㅈㅜ")),
            ("qoensk", Some("ㅂㅐㄷㅜㄴㅏ")),
            ("whgPfus", Some("ㅈㅗㅎㅖㄹㅕㄴ")),
            ("whgpfus", Some("ㅈㅗㅎㅔㄹㅕㄴ")),
            ("QoEnsK", Some("ㅃㅐㄸㅜㄴㅏ")),
            ("bae", None),
            ("kim", None),
            ("lee", None),
            ("gks2", None),
            ("", None),
        ] {
            assert_eq!(hangul_keystrokes(latin).as_deref(), keys, "{latin}");
        }
    }

    #[test]
    fn hangul_typed_for_latin_letters() {
        for (hangul, latin) in [
            ("ㅠㅁㄷ", Some("bae")),
            ("ㅠㅁㄷ 애ㅐㅜㅁ", Some("bae doona")),
            ("ㅔㅁ가 ㅛㅐㅜㅎ ㅗㅁ", Some("park yong ha")),
            ("쵀ㅑ ㅡㅐㅐ 녀ㅜㅎ", Some("choi moo sung")),
            ("배 doona", None),
        ] {
            assert_eq!(latin_letters(hangul).as_deref(), latin, "{hangul}");
        }
    }

    proptest! {
        #[test]
        fn hangul_comes_back_from_the_wrong_layout(text in "[가-힣]{1,5}") {
            let latin = latin_letters(&text).expect("hangul has keys");
            prop_assert_eq!(latin.to_lowercase(), latin);
        }

        #[test]
        fn nothing_panics(text in any::<String>()) {
            let _ = hangul_keystrokes(&text);
            let _ = latin_letters(&text);
        }
    }
}
