//! See `fuzz/checks/names.rs`.

#![no_main]

#[path = "../checks/names.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|input: &str| checked::check(input));
