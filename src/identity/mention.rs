//! What in a text looks like a payment identity, whoever's it is.

use std::ops::Range;

use super::claim::Claim;
use super::fold::{bytes_of, fold};
use super::link::{address, links};
use super::number::numbers;

/// Fewer digits in a row are no number that anyone calls or pays to.
const FEWEST_DIGITS: usize = 8;

/// Something that looks like a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    /// A telephone number.
    Number {
        /// As it is dialled: country code first, digits only.
        phone: String,
        /// Its digits as they are written.
        digits: String,
    },
    /// An account number beside words of payment, digits only.
    Account(String),
    /// A link that opens a chat: with which number, unless it hides that.
    Chat(Option<String>),
    /// A link that rings or texts a number, as it is dialled.
    Call(String),
    /// A link that pays someone.
    Payment(String),
    /// A QRIS payload: its merchant, unless it is broken.
    Qris(Option<Claim>),
    /// A national merchant id without its letters.
    Merchant(String),
}

/// A mention at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it looks like.
    pub mention: Mention,
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Whether look-alike or invisible characters are in it.
    pub disguised: bool,
}

/// Everything in a text that looks like a claim, in its order.
pub fn mentions(text: &str) -> Vec<Found> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    let letters = fold(text);
    let links = links(&letters);
    let taken: Vec<Range<usize>> = links.iter().map(|(range, _)| range.clone()).collect();
    let numbers = numbers(&letters, &taken);
    let mut found: Vec<Found> = links
        .into_iter()
        .chain(numbers)
        .map(|(range, mention)| {
            let letters = &letters[range];
            // Letters in a number are look-alikes; in a link they are its words.
            let is_number = matches!(mention, Mention::Number { .. } | Mention::Account(_));
            let disguised = letters
                .iter()
                .any(|letter| letter.odd || (is_number && (letter.taken.is_alphabetic() || letter.taken == '|')));
            Found { mention, range: bytes_of(letters), disguised }
        })
        .collect();
    found.sort_by_key(|found| (found.range.start, found.range.end));
    found
}

impl Mention {
    /// Whether one of these claims says the same.
    pub fn is_one_of<'claims>(&self, claims: impl IntoIterator<Item = &'claims Claim>) -> bool {
        claims.into_iter().any(|claim| match (self, claim) {
            (
                Mention::Number { phone: found, .. } | Mention::Call(found) | Mention::Chat(Some(found)),
                Claim::WhatsApp(number) | Claim::Phone(number),
            ) => found == number,
            // Where a wallet is meant, the account is the number of a telephone.
            (Mention::Account(digits), Claim::WhatsApp(number) | Claim::Phone(number)) => digits == number,
            (Mention::Number { digits, .. } | Mention::Account(digits), Claim::Bank { account, .. }) => {
                digits == account
            }
            (Mention::Account(digits) | Mention::Merchant(digits), Claim::Qris { nmid, .. }) => {
                nmid.strip_prefix("ID") == Some(digits.as_str())
            }
            (Mention::Qris(Some(merchant)), claim) => merchant == claim,
            (Mention::Payment(link), Claim::Marketplace(page)) => *link == address(page),
            _ => false,
        })
    }
}

/// Whether a text is worth folding: it has a row of digits, or signs of a link or of an encoding. Most texts do not, and
/// this looks at each of their bytes once.
fn may_hold_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut digits = 0;
    for (place, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if digits >= FEWEST_DIGITS {
                    return true;
                }
            }
            // Letters that pass for digits.
            b'o' | b'O' | b'l' | b'L' | b'i' | b'I' | b'|' if digits > 0 => {
                digits += 1;
                if digits >= FEWEST_DIGITS {
                    return true;
                }
            }
            b'.' | b':' if is_link(bytes, place) => return true,
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'\n' | b'\r' | b'\t' | b',' | b':' => {}
            b'_' | b'*' | b'~' | b'`' | b'\\' | b'+' => {}
            b'&' if bytes.get(place + 1) == Some(&b'#') => return true,
            b'%' if bytes.get(place + 1).is_some_and(u8::is_ascii_hexdigit) => return true,
            128.. => {
                // The first byte of a character decides; the others are passed over with it.
                if let Some(letter) = text.get(place..).and_then(|rest| rest.chars().next())
                    && !is_common(letter)
                {
                    return true;
                }
            }
            _ => digits = 0,
        }
    }
    false
}

/// Whether a full stop or a colon stands inside an address: `wa.me`, `tel:0`.
fn is_link(bytes: &[u8], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric);
    let after = bytes.get(place + 1);
    match bytes[place] {
        b'.' => before && after.is_some_and(u8::is_ascii_alphabetic),
        b':' => {
            before
                && after.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"/+(".contains(byte))
                && !bytes[place - 1].is_ascii_digit()
        }
        _ => false,
    }
}

