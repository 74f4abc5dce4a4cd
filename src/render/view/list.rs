//! A list of products.

use serde::Serialize;

use super::card::ShopName;
use super::frame::{About, is_portal};
use super::refining::Refining;
use super::{Frame, Link, Picture, Step};
use crate::catalogue::{Category, PhotoId, ShopId};
use crate::plan::{Choice, Filter, List, ListId, PriceOrder, PriceRange, Scope};
use crate::render::scene::{Html, Scene, Stage};
use crate::render::theme::Phrase;

/// How many cards of a list are seen at once on a phone: a row of two. Their photos are not left for later.
const SEEN: usize = 2;

/// One page of a list.
#[derive(Debug, Serialize)]
pub struct ListPage {
    /// What every page has.
    pub frame: Frame,
    /// The list's name.
    pub title: Html,
    /// What it holds, on its first page.
    pub about: Option<Html>,
    /// The products of this page.
    pub cards: Vec<Html>,
    /// How many products the whole list has.
    pub count: usize,
    /// What part of the list the page belongs to, where it is none of the whole list.
    pub filter: Option<FilterTitle>,
    /// The categories beside it.
    pub categories: Vec<CategoryLink>,
    /// All products of the same shop or site.
    pub all: Link,
    /// Whether the cards say their shops.
    pub shops_shown: bool,
    /// What narrows and sorts it, where it is not seen at a glance.
    pub refining: Option<Refining>,
    /// The pages of the same products in the same order, where there are several.
    pub parts: Vec<Part>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// How many products the pages of a part show, on the last one where the part has more.
    pub cut: Option<usize>,
    /// The whole list, behind the last page of a part of it, or of one that is sorted no further.
    pub rest: Option<String>,
}

/// A part of a list.
#[derive(Debug, Serialize)]
pub struct FilterTitle {
    /// Its name.
    pub name: String,
    /// How many products it has.
    pub count: usize,
}

/// A category with what it holds.
#[derive(Debug, Serialize)]
pub struct CategoryLink {
    /// Its first page.
    pub href: String,
    /// Its name.
    pub name: Html,
    /// Its photo, where the page shows photos of categories.
    pub photo: Option<Picture>,
    /// How many products it has here.
    pub count: usize,
    /// Whether its list is the page itself.
    pub current: bool,
}

/// One page of a list, among the links to its neighbours.
#[derive(Debug, Serialize)]
pub struct Part {
    /// The page.
    pub href: String,
    /// Its number, from 1.
    pub number: usize,
    /// Whether pages between it and the one before are left out.
    pub after_gap: bool,
    /// Whether it is the page itself.
    pub current: bool,
}

impl ListPage {
    /// A page of a list, counted from 1: of all of it, the newest first, or of what is chosen.
    pub fn of(scene: &Scene<'_>, id: ListId, choice: Option<Choice>, number: usize) -> ListPage {
        let list = scene.stage.plan.list(id);
        let Scope { shop, category } = list.scope;
        let category = category.map(|id| scene.catalogue().category(id));
        let title = title(scene, category);
        let addresses = &scene.stage.plan.addresses;
        let (products, parts) = match choice {
            None => (list.part(number), list.parts()),
            Some(choice) => (list.chosen_part(choice, number), list.chosen_parts(choice)),
        };
        let link = |part: usize| match choice {
            None => scene.link(&address(scene, list, part)),
            Some(choice) => scene.link(&addresses.chosen_list(list.scope, choice, part)),
        };
        let is_plain_first = choice.is_none() && number == 1;
        let filter = FilterTitle::of(scene, list, choice);
        let shown = choice.map_or(0, |choice| list.chosen_products(choice).len());
        let is_cut = number == parts && filter.as_ref().is_some_and(|filter| shown < filter.count);
        let leaves_out = filter.is_some() || parts < list.parts();
        let shop_name = if shop.is_some() { ShopName::Known } else { ShopName::Shown };
        let all = Link::to(scene, &addresses.list(shop, None, 1), scene.locale.say(Phrase::TitleAll));
        let about = category.and_then(|category| category.description.as_ref()).filter(|_| is_plain_first);
        ListPage {
            frame: Frame::of(scene, about_list(scene, list, category, &title, choice, number)),
            about: about.map(|text| scene.prose(text, 2, "")),
            shops_shown: shop.is_none() && is_portal(scene.catalogue()) && !products.is_empty(),
            cards: scene.stage.cards.list(scene, products, shop_name, SEEN),
            count: list.products.len(),
            filter,
            cut: is_cut.then_some(shown),
            categories: CategoryLink::all(scene, shop, list.scope),
            all,
            refining: Refining::of(scene, list, choice, number),
            parts: Part::around(number, parts, link),
            previous: (number > 1).then(|| link(number - 1)),
            next: (number < parts).then(|| link(number + 1)),
            rest: (number == parts && leaves_out).then(|| scene.link(&address(scene, list, 1))),
            title: category.map_or_else(|| title.as_str().into(), |category| scene.text(&category.name)),
        }
    }
}

