//! What volunteers change every day, made by a fixed generator.

use super::harmless;
use super::site::{DESCRIPTION, MAKER, Numbers, PAGE, PAGE_IN_ENGLISH, PORTAL_PAGE, PRODUCT, SHOP, SITE, Site};

const TEXTS: [&str; 8] = [SITE, SHOP, PRODUCT, DESCRIPTION, PAGE, PAGE_IN_ENGLISH, PORTAL_PAGE, MAKER];

/// All of them.
pub fn all(rounds: usize) -> Vec<Site> {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let edits = (0..1_040 * rounds).map(|round| edit(round, &mut numbers)).collect::<Vec<_>>();
    let blocks = (0..720 * rounds).map(|round| {
        let mut site = Site::locked();
        let words = block(round, &mut numbers);
        site.put_block([PRODUCT, DESCRIPTION, PAGE, PORTAL_PAGE][round % 4], &words);
        site
    });
    let blocks = blocks.collect::<Vec<_>>();
    let texts = harmless::texts().flat_map(|words| {
        [PRODUCT, PAGE].map(|path| {
            let mut site = Site::locked();
            site.put_block(path, words);
            site
        })
    });
    let mut coded = Site::locked();
    coded.replace(PRODUCT, "KSP-01", "KSP-0812-2025-01");
    edits.into_iter().chain(blocks).chain(texts).chain([coded]).collect()
}

/// Tables, lists and links as shops have them: prices, sizes, days, hours, and the numbers that they may name.
fn block(round: usize, numbers: &mut Numbers) -> String {
    let price = |numbers: &mut Numbers| (1 + numbers.below(1_990)) * 500;
    let size = |numbers: &mut Numbers| 10 + numbers.below(300);
    match round % 24 {
        0 => table("| Ukuran | Harga | DP |", numbers, &|numbers| {
            format!("| {} x {} | {} | {} |", size(numbers), size(numbers), price(numbers), price(numbers))
        }),
        1 => table("| Panjang | Lebar | Tinggi |", numbers, &|numbers| {
            format!("| {} | {} | {} |", 100 + size(numbers), 100 + size(numbers), 100 + size(numbers))
        }),
        2 => table("| Kode | Harga | Berat |", numbers, &|numbers| {
            format!("| 08{} | {} | {} |", numbers.digits(2), price(numbers), 100 * (1 + numbers.below(50)))
        }),
        3 => table("| Tujuan | Kirim JNE | Kirim POS |", numbers, &|numbers| {
            format!("| Jakarta | {} | {} |", price(numbers), price(numbers))
        }),
        4 => table("| Tanggal | Acara | Jam |", numbers, &|numbers| {
            format!("| {} | Pameran | {} |", date(numbers), hours(numbers))
        }),
        5 => table("| Tas HP | Harga | Grosir |", numbers, &|numbers| {
            format!("| {} | {} | {} |", rupiah(numbers), rupiah(numbers), rupiah(numbers))
        }),
        6 => table("| Bayar lewat transfer | Lunas | Uang muka |", numbers, &|numbers| {
            format!("| {} lembar | {} | {} |", size(numbers), price(numbers), price(numbers))
        }),
        7 => table("| Bank | 2024 | 2025 | 2026 |", numbers, &|numbers| {
            format!("| Tabungan | {} | {} | {} |", price(numbers), price(numbers), price(numbers))
        }),
        8 => table("| Keset HP | mm | mm |", numbers, &|numbers| {
            format!("| {} | {} | {} |", 800 + numbers.below(99), 100 + size(numbers), 100 + size(numbers))
        }),
        9 => format!("~~{}~~ **{}**, ~~{}~~ {}", rupiah(numbers), rupiah(numbers), price(numbers), price(numbers)),
        10 => format!(
            "Ukuran {}×{}×{}; harga {};{};{}",
            size(numbers),
            size(numbers),
            size(numbers),
            price(numbers),
            price(numbers),
            price(numbers)
        ),
        11 => format!(
            "[Foto](https://www.instagram.com/p/C{}/) dan [video](https://youtu.be/{}a)",
            numbers.digits(10),
            numbers.digits(10)
        ),
        12 => format!("https://www.facebook.com/toko/posts/0{}", numbers.digits(14)),
        13 => format!("https://drive.google.com/file/d/1a08{}_b/view?usp=sharing", numbers.digits(10)),
        14 => format!("Darurat: SAPA 129 atau 0811&#x2011;1129&#x2011;129; polisi 110. Pameran {}", date(numbers)),
        15 => {
            format!("Surel [kami](mailto:toko@example.org) atau dinas@example.org, sejak {}", 2000 + numbers.below(26))
        }
        16 => format!("WA 0812&nbsp;3456&nbsp;7890 &amp; telepon (021)&nbsp;555&#8209;0123, {}", hours(numbers)),
        17 => format!("1. Pesan {} lembar\n2. Bayar {}\n3. Dikirim {}", size(numbers), rupiah(numbers), date(numbers)),
        18 => table("| WA | Rekening | Jam |", numbers, &|numbers| {
            format!("| 0812-3456-7890 | 123-456-7890 | {} |", hours(numbers))
        }),
        19 => format!(
            "[Pesan](https://wa.me/6281234567890?text=Halo%2C%20saya%20mau%20{}%20tas%0AUkuran%20{}%20x%20{}%2C%20Rp{})",
            size(numbers),
            size(numbers),
            size(numbers),
            price(numbers)
        ),
        20 => format!(
            "https://api.whatsapp.com/send/?phone=6281234567890&text=Kode+{}+isi+{}&type=phone_number&app_absent=0",
            code(numbers),
            size(numbers)
        ),
        21 => format!("WhatsApp: 0812-3456-7890, telepon: [kantor](tel:+62215550123;ext={})", size(numbers)),
        22 => format!(
            "Kode KB-{}B{}S, {}Z, S{}, B{}; ukuran S {}, L {}",
            numbers.digits(2),
            numbers.digits(2),
            code(numbers),
            numbers.below(9),
            numbers.below(9),
            size(numbers),
            size(numbers)
        ),
        _ => format!(
            "Isi = {}; kode #{}; *{}* 'lembar' = {} \u{2192} {}",
            size(numbers),
            code(numbers),
            size(numbers),
            price(numbers),
            price(numbers)
        ),
    }
}

