//! Hangul: syllables, jamo, and the keystrokes that make them.
//!
//! The arithmetic is that of the Unicode Standard, section 3.12: a syllable is
//! `U+AC00 + (initial × 21 + vowel) × 28 + final`. Keystrokes are those of the two-set layout
//! (KS X 5002), where ㅘ is typed ㅗ ㅏ and ㄳ is typed ㄱ ㅅ, while ㄲ and ㅆ are one shifted key. One
//! keystroke text serves half-typed syllables, loose jamo and the wrong layout alike: 핞 is
//! ㅎ ㅏ ㄴ ㅎ, the beginning of 한효주.

const FIRST_SYLLABLE: u32 = 0xAC00;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

/// The initial consonants in the order of the Unicode Standard.
const INITIAL: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];

/// The final consonants from 1 on; 0 is none.
const FINAL: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ',
    'ㅂ', 'ㅄ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

const FIRST_VOWEL: u32 = 'ㅏ' as u32;

/// A syllable taken apart; the numbers are positions in the Unicode order, `last` 0 for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syllable {
    /// Initial consonant, 0 to 18.
    pub initial: u32,
    /// Vowel, 0 to 20.
    pub vowel: u32,
    /// Final consonant, 0 (none) to 27.
    pub last: u32,
}

impl Syllable {
    /// Takes a precomposed syllable apart; `None` for any other character.
    #[must_use]
    pub fn of(c: char) -> Option<Self> {
        let index = (c as u32).checked_sub(FIRST_SYLLABLE).filter(|_| is_syllable(c))?;
        Some(Self {
            initial: index / (VOWELS * FINALS),
            vowel: index / FINALS % VOWELS,
            last: index % FINALS,
        })
    }

    /// The precomposed syllable; the opposite of [`Syllable::of`].
    #[must_use]
    pub fn composed(self) -> Option<char> {
        let index = (self.initial * VOWELS + self.vowel) * FINALS + self.last;
        char::from_u32(FIRST_SYLLABLE + index).filter(|&c| is_syllable(c))
    }

    /// The initial consonant as a compatibility jamo.
    #[must_use]
    pub fn initial_jamo(self) -> char {
        INITIAL[self.initial as usize % INITIAL.len()]
    }

    fn vowel_jamo(self) -> Option<char> {
        char::from_u32(FIRST_VOWEL + self.vowel)
    }

    fn last_jamo(self) -> Option<char> {
        (self.last as usize).checked_sub(1).and_then(|at| FINAL.get(at)).copied()
    }
}

/// Whether `c` is a precomposed syllable.
#[must_use]
pub fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// Whether `c` is a consonant or vowel standing alone (compatibility jamo in modern use).
#[must_use]
pub fn is_jamo(c: char) -> bool {
    matches!(c, 'ㄱ'..='ㅣ')
}

/// Whether `c` is a consonant standing alone.
#[must_use]
pub fn is_consonant(c: char) -> bool {
    matches!(c, 'ㄱ'..='ㅎ')
}

/// Whether `c` is a vowel standing alone.
#[must_use]
pub fn is_vowel(c: char) -> bool {
    matches!(c, 'ㅏ'..='ㅣ')
}

/// Whether `c` is a syllable or a jamo standing alone.
#[must_use]
pub fn is_hangul(c: char) -> bool {
    is_syllable(c) || is_jamo(c)
}

/// The compatibility jamo of a conjoining one (U+1100…, modern letters only); others unchanged.
#[must_use]
pub fn compatibility_jamo(c: char) -> char {
    let from = |list: &[char], first: char| list.get((c as u32 - first as u32) as usize).copied();
    let jamo = match c {
        '\u{1100}'..='\u{1112}' => from(&INITIAL, '\u{1100}'),
        '\u{1161}'..='\u{1175}' => char::from_u32(FIRST_VOWEL + (c as u32 - 0x1161)),
        '\u{11a8}'..='\u{11c2}' => from(&FINAL, '\u{11a8}'),
        // NFKC turns these two finals into initials that modern Korean does not have.
        '\u{111a}' => Some('ㅀ'),
        '\u{1121}' => Some('ㅄ'),
        _ => None,
    };
    jamo.unwrap_or(c)
}

/// The two keys that make a compound vowel or a compound final consonant.
fn compound(jamo: char) -> Option<(char, char)> {
    Some(match jamo {
        'ㅘ' => ('ㅗ', 'ㅏ'),
        'ㅙ' => ('ㅗ', 'ㅐ'),
        'ㅚ' => ('ㅗ', 'ㅣ'),
        'ㅝ' => ('ㅜ', 'ㅓ'),
        'ㅞ' => ('ㅜ', 'ㅔ'),
        'ㅟ' => ('ㅜ', 'ㅣ'),
        'ㅢ' => ('ㅡ', 'ㅣ'),
        'ㄳ' => ('ㄱ', 'ㅅ'),
        'ㄵ' => ('ㄴ', 'ㅈ'),
        'ㄶ' => ('ㄴ', 'ㅎ'),
        'ㄺ' => ('ㄹ', 'ㄱ'),
        'ㄻ' => ('ㄹ', 'ㅁ'),
        'ㄼ' => ('ㄹ', 'ㅂ'),
        'ㄽ' => ('ㄹ', 'ㅅ'),
        'ㄾ' => ('ㄹ', 'ㅌ'),
        'ㄿ' => ('ㄹ', 'ㅍ'),
        'ㅀ' => ('ㄹ', 'ㅎ'),
        'ㅄ' => ('ㅂ', 'ㅅ'),
        _ => return None,
    })
}

