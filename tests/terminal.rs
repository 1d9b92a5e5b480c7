//! The real program in a terminal: what it draws, takes along and leaves behind.
#![allow(clippy::expect_used, clippy::panic, reason = "tests and their helpers fail loudly")]
#![cfg(unix)]

#[path = "terminal/bench.rs"]
mod bench;
#[path = "terminal/clipboard.rs"]
mod clipboard;
#[path = "terminal/colours.rs"]
mod colours;
#[path = "terminal/doors.rs"]
mod doors;
#[path = "terminal/files.rs"]
mod files;
#[path = "terminal/frames.rs"]
mod frames;
#[path = "terminal/kept.rs"]
mod kept;
#[path = "terminal/languages.rs"]
mod languages;
#[path = "terminal/life.rs"]
mod life;
#[path = "terminal/links.rs"]
mod links;
#[path = "terminal/loading.rs"]
mod loading;
#[path = "terminal/mouse.rs"]
mod mouse;
#[path = "terminal/panics.rs"]
mod panics;
#[path = "terminal/shells.rs"]
mod shells;
#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;
#[path = "terminal/taking.rs"]
mod taking;
#[path = "terminal/tour.rs"]
mod tour;
#[path = "parts/wrapped.rs"]
mod wrapped;
