//! The catalogue of Meta, which WhatsApp, Instagram and Facebook show: CSV with its names of columns.

use super::Desk;
use super::goods::{Limits, Most, Row, State};
use crate::catalogue::Money;
use crate::diagnostic::Diagnostic;
use crate::problem::Feed;

/// The columns.
const COLUMNS: [&str; 18] = [
    "id",
    "title",
    "description",
    "availability",
    "condition",
    "price",
    "link",
    "image_link",
    "brand",
    "additional_image_link",
    "item_group_id",
    "color",
    "size",
    "pattern",
    "material",
    "sale_price",
    "sale_price_effective_date",
    "product_type",
];
const MOST: Most = Most { title: 200, description: 9_999, brand: 100, option: 200, material: 200, photos: 20 };
/// The longest list of their addresses, in characters.
const PHOTO_LIST: usize = 2_000;

/// The feed, with its rows as they were written before.
pub(super) fn feed<'a>(rows: impl Iterator<Item = &'a [u8]>) -> String {
    let mut text = COLUMNS.join(",") + "\n";
    rows.for_each(|rows| text.push_str(&String::from_utf8_lossy(rows)));
    text
}

/// The rows of a product.
pub(super) fn rows(desk: Desk<'_>, rows: &[Row<'_>], diagnostics: &mut Vec<Diagnostic>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        // Memory refuses nothing.
        let _ = writer.write_record(cells(desk, row, diagnostics).map(|cell| harmless(&cell)));
    }
    writer.into_inner().unwrap_or_default()
}

fn cells(desk: Desk<'_>, row: &Row<'_>, diagnostics: &mut Vec<Diagnostic>) -> [String; COLUMNS.len()] {
    let texts = Limits::of(Feed::Meta, MOST, row, diagnostics).texts(desk, row);
    let [color, size, pattern] = texts.options.map(Option::unwrap_or_default);
    let availability = match row.state(desk) {
        State::Ready => "in stock",
        State::SoldOut => "out of stock",
        State::Made(_) | State::Ordered(_) => "available for order",
    };
    let sale_dates = row.sale.and_then(|sale| {
        let from = sale.from.unwrap_or(desk.catalogue().site.date);
        Some(format!("{from}T00:00+07:00/{}T23:59+07:00", sale.until?))
    });
    let category = row.item.product.category.map(|id| desk.say(&desk.catalogue().category(id).name).to_owned());
    [
        row.item.id(),
        texts.title,
        texts.description,
        availability.to_owned(),
        "new".to_owned(),
        price(desk, row.normal),
        row.link.clone(),
        row.images.first().cloned().unwrap_or_default(),
        texts.brand,
        others(&row.images),
        row.item.group_id().unwrap_or_default(),
        color,
        size,
        pattern,
        texts.material.unwrap_or_default(),
        row.sale.map(|sale| price(desk, sale.price)).unwrap_or_default(),
        sale_dates.unwrap_or_default(),
        category.unwrap_or_default(),
    ]
}

/// `250000 IDR`.
fn price(desk: Desk<'_>, money: Money) -> String {
    let currency = desk.catalogue().site.currency;
    format!("{} {}", currency.print_plain(money), currency.code())
}

/// The photos after the first, as many as the cell may hold.
fn others(images: &[String]) -> String {
    let mut list = String::new();
    for image in images.iter().skip(1).take(MOST.photos) {
        if list.len() + image.len() >= PHOTO_LIST {
            break;
        }
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(image);
    }
    list
}

/// The cell as no table program takes it for a formula when a volunteer looks at the file: a space goes before the signs
/// that begin one. Meta cuts spaces off; a quotation mark, which is what is mostly put there, it would show to buyers.
fn harmless(cell: &str) -> String {
    let space =
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { " " } else { "" };
    format!("{space}{cell}")
}