fn table(head: &str, numbers: &mut Numbers, row: &dyn Fn(&mut Numbers) -> String) -> String {
    let line = "|-".repeat(head.matches('|').count() - 1) + "|";
    let rows: Vec<String> = (0..2 + numbers.below(3)).map(|_| row(numbers)).collect();
    format!("{head}\n{line}\n{}", rows.join("\n"))
}

fn edit(round: usize, numbers: &mut Numbers) -> Site {
    let mut site = Site::locked();
    let price = (numbers.below(20_000) + 1) * 500;
    match round % 8 {
        0 => site.replace(PRODUCT, "harga = 45000", &format!("harga = {}", amount(price, numbers))),
        1 => {
            let stock = numbers.below(5_000);
            let added = format!(
                "ditambahkan = 20{}-{:02}-{:02}",
                20 + numbers.below(7),
                1 + numbers.below(12),
                1 + numbers.below(28)
            );
            site.replace(PRODUCT, "stok = 12", &format!("stok = {stock}"));
            site.replace(PRODUCT, "ditambahkan = 2026-03-01", &added);
        }
        2 => site.replace(PRODUCT, "kode = \"KSP-01\"", &format!("kode = \"{}\"", code(numbers))),
        3 => {
            let name =
                format!("Keset {} {}", numbers.one(&["bulat", "oval", "perca", "sabut", "seri"]), numbers.below(3_000));
            site.replace(PRODUCT, "nama = \"Keset perca\"", &format!("nama = \"{name}\""));
        }
        4 => {
            let path = format!("content/anyam/produk/barang-{}/produk.toml", numbers.below(100_000));
            let text = format!(
                "nama = \"Barang {}\"\nharga = {price}\nberat = \"{} g\"\ndimensi = [{}, {}, {}]\ndeskripsi = \"{}\"\ngrosir = [{{ min = 12, harga = {} }}]\n",
                numbers.below(10_000),
                1 + numbers.below(5_000),
                1 + numbers.below(300),
                1 + numbers.below(300),
                1 + numbers.below(90),
                sentence(numbers),
                price / 2
            );
            site.put(&path, &text);
        }
        5 => {
            let hours =
                format!("{}, {}", numbers.one(&["Senin sampai Jumat", "Setiap hari", "Selasa-Minggu"]), hours(numbers));
            site.replace(SHOP, "Senin sampai Jumat, 08.00-16.00", &hours);
            site.replace(SHOP, "Jalan Contoh 5, Jakarta 10110", &address(numbers));
        }
        _ => {
            let path = *numbers.one(&TEXTS);
            let room = numbers.below(Site::rooms(path));
            let words = format!("{} {}", sentence(numbers), sentence(numbers));
            site.say_at(path, room, &words);
        }
    }
    site
}

fn amount(price: usize, numbers: &mut Numbers) -> String {
    let dotted = {
        let digits = price.to_string();
        let mut text = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        text
    };
    match numbers.below(4) {
        0 => format!("\"Rp{dotted}\""),
        1 => format!("\"{dotted}\""),
        2 => format!("\"Rp {dotted}\""),
        _ => price.to_string(),
    }
}

fn rupiah(numbers: &mut Numbers) -> String {
    let thousands = 1 + numbers.below(999);
    match numbers.below(5) {
        0 => format!("Rp{thousands}.000"),
        1 => format!("Rp {}.{:03}.000", 1 + numbers.below(20), numbers.below(1_000)),
        2 => format!("Rp{}.{:03}.{:03},00", 1 + numbers.below(20), numbers.below(1_000), numbers.below(1_000)),
        3 => format!("{thousands} ribu rupiah"),
        _ => format!("IDR {thousands}000"),
    }
}

