//! Prints diagnostics and failures: underlined for people, or as one JSON object a line.

use std::io::{IsTerminal as _, Write as _};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{MessageFormat, Speech};
use crate::diagnostic::{Diagnostic, Place};
use crate::failure::Failure;
use crate::language::Language;
use crate::problem::Severity;
use crate::source::{Sources, Span};

/// Prints to the terminal, in the form that was asked for.
pub(super) struct Printer {
    format: MessageFormat,
    renderer: Renderer,
}

/// Writes a line for people. A closed pipe is no reason to fail.
pub(super) fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

impl Printer {
    #[expect(clippy::disallowed_methods, reason = "commands know the environment: https://no-color.org")]
    pub(super) fn new(speech: Speech) -> Printer {
        let wants_color = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let colored = wants_color && std::io::stderr().is_terminal();
        let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
        Printer { format: speech.message_format, renderer }
    }

    /// Prints words for people; nothing where a program reads.
    pub(super) fn note(&self, words: &str) {
        if self.format == MessageFormat::Human {
            line(words);
        }
    }

    /// Prints every diagnostic, by file and place.
    pub(super) fn diagnostics(&self, sources: &Sources, diagnostics: &[Diagnostic], language: Language) {
        for diagnostic in in_order(sources, diagnostics) {
            match self.format {
                MessageFormat::Human => line(&format!("{}\n", self.render(sources, diagnostic, language))),
                MessageFormat::Json => {
                    let message = JsonMessage::of(sources, diagnostic, language);
                    if let Ok(json) = serde_json::to_string(&message) {
                        let _ = writeln!(std::io::stdout(), "{json}");
                    }
                }
            }
        }
    }

    /// Prints why the machine failed.
    pub(super) fn failure(&self, failure: &Failure, language: Language) {
        let (message, help) = failure.words(language);
        let title = Level::ERROR.primary_title(message);
        let group = title.element(help_level(language).message(help));
        line(&self.renderer.render(&[group]));
    }

    /// One diagnostic as people read it.
    pub(super) fn render(&self, sources: &Sources, diagnostic: &Diagnostic, language: Language) -> String {
        let words = diagnostic.problem.words(language);
        let level = level(diagnostic.problem.severity(), language);
        let mut group = level.primary_title(words.message).id(diagnostic.problem.code()).elements(None::<Origin<'_>>);
        group = match &diagnostic.place {
            Place::Site => group,
            Place::File(path) => group.element(Origin::path(path.as_str())),
            Place::Text(span) => group.element(snippet(sources, *span, &words.label, AnnotationKind::Primary)),
        };
        for related in &diagnostic.related {
            group = with_related(group, sources, &related.place, related.note.words(language));
        }
        if !words.help.is_empty() {
            group = group.element(help_level(language).message(words.help));
        }
        self.renderer.render(&[group])
    }
}

fn with_related<'a>(group: Group<'a>, sources: &'a Sources, place: &'a Place, note: &'a str) -> Group<'a> {
    match place {
        Place::Site => group,
        Place::File(path) => group.element(Origin::path(path.as_str())).element(Level::NOTE.no_name().message(note)),
        Place::Text(span) => group.element(snippet(sources, *span, note, AnnotationKind::Context)),
    }
}

fn snippet<'a>(
    sources: &'a Sources,
    span: Span,
    label: &str,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let file = sources.text(span.file);
    let length = file.text.len();
    let range = span.start.min(length)..span.end.min(length);
    let label = (!label.is_empty()).then(|| label.to_owned());
    Snippet::source(&*file.text).path(file.path.as_str()).annotation(kind.span(range).label(label))
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    match (severity, language) {
        (Severity::Error, _) => Level::ERROR,
        (Severity::Warning, Language::English) => Level::WARNING,
        (Severity::Warning, Language::Indonesian) => Level::WARNING.with_name("peringatan"),
    }
}

fn help_level(language: Language) -> Level<'static> {
    match language {
        Language::Indonesian => Level::HELP.with_name("bantuan"),
        Language::English => Level::HELP,
    }
}

