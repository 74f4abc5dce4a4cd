//! The reference of keys in `docs/` is made from the table of keys, so that it is never out of date.
//!
//! `ETALASE_BLESS=1 cargo test --test reference` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fmt::Write as _;
use std::path::Path;

use etalase::check::keys::{Choice, Key, Kind, TABLES, Table};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Indonesian,
    English,
}

#[test]
fn the_reference_of_keys_is_up_to_date() {
    for (file, words) in [("docs/kunci.md", Words::Indonesian), ("docs/keys.md", Words::English)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let made = reference(words);
        if std::env::var_os("ETALASE_BLESS").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == made, "{file} is out of date: ETALASE_BLESS=1 cargo test --test reference");
    }
}

fn reference(words: Words) -> String {
    let mut text = String::from(match words {
        Words::Indonesian => {
            "# Daftar kunci\n\nSemua kunci yang boleh ditulis. Nama Inggris di kolom kedua boleh dipakai juga, tetapi \
             jangan keduanya dalam satu tabel. ★ wajib ditulis; ⇄ boleh diterjemahkan di `[terjemahan.en]`.\n"
        }
        Words::English => {
            "# The keys\n\nEvery key that may be written. The Indonesian name in the second column may be used too, but \
             not both in one table. ★ must be written; ⇄ may be translated in `[translations.en]`.\n"
        }
    });
    for table in TABLES {
        write_table(&mut text, table, words);
    }
    text
}

fn write_table(text: &mut String, table: &Table, words: Words) {
    let heads = match words {
        Words::Indonesian => "| kunci | Inggris | isi | arti |",
        Words::English => "| key | Indonesian | value | meaning |",
    };
    writeln!(text, "\n## {}\n\n{heads}\n| --- | --- | --- | --- |", title(table, words)).unwrap();
    for key in table.keys {
        let (own, other, doc) = match words {
            Words::Indonesian => (key.indonesian, key.name, key.indonesian_doc),
            Words::English => (key.name, key.indonesian, key.english_doc),
        };
        writeln!(text, "| `{own}`{} | `{other}` | {} | {doc} |", marks(key), value(&key.kind, words)).unwrap();
    }
}

fn marks(key: &Key) -> String {
    let star = if key.required { " ★" } else { "" };
    let arrows = if key.translatable { " ⇄" } else { "" };
    format!("{star}{arrows}")
}

/// The table as it is opened in a file.
fn title(table: &Table, words: Words) -> String {
    let indonesian = words == Words::Indonesian;
    let named = |english: &str, own: &str| format!("`{}`", if indonesian { own } else { english });
    match table.name {
        "site" => named("site.toml", "situs.toml"),
        "shop" => named("shop.toml", "toko.toml"),
        "product" => named("product.toml", "produk.toml"),
        "maker" => named("makers/*.toml", "pembuat/*.toml"),
        "zone" => named("[[shipping.zone]]", "[[ongkir.zona]]"),
        name => {
            let holder = TABLES.iter().flat_map(|table| table.keys).find(|key| key.name == name);
            let key = holder.map_or(name, |key| if indonesian { key.indonesian } else { key.name });
            let is_list = holder.is_some_and(|key| !matches!(key.kind, Kind::Table(_)));
            if is_list { format!("`[[{key}]]`") } else { format!("`[{key}]`") }
        }
    }
}

fn value(kind: &Kind, words: Words) -> String {
    let pick =
        |indonesian: &str, english: &str| (if words == Words::Indonesian { indonesian } else { english }).to_owned();
    match kind {
        Kind::Line(most) => {
            pick(&format!("teks, paling panjang {most} huruf"), &format!("text, {most} characters at most"))
        }
        Kind::Markdown => pick("Markdown", "Markdown"),
        Kind::Integer(lowest, highest) => {
            pick(&format!("bilangan {lowest} sampai {highest}"), &format!("a number from {lowest} to {highest}"))
        }
        Kind::Money => pick("uang: `750000`, `\"Rp750.000\"`", "money: `750000`, `\"Rp750.000\"`"),
        Kind::Date => pick("tanggal: `2026-03-01`", "a date: `2026-03-01`"),
        Kind::Bool => pick("`true` atau `false`", "`true` or `false`"),
        Kind::Url => pick("alamat `https://...`", "an address `https://...`"),
        Kind::Slug => pick("huruf kecil, angka, tanda hubung", "lower-case letters, digits, hyphens"),
        Kind::Color => pick("warna `#rrggbb`", "a colour `#rrggbb`"),
        Kind::Phone => pick("nomor telepon", "a telephone number"),
        Kind::Email => pick("alamat surel", "an e-mail address"),
        Kind::Mass => pick("berat", "a weight"),
        Kind::Dimensions => pick("tiga angka cm", "three numbers in cm"),
        Kind::File => pick("nama berkas", "a file name"),
        Kind::Choice(choices) => list_of(choices, words),
        Kind::List(inner) => pick("daftar: ", "a list: ") + &value(inner, words),
        Kind::Table(_) => pick("tabel, lihat di bawah", "a table, see below"),
        Kind::Tables(_) => pick("beberapa tabel, lihat di bawah", "tables, see below"),
        Kind::PhoneOrTables(_) => pick("nomor, atau beberapa tabel", "a number, or tables"),
        Kind::FilesOrTables(_) => pick("daftar nama berkas atau tabel", "a list of file names or tables"),
        Kind::Translations => pick("satu tabel untuk tiap bahasa", "a table for each language"),
    }
}

fn list_of(choices: &[Choice], words: Words) -> String {
    let name = |choice: &Choice| if words == Words::Indonesian { choice.indonesian } else { choice.name };
    choices.iter().map(|choice| format!("`{}`", name(choice))).collect::<Vec<_>>().join(", ")
}
