//! A [`Query`] as a line of the query language and as a shell command.

use std::fmt;

use super::{Filter, Mode, Query, Sort, TextTerm, Value};

impl fmt::Display for Query {
    /// The line that parses back to this very question.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filters = self.filters.iter().map(ToString::to_string);
        let text = self.text.iter().map(ToString::to_string);
        let sort = self.sort.iter().map(ToString::to_string);
        let terms: Vec<String> = filters.chain(text).chain(sort).collect();
        f.write_str(&terms.join(" "))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match self.mode {
            Mode::Chosen => "",
            Mode::Excluded => "-",
            Mode::Also => "also:",
            Mode::NotAlso => "-also:",
        };
        let values: Vec<String> = self.values.iter().map(ToString::to_string).collect();
        write!(f, "{prefix}{}:{}", self.field.word(), values.join(","))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Range(Some(from), Some(to)) if from == to => write!(f, "{from}"),
            Value::Range(from, to) => {
                from.iter().try_for_each(|year| write!(f, "{year}"))?;
                f.write_str("..")?;
                to.iter().try_for_each(|year| write!(f, "{year}"))
            }
            Value::Text(text) if is_bare_value(text) => f.write_str(text),
            Value::Text(text) => f.write_str(&quoted(text)),
            Value::Missing => f.write_str("none"),
        }
    }
}

impl fmt::Display for TextTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.excluded { "-" } else { "" };
        if self.exact {
            return write!(f, "{not}{}", quoted(&self.text));
        }
        let start = if self.at_start { "^" } else { "" };
        let end = if self.at_end { "$" } else { "" };
        write!(f, "{not}{start}{}{end}", self.text)
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sort:{}{}", if self.descending { "-" } else { "" }, self.key.word())
    }
}

/// Whether a value needs no quotes.
fn is_bare_value(text: &str) -> bool {
    text != "none"
        && !text.eq_ignore_ascii_case("unknown")
        && !text.starts_with(['"', '-', '!'])
        && !text.contains(|c: char| c.is_whitespace() || c == ',')
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A word for a POSIX shell: bare if nothing in it is special, else in single quotes.
#[must_use]
pub fn shell_quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:,=@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
