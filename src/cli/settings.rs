//! The configuration in effect: the file, what its words mean, and what is wrong with it.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Global;
use super::data::BUILTIN;
use super::output;
use super::{Failure, folders};
use crate::config::{Config, Setting, config};
use crate::export::Format;
use crate::files;
use crate::lang::{self, Lang, Sentence, refusal, say};
use crate::load::{Problem, Text};
use crate::names::Script;
use crate::query::SortKey;
use crate::text::harmless;
use crate::ui::{Keymap, Reader, View, usual_columns};
use crate::view::{Depth, Theme};

/// The configuration in effect.
pub struct Settings {
    /// Where the file is, or would be.
    pub path: Option<PathBuf>,
    /// Whether there is one.
    pub is_there: bool,
    /// What it says, as far as it is sound.
    pub config: Config,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What keys do.
    pub keymap: Arc<Keymap>,
    /// The view to start with.
    pub view: Option<View>,
    /// The columns of the table; empty: the usual ones.
    pub columns: Vec<SortKey>,
    /// The format of what is exported and accepted in the browser.
    pub format: Option<Format>,
    /// Who reads the screen.
    pub reader: Reader,
    /// Who says in which language.
    pub lang_from: String,
    /// Who says in which script names are.
    pub script_from: String,
    /// Where the data comes from, and who says so.
    pub data: (Vec<PathBuf>, String),
}

impl Settings {
    /// Reads the configuration. What is wrong with it costs the value in which it stands.
    ///
    /// # Errors
    /// That the file that was asked for cannot be read.
    pub fn load(global: &Global) -> Result<Settings, Failure> {
        let asked = global.config.clone().or_else(|| {
            let named = env::var_os("KACTORS_CONFIG").filter(|path| !path.is_empty())?;
            Some(PathBuf::from(named))
        });
        let usual = || Some(folders::config()?.join("config.ron"));
        let path = asked.clone().or_else(usual);
        let text = path.as_deref().map(read).transpose();
        let (text, unreadable) = match (text, asked) {
            (Ok(text), None) => (text.flatten(), None),
            (Ok(Some(Some(text))), _) => (Some(text), None),
            (Ok(_), Some(path)) => return Err(unreadable(&path, "there is no such file")),
            (Err(error), Some(path)) => return Err(unreadable(&path, &error.to_string())),
            (Err(error), None) => (None, Some(error)),
        };
        let (config, mut problems) = text.as_ref().map(config).unwrap_or_default();
        if let Some((path, error)) = path.as_deref().zip(unreadable) {
            problems.push(Problem::unreadable(&path.display().to_string(), &error));
        }
        let (keymap, wrong) = Keymap::with(&config.keys);
        problems.extend(wrong);
        let view = view(&config, &mut problems);
        let columns = columns(&config, &mut problems);
        let format = format(&config, &mut problems);
        let data = data(global, &config, path.as_deref());
        let (lang, lang_from) = lang(global, &config, &mut problems);
        let (script, script_from) = script(&config, (lang, &lang_from), &mut problems);
        let reader = Reader { lang, script };
        let is_there = text.is_some();
        let keymap = Arc::new(keymap);
        Ok(Settings {
            path,
            is_there,
            config,
            problems,
            keymap,
            view,
            columns,
            format,
            reader,
            lang_from,
            script_from,
            data,
        })
    }

    /// Says what is wrong with the configuration, on stderr.
    pub fn say_problems(&self, global: &Global) {
        let coloured = output::colours_stderr(global.color);
        let mut err = output::stderr();
        for problem in &self.problems {
            // Nobody is left to tell where stderr is gone.
            let _ = writeln!(err, "{}\n", problem.draw(coloured));
        }
        let _ = err.flush();
    }

