//! Lines and their normal form, production by production.

use kactors::query::{Field, Mode, Sort, SortKey, TextTerm, Value, parse, parse_values};

use super::{asked, reads};

#[test]
fn a_query_is_terms_between_any_unicode_white_space() {
    reads("", "");
    reads(" \t\u{3000} ", "");
    reads("han", "han");
    for space in [" ", "  ", "\t", "\n", "\u{a0}", "\u{85}", "\u{2003}", "\u{2028}", "\u{3000}"] {
        reads(&format!("{space}han{space}country:jp{space}hyo{space}"), "country:jp han hyo");
    }
}

#[test]
fn every_field_is_found_by_each_of_its_words_in_any_case() {
    for (words, normal) in [
        (&["country", "c", "COUNTRY", "C", "Country"][..], "country:jp"),
        (&["year", "y"], "year:2020"),
        (&["kind"], "kind:film"),
        (&["billing"], "billing:lead"),
        (&["status"], "status:released"),
        (&["is"], "is:debut"),
        (&["sources"], "sources:2"),
        (&["platform", "p"], "platform:x"),
        (&["actor", "a"], "actor:x"),
        (&["project", "title", "t", "Title"], "project:x"),
        (&["role", "r"], "role:x"),
        (&["group"], "group:x"),
        (&["source"], "source:x"),
        (&["key", "Key"], "key:x"),
        (&["co"], "co:x"),
    ] {
        let (_, value) = normal.split_once(':').unwrap();
        for word in words {
            reads(&format!("{word}:{value}"), normal);
            reads(&format!("-{word}:{value}"), &format!("-{normal}"));
            reads(&format!("!{word}:{value}"), &format!("-{normal}"));
            reads(&format!("also:{word}:{value}"), &format!("also:{normal}"));
            reads(&format!("-ALSO:{word}:{value}"), &format!("-also:{normal}"));
        }
    }
}

