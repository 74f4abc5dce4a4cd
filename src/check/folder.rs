//! The folders of a site: which file makes what, and which shop it belongs to.

use std::collections::{BTreeMap, HashMap};

use super::merge;
use crate::catalogue::{Layout, Slug};
use crate::diagnostic::{Diagnostic, Place};
use crate::identity::LOCK_PATH;
use crate::language::Language;
use crate::problem::{CatalogueProblem, FolderProblem, Note};
use crate::record::RECORD_PATH;
use crate::source::{FileId, PhotoFile, Sources, Span, holds_people};

/// The files of a site, sorted into what they make.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) layout: Layout,
    pub(crate) site: Option<FileId>,
    pub(crate) shops: Vec<ShopFolder>,
    /// Pages of the portal; empty with one shop.
    pub(crate) pages: Vec<PageFile>,
}

/// A folder with a shop file.
#[derive(Debug)]
pub(crate) struct ShopFolder {
    pub(crate) path: String,
    pub(crate) slug: Option<Slug>,
    pub(crate) file: FileId,
    pub(crate) makers: Vec<(Slug, FileId)>,
    pub(crate) pages: Vec<PageFile>,
    pub(crate) products: Vec<ProductFolder>,
}

/// A folder with a product file.
#[derive(Debug)]
pub(crate) struct ProductFolder {
    pub(crate) path: String,
    pub(crate) slug: Slug,
    pub(crate) file: FileId,
    /// Descriptions beside the product file; no language means the main one.
    pub(crate) descriptions: Vec<(Option<Language>, FileId)>,
}

/// A page in all its languages; no language means the main one.
#[derive(Debug)]
pub(crate) struct PageFile {
    pub(crate) slug: Slug,
    pub(crate) files: Vec<(Option<Language>, FileId)>,
}

/// Finds photos by their folder and by their path.
#[derive(Debug, Default)]
pub(crate) struct PhotoFinder<'a> {
    by_path: HashMap<&'a str, &'a PhotoFile>,
    by_folder: HashMap<&'a str, Vec<&'a PhotoFile>>,
}

impl<'a> PhotoFinder<'a> {
    pub(crate) fn new(sources: &'a Sources) -> PhotoFinder<'a> {
        let mut finder = PhotoFinder::default();
        for photo in &sources.photos {
            finder.by_path.insert(&photo.path, photo);
            finder.by_folder.entry(parent(&photo.path)).or_default().push(photo);
        }
        finder
    }

    pub(crate) fn at(&self, path: &str) -> Option<&'a PhotoFile> {
        self.by_path.get(path).copied()
    }

    /// The photos directly in a folder, in natural order.
    pub(crate) fn in_folder(&self, folder: &str) -> &[&'a PhotoFile] {
        self.by_folder.get(folder).map_or(&[], Vec::as_slice)
    }
}

/// What a text file is, by its name and the names of the folders around it.
enum Role<'a> {
    Site,
    Shop,
    Product,
    Maker { folder: &'a str, stem: &'a str },
    Page { folder: &'a str, stem: &'a str, language: Option<Language> },
    Description { language: Option<Language> },
    Stray,
    Note,
}

