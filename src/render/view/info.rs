//! Pages of words: information, an address that has moved, and what is shown where there is nothing.

use serde::Serialize;

use super::frame::About;
use super::{Frame, Link};
use crate::catalogue::{InfoPageId, ProductId};
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// An information page.
#[derive(Debug, Serialize)]
pub struct InfoPage {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: Html,
}

impl InfoPage {
    /// The page with this number.
    pub fn of(scene: &Scene<'_>, id: InfoPageId) -> InfoPage {
        let page = scene.catalogue().page(id);
        let title = scene.say(&page.title).to_owned();
        let shop = page.shop.map(|shop| scene.catalogue().shop(shop)).filter(|shop| shop.slug.is_some());
        let about = About {
            name: title.clone(),
            description: scene.excerpt(&page.body, 160),
            photo: None,
            trail: shop.map(|shop| Link::to_shop(scene, shop)).into_iter().collect(),
        };
        InfoPage { frame: Frame::of(scene, about), title, body: scene.prose(&page.body, 2, "") }
    }
}

/// An address that a product had before.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// What every page has.
    pub frame: Frame,
    /// Where the product is now.
    pub target: Link,
    /// Its full address, where the site knows its own.
    pub url: Option<String>,
}

impl MovedPage {
    /// The page that leads on to a product.
    pub fn of(scene: &Scene<'_>, id: ProductId) -> MovedPage {
        let product = scene.catalogue().product(id);
        let address = scene.stage.plan.addresses.product(id);
        let title = scene.locale.say(Phrase::TitleMoved).to_owned();
        let description = scene.say(&product.name).to_owned();
        let about = About { name: title, description, ..About::default() };
        MovedPage {
            frame: Frame::of(scene, about),
            target: Link::to(scene, address, scene.say(&product.name)),
            url: scene.url_of(address),
        }
    }
}

/// What is shown where there is nothing.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// What every page has. Its links count from the root of the host.
    pub frame: Frame,
    /// Other places to look.
    pub places: Vec<Link>,
}

impl NotFoundPage {
    /// The page.
    pub fn of(scene: &Scene<'_>) -> NotFoundPage {
        let name = scene.locale.say(Phrase::TitleNotFound).to_owned();
        let about = About { description: name.clone(), name, ..About::default() };
        let frame = Frame::of(scene, about);
        let lists = scene.stage.plan.lists.iter().filter(|list| list.scope.shop.is_none());
        let places = lists.filter_map(|list| {
            let category = scene.catalogue().category(list.scope.category?);
            let address = scene.stage.plan.addresses.list(None, list.scope.category, 1);
            Some(Link::to(scene, &address, scene.say(&category.name)))
        });
        NotFoundPage { places: places.collect(), frame }
    }
}
