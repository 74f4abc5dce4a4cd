//! What git writes into a file where two people changed the same lines, until somebody chooses.

use crate::diagnostic::Diagnostic;
use crate::problem::ReadingProblem;
use crate::source::{FileId, Span};

/// Tells of each place where a choice is still open. A line of such marks alone may be anything, so both ends are asked for.
pub(crate) fn look(file: FileId, text: &str) -> Vec<Diagnostic> {
    // Nearly every file has none.
    if !text.contains("<<<<<<< ") {
        return Vec::new();
    }
    let mut open: Option<Span> = None;
    let mut told = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if line.starts_with("<<<<<<< ") {
            open = Some(Span { file, start, end });
        } else if line.starts_with(">>>>>>> ") {
            told.extend(open.take().map(|span| Diagnostic::at(span, ReadingProblem::MergeMarks)));
        }
        start += line.len();
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_open_choice_is_told_once() {
        let one = "<<<<<<< HEAD\nnama = \"A\"\n=======\nnama = \"B\"\n>>>>>>> usul\n";
        assert_eq!(look(FileId(0), one).len(), 1);
        assert_eq!(look(FileId(0), &format!("harga = 1\n{one}{one}")).len(), 2);
        for text in ["", "Judul\n=======\n", "<<<<<<< saja\n", ">>>>>>> kutipan\n", "a <<<<<<< b\n>>>>>>> c\n"] {
            assert_eq!(look(FileId(0), text), [], "{text}");
        }
    }
}