/// By path, then by place in the file, then by code.
fn in_order<'a>(sources: &'a Sources, diagnostics: &'a [Diagnostic]) -> Vec<&'a Diagnostic> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by_key(|diagnostic| {
        let (path, start) = match &diagnostic.place {
            Place::Site => ("", 0),
            Place::File(path) => (path.as_str(), 0),
            Place::Text(span) => (sources.text(span.file).path.as_str(), span.start),
        };
        (path, start, diagnostic.problem.code())
    });
    ordered
}

/// A diagnostic as a program reads it. Lines and columns count from 1; columns count characters.
#[derive(Debug, Serialize)]
struct JsonMessage<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: JsonPlace<'a>,
    message: String,
    label: String,
    help: String,
    related: Vec<JsonRelated<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonPlace<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Debug, Serialize)]
struct JsonRelated<'a> {
    #[serde(flatten)]
    place: JsonPlace<'a>,
    message: &'static str,
}

impl<'a> JsonMessage<'a> {
    fn of(sources: &'a Sources, diagnostic: &'a Diagnostic, language: Language) -> JsonMessage<'a> {
        let words = diagnostic.problem.words(language);
        let related = diagnostic.related.iter().map(|related| JsonRelated {
            place: JsonPlace::of(sources, &related.place),
            message: related.note.words(language),
        });
        JsonMessage {
            code: diagnostic.problem.code(),
            severity: match diagnostic.problem.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            place: JsonPlace::of(sources, &diagnostic.place),
            message: words.message,
            label: words.label,
            help: words.help,
            related: related.collect(),
        }
    }
}

impl<'a> JsonPlace<'a> {
    fn of(sources: &'a Sources, place: &'a Place) -> JsonPlace<'a> {
        let nowhere = JsonPlace { file: None, line: None, column: None, end_line: None, end_column: None };
        match place {
            Place::Site => nowhere,
            Place::File(path) => JsonPlace { file: Some(path), ..nowhere },
            Place::Text(span) => {
                let file = sources.text(span.file);
                let (line, column) = line_and_column(&file.text, span.start);
                let (end_line, end_column) = line_and_column(&file.text, span.end.max(span.start));
                JsonPlace {
                    file: Some(&file.path),
                    line: Some(line),
                    column: Some(column),
                    end_line: Some(end_line),
                    end_column: Some(end_column),
                }
            }
        }
    }
}

/// The line and the character of a byte, both from 1.
fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte.min(text.len())).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Expected, ValueProblem};
    use crate::source::{FileId, TextFile};

    fn sources() -> Sources {
        let text = "nama = \"Jaket\"\nharga = \"seratus ribu\"\n";
        let path = "content/pskw/produk/jaket/produk.toml".to_owned();
        Sources { texts: vec![TextFile { path, text: text.into() }], ..Sources::default() }
    }

    fn diagnostic() -> Diagnostic {
        let span = Span { file: FileId(0), start: 23, end: 37 };
        Diagnostic::at(span, ValueProblem::NotThis { key: "harga".to_owned(), expected: Expected::Money })
    }

    fn printer(message_format: MessageFormat) -> Printer {
        Printer { format: message_format, renderer: Renderer::plain() }
    }

    #[test]
    fn the_words_stand_under_what_they_mean() {
        let shown = printer(MessageFormat::Human).render(&sources(), &diagnostic(), Language::Indonesian);
        let expected = "\
error[E012]: `harga` harus bilangan bulat rupiah
 --> content/pskw/produk/jaket/produk.toml:2:9
  |
2 | harga = \"seratus ribu\"
  |         ^^^^^^^^^^^^^^ bukan bilangan bulat rupiah
  |
  = bantuan: tulis seperti ini: `harga = 100000`";
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_program_reads_the_same() {
        let sources = sources();
        let problem = diagnostic();
        let json = serde_json::to_value(JsonMessage::of(&sources, &problem, Language::English)).unwrap();
        assert_eq!(json["code"], "E012");
        assert_eq!(json["severity"], "error");
        assert_eq!((&json["line"], &json["column"]), (&2.into(), &9.into()));
        assert_eq!(json["end_column"], 23);
        assert_eq!(json["help"], "write it like this: `harga = 100000`");
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("é\néé x", "é\néé ".len()), (2, 4));
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let span = Span { file: FileId(0), start: 999, end: 1_000 };
        let odd = Diagnostic::at(span, ValueProblem::HtmlInMarkdown);
        assert!(printer(MessageFormat::Human).render(&sources(), &odd, Language::English).contains("W025"));
    }
}
