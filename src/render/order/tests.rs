//! What a shop receives.

use super::*;
use crate::catalogue::sample::{both, one_shop, price, text};
use crate::catalogue::{Catalogue, Input, ShopId, Slug};
use crate::language::Language;
use crate::render::theme::tests::default_locale;

fn shirt() -> Catalogue {
    let mut catalogue = one_shop();
    catalogue.shops[0].shipping.pickup = true;
    catalogue.shops[0].shipping.couriers = vec!["JNE".to_owned()];
    let shirt = catalogue.add_product(ShopId(0), "Kemeja & Kawung #1");
    shirt.unit = Some(both("potong", "piece"));
    shirt.variants = vec![Catalogue::variant("L + lengan panjang", price(245_000))];
    catalogue
}

fn link(catalogue: &Catalogue, variant: Option<usize>, language: Language) -> String {
    let locale = default_locale(language);
    let product = &catalogue.products[0];
    let wish = Wish {
        shop: &catalogue.shops[0],
        product,
        variant: variant.map(|number| &product.variants[number]),
        url: Some("https://karya.example/produk/kemeja/"),
        currency: Currency::Idr,
        locale: &locale,
    };
    wish.whatsapp(&catalogue.shops[0].contact.whatsapp[0].number)
}

fn message(link: &str) -> String {
    let url = url::Url::parse(link).unwrap();
    assert_eq!((url.scheme(), url.host_str(), url.path()), ("https", Some("wa.me"), "/6281234567890"));
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].0, "text");
    pairs[0].1.clone()
}

#[test]
fn an_order_says_what_and_asks_what_the_shop_must_know() {
    assert_eq!(
        message(&link(&shirt(), Some(0), Language::Indonesian)),
        "Halo Rumah Jahit, saya ingin memesan:\n\n\
         1. Kemeja & Kawung #1 (L + lengan panjang)\n   Rp245.000 / potong\n   https://karya.example/produk/kemeja/\n\n\
         Jumlah: \n\nNama: \nAlamat: \nPengiriman (ambil sendiri / kurir): \nCatatan: \n\nMohon konfirmasi. Terima kasih."
    );
}

#[test]
fn the_message_follows_the_pages_language() {
    let message = message(&link(&shirt(), None, Language::English));
    assert!(
        message
            .starts_with("Hello Rumah Jahit, I would like to order:\n\n1. Kemeja & Kawung #1\n   Rp100.000 / piece\n")
    );
}

#[test]
fn the_shops_own_greeting_goes_first() {
    let mut catalogue = shirt();
    catalogue.shops[0].order.greeting = Some(text("Halo Bu Ani, pesan ya:"));
    assert!(message(&link(&catalogue, None, Language::Indonesian)).starts_with("Halo Bu Ani, pesan ya:\n\n1. "));
}

#[test]
fn measures_inputs_and_minimum_are_asked_for() {
    let mut catalogue = shirt();
    let shirt = &mut catalogue.products[0];
    shirt.measures = vec![Measure::Chest, Measure::Sleeve];
    shirt.inputs = vec![Input { label: text("Nama yang dibordir"), required: true, max: 20 }];
    shirt.min_order = 12;
    let message = message(&link(&catalogue, None, Language::Indonesian));
    assert!(message.contains(
        "Jumlah (minimal 12): \nUkuran badan (cm):\n- Lingkar dada (LD): \n- Panjang lengan (PL): \nNama yang dibordir: \n"
    ));
}

#[test]
fn an_order_without_a_variant_names_what_there_is_to_choose() {
    let mut catalogue = shirt();
    let shirt = &mut catalogue.products[0];
    shirt.variants.push(Catalogue::variant("XL", price(260_000)));
    let message1 = message(&link(&catalogue, None, Language::Indonesian));
    assert!(message1.contains("\n\nPilihan (L + lengan panjang / XL): \nJumlah: \n"), "{message1}");
    assert!(!message(&link(&catalogue, Some(1), Language::Indonesian)).contains("Pilihan"));
    let shirt = &mut catalogue.products[0];
    shirt.variants = (0..40).map(|number| Catalogue::variant(&format!("Nomor {number}"), price(1))).collect();
    assert!(message(&link(&catalogue, None, Language::Indonesian)).contains("\nPilihan: \n"));
}

#[test]
fn a_price_that_is_the_lowest_of_several_is_said_to_be_so() {
    let mut catalogue = shirt();
    catalogue.products[0].price =
        Price::Fixed { normal: crate::catalogue::sample::rupiah(90_000), sale: None, from: true };
    assert!(message(&link(&catalogue, None, Language::Indonesian)).contains("\n   mulai Rp90.000 / potong\n"));
}

#[test]
fn a_service_asks_for_a_day_and_not_for_a_number() {
    let mut catalogue = shirt();
    catalogue.products[0].kind = ProductKind::Service;
    let message = message(&link(&catalogue, None, Language::Indonesian));
    assert!(message.contains("Hari dan jam") && !message.contains("Jumlah") && !message.contains("Alamat"));
}

#[test]
fn a_product_without_a_price_asks_for_it_and_a_sold_out_one_for_the_day() {
    let mut catalogue = shirt();
    catalogue.products[0].price = Price::OnRequest;
    let asked = message(&link(&catalogue, None, Language::Indonesian));
    assert!(asked.contains("Berapa harganya?\nPilihan (L + lengan panjang): \nJumlah: \n"), "{asked}");
    assert!(!asked.contains("Rp"), "{asked}");
    catalogue.products[0].availability = Availability::SoldOut;
    assert!(message(&link(&catalogue, None, Language::Indonesian)).contains("Kapan ada lagi?"));
}

#[test]
fn spaces_and_signs_are_encoded_for_every_app() {
    let link = link(&shirt(), Some(0), Language::Indonesian);
    assert!(link.contains("Kemeja%20%26%20Kawung%20%231%20%28L%20%2B%20lengan%20panjang%29%0A"));
    assert!(!link.contains('+') && !link.contains(' '));
}

#[test]
fn a_long_order_keeps_what_names_the_product() {
    let mut catalogue = shirt();
    let label = text(&"Tulisan pada label ".repeat(8));
    catalogue.products[0].inputs = (0..20).map(|_| Input { label: label.clone(), required: false, max: 10 }).collect();
    let link1 = link(&catalogue, None, Language::Indonesian);
    assert!(link1.len() <= LONGEST && message(&link1).contains("1. Kemeja & Kawung #1\n"), "{}", link1.len());
    catalogue.products[0].name = text(&"あ".repeat(300));
    catalogue.products[0].slug = Slug::new("kemeja").unwrap();
    let link2 = link(&catalogue, None, Language::Indonesian);
    assert!(link2.len() <= LONGEST && message(&link2).contains("kemeja-kawung-1"), "{link2}");
}

#[test]
fn a_letter_has_a_subject_and_the_same_text() {
    let catalogue = shirt();
    let locale = default_locale(Language::Indonesian);
    let (shop, product) = (&catalogue.shops[0], &catalogue.products[0]);
    let wish = Wish { shop, product, variant: None, url: None, currency: Currency::Idr, locale: &locale };
    let url = url::Url::parse(&wish.mail("toko+a@contoh.id")).unwrap();
    assert_eq!((url.scheme(), url.path()), ("mailto", "toko+a@contoh.id"));
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    assert_eq!(pairs[0], ("subject".to_owned(), "Kemeja & Kawung #1".to_owned()));
    assert!(pairs[1].1.contains("Jumlah: \r\n\r\nNama: \r\n"));
}
