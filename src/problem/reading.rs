//! A file that cannot be read as what it is, and keys that do not belong.

use super::{Words, codes};

/// A file cannot be read as what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum ReadingProblem {
    Syntax { cause: SyntaxCause },
    NotText,
    TooLarge { bytes: u64, limit: u64 },
    TooDeep { limit: usize },
    UnknownKey { key: String, table: &'static str, nearest: Option<&'static str> },
    BothNames { english: &'static str, indonesian: &'static str },
    Missing { key: &'static str, example: String },
    UnknownLanguage { code: String, known: String },
    NotTranslatable { key: String },
    TextTooLong { bytes: usize, limit: usize },
    MergeMarks,
}

/// What is wrong with the form of a TOML file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum SyntaxCause {
    DuplicateKey,
    UnquotedText,
    UnclosedText,
    UnclosedBracket,
    NoEquals,
    NoValue,
    NoComma,
    BadNumber,
    BadDate,
    BadKey,
    BadEscape,
    Other(String),
}

impl SyntaxCause {
    const fn indonesian(&self) -> (&'static str, &'static str) {
        match self {
            SyntaxCause::DuplicateKey => ("kunci ini sudah ditulis", "hapus salah satu dari kedua baris itu"),
            SyntaxCause::UnquotedText => {
                ("teks tanpa tanda petik", "beri tanda petik di awal dan akhir teks: `\"teks\"`")
            }
            SyntaxCause::UnclosedText => (
                "tanda petik tidak ditutup",
                "tambahkan tanda petik penutup; teks beberapa baris memakai tiga petik: `\"\"\"`",
            ),
            SyntaxCause::UnclosedBracket => ("kurung tidak ditutup", "tambahkan kurung penutupnya"),
            SyntaxCause::NoEquals => ("tanda sama dengan tidak ada", "tulis `kunci = nilai`, satu kunci satu baris"),
            SyntaxCause::NoValue => {
                ("nilainya belum ditulis", "tulis nilai sesudah tanda sama dengan, atau hapus baris ini")
            }
            SyntaxCause::NoComma => ("tanda koma tidak pas", "pisahkan isi daftar dengan satu koma"),
            SyntaxCause::BadNumber => {
                ("bukan bilangan yang benar", "tulis angka saja, misalnya `100000`; teks memakai tanda petik")
            }
            SyntaxCause::BadDate => ("bukan tanggal yang benar", "tulis tahun-bulan-hari, misalnya `2026-03-01`"),
            SyntaxCause::BadKey => (
                "nama kunci tidak dapat dibaca",
                "tulis `kunci = nilai`; nama kunci hanya huruf, angka dan garis bawah",
            ),
            SyntaxCause::BadEscape => (
                "garis miring terbalik tidak dapat dibaca",
                "tulis `\\\\` untuk satu garis miring terbalik, atau pakai tanda petik tunggal",
            ),
            SyntaxCause::Other(_) => (
                "tidak sesuai bentuk TOML",
                "bentuknya `kunci = \"teks\"`, satu kunci satu baris; periksa tanda petik, kurung dan tanda sama dengan",
            ),
        }
    }

    const fn english(&self) -> (&'static str, &'static str) {
        match self {
            SyntaxCause::DuplicateKey => ("this key stands already", "delete one of the two lines"),
            SyntaxCause::UnquotedText => ("text without quotes", "put quotes around the text: `\"text\"`"),
            SyntaxCause::UnclosedText => {
                ("the quote is not closed", "add the closing quote; text over several lines takes three: `\"\"\"`")
            }
            SyntaxCause::UnclosedBracket => ("the bracket is not closed", "add the closing bracket"),
            SyntaxCause::NoEquals => ("the equals sign is missing", "write `key = value`, one key a line"),
            SyntaxCause::NoValue => {
                ("the value is missing", "write a value after the equals sign, or delete this line")
            }
            SyntaxCause::NoComma => ("a comma too few or too many", "put one comma between the entries of a list"),
            SyntaxCause::BadNumber => ("not a proper number", "write digits only, such as `100000`; text takes quotes"),
            SyntaxCause::BadDate => ("not a proper date", "write year-month-day, such as `2026-03-01`"),
            SyntaxCause::BadKey => {
                ("this key's name cannot be read", "write `key = value`; names are letters, digits, underscores")
            }
            SyntaxCause::BadEscape => {
                ("this backslash cannot be read", "write `\\\\` for one backslash, or use single quotes")
            }
            SyntaxCause::Other(_) => (
                "not the form of TOML",
                "the form is `key = \"text\"`, one key a line; look at the quotes, brackets and equals signs",
            ),
        }
    }
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
            ReadingProblem::UnknownKey { key, table, nearest } => Words::new(
                format!("kunci `{key}` tidak dikenal di `{table}`"),
                "tidak dikenal",
                match nearest {
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
            ReadingProblem::UnknownKey { key, table, nearest } => Words::new(
                format!("`{key}` is not a key of `{table}`"),
                "unknown",
                match nearest {
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
