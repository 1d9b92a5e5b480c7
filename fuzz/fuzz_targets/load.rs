//! See `fuzz/checks/load.rs`.

#![no_main]

#[path = "../checks/load.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|input: &str| checked::check(input));
