//! What is found, and in which files.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::Value;

use super::*;
use crate::catalogue::sample::{both, markdown, one_shop, price, rupiah, text, two_shops};
use crate::catalogue::{Availability, Catalogue, Maker, MakerId, Price, ProductKind, Sale, ShopId, Slug};
use crate::language::Translated;
use crate::photos::{Derivative, MadePhoto, PhotoFormat, Photos};
use crate::plan::plan;
use crate::render::{Parts, load_theme, render};
use crate::source::Sources;

/// The data files of a site, by path.
struct Made(BTreeMap<String, String>);

impl Made {
    fn of(catalogue: &Catalogue) -> Made {
        let sources = crate::render::theme::tests::sources(&[]);
        Made::of_sources(catalogue, &sources)
    }

    fn of_sources(catalogue: &Catalogue, sources: &Sources) -> Made {
        let plan = plan(catalogue, &[]).value;
        let theme = load_theme(sources, &catalogue.site).value;
        let photos = Photos::default();
        let files = Mutex::new(BTreeMap::new());
        let keep = |file: SiteFile| {
            if let (Content::Bytes(bytes), true) = (file.content, file.path.as_str().ends_with(".json")) {
                let text = String::from_utf8(bytes).unwrap();
                assert_eq!(files.lock().unwrap().insert(file.path.to_string(), text), None);
            }
            Ok(())
        };
        render(Parts { sources, catalogue, plan: &plan, photos: &photos, theme: &theme }, &|_| None, &keep).unwrap();
        Made(files.into_inner().unwrap())
    }

    fn read(&self, path: &str) -> Value {
        serde_json::from_str(&self.0[path]).unwrap()
    }

    fn directory(&self, home: &str) -> Value {
        self.read(&format!("{home}cari/indeks.json"))
    }

    fn named(&self, stem: &str, code: &str, hash: &Value) -> Value {
        self.read(&format!("aset/{stem}-{code}-{}.json", hash.as_str().unwrap()))
    }

    fn rows(&self, home: &str, code: &str) -> Vec<Value> {
        let directory = self.directory(home);
        let files = directory["rows"].as_array().unwrap().iter();
        files.flat_map(|hash| self.named("kartu", code, hash).as_array().unwrap().clone()).collect()
    }

    fn columns(&self) -> Value {
        self.named("angka", "id", &self.directory("")["columns"])
    }

    /// Names and weights of what a word finds, as a page would look it up.
    fn found(&self, code: &str, home: &str, word: &str) -> Vec<(String, u64)> {
        let rows = self.rows(home, code);
        let directory = self.directory(home);
        let file = directory["words"].as_array().unwrap().iter().rfind(|file| file[0].as_str().unwrap() <= word);
        let Some(file) = file else { return Vec::new() };
        let words = self.named("kata", code, &file[1]);
        let postings = words.as_array().unwrap().iter().find(|entry| entry[0] == word).map(|entry| entry[1].clone());
        let mut place = 0;
        let mut found = Vec::new();
        for step in postings.iter().flat_map(|postings| postings.as_array().unwrap()) {
            let step = step.as_u64().unwrap();
            place += step >> 3;
            found.push((rows[usize::try_from(place).unwrap()]["name"].as_str().unwrap().to_owned(), step & 7));
        }
        found
    }
}

#[test]
fn each_field_has_its_weight() {
    let mut catalogue = two_shops();
    let batik = catalogue.add_category("Selendang");
    catalogue.shops[1].city = Some("Cirebon".to_owned());
    catalogue.makers.push(Maker {
        id: MakerId(0),
        shop: ShopId(1),
        slug: Slug::new("sari").unwrap(),
        name: Some("Bu Sari".to_owned()),
        story: None,
        photo: None,
    });
    let shawl = catalogue.add_product(ShopId(1), "Jaket Mega");
    shawl.category = Some(batik);
    shawl.tags = vec!["hadiah".to_owned()];
    shawl.materials = Translated::main(vec!["katun".to_owned()]);
    shawl.sku = Some("BK-017".to_owned());
    shawl.maker = Some(MakerId(0));
    shawl.variants = vec![Catalogue::variant("Merah", price(1))];
    shawl.variants[0].sku = Some("BK-017-M".to_owned());
    shawl.description = Some(Translated::main(markdown(0, "Untuk **memasak** jaketnya, [lihat](/a/).")));
    let made = Made::of(&catalogue);
    let weight = |word: &str| made.found("id", "", word).first().map(|(_, weight)| *weight);
    for (word, expected) in [
        ("jaket", 7),
        ("bk", 7),
        ("017", 7),
        ("m", 7),
        ("selendang", 5),
        ("hadiah", 4),
        ("katun", 3),
        ("merah", 3),
        ("sari", 2),
        ("cirebon", 2),
        ("batik", 2),
        ("masak", 1),
        ("lihat", 1),
    ] {
        assert_eq!(weight(word), Some(expected), "{word}");
    }
    for word in ["memasak", "jaketnya", "a", "strong", "href"] {
        assert_eq!(weight(word), None, "{word}");
    }
}

