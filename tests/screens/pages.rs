//! Pages: opened, walked through, and left.

use super::story::{NARROW, SMALL, Story, TINY, WIDE, at_every_size, screen, story};
use kactors::ui::Effect;

#[test]
fn i_and_enter_open_the_page_of_the_row_s_actor() {
    screen("the_page_of_an_actor", NARROW, "jjj i");
    assert_eq!(story(NARROW, "jjj i").seen(), story(NARROW, "jjj <Enter>").seen());
}

#[test]
fn i_in_a_pane_opens_the_page_of_its_value() {
    screen("the_page_of_a_country", WIDE, "h jjj i");
    screen("the_page_of_a_platform", NARROW, "<Tab> <Tab> jj i");
    story(NARROW, "<Tab> <Tab> G i").shows("there is no page of this");
}

#[test]
fn enter_walks_from_actor_to_project_to_co_actor() {
    let walk = "/ project:garden<space>actor:kim-ji-ho-1975 <Enter> i";
    screen("the_page_of_a_project", NARROW, &format!("{walk} <Enter>"));
    let project = story(NARROW, &format!("{walk} <Enter>"));
    project.clone().shows("took the part over in 2017");
    let partner = project.then("<Enter>");
    partner.clone().shows("╭ Jeong Ra-on").shows("Paper Tigers");
    partner.then("q").shows("Seok Mi-na").then("j <Enter>").shows("born 1975");
}

#[test]
fn the_page_of_a_row_s_actor_begins_at_the_project_of_the_row() {
    let row = "/ actor:do-yu-jin<space>project:azure <Enter>";
    story(NARROW, &format!("{row} i <Enter>")).shows("╭ Azure Letters");
    let row = "/ actor:do-yu-jin<space>project:kites <Enter>";
    story(NARROW, &format!("{row} <Enter> <Enter>")).shows("╭ Kites over Bangkok");
}

#[test]
fn the_page_of_a_project_with_one_actor_begins_at_that_one() {
    let alone = "/ key:woo-hae-sol/garden-of-stone-2025 <Enter> i <Enter>";
    story(NARROW, alone).shows("Tokyo Globe").then("<Enter>").shows("╭ Woo Hae-sol");
}

#[test]
fn a_project_s_page_begins_at_its_cast_and_its_platforms_are_above_it() {
    let project = story(NARROW, "i <Enter>");
    project.clone().then("<Enter>").shows("╭ Seok Mi-na");
    project.then("k k <Enter>").shows("╭ Cinemas");
}

#[test]
fn esc_q_and_capital_h_go_back_and_capital_l_forward() {
    let table = story(NARROW, "jj");
    let page = table.clone().then("i");
    for back in ["<Esc>", "q", "H"] {
        let back = page.clone().then(back);
        assert_eq!(back.seen(), table.seen());
        assert_eq!(back.asked, [], "it does not quit");
        assert_eq!(back.then("L").seen(), page.seen());
    }
}

#[test]
fn a_page_opened_from_a_page_in_between_forgets_those_after_it() {
    let forked = story(NARROW, "i <Enter> H j <Enter> L");
    assert_eq!(forked.seen(), story(NARROW, "i j <Enter>").seen());
}

#[test]
fn the_question_and_the_marks_are_as_they_were_when_one_comes_back() {
    let before = story(WIDE, "<space> h <space> l jj");
    let walked = before.clone().then("i <Enter> <Enter> q q q");
    assert_eq!(walked.seen(), before.seen());
}

#[test]
fn a_long_page_scrolls_to_its_end_and_keeps_its_cursor_in_view() {
    screen("the_end_of_a_long_page", NARROW, "h i G");
    for keys in ["h i", "h i G", "h i <C-d> <C-d>", "h i <PgDn> k", "h i G <C-u> g"] {
        let page = story(NARROW, keys);
        let seen = page.seen();
        assert_eq!(seen.matches('▶').count(), 1, "{keys}\n{seen}");
    }
}

