//! What pages tell crawlers in the words of schema.org, as JSON-LD. Only pages of a site that knows its own address do.

mod goods;
mod seller;

use serde::Serialize;
use serde_json::{Map, Value};

use super::scene::{Html, Scene};
use super::view::Step;
use crate::catalogue::{Currency, Shop};
use crate::plan::{PageKind, SEARCH};

/// A thing with its properties.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str) -> Node {
        Node(Map::new()).with("@type", kind)
    }

    fn with(mut self, property: &str, value: impl Into<Value>) -> Node {
        self.0.insert(property.to_owned(), value.into());
        self
    }

    fn with_some(self, property: &str, value: Option<impl Into<Value>>) -> Node {
        match value {
            Some(value) => self.with(property, value),
            None => self,
        }
    }

    fn with_any(self, property: &str, values: &[impl Into<Value> + Clone]) -> Node {
        if values.is_empty() { self } else { self.with(property, values) }
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Value {
        Value::Object(node.0)
    }
}

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
    let context = |node: Node| Some(Html::data(&node.with("@context", "https://schema.org")));
    match nodes.len() {
        0 => None,
        1 => nodes.pop().and_then(context),
        _ => context(Node(Map::new()).with("@graph", nodes)),
    }
}

fn website(scene: &Scene<'_>) -> Node {
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
fn breadcrumbs(scene: &Scene<'_>, name: &str, trail: &[Step]) -> Option<Node> {
    if scene.page.address.is_empty() {
        return None;
    }
    let site = scene.say(&scene.catalogue().site.title);
    let home = (site, scene.url_of(""));
    let steps = trail.iter().map(|step| (step.name(scene), scene.url_of(&step.address(scene))));
    let entries = std::iter::once(home).chain(steps).chain([(name, None)]).zip(1..);
    let entries: Vec<Node> = entries
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
