//! The languages of the interface.
//!
//! A text stands in all of them where it is used, so that the compiler sees that none is left out.
//! Every look-up names the language: nothing here or anywhere else remembers one.

use std::{fmt, io};

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    English,
    /// Korean.
    Korean,
    /// Japanese.
    Japanese,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 3] = [Lang::English, Lang::Korean, Lang::Japanese];

    /// Its code by ISO 639-1.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Lang::English => "en",
            Lang::Korean => "ko",
            Lang::Japanese => "ja",
        }
    }

    /// The language of a code or of a locale's name (`ko`, `ja_JP.UTF-8`); `None` for another.
    #[must_use]
    pub fn named(name: &str) -> Option<Lang> {
        let code = name.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase();
        Lang::ALL.into_iter().find(|lang| lang.word() == code)
    }
}

/// A text in English, Korean and Japanese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text(pub &'static str, pub &'static str, pub &'static str);

impl Text {
    /// The text in a language.
    #[must_use]
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::English => self.0,
            Lang::Korean => self.1,
            Lang::Japanese => self.2,
        }
    }
}

/// A text with values in it in every language, for what is found out where nobody knows yet who will
/// read it.
// Boxed, since errors are carried about: they stay small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence(Box<[String; 3]>);

impl Sentence {
    /// What `tell` says in each language.
    pub fn told(tell: impl Fn(Lang) -> String) -> Sentence {
        Sentence(Box::new(Lang::ALL.map(tell)))
    }

    /// The sentence in a language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        &self.0[lang as usize]
    }
}

impl From<Text> for Sentence {
    fn from(text: Text) -> Sentence {
        Sentence::told(|lang| text.of(lang).to_owned())
    }
}

/// In English, as all that the program prints is.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.of(Lang::English))
    }
}

/// Why the system refused something.
#[must_use]
pub fn refusal(error: &io::Error, lang: Lang) -> String {
    let text = match error.kind() {
        _ if lang == Lang::English => return error.to_string(),
        io::ErrorKind::NotFound => {
            Text("", "파일이나 폴더가 없음", "ファイルまたはフォルダーがない")
        }
        io::ErrorKind::PermissionDenied => Text("", "권한이 없음", "権限がない"),
        io::ErrorKind::AlreadyExists => Text("", "이미 있음", "既にある"),
        io::ErrorKind::NotADirectory => Text("", "폴더가 아님", "フォルダーではない"),
        io::ErrorKind::IsADirectory => Text("", "폴더임", "フォルダーである"),
        io::ErrorKind::StorageFull => Text("", "저장 공간이 부족함", "空き容量がない"),
        io::ErrorKind::QuotaExceeded => Text("", "할당량을 넘음", "割り当て容量を超えた"),
        io::ErrorKind::ReadOnlyFilesystem => {
            Text("", "읽기 전용 파일 시스템임", "読み取り専用のファイルシステム")
        }
        io::ErrorKind::FileTooLarge => Text("", "파일이 너무 큼", "ファイルが大きすぎる"),
        io::ErrorKind::InvalidFilename => Text("", "쓸 수 없는 파일 이름", "使えないファイル名"),
        io::ErrorKind::InvalidInput => Text("", "쓸 수 없는 값", "使えない値"),
        io::ErrorKind::BrokenPipe => Text("", "받는 쪽이 닫힘", "受け手が閉じている"),
        io::ErrorKind::TimedOut => Text("", "시간 초과", "時間切れ"),
        io::ErrorKind::OutOfMemory => Text("", "메모리가 부족함", "メモリー不足"),
        _ => Text("", "시스템 오류", "システムエラー"),
    };
    // The number tells the rest to whoever looks it up.
    let number = error.raw_os_error().map(|number| format!(" ({number})")).unwrap_or_default();
    format!("{}{number}", text.of(lang))
}

