//! Finds what looks like a payment identity in everything that a file says.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

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

/// What parts values that are looked at together.
const BLANK_LINE: &str = "\n\n";

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

/// A value that a page shows.
struct Shown<'a> {
    text: &'a str,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Shown<'a> {
    fn of(value: &'a Spanned<DeValue<'a>>) -> Option<Shown<'a>> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.as_ref(),
            // Where a text is wanted, a number without quotes serves too.
            DeValue::Integer(number) => number.as_str(),
            _ => return None,
        };
        Some(Shown { text, value })
    }
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
            DeValue::Array(items) => {
                items.iter().for_each(|item| self.value(item, is_file));
                if !is_file {
                    self.side_by_side(items);
                }
            }
            DeValue::String(_) if is_file => {}
            _ => {
                if let Some(shown) = Shown::of(value) {
                    self.string(shown.text, value);
                }
            }
        }
    }

    /// Values of one array stand beside each other on a page: `["Rekening BCA", "8880001234"]`, and the names of variants.
    fn side_by_side(&mut self, items: &DeArray<'_>) {
        let mut columns: BTreeMap<&str, Vec<Shown<'_>>> = BTreeMap::new();
        for item in items {
            if let DeValue::Table(table) = item.get_ref() {
                for (key, value) in table.iter() {
                    columns.entry(key.get_ref()).or_default().extend(Shown::of(value));
                }
            } else {
                columns.entry("").or_default().extend(Shown::of(item));
            }
        }
        for (_, column) in columns.into_iter().filter(|(key, column)| !FILE_NAMES.contains(key) && column.len() > 1) {
            self.neighbours(&column);
        }
    }

    /// Tells what only its neighbours show.
    fn neighbours(&mut self, values: &[Shown<'_>]) {
        let texts: Vec<&str> = values.iter().map(|shown| shown.text).collect();
        let mut start = 0;
        let found = mentions(&texts.join(BLANK_LINE));
        for shown in values {
            let end = start + shown.text.len();
            let own = found.iter().filter(|found| start <= found.range.start && found.range.end <= end);
            let own: Vec<Found> = own.cloned().collect();
            for found in own {
                let range = found.range.start - start..found.range.end - start;
                let told = self.mentioned(Found { range, ..found }, shown.text, shown.value);
                if !self.found.contains(&told) {
                    self.found.push(told);
                }
            }
            start = end + BLANK_LINE.len();
        }
    }

    fn string(&mut self, text: &str, value: &Spanned<DeValue<'_>>) {
        for found in mentions(text) {
            let told = self.mentioned(found, text, value);
            self.found.push(told);
        }
    }

    fn mentioned(&self, found: Found, text: &str, value: &Spanned<DeValue<'_>>) -> Mentioned {
        let place = value.span();
        let literal = self.text.get(place.clone()).unwrap_or_default();
        // Without escapes in it, the words stand in the file as they are.
        let (start, end) = match literal.find(&text[found.range.clone()]) {
            Some(offset) => (place.start + offset, place.start + offset + found.range.len()),
            None => (place.start, place.end),
        };
        mentioned(found, text, Span { file: self.file, start, end }, self.shop)
    }
}

fn mentioned(found: Found, text: &str, span: Span, shop: Option<ShopId>) -> Mentioned {
    let written = text[found.range].to_owned();
    Mentioned { shop, mention: found.mention, disguised: found.disguised, written, span }
}
