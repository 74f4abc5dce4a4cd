//! The cart.

use serde::Serialize;

use super::Frame;
use super::currency::CurrencyData;
use super::frame::About;
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// The cart, which scripts fill from what the buyer's device keeps.
#[derive(Debug, Serialize)]
pub struct CartPage {
    /// What every page has.
    pub frame: Frame,
    /// What the script must know of the site.
    pub data: Html,
}

/// What the cart's script must know of the site.
#[derive(Debug, Serialize)]
struct CartData {
    /// How amounts are written.
    currency: CurrencyData,
}

impl CartPage {
    /// The page.
    pub fn of(scene: &Scene<'_>) -> CartPage {
        let about = About {
            name: scene.locale.say(Phrase::TitleCart).to_owned(),
            description: scene.locale.say(Phrase::AboutCart).to_owned(),
            ..About::default()
        };
        let currency = CurrencyData::of(scene.catalogue().site.currency);
        CartPage { frame: Frame::of(scene, about), data: Html::data(&CartData { currency }) }
    }
}
