//! A value that is not what its key wants.

use super::{Words, codes};
use crate::language::Language;

/// What a key wants, for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum Expected {
    Text,
    Quoted(String),
    Whole,
    WithoutMarks(u64),
    Money,
    Date,
    TrueOrFalse,
    List,
    Table,
    Mass,
    Dimensions,
}

impl Expected {
    /// What is wanted, and a value as it may be written.
    fn words(&self, language: Language) -> (&'static str, String) {
        match self {
            Expected::Quoted(written) => return (Expected::Text.plain(language).0, quoted(written)),
            Expected::WithoutMarks(number) => {
                let what = match language {
                    Language::Indonesian => "bilangan bulat tanpa titik dan koma",
                    Language::English => "a whole number without points and commas",
                };
                return (what, number.to_string());
            }
            _ => {}
        }
        let (what, example) = self.plain(language);
        (what, example.to_owned())
    }

    const fn plain(&self, language: Language) -> (&'static str, &'static str) {
        match (language, self) {
            (Language::Indonesian, Expected::Text | Expected::Quoted(_)) => ("teks dalam tanda petik", "\"contoh\""),
            (Language::Indonesian, Expected::Whole | Expected::WithoutMarks(_)) => ("bilangan bulat", "12"),
            (Language::Indonesian, Expected::Money) => ("bilangan bulat rupiah", "100000"),
            (Language::Indonesian, Expected::Date) => ("tanggal", "2026-03-01"),
            (Language::Indonesian, Expected::TrueOrFalse) => ("`true` (ya) atau `false` (tidak)", "true"),
            (Language::Indonesian, Expected::List) => ("daftar dalam kurung siku", "[\"satu\", \"dua\"]"),
            (Language::Indonesian, Expected::Table) => ("tabel", "{ kunci = \"nilai\" }"),
            (Language::Indonesian, Expected::Mass) => ("berat", "\"600 g\""),
            (Language::Indonesian, Expected::Dimensions) => ("tiga angka sentimeter", "[40, 30, 5]"),
            (Language::English, Expected::Text | Expected::Quoted(_)) => ("text in quotes", "\"example\""),
            (Language::English, Expected::Whole | Expected::WithoutMarks(_)) => ("a whole number", "12"),
            (Language::English, Expected::Money) => ("a whole amount of money", "100000"),
            (Language::English, Expected::Date) => ("a date", "2026-03-01"),
            (Language::English, Expected::TrueOrFalse) => ("`true` or `false`", "true"),
            (Language::English, Expected::List) => ("a list in square brackets", "[\"one\", \"two\"]"),
            (Language::English, Expected::Table) => ("a table", "{ key = \"value\" }"),
            (Language::English, Expected::Mass) => ("a weight", "\"600 g\""),
            (Language::English, Expected::Dimensions) => ("three numbers in centimetres", "[40, 30, 5]"),
        }
    }
}

/// A text as TOML takes it in quotes. Where it holds both kinds of quotes, the double ones give way.
pub(crate) fn quoted(text: &str) -> String {
    match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("'{text}'"),
        (true, true) => format!("\"{}\"", text.replace('\\', "/").replace('"', "'")),
    }
}

/// A value is not what its key wants.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum ValueProblem {
    NotThis { key: String, expected: Expected },
    OutOfBounds { key: String, lowest: i64, highest: i64 },
    Length { key: String, characters: usize, lowest: usize, highest: usize },
    NotAChoice { key: String, written: String, nearest: Option<&'static str>, choices: String },
    NotAUrl { key: String, scheme: bool },
    NotASlug { written: String, suggestion: Option<String> },
    NotAColor { written: String },
    NotAPhone { written: String },
    NotMobile { written: String },
    NotAnEmail { written: String },
    NotQris { cause: crate::catalogue::QrisError },
    HiddenCharacter { key: String, code_point: u32 },
    HiddenCharacterInProse { code_point: u32 },
    HtmlInMarkdown,
    NotAnAccount { written: String },
    WeightUnclear { key: String, kilograms: String, grams: u64 },
    WeightLight { key: String, grams: u64 },
    KeyInText { line: String },
}

