//! Sources to catalogue: reads every file, reports every mistake, resolves every value.

mod album;
mod assemble;
mod category;
mod delicate;
mod edit;
mod document;
mod folder;
pub mod keys;
mod maker;
mod mention;
mod merge;
mod national_id;
mod page;
mod payment;
mod product;
mod reader;
mod record;
mod related;
mod shop;
mod site;
mod spelling;
mod statement;
mod text;
mod unread;
mod unshown;
mod value;
mod variant;

#[cfg(test)]
mod tests;

pub use edit::with_host;
use jiff::civil::Date;
use rayon::prelude::*;
pub(crate) use reader::nearest;

use crate::catalogue::{Catalogue, Layout, Person, Photo, ShopId};
use crate::diagnostic::{Checked, Diagnostic};
use crate::identity::{Mentioned, Stated};
use crate::language::Language;
use crate::problem::CatalogueProblem;
use crate::source::{FileId, Sources};

use album::Album;
use document::{Document, Report};
use folder::{PhotoFinder, ShopFolder, Tree};
use product::ProductDraft;
use reader::Context;

/// What decides how content is understood, beside the content itself.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The day for which prices, sales and consents hold.
    pub date: Date,
    /// The language of messages; the site's main language without it.
    pub messages: Option<Language>,
}

/// The catalogue, the people behind it, and the language that messages about them are in.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The catalogue. Where diagnostics are errors it holds what could be read, so that later stages can go on
    /// looking for mistakes.
    pub catalogue: Catalogue,
    /// The consents of the makers, in the order of the catalogue's makers. No page is made of them.
    pub people: Vec<Person>,
    /// The payment identity as the shops' files and the site's file state it.
    pub stated: Vec<Stated>,
    /// What looks like a payment identity anywhere in the files.
    pub mentions: Vec<Mentioned>,
    /// The language of messages.
    pub messages: Language,
}

/// Reads every content file of a site.
pub fn check(sources: &Sources, settings: Settings) -> Checked<Reading> {
    let mut diagnostics = Vec::new();
    let tree = folder::sort(sources, &mut diagnostics);
    let finder = PhotoFinder::new(sources);
    let site_report = Report::default();
    let site_document = tree.site.map(|file| parse(sources, file, &site_report));
    let context = site::context(site_document.as_ref(), settings.messages, settings.date);
    let mut site_album = Album::new(&finder, "content");
    let site = site_document
        .as_ref()
        .map(|document| site::read(document, &sources.themes, &context, &mut site_album, &site_report))
        .unwrap_or_default();
    let site_photos = site_album.photos;
    let mut mentions = site_document.as_ref().map(|site| payment::of_document(site, None)).unwrap_or_default();
    diagnostics.extend(site_report.into_diagnostics());
    if tree.shops.is_empty() && sources.has_content {
        diagnostics.push(Diagnostic::in_file("content", CatalogueProblem::NoShop));
    }
    let reading = ContentReader { sources, finder: &finder, context: &context, layout: tree.layout };
    let shops = tree.shops.par_iter().enumerate().map(|(number, shop)| reading.shop(shop, ShopId(number))).collect();
    mentions.extend(reading.texts(&tree));
    let parts =
        assemble::Parts { tree: &tree, site, site_photos, shops, pages: reading.pages(&tree, &mut diagnostics) };
    let assembled = assemble::assemble(parts, &context, &mut diagnostics);
    let assemble::Assembled { mut catalogue, people, named, stated, mentions: in_files } = assembled;
    mentions.extend(in_files);
    let unshown = unshown::Unshown::of(&named, sources);
    diagnostics.extend(unshown.look(sources, &catalogue));
    diagnostics.extend(record::look(sources, &unshown, &mut catalogue));
    diagnostics.extend(unread::look(sources, &tree, &catalogue));
    diagnostics.extend(mention::look(sources, &named));
    diagnostics.extend(national_id::look(sources));
    let reading = Reading { catalogue, people, stated, mentions, messages: context.messages };
    Checked { value: reading, diagnostics }
}

fn parse<'a>(sources: &'a Sources, file: FileId, report: &Report) -> Document<'a> {
    Document::parse(file, &sources.text(file).text, report)
}

