//! Whole sites, rendered from catalogues that are built in code.

mod document;
mod list;
mod product;

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::*;
use crate::catalogue::sample::{TODAY, both, markdown, one_shop, price, rupiah, text, two_shops};
use crate::catalogue::{
    Availability, Bank, Color, Dimensions, Grams, Input, Layout, Maker, MakerId, Measure, Price, ProductKind, Sale,
    ShopId, Slug, Tier, Variant, Zone,
};
use crate::diagnostic::Place;
use crate::language::{Language, Translated};
use crate::plan::plan;
use crate::site::SitePath;
use crate::source::StaticFile;
use theme::tests::sources;

/// Every HTML page by path, and everything that was noticed.
fn rendered(catalogue: &Catalogue, sources: &Sources) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let plan = plan(catalogue, &[]).value;
    let photos = Photos::default();
    let loaded = load_theme(sources, &catalogue.site);
    let pages = Mutex::new(BTreeMap::new());
    let keep = |file: SiteFile| {
        if let (Content::Bytes(bytes), true) = (file.content, file.path.as_str().ends_with(".html")) {
            let html = String::from_utf8(bytes).unwrap();
            assert!(pages.lock().unwrap().insert(file.path.as_str().to_owned(), html).is_none());
        }
        Ok(())
    };
    let parts = Parts { sources, catalogue, plan: &plan, photos: &photos, theme: &loaded.value };
    let made = render(parts, &|_| None, &keep).unwrap();
    let noticed = loaded.diagnostics.into_iter().chain(made.diagnostics).collect();
    (pages.into_inner().unwrap(), noticed)
}

fn pages(catalogue: &Catalogue) -> BTreeMap<String, String> {
    let (pages, noticed) = rendered(catalogue, &sources(&[]));
    assert_eq!(noticed, []);
    pages
}

/// Two shops that together use everything but photos.
fn everything() -> Catalogue {
    let mut catalogue = two_shops();
    catalogue.site.languages = Language::ALL.to_vec();
    catalogue.site.base_url = Some("https://karya.example/toko/".parse().unwrap());
    let batik = catalogue.add_category("Batik");
    catalogue.categories[0].description = Some(Translated::main(markdown(0, "Kain **tulis**.")));
    let shop = &mut catalogue.shops[0];
    shop.color = Color::from_hex("#8a3b12");
    shop.tagline = Some(both("Dijahit satu per satu", "Sewn one by one"));
    shop.story = Some(Translated::main(markdown(0, "Enam mesin.\n\n## Awal\n\nKursus.")));
    shop.impact = Some(Translated::main(markdown(0, "- Rp150.000 upah")));
    shop.institution = Some(text("Yayasan Pagi"));
    shop.city = Some("Palangka Raya".to_owned());
    shop.contact.email = Some("toko@contoh.id".to_owned());
    shop.contact.hours = Some(text("Senin, 08.00-16.00"));
    shop.banks =
        vec![Bank { bank: "Bank Contoh".to_owned(), account: "000-111".to_owned(), holder: "Yayasan".to_owned() }];
    shop.shipping.pickup = true;
    shop.shipping.couriers = vec!["JNE".to_owned()];
    let zone = Zone { name: "Jawa".to_owned(), places: vec!["Bali".to_owned()], per_kg: rupiah(20_000), days: None };
    shop.shipping.zones = vec![zone];
    shop.order.deposit_percent = Some(50);
    catalogue.makers.push(Maker {
        id: MakerId(0),
        shop: ShopId(0),
        slug: Slug::new("melati").unwrap(),
        name: None,
        story: None,
        photo: None,
    });
    let shirt = catalogue.add_product(ShopId(0), "Kemeja Kawung");
    shirt.category = Some(batik);
    shirt.price = Price::Fixed {
        normal: rupiah(245_000),
        sale: Some(Sale { price: rupiah(215_000), from: None, until: Some(TODAY) }),
        from: false,
    };
    let sold_out = Variant { availability: Availability::SoldOut, ..Catalogue::variant("XL", price(260_000)) };
    shirt.variants = vec![Catalogue::variant("L", shirt.price.clone()), sold_out];
    shirt.wholesale = vec![Tier { min: 12, price: rupiah(200_000) }];
    shirt.measures = vec![Measure::Chest];
    shirt.inputs = vec![Input { label: text("Nama bordir"), required: false, max: 20 }];
    shirt.description = Some(Translated::main(markdown(0, "Katun **cap**. [Cara](/tentang/)")));
    shirt.care = Some(Translated::main(markdown(0, "# Cuci\n\nDingin.")));
    shirt.weight = Some(Grams(1280));
    shirt.dimensions = Some(Dimensions { length: 320, width: 240, height: 40 });
    shirt.materials = Translated::main(vec!["Katun".to_owned()]);
    shirt.maker = Some(MakerId(0));
    shirt.featured = true;
    shirt.aliases = vec![Slug::new("kemeja-lama").unwrap()];
    shirt.availability = Availability::MadeToOrder;
    shirt.lead_days = Some(14);
    let sewing = catalogue.add_product(ShopId(1), "Jasa Jahit");
    sewing.kind = ProductKind::Service;
    sewing.price = Price::OnRequest;
    sewing.related = vec![crate::catalogue::ProductId(0)];
    catalogue.add_page(None, "Tentang", "## Kami\n\nHalo [ke sini](#kami).");
    catalogue.add_page(Some(ShopId(0)), "Ukuran", "| a | b |\n|--|--|\n| 1 | 2 |");
    catalogue
}

