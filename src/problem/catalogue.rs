//! Values that are fine each but not together.

use jiff::civil::Date;

use super::{Words, codes};

/// Values are fine each but not together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant say what it is")]
pub enum CatalogueProblem {
    NoShop,
    ShopsNested,
    ProductOutsideShop,
    NoPrice,
    PriceAndRequest,
    SaleNotLower,
    DatesReversed,
    TierNotRising { min: i64, before: u32 },
    TierNotCheaper { min: u32 },
    TierWithoutPrice,
    VariantUnnamed,
    VariantTwice { name: String },
    VariantPhotoUnknown { file: String },
    VariantOptionMissing { option: &'static str },
    NoMaker { slug: String, nearest: Option<String> },
    StockAgainstAvailability,
    StockBelowLeast { stock: u32, least: u32 },
    PreorderWithoutDate,
    PreorderOver { day: Date },
    ServiceWithGoods { key: &'static str },
    AliasTaken { slug: String },
    AliasOfItself { slug: String },
    CategoryTwice { name: String },
    CategoryInShop,
    NoWayToOrder,
    AltMissing { file: String },
    QrisEmpty,
    TitleMissing,
    NothingPublished,
    SkuTwice { sku: String },
}

codes! { CatalogueProblem:
    NoShop = "E101",
    ShopsNested = "E102",
    ProductOutsideShop = "E103",
    NoPrice = "E104",
    PriceAndRequest = "E105",
    SaleNotLower = "E106",
    DatesReversed = "E107",
    TierNotRising = "E108",
    TierNotCheaper = "E109",
    TierWithoutPrice = "E110",
    VariantUnnamed = "E111",
    VariantTwice = "E112",
    VariantPhotoUnknown = "E113",
    VariantOptionMissing = "E114",
    NoMaker = "W115",
    StockAgainstAvailability = "W116",
    PreorderWithoutDate = "W117",
    ServiceWithGoods = "W118",
    AliasTaken = "E119",
    CategoryTwice = "E120",
    CategoryInShop = "E121",
    NoWayToOrder = "W127",
    AltMissing = "W128",
    QrisEmpty = "E129",
    TitleMissing = "W130",
    NothingPublished = "W131",
    PreorderOver = "W132",
    SkuTwice = "W133",
    AliasOfItself = "E134",
    StockBelowLeast = "W135",
}

impl CatalogueProblem {
    fn indonesian(&self) -> Words {
        use CatalogueProblem as P;
        let (message, label, help): (String, &str, String) = match self {
            P::NoShop => (
                "belum ada toko".into(),
                "",
                "buat `content/toko.toml`, atau `content/<nama-toko>/toko.toml` untuk banyak toko; `etalase new` membuat contohnya".into(),
            ),
            P::ShopsNested => (
                "ada toko di dalam toko".into(),
                "",
                "satu toko: simpan hanya `content/toko.toml`; banyak toko: hapus `content/toko.toml` dan beri tiap toko foldernya sendiri".into(),
            ),
            P::ProductOutsideShop => (
                "produk ini tidak berada di dalam toko mana pun".into(),
                "",
                "pindahkan folder produk ke dalam folder tokonya, di bawah `toko.toml`".into(),
            ),
            P::NoPrice => (
                "`harga` belum ditulis".into(),
                "",
                "tambahkan `harga = 100000`, atau `harga_tanya = true` bila harga diberitahukan lewat chat".into(),
            ),
            P::PriceAndRequest => (
                "`harga` dan `harga_tanya = true` tidak dapat bersama".into(),
                "",
                "hapus salah satu".into(),
            ),
            P::SaleNotLower => (
                "harga diskon tidak lebih rendah dari harga biasa".into(),
                "tidak lebih murah",
                "tulis harga diskon yang lebih rendah, atau hapus `diskon`".into(),
            ),
            P::DatesReversed => (
                "tanggal akhir lebih awal dari tanggal mulai".into(),
                "sebelum tanggal mulai",
                "tukar kedua tanggal itu".into(),
            ),
            P::TierNotRising { min, before } => (
                format!("jumlah grosir {min} tidak lebih besar dari {before}"),
                "harus naik",
                "urutkan dari jumlah kecil ke besar, masing-masing satu kali".into(),
            ),
            P::TierNotCheaper { min } => (
                format!("harga grosir mulai {min} tidak lebih murah dari harga sebelumnya"),
                "harus turun",
                "periksa harga ini; makin banyak dibeli, makin murah satuannya".into(),
            ),
            P::TierWithoutPrice => (
                "`grosir` memerlukan `harga`".into(),
                "",
                "tambahkan `harga`, atau hapus `grosir`".into(),
            ),
            P::VariantUnnamed => (
                "varian ini belum punya nama".into(),
                "",
                "tambahkan `nama`, atau pilihan seperti `ukuran = \"L\"` atau `warna = \"biru\"`".into(),
            ),
            P::VariantTwice { name } => (
                format!("varian `{name}` ditulis dua kali"),
                "sama dengan yang sebelumnya",
                "hapus salah satu, atau bedakan namanya".into(),
            ),
            P::VariantPhotoUnknown { file } => (
                format!("`{file}` bukan salah satu foto produk ini"),
                "",
                "tambahkan berkas itu ke `foto`, atau pakai nama foto yang sudah ada".into(),
            ),
            P::VariantOptionMissing { option } => (
                format!("varian ini tidak punya `{option}`, padahal varian lain punya"),
                "",
                format!("tambahkan `{option} = \"...\"` agar pembeli dapat memilih"),
            ),
            P::NoMaker { slug, nearest } => (
                format!("tidak ada pembuat `{slug}`"),
                "berkasnya tidak ada",
                match nearest {
                    Some(nearest) => format!("mungkin maksudnya `{nearest}`; nama berkas di folder `pembuat/` tanpa `.toml`"),
                    None => format!("buat `pembuat/{slug}.toml` di folder toko, atau hapus baris ini"),
                },
            ),
            P::StockAgainstAvailability => (
                "`ketersediaan` berkata tersedia, tetapi `stok` nol".into(),
                "stok 0",
                "ganti `stok`, atau tulis `ketersediaan = \"habis\"`".into(),
            ),
            P::StockBelowLeast { stock, least } => (
                format!("`stok` tinggal {stock}, kurang dari `minimal` {least}, jadi tidak ada yang dapat memesan"),
                "lebih dari stok",
                format!("tulis `minimal` paling banyak {stock}, atau perbarui `stok`; sampai itu halamannya berkata sedang habis"),
            ),
            P::PreorderOver { day } => (
                format!("hari kirim prapesan ini sudah lewat: {day}"),
                "sudah lewat",
                "tulis hari kirim yang baru, atau ubah `ketersediaan`; sampai itu halamannya tidak menyebut hari".into(),
            ),
            P::PreorderWithoutDate => (
                "prapesan tanpa `kirim_tanggal`".into(),
                "",
                "tambahkan misalnya `kirim_tanggal = 2026-12-01` agar pembeli tahu kapan barang dikirim".into(),
            ),
            P::ServiceWithGoods { key } => (
                format!("`{key}` tidak berarti untuk jasa"),
                "hanya untuk barang",
                "hapus baris ini, atau hapus `jenis = \"jasa\"`".into(),
            ),
            P::AliasTaken { slug } => (
                format!("alamat lama `{slug}` sudah dipakai produk lain"),
                "sudah dipakai",
                "hapus alamat lama ini; alamat itu milik produk yang sekarang memakainya".into(),
            ),
            P::AliasOfItself { slug } => (
                format!("`{slug}` adalah nama foldernya sekarang, bukan alamat lama"),
                "nama sekarang",
                "tulis nama folder yang sebelumnya, atau hapus alamat lama ini; bila folder tokonya yang berganti nama, tulis nama lamanya di `alamat_lama` dalam `toko.toml`".into(),
            ),
            P::CategoryTwice { name } => (
                format!("kategori `{name}` ditulis dua kali"),
                "sama dengan yang sebelumnya",
                "gabungkan keduanya menjadi satu".into(),
            ),
            P::CategoryInShop => (
                "`[[kategori]]` pada portal banyak toko ditulis di `situs.toml`".into(),
                "tidak di sini",
                "pindahkan tabel ini ke `content/situs.toml`".into(),
            ),
            P::NoWayToOrder => (
                "toko ini belum punya cara memesan".into(),
                "",
                "tambahkan `whatsapp = \"0812-...\"` di bawah `[kontak]`".into(),
            ),
            P::AltMissing { file } => (
                format!("foto `{file}` belum punya teks alt"),
                "",
                "tulis apa yang tampak, untuk pembeli yang tidak melihat: `{ berkas = \"...\", alt = \"Keset bulat dari perca biru\" }`".into(),
            ),
            P::QrisEmpty => (
                "`[qris]` tanpa `isi` dan tanpa `gambar`".into(),
                "",
                "tambahkan `isi` (teks dari kode QRIS) atau `gambar`, atau hapus tabel ini".into(),
            ),
            P::TitleMissing => (
                "portal ini belum punya nama".into(),
                "",
                "buat `content/situs.toml` dengan baris `judul = \"Nama portal\"`".into(),
            ),
            P::NothingPublished => (
                "toko ini belum punya produk yang tayang".into(),
                "",
                "buat folder `produk/<nama-produk>/` dengan `produk.toml` di dalamnya".into(),
            ),
            P::SkuTwice { sku } => (
                format!("dua produk toko ini memakai kode `{sku}`"),
                "sama dengan produk lain",
                "beri salah satunya kode lain, atau hapus `kode`".into(),
            ),
        };
        Words::new(message, label, help)
    }

    fn english(&self) -> Words {
        use CatalogueProblem as P;
        let (message, label, help): (String, &str, String) = match self {
            P::NoShop => (
                "there is no shop".into(),
                "",
                "make `content/shop.toml`, or `content/<shop>/shop.toml` for many shops; `etalase new` makes an example".into(),
            ),
            P::ShopsNested => (
                "there is a shop inside a shop".into(),
                "",
                "one shop: keep `content/shop.toml` alone; many shops: delete `content/shop.toml` and give each shop its own folder".into(),
            ),
            P::ProductOutsideShop => (
                "this product is not inside any shop".into(),
                "",
                "move the product's folder into its shop's folder, below `shop.toml`".into(),
            ),
            P::NoPrice => (
                "`price` is missing".into(),
                "",
                "add `price = 100000`, or `price_on_request = true` where the price is told by chat".into(),
            ),
            P::PriceAndRequest => {
                ("`price` and `price_on_request = true` exclude each other".into(), "", "delete one of them".into())
            }
            P::SaleNotLower => (
                "the sale price is not lower than the normal price".into(),
                "not lower",
                "write a lower price, or delete `sale`".into(),
            ),
            P::DatesReversed => (
                "the last day comes before the first".into(),
                "before the first day",
                "swap the two dates".into(),
            ),
            P::TierNotRising { min, before } => (
                format!("the wholesale number {min} is not above {before}"),
                "must rise",
                "order them from small to large, each number once".into(),
            ),
            P::TierNotCheaper { min } => (
                format!("the wholesale price from {min} is not below the price before it"),
                "must fall",
                "check this price; the more one buys, the less each costs".into(),
            ),
            P::TierWithoutPrice => ("`wholesale` needs a `price`".into(), "", "add `price`, or delete `wholesale`".into()),
            P::VariantUnnamed => (
                "this variant has no name".into(),
                "",
                "add `name`, or an option such as `size = \"L\"` or `color = \"blue\"`".into(),
            ),
            P::VariantTwice { name } => (
                format!("the variant `{name}` stands twice"),
                "the same as one before",
                "delete one, or give it another name".into(),
            ),
            P::VariantPhotoUnknown { file } => (
                format!("`{file}` is not one of this product's photos"),
                "",
                "add the file to `photos`, or name a photo that is there".into(),
            ),
            P::VariantOptionMissing { option } => (
                format!("this variant has no `{option}`, but others have one"),
                "",
                format!("add `{option} = \"...\"` so that buyers can choose"),
            ),
            P::NoMaker { slug, nearest } => (
                format!("there is no maker `{slug}`"),
                "no such file",
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`? It is the file's name in `makers/` without `.toml`"),
                    None => format!("make `makers/{slug}.toml` in the shop's folder, or delete this line"),
                },
            ),
            P::StockAgainstAvailability => (
                "`availability` says in stock, but `stock` is zero".into(),
                "stock 0",
                "change `stock`, or write `availability = \"sold_out\"`".into(),
            ),
            P::StockBelowLeast { stock, least } => (
                format!("`stock` is down to {stock}, below `min_order` {least}, so that nobody can order"),
                "above the stock",
                format!("write a `min_order` of {stock} or less, or bring `stock` up to date; until then its page says sold out"),
            ),
            P::PreorderOver { day } => (
                format!("the day on which this preorder is sent is over: {day}"),
                "is over",
                "write a new day, or change `availability`; until then its page names none".into(),
            ),
            P::PreorderWithoutDate => (
                "a preorder without `ships_on`".into(),
                "",
                "add for example `ships_on = 2026-12-01` so that buyers know when it is sent".into(),
            ),
            P::ServiceWithGoods { key } => (
                format!("`{key}` means nothing for a service"),
                "for goods only",
                "delete this line, or delete `kind = \"service\"`".into(),
            ),
            P::AliasTaken { slug } => (
                format!("the old address `{slug}` belongs to another product"),
                "taken",
                "delete this alias; the address is the other product's now".into(),
            ),
            P::AliasOfItself { slug } => (
                format!("`{slug}` is the folder's name today, not an old address"),
                "its name today",
                "write the name that the folder had before, or delete this alias; if the shop's folder was renamed, write its old name in `aliases` of `shop.toml`".into(),
            ),
            P::CategoryTwice { name } => {
                (format!("the category `{name}` stands twice"), "the same as one before", "make one of the two".into())
            }
            P::CategoryInShop => (
                "with many shops, `[[category]]` belongs in `site.toml`".into(),
                "not here",
                "move this table to `content/site.toml`".into(),
            ),
            P::NoWayToOrder => (
                "this shop has no way to order".into(),
                "",
                "add `whatsapp = \"0812-...\"` under `[contact]`".into(),
            ),
            P::AltMissing { file } => (
                format!("the photo `{file}` has no alt text"),
                "",
                "say what is to be seen, for buyers who cannot see: `{ file = \"...\", alt = \"Round mat of blue scraps\" }`".into(),
            ),
            P::QrisEmpty => (
                "`[qris]` without `payload` and without `image`".into(),
                "",
                "add `payload` (the text of the QRIS code) or `image`, or delete this table".into(),
            ),
            P::TitleMissing => (
                "this portal has no name".into(),
                "",
                "make `content/site.toml` with the line `title = \"Name of the portal\"`".into(),
            ),
            P::NothingPublished => (
                "this shop shows no product yet".into(),
                "",
                "make a folder `products/<name>/` with a `product.toml` in it".into(),
            ),
            P::SkuTwice { sku } => (
                format!("two products of this shop have the code `{sku}`"),
                "the same as another's",
                "give one of them another code, or remove `sku`".into(),
            ),
        };
        Words::new(message, label, help)
    }
}
