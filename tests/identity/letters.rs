//! Numbers and words of payment with letters that look like others.

use super::site::Numbers;

/// How many ways there are.
pub const WAYS: usize = 16;

/// The words of one way.
pub fn words(way: usize, numbers: &mut Numbers) -> String {
    let start = ["0856", "0878", "0899", "0811"][numbers.below(4)];
    let (one, two) = (numbers.digits(4), numbers.digits(4));
    let all = format!("{start}{one}{two}");
    let account = format!("9{}7", numbers.digits(8));
    let mut parted_by = |signs: &[char]| {
        let sign = numbers.one(signs);
        format!("{start}{sign}{one}{sign}{two}")
    };
    match way {
        0 => format!("Transfer ke B\u{421}A {account}"),
        1 => format!("Bayar: \u{392}\u{421}\u{391} {account}"),
        2 => format!("\u{412}NI {account} a.n. Budi"),
        3 => format!("\u{299}\u{1d04}\u{1d00} {account}"),
        4 => format!("GOPA\u{423} {account}"),
        5 => format!("W\u{410} {}", &all[1..]),
        6 => format!("WA {}", parted_by(&['\u{30fc}', '\u{2500}', '\u{301c}', '\u{1806}', '\u{2796}'])),
        7 => format!("WA {}", parted_by(&['\u{4e8c}', '\u{3127}', '\u{ac00}', '\u{5d0}', '\u{1208}'])),
        8 => format!("WA {start}-{}\u{417}4-{two}", &one[..2]),
        9 => format!("{start}-{}\u{427}-{two}", &one[..3]),
        10 => format!("{start}-{one}-{}\u{431}{}", &two[..1], &two[2..]),
        11 => format!("{start}-{one}-{}{}", numbers.one(&['\u{1bc}', '\u{1bd}']), &two[1..]),
        12 => format!("WA O{}{one}S{}", &start[1..], &two[1..]),
        13 => format!("WA 0B{}{one}{}B", &start[2..], &two[..3]),
        14 => format!("{start}-{}Z{}-S{}", &one[..1], &one[2..], &two[1..]),
        _ => format!("Transfer ke BCA {}B{}", &account[..4], &account[5..]),
    }
}
