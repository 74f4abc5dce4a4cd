//! Diagnostics for people: the place, the text underlined, what is wrong and what to do.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::place::locate;
use super::terminal::Color;
use crate::diagnostic::{Diagnostic, Place};
use crate::failure::Failure;
use crate::language::Language;
use crate::problem::Severity;
use crate::source::{FileId, Sources, Span};

/// One diagnostic with an empty line after it; a `hidden` one without the text at its places.
pub(super) fn diagnostic(
    one: &Diagnostic,
    hidden: bool,
    sources: &Sources,
    language: Language,
    color: Color,
) -> String {
    let words = one.problem.words(language);
    let title = level(one.problem.severity(), language).primary_title(&words.message).id(one.problem.code());
    let mut group = match &one.place {
        Place::Site => title.element(help(&words.help, language)),
        Place::File(path) => {
            title.element(Origin::path(normalize_untrusted_str(path))).element(help(&words.help, language))
        }
        Place::Text(_) if hidden => title.element(origin(&one.place, sources)).element(help(&words.help, language)),
        Place::Text(_) => {
            let group = Group::with_title(title).elements(snippets(one, &words.label, sources, language));
            group.element(help(&words.help, language))
        }
    };
    for related in &one.related {
        let origin = match &related.place {
            Place::File(path) => Origin::path(normalize_untrusted_str(path)),
            Place::Text(_) if hidden => origin(&related.place, sources),
            _ => continue,
        };
        group = group.element(note_level(language).message(related.note.words(language))).element(origin);
    }
    render(group, color)
}

/// The place alone, for a text that must not be repeated.
fn origin<'a>(place: &'a Place, sources: &'a Sources) -> Origin<'a> {
    let location = locate(place, sources);
    let origin = Origin::path(normalize_untrusted_str(location.file.unwrap_or_default()));
    match location.range {
        Some(range) => origin.line(range.start.line).char_column(range.start.column),
        None => origin,
    }
}

/// What the machine refused, and what to do.
pub(super) fn failure(failure: &Failure, language: Language, color: Color) -> String {
    let (message, remedy) = failure.words(language);
    mistake(&message, &remedy, language, color)
}

/// A mistake in how the tool was used.
pub(super) fn mistake(message: &str, remedy: &str, language: Language, color: Color) -> String {
    let group = level(Severity::Error, language).primary_title(message).element(help(remedy, language));
    render(group, color)
}

/// A warning of the tool itself, not of content.
pub(super) fn warning(message: &str, remedy: &str, language: Language, color: Color) -> String {
    let group = level(Severity::Warning, language).primary_title(message).element(help(remedy, language));
    render(group, color)
}

/// A piece of content in one line that commands no terminal.
pub(super) fn printable(text: &str) -> String {
    normalize_untrusted_str(text).replace(|letter: char| letter.is_control(), "\u{fffd}")
}

/// Renders, with no control character but our own colours: the renderer shows those below U+0080, and the rest, which
/// some terminals obey too, are replaced here.
fn render(group: Group<'_>, color: Color) -> String {
    let renderer = match color {
        Color::Shown => Renderer::styled(),
        Color::Plain => Renderer::plain(),
    };
    renderer.render(&[group]).replace(|letter| ('\u{80}'..='\u{9f}').contains(&letter), "\u{fffd}") + "\n\n"
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    match (severity, language) {
        (Severity::Error, _) => Level::ERROR,
        (Severity::Warning, Language::Indonesian) => Level::WARNING.with_name("peringatan"),
        (Severity::Warning, Language::English) => Level::WARNING,
    }
}

/// What to do next. The words may hold pieces of content, which must not reach the terminal's control characters.
fn help(words: &str, language: Language) -> annotate_snippets::Message<'static> {
    let level = match language {
        Language::Indonesian => Level::HELP.with_name("bantuan"),
        Language::English => Level::HELP,
    };
    level.message(normalize_untrusted_str(words))
}

fn note_level(language: Language) -> Level<'static> {
    match language {
        Language::Indonesian => Level::NOTE.with_name("catatan"),
        Language::English => Level::NOTE,
    }
}

