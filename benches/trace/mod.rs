//! What somebody types: a fixed list of 137 keystrokes.

/// Lines as they are typed; `<` is Backspace. Names and titles of the synthetic sets, in Latin
/// letters, hangul and kana, whole and in part, and words of several fields.
const TYPED: [&str; 26] = [
    "kim",
    "lee ji<<<<",
    "kimjisoo",
    "park min",
    "soo kim",
    "baek<",
    "golden garden",
    "secret",
    "last s",
    "osaka",
    "kim seoul",
    "choi 2019",
    "an",
    "net",
    "김지수",
    "이",
    "박민<서",
    "ㄱㅈㅅ",
    "キムジ",
    "パク",
    "정호 도쿄",
    "rlawl",
    "hong min-ah",
    "ns",
    "rk",
    "배두",
];

/// The line after each keystroke.
pub fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for typed in TYPED {
        let mut line = String::new();
        for key in typed.chars() {
            if key == '<' {
                line.pop();
            } else {
                line.push(key);
            }
            lines.push(line.clone());
        }
    }
    assert_eq!(lines.len(), 137);
    lines
}
