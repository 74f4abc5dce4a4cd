//! A text as a reader or a browser takes it: dashes and spaces alike, entities and percent signs resolved, invisible
//! characters gone, and digits of every script as `0` to `9`, with a note where something was not what it looks like.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::look_alike::look_alike;
use crate::catalogue::is_hidden;

/// A character as it is taken, and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// ASCII in lower case where it can be.
    pub(super) taken: char,
    /// As it is written, apart from an encoding.
    pub(super) raw: char,
    /// The first byte in the text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether it is not what it looks like, or something invisible stands before it.
    pub(super) odd: bool,
}

/// Folds a text.
pub(super) fn fold(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    let mut place = 0;
    let mut hidden = false;
    while let Some(written) = text[place..].chars().next() {
        let (raw, length, encoded) = decoded(&text[place..], written);
        let (start, end) = (place, place + length);
        place = end;
        if is_invisible(raw) {
            hidden = true;
            continue;
        }
        let mut push = |taken: char| {
            let is_disguised = taken.is_ascii_alphanumeric() && (encoded || !raw.is_ascii());
            letters.push(Letter { taken, raw, start, end, odd: hidden || is_disguised });
            hidden = false;
        };
        match has_plain_form(raw) {
            true => [raw].into_iter().nfkc().for_each(|plain| push(taken(plain))),
            false => push(taken(raw)),
        }
    }
    letters
}

/// The letters of a range as they are taken.
pub(super) fn taken_of(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.taken).collect()
}

/// The bytes that letters came from.
pub(super) fn bytes_of(letters: &[Letter]) -> Range<usize> {
    let start = letters.first().map_or(0, |letter| letter.start);
    start..letters.last().map_or(start, |letter| letter.end)
}

/// The character that a text begins with, how many bytes it takes, and whether it was encoded: `&#48;`, `&#x30;`, `%30`.
fn decoded(text: &str, first: char) -> (char, usize, bool) {
    let plain = (first, first.len_utf8(), false);
    match first {
        '&' => entity(text).map_or(plain, |(letter, length)| (letter, length, true)),
        '%' => percent(text).map_or(plain, |(letter, length)| (letter, length, true)),
        _ => plain,
    }
}

fn entity(text: &str) -> Option<(char, usize)> {
    let (number, _) = text.strip_prefix("&#")?.split_once(';').filter(|(number, _)| number.len() <= 8)?;
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some((char::from_u32(value)?, number.len() + 3))
}

/// A sign of ASCII or a character of UTF-8 in several bytes: `%30`, `%C2%A0`. Encoded spaces stay, for `5%20` may be a part
/// and a number.
fn percent(text: &str) -> Option<(char, usize)> {
    let first = encoded_byte(text)?;
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return first.is_ascii_graphic().then_some((char::from(first), 3)),
    };
    let bytes: Option<Vec<u8>> = (0..length).map(|place| encoded_byte(text.get(place * 3..)?)).collect();
    let bytes = bytes?;
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((letter, length * 3))
}

fn encoded_byte(text: &str) -> Option<u8> {
    let digits =
        text.strip_prefix('%')?.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    u8::from_str_radix(digits?, 16).ok()
}

/// Whether a character may be another one in a form of its own: circled, bold or raised. Signs of Latin writing are what
/// they are, fractions are no digits beside each other, and a digit in brackets or with its full stop is that digit.
const fn has_plain_form(letter: char) -> bool {
    !matches!(
        letter,
        '\0'..='\u{ff}' | '\u{2150}'..='\u{215f}' | '\u{2189}' | '⑴'..='⑼' | '⒈'..='⒐' | '\u{1f100}'..='\u{1f10a}'
    )
}

/// What a character is taken for.
fn taken(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        // Dashes of other writings, and signs that are drawn as one.
        '\u{2d7}' | '\u{5be}' | '\u{1400}' | '\u{1806}' | '\u{2043}' | '\u{23af}' | '\u{2500}' | '\u{2501}' => '-',
        '\u{2796}' | '\u{2e17}' | '\u{2e1a}' | '\u{2e3a}' | '\u{2e3b}' | '\u{2e40}' => '-',
        '\u{301c}' | '\u{3030}' | '\u{30a0}' | '\u{30fc}' => '-',
        '\u{3002}' | '\u{b7}' | '\u{2022}' | '\u{2219}' | '\u{22c5}' => '.',
        // The forms of ASCII that East Asian type knows.
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xfee0).map_or(letter, |letter| letter.to_ascii_lowercase())
        }
        // White letters on black, which have no other form.
        '\u{1f150}'..='\u{1f169}' => in_alphabet(letter, 0x1f150),
        '\u{1f170}'..='\u{1f189}' => in_alphabet(letter, 0x1f170),
        _ => look_alike(letter).or_else(|| digit(letter)).unwrap_or(letter),
    }
}

