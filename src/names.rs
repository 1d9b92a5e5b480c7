//! How names are written and typed.
//!
//! One Korean actor has half a dozen names in print (배두나, Bae Doona, ペ・ドゥナ, 裴斗娜) and any
//! number of ways to be typed: decomposed or half-typed hangul, initial consonants alone, another
//! romanisation, the wrong keyboard layout. This room knows how to write names and how to recognise
//! them; it holds plain functions over text, and cannot fail.
//!
//! | step | where |
//! |---|---|
//! | text → folded text | [`normalise`], [`hanzi`] |
//! | scripts | [`hangul`], [`kana`], [`layout`] (keyboards), [`press`] (hangul → kana) |
//! | the script that is shown, and its order | [`script`] |
//! | Latin spellings | [`romanise`], [`skeleton`] |
//! | name → forms and spellings → keys | `written`, [`person`], `spelling` → [`keys`] |
//! | query → readings | [`probe`] |
//! | reading × key → match | [`matching`], [`typo`] |
//! | what to mark in a text | [`marks`] |
//! | the same over many names | [`index`] |
//! | a word not known → the one meant | [`nearest()`] |

pub mod hangul;
pub mod hanzi;
pub mod index;
pub mod kana;
pub mod keys;
pub mod layout;
pub mod marks;
pub mod matching;
mod nearest;
pub mod normalise;
pub mod person;
pub mod press;
pub mod probe;
mod rank;
pub mod romanise;
pub mod script;
pub mod skeleton;
mod source;
mod spelling;
mod stops;
pub mod typo;
mod words;
mod written;

pub use index::Index;
pub use keys::{NameKeys, TitleName};
pub use matching::{Hit, Rank, Reading, Tier};
pub use nearest::nearest;
pub use person::PersonName;
pub use probe::Probe;
pub use script::Script;
pub use written::LONGEST;
