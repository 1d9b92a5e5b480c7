//! What terms mean: which credits a line lists, and in which order.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use kactors::catalog::{Catalog, CreditId, CreditRef};
use kactors::load::{Layer, Text, load, load_text};
use kactors::query::{Marks, run};

use super::asked;

static FIXED: LazyLock<Catalog> = LazyLock::new(|| {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/set.ron");
    Catalog::build(load(&[Layer::Path(path)]).data)
});

/// What a line lists, in order.
fn rows(catalog: &Catalog, line: &str, marks: &Marks) -> Vec<String> {
    let rows = run(catalog, &asked(line), marks).rows;
    rows.into_iter().map(|id| catalog.credit(id).key()).collect()
}

/// A line lists these credits, in this order.
#[track_caller]
fn orders(line: &str, keys: &[&str]) {
    assert_eq!(rows(&FIXED, line, &Marks::new()), keys, "{line}");
}

/// A line lists these credits, in whatever order.
#[track_caller]
fn lists(line: &str, keys: &[&str]) {
    lists_of(&FIXED, line, keys);
}

#[track_caller]
fn lists_of(catalog: &Catalog, line: &str, keys: &[&str]) {
    let rows: BTreeSet<String> = rows(catalog, line, &Marks::new()).into_iter().collect();
    let keys: BTreeSet<String> = keys.iter().map(|&key| key.to_owned()).collect();
    assert_eq!(rows, keys, "{line}");
}

/// How many credits a line lists.
#[track_caller]
fn counts(line: &str, number: usize) {
    assert_eq!(rows(&FIXED, line, &Marks::new()).len(), number, "{line}");
}

/// Two lines list the same credits.
#[track_caller]
fn same(one: &str, other: &str) {
    let sorted = |line: &str| -> BTreeSet<String> {
        rows(&FIXED, line, &Marks::new()).into_iter().collect()
    };
    assert_eq!(sorted(one), sorted(other), "{one} | {other}");
    assert!(!sorted(one).is_empty(), "{one} lists something");
}

#[test]
fn fields_are_joined_by_and_values_by_or() {
    counts("", FIXED.len());
    lists(
        "country:fr",
        &[
            "lena-yoo/dog-days",
            "baek-so-ra/infinite-corridor",
            "gil-dong-su/infinite-corridor",
            "lena-yoo/infinite-corridor",
        ],
    );
    lists("country:fr actor:lena-yoo", &["lena-yoo/dog-days", "lena-yoo/infinite-corridor"]);
    lists(
        "country:fr,tw actor:lena-yoo,rain-seo",
        &["lena-yoo/dog-days", "lena-yoo/infinite-corridor", "rain-seo/lanterns"],
    );
    same("country:fr country:tw", "country:fr,tw");
}

#[test]
fn a_group_in_its_exact_form_is_that_group_alone() {
    let groups = ["Big Bang", "BIGBANG", "★"];
    let all = |item: &dyn Fn(usize, &str) -> String| -> String {
        groups.iter().enumerate().map(|(at, group)| item(at, group)).collect()
    };
    let actors =
        all(&|at, group| format!("(key: \"a{at}\", name: (en: \"A\"), group: \"{group}\"), "));
    let cast = all(&|at, _| format!("(actor: \"a{at}\"), "));
    let text = format!(
        "(actors: [{actors}], projects: [(key: \"p\", title: (en: \"P\"), kind: Film, \
         status: Released, countries: [\"JP\"], cast: [{cast}])])"
    );
    let catalog = Catalog::build(load_text(&[Text { path: "groups.ron".to_owned(), text }]).data);
    lists_of(&catalog, "group:\"Big Bang\"", &["a0/p"]);
    lists_of(&catalog, "group:BIGBANG", &["a1/p"]);
    lists_of(&catalog, "group:★", &["a2/p"]);
    lists_of(&catalog, "group:bigbang", &["a0/p", "a1/p"]);
}

#[test]
fn exclusions_add_up_and_win_over_choices() {
    lists("country:fr -country:us", &["lena-yoo/dog-days"]);
    lists("country:fr -country:us -country:kr", &[]);
    same("country:fr -country:us,th", "country:fr -country:us -country:th");
    counts("country:jp -country:jp", 0);
    lists("platform:mega-one -year:2020", &["kim-ji-ho-1975/salt-road"]);
}

