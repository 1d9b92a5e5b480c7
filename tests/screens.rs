//! The screen as a user has it: keys are typed at the browser on `tests/data`, and what is seen is
//! compared with stored screens (`tests/screens/stored`) or looked at.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests and their helpers fail loudly"
)]

#[path = "screens/configured.rs"]
mod configured;
#[path = "screens/dialogs.rs"]
mod dialogs;
#[path = "screens/insights.rs"]
mod insights;
#[path = "screens/languages.rs"]
mod languages;
#[path = "screens/leaving.rs"]
mod leaving;
#[path = "screens/long_pages.rs"]
mod long_pages;
#[path = "screens/looks.rs"]
mod looks;
#[path = "screens/map.rs"]
mod map;
#[path = "screens/matrix.rs"]
mod matrix;
#[path = "screens/mouse.rs"]
mod mouse;
#[path = "screens/numbers.rs"]
mod numbers;
#[path = "screens/pages.rs"]
mod pages;
#[path = "screens/palette.rs"]
mod palette;
#[path = "screens/panes.rs"]
mod panes;
#[path = "screens/read_again.rs"]
mod read_again;
#[path = "screens/scripts.rs"]
mod scripts;
#[path = "screens/search.rs"]
mod search;
#[path = "screens/sizes.rs"]
mod sizes;
#[path = "screens/story.rs"]
mod story;
#[path = "screens/table.rs"]
mod table;
#[path = "screens/timeline.rs"]
mod timeline;
