//! A photo whose bytes cannot be used.

use super::{Words, codes};

/// A photo's bytes cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum PhotoProblem {
    Broken { cause: BrokenCause },
    CutShort,
    Empty,
    Heic,
    NotAPhoto { kind: ForeignKind },
    Unsupported { kind: UnusualKind },
    TooManyPixels { width: u32, height: u32, most_megapixels: u32 },
    TooLarge { bytes: u64, most_bytes: u64 },
    TooHeavy { width: u32, height: u32 },
    Small { width: u32, height: u32, wished: u32 },
    NoAvif,
    TellsPlace { places: usize, owners: usize },
    PublishesPlace { places: usize, owners: usize },
    UnreadCode,
    Unsearched,
}

/// Why a photo is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrokenCause {
    /// What the decoder said, in its own English words.
    Decoder(String),
    /// The header and the pixels give different sizes.
    SizesDisagree,
    /// The header gives no size, or a size of nothing.
    NoSize,
}

/// What a file is that was taken for a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the formats' own")]
pub enum ForeignKind {
    Gif,
    Avif,
    Tiff,
    Bmp,
    JpegXl,
    Jpeg2000,
    Icon,
    Photoshop,
    Svg,
    Raw,
    Pdf,
    Document,
    Archive,
    Video,
    WebPage,
    Text,
    Unknown,
}

/// A JPEG of a rare kind that browsers do not show either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the standard's own")]
pub enum UnusualKind {
    Lossless,
    Arithmetic,
    Hierarchical,
    TwelveBit,
    Components(u8),
    HeightLater,
}

codes! { PhotoProblem:
    Broken = "E301",
    CutShort = "E302",
    Empty = "E303",
    Heic = "E304",
    NotAPhoto = "E305",
    Unsupported = "E306",
    TooManyPixels = "E307",
    TooLarge = "E308",
    TooHeavy = "E309",
    Small = "W310",
    NoAvif = "W311",
    TellsPlace = "W312",
    PublishesPlace = "W313",
    UnreadCode = "W316",
    Unsearched = "W317",
}

