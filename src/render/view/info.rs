//! Pages of words: information, an address that has moved, and what is shown where there is nothing.

use serde::Serialize;

use super::frame::About;
use super::list::CategoryLink;
use super::{Frame, Link, Step};
use crate::catalogue::InfoPageId;
use crate::plan::Destination;
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// An information page.
#[derive(Debug, Serialize)]
pub struct InfoPage {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: Html,
    /// Its text.
    pub body: Html,
}

impl InfoPage {
    /// The page with this number.
    pub fn of(scene: &Scene<'_>, id: InfoPageId) -> InfoPage {
        let page = scene.catalogue().page(id);
        let title = scene.say(&page.title).to_owned();
        let about = About {
            name: title,
            description: scene.excerpt(&page.body, 160),
            trail: page.shop.and_then(|shop| Step::to_shop(scene, shop)).into_iter().collect(),
        };
        InfoPage {
            frame: Frame::of(scene, about),
            title: scene.text(&page.title),
            body: scene.prose(&page.body, 2, ""),
        }
    }
}

/// An address that something had before.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// What every page has.
    pub frame: Frame,
    /// Where it is now.
    pub target: Link,
    /// Its full address, where the site knows its own.
    pub url: Option<String>,
}

impl MovedPage {
    /// The page that leads on.
    pub fn of(scene: &Scene<'_>, destination: Destination) -> MovedPage {
        let catalogue = scene.catalogue();
        let name = match destination {
            Destination::Shop(shop) => &catalogue.shop(shop).name,
            Destination::List(_) => scene.shop().map_or(&catalogue.site.title, |shop| &shop.name),
            Destination::Product(product) => &catalogue.product(product).name,
            Destination::Info(page) => &catalogue.page(page).title,
        };
        let address = scene.stage.plan.address_of(destination);
        let title = scene.locale.say(Phrase::TitleMoved).to_owned();
        let about = About { name: title, description: scene.say(name).to_owned(), ..About::default() };
        MovedPage {
            frame: Frame::of(scene, about),
            target: Link::to(scene, &address, scene.text(name)),
            url: scene.url_of(&address),
        }
    }
}

/// An address that was published, where there is nothing any more.
#[derive(Debug, Serialize)]
pub struct GonePage {
    /// What every page has.
    pub frame: Frame,
    /// What is there to be had: of the shop, where it is still there, else of the site.
    pub products: Link,
}

impl GonePage {
    /// The page at the published address of this number. It says nothing of what was there.
    pub fn of(scene: &Scene<'_>, number: usize) -> GonePage {
        let catalogue = scene.catalogue();
        let is_product = catalogue.published[number].is_product(catalogue);
        let title = if is_product { Phrase::TitleGone } else { Phrase::TitleGonePage };
        let name = scene.locale.say(title).to_owned();
        let shop = scene.shop().filter(|shop| shop.slug.is_some());
        let list = scene.stage.plan.addresses.list(shop.map(|shop| shop.id), None, 1);
        let products = match shop {
            Some(shop) => scene.locale.fill(Phrase::TitleAllOf, &[("shop", scene.say(&shop.name))]),
            None => scene.locale.say(Phrase::TitleAll).to_owned(),
        };
        let trail = shop.and_then(|shop| Step::to_shop(scene, shop.id)).into_iter().collect();
        let about = About { description: name.clone(), name, trail };
        GonePage { frame: Frame::of(scene, about), products: Link::to(scene, &list, products) }
    }
}

/// What is shown where there is nothing.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// What every page has. Its links count from the root of the host.
    pub frame: Frame,
    /// The categories of the site.
    pub categories: Vec<CategoryLink>,
}

impl NotFoundPage {
    /// The page.
    pub fn of(scene: &Scene<'_>) -> NotFoundPage {
        let name = scene.locale.say(Phrase::TitleNotFound).to_owned();
        let about = About { description: name.clone(), name, ..About::default() };
        NotFoundPage { frame: Frame::of(scene, about), categories: CategoryLink::with_photos(scene, None) }
    }
}
