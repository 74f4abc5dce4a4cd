//! Products as lists and results show them, and the numbers by which lists are narrowed.

use serde::Serialize;

use super::shelf::Shelf;
use crate::catalogue::{self, Catalogue, Product, ProductId};
use crate::photos::{Derivative, MadePhoto, PhotoFormat};
use crate::render::brand;
use crate::render::scene::Scene;
use crate::render::theme::Phrase;
use crate::render::view::{Availability, Price, SIZES_OF_CARD};

/// A product as a card shows it, in one language.
#[derive(Debug, Serialize)]
pub(super) struct Row<'a> {
    /// Its name.
    name: &'a str,
    /// The language that the name is in, where nobody wrote it in the page's.
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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    from: bool,
    /// The last day of the sale, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// Whether it can be had, in the fewest words, where it is not simply in stock.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    /// Whether it is sold out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    gone: bool,
    /// The number of its shop.
    shop: usize,
    /// Its first photo.
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<RowPhoto<'a>>,
}

/// The files of a photo.
#[derive(Debug, Serialize)]
pub(super) struct RowPhoto<'a> {
    /// Where they stand, seen from the site's root, up to the width in their names.
    stem: &'a str,
    /// The endings of the names of smaller formats, the smallest first, with the widths in pixels that a card offers.
    files: Vec<(&'static str, Vec<u32>)>,
    /// The ending of the file for every viewer.
    ending: &'static str,
    /// Its width in pixels.
    width: u32,
    /// Its height in pixels.
    height: u32,
    /// Fills the place until the photo is there.
    tint: String,
}

impl<'a> Row<'a> {
    /// The row of a product, in the language of the page.
    pub(super) fn of(scene: &Scene<'a>, id: ProductId) -> Row<'a> {
        let product = scene.stage.catalogue.product(id);
        let price = Price::of_all(scene, product);
        let availability = Availability::of(scene, product);
        let photo = product.photos.first().and_then(|&photo| scene.stage.photos.get(photo));
        Row {
            lang: scene.foreign(&product.name),
            name: product.name.get(scene.language()),
            href: scene.stage.plan.addresses.product(id),
            until: price.until.map(|date| scene.locale.fill(Phrase::PriceUntil, &[("date", &date)])),
            price: price.now,
            before: price.before,
            from: price.from,
            gone: availability.state == "sold_out",
            state: Some(availability.brief).filter(|_| availability.state != "in_stock"),
            shop: product.shop.0,
            photo: photo.and_then(RowPhoto::of),
        }
    }
}

impl<'a> RowPhoto<'a> {
    /// The files of a photo; nothing where no viewer could show it.
    pub(super) fn of(photo: &'a MadePhoto) -> Option<RowPhoto<'a>> {
        let every: Vec<&Derivative> = photo.for_every_viewer().collect();
        let middle = every.get(1).or(every.first())?;
        let ending = middle.format.extension();
        let small = [PhotoFormat::Avif, PhotoFormat::Webp];
        let widths = |format| photo.in_format(format).take(SIZES_OF_CARD).map(|file| file.width).collect();
        let small = small.map(|format| (format.extension(), widths(format)));
        Some(RowPhoto {
            stem: middle.path.as_str().strip_suffix(&format!("{}.{ending}", middle.width))?,
            files: small.into_iter().filter(|(_, widths): &(_, Vec<u32>)| !widths.is_empty()).collect(),
            ending,
            width: middle.width,
            height: middle.height,
            tint: brand::tint(photo.color),
        })
    }
}

/// The numbers by which lists are narrowed and sorted, each by the places of the shelf.
#[derive(Debug, Serialize)]
pub(super) struct Columns {
    /// Today's lowest prices in the currency's minor unit; nothing where the price is told on asking.
    prices: Vec<Option<i64>>,
    /// `2` for what is ready to be sent, `1` for what can be ordered, `0` for what is sold out.
    states: String,
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
            states: products().map(state).collect(),
            shops: products().map(|product| product.shop.0).collect(),
            categories: products().map(|product| product.category.map(|category| category.0)).collect(),
            ages: shelf.ages.clone(),
        }
    }
}

/// Whether it can be had: a service can be ordered, and never sent.
fn state(product: &Product) -> char {
    match product.availability {
        catalogue::Availability::SoldOut => '0',
        _ if product.is_ready() => '2',
        _ => '1',
    }
}