impl PhotoProblem {
    fn indonesian(&self) -> Words {
        use PhotoProblem as P;
        match self {
            P::Broken { cause } => Words::new(
                "foto ini rusak dan tidak dapat dibaca",
                cause.indonesian(),
                "salin ulang dari ponsel atau kamera, atau simpan ulang sebagai .jpg",
            ),
            P::CutShort => Words::new(
                "foto ini terpotong: bagian akhirnya hilang",
                "belum tersalin seluruhnya",
                "salin atau unduh ulang sampai selesai; foto yang setengah kelabu tidak diterbitkan",
            ),
            P::Empty => Words::new("berkas foto ini kosong", "0 bita", "salin ulang dari ponsel atau kamera"),
            P::Heic => Words::new(
                "foto HEIC (format iPhone) ini tidak dapat dibaca",
                "",
                "kirim ulang sebagai JPEG: bagikan lewat WhatsApp atau surel, atau di iPhone pilih Pengaturan > Kamera > Format > Paling Kompatibel, lalu potret lagi",
            ),
            P::NotAPhoto { kind } => Words::new(
                format!("berkas ini bukan foto, melainkan {}", kind.indonesian()),
                "",
                kind.help_indonesian(),
            ),
            P::Unsupported { kind } => Words::new(
                "foto JPEG ini jenis langka yang tidak dapat dibaca",
                kind.indonesian(),
                "buka di aplikasi foto, lalu simpan ulang sebagai .jpg biasa",
            ),
            P::TooManyPixels { width, height, most_megapixels } => Words::new(
                format!("foto ini terlalu besar: {width} x {height} piksel"),
                format!("paling banyak {most_megapixels} juta piksel"),
                "kecilkan di aplikasi foto; 2000 piksel di sisi panjang sudah cukup",
            ),
            P::TooLarge { bytes, most_bytes } => Words::new(
                format!("berkas foto ini terlalu besar: {} MB", megabytes(*bytes)),
                format!("paling besar {} MB", megabytes(*most_bytes)),
                "kecilkan di aplikasi foto, atau simpan ulang sebagai .jpg",
            ),
            P::TooHeavy { width, height } => Words::new(
                format!("foto ini ({width} x {height} piksel) memerlukan terlalu banyak memori"),
                "",
                "kecilkan di aplikasi foto, atau simpan ulang sebagai .jpg biasa (bukan progresif)",
            ),
            P::Small { width, height, wished } => Words::new(
                format!("foto ini kecil ({width} x {height} piksel) dan akan tampak buram"),
                format!("sebaiknya {wished} piksel atau lebih di sisi panjang"),
                "pakai foto asli dari kamera, bukan tangkapan layar atau kiriman yang diperkecil",
            ),
            P::UnreadCode => Words::new(
                "di foto ini ada kode QR yang tidak dapat dibaca",
                "tidak dapat diperiksa milik siapa",
                "pindai sendiri dengan ponsel; bila bukan milik toko ini, ganti fotonya atau tutup kodenya",
            ),
            P::Unsearched => Words::new(
                "foto di `static/` ini tidak dapat dibaca, tetapi diterbitkan apa adanya",
                "kode QR di dalamnya tidak diperiksa",
                "simpan ulang sebagai .jpg atau .png biasa, atau hapus bila tidak dipakai",
            ),
            P::NoAvif => Words::new(
                "etalase ini dibangun tanpa AVIF",
                "",
                "hapus `avif` dari `situs.toml`, atau pasang etalase yang lengkap; foto WebP dan JPEG tetap dibuat",
            ),
            P::TellsPlace { places, owners } => Words::new(
                told_indonesian(*places, *owners, "menyimpan"),
                "",
                "jalankan `etalase clean`; di situs catatan itu tidak ada, tetapi siapa pun yang menerima berkasnya dapat membacanya",
            ),
            P::PublishesPlace { places, owners } => Words::new(
                told_indonesian(*places, *owners, "di `static/` tayang bersama"),
                "",
                "jalankan `etalase clean`; isi `static/` diterbitkan apa adanya",
            ),
        }
    }

    fn english(&self) -> Words {
        use PhotoProblem as P;
        match self {
            P::Broken { cause } => Words::new(
                "this photo is broken and cannot be read",
                cause.english(),
                "copy it again from the phone or camera, or save it again as .jpg",
            ),
            P::CutShort => Words::new(
                "this photo is cut short: its end is missing",
                "not copied completely",
                "copy or download it again to the end; a photo that is half grey is not published",
            ),
            P::Empty => Words::new("this photo file is empty", "0 bytes", "copy it again from the phone or camera"),
            P::Heic => Words::new(
                "this HEIC photo (an iPhone format) cannot be read",
                "",
                "send it as JPEG: share it through WhatsApp or e-mail, or choose Settings > Camera > Formats > Most Compatible on the iPhone and take it again",
            ),
            P::NotAPhoto { kind } => {
                Words::new(format!("this file is not a photo but {}", kind.english()), "", kind.help_english())
            }
            P::Unsupported { kind } => Words::new(
                "this JPEG photo is of a rare kind that cannot be read",
                kind.english(),
                "open it in a photo app and save it again as an ordinary .jpg",
            ),
            P::TooManyPixels { width, height, most_megapixels } => Words::new(
                format!("this photo is too big: {width} x {height} pixels"),
                format!("at most {most_megapixels} million pixels"),
                "make it smaller in a photo app; 2000 pixels on the long side are enough",
            ),
            P::TooLarge { bytes, most_bytes } => Words::new(
                format!("this photo file is too large: {} MB", megabytes(*bytes)),
                format!("at most {} MB", megabytes(*most_bytes)),
                "make it smaller in a photo app, or save it again as .jpg",
            ),
            P::TooHeavy { width, height } => Words::new(
                format!("this photo ({width} x {height} pixels) needs too much memory"),
                "",
                "make it smaller in a photo app, or save it again as an ordinary .jpg (not progressive)",
            ),
            P::Small { width, height, wished } => Words::new(
                format!("this photo is small ({width} x {height} pixels) and will look blurred"),
                format!("better {wished} pixels or more on the long side"),
                "use the camera's own file, not a screenshot or a forwarded copy",
            ),
            P::UnreadCode => Words::new(
                "a QR code in this photo cannot be read",
                "nobody can check whose it is",
                "scan it with a phone; if it is not this shop's, take another photo or cover the code",
            ),
            P::Unsearched => Words::new(
                "this photo of `static/` cannot be read, and is published as it is",
                "nobody looked for QR codes in it",
                "save it again as a plain .jpg or .png, or remove it if it is not used",
            ),
            P::NoAvif => Words::new(
                "this etalase was built without AVIF",
                "",
                "remove `avif` from `site.toml`, or install the complete etalase; WebP and JPEG are made all the same",
            ),
            P::TellsPlace { places, owners } => Words::new(
                format!("photos that keep {}", told_english(*places, *owners)),
                "",
                "run `etalase clean`; the site has nothing of that, but whoever gets the files can read it",
            ),
            P::PublishesPlace { places, owners } => Words::new(
                format!("photos in `static/` that are published with {}", told_english(*places, *owners)),
                "",
                "run `etalase clean`; what is in `static/` is published as it is",
            ),
        }
    }
}