#[test]
fn a_name_is_found_in_every_language_and_shown_in_one() {
    let mut catalogue = one_shop();
    catalogue.site.languages = Language::ALL.to_vec();
    let product = catalogue.add_product(ShopId(0), "Kemeja");
    product.name = both("Kemeja kawung", "Kawung shirts");
    product.description = Some(Translated::main(markdown(0, "Dijahit.")));
    let made = Made::of(&catalogue);
    assert_eq!(made.found("id", "", "shirts"), [("Kemeja kawung".to_owned(), 7)]);
    assert_eq!(made.found("en", "en/", "shirt"), [("Kawung shirts".to_owned(), 6)]);
    assert_eq!(made.found("en", "en/", "kemeja"), [("Kawung shirts".to_owned(), 7)]);
    assert_eq!(made.found("en", "en/", "dijahit").len(), 1, "what nobody translated is searched as it stands");
    assert_eq!(made.found("id", "", "jahit").len(), 1);
}

#[test]
fn a_name_that_stayed_in_another_language_says_so() {
    let mut catalogue = one_shop();
    catalogue.site.languages = Language::ALL.to_vec();
    catalogue.add_product(ShopId(0), "Keset");
    catalogue.add_product(ShopId(0), "Tas").name = both("Tas", "Bag");
    let made = Made::of(&catalogue);
    let langs = |home, code| {
        made.rows(home, code).iter().map(|row| row["lang"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(langs("", "id"), [None, None]);
    assert_eq!(langs("en/", "en"), [Some("id".to_owned()), None]);
}

#[test]
fn a_site_of_one_shop_does_not_find_everything_by_its_name() {
    let mut catalogue = one_shop();
    catalogue.add_product(ShopId(0), "Keset");
    assert_eq!(Made::of(&catalogue).found("id", "", "jahit"), []);
}

#[test]
fn rows_say_what_cards_say() {
    let mut catalogue = two_shops();
    let shirt = catalogue.add_product(ShopId(1), "Kemeja");
    let sale = Sale { price: rupiah(215_000), from: None, until: Some(jiff::civil::date(2026, 3, 9)) };
    shirt.price = Price::Fixed { normal: rupiah(245_000), sale: Some(sale), from: false };
    let sewing = catalogue.add_product(ShopId(1), "Jahit");
    sewing.kind = ProductKind::Service;
    sewing.price = Price::OnRequest;
    sewing.availability = Availability::MadeToOrder;
    sewing.lead_days = Some(3);
    let mat = catalogue.add_product(ShopId(0), "Tikar");
    mat.availability = Availability::SoldOut;
    let rows = Made::of(&catalogue).rows("", "id");
    assert_eq!(
        rows[0],
        serde_json::json!({
            "name": "Tikar", "href": "rumah-jahit/tikar/", "price": "Rp100.000", "state": "Sedang habis", "gone": true,
            "shop": 0
        })
    );
    assert_eq!(
        rows[2],
        serde_json::json!({
            "name": "Kemeja", "href": "batik-kita/kemeja/", "price": "Rp215.000", "before": "Rp245.000",
            "until": "sampai 9 Maret 2026", "shop": 1
        })
    );
    assert_eq!(
        rows[1],
        serde_json::json!({
            "name": "Jahit", "href": "batik-kita/jahit/", "state": "Bisa dipesan", "shop": 1
        })
    );
}

#[test]
fn names_that_nobody_translated_say_their_language() {
    let mut catalogue = two_shops();
    catalogue.site.languages = Language::ALL.to_vec();
    catalogue.shops[1].name = both("Batik Kita", "Our Batik");
    catalogue.add_category("Tas");
    let made = Made::of(&catalogue);
    let english = made.directory("en/");
    assert_eq!(
        english["shops"],
        serde_json::json!([["rumah-jahit", "Rumah Jahit", "id"], ["batik-kita", "Our Batik"]])
    );
    assert_eq!(english["categories"], serde_json::json!([["tas", "Tas", "id"]]));
    assert_eq!(made.directory("")["shops"][0], serde_json::json!(["rumah-jahit", "Rumah Jahit"]));
}

/// A photo of which so many files were made.
fn photo_of(formats: &[(PhotoFormat, &[u32])]) -> MadePhoto {
    let files = formats.iter().flat_map(|&(format, widths)| widths.iter().map(move |&width| (format, width)));
    let derivative = |(format, width): (PhotoFormat, u32)| Derivative {
        format,
        width,
        height: width / 2,
        path: SitePath::new(format!("foto/keset-0a1b-{width}.{}", format.extension())).unwrap(),
        file: "x".into(),
        bytes: 1,
    };
    let color = crate::catalogue::Color::from_hex("#8a3b12").unwrap();
    MadePhoto { width: 1000, height: 500, color, derivatives: files.map(derivative).collect() }
}

#[test]
fn rows_know_the_files_of_a_photo_that_a_card_offers() {
    let row = |formats: &[(PhotoFormat, &[u32])]| serde_json::to_value(row::RowPhoto::of(&photo_of(formats))).unwrap();
    assert_eq!(
        row(&[
            (PhotoFormat::Avif, &[400]),
            (PhotoFormat::Webp, &[400, 800, 1000]),
            (PhotoFormat::Jpeg, &[400, 800, 1000])
        ]),
        serde_json::json!({
            "stem": "foto/keset-0a1b-", "files": [["avif", [400]], ["webp", [400, 800]]],
            "ending": "jpg", "width": 800, "height": 400, "tint": "r8 g3 b1"
        })
    );
    assert_eq!(
        row(&[(PhotoFormat::Png, &[320])]),
        serde_json::json!({
            "stem": "foto/keset-0a1b-", "files": [], "ending": "png", "width": 320, "height": 160, "tint": "r8 g3 b1"
        })
    );
}

#[test]
fn columns_follow_the_shelf() {
    let mut catalogue = two_shops();
    let [bags, cloth] = ["Tas", "Kain"].map(|name| catalogue.add_category(name));
    for (name, shop, category, day, amount) in [
        ("A", 0, Some(cloth), 5, 30),
        ("B", 1, Some(bags), 9, 20),
        ("C", 0, None, 7, 10),
        ("D", 0, Some(bags), 1, 40),
        ("E", 0, Some(bags), 2, 50),
    ] {
        let product = catalogue.add_product(ShopId(shop), &format!("Barang {name}"));
        product.category = category;
        product.added = Some(jiff::civil::date(2026, 1, day));
        product.price = price(amount);
    }
    catalogue.products[0].availability = Availability::SoldOut;
    catalogue.products[2].kind = ProductKind::Service;
    catalogue.products[3].price = Price::OnRequest;
    catalogue.products[3].variants = vec![Catalogue::variant("L", price(9)), Catalogue::variant("M", price(8))];
    let made = Made::of(&catalogue);
    let names: Vec<String> = made.rows("", "id").iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["Barang E", "Barang D", "Barang B", "Barang A", "Barang C"]);
    assert_eq!(
        made.columns(),
        serde_json::json!({
            "prices": [50, 8, 20, 30, 10], "states": "22201", "shops": [0, 0, 1, 0, 0], "categories": [0, 0, 0, 1, null],
            "ages": [3, 4, 0, 2, 1]
        })
    );
    let directory = made.directory("");
    assert_eq!(directory["shops"], serde_json::json!([["rumah-jahit", "Rumah Jahit"], ["batik-kita", "Batik Kita"]]));
    assert_eq!(directory["categories"], serde_json::json!([["tas", "Tas"], ["kain", "Kain"]]));
}

#[test]
fn a_large_site_has_many_small_files() {
    let mut catalogue = one_shop();
    for number in 0..500 {
        let description = format!("Kata{number} lain{} dan{number}x juga{number}y serta{number}z sama", number * 7);
        let product = catalogue.add_product(ShopId(0), &format!("Keset {number}"));
        product.description = Some(Translated::main(markdown(0, &description)));
    }
    let made = Made::of(&catalogue);
    let directory = made.directory("");
    assert_eq!(directory["rows"].as_array().unwrap().len(), 9);
    let words: Vec<&str> =
        directory["words"].as_array().unwrap().iter().map(|file| file[0].as_str().unwrap()).collect();
    assert!(words.len() > 1 && words.is_sorted(), "{words:?}");
    assert!(made.0.values().all(|text| text.len() < 2 * 30_000));
    assert_eq!(made.found("id", "", "keset").len(), 500);
    assert_eq!(made.found("id", "", "kata499"), [("Keset 499".to_owned(), 1)]);
    assert_eq!(
        made.found("id", "", "sama").last(),
        made.found("id", "", "keset").last().map(|(name, _)| (name.clone(), 1)).as_ref()
    );
}

#[test]
fn misspelt_words_are_offered_those_that_somebody_chose() {
    let mut catalogue = one_shop();
    let product = catalogue.add_product(ShopId(0), "Tas Kemeja 2024");
    product.description = Some(Translated::main(markdown(0, "Dijahit rapi")));
    let made = Made::of(&catalogue);
    let offered = made.named("ejaan", "id", &made.directory("")["spelling"]);
    assert_eq!(offered, serde_json::json!(["kemeja"]));
}

#[test]
fn an_empty_site_has_a_directory_that_says_so() {
    let directory = Made::of(&one_shop()).directory("");
    assert_eq!((&directory["words"], &directory["rows"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(directory["scale"], 1);
}

#[test]
fn nothing_in_the_files_can_end_a_script() {
    let mut catalogue = one_shop();
    catalogue.add_product(ShopId(0), "A").name = text("</script><img src=x onerror=alert(1)> & \u{2028}");
    let made = Made::of(&catalogue);
    for (path, file) in &made.0 {
        assert!(!file.contains(['<', '>', '&', '\u{2028}']), "{path}");
    }
    assert_eq!(made.rows("", "id")[0]["name"], "</script><img src=x onerror=alert(1)> & \u{2028}");
}
