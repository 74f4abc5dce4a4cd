//! Keys of `site.toml`, `shop.toml` and the makers' files.

use super::{Choice, Key, Kind, LINE, NAME, Table, choice, key, required, translatable};

const LANGUAGES: &[Choice] = &[choice("id", "id"), choice("en", "en")];
const HOSTS: &[Choice] = &[
    choice("cloudflare-pages", "cloudflare-pages"),
    choice("gitlab-pages", "gitlab-pages"),
    choice("netlify", "netlify"),
    choice("github-pages", "github-pages"),
    choice("codeberg-pages", "codeberg-pages"),
    choice("neocities", "neocities"),
    choice("surge", "surge"),
    choice("vercel", "vercel"),
    choice("firebase", "firebase"),
    choice("any", "apa-saja"),
];
const CURRENCIES: &[Choice] = &[
    choice("IDR", "IDR"),
    choice("MYR", "MYR"),
    choice("SGD", "SGD"),
    choice("USD", "USD"),
    choice("EUR", "EUR"),
    choice("AUD", "AUD"),
];
const COVERED: &[Choice] = &[choice("name", "nama"), choice("story", "cerita"), choice("photo", "foto")];

table! {
    /// `site.toml` (`situs.toml`).
    site, "site", "situs":
    TITLE = translatable(key("title", "judul", NAME,
        "The name of the portal; with one shop, the shop's name is used.",
        "Nama portal; pada satu toko dipakai nama tokonya."));
    BASE_URL = key("base_url", "alamat", Kind::Url,
        "The address where the site will be served. Needed for the sitemap, link previews and order messages.",
        "Alamat tempat situs akan tayang. Diperlukan untuk peta situs, pratinjau tautan dan pesan pesanan.");
    LANGUAGE_LIST = key("languages", "bahasa", Kind::List(&Kind::Choice(LANGUAGES)),
        "The languages of the pages; the first is the main one.",
        "Bahasa halaman; yang pertama adalah bahasa utama.");
    THEME = key("theme", "tema", Kind::Slug,
        "A folder under `themes/`; without it the built-in theme is used.",
        "Folder di dalam `themes/`; tanpa ini dipakai tema bawaan.");
    HOST = key("host", "hos", Kind::Choice(HOSTS),
        "The free host that will serve the site.",
        "Hos gratis tempat situs tayang.");
    REPOSITORY = key("repository", "repositori", Kind::Url,
        "The address of the repository, for the edit links.",
        "Alamat repositori, untuk tautan sunting.");
    CURRENCY = key("currency", "mata_uang", Kind::Choice(CURRENCIES),
        "The currency of all prices; `IDR` when left out.",
        "Mata uang semua harga; `IDR` bila tidak ditulis.");
    AVIF = key("avif", "avif", Kind::Bool,
        "Also make AVIF photos: smaller files, a much longer first build.",
        "Buat juga foto AVIF: berkas lebih kecil, pembuatan pertama jauh lebih lama.");
    OFFLINE = key("offline", "luring", Kind::Bool,
        "Whether visited pages stay on the buyer's device for when there is no network; `true` when left out. `false` also takes away what earlier builds left there.",
        "Apakah halaman yang pernah dibuka disimpan di ponsel pembeli untuk saat tidak ada internet; `true` bila tidak ditulis. `false` juga menghapus yang pernah tersimpan.");
    PUBLIC_PHONES = key("public_phones", "nomor_umum", Kind::List(&Kind::Phone),
        "Numbers of others that any text of the site may name, such as a hotline. They are locked like the shops' own.",
        "Nomor pihak lain yang boleh disebut di semua teks situs, misalnya layanan darurat. Terkunci seperti nomor toko.");
    PUBLIC_EMAILS = key("public_emails", "surel_umum", Kind::List(&Kind::Email),
        "E-mail addresses of others that any text of the site may name, such as an institution's. They are locked too.",
        "Alamat surel pihak lain yang boleh disebut di semua teks situs, misalnya milik dinas. Terkunci juga.");
    CATEGORIES = key("category", "kategori", Kind::Tables(&super::category::TABLE),
        "Categories with a description, a photo or an order of their own.",
        "Kategori dengan deskripsi, foto atau urutan sendiri.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.",
        "Kunci teks dalam bahasa lain.");
}

