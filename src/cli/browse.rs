//! The browser: what it starts with, and what becomes of the rows that were accepted in it.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use super::args::{Browse, Global};
use super::ask::question;
use super::config::anywhere;
use super::data::{self, Data};
use super::output::{self, Target};
use super::settings::{self, Settings};
use super::{Ended, Failure, kept};
use crate::catalog::{Catalog, CreditId};
use crate::export::Export;
use crate::files;
use crate::lang::{Lang, say};
use crate::load::Problem;
use crate::query::{self, Asked, Marks};
use crate::tui::{self, Loaded, Outfit};
use crate::ui;

/// The words of the command line that say which data is read, as they are to be typed again, in
/// whichever folder; none for the environment and the usual configuration, which another command
/// reads as well.
pub fn data_asked(global: &Global) -> Vec<String> {
    let flags = global.data.iter().map(|path| ("--data", path));
    let flags = flags.chain(global.config.iter().map(|path| ("--config", path)));
    let words = flags.flat_map(|(flag, path)| match anywhere(path).to_string_lossy() {
        // Beside its flag such a path would be taken for another flag.
        path if path.starts_with('-') => vec![format!("{flag}={path}")],
        path => vec![flag.to_owned(), path.into_owned()],
    });
    words.collect()
}

/// Opens the browser on the question of the flags, and writes what is accepted in it.
pub fn run(
    global: &Global,
    settings: &Settings,
    browse: &Browse,
    data_asked: Vec<String>,
) -> Result<Ended, Failure> {
    let target = Target::of(&browse.output.clone().or(settings.format))?;
    if let Some(file) = &target.file {
        files::check(file, target.force)?;
    }
    let query = question(&browse.ask, &[])?;
    let may_need_none = browse.select_1 || browse.exit_0;
    if !may_need_none && !tui::has_terminal() {
        return Err(no_terminal());
    }
    let (mut source, writing) = data::source(global, browse.watch)?;
    let mut problems = 0;
    if may_need_none {
        let data = Data::load(global)?;
        let (marks, script) = (Marks::new(), global.order());
        let asked = Asked { query: &query, marks: &marks, script };
        // One is taken, two are to be looked at.
        match query::first(&data.catalog, asked, 2).as_slice() {
            [] if browse.exit_0 => return Ok(data.end(global, Ended::Empty)),
            rows @ [_] if browse.select_1 => {
                let ended = accept(&data.catalog, rows, &target, global)?;
                return Ok(data.end(global, ended));
            }
            _ if !tui::has_terminal() => return Err(no_terminal()),
            _ => {}
        }
        if !browse.watch {
            problems = data.errors().count();
            source.ready = Some(data.shared(&writing));
        }
        // Else it is read once more by whoever watches: what changes meanwhile must not be missed.
    }
    let (theme, wrong) = settings.theme(settings::depth(output::colours_terminal(global.color)));
    let picker = browse.pick || !io::stdout().is_terminal();
    let kept = kept();
    let keeps_marks = settings.config.keep_marks.as_ref().is_some_and(|keeps| keeps.value);
    let start = ui::Start {
        asked: kept.asked(),
        saved: kept.saved(),
        marked: if keeps_marks { kept.marked() } else { Vec::new() },
        is_first_run: !picker && kept.is_first_run(),
        query,
        picker,
        reader: settings.reader,
        lang_asked: global.lang,
        data_asked,
        problems,
        format: browse.output.format.or(settings.format),
        path: target.file.clone(),
        size: (0, 0),
        keymap: Arc::clone(&settings.keymap),
        columns: settings.columns.clone(),
        mouse: !browse.no_mouse && settings.config.mouse.as_ref().is_none_or(|mouse| mouse.value),
        view: settings.view,
        message: said_of(settings.problems.iter().chain(&wrong), settings.reader.lang),
    };
    let shown = tui::run(
        source,
        start,
        Outfit { theme, kept, has_links: settings::has_links(), keeps_marks },
    );
    // From here on to the end no cache is begun, and one that was is whole.
    let _unwritten = writing.lock();
    let (ended, Loaded { catalog, errors }) = shown.map_err(Failure::Terminal)?;
    match ended {
        tui::Ended::NoData(problems) => {
            data::say_problems(&problems, global);
            Err(Failure::NoData)
        }
        tui::Ended::Left(ui::Ended::Accepted(rows)) => {
            let ended = accept(&catalog, &rows, &target, global)?;
            if !picker || errors.is_empty() {
                return Ok(ended);
            }
            // A script must not take what it got for all there is.
            data::say_problems(&errors, global);
            Ok(Ended::Partly)
        }
        tui::Ended::Left(ui::Ended::Quit) if picker => Ok(Ended::Empty),
        tui::Ended::Left(ui::Ended::Quit) => Ok(Ended::Done),
        tui::Ended::Left(ui::Ended::Interrupted) => Ok(Ended::Signal(128 + SIGINT)),
        tui::Ended::Signal(signal) => {
            Ok(Ended::Signal(128 + u8::try_from(signal).unwrap_or(SIGINT)))
        }
    }
}

/// What is said of mistakes in the configuration: the first, and where the others are said.
fn said_of<'p>(mut problems: impl Iterator<Item = &'p Problem>, lang: Lang) -> Option<ui::Message> {
    let first = problems.next()?.line(lang);
    let text = match problems.count() {
        0 => first,
        more => say!(
            lang,
            "{first}; and {more} more: `kactors config`",
            "{first}. 그 밖에 {more}건: `kactors config`",
            "{first}。ほか{more}件: `kactors config`"
        ),
    };
    Some(ui::Message { text, is_error: true })
}

fn no_terminal() -> Failure {
    Failure::Usage("the browser needs a terminal; `kactors list` prints the rows".to_owned())
}

/// The number of the signal of Ctrl-C.
const SIGINT: u8 = 2;

/// Writes accepted rows, as `list` would.
fn accept(
    catalog: &Catalog,
    rows: &[CreditId],
    target: &Target,
    global: &Global,
) -> Result<Ended, Failure> {
    let screen = target.screen(global.color);
    let (format, raw) = (target.format, target.raw);
    let export = Export { catalog, rows, format, columns: None, screen, raw, question: None };
    target.write_export(&export)?;
    Ok(output::ended(rows.len()))
}
