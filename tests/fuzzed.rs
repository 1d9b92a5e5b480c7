//! What fuzzing has found worth keeping, looked at again: the inputs of `fuzz/kept`, a line each,
//! and for each what must hold of it whatever it is.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::needless_pass_by_value,
    reason = "tests and their helpers fail loudly"
)]

#[path = "../fuzz/checks/keys.rs"]
mod keys;
#[path = "../fuzz/checks/load.rs"]
mod load;
#[path = "../fuzz/checks/names.rs"]
mod names;
#[path = "../fuzz/checks/query.rs"]
mod query;

use std::path::Path;

/// The inputs that are kept for a target.
fn kept(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/kept");
    let lines = std::fs::read_to_string(folder.join(target).with_extension("jsonl")).unwrap();
    let inputs: Vec<String> =
        lines.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert!(!inputs.is_empty(), "{target} has its inputs");
    inputs
}

#[test]
fn a_data_file_is_read_or_is_a_list_of_problems() {
    kept("load").iter().for_each(|text| load::check(text));
}

#[test]
fn a_line_is_a_question_or_a_mistake_with_a_place() {
    kept("query").iter().for_each(|line| query::check(line));
}

#[test]
fn a_name_is_found_twice_alike_and_its_own_letters_are_lit() {
    kept("names").iter().for_each(|text| names::check(text));
}

#[test]
fn a_story_of_keys_keeps_every_promise() {
    let bytes = |text: &String| -> Vec<u8> {
        text.chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect()
    };
    kept("keys").iter().for_each(|text| keys::check(&bytes(text)));
}
