//! The command palette: every action by its name, questions that have one, and the first hint.

use kactors::export::Format;
use kactors::ui::{Context, Effect, Ended, Start};

use super::story::{NARROW, SMALL, Story, WIDE, hides, screen, shows, story};

/// The browser with two saved questions.
fn with_saved() -> Story<'static> {
    let catalog = story(WIDE, "").catalog();
    let saved = [("films", "kind:film"), ("japan", "country:jp")];
    let saved = saved.map(|(name, line)| (name.to_owned(), line.to_owned())).to_vec();
    Story::start(catalog, Start { size: WIDE, saved, ..Start::default() })
}

#[test]
fn it_lists_what_can_be_done_with_the_keys_that_do_it() {
    screen("the_palette", NARROW, ": export");
    screen("the_palette_where_there_is_little_room", SMALL, ":");
}

#[test]
fn a_name_is_done_by_enter_as_by_its_key() {
    assert_eq!(story(WIDE, ": mark-all <Enter>").state.marks, story(WIDE, "a").state.marks);
    assert_eq!(story(WIDE, ": quit-now <Enter>").asked, [Effect::Quit(Ended::Quit)]);
    story(WIDE, ": timeline <Enter>").hides("▶").shows("Timeline ");
    story(WIDE, ": <Esc>").hides("╭ Do ─");
}

#[test]
fn words_of_the_help_and_letters_in_their_order_find_it_too() {
    assert_eq!(story(WIDE, ": next<space>column <Enter>").seen(), story(WIDE, "s").seen());
    assert_eq!(story(WIDE, ": mkal <Enter>").state.marks, story(WIDE, "a").state.marks);
    story(WIDE, ": zzzz")
        .shows("nothing is called so")
        .then("<Enter>")
        .shows("nothing is called so");
}

#[test]
fn the_arrows_choose_and_tab_completes() {
    let chosen = story(WIDE, ": sort-");
    chosen.check(shows(["sort-next", "sort-turn"]), hides([]));
    chosen.then("<↓> <Tab>").shows(": sort-turn");
}

#[test]
fn what_is_done_to_the_rows_is_at_hand_from_the_panes() {
    let all = story(WIDE, "a").state.marks;
    assert_eq!(story(WIDE, "<Tab> : mark-all <Enter>").state.marks, all);
    story(WIDE, "<Tab> : exclude <Enter>").shows("−");
    story(WIDE, ": exclude-").shows("nothing is called so");
}

#[test]
fn over_the_chooser_and_the_sources_it_offers_what_they_do_and_gives_them_back() {
    let chooser = story(WIDE, "f <Tab>");
    let over = chooser.clone().then(":");
    over.check(shows(["╭ Do ─", "next-facet"]), hides(["mark-all"]));
    assert_eq!(over.clone().then("<Esc>").seen(), chooser.seen());
    let chosen = over.then("exclude <Enter>");
    assert_eq!((chosen.state.context(), chosen.line()), (Context::Chooser, "-kind:series"));
    assert_eq!(chosen.clone().then("<Esc>").line(), "", "the visit is one step");
    assert_eq!(chosen.then("<Enter> u").line(), "");
    let sources = story(WIDE, "O");
    let over = sources.clone().then(":");
    assert_eq!(over.clone().then("<Esc>").seen(), sources.seen());
    assert_eq!(over.then("enter <Enter>").asked, sources.then("<Enter>").asked);
}

#[test]
fn a_saved_question_asked_in_the_chooser_is_part_of_the_visit() {
    let asked = with_saved().then("/ baek <Enter> f <Tab> <space> : japan <Enter>");
    assert_eq!(asked.line(), "country:jp");
    assert_eq!(asked.then("<Enter> u").line(), "baek");
}

#[test]
fn a_question_is_saved_under_a_name_and_asked_by_it() {
    let asked = story(WIDE, "/ country:jp <Enter> : save<space>my<space>japan <Enter>");
    let saved = ("my japan".to_owned(), "country:jp".to_owned());
    assert_eq!(asked.asked, [Effect::Save(saved.0.clone(), Some(saved.1.clone()))]);
    assert_eq!(asked.state.saved, [saved]);
    let other = asked.then("/ <C-u> kind:film <Enter> : my <Enter>");
    assert_eq!(other.line(), "country:jp");
    assert_eq!(other.then("u").line(), "kind:film", "asking it is one step");
}