#[test]
fn a_product_page_says_all_that_a_buyer_must_know() {
    let pages = pages(&everything());
    let page = &pages["rumah-jahit/kemeja-kawung/index.html"];
    for words in [
        "<title>Kemeja Kawung | Rumah Jahit</title>",
        "<h1>Kemeja Kawung</h1>",
        "Rp245.000</s>",
        "Rp215.000</strong>",
        "sampai 1 Maret 2026",
        "Dibuat setelah dipesan, sekitar 14 hari",
        "Sedang habis",
        "Tanya kapan ada",
        "Nama bordir",
        "Lingkar dada (LD)",
        "<strong>cap</strong>",
        "href=\"../../tentang/\"",
        "id=\"perawatan_cuci\"",
        "1,28 kg",
        "32 × 24 × 4 cm",
        "Warga Yayasan Pagi",
        "+62 812-3456-7890",
        "https://wa.me/6281234567890?text=",
        "mailto:toko@contoh.id?subject=",
        "<link rel=canonical href=\"https://karya.example/toko/rumah-jahit/kemeja-kawung/\">",
        "href=\"../../en/rumah-jahit/kemeja-kawung/\"",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("000-111"), "an account number stands at the end of an order only");
    let english = &pages["en/rumah-jahit/kemeja-kawung/index.html"];
    for words in
        ["<html lang=\"en\">", "A resident of Yayasan Pagi", "1.28 kg", "until 1 March 2026", "../../../en/tentang/"]
    {
        assert!(english.contains(words), "{words}");
    }
}

