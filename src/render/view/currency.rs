//! How amounts are written, for scripts.

use serde::Serialize;

use crate::catalogue::Currency;

/// How amounts are written.
#[derive(Debug, Serialize)]
pub struct CurrencyData {
    /// The code of ISO 4217.
    code: &'static str,
    /// What stands before an amount.
    sign: &'static str,
    /// How many digits the minor unit has.
    decimals: u32,
}

impl CurrencyData {
    /// The currency.
    pub const fn of(currency: Currency) -> CurrencyData {
        CurrencyData { code: currency.code(), sign: currency.sign(), decimals: currency.decimals() }
    }
}
