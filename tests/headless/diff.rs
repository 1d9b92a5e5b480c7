//! `kactors diff`: what is new, changed and gone.

use super::{Ran, file, folder, kactors_alone, set};

const OLD: &str = r#"(
    actors: [(key: "a", name: (en: "Actor One")), (key: "b", name: (en: "Actor Two"))],
    projects: [
        (key: "p", title: (en: "Paper"), kind: Film, countries: ["JP"], status: Announced,
         sources: [(url: "https://example.org/1")],
         cast: [(actor: "a", billing: Lead), (actor: "b", billing: Cameo)]),
    ],
)"#;

const NEW: &str = r#"(
    actors: [(key: "a", name: (en: "Actor One")), (key: "b", name: (en: "Actor Two"))],
    projects: [
        (key: "p", title: (en: "Paper"), kind: Film, countries: ["JP", "TH"], status: Released,
         released: "2025-04-01", sources: [(url: "https://example.org/2", publisher: "Example")],
         cast: [(actor: "a", billing: Lead)]),
        (key: "q", title: (en: "Quill"), kind: Film, countries: ["JP"], status: Released,
         sources: [(url: "https://example.org/1")], cast: [(actor: "b", billing: Lead)]),
    ],
)"#;

fn diff(old: &str, new: &str) -> Ran {
    let folder = folder();
    let (old, new) = (file(&folder, "old.ron", old), file(&folder, "new.ron", new));
    kactors_alone(&["diff", old.to_str().unwrap(), new.to_str().unwrap()])
}

#[test]
fn what_is_new_changed_field_by_field_and_gone_is_told_by_credit() {
    let ran = diff(OLD, NEW);
    assert_eq!((ran.code, ran.err.as_str()), (1, "1 new, 1 changed, 1 gone\n"));
    assert_eq!(
        ran.out,
        "changed  a/p  Actor One in Paper (2025)\n         \
         project.countries: — → TH\n         \
         project.released: — → 2025-04-01\n         \
         project.status: announced → released\n         \
         sources: https://example.org/1 → —\n         \
         sources: — → Example, https://example.org/2\n         \
         year: — → 2025\n\
         gone     b/p  Actor Two in Paper\n\
         new      b/q  Actor Two in Quill\n"
    );
}

#[test]
fn the_same_data_differs_in_nothing() {
    for (old, new) in [(OLD, OLD), (NEW, NEW)] {
        let ran = diff(old, new);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    }
    assert_eq!(kactors_alone(&["diff", "builtin", "builtin"]).code, 0);
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let set = set();
    let set = set.to_str().unwrap();
    for (old, new) in [("/nowhere.ron", set), (set, "/nowhere.ron")] {
        let ran = kactors_alone(&["diff", old, new]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("/nowhere.ron"), "{}", ran.err);
    }
    // What is lost to a mistake is no difference that one could rely on.
    let ran = diff(OLD, &NEW.replace("Film", "Flim"));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("`Flim` is no kind"), "{}", ran.err);
}
