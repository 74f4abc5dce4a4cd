use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::catalogue::sample::{price, rupiah, text, two_shops};
use crate::catalogue::{Availability, Catalogue, Grams, OptionKind, Price, ProductKind, Sale, ShopId, Variant, Zone};
use crate::diagnostic::Checked;
use crate::photos::Photos;
use crate::plan::plan;
use crate::render::theme::tests::sources;
use crate::render::{Parts, load_theme, render};
use crate::site::{Content, SiteFile};
use jiff::civil::date;
use std::sync::Mutex;

/// What each page tells, by its path.
fn told(catalogue: &Catalogue) -> BTreeMap<String, Value> {
    let sources = sources(&[]);
    let plan = plan(catalogue, &[]).value;
    let Checked { value: theme, .. } = load_theme(&sources, &catalogue.site);
    let pages = Mutex::new(BTreeMap::new());
    let keep = |file: SiteFile| {
        if let (Content::Bytes(bytes), true) = (file.content, file.path.as_str().ends_with(".html")) {
            let html = String::from_utf8(bytes).unwrap();
            let data =
                html.split("application/ld+json").nth(1).and_then(|rest| rest.split_once('>')).map(|(_, rest)| rest);
            if let Some(data) = data.and_then(|rest| rest.split("</script>").next()) {
                pages.lock().unwrap().insert(file.path.as_str().to_owned(), serde_json::from_str(data).unwrap());
            }
        }
        Ok(())
    };
    let parts = Parts { sources: &sources, catalogue, plan: &plan, photos: &Photos::default(), theme: &theme };
    render(parts, &|_| None, &keep).unwrap();
    pages.into_inner().unwrap()
}

fn shops() -> Catalogue {
    let mut catalogue = two_shops();
    catalogue.site.base_url = Some("https://karya.example/".parse().unwrap());
    catalogue
}

#[test]
fn a_site_without_an_address_tells_nothing() {
    let mut catalogue = shops();
    catalogue.site.base_url = None;
    assert_eq!(told(&catalogue), BTreeMap::new());
}

#[test]
fn the_home_tells_of_the_search_and_a_shop_of_itself() {
    let mut catalogue = shops();
    catalogue.shops[0].institution = Some(text("Balai </script> Karya"));
    catalogue.shops[0].city = Some("Sleman".to_owned());
    let told = told(&catalogue);
    let target = &told["index.html"]["potentialAction"]["target"]["urlTemplate"];
    assert_eq!(target, "https://karya.example/cari/?q={search_term_string}");
    let shop = &told["rumah-jahit/index.html"]["@graph"];
    assert_eq!(shop[0]["@id"], "https://karya.example/rumah-jahit/#toko");
    assert_eq!(shop[0]["parentOrganization"], json!({"@type": "NGO", "name": "Balai </script> Karya"}));
    assert_eq!(shop[0]["address"]["addressCountry"], "ID");
    assert_eq!(shop[0]["contactPoint"]["telephone"], "+6281234567890");
    let trail = &shop[1]["itemListElement"];
    assert_eq!(trail[0]["item"], "https://karya.example/");
    assert_eq!((trail.as_array().unwrap().len(), trail[1].get("item")), (2, None));
    for tool in ["404.html", "keranjang/index.html", "cari/index.html", "offline/index.html"] {
        assert!(!told.contains_key(tool), "{tool}");
    }
}

