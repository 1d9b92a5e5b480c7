//! Flags, `-q` and words → the one question that they ask together.

use std::borrow::Cow;

use super::args::Ask;
use super::{Failure, kept};
use crate::lang::{Lang, Sentence, Text};
use crate::names::nearest;
use crate::query::{
    Field, Mode, ORDER_EXCLUDED, Query, QueryError, TextTerm, parse_part, parse_values,
};
use crate::text;
use crate::ui::Saved;

/// The question of the flags, with the words joined to the line of `-q`.
///
/// # Errors
/// What is wrong, drawn with its place.
pub fn question(ask: &Ask, words: &[String]) -> Result<Query, Failure> {
    let mut query = Query::default();
    if !ask.saved.is_empty() {
        let saved = kept().saved();
        for name in &ask.saved {
            query.join(saved_question(&saved, name)?);
        }
    }
    for (field, texts) in filters(ask) {
        for text in texts {
            let values = parse_values(field, text).map_err(|error| {
                Failure::Usage(draw(&format!("--{}: ", field.word()), text, &error))
            })?;
            query.add(field, Mode::Chosen, values);
        }
    }
    for term in &ask.not {
        query.join(excluded(term)?);
    }
    let line: Vec<&str> = ask.query.iter().chain(words).map(String::as_str).collect();
    let line = line.join(" ");
    query.join(parse_part(&line).map_err(|error| Failure::Usage(draw("", &line, &error)))?);
    if let Some(order) = &ask.sort {
        query.join(sorted(order)?);
    }
    Ok(query)
}

