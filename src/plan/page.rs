//! The pages of the site, in a fixed order.

use super::address::{CART, OFFLINE, SEARCH};
use super::{Addresses, Choice, List, ListId};
use crate::catalogue::{Catalogue, Host, InfoPageId, Layout, ProductId, Shop, ShopId, Slug};
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
    /// A part of a list as one may choose to see it, counted from 1.
    Chosen(ListId, Choice, usize),
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
    /// An address that something had before.
    Moved(Destination),
    /// An address that was published, by its number in the catalogue, and has no page of the content any more.
    Gone(usize),
    /// What is shown where there is nothing.
    NotFound,
}

/// What an old address leads on to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// A shop's home.
    Shop(ShopId),
    /// The first part of a list.
    List(ListId),
    /// A product.
    Product(ProductId),
    /// An information page.
    Info(InfoPageId),
}

impl PageKind {
    /// Whether it stands in the sitemap: it holds something of the shops themselves that no other page does.
    pub fn is_listed(self) -> bool {
        let is_of_another = matches!(self, PageKind::Chosen(..) | PageKind::Moved(_) | PageKind::Gone(_));
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
        match self {
            PageKind::Shop(_) | PageKind::Product(_) | PageKind::Info(_) => true,
            PageKind::Moved(destination) => !matches!(destination, Destination::List(_)),
            _ => false,
        }
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
                self.add(&address, PageKind::Moved(Destination::Product(product.id)), place.clone());
            }
        }
        for page in &catalogue.pages {
            self.add(self.addresses.info(page.id), PageKind::Info(page.id), Place::Text(page.span));
        }
        for shop in &catalogue.shops {
            for alias in &shop.aliases {
                self.add_renamed(catalogue, lists, shop, alias);
            }
        }
        for (address, kind) in [(CART, PageKind::Cart), (SEARCH, PageKind::Search), (OFFLINE, PageKind::Offline)] {
            self.add(address, kind, Place::Site);
        }
    }

    /// The addresses of a shop under a name that its folder had in a portal. A site of one shop may have been a portal.
    fn add_renamed(&mut self, catalogue: &Catalogue, lists: &[List], shop: &Shop, alias: &Slug) {
        let own = (catalogue.site.layout == Layout::ManyShops).then_some(shop.id);
        let mut moved = vec![(String::new(), Destination::Shop(shop.id))];
        for (number, list) in lists.iter().enumerate().filter(|(_, list)| list.scope.shop == own) {
            let below = list.scope.category.map(|category| format!("kategori/{}/", catalogue.category(category).slug));
            moved.push((below.unwrap_or_else(|| "produk/".to_owned()), Destination::List(ListId(number))));
        }
        for product in catalogue.products.iter().filter(|product| product.shop == shop.id) {
            let slugs = std::iter::once(&product.slug).chain(&product.aliases);
            moved.extend(slugs.map(|slug| (format!("{slug}/"), Destination::Product(product.id))));
        }
        for page in catalogue.pages.iter().filter(|page| page.shop == own) {
            moved.push((format!("info/{}/", page.slug), Destination::Info(page.id)));
        }
        for (below, destination) in moved {
            self.add(&format!("{alias}/{below}"), PageKind::Moved(destination), Place::Text(shop.span));
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
        for choice in list.choices() {
            for part in 1..=list.chosen_parts(choice) {
                let address = self.addresses.chosen_list(list.scope, choice, part);
                self.add(&address, PageKind::Chosen(id, choice, part), place.clone());
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
