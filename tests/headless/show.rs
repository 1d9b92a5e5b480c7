//! `kactors show`.

use insta::assert_snapshot;
use unicode_normalization::UnicodeNormalization;

use super::{kactors, stdout};

#[test]
fn an_actor_is_shown_in_full() {
    assert_snapshot!(stdout(&["show", "im-seo-yeon"]));
}

#[test]
fn a_project_is_shown_in_full() {
    assert_snapshot!(stdout(&["show", "azure-letters"]));
}

#[test]
fn an_appearance_is_shown_by_its_key() {
    assert_snapshot!(stdout(&["show", "jeong-ra-on/garden-of-stone"]));
}

#[test]
fn an_actor_goes_by_any_name_in_any_script() {
    let page = stdout(&["show", "baek-so-ra"]);
    for name in [
        "Baek So-ra",
        "baek sora",
        "BAEKSORA",
        "백소라",
        "백 소라",
        "ペク・ソラ",
        "白素罗",
        "Paek Sora",
    ] {
        assert_eq!(stdout(&["show", name]), page, "{name}");
    }
    assert_eq!(stdout(&["show", "baek", "so-ra"]), page, "words are joined");
}

#[test]
fn a_project_goes_by_any_title() {
    let page = stdout(&["show", "azure-letters"]);
    for title in ["Azure Letters", "azureletters", "青い手紙", "푸른 편지", "Blue Letters"]
    {
        assert_eq!(stdout(&["show", title]), page, "{title}");
    }
}

#[test]
fn a_title_goes_by_what_a_search_takes_for_the_same() {
    let page = stdout(&["show", "azure-letters"]);
    // Hangul in its parts as some systems have it in the names of files, signs of another width, an
    // accent too many.
    let parts: String = "푸른 편지".nfd().collect();
    for title in [parts.as_str(), "ＡＺＵＲＥ ｌｅｔｔｅｒｓ", "Azuré Létters"] {
        assert_eq!(stdout(&["show", title]), page, "{title}");
    }
}

#[test]
fn other_formats_hold_the_appearances_newest_first() {
    let csv = stdout(&["show", "백소라", "-f", "tsv"]);
    let keys: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.split('/').nth(1)).collect();
    let projects: Vec<&str> = keys.iter().filter_map(|key| key.split('\t').next()).collect();
    assert_eq!(
        projects,
        ["infinite-corridor", "azure-letters-season-2", "azure-letters", "quiet-harbor"]
    );
}

#[test]
fn a_name_of_several_lists_their_keys_and_ends_with_1() {
    let ran = kactors(&["show", "김지호"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.out,
        "kim-ji-ho-1975\tactor\tKim Ji-ho\tborn 1975\nkim-ji-ho-1998\tactor\tKim Ji-ho\tof NOVA9\n"
    );
    assert!(ran.err.contains("several go by the name `김지호`"), "{}", ran.err);
}

#[test]
fn a_name_of_nobody_suggests_the_nearest_and_ends_with_1() {
    let ran = kactors(&["show", "Baek So-ta"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("did you mean `Baek So-ra`?"), "{}", ran.err);
    assert_eq!(kactors(&["show", "---"]).code, 2, "a flag that is none");
    assert_eq!(kactors(&["show", "!!!"]).code, 1);
}

#[test]
fn a_part_of_a_name_leads_to_the_list() {
    let ran = kactors(&["show", "baek"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let count = stdout(&["list", "--count", "-q", "baek"]);
    let help = format!("help: `kactors list -q baek` finds {}", count.trim());
    assert!(ran.err.contains(&help), "{}", ran.err);
    assert!(!kactors(&["show", "zzzzzz"]).err.contains("help"));
}

#[test]
fn how_many_appearances_there_are_is_said_of_an_actor_alone() {
    assert!(stdout(&["show", "jeong-ra-on"]).contains("appearances: "));
    assert!(!stdout(&["show", "jeong-ra-on/garden-of-stone"]).contains("appearances"));
}

#[test]
fn nobody_at_all_is_a_mistake_in_usage() {
    assert_eq!(kactors(&["show"]).code, 2);
}