impl FilterTitle {
    fn of(scene: &Scene<'_>, list: &List, choice: Option<Choice>) -> Option<FilterTitle> {
        let choice = choice?;
        Some(FilterTitle { name: filter_name(scene, choice.filter()?), count: list.chosen_count(choice) })
    }
}

/// What a part of a list is called.
pub(super) fn filter_name(scene: &Scene<'_>, filter: Filter) -> String {
    match filter {
        Filter::Ready => scene.locale.say(Phrase::RefineReady).to_owned(),
        Filter::Priced(range) => range_name(scene, range),
    }
}

fn range_name(scene: &Scene<'_>, range: PriceRange) -> String {
    let (locale, money) = (scene.locale, |sum| scene.money(sum));
    match range {
        PriceRange::UpTo(most) => locale.fill(Phrase::RangeUpTo, &[("most", &money(most))]),
        PriceRange::Between(least, most) => {
            locale.fill(Phrase::RangeBetween, &[("least", &money(least)), ("most", &money(most))])
        }
        PriceRange::From(least) => locale.fill(Phrase::RangeFrom, &[("least", &money(least))]),
    }
}

impl Part {
    /// The first page, the last, and those beside this one: a list of any length has as many links.
    fn around(number: usize, last: usize, link: impl Fn(usize) -> String) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        if last < 2 {
            return parts;
        }
        let near = number.saturating_sub(1)..=number + 1;
        for part in (1..=last).filter(|part| *part == 1 || *part == last || near.contains(part)) {
            let after_gap = parts.last().is_some_and(|before| before.number + 1 < part);
            parts.push(Part { href: link(part), number: part, after_gap, current: part == number });
        }
        parts
    }
}

impl CategoryLink {
    /// The categories of a shop, or of the whole site, that have products.
    pub fn all(scene: &Scene<'_>, shop: Option<ShopId>, here: Scope) -> Vec<CategoryLink> {
        let lists = scene.stage.plan.lists.iter().filter(|list| list.scope.shop == shop);
        let links = lists.filter_map(|list| {
            let category = scene.catalogue().category(list.scope.category?);
            Some(CategoryLink { current: list.scope == here, ..CategoryLink::of(scene, list, category) })
        });
        links.collect()
    }

    /// The same with photos.
    pub fn with_photos(scene: &Scene<'_>, shop: Option<ShopId>) -> Vec<CategoryLink> {
        let lists = scene.stage.plan.lists.iter().filter(|list| list.scope.shop == shop);
        let links = lists.filter_map(|list| {
            let category = scene.catalogue().category(list.scope.category?);
            let photo = CategoryLink::photo(scene.stage, list, category);
            let photo = photo.and_then(|photo| Picture::on_card(scene, photo));
            Some(CategoryLink { photo, ..CategoryLink::of(scene, list, category) })
        });
        links.collect()
    }

