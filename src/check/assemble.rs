//! Joins what the files said into one catalogue: numbers for everything, names resolved to numbers.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::category::Categories;
use super::folder::Tree;
use super::maker::MakerDraft;
use super::mention::Named;
use super::product::ProductDraft;
use super::reader::{Context, Placed, nearest};
use super::related;
use super::site::SiteDraft;
use super::{Part, ShopParts};
use crate::catalogue::{
    Catalogue, InfoPage, InfoPageId, Layout, Maker, MakerId, Person, Photo, PhotoId, Product, ProductId, Shop, ShopId,
    Site, Slug,
};
use crate::diagnostic::{Diagnostic, Place};
use crate::identity::{Mentioned, Stated};
use crate::language::Translated;
use crate::problem::{CatalogueProblem, Note, PersonProblem};
use crate::source::Span;

/// Everything that was read, shop by shop.
pub(crate) struct Parts<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) site: SiteDraft,
    pub(crate) site_photos: Vec<Photo>,
    pub(crate) shops: Vec<ShopParts>,
    pub(crate) pages: Vec<InfoPage>,
}

/// Everything that was read, joined.
pub(crate) struct Assembled {
    pub(crate) catalogue: Catalogue,
    pub(crate) people: Vec<Person>,
    /// The names of all makers, shown or not.
    pub(crate) named: Vec<Named>,
    pub(crate) stated: Vec<Stated>,
    pub(crate) mentions: Vec<Mentioned>,
}

