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

use super::json;
use super::reuse::{Draft, FileKey, Keys, Part, Reuse};
use super::scene::{Scene, Stage};
use super::shorten::shorten;
use crate::catalogue::{Layout, Product, ProductId};
use crate::failure::Failure;
use crate::language::{Language, Translated};
use crate::plan::{Page, PageKind};
use crate::site::{Content, SiteFile, SitePath};
use index::{Field, Reader, WordFile, Words};
use row::{Columns, Row};
use shelf::Shelf;

/// How many products one file of rows holds.
const ROWS: usize = 60;

/// The texts of how many products are read in one go, by one thread.
const READ_AT_ONCE: usize = 240;

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

/// Makes the files for every language and hands them on.
///
/// # Errors
/// The first failure of the sink.
pub(super) fn files(stage: Stage<'_>, reuse: &Reuse<'_>) -> Result<(), Failure> {
    let shelf = Shelf::of(stage.catalogue, stage.plan);
    let columns = json::write(&Columns::of(stage.catalogue, &shelf));
    stage.catalogue.site.languages.iter().try_for_each(|&language| {
        let desk = Desk { stage, language, reuse, shelf: &shelf };
        desk.files(&columns)
    })
}

/// The making of the files of one language.
#[derive(Clone, Copy)]
struct Desk<'a> {
    stage: Stage<'a>,
    language: Language,
    reuse: &'a Reuse<'a>,
    shelf: &'a Shelf,
}

/// A file that is named by its hash.
struct Named {
    hash: String,
    content: Content,
}

/// The files of words of one language.
struct WordFiles {
    /// The words that are offered to someone who misspelt one.
    spelling: Named,
    /// All words, each file with its first one.
    all: Vec<(String, Named)>,
}

impl Named {
    fn made(text: String) -> Named {
        Named { hash: short_hash(text.as_bytes()), content: Content::Bytes(text.into_bytes()) }
    }

    fn kept(file: SiteFile) -> Option<Named> {
        let Content::Kept(bytes) = file.content else { return None };
        Some(Named { hash: short_hash(&bytes), content: Content::Kept(bytes) })
    }
}

fn short_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..8].to_owned()
}

impl Desk<'_> {
    fn files(self, columns: &str) -> Result<(), Failure> {
        let texts = self.texts();
        let WordFiles { spelling, all } = self.earlier_words(texts).unwrap_or_else(|| self.made_words());
        let count = all.len();
        let put = |(number, (first, file)): (usize, (String, Named))| {
            Ok((first, self.put("kata", file, Some(word_key(texts, number, number + 1 == count)))?))
        };
        let catalogue = self.stage.catalogue;
        let shops = catalogue.shops.iter();
        let directory = Directory {
            words: all.into_par_iter().enumerate().map(put).collect::<Result<_, Failure>>()?,
            rows: self.rows()?,
            size: ROWS,
            columns: self.put("angka", Named::made(columns.to_owned()), None)?,
            spelling: self.put("ejaan", spelling, Some(spelling_key(texts)))?,
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
        self.put_at(path, Content::Bytes(json::write(&directory).into_bytes()), None)
    }

    /// Puts the files of rows and gives their hashes.
    fn rows(self) -> Result<Vec<String>, Failure> {
        let is_search = |page: &&Page| page.kind == PageKind::Search && page.language == self.language;
        let Some(page) = self.stage.plan.pages.iter().find(is_search) else { return Ok(Vec::new()) };
        let put = |products: &[ProductId]| {
            let key = self.reuse.keys.of_rows(self.language, products);
            let made = || {
                let scene = Scene::new(self.stage, page);
                Named::made(json::write(&products.iter().map(|&id| Row::of(&scene, id)).collect::<Vec<_>>()))
            };
            self.put("kartu", self.earlier(key).unwrap_or_else(made), Some(key))
        };
        self.shelf.products.par_chunks(ROWS).map(put).collect()
    }

    fn earlier(self, key: FileKey) -> Option<Named> {
        self.reuse.earlier(key).and_then(Named::kept)
    }

    /// Stands for all that is read, in the order of the shelf.
    fn texts(self) -> Part {
        let product = |&id: &ProductId| {
            let mut draft = Draft::default();
            self.read(self.stage.catalogue.product(id), |field, text| draft.add(&(field as u8, text)));
            draft.done()
        };
        let products: Vec<Part> = self.shelf.products.par_iter().map(product).collect();
        let mut draft = Draft::default();
        draft.add(&self.language);
        products.into_iter().for_each(|part| draft.add_part(part));
        draft.done()
    }

    /// The files that an earlier build made of the same texts, if all of them still stand.
    fn earlier_words(self, texts: Part) -> Option<WordFiles> {
        let spelling = self.earlier(spelling_key(texts))?;
        let mut all = Vec::new();
        let mut was_last = false;
        while !was_last {
            let next = self.earlier(word_key(texts, all.len(), false));
            was_last = next.is_none();
            let file = next.or_else(|| self.earlier(word_key(texts, all.len(), true)))?;
            let Content::Kept(bytes) = &file.content else { return None };
            all.push((WordFile::first_in(bytes)?, file));
        }
        Some(WordFiles { spelling, all })
    }

    /// Reads the texts anew.
    fn made_words(self) -> WordFiles {
        let read = |(chunk, products): (usize, &[ProductId])| {
            let mut reader = Reader::of(self.language);
            for (place, &id) in (chunk * READ_AT_ONCE..).zip(products) {
                let place = u32::try_from(place).unwrap_or(u32::MAX);
                self.read(self.stage.catalogue.product(id), |field, text| reader.take(place, field, text));
            }
            reader
        };
        let readers: Vec<Reader> = self.shelf.products.par_chunks(READ_AT_ONCE).enumerate().map(read).collect();
        let mut words = Words::default();
        readers.into_iter().for_each(|reader| words.add(reader));
        let spelling = Named::made(json::write(&words.offered()));
        let file = |file: WordFile| (file.first().to_owned(), Named::made(json::write(&file)));
        WordFiles { spelling, all: words.files().into_par_iter().map(file).collect() }
    }

    /// Takes the texts of a product. Its name is taken in every language, for buyers know things by either.
    fn read(self, product: &Product, mut take: impl FnMut(Field, &str)) {
        let catalogue = self.stage.catalogue;
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

    /// Hands on a file that is named by its hash, and gives the hash.
    fn put(self, stem: &str, Named { hash, content }: Named, key: Option<FileKey>) -> Result<String, Failure> {
        self.put_at(format!("aset/{stem}-{}-{hash}.json", self.language.code()), content, key)?;
        Ok(hash)
    }

    fn put_at(self, path: String, content: Content, key: Option<FileKey>) -> Result<(), Failure> {
        SitePath::new(path).map_or(Ok(()), |path| self.reuse.put(SiteFile { path, content }, key))
    }
}

fn spelling_key(texts: Part) -> FileKey {
    Keys::of_words(texts, "ejaan")
}

/// The key of one of the files of words. The last one's says that it is, so that a lost one is missed.
fn word_key(texts: Part, number: usize, is_last: bool) -> FileKey {
    Keys::of_words(texts, ("kata", number, is_last))
}

#[cfg(test)]
mod tests;
