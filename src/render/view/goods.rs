//! A product as scripts need it: numbers and short words, written into its page.
//!
//! The page itself is the one place where a price is read from, so that a cart never holds an older one as true.

use std::collections::HashMap;

use serde::Serialize;

use super::Availability;
use super::currency::CurrencyData;
use crate::catalogue::{self, Input, Money, PhotoId, Price, Product, ProductKind, Variant};
use crate::photos::PhotoFormat;
use crate::render::order;
use crate::render::scene::Scene;

/// A product with all that an order of it depends on. Amounts are in the currency's minor unit. What it does not have is
/// not written, for every page carries this.
#[derive(Debug, Serialize)]
pub struct Goods<'a> {
    /// Its address without a language before it, which names it for good.
    pub address: &'a str,
    /// How its prices are written.
    pub currency: CurrencyData,
    /// Its name.
    pub name: &'a str,
    /// The smallest WebP file of each photo, else the smallest of all, seen from the site's root.
    pub photos: Vec<&'a str>,
    /// Whether it is a service.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub service: bool,
    /// What one is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    /// Days of work before it is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// The smallest number that can be ordered of all its choices together.
    pub min: u32,
    /// Lower prices, as number and price of each; they hold for all its choices together.
    pub tiers: Vec<(u32, i64)>,
    /// Whether the stock of each choice is that of all together.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    /// What there is to choose from; one without a name where there is no choice.
    pub choices: Vec<GoodsChoice<'a>>,
    /// Length, width and height in millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<[u32; 3]>,
    /// Measures that are asked for: name and words.
    pub measures: Vec<(&'static str, &'a str)>,
    /// Texts that are asked for.
    pub inputs: Vec<GoodsInput<'a>>,
}

/// One choice of a product.
#[derive(Debug, Serialize)]
pub struct GoodsChoice<'a> {
    /// The variant's slug; empty where there is no choice.
    pub variant: &'a str,
    /// The variant's name; empty where there is no choice.
    pub name: &'a str,
    /// The place of its value in each group of the page's form.
    pub picks: &'a [usize],
    /// What it costs on the build's date; nothing where the price is told on asking.
    pub price: Option<i64>,
    /// What it costs outside a sale, where there is one today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normal: Option<i64>,
    /// Whether the price is the lowest of several, and the real one is told after the order.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub from: bool,
    /// The last day of the sale, as `2026-12-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// `in_stock`, `made_to_order`, `preorder` or `sold_out`.
    pub state: &'static str,
    /// How many there are, where the shop counts them and can make no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stock: Option<u32>,
    /// The weight in grams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grams: Option<u32>,
    /// The place of its photo among those of the page, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<usize>,
}

/// A text that is asked for.
#[derive(Debug, Serialize)]
pub struct GoodsInput<'a> {
    /// What it is in every language, so that an answer stays with its question when others come before it.
    pub key: String,
    /// What is asked.
    pub label: &'a str,
    /// Whether it must be said.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
}

impl<'a> Goods<'a> {
    /// The data of a product in the page's language. `picks` are the places of its variants in the form's groups.
    pub fn of(scene: &'a Scene<'_>, product: &'a Product, picks: &'a [Vec<usize>]) -> Goods<'a> {
        let catalogue = scene.catalogue();
        let choices = match product.variants.as_slice() {
            [] => vec![GoodsChoice::whole(scene, product)],
            variants => variants
                .iter()
                .zip(picks)
                .map(|(variant, picks)| GoodsChoice::of(scene, product, variant, picks))
                .collect(),
        };
        Goods {
            address: scene.stage.plan.addresses.product(product.id),
            currency: CurrencyData::of(catalogue.site.currency),
            name: scene.say(&product.name),
            photos: product.photos.iter().map(|&photo| smallest(scene, photo)).collect(),
            service: product.kind == ProductKind::Service,
            unit: product.unit.as_ref().map(|unit| scene.say(unit)),
            days: product.lead_days.filter(|days| *days > 0),
            min: product.min_order.max(1),
            tiers: product.wholesale.iter().map(|tier| (tier.min, tier.price.minor())).collect(),
            shared: !product.variants.is_empty() && product.shares_stock(),
            choices,
            size: product.dimensions.map(|size| [size.length, size.width, size.height]),
            measures: product
                .measures
                .iter()
                .map(|&kind| (kind.name(), scene.locale.say(order::measure(kind))))
                .collect(),
            inputs: inputs(scene, product),
        }
    }
}

/// The label in the main language is a question's key; asked once more it gets a number.
fn inputs<'a>(scene: &'a Scene<'_>, product: &'a Product) -> Vec<GoodsInput<'a>> {
    let mut asked: HashMap<&str, usize> = HashMap::new();
    let input = |input: &'a Input| {
        let main = input.label.in_main().as_str();
        let times = asked.entry(main).or_default();
        *times += 1;
        GoodsInput {
            key: if *times == 1 { main.to_owned() } else { format!("{main} {times}") },
            label: scene.say(&input.label),
            required: input.required,
        }
    };
    product.inputs.iter().map(input).collect()
}

/// Empty where the photo could not be made, so that the others keep their places.
fn smallest<'a>(scene: &Scene<'a>, photo: PhotoId) -> &'a str {
    let made = scene.stage.photos.get(photo);
    let file = made.and_then(|made| made.in_format(PhotoFormat::Webp).next().or(made.for_every_viewer().next()));
    file.map_or("", |file| file.path.as_str())
}

/// How many there are, where no more will be made for an order.
fn counted(availability: catalogue::Availability, stock: Option<u32>) -> Option<u32> {
    stock.filter(|_| availability == catalogue::Availability::InStock)
}

impl<'a> GoodsChoice<'a> {
    fn whole(scene: &Scene<'_>, product: &'a Product) -> GoodsChoice<'a> {
        GoodsChoice {
            stock: counted(product.availability, product.stock),
            grams: product.weight.map(|weight| weight.0),
            ..GoodsChoice::priced(&product.price, Availability::of(scene, product))
        }
    }

    fn of(scene: &'a Scene<'_>, product: &'a Product, variant: &'a Variant, picks: &'a [usize]) -> GoodsChoice<'a> {
        GoodsChoice {
            variant: variant.slug.as_str(),
            name: scene.say(&variant.name),
            picks,
            stock: counted(variant.availability, product.stock_of(variant)),
            grams: variant.weight.map(|weight| weight.0),
            photo: variant.photo.and_then(|photo| product.photos.iter().position(|&other| other == photo)),
            ..GoodsChoice::priced(&variant.price, Availability::of_variant(scene, product, variant))
        }
    }

    fn priced(price: &Price, availability: Availability) -> GoodsChoice<'a> {
        let sale = match price {
            Price::Fixed { normal, sale: Some(sale), .. } => Some((*normal, sale)),
            _ => None,
        };
        GoodsChoice {
            variant: "",
            name: "",
            picks: &[],
            price: price.today().map(Money::minor),
            normal: sale.map(|(normal, _)| normal.minor()),
            from: matches!(price, Price::Fixed { from: true, .. }),
            until: sale.and_then(|(_, sale)| sale.until).map(|day| day.to_string()),
            state: availability.state,
            stock: None,
            grams: None,
            photo: None,
        }
    }
}
