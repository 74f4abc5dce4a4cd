//! Joins what the files said into one catalogue: numbers for everything, names resolved to numbers.

use std::collections::{BTreeMap, HashSet};

use super::category::Categories;
use super::folder::Tree;
use super::product::ProductDraft;
use super::reader::{Context, nearest};
use super::related;
use super::site::SiteDraft;
use super::{Part, ShopParts};
use crate::catalogue::{
    Catalogue, InfoPage, InfoPageId, Layout, Maker, MakerId, Photo, PhotoId, Product, ProductId, Shop, ShopId, Site,
    Slug,
};
use crate::diagnostic::Diagnostic;
use crate::language::Translated;
use crate::problem::CatalogueProblem;
use crate::source::Span;

/// Everything that was read, shop by shop.
pub(crate) struct Parts<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) site: SiteDraft,
    pub(crate) site_photos: Vec<Photo>,
    pub(crate) shops: Vec<ShopParts>,
    pub(crate) pages: Vec<InfoPage>,
}

/// Joins the parts.
pub(crate) fn assemble(parts: Parts<'_>, context: &Context, diagnostics: &mut Vec<Diagnostic>) -> Catalogue {
    let mut assembly = Assembly {
        context,
        diagnostics,
        photos: parts.site_photos,
        categories: Categories::default(),
        shops: Vec::new(),
        makers: Vec::new(),
        products: Vec::new(),
    };
    let mut site = parts.site;
    for category in std::mem::take(&mut site.categories) {
        assembly.categories.declare(category, assembly.diagnostics);
    }
    for (number, shop) in parts.shops.into_iter().enumerate() {
        assembly.shop(shop, ShopId(number));
    }
    let site = assembly.site(site, parts.tree);
    assembly.finish(site, parts.pages)
}

struct Assembly<'a> {
    context: &'a Context,
    diagnostics: &'a mut Vec<Diagnostic>,
    photos: Vec<Photo>,
    categories: Categories,
    shops: Vec<Shop>,
    makers: Vec<Maker>,
    products: Vec<(Product, Option<Slug>)>,
}

impl Assembly<'_> {
    /// Takes a part's photos into the catalogue; gives how far their numbers moved.
    fn adopt<T>(&mut self, part: Part<T>) -> (T, usize) {
        let moved = self.photos.len();
        self.photos.extend(part.photos);
        self.diagnostics.extend(part.diagnostics);
        (part.value, moved)
    }

    fn shop(&mut self, parts: ShopParts, id: ShopId) {
        let (draft, moved) = self.adopt(parts.shop);
        for mut category in draft.categories {
            shift(&mut category.photo, moved);
            self.categories.declare(category, self.diagnostics);
        }
        let mut shop = draft.shop;
        shop.id = id;
        shift(&mut shop.logo, moved);
        shift(&mut shop.banner, moved);
        if let Some(qris) = &mut shop.qris {
            shift(&mut qris.image, moved);
        }
        let makers = self.makers(parts.makers);
        let before = self.products.len();
        self.products(parts.products, &shop, &makers);
        if self.products.len() == before {
            self.diagnostics.push(Diagnostic::at(shop.span, CatalogueProblem::NothingPublished));
        }
        self.shops.push(shop);
    }

    fn makers(&mut self, parts: Vec<Part<Maker>>) -> BTreeMap<Slug, MakerId> {
        let mut numbers = BTreeMap::new();
        for part in parts {
            let (mut maker, moved) = self.adopt(part);
            maker.id = MakerId(self.makers.len());
            shift(&mut maker.photo, moved);
            numbers.insert(maker.slug.clone(), maker.id);
            self.makers.push(maker);
        }
        numbers
    }

    fn products(&mut self, parts: Vec<Part<ProductDraft>>, shop: &Shop, makers: &BTreeMap<Slug, MakerId>) {
        let mut taken: HashSet<Slug> = parts.iter().map(|part| part.value.product.slug.clone()).collect();
        for part in parts {
            if !part.value.published {
                // It is checked like the others, but nothing of it reaches the site.
                self.diagnostics.extend(part.diagnostics);
                continue;
            }
            let (draft, moved) = self.adopt(part);
            let mut product = draft.product;
            product.reference = match &shop.slug {
                Some(shop) => format!("{shop}/{}", product.slug),
                None => product.slug.to_string(),
            };
            for photo in &mut product.photos {
                photo.0 += moved;
            }
            for variant in &mut product.variants {
                shift(&mut variant.photo, moved);
            }
            product.maker = draft.maker.and_then(|maker| self.maker(&maker.value, maker.span, makers));
            for alias in draft.aliases {
                if taken.insert(alias.value.clone()) {
                    product.aliases.push(alias.value);
                } else {
                    let slug = alias.value.to_string();
                    self.diagnostics.push(Diagnostic::at(alias.span, CatalogueProblem::AliasTaken { slug }));
                }
            }
            let category = draft.category.and_then(|name| self.categories.use_name(&name, self.diagnostics));
            self.products.push((product, category));
        }
    }

    fn maker(&mut self, slug: &Slug, span: Span, makers: &BTreeMap<Slug, MakerId>) -> Option<MakerId> {
        let found = makers.get(slug).copied();
        if found.is_none() {
            let nearest = nearest(slug.as_str(), makers.keys().map(Slug::as_str)).map(str::to_owned);
            let problem = CatalogueProblem::NoMaker { slug: slug.to_string(), nearest };
            self.diagnostics.push(Diagnostic::at(span, problem));
        }
        found
    }

    fn site(&mut self, draft: SiteDraft, tree: &Tree) -> Site {
        let title = match (tree.layout, self.shops.first(), draft.title) {
            (Layout::OneShop, Some(shop), _) => shop.name.clone(),
            (_, _, Some(title)) => title,
            (_, first, None) => {
                if first.is_some() {
                    self.diagnostics.push(Diagnostic::in_file("content", CatalogueProblem::TitleMissing));
                }
                Translated::main("Etalase".to_owned())
            }
        };
        Site {
            title,
            base_url: draft.base_url,
            languages: self.context.languages.clone(),
            theme: draft.theme,
            host: draft.host,
            repository: draft.repository,
            currency: self.context.currency,
            avif: draft.avif,
            offline: draft.offline,
            layout: tree.layout,
            date: self.context.date,
        }
    }

    fn finish(self, site: Site, mut pages: Vec<InfoPage>) -> Catalogue {
        let (categories, numbers) = self.categories.finish();
        let mut products: Vec<Product> = Vec::with_capacity(self.products.len());
        for (mut product, category) in self.products {
            product.id = ProductId(products.len());
            product.category = category.and_then(|slug| numbers.get(&slug).copied());
            products.push(product);
        }
        related::relate(&mut products);
        for (page, number) in pages.iter_mut().zip(0..) {
            page.id = InfoPageId(number);
        }
        Catalogue { site, shops: self.shops, products, makers: self.makers, categories, pages, photos: self.photos }
    }
}

fn shift(photo: &mut Option<PhotoId>, by: usize) {
    if let Some(photo) = photo {
        photo.0 += by;
    }
}
