//! What it costs to send a product, as far as that is known before an order.

use serde::Serialize;

use crate::catalogue::{Parcel, Product, Shop};
use crate::render::scene::Scene;

/// What the smallest order of a product costs to send to each zone.
#[derive(Debug, Serialize)]
pub struct Estimate {
    /// The whole kilograms that couriers charge for.
    pub kilograms: u64,
    /// Cubic centimetres for each kilogram of volumetric weight.
    pub divisor: u32,
    /// The zones.
    pub zones: Vec<ZoneEstimate>,
}

/// What it costs to send something to a zone.
#[derive(Debug, Serialize)]
pub struct ZoneEstimate {
    /// The zone's name.
    pub name: String,
    /// The places in it.
    pub places: String,
    /// The price of a kilogram in the currency's minor unit, for scripts.
    pub per_kg: i64,
    /// What it costs.
    pub cost: String,
    /// How many days it takes.
    pub days: Option<String>,
}

impl Estimate {
    /// The estimate for the heaviest choice, so that no order turns out dearer; nothing where the weight of some choice
    /// or every zone is unknown.
    pub fn of(scene: &Scene<'_>, shop: &Shop, product: &Product) -> Option<Estimate> {
        let shipping = &shop.shipping;
        let parcel = Parcel::default().with(product.min_order.max(1), product.heaviest()?, product.dimensions);
        let zones: Vec<ZoneEstimate> = shipping
            .zones
            .iter()
            .filter_map(|zone| {
                let cost = zone.cost(parcel, shipping.divisor)?;
                Some(ZoneEstimate {
                    name: zone.name.clone(),
                    places: zone.places.join(", "),
                    per_kg: zone.per_kg.minor(),
                    cost: scene.money(cost),
                    days: zone.days.clone(),
                })
            })
            .collect();
        let kilograms = parcel.charged_kilograms(shipping.divisor);
        (!zones.is_empty()).then_some(Estimate { kilograms, divisor: shipping.divisor, zones })
    }
}
