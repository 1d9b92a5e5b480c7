//! `kactors man`: the manual page, made of the command line's own help and the table of keys.

use clap_mangen::Man as Page;
use clap_mangen::roff::{Roff, bold, roman};

use super::args::Man;
use super::output;
use super::program::program;
use super::{Ended, Failure};
use crate::lang::Lang;
use crate::ui::BINDINGS;

/// Prints the page of the program, or of one of its commands.
///
/// # Errors
/// That there is no such command.
pub fn run(man: &Man) -> Result<Ended, Failure> {
    let mut program = program();
    program.build();
    let command = match &man.command {
        None => program.clone(),
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone().name(format!("kactors-{name}")),
            None => {
                let known = program.get_subcommands().map(clap::Command::get_name);
                let known = known.collect::<Vec<_>>().join(", ");
                let name = crate::text::harmless(name);
                let message = format!("there is no command `{name}`\nhelp: there are {known}");
                return Err(Failure::Usage(message));
            }
        },
    };
    let mut page = Vec::new();
    render(command, man.command.is_none(), &mut page).map_err(Failure::Stdout)?;
    output::to_stdout(|out| out.write_all(&page))?;
    Ok(Ended::Done)
}

fn render(command: clap::Command, whole: bool, out: &mut Vec<u8>) -> std::io::Result<()> {
    let page = Page::new(command).manual("kactors");
    if !whole {
        return page.render(out);
    }
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    page.render_subcommands_section(out)?;
    more().to_writer(out)
}

/// What the command line's help does not say.
fn more() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["QUERIES"]);
    for (query, what) in QUERIES {
        item(&mut roff, query, what);
    }
    roff.control("SH", ["KEYS"]);
    for (part, bindings) in BINDINGS {
        roff.control("SS", [part.of(Lang::English)]);
        for binding in *bindings {
            item(&mut roff, binding.keys, binding.help.of(Lang::English));
        }
    }
    for (heading, items) in [("EXIT STATUS", CODES), ("ENVIRONMENT", VARIABLES)] {
        roff.control("SH", [heading]);
        for (name, what) in items {
            item(&mut roff, name, what);
        }
    }
    roff
}

fn item(roff: &mut Roff, name: &str, what: &str) {
    roff.control("TP", []).text([bold(name)]).text([roman(what)]);
}

const QUERIES: &[(&str, &str)] = &[
    (
        "country:jp platform:netflix",
        "both; fields are country platform actor project role year \
      kind billing status group source key is co sources",
    ),
    ("country:jp,th year:2020..", "either country; from 2020 on"),
    ("-country:us", "not that; ! is the same"),
    (
        "country:th also:country:us",
        "Thailand, by an actor who also has a credit in the United States",
    ),
    ("\"tokyo taxi\" 'taxi ^black taxi$", "these letters as they stand; at the start; at the end"),
    ("sort:year sort:-year", "an order, and the same turned round"),
];

const CODES: &[(&str, &str)] = &[
    ("0", "done; also when the reader of a pipe has gone"),
    (
        "1",
        "nothing matched; a picker was left without accepting; show was given a name that \
      several bear; check found errors; diff found differences",
    ),
    (
        "2",
        "the command line or the query is wrong; something could not be read or written; errors \
      in the data, after what is sound was printed",
    ),
    ("129 130 131 143", "SIGHUP; Ctrl-C or SIGINT; SIGQUIT; SIGTERM"),
];

const VARIABLES: &[(&str, &str)] = &[
    ("KACTORS_DATA", "data sets in place of the built-in one, separated by colons"),
    ("KACTORS_CONFIG", "the configuration file in place of config.ron in XDG_CONFIG_HOME/kactors"),
    (
        "LC_ALL LC_MESSAGES LANG",
        "the language of the screen: the first that is set decides, unless --lang or the \
      configuration does",
    ),
    ("VISUAL EDITOR", "edits the files of the data: the first that is set, else vi"),
    ("BROWSER", "opens sources, in place of xdg-open or open; it may have arguments"),
    ("NO_COLOR", "no colours, if it is not empty"),
    ("COLORTERM TERM", "how many colours the terminal has, and whether it shows links"),
    (
        "SSH_CONNECTION SSH_TTY WAYLAND_DISPLAY DISPLAY",
        "whose clipboard takes what is copied: over ssh and without a desktop the terminal's",
    ),
    ("XDG_CONFIG_HOME", "where the configuration is, and themes of your own"),
    ("XDG_STATE_HOME", "where questions are kept from run to run, and marks"),
    ("XDG_CACHE_HOME", "where large data sets are kept between runs"),
];
