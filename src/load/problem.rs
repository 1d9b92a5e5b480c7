//! What is wrong with a data set, where, and how that is drawn.

use std::io;
use std::ops::Range;
use std::sync::OnceLock;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use memchr::memchr_iter;

use crate::lang::{Lang, Sentence, Text, refusal, say};
use crate::text::harmless;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth mending; nothing was lost.
    Warning,
    /// Something was left out.
    Error,
    /// A whole file or folder could not be read.
    Unreadable,
}

/// Something wrong with a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in one sentence without its full stop.
    pub message: Sentence,
    /// What would help, if that is known.
    pub help: Option<Sentence>,
}

/// A place in a file, with its line to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's path, as it was given.
    pub path: String,
    /// From 1; 0 if the problem is with the whole file.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line, or the part of a very long one around the place; harmless to print.
    excerpt: String,
    /// What to underline in the excerpt, in bytes.
    span: Range<usize>,
}

/// The longest piece of a line kept on each side of a place, in bytes. The renderer cuts lines to
/// 140 columns by itself; this keeps a line of megabytes out of memory, of which every entry may be
/// wrong.
const CONTEXT: usize = 240;

/// The longest underline, in bytes.
const LONGEST_SPAN: usize = 60;

impl Place {
    /// The whole of a file or folder.
    #[must_use]
    pub fn whole(path: &str) -> Place {
        Place { path: harmless(path).into_owned(), ..Place::default() }
    }

    /// The place of a span of bytes in a file's text. Cost: a walk over the text; whoever needs many
    /// places of one text asks `Places`.
    #[must_use]
    pub fn of(path: &str, text: &str, span: Range<usize>) -> Place {
        Places::of(path, text).place(span)
    }
}

/// The places of a text, which is walked over once, when the first is asked for.
pub struct Places<'t> {
    path: &'t str,
    text: &'t str,
    counted: OnceLock<Counted>,
}

/// Where the lines of a text begin, and how many characters there are before each block of it.
struct Counted {
    lines: Vec<usize>,
    chars: Vec<usize>,
}

/// Bytes of a block: few enough to be counted anew for each place.
const BLOCK: usize = 4096;

impl<'t> Places<'t> {
    /// Those of a text, under the path it was read from.
    #[must_use]
    pub fn of(path: &'t str, text: &'t str) -> Places<'t> {
        Places { path, text, counted: OnceLock::new() }
    }

    /// The path it was read from.
    #[must_use]
    pub fn path(&self) -> &'t str {
        self.path
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The place of a span of bytes. Cost: its line, of a very long one a part.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        let Places { path, text, .. } = *self;
        let start = floor(text, span.start.min(text.len()));
        let (line, line_start, line_end) = self.line_of(start);
        let from = floor(text, start.saturating_sub(CONTEXT).max(line_start));
        let end = floor(text, span.end.clamp(start, line_end.min(start + LONGEST_SPAN)));
        let until = floor(text, (end + CONTEXT).min(line_end));
        let before = harmless(&text[from..start]);
        let inside = harmless(&text[start..end]);
        let after = harmless(text[end..until].trim_end());
        Place {
            path: harmless(path).into_owned(),
            line,
            column: self.chars_before(start) - self.chars_before(line_start) + 1,
            span: before.len()..before.len() + inside.len(),
            excerpt: [before, inside, after].concat(),
        }
    }

    /// The file of a place, and its line, from 1.
    #[must_use]
    pub fn line(&self, at: usize) -> (&'t str, usize) {
        (self.path, self.line_of(at).0)
    }

    /// The line of a place, from 1, where it begins, and where it ends.
    fn line_of(&self, at: usize) -> (usize, usize, usize) {
        let lines = &self.counted().lines;
        let line = lines.partition_point(|&start| start <= at);
        let end = lines.get(line).map_or(self.text.len(), |next| next - 1);
        (line, lines[line - 1], end)
    }

    fn chars_before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let bytes = &self.text.as_bytes()[block * BLOCK..at];
        self.counted().chars[block] + count_chars(bytes)
    }

    fn counted(&self) -> &Counted {
        self.counted.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let lines = std::iter::once(0).chain(memchr_iter(b'\n', bytes).map(|at| at + 1));
            let mut before = 0;
            let mut chars = vec![0];
            for block in bytes.chunks_exact(BLOCK) {
                before += count_chars(block);
                chars.push(before);
            }
            Counted { lines: lines.collect(), chars }
        })
    }
}

/// The characters that begin among some bytes of a text.
fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

impl Problem {
    /// That a whole file cannot be read.
    #[must_use]
    pub fn unreadable(path: &str, why: &io::Error) -> Problem {
        let message = Sentence::told(|lang| {
            let why = refusal(why, lang);
            say!(
                lang,
                "cannot read this file: {why}",
                "파일을 읽을 수 없음: {why}",
                "ファイルを読めません: {why}"
            )
        });
        let (severity, place) = (Severity::Unreadable, Place::whole(path));
        Problem { severity, place, message, help: None }
    }

