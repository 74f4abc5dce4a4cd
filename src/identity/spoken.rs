//! Digits in words: `nol delapan satu dua`, `eight eight zero`. A buyer reads them as the number that they are.

use std::ops::Range;

use super::account::USUAL;
use super::rendered::Reading;

/// So many words beside each other are a number that is read out; fewer are how many of something.
const FEWEST: usize = 5;
/// So many digits are a whole number by themselves.
const WHOLE: usize = USUAL.start;

/// What digits are called, by the length of the word.
const DIGITS: [&[(&str, &str)]; 9] = [
    &[],
    &[],
    &[("oh", "0")],
    &[("nol", "0"), ("one", "1"), ("dua", "2"), ("two", "2"), ("six", "6")],
    &[
        ("zero", "0"),
        ("satu", "1"),
        ("tiga", "3"),
        ("four", "4"),
        ("lima", "5"),
        ("five", "5"),
        ("enam", "6"),
        ("nine", "9"),
    ],
    &[("three", "3"), ("empat", "4"), ("tujuh", "7"), ("seven", "7"), ("lapan", "8"), ("eight", "8")],
    &[("kosong", "0")],
    &[("delapan", "8")],
    &[("sembilan", "9")],
];

/// The words of a row of digits, and where they stand.
#[derive(Default)]
struct Row {
    digits: String,
    range: Range<usize>,
    words: usize,
}

impl Row {
    /// Whether somebody reads out a number, and does not count.
    fn is_number(&self) -> bool {
        let counts = self.digits.as_bytes().windows(2).all(|pair| pair[0] + 1 == pair[1]);
        self.words >= FEWEST && !counts
    }

    /// Whether digits go on what was said in words, or words what stands in digits: in one paragraph, and not behind a
    /// number that is whole.
    fn goes_on_otherwise(&self, text: &str, next: usize) -> bool {
        self.digits.len() < WHOLE && text[self.range.end..next].matches('\n').count() < 2
    }
}

/// The text with its read-out numbers in digits; nothing where it has none.
pub(super) fn in_digits(text: &str) -> Option<Reading> {
    if !may_hold_any(text) {
        return None;
    }
    let rows: Vec<Row> = rows(text).into_iter().filter(Row::is_number).collect();
    if rows.is_empty() {
        return None;
    }
    let mut reading = Reading::default();
    let mut place = 0;
    for row in rows {
        reading.push(&text[place..row.range.start], place..row.range.start, text);
        place = row.range.end;
        reading.push(&row.digits, row.range, text);
    }
    reading.push(&text[place..], place..text.len(), text);
    Some(reading)
}

/// Whether so many words of digits stand in a text that it is worth a closer look. Hardly any does, and this looks at each of
/// their bytes once.
fn may_hold_any(text: &str) -> bool {
    let words = text.as_bytes().split(|byte| !byte.is_ascii_alphabetic());
    words.filter(|word| digit(word).is_some()).nth(FEWEST - 1).is_some()
}

/// Words of digits, and digits among them, with no other word between.
fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut is_open = false;
    let mut was_word = false;
    for range in words(text) {
        let word = &text[range.clone()];
        let digit = digit(word.as_bytes());
        let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
        if digit.is_none() && !is_digits {
            is_open = false;
            continue;
        }
        let is_word = digit.is_some();
        let goes_on = |row: &Row| is_word == was_word || row.goes_on_otherwise(text, range.start);
        if !is_open || !rows.last().is_some_and(goes_on) {
            rows.push(Row { range: range.clone(), ..Row::default() });
        }
        (is_open, was_word) = (true, is_word);
        if let Some(row) = rows.last_mut() {
            row.words += usize::from(is_word);
            row.digits.push_str(digit.unwrap_or(word));
            row.range.end = range.end;
        }
    }
    rows
}

/// Where the words of a text stand.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut place = 0;
    text.split(|letter: char| !letter.is_alphanumeric()).filter_map(move |word| {
        let start = place;
        place = start + word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then(|| start..start + word.len())
    })
}

/// The digit that a word is, in Indonesian or English, in any case.
fn digit(word: &[u8]) -> Option<&'static str> {
    let first = word.first()?.to_ascii_lowercase();
    // Nearly every word of a text differs in its first letter already.
    let is_same = |name: &str| name.as_bytes()[0] == first && word.eq_ignore_ascii_case(name.as_bytes());
    DIGITS.get(word.len())?.iter().find(|(name, _)| is_same(name)).map(|(_, digit)| *digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        in_digits(text).map(|reading| reading.text)
    }

    #[test]
    fn what_is_read_out_stands_in_digits() {
        let read = |text| read(text).unwrap();
        assert_eq!(read("BCA delapan delapan nol satu, lima enam."), "BCA 880156.");
        assert_eq!(read("WA Nol-Delapan-Satu-Dua 3456 tujuh"), "WA 081234567");
        assert_eq!(read("**nol** *delapan* nol\ndelapan nol é"), "**08080 é");
        assert_eq!(read("0812-3456-7890, nol delapan nol delapan nol"), "0812-3456-7890, 08080");
        assert_eq!(read("12\n\nnol delapan nol delapan nol"), "12\n\n08080");
        assert_eq!(read("call oh eight one two three four"), "call 081234");
    }

    #[test]
    fn counts_and_counting_stay_words() {
        for text in [
            "Satu, dua, tiga, empat, lima, enam!",
            "dua atau tiga, paling banyak lima",
            "satu dua tiga empat",
            "seratus satu dua",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_knows_where_its_words_stand() {
        let text = "Kirim ke BCA delapan nol delapan nol satu ya";
        let reading = in_digits(text).unwrap();
        let start = reading.text.find("80801").unwrap();
        assert_eq!(&text[reading.written(start..start + 5)], "delapan nol delapan nol satu");
        assert_eq!(&text[reading.written(0..5)], "Kirim");
    }
}
