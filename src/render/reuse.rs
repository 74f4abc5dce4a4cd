//! Which pages may stand as an earlier build made them.
//!
//! A page's key is a hash over all that it is made from: what is around the content of every page, its shop, and the
//! products, photos, counts and texts that it shows, as the views choose them. A page whose own texts may have links
//! depends on every address besides. Where the published page has the same key, it is not made again. Pages of which something is
//! to be told are made by every build.

mod part;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::scene::Stage;
use super::view::{CategoryLink, PortalGoods, ShopCard, ShopGoods};
use crate::catalogue::{CategoryId, ProductId, ShopId};
use crate::plan::{Choice, Destination, List, ListId, Page, PageKind, Scope};
use crate::site::SitePath;
use part::{Draft, Part};

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
pub(super) struct Keys<'a> {
    stage: Stage<'a>,
    shared: Part,
    targets: Part,
    shops: Vec<Part>,
    products: Vec<Part>,
    /// The categories that a shop, or the whole site, has products of.
    categories: BTreeMap<Option<ShopId>, Part>,
    /// The shops of a portal that have products of a category, or any.
    sellers: BTreeMap<Option<CategoryId>, Part>,
}

impl<'a> Keys<'a> {
    /// Looks at everything that pages are made from.
    pub(super) fn of(stage: Stage<'a>) -> Keys<'a> {
        let catalogue = stage.catalogue;
        let (mut categories, mut sellers) = (BTreeMap::<_, Draft>::new(), BTreeMap::<_, Draft>::new());
        for List { scope: Scope { shop, category }, products, .. } in &stage.plan.lists {
            let category_shown = category.map(|id| catalogue.category(id)).map(|shown| (&shown.slug, &shown.name));
            categories.entry(*shop).or_default().add(&(category_shown, products.len()));
            let shop_shown = shop.map(|id| catalogue.shop(id)).map(|shown| (&shown.slug, &shown.name));
            sellers.entry(*category).or_default().add(&(shop_shown, products.len()));
        }
        Keys {
            stage,
            shared: Part::shared(stage),
            targets: Part::targets(stage),
            shops: catalogue.shops.par_iter().map(|shop| Part::shop(stage, shop)).collect(),
            products: catalogue.products.par_iter().map(|product| Part::product(stage, product)).collect(),
            categories: categories.into_iter().map(|(shop, draft)| (shop, draft.done())).collect(),
            sellers: sellers.into_iter().map(|(category, draft)| (category, draft.done())).collect(),
        }
    }

    /// The key of a page.
    pub(super) fn of_page(&self, page: &Page) -> PageKey {
        let Stage { catalogue, plan, .. } = self.stage;
        let mut draft = Draft::default();
        draft.add(page.path.as_str());
        draft.add_part(self.shared);
        self.stage.shop_of(page.kind).into_iter().for_each(|shop| draft.add_part(self.shops[shop.id.0]));
        match page.kind {
            PageKind::Portal => self.add_portal(&mut draft),
            PageKind::Shop(id) => self.add_shop(&mut draft, id),
            PageKind::List(id, number) => self.add_list(&mut draft, id, None, number),
            PageKind::Chosen(id, choice, number) => self.add_list(&mut draft, id, Some(choice), number),
            PageKind::Product(id) => {
                self.add_own(&mut draft, self.products[id.0]);
                self.add_products(&mut draft, &catalogue.product(id).related);
            }
            PageKind::Info(id) => self.add_own(&mut draft, Part::info(catalogue.page(id))),
            PageKind::Moved(destination) => {
                draft.add(&plan.address_of(destination));
                match destination {
                    Destination::Product(id) => draft.add(&catalogue.product(id).name),
                    Destination::Info(id) => draft.add(&catalogue.page(id).title),
                    // What these are called is of the page's shop.
                    Destination::Shop(_) | Destination::List(_) => {}
                }
            }
            PageKind::Cart => self.shops.iter().for_each(|&shop| draft.add_part(shop)),
            PageKind::Search => self.add_categories(&mut draft, None),
            PageKind::NotFound => self.add_pictured_categories(&mut draft, None),
            // Their addresses say the rest.
            PageKind::Gone(_) | PageKind::Offline => {}
        }
        PageKey(draft.done().hash)
    }

    /// What the page shows whole, with its texts.
    fn add_own(&self, draft: &mut Draft, part: Part) {
        draft.add_part(part);
        if part.leads {
            draft.add_part(self.targets);
        }
    }

    fn add_portal(&self, draft: &mut Draft) {
        let PortalGoods { all, window, newest } = PortalGoods::of(self.stage);
        draft.add(&all.len());
        self.add_products(draft, &window);
        self.add_products(draft, &newest);
        self.add_pictured_categories(draft, None);
        for (shop, part) in self.stage.catalogue.shops.iter().zip(&self.shops) {
            let (products, photo) = ShopCard::goods(self.stage, shop);
            draft.add_part(*part);
            draft.add(&products.len());
            draft.add_photo(self.stage, photo);
        }
    }

    fn add_shop(&self, draft: &mut Draft, id: ShopId) {
        let ShopGoods { scope, count, window, featured, newest, pictured } = ShopGoods::of(self.stage, id);
        draft.add(&count);
        self.add_own(draft, self.shops[id.0]);
        [window, featured, newest].iter().for_each(|products| self.add_products(draft, products));
        match pictured {
            true => self.add_pictured_categories(draft, scope.shop),
            false => self.add_categories(draft, scope.shop),
        }
    }

    fn add_list(&self, draft: &mut Draft, id: ListId, choice: Option<Choice>, number: usize) {
        let Stage { catalogue, plan, .. } = self.stage;
        let list = plan.list(id);
        let Scope { shop, category } = list.scope;
        let shown = match choice {
            None => list.part(number),
            Some(choice) => list.chosen_part(choice, number),
        };
        let chosen = choice.map(|choice| (list.chosen_count(choice), list.chosen_products(choice).len()));
        let has_categories = list.products.iter().any(|&id| catalogue.product(id).category.is_some());
        draft.add(&(list.products.len(), list.choices().collect::<Vec<_>>(), chosen, has_categories));
        self.add_products(draft, shown);
        self.add_categories(draft, shop);
        if let Some(id) = category {
            self.add_own(draft, Part::category(self.stage, catalogue.category(id)));
        }
        if shop.is_none() && number == 1 {
            self.sellers.get(&category).into_iter().for_each(|&part| draft.add_part(part));
        }
    }

    /// Products as the pages of others show them, each with its shop.
    fn add_products(&self, draft: &mut Draft, products: &[ProductId]) {
        draft.add(&products.len());
        for &id in products {
            draft.add_part(self.products[id.0]);
            draft.add_part(self.shops[self.stage.catalogue.product(id).shop.0]);
        }
    }

    fn add_categories(&self, draft: &mut Draft, shop: Option<ShopId>) {
        self.categories.get(&shop).into_iter().for_each(|&part| draft.add_part(part));
    }

    fn add_pictured_categories(&self, draft: &mut Draft, shop: Option<ShopId>) {
        self.add_categories(draft, shop);
        for list in self.stage.plan.lists.iter().filter(|list| list.scope.shop == shop) {
            let category = list.scope.category.map(|id| self.stage.catalogue.category(id));
            let photo = category.and_then(|category| CategoryLink::photo(self.stage, list, category));
            draft.add_photo(self.stage, photo);
        }
    }
}
