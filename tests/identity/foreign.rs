//! Texts that each hide a foreign number or account in one way.

/// Blanks and rows of signs between the digits, which a browser shows as one.
const GAPS: &[&str] = &[
    "WA 0899        12345678",
    "WA 0899\n     12345678",
    "- WA 0899\n      1234-5678",
    "BCA 888      0001234",
    "WA 0899 ...... 12345678",
    "WA 0899 ===> 12345678",
    "WA 0899 ------ 1234 ------ 5678",
    "0899&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;12345678",
    "Rekening BCA .................................................................... 8880001234",
];

/// Digits that stand one by one, or in parts of any length.
const SINGLY: &[&str] = &[
    "Transfer ke BCA 8 8 8 0 0 0 1 2 3 4 a.n. Budi",
    "Rek BCA 7 7 7 0 0 0 1 2 3 4 a.n. Budi",
    "WA 8 9 9 1 2 3 4 5 6 7 8",
    "WA: 8  9  9  1  2  3  4  5  6  7  8",
    "+6 2 8 9 9 1 2 3 4 5 6 7 8",
    "62 8 9 9 1 2 3 4 5 6 7 8",
    "6 2 8 9 9 1 2 3 4 5 6 7 8",
    "0899 1 2 3 4 5 6 7 8",
    "BCA 888 0 001234",
    "BCA 1234 567 891 a.n. Budi",
];

/// Numbers that are dressed as amounts.
const AMOUNTS: &[&str] = &[
    "Transfer ke BCA 8.880.001.234 a.n. Budi",
    "BRI 123.456.789.012.345",
    "Rekening BCA IDR 8880001234 a.n. Budi",
    "Rek. BCA Rp. 8880001234",
    "WA Rp 0899-1234-5678",
    "Rp 0899 1234 5678",
    "Pesan WA 62.899.123.456",
    "WA 8.991.234.567",
    "WA Rp 8.991.234.567",
];

/// All of them.
pub fn texts() -> impl Iterator<Item = &'static str> {
    [GAPS, SINGLY, AMOUNTS].into_iter().flatten().copied()
}
