//! People: consents, and words and numbers that expose someone.
//!
//! All but one are warnings, for an error keeps the old site online, and the old site may show the very thing that may
//! no longer be shown. What no consent covers is left out instead.

use super::{Words, codes};
use crate::language::Language;

/// Something about a person that someone must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum PersonProblem {
    NoConsent { what: Consented },
    ConsentEnded { until: String },
    ConsentNotYet { on: String },
    ConsentWithdrawn,
    ChildNameAndPhoto,
    PhotoOfPeople { written: String },
    PhotoOfAnother,
    NameInText,
    Delicate { what: Delicate },
    MaybeChild { age: u32 },
    NationalId,
    NameInAddress,
    NameInOwnAddress,
    NameInFileName,
    CopyOfHiddenPhoto,
}

/// What a maker's consent can cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Consented {
    Name,
    Story,
    Photo,
}

impl Consented {
    /// The word for it.
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Consented::Name, Language::Indonesian) => "nama",
            (Consented::Story, Language::Indonesian) => "cerita",
            (Consented::Photo, Language::Indonesian) => "foto",
            (Consented::Name, Language::English) => "name",
            (Consented::Story, Language::English) => "story",
            (Consented::Photo, Language::English) => "photo",
        }
    }
}

/// What beside a person's name may follow that person for life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Delicate {
    Disability,
    Health,
    Past,
    Age,
}

impl Delicate {
    const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Delicate::Disability, Language::Indonesian) => "disabilitas",
            (Delicate::Health, Language::Indonesian) => "kesehatan",
            (Delicate::Past, Language::Indonesian) => "masa lalu",
            (Delicate::Age, Language::Indonesian) => "umur",
            (Delicate::Disability, Language::English) => "disability",
            (Delicate::Health, Language::English) => "health",
            (Delicate::Past, Language::English) => "past",
            (Delicate::Age, Language::English) => "age",
        }
    }
}

codes! { PersonProblem:
    NoConsent = "W701",
    ConsentEnded = "W702",
    ConsentNotYet = "W703",
    ConsentWithdrawn = "W704",
    ChildNameAndPhoto = "W705",
    PhotoOfPeople = "W706",
    PhotoOfAnother = "W707",
    NameInText = "W708",
    Delicate = "W709",
    MaybeChild = "W710",
    NationalId = "E711",
    NameInAddress = "W712",
    NameInOwnAddress = "W713",
    NameInFileName = "W714",
    CopyOfHiddenPhoto = "W715",
}

impl PersonProblem {
    /// Whether the text at its place must not be repeated, for what a build prints is kept by servers and read by many.
    pub(crate) const fn hides_text(&self) -> bool {
        matches!(
            self,
            PersonProblem::NoConsent { .. }
                | PersonProblem::NameInText
                | PersonProblem::NationalId
                | PersonProblem::NameInAddress
                | PersonProblem::NameInOwnAddress
                | PersonProblem::NameInFileName
        )
    }