#[test]
fn a_name_that_another_question_has_is_asked_about() {
    let typed = with_saved().then("/ country:us <Enter> : save<space>japan");
    typed.check(
        shows(["no: the name is taken, leave country:jp", "yes: keep country:us under this name"]),
        hides([]),
    );
    let left = typed.clone().then("<Enter>");
    assert_eq!(left.asked, []);
    left.shows("japan was left as it is");
    let put = Effect::Save("japan".to_owned(), Some("country:us".to_owned()));
    assert_eq!(typed.clone().then("<↓> <Enter>").asked, std::slice::from_ref(&put));
    assert_eq!(typed.then("<↓> <Tab> <Enter>").asked, [put]);
    // The same question has the name: there is nothing to ask.
    let same = with_saved().then("/ country:jp <Enter> : save<space>japan <Enter>");
    assert_eq!(same.asked.len(), 1);
}

#[test]
fn saved_questions_are_listed_first_and_can_be_forgotten() {
    let listed = with_saved().then(":");
    listed.check(shows(["1/", "films", "kind:film", "japan", "country:jp"]), hides([]));
    assert_eq!(listed.clone().then("<Enter>").line(), "kind:film");
    let forgotten = listed.then("forget<space>jap <Enter>");
    assert_eq!(forgotten.asked, [Effect::Save("japan".to_owned(), None)]);
    forgotten.then(":").check(shows(["films"]), hides(["japan"]));
}

#[test]
fn of_questions_that_are_called_alike_the_one_named_is_forgotten() {
    let catalog = story(WIDE, "").catalog();
    let saved = ["a han", "han", "han hyo"].map(|name| (name.to_owned(), "kim".to_owned()));
    let start = Start { size: WIDE, saved: saved.to_vec(), ..Start::default() };
    let forgotten = Story::start(catalog, start).then(": forget<space>han <Enter>");
    assert_eq!(forgotten.asked, [Effect::Save("han".to_owned(), None)]);
}

#[test]
fn no_question_is_not_saved() {
    let refused = story(WIDE, ": save<space>all <Enter>");
    assert_eq!(refused.asked, []);
    refused.shows("there is no question to save");
    // The bare word waits for a name.
    story(WIDE, ": save <Enter>").shows(": save ");
}

#[test]
fn rows_are_copied_in_a_format_and_one_cell_by_itself() {
    let rows = story(WIDE, ": copy-as<space>json <Enter>");
    let [Effect::CopyRows(rows, Format::Json)] = rows.asked.as_slice() else {
        panic!("{:?}", rows.asked)
    };
    assert_eq!(rows.len(), 1);
    let marked = story(WIDE, "<space> <space> : copy-as<space>md <Enter>");
    assert!(
        matches!(marked.asked.as_slice(), [Effect::CopyRows(rows, Format::Md)] if rows.len() == 2)
    );
    let cell = story(WIDE, ": copy-cell<space>actor_ko <Enter>");
    let copied = ("정라온".to_owned(), "정라온".to_owned());
    assert_eq!(cell.asked, [Effect::Copy(copied.0, copied.1)]);
    story(WIDE, ": copy-cell<space>group <Enter>").shows("the row has no group");
}

#[test]
fn a_column_is_called_by_its_head_and_by_its_field_as_well() {
    let copied = |word: &str| match story(WIDE, &format!(": copy-cell<space>{word} <Enter>")).asked
    {
        asked if asked.len() == 1 => asked,
        asked => panic!("{word}: {asked:?}"),
    };
    for (word, others) in [
        ("character", ["role", "Role", "배역", "r"]),
        ("project", ["title", "t", "작품", "作品"]),
        ("countries", ["country", "Country", "국가", "国"]),
        ("platforms", ["platform", "플랫폼", "放送・配信", "p"]),
        ("actor_ko", ["actor-ko", "ACTOR_KO", "actor<space>ko", "ko"]),
    ] {
        for other in others {
            assert_eq!(copied(other), copied(word), "{other}");
        }
    }
}

