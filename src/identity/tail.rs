//! What stands behind the number of a link, as buyers read it: WhatsApp shows it as a message that is ready to be sent.

use std::ops::Range;

use super::fold::{Letter, taken_of};

/// What parts a number from the words behind it.
const PARTS: [char; 5] = ['?', '#', '&', ';', ','];
/// The parameter that holds a message. Its name is no word of the message.
const MESSAGE: &str = "text=";

/// The letters with encoded spaces resolved in these ranges, which are in order, and a space before each range's words.
pub(super) fn opened(letters: &[Letter], tails: &[Range<usize>]) -> Vec<Letter> {
    let mut opened = Vec::with_capacity(letters.len() + tails.len());
    let mut tails = tails.iter().peekable();
    let (mut place, mut end) = (0, 0);
    while let Some(letter) = letters.get(place) {
        let begins = tails.next_if(|tail| tail.start <= place).map(|tail| end = end.max(tail.end)).is_some();
        let rest = &letters[place..];
        let follows_word = opened.last().is_some_and(|before: &Letter| before.taken.is_alphanumeric());
        let (taken, length) = if place < end { in_message(rest, follows_word) } else { (letter.taken, 1) };
        let is_part = PARTS.contains(&taken) && (begins || taken == '&');
        // A parameter begins as a sentence of its own.
        let taken = if is_part && taken == '&' { '?' } else { taken };
        let (until, odd) = (rest[length - 1].end, rest[..length].iter().any(|letter| letter.odd));
        let raw = if length > 1 { ' ' } else { letter.raw };
        opened.push(Letter { taken, raw, start: letter.start, end: until, odd });
        place += length;
        if is_part && place <= end {
            opened.push(Letter { taken: ' ', raw: ' ', start: until, end: until, odd: false });
            place += if begins_with(&letters[place..], MESSAGE) { MESSAGE.len() } else { 0 };
        }
    }
    opened
}

/// What a message begins with, and how many letters that takes: an encoded space or control is a space. So is a plus
/// that is not encoded, unless it stands before a number with its country, and behind no word.
fn in_message(rest: &[Letter], follows_word: bool) -> (char, usize) {
    let taken = |place: usize| rest.get(place).map_or(' ', |letter| letter.taken);
    let is_space = match (taken(1), taken(2)) {
        ('0' | '1', second) => second.is_ascii_hexdigit(),
        first_and_second => first_and_second == ('2', '0'),
    };
    match taken(0) {
        '%' if is_space => (' ', 3),
        '+' if rest[0].end > rest[0].start + 1 => ('+', 1),
        '+' if follows_word || !matches!(taken(1), '1'..='9') => (' ', 1),
        other => (other, 1),
    }
}

fn begins_with(letters: &[Letter], word: &str) -> bool {
    letters.get(..word.len()).is_some_and(|letters| taken_of(letters) == word)
}

#[cfg(test)]
mod tests {
    use super::super::fold::{bytes_of, fold};
    use super::*;

    fn read(text: &str, tail: Range<usize>) -> String {
        taken_of(&opened(&fold(text), &[tail]))
    }

    #[test]
    fn a_message_is_read_as_it_is_shown() {
        assert_eq!(read("w/62?text=Halo%20kak,%0A2+tas+12+:+62+%2B62", 4..43), "w/62? halo kak, 2 tas 12 :+62 +62");
        assert_eq!(read("w?a=1&text=5%2520b", 1..18), "w? a=1? 5 b");
        assert_eq!(read("+62;a+62%2B8", 3..12), "+62; a 62+8");
        assert_eq!(read("a%20b c%20d", 0..5), "a b c%20d");
        assert_eq!(read("a", 0..0), "a");
    }

    #[test]
    fn letters_know_where_they_came_from() {
        let text = "w?a%20b";
        let letters = opened(&fold(text), &[1..7, 3..7]);
        assert_eq!(taken_of(&letters), "w? a b");
        assert_eq!(&text[bytes_of(&letters[3..5])], "a%20");
    }
}
