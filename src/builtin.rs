//! The data set in the binary. The build made and checked it.

use crate::catalog::{Catalog, Names};
use crate::load::Text;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Its columns. Cost: a copy, nothing is parsed; its names are copied when they are asked for.
/// Empty only if the binary is broken.
#[must_use]
pub fn catalog() -> Catalog {
    let columns = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
    let names = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));
    let catalog = Catalog::from_bytes(columns).unwrap_or_default();
    catalog.with_names(|| Names::from_bytes(names).ok())
}

/// The names of its files.
pub fn names() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(path, _)| *path)
}

/// Its files, under the names they have in the repository, for other layers to go over them.
#[must_use]
pub fn texts() -> Vec<Text> {
    let own = |&(path, text): &(&str, &str)| Text { path: path.to_owned(), text: text.to_owned() };
    TEXTS.iter().map(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load_text;

    #[test]
    fn the_columns_are_those_of_the_texts() {
        let built = Catalog::build(load_text(&texts()).data);
        assert!(!built.is_empty());
        assert_eq!(built.to_bytes(), catalog().to_bytes());
        let names = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));
        assert_eq!(built.names().to_bytes().as_deref(), Ok(&names[..]));
        assert_eq!(catalog().names().to_bytes().as_deref(), Ok(&names[..]));
    }
}
