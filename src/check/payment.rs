//! Finds what looks like a payment identity in everything that a file says.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::document::Document;
use super::keys::{category, maker, photo, product, qris, shop, variant};
use crate::catalogue::ShopId;
use crate::identity::{Found, Mentioned, mentions};
use crate::source::{FileId, Span};

/// Keys whose values are names of files, which no page shows.
const FILE_NAMES: [&str; 16] = [
    category::PHOTO.name,
    category::PHOTO.indonesian,
    maker::PHOTO.name,
    maker::PHOTO.indonesian,
    photo::FILE.name,
    photo::FILE.indonesian,
    product::PHOTOS.name,
    product::PHOTOS.indonesian,
    qris::IMAGE.name,
    qris::IMAGE.indonesian,
    shop::BANNER.name,
    shop::BANNER.indonesian,
    shop::LOGO.name,
    shop::LOGO.indonesian,
    variant::PHOTO.name,
    variant::PHOTO.indonesian,
];

/// Looks through the values of a TOML file.
pub(crate) fn of_document(document: &Document<'_>, shop: Option<ShopId>) -> Vec<Mentioned> {
    let mut search = Search { file: document.file, text: document.text, shop, found: Vec::new() };
    search.table(document.table.get_ref());
    search.found
}

/// Looks through a Markdown file.
pub(crate) fn of_text(file: FileId, text: &str, shop: Option<ShopId>) -> impl Iterator<Item = Mentioned> {
    let mentioned = move |found: Found| {
        let span = Span { file, start: found.range.start, end: found.range.end };
        mentioned(found, text, span, shop)
    };
    mentions(text).into_iter().map(mentioned)
}

/// Looks through the name of a folder or a file, which is part of an address and may be a page's title.
pub(crate) fn of_name(file: FileId, name: &str, shop: Option<ShopId>) -> impl Iterator<Item = Mentioned> {
    mentions(name).into_iter().map(move |found| mentioned(found, name, Span::first_line(file), shop))
}

struct Search<'a> {
    file: FileId,
    text: &'a str,
    shop: Option<ShopId>,
    found: Vec<Mentioned>,
}

impl Search<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table.iter() {
            self.value(value, FILE_NAMES.contains(&key.get_ref().as_ref()));
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, is_file: bool) {
        match value.get_ref() {
            DeValue::Table(table) => self.table(table),
            DeValue::Array(items) => items.iter().for_each(|item| self.value(item, is_file)),
            DeValue::String(_) if is_file => {}
            DeValue::String(text) => self.string(text, value),
            // Where a text is wanted, a number without quotes serves too.
            DeValue::Integer(number) => self.string(number.as_str(), value),
            _ => {}
        }
    }

    fn string(&mut self, text: &str, value: &Spanned<DeValue<'_>>) {
        for found in mentions(text) {
            let place = value.span();
            let literal = self.text.get(place.clone()).unwrap_or_default();
            // Without escapes in it, the words stand in the file as they are.
            let (start, end) = match literal.find(&text[found.range.clone()]) {
                Some(offset) => (place.start + offset, place.start + offset + found.range.len()),
                None => (place.start, place.end),
            };
            let span = Span { file: self.file, start, end };
            self.found.push(mentioned(found, text, span, self.shop));
        }
    }
}

fn mentioned(found: Found, text: &str, span: Span, shop: Option<ShopId>) -> Mentioned {
    let written = text[found.range].to_owned();
    Mentioned { shop, mention: found.mention, disguised: found.disguised, written, span }
}