/// The place in its text, then related places; those in the same file share one snippet.
fn snippets<'a>(
    one: &'a Diagnostic,
    label: &'a str,
    sources: &'a Sources,
    language: Language,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut marks: Vec<(FileId, Vec<Mark<'a>>)> = Vec::new();
    let main = std::iter::once((&one.place, AnnotationKind::Primary, label));
    let related = one.related.iter();
    let related = related.map(|one| (&one.place, AnnotationKind::Context, one.note.words(language)));
    for (place, kind, label) in main.chain(related) {
        let Place::Text(span) = place else { continue };
        let mark = Mark { span: *span, kind, label };
        match marks.iter_mut().find(|(file, _)| *file == span.file) {
            Some((_, marks)) => marks.push(mark),
            None => marks.push((span.file, vec![mark])),
        }
    }
    marks.into_iter().map(|(file, marks)| snippet(file, marks, sources)).collect()
}

/// A range to underline.
struct Mark<'a> {
    span: Span,
    kind: AnnotationKind,
    label: &'a str,
}

/// A file's lines from the first mark to the last, so that a long file costs no more than a short one.
fn snippet<'a>(file: FileId, marks: Vec<Mark<'a>>, sources: &'a Sources) -> Snippet<'a, Annotation<'a>> {
    let source = sources.text(file);
    let text: &str = &source.text;
    let ranges: Vec<Range<usize>> = marks.iter().map(|mark| within(text, mark.span)).collect();
    let first = ranges.iter().map(|range| range.start).min().unwrap_or(0);
    let last = ranges.iter().map(|range| range.end).max().unwrap_or(0);
    let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline);
    let annotations = marks.into_iter().zip(ranges).map(|(mark, range)| {
        let annotation = mark.kind.span(range.start - start..range.end - start);
        annotation.label((!mark.label.is_empty()).then_some(mark.label))
    });
    let snippet = Snippet::source(&text[start..end]).line_start(text[..start].matches('\n').count() + 1);
    snippet.path(normalize_untrusted_str(&source.path)).annotations(annotations)
}

