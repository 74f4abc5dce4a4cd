//! What narrows and sorts a list: links to ready pages, and what its script must know.

use serde::Serialize;

use super::Link;
use crate::catalogue::{Layout, Slug};
use crate::plan::{List, PriceOrder, Scope};
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// A list of so many products is seen at a glance and needs nothing that narrows it.
const FEW: usize = 6;

/// What narrows and sorts a list.
#[derive(Debug, Serialize)]
pub struct Refining {
    /// How the page is sorted, as the script's choices are named: `terbaru`, `termurah` or `termahal`.
    pub sorting: &'static str,
    /// Links to the list sorted in each way, where it has several pages.
    pub sortings: Vec<Link>,
    /// The same list of each shop that has some of it, in a portal. They stand on its first page alone: on all pages
    /// they would grow with the shops times the products.
    pub shops: Vec<ShopLink>,
    /// The slug of the only shop whose products it holds, in a portal.
    pub shop: Option<String>,
    /// The slug of the only category that it holds.
    pub category: Option<String>,
    /// Whether it holds products of several shops.
    pub of_shops: bool,
    /// Whether it holds products of several categories.
    pub of_categories: bool,
    /// The sign of the currency.
    pub currency: &'static str,
}

/// A shop's part of a list.
#[derive(Debug, Serialize)]
pub struct ShopLink {
    /// Its first page.
    pub href: String,
    /// The shop's name.
    pub name: Html,
    /// How many products it has there.
    pub count: usize,
}

impl Refining {
    /// For a page of a list in this order; nothing where the list is short.
    pub fn of(scene: &Scene<'_>, list: &List, order: Option<PriceOrder>, number: usize) -> Option<Refining> {
        if list.products.len() <= FEW {
            return None;
        }
        let catalogue = scene.catalogue();
        let Scope { shop, category } = list.scope;
        let of_shops = catalogue.site.layout == Layout::ManyShops && shop.is_none();
        let slug = |slug: &Slug| slug.as_str().to_owned();
        Some(Refining {
            sorting: order.map_or("terbaru", PriceOrder::word),
            sortings: if list.sorted_parts() > 0 { sortings(scene, list, order) } else { Vec::new() },
            shops: if of_shops && number == 1 { ShopLink::all(scene, list.scope) } else { Vec::new() },
            shop: shop.and_then(|shop| catalogue.shop(shop).slug.as_ref()).map(slug),
            category: category.map(|category| slug(&catalogue.category(category).slug)),
            of_shops,
            of_categories: category.is_none()
                && list.products.iter().any(|&id| catalogue.product(id).category.is_some()),
            currency: catalogue.site.currency.sign(),
        })
    }
}

/// Links to the first pages of the list in each order; that of the page's own order is current.
fn sortings(scene: &Scene<'_>, list: &List, here: Option<PriceOrder>) -> Vec<Link> {
    let addresses = &scene.stage.plan.addresses;
    let Scope { shop, category } = list.scope;
    let newest = (None, Phrase::SortNewest, addresses.list(shop, category, 1));
    let by_price = PriceOrder::ALL.map(|order| {
        let phrase = match order {
            PriceOrder::Rising => Phrase::SortCheapest,
            PriceOrder::Falling => Phrase::SortDearest,
        };
        (Some(order), phrase, addresses.sorted_list(list.scope, order, 1))
    });
    let link = |(order, phrase, address): (Option<PriceOrder>, Phrase, String)| Link {
        current: order == here,
        ..Link::to(scene, &address, scene.locale.say(phrase))
    };
    std::iter::once(newest).chain(by_price).map(link).collect()
}

impl ShopLink {
    fn all(scene: &Scene<'_>, here: Scope) -> Vec<ShopLink> {
        let lists = scene.stage.plan.lists.iter().filter(|list| list.scope.category == here.category);
        let links = lists.filter(|list| !list.products.is_empty()).filter_map(|list| {
            let shop = list.scope.shop?;
            Some(ShopLink {
                href: scene.link(&scene.stage.plan.addresses.list(Some(shop), here.category, 1)),
                name: scene.text(&scene.catalogue().shop(shop).name),
                count: list.products.len(),
            })
        });
        links.collect()
    }
}
