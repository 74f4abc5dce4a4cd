//! Lines of content that no message may repeat: what is printed is kept by servers and read by many.

use std::collections::BTreeSet;

use crate::Outcome;
use crate::diagnostic::{Diagnostic, Place};
use crate::problem::Problem;
use crate::source::{Sources, Span};

/// What must stay unsaid of one run.
pub(super) struct Hidden<'a> {
    sources: &'a Sources,
    /// Names and numbers that may not be repeated.
    spans: Vec<Span>,
    /// The files of makers of whom something is not shown.
    files: BTreeSet<&'a str>,
}

impl<'a> Hidden<'a> {
    /// What the messages of this run point at, and what its makers' files hold.
    pub fn of(outcome: &'a Outcome) -> Hidden<'a> {
        let hiding = outcome.diagnostics.iter().filter(|one| one.problem.hides_text());
        let people = outcome.people.iter().map(|presence| &presence.person);
        Hidden {
            sources: &outcome.sources,
            spans: hiding.filter_map(|one| span_of(&one.place)).collect(),
            files: people.filter(|person| !person.unshown().is_nothing()).map(|person| person.file.as_str()).collect(),
        }
    }

    /// Whether a message must do with its place, for the lines that it would show hold something hidden. Messages on a
    /// consent show its dates and no more.
    pub fn covers(&self, one: &Diagnostic) -> bool {
        let is_of_consent = matches!(one.problem, Problem::Person(_));
        let is_hidden = |span: Span| {
            let file = self.sources.text(span.file);
            let lines = lines_of(&file.text, span);
            let meets = |other: &Span| other.file == span.file && other.start < lines.end && lines.start < other.end;
            (!is_of_consent && self.files.contains(file.path.as_str())) || self.spans.iter().any(meets)
        };
        let places = std::iter::once(&one.place).chain(one.related.iter().map(|related| &related.place));
        one.problem.hides_text() || places.filter_map(span_of).any(is_hidden)
    }
}

fn span_of(place: &Place) -> Option<Span> {
    match place {
        Place::Text(span) => Some(*span),
        _ => None,
    }
}

/// The whole lines that a span touches, with the end of the last.
fn lines_of(text: &str, span: Span) -> std::ops::Range<usize> {
    let (start, end) = (text.floor_char_boundary(span.start), text.ceil_char_boundary(span.end));
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[end..].find('\n').map_or(text.len(), |newline| end + newline) + 1
}
