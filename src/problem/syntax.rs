//! What is wrong with the form of a TOML file.

/// What is wrong with the form of a TOML file. `line` is what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum SyntaxCause {
    DuplicateKey,
    UnquotedText { line: Option<String> },
    UnquotedNumber { line: String },
    MarkedNumber { line: String },
    CurlyQuotes { line: String },
    InnerQuotes { line: String },
    Flag { line: String },
    UnclosedText,
    BrokenText,
    UnclosedLongText { quote: &'static str, before: Option<NextKey> },
    UnclosedBracket { bracket: char, before: Option<NextKey> },
    NoEquals,
    NoValue,
    NoComma,
    BadNumber,
    BadDate { line: Option<String> },
    BadKey,
    BadEscape,
    Other(String),
}

/// The key or the table before which something should have been closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextKey {
    /// The number of its line, from 1.
    pub line: usize,
    /// Its name.
    pub name: String,
}

impl SyntaxCause {
    /// The label and the remedy.
    pub(super) fn indonesian(&self) -> (&'static str, String) {
        use SyntaxCause as C;
        let (label, help) = match self {
            C::UnquotedText { line: Some(line) } => {
                return ("teks tanpa tanda petik", format!("beri tanda petik: `{line}`"));
            }
            C::UnquotedNumber { line } => {
                return ("harus dalam tanda petik", format!("beri tanda petik: `{line}`"));
            }
            C::MarkedNumber { line } => {
                return (
                    "bilangan dengan titik atau koma",
                    format!("tulis angkanya saja, tanpa titik dan koma: `{line}`"),
                );
            }
            C::CurlyQuotes { line } => {
                return ("tanda petik lengkung", format!("ganti dengan tanda petik lurus: `{line}`"));
            }
            C::InnerQuotes { line } => {
                return (
                    "tanda petik di dalam tanda petik",
                    format!("pakai petik yang berbeda di luar dan di dalam: `{line}`"),
                );
            }
            C::Flag { line } => {
                return ("ya atau tidak", format!("tulis dengan huruf kecil, tanpa tanda petik: `{line}`"));
            }
            C::BadDate { line: Some(line) } => {
                return ("bukan tanggal yang benar", format!("tulis tahun-bulan-hari: `{line}`"));
            }
            C::UnclosedLongText { quote, before } => {
                return (
                    "teks ini tidak ditutup",
                    match before {
                        Some(NextKey { line, name }) => format!(
                            "tulis `{quote}` pada baris baru sesudah akhir teks ini, sebelum baris {line} (`{name}`); bila ditulis di akhir berkas, semua kunci di bawahnya ikut menjadi teks"
                        ),
                        None => format!("tulis `{quote}` sesudah akhir teks ini, sebelum kunci berikutnya"),
                    },
                );
            }
            C::UnclosedBracket { bracket, before } => {
                return (
                    "kurung ini tidak ditutup",
                    match before {
                        Some(NextKey { line, name }) => {
                            format!("tulis `{bracket}` sesudah isinya yang terakhir, sebelum baris {line} (`{name}`)")
                        }
                        None => format!("tulis `{bracket}` sesudah isinya yang terakhir"),
                    },
                );
            }
            C::DuplicateKey => ("kunci ini sudah ditulis", "hapus salah satu dari kedua baris itu"),
            C::UnquotedText { line: None } => {
                ("teks tanpa tanda petik", "beri tanda petik di awal dan akhir teks: `\"teks\"`")
            }
            C::UnclosedText => (
                "tanda petik tidak ditutup",
                "tambahkan tanda petik penutup tepat sesudah teksnya, di baris yang sama; teks beberapa baris diapit tiga petik: `\"\"\"`",
            ),
            C::BrokenText => (
                "teks ini lebih dari satu baris",
                "ganti tanda petik di awal dan di akhir teks ini dengan tiga petik: `\"\"\"`",
            ),
            C::NoEquals => ("tanda sama dengan tidak ada", "tulis `kunci = nilai`, satu kunci satu baris"),
            C::NoValue => ("nilainya belum ditulis", "tulis nilai sesudah tanda sama dengan, atau hapus baris ini"),
            C::NoComma => ("tanda koma tidak pas", "pisahkan isi daftar dengan satu koma"),
            C::BadNumber => {
                ("bukan bilangan yang benar", "tulis angka saja, misalnya `100000`; teks memakai tanda petik")
            }
            C::BadDate { line: None } => ("bukan tanggal yang benar", "tulis tahun-bulan-hari, misalnya `2026-03-01`"),
            C::BadKey => (
                "nama kunci tidak dapat dibaca",
                "tulis `kunci = nilai`; nama kunci hanya huruf, angka dan garis bawah",
            ),
            C::BadEscape => (
                "garis miring terbalik tidak dapat dibaca",
                "tulis `\\\\` untuk satu garis miring terbalik, atau pakai tanda petik tunggal",
            ),
            C::Other(_) => (
                "tidak sesuai bentuk TOML",
                "bentuknya `kunci = \"teks\"`, satu kunci satu baris; periksa tanda petik, kurung dan tanda sama dengan",
            ),
        };
        (label, help.to_owned())
    }

