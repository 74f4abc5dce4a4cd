//! A shop of any size on disk, the same each time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const CATEGORIES: [&str; 10] =
    ["Kain", "Pakaian", "Tas", "Dompet", "Suvenir", "Keset", "Sapu", "Lukisan", "Bantal", "Hiasan"];
const WORDS: [&str; 24] = [
    "kain", "katun", "tebal", "dijahit", "tangan", "warna", "alam", "motif", "kawung", "parang", "rapi", "ringan",
    "kuat", "mudah", "dicuci", "dijemur", "teduh", "hangat", "dibuat", "pesanan", "boleh", "campur", "untuk",
    "keluarga",
];

/// Writes a shop with so many products, each with some 120 words, into `root/content`.
pub fn write_shop(root: &Path, products: usize) {
    let content = root.join("content");
    fs::create_dir_all(&content).expect("a folder for the shop");
    let shop = "nama = \"Toko Ukur\"\nkota = \"Jakarta\"\n\n[kontak]\nwhatsapp = \"0812-0000-0011\"\n";
    write(&content.join("toko.toml"), shop);
    write(&content.join("situs.toml"), "alamat = \"https://ukur.example.org/\"\n");
    for number in 1..=products {
        write_product(root, number, "");
    }
}

/// Writes one product, with these words at the end of its description.
pub fn write_product(root: &Path, number: usize, more: &str) {
    let folder = root.join(format!("content/produk-{number:06}"));
    fs::create_dir_all(&folder).expect("a folder for the product");
    let mut text = format!(
        "nama = \"Barang nomor {number}\"\nharga = {}\nkategori = \"{}\"\nditambahkan = 2025-{:02}-{:02}\n",
        15_000 + number * 7_919 % 400 * 2_500,
        CATEGORIES[number % CATEGORIES.len()],
        number % 12 + 1,
        number % 28 + 1,
    );
    text.push_str("deskripsi = '''\n");
    for place in 0..120 {
        let word = WORDS[(number * 31 + place * (number % 7 + 1)) % WORDS.len()];
        let _ = match place {
            60 => write!(text, "\n\n- **{word}** "),
            _ => write!(text, "{word} "),
        };
    }
    let _ = write!(text, "{more}\n'''\n");
    write(&folder.join("produk.toml"), &text);
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("a file of the shop");
}
