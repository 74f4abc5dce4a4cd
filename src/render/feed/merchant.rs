//! Google Merchant: RSS 2.0 with Google's own elements.

use jiff::civil::Date;

use super::goods::{Limits, Most, Row, State};
use super::{Desk, Owner};
use crate::catalogue::Money;
use crate::diagnostic::Diagnostic;
use crate::problem::Feed;
use crate::render::xml::Xml;

const MOST: Most = Most { title: 150, description: 5_000, brand: 70, option: 100, material: 200, photos: 10 };
/// The hours by which western Indonesia, where most shops are, is ahead of universal time.
const ZONE: &str = "+0700";

/// The feed of an owner, with its items as they were written before.
pub(super) fn feed<'a>(desk: Desk<'_>, owner: Owner<'_>, items: impl Iterator<Item = &'a str>) -> String {
    let mut xml = Xml::document();
    xml.open("rss", &[("version", "2.0"), ("xmlns:g", "http://base.google.com/ns/1.0")]);
    xml.line();
    xml.open("channel", &[]);
    xml.element("title", owner.name);
    xml.element("link", &desk.url(owner.home));
    xml.element("description", owner.name);
    xml.line();
    items.for_each(|item| xml.append(item));
    xml.finish()
}

/// The items of a product. One that is sold by the dozen only is none, for a price here is that of the smallest order;
/// neither is one that is sent later, nobody knows when.
pub(super) fn items(desk: Desk<'_>, rows: &[Row<'_>], diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut xml = Xml::default();
    for row in rows.iter().filter(|row| row.item.product.min_order <= 1) {
        let (availability, day) = match row.state(desk) {
            State::Ready => ("in_stock", None),
            State::SoldOut => ("out_of_stock", None),
            State::Made(Some(day)) => ("backorder", Some(day)),
            State::Ordered(Some(day)) => ("preorder", Some(day)),
            State::Made(None) | State::Ordered(None) => continue,
        };
        let texts = Limits::of(Feed::Google, MOST, row, diagnostics).texts(desk, row);
        xml.open("item", &[]);
        xml.element("g:id", &row.item.id());
        xml.element("g:title", &texts.title);
        xml.element("g:description", &texts.description);
        xml.element("g:link", &row.link);
        let mut images = row.images.iter();
        images.next().into_iter().for_each(|image| xml.element("g:image_link", image));
        images.take(MOST.photos).for_each(|image| xml.element("g:additional_image_link", image));
        xml.element("g:availability", availability);
        day.into_iter().for_each(|day| xml.element("g:availability_date", &morning(day)));
        xml.element("g:price", &price(desk, row.normal));
        if let Some(sale) = row.sale {
            xml.element("g:sale_price", &price(desk, sale.price));
            if let Some(until) = sale.until {
                let from = sale.from.unwrap_or(desk.catalogue().site.date);
                xml.element("g:sale_price_effective_date", &format!("{}/{until}T23:59{ZONE}", morning(from)));
            }
        }
        xml.element("g:condition", "new");
        xml.element("g:brand", &texts.brand);
        xml.element("g:identifier_exists", "no");
        row.item.group_id().iter().for_each(|group| xml.element("g:item_group_id", group));
        for (name, value) in ["g:color", "g:size", "g:pattern"].into_iter().zip(&texts.options) {
            value.iter().for_each(|value| xml.element(name, value));
        }
        texts.material.iter().for_each(|material| xml.element("g:material", material));
        if let Some(category) = row.item.product.category {
            xml.element("g:product_type", desk.say(&desk.catalogue().category(category).name));
        }
        let weight = row.item.variant.map_or(row.item.product.weight, |variant| variant.weight);
        weight.into_iter().for_each(|grams| xml.element("g:shipping_weight", &format!("{} g", grams.0)));
        xml.close();
        xml.line();
    }
    xml.finish()
}

/// `250000.00 IDR`: two decimals in every currency.
fn price(desk: Desk<'_>, money: Money) -> String {
    let currency = desk.catalogue().site.currency;
    let zeros = if currency.decimals() == 0 { ".00" } else { "" };
    format!("{}{zeros} {}", currency.print_plain(money), currency.code())
}

fn morning(day: Date) -> String {
    format!("{day}T00:00{ZONE}")
}
