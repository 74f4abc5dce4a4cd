//! A small portal in memory, and what is said of it.

use std::collections::BTreeMap;

use etalase::check::{Settings, check};
use etalase::diagnostic::{Diagnostic, Place};
use etalase::guard::{Standing, Watched, guard};
use etalase::identity::LOCK_PATH;
use etalase::photos::Photos;
use etalase::source::{Sources, TextFile};

/// The file of the shop that is attacked.
pub const SHOP: &str = "content/anyam/toko.toml";
pub const SITE: &str = "content/situs.toml";
pub const PRODUCT: &str = "content/anyam/produk/keset/produk.toml";
pub const DESCRIPTION: &str = "content/anyam/produk/sapu/deskripsi.md";
pub const PAGE: &str = "content/anyam/halaman/tentang.md";
pub const PAGE_IN_ENGLISH: &str = "content/anyam/halaman/tentang.en.md";
pub const PORTAL_PAGE: &str = "content/halaman/cara-pesan.md";
pub const MAKER: &str = "content/anyam/pembuat/melati.toml";

/// The merchant of the shop's code.
pub const QRIS: &str = "00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D";

const TEXTS: [(&str, &str); 10] = [
    (
        SITE,
        "judul = \"Portal Contoh\"\nbahasa = [\"id\", \"en\"]\nalamat = \"https://portal.example.org/\"\n\n[[kategori]]\nnama = \"Keset\"\ndeskripsi = \"DI-SINI.\"\n",
    ),
    (
        SHOP,
        "nama = \"Anyam Contoh\"\ncerita = \"DI-SINI.\"\nkota = \"Jakarta\"\n\n[kontak]\nwhatsapp = \"0812-3456-7890\"\ntelepon = \"(021) 555-0123\"\nsurel = \"toko@example.org\"\ninstagram = \"anyam.contoh\"\nlaman = \"https://anyam.example.org/\"\npeta = \"https://peta.example.org/anyam\"\nnomor_umum = [\"0811-1129-129\", \"129\"]\nsurel_umum = [\"dinas@example.org\"]\nalamat = \"Jalan Contoh 5, Jakarta 10110\"\njam_buka = \"Senin sampai Jumat, 08.00-16.00\"\n\n[[bank]]\nbank = \"Bank Contoh\"\nrekening = \"123-456-7890\"\natas_nama = \"Koperasi Contoh\"\n\n[qris]\nisi = \"00020101021126680016ID.CO.CONTOH.WWW01189360009900000000010215CONTOH0000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204597053033605802ID5912PANTI CONTOH6007JAKARTA61051011062070703A016304E00D\"\n\n[[lokapasar]]\nnama = \"Pasar\"\ntautan = \"https://pasar.example.org/toko\"\n\n[pesanan]\ncatatan = \"DI-SINI.\"\n",
    ),
    (
        "content/kain/toko.toml",
        "nama = \"Kain Contoh\"\n[kontak]\nwhatsapp = \"0813-2222-3333\"\n[[bank]]\nbank = \"Bank Lain\"\nrekening = \"9988-7766-55\"\natas_nama = \"Yayasan Kain\"\n",
    ),
    (
        "content/kain/produk/kain/produk.toml",
        "nama = \"Kain batik\"\nharga = 750000\ndeskripsi = \"Kain 115 x 210 cm.\"\n",
    ),
    (
        PRODUCT,
        "nama = \"Keset perca\"\nharga = 45000\nkategori = \"Keset\"\nstok = 12\nkode = \"KSP-01\"\nberat = \"700 g\"\npembuat = \"melati\"\nditambahkan = 2026-03-01\ndeskripsi = \"\"\"\nKeset bulat 50 cm.\n\nDI-SINI.\n\"\"\"\nperawatan = \"DI-SINI.\"\n\n[[isian]]\nlabel = \"Nama pada label\"\n\n[terjemahan.en]\nnama = \"Rag mat\"\ndeskripsi = \"DI-SINI.\"\n",
    ),
    ("content/anyam/produk/sapu/produk.toml", "nama = \"Sapu ijuk\"\nharga = 25000\n"),
    (DESCRIPTION, "Sapu ijuk, gagang 120 cm.\n\nDI-SINI.\n"),
    (PAGE, "# Tentang\n\nKami mulai tahun 2008.\n\nDI-SINI.\n"),
    (PAGE_IN_ENGLISH, "# About\n\nDI-SINI.\n"),
    (
        MAKER,
        "nama = \"Melati\"\ncerita = \"DI-SINI.\"\n\n[persetujuan]\noleh = \"Melati\"\ntanggal = 2026-01-05\nmencakup = [\"nama\", \"cerita\"]\n",
    ),
];

/// Texts by path.
#[derive(Debug, Clone)]
pub struct Site {
    texts: BTreeMap<String, String>,
    /// What was written where, for messages.
    changed: String,
}

