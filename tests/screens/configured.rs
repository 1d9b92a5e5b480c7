//! The browser with keys and columns of a configuration.

use std::sync::Arc;

use kactors::config::config;
use kactors::load::Text;
use kactors::query::SortKey;
use kactors::ui::{Keymap, Start};

use super::story::{NARROW, Story, WIDE, hides, shows, story};

/// The browser with these bindings, none of which is wrong.
fn bound(size: (u16, u16), keys: &str) -> Story<'static> {
    let text = format!("(keys: [{keys}])");
    let (config, wrong) = config(&Text { path: "config.ron".to_owned(), text });
    assert_eq!(wrong, []);
    let (keymap, wrong) = Keymap::with(&config.keys);
    assert_eq!(wrong, []);
    let catalog = story(size, "").catalog();
    Story::start(catalog, Start { size, keymap: Arc::new(keymap), ..Start::default() })
}

#[test]
fn a_key_of_one_s_own_does_what_it_is_bound_to() {
    let story = bound(WIDE, r#"(on: "table", key: "C-s", does: "export")"#);
    story.clone().then("<C-s>").shows("Export 58 listed");
    story.then("e").shows("Export 58 listed");
}

#[test]
fn a_usual_key_can_be_freed_or_do_something_else() {
    let story = bound(
        WIDE,
        r#"(on: "table", key: "e", does: "none"), (on: "table", key: "s", does: "more-facets")"#,
    );
    story.clone().then("e").hides("Export 58");
    story.clone().then("s").shows("More facets");
    // Elsewhere it is as ever.
    story.then("<Tab> s").hides("More facets");
}

#[test]
fn keys_can_be_pressed_one_after_another() {
    let story = bound(
        WIDE,
        r#"(on: "table", key: "g g", does: "top"), (on: "table", key: "g e", does: "bottom")"#,
    );
    let last = story.clone().then("G").current();
    assert_eq!(story.clone().then("g e").current(), last);
    assert_eq!(story.clone().then("G g g").current(), story.clone().current());
    story.clone().then("g").shows("g …");
    // A sequence that is not finished is forgotten, and its last key counts.
    assert_eq!(story.clone().then("g j").current(), story.clone().then("j").current());
    let before = story.clone().then("jj").current();
    assert_eq!(story.then("jj g <Esc>").current(), before);
}

#[test]
fn help_and_footer_say_the_keys_that_hold() {
    let keys = r#"(on: "table", key: "e", does: "none"), (on: "table", key: "C-s", does: "export"),
                  (on: "table", key: "g g", does: "top")"#;
    let story = bound((120, 60), keys);
    story.check(shows(["C-s export"]), hides([" e export"]));
    let help = story.then("? export");
    help.check(shows(["C-s          table                  export the marks"]), hides([]));
    let help = bound((120, 60), keys).then("? first");
    help.check(shows(["g g          table                  to the first"]), hides([]));
}

#[test]
fn columns_of_one_s_own_stand_in_their_order() {
    let columns = vec![SortKey::Project, SortKey::Actor, SortKey::Year];
    let catalog = story(NARROW, "").catalog();
    let own = Story::start(catalog, Start { size: NARROW, columns, ..Start::default() });
    own.stored("own_columns");
}

#[test]
fn keys_that_are_freed_begin_nothing() {
    let freed = bound(WIDE, r#"(on: "everywhere", key: "g t", does: "none")"#);
    assert_eq!(freed.clone().then("/ gold").line(), "gold");
    assert_eq!(freed.clone().then("G g").current(), freed.current());
}

#[test]
fn with_control_the_case_of_a_letter_is_one() {
    bound(WIDE, r#"(on: "table", key: "C-S", does: "export")"#).then("<C-s>").shows("Export 58");
}

#[test]
fn whatever_names_a_key_names_the_one_that_holds() {
    let own = bound(
        WIDE,
        r#"(on: "lists", key: "2", does: "none"), (on: "lists", key: "T", does: "timeline"),
           (on: "lists", key: "3", does: "none"),
           (on: "search", key: "Tab", does: "none"), (on: "search", key: "C-t", does: "complete"),
           (on: "table", key: "Enter", does: "none"), (on: "table", key: "C-e", does: "enter"),
           (on: "table", key: "Esc", does: "none"), (on: "table", key: "C-x", does: "escape")"#,
    );
    own.check(shows(["1 Browse  T Timeline  Map  4 Matrix"]), hides(["2 Timeline", "3 Map"]));
    own.clone().then("/ country:jp<space>plat").shows("C-t: platform:");
    own.clone().then("/ kind: <C-t>").shows(", C-t: ");
    let rescued = own.clone().then("/ country:jp<space>year:1900 <Enter>");
    rescued.shows("nothing matches; C-e asks instead");
    own.then("/ qqqqzzzz <Enter>").shows("nothing matches; C-x clears the text, then the choices");
}

#[test]
fn a_key_that_is_freed_is_named_nowhere() {
    let own = bound(
        WIDE,
        r#"(on: "search", key: "Tab", does: "none"), (on: "table", key: "Enter", does: "none"),
           (on: "table", key: "Esc", does: "none")"#,
    );
    own.clone().then("/ country:jp<space>plat").check(shows([" platform: "]), hides(["Tab"]));
    let rescued = own.clone().then("/ country:jp<space>year:1900 <Enter>");
    rescued.check(shows(["nothing matches"]), hides(["asks instead"]));
    own.then("/ qqqqzzzz <Enter>").check(shows(["nothing matches"]), hides(["clears"]));
}
