//! `kactors`: a terminal browser over the overseas appearances of Korean actors.
//!
//! The rooms of the house, lowest first; each may import only what stands above it here:
//!
//! | room | what it holds |
//! |---|---|
//! | [`text`] | texts as a terminal shows them: harmless, measured, cut and filled |
//! | `raw` | columns as bytes |
//! | [`model`] | what a fact is: actor, project, credit, platform, country, date |
//! | [`lang`] | the languages of the interface: texts, and numbers in words |
//! | [`names`] | how names are written and typed |
//! | [`files`] | files written whole or not at all |
//! | [`catalog`] | all facts in memory |
//! | [`load`] | RON files → facts and problems |
//! | [`query`] | a question, and its answer |
//! | [`builtin`] | the data set in the binary |
//! | [`config`] | the configuration file: words and numbers |
//! | [`cache`] | the columns of large data sets, kept between runs |
//! | [`kept`] | questions and marks kept from run to run |
//! | [`export`] | rows → bytes, one file a format |
//! | [`ui`] | what the screen holds and how it answers keys; no drawing |
//! | [`view`] | the screen drawn |
//! | [`tui`] | the terminal: set up, the one loop, restored whatever happens |
//! | [`cli`] | the command line |
//!
//! Never: network access, `unsafe`, a panic on input, a write that leaves half a file; and below
//! `tui` no clock and no environment variable.

pub mod builtin;
pub mod cache;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod export;
pub mod files;
pub mod kept;
pub mod lang;
pub mod load;
pub mod model;
pub mod names;
pub mod query;
mod raw;
pub mod text;
pub mod tui;
pub mod ui;
pub mod view;
