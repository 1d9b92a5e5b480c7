//! How names are written and typed.

mod nearest;

pub use nearest::nearest;
