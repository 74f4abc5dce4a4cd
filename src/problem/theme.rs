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
    Exposed { exposure: Exposure },
    FileName { name: String },
}

/// Why escaping does not protect a value where a template prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exposure {
    /// In a script that is not a block of data made of this value alone.
    Script,
    /// In a style sheet.
    Style,
    /// In a tag, outside the value of an attribute.
    Tag,
    /// In an attribute without quotes.
    Unquoted,
    /// In an attribute that is code or a whole page.
    Attribute {
        /// Its name.
        name: String,
    },
    /// In an address after a scheme that runs something.
    Scheme {
        /// The scheme with its colon.
        scheme: &'static str,
    },
    /// After a branch that opens what it does not close, so that the place depends on it.
    Branch,
    /// In or from a file whose values are not escaped.
    Unescaped,
}

impl Exposure {
    fn indonesian(&self) -> (String, String) {
        let (place, help) = match self {
            Exposure::Script => (
                "di dalam `<script>`".to_owned(),
                "taruh datanya di `<script type=\"application/json\">`, satu nilai saja di dalamnya, lalu baca dari skrip",
            ),
            Exposure::Style => {
                ("di dalam `<style>`".to_owned(), "pindahkan ke teks; warna toko sudah ada di lembar gaya")
            }
            Exposure::Tag => {
                ("di dalam tag".to_owned(), "pindahkan ke nilai atribut yang bertanda petik: `data-x=\"{{ nilai }}\"`")
            }
            Exposure::Unquoted => {
                ("di atribut tanpa tanda petik".to_owned(), "beri tanda petik: `href=\"{{ nilai }}\"`")
            }
            Exposure::Attribute { name } => {
                (format!("di atribut `{name}`"), "pindahkan ke atribut `data-...`, lalu baca dari skrip atau gaya tema")
            }
            Exposure::Scheme { scheme } => {
                (format!("sesudah `{scheme}`"), "pakai alamat yang sudah jadi, tanpa menyambungnya sendiri")
            }
            Exposure::Branch => (
                "sesudah cabang yang membuka tetapi tidak menutup".to_owned(),
                "tutup tanda petik, tag dan skrip di cabang yang membukanya",
            ),
            Exposure::Unescaped => (
                "lewat berkas yang nilainya tidak diamankan".to_owned(),
                "ganti nama berkas itu sehingga berakhiran `.html`, dan tulis namanya langsung dalam tanda petik",
            ),
        };
        (format!("nilai tidak boleh dicetak {place}"), help.to_owned())
    }

    fn english(&self) -> (String, String) {
        let (place, help) = match self {
            Exposure::Script => (
                "inside `<script>`".to_owned(),
                "put the data into `<script type=\"application/json\">`, alone, and read it from a script",
            ),
            Exposure::Style => {
                ("inside `<style>`".to_owned(), "move it into text; the shop's colours are in the style sheet already")
            }
            Exposure::Tag => {
                ("inside a tag".to_owned(), "move it into the quoted value of an attribute: `data-x=\"{{ value }}\"`")
            }
            Exposure::Unquoted => {
                ("in an attribute without quotes".to_owned(), "put quotes around it: `href=\"{{ value }}\"`")
            }
            Exposure::Attribute { name } => (
                format!("in the attribute `{name}`"),
                "move it into a `data-...` attribute and read it from the theme's script or style",
            ),
            Exposure::Scheme { scheme } => {
                (format!("after `{scheme}`"), "use an address that is ready, and put none together yourself")
            }
            Exposure::Branch => (
                "after a branch that opens and does not close".to_owned(),
                "close quotes, tags and scripts in the branch that opens them",
            ),
            Exposure::Unescaped => (
                "through a file whose values are not escaped".to_owned(),
                "rename that file so that it ends in `.html`, and write its name as it is, in quotes",
            ),
        };
        (format!("a value must not be printed {place}"), help.to_owned())
    }
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
    Exposed = "E409",
    FileName = "E410",
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
            P::Exposed { exposure } => {
                let (message, help) = exposure.indonesian();
                Words::new(message, "isi dari orang lain dapat lolos dari sini", help)
            }
            P::FileName { name } => Words::new(
                format!("berkas tema bernama `{name}` tidak dapat diterbitkan"),
                "",
                "pakai huruf, angka dan tanda hubung, dengan akhiran seperti `.svg`; ganti juga namanya di templat",
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
            P::Exposed { exposure } => {
                let (message, help) = exposure.english();
                Words::new(message, "other people's words could slip through here", help)
            }
            P::FileName { name } => Words::new(
                format!("a theme file called `{name}` cannot be published"),
                "",
                "use letters, digits and hyphens, with an ending such as `.svg`; change its name in the templates too",
            ),
        }
    }
}
