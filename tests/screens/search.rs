//! The query line: typed at, wrong, left.

use super::story::{NARROW, SMALL, Story, TALL, WIDE, check, hides, screen, shows, story};
use kactors::lang::Lang;
use kactors::query::{explain, parse};
use kactors::ui::{Action, Key, Reader, Start, settle, update};

#[test]
fn what_is_typed_is_answered_at_every_key() {
    let mut typed = story(TALL, "/");
    let mut counts = Vec::new();
    for key in ["c", ":", "j", "p", "<space>", "y", ":", "2", "0", "2", "5"] {
        typed = typed.then(key);
        counts.push(typed.listed().len());
    }
    assert_eq!(counts[3], 27, "country:jp");
    assert_eq!(counts[counts.len() - 1], 5, "of them of 2025");
}

#[test]
fn while_the_name_of_a_field_is_typed_the_rows_stay() {
    let mut typed = story(TALL, "/ country:jp<space>");
    let good = typed.listed();
    for key in "platform".split("").filter(|key| !key.is_empty()) {
        typed = typed.then(key);
        assert_ne!(typed.listed(), Vec::<String>::new(), "at {:?}", typed.line());
    }
    assert_eq!(typed.listed(), good, "nothing is called so");
    typed.check(shows(["Tab: platform:", "Azure Letters"]), hides(["nothing"]));
    let asked = typed.then(":hanami-tv");
    assert_eq!(asked.listed(), Story::asking(TALL, "country:jp platform:hanami-tv").listed());
    screen("the_name_of_a_field", NARROW, "/ country:jp<space>plat");
}

#[test]
fn whoever_types_a_field_faster_than_it_is_answered_loses_no_rows() {
    let good = Story::asking(TALL, "country:jp").listed();
    for rest in ["y:", "y:x", "y:xx"] {
        let mut typed = story(TALL, "/ country:jp<space>countr");
        let catalog = typed.catalog();
        let mut effects = Vec::new();
        for key in rest.chars().map(|c| Key::named(&c.to_string()).expect("a key")) {
            effects.extend(update(catalog, &mut typed.state, Action::Key(key)));
        }
        let _ = settle(catalog, &mut typed.state, effects);
        assert!(typed.state.error.is_some(), "{rest}");
        assert_eq!(typed.listed(), good, "{rest}");
    }
}

#[test]
fn what_began_like_a_field_s_name_is_a_word_once_it_is_left() {
    for left in ["<Enter>", "<Esc>", "<F1> <Esc> <Enter>"] {
        let left = story(TALL, &format!("/ country:jp<space>year {left}"));
        assert_eq!((left.line(), left.listed()), ("country:jp year", Vec::new()));
        assert_eq!(left.then("u").line(), "");
    }
    let more = story(TALL, "/ country:jp<space>yearx");
    assert_eq!(more.listed(), Vec::<String>::new());
    let moved = story(TALL, "/ country:jp<space>year <←>").then("<→> <Backspace> <Backspace>");
    assert_eq!(moved.line(), "country:jp ye");
}

#[test]
fn a_wrong_line_says_what_is_wrong_and_where() {
    screen("a_wrong_line", WIDE, "/ colour:red<space>country:jp");
    Story::asking(NARROW, "").then("/ country:xx").stored_looks("a_wrong_value");
    screen("a_wrong_line_in_a_small_window", SMALL, "/ year:2030..2020");
}

/// `country:jp` was asked, and then what makes no sense was added to it at once.
fn wrong() -> Story<'static> {
    let wrong = story(WIDE, "/ country:jp").meets(Action::Paste(" year:".to_owned()));
    assert!(wrong.state.error.is_some());
    wrong
}

#[test]
fn while_the_line_is_wrong_the_last_good_rows_stay() {
    let good = Story::asking(WIDE, "country:jp").listed();
    assert_eq!(wrong().listed(), good);
    let left = wrong().then("<Enter>");
    assert!(left.state.error.is_some(), "it still says so");
    assert_eq!((left.line(), left.listed()), ("country:jp year:", good));
}

