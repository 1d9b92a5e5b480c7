//! `kactors completions`: what makes a shell complete the command line.

use std::collections::BTreeMap;

use clap::Command;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::args::Completions;
use super::output;
use super::program::program;
use super::{Ended, Failure};
use crate::builtin;
use crate::catalog::{Catalog, PlatformRef};
use crate::export::Column;
use crate::model::{Billing, Country, Kind, Status, Word};
use crate::query::SortKey;

/// Prints the script for a shell.
pub fn run(completions: &Completions) -> Result<Ended, Failure> {
    let mut command = with_values(program(), &builtin::catalog());
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut command, "kactors", &mut script);
    output::to_stdout(|out| out.write_all(&script))?;
    Ok(Ended::Done)
}

/// The command line with the values that its filters usually have. Others are taken as well, so the
/// parser itself does not know them.
fn with_values(command: Command, catalog: &Catalog) -> Command {
    let values = values(catalog);
    let with = |mut command: Command| {
        for (argument, values) in &values {
            let known = command.get_arguments().any(|known| known.get_id() == argument);
            if known {
                let parser = PossibleValuesParser::new(values.clone());
                command = command.mut_arg(argument, |known| known.value_parser(parser));
            }
        }
        command
    };
    with(command).mut_subcommands(with)
}

/// The values of each argument that has some, as a shell types them: without blanks.
fn values(catalog: &Catalog) -> BTreeMap<&'static str, Vec<PossibleValue>> {
    let platform = |platform: PlatformRef<'_>| {
        PossibleValue::new(platform.key().to_owned()).help(platform.en().to_owned())
    };
    BTreeMap::from([
        ("country", catalog.countries().map(|known| country(catalog, known)).collect()),
        ("platform", catalog.platforms().map(platform).collect()),
        ("kind", words(Kind::ALL.iter().map(|kind| kind.word()))),
        ("billing", words(Billing::ALL.iter().map(|billing| billing.word()))),
        ("status", words(Status::ALL.iter().map(|status| status.word()))),
        ("sort", words(SortKey::ALL.into_iter().map(SortKey::word))),
        ("columns", words(Column::all().map(Column::word))),
    ])
}

/// A country's name as it can be typed without quotes.
fn country(catalog: &Catalog, country: Country) -> PossibleValue {
    let name = catalog.country_name(country);
    let typed = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    PossibleValue::new(name.chars().map(typed).collect::<String>())
        .help(format!("{name}, {}", country.code()))
}

fn words(words: impl Iterator<Item = &'static str>) -> Vec<PossibleValue> {
    words.map(PossibleValue::new).collect()
}
