//! Whether every text that templates and code use is there, and whether templates trust what they must not.

use super::context::{exposed, is_escaped};
use super::locale::{Locale, names};
use super::{Files, Phrase};
use crate::diagnostic::Diagnostic;
use crate::problem::{Exposure, ThemeProblem};
use crate::source::{FileId, Span};

/// Reports texts that are used and missing, texts with names that they are not given, filters that would let foreign
/// words pass as HTML, and values where escaping does not protect them.
pub(super) fn check(files: &Files<'_>, locales: &[Locale], diagnostics: &mut Vec<Diagnostic>) {
    for locale in locales {
        check_phrases(files, locale, diagnostics);
    }
    for folder in ["layouts/", "parts/"] {
        for (theme_file, file, text) in files.texts(folder) {
            diagnostics.extend(missing(file, uses(text), locales));
            diagnostics.extend(trusting(file, text));
            diagnostics.extend(unprotected(&theme_file.path, file, text));
        }
    }
    for folder in ["js/", "worker/"] {
        for (_, file, text) in files.chosen(folder) {
            diagnostics.extend(missing(file, script_uses(text), locales));
        }
    }
}

/// Every use of a text that some language does not have.
fn missing(file: FileId, uses: Vec<(usize, &str)>, locales: &[Locale]) -> Vec<Diagnostic> {
    let missing = uses.into_iter().flat_map(|(start, key)| {
        let span = Span { file, start, end: start + key.len() };
        locales.iter().filter(move |locale| locale.text(key).is_none()).map(move |locale| {
            let language = locale.language.code();
            Diagnostic::at(span, ThemeProblem::TextMissing { key: key.to_owned(), language })
        })
    });
    missing.collect()
}

fn check_phrases(files: &Files<'_>, locale: &Locale, diagnostics: &mut Vec<Diagnostic>) {
    let language = locale.language.code();
    let file = files.texts(&format!("locales/{language}.toml")).last().map(|(_, file, text)| (*file, *text));
    for phrase in Phrase::ALL {
        let key = phrase.key();
        let problem = match locale.text(key) {
            None => Some(ThemeProblem::TextMissing { key: key.to_owned(), language }),
            Some(text) => names(text)
                .into_iter()
                .find(|name| !phrase.names().contains(name))
                .map(|name| ThemeProblem::TextArgument { key: key.to_owned(), cause: format!("{{{name}}}") }),
        };
        diagnostics.extend(problem.map(|problem| match file {
            Some((file, text)) => {
                let start = text.lines().take_while(|line| !line.starts_with(key)).map(|line| line.len() + 1).sum();
                let start = if start < text.len() { start } else { 0 };
                Diagnostic::at(Span { file, start, end: start }, problem)
            }
            None => Diagnostic::of_site(problem),
        }));
    }
}

/// Every `t.key` inside the template language, with its place.
pub(super) fn uses(text: &str) -> Vec<(usize, &str)> {
    let mut found = keys_after("t.", text);
    found.retain(|(start, _)| {
        let before = &text[..*start];
        let inside = before.rfind(['{', '}']).is_some_and(|mark| before[mark..].starts_with('{'));
        let opened = before.rfind("{{").max(before.rfind("{%"));
        let closed = before.rfind("}}").max(before.rfind("%}"));
        inside || opened > closed
    });
    found
}

/// Every `words.key` of a script, with its place.
pub(super) fn script_uses(text: &str) -> Vec<(usize, &str)> {
    keys_after("words.", text)
}

/// The keys behind a name with its point, where the name is not the end of a longer one; `...` before it is no name.
fn keys_after<'a>(name: &str, text: &'a str) -> Vec<(usize, &'a str)> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let whole = text.match_indices(name).filter(|(place, _)| {
        let before = &text[..*place];
        before.ends_with("...") || !before.ends_with(|last: char| is_part(last) || last == '.')
    });
    whole
        .filter_map(|(place, _)| {
            let start = place + name.len();
            let length = text[start..].find(|next: char| !is_part(next)).unwrap_or(text.len() - start);
            (length > 0).then(|| (start, &text[start..start + length]))
        })
        .collect()
}

/// `safe` and its like inside the template language.
fn trusting(file: FileId, text: &str) -> Option<Diagnostic> {
    let what = "safe";
    text.match_indices(what).find_map(|(start, _)| {
        let piped = text[..start].trim_end().ends_with('|');
        let whole = !text[start + what.len()..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
        let span = Span { file, start, end: start + what.len() };
        (piped && whole).then(|| Diagnostic::at(span, ThemeProblem::Trusting { what }))
    })
}

/// Values where escaping does not protect them, and components of a file in which nothing is escaped.
fn unprotected(path: &str, file: FileId, text: &str) -> Vec<Diagnostic> {
    let at = |start: usize, length: usize, exposure: Exposure| {
        Diagnostic::at(Span { file, start, end: start + length }, ThemeProblem::Exposed { exposure })
    };
    if !is_escaped(path) {
        let mark = "{% component";
        let components = text.match_indices(mark);
        return components.map(|(start, _)| at(start, mark.len(), Exposure::Unescaped)).collect();
    }
    exposed(text).into_iter().map(|found| at(found.start, found.length, found.exposure)).collect()
}