#[test]
fn esc_in_the_table_puts_a_wrong_line_right_first() {
    let right = wrong().then("<Enter> <Esc>");
    assert_eq!((right.line(), right.state.error.as_ref()), ("country:jp", None));
    assert_eq!(right.then("<Esc>").line(), "");
}

#[test]
fn undo_takes_a_wrong_line_back_as_well() {
    let right = wrong().then("<Enter> u");
    assert_eq!((right.line(), right.state.error.as_ref()), ("", None));
}

#[test]
fn redo_brings_a_wrong_line_back_with_what_is_wrong() {
    let undone = story(WIDE, "<space> / bad:word <Enter> u").hides("there is no field");
    let redone = undone.then("U").shows("there is no field `bad`");
    assert_eq!(redone.line(), "bad:word");
}

#[test]
fn the_place_of_a_mistake_follows_the_blank_that_comes_and_goes() {
    let end = |story: &Story<'_>| story.state.error.as_ref().map(|error| error.span.end);
    let open = story(WIDE, "/ \"open <Esc> /");
    assert_eq!(end(&open), Some("\"open ".len()));
    assert_eq!(end(&open.then("<Esc>")), Some("\"open".len()));
}

#[test]
fn a_visit_is_a_step_whichever_way_it_is_left() {
    for keys in ["/ country:jp", "f <space>", "f <Tab> <space>"] {
        for help in ["", "<F1> <Esc>"] {
            let left = story(WIDE, &format!("{keys} {help} <Enter>"));
            assert_ne!(left.line(), "", "{keys} {help}");
            assert_eq!(left.then("u").line(), "", "{keys} {help}");
        }
    }
}

#[test]
fn what_would_be_done_with_another_question_than_a_wrong_line_is_refused() {
    let left = wrong().then("<Enter>");
    let good = left.listed();
    for keys in [
        "Y",
        ": save<space>mine <Enter>",
        "s",
        "S",
        "[",
        "h j <space>",
        "h j -",
        "h x",
        "f <Tab> <space>",
        "2 <Enter>",
        "3 <space>",
        "3 <Enter>",
        "4 <Enter>",
    ] {
        let refused = left.clone().then(keys);
        assert_eq!(
            (refused.line(), refused.listed()),
            ("country:jp year:", good.clone()),
            "{keys}"
        );
        assert_eq!(refused.asked, [], "{keys}");
        assert!(refused.state.saved.is_empty(), "{keys}");
        refused.shows("put the line right first: `year:` needs a value");
    }
    for (lang, said) in [
        (Lang::Korean, "먼저 검색 줄을 고치십시오: "),
        (Lang::Japanese, "先に検索行を直してください: "),
    ] {
        let start = Start { size: WIDE, reader: Reader::of(lang), ..Start::default() };
        Story::start(story(WIDE, "").catalog(), start).then("/ year: <Enter> Y").shows(said);
    }
}

#[test]
fn an_export_of_what_a_wrong_line_leaves_says_so() {
    let said = "the line has a mistake: rows of the last good question";
    let open = wrong().then("<Enter> e").shows(said);
    assert_eq!(open.then("<Enter>").asked.len(), 1);
    // Marks are what they are, and rows that are seen can be copied.
    wrong().then("<Enter> <space> e").hides(said);
    wrong().then("<Enter> i e").shows("╭ Export: ").hides(said);
    assert_eq!(wrong().then("<Enter> y").asked.len(), 1);
    story(WIDE, "e").hides(said);
}

#[test]
fn nothing_found_says_how_to_go_on() {
    screen("nothing_is_found", NARROW, "/ qqqqzzzz <Enter>");
}

#[test]
fn where_nothing_is_found_the_last_line_tells_what_goes_on_from_there() {
    let nothing = story(NARROW, "/ qqqqzzzz <Enter>");
    nothing.shows("? help").shows("Esc clear").shows("u undo").hides("space mark").hides("Enter ");
    let rescued = story(NARROW, "/ country:jp<space>year:1900 <Enter>");
    rescued.clone().shows("Enter ask this").shows("q quit").hides("Enter page");
    rescued.then("<Enter>").shows("space mark").shows("Enter page");
}

