//! Which files may stand as an earlier build made them.
//!
//! A file's key is a hash over all that it is made from. For a page that is what is around the content of every page, its
//! shop, and the products, photos, counts and texts that it shows, as the views choose them; a page whose own texts may have
//! links depends on every address besides. Feeds and the files of the search have keys of the products in them. What an
//! earlier build made from the same is not made again. Files of which something is to be told are made by every build.

mod part;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Sink;
use super::scene::Stage;
use super::view::{CategoryLink, PortalGoods, ShopCard, ShopGoods};
use crate::catalogue::{CategoryId, ProductId, ShopId};
use crate::failure::Failure;
use crate::language::Language;
use crate::plan::{Choice, Destination, List, ListId, Page, PageKind, Scope};
use crate::site::{SiteFile, SitePath};
pub(super) use part::{Draft, Part};

/// Stands for everything that a file is made from, and for what the file is: no two files of a site have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileKey(blake3::Hash);

impl FileKey {
    /// Reads what [`FileKey::text`] wrote.
    pub fn read(text: &str) -> Option<FileKey> {
        blake3::Hash::from_hex(text).ok().map(FileKey)
    }

    /// The key in 64 hexadecimal digits.
    pub fn text(&self) -> String {
        self.0.to_hex().to_string()
    }
}

/// Gives the file that an earlier build made from the same, as [`Content::Kept`](crate::site::Content::Kept), where it still
/// stands.
pub type Earlier<'a> = dyn Fn(&FileKey) -> Option<SiteFile> + Sync + 'a;

/// Hands on what an earlier build made from the same, and what this one makes.
pub(super) struct Reuse<'a> {
    /// Says what files are made from.
    pub(super) keys: Keys<'a>,
    earlier: &'a Earlier<'a>,
    sink: &'a Sink<'a>,
    handed_on: Mutex<Vec<(SitePath, FileKey)>>,
}

impl<'a> Reuse<'a> {
    pub(super) fn of(stage: Stage<'a>, earlier: &'a Earlier<'a>, sink: &'a Sink<'a>) -> Reuse<'a> {
        Reuse { keys: Keys::of(stage), earlier, sink, handed_on: Mutex::default() }
    }

    /// What an earlier build made from the same.
    pub(super) fn earlier(&self, key: FileKey) -> Option<SiteFile> {
        (self.earlier)(&key)
    }

    /// Hands on a file. One without a key is made again by the next build.
    pub(super) fn put(&self, file: SiteFile, key: Option<FileKey>) -> Result<(), Failure> {
        if let Some(key) = key {
            self.handed_on.lock().unwrap_or_else(PoisonError::into_inner).push((file.path.clone(), key));
        }
        (self.sink)(file)
    }

    /// The files that have a key, by path.
    pub(super) fn files(self) -> Vec<(SitePath, FileKey)> {
        let mut files = self.handed_on.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        files
    }
}

/// The keys of the parts of files.
pub(super) struct Keys<'a> {
    stage: Stage<'a>,
    settings: Part,
    frame: Part,
    targets: Part,
    shops: Vec<Part>,
    products: Vec<Part>,
    /// The categories that a shop, or the whole site, has products of.
    categories: BTreeMap<Option<ShopId>, Part>,
    /// The shops of a portal that have products of a category, or any.
    sellers: BTreeMap<Option<CategoryId>, Part>,
}

impl<'a> Keys<'a> {
    /// Looks at everything that files are made from.
    fn of(stage: Stage<'a>) -> Keys<'a> {
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
            settings: Part::settings(stage),
            frame: Part::frame(stage),
            targets: Part::targets(stage),
            shops: catalogue.shops.par_iter().map(|shop| Part::shop(stage, shop)).collect(),
            products: catalogue.products.par_iter().map(|product| Part::product(stage, product)).collect(),
            categories: categories.into_iter().map(|(shop, draft)| (shop, draft.done())).collect(),
            sellers: sellers.into_iter().map(|(category, draft)| (category, draft.done())).collect(),
        }
    }

    /// The key of a page.
    pub(super) fn of_page(&self, page: &Page) -> FileKey {
        let Stage { catalogue, plan, .. } = self.stage;
        let mut draft = Draft::default();
        draft.add(page.path.as_str());
        draft.add_part(self.settings);
        draft.add_part(self.frame);
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
        FileKey(draft.done().hash)
    }

    /// The key of a feed at this path of all products of a shop, or of the site. What it says of days is of the build's.
    pub(super) fn of_feed(&self, path: &SitePath, shop: Option<ShopId>, products: &[ProductId]) -> FileKey {
        let mut draft = self.of_kind("feed");
        draft.add(&(path.as_str(), self.stage.catalogue.site.date));
        shop.into_iter().for_each(|shop| draft.add_part(self.shops[shop.0]));
        self.add_products(&mut draft, products);
        FileKey(draft.done().hash)
    }

    /// The key of a file of rows, which know shops by their numbers.
    pub(super) fn of_rows(&self, language: Language, products: &[ProductId]) -> FileKey {
        let mut draft = self.of_kind("rows");
        draft.add(&language);
        products.iter().for_each(|&id| draft.add(&self.stage.catalogue.product(id).shop.0));
        self.add_products(&mut draft, products);
        FileKey(draft.done().hash)
    }

    /// The key of a file that holds this share of the words of all `texts`.
    pub(super) fn of_words(texts: Part, share: impl Hash) -> FileKey {
        let mut draft = Draft::default();
        draft.add(&("words", share));
        draft.add_part(texts);
        FileKey(draft.done().hash)
    }

    fn of_kind(&self, kind: &str) -> Draft {
        let mut draft = Draft::default();
        draft.add(kind);
        draft.add_part(self.settings);
        draft
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