#[test]
fn an_argument_that_is_none_says_what_there_is_and_does_nothing() {
    for (typed, said, known) in [
        ("copy-as<space>pdf", "`pdf` is no format; it may be table, csv, tsv", "html, ics"),
        ("copy-cell<space>titel", "`titel` is no column; it may be key, actor,", "actor_ko"),
        ("forget<space>rome", "no question is called `rome`; it may be films, japan", ""),
        ("forget<space>apan", "no question is called `apan`", ""),
    ] {
        let open = with_saved().then(&format!(": {typed}"));
        open.check(shows(["╭ Do ─", said, known]), hides(["▶ copy"]));
        let entered = open.then("<Enter>");
        assert_eq!(entered.asked, [], "{typed}");
        entered.shows("╭ Do ─").shows(&format!("\n {said}"));
    }
    story(WIDE, ": forget<space>x").shows("no question is called `x`").hides("it may be");
}

#[test]
fn what_is_no_action_does_nothing_and_says_so() {
    let before = story(WIDE, "<space>");
    for typed in ["theme", "reload", "exit", "unmark", "export<space>csv", "wq", "set<space>all"] {
        let entered = before.clone().then(&format!(": {typed} <Enter>"));
        let (is, was) = (&entered.state, &before.state);
        assert_eq!((&is.marks, &is.query, &entered.asked), (&was.marks, &was.query, &vec![]));
        assert_eq!(is.context(), Context::Palette, "{typed}");
        entered.shows("\n nothing is called so");
    }
    story(WIDE, ": quti <Enter>").shows("\n nothing is called so; did you mean `quit`?");
}

#[test]
fn names_go_before_words_of_what_is_done_and_words_before_letters() {
    let at = |typed: &str| story(WIDE, &format!(": {typed}")).state.offers()[0].name.clone();
    for (typed, name) in [
        ("copy", "copy"),
        ("quit", "quit"),
        ("source", "open-source"),
        ("clear<space>marks", "clear"),
        ("shell", "copy-command"),
        ("xprt", "export"),
    ] {
        assert_eq!(at(typed), name, "{typed}");
    }
}

#[test]
fn the_first_run_has_a_hint_until_the_first_key() {
    let catalog = story(WIDE, "").catalog();
    let first =
        |size| Story::start(catalog, Start { size, is_first_run: true, ..Start::default() });
    first(NARROW).stored("the_first_run");
    let after = first(NARROW).then("j");
    assert_eq!(after.seen(), story(NARROW, "j").seen(), "the key does what it does");
    // Where there is no room, rows come first.
    assert_eq!(first(SMALL).seen(), story(SMALL, "").seen());
}

#[test]
fn earlier_runs_questions_are_recalled() {
    let catalog = story(WIDE, "").catalog();
    let asked = vec!["kind:film".to_owned(), "country:jp".to_owned()];
    let open = Story::start(catalog, Start { size: WIDE, asked, ..Start::default() });
    let open = open.then("/ <C-r>");
    assert_eq!(open.line(), "country:jp");
    let open = open.then("<C-r>");
    assert_eq!(open.line(), "kind:film");
    assert_eq!(open.then("<Enter>").remembered, ["kind:film"]);
}

#[test]
fn where_data_have_problems_it_is_said_how_to_list_them() {
    story(WIDE, ": problems").hides("kactors check");
    let catalog = story(WIDE, "").catalog();
    let data_asked = vec!["--data".to_owned(), "my set.ron".to_owned()];
    let start = Start { size: WIDE, data_asked, problems: 10, ..Start::default() };
    let open = Story::start(catalog, start);
    let told = "10 problems in the data: `kactors check --data 'my set.ron'` lists them";
    open.clone().then(": problem").shows("10 problems in the data: `kactors check");
    open.clone().then(": problem <Enter>").shows(told).hides(": problem");
    // Where there is no room for words, the number is there.
    open.resized(SMALL).shows("58 of 58 ⚠ 10");
}
