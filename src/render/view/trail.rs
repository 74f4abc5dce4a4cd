//! The way from the site's home to a page.

use super::Link;
use crate::catalogue::{CategoryId, ShopId};
use crate::render::scene::Scene;
use crate::render::theme::Phrase;

/// A page on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A shop of a portal.
    Shop(ShopId),
    /// All products, of a shop of a portal or of the site.
    Products(Option<ShopId>),
    /// A category, of a shop of a portal or of the site.
    Category(Option<ShopId>, CategoryId),
}

impl Step {
    /// The shop of a portal that a page belongs to.
    pub fn to_shop(scene: &Scene<'_>, shop: ShopId) -> Option<Step> {
        scene.catalogue().shop(shop).slug.as_ref().map(|_| Step::Shop(shop))
    }

    /// Its address without a language.
    pub fn address(self, scene: &Scene<'_>) -> String {
        let addresses = &scene.stage.plan.addresses;
        match self {
            Step::Shop(shop) => addresses.shop(shop).to_owned(),
            Step::Products(shop) => addresses.list(shop, None, 1),
            Step::Category(shop, category) => addresses.list(shop, Some(category), 1),
        }
    }

    /// Its name in the page's language.
    pub fn name<'a>(self, scene: &Scene<'a>) -> &'a str {
        match self {
            Step::Shop(shop) => scene.say(&scene.catalogue().shop(shop).name),
            Step::Products(_) => scene.locale.say(Phrase::NavProducts),
            Step::Category(_, category) => scene.say(&scene.catalogue().category(category).name),
        }
    }

    /// A link to it.
    pub fn link(self, scene: &Scene<'_>) -> Link {
        let name = match self {
            Step::Shop(shop) => scene.text(&scene.catalogue().shop(shop).name),
            Step::Products(_) => scene.locale.say(Phrase::NavProducts).into(),
            Step::Category(_, category) => scene.text(&scene.catalogue().category(category).name),
        };
        Link::to(scene, &self.address(scene), name)
    }
}
