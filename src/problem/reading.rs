//! A file that cannot be read as what it is, and keys that do not belong.

use super::{SyntaxCause, Words, codes};

/// A file cannot be read as what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum ReadingProblem {
    Syntax { cause: SyntaxCause },
    NotText,
    TooLarge { bytes: u64, limit: u64 },
    TooDeep { limit: usize },
    UnknownKey { key: String, table: &'static str, nearest: Option<&'static str>, is_of_file: bool },
    BothNames { english: &'static str, indonesian: &'static str },
    Missing { key: &'static str, example: String },
    UnknownLanguage { code: String, known: String },
    NotTranslatable { key: String },
    TextTooLong { bytes: usize, limit: usize },
    MergeMarks,
}

codes! { ReadingProblem:
    Syntax = "E001",
    NotText = "E002",
    TooLarge = "E003",
    TooDeep = "E004",
    UnknownKey = "E005",
    BothNames = "E006",
    Missing = "E007",
    UnknownLanguage = "E008",
    NotTranslatable = "E009",
    TextTooLong = "E010",
    MergeMarks = "E011",
}

impl ReadingProblem {
    fn indonesian(&self) -> Words {
        match self {
            ReadingProblem::Syntax { cause } => {
                let (label, help) = cause.indonesian();
                Words::new("tulisan TOML ini tidak dapat dibaca", label, help)
            }
            ReadingProblem::NotText => Words::new(
                "berkas ini bukan teks UTF-8",
                "",
                "simpan ulang dengan penyandian UTF-8; di Notepad: Simpan Sebagai, lalu pilih UTF-8",
            ),
            ReadingProblem::TooLarge { bytes, limit } => Words::new(
                format!("berkas ini {bytes} bita, lebih dari batas {limit} bita"),
                "",
                "pindahkan teks panjang ke `deskripsi.md` atau ke sebuah halaman, atau bagi menjadi beberapa berkas",
            ),
            ReadingProblem::TooDeep { limit } => Words::new(
                format!("tabel bersarang lebih dari {limit} tingkat"),
                "terlalu dalam",
                "hapus kurung yang berlebihan; contoh yang benar ada di panduan",
            ),
            ReadingProblem::UnknownKey { key, table, nearest, is_of_file } => Words::new(
                format!("kunci `{key}` tidak dikenal di `{table}`"),
                if *is_of_file { "salah tempat" } else { "tidak dikenal" },
                match nearest {
                    _ if *is_of_file => format!(
                        "pindahkan `{key}` ke luar `{table}`: ke baris sendiri, di atas baris pertama yang diawali `[`"
                    ),
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`; bila bukan, hapus baris ini"),
                    None => "hapus baris ini, atau lihat daftar kunci di panduan".to_owned(),
                },
            ),
            ReadingProblem::BothNames { english, indonesian } => Words::new(
                format!("`{indonesian}` dan `{english}` adalah kunci yang sama"),
                "ditulis dua kali",
                format!("pakai satu saja: simpan `{indonesian}` dan hapus `{english}`"),
            ),
            ReadingProblem::Missing { key, example } => {
                Words::new(format!("`{key}` belum ditulis"), "", format!("tambahkan baris `{example}`"))
            }
            ReadingProblem::UnknownLanguage { code, known } => Words::new(
                format!("`{code}` bukan bahasa situs ini"),
                "tidak ada di `bahasa`",
                format!("pakai salah satu dari {known}, atau tambahkan bahasanya pada `bahasa` di `situs.toml`"),
            ),
            ReadingProblem::NotTranslatable { key } => Words::new(
                format!("`{key}` tidak dapat diterjemahkan"),
                "bukan kunci teks",
                "tulis kunci ini di luar tabel terjemahan; nilainya sama untuk semua bahasa",
            ),
            ReadingProblem::TextTooLong { bytes, limit } => Words::new(
                format!("teks ini {bytes} bita, lebih dari batas {limit} bita"),
                "terlalu panjang",
                "persingkat, atau pindahkan sebagian ke sebuah halaman",
            ),
            ReadingProblem::MergeMarks => Words::new(
                "dua orang mengubah baris yang sama, dan belum dipilih mana yang dipakai",
                "tanda gabungan git",
                "simpan satu dari dua isi di antara `<<<<<<<` dan `>>>>>>>`, lalu hapus yang lain bersama ketiga baris tandanya (`<<<<<<<`, `=======`, `>>>>>>>`)",
            ),
        }
    }

    fn english(&self) -> Words {
        match self {
            ReadingProblem::Syntax { cause } => {
                let (label, help) = cause.english();
                let message = match cause {
                    SyntaxCause::Other(cause) => format!("this TOML cannot be read: {cause}"),
                    _ => "this TOML cannot be read".to_owned(),
                };
                Words::new(message, label, help)
            }
            ReadingProblem::NotText => Words::new(
                "this file is not UTF-8 text",
                "",
                "save it again as UTF-8; in Notepad: Save As, then choose UTF-8",
            ),
            ReadingProblem::TooLarge { bytes, limit } => Words::new(
                format!("this file has {bytes} bytes, over the limit of {limit}"),
                "",
                "move long text to `description.md` or to a page, or split the file",
            ),
            ReadingProblem::TooDeep { limit } => Words::new(
                format!("tables are nested more than {limit} levels deep"),
                "too deep",
                "remove the brackets that are too many; the guide shows the right form",
            ),
            ReadingProblem::UnknownKey { key, table, nearest, is_of_file } => Words::new(
                format!("`{key}` is not a key of `{table}`"),
                if *is_of_file { "in the wrong place" } else { "unknown" },
                match nearest {
                    _ if *is_of_file => format!(
                        "move `{key}` out of `{table}`: to a line of its own, above the first line that begins with `[`"
                    ),
                    Some(nearest) => format!("did you mean `{nearest}`? If not, delete this line"),
                    None => "delete this line, or look at the list of keys in the guide".to_owned(),
                },
            ),
            ReadingProblem::BothNames { english, indonesian } => Words::new(
                format!("`{english}` and `{indonesian}` are the same key"),
                "written twice",
                format!("keep one: delete `{indonesian}`"),
            ),
            ReadingProblem::Missing { key, example } => {
                Words::new(format!("`{key}` is missing"), "", format!("add the line `{example}`"))
            }
            ReadingProblem::UnknownLanguage { code, known } => Words::new(
                format!("`{code}` is not a language of this site"),
                "not in `languages`",
                format!("use one of {known}, or add the language to `languages` in `site.toml`"),
            ),
            ReadingProblem::NotTranslatable { key } => Words::new(
                format!("`{key}` cannot be translated"),
                "not a text key",
                "write this key outside the translation table; its value is the same in all languages",
            ),
            ReadingProblem::TextTooLong { bytes, limit } => Words::new(
                format!("this text has {bytes} bytes, over the limit of {limit}"),
                "too long",
                "shorten it, or move a part to a page",
            ),
            ReadingProblem::MergeMarks => Words::new(
                "two people changed the same lines, and nobody has chosen yet",
                "marks of git's merge",
                "keep one of the two texts between `<<<<<<<` and `>>>>>>>`, and delete the other with the three lines of marks (`<<<<<<<`, `=======`, `>>>>>>>`)",
            ),
        }
    }
}