fn in_alphabet(letter: char, first: u32) -> char {
    char::from_u32(u32::from(letter) - first + u32::from('a')).unwrap_or(letter)
}

/// The first digit of each row of ten that Unicode has outside ASCII (general category Nd), and of the circled,
/// raised, lowered and bold ones.
const NOUGHTS: &[u32] = &[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0x2080, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1fbf0,
];

fn digit(letter: char) -> Option<char> {
    let value = match letter {
        '⁰' | '⓪' | '⓿' | '〇' | '🄋' | '🄌' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => u32::from(letter) - 0x2070,
        '⑴'..='⑼' => u32::from(letter) - 0x2473,
        '⒈'..='⒐' => u32::from(letter) - 0x2487,
        '\u{1f100}' => 0,
        '\u{1f101}'..='\u{1f10a}' => u32::from(letter) - 0x1f101,
        '①'..='⑨' => u32::from(letter) - 0x245f,
        '❶'..='❾' => u32::from(letter) - 0x2775,
        '➀'..='➈' => u32::from(letter) - 0x277f,
        '➊'..='➒' => u32::from(letter) - 0x2789,
        '⓵'..='⓽' => u32::from(letter) - 0x24f4,
        _ => NOUGHTS.iter().find_map(|nought| u32::from(letter).checked_sub(*nought).filter(|value| *value < 10))?,
    };
    char::from_digit(value, 10)
}

/// Characters that are nothing on a page or in an address.
pub(super) fn has_no_shape(letter: char) -> bool {
    is_hidden(letter) || (letter.is_control() && !letter.is_ascii_whitespace())
}

/// Characters that nobody sees as a letter: those without a shape of their own, variation selectors, controls, marks.
fn is_invisible(letter: char) -> bool {
    has_no_shape(letter)
        || matches!(letter, '\u{fe00}'..='\u{fe0f}')
        // Marks that are drawn over the letter before them.
        || matches!(letter, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> (String, bool) {
        let letters = fold(text);
        (taken_of(&letters), letters.iter().any(|letter| letter.odd))
    }

    #[test]
    fn equal_spellings_fold_to_one_without_a_note() {
        assert_eq!(folded("WA 0812\u{2013}3456\u{a0}7890"), ("wa 0812-3456 7890".to_owned(), false));
        assert_eq!(folded("a%20b & c; 50%"), ("a%20b & c; 50%".to_owned(), false));
        assert_eq!(folded("a%C2%A0b%E2%80%93c%C2 %FF"), ("a b-c%c2 %ff".to_owned(), false));
    }

    #[test]
    fn what_only_looks_like_a_digit_is_noted() {
        for text in [
            "０８１２",
            "٠٨١٢",
            "۰۸۱۲",
            "०८१२",
            "𝟎𝟖𝟏𝟐",
            "⓪⑧①②",
            "⁰⁸¹²",
            "08\u{200b}12",
            "08\u{ad}12",
            "08\u{336}12",
            "&#48;812",
            "&#x30;812",
            "%30812",
            "%EF%BC%90812",
            "%D9%A0812",
            "0%E2%80%8B812",
            "⓿➇➀➁",
            "🄋➑➊➋",
            "⓪⓼⓵⓶",
            "〇８１２",
        ] {
            assert_eq!(folded(text), ("0812".to_owned(), true), "{text}");
        }
    }

    #[test]
    fn forms_of_letters_and_digits_are_what_they_stand_for() {
        for (text, plain) in [
            ("0⑻⑴⑵", "0812"),
            ("🄀⒏⒈⒉", "0812"),
            ("🄁🄉🄂🄃", "0812"),
            ("ⓦⓐ.me", "wa.me"),
            ("𝐰𝐚.𝐦𝐞", "wa.me"),
            ("ʷᵃ.ᵐᵉ", "wa.me"),
            ("🅦🅐.me", "wa.me"),
            ("wa｡me", "wa.me"),
            ("wa.lin\u{212a}", "wa.link"),
            ("B\u{421}A", "bca"),
            ("\u{392}\u{421}\u{391}", "bca"),
            ("\u{299}\u{1d04}\u{1d00}", "bca"),
            ("08\u{417}\u{427}\u{1bc}\u{431}", "083456"),
            ("1\u{30fc}2\u{2500}3", "1-2-3"),
        ] {
            assert_eq!(folded(text).0, plain, "{text}");
        }
        assert_eq!(folded("1½ m², 2×3, 30º, №"), ("1½ m2, 2×3, 30º, no".to_owned(), true));
    }

    #[test]
    fn letters_know_where_they_came_from() {
        let text = "é&#48;\u{200b}１";
        let letters = fold(text);
        assert_eq!(taken_of(&letters), "é01");
        assert_eq!(&text[bytes_of(&letters[1..2])], "&#48;");
        assert_eq!(&text[bytes_of(&letters[1..])], "&#48;\u{200b}１");
        assert_eq!(bytes_of(&[]), 0..0);
    }
}
