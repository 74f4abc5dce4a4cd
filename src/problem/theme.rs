//! A theme that cannot be used.

use super::{Words, codes};

/// A theme cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum ThemeProblem {
    Template { cause: String },
    NoTheme { name: String, nearest: Option<String> },
    Settings { cause: String },
    DataVersion { needs: i64, has: i64 },
    Style { cause: String },
    TextMissing { key: String, language: &'static str },
    TextArgument { key: String, cause: String },
    Trusting { what: &'static str },
}

codes! { ThemeProblem:
    Template = "E401",
    NoTheme = "E402",
    Settings = "E403",
    DataVersion = "E404",
    Style = "E405",
    TextMissing = "E406",
    TextArgument = "E407",
    Trusting = "E408",
}

impl ThemeProblem {
    fn indonesian(&self) -> Words {
        use ThemeProblem as P;
        match self {
            P::Template { cause } => Words::new(
                "templat tema tidak dapat dipakai",
                cause,
                "perbaiki berkas tema ini, atau hapus agar tema bawaan yang dipakai",
            ),
            P::NoTheme { name, nearest } => Words::new(
                format!("tidak ada tema `{name}`"),
                "",
                match nearest {
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`"),
                    None => format!("buat folder `themes/{name}/`, atau hapus `tema` dari `situs.toml`"),
                },
            ),
            P::Settings { cause } => Words::new(
                "berkas tema ini tidak dapat dibaca",
                cause,
                "perbaiki berkas ini, atau hapus agar milik tema bawaan yang dipakai",
            ),
            P::DataVersion { needs, has } => Words::new(
                format!("tema ini dibuat untuk data versi {needs}, sedangkan etalase ini memberi versi {has}"),
                "",
                "sesuaikan templatnya dengan tema bawaan versi ini, lalu ganti `data_version`",
            ),
            P::Style { cause } => Words::new(
                "gaya (CSS) tema tidak dapat dibaca",
                cause,
                "perbaiki berkas tema ini, atau hapus agar tema bawaan yang dipakai",
            ),
            P::TextMissing { key, language } => Words::new(
                format!("teks `{key}` tidak ada dalam bahasa `{language}`"),
                "tidak ada",
                format!("tambahkan `{key} = \"...\"` di `locales/{language}.toml` tema"),
            ),
            P::TextArgument { key, cause } => Words::new(
                format!("teks `{key}` tidak dapat diisi"),
                cause,
                "samakan nama di dalam kurung kurawal dengan tema bawaan",
            ),
            P::Trusting { what } => Words::new(
                format!("`{what}` tidak boleh dipakai di templat"),
                "isi dari orang lain dapat lolos dari sini",
                "hapus; HTML yang aman sudah ditandai sendiri oleh etalase",
            ),
        }
    }

    fn english(&self) -> Words {
        use ThemeProblem as P;
        match self {
            P::Template { cause } => Words::new(
                "this theme template cannot be used",
                cause,
                "mend this theme file, or delete it so that the built-in one is used",
            ),
            P::NoTheme { name, nearest } => Words::new(
                format!("there is no theme `{name}`"),
                "",
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => format!("make the folder `themes/{name}/`, or remove `theme` from `site.toml`"),
                },
            ),
            P::Settings { cause } => Words::new(
                "this theme file cannot be read",
                cause,
                "mend this file, or delete it so that the built-in theme's is used",
            ),
            P::DataVersion { needs, has } => Words::new(
                format!("this theme was made for data version {needs}, and this etalase gives version {has}"),
                "",
                "bring its templates in line with the built-in theme of this version, then change `data_version`",
            ),
            P::Style { cause } => Words::new(
                "the theme's style (CSS) cannot be read",
                cause,
                "mend this theme file, or delete it so that the built-in one is used",
            ),
            P::TextMissing { key, language } => Words::new(
                format!("the text `{key}` is missing in the language `{language}`"),
                "not there",
                format!("add `{key} = \"...\"` to the theme's `locales/{language}.toml`"),
            ),
            P::TextArgument { key, cause } => Words::new(
                format!("the text `{key}` cannot be filled in"),
                cause,
                "use the same names in curly brackets as the built-in theme",
            ),
            P::Trusting { what } => Words::new(
                format!("`{what}` must not be used in a template"),
                "other people's words could slip through here",
                "remove it; HTML that is safe is marked by etalase itself",
            ),
        }
    }
}
