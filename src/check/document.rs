//! One TOML file as a tree with places, and every mistake of its form.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::merge;
use crate::diagnostic::Diagnostic;
use crate::problem::{ReadingProblem, SyntaxCause};
use crate::source::{FileId, Span};

/// How deep tables and lists may nest; no key needs more than four.
const DEEPEST: usize = 8;

/// How many errors, and how many warnings, are told of one file: more than anyone mends at once, and few enough that a file
/// made to be wrong cannot fill a screen for hours.
const MOST_TOLD: usize = 200;

/// Collects what is noticed while one file is read.
#[derive(Debug, Default)]
pub(crate) struct Report(RefCell<Vec<Diagnostic>>);

impl Report {
    /// Keeps a diagnostic; a table that is read twice says the same thing once.
    pub(crate) fn add(&self, diagnostic: Diagnostic) {
        let mut kept = self.0.borrow_mut();
        let alike = kept.iter().filter(|other| other.problem.severity() == diagnostic.problem.severity());
        if alike.count() < MOST_TOLD && !kept.contains(&diagnostic) {
            kept.push(diagnostic);
        }
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.0.into_inner()
    }
}

/// A parsed file; `whole` is false where its form has mistakes, so that keys may be missing for that reason alone.
pub(crate) struct Document<'a> {
    pub(crate) file: FileId,
    pub(crate) text: &'a str,
    pub(crate) table: Spanned<DeTable<'a>>,
    pub(crate) whole: bool,
}

impl<'a> Document<'a> {
    pub(crate) fn parse(file: FileId, text: &'a str, report: &Report) -> Document<'a> {
        let (table, mut errors) = DeTable::parse_recoverable(text);
        errors.sort_by_key(|error| error.span().map_or(0, |range| range.start));
        // Between the marks of a merge nothing means what it says.
        let marks = merge::look(file, text);
        let mut told_up_to = if marks.is_empty() { 0 } else { usize::MAX };
        let whole = errors.is_empty() && marks.is_empty();
        marks.into_iter().for_each(|mark| report.add(mark));
        for error in &errors {
            let range = error.span().unwrap_or(0..0);
            // One slip often upsets the rest of its line; the first message of a line says what to mend.
            if range.start >= told_up_to {
                let rest = text.get(range.start..).unwrap_or_default();
                told_up_to = rest.find('\n').map_or(usize::MAX, |end| range.start + end + 1);
                let rest_of_line = text.get(range.start..).and_then(|rest| rest.lines().next()).unwrap_or("");
                let cause = cause_of(error.message(), rest_of_line.trim().is_empty());
                let span = Span { file, start: range.start, end: range.end };
                report.add(Diagnostic::at(span, ReadingProblem::Syntax { cause }));
            }
        }
        let too_deep = table.get_ref().values().find_map(|value| deeper_than(value, DEEPEST));
        if let Some(range) = too_deep.filter(|_| errors.is_empty()) {
            let span = Span { file, start: range.start, end: range.end };
            report.add(Diagnostic::at(span, ReadingProblem::TooDeep { limit: DEEPEST }));
        }
        Document { file, text, table, whole }
    }
}

fn deeper_than(value: &Spanned<DeValue<'_>>, levels: usize) -> Option<std::ops::Range<usize>> {
    match value.get_ref() {
        DeValue::Array(_) | DeValue::Table(_) if levels == 0 => Some(value.span()),
        DeValue::Array(items) => items.iter().find_map(|item| deeper_than(item, levels - 1)),
        DeValue::Table(table) => table.values().find_map(|item| deeper_than(item, levels - 1)),
        _ => None,
    }
}

/// Sorts the parser's many messages into the few that a volunteer can act on.
fn cause_of(message: &str, at_end_of_line: bool) -> SyntaxCause {
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if has(&["duplicate key"]) {
        SyntaxCause::DuplicateKey
    } else if has(&["must be quoted"]) && at_end_of_line {
        SyntaxCause::NoValue
    } else if has(&["must be quoted", "unquoted string", "missing opening quote"]) {
        SyntaxCause::UnquotedText
    } else if has(&["escape", "unicode"]) {
        SyntaxCause::BadEscape
    } else if has(&["invalid basic string", "invalid literal string", "invalid multi-line", "invalid string"]) {
        SyntaxCause::UnclosedText
    } else if has(&["unclosed", "missing table", "missing array", "missing inline table"]) {
        SyntaxCause::UnclosedBracket
    } else if has(&["key with no value", "missing assignment", "extra assignment", "expected `=`"]) {
        SyntaxCause::NoEquals
    } else if has(&["missing value"]) {
        SyntaxCause::NoValue
    } else if has(&["comma"]) {
        SyntaxCause::NoComma
    } else if has(&["date-time"]) {
        SyntaxCause::BadDate
    } else if has(&["number", "integer", "float", "radix", "sign", "leading zero", "mantissa", "fraction", "exponent"])
    {
        SyntaxCause::BadNumber
    } else if has(&["key"]) {
        SyntaxCause::BadKey
    } else {
        SyntaxCause::Other(message.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    fn causes(text: &str) -> Vec<(SyntaxCause, usize)> {
        let report = Report::default();
        Document::parse(FileId(0), text, &report);
        let cause = |diagnostic: Diagnostic| match (diagnostic.problem, diagnostic.place) {
            (Problem::Reading(ReadingProblem::Syntax { cause }), crate::diagnostic::Place::Text(span)) => {
                (cause, text[..span.start].matches('\n').count() + 1)
            }
            other => panic!("{other:?}"),
        };
        report.into_diagnostics().into_iter().map(cause).collect()
    }

    #[test]
    fn each_slip_is_named_at_its_line() {
        use SyntaxCause as C;
        let cases = [
            ("nama = \"A\"\nnama = \"B\"", C::DuplicateKey, 2),
            ("nama = Keset perca", C::UnquotedText, 1),
            ("nama = \"Keset", C::UnclosedText, 1),
            ("foto = [\"a.jpg\"", C::UnclosedBracket, 1),
            ("nama \"Keset\"", C::NoEquals, 1),
            ("nama =", C::NoValue, 1),
            ("harga = 1.2.3", C::BadNumber, 1),
            ("nama = \"a\\q\"", C::BadEscape, 1),
        ];
        for (text, cause, line) in cases {
            assert_eq!(causes(text).first(), Some(&(cause, line)), "{text}");
        }
    }

    #[test]
    fn several_slips_of_one_file_are_all_told() {
        let told = causes("nama = Keset\nharga = 5\nstok = = 3\nfoto = [\"a\" \"b\"]\n");
        assert_eq!(told.iter().map(|(_, line)| *line).collect::<Vec<_>>(), [1, 3, 4]);
    }

    #[test]
    fn the_marks_of_a_merge_are_told_instead_of_what_they_break() {
        let report = Report::default();
        let text = "nama = \"A\"\n<<<<<<< HEAD\nharga = 1\n=======\nharga = 2\n>>>>>>> usul\n";
        let document = Document::parse(FileId(0), text, &report);
        assert!(!document.whole);
        let told: Vec<Problem> = report.into_diagnostics().into_iter().map(|one| one.problem).collect();
        assert_eq!(told, [ReadingProblem::MergeMarks.into()]);
    }

    #[test]
    fn brackets_without_end_neither_hang_nor_fall_over() {
        for text in ["a = ".to_owned() + &"[".repeat(50_000), "a = ".to_owned() + &"{a=".repeat(50_000)] {
            assert!(!causes(&text).is_empty());
        }
    }
}
