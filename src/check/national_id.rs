//! Identity numbers (NIK) and family card numbers in any text of the content, found by how they are made.
//!
//! Sixteen digits: province, regency and district of the first registration, two each; a day, month and year, where a
//! woman's day of birth is 40 higher; a serial number from 0001 (PP 37/2007, art. 37; the provinces are those of
//! Kepmendagri 300.2.2-2138/2025 and the former East Timor). A family card has the day of its issue in the same place.
//! One random number of sixteen digits in about seventy has this form, so a word before it that says what it is counts too.

use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::problem::PersonProblem;
use crate::source::{FileId, Sources, Span, TextFile};

/// How the digits are put together where someone parts them.
const GROUPS: [&[usize]; 6] = [&[16], &[4, 4, 4, 4], &[6, 6, 4], &[2, 2, 2, 6, 4], &[2, 2, 2, 2, 2, 2, 4], &[6, 10]];
/// What parts them.
const SEPARATORS: [char; 4] = [' ', '.', '-', '\u{a0}'];
/// How far before a number, in bytes, a word says what it is.
const BEFORE: usize = 48;
/// Words for numbers of another kind.
const OTHER_NUMBERS: [&str; 34] = [
    "account",
    "akun",
    "barcode",
    "batch",
    "briva",
    "code",
    "faktur",
    "gtin",
    "imei",
    "invoice",
    "isbn",
    "kode",
    "kredit",
    "lot",
    "muatan",
    "nmid",
    "norek",
    "order",
    "payload",
    "pesanan",
    "qris",
    "rangka",
    "registrasi",
    "rek",
    "rekening",
    "resi",
    "seri",
    "serial",
    "sertifikat",
    "sku",
    "tracking",
    "transaksi",
    "va",
    "virtual",
];
/// Words for this kind.
const IDENTITY: [&str; 7] = ["identitas", "induk", "keluarga", "kependudukan", "kk", "ktp", "nik"];

/// Every such number in the texts of the content.
pub(crate) fn look(sources: &Sources) -> Vec<Diagnostic> {
    let texts: Vec<(FileId, &TextFile)> = sources.content_texts().collect();
    let at = |file, range: Range<usize>| {
        Diagnostic::at(Span { file, start: range.start, end: range.end }, PersonProblem::NationalId)
    };
    texts
        .into_par_iter()
        .flat_map_iter(|(file, text)| find(&text.text).into_iter().map(move |range| at(file, range)))
        .collect()
}

/// The places of all such numbers.
fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(start) = text.as_bytes()[place..].iter().position(u8::is_ascii_digit).map(|start| place + start) {
        match number_at(text, start).filter(|range| is_national_id(&digits(&text[range.clone()]))) {
            Some(range) if !is_called_otherwise(text, range.start) => {
                place = range.end;
                found.push(range);
            }
            _ => place = start + run(&text[start..]),
        }
    }
    found
}

/// How many digits stand at the beginning.
fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect()
}

/// Sixteen digits that begin here, in one of the usual groups, and are no part of anything longer.
fn number_at(text: &str, start: usize) -> Option<Range<usize>> {
    let before = &text[..start];
    let separator = text[start + run(&text[start..])..].chars().next().filter(|next| SEPARATORS.contains(next));
    let goes_on_before = before.ends_with(char::is_alphanumeric)
        || before.ends_with(['.', '-', '_', '/', '=', '%', '+'])
        || before.chars().next_back() == separator
            && separator.is_some()
            && run(&text[start..]) < 16
            && before.chars().rev().nth(1).is_some_and(|last| last.is_ascii_digit());
    if goes_on_before {
        return None;
    }
    GROUPS.iter().find_map(|groups| grouped(text, start, groups, separator))
}

fn grouped(text: &str, start: usize, groups: &[usize], separator: Option<char>) -> Option<Range<usize>> {
    let mut end = start;
    for (place, length) in groups.iter().enumerate() {
        if place > 0 {
            end += text[end..].chars().next().filter(|next| Some(*next) == separator)?.len_utf8();
        }
        if run(&text[end..]) != *length {
            return None;
        }
        end += length;
    }
    let rest = &text[end..];
    let next_digit = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    let goes_on = rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
        || rest.strip_prefix(['.', '-']).is_some_and(next_digit)
        || groups.len() > 1 && rest.strip_prefix(SEPARATORS).is_some_and(next_digit);
    (!goes_on).then_some(start..end)
}

/// Whether sixteen digits are made like an identity number.
fn is_national_id(digits: &[u8]) -> bool {
    let two =
        |place: usize| digits.get(place..place + 2).map_or(0, |pair| u32::from(pair[0]) * 10 + u32::from(pair[1]));
    let day = if two(6) > 40 { two(6) - 40 } else { two(6) };
    let serial = digits.get(12..).unwrap_or_default();
    digits.len() == 16
        && is_province(two(0))
        && matches!(two(2), 1..=39 | 71..=79)
        && two(4) > 0
        && (1..=days(two(8), two(10))).contains(&day)
        && serial.iter().any(|digit| *digit != 0)
}

