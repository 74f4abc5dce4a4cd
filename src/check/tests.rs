//! What a catalogue says of content that is right.

use jiff::civil::date;

use super::{Settings, check};
use crate::catalogue::{Availability, Catalogue, Grams, Money, Price, Product};
use crate::language::Language;
use crate::source::{FileId, PhotoFile, Sources, Span, TextFile};

const SHOP: &str = "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n";

/// A site in memory: texts by path, and photos by path alone.
fn site(texts: &[(&str, &str)], photos: &[&str]) -> Sources {
    let mut texts: Vec<TextFile> =
        texts.iter().map(|(path, text)| TextFile { path: (*path).to_owned(), text: (*text).into() }).collect();
    texts.sort_by(|one, two| one.path.cmp(&two.path));
    let photo = |path: &&str| PhotoFile { path: (*path).to_owned(), disk: path.into(), bytes: 1, modified: None };
    Sources { texts, photos: photos.iter().map(photo).collect(), ..Sources::default() }
}

fn catalogue_on(sources: &Sources, day: jiff::civil::Date) -> Catalogue {
    let checked = check(sources, Settings { date: day, messages: None });
    let errors: Vec<_> = checked.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    checked.value.catalogue
}

/// The only product of a shop whose file says this.
fn product(text: &str) -> Product {
    product_on(text, date(2026, 11, 1))
}

fn product_on(text: &str, day: jiff::civil::Date) -> Product {
    let text = format!("nama = \"Keset perca\"\n{text}");
    let sources = site(&[("content/toko.toml", SHOP), ("content/keset/produk.toml", &text)], &[]);
    catalogue_on(&sources, day).products.remove(0)
}

fn rupiah(amount: i64) -> Money {
    Money::from_minor(amount).unwrap()
}

#[test]
fn a_sale_holds_from_its_first_to_its_last_day() {
    let text = "harga = 50000\ndiskon = { harga = 40000, dari = 2026-03-01, sampai = \"2026-03-31\" }";
    let price = |day| product_on(text, day).price.today();
    assert_eq!(price(date(2026, 2, 28)), Some(rupiah(50_000)));
    assert_eq!(price(date(2026, 3, 1)), Some(rupiah(40_000)));
    assert_eq!(price(date(2026, 3, 31)), Some(rupiah(40_000)));
    assert_eq!(price(date(2026, 4, 1)), Some(rupiah(50_000)));
}

#[test]
fn money_is_read_in_every_spelling() {
    for spelling in ["750000", "750_000", "750.000", "\"750.000\"", "\"Rp750.000\"", "\"Rp 750.000,-\""] {
        assert_eq!(product(&format!("harga = {spelling}")).price.today(), Some(rupiah(750_000)), "{spelling}");
    }
}

#[test]
fn english_and_indonesian_keys_mean_the_same() {
    let english = product("price = 5000\nstock = 3\nunit = \"pasang\"\nkind = \"good\"\nweight = \"1,2 kg\"");
    let indonesian = product("harga = 5000\nstok = 3\nsatuan = \"pasang\"\njenis = \"barang\"\nberat = 1200");
    assert_eq!(format!("{english:?}"), format!("{indonesian:?}"));
    assert_eq!(english.weight, Some(Grams(1_200)));
}

#[test]
fn availability_follows_stock_lead_time_and_date() {
    let cases = [
        ("", Availability::InStock),
        ("stok = 3", Availability::InStock),
        ("stok = 0", Availability::SoldOut),
        ("lama_buat = 14", Availability::MadeToOrder),
        ("kirim_tanggal = 2026-12-01", Availability::Preorder),
        ("ketersediaan = \"habis\"\nstok = 5", Availability::SoldOut),
        ("ketersediaan = \"sesuai pesanan\"", Availability::MadeToOrder),
        ("varian = [{ nama = \"A\", stok = 0 }, { nama = \"B\", stok = 0 }]", Availability::SoldOut),
        ("varian = [{ nama = \"A\", stok = 0 }, { nama = \"B\", stok = 2 }]", Availability::InStock),
        ("stok = 0\nvarian = [{ nama = \"A\", stok = 2 }, { nama = \"B\" }]", Availability::InStock),
    ];
    for (text, expected) in cases {
        assert_eq!(product(&format!("harga = 5000\n{text}")).availability, expected, "{text}");
    }
}

#[test]
fn the_lowest_variant_gives_the_price_to_show() {
    let shown = product("harga = 50000\nvarian = [{ nama = \"L\" }, { nama = \"S\", harga = 45000 }]");
    assert_eq!(shown.price, Price::Fixed { normal: rupiah(45_000), sale: None, from: true });
    assert_eq!(shown.variants[0].price.today(), Some(rupiah(50_000)));
    let alone = product("varian = [{ nama = \"S\", harga = 45000 }, { nama = \"L\", harga = 45000 }]");
    assert_eq!(alone.price, Price::Fixed { normal: rupiah(45_000), sale: None, from: false });
}