fn told_indonesian(places: usize, owners: usize, verb: &str) -> String {
    let parts = [(places, "posisi GPS tempat pemotretannya"), (owners, "nomor seri kamera atau nama pemiliknya")];
    let parts = parts.iter().filter(|(photos, _)| *photos > 0);
    parts.map(|(photos, what)| format!("{photos} foto {verb} {what}")).collect::<Vec<_>>().join(", ")
}

fn told_english(places: usize, owners: usize) -> String {
    let parts =
        [(places, "the GPS position where they were taken"), (owners, "a camera's serial number or its owner's name")];
    let parts = parts.iter().filter(|(photos, _)| *photos > 0);
    parts.map(|(photos, what)| format!("{what} ({photos})")).collect::<Vec<_>>().join(", ")
}

/// Millions of bytes, rounded up, so that a file over a limit never shows the limit itself.
const fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

impl BrokenCause {
    fn indonesian(&self) -> String {
        match self {
            BrokenCause::Decoder(words) => words.clone(),
            BrokenCause::SizesDisagree => "ukuran di awal berkas tidak sama dengan isinya".to_owned(),
            BrokenCause::NoSize => "ukurannya tidak tercatat di awal berkas".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            BrokenCause::Decoder(words) => words.clone(),
            BrokenCause::SizesDisagree => "the size in its header is not the size of its pixels".to_owned(),
            BrokenCause::NoSize => "its header gives no size".to_owned(),
        }
    }
}

