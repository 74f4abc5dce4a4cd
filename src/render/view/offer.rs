//! What previews say of a product for sale (Open Graph).

use serde::Serialize;

use crate::catalogue::{Availability, ProductKind};
use crate::plan::PageKind;
use crate::render::item::Item;
use crate::render::scene::Scene;

/// The properties of a product, for a site that knows its own address.
#[derive(Debug, Serialize)]
pub struct OfferTags {
    /// Who sells it.
    pub brand: String,
    /// Whether it can be had, in the format's words.
    pub availability: &'static str,
    /// What it costs at least, as a plain number.
    pub amount: Option<String>,
    /// The currency's code.
    pub currency: &'static str,
    /// Its id in the feeds: that of the product as a whole.
    pub item: String,
}

impl OfferTags {
    /// Those of the page's product.
    pub fn of(scene: &Scene<'_>) -> Option<OfferTags> {
        let PageKind::Product(id) = scene.page.kind else { return None };
        let catalogue = scene.catalogue();
        catalogue.site.base_url.as_ref()?;
        let product = catalogue.product(id);
        let currency = catalogue.site.currency;
        let availability = match product.availability {
            Availability::SoldOut => "out of stock",
            Availability::MadeToOrder | Availability::Preorder if product.kind == ProductKind::Good => {
                "available for order"
            }
            _ => "in stock",
        };
        Some(OfferTags {
            brand: scene.say(&catalogue.shop(product.shop).name).to_owned(),
            availability,
            amount: product.lowest_price().map(|money| currency.print_plain(money)),
            currency: currency.code(),
            item: Item { product, variant: None }.id(),
        })
    }
}
