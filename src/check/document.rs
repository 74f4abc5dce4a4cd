//! One TOML file as a tree with places, and every mistake of its form.

mod slip;
mod unclosed;

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) use unclosed::key_stated;

use super::merge;
use crate::diagnostic::{Diagnostic, Place};
use crate::problem::{ReadingProblem, SyntaxCause};
use crate::source::{FileId, Span};

/// How deep tables and lists may nest; no key needs more than four.
const DEEPEST: usize = 8;

/// How many errors, and how many warnings, are told of one file: more than anyone mends at once, and few enough that a file
/// made to be wrong cannot fill a screen for hours.
const MOST_TOLD: usize = 200;

/// Collects what is noticed while one file is read.
#[derive(Debug, Default)]
pub(crate) struct Report {
    kept: RefCell<Vec<Diagnostic>>,
    /// Where nothing means what it says, because its form is wrong.
    unreadable: RefCell<Vec<Span>>,
}

impl Report {
    /// Keeps a diagnostic; a table that is read twice says the same thing once.
    pub(crate) fn add(&self, diagnostic: Diagnostic) {
        if matches!(diagnostic.place, Place::Text(span) if self.is_unreadable(span)) {
            return;
        }
        let mut kept = self.kept.borrow_mut();
        let alike = kept.iter().filter(|other| other.problem.severity() == diagnostic.problem.severity());
        if alike.count() < MOST_TOLD && !kept.contains(&diagnostic) {
            kept.push(diagnostic);
        }
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.kept.into_inner()
    }

    /// Keeps what is wrong with the form of a place, and nothing more of that place.
    fn add_unreadable(&self, diagnostic: Diagnostic, unreadable: Span) {
        self.add(diagnostic);
        self.unreadable.borrow_mut().push(unreadable);
    }