#[test]
fn the_line_scrolls_so_that_its_cursor_is_seen() {
    let long = "/ country:jp<space>platform:hanami-tv<space>actor:baek-so-ra<space>한효주배두나";
    screen("a_long_line", SMALL, long);
    screen("a_long_line_from_its_start", SMALL, &format!("{long} <C-a>"));
}

#[test]
fn tab_completes_a_field_and_goes_on_to_its_values() {
    let field = story(WIDE, "/ bill <Tab>");
    assert_eq!(field.line(), "billing:");
    let value = field.then("<Tab>");
    assert_eq!(value.line(), story(WIDE, "/ billing: <Tab>").line());
    value.clone().shows("(1 of ");
    assert_ne!(value.clone().then("<Tab>").line(), value.line(), "and on to the next");
    assert_eq!(story(WIDE, "/ bill <Tab> le <Tab> <Tab>").line(), "billing:lead");
}

#[test]
fn a_line_that_is_cut_has_an_ellipsis_at_either_end() {
    // 34 columns beside the slash and a column for the cursor.
    let typed = story(SMALL, "/ abcdefghijklmnopqrstuvwxyz0123456789abcdefgh");
    let line = |story: &Story<'_>| {
        let seen = story.seen();
        let line = seen.lines().find(|line| line.starts_with("/ ")).expect("the line").to_owned();
        line.trim_end().to_owned()
    };
    assert!(line(&typed).starts_with("/ …") && line(&typed).ends_with("defgh"), "{}", line(&typed));
    let start = typed.then("<C-a>");
    assert!(line(&start).starts_with("/ abc") && line(&start).ends_with('…'), "{}", line(&start));
    let hangul = story(SMALL, "/ 한효주배두나한효주배두나한효주배두나한효주배두나");
    assert!(line(&hangul).starts_with("/ … "), "{}", line(&hangul));
    assert!(line(&hangul.then("<C-a>")).ends_with('…'));
    // What fits is whole.
    assert!(!line(&story(SMALL, "/ country:jp")).contains('…'));
}

#[test]
fn the_line_is_edited_as_a_shell_s_is() {
    for (keys, line) in [
        ("abc <C-a> x", "xabc"),
        ("abc <C-a> x <C-e> y", "xabcy"),
        ("abc <←> <Backspace>", "ac"),
        ("abc <Home> <Delete>", "bc"),
        ("abc<space>def <C-w>", "abc "),
        ("abc <C-u>", ""),
        ("abc <C-a> <→> <C-k>", "a"),
        ("한효주 <Backspace>", "한효"),
        ("abc <C-b> <C-b> <C-d> <C-f> x", "acx"),
        ("key:ab,cd <M-b> x", "key:ab,xcd"),
        ("key:ab,cd <C-←> <C-←> x", "key:xab,cd"),
        ("key:ab,cd <C-a> <M-f> <C-→> x", "key:abx,cd"),
        ("key:ab,cd <M-Backspace>", "key:ab,"),
        ("key:ab,cd <C-a> <M-d> x", "x:ab,cd"),
    ] {
        assert_eq!(story(WIDE, &format!("/ {keys}")).line(), line, "{keys}");
    }
}

#[test]
fn the_arrows_move_the_table_s_cursor_while_typing() {
    let moved = story(WIDE, "/ country:jp <↓> <C-n> <↓> <C-p>");
    assert_eq!(moved.state.cursor, 2);
    assert_eq!(moved.line(), "country:jp");
}

#[test]
fn the_best_row_has_the_cursor_until_it_is_moved() {
    let mut typed = story(TALL, "/");
    for key in ["g", "a", "r", "d"] {
        typed = typed.then(key);
        assert_eq!(typed.state.cursor, 0, "at {:?}", typed.line());
    }
    let moved = story(TALL, "/ ga <↓> <↓>");
    let kept = moved.current();
    assert_eq!(moved.then("r").current(), kept);
}

