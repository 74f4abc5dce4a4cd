//! Ways to lead money or messages elsewhere, made by a fixed generator.

use super::site::{
    DESCRIPTION, MAKER, Numbers, PAGE, PAGE_IN_ENGLISH, PORTAL_PAGE, PRODUCT, QRIS, SHOP, SITE, Site, signed,
};
use super::{foreign, glued, letters};
use etalase::identity::LOCK_PATH;

/// A site that was tampered with.
pub struct Mutant {
    pub site: Site,
    /// The file in which it must be noticed.
    pub path: &'static str,
    pub what: String,
}

const WHATSAPP: &str = "0812-3456-7890";
const PHONE: &str = "(021) 555-0123";
const ACCOUNT: &str = "123-456-7890";
/// The texts that mention numbers without stating them.
const TEXTS: [&str; 8] = [SITE, SHOP, PRODUCT, DESCRIPTION, PAGE, PAGE_IN_ENGLISH, PORTAL_PAGE, MAKER];

/// All of them.
pub fn all(rounds: usize) -> Vec<Mutant> {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut all = Vec::new();
    for _ in 0..rounds {
        all.extend(in_the_shops_file(&mut numbers));
        all.extend(in_shop_and_lock(&mut numbers));
    }
    for round in 0..56 * rounds {
        for path in TEXTS {
            all.push(in_a_text(path, round, &mut numbers));
        }
    }
    for round in 0..RENDERED * 2 * rounds {
        for path in [PRODUCT, DESCRIPTION, PAGE, PORTAL_PAGE] {
            all.push(as_block(path, &rendered(round % RENDERED, &mut numbers)));
        }
    }
    for round in 0..glued::WAYS * rounds {
        for path in [PRODUCT, DESCRIPTION, PAGE, PORTAL_PAGE] {
            all.push(as_block(path, &glued::words(round % glued::WAYS, &mut numbers)));
        }
    }
    for round in 0..letters::WAYS * 2 * rounds {
        for path in [PRODUCT, DESCRIPTION, PAGE, PORTAL_PAGE] {
            all.push(as_block(path, &letters::words(round % letters::WAYS, &mut numbers)));
        }
    }
    all.extend(in_addresses());
    all.extend(in_names());
    for words in foreign::texts() {
        all.extend([PRODUCT, PAGE].map(|path| as_block(path, words)));
    }
    all
}

fn changed(path: &'static str, from: &str, to: &str) -> Mutant {
    let mut site = Site::locked();
    site.replace(path, from, to);
    Mutant { site, path, what: format!("{path}: {to:?}") }
}

fn in_the_shops_file(numbers: &mut Numbers) -> Vec<Mutant> {
    let mut all = Vec::new();
    for value in [WHATSAPP, PHONE, ACCOUNT] {
        for _ in 0..12 {
            all.push(changed(SHOP, value, &other_digit(value, numbers)));
            all.push(changed(SHOP, value, &swapped(value, numbers)));
        }
        for _ in 0..8 {
            all.push(changed(SHOP, value, &disguised(value, numbers)));
        }
    }
    for holder in [
        "Budi Santoso",
        "Koperasi Contoh Jaya",
        "Koperasi C0ntoh",
        "Koperasi Cont\u{43e}h",
        "Koperasi Contoh.",
        "\u{ff2b}operasi Contoh",
        "Koperasi Cont\u{200b}oh",
        "Contoh Koperasi",
    ] {
        all.push(changed(SHOP, "Koperasi Contoh", holder));
    }
    for (from, to) in [
        ("Bank Contoh", "Bank Contoh Syariah"),
        ("toko@example.org", "toko@examp1e.org"),
        ("toko@example.org", "toko@example.org.id"),
        ("pasar.example.org/toko", "pasar.example.org/toko2"),
        ("pasar.example.org/toko", "pasar.examp\u{44b}e.org/toko"),
        ("whatsapp = \"0812-3456-7890\"", "whatsapp = [\"0812-3456-7890\", \"0899-1111-2222\"]"),
        ("telepon = \"(021) 555-0123\"\n", ""),
        ("[[lokapasar]]", "[[bank]]\nbank = \"Bank Z\"\nrekening = \"5550001111\"\natas_nama = \"Z\"\n[[lokapasar]]"),
        ("isi = \"", "isi = \" "),
    ] {
        // The last one changes nothing and is left out.
        if !to.ends_with("\" ") {
            all.push(changed(SHOP, from, to));
        }
    }
    for to in ["http://portal.example.org/", "https://portal.examp1e.org/", "https://portal.example.org/x/"] {
        all.push(changed(SITE, "https://portal.example.org/", to));
    }
    all.extend(other_codes(numbers).into_iter().map(|code| changed(SHOP, QRIS, &code)));
    all
}

