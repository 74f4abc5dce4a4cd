//! Printing of everything that a run noticed.

use super::arguments::MessageFormat;
use super::hidden::Hidden;
use super::terminal::Color;
use super::{human, json, place, summary, terminal};
use crate::Outcome;
use crate::diagnostic::{Diagnostic, Place};
use crate::identity::LOCK_PATH;
use crate::language::Language;
use crate::problem::{Problem, Severity};

/// Prints all diagnostics.
pub(super) fn print(outcome: &Outcome, format: MessageFormat) {
    print_text(&text(outcome, format, terminal::color()), format);
}

/// Prints diagnostics that are text already.
pub(super) fn print_text(text: &str, format: MessageFormat) {
    match format {
        MessageFormat::Json => terminal::give(text),
        MessageFormat::Human => terminal::say(text),
    }
}

/// All diagnostics by file and place, and for people how many there are.
pub(super) fn text(outcome: &Outcome, format: MessageFormat, color: Color) -> String {
    let Outcome { sources, messages, .. } = outcome;
    let sorted = sorted(outcome).into_iter();
    match format {
        MessageFormat::Json => sorted.map(|one| json::line(one, sources, *messages)).collect(),
        MessageFormat::Human => {
            let hidden = Hidden::of(outcome);
            let texts = sorted.map(|one| human::diagnostic(one, hidden.covers(one), sources, *messages, color));
            texts.chain([count(&outcome.diagnostics, *messages), summary::ended(outcome)]).collect()
        }
    }
}

/// Whether what was noticed says anything of a maker, if only the name of a maker's file. Such words are not kept on disk:
/// the consent behind them may end.
pub(super) fn tell_of_people(outcome: &Outcome, noticed: &str) -> bool {
    let is_of_people = |one: &Diagnostic| matches!(one.problem, Problem::Person(_));
    outcome.diagnostics.iter().any(is_of_people)
        || ["makers/", "pembuat/"].iter().any(|folder| noticed.contains(folder))
}

/// Whether something is told of files that the build then wrote anew, so that the next one need not tell it.
pub(super) fn tell_of_written(outcome: &Outcome, written: &[(&str, String)]) -> bool {
    let is_written = |path: &str| written.iter().any(|(written, _)| *written == path);
    let is_there = |place: &Place| match place {
        Place::Text(span) => is_written(&outcome.sources.text(span.file).path),
        Place::File(path) => is_written(path),
        Place::Site => false,
    };
    let is_of_lock = |one: &Diagnostic| is_written(LOCK_PATH) && matches!(one.problem, Problem::Identity(_));
    outcome.diagnostics.iter().any(|one| {
        is_of_lock(one) || is_there(&one.place) || one.related.iter().any(|related| is_there(&related.place))
    })
}

/// All diagnostics by file and place.
pub(super) fn sorted(outcome: &Outcome) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = outcome.diagnostics.iter().collect();
    sorted.sort_by_key(|one| (place::order(&one.place, &outcome.sources), one.problem.code()));
    sorted
}

/// The closing line: how many of each, and what becomes of the site.
fn count(diagnostics: &[Diagnostic], language: Language) -> String {
    let number = |severity| diagnostics.iter().filter(|one| one.problem.severity() == severity).count();
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    match (errors, warnings, language) {
        (0, 0, _) => String::new(),
        (0, warnings, Language::Indonesian) => format!("{warnings} peringatan\n"),
        (0, warnings, Language::English) => format!("{}\n", counted(warnings, "warning")),
        (errors, warnings, Language::Indonesian) => {
            format!("{errors} kesalahan, {warnings} peringatan; situs yang sudah terpasang tidak berubah\n")
        }
        (errors, warnings, Language::English) => {
            let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
            format!("{errors}, {warnings}; the published site is unchanged\n")
        }
    }
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{FolderProblem, ReadingProblem};

    #[test]
    fn the_closing_line_counts_in_both_languages() {
        let error = Diagnostic::of_site(ReadingProblem::NotText);
        let warning = Diagnostic::of_site(FolderProblem::StrayFile);
        assert_eq!(count(&[], Language::English), "");
        assert_eq!(count(std::slice::from_ref(&warning), Language::English), "1 warning\n");
        let all = [error.clone(), warning, error];
        assert_eq!(count(&all, Language::English), "2 errors, 1 warning; the published site is unchanged\n");
        assert!(count(&all, Language::Indonesian).starts_with("2 kesalahan, 1 peringatan;"));
    }
}
