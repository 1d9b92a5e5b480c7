//! See `fuzz/checks/query.rs`.

#![no_main]

#[path = "../checks/query.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|input: &str| checked::check(input));