fn code(numbers: &mut Numbers) -> String {
    match numbers.below(5) {
        0 => format!("KSP-{:02}-{}", numbers.below(100), 2020 + numbers.below(9)),
        1 => format!("899{}", numbers.digits(10)),
        2 => numbers.digits(6),
        3 => format!("{}/{}/A{}", numbers.digits(3), numbers.digits(4), numbers.digits(2)),
        _ => format!("BTK{}", numbers.digits(8)),
    }
}

fn hours(numbers: &mut Numbers) -> String {
    let from = 7 + numbers.below(4);
    let minute = ["00", "15", "30", "45"][numbers.below(4)];
    let sign = numbers.one(&[".", ":"]);
    let zone = numbers.one(&["", " WIB", " (UTC+7)"]);
    match numbers.below(3) {
        0 => format!("{from:02}{sign}{minute}-16{sign}00{zone}"),
        1 => format!("{from:02}{sign}{minute}-12{sign}00 dan 13{sign}00-16{sign}30{zone}"),
        _ => format!("{from:02}{sign}{minute} - 12{sign}00, 13{sign}00 - 17{sign}{minute}{zone}"),
    }
}

fn address(numbers: &mut Numbers) -> String {
    format!(
        "Jalan Contoh {} RT {:02}/RW {:02}, Jakarta {}",
        1 + numbers.below(200),
        1 + numbers.below(15),
        1 + numbers.below(15),
        10_110 + numbers.below(4_000)
    )
}

fn date(numbers: &mut Numbers) -> String {
    let (day, month, year) = (1 + numbers.below(28), 1 + numbers.below(12), 2019 + numbers.below(9));
    match numbers.below(5) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{day:02}-{month:02}-{year}"),
        2 => format!("{day:02}/{month:02}/{year}"),
        3 => format!("{day:02}.{month:02}.{year}"),
        _ => format!("{day} Maret {year}"),
    }
}

/// A sentence as it stands on a shop's page.
fn sentence(numbers: &mut Numbers) -> String {
    let count = 1 + numbers.below(400);
    let (width, height) = (10 + numbers.below(300), 10 + numbers.below(300));
    match numbers.below(22) {
        0 => format!("Ukurannya {width} x {height} cm, beratnya {} g.", 100 + numbers.below(3_000)),
        1 => format!("Harga {} per lembar, {} untuk satu lusin.", rupiah(numbers), rupiah(numbers)),
        2 => format!("Bayar {} lewat transfer, sisanya {} saat jadi.", rupiah(numbers), rupiah(numbers)),
        3 => format!("Uang muka 50% dibayar sebelum {}.", date(numbers)),
        4 => format!("Dikirim {} sampai {}.", date(numbers), date(numbers)),
        5 => format!("Buka {}.", hours(numbers)),
        6 => format!("Hubungi kami pada jam kerja, {}.", hours(numbers)),
        7 => format!("{} orang membuat {} lembar sejak {}.", 2 + numbers.below(40), count, 2008 + numbers.below(18)),
        8 => format!("Nomor barang {}.", code(numbers)),
        9 => address(numbers) + ".",
        10 => format!("Lingkar dada {}, {}, {}, {} cm.", 80 + numbers.below(9), 90 + numbers.below(9), 100, 110),
        11 => "Pesan lewat WhatsApp; nomornya ada di halaman toko.".to_owned(),
        12 => "WhatsApp kami 0812-3456-7890.".to_owned(),
        13 => "Pesan di https://wa.me/6281234567890 saja.".to_owned(),
        14 => "Telepon (021) 555-0123 atau +62 812 3456 7890.".to_owned(),
        15 => "Rekening Bank Contoh 1234567890 tetap sama.".to_owned(),
        16 => format!(
            "Surat nomor {:03}/KUBE/{}/{}.",
            numbers.below(1_000),
            1 + numbers.below(12),
            2020 + numbers.below(7)
        ),
        17 => format!("Anak: 2, 4, 6, 8, 10 tahun; dewasa {}-{}.", 14 + numbers.below(4), 20 + numbers.below(30)),
        18 => format!("Upah naik dari {} menjadi {} sebulan.", rupiah(numbers), rupiah(numbers)),
        19 => format!("Lihat https://example.org/produk/{}?halaman={} juga.", numbers.digits(5), numbers.below(90)),
        20 => format!(
            "Terjual {}.{:03} keset, {count} tas dan {width} dompet.",
            1 + numbers.below(9),
            numbers.below(1_000)
        ),
        _ => format!("Skala 1:{count}, benang {}/2, isi {} lembar.", 20 + numbers.below(60), count),
    }
}