    fn indonesian(&self) -> Words {
        use PersonProblem as P;
        match self {
            P::NoConsent { what } => {
                let what = what.words(Language::Indonesian);
                Words::new(
                    format!("{what} pembuat ini belum disetujui, jadi tidak ditampilkan"),
                    "belum disetujui",
                    format!(
                        "tanyakan dahulu kepada orangnya, lalu tambahkan \"{what}\" pada `mencakup` di `[persetujuan]`; bila tidak setuju, hapus baris ini"
                    ),
                )
            }
            P::ConsentEnded { until } => Words::new(
                format!("persetujuan ini berakhir pada {until}; orangnya tidak ditampilkan lagi"),
                "sudah lewat",
                "tanyakan lagi kepada orangnya dan perbarui tanggalnya; bila tidak diperpanjang, bersihkan dulu namanya dari tulisan dan alamat lain, baru hapus nama, cerita dan fotonya di sini",
            ),
            P::ConsentNotYet { on } => Words::new(
                format!("persetujuan ini baru berlaku pada {on}; sampai saat itu orangnya tidak ditampilkan"),
                "belum berlaku",
                "periksa tanggalnya",
            ),
            P::ConsentWithdrawn => Words::new(
                "persetujuan ini tidak mencakup apa pun; nama, cerita dan foto tidak ditampilkan",
                "",
                "bila memang dicabut, bersihkan dulu namanya dari tulisan dan alamat lain, baru hapus nama, cerita dan foto dari berkas ini; sesudah itu namanya tidak dapat dicari lagi",
            ),
            P::ChildNameAndPhoto => Words::new(
                "nama dan foto seorang anak tidak boleh tampil bersama; keduanya tidak ditampilkan",
                "anak, karena ada wali",
                "hapus \"foto\" atau \"nama\" dari `mencakup`, walaupun wali menyetujui keduanya",
            ),
            P::PhotoOfPeople { written } => Words::new(
                format!("`{written}` ada di folder pembuat, jadi tidak ditampilkan di sini"),
                "foto orang",
                "foto dari folder pembuat hanya tampil lewat berkas pembuatnya, dengan persetujuan; bila ini bukan foto orang, pindahkan ke folder lain",
            ),
            P::PhotoOfAnother => Words::new(
                "foto ini juga milik pembuat lain yang tidak menyetujui fotonya, jadi tidak ditampilkan",
                "foto bersama",
                "pakai foto lain untuk pembuat ini, atau tanyakan kepada semua orang yang tampak",
            ),
            P::NameInText => Words::new(
                "di sini tertulis nama seorang pembuat yang tidak boleh ditampilkan, dan tulisan ini ikut tayang",
                "",
                "ganti dengan sebutan umum, misalnya \"penjahit kami\"; bila yang dimaksud bukan orang itu, biarkan",
            ),
            P::NameInAddress => Words::new(
                "sebuah `alamat_lama` memuat nama pembuat yang tidak boleh ditampilkan; di alamat itu tidak dibuat halaman",
                "",
                "hapus alamat itu dari `alamat_lama`; bila yang dimaksud bukan orang itu, biarkan",
            ),
            P::NameInOwnAddress => Words::new(
                "alamat ini memuat nama pembuat yang tidak boleh ditampilkan, dan alamat ini ikut tayang",
                "",
                "ganti nama folder atau berkasnya (untuk kategori: `slug`), dan jangan tulis nama lamanya di `alamat_lama`; bila yang dimaksud bukan orang itu, biarkan",
            ),
            P::NameInFileName => Words::new(
                "nama berkas ini menyebut orang yang namanya tidak tampil di situs",
                "",
                "ganti nama berkas ini dan `pembuat` di barang-barangnya, misalnya menjadi `penjahit-dua`, sebab siapa pun yang membuka repositori dapat membacanya; hapus juga nama itu dari `oleh` dan `wali`",
            ),
            P::CopyOfHiddenPhoto => Words::new(
                "foto ini sama persis dengan foto di folder pembuat yang tidak boleh ditampilkan, dan foto ini ikut tayang",
                "salinan foto orang",
                "hapus salinan ini, atau pakai foto lain; foto orang hanya tampil lewat berkas pembuatnya, dengan persetujuan",
            ),
            P::Delicate { what } => Words::new(
                format!(
                    "keterangan tentang {} di samping nama atau cerita seseorang",
                    what.words(Language::Indonesian)
                ),
                "perlu ditampilkan?",
                "apa yang sudah tayang bisa melekat seumur hidup; ceritakan pekerjaannya saja, atau biarkan bila orangnya sendiri menghendaki",
            ),
            P::MaybeChild { age } => Words::new(
                format!("orang ini tampaknya anak ({age} tahun), tetapi persetujuannya tanpa wali"),
                "di bawah 18 tahun",
                "minta persetujuan wali dan tulis `wali` di `[persetujuan]`, lalu hapus umurnya dari teks ini",
            ),
            P::NationalId => Words::new(
                "ini tampaknya NIK atau nomor kartu keluarga seseorang",
                "",
                "hapus nomor ini; nomor itu cukup untuk berutang atas nama orang lain. Bila ini nomor rekening atau kode lain, tulis kata `rekening` atau `kode` di depannya",
            ),
        }
    }