/// Codes of other merchants, each with the checksum that fits.
fn other_codes(numbers: &mut Numbers) -> Vec<String> {
    let mut codes: Vec<String> = [
        ("PANTI CONTOH", "PANTI C0NTOH"),
        ("5912PANTI CONTOH", "5911BUDI SANTOS"),
        ("6007JAKARTA", "6007JAKARTB"),
        ("0215ID1020000000001", "0215ID1020000000002"),
        ("936000990000000001", "936000990000000010"),
        ("26680016ID.CO.CONTOH", "26680016ID.CO.CONTEK"),
        ("51440014", "40440014"),
        ("5204", "15165555444433332222"),
    ]
    .iter()
    .map(|(from, to)| {
        // A card scheme's account comes before the others.
        let whole =
            if *from == "5204" { QRIS.replacen("2668", &format!("{to}2668"), 1) } else { QRIS.replacen(from, to, 1) };
        signed(&whole)
    })
    .collect();
    for _ in 0..12 {
        let account = format!("9360009900000{}", numbers.digits(5));
        codes.push(signed(&QRIS.replace("936000990000000001", &account)));
    }
    codes
}

/// The shop's file and the lock, both changed by one hand.
fn in_shop_and_lock(numbers: &mut Numbers) -> Vec<Mutant> {
    let other = |numbers: &mut Numbers| {
        let account = format!("123456{}", numbers.digits(4));
        let mut site = Site::locked();
        site.replace(SHOP, ACCOUNT, &account);
        site.replace(LOCK_PATH, "1234567890\", holder", &format!("{account}\", holder"));
        Mutant { site, path: LOCK_PATH, what: format!("lock and shop: {account}") }
    };
    (0..10).map(|_| other(numbers)).collect()
}

/// A text that leads elsewhere.
fn in_a_text(path: &'static str, round: usize, numbers: &mut Numbers) -> Mutant {
    let words = words(round, numbers);
    let mut site = Site::locked();
    let room = numbers.below(Site::rooms(path));
    site.say_at(path, room, &words);
    Mutant { site, path, what: format!("{path}: {words:?}") }
}