#[test]
fn a_visit_begins_behind_what_is_there() {
    assert_eq!(story(WIDE, "h <space> l / year:2025").line(), "country:jp year:2025");
}

#[test]
fn a_pasted_text_is_one_line_without_controls() {
    let pasted =
        story(WIDE, "/").meets(Action::Paste("country:jp\nyear:2025\u{1b}[31m\u{7}".into()));
    assert_eq!(pasted.line(), "country:jp year:2025[31m");
    let nowhere = story(WIDE, "").meets(Action::Paste("q".into()));
    assert_eq!(nowhere.seen(), story(WIDE, "").seen(), "in the table nothing is typed");
}

#[test]
fn decomposed_hangul_finds_what_is_composed() {
    let pasted = story(TALL, "/").meets(Action::Paste("actor:\u{1112}\u{1161}\u{11ab}별".into()));
    assert_eq!(pasted.line(), "actor:한별");
    pasted.check(shows(["Bridge of Two Rivers"]), hides(["Paper Tigers"]));
}

#[test]
fn the_same_question_is_asked_by_panes_and_line() {
    for (panes, line) in [
        ("h <space>", "country:jp"),
        ("h -", "-c:japan"),
        ("h jjj &", "also:country:태국"),
        ("<Tab> <Tab> <space>", "p:streamly"),
        ("f <Tab> <space> <Enter>", "kind:series"),
        ("ssss S", "sort:-platform"),
    ] {
        let (one, other) = (story(TALL, panes), story(TALL, &format!("/ {line} <Enter>")));
        assert_eq!(one.listed(), other.listed(), "{panes} and {line}");
        assert_ne!(one.listed().len(), 0);
        let normal = one.line().to_owned();
        let again = Story::asking(TALL, &normal);
        assert_eq!(again.line(), normal, "what is shown is asked again as it stands");
        assert_eq!(again.listed(), one.listed());
    }
}

#[test]
fn a_word_is_found_in_names_of_any_script() {
    for word in ["Sol", "차민호", "ハン・ビョル", "马东俊", "青い手紙", "Inspector", "푸른"]
    {
        let found = story(TALL, &format!("/ {word} <Enter>"));
        let count = found.listed().len();
        assert!((1..58).contains(&count), "{word} finds {count}");
    }
    check("/ 차민호 <Enter>", shows(["Umbrella Season"]), hides(["Paper Tigers"]));
}

#[test]
fn what_is_found_moves_no_column() {
    let rows = |keys: &str| -> Vec<String> {
        let seen = story(TALL, keys).seen();
        let rows = seen.lines().filter(|line| line.contains("││"));
        let cells =
            rows.filter_map(|row| row.split_once("││")).map(|(_, cells)| cells.replace('▶', " "));
        let mut rows: Vec<String> = cells.filter(|row| row.contains("Garden of Stone  ")).collect();
        rows.sort();
        rows
    };
    let plain = rows("/ project:garden");
    assert_eq!(plain.len(), 3);
    assert_eq!(rows("/ garden"), plain);
    assert_eq!(rows("/ garden<space>of"), plain);
}

#[test]
fn rows_are_lit_for_the_text_that_they_answer_until_the_next_answer_comes() {
    let mut typed = story(WIDE, "/ h");
    let catalog = typed.catalog();
    let row = typed.state.results.rows[0];
    let why = |text| explain(catalog, parse(text).expect(text).text(), row);
    assert_ne!(why("h"), why("ha"));
    let key = Key::named("a").expect("a key");
    let effects = update(catalog, &mut typed.state, Action::Key(key));
    assert_eq!(typed.state.explanation(catalog, row).as_ref(), &why("h"), "no answer yet");
    let _ = settle(catalog, &mut typed.state, effects);
    assert_eq!(typed.state.explanation(catalog, row).as_ref(), &why("ha"));
}
