//! See `fuzz/checks/keys.rs`.

#![no_main]

#[path = "../checks/keys.rs"]
mod checked;

libfuzzer_sys::fuzz_target!(|input: &[u8]| checked::check(input));
