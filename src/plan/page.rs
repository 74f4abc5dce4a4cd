//! The pages of the site, in a fixed order.

use super::address::{CART, OFFLINE, SEARCH};
use super::{Addresses, List, ListId, PriceOrder};
use crate::catalogue::{Catalogue, Host, InfoPageId, Layout, ProductId, ShopId};
use crate::diagnostic::Place;
use crate::language::Language;
use crate::site::SitePath;

/// One page to make.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it goes.
    pub path: SitePath,
    /// Its address without a language before it: the same in every language.
    pub address: String,
    /// The language that it is in.
    pub language: Language,
    /// What it shows.
    pub kind: PageKind,
    /// The text that made it.
    pub place: Place,
}

/// What a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// All shops.
    Portal,
    /// One shop: the home of a site that has only one.
    Shop(ShopId),
    /// A part of a list, counted from 1.
    List(ListId, usize),
    /// A part of a list sorted by price, counted from 1.
    Sorted(ListId, PriceOrder, usize),
    /// A product or service.
    Product(ProductId),
    /// An information page.
    Info(InfoPageId),
    /// What the buyer has chosen, and the order made of it.
    Cart,
    /// The search.
    Search,
    /// What is shown where the network is away and a page was never visited.
    Offline,
    /// An address that a product had before.
    Moved(ProductId),
    /// An address that was published, by its number in the catalogue, and has no page of the content any more.
    Gone(usize),
    /// What is shown where there is nothing.
    NotFound,
}

impl PageKind {
    /// Whether it stands in the sitemap: it holds something of the shops themselves that no other page does.
    pub fn is_listed(self) -> bool {
        let is_of_another = matches!(self, PageKind::Sorted(..) | PageKind::Moved(_) | PageKind::Gone(_));
        !self.is_tool() && !is_of_another && self != PageKind::NotFound
    }

    /// Whether it is one of the pages that every site has, whatever it sells.
    pub fn is_tool(self) -> bool {
        matches!(self, PageKind::Cart | PageKind::Search | PageKind::Offline)
    }

    /// Whether search engines may show it.
    pub fn may_be_found(self) -> bool {
        !matches!(self, PageKind::Moved(_) | PageKind::Gone(_) | PageKind::NotFound | PageKind::Offline)
    }

    /// Whether it has the same address in every language.
    pub fn is_in_every_language(self) -> bool {
        !matches!(self, PageKind::Moved(_) | PageKind::NotFound)
    }

    /// Whether its address is recorded, so that it is missed when it goes: it is written by people and linked to.
    pub fn is_recorded(self) -> bool {
        matches!(self, PageKind::Shop(_) | PageKind::Product(_) | PageKind::Info(_) | PageKind::Moved(_))
    }
}

/// Every page in every language, the main language first.
pub(super) fn pages(catalogue: &Catalogue, addresses: &Addresses, lists: &[List]) -> Vec<Page> {
    let mut pages = Pages { addresses, pages: Vec::new(), language: catalogue.site.main_language() };
    pages.add_file("404.html", PageKind::NotFound);
    if catalogue.site.host == Some(Host::Neocities) {
        pages.add_file("not_found.html", PageKind::NotFound);
    }
    for &language in &catalogue.site.languages {
        pages.language = language;
        pages.add_language(catalogue, lists);
    }
    pages.pages
}

struct Pages<'a> {
    addresses: &'a Addresses,
    pages: Vec<Page>,
    language: Language,
}

impl Pages<'_> {
    fn add_language(&mut self, catalogue: &Catalogue, lists: &[List]) {
        if catalogue.site.layout == Layout::ManyShops {
            self.add("", PageKind::Portal, Place::Site);
        }
        for shop in &catalogue.shops {
            self.add(self.addresses.shop(shop.id), PageKind::Shop(shop.id), Place::Text(shop.span));
        }
        for (number, list) in lists.iter().enumerate() {
            self.add_list(catalogue, ListId(number), list);
        }
        for product in &catalogue.products {
            let place = Place::Text(product.span);
            self.add(self.addresses.product(product.id), PageKind::Product(product.id), place.clone());
            for slug in &product.aliases {
                let address = self.addresses.alias(product.shop, slug);
                self.add(&address, PageKind::Moved(product.id), place.clone());
            }
        }
        for page in &catalogue.pages {
            self.add(self.addresses.info(page.id), PageKind::Info(page.id), Place::Text(page.span));
        }
        for (address, kind) in [(CART, PageKind::Cart), (SEARCH, PageKind::Search), (OFFLINE, PageKind::Offline)] {
            self.add(address, kind, Place::Site);
        }
    }

    fn add_list(&mut self, catalogue: &Catalogue, id: ListId, list: &List) {
        let place = match (list.scope.category, list.scope.shop) {
            (Some(category), _) => Place::Text(catalogue.category(category).span),
            (None, Some(shop)) => Place::Text(catalogue.shop(shop).span),
            (None, None) => Place::Site,
        };
        for part in 1..=list.parts() {
            let address = self.addresses.list(list.scope.shop, list.scope.category, part);
            self.add(&address, PageKind::List(id, part), place.clone());
        }
        for order in PriceOrder::ALL {
            for part in 1..=list.sorted_parts() {
                let address = self.addresses.sorted_list(list.scope, order, part);
                self.add(&address, PageKind::Sorted(id, order, part), place.clone());
            }
        }
    }

    fn add(&mut self, address: &str, kind: PageKind, place: Place) {
        let path = SitePath::new(format!("{}index.html", self.addresses.in_language(self.language, address)));
        let address = address.to_owned();
        let language = self.language;
        self.pages.extend(path.map(|path| Page { path, address, language, kind, place }));
    }

    fn add_file(&mut self, name: &str, kind: PageKind) {
        let language = self.language;
        let page = |path| Page { path, address: name.to_owned(), language, kind, place: Place::Site };
        self.pages.extend(SitePath::new(name).map(page));
    }
}