codes! { ValueProblem:
    NotThis = "E012",
    OutOfBounds = "E013",
    Length = "E014",
    NotAChoice = "E015",
    NotAUrl = "E016",
    NotASlug = "E017",
    NotAColor = "E018",
    NotAPhone = "E019",
    NotMobile = "E020",
    NotAnEmail = "E021",
    NotQris = "E022",
    HiddenCharacter = "E023",
    HiddenCharacterInProse = "W024",
    HtmlInMarkdown = "W025",
    NotAnAccount = "E026",
    WeightUnclear = "E027",
    WeightLight = "W028",
    KeyInText = "W029",
}

impl ValueProblem {
    fn indonesian(&self) -> Words {
        match self {
            ValueProblem::NotThis { key, expected } => {
                let (what, example) = expected.words(Language::Indonesian);
                Words::new(
                    format!("`{key}` harus {what}"),
                    format!("bukan {what}"),
                    format!("tulis seperti ini: `{key} = {example}`"),
                )
            }
            ValueProblem::OutOfBounds { key, lowest, highest } => Words::new(
                format!("`{key}` harus antara {lowest} dan {highest}"),
                "di luar batas",
                format!("tulis bilangan dari {lowest} sampai {highest}"),
            ),
            ValueProblem::Length { key, characters, lowest, highest } => Words::new(
                format!("`{key}` panjangnya {characters} huruf; seharusnya {lowest} sampai {highest}"),
                if characters < lowest { "terlalu pendek" } else { "terlalu panjang" },
                if characters < lowest {
                    "tulis lebih lengkap"
                } else {
                    "persingkat; rinciannya bisa ditulis di deskripsi"
                },
            ),
            ValueProblem::NotAChoice { key, written, nearest, choices } => Words::new(
                format!("`{written}` bukan pilihan untuk `{key}`"),
                "tidak dikenal",
                match nearest {
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`; pilihannya: {choices}"),
                    None => format!("pilihannya: {choices}"),
                },
            ),
            ValueProblem::NotAUrl { key, scheme } => Words::new(
                format!("`{key}` bukan alamat web yang benar"),
                if *scheme { "harus diawali https:// atau http://" } else { "tidak dapat dibaca" },
                "salin alamat lengkapnya dari peramban, misalnya `https://contoh.org/toko`",
            ),
            ValueProblem::NotASlug { written, suggestion } => Words::new(
                format!("`{written}` tidak dapat menjadi bagian alamat"),
                "hanya huruf kecil a-z, angka dan tanda hubung",
                match suggestion {
                    Some(suggestion) => format!("ganti menjadi `{suggestion}`"),
                    None => "pakai huruf kecil, angka dan tanda hubung, misalnya `kain-batik`".to_owned(),
                },
            ),
            ValueProblem::NotAColor { written } => Words::new(
                format!("`{written}` bukan warna"),
                "bentuknya `#rrggbb`",
                "tulis misalnya `\"#8a3b12\"`; cari \"pemilih warna\" di internet untuk memilih",
            ),
            ValueProblem::NotAPhone { written } => Words::new(
                format!("`{written}` bukan nomor telepon"),
                "nomor tidak sah",
                "tulis nomor lengkap, misalnya `\"0812-3456-7890\"` atau `\"+62 812 3456 7890\"`",
            ),
            ValueProblem::NotMobile { written } => Words::new(
                format!("`{written}` bukan nomor ponsel, jadi tidak punya WhatsApp"),
                "telepon rumah",
                "tulis nomor ponsel di `whatsapp`; nomor telepon rumah ditulis di `telepon`",
            ),
            ValueProblem::NotAnEmail { written } => Words::new(
                format!("`{written}` bukan alamat surel"),
                "bentuknya nama@contoh.org",
                "periksa tanda @ dan ejaannya",
            ),
            ValueProblem::NotQris { cause } => {
                let (label, help) = qris_indonesian(*cause);
                Words::new("isi QRIS ini tidak dapat dipakai", label, help)
            }
            ValueProblem::HiddenCharacter { key, code_point } => Words::new(
                format!("`{key}` berisi huruf tak terlihat (U+{code_point:04X})"),
                "ada huruf tersembunyi di sini",
                "hapus isinya dan ketik ulang; jangan menempel dari aplikasi lain",
            ),
            ValueProblem::HiddenCharacterInProse { code_point } => Words::new(
                format!("teks ini berisi huruf tak terlihat (U+{code_point:04X})"),
                "ada huruf tersembunyi di sini",
                "hapus bagian ini dan ketik ulang; huruf itu tidak ditampilkan",
            ),
            ValueProblem::HtmlInMarkdown => Words::new(
                "kode HTML di dalam teks ditampilkan apa adanya",
                "HTML tidak dijalankan",
                "hapus tanda < > itu; untuk huruf tebal pakai **tebal**, untuk tautan pakai [teks](https://alamat)",
            ),
            ValueProblem::NotAnAccount { written } => Words::new(
                format!("`{written}` bukan nomor rekening"),
                "hanya angka, spasi, titik dan tanda hubung",
                "tulis nomor rekening dalam tanda petik, misalnya `\"123-456-7890\"`",
            ),
            ValueProblem::WeightUnclear { key, kilograms, grams } => Words::new(
                format!("`{key}` ini {kilograms} gram atau {kilograms} kilogram?"),
                "satuannya tidak jelas",
                format!(
                    "bila kilogram, tulis `{key} = \"{kilograms} kg\"`; bila gram, tulis bilangan bulat: `{key} = \"{grams} g\"`"
                ),
            ),
            ValueProblem::WeightLight { key, grams } => Words::new(
                format!("`{key}` ini hanya {grams} gram"),
                "kilogram?",
                format!(
                    "bila kilogram, tulis `{key} = \"{grams} kg\"`; bila memang gram, tulis `{key} = \"{grams} g\"`"
                ),
            ),
            ValueProblem::KeyInText { line } => Words::new(
                format!("`{line}` berada di dalam teks, jadi tidak dibaca sebagai kunci"),
                "menjadi bagian deskripsi",
                "tutup teks itu dengan `\"\"\"` di baris sebelumnya, lalu hapus `\"\"\"` di bawahnya",
            ),
        }
    }

    fn english(&self) -> Words {
        match self {
            ValueProblem::NotThis { key, expected } => {
                let (what, example) = expected.words(Language::English);
                Words::new(
                    format!("`{key}` must be {what}"),
                    format!("not {what}"),
                    format!("write it like this: `{key} = {example}`"),
                )
            }
            ValueProblem::OutOfBounds { key, lowest, highest } => Words::new(
                format!("`{key}` must lie between {lowest} and {highest}"),
                "out of bounds",
                format!("write a number from {lowest} to {highest}"),
            ),
            ValueProblem::Length { key, characters, lowest, highest } => Words::new(
                format!("`{key}` has {characters} characters; it should have {lowest} to {highest}"),
                if characters < lowest { "too short" } else { "too long" },
                if characters < lowest { "write a little more" } else { "shorten it; details fit in the description" },
            ),
            ValueProblem::NotAChoice { key, written, nearest, choices } => Words::new(
                format!("`{written}` is not a choice for `{key}`"),
                "unknown",
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`? The choices: {choices}"),
                    None => format!("the choices: {choices}"),
                },
            ),
            ValueProblem::NotAUrl { key, scheme } => Words::new(
                format!("`{key}` is not a web address"),
                if *scheme { "must begin with https:// or http://" } else { "cannot be read" },
                "copy the whole address from the browser, such as `https://example.org/shop`",
            ),
            ValueProblem::NotASlug { written, suggestion } => Words::new(
                format!("`{written}` cannot be part of an address"),
                "only lower-case a-z, digits and hyphens",
                match suggestion {
                    Some(suggestion) => format!("change it to `{suggestion}`"),
                    None => "use lower-case letters, digits and hyphens, such as `batik-cloth`".to_owned(),
                },
            ),
            ValueProblem::NotAColor { written } => Words::new(
                format!("`{written}` is not a colour"),
                "the form is `#rrggbb`",
                "write for example `\"#8a3b12\"`; a colour picker in the browser helps to choose",
            ),
            ValueProblem::NotAPhone { written } => Words::new(
                format!("`{written}` is not a telephone number"),
                "not a valid number",
                "write the whole number, such as `\"0812-3456-7890\"` or `\"+62 812 3456 7890\"`",
            ),
            ValueProblem::NotMobile { written } => Words::new(
                format!("`{written}` is not a mobile number, so it has no WhatsApp"),
                "a landline",
                "write a mobile number in `whatsapp`; a landline goes in `phone`",
            ),
            ValueProblem::NotAnEmail { written } => Words::new(
                format!("`{written}` is not an e-mail address"),
                "the form is name@example.org",
                "check the @ sign and the spelling",
            ),
            ValueProblem::NotQris { cause } => {
                let (label, help) = qris_english(*cause);
                Words::new("this QRIS text cannot be used", label, help)
            }
            ValueProblem::HiddenCharacter { key, code_point } => Words::new(
                format!("`{key}` holds an invisible character (U+{code_point:04X})"),
                "a hidden character is here",
                "delete the value and type it anew; do not paste from another program",
            ),
            ValueProblem::HiddenCharacterInProse { code_point } => Words::new(
                format!("this text holds an invisible character (U+{code_point:04X})"),
                "a hidden character is here",
                "delete this part and type it anew; the character is not shown",
            ),
            ValueProblem::HtmlInMarkdown => Words::new(
                "HTML inside this text is shown as it stands",
                "HTML is not run",
                "remove the < > signs; **bold** makes bold text, [text](https://address) makes a link",
            ),
            ValueProblem::NotAnAccount { written } => Words::new(
                format!("`{written}` is not an account number"),
                "only digits, spaces, dots and hyphens",
                "write the account number in quotes, such as `\"123-456-7890\"`",
            ),
            ValueProblem::WeightUnclear { key, kilograms, grams } => Words::new(
                format!("is `{key}` {kilograms} grams or {kilograms} kilograms?"),
                "the unit is unclear",
                format!(
                    "for kilograms write `{key} = \"{kilograms} kg\"`; for grams write a whole number: `{key} = \"{grams} g\"`"
                ),
            ),
            ValueProblem::WeightLight { key, grams } => Words::new(
                format!("`{key}` is only {grams} grams"),
                "kilograms?",
                format!(
                    "for kilograms write `{key} = \"{grams} kg\"`; if grams are meant, write `{key} = \"{grams} g\"`"
                ),
            ),
            ValueProblem::KeyInText { line } => Words::new(
                format!("`{line}` stands inside a text, so it is not read as a key"),
                "becomes part of the description",
                "close the text with `\"\"\"` on the line before, and remove the `\"\"\"` below",
            ),
        }
    }
}

fn qris_indonesian(cause: crate::catalogue::QrisError) -> (&'static str, &'static str) {
    use crate::catalogue::QrisError;
    match cause {
        QrisError::Shape => {
            ("bukan isi kode QRIS", "pindai QRIS toko dengan aplikasi pembaca QR dan salin seluruh teksnya")
        }
        QrisError::Checksum => (
            "ada huruf yang hilang atau berubah",
            "salin ulang seluruh teks dari kode QRIS; jangan mengetiknya sendiri",
        ),
        QrisError::NotIndonesian => ("bukan QRIS rupiah", "pakai QRIS Indonesia milik toko ini"),
        QrisError::NoMerchant => ("tidak ada nama pedagang", "minta kode QRIS yang benar kepada penyedia QRIS toko"),
        QrisError::Surcharge => (
            "berisi biaya tambahan",
            "biaya tambahan kepada pembeli dilarang (PBI 23/6/PBI/2021); minta QRIS tanpa biaya",
        ),
    }
}

fn qris_english(cause: crate::catalogue::QrisError) -> (&'static str, &'static str) {
    use crate::catalogue::QrisError;
    match cause {
        QrisError::Shape => {
            ("not the text of a QRIS code", "scan the shop's QRIS with a QR reader and copy the whole text")
        }
        QrisError::Checksum => {
            ("a character is lost or changed", "copy the whole text from the QRIS code again; do not type it by hand")
        }
        QrisError::NotIndonesian => ("not a QRIS for rupiah", "use this shop's own Indonesian QRIS"),
        QrisError::NoMerchant => ("it names no merchant", "ask the shop's QRIS provider for a proper code"),
        QrisError::Surcharge => {
            ("it adds a fee", "a surcharge to the buyer is forbidden (PBI 23/6/PBI/2021); ask for a QRIS without a fee")
        }
    }
}
