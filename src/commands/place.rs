//! Where a diagnostic points, as people count: lines and columns from one, columns in characters.

use crate::diagnostic::Place;
use crate::source::{Sources, Span};

/// A place as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Location<'a> {
    /// The path from the site's folder; nothing for the site as a whole.
    pub file: Option<&'a str>,
    /// The range in the file; nothing for a file without text.
    pub range: Option<Range>,
}

/// A range of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// The first character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
}

/// A character of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    /// From one.
    pub line: usize,
    /// From one, in Unicode scalar values.
    pub column: usize,
}

/// Finds a place in what was read.
pub(super) fn locate<'a>(place: &'a Place, sources: &'a Sources) -> Location<'a> {
    match place {
        Place::Site => Location { file: None, range: None },
        Place::File(path) => Location { file: Some(path), range: None },
        Place::Text(span) => {
            let file = sources.text(span.file);
            let range = Range { start: position(&file.text, span.start), end: position(&file.text, span.end) };
            Location { file: Some(&file.path), range: Some(range) }
        }
    }
}

/// What diagnostics are sorted by: the site first, then by file, then by place in it.
pub(super) fn order<'a>(place: &'a Place, sources: &'a Sources) -> (Option<&'a str>, usize, usize) {
    match place {
        Place::Site => (None, 0, 0),
        Place::File(path) => (Some(path), 0, 0),
        Place::Text(Span { file, start, end }) => (Some(&sources.text(*file).path), *start, *end),
    }
}

fn position(text: &str, byte: usize) -> Position {
    let before = &text[..text.floor_char_boundary(byte)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = "a\nharga = \"\u{e9}\u{1f9f5}x\"\r\nb";
        let at = |found: &str| position(text, text.find(found).unwrap());
        assert_eq!(at("a"), Position { line: 1, column: 1 });
        assert_eq!(at("x"), Position { line: 2, column: 12 });
        assert_eq!(at("b"), Position { line: 3, column: 1 });
        assert_eq!(position(text, text.len()), Position { line: 3, column: 2 });
    }

    #[test]
    fn a_place_past_the_end_or_inside_a_character_is_still_a_place() {
        assert_eq!(position("\u{e9}", 1), Position { line: 1, column: 1 });
        assert_eq!(position("", 9), Position { line: 1, column: 1 });
    }
}
