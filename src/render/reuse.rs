//! Which pages may stand as an earlier build made them.
//!
//! A product's page shows the product, those beside it, their photos and shops, and what all pages share: the theme, the
//! site, its categories, makers and information pages, and every address. Its key is a hash over all of that, in forms that
//! the compiler writes, in which no field can be forgotten: that of `Hash`, and that for debugging for what a site has
//! once. Where the published page has the same key, it is not made again. All other pages, and those of which something is
//! to be told, are made by every build.

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

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
            let mut whole = Whole::default();
            format!("{shop:?}").hash(&mut whole);
            stage.news.address(stage.ground(), Some(shop.id)).hash(&mut whole);
            let photos = shop.logo.iter().chain(&shop.banner);
            photos.for_each(|&photo| add_photo(&mut whole, stage, photo));
            add_cards(&mut whole, stage, CardSubject::Shop(shop.id));
            whole.hashed()
        });
        let product = |product: &Product| {
            let mut whole = Whole::default();
            (product, stage.plan.addresses.product(product.id)).hash(&mut whole);
            let photos =
                product.photos.iter().chain(product.variants.iter().filter_map(|variant| variant.photo.as_ref()));
            photos.for_each(|&photo| add_photo(&mut whole, stage, photo));
            add_cards(&mut whole, stage, CardSubject::Product(product.id));
            whole.hashed()
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

/// The bytes of all that a value holds, in the order in which it is hashed.
#[derive(Default)]
struct Whole(Vec<u8>);

impl Whole {
    fn hashed(&self) -> blake3::Hash {
        blake3::hash(&self.0)
    }
}

impl Hasher for Whole {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Nobody asks for it: the bytes are what counts.
    fn finish(&self) -> u64 {
        0
    }
}

/// What all product pages show, or lead to.
fn shared(stage: Stage<'_>) -> blake3::Hash {
    let catalogue = stage.catalogue;
    let mut text = String::new();
    let parts = (&catalogue.site, &catalogue.categories, &catalogue.makers, &catalogue.pages, &stage.assets.icons);
    // Writing to a text cannot fail.
    let _ = write!(text, "{parts:?}{:?}", stage.news.address(stage.ground(), None));
    let mut whole = Whole::default();
    text.hash(&mut whole);
    add_cards(&mut whole, stage, CardSubject::Site);
    catalogue.makers.iter().filter_map(|maker| maker.photo).for_each(|photo| add_photo(&mut whole, stage, photo));
    stage.assets.files.iter().for_each(|file| file.path.hash(&mut whole));
    for Page { kind, address, language, path, place: _ } in &stage.plan.pages {
        (kind, address, language, path).hash(&mut whole);
    }
    stage.plan.statics.iter().for_each(|file| file.path.hash(&mut whole));
    for file in &stage.sources.themes {
        (&file.theme, &file.path).hash(&mut whole);
        match &file.content {
            ThemeContent::Text(id) => stage.sources.text(*id).text.hash(&mut whole),
            ThemeContent::Bytes(bytes) => bytes.hash(&mut whole),
        }
    }
    whole.hashed()
}

fn add_photo(whole: &mut Whole, stage: Stage<'_>, id: PhotoId) {
    (stage.catalogue.photo(id), stage.photos.get(id)).hash(whole);
}

/// The cards for previews of a page, in every language.
fn add_cards(whole: &mut Whole, stage: Stage<'_>, subject: CardSubject) {
    for &language in &stage.catalogue.site.languages {
        stage.photos.card(CardId { language, subject }).hash(whole);
    }
}
