//! A product or a service, with what it costs on the build's date.

use jiff::civil::Date;

use super::{CategoryId, MakerId, Markdown, Money, PhotoId, ShopId, Slug};
use crate::language::Translated;
use crate::source::Span;

/// The number of a product in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProductId(pub usize);

/// A published product.
#[derive(Debug, Clone)]
pub struct Product {
    /// The product's number.
    pub id: ProductId,
    /// The shop that sells it.
    pub shop: ShopId,
    /// The part of its address.
    pub slug: Slug,
    /// A name that stays the same from build to build: `shop/product`, or the slug alone with one shop.
    pub reference: String,
    /// Its name.
    pub name: Translated<String>,
    /// A good or a service.
    pub kind: ProductKind,
    /// What it costs.
    pub price: Price,
    /// Its category.
    pub category: Option<CategoryId>,
    /// Words that group products.
    pub tags: Vec<String>,
    /// The description.
    pub description: Option<Translated<Markdown>>,
    /// Its photos in order.
    pub photos: Vec<PhotoId>,
    /// Whether it can be had.
    pub availability: Availability,
    /// How many are ready.
    pub stock: Option<u32>,
    /// Days of work before it is sent.
    pub lead_days: Option<u16>,
    /// The day a preorder is sent.
    pub ships_on: Option<Date>,
    /// How many can be made in a month.
    pub capacity: Option<u32>,
    /// What one is called.
    pub unit: Option<Translated<String>>,
    /// The smallest number that can be ordered; at least 1.
    pub min_order: u32,
    /// Lower prices from a number of pieces, rising numbers and falling prices.
    pub wholesale: Vec<Tier>,
    /// What distinguishes the variants, in the order of the key table; empty when they have only names.
    pub options: Vec<OptionKind>,
    /// What there is to choose from.
    pub variants: Vec<Variant>,
    /// Tailor's measures to ask for.
    pub measures: Vec<Measure>,
    /// Texts that the buyer fills in.
    pub inputs: Vec<Input>,
    /// The shop's own article number.
    pub sku: Option<String>,
    /// Its weight.
    pub weight: Option<Grams>,
    /// Its size.
    pub dimensions: Option<Dimensions>,
    /// What it is made of.
    pub materials: Translated<Vec<String>>,
    /// How to care for it.
    pub care: Option<Translated<Markdown>>,
    /// Who made it.
    pub maker: Option<MakerId>,
    /// Whether it is shown first.
    pub featured: bool,
    /// The day it was added.
    pub added: Option<Date>,
    /// Folder names that it had before.
    pub aliases: Vec<Slug>,
    /// Products that go with it: same category and shop before others.
    pub related: Vec<ProductId>,
    /// The product's file.
    pub span: Span,
}

impl Product {
    /// The lowest price of its variants today, where one of them has a price.
    pub fn cheapest_variant(&self) -> Option<&Price> {
        let variants = self.variants.iter().map(|variant| &variant.price);
        variants.filter(|price| price.today().is_some()).min_by_key(|price| price.today())
    }

    /// Whether what it costs today at least is not what each choice of it costs.
    pub fn has_dearer(&self) -> bool {
        let cheapest = self.cheapest_variant();
        let differs = |variant: &Variant| cheapest.is_some_and(|price| variant.price.today() != price.today());
        let is_least = |price: &Price| matches!(price, Price::Fixed { from: true, .. });
        is_least(cheapest.unwrap_or(&self.price))
            || self.variants.iter().any(differs)
            || (is_least(&self.price) && self.lowest_price().is_some())
    }

    /// Whether its variants are taken from one stock: the product has a number, and none of them has one of its own.
    pub fn shares_stock(&self) -> bool {
        self.stock.is_some() && self.variants.iter().all(|variant| variant.stock.is_none())
    }

    /// How many there are of a variant: its own number, or that of all together.
    pub fn stock_of(&self, variant: &Variant) -> Option<u32> {
        variant.stock.or(self.stock.filter(|_| self.shares_stock()))
    }

    /// The weight of its heaviest choice; nothing where that of some choice is unknown.
    pub fn heaviest(&self) -> Option<Grams> {
        match self.variants.as_slice() {
            [] => self.weight,
            variants => {
                variants.iter().map(|variant| variant.weight).collect::<Option<Vec<Grams>>>()?.into_iter().max()
            }
        }
    }

    /// Whether it is ready to be sent. A service never is.
    pub fn is_ready(&self) -> bool {
        self.kind == ProductKind::Good && self.availability == Availability::InStock
    }

    /// What it costs today at least; nothing where the price is told on asking.
    pub fn lowest_price(&self) -> Option<Money> {
        self.cheapest_variant().unwrap_or(&self.price).today()
    }
}

/// A good or a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProductKind {
    /// Something to send.
    Good,
    /// Something to book.
    Service,
}

/// What a product costs on the build's date.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Price {
    /// The price is told on asking.
    OnRequest,
    /// A price, perhaps lowered today.
    Fixed {
        /// The normal price.
        normal: Money,
        /// Today's lower price.
        sale: Option<Sale>,
        /// Whether it is the lowest of several.
        from: bool,
    },
}

