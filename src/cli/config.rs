//! `kactors config`: the configuration in effect, as a file that could be saved.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::args::Global;
use super::data::BUILTIN;
use super::output;
use super::settings::{Settings, USUAL, origin};
use super::{Ended, Failure};
use crate::config::Setting;
use crate::export::Format;
use crate::lang::Lang;
use crate::names::Script;
use crate::text::{harmless, pad};
use crate::ui::{BINDINGS, Context, View, usual_columns};
use crate::view::{Depth, Theme};

/// Prints it; what is wrong with the file is said, and ends with 1.
pub fn run(global: &Global, settings: &Settings) -> Result<Ended, Failure> {
    output::to_stdout(|out| out.write_all(text(settings).as_bytes()))?;
    settings.say_problems(global);
    let (_, wrong) = settings.theme(Depth::True);
    wrong.iter().for_each(|problem| output::say(&problem.line(Lang::English)));
    let sound = settings.problems.is_empty() && wrong.is_empty();
    Ok(if sound { Ended::Done } else { Ended::Empty })
}

/// The whole file.
fn text(settings: &Settings) -> String {
    let mut text = head(settings);
    let (paths, from) = &settings.data;
    let paths: Vec<String> =
        paths.iter().map(|path| quoted(&anywhere(path).display().to_string())).collect();
    let config = &settings.config;
    let about = "Data sets: files, folders, or `builtin`; a later one goes over those before.";
    item(&mut text, about, from, &format!("data: [{}]", paths.join(", ")));
    let views: Vec<&str> = View::ALL.into_iter().map(View::word).collect();
    let about = format!("The view to start with: {}.", views.join(", "));
    let value = format!("view: {}", quoted(settings.view.unwrap_or(View::Browse).word()));
    item(&mut text, &about, &from_of(config.view.as_ref()), &value);
    let columns: Vec<String> = if settings.columns.is_empty() {
        usual_columns().map(|column| quoted(column.word())).collect()
    } else {
        settings.columns.iter().map(|column| quoted(column.word())).collect()
    };
    let from = config.columns.first().map_or(USUAL.to_owned(), origin);
    let about = "Columns of the table, in this order.";
    item(&mut text, about, &from, &format!("columns: [{}]", columns.join(", ")));
    let names: Vec<&str> = Theme::names().collect();
    let about =
        format!("Theme: {}, or a file `themes/NAME.ron` beside this one.", names.join(", "));
    let theme = config.theme.as_ref();
    let value = theme.map_or(Theme::USUAL, |theme| theme.value.as_str());
    item(&mut text, &about, &from_of(theme), &format!("theme: {}", quoted(value)));
    let about = "Language of the screen: en, ko, ja. Without one the locale decides.";
    let value = format!("lang: {}", quoted(settings.reader.lang.word()));
    item(&mut text, about, &settings.lang_from, &value);
    let words: Vec<&str> = Script::ALL.into_iter().map(Script::word).collect();
    let about = format!(
        "Script of names on the screen: {}; `n` turns it. Without one the language decides.",
        words.join(", ")
    );
    let value = format!("name_script: {}", quoted(settings.reader.script.word()));
    item(&mut text, &about, &settings.script_from, &value);
    let words: Vec<&str> = Format::all().map(Format::word).collect();
    let about = format!(
        "Format of what is exported and accepted in the browser: {}.\n    // Without one: csv for \
         files, table for the standard output.",
        words.join(", ")
    );
    let format = match settings.format {
        Some(format) => format!("format: {}", quoted(format.word())),
        None => format!("// format: {}", quoted(Format::Csv.word())),
    };
    item(&mut text, &about, &from_of(config.format.as_ref()), &format);
    let mouse = config.mouse.as_ref();
    let about = "Whether the mouse is the browser's; `m` turns that.";
    let value = format!("mouse: {}", mouse.is_none_or(|mouse| mouse.value));
    item(&mut text, about, &from_of(mouse), &value);
    let keeps = config.keep_marks.as_ref();
    let about = "Whether marks are kept from run to run.";
    let value = format!("keep_marks: {}", keeps.is_some_and(|keeps| keeps.value));
    item(&mut text, about, &from_of(keeps), &value);
    keys(&mut text, settings);
    text.push_str(")\n");
    text
}

/// A path that means the same in a file, wherever that is saved.
pub fn anywhere(path: &Path) -> PathBuf {
    let whole = (path != Path::new(BUILTIN)).then(|| std::path::absolute(path).ok()).flatten();
    whole.unwrap_or_else(|| path.to_owned())
}

fn head(settings: &Settings) -> String {
    let path = settings.path.as_deref().map(Path::display).map(|path| path.to_string());
    let path = path.as_deref().map(harmless);
    let place = match (&path, settings.is_there) {
        (Some(path), true) => format!("// It was read from {path}."),
        (Some(path), false) => format!("// Saved as {path} it would be read."),
        (None, _) => "// There is no folder for it.".to_owned(),
    };
    format!("// The configuration in effect.\n{place}\n(\n")
}

fn item(text: &mut String, about: &str, from: &str, value: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "    // {about}\n    // From: {from}\n    {value},\n");
}

fn from_of<T>(setting: Option<&Setting<T>>) -> String {
    setting.map_or(USUAL.to_owned(), origin)
}

/// The user's own bindings, and as a comment the table that they go over.
fn keys(text: &mut String, settings: &Settings) {
    let places: Vec<&str> = Context::ALL.into_iter().map(Context::word).collect();
    let places = places.join(", ");
    let _ = write!(
        text,
        "    // Keys of your own, over those of the table below; `none` frees a key. Several keys\n    \
         // with blanks between them are pressed one after another: \"g t\". Places are\n    \
         // {places},\n    \
         // and the groups panes, lists, lines, everywhere.\n    \
         // (on: \"table\", key: \"C-s\", does: \"export\")\n    keys: [\n",
    );
    for setting in &settings.config.keys {
        let (binding, line) = (&setting.value, setting.place.line);
        let (on, key, does) = (quoted(&binding.on), quoted(&binding.key), quoted(&binding.does));
        let _ = writeln!(
            text,
            "        // From: line {line}\n        (on: {on}, key: {key}, does: {does}),"
        );
    }
    text.push_str("    ],\n\n    // Every action, its usual keys, and what it does:\n");
    for binding in BINDINGS.iter().flat_map(|(_, bindings)| *bindings) {
        let (word, keys, help) =
            (binding.does.word(), binding.keys, binding.help.of(Lang::English));
        let _ = writeln!(text, "    // {} {} {help}", pad(word, 16), pad(keys, 14));
    }
}

/// A text as RON writes it.
fn quoted(text: &str) -> String {
    format!("{:?}", harmless(text))
}
