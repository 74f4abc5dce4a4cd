//! The catalogue: sites, shops, products, makers and their words, resolved and unable to be wrong.
//!
//! Its values are made by the check stage and never change. Templates, feeds and every later tool read only this.

mod color;
mod host;
mod maker;
mod money;
mod person;
mod phone;
mod name;
mod photo;
mod product;
mod published;
mod qris;
#[cfg(test)]
pub(crate) mod sample;
mod shipping;
mod shop;
mod slug;
mod text;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use color::Color;
pub use host::{Ground, HOSTS_READ, Host, HostFacts, Selling};
pub use maker::{Maker, MakerId};
pub use money::{Currency, Money};
pub(crate) use name::{is_device, is_hidden};
pub use person::{Consent, Covers, Person, Standing};
pub use phone::{Phone, PhoneError};
pub use photo::{Photo, PhotoId, PhotoRole};
pub use product::{
    Availability, Dimensions, Grams, Input, Measure, OptionKind, Price, Product, ProductId, ProductKind, Sale, Tier,
    Variant,
};
pub use published::PublishedAddress;
pub use qris::{Qris, QrisError};
pub use shipping::{Parcel, Shipping, Zone};
pub use shop::{Bank, Contact, Marketplace, Order, QrisCode, Shop, ShopId, Social, SocialNetwork, WhatsApp};
pub use slug::Slug;
pub use text::{Category, CategoryId, InfoPage, InfoPageId, Markdown, Part};
pub use url::Url;

use crate::language::{Language, Translated};

/// Everything that the site sells and says, on one date.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// What holds for the whole site.
    pub site: Site,
    /// The shops, by name of their folder.
    pub shops: Vec<Shop>,
    /// The published products, by shop and slug.
    pub products: Vec<Product>,
    /// The makers, by shop and file name.
    pub makers: Vec<Maker>,
    /// The categories, by their order and then by name.
    pub categories: Vec<Category>,
    /// The information pages, by shop and slug.
    pub pages: Vec<InfoPage>,
    /// Every photo that some page shows.
    pub photos: Vec<Photo>,
    /// The addresses that were published before, in their order; none that names a person who may not be shown.
    pub published: Vec<PublishedAddress>,
    /// Parts of today's addresses that are not recorded, for the same reason.
    pub unrecorded: BTreeSet<Slug>,
}

/// What holds for the whole site.
#[derive(Debug, Clone)]
pub struct Site {
    /// The name of the portal, or of the one shop.
    pub title: Translated<String>,
    /// Where the site will be served, always with a `/` at its end.
    pub base_url: Option<Url>,
    /// The languages of the pages, the main one first; never empty.
    pub languages: Vec<Language>,
    /// The site's own theme; the embedded one without it.
    pub theme: Option<Slug>,
    /// The host that will serve it; nothing where nobody chose one.
    pub host: Option<Host>,
    /// Where the content is kept.
    pub repository: Option<Url>,
    /// The currency of every price.
    pub currency: Currency,
    /// Whether AVIF photos are made too.
    pub avif: bool,
    /// Whether visited pages are kept on the buyer's device for when there is no network.
    pub offline: bool,
    /// One shop or many.
    pub layout: Layout,
    /// The day for which prices and availability hold.
    pub date: Date,
}

impl Site {
    /// The language of pages at the root.
    pub fn main_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::Indonesian)
    }
}

/// Whether the site is a shop or a portal of shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// `content/shop.toml`: the shop is the site's home.
    OneShop,
    /// `content/<shop>/shop.toml`: the home is a portal.
    ManyShops,
}

impl Catalogue {
    /// The shop of this number.
    pub fn shop(&self, id: ShopId) -> &Shop {
        &self.shops[id.0]
    }

    /// The product of this number.
    pub fn product(&self, id: ProductId) -> &Product {
        &self.products[id.0]
    }

    /// The maker of this number.
    pub fn maker(&self, id: MakerId) -> &Maker {
        &self.makers[id.0]
    }

    /// The category of this number.
    pub fn category(&self, id: CategoryId) -> &Category {
        &self.categories[id.0]
    }

    /// The photo of this number.
    pub fn photo(&self, id: PhotoId) -> &Photo {
        &self.photos[id.0]
    }

    /// The information page of this number.
    pub fn page(&self, id: InfoPageId) -> &InfoPage {
        &self.pages[id.0]
    }

    /// The products of one shop.
    pub fn products_of(&self, shop: ShopId) -> impl Iterator<Item = &Product> {
        self.products.iter().filter(move |product| product.shop == shop)
    }
}
