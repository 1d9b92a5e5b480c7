//! `kactors show`: one actor or project in full.

use std::io::{self, Write};

use super::args::{Global, Show};
use super::data::Data;
use super::output;
use super::{Ended, Failure};
use crate::catalog::{ActorRef, Catalog, CreditId, CreditRef, PlatformRef, ProjectRef};
use crate::export::{self, Export, Format};
use crate::model::{Country, Facet, Status, Word};
use crate::names::nearest;
use crate::names::normalise::{fold, squash};
use crate::query::{Asked, FacetValue, Known, Marks, Value, count, parse, resolve, shell_quote};
use crate::text::{grouped, harmless};

/// What a key or name means.
#[derive(Debug, Clone, Copy)]
enum Subject<'c> {
    Actor(ActorRef<'c>),
    Project(ProjectRef<'c>),
    Credit(CreditRef<'c>),
}

/// Shows what goes by a key or name; if several do, their keys.
pub fn run(global: &Global, show: &Show) -> Result<Ended, Failure> {
    let name = show.name.join(" ");
    let data = Data::load(global)?;
    let catalog = &data.catalog;
    let ended = match find(catalog, &name).as_slice() {
        [] => {
            output::say(&not_found(catalog, &name));
            Ended::Empty
        }
        [subject] => {
            write(catalog, *subject, show.format, global)?;
            Ended::Done
        }
        several => {
            output::say(&format!(
                "several go by the name `{}`; show one by its key",
                harmless(&name)
            ));
            output::to_stdout(|out| several.iter().try_for_each(|one| one.write_key(out)))?;
            Ended::Empty
        }
    };
    Ok(data.end(global, ended))
}

/// What goes by a key, else by a name or title.
fn find<'c>(catalog: &'c Catalog, name: &str) -> Vec<Subject<'c>> {
    let actor = catalog.actor_by_key(name).map(Subject::Actor);
    let project = catalog.project_by_key(name).map(Subject::Project);
    let credit = catalog.credit_by_key(name).map(Subject::Credit);
    let by_key: Vec<Subject<'c>> = actor.into_iter().chain(project).chain(credit).collect();
    if !by_key.is_empty() {
        return by_key;
    }
    let as_compared = |text: &str| squash(&fold(text));
    let wanted = as_compared(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    let actors = resolve(catalog, Facet::Actor, &Value::Text(name.to_owned()));
    let actors = actors.into_iter().filter_map(|value| match value {
        FacetValue::Actor(id) => Some(Subject::Actor(catalog.actor(id))),
        _ => None,
    });
    let is_meant = |project: &ProjectRef<'_>| project.titles().any(|t| as_compared(t) == wanted);
    let projects = catalog.projects().filter(is_meant).map(Subject::Project);
    actors.chain(projects).collect()
}

fn not_found(catalog: &Catalog, name: &str) -> String {
    let actors = catalog.actors().flat_map(|actor| actor.names().chain([actor.key()]));
    let projects = catalog.projects().flat_map(|project| project.titles().chain([project.key()]));
    let help = match nearest(name, actors.chain(projects)) {
        Some(near) => format!("\nhelp: did you mean `{near}`?"),
        None => found(catalog, name).unwrap_or_default(),
    };
    format!("no actor and no project goes by the name `{}`{help}", harmless(name))
}

/// The command that lists what has the words in its names, if anything has.
fn found(catalog: &Catalog, name: &str) -> Option<String> {
    let query = parse(name).ok()?;
    let count = count(catalog, Asked::of(&query, &Marks::new()), &Known::default());
    let words = shell_quote(name);
    (count > 0 && !query.is_empty())
        .then(|| format!("\nhelp: `kactors list -q {words}` finds {}", grouped(count)))
}

fn write(
    catalog: &Catalog,
    subject: Subject<'_>,
    format: Format,
    global: &Global,
) -> Result<(), Failure> {
    if format == Format::Table {
        let page = Page { bold: if output::colours_stdout(global.color) { BOLD } else { PLAIN } };
        return output::to_stdout(|out| page.write(subject, out));
    }
    let rows = subject.rows();
    let screen = export::Screen::default();
    let export =
        Export { catalog, rows: &rows, format, columns: None, screen, raw: false, question: None };
    output::to_stdout(|out| export::write(&export, out))
}

impl Subject<'_> {
    /// Its credits: an actor's newest first, a project's by actor.
    fn rows(self) -> Vec<CreditId> {
        match self {
            Subject::Actor(actor) => actor.credits().map(CreditRef::id).collect(),
            Subject::Project(project) => project.credits().map(CreditRef::id).collect(),
            Subject::Credit(credit) => vec![credit.id()],
        }
    }

    /// A line that tells it from its namesakes: the key, and what it is.
    fn write_key(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Subject::Actor(actor) => {
                let more = actor.disambiguation().or(actor.ko()).unwrap_or_default();
                writeln!(out, "{}\tactor\t{}\t{more}", actor.key(), actor.en())
            }
            Subject::Project(project) => {
                let year = project.released().map(|date| date.year().to_string());
                let year = year.unwrap_or_default();
                writeln!(out, "{}\tproject\t{}\t{year}", project.key(), project.title())
            }
            Subject::Credit(credit) => writeln!(out, "{}\tappearance", credit.key()),
        }
    }
}

