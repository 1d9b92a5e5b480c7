//! Hangul in Latin letters: the two standards, and the family names as people really write them.
//!
//! *Revised Romanization* is that of the South Korean government (2000), in the form for personal
//! names: syllable by syllable, without the sound changes between them. *McCune–Reischauer* (1939)
//! is given without its marks, as it is typed and as folding leaves it (`Yi Pyŏnghŏn` → `yi
//! pyonghon`), with voiced consonants inside a given name.

use super::hangul::Syllable;

/// Revised Romanization, each syllable by itself; `None` if the text is not all syllables.
#[must_use]
pub fn revised(hangul: &str) -> Option<Vec<String>> {
    let spell = |syllable: Syllable| {
        let [initial, vowel, last] = numbers(syllable);
        [REVISED_INITIALS[initial], REVISED_VOWELS[vowel], REVISED_FINALS[last]].concat()
    };
    hangul.chars().map(|c| Syllable::of(c).map(spell)).collect()
}

/// McCune–Reischauer without marks, each syllable by itself; `None` if the text is not all syllables.
/// A plain consonant is voiced after a vowel and after n, m, ng, l; so give the family name and the
/// given name each by itself.
#[must_use]
pub fn mccune_reischauer(hangul: &str) -> Option<Vec<String>> {
    let mut spelt = Vec::new();
    let mut voicing = false;
    for c in hangul.chars() {
        let [initial, vowel, last] = numbers(Syllable::of(c)?);
        let initial = if voicing { voiced(initial) } else { MCCUNE_INITIALS[initial] };
        let last = MCCUNE_FINALS[last];
        spelt.push([initial, MCCUNE_VOWELS[vowel], last].concat());
        voicing = matches!(last, "" | "n" | "m" | "ng" | "l");
    }
    Some(spelt)
}

fn voiced(initial: usize) -> &'static str {
    match MCCUNE_INITIALS[initial] {
        "k" if initial == 0 => "g",
        "t" if initial == 3 => "d",
        "p" if initial == 7 => "b",
        "ch" if initial == 12 => "j",
        other => other,
    }
}

/// The positions of a syllable's parts, each certain to lie within the tables below.
fn numbers(syllable: Syllable) -> [usize; 3] {
    [syllable.initial as usize % 19, syllable.vowel as usize % 21, syllable.last as usize % 28]
}

const REVISED_INITIALS: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];

const REVISED_VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
];

const REVISED_FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];

const MCCUNE_INITIALS: [&str; 19] = [
    "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch", "k", "t",
    "p", "h",
];

const MCCUNE_VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "u", "ui", "i",
];

const MCCUNE_FINALS: [&str; 28] = REVISED_FINALS;

/// The family names of two syllables.
const LONG_FAMILY_NAMES: [&str; 8] =
    ["남궁", "서문", "황보", "제갈", "선우", "독고", "사공", "동방"];

/// The family names of one syllable that bear nearly every Korean.
const FAMILY_NAMES: &str = "가간갈감강견경계고공곽구국권금기길김나남낭노뇌단담당대도동두라류려령로\
    마매맹명모목묘묵문미민박반방배백범변복봉부빈사삼상서석선설섭성소손송승시신심아안애야양어엄여연염\
    엽영예오옥온옹왕요용우운원위유육윤은음이인임자장저전정제조좌주준지진차창채천초최추탁탄탕태판팽편평\
    포표풍피필하학한함해허현형호홍화환황후흥";

/// Every family name that [`family_and_given`] takes off.
pub fn families() -> impl Iterator<Item = &'static str> {
    let of_one_syllable = FAMILY_NAMES.split("").filter(|name| !name.trim().is_empty());
    LONG_FAMILY_NAMES.into_iter().chain(of_one_syllable)
}

/// Takes a Korean name apart: (family name, given name), or `None` where no family name can be told,
/// as in 슬기 or 데이비드 맥기니스. A name of two syllables is taken apart too (공유); whether it is a
/// stage name of one piece only its Latin spelling tells.
#[must_use]
pub fn family_and_given(hangul: &str) -> Option<(&str, &str)> {
    let syllables = hangul.chars().count();
    if !hangul.chars().all(super::hangul::is_syllable) || syllables > 5 {
        return None;
    }
    let long = LONG_FAMILY_NAMES.iter().find(|&&family| hangul.starts_with(family));
    if let Some(family) = long.filter(|_| syllables >= 3) {
        return Some(hangul.split_at(family.len()));
    }
    let known = hangul.chars().next().is_some_and(|c| FAMILY_NAMES.contains(c));
    (known && (2..=4).contains(&syllables)).then(|| hangul.split_at('가'.len_utf8()))
}