#[test]
fn also_asks_about_all_credits_of_the_actor() {
    lists(
        "country:th also:country:us",
        &[
            "jang-tae-oh/kites-over-bangkok",
            "kim-ji-ho-1975/salt-road",
            "nam-goong-bin/kites-over-bangkok",
        ],
    );
    lists("country:th -also:country:us -actor:do-yu-jin", &["kim-ji-ho-1998/family-is-everything"]);
    same("also:actor:lena-yoo", "actor:lena-yoo");
    same("also:key:oh-se-a/violet", "actor:oh-se-a");
}

#[test]
fn korea_is_found_though_no_facet_counts_it() {
    same("country:kr", "country:kr is:coproduction");
    lists("country:kr platform:none", &["lena-yoo/dog-days"]);
}

#[test]
fn a_name_that_several_bear_means_all_of_them_and_a_key_one() {
    same(r#"actor:"kim ji-ho""#, "actor:kim-ji-ho-1975,kim-ji-ho-1998");
    same("actor:김지호", "actor:kim-ji-ho-1975,kim-ji-ho-1998");
    same("actor:キム・ジホ", "actor:kim-ji-ho-1998");
    same(r#"actor:"Star Han""#, "actor:han-byeol");
    counts("actor:nobody", 0);
    same("platform:HTV", "platform:hanami-tv");
    same("platform:花見テレビ", "platform:hanami-tv");
    same("group:nova9", "actor:cha-min-ho,do-yu-jin,kim-ji-ho-1998");
    lists(
        "key:oh-se-a/violet,tae-min-ji/orchard-street",
        &["oh-se-a/violet", "tae-min-ji/orchard-street"],
    );
    counts("key:oh-se-a", 0);
    counts("key:oh-se-a/orchard-street", 0);
}

#[test]
fn a_year_is_one_however_wide_its_digits_are() {
    same("２００９", "2009");
    same("year:２００９", "year:2009");
}

#[test]
fn a_range_has_both_its_ends_and_no_unknown_year() {
    lists(
        "year:2009..2011",
        &[
            "kim-ji-ho-1975/orchard-street",
            "tae-min-ji/orchard-street",
            "gil-dong-su/red-thread",
            "im-seo-yeon/red-thread",
            "seok-mi-na/red-thread",
        ],
    );
    same("year:2009,2011", "year:..2011");
    same("year:..2000,2026..", "year:2026");
    let unknown = [
        "baek-so-ra/quiet-harbor",
        "han-byeol/northern-post",
        "jang-tae-oh/northern-post",
        "jang-tae-oh/quiet-harbor",
        "oh-se-a/violet",
        "woo-hae-sol/quiet-harbor",
    ];
    lists("year:none", &unknown);
    lists("-year:0..", &unknown);
    lists("-year:2009..", &unknown);
    let mut early = unknown.to_vec();
    early.extend(["kim-ji-ho-1975/orchard-street", "tae-min-ji/orchard-street"]);
    lists("-year:2010..", &early);
    lists("year:none,2009", &early);
    counts("year:0.. year:none", FIXED.len());
    counts("-year:0.. -year:none", 0);
    lists("year:2017", &["jeong-ra-on/garden-of-stone"]);
    same(
        "actor:park-i-seul year:2016",
        "key:park-i-seul/bridge-of-two-rivers,\
         park-i-seul/half-moon-express,park-i-seul/jade-hour",
    );
}

#[test]
fn none_finds_what_is_not_known() {
    lists(
        "platform:none",
        &[
            "lena-yoo/dog-days",
            "han-byeol/northern-post",
            "jang-tae-oh/northern-post",
            "oh-se-a/violet",
        ],
    );
    lists("country:none", &["oh-se-a/violet"]);
    lists(
        "billing:none",
        &[
            "jang-tae-oh/northern-post",
            "oh-se-a/violet",
            "tae-min-ji/orchard-street",
            "woo-hae-sol/quiet-harbor",
        ],
    );
    same("billing:unknown", "billing:none");
    lists("source:none", &["kim-ji-ho-1975/salt-road"]);
    counts(r#"platform:"none""#, 0);
    same("-group:none", "group:nova9,lumière");
    lists("role:none country:tw,us year:2020..", &[]);
    let unnamed = FIXED.credits().filter(|credit| credit.character().is_none());
    let unnamed: Vec<String> = unnamed.map(CreditRef::key).collect();
    assert!(!unnamed.is_empty());
    lists("role:none", &unnamed.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn sources_are_counted_those_of_the_project_where_a_credit_has_none() {
    lists("sources:0", &["kim-ji-ho-1975/salt-road"]);
    lists(
        "sources:2..",
        &[
            "im-seo-yeon/azure-letters",
            "baek-so-ra/infinite-corridor",
            "gil-dong-su/infinite-corridor",
            "lena-yoo/infinite-corridor",
        ],
    );
    counts("sources:3..", 0);
    counts("sources:..2", FIXED.len());
    same("sources:1", "-sources:0,2");
}

#[test]
fn a_co_actor_is_another_one_in_the_same_project() {
    lists(
        "co:rain-seo",
        &["eun-ha-neul/echo-park-nights", "oh-se-a/echo-park-nights", "im-seo-yeon/lanterns"],
    );
    lists(r#"co:"Kim Ji-ho" country:th"#, &["do-yu-jin/family-is-everything"]);
    counts("co:woo-hae-sol actor:woo-hae-sol", 0);
    counts("co:nobody", 0);
    same("co:oh-se-a,rain-seo project:echo", "project:echo");
}

#[test]
fn of_two_of_one_name_in_a_project_each_is_the_other_s_co_actor() {
    let project = |key: &str, cast: &[&str]| {
        let cast = cast.join("\"), (actor: \"");
        format!(
            "(key: \"{key}\", title: (en: \"{key}\"), kind: Film, countries: [\"JP\"],
              status: Released, cast: [(actor: \"{cast}\")]),"
        )
    };
    let actor = |key: &str, en: &str| format!("(key: \"{key}\", name: (en: \"{en}\")),");
    let actors = [("kim-1", "Kim"), ("kim-2", "Kim"), ("lee", "Lee"), ("park", "Park")];
    let actors = actors.map(|(key, en)| actor(key, en)).concat();
    let projects = [
        project("both", &["kim-1", "kim-2", "lee"]),
        project("one", &["kim-1", "park"]),
        project("alone", &["kim-2"]),
        project("none", &["lee", "park"]),
    ];
    let text = format!("(actors: [{actors}], projects: [{}])", projects.concat());
    let catalog = Catalog::build(load_text(&[Text { path: "namesakes.ron".into(), text }]).data);
    let both = ["kim-1/both", "kim-2/both", "lee/both", "park/one"];
    lists_of(&catalog, "co:Kim", &both);
    lists_of(&catalog, "co:kim-1", &["kim-2/both", "lee/both", "park/one"]);
    lists_of(&catalog, "co:kim-1,kim-2", &both);
}

#[test]
fn a_coproduction_has_several_countries_korea_among_them() {
    for credit in FIXED.credits() {
        let line = format!("is:coproduction key:{}", credit.key());
        counts(&line, usize::from(credit.project().countries().len() > 1));
    }
    counts("is:coproduction project:dog", 1);
    counts("is:coproduction project:violet", 0);
}

#[test]
fn only_marked_credits_are_marked() {
    let marks: Marks = FIXED.credits().take(3).map(kactors::catalog::CreditRef::id).collect();
    let marked: BTreeSet<String> = rows(&FIXED, "is:marked", &marks).into_iter().collect();
    let expected = marks.iter().map(|id: CreditId| FIXED.credit(id).key()).collect();
    assert_eq!(marked, expected);
    counts("is:marked", 0);
    counts("-is:marked", FIXED.len());
}

#[test]
fn every_order_is_total_and_has_missing_values_last_both_ways() {
    orders(
        "country:th",
        &[
            "do-yu-jin/kites-over-bangkok",
            "jang-tae-oh/kites-over-bangkok",
            "nam-goong-bin/kites-over-bangkok",
            "do-yu-jin/family-is-everything",
            "kim-ji-ho-1998/family-is-everything",
            "kim-ji-ho-1975/salt-road",
        ],
    );
    orders(
        "country:th sort:year",
        &[
            "kim-ji-ho-1975/salt-road",
            "do-yu-jin/family-is-everything",
            "kim-ji-ho-1998/family-is-everything",
            "do-yu-jin/kites-over-bangkok",
            "jang-tae-oh/kites-over-bangkok",
            "nam-goong-bin/kites-over-bangkok",
        ],
    );
    orders(
        "project:violet,salt,lanterns sort:country",
        &[
            "kim-ji-ho-1975/salt-road",
            "im-seo-yeon/lanterns",
            "rain-seo/lanterns",
            "oh-se-a/violet",
        ],
    );
    orders(
        "project:violet,salt,lanterns sort:-country",
        &[
            "im-seo-yeon/lanterns",
            "rain-seo/lanterns",
            "kim-ji-ho-1975/salt-road",
            "oh-se-a/violet",
        ],
    );
    for order in ["year", "role", "billing", "platform", "country"] {
        for sign in ["", "-"] {
            let line = format!("sort:{sign}{order}");
            let field = order.replace("role", "character");
            let known: Vec<bool> = run(&FIXED, &asked(&line), &Marks::new())
                .rows
                .into_iter()
                .map(|id| {
                    let credit = FIXED.credit(id);
                    match field.as_str() {
                        "year" => credit.year().is_some(),
                        "character" => credit.character().is_some(),
                        "billing" => credit.billing().is_some(),
                        "platform" => credit.project().platforms().len() > 0,
                        _ => !credit.project().countries().is_empty(),
                    }
                })
                .collect();
            assert!(known.is_sorted_by(|a, b| a >= b), "{line}: {known:?}");
        }
    }
}

/// Credits of one actor, each `(project, country, date, status)`; the project is its own key.
fn career(credits: &[(&str, &str, &str, &str)]) -> Catalog {
    let projects: Vec<String> = credits
        .iter()
        .map(|(key, countries, released, status)| {
            let countries = countries.replace(' ', "\", \"");
            let released =
                if released.is_empty() { "None".into() } else { format!("\"{released}\"") };
            format!(
                "(key: \"{key}\", title: (en: \"{key}\"), kind: Film, countries: [\"{countries}\"],
                  released: {released}, status: {status}, cast: [(actor: \"a\")])"
            )
        })
        .collect();
    let text = format!(
        "#![enable(implicit_some)](actors: [(key: \"a\", name: (en: \"A\"))], projects: [{}])",
        projects.join(",").replace("released: None,", "")
    );
    let loaded = load_text(&[Text { path: "career.ron".into(), text }]);
    let catalog = Catalog::build(loaded.data);
    assert_eq!(catalog.len(), credits.len(), "{:?}", loaded.problems);
    catalog
}

#[test]
fn a_debut_is_the_earliest_released_credit_of_an_actor_in_a_country() {
    let catalog = career(&[
        ("early", "JP", "2001-02-03", "Released"),
        ("late", "JP", "2001-02-04", "Released"),
        ("abroad", "US JP", "2003", "Released"),
        ("korean", "KR TH", "2000", "Released"),
    ]);
    lists_of(&catalog, "is:debut", &["a/early", "a/abroad", "a/korean"]);
    lists_of(&catalog, "is:debut country:jp", &["a/early", "a/abroad"]);
    lists_of(&catalog, "is:first-overseas", &["a/korean"]);
}

#[test]
fn in_a_tie_of_years_that_dates_do_not_decide_all_are_the_first() {
    let catalog = career(&[
        ("day", "JP", "2001-02-03", "Released"),
        ("month", "JP", "2001-01", "Released"),
        ("same", "JP", "2001-02-03", "Released"),
        ("next", "JP", "2002", "Released"),
    ]);
    lists_of(&catalog, "is:debut", &["a/day", "a/month", "a/same"]);
    let catalog = career(&[
        ("day", "JP", "2001-02-03", "Released"),
        ("same", "JP", "2001-02-03", "Released"),
        ("later", "JP", "2001-02-04", "Released"),
    ]);
    lists_of(&catalog, "is:debut", &["a/day", "a/same"]);
}

#[test]
fn nothing_is_a_debut_where_a_year_is_not_known() {
    let catalog = career(&[
        ("dated", "JP", "2001", "Released"),
        ("undated", "JP", "", "Released"),
        ("us", "US", "2005", "Released"),
    ]);
    lists_of(&catalog, "is:debut", &["a/us"]);
    lists_of(&catalog, "is:first-overseas", &[]);
}

#[test]
fn what_was_not_released_is_no_debut() {
    let catalog = career(&[
        ("never", "JP", "1999", "Unreleased"),
        ("stopped", "JP", "1999", "Cancelled"),
        ("shown", "JP", "2001", "Released"),
        ("to-come", "US", "2030", "Upcoming"),
    ]);
    lists_of(&catalog, "is:debut", &["a/shown"]);
    lists_of(&catalog, "is:first-overseas", &["a/shown"]);
}

#[test]
fn the_same_question_has_the_same_answer() {
    for line in ["", "kim", "김", "^a", "o$", "\"the\"", "-kim country:jp", "ㄱㅈㅎ", "zzz", "2024"]
    {
        let once = run(&FIXED, &asked(line), &Marks::new());
        assert_eq!(once, run(&FIXED, &asked(line), &Marks::new()), "{line}");
    }
}