#[test]
fn pages_further_back_keep_what_is_under_their_cursors_whatever_is_changed_meanwhile() {
    let in_hand = |story: &Story<'_>| {
        let page = story.state.page().expect("a page");
        let rows = story.state.layout().page_rows();
        assert!((page.top..page.top + rows).contains(&page.cursor), "{page:?} of {rows} rows");
        story.state.page_lines().link(story.catalog(), page.cursor).expect("a link")
    };
    let country = story(WIDE, "h i jjjjj jjjj");
    let project = country.clone().then("<Enter>");
    let (first, second) = (in_hand(&country), in_hand(&project));
    let actor = project.then("<Enter>");
    for changed in [
        actor.clone().resized(NARROW),
        actor.clone().resized(SMALL).resized(NARROW),
        actor.clone().then("n"),
        actor.clone().then("n n").resized(SMALL),
        actor.clone().resized(SMALL).then("n").resized(WIDE),
    ] {
        let back = changed.clone().then("H");
        assert_eq!(in_hand(&back), second, "{}", back.seen());
        let further = back.resized((70, 20)).then("H");
        assert_eq!(in_hand(&further), first, "{}", further.seen());
        assert_eq!(in_hand(&changed.then("H H")), first);
    }
}

#[test]
fn a_page_fits_small_windows() {
    screen("a_page_in_a_small_window", SMALL, "i");
    screen("a_page_in_the_smallest_window", TINY, "i");
}

#[test]
fn every_page_is_read_at_every_size_and_without_colours() {
    at_every_size("page_of_an_actor", "/ actor:do-yu-jin <Enter> i");
    at_every_size("page_of_a_project", "/ project:azure <Enter> i <Enter>");
    at_every_size("page_of_a_platform", "<Tab> <Tab> jj i");
    at_every_size("page_of_a_country", "<Tab> jjj i");
    at_every_size("comparison_of_actors", "/ project:azure <Enter> <space> <space> =");
    at_every_size("comparison_of_countries", "<Tab> <space> <space> =");
}

#[test]
fn where_pages_have_no_frame_the_header_says_whose_page_it_is() {
    story(SMALL, "i").shows(" kactors Jeong Ra-on ");
    story(SMALL, "<Tab> <space> <space> =").shows(" kactors Japan and United St… ");
    story(SMALL, "i <Esc>").hides("kactors Jeong");
}

#[test]
fn nothing_of_the_table_s_keys_works_on_a_page() {
    let page = story(WIDE, "i");
    for key in ["<space>", "s", "a", "x", "u", "<C-o>", "[", "<Tab>", "f"] {
        let after = page.clone().then(key);
        assert_eq!(after.state, page.state, "{key}");
        assert_eq!(after.asked, []);
    }
}

#[test]
fn the_first_source_is_opened_or_one_that_is_chosen() {
    let address = |story: &Story<'_>| match story.asked.as_slice() {
        [Effect::Open(address)] => address.clone(),
        other => panic!("{other:?}"),
    };
    let two = "/ actor:im-seo-yeon<space>project:azure <Enter>";
    assert_eq!(address(&story(WIDE, &format!("{two} o"))), "https://example.org/azure/guests");
    screen("the_sources_of_a_row", NARROW, &format!("{two} O j"));
    let chosen = story(WIDE, &format!("{two} O j <Enter>"));
    assert_eq!(address(&chosen), "https://example.net/p?id=7&lang=ja");
    let closed = story(WIDE, &format!("{two} O <Esc>"));
    assert_eq!(closed.asked, []);
    let none = story(WIDE, "/ project:salt <Enter> o");
    assert_eq!(none.asked, []);
    none.shows("this row has no source").then("O").shows("this row has no source");
}

