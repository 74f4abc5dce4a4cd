//! Feeds of the one catalogue: what is new, and what shops hand to Google and to Meta. Each stands in the folder `umpan/`
//! of the site and, in a portal, of each shop, whose accounts there are its own. Formats that demand full addresses: without
//! the site's own there are none.

mod atom;
mod goods;
mod merchant;
mod meta;

use rayon::prelude::*;

use super::scene::Ground;
use super::theme::Theme;
use crate::catalogue::{Catalogue, Layout, Product, ProductId, Shop, ShopId, Url};
use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Language;
use crate::plan::{FEED_GOOGLE, FEED_META, FEED_NEW, Scope};
use crate::site::{Content, SiteFile, SitePath};
use goods::Row;

/// What the feeds of one language are made from.
#[derive(Clone, Copy)]
struct Desk<'a> {
    ground: Ground<'a>,
    base: &'a Url,
    language: Language,
    theme: &'a Theme,
}

impl<'a> Desk<'a> {
    fn catalogue(self) -> &'a Catalogue {
        self.ground.catalogue
    }

    /// The full address of something in the feeds' language.
    fn url(self, address: &str) -> String {
        format!("{}{}", self.base, self.ground.plan.addresses.in_language(self.language, address))
    }

    fn say(self, text: &'a crate::language::Translated<String>) -> &'a str {
        text.get(self.language)
    }
}

/// Whom a feed is of.
#[derive(Clone, Copy)]
struct Owner<'a> {
    /// The name of the shop, or of the site.
    name: &'a str,
    /// Its home, without a language.
    home: &'a str,
    /// Which list of the plan has its products.
    scope: Scope,
}

impl<'a> Owner<'a> {
    fn all(desk: Desk<'a>) -> Vec<Owner<'a>> {
        let catalogue = desk.catalogue();
        let site =
            Owner { name: desk.say(&catalogue.site.title), home: "", scope: Scope { shop: None, category: None } };
        let of_shop = |shop: &'a Shop| Owner {
            name: desk.say(&shop.name),
            home: desk.ground.plan.addresses.shop(shop.id),
            scope: Scope { shop: Some(shop.id), category: None },
        };
        let shops = catalogue.shops.iter().filter(|_| catalogue.site.layout == Layout::ManyShops);
        std::iter::once(site).chain(shops.map(of_shop)).collect()
    }

    /// Its products, the newest first.
    fn products(self, desk: Desk<'a>) -> &'a [ProductId] {
        desk.ground.plan.products(self.scope)
    }
}

/// Every feed, but for those in whose place a file of `static/` stands, and what they could not hold whole.
pub fn files(ground: Ground<'_>, theme: &Theme) -> Checked<Vec<SiteFile>> {
    let Some(base) = &ground.catalogue.site.base_url else { return Checked::clean(Vec::new()) };
    let mut made = Checked::clean(Vec::new());
    for &language in &ground.catalogue.site.languages {
        let desk = Desk { ground, base, language, theme };
        let checked = of_language(desk);
        let put = |(address, text): (String, String)| {
            let path = SitePath::new(ground.plan.addresses.in_language(language, &address))?;
            let is_ours = !ground.plan.has_static(path.as_str());
            is_ours.then_some(SiteFile { path, content: Content::Bytes(text.into_bytes()) })
        };
        made.value.extend(checked.value.into_iter().filter_map(put));
        made.diagnostics.extend(checked.diagnostics);
    }
    made
}

/// Addresses without a language and texts.
fn of_language(desk: Desk<'_>) -> Checked<Vec<(String, String)>> {
    let products = desk.catalogue().products.par_iter();
    let rows: Vec<Checked<Pieces>> = products.map(|product| Pieces::of(desk, product)).collect();
    let (pieces, diagnostics): (Vec<Pieces>, Vec<Vec<Diagnostic>>) =
        rows.into_iter().map(|checked| (checked.value, checked.diagnostics)).unzip();
    let mut files = Vec::new();
    for owner in Owner::all(desk) {
        let ids = owner.products(desk);
        let own = || ids.iter().map(|id| &pieces[id.0]);
        files.extend(atom::feed(desk, owner).map(|text| (format!("{}{FEED_NEW}", owner.home), text)));
        let google = merchant::feed(desk, owner, own().map(|pieces| pieces.google.as_str()));
        files.push((format!("{}{FEED_GOOGLE}", owner.home), google));
        files.push((format!("{}{FEED_META}", owner.home), meta::feed(own().map(|pieces| pieces.meta.as_slice()))));
    }
    Checked { value: files, diagnostics: diagnostics.into_iter().flatten().collect() }
}

/// What a product is in the feeds that hold all goods.
struct Pieces {
    google: String,
    meta: Vec<u8>,
}

impl Pieces {
    fn of(desk: Desk<'_>, product: &Product) -> Checked<Pieces> {
        let mut diagnostics = Vec::new();
        let rows = Row::all(desk, product);
        let google = merchant::items(desk, &rows, &mut diagnostics);
        let meta = meta::rows(desk, &rows, &mut diagnostics);
        Checked { value: Pieces { google, meta }, diagnostics }
    }
}

/// Which feeds of what is new there are; every page asks for one.
#[derive(Debug)]
pub struct News {
    site: bool,
    shops: Vec<bool>,
}

impl News {
    /// Those of the build's date.
    pub fn of(catalogue: &Catalogue) -> News {
        let mut shops = vec![false; catalogue.shops.len()];
        let is_new = |product: &&Product| product.added.is_some_and(|added| added <= catalogue.site.date);
        if catalogue.site.base_url.is_some() {
            catalogue.products.iter().filter(is_new).for_each(|product| shops[product.shop.0] = true);
        }
        News { site: shops.contains(&true), shops }
    }

    /// The feed of a page, without a language: that of its shop in a portal, else that of the site.
    pub fn address(&self, ground: Ground<'_>, shop: Option<ShopId>) -> Option<String> {
        let shop = shop.filter(|&shop| ground.catalogue.shop(shop).slug.is_some());
        let is_there = shop.map_or(self.site, |shop| self.shops[shop.0]);
        let home = shop.map_or("", |shop| ground.plan.addresses.shop(shop));
        is_there.then(|| format!("{home}{FEED_NEW}"))
    }
}

#[cfg(test)]
mod tests;
