//! What scripts search and narrow lists in: files of words, of products as cards show them, and of numbers.
//!
//! A page loads the directory, then only the files that it needs, so that the transfer hardly grows with the site. Only
//! what the catalogue holds is in them, so what no consent covers cannot be found.

mod index;
mod row;
mod shelf;
mod word;

use rayon::prelude::*;
use serde::Serialize;

use super::Sink;
use super::json;
use super::scene::{Scene, Stage};
use super::shorten::shorten;
use crate::catalogue::{Layout, Product, ProductId};
use crate::failure::Failure;
use crate::language::{Language, Translated};
use crate::plan::PageKind;
use crate::site::{Content, SiteFile, SitePath};
use index::{Field, Reader, Words};
use row::{Columns, Row};
use shelf::Shelf;

/// How many products one file of rows holds.
const ROWS: usize = 60;

/// How many files of rows are made in one go, by one thread.
const FILES: usize = 4;

/// So many characters of a description are searched.
const DESCRIPTION: usize = 1_000;

/// What there is in one language, and where.
#[derive(Debug, Serialize)]
struct Directory<'a> {
    /// The files of words: the first word and the hash of each.
    words: Vec<(String, String)>,
    /// The hashes of the files of rows.
    rows: Vec<String>,
    /// How many rows a file has.
    size: usize,
    /// The hash of the columns.
    columns: String,
    /// The hash of the words that are offered to someone who misspelt one.
    spelling: String,
    /// How many minor units the currency's unit has.
    scale: i64,
    /// The slugs and names of the shops, by number; behind them the language of a name that nobody wrote in the page's.
    shops: Vec<Vec<&'a str>>,
    /// The same of the categories.
    categories: Vec<Vec<&'a str>>,
}

/// Makes the files for every language and gives them to `sink`.
///
/// # Errors
/// The first failure of the sink.
pub(super) fn files(stage: Stage<'_>, sink: &Sink<'_>) -> Result<(), Failure> {
    let shelf = Shelf::of(stage.catalogue, stage.plan);
    let columns = json::write(&Columns::of(stage.catalogue, &shelf));
    stage.catalogue.site.languages.iter().try_for_each(|&language| {
        let desk = Desk { stage, language, sink };
        desk.files(&shelf, &columns)
    })
}

/// The making of the files of one language.
#[derive(Clone, Copy)]
struct Desk<'a> {
    stage: Stage<'a>,
    language: Language,
    sink: &'a Sink<'a>,
}

