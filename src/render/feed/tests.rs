use std::sync::Mutex;

use super::*;
use crate::catalogue::sample::{TODAY, markdown, price, rupiah, text, two_shops};
use crate::catalogue::{Availability, OptionKind, PhotoRole, Price, ProductKind, Sale, Variant};
use crate::language::Translated;
use crate::photos::Photos;
use crate::photos::sample::made;
use crate::plan::plan;
use crate::problem::{FeedField, FeedProblem, Problem};
use crate::render::theme::tests::sources;
use crate::render::{Parts, load_theme, render};
use jiff::civil::date;

/// A portal of two shops that knows its address; each of these products has a photo.
fn shops(products: &[&str]) -> Catalogue {
    let mut catalogue = two_shops();
    catalogue.site.base_url = Some("https://karya.example/".parse().unwrap());
    for name in products {
        let photo = catalogue.add_photo(PhotoRole::Product, name);
        catalogue.add_product(ShopId(0), name).photos = vec![photo];
    }
    catalogue
}

fn made_of(catalogue: &Catalogue) -> Checked<Vec<SiteFile>> {
    let photos: Photos = catalogue
        .products
        .iter()
        .flat_map(|product| &product.photos)
        .map(|&id| (id, made(&format!("p{}", id.0), 1600, 1200)))
        .collect();
    let (plan, sources) = (plan(catalogue, &[]).value, sources(&[]));
    let theme = load_theme(&sources, &catalogue.site).value;
    let feeds = Mutex::new(Vec::new());
    let keep = |file: SiteFile| {
        if file.path.as_str().contains("umpan/") {
            feeds.lock().unwrap().push(file);
        }
        Ok(())
    };
    let parts = Parts { sources: &sources, catalogue, plan: &plan, photos: &photos, theme: &theme };
    let diagnostics = render(parts, &|_| None, &keep).unwrap().diagnostics;
    Checked { value: feeds.into_inner().unwrap(), diagnostics }
}

fn text_at(files: &[SiteFile], path: &str) -> Option<String> {
    let file = files.iter().find(|file| file.path.as_str() == path)?;
    let Content::Bytes(bytes) = &file.content else { panic!() };
    Some(String::from_utf8(bytes.clone()).unwrap())
}

fn feed(catalogue: &Catalogue, path: &str) -> String {
    text_at(&made_of(catalogue).value, path).unwrap()
}