    /// The problem in the compiler's usual form, several lines, without a line end, in English.
    #[must_use]
    pub fn draw(&self, coloured: bool) -> String {
        let level = match self.severity {
            Severity::Warning => Level::WARNING,
            Severity::Error | Severity::Unreadable => Level::ERROR,
        };
        let message = harmless(self.message.of(Lang::English));
        let Place { path, line, column, excerpt, span } = &self.place;
        let mut group = if *line > 0 {
            level.primary_title(&*message).element(
                Snippet::source(excerpt)
                    .line_start(*line)
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(span.clone())),
            )
        } else {
            level.primary_title(&*message).element(Origin::path(path))
        };
        let help = self.help.as_ref().map(|help| harmless(help.of(Lang::English)));
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(&**help));
        }
        let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
        let drawn = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
        // The renderer counts columns from where a long line was cut.
        let counted = excerpt[..span.start].chars().count() + 1;
        if *line == 0 || counted == *column {
            return drawn;
        }
        let place = |column: usize| format!("{path}:{line}:{column}");
        drawn.replacen(&place(counted), &place(*column), 1)
    }

    /// The problem in one line: `data/jp.ron:12:5: error: …`.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let Place { path, line, column, .. } = &self.place;
        let place = if *line > 0 { format!("{path}:{line}:{column}") } else { path.clone() };
        let help = self.help.as_ref().map(|help| format!(" ({})", help.of(lang)));
        let (severity, message) = (self.severity.word(lang), self.message.of(lang));
        let help = help.unwrap_or_default();
        harmless(&format!("{place}: {severity}: {message}{help}")).into_owned()
    }
}

impl Severity {
    fn word(self, lang: Lang) -> &'static str {
        let text = match self {
            Severity::Warning => Text("warning", "경고", "警告"),
            Severity::Error | Severity::Unreadable => Text("error", "오류", "エラー"),
        };
        text.of(lang)
    }
}

/// A sentence that can be read: where it quotes a text of kilobytes, the middle of it is left out.
pub fn readable(message: Sentence) -> Sentence {
    const START: usize = 200;
    const END: usize = 100;
    let is_long = |lang| message.of(lang).len() > 2 * (START + END);
    if !Lang::ALL.into_iter().any(is_long) {
        return message;
    }
    Sentence::told(|lang| {
        let message = message.of(lang);
        if !is_long(lang) {
            return message.to_owned();
        }
        let start = floor(message, START);
        let end = floor(message, message.len() - END);
        format!("{}…{}", &message[..start], &message[end..])
    })
}

/// The nearest character border at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_line_column_and_its_line() {
        let text = "one\n한효주 two\nthree";
        let place = Place::of("x.ron", text, 14..17);
        assert_eq!((place.line, place.column), (2, 5));
        assert_eq!(&place.excerpt[place.span], "two");
    }

    #[test]
    fn every_byte_of_a_text_has_the_place_that_counting_gives() {
        let text = format!("one\n\n{}\n한\r\nlast", "한효주 ".repeat(1_000));
        let places = Places::of("x.ron", &text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            let place = places.place(at..at + 1);
            assert_eq!((place.line, place.column), (line, column), "{at}");
            assert!(!place.excerpt.contains('\n'));
        }
        assert_eq!(Place::of("x.ron", "", 7..9).line, 1);
    }

    #[test]
    fn a_place_at_the_end_of_a_huge_line_is_shown_short() {
        let text = "한".repeat(100_000);
        for at in [0, 1, 150_001, text.len(), text.len() + 9] {
            let place = Place::of("x.ron", &text, at..at + 5);
            assert!(place.excerpt.len() < 600, "{}", place.excerpt.len());
        }
    }

    #[test]
    fn a_drawing_of_a_huge_line_tells_the_column_in_it() {
        let text = format!("(\n{}x", " ".repeat(9_000));
        let message = Text("here", "", "").into();
        let place = Place::of("x.ron", &text, 9_002..9_003);
        let problem = Problem { severity: Severity::Error, place, message, help: None };
        let drawn = problem.draw(false);
        assert!(drawn.contains(" --> x.ron:2:9001\n  |\n"), "{drawn}");
    }

    #[test]
    fn a_drawing_shows_place_message_and_help() {
        let problem = Problem {
            severity: Severity::Error,
            place: Place::of("a\u{1b}.ron", "(\n  kind: Serie,\n)", 10..15),
            message: Text("`Serie` is no kind", "", "").into(),
            help: Some(Text("did you mean `Series`?", "", "").into()),
        };
        let drawn = problem.draw(false);
        assert!(drawn.contains("error: `Serie` is no kind"), "{drawn}");
        assert!(drawn.contains(":2:9"), "{drawn}");
        assert!(drawn.contains("^^^^^"), "{drawn}");
        assert!(drawn.contains("did you mean `Series`?"), "{drawn}");
        assert!(!drawn.contains('\u{1b}'), "{drawn}");
    }
}
