//! Products as lists and results show them, and the numbers by which lists are narrowed.

use serde::Serialize;

use super::shelf::Shelf;
use crate::catalogue::{self, Catalogue, Product, ProductId, ProductKind};
use crate::photos::{MadePhoto, PhotoFormat};
use crate::render::scene::Scene;
use crate::render::view::{Availability, Price};

/// A product as a card shows it, in one language.
#[derive(Debug, Serialize)]
pub(super) struct Row<'a> {
    /// Its name.
    name: &'a str,
    /// The language of the name, where it is not that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'static str>,
    /// Its address, seen from the home of the language.
    href: &'a str,
    /// What it costs on the build's date; nothing where the price is told on asking.
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<String>,
    /// What it costs on other days, during a sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    /// Whether the price is the lowest of several.
    #[serde(skip_serializing_if = "is_false")]
    from: bool,
    /// Whether it can be had, in words, where it is not simply in stock.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    /// Whether it is sold out.
    #[serde(skip_serializing_if = "is_false")]
    gone: bool,
    /// The number of its shop.
    shop: usize,
    /// Its first photo.
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<RowPhoto<'a>>,
}

/// The smallest file of a photo, as wide as a card on a phone.
#[derive(Debug, Serialize)]
struct RowPhoto<'a> {
    /// Where it stands, seen from the site's root.
    src: &'a str,
    /// Its width in pixels.
    width: u32,
    /// Its height in pixels.
    height: u32,
    /// Fills the place until the photo is there.
    color: String,
}

impl<'a> Row<'a> {
    /// The row of a product, in the language of the page.
    pub(super) fn of(scene: &Scene<'a>, id: ProductId) -> Row<'a> {
        let product = scene.stage.catalogue.product(id);
        let price = Price::of_all(scene, product);
        let availability = Availability::of(scene, product);
        let photo = product.photos.first().and_then(|&photo| scene.stage.photos.get(photo));
        let main = scene.stage.catalogue.site.main_language();
        let own = scene.language() == main || product.name.languages().any(|language| language == scene.language());
        Row {
            lang: (!own).then(|| main.code()),
            name: product.name.get(scene.language()),
            href: scene.stage.plan.addresses.product(id),
            price: price.now,
            before: price.before,
            from: price.from,
            gone: availability.state == "sold_out",
            state: Some(availability.words).filter(|_| availability.state != "in_stock"),
            shop: product.shop.0,
            photo: photo.and_then(RowPhoto::of),
        }
    }
}

impl<'a> RowPhoto<'a> {
    fn of(photo: &'a MadePhoto) -> Option<RowPhoto<'a>> {
        let file = photo.in_format(PhotoFormat::Webp).next().or_else(|| photo.for_every_viewer().next())?;
        Some(RowPhoto {
            src: file.path.as_str(),
            width: file.width,
            height: file.height,
            color: photo.color.to_string(),
        })
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The numbers by which lists are narrowed and sorted, each by the places of the shelf.
#[derive(Debug, Serialize)]
pub(super) struct Columns {
    /// Today's lowest prices in the currency's minor unit; nothing where the price is told on asking.
    prices: Vec<Option<i64>>,
    /// `1` for what is ready to be sent, else `0`.
    ready: String,
    /// The numbers of the shops.
    shops: Vec<usize>,
    /// The numbers of the categories.
    categories: Vec<Option<usize>>,
    /// How many products are newer.
    ages: Vec<usize>,
}

impl Columns {
    /// The columns of the whole site.
    pub(super) fn of(catalogue: &Catalogue, shelf: &Shelf) -> Columns {
        let products = || shelf.products.iter().map(|&id| catalogue.product(id));
        Columns {
            prices: products().map(|product| Some(product.lowest_price()?.minor())).collect(),
            ready: products().map(|product| if is_ready(product) { '1' } else { '0' }).collect(),
            shops: products().map(|product| product.shop.0).collect(),
            categories: products().map(|product| product.category.map(|category| category.0)).collect(),
            ages: shelf.ages.clone(),
        }
    }
}

/// Whether it can be sent at once.
fn is_ready(product: &Product) -> bool {
    product.kind == ProductKind::Good && product.availability == catalogue::Availability::InStock
}