/// Something read from one file, with its photos and what was said of it.
#[derive(Debug)]
pub(crate) struct Part<T> {
    pub(crate) value: T,
    pub(crate) photos: Vec<Photo>,
    pub(crate) mentions: Vec<Mentioned>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// All that one shop's folder holds.
#[derive(Debug)]
pub(crate) struct ShopParts {
    pub(crate) shop: Part<shop::ShopDraft>,
    pub(crate) makers: Vec<Part<maker::MakerDraft>>,
    pub(crate) products: Vec<Part<ProductDraft>>,
}

struct ContentReader<'a> {
    sources: &'a Sources,
    finder: &'a PhotoFinder<'a>,
    context: &'a Context,
    layout: Layout,
}

impl ContentReader<'_> {
    fn shop(&self, folder: &ShopFolder, id: ShopId) -> ShopParts {
        let makers_folders = [format!("{}/makers", folder.path), format!("{}/pembuat", folder.path)];
        ShopParts {
            shop: self.part(id, folder.file, Album::new(self.finder, &folder.path), |document, album, report| {
                shop::read(document, folder.slug.clone(), self.layout, self.context, album, report)
            }),
            makers: folder
                .makers
                .iter()
                .map(|(slug, file)| {
                    let path = &self.sources.text(*file).path;
                    let beside = makers_folders.iter().find(|folder| path.starts_with(folder.as_str()));
                    let album = Album::of_person(self.finder, beside.unwrap_or(&folder.path));
                    self.part(id, *file, album, |document, album, report| {
                        maker::read(document, path, slug.clone(), id, self.context, album, report)
                    })
                })
                .collect(),
            products: folder
                .products
                .par_iter()
                .map(|product| {
                    let album = Album::new(self.finder, &product.path);
                    self.part(id, product.file, album, |document, album, report| {
                        product::read(self.sources, document, product, id, self.context, album, report)
                    })
                })
                .collect(),
        }
    }

    fn part<T>(
        &self,
        shop: ShopId,
        file: FileId,
        mut album: Album<'_>,
        read: impl FnOnce(&Document<'_>, &mut Album<'_>, &Report) -> T,
    ) -> Part<T> {
        let report = Report::default();
        let document = parse(self.sources, file, &report);
        let value = read(&document, &mut album, &report);
        let mentions = payment::of_document(&document, Some(shop));
        Part { value, photos: album.photos, mentions, diagnostics: report.into_diagnostics() }
    }

    /// What the Markdown files and the names of folders and pages mention.
    fn texts(&self, tree: &Tree) -> Vec<Mentioned> {
        let of_file = |file: FileId, shop| payment::of_text(file, &self.sources.text(file).text, shop);
        let of_page = |page: &folder::PageFile, shop| {
            let name =
                page.files.first().into_iter().flat_map(|(_, file)| payment::of_name(*file, page.slug.as_str(), shop));
            let texts = page.files.iter().flat_map(|(_, file)| of_file(*file, shop));
            name.chain(texts).collect::<Vec<_>>()
        };
        let of_shop = |(number, shop): (usize, &ShopFolder)| {
            let id = Some(ShopId(number));
            let pages = shop.pages.iter().flat_map(|page| of_page(page, id));
            let products = shop.products.iter().flat_map(|product| {
                let texts = product.descriptions.iter().flat_map(|(_, file)| of_file(*file, id));
                payment::of_name(product.file, product.slug.as_str(), id).chain(texts)
            });
            pages.chain(products).collect::<Vec<_>>()
        };
        let shops = tree.shops.iter().enumerate().flat_map(of_shop);
        tree.pages.iter().flat_map(|page| of_page(page, None)).chain(shops).collect()
    }

    /// The pages of every shop and of the site; with one shop they are the site's.
    fn pages(&self, tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Vec<crate::catalogue::InfoPage> {
        let report = Report::default();
        let of_shops = tree.shops.iter().zip(0..).flat_map(|(shop, number)| {
            let id = (self.layout == Layout::ManyShops).then_some(ShopId(number));
            shop.pages.iter().map(move |page| (page, id))
        });
        let all = tree.pages.iter().map(|page| (page, None)).chain(of_shops);
        let pages =
            all.filter_map(|(page, shop)| page::read(self.sources, page, shop, self.context, &report)).collect();
        diagnostics.extend(report.into_diagnostics());
        pages
    }
}