/// How people write a Korean family name, the usual spelling first: the surname table, then Revised
/// and McCune–Reischauer. Empty if the name is not hangul.
#[must_use]
pub fn family_spellings(family: &str) -> Vec<String> {
    if family.is_empty() {
        return Vec::new();
    }
    let customary = CUSTOMARY.iter().find(|(names, _)| names.split(' ').any(|name| name == family));
    let mut spellings: Vec<String> = customary
        .map(|(_, spellings)| spellings.split(' ').map(str::to_owned).collect())
        .unwrap_or_default();
    for regular in [revised(family), mccune_reischauer(family)].into_iter().flatten() {
        let regular = regular.concat();
        if !spellings.contains(&regular) {
            spellings.push(regular);
        }
    }
    spellings
}

/// Family names whose customary spelling follows neither standard, or only one of several in use.
const CUSTOMARY: [(&str, &str); 45] = [
    ("이 리", "lee yi i rhee ri li yee"),
    ("유 류", "yoo yu ryu you ryoo"),
    ("임 림", "lim im rim leem yim"),
    ("박", "park pak bak"),
    ("최", "choi choe"),
    ("노 로", "noh roh no ro"),
    ("나 라", "na ra rha"),
    ("양 량", "yang ryang"),
    ("여 려", "yeo ryeo ryo yuh"),
    ("염 렴", "yeom yum ryeom youm"),
    ("육", "yook yuk"),
    ("오", "oh o"),
    ("우", "woo u wu"),
    ("김", "kim gim"),
    ("정", "jung jeong chung cheong"),
    ("전", "jeon jun chun"),
    ("조", "cho jo"),
    ("주", "joo ju chu choo"),
    ("장", "jang chang"),
    ("강", "kang gang"),
    ("고", "ko go koh goh"),
    ("구", "koo goo ku gu"),
    ("권", "kwon gwon"),
    ("곽", "kwak gwak"),
    ("길", "gil kil"),
    ("공", "gong kong"),
    ("기", "ki gi kee"),
    ("신", "shin sin"),
    ("심", "shim sim"),
    ("서", "seo suh so"),
    ("성", "sung seong"),
    ("손", "son sohn"),
    ("선", "sun seon"),
    ("석", "seok suk"),
    ("설", "seol sul"),
    ("안", "ahn an"),
    ("허", "heo hur huh her"),
    ("현", "hyun hyeon"),
    ("문", "moon mun"),
    ("윤", "yoon yun youn"),
    ("엄", "um eom uhm"),
    ("어", "eo uh"),
    ("변", "byun byeon"),
    ("편", "pyun pyeon"),
    ("명", "myung myeong"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn revised_romanization_of_names() {
        for (hangul, latin) in [
            ("최무성", "choe mu seong"),
            ("혜련", "hye ryeon"),
            ("중기", "jung gi"),
            ("홍석천", "hong seok cheon"),
            ("황광희", "hwang gwang hui"),
            ("배두나", "bae du na"),
            ("한복남", "han bok nam"),
        ] {
            assert_eq!(revised(hangul).expect(hangul).join(" "), latin);
        }
        assert_eq!(revised("준Q"), None);
    }

    #[test]
    fn mccune_reischauer_of_names() {
        for (hangul, latin) in [
            ("최", "choe"),
            ("무성", "mu song"),
            ("혜련", "hye ryon"),
            ("중기", "chung gi"),
            ("석천", "sok chon"),
            ("병헌", "pyong hon"),
            ("두나", "tu na"),
            ("동건", "tong gon"),
            ("이준", "i jun"),
            ("은비", "un bi"),
            // Only the plain consonants are voiced between voices.
            ("이크", "i ku"),
            ("아타", "a ta"),
            ("아파", "a pa"),
            ("이초", "i cho"),
        ] {
            assert_eq!(mccune_reischauer(hangul).expect(hangul).join(" "), latin);
        }
    }

    #[test]
    fn family_names_come_off_where_they_are_known() {
        for (hangul, parts) in [
            ("한효주", Some(("한", "효주"))),
            ("공유", Some(("공", "유"))),
            ("남궁민희", Some(("남궁", "민희"))),
            ("선우", Some(("선", "우"))),
            ("데이비드", None),
            ("맥기니스", None),
            ("벨라 킴", None),
            ("준Q", None),
            ("비", None),
            ("", None),
        ] {
            assert_eq!(family_and_given(hangul), parts, "{hangul}");
        }
    }

    #[test]
    fn family_names_are_spelt_as_people_spell_them() {
        for (family, spellings) in [
            ("이", vec!["lee", "yi", "i", "rhee", "ri"]),
            ("박", vec!["park", "pak", "bak"]),
            ("최", vec!["choi", "choe"]),
            ("류", vec!["yu", "ryu"]),
            ("임", vec!["lim", "im", "rim"]),
            ("우", vec!["woo", "u"]),
            ("팽", vec!["paeng"]),
        ] {
            let known = family_spellings(family);
            assert!(
                spellings.iter().all(|&spelling| known.iter().any(|k| k == spelling)),
                "{known:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in any::<String>()) {
            let _ = revised(&text);
            let _ = mccune_reischauer(&text);
            let _ = family_and_given(&text);
            let _ = family_spellings(&text);
        }
    }
}
