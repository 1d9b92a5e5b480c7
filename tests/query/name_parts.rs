//! A part of a name is found in every name of a value, against all of them in lower case.

use kactors::catalog::{Catalog, NamePart};
use kactors::load::{Text, load_text};
use kactors::model::Facet;

fn catalog(text: &str) -> Catalog {
    Catalog::build(load_text(&[Text { path: "set.ron".to_owned(), text: text.to_owned() }]).data)
}

#[track_caller]
fn check(catalog: &Catalog, parts: &[&str]) {
    for part in parts {
        let mut finder = NamePart::of(part);
        for value in Facet::ALL.into_iter().flat_map(|facet| catalog.facet_values(facet)) {
            let names = value.names(catalog);
            let found = names.iter().any(|name| name.contains(part));
            assert_eq!(finder.is_in_names(catalog, *value), found, "{part:?} in {names:?}");
        }
    }
}

#[test]
fn a_part_is_found_in_every_script_and_never_from_one_name_into_the_next() {
    let catalog = catalog(include_str!("../data/set.ron"));
    let words =
        ["", "k", "ki", "kim", "김", "미", "ペク", "so-ra", "n b", "jp", "日", "2024", "zzz"];
    check(&catalog, &words);
    // Every pair of letters that stands somewhere, over the border of two names as well.
    let values = catalog.facet_values(Facet::Actor).iter();
    let joined: Vec<String> = values.map(|value| value.names(&catalog).concat()).collect();
    let pairs: Vec<&str> = joined
        .iter()
        .flat_map(|text| {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            starts.windows(3).map(|at| &text[at[0]..at[2]]).collect::<Vec<_>>()
        })
        .collect();
    check(&catalog, &pairs);
}

#[test]
fn the_case_of_every_script_is_of_no_account() {
    let actor = |key: &str, name: &str| format!("(key: \"{key}\", name: (en: \"{name}\")),");
    let credit = |key: char| format!("(actor: \"{key}\"),");
    let names = ["ΣΊΣΥΦΟΣ", "İpek", "\u{212a}im", "Éric Ōe", "Дмитрий", "ＡＢＣ", "Straße 김"];
    let actors: String =
        names.iter().zip('a'..).map(|(name, key)| actor(&key.to_string(), name)).collect();
    let cast: String = ('a'..).take(names.len()).map(credit).collect();
    let catalog = catalog(&format!(
        "(actors: [{actors}], projects: [(key: \"p\", title: (en: \"P\"), kind: Film, \
         countries: [\"TH\"], status: Released, cast: [{cast}])])"
    ));
    assert_eq!(catalog.facet_values(Facet::Actor).len(), names.len());
    let parts = ["σ", "ς", "σίσυφος", "i", "i̇", "k", "kim", "é", "ō", "д", "ａ", "ß", "ss", "김"];
    check(&catalog, &parts);
    for c in ('\u{3000}'..='\u{9fff}').chain('\u{ac00}'..='\u{d7ff}') {
        assert!(c.to_lowercase().eq([c]), "{c} has a case");
    }
}