fn words(round: usize, numbers: &mut Numbers) -> String {
    let foreign = ["0856", "0878", "0899", "0811"][round % 4].to_owned() + &numbers.digits(8);
    let near = match round % 2 {
        0 => other_digit(WHATSAPP, numbers),
        _ => swapped(WHATSAPP, numbers),
    };
    let plain: String = near.chars().filter(char::is_ascii_digit).collect();
    let world = format!("62{}", &plain[1..]);
    let account = numbers.digits(10);
    let code = other_codes(numbers).swap_remove(numbers.below(16));
    match round % 28 {
        0 => format!("Pesan ke {near}"),
        1 => format!("WA {plain}"),
        2 => format!("Hubungi +{} {} {}", &world[..2], &world[2..5], &world[5..]),
        3 => format!("[Pesan](https://wa.me/{world})"),
        4 => format!("https://wa.me/{world}?text=Halo"),
        5 => format!("https://api.whatsapp.com/send?phone={world}"),
        6 => format!("whatsapp://send?phone={world}"),
        7 => format!("https://wa.me/message/{}", numbers.digits(6)),
        8 => format!("https://wa.link/{}", numbers.digits(6)),
        9 => format!("[telepon](tel:+{world})"),
        10 => format!("Transfer ke BCA {account} a.n. Budi"),
        11 => format!("No. rek. baru: {}-{}-{}", &account[..3], &account[3..6], &account[6..]),
        12 => format!("Bayar lewat OVO {foreign}"),
        13 => format!("GoPay/DANA: {foreign}"),
        14 => format!("https://link.dana.id/minta/{}", numbers.digits(5)),
        15 => format!("Pindai {code}"),
        16 => format!("NMID ID{}", other_digit("1020000000001", numbers)),
        17 => disguised(WHATSAPP, numbers),
        18 => "https://wa.me/6281234\u{200b}567890".to_owned(),
        19 => "https://wa.me/%36281234567890".to_owned(),
        20 => format!("{} {} {} {}", &foreign[..4], &foreign[4..7], &foreign[7..10], &foreign[10..]),
        21 => format!("({}) {}", &foreign[..4], &foreign[4..]),
        22 => format!("HP {}.{}.{}", &foreign[..4], &foreign[4..8], &foreign[8..]),
        23 => format!("https://chat.whatsapp.com/Abc{}", numbers.digits(8)),
        24 => format!("rekening {}", disguised(ACCOUNT, numbers)),
        25 => format!("**{}**-{}-{}", &foreign[..4], &foreign[4..8], &foreign[8..]),
        26 => format!("Telepon (0274) {}", numbers.digits(6)),
        _ => format!("wa.me/{world}"),
    }
}

/// How many ways there are to write what only shows on the page.
const RENDERED: usize = 44;

/// A text with a block of its own, as tables and definitions of links need.
fn as_block(path: &'static str, words: &str) -> Mutant {
    let mut site = Site::locked();
    site.put_block(path, words);
    Mutant { site, path, what: format!("{path}: {words:?}") }
}