/// The range of a span, inside the text and between characters.
fn within(text: &str, span: Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.ceil_char_boundary(span.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{FolderProblem, Note, PersonProblem, ReadingProblem};
    use crate::source::TextFile;

    fn sources(texts: &[(&str, &str)]) -> Sources {
        let file = |(path, text): &(&str, &str)| TextFile { path: path.to_string(), text: (*text).into() };
        Sources { texts: texts.iter().map(file).collect(), ..Sources::default() }
    }

    fn span_of(sources: &Sources, file: u32, word: &str) -> Span {
        let file = FileId(file);
        let start = sources.text(file).text.find(word).unwrap();
        Span { file, start, end: start + word.len() }
    }

    #[test]
    fn a_problem_is_underlined_where_it_is() {
        let sources = sources(&[("content/kain/produk.toml", "nama = \"Kain\"\nhrga = 100\nstok = 1\n")]);
        let problem = ReadingProblem::UnknownKey {
            key: "hrga".into(),
            table: "product",
            nearest: Some("harga"),
            is_of_file: false,
        };
        let one = Diagnostic::at(span_of(&sources, 0, "hrga"), problem);
        let text = diagnostic(&one, one.problem.hides_text(), &sources, Language::Indonesian, Color::Plain);
        let expected = "\
error[E005]: kunci `hrga` tidak dikenal di `product`
 --> content/kain/produk.toml:2:1
  |
2 | hrga = 100
  | ^^^^ tidak dikenal
  |
  = bantuan: mungkin maksudnya `harga`; bila bukan, hapus baris ini

";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_second_place_is_shown_with_its_note() {
        let sources = sources(&[("content/produk.toml", "nama = \"a\"\nharga = 1\nprice = 2\n")]);
        let problem = ReadingProblem::BothNames { english: "price", indonesian: "harga" };
        let first = Place::Text(span_of(&sources, 0, "harga"));
        let one = Diagnostic::at(span_of(&sources, 0, "price"), problem).with_related(first, Note::OtherName);
        let text = diagnostic(&one, one.problem.hides_text(), &sources, Language::English, Color::Plain);
        assert!(text.contains(" --> content/produk.toml:3:1\n"), "{text}");
        assert!(text.contains("2 | harga = 1\n  | ----- its other name is here\n"), "{text}");
        assert!(text.contains("3 | price = 2\n  | ^^^^^ written twice\n"), "{text}");
    }

    #[test]
    fn a_second_place_in_another_file_is_shown_too() {
        let sources =
            sources(&[("content/a/produk.toml", "nama = \"a\"\n"), ("content/b/produk.toml", "nama = \"b\"\n")]);
        let first = Place::Text(span_of(&sources, 0, "nama"));
        let problem = FolderProblem::AddressTwice { address: "kain/".into() };
        let one = Diagnostic::at(span_of(&sources, 1, "nama"), problem).with_related(first, Note::FirstHere);
        let text = diagnostic(&one, one.problem.hides_text(), &sources, Language::English, Color::Plain);
        assert!(text.contains("content/b/produk.toml:1:1") && text.contains("content/a/produk.toml"), "{text}");
        assert!(text.contains("the first is here"), "{text}");
    }

    #[test]
    fn content_cannot_command_the_terminal() {
        let sources = sources(&[("content/\u{1b}[31m.toml", "a\u{1b}[2J\u{202e} = 1\n")]);
        let key = "\u{1b}]0;title\u{7}\u{202e}".to_owned();
        let problem = ReadingProblem::UnknownKey { key, table: "product", nearest: None, is_of_file: false };
        let span = Span { file: FileId(0), start: 0, end: 1 };
        let evil = Diagnostic::at(span, problem).with_related(Place::File("x\u{1b}[1m".into()), Note::FirstHere);
        let written = FolderProblem::NoSuchFile { written: "a".into(), nearest: Some("\u{9b}31m\u{1b}[1m".into()) };
        let all = [evil, Diagnostic::in_file("b\u{1b}c", written)];
        for one in all {
            let text = diagnostic(&one, one.problem.hides_text(), &sources, Language::Indonesian, Color::Plain);
            let wild = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
            assert!(!text.contains(wild), "{text:?}");
        }
    }

    #[test]
    fn a_place_beyond_the_text_does_no_harm() {
        let sources = sources(&[("a.toml", "\u{e9}")]);
        for (start, end) in [(0, 0), (1, 1), (0, 99), (99, 99)] {
            let span = Span { file: FileId(0), start, end };
            let text = diagnostic(
                &Diagnostic::at(span, ReadingProblem::NotText),
                false,
                &sources,
                Language::English,
                Color::Plain,
            );
            assert!(text.contains("a.toml:1:"), "{text}");
        }
    }

    #[test]
    fn a_failure_says_what_to_do() {
        let refused = Failure::NotOurs { output: "public".into() };
        let text = failure(&refused, Language::English, Color::Plain);
        assert!(text.starts_with("error: the folder `public` holds files"), "{text}");
        assert!(text.contains("= help: choose another folder"), "{text}");
        assert!(failure(&refused, Language::English, Color::Shown).contains('\u{1b}'));
    }

    #[test]
    fn a_number_that_could_be_stolen_is_not_repeated() {
        let sources = sources(&[("content/tentang.md", "Rini\nNIK 3173054512900001\n")]);
        let one = Diagnostic::at(span_of(&sources, 0, "3173054512900001"), PersonProblem::NationalId);
        let text = diagnostic(&one, one.problem.hides_text(), &sources, Language::English, Color::Plain);
        assert!(text.contains("--> content/tentang.md:2:5\n") && text.contains("= help: "), "{text}");
        assert!(!text.contains("3173"), "{text}");
    }

    #[test]
    fn warnings_have_their_indonesian_name() {
        let one = Diagnostic::in_file("content/x.txt", FolderProblem::StrayFile);
        let text = diagnostic(&one, one.problem.hides_text(), &Sources::default(), Language::Indonesian, Color::Plain);
        assert!(text.starts_with("peringatan[W214]: "), "{text}");
        assert!(text.contains("--> content/x.txt\n"), "{text}");
    }
}