    fn is_unreadable(&self, span: Span) -> bool {
        // They are kept from the top of the file to its end.
        let unreadable = self.unreadable.borrow();
        let begun = unreadable.partition_point(|place| place.start <= span.start);
        span.end > 0
            && unreadable[..begun].last().is_some_and(|place| place.file == span.file && span.start < place.end)
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
        // What is not closed makes the parser stumble over all that follows.
        let unclosed = if whole || told_up_to > 0 { None } else { unclosed::look(text) };
        let end = unclosed.as_ref().map_or(usize::MAX, |(_, range)| range.start);
        let span = |range: std::ops::Range<usize>| Span { file, start: range.start, end: range.end };
        for error in &errors {
            let range = error.span().unwrap_or(0..0);
            // One slip often upsets the rest of its line; the first message of a line says what to mend.
            if range.start >= told_up_to && range.start < end {
                let rest = text.get(range.start..).unwrap_or_default();
                told_up_to = rest.find('\n').map_or(usize::MAX, |end| range.start + end + 1);
                let (cause, place) = slip::cause_of(text, error.message(), range);
                if cause == SyntaxCause::BrokenText {
                    let quote = text[told_up_to.min(text.len())..].find('"').map_or(0, |quote| told_up_to + quote);
                    told_up_to = text[quote..].find('\n').map_or(usize::MAX, |end| quote + end + 1);
                }
                let line = text[..place.start].rfind('\n').map_or(0, |end| end + 1);
                let unreadable = span(line..told_up_to.min(text.len()));
                report.add_unreadable(Diagnostic::at(span(place), ReadingProblem::Syntax { cause }), unreadable);
            }
        }
        if let Some((cause, range)) = unclosed {
            let unreadable = span(range.start..text.len());
            report.add_unreadable(Diagnostic::at(span(range), ReadingProblem::Syntax { cause }), unreadable);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    fn causes(text: &str) -> Vec<(SyntaxCause, usize)> {
        let report = Report::default();
        Document::parse(FileId(0), text, &report);
        let cause = |diagnostic: Diagnostic| match (diagnostic.problem, diagnostic.place) {
            (Problem::Reading(ReadingProblem::Syntax { cause }), Place::Text(span)) => {
                (cause, text[..span.start].matches('\n').count() + 1)
            }
            other => panic!("{other:?}"),
        };
        report.into_diagnostics().into_iter().map(cause).collect()
    }

    #[test]
    fn each_slip_is_named_at_its_line() {
        use SyntaxCause as C;
        let line = |line: &str| line.to_owned();
        let some = |line: &str| Some(line.to_owned());
        let cases = [
            ("nama = \"A\"\nnama = \"B\"", C::DuplicateKey, 2),
            ("nama = Keset perca # baru", C::UnquotedText { line: some("nama = \"Keset perca\"") }, 1),
            ("nama = Keset perca\"", C::UnquotedText { line: some("nama = \"Keset perca\"") }, 1),
            ("bahan = [katun, \"b\"]", C::UnquotedText { line: some("\"katun\"") }, 1),
            ("nama = \"Keset", C::UnclosedText, 1),
            ("foto = [\"a.jpg\"", C::UnclosedBracket { bracket: ']', before: None }, 1),
            ("nama \"Keset\"", C::NoEquals, 1),
            ("nama =", C::NoValue, 1),
            ("harga = 1.2.3", C::UnquotedNumber { line: line("harga = \"1.2.3\"") }, 1),
            ("nama = \"a\\q\"", C::BadEscape, 1),
            ("whatsapp = 081200000001", C::UnquotedNumber { line: line("whatsapp = \"081200000001\"") }, 1),
            ("whatsapp = 0812-0000-0001", C::UnquotedNumber { line: line("whatsapp = \"0812-0000-0001\"") }, 1),
            ("whatsapp = +62 812 0000 0001", C::UnquotedNumber { line: line("whatsapp = \"+62 812 0000 0001\"") }, 1),
            ("rekening = 0001112222", C::UnquotedNumber { line: line("rekening = \"0001112222\"") }, 1),
            ("harga = 50,000", C::MarkedNumber { line: line("harga = 50000") }, 1),
            ("harga = 50.000,-", C::MarkedNumber { line: line("harga = 50000") }, 1),
            ("harga = 1.250.000", C::MarkedNumber { line: line("harga = 1250000") }, 1),
            ("berat = 2,5 kg", C::UnquotedNumber { line: line("berat = \"2,5 kg\"") }, 1),
            ("harga = Rp50.000", C::UnquotedText { line: some("harga = \"Rp50.000\"") }, 1),
            ("ditambahkan = 1-3-2026", C::BadDate { line: some("ditambahkan = 2026-03-01") }, 1),
            ("nama = \"Tas \"bagus\"\"", C::InnerQuotes { line: line("nama = 'Tas \"bagus\"'") }, 1),
            ("nama = 'Tas 'bagus''", C::InnerQuotes { line: line("nama = \"Tas 'bagus'\"") }, 1),
            ("nama = “Tas kain”", C::CurlyQuotes { line: line("nama = \"Tas kain\"") }, 1),
            ("nama = \"Tas kain”", C::CurlyQuotes { line: line("nama = \"Tas kain\"") }, 1),
            ("bahan = [“katun”]", C::CurlyQuotes { line: line("\"katun\"") }, 1),
            ("teks = “““", C::CurlyQuotes { line: line("teks = \"\"\"") }, 1),
            ("”””", C::CurlyQuotes { line: line("\"\"\"") }, 1),
            ("teks = \"Tas\n\nkain.\"\nstok = 3", C::BrokenText, 1),
            ("whatsapp = [\"0812\", 081200000001]", C::UnquotedNumber { line: line("\"081200000001\"") }, 1),
            ("whatsapp = [0812-0000-0001]", C::UnquotedNumber { line: line("\"0812-0000-0001\"") }, 1),
            ("unggulan = True", C::Flag { line: line("unggulan = true") }, 1),
            ("unggulan = TIDAK", C::Flag { line: line("unggulan = false") }, 1),
        ];
        for (text, cause, line) in cases {
            assert_eq!(causes(text).first(), Some(&(cause, line)), "{text}");
        }
    }

    #[test]
    fn the_line_to_write_can_be_read() {
        let slips =
            ["a = Keset 'b'", "a = 0812-1", "a = 50,000", "a = \"b \"c\"\"", "a = “b”", "a = Ya", "a = 1/3/2026"];
        for text in slips {
            let line = match causes(text).remove(0).0 {
                SyntaxCause::UnquotedText { line } | SyntaxCause::BadDate { line } => line.unwrap(),
                SyntaxCause::UnquotedNumber { line }
                | SyntaxCause::MarkedNumber { line }
                | SyntaxCause::InnerQuotes { line }
                | SyntaxCause::CurlyQuotes { line }
                | SyntaxCause::Flag { line } => line,
                other => panic!("{text}: {other:?}"),
            };
            assert_eq!(causes(&line), [], "{line}");
        }
    }

    #[test]
    fn a_text_of_several_lines_is_told_once() {
        assert_eq!(causes("teks = \"Tas\n\nkain.\"\nstok = 3\n"), [(SyntaxCause::BrokenText, 1)]);
    }

    #[test]
    fn what_cannot_be_read_silences_nothing_of_another_line_or_file() {
        let report = Report::default();
        Document::parse(FileId(0), "a = Keset\nb = 3\n", &report);
        let at = |file, start| Span { file: FileId(file), start, end: start + 1 };
        for (span, is_kept) in [(at(0, 4), false), (at(0, 10), true), (at(1, 4), true)] {
            report.add(Diagnostic::at(span, ReadingProblem::NotText));
            let kept = report.kept.borrow().iter().any(|one| one.place == Place::Text(span));
            assert_eq!(kept, is_kept, "{span:?}");
        }
    }

    #[test]
    fn what_is_not_closed_is_told_once_at_its_opening() {
        let told = causes("a = 1\nfoto = [\n  { b = \"a.jpg\" },\nstok = 3\nberat = \"600 g\"\n");
        assert!(
            matches!(told.as_slice(), [(SyntaxCause::UnclosedBracket { bracket: ']', before: Some(_) }, 2)]),
            "{told:?}"
        );
        let told = causes("a = 1\nteks = \"\"\"\nTas.\n\nstok = 3\nberat = \"600 g\"\n");
        assert!(matches!(told.as_slice(), [(SyntaxCause::UnclosedLongText { before: Some(_), .. }, 2)]), "{told:?}");
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
