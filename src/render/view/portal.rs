//! The home of a portal.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::ShopName;
use super::frame::About;
use super::list::CategoryLink;
use super::{Card, Frame, Link, Picture};
use crate::catalogue::Shop;
use crate::plan::Scope;
use crate::render::brand::color_of;
use crate::render::scene::Scene;
use crate::render::theme::Phrase;

/// How many of the newest products the home shows.
const NEWEST: usize = 12;

/// The home of a portal.
#[derive(Debug, Serialize)]
pub struct PortalPage {
    /// What every page has.
    pub frame: Frame,
    /// The portal's name.
    pub title: String,
    /// What it is, in a sentence.
    pub about: String,
    /// The shops, by province.
    pub places: Vec<Place>,
    /// The newest products of all shops.
    pub newest: Vec<Card>,
    /// The categories of all shops.
    pub categories: Vec<CategoryLink>,
    /// All products.
    pub all: Link,
    /// How many products there are.
    pub count: usize,
}

/// The shops of one province.
#[derive(Debug, Serialize)]
pub struct Place {
    /// The province; nothing for shops that do not say.
    pub name: Option<String>,
    /// Its shops.
    pub shops: Vec<ShopCard>,
}

/// A shop in the portal.
#[derive(Debug, Serialize)]
pub struct ShopCard {
    /// Its home.
    pub href: String,
    /// Its name.
    pub name: String,
    /// One line under the name.
    pub tagline: Option<String>,
    /// The town.
    pub city: Option<String>,
    /// The home or workshop behind it.
    pub institution: Option<String>,
    /// The wide photo, or that of a product.
    pub photo: Option<Picture>,
    /// The logo.
    pub logo: Option<Picture>,
    /// The shop's colour.
    pub color: String,
    /// How many products it has.
    pub count: usize,
}

impl PortalPage {
    /// The home.
    pub fn of(scene: &Scene<'_>) -> PortalPage {
        let catalogue = scene.catalogue();
        let newest = scene.stage.plan.lists.first().map_or(&[][..], |list| list.products.as_slice());
        let title = scene.say(&catalogue.site.title).to_owned();
        let about = scene.locale.fill(Phrase::AboutPortal, &[("count", &catalogue.shops.len().to_string())]);
        let photo = catalogue.shops.iter().find_map(|shop| shop.banner);
        let frame = About { name: title.clone(), description: about.clone(), photo, trail: Vec::new() };
        let here = Scope { shop: None, category: None };
        PortalPage {
            frame: Frame::of(scene, frame),
            title,
            about,
            places: places(scene),
            newest: Card::all(scene, &newest[..newest.len().min(NEWEST)], ShopName::Shown),
            categories: CategoryLink::all(scene, None, here),
            all: Link::to(scene, &scene.stage.plan.addresses.list(None, None, 1), scene.locale.say(Phrase::TitleAll)),
            count: catalogue.products.len(),
        }
    }
}

fn places(scene: &Scene<'_>) -> Vec<Place> {
    let mut places: BTreeMap<(bool, Option<&str>), Vec<ShopCard>> = BTreeMap::new();
    for shop in &scene.catalogue().shops {
        let province = shop.province.as_deref();
        places.entry((province.is_none(), province)).or_default().push(ShopCard::of(scene, shop));
    }
    places.into_iter().map(|((_, name), shops)| Place { name: name.map(str::to_owned), shops }).collect()
}

impl ShopCard {
    fn of(scene: &Scene<'_>, shop: &Shop) -> ShopCard {
        let list =
            scene.stage.plan.lists.iter().find(|list| list.scope == Scope { shop: Some(shop.id), category: None });
        let products = list.map_or(&[][..], |list| list.products.as_slice());
        let first = || products.iter().find_map(|&id| scene.catalogue().product(id).photos.first().copied());
        ShopCard {
            href: scene.link(scene.stage.plan.addresses.shop(shop.id)),
            name: scene.say(&shop.name).to_owned(),
            tagline: shop.tagline.as_ref().map(|text| scene.say(text).to_owned()),
            city: shop.city.clone(),
            institution: shop.institution.as_ref().map(|text| scene.say(text).to_owned()),
            photo: shop.banner.or_else(first).and_then(|photo| Picture::of(scene, photo)),
            logo: shop.logo.and_then(|photo| Picture::of(scene, photo)),
            color: color_of(shop.color).to_string(),
            count: products.len(),
        }
    }
}
