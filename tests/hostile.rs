//! Data and files that mean no good: what they hold reaches no screen and no export as anything
//! but text, nothing moves out of its column, nothing fails, and the rest loads.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::result_large_err,
    reason = "tests and their helpers fail loudly"
)]

#[path = "hostile/exports.rs"]
mod exports;
#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/folders.rs"]
mod folders;
#[path = "parts/nobody.rs"]
mod nobody;
#[path = "hostile/problems.rs"]
mod problems;
#[path = "hostile/screens.rs"]
mod screens;
#[allow(dead_code, reason = "what other tests need of it")]
#[path = "parts/wrapped.rs"]
mod wrapped;

use std::time::{Duration, Instant};

use kactors::catalog::Catalog;
use kactors::load::{Loaded, Text, load_text};

/// Texts that would steer a terminal, turn a line round, begin a formula or a tag, or that
/// terminals disagree about.
fn texts() -> Vec<String> {
    let marks = |count: usize| "\u{301}\u{323}".repeat(count / 2);
    let mut texts: Vec<String> = [
        "\u{2ff0}\u{df2}한\u{dd8}",
        "\u{1b}]0;owned\u{7}",
        "\u{1b}]8;;https://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
        "\u{1b}]52;c;b3duZWQ=\u{7}",
        "\u{1b}[2J\u{1b}[H\u{1b}[31mred",
        "\u{9b}31m\u{9d}0;x\u{9c}\u{90}q\u{9c}",
        "a\r\nb\tc\u{8}\u{0}\u{7f}\u{b}\u{c}\u{85}",
        "\u{202e}gnp.exe\u{202c}\u{202d}x\u{202a}y\u{202b}z",
        "\u{2066}a\u{2067}b\u{2068}c\u{2069}\u{200e}\u{200f}\u{61c}",
        "a\u{2028}b\u{2029}c",
        "z\u{200b}w\u{200c}j\u{200d}s\u{2060}b\u{feff}e\u{ad}",
        "\u{200d}\u{200d}\u{fe0f}\u{20e3}",
        "👨‍👩‍👧‍👦👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿❤️1️⃣",
        "🇰🇷🇰🇷🇰",
        "🇰",
        "\u{e000}\u{f8ff}\u{10ffff}\u{fffe}\u{ffff}\u{378}\u{fff9}x\u{fffa}y\u{fffb}",
        "\u{e0001}\u{e0041}tag\u{1d173}",
        "\u{1112}\u{1161}\u{11ab}\u{1112}\u{d7fb}\u{a960}",
        "\u{301}\u{302}starting marks",
        "ｆｕｌｌ　ｗｉｄｔｈﾊﾝｶｸ",
        "עברית العربية ܐܪܡܝܐ",
        "ไทยกำลัง ក្រុង ನ್ನಡ ཀྲུང",
        "ﷺ﷽꧅𒐫𒈙",
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "+1-2",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "a|b||c\\|d",
        "<script>alert(1)</script><!-- &amp; &#x41;",
        "[x](javascript:y) ![i](z) `c` *b* _i_ ~s~ $m$ # h",
        "\"quoted\", 'single' \\ back",
        "\u{fffd}\u{fffd}",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push(format!("e{}", marks(100)));
    texts.push(format!("한{}x", marks(1_000)));
    texts.push("\u{1f469}\u{200d}".repeat(200));
    texts
}

/// A text as RON writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A data set with a text in every place that takes one, in a project of its own between two
/// harmless ones, everything else being the same.
fn set_of(text: &str) -> String {
    let hostile = quoted(text);
    let project = |key: &str, text: &str| {
        format!(
            "(key: \"{key}\", title: (en: {text}, original: {text}, ko: {text}), aliases: [{text}],
              series: {text}, kind: Film, countries: [\"JP\"], platforms: [\"{key}\"],
              released: \"2020-03-01\", status: Released,
              sources: [(url: \"https://example.org/\", publisher: {text}, date: \"2020\")],
              cast: [(actor: \"{key}\", character: {text}, billing: Lead, note: {text})]),"
        )
    };
    let actor = |key: &str, text: &str| {
        format!(
            "(key: \"{key}\", name: (en: {text}, ko: {text}, ja: {text}, zh: {text}),
              aliases: [{text}], group: {text}, disambiguation: {text}),"
        )
    };
    let platform = |key: &str, text: &str| {
        format!(
            "(key: \"{key}\", name: (en: {text}, ja: {text}), aliases: [{text}], kind: Cinema),"
        )
    };
    let keys = [("a", "\"First\""), ("h", hostile.as_str()), ("z", "\"Last\"")];
    let all = |item: &dyn Fn(&str, &str) -> String| -> String {
        keys.iter().map(|(key, text)| item(key, text)).collect()
    };
    format!(
        "#![enable(implicit_some)](as_of: \"2026-01-15\", actors: [{}], platforms: [{}],
           projects: [{}], claims: [(key: \"c\", text: {hostile}, shows: [(by: Year)])])",
        all(&actor),
        all(&platform),
        all(&project)
    )
}

/// Does what has to be done in a moment; a build for tests on a busy machine has twenty seconds.
#[track_caller]
fn in_a_moment<T>(work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(20), "it took {took:?}");
    done
}

fn read(text: &str) -> Loaded {
    load_text(&[Text { path: "hostile.ron".to_owned(), text: text.to_owned() }])
}

/// The data set of [`set_of`] in memory.
fn catalog_of(text: &str) -> Catalog {
    let loaded = read(&set_of(text));
    assert!(loaded.worst() < Some(kactors::load::Severity::Error), "{:?}", loaded.problems);
    let catalog = Catalog::build(loaded.data);
    assert_eq!(catalog.len(), 3, "{text:?}");
    catalog
}
