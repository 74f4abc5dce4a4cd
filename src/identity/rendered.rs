//! A text as its readers get it: the words of each block of Markdown without the marks, and where its links lead as a
//! browser takes them. What is written apart, escaped or as an entity stands together here.

use std::ops::Range;

use url::Url;

use super::fold::has_no_shape;
use crate::catalogue::{Markdown, Part};

/// What stands between two cells of a table.
const CELLS: &str = " | ";

/// Words that belong together, and where each of them was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The words.
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// A part of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Its bytes in the reading.
    read: Range<usize>,
    /// The bytes that it was written as.
    written: Range<usize>,
    /// Whether it was written just so.
    is_same: bool,
}

impl Piece {
    /// Where a byte of the reading was written: at its own place where the words are the same, else in the whole piece.
    fn written_at(&self, byte: usize) -> Range<usize> {
        match self.is_same {
            true => {
                let place = self.written.start + (byte - self.read.start);
                place..place
            }
            false => self.written.clone(),
        }
    }
}

impl Reading {
    /// A whole text that is taken as another one.
    fn of_whole(written: &str, read: String) -> Reading {
        let piece = Piece { read: 0..read.len(), written: 0..written.len(), is_same: false };
        Reading { text: read, pieces: vec![piece] }
    }

    /// The bytes that a part of the reading was written as.
    pub(super) fn written(&self, range: Range<usize>) -> Range<usize> {
        let touched =
            || self.pieces.iter().filter(|piece| piece.read.start < range.end && range.start < piece.read.end);
        let start = touched().next().map_or(0, |piece| piece.written_at(range.start.max(piece.read.start)).start);
        let end = touched().next_back().map_or(start, |piece| piece.written_at(range.end.min(piece.read.end)).end);
        start..end.max(start)
    }

    /// Adds words that stand somewhere in a range of the source.
    pub(super) fn push(&mut self, words: &str, range: Range<usize>, source: &str) {
        let place = source.get(range.clone()).and_then(|written| written.find(words));
        let written = place.map_or(range.clone(), |place| range.start + place..range.start + place + words.len());
        let start = self.text.len();
        self.text.push_str(words);
        self.pieces.push(Piece { read: start..self.text.len(), written, is_same: place.is_some() });
    }

    /// Whether all of it stands in the source as it is, in one row.
    fn is_as_written(&self) -> bool {
        let follows = |pair: &[Piece]| pair[0].written.end == pair[1].written.start;
        self.pieces.iter().all(|piece| piece.is_same) && self.pieces.windows(2).all(follows)
    }
}

/// What readers and browsers get of a text, where that is not what is written.
pub(super) fn readings(text: &str) -> Vec<Reading> {
    let mut readings: Vec<Reading> = address_alone(text).into_iter().collect();
    if !has_marks(text) {
        return readings;
    }
    let mut block = Reading::default();
    for (part, range) in Markdown::parts(text) {
        match part {
            Part::Words(words) => block.push(&words, range, text),
            Part::Line => block.push("\n", range, text),
            Part::Cell => block.push(CELLS, range, text),
            Part::Link(written) => {
                let mut link = Reading::default();
                link.push(&in_browser(&written).unwrap_or_else(|| written.into_owned()), range, text);
                readings.push(link);
            }
            Part::Block => readings.push(std::mem::take(&mut block)),
        }
    }
    readings.push(block);
    // The text as it is written is looked at anyway.
    readings.retain(|reading| !reading.is_as_written());
    readings
}

/// Whether a text holds a sign by which Markdown shows something else than what is written.
fn has_marks(text: &str) -> bool {
    text.bytes().any(|byte| b"\\&[]*_~`<|".contains(&byte))
}

/// A text that is one address and nothing else, as the values of some keys are.
fn address_alone(text: &str) -> Option<Reading> {
    let address = Some(text.trim()).filter(|address| address.contains(':') && !address.contains(' '))?;
    in_browser(address).filter(|read| read != address).map(|read| Reading::of_whole(text, read))
}

/// An address as a browser reads it: its host in the one form that is looked up.
fn in_browser(written: &str) -> Option<String> {
    let cleaned: String = written.chars().filter(|letter| !letter.is_whitespace() && !has_no_shape(*letter)).collect();
    Url::parse(&cleaned).ok().filter(Url::has_host).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        readings(text).into_iter().map(|reading| reading.text).collect()
    }

    #[test]
    fn words_stand_together_as_they_are_shown() {
        assert_eq!(read("WA 0899&nbsp;12**34**\\.5"), ["WA 0899\u{a0}1234.5"]);
        assert_eq!(read("![0899](a)![1234](b)"), ["08991234"]);
        assert_eq!(read("a *b*\nc\n\n- d\n- e *f*"), ["a b\nc", "e f"]);
        assert_eq!(read("| a | b |\n|-|-|\n| 1 | 2 |"), ["a | b | \n1 | 2 | \n"]);
        assert_eq!(read("ini saja"), [""; 0]);
    }

    #[test]
    fn links_lead_where_a_browser_goes() {
        for text in [
            "[x](https://wa\\.me/m)",
            "[x](https://wa&period;me/m)",
            "[x](https://wa&lrm;.me/m)",
            "[x](https://\u{24e6}\u{24d0}.me/m)",
            "[x](https://wa%2Eme/m)",
            "[x](HTTPS:wa.me/m)",
            "[x][y]\n\n[y]: https://wa\\.me/m",
        ] {
            assert_eq!(read(text)[0], "https://wa.me/m", "{text}");
        }
        assert_eq!(read("https://wa%2Eme/m"), ["https://wa.me/m"]);
    }

    #[test]
    fn what_is_read_knows_where_it_was_written() {
        let text = "Kain.\n\nWA 0899&nbsp;12**34**-[5](/x) a";
        let reading = readings(text).into_iter().find(|reading| reading.text.starts_with("WA")).unwrap();
        let written = |word: &str| {
            let start = reading.text.find(word).unwrap();
            &text[reading.written(start..start + word.len())]
        };
        assert_eq!(written("0899\u{a0}1234-5"), "0899&nbsp;12**34**-[5");
        assert_eq!(written("WA"), "WA");
        assert_eq!(written("\u{a0}"), "&nbsp;");
        assert_eq!(reading.written(0..0), 0..0);
    }
}
