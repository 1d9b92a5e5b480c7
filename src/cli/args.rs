//! What may be typed.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Failure;
use crate::export::{Column, Format};
use crate::lang::Lang;
use crate::model::Facet;
use crate::names::{Script, nearest};
use crate::ui::Reader;

/// A terminal browser over the overseas appearances of Korean actors
#[derive(Debug, Parser)]
#[command(
    name = "kactors",
    version,
    long_version = concat!(
        env!("CARGO_PKG_VERSION"),
        "\nThe data set in it: ",
        env!("KACTORS_DATA_SET"),
    ),
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "Without a command the browser opens, with the question of the filters asked."
)]
pub struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(flatten)]
    browse: Browse,
    #[command(subcommand)]
    command: Option<Typed>,
}

/// The subcommands as they are typed.
#[derive(Debug, Subcommand)]
enum Typed {
    /// Print the appearances that match
    List(List),
    /// Print one actor or project in full
    Show(Show),
    /// Count the appearances that match
    Stats(Stats),
    /// Validate a data set
    Check(Check),
    /// Tell what is new, changed and gone between two data sets
    Diff(Diff),
    /// Print the configuration in effect, and where each value comes from
    Config,
    /// Print what makes a shell complete the command line
    Completions(Completions),
    /// Print the manual page, for `man -l -`
    Man(Man),
}

/// What is to be done.
#[derive(Debug)]
pub enum Command {
    /// Open the browser.
    Browse(Browse),
    /// Print rows.
    List(List),
    /// Print an actor or project.
    Show(Show),
    /// Count.
    Stats(Stats),
    /// Validate.
    Check(Check),
    /// Compare.
    Diff(Diff),
    /// Print the configuration.
    Config,
    /// Write a shell's completions.
    Completions(Completions),
    /// Write the manual page.
    Man(Man),
}

impl Arguments {
    /// The command and what holds for all of them.
    ///
    /// # Errors
    /// That there are flags which the command would not see: the browser's before another one,
    /// `--data` where paths say which data is meant.
    pub fn command(self) -> Result<(Global, Command), Failure> {
        let Some(typed) = self.command else {
            return Ok((self.global, Command::Browse(self.browse)));
        };
        if self.browse != Browse::default() {
            let message = "flags for the browser stand before a command\n\
                           help: write the command first: `kactors list --country jp`";
            return Err(Failure::Usage(message.to_owned()));
        }
        let names_data = match &typed {
            Typed::Check(check) => !check.paths.is_empty(),
            Typed::Diff(_) => true,
            _ => false,
        };
        if names_data && !self.global.data.is_empty() {
            let message = "`--data` and paths both say which data is meant\n\
                           help: leave `--data` out";
            return Err(Failure::Usage(message.to_owned()));
        }
        let command = match typed {
            Typed::List(list) => Command::List(list),
            Typed::Show(show) => Command::Show(show),
            Typed::Stats(stats) => Command::Stats(stats),
            Typed::Check(check) => Command::Check(check),
            Typed::Diff(diff) => Command::Diff(diff),
            Typed::Config => Command::Config,
            Typed::Completions(completions) => Command::Completions(completions),
            Typed::Man(man) => Command::Man(man),
        };
        Ok((self.global, command))
    }
}

/// What holds for all commands.
#[derive(Debug, Args)]
pub struct Global {
    /// Data to use in place of the built-in set: a file, a folder, or `builtin`; a later one goes
    /// over those before
    #[arg(long, value_name = "PATH|builtin", help_heading = "Everywhere")]
    pub data: Vec<PathBuf>,
    /// The configuration to use in place of the usual file
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub config: Option<PathBuf>,
    /// Read large data sets anew, and keep nothing of them for the next start
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub no_cache: bool,
    /// Language of the screen [default: as configuration or locale say], and for rows sorted by
    /// actor or platform that of the names
    #[arg(long, global = true, value_name = "LANG", help_heading = "Everywhere", value_parser = lang_parser())]
    pub lang: Option<Lang>,
    /// Whether to use colours [auto: on a terminal, unless `NO_COLOR` is set]
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        help_heading = "Everywhere"
    )]
    pub color: When,
}

