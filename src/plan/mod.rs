//! The plan: every page, its address, and every photo that must be made.
//!
//! It takes the catalogue and the names of the files of `static/`, and returns all that later stages need to know of
//! addresses. An address depends on the thing's own names alone, so adding a product changes no other address.

mod address;
mod card;
mod choice;
mod collision;
mod list;
mod page;
mod photo;
mod record;

use std::collections::HashSet;
use std::path::PathBuf;

pub use address::{Addresses, CART, FEED_GOOGLE, FEED_META, FEED_NEW, MANIFEST, OFFLINE, SEARCH, WORKER};
pub use card::{Card, CardId, CardSubject};
pub use choice::{Choice, Filter, PriceOrder, PriceRange};
pub use list::{List, ListId, Scope};
pub use page::{Destination, Page, PageKind};
pub use photo::{PhotoJob, Recipe};

use crate::catalogue::{Catalogue, ProductId};
use crate::diagnostic::{Checked, Diagnostic};
use crate::problem::FolderProblem;
use crate::site::{Content, SiteFile, SitePath};
use crate::source::{PhotoFile, StaticFile};

/// Everything that will stand in the output, before any of it is made.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The address of every thing that has a page.
    pub addresses: Addresses,
    /// Every page, by language, kind and place in the catalogue.
    pub pages: Vec<Page>,
    /// The lists of products that pages show in parts.
    pub lists: Vec<List>,
    /// The photos that some page shows, in the order of the catalogue, then those of `static/`.
    pub photos: Vec<PhotoJob>,
    /// The files that are published as they are.
    pub statics: Vec<PlannedFile>,
    record: String,
    by_path: foldhash::HashMap<String, usize>,
    static_paths: HashSet<String>,
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFile {
    /// Where it goes.
    pub path: SitePath,
    /// Where it is on this disk.
    pub disk: PathBuf,
}

impl Plan {
    /// The same with the photos of `static/`, in which codes are looked for.
    #[must_use]
    pub fn with_photos_beside(mut self, photos: &[PhotoFile]) -> Plan {
        self.photos.extend(photos.iter().map(PhotoJob::beside));
        self
    }

    /// The list with this number.
    pub fn list(&self, id: ListId) -> &List {
        &self.lists[id.0]
    }

    /// The products of this scope, the newest first.
    pub fn products(&self, scope: Scope) -> &[ProductId] {
        self.lists.iter().find(|list| list.scope == scope).map_or(&[], |list| &list.products)
    }

    /// The address under which search engines should know what a page shows: its own, or that of the plain list.
    pub fn canonical(&self, page: &Page) -> String {
        match page.kind {
            PageKind::Chosen(id, _, _) => {
                let Scope { shop, category } = self.list(id).scope;
                self.addresses.list(shop, category, 1)
            }
            _ => page.address.clone(),
        }
    }

    /// The address that an old one leads on to.
    pub fn address_of(&self, destination: Destination) -> String {
        match destination {
            Destination::Shop(shop) => self.addresses.shop(shop).to_owned(),
            Destination::List(id) => {
                let Scope { shop, category } = self.list(id).scope;
                self.addresses.list(shop, category, 1)
            }
            Destination::Product(product) => self.addresses.product(product).to_owned(),
            Destination::Info(page) => self.addresses.info(page).to_owned(),
        }
    }

    /// The number of the page at this path of the output.
    pub fn page_at(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// The files of `static/`, as they are published.
    pub fn static_files(&self) -> impl Iterator<Item = SiteFile> {
        let file = |file: &PlannedFile| SiteFile { path: file.path.clone(), content: Content::File(file.disk.clone()) };
        self.statics.iter().map(file)
    }

    /// The text of the next record of published addresses, where it says more than the one that is known.
    pub fn record_after(&self, known: &str) -> Option<String> {
        (!crate::record::is_same(&self.record, known)).then(|| self.record.clone())
    }

    /// Whether a file of `static/` goes into this folder of the top, given with its `/`.
    pub fn has_static_in(&self, folder: &str) -> bool {
        self.statics.iter().any(|file| file.path.as_str().starts_with(folder))
    }

    /// Whether a file of `static/` goes to this path.
    pub fn has_static(&self, path: &str) -> bool {
        self.static_paths.contains(path)
    }
}

/// Plans the site. Two pages or files with one address are an error that shows both places.
pub fn plan(catalogue: &Catalogue, statics: &[StaticFile]) -> Checked<Plan> {
    let mut diagnostics = Vec::new();
    let addresses = Addresses::of(catalogue);
    let lists = list::lists(catalogue);
    let mut pages = page::pages(catalogue, &addresses, &lists);
    let statics = planned_files(statics, &mut diagnostics);
    let data: Vec<String> =
        catalogue.site.languages.iter().map(|&language| addresses.search_directory(language)).collect();
    diagnostics.extend(collision::collisions(&pages, &data, &statics));
    let static_paths: HashSet<String> = statics.iter().map(|file| file.path.as_str().to_owned()).collect();
    let recorded = record::compare(catalogue, &addresses, &pages, &static_paths);
    pages.extend(recorded.pages);
    diagnostics.extend(recorded.diagnostics);
    let record = recorded.text;
    let photos = photo::jobs(catalogue, &lists);
    let by_path = pages.iter().enumerate().map(|(number, page)| (page.path.as_str().to_owned(), number)).collect();
    Checked { value: Plan { addresses, pages, lists, photos, statics, record, by_path, static_paths }, diagnostics }
}

fn planned_files(statics: &[StaticFile], diagnostics: &mut Vec<Diagnostic>) -> Vec<PlannedFile> {
    let mut planned = Vec::with_capacity(statics.len());
    for file in statics {
        match SitePath::new(&*file.path) {
            Some(path) => planned.push(PlannedFile { path, disk: file.disk.clone() }),
            None => {
                let name = file.path.rsplit('/').next().unwrap_or(&file.path).to_owned();
                let problem = FolderProblem::NotPortable { name };
                diagnostics.push(Diagnostic::in_file(format!("static/{}", file.path), problem));
            }
        }
    }
    planned
}

#[cfg(test)]
mod tests;
