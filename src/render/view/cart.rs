//! The cart.

use serde::Serialize;

use super::currency::CurrencyData;
use super::frame::About;
use super::{Frame, Link};
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// The cart, which scripts fill from what the buyer's device keeps.
#[derive(Debug, Serialize)]
pub struct CartPage {
    /// What every page has.
    pub frame: Frame,
    /// The list of all products.
    pub products: Link,
    /// The homes of the shops, where buyers are told how to order without the cart.
    pub shops: Vec<Link>,
    /// What the script must know of the site.
    pub data: Html,
}

/// What the cart's script must know of the site.
#[derive(Debug, Serialize)]
struct CartData<'a> {
    /// How amounts are written.
    currency: CurrencyData,
    /// The shops.
    shops: Vec<CartShop<'a>>,
    /// Scripts that are loaded when they are needed, by name.
    scripts: CartScripts,
}

/// A shop that may have lines in a cart.
#[derive(Debug, Serialize)]
struct CartShop<'a> {
    /// Its slug; empty where the site is one shop.
    slug: &'a str,
    /// Its name.
    name: &'a str,
    /// Its home.
    href: String,
    /// Where its terms stand.
    terms: String,
}

/// Scripts that are loaded when they are needed.
#[derive(Debug, Serialize)]
struct CartScripts {
    /// Draws a payment code with an amount in it.
    qr: Option<String>,
    /// Writes a quotation.
    quotation: Option<String>,
}

impl CartPage {
    /// The page.
    pub fn of(scene: &Scene<'_>) -> CartPage {
        let about = About {
            name: scene.locale.say(Phrase::TitleCart).to_owned(),
            description: scene.locale.say(Phrase::AboutCart).to_owned(),
            ..About::default()
        };
        let frame = Frame::of(scene, about);
        let catalogue = scene.catalogue();
        let shops = catalogue.shops.iter().map(|shop| CartShop {
            slug: shop.slug.as_ref().map_or("", |slug| slug.as_str()),
            name: scene.say(&shop.name),
            href: Link::to_shop(scene, shop).href,
            terms: scene.terms(shop.id),
        });
        let scripts = scene.stage.assets.scripts(scene.language());
        let script =
            |name: &str| scripts.iter().find(|script| script.name == name).map(|script| scene.file(&script.path));
        let data = CartData {
            currency: CurrencyData::of(catalogue.site.currency),
            shops: shops.collect(),
            scripts: CartScripts { qr: script("qr"), quotation: script("quotation") },
        };
        let products = scene.stage.plan.addresses.list(None, None, 1);
        CartPage {
            products: Link::to(scene, &products, scene.locale.say(Phrase::NavProducts)),
            shops: catalogue.shops.iter().map(|shop| Link::to_shop(scene, shop)).collect(),
            data: Html::data(&data),
            frame,
        }
    }
}
