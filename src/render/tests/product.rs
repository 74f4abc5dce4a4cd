//! What a product's page offers to choose, asks, and tells to scripts.

use serde_json::Value;

use super::*;
use crate::catalogue::{Catalogue, OptionKind};

/// A shop with one shirt in these sizes and colours.
fn shirts(combinations: &[(&str, &str)]) -> Catalogue {
    let mut catalogue = one_shop();
    let shirt = catalogue.add_product(ShopId(0), "Kemeja");
    shirt.options = vec![OptionKind::Size, OptionKind::Color];
    shirt.variants = combinations
        .iter()
        .map(|(size, color)| Variant {
            options: vec![(OptionKind::Size, text(size)), (OptionKind::Color, text(color))],
            ..Catalogue::variant(&format!("{size}, {color}"), price(100_000))
        })
        .collect();
    catalogue
}

fn page(catalogue: &Catalogue) -> String {
    pages(catalogue).remove("produk/kemeja/index.html").unwrap()
}

fn data(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=application/json id=_data>").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

fn picks(page: &str) -> Vec<Vec<u64>> {
    let choices = data(page)["choices"].as_array().unwrap().clone();
    let numbers =
        |choice: &Value| choice["picks"].as_array().unwrap().iter().map(|pick| pick.as_u64().unwrap()).collect();
    choices.iter().map(numbers).collect()
}

#[test]
fn combinations_of_options_are_a_group_for_each_option() {
    let page = page(&shirts(&[("M", "Biru"), ("M", "Soga"), ("L", "Biru")]));
    assert!(page.contains("<legend>Ukuran</legend>") && page.contains("<legend>Warna</legend>"), "{page}");
    assert_eq!(picks(&page), [[0, 0], [0, 1], [1, 0]]);
}

#[test]
fn where_most_combinations_are_missing_all_variants_are_one_group() {
    let page = page(&shirts(&[("M", "Biru"), ("L", "Soga"), ("XL", "Hijau")]));
    assert!(page.contains("<legend>Pilih</legend>") && !page.contains("<legend>Warna</legend>"), "{page}");
    assert_eq!(picks(&page), [[0], [1], [2]]);
}

#[test]
fn a_variant_without_the_options_of_the_others_makes_one_group_of_all() {
    let mut catalogue = shirts(&[("M", "Biru"), ("M", "Soga")]);
    catalogue.products[0].variants.push(Catalogue::variant("Sesuai pesanan", price(100_000)));
    assert_eq!(picks(&page(&catalogue)), [[0], [1], [2]]);
}

#[test]
fn many_variants_are_a_list() {
    let mut catalogue = one_shop();
    let shirt = catalogue.add_product(ShopId(0), "Kemeja");
    shirt.variants = (1..=13).map(|number| Catalogue::variant(&format!("No. {number}"), price(number))).collect();
    let page = page(&catalogue);
    assert!(page.contains("<select") && page.contains(">No. 13, Rp13</option>"), "{page}");
}

#[test]
fn a_choice_says_its_price_where_prices_differ_and_that_it_is_sold_out() {
    let mut catalogue = one_shop();
    let shirt = catalogue.add_product(ShopId(0), "Kemeja");
    let sold_out = Variant { availability: Availability::SoldOut, ..Catalogue::variant("Besar", price(90_000)) };
    shirt.variants = vec![Catalogue::variant("Kecil", price(60_000)), sold_out];
    let page = page(&catalogue);
    assert!(page.contains("<small>Rp60.000</small>") && page.contains("<small>habis</small>"), "{page}");
}

#[test]
fn measures_have_fields_with_their_range_and_lines_in_the_drawing() {
    let mut catalogue = one_shop();
    catalogue.add_product(ShopId(0), "Kemeja").measures = vec![Measure::Neck, Measure::Sleeve];
    let page = page(&catalogue);
    for words in
        ["min=\"18\" max=\"70\"", "_garis-neck", "_garis-sleeve", "data-line=\"- Lingkar leher: \"", "1. Lingkar leher"]
    {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("_garis-chest"));
    assert_eq!(data(&page)["measures"][1], serde_json::json!(["sleeve", "Panjang lengan (PL)"]));
}

#[test]
fn shipping_is_estimated_for_the_heaviest_choice_of_the_smallest_order() {
    let mut catalogue = one_shop();
    let zone =
        |name: &str, per_kg| Zone { name: name.to_owned(), places: Vec::new(), per_kg: rupiah(per_kg), days: None };
    catalogue.shops[0].shipping.zones = vec![zone("Jawa", 10_000), zone("Papua", 60_000)];
    catalogue.shops[0].shipping.divisor = 6000;
    let shirt = catalogue.add_product(ShopId(0), "Kemeja");
    shirt.min_order = 3;
    let heavy = |name: &str, grams| Variant { weight: Some(Grams(grams)), ..Catalogue::variant(name, price(1)) };
    shirt.variants = vec![heavy("Kecil", 300), heavy("Besar", 600)];
    let estimated = page(&catalogue);
    // 3 x 600 g are 1.8 kg, charged as 2.
    for words in ["dihitung 2 kg", ">Rp20.000<", ">Rp120.000<", "data-divisor=\"6000\"", "300 g–600 g"] {
        assert!(estimated.contains(words), "{words}\n{estimated}");
    }
    catalogue.products[0].variants[1].weight = None;
    assert!(!page(&catalogue).contains("data-divisor"), "an unknown weight is not estimated");
    catalogue.products[0].variants[1].weight = Some(Grams(600));
    catalogue.products[0].kind = ProductKind::Service;
    assert!(!page(&catalogue).contains("data-divisor"), "a service is not sent");
}

#[test]
fn a_stock_is_told_to_scripts_only_where_no_more_is_made() {
    let mut catalogue = one_shop();
    catalogue.add_product(ShopId(0), "Kemeja").stock = Some(4);
    assert_eq!(data(&page(&catalogue))["choices"][0]["stock"], 4);
    catalogue.products[0].availability = Availability::MadeToOrder;
    assert_eq!(data(&page(&catalogue))["choices"][0]["stock"], Value::Null);
}

#[test]
fn a_preview_says_that_some_choices_cost_more() {
    let described = |catalogue: &Catalogue| {
        let page = page(catalogue);
        let of = |tag: &str| {
            let (_, rest) = page.split_once(tag).unwrap();
            rest.split_once('"').unwrap().0.to_owned()
        };
        let [description, shared] =
            [of("<meta name=description content=\""), of("<meta property=og:description content=\"")];
        assert_eq!(description, shared);
        description
    };
    let mut catalogue = one_shop();
    let shirt = catalogue.add_product(ShopId(0), "Kemeja");
    shirt.price = price(65_000);
    assert_eq!(described(&catalogue), "Rp65.000");
    catalogue.products[0].variants =
        vec![Catalogue::variant("S", price(65_000)), Catalogue::variant("L", price(80_000))];
    assert_eq!(described(&catalogue), "mulai Rp65.000");
    catalogue.products[0].variants.clear();
    catalogue.products[0].price = Price::Fixed { normal: rupiah(65_000), sale: None, from: true };
    assert_eq!(described(&catalogue), "mulai Rp65.000");
}

#[test]
fn the_least_sum_of_an_order_is_said_where_there_is_something_to_order() {
    let mut catalogue = one_shop();
    catalogue.add_product(ShopId(0), "Kemeja");
    assert!(!page(&catalogue).contains("Minimal belanja"));
    catalogue.shops[0].order.min_total = Some(rupiah(100_000));
    assert!(page(&catalogue).contains("<p>Minimal belanja: Rp100.000</p>"), "{}", page(&catalogue));
    catalogue.products[0].availability = Availability::SoldOut;
    assert!(!page(&catalogue).contains("Minimal belanja"));
}