    /// The label and the remedy.
    pub(super) fn english(&self) -> (&'static str, String) {
        use SyntaxCause as C;
        let (label, help) = match self {
            C::UnquotedText { line: Some(line) } => {
                return ("text without quotes", format!("put it in quotes: `{line}`"));
            }
            C::UnquotedNumber { line } => return ("must stand in quotes", format!("put it in quotes: `{line}`")),
            C::MarkedNumber { line } => {
                return ("a number with points or commas", format!("write the digits alone: `{line}`"));
            }
            C::CurlyQuotes { line } => return ("curly quotes", format!("write straight quotes instead: `{line}`")),
            C::InnerQuotes { line } => {
                return ("quotes inside quotes", format!("use the other kind of quotes outside: `{line}`"));
            }
            C::Flag { line } => return ("yes or no", format!("write it in lower case without quotes: `{line}`")),
            C::BadDate { line: Some(line) } => {
                return ("not a proper date", format!("write year-month-day: `{line}`"));
            }
            C::UnclosedLongText { quote, before } => {
                return (
                    "this text is not closed",
                    match before {
                        Some(NextKey { line, name }) => format!(
                            "write `{quote}` on a new line behind the end of this text, before line {line} (`{name}`); at the end of the file it would make text of every key below"
                        ),
                        None => format!("write `{quote}` behind the end of this text, before the next key"),
                    },
                );
            }
            C::UnclosedBracket { bracket, before } => {
                return (
                    "this bracket is not closed",
                    match before {
                        Some(NextKey { line, name }) => {
                            format!(
                                "write `{bracket}` behind the last thing that it holds, before line {line} (`{name}`)"
                            )
                        }
                        None => format!("write `{bracket}` behind the last thing that it holds"),
                    },
                );
            }
            C::DuplicateKey => ("this key stands already", "delete one of the two lines"),
            C::UnquotedText { line: None } => ("text without quotes", "put quotes around the text: `\"text\"`"),
            C::UnclosedText => (
                "the quote is not closed",
                "add the closing quote right behind the text, on the same line; text over several lines takes three: `\"\"\"`",
            ),
            C::BrokenText => (
                "this text has several lines",
                "write three quotes instead of one where this text begins and where it ends: `\"\"\"`",
            ),
            C::NoEquals => ("the equals sign is missing", "write `key = value`, one key a line"),
            C::NoValue => ("the value is missing", "write a value after the equals sign, or delete this line"),
            C::NoComma => ("a comma too few or too many", "put one comma between the entries of a list"),
            C::BadNumber => ("not a proper number", "write digits only, such as `100000`; text takes quotes"),
            C::BadDate { line: None } => ("not a proper date", "write year-month-day, such as `2026-03-01`"),
            C::BadKey => {
                ("this key's name cannot be read", "write `key = value`; names are letters, digits, underscores")
            }
            C::BadEscape => ("this backslash cannot be read", "write `\\\\` for one backslash, or use single quotes"),
            C::Other(_) => (
                "not the form of TOML",
                "the form is `key = \"text\"`, one key a line; look at the quotes, brackets and equals signs",
            ),
        };
        (label, help.to_owned())
    }
}
