//! What narrows and sorts a list: links to ready pages, and what its script must know.

use serde::Serialize;

use super::Link;
use super::list::filter_name;
use crate::catalogue::{Layout, Money, Slug};
use crate::plan::{Choice, Filter, List, PriceOrder, PriceRange, Scope};
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// A list of so many products is seen at a glance and needs nothing that narrows it.
const FEW: usize = 6;

/// What narrows and sorts a list.
#[derive(Debug, Serialize)]
pub struct Refining {
    /// How the page is sorted, as the script's choices are named: `terbaru`, `termurah` or `termahal`.
    pub sorting: &'static str,
    /// Links to the list sorted in each way, where it has several pages. A part of a list is not sorted.
    pub sortings: Vec<Link>,
    /// Links to all of the list and to parts of it, where it has several pages. Of the pages of the whole list the first
    /// alone has them.
    pub filters: Vec<Link>,
    /// Whether the page holds what is ready to be sent alone.
    pub ready: bool,
    /// The lowest price on the page, where it holds one range of prices alone, without the sign of the currency.
    pub least: Option<String>,
    /// The highest price, likewise.
    pub most: Option<String>,
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
    /// For a page of a list, or of what is chosen of it; nothing where the list is short.
    pub fn of(scene: &Scene<'_>, list: &List, choice: Option<Choice>, number: usize) -> Option<Refining> {
        if list.products.len() <= FEW {
            return None;
        }
        let catalogue = scene.catalogue();
        let Scope { shop, category } = list.scope;
        let of_shops = catalogue.site.layout == Layout::ManyShops && shop.is_none();
        let slug = |slug: &Slug| slug.as_str().to_owned();
        let (order, filter) = (choice.and_then(Choice::order), choice.and_then(Choice::filter));
        let range = filter.and_then(Filter::range);
        Some(Refining {
            sorting: order.map_or("terbaru", PriceOrder::word),
            sortings: if filter.is_none() { sortings(scene, list, order) } else { Vec::new() },
            filters: if filter.is_some() || number == 1 { filters(scene, list, filter) } else { Vec::new() },
            ready: filter == Some(Filter::Ready),
            least: range.and_then(PriceRange::least).map(|sum| bare(scene, sum)),
            most: range.and_then(PriceRange::most).map(|sum| bare(scene, sum)),
            shops: if of_shops && filter.is_none() && number == 1 {
                ShopLink::all(scene, list.scope)
            } else {
                Vec::new()
            },
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
    let by_price = list.choices().filter_map(Choice::order).map(|order| {
        let phrase = match order {
            PriceOrder::Rising => Phrase::SortCheapest,
            PriceOrder::Falling => Phrase::SortDearest,
        };
        (Choice::Sorted(order), scene.locale.say(phrase).to_owned(), here == Some(order))
    });
    beside(scene, list, Phrase::SortNewest, here.is_none(), by_price)
}

/// Links to the first pages of the whole list and of its parts; the one that the page belongs to is current.
fn filters(scene: &Scene<'_>, list: &List, here: Option<Filter>) -> Vec<Link> {
    let parts = list
        .choices()
        .filter_map(Choice::filter)
        .map(|filter| (Choice::Filtered(filter), filter_name(scene, filter), here == Some(filter)));
    beside(scene, list, Phrase::RefineAny, here.is_none(), parts)
}

/// Links to the list and to choices of it, each with its words and whether it is current; none where there is no choice.
fn beside(
    scene: &Scene<'_>,
    list: &List,
    whole: Phrase,
    is_whole: bool,
    choices: impl Iterator<Item = (Choice, String, bool)>,
) -> Vec<Link> {
    let addresses = &scene.stage.plan.addresses;
    let link = |(choice, words, current): (Choice, String, bool)| Link {
        current,
        ..Link::to(scene, &addresses.chosen_list(list.scope, choice, 1), words)
    };
    let links: Vec<Link> = choices.map(link).collect();
    if links.is_empty() {
        return links;
    }
    let address = addresses.list(list.scope.shop, list.scope.category, 1);
    let whole = Link { current: is_whole, ..Link::to(scene, &address, scene.locale.say(whole)) };
    std::iter::once(whole).chain(links).collect()
}

/// The amount as it is typed into a field that has the sign of the currency before it.
fn bare(scene: &Scene<'_>, sum: Money) -> String {
    scene.money(sum).trim_start_matches(scene.catalogue().site.currency.sign()).to_owned()
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