/// A text with values in it, in a language: the same captured values in each, in an order of its
/// own.
macro_rules! say {
    ($lang:expr, $english:literal, $korean:literal, $japanese:literal $(,)?) => {
        match $lang {
            $crate::lang::Lang::English => format!($english),
            $crate::lang::Lang::Korean => format!($korean),
            $crate::lang::Lang::Japanese => format!($japanese),
        }
    };
}
pub(crate) use say;

/// What is said of a word that is none of a vocabulary.
pub mod vocabulary {
    use super::{Lang, Sentence, Text};

    /// That it is none.
    #[must_use]
    pub fn no_such(found: &str, what: Text) -> Sentence {
        Sentence::told(|lang| {
            let what = what.of(lang);
            say!(
                lang,
                "`{found}` is no {what}",
                "{what}에 `{found}` 값은 없습니다",
                "{what}に`{found}`はありません"
            )
        })
    }

    /// "did you mean", or where nothing is near all that is allowed.
    #[must_use]
    pub fn meant_of(near: Option<&str>, all: &[&str]) -> Sentence {
        let all = all.join(", ");
        Sentence::told(|lang| match near {
            Some(near) => meant(near, lang),
            None => say!(lang, "it may be {all}", "쓸 수 있는 값: {all}", "使える値: {all}"),
        })
    }

    /// "did you mean".
    #[must_use]
    pub fn meant(near: &str, lang: Lang) -> String {
        say!(lang, "did you mean `{near}`?", "`{near}`입니까?", "`{near}`ですか?")
    }
}

/// Numbers of things, in words.
pub mod count {
    use super::Lang;
    use crate::text::grouped;

    /// `1,139 appearances`.
    #[must_use]
    pub fn appearances(count: usize, lang: Lang) -> String {
        let n = grouped(count);
        match (count, lang) {
            (1, Lang::English) => "1 appearance".to_owned(),
            _ => say!(lang, "{n} appearances", "출연 {n}건", "出演{n}件"),
        }
    }

    /// `148 actors`.
    #[must_use]
    pub fn actors(count: usize, lang: Lang) -> String {
        let n = grouped(count);
        match (count, lang) {
            (1, Lang::English) => "1 actor".to_owned(),
            _ => say!(lang, "{n} actors", "배우 {n}명", "俳優{n}人"),
        }
    }

    /// `9 countries`.
    #[must_use]
    pub fn countries(count: usize, lang: Lang) -> String {
        let n = grouped(count);
        match (count, lang) {
            (1, Lang::English) => "1 country".to_owned(),
            _ => say!(lang, "{n} countries", "{n}개국", "{n}か国"),
        }
    }

    /// `30 projects`.
    #[must_use]
    pub fn projects(count: usize, lang: Lang) -> String {
        let n = grouped(count);
        match (count, lang) {
            (1, Lang::English) => "1 project".to_owned(),
            _ => say!(lang, "{n} projects", "작품 {n}편", "{n}作品"),
        }
    }

    /// `3 rows`.
    #[must_use]
    pub fn rows(count: usize, lang: Lang) -> String {
        let n = grouped(count);
        match (count, lang) {
            (1, Lang::English) => "1 row".to_owned(),
            _ => say!(lang, "{n} rows", "{n}행", "{n}行"),
        }
    }

    /// `2 problems`.
    #[must_use]
    pub fn problems(count: usize, lang: Lang) -> String {
        let n = grouped(count);
        match (count, lang) {
            (1, Lang::English) => "1 problem".to_owned(),
            _ => say!(lang, "{n} problems", "문제 {n}건", "問題{n}件"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        for (name, lang) in [
            ("ko_KR.UTF-8", Some(Lang::Korean)),
            ("ja", Some(Lang::Japanese)),
            ("en-GB", Some(Lang::English)),
            ("KO", Some(Lang::Korean)),
            ("C", None),
            ("POSIX", None),
            ("kok_IN", None),
            ("", None),
        ] {
            assert_eq!(Lang::named(name), lang, "{name}");
        }
    }
}
