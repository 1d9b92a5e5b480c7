//! `src/` line by line, without comments, texts and tests.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A line of code.
pub struct Line {
    /// The path below `src/`.
    pub file: String,
    /// Counted from 1.
    pub number: usize,
    /// As it stands.
    pub text: String,
    /// Without comments and without what stands in quotes.
    pub code: String,
    /// The rooms of this crate that it names, by `crate::` or through `super`.
    pub imports: Vec<String>,
    /// The modules of the standard library that it names in a group: `use std::{env, fs}`.
    pub standard: Vec<String>,
}

/// The files below `src/`, sorted.
pub fn sources() -> Vec<String> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.sort();
    assert!(files.len() > 20, "`src/` is read from the root of the package");
    files
}

fn collect(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix("src").expect("a path below src");
            files.push(below.to_str().expect("a name in UTF-8").to_owned());
        }
    }
}

/// The room of a file: the first part of its path.
pub fn room(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Every line of code outside of tests.
pub fn lines() -> &'static [Line] {
    static LINES: LazyLock<Vec<Line>> =
        LazyLock::new(|| sources().iter().flat_map(|file| lines_of(file)).collect());
    &LINES
}

fn lines_of(file: &str) -> Vec<Line> {
    let text = fs::read_to_string(Path::new("src").join(file)).expect("a source file");
    // Tests stand at the end of a file.
    let (program, tests) = text.split_once("\n#[cfg(test)]\n").unwrap_or((&text, "mod tests {"));
    assert!(tests.starts_with("mod tests {"), "src/{file}: code stands behind `#[cfg(test)]`");
    let bare = without_comments_and_texts(program);
    let mut crate_group = Group::of("crate::{");
    let mut standard_group = Group::of("std::{");
    let depth = file.matches('/').count();
    let supers = "super::".repeat(depth + usize::from(!["lib.rs", "main.rs"].contains(&file)));
    bare.lines()
        .zip(program.lines())
        .zip(1..)
        .map(|((code, text), number)| {
            let mut imports = after(code, "crate::");
            // From a room's own file `super::` is the crate, from a file in it `super::super::`.
            if !supers.is_empty() {
                imports.extend(after(code, &supers));
            }
            imports.extend(after(code, "kactors::"));
            imports.extend(crate_group.names(code));
            let (file, text, code) = (file.to_owned(), text.to_owned(), code.to_owned());
            let standard = standard_group.names(&code);
            Line { file, number, text, code, imports, standard }
        })
        .collect()
}

/// The names that follow a prefix.
fn after(code: &str, prefix: &str) -> Vec<String> {
    let rest = code.match_indices(prefix).map(|(at, _)| &code[at + prefix.len()..]);
    rest.map(name).filter(|name| !name.is_empty()).collect()
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// A group of imports, which may go over several lines.
struct Group {
    start: &'static str,
    depth: usize,
}

impl Group {
    fn of(start: &'static str) -> Group {
        Group { start, depth: 0 }
    }

    /// The first names of the paths that a line adds to the group.
    fn names(&mut self, code: &str) -> Vec<String> {
        let mut rest = code;
        let mut names = Vec::new();
        if self.depth == 0 {
            let Some(at) = code.find(self.start) else { return names };
            rest = &code[at + self.start.len()..];
            self.depth = 1;
        }
        let mut fresh = true;
        for (at, c) in rest.char_indices() {
            match c {
                '{' => self.depth += 1,
                '}' => self.depth -= 1,
                ',' => fresh = true,
                c if fresh && self.depth == 1 && !c.is_whitespace() => {
                    names.push(name(&rest[at..]));
                    fresh = false;
                }
                _ => {}
            }
            if self.depth == 0 {
                break;
            }
        }
        names
    }
}

/// The text with blanks for comments and for what stands in quotes; lines stay where they are.
fn without_comments_and_texts(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            end_of_text(rest)
        } else if let Some(length) = length_of_char(rest) {
            length
        } else {
            bare.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        bare.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[length..];
    }
    bare
}

/// The bytes of a text in quotes, both quotes among them.
fn end_of_text(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The bytes of a character in quotes that would be taken for the start of a text or comment;
/// lifetimes have none behind them.
fn length_of_char(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('\'')?;
    let inner = if rest.starts_with('\\') {
        rest.find('\'').map(|at| at.max(2))
    } else {
        rest.chars().next().map(char::len_utf8)
    }?;
    rest[inner..].starts_with('\'').then_some(inner + 2)
}

#[test]
fn comments_texts_and_characters_are_left_out_and_lines_stay() {
    let text = "a(\"x // \\\" y\"); // std::fs\nlet q = '\"'; b('\\'', \"two\nlines\") 'c: loop";
    let bare = without_comments_and_texts(text);
    assert_eq!(bare.lines().count(), text.lines().count());
    for left in ["std", "x", "y", "two", "lines", "\""] {
        assert!(!bare.contains(left), "{left}: {bare}");
    }
    assert!(bare.contains("'c: loop"));
}

#[test]
fn a_group_of_imports_is_read_over_lines() {
    let mut group = Group::of("crate::{");
    assert_eq!(group.names("use crate::{model, ui::{self, Key}, view"), ["model", "ui", "view"]);
    assert_eq!(group.names("    query::{run, Query}, export};"), ["query", "export"]);
    assert_eq!(group.names("use std::fs;"), [] as [&str; 0]);
}
