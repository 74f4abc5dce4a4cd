//! What something costs and whether it can be had, in words.

use serde::Serialize;

use crate::catalogue::{self, Product, ProductKind, Variant};
use crate::render::print;
use crate::render::scene::Scene;
use crate::render::theme::Phrase;

/// A price on the build's date.
#[derive(Debug, Serialize)]
pub struct Price {
    /// What it costs today; nothing where the price is told on asking.
    pub now: Option<String>,
    /// What it costs on other days, during a sale.
    pub before: Option<String>,
    /// The last day of the sale.
    pub until: Option<String>,
    /// Whether it is the lowest of several.
    pub from: bool,
}

impl Price {
    /// The price of one product or variant.
    pub fn of(scene: &Scene<'_>, price: &catalogue::Price) -> Price {
        let catalogue::Price::Fixed { normal, sale, from } = price else {
            return Price { now: None, before: None, until: None, from: false };
        };
        let until = sale.and_then(|sale| sale.until).map(|day| print::date(day, scene.locale));
        Price {
            now: price.today().map(|money| scene.money(money)),
            before: sale.map(|_| scene.money(*normal)),
            until,
            from: *from,
        }
    }

    /// The price of a product with all its variants: the lowest, said to be so where they differ.
    pub fn of_all(scene: &Scene<'_>, product: &Product) -> Price {
        let mut price = Price::of(scene, product.cheapest_variant().unwrap_or(&product.price));
        price.from = product.has_dearer();
        price
    }
}

/// Whether something can be had.
#[derive(Debug, Serialize)]
pub struct Availability {
    /// `in_stock`, `made_to_order`, `preorder` or `sold_out`.
    pub state: &'static str,
    /// In words, with days and dates.
    pub words: String,
    /// In the fewest words.
    pub brief: String,
}

impl Availability {
    /// That of a product.
    pub fn of(scene: &Scene<'_>, product: &Product) -> Availability {
        Availability::new(scene, product, product.availability, product.stock)
    }

    /// That of a variant.
    pub fn of_variant(scene: &Scene<'_>, product: &Product, variant: &Variant) -> Availability {
        Availability::new(scene, product, variant.availability, product.stock_of(variant))
    }

    fn new(
        scene: &Scene<'_>,
        product: &Product,
        availability: catalogue::Availability,
        stock: Option<u32>,
    ) -> Availability {
        use catalogue::Availability as A;
        let locale = scene.locale;
        let days = product.lead_days.filter(|days| *days > 0).map(|days| days.to_string());
        let words = match (availability, product.kind) {
            (A::SoldOut, _) => locale.say(Phrase::SoldOut).to_owned(),
            (_, ProductKind::Service) => match &days {
                Some(days) => locale.fill(Phrase::ServiceDays, &[("days", days)]),
                None => locale.say(Phrase::ServiceOpen).to_owned(),
            },
            (A::InStock, _) => match stock.filter(|stock| *stock > 0) {
                Some(stock) => locale.fill(Phrase::InStockCount, &[("count", &stock.to_string())]),
                None => locale.say(Phrase::InStock).to_owned(),
            },
            (A::MadeToOrder, _) => match &days {
                Some(days) => locale.fill(Phrase::MadeToOrderDays, &[("days", days)]),
                None => locale.say(Phrase::MadeToOrder).to_owned(),
            },
            (A::Preorder, _) => match product.ships_on {
                Some(day) => locale.fill(Phrase::PreorderDate, &[("date", &print::date(day, locale))]),
                None => locale.say(Phrase::Preorder).to_owned(),
            },
        };
        let brief = match (availability, product.kind) {
            (A::SoldOut, _) => Phrase::SoldOut,
            (_, ProductKind::Service) => Phrase::ServiceOpen,
            (A::InStock, _) => Phrase::InStock,
            (A::MadeToOrder, _) => Phrase::MadeToOrder,
            (A::Preorder, _) => Phrase::Preorder,
        };
        Availability { state: state(availability), words, brief: locale.say(brief).to_owned() }
    }
}

const fn state(availability: catalogue::Availability) -> &'static str {
    match availability {
        catalogue::Availability::InStock => "in_stock",
        catalogue::Availability::MadeToOrder => "made_to_order",
        catalogue::Availability::Preorder => "preorder",
        catalogue::Availability::SoldOut => "sold_out",
    }
}
