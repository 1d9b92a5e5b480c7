//! Lists the files of `data/` for the binary to hold.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=data");
    let mut files = Vec::new();
    collect(&root.join("data"), &mut files)?;
    files.sort();
    let row = |file: &PathBuf| {
        let name = file.strip_prefix(&root).unwrap_or(file).display().to_string();
        format!("    ({name:?}, include_str!({:?})),", file.display().to_string())
    };
    let rows = files.iter().map(row).collect::<Vec<_>>().join("\n");
    let code = format!(
        "/// Name and text of every shipped file.\nconst FILES: &[(&str, &str)] = &[\n{rows}];\n"
    );
    fs::write(out.join("embedded.rs"), code)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
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
