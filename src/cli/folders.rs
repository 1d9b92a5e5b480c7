//! The user's folders for what the program reads and keeps: those of the XDG Base Directory
//! Specification, or the native ones where there are others.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

use crate::files;

/// The program's name in those folders.
const NAME: &str = "kactors";

/// Where the configuration is; `None` where the user has no home.
pub fn config() -> Option<PathBuf> {
    Some(choose_native_strategy().ok()?.config_dir().join(NAME))
}

/// Where what is kept from run to run may be.
pub fn state() -> Option<PathBuf> {
    let folders = choose_native_strategy().ok()?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_dir()).join(NAME))
}

/// Where a cache may be.
pub fn cache() -> Option<PathBuf> {
    Some(choose_native_strategy().ok()?.cache_dir().join(NAME))
}

/// A path as written in a configuration: `~/` is the user's home, and what is not absolute begins
/// at the configuration's folder.
pub fn resolved(path: &str, beside: &Path) -> PathBuf {
    let path = files::from_home(Path::new(path), env::home_dir());
    beside.parent().unwrap_or(beside).join(path)
}
