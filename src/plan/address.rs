//! Addresses: where each thing stands, seen from the site's root, without a language before it.

use super::choice::{Choice, Filter, PriceRange};
use super::list::Scope;
use crate::catalogue::{Catalogue, CategoryId, Currency, InfoPageId, Layout, ProductId, ShopId, Slug};
use crate::language::Language;

/// The address of the cart.
pub const CART: &str = "keranjang/";
/// The address of the search.
pub const SEARCH: &str = "cari/";
/// The address of the page that is shown without a network.
pub const OFFLINE: &str = "offline/";

/// The service worker, at the root so that it may answer for the whole site.
pub const WORKER: &str = "sw.js";

/// What a phone is told of a site that is put on its home screen, in the folder of each language.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The feed of what is new, in the folder of a shop or of the site.
pub const FEED_NEW: &str = "umpan/terbaru.xml";
/// The feed for Google Merchant.
pub const FEED_GOOGLE: &str = "umpan/google.xml";
/// The feed for the catalogues of WhatsApp, Instagram and Facebook.
pub const FEED_META: &str = "umpan/meta.csv";

/// The address of every thing that has a page. Every address but a file's ends in `/`, and the root is empty.
#[derive(Debug, Clone)]
pub struct Addresses {
    layout: Layout,
    currency: Currency,
    main: Language,
    shops: Vec<String>,
    products: Vec<String>,
    categories: Vec<String>,
    info: Vec<String>,
}

impl Addresses {
    /// Derives all addresses from the names in the catalogue.
    pub(super) fn of(catalogue: &Catalogue) -> Addresses {
        let layout = catalogue.site.layout;
        let shops: Vec<String> =
            catalogue.shops.iter().map(|shop| shop.slug.as_ref().map_or(String::new(), folder)).collect();
        let products =
            catalogue.products.iter().map(|product| beside(layout, &shops[product.shop.0], &product.slug)).collect();
        let info = catalogue
            .pages
            .iter()
            .map(|page| match (page.shop, layout) {
                (Some(shop), Layout::ManyShops) => format!("{}info/{}", shops[shop.0], folder(&page.slug)),
                _ => folder(&page.slug),
            })
            .collect();
        let categories = catalogue.categories.iter().map(|category| format!("kategori/{}", folder(&category.slug)));
        Addresses {
            layout,
            currency: catalogue.site.currency,
            main: catalogue.site.main_language(),
            categories: categories.collect(),
            shops,
            products,
            info,
        }
    }

    /// A shop's home: the site's own where there is one shop.
    pub fn shop(&self, id: ShopId) -> &str {
        &self.shops[id.0]
    }

    /// A product's page.
    pub fn product(&self, id: ProductId) -> &str {
        &self.products[id.0]
    }

    /// The page that a product had under an older name.
    pub fn alias(&self, shop: ShopId, slug: &Slug) -> String {
        beside(self.layout, &self.shops[shop.0], slug)
    }

    /// An information page.
    pub fn info(&self, id: InfoPageId) -> &str {
        &self.info[id.0]
    }

    /// A part of a list of products, counted from 1: of a shop or of the whole site, of a category or of all.
    pub fn list(&self, shop: Option<ShopId>, category: Option<CategoryId>, part: usize) -> String {
        let shop = shop.map_or("", |shop| &self.shops[shop.0]);
        let what = category.map_or("produk/", |category| &self.categories[category.0]);
        match part {
            0 | 1 => format!("{shop}{what}"),
            part => format!("{shop}{what}hal/{part}/"),
        }
    }

    /// A part of what is chosen of a list, counted from 1. It stands two folders below the list, where no slug does.
    pub fn chosen_list(&self, scope: Scope, choice: Choice, part: usize) -> String {
        let list = self.list(scope.shop, scope.category, 1);
        let chosen = match choice {
            Choice::Sorted(order) => format!("{list}urut/{}/", order.word()),
            Choice::Filtered(Filter::Ready) => format!("{list}ada/siap/"),
            Choice::Filtered(Filter::Priced(range)) => format!("{list}harga/{}/", self.prices(range)),
        };
        match part {
            0 | 1 => chosen,
            part => format!("{chosen}hal/{part}/"),
        }
    }

    fn prices(&self, range: PriceRange) -> String {
        let whole = |sum| self.currency.whole(sum);
        match range {
            PriceRange::UpTo(most) => format!("sampai-{}", whole(most)),
            PriceRange::Between(least, most) => format!("{}-{}", whole(least), whole(most)),
            PriceRange::From(least) => format!("mulai-{}", whole(least)),
        }
    }

    /// The file in which scripts find what can be searched in one language.
    pub fn search_directory(&self, language: Language) -> String {
        format!("{}{SEARCH}indeks.json", self.prefix(language))
    }

    /// The address in one language: other languages than the main one stand in a folder of their own.
    pub fn in_language(&self, language: Language, address: &str) -> String {
        format!("{}{address}", self.prefix(language))
    }

    /// The folder of a language: empty for the main one.
    pub fn prefix(&self, language: Language) -> &'static str {
        match language {
            language if language == self.main => "",
            Language::Indonesian => "id/",
            Language::English => "en/",
        }
    }
}

fn folder(slug: &Slug) -> String {
    format!("{slug}/")
}

fn beside(layout: Layout, shop: &str, slug: &Slug) -> String {
    match layout {
        Layout::OneShop => format!("produk/{slug}/"),
        Layout::ManyShops => format!("{shop}{slug}/"),
    }
}