/// The question that was saved under a name.
fn saved_question(saved: &[Saved], name: &str) -> Result<Query, Failure> {
    let Some((_, line)) = saved.iter().find(|(known, _)| known == name) else {
        let names = || saved.iter().map(|(known, _)| known.as_str());
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if saved.is_empty() => "in the browser `:save NAME` saves one".to_owned(),
            None => format!("there are: {}", names().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("no question is saved as `{name}`\nhelp: {help}");
        return Err(Failure::Usage(message));
    };
    parse_part(line)
        .map_err(|error| Failure::Usage(draw(&format!("--saved {name}: "), line, &error)))
}

fn filters(ask: &Ask) -> [(Field, &[String]); 7] {
    [
        (Field::Country, &ask.country),
        (Field::Platform, &ask.platform),
        (Field::Actor, &ask.actor),
        (Field::Year, &ask.year),
        (Field::Kind, &ask.kind),
        (Field::Billing, &ask.billing),
        (Field::Status, &ask.status),
    ]
}

/// What one `--not` leaves out: a term. Several bare words are one text, since the shell's own
/// quotes have joined them, as they join the names of the other flags.
fn excluded(term: &str) -> Result<Query, Failure> {
    let whole = |message: Text, help: Option<Text>| {
        let (message, help) = (message.into(), help.map(Sentence::from));
        let error = QueryError { span: 0..term.len(), message, help };
        Failure::Usage(draw("--not: ", term, &error))
    };
    let parsed = |line: &str| {
        parse_part(line).map_err(|error| Failure::Usage(draw("--not: ", term, &error)))
    };
    let mut query = parsed(term)?;
    if query.sort().is_some() {
        return Err(whole(ORDER_EXCLUDED, None));
    }
    if query.is_empty() {
        let message = Text(
            "there is no term to leave out",
            "제외할 조건이 없습니다",
            "除外する条件がありません",
        );
        return Err(whole(message, None));
    }
    if query.filters().is_empty() && query.text().iter().all(is_bare) && query.text().len() > 1 {
        let words: Vec<&str> = query.text().iter().map(|word| word.text.as_str()).collect();
        let phrase = TextTerm { text: words.join(" "), exact: true, ..query.text()[0].clone() };
        query = parsed(&phrase.to_string())?;
    }
    if query.filters().len() + query.text().len() > 1 {
        let message = Text(
            "one `--not` leaves out one term",
            "`--not` 하나는 조건 하나를 제외합니다",
            "`--not`1つで除外できる条件は1つです",
        );
        let help = Text(
            "write `--not` before each term",
            "조건마다 앞에 `--not`을 씁니다",
            "条件ごとに`--not`を付けます",
        );
        return Err(whole(message, Some(help)));
    }
    Ok(query.negated())
}

/// Whether a term is a word as it stands, without quotes, anchors and hyphen.
fn is_bare(term: &TextTerm) -> bool {
    !(term.exact || term.excluded || term.at_start || term.at_end)
}

fn sorted(order: &str) -> Result<Query, Failure> {
    const PREFIX: &str = "sort:";
    let wrong = |mut error: QueryError| {
        let shifted = |at: usize| at.saturating_sub(PREFIX.len());
        error.span = shifted(error.span.start)..shifted(error.span.end);
        Failure::Usage(draw("--sort: ", order, &error))
    };
    if let Some(at) = order.find(char::is_whitespace) {
        let message = Text(
            "rows are sorted by one field",
            "정렬 기준은 필드 하나입니다",
            "並べ替えの基準は1つのフィールドです",
        );
        let span = at + PREFIX.len()..order.len() + PREFIX.len();
        return Err(wrong(QueryError { span, message: message.into(), help: None }));
    }
    parse_part(&format!("{PREFIX}{order}")).map_err(wrong)
}

/// How many columns of a line are shown before what is wrong in it, and how many from there on.
const BEFORE: usize = 40;
const FROM_THERE: usize = 60;

/// How many columns of a sentence are shown: it may repeat what was typed.
const SENTENCE: usize = 400;

/// What is wrong with a line: the sentence, the line, carets under the place, what would help. Of a
/// line too long to be read only what is around the place.
fn draw(before: &str, line: &str, error: &QueryError) -> String {
    let (start, end) = (error.span.start.min(line.len()), error.span.end.min(line.len()));
    let part = |from, to| line.get(from..to).unwrap_or_default();
    let left = match text::width(part(0, start)) {
        width if width > BEFORE => format!("{}{}", text::ELLIPSIS, end_of(part(0, start), BEFORE)),
        _ => text::drawn(part(0, start)).into_owned(),
    };
    let right = text::cut(part(start, line.len()), FROM_THERE);
    let blank = text::width(&left);
    let carets = text::width(part(start, end)).clamp(1, FROM_THERE);
    let message = text::cut(error.message.of(Lang::English), SENTENCE);
    let mut drawing = format!("{before}{message}\n  {left}{right}\n  {:blank$}", "");
    drawing.extend(std::iter::repeat_n('^', carets));
    if let Some(help) = &error.help {
        drawing = format!("{drawing}\nhelp: {}", text::cut(help.of(Lang::English), SENTENCE));
    }
    drawing
}

/// The last part of a text that takes so many columns at most.
fn end_of(text: &str, columns: usize) -> Cow<'_, str> {
    let mut over = text::width(text).saturating_sub(columns);
    let mut pieces = text::pieces(text);
    let kept = pieces.find(|piece| {
        let is_kept = over == 0;
        over = over.saturating_sub(piece.width);
        is_kept
    });
    text::drawn(kept.map_or("", |first| &text[first.at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(change: impl FnOnce(&mut Ask), words: &[&str]) -> String {
        let mut ask = Ask::default();
        change(&mut ask);
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        question(&ask, &words).map_or_else(|error| error.to_string(), |query| query.to_string())
    }

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn flags_and_line_ask_the_same_question() {
        let flags = asked(
            |ask| {
                ask.country = texts(&["jp", "Thailand,us"]);
                ask.not = texts(&["platform:netflix,tbs", "kind:stage"]);
                ask.sort = Some("-actor".to_owned());
            },
            &["han hyo", "joo"],
        );
        let line = "country:jp,th,us -platform:netflix,tbs -kind:stage sort:-actor han hyo joo";
        assert_eq!(flags, asked(|ask| ask.query = Some(line.to_owned()), &[]));
        assert_eq!(flags, asked(|_| {}, &[line]));
    }

    #[test]
    fn a_flag_orders_whatever_the_line_says() {
        let both = asked(|ask| ask.sort = Some("year".to_owned()), &["han", "sort:actor"]);
        assert_eq!(both, "han sort:year");
    }

    #[test]
    fn the_usual_order_is_the_one_of_the_whole_question() {
        let newest = |ask: &mut Ask| ask.sort = Some("-year".to_owned());
        assert_eq!(asked(newest, &[]), "");
        assert_eq!(asked(newest, &["country:jp"]), "country:jp");
        assert_eq!(asked(newest, &["han"]), "han sort:-year", "with words relevance is usual");
        let relevant = |ask: &mut Ask| ask.sort = Some("relevance".to_owned());
        assert_eq!(asked(relevant, &["han"]), "han");
        let wrong = asked(|ask| ask.not = texts(&["sort:-year"]), &[]);
        assert!(wrong.starts_with("--not: an order cannot be excluded"), "{wrong}");
    }

    #[test]
    fn what_is_wrong_has_its_place_in_the_line() {
        assert_eq!(
            asked(|_| {}, &["한효주", "contry:jp"]),
            "there is no field `contry`\n  한효주 contry:jp\n         ^^^^^^^\n\
             help: did you mean `country:`?; to find the text itself, quote it: \"contry:jp\""
        );
    }

    #[test]
    fn what_is_wrong_with_a_flag_names_the_flag() {
        let wrong = asked(|ask| ask.kind = texts(&["film,serie"]), &[]);
        assert!(
            wrong.starts_with("--kind: `serie` is no kind\n  film,serie\n       ^^^^^\n"),
            "{wrong}"
        );
        let wrong = asked(|ask| ask.sort = Some("-yaer".to_owned()), &[]);
        assert!(wrong.starts_with("--sort: rows cannot be sorted by `yaer`\n  -yaer\n"), "{wrong}");
        let wrong = asked(|ask| ask.not = texts(&["sort:year"]), &[]);
        assert!(wrong.starts_with("--not: an order cannot be excluded"), "{wrong}");
        let wrong = asked(|ask| ask.sort = Some("year jp".to_owned()), &[]);
        assert!(wrong.starts_with("--sort: rows are sorted by one field"), "{wrong}");
    }

    #[test]
    fn one_not_leaves_out_one_term() {
        let not = |term: &str| asked(|ask| ask.not = texts(&[term]), &[]);
        assert_eq!(not("squid"), "-squid");
        assert_eq!(not("squid game"), "-\"squid game\"", "the shell has joined the words");
        assert_eq!(not("\"squid game\""), "-\"squid game\"");
        assert_eq!(not("country:jp,us"), "-country:jp,us");
        assert_eq!(not("-squid"), "squid");
        for several in ["country:jp squid", "country:jp kind:film", "squid ^game", "a \"b c\""] {
            let wrong = not(several);
            assert!(wrong.starts_with("--not: one `--not` leaves out one term\n"), "{wrong}");
            assert!(wrong.ends_with("\nhelp: write `--not` before each term"), "{wrong}");
        }
    }

    #[test]
    fn of_a_line_too_long_to_be_read_the_place_is_shown() {
        let (before, after) = ("한 ".repeat(50), " x".repeat(30));
        let wrong = asked(|_| {}, &[&format!("{before}contry:jp{after}")]);
        let lines: Vec<&str> = wrong.lines().collect();
        let carets = format!("  {:41}^^^^^^^", "");
        assert_eq!(lines[2], carets, "{wrong}");
        assert!(lines[1].starts_with("  …") && lines[1].ends_with(" x…"), "{wrong}");
        assert_eq!(text::width(lines[1]), 2 + 41 + 60);
        for line in
            ["x".repeat(100_000), format!("{}:x", "x".repeat(100_000)), "\"x ".repeat(9_999)]
        {
            let wrong = asked(|_| {}, &[&line]);
            assert!(wrong.lines().all(|line| text::width(line) < 500), "{}", wrong.len());
        }
    }

    #[test]
    fn nothing_typed_reaches_a_terminal_raw() {
        let wrong = asked(|_| {}, &["\u{1b}]0;title\u{7}:x contry:jp"]);
        assert!(!wrong.replace('\n', "").contains(text::is_control), "{wrong:?}");
    }
}