/// The keys that type `text`, as basic jamo; what is not hangul stays as it is.
#[must_use]
pub fn keystrokes(text: &str) -> String {
    let mut keys = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        push_keystrokes(c, &mut keys);
    }
    keys
}

/// Adds the keys that type `c` to `keys`.
pub fn push_keystrokes(c: char, keys: &mut String) {
    for_each_keystroke(c, |key| keys.push(key));
}

/// Calls `press` with each key that types `c`.
pub fn for_each_keystroke(c: char, mut press: impl FnMut(char)) {
    let mut split = |jamo: char| match compound(jamo) {
        Some((first, second)) => {
            press(first);
            press(second);
        }
        None => press(jamo),
    };
    let Some(syllable) = Syllable::of(c) else {
        return split(c);
    };
    split(syllable.initial_jamo());
    syllable.vowel_jamo().into_iter().chain(syllable.last_jamo()).for_each(split);
}

/// What an input method shows after these keystrokes (basic jamo), or `None` if they do not form
/// hangul: each syllable is a consonant, a vowel of one or two keys, and up to two final consonants.
/// The last syllable may be half-typed: `ㅎㅏㄴㅎ` is 핞, `ㅂㅐㄷㅜㄴㄴ` is 배둔ㄴ.
#[must_use]
pub fn assembled(keys: &str) -> Option<String> {
    let mut rest: &[char] = &keys.chars().collect::<Vec<_>>();
    let mut text = String::with_capacity(keys.len());
    while let Some((&first, after)) = rest.split_first() {
        let Some((vowel, after)) = leading_vowel(after) else {
            // A consonant without a vowel can only be the start of a syllable not yet typed.
            let lone = after.is_empty() && !text.is_empty() && is_consonant(first);
            return lone.then(|| text + &first.to_string());
        };
        let consonants = after.iter().take_while(|&&c| is_consonant(c)).count();
        // The last consonant before a vowel begins the next syllable.
        let available =
            if consonants < after.len() { consonants.checked_sub(1)? } else { consonants };
        let (last, used) = leading_final(&after[..available]);
        let syllable = Syllable { initial: position(&INITIAL, first)?, vowel, last };
        text.push(syllable.composed()?);
        rest = &after[used..];
    }
    (!text.is_empty()).then_some(text)
}

fn leading_vowel(keys: &[char]) -> Option<(u32, &[char])> {
    let (&first, rest) = keys.split_first().filter(|(c, _)| is_vowel(**c))?;
    let number = |vowel: char| (vowel as u32) - FIRST_VOWEL;
    if let Some((&second, rest)) = rest.split_first()
        && let Some(joined) = ('ㅘ'..='ㅢ').find(|&c| compound(c) == Some((first, second)))
    {
        return Some((number(joined), rest));
    }
    Some((number(first), rest))
}

/// The final consonant that these keys begin with, and how many of them it takes.
fn leading_final(keys: &[char]) -> (u32, usize) {
    let number = |last: char| position(&FINAL, last).map(|at| at + 1);
    if let [first, second, ..] = *keys {
        let joined = FINAL.into_iter().find(|&c| compound(c) == Some((first, second)));
        if let Some(last) = joined.and_then(number) {
            return (last, 2);
        }
    }
    match keys.first().copied().and_then(number) {
        Some(last) => (last, 1),
        None => (0, 0),
    }
}

fn position(list: &[char], jamo: char) -> Option<u32> {
    let at = list.iter().position(|&c| c == jamo)?;
    u32::try_from(at).ok()
}

/// The initial consonants of a text of syllables: 한효주 → ㅎㅎㅈ. `None` if anything else is in it.
#[must_use]
pub fn initials(text: &str) -> Option<String> {
    text.chars().map(|c| Syllable::of(c).map(Syllable::initial_jamo)).collect()
}

/// A query of initial consonants, also mixed with syllables: `ㅎㅎㅈ`, `한ㅎㅈ`, `ㅎ효ㅈ`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InitialsPattern {
    /// Consonants and syllables as typed, compound consonants split (input methods join ㄱㅅ).
    elements: Vec<char>,
    /// The initial consonant of each element.
    pub initials: String,
}

