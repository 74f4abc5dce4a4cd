//! Folders and file names.

use super::{Words, codes};

/// Something about a folder or a file name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum FolderProblem {
    NoContent { levels: usize },
    IsLink,
    IsSpecial,
    NameNotText,
    NotASlug { name: String, suggestion: Option<String> },
    BothFiles { english: &'static str, indonesian: &'static str },
    DescribedTwice { key: String, file: String },
    OutsideFolder { written: String },
    NoSuchFile { written: String, nearest: Option<String> },
    NotAPhoto { written: String },
    SiteFileNotAtTop,
    PhotoUsedTwice { written: String },
    AddressTwice { address: String },
    AddressReserved { name: String },
    NestedProduct,
    StrayFile,
    NotPortable { name: String },
    StaticReplaces,
    StaticActs,
    ThemeChanged { files: String },
    NotRead { kind: Unread },
    NoProductFile,
    PhotosTooDeep,
}

/// What a file is of which nothing is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// One that would be read without the last ending of its name, which many computers do not show.
    HiddenEnding {
        /// The name that would be read.
        right: String,
        /// The ending that is too much.
        ending: String,
    },
    /// A download that did not come to its end.
    Unfinished,
    /// A picture of a kind that is not read.
    Picture,
    /// A video or a sound.
    Video,
    /// Anything else.
    Other,
}

codes! { FolderProblem:
    NoContent = "E201",
    IsLink = "E202",
    IsSpecial = "E203",
    NameNotText = "E204",
    NotASlug = "E205",
    BothFiles = "E206",
    DescribedTwice = "E219",
    OutsideFolder = "E207",
    NoSuchFile = "E208",
    NotAPhoto = "E209",
    SiteFileNotAtTop = "E210",
    PhotoUsedTwice = "E211",
    AddressTwice = "E212",
    NestedProduct = "E213",
    StrayFile = "W214",
    AddressReserved = "E215",
    NotPortable = "E216",
    StaticReplaces = "W221",
    StaticActs = "W222",
    ThemeChanged = "W223",
    NotRead = "W217",
    NoProductFile = "W218",
    PhotosTooDeep = "W224",
}

