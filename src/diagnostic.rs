//! A problem at its place, and a value together with all that was said of it.

use crate::problem::{Problem, Severity};
use crate::source::Span;

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The site as a whole.
    Site,
    /// A file or folder without text to underline, by its path from the site's folder.
    File(String),
    /// A range of a text file.
    Text(Span),
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What is to be seen there.
    pub note: crate::problem::Note,
    /// Where it is.
    pub place: Place,
}

/// One thing to say to the person who wrote the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, as data; its words are found when it is printed.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A problem at a range of text.
    pub fn at(span: Span, problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic { problem: problem.into(), place: Place::Text(span), related: Vec::new() }
    }

    /// A problem of a whole file.
    pub fn in_file(path: impl Into<String>, problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic { problem: problem.into(), place: Place::File(path.into()), related: Vec::new() }
    }

    /// A problem of the whole site.
    pub fn of_site(problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic { problem: problem.into(), place: Place::Site, related: Vec::new() }
    }

    /// The same diagnostic with one more place.
    pub fn with_related(mut self, place: Place, note: crate::problem::Note) -> Diagnostic {
        self.related.push(Related { note, place });
        self
    }

    /// Whether it stops the site from being published.
    pub fn is_error(&self) -> bool {
        self.problem.severity() == Severity::Error
    }
}

/// A value and everything that was noticed while it was made.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The value; complete only where no diagnostic is an error.
    pub value: T,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with nothing to say.
    pub fn clean(value: T) -> Checked<T> {
        Checked { value, diagnostics: Vec::new() }
    }

    /// Moves the diagnostics to a common list and gives the value.
    pub fn report_to(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }
}

/// Whether any of them stops the site from being published.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
