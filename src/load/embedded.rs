//! The data set in the binary.

use super::parse::Text;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The shipped files, under the names they have in the repository.
#[must_use]
pub fn texts() -> Vec<Text> {
    let own = |&(path, text): &(&str, &str)| Text { path: path.to_owned(), text: text.to_owned() };
    FILES.iter().map(own).collect()
}