impl FolderProblem {
    fn indonesian(&self) -> Words {
        use FolderProblem as P;
        let (message, label, help): (String, &str, String) = match self {
            P::NoContent { levels: levels @ 1.. } => (
                "ini bagian dalam `content`, bukan folder situsnya".into(),
                "",
                match levels {
                    1 => "naik satu folder (`cd ..`), lalu ulangi perintahnya".into(),
                    levels => format!("naik {levels} folder (`cd {}`), lalu ulangi perintahnya", upwards(*levels)),
                },
            ),
            P::NoContent { .. } => (
                "tidak ada folder `content` di sini".into(),
                "",
                "jalankan perintah ini di folder situs, tunjuk dengan `-C FOLDER`, atau buat yang baru dengan `etalase new FOLDER`".into(),
            ),
            P::IsLink => (
                "pintasan (symlink) tidak diikuti".into(),
                "",
                "salin berkas aslinya ke sini dan hapus pintasannya".into(),
            ),
            P::IsSpecial => ("ini bukan berkas biasa".into(), "", "hapus dari folder ini".into()),
            P::NameNotText => (
                "nama berkas ini berisi huruf yang rusak".into(),
                "",
                "ganti namanya dengan huruf kecil, angka dan tanda hubung".into(),
            ),
            P::NotASlug { name, suggestion } => (
                format!("nama `{name}` tidak dapat menjadi bagian alamat"),
                "",
                match suggestion {
                    Some(suggestion) => format!("ganti namanya menjadi `{suggestion}`"),
                    None => "ganti namanya dengan huruf kecil, angka dan tanda hubung, misalnya `kain-batik`".into(),
                },
            ),
            P::BothFiles { english, indonesian } => (
                format!("`{indonesian}` dan `{english}` ada bersama di folder ini"),
                "",
                "gabungkan isinya ke dalam satu berkas dan hapus yang lain".into(),
            ),
            P::DescribedTwice { key, file } => (
                format!("deskripsi produk ini ditulis dua kali: kunci `{key}` dan berkas `{file}`"),
                "",
                format!("pindahkan semuanya ke `{file}` lalu hapus `{key}`, atau sebaliknya"),
            ),
            P::OutsideFolder { written } => (
                format!("`{written}` menunjuk ke luar folder ini"),
                "hanya nama berkas",
                "salin fotonya ke folder ini dan tulis namanya saja".into(),
            ),
            P::NoSuchFile { written, nearest } => (
                format!("berkas `{written}` tidak ada"),
                "tidak ditemukan",
                match nearest {
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`"),
                    None => "salin berkasnya ke folder ini, atau hapus namanya dari sini".into(),
                },
            ),
            P::NotAPhoto { written } => (
                format!("`{written}` bukan foto"),
                "bukan JPEG, PNG, WebP atau HEIC",
                "simpan foto sebagai .jpg dan tulis nama itu di sini".into(),
            ),
            P::SiteFileNotAtTop => (
                "berkas situs hanya berarti di `content/`".into(),
                "",
                "pindahkan isinya ke `content/situs.toml`, lalu hapus berkas ini".into(),
            ),
            P::PhotoUsedTwice { written } => (
                format!("foto `{written}` ditulis dua kali"),
                "sama dengan yang sebelumnya",
                "hapus salah satu".into(),
            ),
            P::AddressTwice { address } => (
                format!("dua halaman memakai alamat yang sama: `/{address}`"),
                "",
                "ganti nama salah satu folder atau slug".into(),
            ),
            P::AddressReserved { name } => (
                format!("alamat `/{name}/` dipakai etalase sendiri"),
                "",
                "ganti nama folder atau berkas ini".into(),
            ),
            P::NestedProduct => (
                "ada produk di dalam folder produk lain".into(),
                "",
                "pindahkan folder ini keluar; tiap produk punya foldernya sendiri".into(),
            ),
            P::NotPortable { name } => (
                format!("nama `{name}` tidak dapat dipakai di semua komputer dan peladen"),
                "",
                "ganti nama berkas atau foldernya: tanpa tanda baca selain titik, garis bawah dan tanda hubung, dan bukan nama perangkat seperti `con`".into(),
            ),
            P::StaticReplaces => (
                "berkas ini diterbitkan sebagai ganti buatan etalase".into(),
                "",
                "etalase tidak menjaganya: periksa isinya, dan hapus bila Anda tidak mengenalnya".into(),
            ),
            P::StaticActs => (
                "berkas ini dapat menjalankan skrip atau membawa pembeli ke tempat lain".into(),
                "",
                "etalase menerbitkannya apa adanya: periksa isinya, dan hapus bila Anda tidak mengenalnya".into(),
            ),
            P::ThemeChanged { files } => (
                format!("tema bawaan diubah di situs ini: {files}"),
                "",
                "tema menentukan semua halaman: periksa siapa yang mengubahnya; hapus berkas itu untuk kembali ke tema bawaan".into(),
            ),
            P::StrayFile => (
                "berkas ini tidak dipakai".into(),
                "",
                "hanya `situs.toml`, `toko.toml`, `produk.toml`, `pembuat/*.toml` dan `halaman/*.md` yang dibaca; periksa namanya".into(),
            ),
            P::NotRead { kind } => ("berkas ini tidak dibaca".into(), "", kind.help_indonesian()),
            P::NoProductFile => (
                "folder ini berisi foto atau deskripsi, tetapi tanpa `produk.toml`; tidak ada yang tayang darinya".into(),
                "",
                "tulis `produk.toml` di folder ini dengan `nama` dan `harga`, atau pindahkan isinya ke folder produknya".into(),
            ),
            P::PhotosTooDeep => (
                "foto di folder ini tidak tayang".into(),
                "",
                "pindahkan fotonya ke folder produk, di samping `produk.toml`".into(),
            ),
        };
        Words::new(message, label, help)
    }

    fn english(&self) -> Words {
        use FolderProblem as P;
        let (message, label, help): (String, &str, String) = match self {
            P::NoContent { levels: levels @ 1.. } => (
                "this is the inside of `content`, not the site's folder".into(),
                "",
                match levels {
                    1 => "go one folder up (`cd ..`) and say it again".into(),
                    levels => format!("go {levels} folders up (`cd {}`) and say it again", upwards(*levels)),
                },
            ),
            P::NoContent { .. } => (
                "there is no folder `content` here".into(),
                "",
                "run this in the site's folder, point at it with `-C DIR`, or start a new one with `etalase new DIR`".into(),
            ),
            P::IsLink => ("links are not followed".into(), "", "copy the real file here and delete the link".into()),
            P::IsSpecial => ("this is not an ordinary file".into(), "", "remove it from this folder".into()),
            P::NameNotText => (
                "this file name holds broken characters".into(),
                "",
                "rename it with lower-case letters, digits and hyphens".into(),
            ),
            P::NotASlug { name, suggestion } => (
                format!("the name `{name}` cannot be part of an address"),
                "",
                match suggestion {
                    Some(suggestion) => format!("rename it to `{suggestion}`"),
                    None => "rename it with lower-case letters, digits and hyphens, such as `batik-cloth`".into(),
                },
            ),
            P::BothFiles { english, indonesian } => (
                format!("`{english}` and `{indonesian}` stand together in this folder"),
                "",
                "move everything into one of them and delete the other".into(),
            ),
            P::DescribedTwice { key, file } => (
                format!("this product is described twice: by the key `{key}` and by the file `{file}`"),
                "",
                format!("move everything into `{file}` and remove `{key}`, or the other way round"),
            ),
            P::OutsideFolder { written } => (
                format!("`{written}` points outside this folder"),
                "a file name only",
                "copy the photo into this folder and write its name alone".into(),
            ),
            P::NoSuchFile { written, nearest } => (
                format!("there is no file `{written}`"),
                "not found",
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "copy the file into this folder, or remove its name here".into(),
                },
            ),
            P::NotAPhoto { written } => (
                format!("`{written}` is not a photo"),
                "not JPEG, PNG, WebP or HEIC",
                "save the photo as .jpg and write that name here".into(),
            ),
            P::SiteFileNotAtTop => (
                "a site file means something in `content/` only".into(),
                "",
                "move what it says to `content/site.toml`, then delete this file".into(),
            ),
            P::PhotoUsedTwice { written } => {
                (format!("the photo `{written}` stands twice"), "the same as one before", "delete one of them".into())
            }
            P::AddressTwice { address } => (
                format!("two pages have the same address: `/{address}`"),
                "",
                "rename one of the folders or slugs".into(),
            ),
            P::AddressReserved { name } => (
                format!("etalase keeps the address `/{name}/` for itself"),
                "",
                "rename this folder or file".into(),
            ),
            P::NestedProduct => (
                "there is a product inside another product's folder".into(),
                "",
                "move this folder out; each product has a folder of its own".into(),
            ),
            P::NotPortable { name } => (
                format!("not every computer and server can hold the name `{name}`"),
                "",
                "rename the file or its folder: no punctuation but dots, underscores and hyphens, and no device name such as `con`".into(),
            ),
            P::StaticReplaces => (
                "this file is published in place of what etalase makes".into(),
                "",
                "nothing guards it: look what is in it, and delete it if you do not know it".into(),
            ),
            P::StaticActs => (
                "this file can run scripts or lead buyers elsewhere".into(),
                "",
                "it is published as it is: look what is in it, and delete it if you do not know it".into(),
            ),
            P::ThemeChanged { files } => (
                format!("this site changes the built-in theme: {files}"),
                "",
                "a theme decides all pages: look who changed it; delete the files to have the built-in theme again".into(),
            ),
            P::StrayFile => (
                "this file is not used".into(),
                "",
                "only `site.toml`, `shop.toml`, `product.toml`, `makers/*.toml` and `pages/*.md` are read; check its name".into(),
            ),
            P::NotRead { kind } => ("this file is not read".into(), "", kind.help_english()),
            P::NoProductFile => (
                "this folder holds photos or a description, but no `product.toml`; nothing of it is published".into(),
                "",
                "write a `product.toml` in this folder with `name` and `price`, or move what it holds to its product's folder".into(),
            ),
            P::PhotosTooDeep => (
                "the photos in this folder are not shown".into(),
                "",
                "move them to the product's folder, beside `product.toml`".into(),
            ),
        };
        Words::new(message, label, help)
    }
}

/// The way so many folders up.
fn upwards(levels: usize) -> String {
    vec![".."; levels].join("/")
}

impl Unread {
    fn help_indonesian(&self) -> String {
        match self {
            Unread::HiddenEnding { right, ending } => format!(
                "hapus `.{ending}` dari namanya, sehingga menjadi `{right}`; di Windows akhiran nama baru tampak bila Tampilan > Ekstensi nama file dicentang"
            ),
            Unread::Unfinished => "unduhannya belum selesai; unduh ulang sampai selesai, lalu hapus berkas ini".to_owned(),
            Unread::Picture => "buka di aplikasi foto, lalu simpan sebagai .jpg di folder ini".to_owned(),
            Unread::Video => {
                "video tidak dapat tayang di sini; pakai foto atau tangkapan layarnya, dan pindahkan videonya ke luar `content`".to_owned()
            }
            Unread::Other => {
                "yang dibaca hanya `.toml`, `.md` dan foto; periksa namanya, atau pindahkan ke luar `content` bila memang bukan bagian situs".to_owned()
            }
        }
    }

    fn help_english(&self) -> String {
        match self {
            Unread::HiddenEnding { right, ending } => format!(
                "take `.{ending}` off its name, so that it is `{right}`; Windows shows endings only where View > File name extensions is ticked"
            ),
            Unread::Unfinished => "its download did not end; download it again, then delete this file".to_owned(),
            Unread::Picture => "open it in a photo app and save it as .jpg in this folder".to_owned(),
            Unread::Video => {
                "videos cannot be shown here; use a photo or a screenshot of it, and move the video out of `content`".to_owned()
            }
            Unread::Other => {
                "only `.toml`, `.md` and photos are read; check its name, or move it out of `content` if it is no part of the site".to_owned()
            }
        }
    }
}
