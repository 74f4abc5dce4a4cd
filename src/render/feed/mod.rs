//! Feeds of the one catalogue: what is new, and what shops hand to Google and to Meta. Each stands in the folder `umpan/`
//! of the site and, in a portal, of each shop, whose accounts there are its own. Formats that demand full addresses: without
//! the site's own there are none.

mod atom;
mod goods;
mod merchant;
mod meta;

use rayon::prelude::*;

use super::reuse::{FileKey, Reuse};
use super::scene::{Ground, Stage};
use super::theme::Theme;
use crate::catalogue::{Catalogue, Layout, Product, ProductId, Shop, ShopId, Url};
use crate::diagnostic::{Checked, Diagnostic};
use crate::failure::Failure;
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

/// What a feed is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Readers of what is new.
    New,
    /// Google.
    Google,
    /// Meta.
    Meta,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::New, Kind::Google, Kind::Meta];

    /// Its path, seen from the home of its owner.
    fn path(self) -> &'static str {
        match self {
            Kind::New => FEED_NEW,
            Kind::Google => FEED_GOOGLE,
            Kind::Meta => FEED_META,
        }
    }
}

/// A feed that no earlier build made from the same.
struct Due<'a> {
    owner: Owner<'a>,
    kind: Kind,
    path: SitePath,
    key: FileKey,
}

/// Hands on every feed, but for those in whose place a file of `static/` stands, and gives what they could not hold whole.
///
/// # Errors
/// The first failure of the sink.
pub(super) fn files(stage: Stage<'_>, reuse: &Reuse<'_>) -> Result<Vec<Diagnostic>, Failure> {
    let ground = stage.ground();
    let Some(base) = &ground.catalogue.site.base_url else { return Ok(Vec::new()) };
    let mut told = Vec::new();
    for &language in &ground.catalogue.site.languages {
        let desk = Desk { ground, base, language, theme: stage.theme };
        let due = desk.put_earlier(reuse)?;
        told.extend(desk.put_made(due, reuse)?);
    }
    Ok(told)
}

impl<'a> Desk<'a> {
    /// Hands on what an earlier build made from the same, and gives what is left to make.
    fn put_earlier(self, reuse: &Reuse<'_>) -> Result<Vec<Due<'a>>, Failure> {
        let Ground { plan, .. } = self.ground;
        let mut due = Vec::new();
        for (owner, kind) in Owner::all(self).into_iter().flat_map(|owner| Kind::ALL.map(|kind| (owner, kind))) {
            let address = format!("{}{}", owner.home, kind.path());
            let path = SitePath::new(plan.addresses.in_language(self.language, &address));
            let Some(path) = path.filter(|path| !plan.has_static(path.as_str())) else { continue };
            let key = reuse.keys.of_feed(&path, owner.scope.shop, owner.products(self));
            match reuse.earlier(key) {
                Some(file) => reuse.put(SiteFile { path, ..file }, Some(key))?,
                None => due.push(Due { owner, kind, path, key }),
            }
        }
        Ok(due)
    }

    /// Makes feeds and hands them on. Those with a product of which something is told are made by every build.
    fn put_made(self, due: Vec<Due<'a>>, reuse: &Reuse<'_>) -> Result<Vec<Diagnostic>, Failure> {
        let pieces = self.pieces(&due);
        for Due { owner, kind, path, key } in due {
            let own = || owner.products(self).iter().filter_map(|id| pieces[id.0].as_ref());
            let text = match kind {
                Kind::New => atom::feed(self, owner),
                Kind::Google => Some(merchant::feed(self, owner, own().map(|made| made.value.google.as_str()))),
                Kind::Meta => Some(meta::feed(own().map(|made| made.value.meta.as_slice()))),
            };
            let is_told = kind != Kind::New && own().any(|made| !made.diagnostics.is_empty());
            if let Some(text) = text {
                let file = SiteFile { path, content: Content::Bytes(text.into_bytes()) };
                reuse.put(file, (!is_told).then_some(key))?;
            }
        }
        Ok(pieces.into_iter().flatten().flat_map(|made| made.diagnostics).collect())
    }

    /// What the products are in these feeds, by their numbers.
    fn pieces(self, due: &[Due<'_>]) -> Vec<Option<Checked<Pieces>>> {
        let products = &self.catalogue().products;
        let mut is_due = vec![false; products.len()];
        let of_goods = due.iter().filter(|due| due.kind != Kind::New);
        of_goods.flat_map(|due| due.owner.products(self)).for_each(|id| is_due[id.0] = true);
        let piece = |(product, is_due): (&Product, &bool)| is_due.then(|| Pieces::of(self, product));
        products.par_iter().zip(&is_due).map(piece).collect()
    }
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