const fn is_province(code: u32) -> bool {
    matches!(code, 11..=19 | 21 | 31..=36 | 51..=54 | 61..=65 | 71..=76 | 81..=82 | 91..=96)
}

/// The days of a month; of a month that there is not, none. Every fourth year is a leap year from 1901 to 2099.
const fn days(month: u32, year: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Whether the last word that says what a number is, on the same line, says that it is another one.
fn is_called_otherwise(text: &str, start: usize) -> bool {
    let near = &text[text.floor_char_boundary(start.saturating_sub(BEFORE))..start];
    let line = near.rsplit('\n').next().unwrap_or_default();
    let is_of_address = line.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"));
    let words = line.rsplit(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    let said = words.filter_map(|word| match word.as_str() {
        word if OTHER_NUMBERS.contains(&word) => Some(true),
        word if IDENTITY.contains(&word) => Some(false),
        _ => None,
    });
    is_of_address || said.take(1).any(|is_other| is_other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_found_however_they_are_written() {
        for text in [
            "3173054512900001",
            "NIK: 3173054512900001.",
            "NIK 3173 0545 1290 0001",
            "317305.451290.0001",
            "317305-451290-0001",
            "31.73.05.451290.0001",
            "nik = \"3173050502000001\"",
            "3173054512900001 (Rini)",
            "No. KK 3173052902240007",
            "Rekening a.n. Rini, NIK 3173054512900001",
            "Nomor registrasi (NIK) 3173054512900001",
            "Penjaga mesin: Rini 3173054512900001",
            "12 3173054512900001 3",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        let text = "Rini 3173054512900001, Sari 9604017112050010";
        let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["3173054512900001", "9604017112050010"]);
    }

    #[test]
    fn what_is_made_otherwise_is_none() {
        for digits in [
            "2073054512900001", // no province 20
            "3140054512900001", // no regency 40
            "3173004512900001", // no district 00
            "3173053212900001", // no day 32
            "3173057212900001", // nor for women
            "3173054513900001", // no month 13
            "3173053002900001", // no 30 February
            "3173052902910001", // no 29 February in 1991
            "3173054512900000", // serials begin at 1
            "317305451290001",
            "31730545129000011",
        ] {
            assert!(find(digits).is_empty(), "{digits}");
        }
    }

    #[test]
    fn numbers_of_other_kinds_do_not_cry_wolf() {
        for text in [
            "rekening = \"3173054512900001\"",
            "BRIVA 3173054512900001",
            "Nomor pesanan: 3173054512900001",
            "no. resi 3173054512900001",
            "Nomor seri mesin 3273010812900001",
            "Nomor registrasi KUBE 3273010101200001",
            "Kode produksi 3273010101200001",
            "https://toko.example/produk/3173054512900001",
            "https://toko.example/?id=3173054512900001",
            "INV3173054512900001",
            "3173054512900001-01",
            "0.3173054512900001",
            "5200 3173 0545 1290 0001",
            "0012-01-001234-50-7", // BRI
            "1370012345678",       // Mandiri
            "0123456789",          // BCA, BNI
            "20261101000123",
            "2026110112345678",
            "4111 1111 1111 1111",
            "+62 812-3456-7890",
            "00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }

    /// A fixed row of numbers without order.
    fn random_numbers() -> impl Iterator<Item = String> {
        let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            format!("{:016}", state % 10_000_000_000_000_000)
        })
    }

    /// Bare numbers of sixteen digits, without a word that says what they are: 1.4 % have the form by chance.
    #[test]
    fn one_random_number_in_seventy_has_the_form() {
        let all = 200_000;
        let alarms = random_numbers().take(all).filter(|number| !find(number).is_empty()).count();
        assert!((2_600..3_000).contains(&alarms), "{alarms} of {all}");
    }

    /// Accounts of the lengths that banks use, however they are written, and longer codes.
    #[test]
    fn no_account_of_another_length_is_taken_for_one() {
        for (number, length) in random_numbers().take(20_000).zip([10, 12, 13, 14, 15].into_iter().cycle()) {
            let parted = format!("{}-{}", &number[..4], &number[4..length]);
            for text in [&number[..length], &parted, &format!("{number}{number}"), &format!("rek. {number}")] {
                assert!(find(text).is_empty(), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(text in "[0-9 .\\-a\u{e9}\u{a0}\u{1f9f5}\n]{0,60}", any in "\\PC{0,60}") {
            find(&text);
            find(&format!("{any}3173054512900001{any}"));
        }
    }
}
