//! How goods travel, and what that costs.

use super::{Dimensions, Grams, Money};

/// How goods travel.
#[derive(Debug, Clone, Hash, Default)]
pub struct Shipping {
    /// Whether buyers may fetch them.
    pub pickup: bool,
    /// Whether the shop delivers in its own town.
    pub delivery: bool,
    /// The couriers that it uses.
    pub couriers: Vec<String>,
    /// Cubic centimetres for each kilogram of volumetric weight.
    pub divisor: u32,
    /// Zones with a price.
    pub zones: Vec<Zone>,
}

/// A zone with a price per kilogram.
#[derive(Debug, Clone, Hash)]
pub struct Zone {
    /// Its name.
    pub name: String,
    /// The places in it.
    pub places: Vec<String>,
    /// The price per kilogram.
    pub per_kg: Money,
    /// How many days it takes.
    pub days: Option<String>,
}

/// What travels together: its weight and the room that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parcel {
    grams: u64,
    cubic_millimetres: u128,
}

impl Parcel {
    /// The parcel with so many pieces more. Pieces of unknown size count by their weight alone.
    pub fn with(self, quantity: u32, weight: Grams, size: Option<Dimensions>) -> Parcel {
        let room = size.map_or(0, |size| u128::from(size.length) * u128::from(size.width) * u128::from(size.height));
        let grams = u64::from(quantity).saturating_mul(u64::from(weight.0));
        Parcel {
            grams: self.grams.saturating_add(grams),
            cubic_millimetres: self.cubic_millimetres.saturating_add(room.saturating_mul(u128::from(quantity))),
        }
    }

    /// The weight that couriers charge for, in grams: the higher of the actual and the volumetric weight, which is a
    /// kilogram for every `divisor` cubic centimetres and so a gram for every `divisor` cubic millimetres.
    pub fn charged_grams(self, divisor: u32) -> u64 {
        let volumetric = self.cubic_millimetres.div_ceil(u128::from(divisor.max(1)));
        self.grams.max(u64::try_from(volumetric).unwrap_or(u64::MAX))
    }

    /// The whole kilograms that couriers charge for: up to 1.3 kg one, up to 2.3 kg two, and so on (JNE).
    pub fn charged_kilograms(self, divisor: u32) -> u64 {
        self.charged_grams(divisor).saturating_sub(300).div_ceil(1000).max(1)
    }
}

impl Zone {
    /// What the parcel costs to this zone; nothing above any amount of money.
    pub fn cost(&self, parcel: Parcel, divisor: u32) -> Option<Money> {
        let kilograms = i64::try_from(parcel.charged_kilograms(divisor)).ok()?;
        Money::from_minor(self.per_kg.minor().checked_mul(kilograms)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_parcel_never_costs_less_for_holding_more(
            grams: u32, side in 0_u32..100_000, quantity: u32, divisor: u32, more: u32
        ) {
            let size = Some(Dimensions { length: side, width: side, height: side });
            let parcel = Parcel::default().with(quantity, Grams(grams), size);
            let larger = parcel.with(more, Grams(grams), size);
            prop_assert!(larger.charged_kilograms(divisor) >= parcel.charged_kilograms(divisor));
            prop_assert!(parcel.charged_grams(divisor) >= u64::from(grams) * u64::from(quantity));
            prop_assert!(parcel.charged_kilograms(divisor) >= 1);
        }
    }
}
