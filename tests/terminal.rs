//! The real program in a terminal: what it draws, takes along and leaves behind.
#![allow(clippy::expect_used, clippy::panic, reason = "tests and their helpers fail loudly")]
#![cfg(unix)]

#[path = "terminal/bench.rs"]
mod bench;
#[path = "terminal/life.rs"]
mod life;
#[path = "terminal/panics.rs"]
mod panics;
#[path = "terminal/taking.rs"]
mod taking;