/// Characters of ordinary writing, which disguise nothing: accents, quotes, dashes, signs of measure.
const fn is_common(letter: char) -> bool {
    matches!(letter, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}'..='\u{b8}' | '\u{ba}'..='\u{24f}' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20bf}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const QRIS: &str = "00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D";

    fn claims() -> Vec<Claim> {
        vec![
            Claim::WhatsApp("6281234567890".into()),
            Claim::Phone("62215550123".into()),
            Claim::Bank { bank: "BANK CONTOH".into(), account: "0001112222".into(), holder: "X".into() },
            Claim::qris(&crate::catalogue::Qris::parse(QRIS).unwrap()),
            Claim::Marketplace("https://saweria.co/panti-contoh".into()),
        ]
    }

    /// What a text holds: `own` where all of it is a claim, else what is foreign in it.
    fn seen(text: &str) -> String {
        let found = mentions(text);
        let claims = claims();
        let foreign = found.iter().filter(|found| found.disguised || !found.mention.is_one_of(&claims));
        let foreign: Vec<&str> = foreign.map(|found| &text[found.range.clone()]).collect();
        match (found.is_empty(), foreign.is_empty()) {
            (true, _) => "nothing".to_owned(),
            (false, true) => "own".to_owned(),
            (false, false) => foreign.join(" | "),
        }
    }

    #[test]
    fn equal_spellings_are_the_shops_own() {
        for text in [
            "Hubungi 0812-3456-7890 ya",
            "+62 812 3456 7890",
            "+62 (0)812-3456-7890",
            "(+62) 812.3456.7890",
            "62812-3456-7890",
            "6281234567890",
            "081234567890",
            "0812 3456 7890",
            "0812\u{2013}3456\u{a0}7890",
            "**0812**-3456-7890",
            "(0812) 3456 7890",
            "WA: 812-3456-7890",
            "WA 08 12 34 56 78 90",
            "0812-3456-7890 (08.00-16.00)",
            "WA 0812-3456-7890 08.00-16.00, Senin sampai Jumat",
            "0812-3456-7890, 10 lembar",
            "0812-3456-7890 10 lembar",
            "0812-3456-7890/021-5550123",
            "(021) 555-0123",
            "021-5550123",
            "Telp. 021 555 0123",
            "https://wa.me/6281234567890",
            "[WA](https://wa.me/6281234567890?text=Halo%20kak)",
            "lihat wa.me/6281234567890.",
            "https://api.whatsapp.com/send?phone=6281234567890&text=a",
            "whatsapp://send?phone=+6281234567890",
            "[telepon](tel:+6281234567890)",
            "tel:021-555-0123",
            "transfer ke rekening 000-111-2222",
            "Bank Contoh 0001112222 a.n. X",
            "rekening 000 111 2222",
            "https://saweria.co/panti-contoh/",
            QRIS,
            "NMID: ID1020000000001",
        ] {
            assert_eq!(seen(text), "own", "{text}");
        }
    }

    #[test]
    fn anything_else_is_foreign() {
        for text in [
            "0812-3456-7809",
            "+62 812 3456 7891",
            "62 812 3456 7891",
            "08123456789",
            "0812-3456-78901",
            "0812-3456-7890-1",
            "0812/3456/7891",
            "0812.3456.7891",
            "0812,3456,7891",
            "0812:3456:7891",
            "hp 08.12.34.56.78.91",
            "WA 08 12 34 56 78 91",
            "081-234-567-891",
            "+65 9123 4567",
            "0062 812 3456 7891",
            "WA 812-3456-7891",
            "WA0812-3456-7891",
            "812 3456 7891 (WA)",
            "Transfer ke rekening berikut. 1234567891",
            "Transfer ke rekening kami. Nomor 1234567891",
            "Rekening kode 1234567891",
            "Nomor barang 1234567891 (BCA)",
            "hp081234567891",
            "0812-3456-\n7891",
            "021-5550124",
            "(0274) 555 012",
            "telepon 0274-555012",
            "https://wa.me/6281234567891",
            "https://wa.me/081234567890",
            "https://wa.me/message/ABCDEF1",
            "https://wa.me/qr/ABCDEF1",
            "https://wa.me/p/123/6281234567891",
            "https://wa.me/?text=halo",
            "https://wa.link/abc123",
            "HTTPS://WA.ME/6281234567891",
            "https://wa.me/%36281234567891",
            "https://ｗａ.me/6281234567891",
            "https://chat.whatsapp.com/AbCdEf",
            "https://api.whatsapp.com/send?phone=6281234567891",
            "https://api.whatsapp.com/send?phone=6281234567890&phone=6281234567891",
            "whatsapp://send?phone=6281234567891",
            "intent://send/6281234567891#Intent;package=com.whatsapp;end",
            "tel:+6281234567891",
            "sms:081234567891",
            "Transfer ke BCA 1234567890 a.n. Budi",
            "rekening baru: 000-111-2223",
            "1234 567 890 (Bank Mandiri)",
            "pembayaran ke 123456789012345",
            "OVO 0812-3456-7891",
            "GoPay: 81234567891",
            "https://link.dana.id/qr/abc",
            "https://paypal.me/orang",
            "saweria.co/orang",
            "NMID ID1020000000002",
            "00020101021126610014COM.GO-JEK.WWW",
            "0014ID.CO.QRIS.WWW",
        ] {
            let seen = seen(text);
            assert!(!matches!(seen.as_str(), "own" | "nothing"), "{text}: {seen}");
        }
        let other = QRIS.replace("CONTOH0000000010", "CONTOH0000000020");
        assert!(seen(&other).starts_with("000201"), "a broken checksum");
    }

    #[test]
    fn the_own_number_in_disguise_is_foreign_too() {
        for text in [
            "O812-3456-7890",
            "0812-OOOO-7890",
            "0812 OOO0 OOOO",
            "08l2-3456-789O",
            "08I2-3456-7890",
            "08|2-3456-7890",
            "０８１２-3456-7890",
            "0812-٣٤٥٦-7890",
            "0812-3456\u{200b}-7890",
            "0812-34\u{ad}56-7890",
            "0812-34\u{202e}56-7890",
            "0812-3456-789О",
            "&#48;812-3456-7890",
            "https://wa.me/628\u{200b}1234567890",
            "https://wa.me/６281234567890",
            "rekening 000-lll-2222",
        ] {
            let seen = seen(text);
            assert!(!matches!(seen.as_str(), "own" | "nothing"), "{text:?}: {seen}");
        }
    }

    #[test]
    fn ordinary_words_are_nothing() {
        for text in [
            "Rp1.250.000 per lembar, Rp 12.500.000 untuk 24 lembar",
            "harga 81234567 atau 812.345.678",
            "Bayar Rp1.250.000 lewat transfer sebelum 01-03-2026",
            "transfer 12500000 paling lambat 2026-03-01",
            "DP 50%, pelunasan 14 hari setelah jadi; bayar di tempat",
            "2026-03-01 08.00-16.00",
            "Buka 08.15-12.00 13.00-16.30",
            "08.12.2026 - 10.12.2026",
            "Senin sampai Jumat, 08.00-16.00 WIB; hubungi kami pada jam itu",
            "08:15-12:00 13:00-16:30",
            "Ukuran 62 81 90 100 110 cm",
            "08 10 12 14 16 18 20",
            "120 x 200 cm, 2 x 50 m, 100 l",
            "| S | 50 | 60 |\n| M | 52 | 62 |\n| L | 54 | 64 |",
            "- 12\n- 24\n- 36\n- 48\n- 60",
            "KSP-01 BTK0812345678 8991234567890",
            "Nomor 045/123/2026",
            "kode pos 10110, Jakarta 13420",
            "stok 12345678",
            "ISBN 978-602-03-1234-5",
            "-6.2088123, 106.8456123",
            "Lewat WhatsApp. Kami membalas.",
            "Siswa.mereka belajar",
            "hotel: 12 kamar",
            "berkas 20260301_081522",
            "https://www.tokopedia.com/panti/keset-i.81234567.2345678901",
            "https://shopee.co.id/product/123456789/23456789012",
            "panti@dana.id",
            "WhatsApp kami di bawah. Nomor barang 8992234114693.",
            "Nomor barang 8992863727656. Rekening kami tetap sama.",
            "Rekening kami tetap sama. Nomor barang 8992863727656.",
            "Bayar lewat transfer saat jadi. Nomor barang BTK03112636.",
            "Hubungi kami: lingkar dada 81, 94, 100, 110 cm",
            "usaha mandiri sejak 2008, 12 anggota",
            "dana terkumpul 12.345.678",
            "1 lusin = 12; 1 gros = 144; 1 kodi = 20",
            "batik 115 x 210, harga 450000, stok 3, 700 g",
            "#8a3b12 #08123456",
            "2.300 gantungan kunci, 410 tas dan 310 dompet",
        ] {
            assert_eq!(seen(text), "nothing", "{text}");
        }
    }

    #[test]
    fn what_need_not_be_folded_is_told_apart_soon() {
        assert!(!may_hold_any("Keset bulat bergaris tengah 50 cm. Harga 45000; 12 lembar, café."));
        assert!(may_hold_any("wa.me/62"));
        assert!(may_hold_any("0812 3456"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall_over(text in "(\\PC|[0-9o.() -]){0,60}") {
            for found in mentions(&text) {
                proptest::prop_assert!(text.get(found.range).is_some());
            }
        }
    }
}