fn rows(catalogue: &Catalogue) -> Vec<Vec<String>> {
    let text = feed(catalogue, FEED_META);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_site_without_an_address_has_no_feeds() {
    let mut catalogue = shops(&["Keset"]);
    catalogue.site.base_url = None;
    assert_eq!(made_of(&catalogue).value, []);
}

#[test]
fn each_shop_and_the_site_have_their_own() {
    let mut catalogue = shops(&["Keset"]);
    catalogue.site.languages = Language::ALL.to_vec();
    let photo = catalogue.add_photo(PhotoRole::Product, "Sapu");
    catalogue.add_product(ShopId(1), "Sapu").photos = vec![photo];
    let files = made_of(&catalogue).value;
    let holds = |path: &str| {
        let text = text_at(&files, path).unwrap();
        (text.contains("rumah-jahit_keset"), text.contains("batik-kita_sapu"))
    };
    assert_eq!(holds("umpan/google.xml"), (true, true));
    assert_eq!(holds("rumah-jahit/umpan/google.xml"), (true, false));
    assert_eq!(holds("batik-kita/umpan/meta.csv"), (false, true));
    assert_eq!(holds("en/umpan/meta.csv"), (true, true));
    let english = text_at(&files, "en/rumah-jahit/umpan/google.xml").unwrap();
    assert!(english.contains("<g:link>https://karya.example/en/rumah-jahit/keset/</g:link>"));
}

#[test]
fn only_goods_with_a_photo_and_one_price_are_in_feeds_of_prices() {
    let names = ["Baik", "Jasa", "Tanya", "Mulai", "Gratis", "Lusinan", "Pesanan"];
    let mut catalogue = shops(&names);
    let of = |name: &str| names.iter().position(|known| *known == name).unwrap();
    catalogue.products[of("Jasa")].kind = ProductKind::Service;
    catalogue.products[of("Tanya")].price = Price::OnRequest;
    catalogue.products[of("Mulai")].price = Price::Fixed { normal: rupiah(5), sale: None, from: true };
    catalogue.products[of("Gratis")].price = price(0);
    catalogue.products[of("Lusinan")].min_order = 12;
    catalogue.products[of("Pesanan")].availability = Availability::MadeToOrder;
    catalogue.add_product(ShopId(0), "Tanpa foto");
    let ids = |text: String| {
        let mut ids: Vec<String> = text.split("rumah-jahit_").skip(1).map(|rest| rest[..4].to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(feed(&catalogue, FEED_GOOGLE)), ["baik"], "Google wants the price of the smallest order and a day");
    assert_eq!(ids(feed(&catalogue, FEED_META)), ["baik", "lusi", "pesa"]);
}

#[test]
fn a_sale_stands_with_its_days_and_a_later_day_with_what_is_made() {
    let mut catalogue = shops(&["Keset", "Sapu", "Tas", "Topi"]);
    let sale = Sale { price: rupiah(80_000), from: Some(date(2026, 2, 1)), until: Some(date(2026, 4, 1)) };
    catalogue.products[0].price = Price::Fixed { normal: rupiah(100_000), sale: Some(sale), from: false };
    catalogue.products[1].availability = Availability::MadeToOrder;
    catalogue.products[1].lead_days = Some(14);
    catalogue.products[2].availability = Availability::Preorder;
    catalogue.products[2].ships_on = Some(date(2026, 5, 1));
    catalogue.products[3].availability = Availability::SoldOut;
    let text = feed(&catalogue, FEED_GOOGLE);
    for words in [
        "<g:price>100000.00 IDR</g:price><g:sale_price>80000.00 IDR</g:sale_price>\
         <g:sale_price_effective_date>2026-02-01T00:00+0700/2026-04-01T23:59+0700</g:sale_price_effective_date>",
        "<g:availability>backorder</g:availability><g:availability_date>2026-03-15T00:00+0700</g:availability_date>",
        "<g:availability>preorder</g:availability><g:availability_date>2026-05-01T00:00+0700</g:availability_date>",
        "<g:availability>out_of_stock</g:availability><g:price>",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let states: Vec<String> = rows(&catalogue).into_iter().map(|row| row[3].clone()).collect();
    assert_eq!(states, ["in stock", "available for order", "available for order", "out of stock"]);
    assert_eq!(TODAY, catalogue.site.date);
}

#[test]
fn variants_are_items_of_one_group() {
    let mut catalogue = shops(&["Kemeja"]);
    let option = |kind, value: &str| (kind, text(value));
    let variant = |name: &str, size: &str| Variant {
        options: vec![option(OptionKind::Size, size), option(OptionKind::Color, "nila")],
        ..Catalogue::variant(name, price(150_000))
    };
    catalogue.products[0].options = vec![OptionKind::Size, OptionKind::Color];
    catalogue.products[0].variants = vec![variant("L, nila", "L"), variant("XL, nila", "XL")];
    let text = feed(&catalogue, FEED_GOOGLE);
    assert_eq!(text.matches("<g:item_group_id>rumah-jahit_kemeja</g:item_group_id>").count(), 2);
    for words in [
        "<g:id>rumah-jahit_kemeja_xl-nila</g:id><g:title>Kemeja (XL, nila)</g:title>",
        "/rumah-jahit/kemeja/?varian=xl-nila</g:link>",
        "<g:color>nila</g:color><g:size>XL</g:size>",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn what_is_too_long_is_cut_at_a_word_and_told_once() {
    let mut catalogue = shops(&["Kain"]);
    catalogue.site.languages = Language::ALL.to_vec();
    let long = |count: usize| "panjang ".repeat(count);
    catalogue.products[0].name = text(long(18).trim());
    catalogue.products[0].description = Some(Translated::main(markdown(0, &long(2_000))));
    let mut variant = Catalogue::variant("lebar", price(10));
    variant.name = text(&format!("{}satu", long(12)));
    variant.options = vec![(OptionKind::Color, text(&long(30)))];
    catalogue.products[0].variants = vec![
        variant.clone(),
        Variant {
            slug: crate::catalogue::Slug::new("dua").unwrap(),
            name: text(&format!("{}dua", long(12))),
            ..variant
        },
    ];
    catalogue.shops[0].name = text(&long(14));
    let made = made_of(&catalogue);
    let told: Vec<(FeedField, usize)> = made
        .diagnostics
        .iter()
        .filter_map(|one| match one.problem {
            Problem::Feed(FeedProblem::Shortened { field, longest, .. }) => Some((field, longest)),
            _ => None,
        })
        .collect();
    let expected = [
        (FeedField::Title, 150),
        (FeedField::Description, 5_000),
        (FeedField::Brand, 70),
        (FeedField::Option, 100),
        (FeedField::Description, 9_999),
        (FeedField::Brand, 100),
        (FeedField::Option, 200),
        (FeedField::Title, 200),
    ];
    for one in expected {
        assert_eq!(told.iter().filter(|told| **told == one).count(), 1, "{one:?}");
    }
    let text = text_at(&made.value, FEED_GOOGLE).unwrap();
    let fields = |name: &str| -> Vec<String> {
        let (open, close) = (format!("<g:{name}>"), format!("</g:{name}>"));
        text.split(open.as_str()).skip(1).map(|rest| rest.split(close.as_str()).next().unwrap().to_owned()).collect()
    };
    let titles = fields("title");
    assert!(titles.iter().all(|title| title.chars().count() <= 150), "{titles:?}");
    for (name, longest) in [("description", 5_000), ("brand", 70), ("color", 100)] {
        let value = &fields(name)[0];
        assert!(value.chars().count() <= longest && value.ends_with("panjang…"), "{name}: {value}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    let mut catalogue = shops(&["Keset"]);
    catalogue.products[0].name = text("=HYPERLINK(\"https://jahat.example\"; \"klik\")");
    catalogue.products[0].description = Some(Translated::main(markdown(0, "@SUM(1)")));
    let row = &rows(&catalogue)[0];
    assert_eq!(row[1], " =HYPERLINK(\"https://jahat.example\"; \"klik\")");
    assert_eq!(row[2], " @SUM(1)");
    assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
}

#[test]
fn news_have_days_of_their_own_alone() {
    let mut catalogue = shops(&["Lama", "Baru", "Besok", "Entah"]);
    let days = [Some(date(2025, 1, 2)), Some(date(2026, 2, 3)), Some(date(2027, 1, 1)), None];
    for (product, day) in catalogue.products.iter_mut().zip(days) {
        product.added = day;
    }
    let text = feed(&catalogue, FEED_NEW);
    let head = text.split("<entry>").next().unwrap();
    assert!(head.contains("<updated>2026-02-03T00:00:00Z</updated>"), "{head}");
    let titles: Vec<&str> =
        text.split("<entry>").skip(1).filter_map(|entry| entry.split("<title>").nth(1)?.split('<').next()).collect();
    assert_eq!(titles, ["Baru", "Lama"]);
    catalogue.site.date = date(2026, 6, 1);
    assert_eq!(feed(&catalogue, FEED_NEW), text, "a later build makes nothing new");
    catalogue.products.iter_mut().for_each(|product| product.added = None);
    assert_eq!(text_at(&made_of(&catalogue).value, FEED_NEW), None);
}
