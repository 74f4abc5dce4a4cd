//! Diagnostics for programs: one JSON object a line.

use serde_json::{Map, Value, json};

use super::place::{Location, locate};
use crate::diagnostic::{Diagnostic, Related};
use crate::language::Language;
use crate::problem::Severity;
use crate::source::Sources;

/// One diagnostic with a newline after it.
///
/// `code`, `severity` (`error` or `warning`), `message` and `help` are always there. `file` is null for the site as a
/// whole; `line`, `column`, `end_line` and `end_column` are null for a file without text. `label` is there where
/// something is said of the underlined text. `related` is a list of places with a message each.
pub(super) fn line(one: &Diagnostic, sources: &Sources, language: Language) -> String {
    let words = one.problem.words(language);
    let mut object = place(&locate(&one.place, sources));
    object.insert("code".into(), one.problem.code().into());
    object.insert("severity".into(), severity(one.problem.severity()).into());
    object.insert("message".into(), words.message.into());
    object.insert("help".into(), words.help.into());
    if !words.label.is_empty() {
        object.insert("label".into(), words.label.into());
    }
    let places = one.related.iter().map(|one| related(one, sources, language));
    object.insert("related".into(), places.collect());
    Value::Object(object).to_string() + "\n"
}

fn related(one: &Related, sources: &Sources, language: Language) -> Value {
    let mut object = place(&locate(&one.place, sources));
    object.insert("message".into(), one.note.words(language).into());
    Value::Object(object)
}

fn place(location: &Location<'_>) -> Map<String, Value> {
    let (start, end) = (location.range.map(|range| range.start), location.range.map(|range| range.end));
    let fields = [
        ("file", json!(location.file)),
        ("line", json!(start.map(|start| start.line))),
        ("column", json!(start.map(|start| start.column))),
        ("end_line", json!(end.map(|end| end.line))),
        ("end_column", json!(end.map(|end| end.column))),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::problem::{FolderProblem, Note, ReadingProblem};
    use crate::source::{FileId, Span, TextFile};

    #[test]
    fn an_object_tells_the_place_and_the_words() {
        let file = TextFile { path: "content/produk.toml".into(), text: "nama = \"\u{e9}\"\nhrga = 1\n".into() };
        let sources = Sources { texts: vec![file], ..Sources::default() };
        let problem =
            ReadingProblem::UnknownKey { key: "hrga".into(), table: "product", nearest: None, is_of_file: false };
        let one = Diagnostic::at(Span { file: FileId(0), start: 12, end: 16 }, problem)
            .with_related(Place::Text(Span { file: FileId(0), start: 10, end: 11 }), Note::FirstHere);
        let text = line(&one, &sources, Language::English);
        assert!(text.ends_with("}\n") && text.matches('\n').count() == 1);
        let value: Value = serde_json::from_str(&text).unwrap();
        let expected = json!({
            "code": "E005", "severity": "error", "file": "content/produk.toml",
            "line": 2, "column": 1, "end_line": 2, "end_column": 5,
            "message": "`hrga` is not a key of `product`", "label": "unknown",
            "help": "delete this line, or look at the list of keys in the guide",
            "related": [{
                "file": "content/produk.toml", "line": 1, "column": 10, "end_line": 1, "end_column": 11,
                "message": "the first is here",
            }],
        });
        assert_eq!(value, expected);
    }

    #[test]
    fn a_file_without_text_has_no_line() {
        let one = Diagnostic::in_file("content/a.txt", FolderProblem::StrayFile);
        let value: Value = serde_json::from_str(&line(&one, &Sources::default(), Language::English)).unwrap();
        assert_eq!((&value["file"], &value["line"]), (&json!("content/a.txt"), &Value::Null));
        assert_eq!((&value["severity"], &value["related"]), (&json!("warning"), &json!([])));
    }
}
