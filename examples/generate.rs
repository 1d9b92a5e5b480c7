//! Writes a synthetic data set of any size: `generate [--credits N] [--seed N] DIR`.
//!
//! `DIR/set` gets the data set as RON, to be opened with `--data DIR/set`; `DIR/credits.tsv` the
//! same credits for other programs, one a line with all names in all scripts. The same numbers
//! give the same bytes on every machine.

#[path = "synthetic/mod.rs"]
mod synthetic;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use synthetic::Set;

const USAGE: &str = "generate [--credits N] [--seed N] DIR";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}\nusage: {USAGE}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let (mut credits, mut seed, mut folder) = (10_000, 42, None);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().ok_or(format!("{argument} needs a number"));
        match argument.as_str() {
            "--credits" => credits = number()?.parse()?,
            "--seed" => seed = number()?.parse()?,
            _ if argument.starts_with('-') || folder.is_some() => {
                return Err(format!("what is `{argument}`?").into());
            }
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let folder = folder.ok_or("the folder to write into is missing")?;
    let set = Set::of(credits, seed);
    for (path, text) in set.files() {
        write(&folder.join("set").join(path), &text)?;
    }
    write(&folder.join("credits.tsv"), &set.tsv())?;
    println!("{}", set.size_in_words());
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let failed = |error| format!("cannot write {}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)?;
    Ok(())
}