    /// The theme, as far as the terminal has its colours, and what is wrong with it; then it is the
    /// usual one.
    pub fn theme(&self, depth: Depth) -> (Theme, Vec<Problem>) {
        if depth == Depth::None {
            return (Theme::colourless(), Vec::new());
        }
        let usual = || Theme::shipped(Theme::USUAL, depth).unwrap_or_default();
        let Some(setting) = &self.config.theme else { return (usual(), Vec::new()) };
        if let Some(theme) = Theme::shipped(&setting.value, depth) {
            return (theme, Vec::new());
        }
        match self.theme_file(setting) {
            Ok(text) => Theme::read(&text, depth),
            Err(problem) => (usual(), vec![*problem]),
        }
    }

    /// The text of a theme of the user's, from the folder `themes` beside the configuration.
    fn theme_file(&self, setting: &Setting<String>) -> Result<Text, Box<Problem>> {
        let name = &setting.value;
        let folder = self.path.as_deref().and_then(Path::parent).map(|path| path.join("themes"));
        let is_name = !name.is_empty() && !name.contains(['/', '\\', '\0']);
        let file = folder.filter(|_| is_name).map(|folder| folder.join(format!("{name}.ron")));
        match file.as_deref().map(read) {
            Some(Ok(Some(text))) => Ok(text),
            Some(Err(error)) => {
                let message = Sentence::told(|lang| refusal(&error, lang));
                Err(Box::new(setting.problem(message, None)))
            }
            _ => {
                let known = Theme::names();
                let mut problem =
                    setting.unknown(name, lang::Text("theme", "테마", "テーマ"), known);
                let known = problem.help.take();
                problem.help = Some(Sentence::told(|lang| {
                    let help = known.as_ref().map_or("", |known| known.of(lang));
                    say!(
                        lang,
                        "{help}; your own lie in the folder `themes` beside the configuration",
                        "{help}; 직접 만든 테마는 설정 옆의 `themes` 폴더에 둡니다",
                        "{help}; 自作のテーマは設定の隣の`themes`フォルダーに置きます"
                    )
                }));
                Err(Box::new(problem))
            }
        }
    }
}

/// The text of a file; `None` if there is none.
fn read(path: &Path) -> io::Result<Option<Text>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(Text { path: path.display().to_string(), text })),
        Err(error) if files::is_nowhere(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn unreadable(path: &Path, why: &str) -> Failure {
    let path = path.display().to_string();
    Failure::Usage(format!("cannot read the configuration {}: {why}", harmless(&path)))
}

fn view(config: &Config, problems: &mut Vec<Problem>) -> Option<View> {
    let setting = config.view.as_ref()?;
    let view = View::ALL.into_iter().find(|view| view.word() == setting.value);
    if view.is_none() {
        problems.push(setting.unknown(
            &setting.value,
            lang::Text("view", "보기", "表示"),
            View::ALL.into_iter().map(View::word),
        ));
    }
    view
}

fn columns(config: &Config, problems: &mut Vec<Problem>) -> Vec<SortKey> {
    let mut columns = Vec::new();
    for setting in &config.columns {
        let word = setting.value.as_str();
        match usual_columns().find(|column| column.word() == word) {
            Some(column) if columns.contains(&column) => {
                let message = Sentence::told(|lang| {
                    say!(
                        lang,
                        "the column `{word}` stands here twice",
                        "`{word}` 열이 두 번 나옵니다",
                        "`{word}`列が2回書かれています"
                    )
                });
                problems.push(setting.problem(message, None));
            }
            Some(column) => columns.push(column),
            None => {
                let known = usual_columns().map(SortKey::word);
                problems.push(setting.unknown(
                    word,
                    lang::Text("column of the table", "표의 열", "表の列"),
                    known,
                ));
            }
        }
    }
    columns
}

fn format(config: &Config, problems: &mut Vec<Problem>) -> Option<Format> {
    let setting = config.format.as_ref()?;
    let format = Format::from_word(&setting.value);
    if format.is_none() {
        problems.push(setting.unknown(
            &setting.value,
            lang::Text("format", "형식", "形式"),
            Format::all().map(Format::word),
        ));
    }
    format
}

/// The language of the screen, and who says so: the flag, else the configuration, else the locale,
/// else English.
fn lang(global: &Global, config: &Config, problems: &mut Vec<Problem>) -> (Lang, String) {
    if let Some(lang) = global.lang {
        return (lang, "--lang".to_owned());
    }
    if let Some(setting) = &config.lang {
        match Lang::named(&setting.value) {
            Some(lang) => return (lang, origin(setting)),
            None => {
                let known = Lang::ALL.into_iter().map(Lang::word);
                problems.push(setting.unknown(
                    &setting.value,
                    lang::Text("language", "언어", "言語"),
                    known,
                ));
            }
        }
    }
    // The first that is set decides, whatever it says: `LC_ALL=C` is a choice as well (POSIX).
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty()).map(|v| (name, v));
    let (name, value) = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unzip();
    match value.as_deref().and_then(Lang::named) {
        Some(lang) => (lang, name.unwrap_or_default().to_owned()),
        None => (Lang::English, USUAL.to_owned()),
    }
}