impl Price {
    /// What one costs today.
    pub fn today(&self) -> Option<Money> {
        match self {
            Price::OnRequest => None,
            Price::Fixed { normal, sale, .. } => Some(sale.as_ref().map_or(*normal, |sale| sale.price)),
        }
    }

    /// What one costs today where so many are ordered of all choices of the product together: this price, or that of
    /// the highest tier reached where it is lower.
    pub fn today_of(&self, count: u32, tiers: &[Tier]) -> Option<Money> {
        let reached = tiers.iter().filter(|tier| tier.min <= count).map(|tier| tier.price).min();
        self.today().map(|price| reached.map_or(price, |lower| price.min(lower)))
    }
}

/// A lower price that holds on the build's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sale {
    /// The lower price.
    pub price: Money,
    /// The first day, where one was given.
    pub from: Option<Date>,
    /// The last day, where one was given.
    pub until: Option<Date>,
}

/// Whether a product can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Availability {
    /// Ready to send.
    InStock,
    /// Made after the order.
    MadeToOrder,
    /// Ordered now, sent on a later day.
    Preorder,
    /// Not to be had now.
    SoldOut,
}

/// A lower price from a number of pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tier {
    /// From how many; at least 2.
    pub min: u32,
    /// The price of each.
    pub price: Money,
}

/// What can distinguish variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum OptionKind {
    Size,
    Color,
    Motif,
    Model,
    Material,
    Length,
    Package,
}

impl OptionKind {
    /// The name of the key, which is also the name in locale files and in data.
    pub const fn name(self) -> &'static str {
        match self {
            OptionKind::Size => "size",
            OptionKind::Color => "color",
            OptionKind::Motif => "motif",
            OptionKind::Model => "model",
            OptionKind::Material => "material",
            OptionKind::Length => "length",
            OptionKind::Package => "package",
        }
    }
}

/// One choice of a product.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The part that names it in an address; unique within the product.
    pub slug: Slug,
    /// Its name, or its options joined.
    pub name: Translated<String>,
    /// The values of the product's options, in the same order; shorter only where the variant has just a name.
    pub options: Vec<(OptionKind, Translated<String>)>,
    /// Its price; the product's where it has none of its own.
    pub price: Price,
    /// Whether it can be had.
    pub availability: Availability,
    /// How many are ready.
    pub stock: Option<u32>,
    /// Its own article number.
    pub sku: Option<String>,
    /// The photo that shows it, one of the product's.
    pub photo: Option<PhotoId>,
    /// Its weight; the product's where it has none of its own.
    pub weight: Option<Grams>,
}

/// A tailor's measure, in centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Measure {
    Chest,
    Waist,
    Hip,
    Shoulder,
    Sleeve,
    Length,
    Neck,
    Armhole,
}

impl Measure {
    /// The name of the value, which is also the name in locale files and in data.
    pub const fn name(self) -> &'static str {
        match self {
            Measure::Chest => "chest",
            Measure::Waist => "waist",
            Measure::Hip => "hip",
            Measure::Shoulder => "shoulder",
            Measure::Sleeve => "sleeve",
            Measure::Length => "length",
            Measure::Neck => "neck",
            Measure::Armhole => "armhole",
        }
    }

    /// The least and the most that a body has, from a small child to the largest adult, in centimetres: numbers to find
    /// slips of the finger by and not to judge bodies.
    pub const fn range(self) -> (u16, u16) {
        match self {
            Measure::Chest => (40, 180),
            Measure::Waist => (35, 180),
            Measure::Hip => (40, 190),
            Measure::Shoulder => (20, 75),
            Measure::Sleeve => (5, 95),
            Measure::Length => (25, 170),
            Measure::Neck => (18, 70),
            Measure::Armhole => (15, 90),
        }
    }
}

/// A text that the buyer fills in.
#[derive(Debug, Clone, Hash)]
pub struct Input {
    /// What is asked.
    pub label: Translated<String>,
    /// Whether it must be filled in.
    pub required: bool,
    /// The most characters.
    pub max: u16,
}

/// A mass in grams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grams(pub u32);

/// Length, width and height in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dimensions {
    /// The length in millimetres.
    pub length: u32,
    /// The width in millimetres.
    pub width: u32,
    /// The height in millimetres.
    pub height: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::catalogue::sample::{one_shop, price};

    #[test]
    fn variants_share_a_stock_where_none_has_its_own() {
        let mut catalogue = one_shop();
        let shop = catalogue.shops[0].id;
        let product = catalogue.add_product(shop, "Keset");
        product.variants = ["Besar", "Kecil"].map(|name| Catalogue::variant(name, price(1000))).into();
        let stocks = |product: &Product| {
            let of = product.variants.iter().map(|variant| product.stock_of(variant)).collect::<Vec<_>>();
            (product.shares_stock(), of)
        };
        assert_eq!(stocks(product), (false, vec![None, None]));
        product.stock = Some(5);
        assert_eq!(stocks(product), (true, vec![Some(5), Some(5)]));
        product.variants[1].stock = Some(2);
        assert_eq!(stocks(product), (false, vec![None, Some(2)]));
    }
}
