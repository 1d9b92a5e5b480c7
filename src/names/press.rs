//! Korean names as the Japanese press writes them in katakana, from the hangul.
//!
//! There is no official table; these are the habits of the national newspapers: finals become
//! ク ン ル ム プ ツ, ㅓ and ㅗ are both オ, ㅡ and ㅜ both ウ, and inside a given name a final consonant
//! moves over to a following vowel (준우 → ジュヌ), mostly also over ㅎ (준호 → ジュノ, but ソンホ).
//! Only the loose form is made ([`super::kana::loose`]), in which voicing does not matter.

use super::hangul::Syllable;
use super::kana;

/// The loose katakana of a name, family name and given name each by itself: once with finals moved
/// over ㅎ, once without, if that differs. Empty if the name is not all hangul.
#[must_use]
pub fn loose_katakana(family: &str, given: &str) -> Vec<String> {
    let spell = |over_h: bool| Some(spelt(family, over_h)? + &spelt(given, over_h)?);
    let mut spellings: Vec<String> = [spell(true), spell(false)].into_iter().flatten().collect();
    spellings.dedup();
    spellings
}

const NONE: u32 = 0;
const N: u32 = 4;
const L: u32 = 8;
const M: u32 = 16;
const NG: u32 = 21;
const SILENT_INITIAL: u32 = 11;
const H_INITIAL: u32 = 18;
const CH_INITIALS: [u32; 3] = [12, 13, 14];

fn spelt(name: &str, over_h: bool) -> Option<String> {
    let syllables: Vec<Syllable> = name.chars().map(Syllable::of).collect::<Option<_>>()?;
    let mut katakana = String::new();
    let mut carried = None;
    for (at, syllable) in syllables.iter().enumerate() {
        katakana.push_str(&sound(carried.take().unwrap_or(syllable.initial), syllable.vowel));
        let next = syllables.get(at + 1).map(|next| next.initial);
        let moves = next == Some(SILENT_INITIAL) || (over_h && next == Some(H_INITIAL));
        match moved_final(syllable.last) {
            Some(initial) if moves => carried = Some(initial),
            _ => katakana.push_str(final_kana(syllable.last)),
        }
    }
    Some(kana::loose(&katakana))
}

/// The initial that a final consonant becomes when it moves over to the next syllable.
fn moved_final(last: u32) -> Option<u32> {
    Some(match last {
        1 | 2 | 24 => 0,
        N => 2,
        7 | 25 => 3,
        L => 5,
        M => 6,
        17 | 26 => 7,
        19 | 20 => 9,
        22 | 23 => 12,
        _ => return None,
    })
}

fn final_kana(last: u32) -> &'static str {
    match last {
        NONE | 27 => "",
        1..=3 | 24 => "ク",
        N..=6 | NG => "ン",
        L..=15 => "ル",
        M => "ム",
        17 | 18 | 26 => "プ",
        _ => "ツ",
    }
}

/// The katakana of an initial consonant and a vowel.
fn sound(initial: u32, vowel: u32) -> String {
    let row = ROWS[initial as usize % ROWS.len()];
    let (glide, bare) = VOWELS[vowel as usize % VOWELS.len()];
    match (glide, bare) {
        // Alone 의 is ウィ; after a consonant the glide is not heard: 희 is ヒ.
        _ if vowel == UI && initial != SILENT_INITIAL => row[I].to_owned(),
        // The チ row swallows w (최 is チェ), and every row swallows y before e (혜 is ヘ).
        ('w', _) if CH_INITIALS.contains(&initial) => row[bare].to_owned(),
        ('y', E) if initial != SILENT_INITIAL => row[E].to_owned(),
        ('y', E) => "イェ".to_owned(),
        ('y', _) if initial == SILENT_INITIAL => ["ヤ", "", "ユ", "", "ヨ"][bare].to_owned(),
        ('y', _) => [row[I], ["ャ", "", "ュ", "", "ョ"][bare]].concat(),
        ('w', A) if initial == SILENT_INITIAL => "ワ".to_owned(),
        ('w', _) => [row[U], ["ァ", "ィ", "", "ェ", "ォ"][bare]].concat(),
        _ => row[bare].to_owned(),
    }
}

const A: usize = 0;
const I: usize = 1;
const U: usize = 2;
const E: usize = 3;
const O: usize = 4;

