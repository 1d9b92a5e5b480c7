//! The order of names in what is printed: that of Latin letters, unless a language is asked for.

use super::{command, file, folder, run, set, stdout};

const BY_NAME: [&str; 7] = ["list", "--sort", "actor", "--columns", "actor_ko", "-f", "tsv"];

/// The different lines after the head, in their order; without those that say nothing.
fn names(out: &str) -> Vec<&str> {
    let mut names: Vec<&str> = out.lines().skip(1).filter(|name| *name != "\"\"").collect();
    names.dedup();
    names
}

fn with_lang(lang: &str, arguments: &[&str]) -> String {
    stdout(&[&["--lang", lang], arguments].concat())
}

#[test]
fn a_language_asked_for_sorts_by_its_names() {
    let korean = with_lang("ko", &BY_NAME);
    assert_eq!(
        names(&korean),
        [
            "길동수",
            "김지호",
            "남궁빈",
            "도유진",
            "마동준",
            "박이슬",
            "백소라",
            "서레인",
            "석미나",
            "오세아",
            "우해솔",
            "유레나",
            "은하늘",
            "임서연",
            "장태오",
            "정라온",
            "차민호",
            "한별"
        ]
    );
    let by_kana = [&BY_NAME[..4], &["actor_ja", "-f", "tsv"]].concat();
    let japanese = with_lang("ja", &by_kana);
    assert_eq!(
        names(&japanese),
        [
            "イム・ソヨン",
            "ウ・ヘソル",
            "ウン・ハヌル",
            "オ・セア",
            "キム・ジホ",
            "ソク・ミナ",
            "チャ・ミノ",
            "チョン・ラオン",
            "ト・ユジン",
            "ハン・ビョル",
            "ペク・ソラ"
        ]
    );
    let by_platform = ["list", "--sort", "platform", "--columns", "platforms", "-f", "tsv"];
    let [usual, hangul] = [stdout(&by_platform), with_lang("ko", &by_platform)];
    assert!(names(&usual)[0].starts_with("Cinemas"), "{usual}");
    // 스트림리
    assert!(names(&hangul)[0].starts_with("Streamly"), "{hangul}");
    let turned = with_lang("ko", &["list", "--sort=-actor", "--columns", "actor_ko", "-f", "tsv"]);
    assert!(names(&turned).iter().rev().eq(names(&korean).iter()), "{turned}");
}

#[test]
fn nothing_but_the_flag_changes_what_is_printed() {
    let usual = stdout(&BY_NAME);
    assert_eq!(names(&usual)[..4], ["백소라", "차민호", "도유진", "은하늘"]);
    assert_eq!(with_lang("en", &BY_NAME), usual);
    let folder = folder();
    let own = file(&folder, "own.ron", "(lang: \"ko\", name_script: \"kana\")");
    for lang in ["ko_KR.UTF-8", "ja_JP.UTF-8", "C", ""] {
        let mut program = command();
        program.env("LANG", lang).env("LC_ALL", lang).env("KACTORS_CONFIG", &own);
        let ran = run(program.arg("--data").arg(set()).args(BY_NAME));
        assert_eq!((ran.code, ran.out.as_str()), (0, usual.as_str()), "{lang}");
    }
}

#[test]
fn the_rows_are_the_same_in_every_format_and_only_names_are_sorted_by() {
    for format in ["csv", "jsonl", "tsv"] {
        let list = ["list", "--sort", "actor", "-f", format];
        let sorted = |out: String| -> Vec<String> {
            let mut lines: Vec<String> = out.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        let (usual, korean) = (stdout(&list), with_lang("ko", &list));
        assert_ne!(usual, korean);
        assert_eq!(sorted(usual), sorted(korean), "{format}");
    }
    for order in ["year", "-year", "project", "country", "role", "billing"] {
        let list = ["list", &format!("--sort={order}"), "-f", "tsv"];
        assert_eq!(with_lang("ja", &list), stdout(&list), "{order}");
    }
    for statistic in [&["stats", "--by", "actor"][..], &["show", "azure-letters"]] {
        assert_eq!(with_lang("ko", statistic), stdout(statistic));
    }
}
