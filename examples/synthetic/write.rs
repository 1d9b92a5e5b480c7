//! The set as files: our RON, and lines with tabs.

use std::collections::BTreeMap;
use std::fmt::{Result, Write};

use super::{Actor, Credit, Platform, Project, Set};

/// How a file begins. The day is that of the shipped set.
const HEAD: &str = "#![enable(implicit_some)]\n(\n    as_of: \"2026-11-22\",\n";

impl Set {
    /// The files of the set in the form of the shipped one, by path: actors, platforms, and the
    /// projects of each leading country.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut by_country: BTreeMap<&str, Vec<&Project>> = BTreeMap::new();
        for project in &self.projects {
            by_country.entry(project.countries[0]).or_default().push(project);
        }
        let mut files = vec![
            ("actors.ron".to_owned(), list("actors", &self.actors, actor)),
            ("platforms.ron".to_owned(), list("platforms", &self.platforms, platform)),
        ];
        for (country, projects) in by_country {
            let path = format!("projects/{}.ron", country.to_ascii_lowercase());
            files.push((path, list("projects", projects, |out, one| self.project(out, one))));
        }
        files
    }

    fn project(&self, out: &mut String, project: &Project) -> Result {
        write!(out, "        (\n            key: \"{}\",\n", project.key)?;
        write!(out, "            title: (en: \"{}\"", project.en)?;
        some(out, "original", project.original.as_deref())?;
        some(out, "ko", project.ko.as_deref())?;
        writeln!(out, "),\n            kind: {},", project.kind)?;
        writeln!(out, "            countries: {:?},", project.countries)?;
        let platform = &self.platforms[project.platform].key;
        writeln!(out, "            platforms: [\"{platform}\"],")?;
        writeln!(out, "            released: \"{}\",", project.released)?;
        writeln!(out, "            status: {},\n            sources: [", project.status)?;
        for url in &project.sources {
            writeln!(out, "                (url: \"{url}\", publisher: \"Example\"),")?;
        }
        writeln!(out, "            ],\n            cast: [")?;
        for credit in &project.cast {
            self.credit(out, credit)?;
        }
        writeln!(out, "            ],\n        ),")
    }

    fn credit(&self, out: &mut String, credit: &Credit) -> Result {
        write!(out, "                (actor: \"{}\"", self.actors[credit.actor].key)?;
        some(out, "character", credit.character.as_deref())?;
        write!(out, ", billing: {}", credit.billing)?;
        some(out, "note", credit.note)?;
        if let Some(url) = &credit.source {
            write!(out, ", sources: [(url: \"{url}\")]")?;
        }
        writeln!(out, "),")
    }

    /// A line a credit: the actor's names, the project's titles, character, country, platform and
    /// date.
    pub fn tsv(&self) -> String {
        let mut out = String::new();
        for project in &self.projects {
            for credit in &project.cast {
                let actor = &self.actors[credit.actor];
                let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
                let cells = [
                    actor.en.clone(),
                    actor.ko.clone(),
                    actor.ja.clone(),
                    text(&actor.zh),
                    project.en.clone(),
                    text(&project.original),
                    text(&project.ko),
                    text(&credit.character),
                    project.countries.join(" "),
                    self.platforms[project.platform].en.clone(),
                    project.released.clone(),
                ];
                out.push_str(&cells.join("\t"));
                out.push('\n');
            }
        }
        out
    }
}

fn list<T>(
    name: &str,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut String, T) -> Result,
) -> String {
    let mut out = format!("{HEAD}    {name}: [\n");
    for item in items {
        // Writing to a string does not fail.
        let _ = write(&mut out, item);
    }
    out + "    ],\n)\n"
}

fn actor(out: &mut String, actor: &Actor) -> Result {
    write!(out, "        (key: \"{}\", name: (en: \"{}\"", actor.key, actor.en)?;
    write!(out, ", ko: \"{}\", ja: \"{}\"", actor.ko, actor.ja)?;
    some(out, "zh", actor.zh.as_deref())?;
    out.push(')');
    if let Some(alias) = &actor.alias {
        write!(out, ", aliases: [\"{alias}\"]")?;
    }
    some(out, "disambiguation", actor.disambiguation.as_deref())?;
    writeln!(out, "),")
}

fn platform(out: &mut String, platform: &Platform) -> Result {
    write!(out, "        (key: \"{}\", name: (en: \"{}\"", platform.key, platform.en)?;
    some(out, "ja", platform.ja.as_deref())?;
    writeln!(out, "), kind: {}, country: \"{}\"),", platform.kind, platform.country)
}

fn some(out: &mut String, name: &str, text: Option<&str>) -> Result {
    match text {
        Some(text) => write!(out, ", {name}: \"{text}\""),
        None => Ok(()),
    }
}