/// Joins the parts.
pub(crate) fn assemble(parts: Parts<'_>, context: &Context, diagnostics: &mut Vec<Diagnostic>) -> Assembled {
    let mut assembly = Assembly {
        context,
        diagnostics,
        photos: parts.site_photos,
        categories: Categories::default(),
        shops: Vec::new(),
        makers: Vec::new(),
        people: Vec::new(),
        named: Vec::new(),
        products: Vec::new(),
        filed: Vec::new(),
        stated: Vec::new(),
        mentions: Vec::new(),
    };
    let mut site = parts.site;
    let of_site = std::mem::take(&mut site.stated).into_iter();
    assembly.stated.extend(of_site.map(|(claim, span)| Stated { shop: None, claim, span }));
    for category in std::mem::take(&mut site.categories) {
        assembly.categories.declare(category, assembly.diagnostics);
    }
    for (number, shop) in parts.shops.into_iter().enumerate() {
        let folder = parts.tree.shops.get(number).map_or("content", |shop| shop.path.as_str());
        assembly.shop(shop, ShopId(number), folder);
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
    people: Vec<Person>,
    named: Vec<Named>,
    products: Vec<Product>,
    /// The category of each product, by its slug.
    filed: Vec<Option<Slug>>,
    stated: Vec<Stated>,
    mentions: Vec<Mentioned>,
}

impl Assembly<'_> {
    /// Takes a part's photos into the catalogue; gives how far their numbers moved.
    fn adopt<T>(&mut self, part: Part<T>) -> (T, usize) {
        let moved = self.photos.len();
        self.photos.extend(part.photos);
        self.diagnostics.extend(part.diagnostics);
        self.mentions.extend(part.mentions);
        (part.value, moved)
    }

    fn shop(&mut self, parts: ShopParts, id: ShopId, folder: &str) {
        let (draft, moved) = self.adopt(parts.shop);
        self.stated.extend(draft.stated.into_iter().map(|(claim, span)| Stated { shop: Some(id), claim, span }));
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
        let makers = self.makers(parts.makers, folder);
        let before = self.products.len();
        self.products(parts.products, &shop, &makers);
        if self.products.len() == before {
            self.diagnostics.push(Diagnostic::at(shop.span, CatalogueProblem::NothingPublished));
        }
        self.shops.push(shop);
    }

    fn makers(&mut self, mut parts: Vec<Part<MakerDraft>>, folder: &str) -> BTreeMap<Slug, MakerId> {
        hide_shared_photos(&mut parts);
        let mut numbers = BTreeMap::new();
        for part in parts {
            let (MakerDraft { mut maker, mut person, name, file, .. }, moved) = self.adopt(part);
            maker.id = MakerId(self.makers.len());
            person.maker = maker.id;
            shift(&mut maker.photo, moved);
            numbers.insert(maker.slug.clone(), maker.id);
            let is_child = person.consent.guardian.is_some();
            self.named.extend(name.map(|name| Named {
                name,
                is_shown: person.shown.name,
                is_child,
                file,
                folder: folder.to_owned(),
            }));
            self.makers.push(maker);
            self.people.push(person);
        }
        numbers
    }

    fn products(&mut self, parts: Vec<Part<ProductDraft>>, shop: &Shop, makers: &BTreeMap<Slug, MakerId>) {
        let mut codes: HashMap<String, Span> = HashMap::new();
        let mut taken: HashSet<Slug> = parts.iter().map(|part| part.value.product.slug.clone()).collect();
        self.products.reserve(parts.len());
        for part in parts {
            if !part.value.published {
                // It is checked like the others, but nothing of it reaches the site.
                self.diagnostics.extend(part.diagnostics);
                self.mentions.extend(part.mentions);
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
            if let Some(Placed { value: sku, span }) = draft.sku {
                match codes.get(&sku.to_lowercase()) {
                    Some(&first) => {
                        let diagnostic = Diagnostic::at(span, CatalogueProblem::SkuTwice { sku });
                        self.diagnostics.push(diagnostic.with_related(Place::Text(first), Note::FirstHere));
                    }
                    None => drop(codes.insert(sku.to_lowercase(), span)),
                }
            }
            for alias in draft.aliases {
                if alias.value == product.slug {
                    let slug = alias.value.to_string();
                    self.diagnostics.push(Diagnostic::at(alias.span, CatalogueProblem::AliasOfItself { slug }));
                } else if taken.insert(alias.value.clone()) {
                    product.aliases.push(alias.value);
                } else {
                    let slug = alias.value.to_string();
                    self.diagnostics.push(Diagnostic::at(alias.span, CatalogueProblem::AliasTaken { slug }));
                }
            }
            product.id = ProductId(self.products.len());
            self.filed.push(draft.category.and_then(|name| self.categories.use_name(&name, self.diagnostics)));
            self.products.push(product);
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

    fn finish(self, site: Site, mut pages: Vec<InfoPage>) -> Assembled {
        let Assembly { shops, makers, photos, people, named, mut products, filed, stated, mentions, .. } = self;
        let (categories, numbers) = self.categories.finish();
        for (product, category) in products.iter_mut().zip(filed) {
            product.category = category.and_then(|slug| numbers.get(&slug).copied());
        }
        related::relate(&mut products);
        for (page, number) in pages.iter_mut().zip(0..) {
            page.id = InfoPageId(number);
        }
        let (published, unrecorded) = Default::default();
        let catalogue = Catalogue { site, shops, products, makers, categories, pages, photos, published, unrecorded };
        Assembled { catalogue, people, named, stated, mentions }
    }
}

/// A photo that several makers name shows them all: it is shown only if each of them agreed to it.
fn hide_shared_photos(parts: &mut [Part<MakerDraft>]) {
    let refused: HashSet<String> = parts
        .iter()
        .filter(|part| part.value.maker.photo.is_none())
        .filter_map(|part| part.value.photo.as_ref().map(|(path, _)| path.clone()))
        .collect();
    for part in parts {
        let MakerDraft { maker, person, photo, .. } = &mut part.value;
        if let (Some(_), Some((path, span))) = (maker.photo, photo)
            && refused.contains(path)
        {
            maker.photo = None;
            person.shown.photo = false;
            part.photos.clear();
            part.diagnostics.push(Diagnostic::at(*span, PersonProblem::PhotoOfAnother));
        }
    }
}

fn shift(photo: &mut Option<PhotoId>, by: usize) {
    if let Some(photo) = photo {
        photo.0 += by;
    }
}