    fn english(&self) -> Words {
        use PersonProblem as P;
        match self {
            P::NoConsent { what } => {
                let what = what.words(Language::English);
                Words::new(
                    format!("no consent covers this maker's {what}, so it is not shown"),
                    "not agreed to",
                    format!(
                        "ask the person first, then add \"{what}\" to `covers` in `[consent]`; if they say no, delete this line"
                    ),
                )
            }
            P::ConsentEnded { until } => Words::new(
                format!("this consent ended on {until}; the person is no longer shown"),
                "past",
                "ask the person again and write the new date; if they say no, take the name out of other texts and addresses first, then delete the name, the story and the photo here",
            ),
            P::ConsentNotYet { on } => Words::new(
                format!("this consent begins on {on}; until then the person is not shown"),
                "not yet",
                "check the date",
            ),
            P::ConsentWithdrawn => Words::new(
                "this consent covers nothing; name, story and photo are not shown",
                "",
                "if it was withdrawn, take the name out of other texts and addresses first, then delete the name, the story and the photo from this file: after that nothing can look for the name",
            ),
            P::ChildNameAndPhoto => Words::new(
                "a child's name and photo may not be shown together; neither is shown",
                "a child, for there is a guardian",
                "remove \"photo\" or \"name\" from `covers`, even if the guardian agreed to both",
            ),
            P::PhotoOfPeople { written } => Words::new(
                format!("`{written}` is in a makers' folder, so it is not shown here"),
                "a photo of a person",
                "a photo of a makers' folder is shown through its maker's file alone, with consent; if it shows nobody, move it to another folder",
            ),
            P::PhotoOfAnother => Words::new(
                "this photo is also that of a maker who did not agree to it, so it is not shown",
                "a shared photo",
                "use another photo for this maker, or ask everyone who is on it",
            ),
            P::NameInText => Words::new(
                "this is the name of a maker who may not be shown, and this text is published",
                "",
                "write a general word such as \"our tailor\"; if somebody or something else is meant, leave it",
            ),
            P::NameInAddress => Words::new(
                "one of the `aliases` holds the name of a maker who may not be shown; no page is made at that address",
                "",
                "remove it from `aliases`; if somebody or something else is meant, leave it",
            ),
            P::NameInOwnAddress => Words::new(
                "this address holds the name of a maker who may not be shown, and it is published",
                "",
                "rename the folder or the file (of a category: `slug`), and do not write the old name in `aliases`; if somebody or something else is meant, leave it",
            ),
            P::NameInFileName => Words::new(
                "the name of this file tells of a person whose name the site does not show",
                "",
                "rename this file, and `maker` in its products, for instance to `tailor-two`, for whoever opens the repository can read it; take that name out of `given_by` and `guardian` too",
            ),
            P::CopyOfHiddenPhoto => Words::new(
                "this photo is the very same as one in a makers' folder that may not be shown, and it is published",
                "a copy of a person's photo",
                "delete this copy, or use another photo; a person is shown through the maker's file alone, with consent",
            ),
            P::Delicate { what } => Words::new(
                format!("words on {} beside a person's name or story", what.words(Language::English)),
                "needed here?",
                "what was once published may follow a person for life; tell of the work alone, or leave it if the person wants it so",
            ),
            P::MaybeChild { age } => Words::new(
                format!("this person seems to be a child (aged {age}), but the consent names no guardian"),
                "under 18",
                "get a guardian's consent and write `guardian` in `[consent]`, then take the age out of this text",
            ),
            P::NationalId => Words::new(
                "this looks like somebody's identity number (NIK) or family card number",
                "",
                "delete it; such a number is enough to borrow money in another's name. If it is an account or another code, write the word `account` or `code` before it",
            ),
        }
    }
}