/// What begins and ends a heading.
type Style = (&'static str, &'static str);
const PLAIN: Style = ("", "");
const BOLD: Style = ("\u{1b}[1m", "\u{1b}[0m");

/// A page to be read.
struct Page {
    bold: Style,
}

impl Page {
    fn write(&self, subject: Subject<'_>, out: &mut dyn Write) -> io::Result<()> {
        match subject {
            Subject::Actor(actor) => {
                self.actor(actor, out)?;
                field("appearances", actor.credits().len().to_string(), out)?;
                actor.credits().try_for_each(|credit| {
                    writeln!(out)?;
                    self.of_project(credit.project(), credit.year(), out)?;
                    part(credit, None, out)
                })
            }
            Subject::Project(project) => {
                self.project(project, out)?;
                project.credits().try_for_each(|credit| {
                    writeln!(out)?;
                    part(credit, Some(self.bold), out)
                })
            }
            Subject::Credit(credit) => {
                self.actor(credit.actor(), out)?;
                writeln!(out)?;
                self.of_project(credit.project(), credit.year(), out)?;
                part(credit, None, out)
            }
        }
    }

    fn heading(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let (start, end) = self.bold;
        writeln!(out, "{start}{text}{end}")
    }

    fn actor(&self, actor: ActorRef<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.heading(actor.en(), out)?;
        field("names", joined([actor.ko(), actor.ja(), actor.zh()].into_iter().flatten()), out)?;
        field("also", joined(actor.aliases()), out)?;
        field("group", actor.group_name().unwrap_or_default(), out)?;
        field("which", actor.disambiguation().unwrap_or_default(), out)?;
        field("key", actor.key(), out)
    }

    fn project(&self, project: ProjectRef<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.heading(project.title(), out)?;
        field("titles", joined([project.original(), project.ko()].into_iter().flatten()), out)?;
        field("also", joined(project.aliases()), out)?;
        let released = project.released().map(|date| date.to_string());
        field("released", released.unwrap_or_default(), out)?;
        field("status", project.status().word(), out)?;
        field("kind", project.kind().word(), out)?;
        field("countries", joined(project.countries().iter().map(Country::code)), out)?;
        field("platforms", joined(project.platforms().map(PlatformRef::en)), out)?;
        field("series", joined(project.kin().map(ProjectRef::key)), out)?;
        field("key", project.key(), out)?;
        sources(project.sources(), out)
    }

    /// A project among an actor's credits: year, title, and where it was to be seen.
    fn of_project(
        &self,
        project: ProjectRef<'_>,
        year: Option<u16>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let year = year.map_or_else(|| "    ".to_owned(), |year| year.to_string());
        let original = project.original().map(|title| format!("  {title}"));
        let title = format!("{year}  {}{}", project.title(), original.unwrap_or_default());
        self.heading(&title, out)?;
        let status = Some(project.status()).filter(|status| *status != Status::Released);
        let words = [Some(project.kind().word()), status.map(Word::word)].into_iter().flatten();
        let places = project.countries().iter().map(Country::code);
        let places = places.chain(project.platforms().map(PlatformRef::en));
        field("", joined(words.chain(places)), out)
    }
}

/// The part, its note and sources; with a style the actor's name above them.
fn part(credit: CreditRef<'_>, name: Option<Style>, out: &mut dyn Write) -> io::Result<()> {
    let role = credit.character().map(|role| format!("plays {role}"));
    if let Some((start, end)) = name {
        let names = joined([Some(credit.actor().en()), credit.actor().ko()].into_iter().flatten());
        writeln!(out, "{start}{names}{end}")?;
    }
    let words = [role.as_deref(), credit.billing().map(Word::word)].into_iter().flatten();
    field("", joined(words), out)?;
    field("", credit.note().unwrap_or_default(), out)?;
    if name.is_some() && credit.shares_sources() {
        return Ok(());
    }
    sources(credit.sources(), out)
}

fn sources<'c>(
    all: impl Iterator<Item = crate::catalog::SourceRef<'c>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut all = all;
    all.try_for_each(|source| {
        let date = source.date().map(|date| date.to_string());
        let url = source.url();
        let words = [source.publisher(), date.as_deref(), Some(&*url)];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        field("source", words.join("  "), out)
    })
}

/// A line with a label; none where there is nothing to say.
fn field(label: &str, text: impl AsRef<str>, out: &mut dyn Write) -> io::Result<()> {
    match text.as_ref() {
        "" => Ok(()),
        text if label.is_empty() => writeln!(out, "      {text}"),
        text => writeln!(out, "      {label}: {text}"),
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(" · ")
}