#[test]
fn on_a_page_the_appearance_under_the_cursor_is_opened_copied_and_edited() {
    // A mark, which is not seen there, is not what is meant.
    let page = story(WIDE, "<space> / actor:im-seo-yeon<space>project:azure <Enter> i");
    let asked = |story: Story<'_>| match story.asked.as_slice() {
        [Effect::Open(address)] => address.clone(),
        [Effect::CopyRows(rows, _)] => story.keys_of(rows).join(" "),
        [Effect::Edit(file, line)] => format!("{file}:{line}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(asked(page.clone().then("o")), "https://example.org/azure/guests");
    assert_eq!(asked(page.clone().then("O j <Enter>")), "https://example.net/p?id=7&lang=ja");
    assert_eq!(asked(page.clone().then("y")), "im-seo-yeon/azure-letters");
    let row = story(WIDE, "/ actor:im-seo-yeon<space>project:azure <Enter>");
    assert_eq!(asked(page.clone().then("E")), asked(row.then("E")));
    // On the page of the project each line of the cast is one, and so is each of a country's.
    let cast = page.clone().then("<Enter>");
    assert_eq!(asked(cast.clone().then("y")), "baek-so-ra/azure-letters");
    assert_eq!(asked(cast.clone().then("j y")), "cha-min-ho/azure-letters");
    assert_eq!(asked(cast.then(": copy-as<space>csv <Enter>")), "baek-so-ra/azure-letters");
    let country = asked(story(WIDE, "<Tab> i jj y"));
    let listed = story(WIDE, "/ country:jp <Enter>").listed();
    assert!(listed.contains(&country), "{country}");
}

#[test]
fn on_a_page_its_appearances_are_exported_and_the_command_asks_for_them() {
    use kactors::query::{Marks, parse, run};
    for (keys, title, query) in [
        ("/ actor:do-yu-jin <Enter> i", "Do Yu-jin", "actor:do-yu-jin"),
        ("<space> <Tab> i", "Japan", "country:jp"),
        ("<Tab> <Tab> i", "Streamly", "platform:streamly"),
        ("<Tab> <space> <space> =", "Japan and United States", "country:jp,us"),
        ("/ actor:do-yu-jin <Enter> <Enter> <Enter>", "Kites over Bangkok", "project"),
    ] {
        let page = story(WIDE, keys);
        let dialog = page.clone().then("e").shows(&format!("Export: {title}"));
        let rows = match dialog.then("<Enter>").asked.as_slice() {
            [Effect::Export(export)] => page.keys_of(&export.rows),
            other => panic!("{other:?}"),
        };
        let command = match page.clone().then("Y").asked.as_slice() {
            [Effect::Copy(command, _)] => command.clone(),
            other => panic!("{other:?}"),
        };
        let asked = command.strip_prefix("kactors list -q ").expect(&command).trim_matches('\'');
        if !query.starts_with("project") {
            assert_eq!(asked, query);
        }
        let answer = run(page.catalog(), &parse(asked).unwrap(), &Marks::new());
        assert_eq!(rows, page.keys_of(&answer.rows), "{keys}");
        assert!(!rows.is_empty());
    }
}

#[test]
fn a_line_of_a_page_that_is_no_appearance_is_not_taken() {
    let partner = story(WIDE, "/ actor:do-yu-jin <Enter> i G");
    for (key, said) in [("o", "no source"), ("O", "no source"), ("y", "no row to copy")] {
        let after = partner.clone().then(key);
        assert_eq!(after.asked, [], "{key}");
        after.shows(said);
    }
    story(WIDE, "<Tab> <space> <space> = j y").shows("no row to copy");
}

#[test]
fn an_actor_s_page_has_an_axis_of_years_by_country_and_the_co_actors() {
    screen("the_page_of_a_busy_actor", WIDE, "/ actor:do-yu-jin <Enter> i");
    let page = story(WIDE, "/ actor:do-yu-jin <Enter> i");
    // Family Is Everything in 2020, Azure Letters Season 2 in 2021, Kites over Bangkok in 2024.
    page.clone().shows("Thailand      1 · · · 1").shows("Japan         · 1 · · ·");
    page.clone().shows("By country    2020 2024 ");
    // Side by side where there is no room for blanks, and the years always named.
    let small = |width| page.clone().resized((width, 40));
    small(27).shows("By country    2020 2024").shows("Thailand      1 · · · 1");
    small(26).shows("By country    2020–2024").shows("Thailand      1···1");
    story((32, 40), "i").shows("By country    2017  2026").shows("Japan         1········1");
    page.clone().shows("Kim Ji-ho 김지호      2 projects").then("G <Enter>").hides("╭ Do Yu-jin");
    story(WIDE, "jjj i").hides("By country");
}

#[test]
fn on_a_page_one_can_search() {
    for keys in ["<Enter>", "<Tab> <Tab> i", "2 i"] {
        let page = story(WIDE, keys);
        let asked = page.clone().then("/ baek");
        asked.clone().shows("/ baek").shows("4 of 58").hides("Enter follow");
        // The page is where it was.
        assert_eq!(asked.then("<Enter> L").state.page(), page.state.page(), "{keys}");
    }
}

#[test]
fn a_list_gives_its_titles_the_room_that_there_is() {
    let page = story((160, 40), "/ infinite corridor <Enter> i");
    page.clone()
        .shows("  The Infinite Corridor of the Very Long Hotel at the End of the Northern Railw");
    page.clone()
        .resized(WIDE)
        .shows("  The Infinite Corridor of the Very Long Hotel at the End of");
    // At 80 columns the character keeps some.
    page.resized(NARROW).shows("  The Infinite Corridor of the Very…");
}

#[test]
fn two_marked_actors_or_chosen_values_are_compared() {
    screen("two_actors_compared", WIDE, "/ project:azure <Enter> <space> <space> =");
    let actors = story(WIDE, "/ project:azure <Enter> <space> <space> =");
    actors.clone().shows("Only").then("<Esc>").shows("╭ Appearances").shows("2 marked");
    screen("two_countries_compared", NARROW, "<Tab> <space> <space> =");
    story(WIDE, "<Tab> <space> =").shows("mark rows of two actors, or choose two values");
    story(WIDE, "=").shows("mark rows of two actors, or choose two values");
}

#[test]
fn a_comparison_opens_at_its_heads_and_is_scrolled_line_by_line() {
    let compared = |keys: &str| story(SMALL, &format!("<Tab> <space> <space> = {keys}"));
    let top = |keys: &str| compared(keys).state.page().map(|shown| shown.top);
    compared("").shows("United").shows("Overseas");
    assert_eq!(top(""), Some(0));
    assert_eq!([top("j"), top("jj k"), top("G g"), top("G g k")], [1, 1, 0, 0].map(Some));
    assert_eq!([top("<PgDn>"), top("<PgDn> <PgUp>"), top("G g <C-u>")], [7, 0, 0].map(Some));
    // What is out of view is not followed, but shown.
    let followed = compared("<Enter>");
    assert_eq!(
        followed.state.page().map(|shown| shown.page),
        compared("").state.page().map(|p| p.page)
    );
    followed.clone().shows("▶");
    assert_ne!(
        followed.then("<Enter>").state.page().map(|p| p.page),
        compared("").state.page().map(|p| p.page)
    );
}

#[test]
fn what_is_compared_has_the_numbers_of_the_statistic() {
    use kactors::query::{Marks, parse, run};
    let told = story(WIDE, "<Tab> <space> <space> =");
    let count = |query: &str| run(told.catalog(), &parse(query).unwrap(), &Marks::new()).rows.len();
    let row = |label: &str, query: &str| {
        let (one, other) = (count(&format!("c:jp {query}")), count(&format!("c:us {query}")));
        let number = |count: usize| if count == 0 { "·".to_owned() } else { count.to_string() };
        format!("{label:<12}{:<24}  {}", number(one), number(other))
    };
    told.clone().shows(&row("Overseas", ""));
    for year in [2025, 2023, 2021, 2015] {
        told.clone().shows(&row(&year.to_string(), &format!("year:{year}")));
    }
    let both = run(told.catalog(), &parse("c:jp also:c:us").unwrap(), &Marks::new());
    told.shows(&format!("Both  {}", both.actors));
}