#[test]
fn a_product_tells_its_price_its_sale_and_what_it_costs_to_send() {
    let mut catalogue = shops();
    let zone = Zone {
        name: "Jawa".to_owned(),
        places: vec!["Bali".to_owned()],
        per_kg: rupiah(20_000),
        days: Some("2-4".to_owned()),
    };
    catalogue.shops[0].shipping.zones = vec![zone];
    catalogue.shops[0].shipping.divisor = 6000;
    let product = catalogue.add_product(ShopId(0), "Keset");
    product.weight = Some(Grams(1500));
    let sale = Sale { price: rupiah(80_000), from: Some(date(2026, 2, 1)), until: Some(date(2026, 4, 1)) };
    product.price = Price::Fixed { normal: rupiah(100_000), sale: Some(sale), from: false };
    product.availability = Availability::MadeToOrder;
    product.lead_days = Some(7);
    let told = told(&catalogue);
    let product = &told["rumah-jahit/keset/index.html"]["@graph"][0];
    assert_eq!((&product["@type"], &product["sku"]), (&json!("Product"), &json!("rumah-jahit_keset")));
    let offer = &product["offers"];
    for (property, value) in [
        ("price", json!("80000")),
        ("priceCurrency", json!("IDR")),
        ("availability", json!("https://schema.org/MadeToOrder")),
        ("validFrom", json!("2026-02-01")),
        ("priceValidUntil", json!("2026-04-01")),
        ("url", json!("https://karya.example/rumah-jahit/keset/")),
    ] {
        assert_eq!(offer[property], value, "{property}");
    }
    assert_eq!(offer["priceSpecification"]["price"], "100000");
    assert_eq!(offer["deliveryLeadTime"]["value"], 7);
    let shipping = &offer["shippingDetails"][0];
    assert_eq!(shipping["shippingRate"]["value"], "40000");
    assert_eq!(shipping["shippingDestination"]["addressRegion"], json!(["Bali"]));
}

#[test]
fn variants_are_a_group_and_share_the_ways_of_shipping() {
    let mut catalogue = shops();
    let zone = Zone { name: "Jawa".to_owned(), places: Vec::new(), per_kg: rupiah(20_000), days: None };
    catalogue.shops[0].shipping.zones = vec![zone];
    let product = catalogue.add_product(ShopId(0), "Kemeja");
    product.options = vec![OptionKind::Size, OptionKind::Motif, OptionKind::Model];
    let variant = |name: &str| Variant {
        options: vec![
            (OptionKind::Size, text("L")),
            (OptionKind::Motif, text("kawung")),
            (OptionKind::Model, text("pendek")),
        ],
        weight: Some(Grams(300)),
        ..Catalogue::variant(name, price(150_000))
    };
    product.variants = vec![variant("satu"), Variant { price: Price::OnRequest, ..variant("dua") }];
    let told = told(&catalogue);
    let graph = &told["rumah-jahit/kemeja/index.html"]["@graph"];
    let group = &graph[0];
    assert_eq!(group["productGroupID"], "rumah-jahit_kemeja");
    assert_eq!(group["variesBy"], json!(["https://schema.org/size", "https://schema.org/pattern"]));
    let [one, other] = [0, 1].map(|place| &group["hasVariant"][place]);
    assert_eq!((&one["size"], &one["pattern"], one.get("model")), (&json!("L"), &json!("kawung"), None));
    assert_eq!(one["offers"]["shippingDetails"], json!([{"@id": "#kirim-1"}]));
    assert_eq!(one["offers"]["url"], "https://karya.example/rumah-jahit/kemeja/?varian=satu");
    assert_eq!(other.get("offers"), None, "a price that is told on asking is none");
    assert_eq!((&graph[1]["@type"], &graph[1]["@id"]), (&json!("OfferShippingDetails"), &json!("#kirim-1")));
}

#[test]
fn a_service_and_a_least_price_are_said_to_be_so() {
    let mut catalogue = shops();
    let product = catalogue.add_product(ShopId(1), "Jahit");
    product.kind = ProductKind::Service;
    product.price = Price::Fixed { normal: rupiah(50_000), sale: None, from: true };
    let told = told(&catalogue);
    let service = &told["batik-kita/jahit/index.html"]["@graph"][0];
    assert_eq!(service["@type"], "Service");
    assert_eq!(service["offers"][0]["@type"], "AggregateOffer");
    assert_eq!(service["offers"][0]["lowPrice"], "50000");
    assert_eq!(service["provider"]["name"], "Batik Kita");
}
