//! Keys of `product.toml`.

use super::{Choice, Key, Kind, LINE, NAME, Table, choice, key, required, translatable};

const KINDS: &[Choice] = &[choice("good", "barang"), choice("service", "jasa")];
const AVAILABILITIES: &[Choice] = &[
    choice("in_stock", "tersedia"),
    choice("made_to_order", "sesuai_pesanan"),
    choice("preorder", "prapesan"),
    choice("sold_out", "habis"),
];
const MEASURES: &[Choice] = &[
    choice("chest", "lingkar_dada"),
    choice("waist", "lingkar_pinggang"),
    choice("hip", "lingkar_pinggul"),
    choice("shoulder", "lebar_bahu"),
    choice("sleeve", "panjang_lengan"),
    choice("length", "panjang_badan"),
    choice("neck", "lingkar_leher"),
    choice("armhole", "lingkar_kerung_lengan"),
];

table! {
    /// `product.toml` (`produk.toml`).
    product, "product", "produk":
    NAME_KEY = required(translatable(key("name", "nama", NAME,
        "The product's name, 3 to 150 characters.", "Nama produk, 3 sampai 150 huruf.")));
    PRICE = key("price", "harga", Kind::Money,
        "The price. Required unless `price_on_request` is true.",
        "Harga. Wajib, kecuali `harga_tanya` bernilai true.");
    PRICE_ON_REQUEST = key("price_on_request", "harga_tanya", Kind::Bool,
        "The price is told on asking.", "Harga diberitahukan bila ditanya.");
    PRICE_FROM = key("price_from", "mulai_dari", Kind::Bool,
        "The price is the lowest of several; prints \"from\".", "Harga adalah yang terendah; tampil \"mulai dari\".");
    SALE = key("sale", "diskon", Kind::Table(&super::sale::TABLE),
        "A lower price for some days.", "Harga lebih rendah untuk beberapa hari.");
    CATEGORY = key("category", "kategori", Kind::Line(60),
        "The category; it is made by being used.", "Kategori; jadi dengan sendirinya bila dipakai.");
    TAGS = key("tags", "tanda", Kind::List(&Kind::Line(40)),
        "Words that group products across categories.", "Kata yang mengelompokkan produk lintas kategori.");
    KIND = key("kind", "jenis", Kind::Choice(KINDS),
        "A good, or a service with a booking request.", "Barang, atau jasa dengan permintaan jadwal.");
    DESCRIPTION = translatable(key("description", "deskripsi", Kind::Markdown,
        "The description; or write a `description.md` beside the file.",
        "Deskripsi; atau tulis `deskripsi.md` di samping berkas ini."));
    PHOTOS = key("photos", "foto", Kind::FilesOrTables(&super::photo::TABLE),
        "The photos in order; without it, every photo in the folder.",
        "Foto menurut urutan; tanpa ini, semua foto di dalam folder.");
    AVAILABILITY = key("availability", "ketersediaan", Kind::Choice(AVAILABILITIES),
        "Whether it can be had; worked out from `stock` when left out.",
        "Apakah bisa dibeli; dihitung dari `stok` bila tidak ditulis.");
    STOCK = key("stock", "stok", Kind::Integer(0, 1_000_000), "How many are ready.", "Berapa yang siap.");
    LEAD_DAYS = key("lead_days", "lama_buat", Kind::Integer(0, 365),
        "Days of work before it is sent.", "Lama pengerjaan dalam hari.");
    SHIPS_ON = key("ships_on", "kirim_tanggal", Kind::Date,
        "The day a preorder is sent.", "Tanggal prapesan dikirim.");
    CAPACITY = key("capacity", "kapasitas", Kind::Integer(1, 1_000_000),
        "How many can be made in a month.", "Berapa yang bisa dibuat dalam sebulan.");
    UNIT = translatable(key("unit", "satuan", Kind::Line(30),
        "What one is called: `piece`, `pair`, `dozen`.", "Sebutan satuannya: `lembar`, `pasang`, `lusin`."));
    MIN_ORDER = key("min_order", "minimal", Kind::Integer(1, 1_000_000),
        "The smallest number that can be ordered.", "Jumlah terkecil yang bisa dipesan.");
    WHOLESALE = key("wholesale", "grosir", Kind::Tables(&super::wholesale::TABLE),
        "Lower prices from a number of pieces.", "Harga lebih rendah mulai jumlah tertentu.");
    VARIANTS = key("variants", "varian", Kind::Tables(&super::variant::TABLE),
        "Sizes, colours, motifs to choose from.", "Ukuran, warna, motif yang bisa dipilih.");
    MEASURES_KEY = key("measures", "ukuran_badan", Kind::List(&Kind::Choice(MEASURES)),
        "Tailor's measures to ask the buyer for, in centimetres.",
        "Ukuran badan yang ditanyakan kepada pembeli, dalam sentimeter.");
    INPUTS = key("inputs", "isian", Kind::Tables(&super::input::TABLE),
        "Texts that the buyer fills in.", "Teks yang diisi pembeli.");
    SKU = key("sku", "kode", Kind::Line(50), "The shop's own article number.", "Kode barang milik toko.");
    WEIGHT = key("weight", "berat", Kind::Mass,
        "The weight: `600` grams, `\"600 g\"` or `\"1,2 kg\"`.", "Berat: `600` gram, `\"600 g\"` atau `\"1,2 kg\"`.");
    DIMENSIONS = key("dimensions", "dimensi", Kind::Dimensions,
        "Length, width, height in cm: `[40, 30, 5]`.", "Panjang, lebar, tinggi dalam cm: `[40, 30, 5]`.");
    MATERIALS = translatable(key("materials", "bahan", Kind::List(&Kind::Line(80)),
        "What it is made of.", "Bahan pembuatannya."));
    CARE = translatable(key("care", "perawatan", Kind::Markdown, "How to care for it.", "Cara merawatnya."));
    MAKER = key("maker", "pembuat", Kind::Slug,
        "The file in `makers/` of the person who made it, without `.toml`.",
        "Nama berkas di `pembuat/` tanpa `.toml`.");
    FEATURED = key("featured", "unggulan", Kind::Bool, "Show it first.", "Tampilkan paling depan.");
    PUBLISHED = key("published", "terbit", Kind::Bool,
        "False keeps it off the site.", "false berarti tidak ditayangkan.");
    ADDED = key("added", "ditambahkan", Kind::Date,
        "The day it was added; newest come first.", "Tanggal ditambahkan; yang terbaru lebih dahulu.");
    ALIASES = key("aliases", "alamat_lama", Kind::List(&Kind::Slug),
        "Folder names that it had before.", "Nama folder yang dipakai sebelumnya.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}

table! {
    /// `sale` (`diskon`).
    sale, "sale", "diskon":
    PRICE = required(key("price", "harga", Kind::Money, "The lower price.", "Harga diskon."));
    FROM = key("from", "dari", Kind::Date, "The first day.", "Hari pertama.");
    UNTIL = key("until", "sampai", Kind::Date, "The last day.", "Hari terakhir.");
}

table! {
    /// An entry of `photos` (`foto`) with an alt text.
    photo, "photos", "foto":
    FILE = required(key("file", "berkas", Kind::File, "The file's name.", "Nama berkas."));
    ALT = translatable(key("alt", "alt", LINE,
        "What the photo shows, for people who cannot see it.",
        "Apa yang tampak pada foto, untuk orang yang tidak melihatnya."));
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}

table! {
    /// An entry of `wholesale` (`grosir`).
    wholesale, "wholesale", "grosir":
    MIN = required(key("min", "minimal", Kind::Integer(2, 1_000_000), "From how many.", "Mulai berapa."));
    PRICE = required(key("price", "harga", Kind::Money, "The price of each.", "Harga satuannya."));
}

table! {
    /// An entry of `variants` (`varian`).
    variant, "variants", "varian":
    NAME_KEY = translatable(key("name", "nama", NAME,
        "The variant's name; or use the option keys below.", "Nama varian; atau pakai kunci pilihan di bawah."));
    SIZE = translatable(key("size", "ukuran", Kind::Line(60), "Its size.", "Ukurannya."));
    COLOR = translatable(key("color", "warna", Kind::Line(60), "Its colour.", "Warnanya."));
    MOTIF = translatable(key("motif", "motif", Kind::Line(60), "Its motif.", "Motifnya."));
    MODEL = translatable(key("model", "model", Kind::Line(60), "Its model.", "Modelnya."));
    MATERIAL = translatable(key("material", "bahan", Kind::Line(60), "Its material.", "Bahannya."));
    LENGTH = translatable(key("length", "panjang", Kind::Line(60), "Its length.", "Panjangnya."));
    PACKAGE = translatable(key("package", "paket", Kind::Line(60), "Its package.", "Paketnya."));
    PRICE = key("price", "harga", Kind::Money, "Its own price.", "Harga sendiri.");
    STOCK = key("stock", "stok", Kind::Integer(0, 1_000_000), "How many are ready.", "Berapa yang siap.");
    SKU = key("sku", "kode", Kind::Line(50), "Its own article number.", "Kode barang sendiri.");
    PHOTO = key("photo", "foto", Kind::File,
        "The photo that shows it, one of the product's.", "Foto yang menunjukkannya, salah satu foto produk.");
    WEIGHT = key("weight", "berat", Kind::Mass, "Its own weight.", "Berat sendiri.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}

table! {
    /// An entry of `inputs` (`isian`).
    input, "inputs", "isian":
    LABEL = required(translatable(key("label", "label", Kind::Line(80),
        "What the buyer is asked.", "Apa yang ditanyakan kepada pembeli.")));
    REQUIRED = key("required", "wajib", Kind::Bool, "Whether it must be filled in.", "Apakah harus diisi.");
    MAX = key("max", "maks", Kind::Integer(1, 500), "The most characters.", "Jumlah huruf terbanyak.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}
