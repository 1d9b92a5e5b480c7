//! The generator of synthetic data sets: the same bytes for the same seed, and sound ones.

#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

use kactors::catalog::Catalog;
use kactors::lang::Lang;
use kactors::load::{Text, load_text};
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
