//! Which pages may stand as an earlier build made them.
//!
//! A product's page shows the product, those beside it, their photos and shops, and what all pages share: the theme, the
//! site, its categories, makers and information pages, and every address. Its key is a hash over all of that, in the form
//! for debugging, in which no field can be forgotten. Where the published page has the same key, it is not made again.
//! All other pages, and those of which something is to be told, are made by every build.

use std::fmt::Write as _;

use rayon::prelude::*;

use super::scene::Stage;
use crate::catalogue::{PhotoId, Product, ProductId};
use crate::plan::{CardId, CardSubject, Page, PageKind};
use crate::site::SitePath;
use crate::source::ThemeContent;

/// Stands for everything that a page is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageKey(blake3::Hash);

impl PageKey {
    /// Reads what [`PageKey::text`] wrote.
    pub fn read(text: &str) -> Option<PageKey> {
        blake3::Hash::from_hex(text).ok().map(PageKey)
    }

    /// The key in 64 hexadecimal digits.
    pub fn text(&self) -> String {
        self.0.to_hex().to_string()
    }
}

/// Gives a page that an earlier build made from the same, where it still stands.
pub type Earlier<'a> = dyn Fn(&SitePath, &PageKey) -> Option<Vec<u8>> + Sync + 'a;

/// The keys of the parts of pages.
#[derive(Debug)]
pub(super) struct Keys {
    shared: blake3::Hash,
    shops: Vec<blake3::Hash>,
    products: Vec<blake3::Hash>,
}

impl Keys {
    /// Looks at everything that product pages are made from.
    pub(super) fn of(stage: Stage<'_>) -> Keys {
        let catalogue = stage.catalogue;
        let shops = catalogue.shops.iter().map(|shop| {
            let mut text = format!("{shop:?}{:?}", stage.news.address(stage.ground(), Some(shop.id)));
            let photos = shop.logo.iter().chain(&shop.banner);
            photos.for_each(|&photo| write_photo(&mut text, stage, photo));
            write_cards(&mut text, stage, CardSubject::Shop(shop.id));
            blake3::hash(text.as_bytes())
        });
        let product = |product: &Product| {
            let mut text = format!("{product:?}{}", stage.plan.addresses.product(product.id));
            let photos =
                product.photos.iter().chain(product.variants.iter().filter_map(|variant| variant.photo.as_ref()));
            photos.for_each(|&photo| write_photo(&mut text, stage, photo));
            write_cards(&mut text, stage, CardSubject::Product(product.id));
            blake3::hash(text.as_bytes())
        };
        Keys {
            shared: shared(stage),
            shops: shops.collect(),
            products: catalogue.products.par_iter().map(product).collect(),
        }
    }

    /// The key of a page; nothing for one that every build makes.
    pub(super) fn of_page(&self, stage: Stage<'_>, page: &Page) -> Option<PageKey> {
        let PageKind::Product(id) = page.kind else { return None };
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.shared.as_bytes()).update(page.path.as_str().as_bytes());
        let mut add = |id: ProductId| {
            let shop = stage.catalogue.product(id).shop;
            hasher.update(self.products[id.0].as_bytes()).update(self.shops[shop.0].as_bytes());
        };
        add(id);
        stage.catalogue.product(id).related.iter().for_each(|&id| add(id));
        Some(PageKey(hasher.finalize()))
    }
}

/// What all product pages show, or lead to.
fn shared(stage: Stage<'_>) -> blake3::Hash {
    let catalogue = stage.catalogue;
    let mut text = String::new();
    let parts = (&catalogue.site, &catalogue.categories, &catalogue.makers, &catalogue.pages, &stage.assets.icons);
    // Writing to a text cannot fail.
    let _ = write!(text, "{parts:?}{:?}", stage.news.address(stage.ground(), None));
    write_cards(&mut text, stage, CardSubject::Site);
    catalogue.makers.iter().filter_map(|maker| maker.photo).for_each(|photo| write_photo(&mut text, stage, photo));
    for file in &stage.assets.files {
        let _ = write!(text, "{:?}", file.path);
    }
    for Page { kind, address, language, path, place: _ } in &stage.plan.pages {
        let _ = write!(text, "{kind:?}{address:?}{language:?}{path:?}");
    }
    for file in &stage.plan.statics {
        let _ = write!(text, "{:?}", file.path);
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(text.as_bytes());
    for file in &stage.sources.themes {
        hasher.update(file.theme.as_bytes()).update(file.path.as_bytes());
        match &file.content {
            ThemeContent::Text(id) => hasher.update(stage.sources.text(*id).text.as_bytes()),
            ThemeContent::Bytes(bytes) => hasher.update(bytes),
        };
    }
    hasher.finalize()
}

fn write_photo(text: &mut String, stage: Stage<'_>, id: PhotoId) {
    let _ = write!(text, "{:?}{:?}", stage.catalogue.photo(id), stage.photos.get(id));
}

/// The cards for previews of a page, in every language.
fn write_cards(text: &mut String, stage: Stage<'_>, subject: CardSubject) {
    for &language in &stage.catalogue.site.languages {
        let _ = write!(text, "{:?}", stage.photos.card(CardId { language, subject }));
    }
}