impl Global {
    /// By the names in which script rows are sorted in what is printed: Latin, whatever
    /// configuration and locale say, unless a language is asked for here.
    pub fn order(&self) -> Script {
        self.lang.map_or(Script::Latin, |lang| Reader::of(lang).script)
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    #[value(help = None)]
    Auto,
    /// Also in files and pipes.
    #[value(help = None)]
    Always,
    /// Nowhere.
    #[value(help = None)]
    Never,
}

/// What is asked.
#[derive(Debug, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Filters")]
pub struct Ask {
    /// Producing country, by code or name; a comma means or, as in all filters
    #[arg(long, value_name = "A,B")]
    pub country: Vec<String>,
    /// Broadcaster, streamer or theatre
    #[arg(long, value_name = "A,B")]
    pub platform: Vec<String>,
    /// Actor, by key or by name in any script
    #[arg(long, value_name = "A,B")]
    pub actor: Vec<String>,
    /// Year, or range: 2020..2024, 2020.., ..2024
    #[arg(long, value_name = "A,B")]
    pub year: Vec<String>,
    /// Kind of project: series, film, stage …
    #[arg(long, value_name = "A,B")]
    pub kind: Vec<String>,
    /// Size of the part: lead, main, supporting …
    #[arg(long, value_name = "A,B")]
    pub billing: Vec<String>,
    /// Where the project stands: released, upcoming …
    #[arg(long, value_name = "A,B")]
    pub status: Vec<String>,
    /// Leave out what matches this term of the query language
    #[arg(long, value_name = "TERM", allow_hyphen_values = true)]
    pub not: Vec<String>,
    /// Order: relevance, year, actor, project, country, platform, role or billing; -FIELD turns it
    #[arg(long, value_name = "[-]FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// A question that was saved in the browser under a name (`:save NAME`)
    #[arg(long, value_name = "NAME")]
    pub saved: Vec<String>,
    /// A line of the query language, which may begin with a hyphen
    #[arg(short, long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
}

/// Where rows go, and in which form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// Form of the rows [default: by the extension of FILE, else table]
    #[arg(short, long, value_name = "FORMAT", value_parser = format_parser())]
    pub format: Option<Format>,
    /// Write to a file, whole or not at all; `-` is the standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Overwrite FILE
    #[arg(long, requires = "file")]
    pub force: bool,
    /// Leave cells of csv as they are, also those that a spreadsheet takes for a formula
    #[arg(long)]
    pub raw: bool,
    /// End lines of tsv and jsonl with a NUL, for `xargs -0`
    #[arg(long)]
    pub print0: bool,
}

/// The browser's own arguments.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag that somebody types or does not")]
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub struct Browse {
    #[command(flatten)]
    pub ask: Ask,
    #[command(flatten)]
    pub output: Output,
    /// Enter accepts: the marked rows, else the one under the cursor, are printed
    #[arg(long, help_heading = "Output")]
    pub pick: bool,
    /// Read the files of `--data` again when they change
    #[arg(long, help_heading = "Browser")]
    pub watch: bool,
    /// Leave the mouse to the terminal, to select text (key: m)
    #[arg(long, help_heading = "Everywhere")]
    pub no_mouse: bool,
    /// If one row matches, print it without opening the browser
    #[arg(short = '1', long, help_heading = "Output")]
    pub select_1: bool,
    /// If no row matches, leave with 1 without opening the browser
    #[arg(short = '0', long, help_heading = "Output")]
    pub exit_0: bool,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct List {
    /// Words of the query language; one that begins with a hyphen needs `--` before it
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
    #[command(flatten)]
    pub ask: Ask,
    #[command(flatten)]
    pub output: Output,
    /// At most so many rows
    #[arg(long, value_name = "N", help_heading = "Output", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,
    /// Columns of table, csv, tsv, md and html, in this order
    #[arg(long, value_name = "A,B", help_heading = "Output", value_delimiter = ',', value_parser = column)]
    pub columns: Option<Vec<Column>>,
    /// Print only how many rows there are
    #[arg(long, help_heading = "Output", conflicts_with_all = ["format", "file", "columns"])]
    pub count: bool,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Key of an actor, a project or an appearance, or a name or title in any script
    #[arg(value_name = "KEY|NAME", required = true)]
    pub name: Vec<String>,
    /// Form: a page to read (table), or the rows of its appearances
    #[arg(short, long, value_name = "FORMAT", default_value = "table", value_parser = format_parser())]
    pub format: Format,
}

/// Arguments of `stats`.
#[derive(Debug, Args)]
pub struct Stats {
    /// What to count by
    #[arg(long, value_name = "FACET", value_parser = facet_parser())]
    pub by: Facet,
    #[command(flatten)]
    pub ask: Ask,
    /// Form of the lines
    #[arg(short, long, value_name = "FORMAT", default_value = "table", value_parser = statistic_parser())]
    pub format: Format,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Files, folders, or `builtin`; without one the data in use
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Warnings count as well
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The data set as it was: a file, a folder, or `builtin`
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The data set as it is
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The command whose page is wanted; without one, the program's
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// The facets that `stats` counts by.
const COUNTED: [Facet; 7] = [
    Facet::Country,
    Facet::Platform,
    Facet::Actor,
    Facet::Year,
    Facet::Kind,
    Facet::Billing,
    Facet::Status,
];

fn lang_parser() -> impl TypedValueParser<Value = Lang> {
    words(Lang::ALL.into_iter(), Lang::word)
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    words(Format::all(), Format::word)
}

fn statistic_parser() -> impl TypedValueParser<Value = Format> {
    words(Format::all().filter(|format| format.takes_statistics()), Format::word)
}

fn facet_parser() -> impl TypedValueParser<Value = Facet> {
    words(COUNTED.into_iter(), |facet| crate::query::Field::from(facet).word())
}

/// A parser of a closed vocabulary, whose words the help lists.
fn words<T: Copy + Send + Sync + 'static>(
    values: impl Iterator<Item = T> + Clone + Send + Sync + 'static,
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(values.clone().map(word)).try_map(move |text| {
        values.clone().find(|value| word(*value) == text).ok_or("this is no such word")
    })
}

fn column(text: &str) -> Result<Column, String> {
    let known = || Column::all().map(Column::word);
    let help = || match nearest(text, known()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the columns are {}", known().collect::<Vec<_>>().join(", ")),
    };
    Column::from_word(text).ok_or_else(help)
}