/// Sorts the texts of `content/`.
pub(crate) fn sort(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Tree {
    let mut sorter = Sorter::new(sources, diagnostics);
    let content: Vec<(FileId, &str)> =
        sources.texts().map(|(file, text)| (file, text.path.as_str())).filter(|(_, path)| is_content(path)).collect();
    for &(file, path) in &content {
        let role = role_of(path);
        if matches!(role, Role::Page { .. } | Role::Description { .. }) {
            sorter.diagnostics.extend(merge::look(file, &sources.text(file).text));
        }
        match role {
            Role::Site => sorter.site(file, path),
            Role::Shop => sorter.unique(Kind::Shop, file, path),
            Role::Product => sorter.unique(Kind::Product, file, path),
            Role::Description { language } => sorter.description(file, path, language),
            Role::Stray => sorter.diagnostics.push(Diagnostic::in_file(path, FolderProblem::StrayFile)),
            _ => {}
        }
    }
    let mut tree = sorter.shops();
    sorter.products(&mut tree);
    for (file, path) in content {
        match role_of(path) {
            Role::Maker { folder, stem } => sorter.maker(&mut tree, file, path, folder, stem),
            Role::Page { folder, stem, language } => sorter.page(&mut tree, file, path, (folder, stem, language)),
            _ => {}
        }
    }
    tree
}

fn is_content(path: &str) -> bool {
    path.starts_with("content/") && path != LOCK_PATH && path != RECORD_PATH
}

fn role_of(path: &str) -> Role<'_> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let parent_name = folder.rsplit('/').next().unwrap_or("");
    match name {
        "site.toml" | "situs.toml" => return Role::Site,
        "shop.toml" | "toko.toml" => return Role::Shop,
        // Beside the makers a product would take their photos for its own.
        "product.toml" | "produk.toml" if holds_people(parent_name) => return Role::Stray,
        "product.toml" | "produk.toml" => return Role::Product,
        _ => {}
    }
    if let Some(stem) = name.strip_suffix(".toml") {
        return match holds_people(parent_name) {
            true => Role::Maker { folder: parent(folder), stem },
            false => Role::Stray,
        };
    }
    let Some(stem) = name.strip_suffix(".md") else { return Role::Stray };
    let (stem, language) = match stem.rsplit_once('.') {
        Some((before, code)) => match Language::from_code(code) {
            Some(language) => (before, Some(language)),
            None => (stem, None),
        },
        None => (stem, None),
    };
    match (parent_name, stem) {
        ("pages" | "halaman", _) => Role::Page { folder: parent(folder), stem, language },
        (_, "description" | "deskripsi") => Role::Description { language },
        // Other Markdown is people's own notes.
        _ => Role::Note,
    }
}

/// Whether a file of this path describes a product.
pub(crate) fn is_description(path: &str) -> bool {
    matches!(role_of(path), Role::Description { .. })
}

/// The folder that holds a path.
pub(crate) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last name of a path.
pub(crate) fn name_of(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or(folder)
}

/// The folder itself and all around it, from the inside out.
pub(crate) fn upwards(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |folder| folder.rsplit_once('/').map(|(outer, _)| outer))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shop,
    Product,
}

struct Sorter<'a> {
    sources: &'a Sources,
    diagnostics: &'a mut Vec<Diagnostic>,
    site: Option<FileId>,
    shops: BTreeMap<&'a str, FileId>,
    products: BTreeMap<&'a str, FileId>,
    descriptions: HashMap<&'a str, Vec<(Option<Language>, FileId)>>,
    shop_numbers: HashMap<String, usize>,
}