#[test]
fn variants_get_names_and_addresses_of_their_own() {
    let text = "harga = 5000\nvarian = [{ ukuran = \"L\", warna = \"Biru\" }, { ukuran = \"L\", warna = \"Biru!\" }]";
    let variants = product(text).variants;
    let slugs: Vec<&str> = variants.iter().map(|variant| variant.slug.as_str()).collect();
    assert_eq!(variants[0].name.in_main(), "L, Biru");
    assert_eq!(slugs, ["l-biru", "2-l-biru"]);
}

#[test]
fn photos_come_from_the_list_or_else_from_the_folder() {
    let photos = ["content/keset/1.jpg", "content/keset/2.jpg", "content/lain/3.jpg"];
    let listed = "nama = \"Keset\"\nharga = 1\nfoto = [\"2.jpg\", { berkas = \"1.jpg\", alt = \"Keset biru\" }]";
    let found = "nama = \"Keset\"\nharga = 1";
    for (text, order) in [
        (listed, [("2.jpg", "Keset (1)"), ("1.jpg", "Keset biru")]),
        (found, [("1.jpg", "Keset (1)"), ("2.jpg", "Keset (2)")]),
    ] {
        let catalogue = catalogue_on(
            &site(&[("content/toko.toml", SHOP), ("content/keset/produk.toml", text)], &photos),
            date(2026, 1, 1),
        );
        let shown: Vec<(String, String)> = catalogue.products[0]
            .photos
            .iter()
            .map(|photo| catalogue.photo(*photo))
            .map(|photo| (photo.file.path.replace("content/keset/", ""), photo.alt.in_main().clone()))
            .collect();
        assert_eq!(shown, order.map(|(file, alt)| (file.to_owned(), alt.to_owned())));
    }
}

#[test]
fn a_missing_translation_falls_back_key_by_key() {
    let text = "nama = \"Keset\"\nharga = 1\nsatuan = \"lembar\"\n[terjemahan.en]\nname = \"Rag mat\"\n";
    let texts = [
        ("content/situs.toml", "bahasa = [\"id\", \"en\"]"),
        ("content/toko.toml", SHOP),
        ("content/keset/produk.toml", text),
        ("content/keset/deskripsi.en.md", "From scraps."),
        ("content/keset/deskripsi.md", "Dari perca."),
    ];
    let product = catalogue_on(&site(&texts, &[]), date(2026, 1, 1)).products.remove(0);
    assert_eq!(product.name.get(Language::English), "Rag mat");
    assert_eq!(product.unit.unwrap().get(Language::English), "lembar");
    let description = product.description.unwrap();
    assert_eq!(description.get(Language::English).text, "From scraps.");
    assert_eq!(description.get(Language::Indonesian).text, "Dari perca.");
}

#[test]
fn what_no_consent_covers_is_not_in_the_catalogue() {
    let maker = |consent: &str| {
        let text = format!("nama = \"Rini\"\ncerita = \"Rini menganyam.\"\n{consent}");
        let sources = site(&[("content/toko.toml", SHOP), ("content/pembuat/rini.toml", &text)], &[]);
        check(&sources, Settings { date: date(2026, 6, 1), messages: None }).value.catalogue.makers.remove(0)
    };
    let consent = "[persetujuan]\noleh = \"Rini\"\ntanggal = 2026-01-01\n";
    let all = maker(&format!("{consent}mencakup = [\"nama\", \"cerita\"]"));
    assert_eq!(all.name.as_deref(), Some("Rini"));
    assert!(all.story.is_some());
    for consent in [
        String::new(),
        consent.to_owned(),
        format!("{consent}mencakup = []"),
        format!("{consent}mencakup = [\"foto\"]"),
        format!("{consent}mencakup = [\"nama\", \"cerita\"]\nsampai = 2026-05-31"),
        format!("{consent}mencakup = [\"nama\", \"cerita\"]\nsampai = \"entah\""),
        "[persetujuan]\ntanggal = 2026-01-01\nmencakup = [\"nama\", \"cerita\"]".to_owned(),
    ] {
        let hidden = maker(&consent);
        assert_eq!((hidden.name, hidden.story.is_none()), (None, true), "{consent}");
    }
}

