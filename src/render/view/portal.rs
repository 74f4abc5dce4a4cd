//! The home of a portal.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::ShopName;
use super::frame::About;
use super::list::CategoryLink;
use super::shop::place;
use super::window::window;
use super::{Card, Frame, Link, Picture};
use crate::catalogue::{PhotoId, ProductId, Shop};
use crate::plan::Scope;
use crate::render::scene::{Html, Scene, Stage};
use crate::render::theme::Phrase;

/// How many of the newest products the home shows beside those in the window.
const NEWEST: usize = 10;

/// With more shops than this they stand in short rows under their provinces.
const FEW_SHOPS: usize = 9;

/// The home of a portal.
#[derive(Debug, Serialize)]
pub struct PortalPage {
    /// What every page has.
    pub frame: Frame,
    /// The products that are shown first.
    pub window: Vec<Card>,
    /// The shops, by province.
    pub places: Vec<Place>,
    /// How many shops there are.
    pub shop_count: usize,
    /// Whether the shops are so many that they stand in short rows under their provinces.
    pub many_shops: bool,
    /// The newest products of all shops.
    pub newest: Vec<Html>,
    /// The categories of all shops.
    pub categories: Vec<CategoryLink>,
    /// All products.
    pub all: Link,
    /// How many products there are.
    pub count: usize,
    /// Whether there are more than the page shows.
    pub more: bool,
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
    pub name: Html,
    /// One line under the name.
    pub tagline: Option<Html>,
    /// Town and province.
    pub place: Option<String>,
    /// The town.
    pub city: Option<String>,
    /// The wide photo, or that of a product.
    pub photo: Option<Picture>,
    /// How many products it has.
    pub count: usize,
}

/// The products that the home of a portal shows.
#[derive(Debug)]
pub struct PortalGoods<'a> {
    /// All of the site, the newest first.
    pub all: &'a [ProductId],
    /// Those in the window.
    pub window: Vec<ProductId>,
    /// The newest that are not in the window.
    pub newest: Vec<ProductId>,
}

impl<'a> PortalGoods<'a> {
    /// Chooses them.
    pub fn of(stage: Stage<'a>) -> PortalGoods<'a> {
        let all = stage.plan.products(Scope { shop: None, category: None });
        let window = window(stage, all);
        let newest = all.iter().copied().filter(|id| !window.contains(id)).take(NEWEST).collect();
        PortalGoods { all, window, newest }
    }
}

impl PortalPage {
    /// The home.
    pub fn of(scene: &Scene<'_>) -> PortalPage {
        let catalogue = scene.catalogue();
        let PortalGoods { all, window, newest } = PortalGoods::of(scene.stage);
        let about = About {
            name: scene.say(&catalogue.site.title).to_owned(),
            description: scene.locale.say(Phrase::AboutPortal).to_owned(),
            trail: Vec::new(),
        };
        PortalPage {
            frame: Frame::of(scene, about),
            window: Card::all(scene, &window, ShopName::Shown),
            places: places(scene),
            shop_count: catalogue.shops.len(),
            many_shops: catalogue.shops.len() > FEW_SHOPS,
            newest: scene.stage.cards.list(scene, &newest, ShopName::Shown, 0),
            categories: CategoryLink::with_photos(scene, None),
            all: Link::to(scene, &scene.stage.plan.addresses.list(None, None, 1), scene.locale.say(Phrase::TitleAll)),
            count: all.len(),
            more: all.len() > window.len() + newest.len(),
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
        let (products, photo) = ShopCard::goods(scene.stage, shop);
        ShopCard {
            href: scene.link(scene.stage.plan.addresses.shop(shop.id)),
            name: scene.text(&shop.name),
            tagline: shop.tagline.as_ref().map(|text| scene.text(text)),
            place: place(shop),
            city: shop.city.clone(),
            photo: photo.and_then(|photo| Picture::of(scene, photo)),
            count: products.len(),
        }
    }

    /// The products of a shop, and the photo on its card: the wide one, or that of a product.
    pub fn goods<'a>(stage: Stage<'a>, shop: &Shop) -> (&'a [ProductId], Option<PhotoId>) {
        let products = stage.plan.products(Scope { shop: Some(shop.id), category: None });
        let first = || products.iter().find_map(|&id| stage.catalogue.product(id).photos.first().copied());
        (products, shop.banner.or_else(first))
    }
}