impl<'a> Sorter<'a> {
    fn new(sources: &'a Sources, diagnostics: &'a mut Vec<Diagnostic>) -> Sorter<'a> {
        Sorter {
            sources,
            diagnostics,
            descriptions: HashMap::new(),
            site: None,
            shops: BTreeMap::new(),
            products: BTreeMap::new(),
            shop_numbers: HashMap::new(),
        }
    }

    fn report(&mut self, path: &str, problem: impl Into<crate::problem::Problem>) {
        self.diagnostics.push(Diagnostic::in_file(path, problem));
    }

    fn site(&mut self, file: FileId, path: &str) {
        if parent(path) != "content" {
            self.report(path, FolderProblem::SiteFileNotAtTop);
        } else if self.site.is_some() {
            self.report(path, FolderProblem::BothFiles { english: "site.toml", indonesian: "situs.toml" });
        } else {
            self.site = Some(file);
        }
    }

    /// Keeps the first file of its kind in a folder.
    fn unique(&mut self, kind: Kind, file: FileId, path: &'a str) {
        let (files, english, indonesian) = match kind {
            Kind::Shop => (&mut self.shops, "shop.toml", "toko.toml"),
            Kind::Product => (&mut self.products, "product.toml", "produk.toml"),
        };
        if files.insert(parent(path), file).is_some() {
            self.report(path, FolderProblem::BothFiles { english, indonesian });
        }
    }

    fn slug(&mut self, path: &str, name: &str) -> Option<Slug> {
        let slug = Slug::new(name);
        if slug.is_none() {
            let suggestion = Slug::from_name(name).map(|slug| slug.to_string());
            self.report(path, FolderProblem::NotASlug { name: name.to_owned(), suggestion });
        }
        slug
    }

    fn shops(&mut self) -> Tree {
        let layout = if self.shops.contains_key("content") { Layout::OneShop } else { Layout::ManyShops };
        let mut shops: Vec<ShopFolder> = Vec::new();
        for (folder, file) in std::mem::take(&mut self.shops) {
            let path = &self.sources.text(file).path;
            let around = upwards(folder).skip(1).find_map(|outer| self.shop_numbers.get(outer));
            if let Some(outer) = around.map(|&number| shops[number].file) {
                let first = Place::Text(Span::first_line(outer));
                let diagnostic = Diagnostic::in_file(path, CatalogueProblem::ShopsNested);
                self.diagnostics.push(diagnostic.with_related(first, Note::FirstHere));
                continue;
            }
            let slug = match layout {
                Layout::OneShop => None,
                Layout::ManyShops => {
                    let Some(slug) = self.slug(path, name_of(folder)) else { continue };
                    Some(slug)
                }
            };
            self.shop_numbers.insert(folder.to_owned(), shops.len());
            shops.push(ShopFolder {
                path: folder.to_owned(),
                slug,
                file,
                makers: Vec::new(),
                pages: Vec::new(),
                products: Vec::new(),
            });
        }
        Tree { layout, site: self.site, shops, pages: Vec::new() }
    }

    fn products(&mut self, tree: &mut Tree) {
        let products = std::mem::take(&mut self.products);
        for (&folder, &file) in &products {
            let path = &self.sources.text(file).path;
            if let Some(outer) = upwards(folder).skip(1).find_map(|outer| products.get(outer)) {
                let first = Place::Text(Span::first_line(*outer));
                let diagnostic = Diagnostic::in_file(path, FolderProblem::NestedProduct);
                self.diagnostics.push(diagnostic.with_related(first, Note::FirstHere));
                continue;
            }
            let Some(&shop) = upwards(folder).find_map(|outer| self.shop_numbers.get(outer)) else {
                // Without any shop that alone is said; a hundred lost products would bury it.
                if !self.shop_numbers.is_empty() {
                    self.report(path, CatalogueProblem::ProductOutsideShop);
                }
                continue;
            };
            if let Some(slug) = self.slug(path, name_of(folder)) {
                let descriptions = self.descriptions.remove(folder).unwrap_or_default();
                let product = ProductFolder { path: folder.to_owned(), slug, file, descriptions };
                tree.shops[shop].products.push(product);
            }
        }
    }

    fn description(&mut self, file: FileId, path: &'a str, language: Option<Language>) {
        let beside = self.descriptions.entry(parent(path)).or_default();
        if beside.iter().any(|(other, _)| *other == language) {
            self.report(path, FolderProblem::BothFiles { english: "description.md", indonesian: "deskripsi.md" });
        } else {
            beside.push((language, file));
        }
    }

    fn maker(&mut self, tree: &mut Tree, file: FileId, path: &str, folder: &str, stem: &str) {
        let Some(&shop) = self.shop_numbers.get(folder) else {
            self.report(path, FolderProblem::StrayFile);
            return;
        };
        if let Some(slug) = self.slug(path, stem) {
            let makers = &mut tree.shops[shop].makers;
            if makers.iter().any(|(other, _)| *other == slug) {
                self.report(path, FolderProblem::BothFiles { english: "makers/", indonesian: "pembuat/" });
            } else {
                makers.push((slug, file));
            }
        }
    }

    fn page(&mut self, tree: &mut Tree, file: FileId, path: &str, named: (&str, &str, Option<Language>)) {
        let (folder, stem, language) = named;
        let shop = self.shop_numbers.get(folder).copied();
        if shop.is_none() && folder != "content" {
            self.report(path, FolderProblem::StrayFile);
            return;
        }
        let Some(slug) = self.slug(path, stem) else { return };
        let pages = match shop {
            Some(shop) => &mut tree.shops[shop].pages,
            None => &mut tree.pages,
        };
        let twice = match pages.iter_mut().find(|page| page.slug == slug) {
            Some(page) if page.files.iter().any(|(other, _)| *other == language) => true,
            Some(page) => {
                page.files.push((language, file));
                false
            }
            None => {
                pages.push(PageFile { slug, files: vec![(language, file)] });
                false
            }
        };
        if twice {
            self.report(path, FolderProblem::BothFiles { english: "pages/", indonesian: "halaman/" });
        }
    }
}
