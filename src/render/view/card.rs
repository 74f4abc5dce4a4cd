//! A product in a list.

use serde::Serialize;

use super::{Availability, Picture, Price};
use crate::catalogue::{Layout, ProductId, ProductKind};
use crate::render::scene::{Html, Scene};

/// A product in a list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: Html,
    /// Its first photo.
    pub photo: Option<Picture>,
    /// What it costs.
    pub price: Price,
    /// Whether it can be had.
    pub availability: Availability,
    /// Whether it is a service.
    pub service: bool,
    /// Its shop, where the list holds those of several.
    pub shop: Option<Html>,
}

/// Which shop's name the cards of a list need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShopName {
    /// All are of one shop.
    Known,
    /// They are of several.
    Shown,
}

impl Card {
    /// The cards of these products.
    pub fn all(scene: &Scene<'_>, products: &[ProductId], shop: ShopName) -> Vec<Card> {
        products.iter().map(|&id| Card::of(scene, id, shop)).collect()
    }

    /// The card of a product.
    pub fn of(scene: &Scene<'_>, id: ProductId, shop_name: ShopName) -> Card {
        let catalogue = scene.catalogue();
        let product = catalogue.product(id);
        let shop = catalogue.shop(product.shop);
        let shown = shop_name == ShopName::Shown && catalogue.site.layout == Layout::ManyShops;
        Card {
            href: scene.link(scene.stage.plan.addresses.product(id)),
            name: scene.text(&product.name),
            photo: product.photos.first().and_then(|&photo| Picture::on_card(scene, photo)),
            price: Price::of_all(scene, product),
            availability: Availability::of(scene, product),
            service: product.kind == ProductKind::Service,
            shop: shown.then(|| scene.text(&shop.name)),
        }
    }
}
