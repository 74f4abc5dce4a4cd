//! The page that tells of errors, in the language of messages.

use super::super::hidden::Hidden;
use super::super::{human, terminal};
use crate::Outcome;
use crate::language::Language;

/// A page with every diagnostic as the terminal shows it. It holds no markup of content.
pub(super) fn page(outcome: &Outcome) -> String {
    let (language, title, advice) = match outcome.messages {
        Language::Indonesian => {
            ("id", "Ada yang perlu diperbaiki", "Simpan perbaikannya; halaman ini berubah sendiri.")
        }
        Language::English => ("en", "Something needs mending", "Save the correction; this page changes by itself."),
    };
    let hidden = Hidden::of(outcome);
    let told: String = super::super::diagnostics::sorted(outcome)
        .into_iter()
        .map(|one| {
            human::diagnostic(one, hidden.covers(one), &outcome.sources, outcome.messages, terminal::Color::Plain)
        })
        .map(|text| format!("<pre>{}</pre>\n", escape(text.trim_end())))
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\n<style>{STYLE}</style>\n\
         <h1>{title}</h1>\n<p>{advice}</p>\n{told}"
    )
}

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}\
    pre{background:#fff4f2;border-left:.25rem solid #b3261e;color:#1d1b1a;overflow-x:auto;padding:1rem}";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Summary;
    use crate::diagnostic::Diagnostic;
    use crate::problem::ReadingProblem;
    use crate::source::{FileId, Sources, Span, TextFile};

    #[test]
    fn content_is_shown_as_text() {
        let evil = "</pre><script>alert(1)</script>";
        let file = TextFile { path: format!("content/{evil}.toml"), text: evil.into() };
        let problem =
            ReadingProblem::UnknownKey { key: evil.to_owned(), table: "shop", nearest: None, is_of_file: false };
        let outcome = Outcome {
            sources: Sources { texts: vec![file], ..Sources::default() },
            diagnostics: vec![Diagnostic::at(Span { file: FileId(0), start: 0, end: 3 }, problem)],
            messages: Language::Indonesian,
            summary: Summary::default(),
            people: Vec::new(),
            standing: crate::guard::Standing::default(),
            site: crate::catalogue::sample::one_shop().site,
            record: None,
            reusable: Vec::new(),
        };
        let page = page(&outcome);
        assert!(!page.contains("<script"), "{page}");
        assert_eq!(page.matches("</pre>").count(), 1);
        assert!(page.contains("kunci `&lt;/pre&gt;&lt;script&gt;"), "{page}");
        assert!(page.contains("<html lang=\"id\">"));
    }
}
