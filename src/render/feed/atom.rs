//! What is new, as Atom (RFC 4287). Its days come from the products alone, so that no build makes old things new.

use jiff::civil::Date;

use super::{Desk, Owner};
use crate::catalogue::Product;
use crate::plan::FEED_NEW;
use crate::render::print;
use crate::render::shorten::shorten;
use crate::render::xml::Xml;

/// How many of the newest products it holds.
const NEWEST: usize = 50;
/// How much of a description, in characters.
const SUMMARY: usize = 300;

/// The feed of an owner; nothing where no product says when it was added.
pub(super) fn feed(desk: Desk<'_>, owner: Owner<'_>) -> Option<String> {
    let today = desk.catalogue().site.date;
    let products = owner.products(desk).iter().map(|&id| desk.catalogue().product(id));
    let dated = products.filter_map(|product| Some((product, product.added.filter(|added| *added <= today)?)));
    let newest: Vec<(&Product, Date)> = dated.take(NEWEST).collect();
    let (_, updated) = newest.first()?;
    let home = desk.url(owner.home);
    let own = desk.url(&format!("{}{FEED_NEW}", owner.home));
    let mut xml = Xml::document();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", desk.language.code())]);
    xml.line();
    xml.element("id", &own);
    xml.element("title", owner.name);
    xml.element("updated", &moment(*updated));
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)]);
    author(&mut xml, owner.name, &home);
    xml.line();
    newest.iter().for_each(|(product, added)| entry(desk, &mut xml, product, *added));
    Some(xml.finish())
}

fn entry(desk: Desk<'_>, xml: &mut Xml, product: &Product, added: Date) {
    let catalogue = desk.catalogue();
    let shop = catalogue.shop(product.shop);
    let url = desk.url(desk.ground.plan.addresses.product(product.id));
    xml.open("entry", &[]);
    xml.element("id", &url);
    xml.element("title", desk.say(&product.name));
    xml.element("updated", &moment(added));
    xml.element("published", &moment(added));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)]);
    let made = product.photos.first().and_then(|&photo| desk.ground.photos.get(photo));
    if let Some(file) = made.and_then(|photo| photo.for_every_viewer().last()) {
        let (href, length) = (format!("{}{}", desk.base, file.path), file.bytes.to_string());
        let kind = file.format.media_type();
        xml.empty("link", &[("rel", "enclosure"), ("type", kind), ("length", &length), ("href", &href)]);
    }
    author(xml, desk.say(&shop.name), &desk.url(desk.ground.plan.addresses.shop(shop.id)));
    if let Some(category) = product.category.map(|id| catalogue.category(id)) {
        xml.empty("category", &[("term", category.slug.as_str()), ("label", desk.say(&category.name))]);
    }
    let locale = desk.theme.locale(desk.language);
    let price = print::least_price(product, catalogue.site.currency, locale);
    let text = product.description.as_ref().map(|text| shorten(&text.get(desk.language).words, SUMMARY).into_owned());
    let summary: Vec<String> = price.into_iter().chain(text.filter(|text| !text.is_empty())).collect();
    if !summary.is_empty() {
        xml.element("summary", &summary.join(". "));
    }
    xml.close();
    xml.line();
}

fn author(xml: &mut Xml, name: &str, url: &str) {
    xml.open("author", &[]);
    xml.element("name", name);
    xml.element("uri", url);
    xml.close();
}

/// The beginning of a day; products know no hour.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