#[test]
fn words_that_nobody_translated_say_which_language_they_are_in() {
    let pages = pages(&everything());
    let product = &pages["en/rumah-jahit/kemeja-kawung/index.html"];
    let shop = &pages["en/rumah-jahit/index.html"];
    for (page, words) in [
        (product, "<h1><span lang=\"id\">Kemeja Kawung</span></h1>"),
        (product, "<div lang=\"id\"><p>Katun <strong>cap</strong>."),
        (product, "<dd lang=\"id\">Katun</dd>"),
        (product, "<span lang=\"id\">Nama bordir</span>"),
        (shop, "<h1><span lang=\"id\">Rumah Jahit</span></h1>"),
        (shop, "<div lang=\"id\"><p>Enam mesin.</p>"),
        (shop, "<span lang=\"id\">Senin, 08.00-16.00</span>"),
        (shop, ">Sewn one by one<"),
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    for (path, page) in pages.iter().filter(|(path, _)| !path.starts_with("en/")) {
        assert!(!page.contains("<span lang") && !page.contains("<div lang"), "{path}");
    }
}

#[test]
fn every_page_has_one_title_one_heading_and_its_landmarks() {
    for (path, page) in pages(&everything()) {
        for (words, count) in
            [("<title>", 1), ("<h1", 1), ("<main", 1), ("<header", 1), ("<footer", 1), ("<html lang=", 1)]
        {
            assert_eq!(page.matches(words).count(), count, "{path}: {words}");
        }
        assert!(!page.contains(" style=") && !page.contains(" onclick") && !page.contains("<style"), "{path}");
    }
}

#[test]
fn an_old_address_leads_on() {
    let page = &pages(&everything())["rumah-jahit/kemeja-lama/index.html"];
    for words in ["content=noindex", "0; url=../../rumah-jahit/kemeja-kawung/", ">Kemeja Kawung</a>", "rel=canonical"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn the_page_for_nothing_counts_from_the_root_of_the_host() {
    let page = &pages(&everything())["404.html"];
    assert!(page.contains("href=\"/toko/\"") && page.contains("href=\"/toko/aset/gaya-"), "{page}");
    assert!(!page.contains("href=\"../") && !page.contains("href=\"./"));
    assert!(page.contains("href=\"/toko/en/\" lang=\"en\""), "who read English has a way on: {page}");
}

#[test]
fn nothing_leads_nowhere() {
    for catalogue in [everything(), one_shop(), two_shops()] {
        let sources = sources(&[]);
        let file = StaticFile { path: "panduan.pdf".to_owned(), disk: "x".into(), bytes: 1 };
        let plan = plan(&catalogue, &[file]).value;
        let theme = load_theme(&sources, &catalogue.site).value;
        let photos = Photos::default();
        let known: Mutex<BTreeSet<SitePath>> = Mutex::default();
        let parts = Parts { sources: &sources, catalogue: &catalogue, plan: &plan, photos: &photos, theme: &theme };
        render(parts, &|_| None, &|file| {
            known.lock().unwrap().insert(file.path);
            Ok(())
        })
        .unwrap();
        let known = known.into_inner().unwrap();
        assert!(plan.pages.iter().all(|page| known.contains(&page.path)));
    }
}

#[test]
fn a_sites_own_theme_changes_what_it_says_and_leaves_the_rest() {
    let mut catalogue = everything();
    catalogue.site.theme = Some(Slug::new("toko").unwrap());
    let own = sources(&[
        ("theme.toml", "data_version = 1\n"),
        ("locales/id.toml", "order_now = 'Beli'\n"),
        (
            "layouts/info.html",
            "{% extends \"default/layouts/info.html\" %}{% block main %}{{ super() }}<p>tanda</p>{% endblock %}",
        ),
        (
            "parts/price.html",
            "{% component price(price: map, unit: string = \"\", dates: bool = true) %}<p>harga</p>{% endcomponent %}",
        ),
    ]);
    let (pages, noticed) = rendered(&catalogue, &own);
    assert_eq!(noticed, []);
    let info = &pages["tentang/index.html"];
    assert!(info.contains("<h1>Tentang</h1>") && info.contains("<p>tanda</p>"));
    let product = &pages["rumah-jahit/kemeja-kawung/index.html"];
    assert!(product.contains("<p>harga</p>") && product.contains("Beli<") && !product.contains("Rp215.000</strong>"));
}

#[test]
fn a_template_that_cannot_be_rendered_is_told_once_at_its_place() {
    let mut catalogue = everything();
    catalogue.site.theme = Some(Slug::new("toko").unwrap());
    let template =
        "{% extends \"layouts/base.html\" %}\n{% block main %}\n  <h1>\n    {{ tidak.ada }}\n  </h1>\n{% endblock %}";
    let own = sources(&[("theme.toml", "data_version = 1\n"), ("layouts/product.html", template)]);
    let (_, noticed) = rendered(&catalogue, &own);
    assert_eq!(noticed.len(), 1, "{noticed:?}");
    let Place::Text(span) = noticed[0].place else { panic!("{:?}", noticed[0]) };
    assert_eq!(own.text(span.file).path, "themes/toko/layouts/product.html");
    assert!(template[span.start..span.end].contains("tidak"), "{:?}", &template[span.start..span.end]);
}

#[test]
fn a_fault_in_markdown_is_told_once_at_its_place() {
    let mut catalogue = one_shop();
    catalogue.site.languages = Language::ALL.to_vec();
    let mut all = sources(&[]);
    let file = crate::source::FileId(u32::try_from(all.texts.len()).unwrap());
    let source = "nama = \"x\"\ncerita = \"Lihat [ini](/tidak-ada-di-sini/)\"\n";
    all.texts.push(crate::source::TextFile { path: "content/toko.toml".to_owned(), text: source.into() });
    let span = crate::source::Span { file, start: 20, end: source.len() - 1 };
    let words = "Lihat [ini](/tidak-ada-di-sini/)".to_owned();
    catalogue.shops[0].story = Some(Translated::main(crate::catalogue::Markdown::new(words, span)));
    let (_, noticed) = rendered(&catalogue, &all);
    assert_eq!(noticed.len(), 1);
    let Place::Text(span) = noticed[0].place else { panic!() };
    assert_eq!(&source[span.start..span.end], "/tidak-ada-di-sini/");
}

#[test]
fn pages_are_the_same_on_any_number_of_threads() {
    let catalogue = everything();
    let on =
        |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| pages(&catalogue));
    assert_eq!(on(1), on(4));
    assert_eq!(catalogue.site.layout, Layout::ManyShops);
}