impl InitialsPattern {
    /// Reads a pattern: at least two elements, at least one of them a consonant, nothing but
    /// consonants and syllables.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut elements = Vec::new();
        for c in text.chars() {
            match compound(c) {
                Some((first, second)) if is_consonant(first) => elements.extend([first, second]),
                _ => elements.push(c),
            }
        }
        if elements.len() < 2 || !elements.iter().any(|&c| is_consonant(c)) {
            return None;
        }
        let initials = elements.iter().map(|&c| initial_of(c)).collect::<Option<String>>()?;
        Some(Self { elements, initials })
    }

    /// Whether the syllables of `name`, from the first on, agree with the pattern. A consonant stands
    /// for any syllable that it begins; a syllable for itself, the last one also half-typed.
    #[must_use]
    pub fn begins(&self, name: &str) -> bool {
        let mut rest = name.chars();
        for (at, &element) in self.elements.iter().enumerate() {
            let before = rest.as_str();
            let Some(syllable) = rest.next() else { return false };
            let agrees = if is_consonant(element) {
                initial_of(syllable) == Some(element)
            } else if at + 1 == self.elements.len() {
                keystrokes(before).starts_with(&keystrokes(element.encode_utf8(&mut [0; 4])))
            } else {
                syllable == element
            };
            if !agrees {
                return false;
            }
        }
        true
    }
}

fn initial_of(c: char) -> Option<char> {
    if is_consonant(c) { Some(c) } else { Syllable::of(c).map(Syllable::initial_jamo) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keystrokes_are_those_of_the_two_set_layout() {
        for (text, keys) in [
            ("한효주", "ㅎㅏㄴㅎㅛㅈㅜ"),
            ("핞", "ㅎㅏㄴㅎ"),
            ("한횾", "ㅎㅏㄴㅎㅛㅈ"),
            ("한효ㅈ", "ㅎㅏㄴㅎㅛㅈ"),
            ("ㅎㅏㄴㅎㅛ", "ㅎㅏㄴㅎㅛ"),
            ("광희", "ㄱㅗㅏㅇㅎㅡㅣ"),
            ("넋까쌌", "ㄴㅓㄱㅅㄲㅏㅆㅏㅆ"),
            ("준Q", "ㅈㅜㄴQ"),
            ("", ""),
        ] {
            assert_eq!(keystrokes(text), keys);
        }
    }

    #[test]
    fn keystrokes_assemble_as_an_input_method_would() {
        for (keys, text) in [
            ("ㅎㅏㄴㅎㅛㅈㅜ", Some("한효주")),
            ("ㅎㅏㄴㅎ", Some("핞")),
            ("ㅂㅐㄷㅜㄴ", Some("배둔")),
            ("ㄱㅗㅏㅇㅎㅡㅣ", Some("광희")),
            ("ㄱㅏㄱㅅㅏ", Some("각사")),
            ("ㅂㅐㄷㅜㄴㄴ", Some("배둔ㄴ")),
            ("ㅂㅐㄷㅜㄴㄴㄴ", None),
            ("ㅏㄱ", None),
            ("ㅎㅎㅈ", None),
            ("ㅠㅁㄷ", None),
            ("ㄱㅏㅏ", None),
            ("ㄱ", None),
            ("abc", None),
            ("", None),
        ] {
            assert_eq!(assembled(keys).as_deref(), text, "{keys}");
        }
    }

    #[test]
    fn all_syllables_survive_the_round_trip() {
        for c in '가'..='힣' {
            assert_eq!(Syllable::of(c).and_then(Syllable::composed), Some(c));
            let keys = keystrokes(&c.to_string());
            assert_eq!(assembled(&keys), Some(c.to_string()));
        }
    }

    #[test]
    fn initials_agree_from_the_first_syllable() {
        for (pattern, name, agrees) in [
            ("ㅎㅎㅈ", "한효주", true),
            ("ㅎㅎ", "한효주", true),
            ("한ㅎㅈ", "한효주", true),
            ("ㅎ효ㅈ", "한효주", true),
            ("ㅎ횾", "한효주", true),
            ("ㅎㅎ주", "한효주", true),
            ("ㅎㅎ줄", "한효주", false),
            ("ㅎㅈ", "한효주", false),
            ("하ㅎㅈ", "한효주", false),
            ("ㅎㅎㅈㅈ", "한효주", false),
            ("ㄳㅎ", "김수현", true),
            ("ㄱㅅㅎ", "김수현", true),
            ("ㄱㄳ", "김기수", true),
        ] {
            let read = InitialsPattern::read(pattern).expect(pattern);
            assert_eq!(read.begins(name), agrees, "{pattern} {name}");
        }
    }

    #[test]
    fn one_element_vowels_and_letters_are_no_initials() {
        for text in ["ㅎ", "한효주", "ㅎㅏ", "ㅎㅎa", ""] {
            assert_eq!(InitialsPattern::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_of_syllables_is_typed_and_assembled_back(text in "[가-힣]{1,6}") {
            // 각ㅆ…: a final consonant followed by one that it joins is typed the same way as the
            // compound, so only the keystrokes are certain to come back.
            let keys = keystrokes(&text);
            let back = assembled(&keys).expect("syllables are well formed");
            prop_assert_eq!(keystrokes(&back), keys);
        }

        #[test]
        fn nothing_panics(text in any::<String>(), name in any::<String>()) {
            let _ = assembled(&text);
            let _ = assembled(&keystrokes(&text));
            let _ = initials(&text);
            if let Some(pattern) = InitialsPattern::read(&text) {
                let _ = pattern.begins(&name);
            }
        }
    }
}
