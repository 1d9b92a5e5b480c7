//! The real program in a terminal: what it draws, takes along and leaves behind.
#![cfg(unix)]

#[path = "terminal/bench.rs"]
mod bench;
#[path = "terminal/life.rs"]
mod life;
#[path = "terminal/taking.rs"]
mod taking;
