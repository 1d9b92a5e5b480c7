//! Chinese signs: the simplified, traditional and Japanese forms of one sign fold into one.
//!
//! The table is data, not rules: 4,500 forms condensed from Open Chinese Convert (see the head of
//! `assets/hanzi.txt`). The crates that carry the same tables also carry megabytes of phrases, which
//! matter for translation and not for finding a name.

use std::sync::LazyLock;

const GROUPS: &str = include_str!("../../assets/hanzi.txt");

/// (form, simplified form), sorted by form. Read on the first Chinese sign, in under 0.2 ms.
static FORMS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let lines = GROUPS.lines().filter(|line| !line.starts_with('#'));
    let mut forms = Vec::with_capacity(5_000);
    for group in lines.flat_map(str::split_whitespace) {
        let mut signs = group.chars();
        if let Some(simplified) = signs.next() {
            forms.extend(signs.map(|form| (form, simplified)));
        }
    }
    forms.sort_unstable();
    forms
});

/// The simplified form of a sign; any other character unchanged.
#[must_use]
pub fn simplified(c: char) -> char {
    if !is_hanzi(c) {
        return c;
    }
    match FORMS.binary_search_by_key(&c, |&(form, _)| form) {
        Ok(at) => FORMS[at].1,
        Err(_) => c,
    }
}

/// Whether `c` is a Chinese sign (the unified ideographs of Unicode, and 々 〇 that stand for one).
#[must_use]
pub fn is_hanzi(c: char) -> bool {
    matches!(c,
        '々' | '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simplified_traditional_and_japanese_forms_are_one() {
        let fold = |text: &str| text.chars().map(simplified).collect::<String>();
        for (form, other) in [
            ("韓孝周", "韩孝周"),
            ("裴斗娜", "裴斗娜"),
            ("朴敍俊", "朴叙俊"),
            ("朴敘俊", "朴叙俊"),
            ("鄭允浩", "郑允浩"),
            ("劉仁娜", "刘仁娜"),
            ("匿名の戀人たち", "匿名の恋人たち"),
            ("沢尻", "澤尻"),
            ("豐", "丰"),
        ] {
            assert_eq!(fold(form), fold(other));
        }
    }

    #[test]
    fn other_characters_stay_as_they_are() {
        assert!("abc 한 カ 々 😀".chars().all(|c| simplified(c) == c));
    }

    #[test]
    fn no_simplified_form_is_folded_further() {
        assert!(FORMS.iter().all(|&(_, target)| simplified(target) == target));
        assert!(FORMS.len() > 4_000);
    }
}