/// Markdown that leads elsewhere once it is rendered, or whose digits are parted by signs of no number.
fn rendered(way: usize, numbers: &mut Numbers) -> String {
    let start = ["0856", "0878", "0899", "0811"][numbers.below(4)];
    let (one, two) = (numbers.digits(4), numbers.digits(4));
    let account = format!("9{}7", numbers.digits(8));
    let (first, second, third) = (&account[..3], &account[3..6], &account[6..]);
    let code = numbers.digits(6);
    let joined = |sign: &str| format!("{start}{sign}{one}{sign}{two}");
    let all = joined("");
    let each = |change: &dyn Fn(u32) -> u32| -> String {
        all.chars().map(|digit| char::from_u32(change(digit.to_digit(10).unwrap())).unwrap()).collect()
    };
    match way {
        0 => format!("Hubungi WA {}", joined("&nbsp;")),
        1 => format!("Hubungi WA {}", joined("&period;")),
        2 => format!("WA {}", joined("&hyphen;")),
        3 => format!("WA {}", joined("&shy;")),
        4 => format!("WA {}", joined("&zwnj;")),
        5 => format!("WA {}", joined("&ensp;")),
        6 => format!("Transfer ke rekening BCA {first}&nbsp;{second}&nbsp;{third}"),
        7 => format!("rekening {first}&period;{second}&period;{third}"),
        8 => format!("[Pesan](https://wa&period;me/message/{code})"),
        9 => format!("[Pesan](https://wa\\.me/message/{code})"),
        10 => format!("[Pesan](https://wa\\.link/{code})"),
        11 => format!("[Pesan](https://wa&lrm;.me/message/{code})"),
        12 => format!("[Pesan](https://w%61.me/message/{code})"),
        13 => format!("[Pesan][x]\n\n[x]: https://wa\\.me/message/{code}"),
        14 => format!("<https://\u{24e6}\u{24d0}.me/message/{code}>"),
        15 => format!("[Pesan](https://\u{1d430}\u{1d41a}.me/message/{code})"),
        16 => format!("[Pesan](https://\u{2b7}\u{1d43}.me/message/{code})"),
        17 => format!("[Bayar](https://paypal&period;me/x{code})"),
        18 => format!("[Bayar](https://gopay\\.co.id/{code})"),
        19 => format!("[Telepon](tel&colon;{})", joined("&period;")),
        20 => format!("[Telepon](tel:{})", joined("\\.")),
        21 => format!("[Pesan](whatsapp&colon;//send?phone=x{code})"),
        22 => format!("| WA | | |\n|-|-|-|\n| {} |", joined(" | ")),
        23 => format!("| Rekening BCA | | |\n|-|-|-|\n| {first} | {second} | {third} |"),
        24 => {
            format!("WA {}", joined(numbers.one::<&str>(&["|", ";", "'", "=", "#", "\u{2192}", "\"", "!", "\u{2605}"])))
        }
        25 => format!("Pesan ke {}", joined(numbers.one::<&str>(&[";", "'", "=", "#", "\u{2192}"]))),
        26 => format!("WA {}", joined(numbers.one::<&str>(&[" | ", " ; ", " = ", " \u{2192} "]))),
        27 => {
            format!("rekening BCA {first}{0}{second}{0}{third}", numbers.one::<&str>(&[";", "'", "=", "#", "\u{2192}"]))
        }
        28 => {
            format!("WA [{start}](https://example.org/a)[{one}](https://example.org/b)[{two}](https://example.org/c)")
        }
        29 => format!("[WA {start}](https://example.org){one}[{two}](https://example.org)"),
        30 => format!("WA ![{start}](x)![{one}](y)![{two}](z)"),
        31 => format!("WA {start}**{one}**{two}"),
        32 => format!("WA {}", each(&|digit| if digit == 0 { 0x24ea } else { 0x2473 + digit })),
        33 => format!("WA {}", each(&|digit| if digit == 0 { 0x1f100 } else { 0x2487 + digit })),
        34 => format!("WA {}", each(&|digit| if digit == 0 { 0x1f10b } else { 0x2789 + digit })),
        35 => format!("WA {}", each(&|digit| if digit == 0 { 0x24ea } else { 0x24f4 + digit })),
        36 => format!("WA {}", each(&|digit| 0x1f101 + digit)),
        37 => format!("wa[.]me/message/{code}"),
        38 => format!("Kirim bukti ke orang{code}@example.com"),
        39 => format!("Kirim bukti ke [surel](mailto:orang{code}@example.com)"),
        40 => format!("Kirim bukti ke orang{code}&commat;example&period;com"),
        41 => format!("Kirim bukti ke <orang{code}@example.com>"),
        42 => format!("Kirim bukti ke orang{code}@**example**.com"),
        _ => format!("wa.**me**/message/{code}"),
    }
}

/// Addresses in the shop's and the site's files that a browser takes for others.
fn in_addresses() -> Vec<Mutant> {
    let mut all = Vec::new();
    for host in ["\u{24e6}\u{24d0}.me", "wa%2Eme", "w%61.me", "\u{1d430}\u{1d41a}.me", "WA.ME", "wa\u{3002}me"] {
        let address = format!("https://{host}/message/ABCDEF");
        for key in ["laman", "peta", "youtube"] {
            all.push(changed(SHOP, "telepon = ", &format!("{key} = \"{address}\"\ntelepon = ")));
        }
        all.push(changed(SITE, "bahasa = ", &format!("repositori = \"{address}\"\nbahasa = ")));
    }
    for (from, to) in [
        ("\"anyam.contoh\"", "\"anyam.palsu\""),
        ("https://anyam.example.org/", "https://anyam.example.net/"),
        ("https://peta.example.org/anyam", "https://peta.example.org/orang"),
        ("0811-1129-129", "0811-1129-128"),
        ("dinas@example.org", "dinas@example.net"),
        ("nomor_umum = [\"0811-1129-129\"", "nomor_umum = [\"0811-1129-129\", \"0899-1111-2222\""),
        ("instagram = \"anyam.contoh\"\n", ""),
    ] {
        all.push(changed(SHOP, from, to));
    }
    all
}

