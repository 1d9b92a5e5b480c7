//! Which data is in use: `--data`, `KACTORS_DATA`, `builtin`, one layer over another.

use std::env::join_paths;
use std::path::Path;

use kactors::load::fields;

use super::{Ran, command, file, folder, kactors_alone, kactors_on, read, run, set};

/// Says more about the data of the tests: an actor's new name, a project's new status, a cast
/// entry changed and one added.
const OVER: &str = r#"(
    actors: [(key: "gil-dong-su", name: (en: "Gil Dongsu", ko: "길동수"))],
    projects: [(key: "umbrella-season", status: Unreleased, cast: [
        (actor: "gil-dong-su", character: "Postman", billing: Main),
        (actor: "rain-seo", billing: Cameo),
    ])],
)"#;

fn by_environment(data: &std::ffi::OsStr, arguments: &[&str]) -> Ran {
    run(command().env("KACTORS_DATA", data).args(arguments))
}

#[test]
fn the_shipped_data_is_used_where_nothing_is_said() {
    let shipped = kactors_alone(&["list", "--count"]);
    assert_eq!(shipped.code, 0, "{}", shipped.err);
    assert!(shipped.out.trim().parse::<usize>().is_ok_and(|count| count > 1000));
    let named = kactors_alone(&["list", "--count", "--data", "builtin"]);
    assert_eq!(named.out, shipped.out);
    assert_eq!(by_environment("".as_ref(), &["list", "--count"]).out, shipped.out);
}

#[test]
fn a_flag_goes_before_the_environment_whole() {
    let folder = folder();
    let one = file(&folder, "one.ron", one_credit("a", "One"));
    let ran = by_environment(set().as_os_str(), &["list", "--count"]);
    assert_eq!(ran.out, "58\n");
    let path = one.to_str().expect("UTF-8");
    let ran = by_environment(set().as_os_str(), &["list", "--count", "--data", path]);
    assert_eq!(ran.out, "1\n");
    let ran = by_environment(set().as_os_str(), &["--data", path, "list", "--count"]);
    assert_eq!(ran.out, "1\n", "before the command as after it");
}

#[test]
fn flags_before_and_behind_the_command_count_in_their_order() {
    let folder = folder();
    let over = file(&folder, "over.ron", OVER);
    let (set, over) = (set(), over);
    let listed = |before: &[&Path], behind: &[&Path]| {
        let flags = |paths: &[&Path]| -> Vec<std::ffi::OsString> {
            paths.iter().flat_map(|path| ["--data".into(), (*path).into()]).collect()
        };
        run(command().args(flags(before)).arg("list").args(flags(behind)).args(["-f", "json"]))
    };
    let (set, over) = (set.as_path(), over.as_path());
    for (before, behind) in [(vec![set], vec![over]), (vec![over], vec![set])] {
        let parted = listed(&before, &behind);
        let together = listed(&[], &[before, behind].concat());
        assert_eq!((parted.code, parted.out), (together.code, together.out));
    }
    assert_ne!(listed(&[set], &[over]).out, listed(&[over], &[set]).out);
}

#[test]
fn the_environment_names_several_as_path_does() {
    let folder = folder();
    let one = file(&folder, "one.ron", one_credit("a", "One"));
    let both = join_paths([&one, &set()]).expect("no separator in the paths");
    assert_eq!(by_environment(&both, &["list", "--count"]).out, "59\n");
}

#[test]
fn a_later_layer_replaces_actors_and_stated_fields_and_merges_the_cast() {
    let folder = folder();
    let over = file(&folder, "over.ron", OVER);
    let ran = run(command().arg("--data").arg(set()).arg("--data").arg(&over).args([
        "list",
        "project:umbrella",
        "--sort",
        "actor",
        "-f",
        "tsv",
        "--columns",
        "actor,project,status,character,billing",
    ]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "actor\tproject\tstatus\tcharacter\tbilling\n\
         Cha Min-ho\tUmbrella Season\tunreleased\tRyu\tlead\n\
         Eun Ha-neul\tUmbrella Season\tunreleased\tSora\tmain\n\
         Gil Dongsu\tUmbrella Season\tunreleased\tPostman\tmain\n\
         Kim Ji-ho\tUmbrella Season\tunreleased\tJiho\tsupporting\n\
         Rain Seo\tUmbrella Season\tunreleased\t\tcameo\n"
    );
}

#[test]
fn a_layer_may_link_to_the_shipped_data() {
    let folder = folder();
    let shipped = kactors_alone(&["list", "-f", "tsv", "--columns", "key", "--limit", "1"]).out;
    let key = shipped.lines().nth(1).and_then(|key| key.split('/').next()).expect("an actor's key");
    let mine = file(
        &folder,
        "mine.ron",
        one_credit("a", "One").replace("cast: [", &format!("cast: [(actor: \"{key}\"), ")),
    );
    let ran = run(command().args(["--data", "builtin", "--data"]).arg(&mine).args([
        "list",
        "project:\"Project One\"",
        "--count",
    ]));
    assert_eq!((ran.code, ran.out.as_str()), (0, "2\n"), "{}", ran.err);
    let alone = kactors_on(&mine, &["list", "--count"]);
    assert_eq!((alone.code, alone.out.as_str()), (2, "1\n"), "alone the link leads nowhere");
    assert!(alone.err.contains(&format!("no actor has the key `{key}`")), "{}", alone.err);
}

#[test]
fn a_folder_is_one_layer_of_all_its_files() {
    let folder = folder();
    file(&folder, "one.ron", one_credit("a", "One"));
    std::fs::create_dir(folder.path().join("more")).expect("a folder");
    file(&folder, "more/two.ron", one_credit("b", "Two"));
    file(&folder, "notes.txt", "no data");
    let ran = kactors_on(folder.path(), &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "2\n"), "{}", ran.err);
}

#[test]
fn the_order_of_projects_in_a_file_does_not_matter() {
    let text = read(&set());
    let (fields, broken) = fields(&text);
    assert_eq!(broken, None);
    let projects = fields.iter().find(|field| &text[field.name.clone()] == "projects");
    let value = projects.expect("projects").value.clone();
    let mut items: Vec<&str> = projects
        .and_then(|field| field.items.as_ref())
        .expect("a list")
        .iter()
        .map(|item| &text[item.span.clone()])
        .collect();
    let folder = folder();
    let answer = |data: &Path| {
        let listed = kactors_on(data, &["list", "-f", "ron"]).out;
        let tables = ["actor", "platform", "country"].map(|by| {
            let table = kactors_on(data, &["stats", "--by", by, "-f", "csv"]);
            assert!(table.code == 0 && table.out.lines().count() > 5, "{by}: {}", table.err);
            table.out
        });
        (listed, tables, kactors_on(data, &["list", "--sort", "-year", "-f", "csv"]).out)
    };
    let expected = answer(&set());
    for turn in 0..3 {
        // Backwards, and two more mixtures.
        items.reverse();
        items.rotate_left(turn * 5);
        let list = format!("[{}]", items.join(", "));
        let mixed = [&text[..value.start], &list, &text[value.end..]].concat();
        assert_eq!(answer(&file(&folder, "mixed.ron", mixed)), expected);
    }
}

fn one_credit(actor: &str, name: &str) -> String {
    format!(
        "(actors: [(key: \"{actor}\", name: (en: \"Actor {name}\"))], projects: [(key: \"p-{actor}\", \
         title: (en: \"Project {name}\"), kind: Film, countries: [\"JP\"], status: Released, \
         sources: [(url: \"https://example.org\")], cast: [(actor: \"{actor}\")])])"
    )
}
