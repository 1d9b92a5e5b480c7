//! Puts the data set of `data/` into the binary: its columns, so that a start parses nothing, and
//! its texts, for those who lay a data set of their own over it.
//!
//! This is the build script. It stands here so that it can take in the rooms that read and hold
//! data as they are: they import nothing of the others.

#![allow(dead_code, unused_imports, reason = "the build needs a part of the rooms only")]
#![allow(missing_docs, clippy::all, clippy::pedantic, reason = "they are checked as the library")]

mod catalog;
mod lang;
mod load;
mod model;
mod names;
mod raw;
mod text;

use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=data");
    for room in ["catalog", "lang", "load", "model", "names", "raw", "text"] {
        // What is not there would count as changed every time.
        let parts = [format!("src/{room}"), format!("src/{room}.rs")];
        for part in parts.iter().filter(|part| root.join(part).exists()) {
            println!("cargo::rerun-if-changed={part}");
        }
    }
    let texts = texts(&root)?;
    let loaded = load::load_text(&texts);
    for problem in &loaded.problems {
        println!("cargo::warning={}", problem.line(lang::Lang::English));
    }
    if loaded.worst() >= Some(load::Severity::Error) {
        return Err("the data set in data/ has errors".into());
    }
    let catalog = catalog::Catalog::build(loaded.data);
    let date = catalog.as_of().map(|date| format!(" as of {date}")).unwrap_or_default();
    println!("cargo::rustc-env=KACTORS_DATA_SET={} appearances{date}", catalog.len());
    fs::write(out.join("catalog.bin"), catalog.to_bytes()?)?;
    fs::write(out.join("names.bin"), catalog.names().to_bytes()?)?;
    let rows: Vec<String> = texts
        .iter()
        .map(|text| format!("    ({:?}, include_str!({:?})),", text.path, root.join(&text.path)))
        .collect();
    let rows = rows.join("\n");
    let code = format!(
        "/// Name and text of every shipped file.\nconst TEXTS: &[(&str, &str)] = &[\n{rows}\n];\n"
    );
    fs::write(out.join("texts.rs"), code)?;
    Ok(())
}

/// The files of the data set in path order, under their names from the repository's root.
fn texts(root: &Path) -> Result<Vec<load::Text>, Box<dyn Error>> {
    let mut files = Vec::new();
    collect(&root.join("data"), &mut files)?;
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let path = file.strip_prefix(root)?.display().to_string();
        texts.push(load::Text { path, text: fs::read_to_string(&file)? });
    }
    Ok(texts)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            files.push(path);
        }
    }
    Ok(())
}