/// Numbers in the names of pages and products, and an attack that hides behind an escape.
fn in_names() -> Vec<Mutant> {
    const NAMED: &str = "content/anyam/halaman/wa-0856-1111-2222.md";
    let mut page = Site::locked();
    page.put(NAMED, "# Kontak\n");
    const FOLDER: &str = "content/anyam/produk/wa-0856-1111-2222/produk.toml";
    let mut product = Site::locked();
    product.put(FOLDER, "nama = \"Keset lain\"\nharga = 1000\n");
    let mut escaped = Site::locked();
    escaped.replace(PRODUCT, "perawatan = \"DI-SINI.\"", "perawatan = \"WA \\u0030856-1111-2222\"");
    let mut folded = Site::locked();
    folded.replace(PRODUCT, "Keset bulat 50 cm.", "WA 0856-\\\n   1111-2222");
    let mut bare = Site::locked();
    bare.replace(PRODUCT, "kode = \"KSP-01\"", "kode = 6285611112222");
    let mut other_shop = Site::locked();
    other_shop.say(PRODUCT, "WA 0813-2222-3333");
    let mut label = Site::locked();
    label.replace(PRODUCT, "Nama pada label", "Kirim bukti ke 0856-1111-2222");
    let mut draft = Site::locked();
    draft.replace(PRODUCT, "stok = 12", "stok = 12\nterbit = false");
    draft.say(PRODUCT, "WA 0856-1111-2222");
    [
        (page, NAMED, "a page's name"),
        (product, FOLDER, "a product's name"),
        (escaped, PRODUCT, "an escape"),
        (folded, PRODUCT, "a folded line"),
        (bare, PRODUCT, "a number without quotes"),
        (other_shop, PRODUCT, "another shop's number"),
        (label, PRODUCT, "a label"),
        (draft, PRODUCT, "a product that is not published yet"),
    ]
    .into_iter()
    .map(|(site, path, what)| Mutant { site, path, what: what.to_owned() })
    .collect()
}

fn places_of_digits(value: &str) -> Vec<usize> {
    value.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).map(|(place, _)| place).collect()
}

/// One digit changed; the first ones decide whether it is a number at all and stay.
fn other_digit(value: &str, numbers: &mut Numbers) -> String {
    let places = places_of_digits(value);
    let place = places[4 + numbers.below(places.len() - 4)];
    let old = value.as_bytes()[place] - b'0';
    let new = (usize::from(old) + 1 + numbers.below(9)) % 10;
    let mut changed = value.to_owned();
    changed.replace_range(place..=place, &new.to_string());
    changed
}

/// Two different digits side by side changed places.
fn swapped(value: &str, numbers: &mut Numbers) -> String {
    let places = places_of_digits(value);
    loop {
        let first = 3 + numbers.below(places.len() - 4);
        let (one, two) = (places[first], places[first + 1]);
        let mut bytes = value.as_bytes().to_vec();
        if bytes[one] != bytes[two] {
            bytes.swap(one, two);
            return String::from_utf8(bytes).unwrap();
        }
    }
}

/// The same number in characters that only look like it.
fn disguised(value: &str, numbers: &mut Numbers) -> String {
    let places = places_of_digits(value);
    let place = places[1 + numbers.below(places.len() - 1)];
    let digit = u32::from(value.as_bytes()[place] - b'0');
    let look_alike = |base: u32| char::from_u32(base + digit).unwrap().to_string();
    let written = match numbers.below(7) {
        0 => look_alike(0xff10),
        1 => look_alike(0x660),
        2 => look_alike(0x6f0),
        3 => look_alike(0x1d7ec),
        4 if digit == 0 => "O".to_owned(),
        4 if digit == 1 => "l".to_owned(),
        5 => format!("{digit}\u{200b}"),
        6 => format!("{digit}\u{2060}"),
        _ => format!("{digit}\u{ad}"),
    };
    // What is invisible must stand between two digits to be inside the number.
    if written.chars().count() > 1 && place == *places.last().unwrap() {
        return disguised(value, numbers);
    }
    let mut changed = value.to_owned();
    changed.replace_range(place..=place, &written);
    changed
}