/// The 21 vowels in Unicode's order as katakana hears them: a glide, and a column of [`ROWS`].
const VOWELS: [(char, usize); 21] = [
    (' ', A), // ㅏ
    (' ', E),
    ('y', A),
    ('y', E),
    (' ', O), // ㅓ
    (' ', E),
    ('y', O),
    ('y', E),
    (' ', O), // ㅗ
    ('w', A),
    ('w', E),
    ('w', E),
    ('y', O),
    (' ', U), // ㅜ
    ('w', O),
    ('w', E),
    ('w', I),
    ('y', U),
    (' ', U), // ㅡ
    ('w', I),
    (' ', I),
];

const UI: u32 = 19;

const K: [&str; 5] = ["カ", "キ", "ク", "ケ", "コ"];
const T: [&str; 5] = ["タ", "ティ", "トゥ", "テ", "ト"];
const P: [&str; 5] = ["パ", "ピ", "プ", "ペ", "ポ"];
const S: [&str; 5] = ["サ", "シ", "ス", "セ", "ソ"];
const C: [&str; 5] = ["チャ", "チ", "チュ", "チェ", "チョ"];

/// The katakana of the 19 initials with the vowels a i u e o.
const ROWS: [[&str; 5]; 19] = [
    K,
    K,
    ["ナ", "ニ", "ヌ", "ネ", "ノ"],
    T,
    T,
    ["ラ", "リ", "ル", "レ", "ロ"],
    ["マ", "ミ", "ム", "メ", "モ"],
    P,
    P,
    S,
    S,
    ["ア", "イ", "ウ", "エ", "オ"],
    C,
    C,
    C,
    K,
    T,
    P,
    ["ハ", "ヒ", "フ", "ヘ", "ホ"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_the_spelling_of_the_newspapers() {
        for (family, given, printed) in [
            ("한", "효주", "ハンヒョジュ"),
            ("배", "두나", "ペドゥナ"),
            ("한", "준우", "ハンジュヌ"),
            ("이", "준호", "イジュノ"),
            ("최", "무성", "チェムソン"),
            ("황", "광희", "ファングァンヒ"),
            ("안", "휘태", "アンフィテ"),
            ("이", "진혁", "イジニョク"),
            ("차", "학연", "チャハギョン"),
            ("윤", "은혜", "ユンウネ"),
            ("김", "영아", "キムヨンア"),
            ("권", "상우", "クォンサンウ"),
            ("김", "갑수", "キムカプス"),
            ("예", "지원", "イェジウォン"),
            ("김", "의성", "キムウィソン"),
            ("박", "보검", "パクボゴム"),
            ("", "로운", "ロウン"),
        ] {
            let made = loose_katakana(family, given);
            assert!(made.contains(&kana::loose(printed)), "{family}{given}: {made:?}, {printed}");
        }
    }

    #[test]
    fn finals_move_over_h_or_not() {
        assert_eq!(loose_katakana("신", "원호"), ["シンウオノ", "シンウオンホ"]);
        assert_eq!(loose_katakana("정", "윤호"), ["チヨンユノ", "チヨンユンホ"]);
    }

    #[test]
    fn every_final_is_heard_at_the_end_and_moves_over_to_a_vowel() {
        for (finals, at_the_end, before_a_vowel) in [
            ("가", "カ", "カア"),
            ("각갂갘", "カク", "カカ"),
            ("갃", "カク", "カクア"),
            ("간", "カン", "カナ"),
            ("갅갆강", "カン", "カンア"),
            ("갇같", "カツ", "カタ"),
            ("갈", "カル", "カラ"),
            ("갉갊갋갌갍갎갏", "カル", "カルア"),
            ("감", "カム", "カマ"),
            ("갑갚", "カプ", "カパ"),
            ("값", "カプ", "カプア"),
            ("갓갔", "カツ", "カサ"),
            ("갖갗", "カツ", "カチャ"),
            ("갛", "カ", "カア"),
        ] {
            for last in finals.chars().map(String::from) {
                assert_eq!(loose_katakana("", &last)[0], kana::loose(at_the_end), "{last}");
                let moved = &loose_katakana("", &format!("{last}아"))[0];
                assert_eq!(*moved, kana::loose(before_a_vowel), "{last}아");
            }
        }
    }

    #[test]
    fn what_is_not_hangul_has_no_katakana() {
        assert_eq!(loose_katakana("", "준Q"), Vec::<String>::new());
    }
}