impl ForeignKind {
    const fn indonesian(self) -> &'static str {
        match self {
            ForeignKind::Gif => "gambar GIF",
            ForeignKind::Avif => "gambar AVIF",
            ForeignKind::Tiff => "gambar TIFF",
            ForeignKind::Bmp => "gambar BMP",
            ForeignKind::JpegXl => "gambar JPEG XL",
            ForeignKind::Jpeg2000 => "gambar JPEG 2000",
            ForeignKind::Icon => "ikon (ICO)",
            ForeignKind::Photoshop => "berkas Photoshop",
            ForeignKind::Svg => "gambar SVG",
            ForeignKind::Raw => "berkas mentah (RAW) kamera",
            ForeignKind::Pdf => "dokumen PDF",
            ForeignKind::Document => "dokumen Office",
            ForeignKind::Archive => "arsip (ZIP) atau dokumen",
            ForeignKind::Video => "video atau suara",
            ForeignKind::WebPage => "halaman web (HTML)",
            ForeignKind::Text => "teks",
            ForeignKind::Unknown => "berkas yang tidak dikenal",
        }
    }

    const fn help_indonesian(self) -> &'static str {
        match self.remedy() {
            ForeignRemedy::SaveAsJpeg => "buka di aplikasi foto, lalu simpan sebagai .jpg",
            ForeignRemedy::TakeOut => "keluarkan fotonya, lalu simpan sebagai .jpg di folder ini",
            ForeignRemedy::TakePhoto => "pakai foto dari kamera, atau tangkapan layar dari videonya",
            ForeignRemedy::DownloadAgain => "unduh ulang fotonya; yang tersimpan hanya halaman webnya",
            ForeignRemedy::CopyAgain => "salin ulang dari ponsel atau kamera, atau hapus dari folder ini",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            ForeignKind::Gif => "a GIF picture",
            ForeignKind::Avif => "an AVIF picture",
            ForeignKind::Tiff => "a TIFF picture",
            ForeignKind::Bmp => "a BMP picture",
            ForeignKind::JpegXl => "a JPEG XL picture",
            ForeignKind::Jpeg2000 => "a JPEG 2000 picture",
            ForeignKind::Icon => "an icon (ICO)",
            ForeignKind::Photoshop => "a Photoshop file",
            ForeignKind::Svg => "an SVG drawing",
            ForeignKind::Raw => "a camera's raw file",
            ForeignKind::Pdf => "a PDF document",
            ForeignKind::Document => "an office document",
            ForeignKind::Archive => "an archive (ZIP) or a document",
            ForeignKind::Video => "a video or a sound",
            ForeignKind::WebPage => "a web page (HTML)",
            ForeignKind::Text => "text",
            ForeignKind::Unknown => "a file of an unknown kind",
        }
    }

    const fn help_english(self) -> &'static str {
        match self.remedy() {
            ForeignRemedy::SaveAsJpeg => "open it in a photo app and save it as .jpg",
            ForeignRemedy::TakeOut => "take the photo out of it and save that as .jpg in this folder",
            ForeignRemedy::TakePhoto => "use a photo from the camera, or a screenshot of the video",
            ForeignRemedy::DownloadAgain => "download the photo again; only the web page around it was saved",
            ForeignRemedy::CopyAgain => "copy it again from the phone or camera, or remove it from this folder",
        }
    }

    const fn remedy(self) -> ForeignRemedy {
        match self {
            ForeignKind::Pdf | ForeignKind::Document | ForeignKind::Archive => ForeignRemedy::TakeOut,
            ForeignKind::Video => ForeignRemedy::TakePhoto,
            ForeignKind::WebPage => ForeignRemedy::DownloadAgain,
            ForeignKind::Text | ForeignKind::Unknown => ForeignRemedy::CopyAgain,
            _ => ForeignRemedy::SaveAsJpeg,
        }
    }
}

/// What to do with a file that is not a photo.
enum ForeignRemedy {
    SaveAsJpeg,
    TakeOut,
    TakePhoto,
    DownloadAgain,
    CopyAgain,
}

impl UnusualKind {
    fn indonesian(self) -> String {
        match self {
            UnusualKind::Lossless => "tanpa kehilangan (lossless)".to_owned(),
            UnusualKind::Arithmetic => "dengan kode aritmetika".to_owned(),
            UnusualKind::Hierarchical => "bertingkat (hierarchical)".to_owned(),
            UnusualKind::TwelveBit => "bukan 8 bit per warna".to_owned(),
            UnusualKind::Components(count) => format!("dengan {count} saluran warna"),
            UnusualKind::HeightLater => "tingginya baru disebut di akhir".to_owned(),
        }
    }

    fn english(self) -> String {
        match self {
            UnusualKind::Lossless => "lossless".to_owned(),
            UnusualKind::Arithmetic => "arithmetic coding".to_owned(),
            UnusualKind::Hierarchical => "hierarchical".to_owned(),
            UnusualKind::TwelveBit => "not 8 bits a colour".to_owned(),
            UnusualKind::Components(count) => format!("{count} colour channels"),
            UnusualKind::HeightLater => "its height is given only at the end".to_owned(),
        }
    }
}