#[test]
fn unpublished_products_leave_no_trace() {
    let texts = [
        ("content/toko.toml", SHOP),
        ("content/a/produk.toml", "nama = \"Rahasia\"\nharga = 1\nterbit = false\nkategori = \"Tersembunyi\""),
        ("content/b/produk.toml", "nama = \"Keset\"\nharga = 1"),
    ];
    let catalogue = catalogue_on(&site(&texts, &["content/a/1.jpg"]), date(2026, 1, 1));
    assert_eq!(catalogue.products.len(), 1);
    assert!(catalogue.photos.is_empty());
    assert!(catalogue.categories.is_empty());
}

#[test]
fn categories_join_by_name_and_keep_their_declared_order() {
    let texts = [
        (
            "content/toko.toml",
            "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n[[kategori]]\nnama = \"Sapu & pel\"\nslug = \"bersih\"\nurutan = 1",
        ),
        ("content/a/produk.toml", "nama = \"Keset\"\nharga = 1\nkategori = \"Anyaman\""),
        ("content/b/produk.toml", "nama = \"Sapu ijuk\"\nharga = 1\nkategori = \"sapu & PEL\""),
        ("content/c/produk.toml", "nama = \"Tikar\"\nharga = 1\nkategori = \"anyaman\""),
    ];
    let catalogue = catalogue_on(&site(&texts, &[]), date(2026, 1, 1));
    let categories: Vec<(&str, &str)> = catalogue
        .categories
        .iter()
        .map(|category| (category.slug.as_str(), category.name.in_main().as_str()))
        .collect();
    assert_eq!(categories, [("bersih", "Sapu & pel"), ("anyaman", "Anyaman")]);
    assert_eq!(catalogue.products[0].category, catalogue.products[2].category);
}

#[test]
fn related_products_are_others_and_nearest_first() {
    let texts: Vec<(String, String)> = (0..9)
        .map(|number| {
            let category = if number < 3 { "Anyaman" } else { "Batik" };
            let path = format!("content/p{number}/produk.toml");
            (path, format!("nama = \"Produk {number}\"\nharga = 1\nkategori = \"{category}\""))
        })
        .chain([("content/toko.toml".to_owned(), SHOP.to_owned())])
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let products = catalogue_on(&site(&texts, &[]), date(2026, 1, 1)).products;
    for product in &products {
        assert_eq!(product.related.len(), 4);
        assert!(!product.related.contains(&product.id));
        let same = products.iter().filter(|other| other.category == product.category).count() - 1;
        let first = &product.related[..same.min(4)];
        assert!(first.iter().all(|other| products[other.0].category == product.category), "{product:?}");
    }
}

#[test]
fn diagnostics_stand_where_the_words_are() {
    let sources =
        site(&[("content/toko.toml", SHOP), ("content/a/produk.toml", "nama = \"Késet\"\nharga = \"mahal\"")], &[]);
    let checked = check(&sources, Settings { date: date(2026, 1, 1), messages: None });
    let text = &sources.texts[0].text;
    let start = text.find("\"mahal\"").unwrap();
    let expected = crate::diagnostic::Place::Text(Span { file: FileId(0), start, end: start + 7 });
    assert_eq!(checked.diagnostics[0].place, expected);
}

#[test]
fn fewer_than_the_smallest_number_of_an_order_are_sold_out() {
    let states = |text: &str| {
        let product = product(&format!("harga = 1000\n{text}"));
        let of_variants = product.variants.iter().map(|variant| variant.availability);
        std::iter::once(product.availability).chain(of_variants).collect::<Vec<_>>()
    };
    assert_eq!(states("stok = 3\nminimal = 5"), [Availability::SoldOut]);
    assert_eq!(states("stok = 5\nminimal = 5"), [Availability::InStock]);
    assert_eq!(states("stok = 3\nminimal = 5\nketersediaan = \"sesuai_pesanan\""), [Availability::MadeToOrder]);
    let mixed = |least: u32| {
        states(&format!(
            "minimal = {least}\nvarian = [{{ warna = \"biru\", stok = 2 }}, {{ warna = \"merah\", stok = 3 }}]"
        ))
    };
    assert_eq!(mixed(5), [Availability::InStock; 3], "they may be mixed");
    assert_eq!(mixed(6), [Availability::SoldOut; 3]);
    let shared = |stock: u32| {
        states(&format!("stok = {stock}\nminimal = 5\nvarian = [{{ warna = \"biru\" }}, {{ warna = \"merah\" }}]"))
    };
    assert_eq!((shared(5)[1], shared(4)[1]), (Availability::InStock, Availability::SoldOut));
    let uncounted = "minimal = 6\nvarian = [{ warna = \"biru\", stok = 2 }, { warna = \"merah\" }]";
    assert_eq!(states(uncounted), [Availability::InStock; 3]);
}
