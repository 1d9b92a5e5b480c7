//! The generator of synthetic data sets: the same bytes for the same seed, and sound ones.

#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

use kactors::catalog::{ActorRef, Catalog, CreditRef, ProjectRef, SourceRef};
use kactors::lang::Lang;
use kactors::load::{Layer, Severity, Text, load, load_text};
use synthetic::Set;

#[test]
fn a_size_and_a_seed_give_the_same_bytes_every_time() {
    let (one, two) = (Set::of(2_000, 42), Set::of(2_000, 42));
    assert_eq!(one.files(), two.files());
    assert_eq!(one.tsv(), two.tsv());
    assert_ne!(one.files(), Set::of(2_000, 43).files());
}

#[test]
fn a_set_has_no_problems_and_as_many_credits_as_were_asked_for() {
    for credits in [1, 7, 100, 2_000] {
        let set = Set::of(credits, 42);
        let texts = set.files().into_iter().map(|(path, text)| Text { path, text });
        let loaded = load_text(&texts.collect::<Vec<_>>());
        let lines: Vec<String> =
            loaded.problems.iter().map(|problem| problem.line(Lang::English)).collect();
        assert_eq!(lines, [""; 0]);
        assert_eq!(Catalog::build(loaded.data).len(), credits, "{}", set.size_in_words());
        assert_eq!(set.tsv().lines().count(), credits);
    }
}

/// All that is known of each credit, and where it was read.
fn known(layers: &[Layer]) -> Vec<String> {
    let loaded = load(layers);
    assert!(loaded.worst() < Some(Severity::Error));
    let catalog = Catalog::build(loaded.data);
    let of = |credit: CreditRef<'_>| {
        let sources: Vec<_> = credit.sources().map(SourceRef::url).collect();
        let origin = credit.origin();
        let place = (&catalog.files()[usize::from(origin.file)], origin.line);
        let own = (credit.character(), credit.billing(), credit.year(), credit.note());
        format!("{} {own:?} {sources:?} {place:?}", credit.key())
    };
    catalog.credits().map(of).collect()
}

#[test]
fn the_order_of_files_does_not_matter() {
    let files = Set::of(2_000, 42).files().into_iter();
    let mut texts: Vec<Text> = files.map(|(path, text)| Text { path, text }).collect();
    // Credits that were not read where their projects were.
    let catalog = Catalog::build(load_text(&texts).data);
    let late = |project: ProjectRef<'_>| {
        let is_in =
            |actor: &ActorRef<'_>| project.credits().any(|c| c.actor().key() == actor.key());
        let other = catalog.actors().find(|actor| !is_in(actor)).expect("an actor");
        format!("(key: \"{}\", cast: [(actor: \"{}\")])", project.key(), other.key())
    };
    let late: Vec<String> = catalog.projects().step_by(7).map(late).collect();
    let text = format!("(projects: [{}])", late.join(", "));
    let over = Layer::Texts(vec![Text { path: "over.ron".to_owned(), text }]);
    let expected = known(&[Layer::Texts(texts.clone()), over.clone()]);
    assert_eq!(expected.len(), 2_000 + late.len());
    let of_late = |line: &&String| line.ends_with("(\"over.ron\", 1)");
    assert_eq!(expected.iter().filter(of_late).count(), late.len());
    texts.reverse();
    assert_eq!(known(&[Layer::Texts(texts), over]), expected);
}