table! {
    /// `[[category]]` (`[[kategori]]`).
    category, "category", "kategori":
    NAME_KEY = required(translatable(key("name", "nama", NAME,
        "The name, as products write it.",
        "Nama, seperti ditulis pada produk.")));
    SLUG = key("slug", "slug", Kind::Slug,
        "The part of the address; made from the name when left out.",
        "Bagian alamat; dibuat dari nama bila tidak ditulis.");
    DESCRIPTION = translatable(key("description", "deskripsi", Kind::Markdown,
        "A short text above the products.",
        "Teks pendek di atas daftar produk."));
    PHOTO = key("photo", "foto", Kind::File,
        "A photo for the category, beside this file.",
        "Foto kategori, di samping berkas ini.");
    ORDER = key("order", "urutan", Kind::Integer(0, 9_999),
        "Its place among the categories; lower comes first.",
        "Urutannya di antara kategori; angka kecil lebih dahulu.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.",
        "Kunci teks dalam bahasa lain.");
}

table! {
    /// `shop.toml` (`toko.toml`).
    shop, "shop", "toko":
    NAME_KEY = required(translatable(key("name", "nama", NAME, "The shop's name.", "Nama toko.")));
    TAGLINE = translatable(key("tagline", "semboyan", LINE,
        "One line under the name.", "Satu baris di bawah nama."));
    STORY = translatable(key("story", "cerita", Kind::Markdown,
        "Who makes these things, and how.", "Siapa yang membuat, dan bagaimana."));
    INSTITUTION = translatable(key("institution", "lembaga", NAME,
        "The home or workshop behind the shop.", "Panti, balai atau lembaga di balik toko."));
    GROUP = translatable(key("group", "kelompok", NAME,
        "The group, cooperative or foundation that sells.", "KUBE, koperasi atau yayasan yang menjual."));
    CITY = key("city", "kota", NAME, "The town.", "Kota atau kabupaten.");
    PROVINCE = key("province", "provinsi", NAME, "The province.", "Provinsi.");
    IMPACT = translatable(key("impact", "dampak", Kind::Markdown,
        "What a sale does for the makers.", "Apa arti satu pembelian bagi para pembuat."));
    LOGO = key("logo", "logo", Kind::File, "The logo, beside this file.", "Logo, di samping berkas ini.");
    BANNER = key("banner", "spanduk", Kind::File,
        "A wide photo for the top of the shop.", "Foto lebar untuk bagian atas toko.");
    BANNER_ALT = translatable(key("banner_alt", "spanduk_alt", LINE,
        "What the banner shows, for people who cannot see it.",
        "Apa yang tampak pada spanduk, untuk orang yang tidak melihatnya."));
    COLOR = key("color", "warna", Kind::Color,
        "The shop's colour; the text colour on it is chosen for contrast.",
        "Warna toko; warna teks di atasnya dipilih agar terbaca.");
    CONTACT = key("contact", "kontak", Kind::Table(&super::contact::TABLE),
        "How buyers reach the shop.", "Cara pembeli menghubungi toko.");
    BANKS = key("bank", "bank", Kind::Tables(&super::bank::TABLE),
        "Bank accounts for transfers.", "Rekening bank untuk transfer.");
    QRIS = key("qris", "qris", Kind::Table(&super::qris::TABLE),
        "The shop's own QRIS code.", "Kode QRIS milik toko.");
    SHIPPING = key("shipping", "ongkir", Kind::Table(&super::shipping::TABLE),
        "How goods travel and what it costs.", "Cara pengiriman dan biayanya.");
    ORDER = key("order", "pesanan", Kind::Table(&super::order::TABLE),
        "Rules and words of an order.", "Aturan dan kata-kata pesanan.");
    MARKETPLACES = key("marketplace", "lokapasar", Kind::Tables(&super::marketplace::TABLE),
        "The shop's pages on marketplaces.", "Halaman toko di lokapasar.");
    CATEGORIES = key("category", "kategori", Kind::Tables(&super::category::TABLE),
        "Categories; only where the site has one shop.", "Kategori; hanya pada situs satu toko.");
    ALIASES = key("aliases", "alamat_lama", Kind::List(&Kind::Slug),
        "Folder names that the shop had in a portal; all addresses below them lead on.",
        "Nama folder toko sebelumnya di portal; semua alamat di bawahnya diantar ke yang baru.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}

table! {
    /// `[contact]` (`[kontak]`).
    contact, "contact", "kontak":
    WHATSAPP = key("whatsapp", "whatsapp", Kind::PhoneOrTables(&super::number::TABLE),
        "The WhatsApp number that takes orders, or a list of `{name, number}`.",
        "Nomor WhatsApp penerima pesanan, atau daftar `{nama, nomor}`.");
    PHONE = key("phone", "telepon", Kind::Phone, "A telephone number.", "Nomor telepon.");
    EMAIL = key("email", "surel", Kind::Email, "An e-mail address.", "Alamat surel.");
    ADDRESS = key("address", "alamat", LINE,
        "Where buyers may come. A shelter's street may stay unsaid.",
        "Tempat pembeli boleh datang. Jalan rumah aman boleh tidak ditulis.");
    MAP = key("map", "peta", Kind::Url, "A link to a map.", "Tautan peta.");
    HOURS = translatable(key("hours", "jam_buka", LINE, "Opening hours.", "Jam buka."));
    INSTAGRAM = key("instagram", "instagram", Kind::Line(100),
        "Account name or address.", "Nama akun atau alamat.");
    FACEBOOK = key("facebook", "facebook", Kind::Line(100),
        "Account name or address.", "Nama akun atau alamat.");
    TIKTOK = key("tiktok", "tiktok", Kind::Line(100), "Account name or address.", "Nama akun atau alamat.");
    YOUTUBE = key("youtube", "youtube", Kind::Line(100), "Account name or address.", "Nama akun atau alamat.");
    WEBSITE = key("website", "laman", Kind::Url, "Another site of the institution.", "Situs lain milik lembaga.");
    PUBLIC_PHONES = key("public_phones", "nomor_umum", Kind::List(&Kind::Phone),
        "Numbers of others that the shop's texts may name, such as a hotline. They are locked like the shop's own.",
        "Nomor pihak lain yang boleh disebut di teks toko, misalnya layanan darurat. Terkunci seperti nomor toko.");
    PUBLIC_EMAILS = key("public_emails", "surel_umum", Kind::List(&Kind::Email),
        "E-mail addresses of others that the shop's texts may name, such as an institution's. They are locked too.",
        "Alamat surel pihak lain yang boleh disebut di teks toko, misalnya milik dinas. Terkunci juga.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}

table! {
    /// An entry of `whatsapp` when the shop has several numbers.
    number, "whatsapp", "whatsapp":
    NAME_KEY = required(key("name", "nama", NAME, "Who answers.", "Siapa yang menjawab."));
    NUMBER = required(key("number", "nomor", Kind::Phone, "The WhatsApp number.", "Nomor WhatsApp."));
}

table! {
    /// `[[bank]]`.
    bank, "bank", "bank":
    BANK = required(key("bank", "bank", Kind::Line(60), "The bank's name.", "Nama bank."));
    ACCOUNT = required(key("account", "rekening", Kind::Line(40),
        "The account number, as a string.", "Nomor rekening, dalam tanda petik."));
    HOLDER = required(key("holder", "atas_nama", Kind::Line(100),
        "The holder's name as the bank shows it.", "Nama pemilik seperti tampil di bank."));
}

table! {
    /// `[qris]`.
    qris, "qris", "qris":
    PAYLOAD = key("payload", "isi", Kind::Line(1_000),
        "The text inside the shop's own QR code.", "Teks di dalam kode QR milik toko.");
    IMAGE = key("image", "gambar", Kind::File,
        "A picture of the code, from which its text is read; pages draw it anew.",
        "Gambar kode; teksnya dibaca dari situ dan halaman menggambarnya kembali.");
    WITH_AMOUNT = key("with_amount", "dengan_nominal", Kind::Bool,
        "Put the exact amount into the code; the acquirer must accept it.",
        "Masukkan nominal ke dalam kode; penyedia QRIS harus menerimanya.");
}

table! {
    /// `[shipping]` (`[ongkir]`).
    shipping, "shipping", "ongkir":
    PICKUP = key("pickup", "ambil_sendiri", Kind::Bool,
        "Whether buyers may fetch the goods.", "Apakah pembeli boleh mengambil sendiri.");
    DELIVERY = key("delivery", "antar", Kind::Bool,
        "Whether the shop delivers in its own town.", "Apakah toko mengantar di kotanya.");
    COURIERS = key("couriers", "kurir", Kind::List(&Kind::Line(40)),
        "The couriers that the shop uses.", "Kurir yang dipakai toko.");
    DIVISOR = key("divisor", "pembagi", Kind::Integer(1_000, 10_000),
        "Cubic centimetres per kilogram for bulky parcels; 6000 when left out.",
        "Sentimeter kubik per kilogram untuk paket besar; 6000 bila tidak ditulis.");
    ZONES = key("zone", "zona", Kind::Tables(&super::zone::TABLE),
        "Zones with a price per kilogram.", "Zona dengan ongkos per kilogram.");
}

table! {
    /// `[[shipping.zone]]` (`[[ongkir.zona]]`).
    zone, "zone", "zona":
    NAME_KEY = required(key("name", "nama", NAME, "The zone's name.", "Nama zona."));
    PLACES = key("places", "tempat", Kind::List(&Kind::Line(80)),
        "The towns or provinces in it.", "Kota atau provinsi di dalamnya.");
    PER_KG = required(key("per_kg", "per_kg", Kind::Money, "The price per kilogram.", "Ongkos per kilogram."));
    DAYS = key("days", "hari", Kind::Line(20),
        "How many days it takes, such as `2-3`.", "Berapa hari sampai, misalnya `2-3`.");
}

table! {
    /// `[order]` (`[pesanan]`).
    order, "order", "pesanan":
    GREETING = translatable(key("greeting", "salam", LINE,
        "The first line of an order message.", "Baris pertama pesan pesanan."));
    NOTE = translatable(key("note", "catatan", LINE,
        "A line shown before the order is sent.", "Baris yang tampil sebelum pesanan dikirim."));
    UNIQUE_CODE = key("unique_code", "kode_unik", Kind::Bool,
        "Add three digits to a transfer so that it is recognised.",
        "Tambahkan tiga angka pada transfer agar mudah dikenali.");
    DEPOSIT_PERCENT = key("deposit_percent", "uang_muka_persen", Kind::Integer(0, 100),
        "The part to pay before work begins, in percent.", "Bagian yang dibayar sebelum dikerjakan, dalam persen.");
    MIN_TOTAL = key("min_total", "minimal_total", Kind::Money,
        "The smallest order that the shop takes.", "Pesanan terkecil yang diterima toko.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}

table! {
    /// `[[marketplace]]` (`[[lokapasar]]`).
    marketplace, "marketplace", "lokapasar":
    NAME_KEY = required(key("name", "nama", Kind::Line(60), "The marketplace's name.", "Nama lokapasar."));
    URL = required(key("url", "tautan", Kind::Url, "The shop's page there.", "Halaman toko di sana."));
}

table! {
    /// A file in `makers/` (`pembuat/`).
    maker, "maker", "pembuat":
    NAME_KEY = key("name", "nama", NAME,
        "The public name, which may be a pen name.", "Nama yang tampil, boleh nama pena.");
    STORY = translatable(key("story", "cerita", Kind::Markdown, "The maker's story.", "Cerita pembuat."));
    PHOTO = key("photo", "foto", Kind::File, "A photo, beside this file.", "Foto, di samping berkas ini.");
    CONSENT = key("consent", "persetujuan", Kind::Table(&super::consent::TABLE),
        "Who agreed to what, and until when.", "Siapa menyetujui apa, dan sampai kapan.");
    TRANSLATIONS = key("translations", "terjemahan", Kind::Translations,
        "The text keys in another language.", "Kunci teks dalam bahasa lain.");
}

table! {
    /// `[consent]` (`[persetujuan]`), UU 27/2022 on personal data.
    consent, "consent", "persetujuan":
    GIVEN_BY = required(key("given_by", "oleh", NAME, "Who gave the consent.", "Siapa yang menyetujui."));
    ON = required(key("on", "tanggal", Kind::Date, "The day it was given.", "Tanggal persetujuan diberikan."));
    GUARDIAN = key("guardian", "wali", NAME,
        "The guardian, where the maker is a child.", "Wali, bila pembuatnya anak.");
    COVERS = key("covers", "mencakup", Kind::List(&Kind::Choice(COVERED)),
        "What may be shown. Delete this line to withdraw.",
        "Apa yang boleh ditampilkan. Hapus baris ini untuk mencabut persetujuan.");
    UNTIL = key("until", "sampai", Kind::Date, "The last day it holds.", "Hari terakhir berlakunya.");
}