    /// The photo that stands for a category in a list: its own, else that of its newest product that has one.
    pub fn photo(stage: Stage<'_>, list: &List, category: &Category) -> Option<PhotoId> {
        let products = list.products.iter().flat_map(|&id| stage.catalogue.product(id).photos.first());
        category.photo.iter().chain(products).copied().find(|&photo| stage.photos.get(photo).is_some())
    }

    fn of(scene: &Scene<'_>, list: &List, category: &Category) -> CategoryLink {
        CategoryLink {
            href: scene.link(&address(scene, list, 1)),
            name: scene.text(&category.name),
            photo: None,
            count: list.products.len(),
            current: false,
        }
    }
}

fn address(scene: &Scene<'_>, list: &List, part: usize) -> String {
    scene.stage.plan.addresses.list(list.scope.shop, list.scope.category, part)
}

fn title(scene: &Scene<'_>, category: Option<&Category>) -> String {
    match category {
        Some(category) => scene.say(&category.name).to_owned(),
        None => scene.locale.say(Phrase::TitleAll).to_owned(),
    }
}

fn about_list(
    scene: &Scene<'_>,
    list: &List,
    category: Option<&Category>,
    title: &str,
    choice: Option<Choice>,
    number: usize,
) -> About {
    let catalogue = scene.catalogue();
    let own_shop = list.scope.shop.map(|shop| catalogue.shop(shop));
    let of = own_shop.map_or(scene.say(&catalogue.site.title), |shop| scene.say(&shop.name));
    let description = match category.and_then(|category| category.description.as_ref()) {
        Some(text) if number == 1 && choice.is_none() => scene.excerpt(text, 160),
        _ => scene.locale.fill(Phrase::AboutList, &[("title", title), ("of", of)]),
    };
    let chosen = choice.map(|choice| match choice {
        Choice::Sorted(PriceOrder::Rising) => scene.locale.fill(Phrase::TitleCheapest, &[("title", title)]),
        Choice::Sorted(PriceOrder::Falling) => scene.locale.fill(Phrase::TitleDearest, &[("title", title)]),
        Choice::Filtered(filter) => {
            let filter = filter_name(scene, filter);
            scene.locale.fill(Phrase::TitleFiltered, &[("title", title), ("filter", &filter)])
        }
    });
    let title = chosen.as_deref().unwrap_or(title);
    let name = match (own_shop, category, number) {
        (_, _, 2..) => scene.locale.fill(Phrase::TitlePart, &[("title", title), ("number", &number.to_string())]),
        (Some(shop), None, _) if choice.is_none() => {
            scene.locale.fill(Phrase::TitleAllOf, &[("shop", scene.say(&shop.name))])
        }
        _ => title.to_owned(),
    };
    let to_shop = list.scope.shop.and_then(|shop| Step::to_shop(scene, shop));
    let trail = to_shop.into_iter().chain(category.map(|_| Step::Products(list.scope.shop))).collect();
    About { name, description, trail }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: usize, last: usize) -> Vec<String> {
        let parts = Part::around(number, last, |part| part.to_string());
        parts.iter().map(|part| format!("{}{}", if part.after_gap { "…" } else { "" }, part.href)).collect()
    }

    #[test]
    fn a_list_of_any_length_has_few_links() {
        assert_eq!(shown(1, 1), Vec::<String>::new());
        assert_eq!(shown(1, 2), ["1", "2"]);
        assert_eq!(shown(1, 417), ["1", "2", "…417"]);
        assert_eq!(shown(3, 417), ["1", "2", "3", "4", "…417"]);
        assert_eq!(shown(200, 417), ["1", "…199", "200", "201", "…417"]);
        assert_eq!(shown(417, 417), ["1", "…416", "417"]);
    }
}
