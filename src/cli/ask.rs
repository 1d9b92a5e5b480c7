//! Flags, `-q` and words → the one question that they ask together.

use super::Failure;
use super::args::Ask;
use crate::query::{Field, Mode, Query, QueryError, parse_part, parse_values};
use crate::text;

/// The question of the flags, with the words joined to the line of `-q`.
///
/// # Errors
/// What is wrong, drawn with its place.
pub fn question(ask: &Ask, words: &[String]) -> Result<Query, Failure> {
    let mut query = Query::default();
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

fn excluded(term: &str) -> Result<Query, Failure> {
    let wrong = |error: &QueryError| Failure::Usage(draw("--not: ", term, error));
    let query = parse_part(term).map_err(|error| wrong(&error))?;
    if query.sort().is_some() {
        let message = "an order cannot be excluded".to_owned();
        return Err(wrong(&QueryError { span: 0..term.len(), message, help: None }));
    }
    Ok(query.negated())
}

fn sorted(order: &str) -> Result<Query, Failure> {
    const PREFIX: &str = "sort:";
    let wrong = |mut error: QueryError| {
        let shifted = |at: usize| at.saturating_sub(PREFIX.len());
        error.span = shifted(error.span.start)..shifted(error.span.end);
        Failure::Usage(draw("--sort: ", order, &error))
    };
    if let Some(at) = order.find(char::is_whitespace) {
        let message = "rows are sorted by one field".to_owned();
        let span = at + PREFIX.len()..order.len() + PREFIX.len();
        return Err(wrong(QueryError { span, message, help: None }));
    }
    parse_part(&format!("{PREFIX}{order}")).map_err(wrong)
}

/// What is wrong with a line: the sentence, the line, carets under the place, what would help.
fn draw(before: &str, line: &str, error: &QueryError) -> String {
    let (start, end) = (error.span.start.min(line.len()), error.span.end.min(line.len()));
    let part = |from, to| text::drawn(line.get(from..to).unwrap_or_default());
    let blank = text::width(&part(0, start));
    let carets = text::width(&part(start, end)).max(1);
    let message = text::harmless(&error.message);
    let mut drawing = format!("{before}{message}\n  {}\n  {:blank$}", text::drawn(line), "");
    drawing.extend(std::iter::repeat_n('^', carets));
    if let Some(help) = &error.help {
        drawing = format!("{drawing}\nhelp: {}", text::harmless(help));
    }
    drawing
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
    fn nothing_typed_reaches_a_terminal_raw() {
        let wrong = asked(|_| {}, &["\u{1b}]0;title\u{7}:x contry:jp"]);
        assert!(!wrong.replace('\n', "").contains(text::is_control), "{wrong:?}");
    }
}