impl Site {
    /// The site with the lock that its first build writes.
    pub fn locked() -> Site {
        let portal = (PORTAL_PAGE, "# Cara pesan\n\nDI-SINI.\n");
        let texts = TEXTS.iter().chain([&portal]).map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let mut site = Site { texts: texts.collect(), changed: String::new() };
        let lock = site.standing().next_lock().unwrap();
        site.texts.insert(LOCK_PATH.to_owned(), lock);
        site
    }

    /// The same site with a lock of all that it says now.
    pub fn locked_anew(mut self) -> Site {
        self.texts.remove(LOCK_PATH);
        let lock = self.standing().next_lock().unwrap();
        self.texts.insert(LOCK_PATH.to_owned(), lock);
        self
    }

    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    pub fn changed(&self) -> String {
        self.changed.clone()
    }

    /// Puts other words in a file, everywhere.
    pub fn replace(&mut self, path: &str, from: &str, to: &str) {
        let text = self.texts.get_mut(path).unwrap();
        assert!(text.contains(from), "{from} is not in {path}");
        *text = text.replace(from, to);
        self.changed.push_str(&format!("{path}: {to}; "));
    }

    /// Puts words where a file has room for them.
    pub fn say(&mut self, path: &str, words: &str) {
        let room = self.texts[path].find("DI-SINI").unwrap();
        // Some rooms are basic strings of TOML.
        let words =
            if path.ends_with(".toml") { words.replace('\\', "\\\\").replace('"', "\\\"") } else { words.to_owned() };
        self.texts.get_mut(path).unwrap().replace_range(room..room + "DI-SINI".len(), &words);
        self.changed.push_str(&format!("{path}: {words}; "));
    }

    /// Puts words that must be a block of Markdown by themselves where a file has room for one.
    pub fn put_block(&mut self, path: &str, words: &str) {
        if !path.ends_with(".toml") {
            return self.say(path, &format!("\n\n{words}\n\n"));
        }
        let words = words.replace('\\', "\\\\").replace('"', "\\\"");
        self.replace(path, "Keset bulat 50 cm.\n", &format!("Keset bulat 50 cm.\n\n{words}\n\n"));
    }

    /// How many places of a file have room.
    pub fn rooms(path: &str) -> usize {
        Site::locked().texts[path].matches("DI-SINI").count()
    }

    /// The same as [`Site::say`], at the room of this number.
    pub fn say_at(&mut self, path: &str, room: usize, words: &str) {
        let mut text = self.texts[path].clone();
        for _ in 0..room {
            text = text.replacen("DI-SINI", "di sana", 1);
        }
        self.texts.insert(path.to_owned(), text);
        self.say(path, words);
    }

    pub fn put(&mut self, path: &str, text: &str) {
        self.changed.push_str(&format!("{path}: {text}; "));
        self.texts.insert(path.to_owned(), text.to_owned());
    }

    fn looked_at(&self) -> (Sources, Vec<Diagnostic>, Standing) {
        let texts = self.texts.iter().map(|(path, text)| TextFile { path: path.clone(), text: text.as_str().into() });
        let sources = Sources { has_content: true, texts: texts.collect(), ..Sources::default() };
        let settings = Settings { date: jiff::civil::date(2026, 11, 1), messages: None };
        let mut diagnostics = Vec::new();
        let reading = check(&sources, settings).report_to(&mut diagnostics);
        let photos = Photos::default();
        let watched = Watched {
            sources: &sources,
            catalogue: &reading.catalogue,
            stated: &reading.stated,
            mentions: &reading.mentions,
            photos: &photos,
            against: None,
        };
        let guarded = guard(watched, &diagnostics);
        diagnostics.extend(guarded.diagnostics);
        (sources, diagnostics, guarded.value)
    }

    pub fn standing(&self) -> Standing {
        self.looked_at().2
    }

    /// The code and the file of every error.
    pub fn errors(&self) -> Vec<String> {
        let (sources, diagnostics, _) = self.looked_at();
        let path = |one: &Diagnostic| match &one.place {
            Place::Text(span) => sources.text(span.file).path.clone(),
            Place::File(path) => path.clone(),
            Place::Site => String::new(),
        };
        let errors = diagnostics.iter().filter(|one| one.is_error());
        errors.map(|one| format!("{} {}", one.problem.code(), path(one))).collect()
    }
}

/// A fixed row of numbers without order.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }
}

/// The payload with the checksum that fits it.
pub fn signed(payload: &str) -> String {
    let body = &payload[..payload.len() - 4];
    let sum = body.bytes().fold(0xFFFF_u16, |sum, byte| {
        (0..8).fold(
            sum ^ (u16::from(byte) << 8),
            |sum, _| {
                if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 }
            },
        )
    });
    format!("{body}{sum:04X}")
}
