//! What there is to choose of a product: its variants, and the groups in which a form offers them.

use serde::Serialize;

use super::{Availability, Price};
use crate::catalogue::{self, Product, Variant};
use crate::language::Language;
use crate::render::order;
use crate::render::print;
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

use super::product::Order;

/// One variant of a product.
#[derive(Debug, Serialize)]
pub struct VariantView {
    /// Its name.
    pub name: Html,
    /// What distinguishes it, in words.
    pub options: Vec<Choice>,
    /// What it costs.
    pub price: Price,
    /// Whether it can be had.
    pub availability: Availability,
    /// Its article number, where variants have their own.
    pub sku: Option<String>,
    /// Its weight, where variants differ in it.
    pub weight: Option<String>,
    /// How to order it.
    pub order: Order,
}

/// One option of a variant.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// What is chosen.
    pub name: String,
    /// What it is here.
    pub value: Html,
}

/// Values of which a buyer picks one.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What is chosen.
    pub name: String,
    /// What there is.
    pub values: Vec<GroupValue>,
}

/// One value of a group.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct GroupValue {
    /// Its name.
    pub name: String,
    /// The language of that name, where it is not the page's.
    pub lang: Option<&'static str>,
    /// What must be known before it is picked: that it is sold out, or its own price.
    pub note: Option<String>,
}

/// The groups of a form, and for each variant the place of its value in each group.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// The groups.
    pub groups: Vec<Group>,
    /// Of each variant, the number of its value in each group.
    pub picks: Vec<Vec<usize>>,
}

impl VariantView {
    /// A variant with the order for it.
    pub fn of(scene: &Scene<'_>, product: &Product, variant: &Variant, order: Order) -> VariantView {
        let option = |(kind, value): &(_, _)| Choice {
            name: scene.locale.say(order::option(*kind)).to_owned(),
            value: scene.text(value),
        };
        VariantView {
            name: scene.text(&variant.name),
            options: variant.options.iter().map(option).collect(),
            price: Price::of(scene, &variant.price),
            availability: Availability::of_variant(scene, product, variant),
            sku: product
                .variants
                .iter()
                .any(|variant| variant.sku.is_some())
                .then(|| variant.sku.clone().or_else(|| product.sku.clone()).unwrap_or_default()),
            weight: product
                .variants
                .iter()
                .any(|other| other.weight != variant.weight)
                .then(|| variant.weight.map_or_else(String::new, |weight| print::weight(weight, scene.language()))),
            order,
        }
    }
}

impl Groups {
    /// A group for each option where the variants are combinations of options and most combinations exist, else one
    /// group of all variants.
    pub fn of(scene: &Scene<'_>, product: &Product) -> Groups {
        let variants = &product.variants;
        if variants.is_empty() {
            return Groups::default();
        }
        if product.options.len() > 1
            && let Some(groups) = by_option(scene, product)
        {
            return groups;
        }
        let single = product.options.first().filter(|_| product.options.len() == 1);
        let legend = single.map_or(Phrase::Choose, |&kind| order::option(kind));
        let prices_differ = prices_differ(product);
        let value = |variant: &Variant| GroupValue {
            name: scene.say(&variant.name).to_owned(),
            lang: scene.foreign(&variant.name),
            note: match variant.availability {
                catalogue::Availability::SoldOut => Some(scene.locale.say(Phrase::SoldOutShort).to_owned()),
                _ => variant.price.today().filter(|_| prices_differ).map(|price| scene.money(price)),
            },
        };
        Groups {
            groups: vec![Group {
                name: scene.locale.say(legend).to_owned(),
                values: variants.iter().map(value).collect(),
            }],
            picks: (0..variants.len()).map(|place| vec![place]).collect(),
        }
    }
}

/// Whether variants have prices of their own.
pub fn prices_differ(product: &Product) -> bool {
    product.variants.iter().any(|variant| variant.price != product.variants[0].price)
}

/// Whether some variants can be had otherwise than the product as a whole.
pub fn states_differ(product: &Product) -> bool {
    let of_product = (product.availability, product.stock);
    product.variants.iter().any(|variant| (variant.availability, product.stock_of(variant)) != of_product)
}

/// The article number of a product, or those of its variants.
pub fn sku(product: &Product) -> Option<String> {
    let own: Vec<&str> = product.variants.iter().filter_map(|variant| variant.sku.as_deref()).collect();
    product.sku.clone().or_else(|| (!own.is_empty()).then(|| own.join(", ")))
}

/// The weight of a product, from the lightest to the heaviest of its variants.
pub fn weight(product: &Product, language: Language) -> Option<String> {
    let weights = || product.variants.iter().filter_map(|variant| variant.weight);
    let (lightest, heaviest) = (weights().min().or(product.weight)?, weights().max().or(product.weight)?);
    let words = print::weight(lightest, language);
    Some(if lightest == heaviest { words } else { format!("{words}–{}", print::weight(heaviest, language)) })
}

/// Nothing where a variant lacks an option, two are the same combination, or more than half of all combinations are
/// missing, for a form that mostly says no helps nobody.
fn by_option(scene: &Scene<'_>, product: &Product) -> Option<Groups> {
    let mut groups: Vec<Group> = product
        .options
        .iter()
        .map(|&kind| Group { name: scene.locale.say(order::option(kind)).to_owned(), values: Vec::new() })
        .collect();
    let mut picks: Vec<Vec<usize>> = Vec::new();
    for variant in &product.variants {
        let kinds = variant.options.iter().map(|(kind, _)| kind);
        if !kinds.eq(&product.options) {
            return None;
        }
        let values = variant.options.iter().map(|(_, value)| (scene.say(value), scene.foreign(value)));
        let pick = groups.iter_mut().zip(values).map(|(group, (name, lang))| group.place_of(name, lang)).collect();
        if picks.contains(&pick) {
            return None;
        }
        picks.push(pick);
    }
    let combinations = groups.iter().map(|group| group.values.len()).product::<usize>();
    (picks.len() * 2 >= combinations).then_some(Groups { groups, picks })
}

impl Group {
    /// The place of a value, which is added where it is new.
    fn place_of(&mut self, name: &str, lang: Option<&'static str>) -> usize {
        self.values.iter().position(|value| value.name == name).unwrap_or_else(|| {
            self.values.push(GroupValue { name: name.to_owned(), lang, note: None });
            self.values.len() - 1
        })
    }
}