/// The script of names, and who says so: the configuration, else who says the language.
fn script(
    config: &Config,
    (lang, lang_from): (Lang, &str),
    problems: &mut Vec<Problem>,
) -> (Script, String) {
    if let Some(setting) = &config.name_script {
        match Script::named(&setting.value) {
            Some(script) => return (script, origin(setting)),
            None => {
                let known = Script::ALL.into_iter().map(Script::word);
                let what = lang::Text("script of names", "이름 표기", "名前の表記");
                problems.push(setting.unknown(&setting.value, what, known));
            }
        }
    }
    (Reader::of(lang).script, lang_from.to_owned())
}

/// Where the data comes from: the flags, else the environment, else the configuration, else the
/// binary.
fn data(global: &Global, config: &Config, path: Option<&Path>) -> (Vec<PathBuf>, String) {
    if !global.data.is_empty() {
        return (global.data.clone(), "--data".to_owned());
    }
    let named = env::var_os("KACTORS_DATA").unwrap_or_default();
    let paths = env::split_paths(&named).filter(|path| !path.as_os_str().is_empty());
    let paths: Vec<PathBuf> = paths.collect();
    if !paths.is_empty() {
        return (paths, "KACTORS_DATA".to_owned());
    }
    if let (Some(first), Some(path)) = (config.data.first(), path) {
        let resolved = |setting: &Setting<String>| match setting.value.as_str() {
            BUILTIN => PathBuf::from(BUILTIN),
            other => folders::resolved(other, path),
        };
        let paths = config.data.iter().map(resolved).collect();
        return (paths, origin(first));
    }
    (vec![BUILTIN.into()], USUAL.to_owned())
}

/// What is said of a value that nobody has changed.
pub const USUAL: &str = "the usual";

/// Where a value stands.
pub fn origin<T>(setting: &Setting<T>) -> String {
    format!("line {}", setting.place.line)
}

/// Whether the terminal may be told the addresses of what it shows (OSC 8): those that do not know
/// them leave them out, but for some that are known to show them.
pub fn has_links() -> bool {
    let terminal = env::var_os("TERM").unwrap_or_default().to_string_lossy().into_owned();
    let shows = ["dumb", "linux", "vt", "ansi", "cons", "sun"];
    !terminal.is_empty() && !shows.iter().any(|known| terminal.starts_with(known))
}

/// How many colours the terminal has, as far as the environment says.
pub fn depth(coloured: bool) -> Depth {
    let word = |name| env::var_os(name).unwrap_or_default();
    let colours = word("COLORTERM");
    let terminal = word("TERM").to_string_lossy().into_owned();
    if !coloured {
        Depth::None
    } else if colours == OsStr::new("truecolor")
        || colours == OsStr::new("24bit")
        || terminal.ends_with("-direct")
    {
        Depth::True
    } else if terminal.contains("256color") {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}