impl Desk<'_> {
    fn files(self, shelf: &Shelf, columns: &str) -> Result<(), Failure> {
        let made: Vec<(Vec<String>, Reader)> = shelf
            .products
            .par_chunks(ROWS * FILES)
            .enumerate()
            .map(|(chunk, products)| self.chunk(chunk * ROWS * FILES, products))
            .collect::<Result<_, Failure>>()?;
        let mut rows = Vec::new();
        let mut words = Words::default();
        for (hashes, reader) in made {
            rows.extend(hashes);
            words.add(reader);
        }
        let spelling = self.put("ejaan", &json::write(&words.offered()))?;
        let word_files = words.files();
        let put = |file: &index::WordFile| Ok((file.first().to_owned(), self.put("kata", &json::write(file))?));
        let words = word_files.par_iter().map(put).collect::<Result<_, Failure>>()?;
        let catalogue = self.stage.catalogue;
        let shops = catalogue.shops.iter();
        let directory = Directory {
            words,
            rows,
            size: ROWS,
            columns: self.put("angka", columns)?,
            spelling,
            scale: 10_i64.pow(catalogue.site.currency.decimals()),
            shops: shops
                .map(|shop| self.named(shop.slug.as_ref().map_or("", |slug| slug.as_str()), &shop.name))
                .collect(),
            categories: catalogue
                .categories
                .iter()
                .map(|category| self.named(category.slug.as_str(), &category.name))
                .collect(),
        };
        let path = self.stage.plan.addresses.search_directory(self.language);
        self.put_at(path, json::write(&directory))
    }

    /// The files of rows of some neighbours on the shelf, and their words.
    fn chunk(self, first: usize, products: &[ProductId]) -> Result<(Vec<String>, Reader), Failure> {
        let mut reader = Reader::of(self.language);
        for (place, &id) in (first..).zip(products) {
            self.read(&mut reader, u32::try_from(place).unwrap_or(u32::MAX), self.stage.catalogue.product(id));
        }
        let page =
            self.stage.plan.pages.iter().find(|page| page.kind == PageKind::Search && page.language == self.language);
        let Some(page) = page else { return Ok((Vec::new(), reader)) };
        let scene = Scene::new(self.stage, page);
        let file = |products: &[ProductId]| {
            let rows: Vec<Row<'_>> = products.iter().map(|&id| Row::of(&scene, id)).collect();
            self.put("kartu", &json::write(&rows))
        };
        let hashes = products.chunks(ROWS).map(file).collect::<Result<_, Failure>>()?;
        Ok((hashes, reader))
    }

    /// Takes the texts of a product. Its name is taken in every language, for buyers know things by either.
    fn read(self, reader: &mut Reader, place: u32, product: &Product) {
        let catalogue = self.stage.catalogue;
        let mut take = |field: Field, text: &str| reader.take(place, field, text);
        product.name.iter().for_each(|name| take(Field::Name, name));
        product.sku.iter().for_each(|sku| take(Field::Name, sku));
        if let Some(category) = product.category {
            take(Field::Category, self.say(&catalogue.category(category).name));
        }
        product.tags.iter().for_each(|tag| take(Field::Tag, tag));
        product.materials.get(self.language).iter().for_each(|material| take(Field::Detail, material));
        for variant in &product.variants {
            take(Field::Detail, self.say(&variant.name));
            variant.sku.iter().for_each(|sku| take(Field::Name, sku));
        }
        if let Some(name) = product.maker.and_then(|maker| catalogue.maker(maker).name.as_deref()) {
            take(Field::Seller, name);
        }
        if catalogue.site.layout == Layout::ManyShops {
            let shop = catalogue.shop(product.shop);
            let texts = [Some(&shop.name), shop.institution.as_ref(), shop.group.as_ref()];
            texts.into_iter().flatten().for_each(|text| take(Field::Seller, self.say(text)));
            [&shop.city, &shop.province].into_iter().flatten().for_each(|place| take(Field::Seller, place));
        }
        if let Some(text) = &product.description {
            take(Field::Description, &shorten(&text.get(self.language).words, DESCRIPTION));
        }
    }

    fn say(self, text: &Translated<String>) -> &str {
        text.get(self.language)
    }

    /// A slug, a name, and the name's language where nobody wrote it in the page's.
    fn named<'t>(self, slug: &'t str, name: &'t Translated<String>) -> Vec<&'t str> {
        let main = self.stage.catalogue.site.main_language();
        let is_own = self.language == main || name.is_in(self.language);
        [slug, self.say(name)].into_iter().chain((!is_own).then(|| main.code())).collect()
    }

    /// Gives a file that is named by its hash to the sink, and the hash back.
    fn put(self, stem: &str, text: &str) -> Result<String, Failure> {
        let hash = blake3::hash(text.as_bytes()).to_hex()[..8].to_owned();
        self.put_at(format!("aset/{stem}-{}-{hash}.json", self.language.code()), text.to_owned())?;
        Ok(hash)
    }

    fn put_at(self, path: String, text: String) -> Result<(), Failure> {
        let path = SitePath::new(path);
        path.map_or(Ok(()), |path| (self.sink)(SiteFile { path, content: Content::Bytes(text.into_bytes()) }))
    }
}

#[cfg(test)]
mod tests;