#[test]
fn a_value_is_a_code_a_word_or_a_name_and_prints_in_one_form() {
    for (line, normal) in [
        ("country:JP", "country:jp"),
        ("country:Japan", "country:jp"),
        ("country:日本", "country:jp"),
        ("country:일본", "country:jp"),
        (r#"country:"United States""#, "country:us"),
        ("country:usa", "country:us"),
        ("country:uk", "country:gb"),
        ("country:kr", "country:kr"),
        ("kind:WebSeries", "kind:web-series"),
        ("kind:web-series", "kind:web-series"),
        ("kind:SHORTFILM", "kind:short-film"),
        ("billing:Lead", "billing:lead"),
        ("billing:unknown", "billing:none"),
        ("status:cancelled", "status:cancelled"),
        ("is:firstoverseas", "is:first-overseas"),
        ("is:First-Overseas", "is:first-overseas"),
        ("is:coproduction,marked", "is:coproduction,marked"),
        ("platform:none", "platform:none"),
        (r#"platform:"none""#, r#"platform:"none""#),
        (r#"group:"unknown""#, r#"group:"unknown""#),
        ("key:none", r#"key:"none""#),
        ("co:none", r#"co:"none""#),
    ] {
        reads(line, normal);
    }
    assert_eq!(asked("platform:none").values(Field::Platform, Mode::Chosen), [Value::Missing]);
    let named = [Value::Text("none".into())];
    assert_eq!(asked(r#"platform:"none""#).values(Field::Platform, Mode::Chosen), named);
}

#[test]
fn a_quoted_value_may_hold_anything_that_can_be_drawn() {
    for (line, normal) in [
        (r#"actor:"kim tae-hee""#, r#"actor:"kim tae-hee""#),
        (r#"actor:"bae""#, "actor:bae"),
        (r#"project:"a,b""#, r#"project:"a,b""#),
        (r#"project:"say \"hi\"""#, r#"project:"say \"hi\"""#),
        (r#"project:"a b\\c""#, r#"project:"a b\\c""#),
        (r#"project:"a b\c""#, r#"project:"a b\\c""#),
        (r#"project:"\"x""#, r#"project:"\"x""#),
        (r#"project:" x ""#, "project:x"),
        (r#"project:"a",b,"c d""#, r#"project:a,b,"c d""#),
        (r"role:-x", r#"role:"-x""#),
        (r#"role:a"b"#, r#"role:a"b"#),
        (r"role:a\b", r"role:a\b"),
        ("source:https://x.kr/a?b=c", "source:https://x.kr/a?b=c"),
        ("key:a/b,c/d", "key:a/b,c/d"),
    ] {
        reads(line, normal);
    }
}

#[test]
fn a_range_has_one_end_or_both_and_both_are_within_it() {
    for (line, normal) in [
        ("year:2020", "year:2020"),
        ("year:2020..", "year:2020.."),
        ("year:..2020", "year:..2020"),
        ("year:2019..2020", "year:2019..2020"),
        ("year:2020..2020", "year:2020"),
        ("year:0005", "year:5"),
        ("year:5", "year:5"),
        ("year:2020,2018,..2000", "year:..2000,2018,2020"),
        ("year:none,2020", "year:2020,none"),
        ("-year:2020..", "-year:2020.."),
        ("sources:2..", "sources:2.."),
        ("sources:0", "sources:0"),
    ] {
        reads(line, normal);
    }
}

#[test]
fn the_same_field_twice_is_one_field_with_both_values() {
    for (line, normal) in [
        ("country:us country:jp", "country:jp,us"),
        ("country:us,jp c:us,Japan", "country:jp,us"),
        ("-country:us !country:jp", "-country:jp,us"),
        ("-country:us,jp", "-country:jp,us"),
        ("country:jp -country:jp", "country:jp -country:jp"),
        ("also:c:us also:c:jp -also:c:th", "also:country:jp,us -also:country:th"),
        ("country:th also:country:us", "country:th also:country:us"),
        ("country:jp,", "country:jp"),
        (r#"actor:"a","#, "actor:a"),
    ] {
        reads(line, normal);
    }
}

#[test]
fn the_normal_form_has_fields_in_their_order_then_text_as_typed_then_the_order() {
    reads(
        "zoo sort:actor sources:2 co:x is:debut key:a/b source:s group:g status:released \
         billing:lead kind:film year:2020 role:r t:p a:a p:p c:jp ant",
        "country:jp platform:p actor:a project:p role:r year:2020 kind:film billing:lead \
         status:released group:g source:s key:a/b is:debut co:x sources:2 zoo ant sort:actor",
    );
}

#[test]
fn text_is_words_quoted_exact_or_anchored() {
    let plain = |text: &str| TextTerm {
        text: text.into(),
        excluded: false,
        exact: false,
        at_start: false,
        at_end: false,
    };
    let exact = |text: &str| TextTerm { exact: true, ..plain(text) };
    for (line, normal, term) in [
        ("han", "han", plain("han")),
        ("한효주", "한효주", plain("한효주")),
        ("-han", "-han", TextTerm { excluded: true, ..plain("han") }),
        ("!han", "-han", TextTerm { excluded: true, ..plain("han") }),
        ("--han", "--han", TextTerm { excluded: true, ..plain("-han") }),
        (r#""han hyo""#, r#""han hyo""#, exact("han hyo")),
        (r#"-"han""#, r#"-"han""#, TextTerm { excluded: true, ..exact("han") }),
        ("'han", r#""han""#, exact("han")),
        ("-'han", r#"-"han""#, TextTerm { excluded: true, ..exact("han") }),
        ("'^han$", r#""^han$""#, exact("^han$")),
        ("''han", r#""'han""#, exact("'han")),
        ("^han", "^han", TextTerm { at_start: true, ..plain("han") }),
        ("han$", "han$", TextTerm { at_end: true, ..plain("han") }),
        ("^han$", "^han$", TextTerm { at_start: true, at_end: true, ..plain("han") }),
        ("-^han", "-^han", TextTerm { excluded: true, at_start: true, ..plain("han") }),
        ("^^han$$", "^^han$$", TextTerm { at_start: true, at_end: true, ..plain("^han$") }),
        ("^-han", "^-han", TextTerm { at_start: true, ..plain("-han") }),
        (r#""\"han\" \\""#, r#""\"han\" \\""#, exact(r#""han" \"#)),
        (r#""foo:bar""#, r#""foo:bar""#, exact("foo:bar")),
        ("'foo:bar", r#""foo:bar""#, exact("foo:bar")),
        ("^foo:bar", "^foo:bar", TextTerm { at_start: true, ..plain("foo:bar") }),
        ("2024", "2024", plain("2024")),
        (r#"don"t"#, r#"don"t"#, plain(r#"don"t"#)),
    ] {
        reads(line, normal);
        assert_eq!(asked(line).text(), [term], "{line}");
    }
}

#[test]
fn a_trailing_exclamation_mark_or_comma_is_punctuation() {
    for (line, normal) in [
        ("romance!", "romance"),
        ("han, hyo!!", "han hyo"),
        ("han!,!", "han"),
        ("'han!", r#""han""#),
        ("^han!$!", "^han$"),
        ("han!ya", "han!ya"),
        (r#""Help!""#, r#""Help!""#),
        ("Goma:!", "Goma:"),
        ("Goma:,", "Goma:"),
        // At the end of the line another value is about to be typed.
        ("country:jp,", "country:jp"),
        ("country:jp, ", "country:jp"),
        ("country:jp ,", "country:jp"),
        ("han ,hyo", "han hyo"),
    ] {
        reads(line, normal);
    }
}

#[test]
fn words_without_a_letter_or_digit_say_nothing() {
    for line in ["-", "!", "--", "- !", "…", "^", "$", "^$", "'", "\"\"", "\"!?\"", "★", "👍", "—"]
    {
        reads(line, "");
        reads(&format!("han {line} hyo"), "han hyo");
    }
    assert!(asked("- han").text()[0].text == "han", "a hyphen alone binds nothing");
    assert!(!asked("- han").text()[0].excluded);
}

#[test]
fn a_word_with_a_colon_at_its_end_is_text_unless_it_is_a_field() {
    for (line, normal) in [
        ("Shikikan: Goma", "Shikikan: Goma"),
        ("-Shikikan: Goma", "-Shikikan: Goma"),
        ("re-zero:x", "re-zero:x"),
        ("24:00", "24:00"),
        (":x", ":x"),
        ("한:x", "한:x"),
        ("::", ""),
    ] {
        reads(line, normal);
    }
}

#[test]
fn the_same_text_in_any_form_of_unicode_is_one_question() {
    for (decomposed, composed) in [
        ("\u{1112}\u{1161}\u{11ab}", "한"),
        ("cafe\u{301}", "café"),
        ("project:cafe\u{301}", "project:café"),
        ("\"e\u{301} a\"", "\"é a\""),
        ("^e\u{301}$", "^é$"),
        // The Kelvin sign is the letter K, as a word, as a value, and as the letter of a field.
        ("\u{212a}im", "Kim"),
        ("actor:\u{212a}im", "actor:Kim"),
        ("\u{212a}ind:film", "kind:film"),
        ("\u{212a}oo: a", "Koo: a"),
    ] {
        reads(decomposed, composed);
    }
    assert_eq!(parse("\u{212a}oo:a").map_err(|error| error.span), Err(0..6));
}

#[test]
fn a_replacement_character_is_a_character_like_others() {
    reads("a\u{fffd}b", "a\u{fffd}b");
    reads("\u{fffd}", "");
    reads("project:\u{fffd}", "project:\u{fffd}");
}

#[test]
fn an_order_is_asked_for_once_and_the_last_one_counts() {
    for (word, key) in [
        ("relevance", SortKey::Relevance),
        ("year", SortKey::Year),
        ("y", SortKey::Year),
        ("actor", SortKey::Actor),
        ("a", SortKey::Actor),
        ("project", SortKey::Project),
        ("title", SortKey::Project),
        ("country", SortKey::Country),
        ("platform", SortKey::Platform),
        ("role", SortKey::Role),
        ("billing", SortKey::Billing),
        ("BILLING", SortKey::Billing),
    ] {
        for (sign, descending) in [("", false), ("-", true)] {
            let query = asked(&format!("SORT:{sign}{word}"));
            assert_eq!(query.order(), Sort { key, descending }, "{sign}{word}");
        }
    }
    reads("sort:actor han sort:-billing", "han sort:-billing");
}

#[test]
fn the_usual_order_is_not_part_of_the_question() {
    let newest = Some(Sort { key: SortKey::Year, descending: true });
    reads("sort:-year", "");
    reads("country:jp sort:-year", "country:jp");
    reads("sort:-year -han", "-han");
    reads("sort:relevance han", "han");
    reads("sort:-year han", "han sort:-year");
    reads("sort:year", "sort:year");
    reads("sort:-relevance han", "han sort:-relevance");
    assert!(asked("sort:-year").is_empty());
    assert_eq!(Some(asked("").order()), newest);
    assert_eq!(asked("han").order().key, SortKey::Relevance);
    assert_eq!(Some(asked("-han").order()), newest, "excluded words have no relevance");
    let mut query = asked("han sort:-year");
    query.set_text(Vec::new());
    assert_eq!(query, asked(""), "without the words it is the usual order again");
    let mut query = asked("country:jp");
    query.join(asked("han sort:-year"));
    assert_eq!(query, asked("country:jp han sort:-year"));
}

#[test]
fn a_flag_takes_values_with_blanks_between_commas() {
    let values = |text: &str| parse_values(Field::Actor, text).map_err(|error| error.span);
    let texts = |all: &[&str]| Ok(all.iter().map(|&t| Value::Text(t.into())).collect());
    assert_eq!(values("Kim Tae-hee, bae"), texts(&["Kim Tae-hee", "bae"]));
    assert_eq!(values(r#"  "a, b",c "#), texts(&["a, b", "c"]));
    assert_eq!(values(r#""a" b"#), Err(4..5));
    assert_eq!(values(""), Err(0..0));
    assert_eq!(values("a,,b"), Err(0..2));
}

#[test]
fn what_an_input_method_leaves_wide_is_read_as_if_it_were_not() {
    for (wide, plain) in [
        ("country：jp", "country:jp"),
        ("ｃｏｕｎｔｒｙ：jp", "country:jp"),
        ("ｃｏｕｎｔｒｙ:jp", "country:jp"),
        ("also：country：us", "also:country:us"),
        ("sort：year", "sort:year"),
        ("year:２０２０..２０２４", "year:2020..2024"),
        ("year:２０２４", "year:2024"),
        ("country:jp　kind:film", "country:jp kind:film"),
    ] {
        assert_eq!(asked(wide), asked(plain), "{wide}");
    }
    for title in ["ＳＰＥＣ：翔", "Re：Zero", "：jp"] {
        let query = asked(title);
        assert_eq!(query.text()[0].text, title, "a title is no field");
        assert_eq!(asked(&query.to_string()), query);
    }
}

#[test]
fn a_sign_that_belongs_to_a_value_is_quoted() {
    let query = asked(r#"role:"-x",a-b"#);
    assert_eq!(query.to_string(), r#"role:"-x",a-b"#);
    assert_eq!(asked(&query.to_string()), query);
}

#[test]
fn a_question_turned_round_and_again_is_the_question() {
    let query = asked("country:jp -kind:film also:country:us -also:year:..2000 han -\"hyo\"");
    let turned = query.clone().negated();
    let normal = r#"-country:jp -also:country:us also:year:..2000 kind:film -han "hyo""#;
    assert_eq!(turned.to_string(), normal);
    assert_eq!(turned.negated(), query);
}
