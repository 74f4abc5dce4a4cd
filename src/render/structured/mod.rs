//! What pages tell crawlers in the words of schema.org, as JSON-LD. Only pages of a site that knows its own address do.

mod goods;
mod node;
mod seller;

use super::scene::{Html, Scene};
use super::view::Step;
use crate::catalogue::{Currency, Shop};
use crate::plan::{PageKind, SEARCH};
use node::Node;

/// What a page tells: of whom it is, what it sells, and where it stands. `name` is its title and `trail` the way to it.
pub fn of(scene: &Scene<'_>, name: &str, trail: &[Step]) -> Option<Html> {
    scene.catalogue().site.base_url.as_ref()?;
    let mut nodes = match scene.page.kind {
        PageKind::Portal => vec![website(scene)],
        PageKind::Shop(id) => {
            let shop = scene.catalogue().shop(id);
            let seller = seller::seller(scene, shop);
            if shop.slug.is_none() { vec![website(scene), seller] } else { vec![seller] }
        }
        PageKind::Product(id) => goods::goods(scene, scene.catalogue().product(id)),
        PageKind::List(..) | PageKind::Info(_) => Vec::new(),
        PageKind::Chosen(..) | PageKind::Moved(_) | PageKind::Gone(_) | PageKind::NotFound => return None,
        PageKind::Cart | PageKind::Search | PageKind::Offline => return None,
    };
    nodes.extend(breadcrumbs(scene, name, trail));
    let context = |node: Node<'_>| Some(Html::data(&node.with("@context", "https://schema.org")));
    match nodes.len() {
        0 => None,
        1 => nodes.pop().and_then(context),
        _ => context(Node::default().with("@graph", nodes)),
    }
}

fn website<'a>(scene: &Scene<'a>) -> Node<'a> {
    let search = scene.url_of(SEARCH).map(|url| {
        let target = Node::new("EntryPoint").with("urlTemplate", format!("{url}?q={{search_term_string}}"));
        Node::new("SearchAction").with("target", target).with("query-input", "required name=search_term_string")
    });
    Node::new("WebSite")
        .with("name", scene.say(&scene.catalogue().site.title))
        .with_some("url", scene.url_of(""))
        .with("inLanguage", scene.language().code())
        .with_some("potentialAction", search)
}

/// The way from the home to the page; nothing where the page is the home.
fn breadcrumbs<'a>(scene: &Scene<'a>, name: &'a str, trail: &[Step]) -> Option<Node<'a>> {
    if scene.page.address.is_empty() {
        return None;
    }
    let site = scene.say(&scene.catalogue().site.title);
    let home = (site, scene.url_of(""));
    let steps = trail.iter().map(|step| (step.name(scene), scene.url_of(&step.address(scene))));
    let entries = std::iter::once(home).chain(steps).chain([(name, None)]).zip(1..);
    let entries: Vec<Node<'_>> = entries
        .map(|((name, url), position): (_, u32)| {
            Node::new("ListItem").with("position", position).with("name", name).with_some("item", url)
        })
        .collect();
    Some(Node::new("BreadcrumbList").with("itemListElement", entries))
}

/// The code of the country that shops and buyers are in, where the currency tells it.
fn country(currency: Currency) -> Option<&'static str> {
    match currency {
        Currency::Idr => Some("ID"),
        Currency::Myr => Some("MY"),
        Currency::Sgd => Some("SG"),
        Currency::Aud => Some("AU"),
        Currency::Usd | Currency::Eur => None,
    }
}

/// The home of a shop with a mark that names the shop itself.
fn seller_id(scene: &Scene<'_>, shop: &Shop) -> Option<String> {
    scene.url_of(scene.stage.plan.addresses.shop(shop.id)).map(|url| format!("{url}#toko"))
}

#[cfg(test)]
mod tests;
