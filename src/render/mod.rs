//! Catalogue, plan and photos to pages.
//!
//! Pages are made in parallel and handed on as they are made, so that memory does not grow with the site.

mod asset;
mod brand;
mod code;
mod feed;
mod icon;
mod item;
mod json;
mod link;
mod llms;
mod manifest;
mod markdown;
mod order;
mod policy;
mod print;
mod reuse;
mod scene;
mod search;
mod security;
mod share;
mod shorten;
mod sitemap;
mod structured;
mod theme;
mod view;
mod worker;
mod xml;

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

pub use code::CodeDrawing;
pub use order::{LONGEST as LONGEST_ORDER, chat};
pub use policy::stated as stated_policy;
pub use reuse::{Earlier, FileKey};
pub use share::cards;
pub use theme::{DATA_VERSION, Theme, load as load_theme};

use crate::catalogue::Catalogue;
use crate::diagnostic::{Checked, Diagnostic};
use crate::failure::Failure;
use crate::photos::Photos;
use crate::plan::{Page, PageKind, Plan};
use crate::site::{Content, SiteFile, SitePath};
use crate::source::Sources;
use asset::Assets;
use feed::News;
use reuse::Reuse;
use scene::{Scene, Stage};
use view::{AllSurroundings, CardCase};
use worker::KeptPage;

/// What a site is rendered from.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The texts on disk, to show where a fault in Markdown stands.
    pub sources: &'a Sources,
    /// What there is to show.
    pub catalogue: &'a Catalogue,
    /// Where it is shown.
    pub plan: &'a Plan,
    /// The photos.
    pub photos: &'a Photos,
    /// How it looks.
    pub theme: &'a Theme,
}

/// Takes each file as it is made, from any thread.
pub type Sink<'a> = dyn Fn(SiteFile) -> Result<(), Failure> + Sync + 'a;

/// Makes every page, the theme's assets, feeds, the sitemap and their like, and gives them to `sink`: the assets first, the
/// pages in no order, the service worker last. Photos and the files of `static/` are not among them. What `earlier` has is
/// not made again.
///
/// # Errors
/// The first failure of the sink.
pub fn render(parts: Parts<'_>, earlier: &Earlier<'_>, sink: &Sink<'_>) -> Result<Checked<Rendered>, Failure> {
    let Parts { sources, catalogue, plan, photos, theme } = parts;
    if !theme.is_ready() {
        return Ok(Checked::clean(Rendered::default()));
    }
    let assets = match Assets::of(theme, catalogue, photos) {
        Ok(assets) => assets,
        Err(diagnostic) => return Ok(Checked { value: Rendered::default(), diagnostics: vec![*diagnostic] }),
    };
    assets.files.iter().try_for_each(|file| sink(file.clone()))?;
    manifest::files(parts, &assets.icons).into_iter().try_for_each(sink)?;
    let news = News::of(catalogue);
    let (surroundings, cards) = (AllSurroundings::default(), CardCase::of(catalogue));
    let (assets, news, surroundings, cards) = (&assets, &news, &surroundings, &cards);
    let stage = Stage { sources, catalogue, plan, photos, theme, assets, news, surroundings, cards };
    let ground = stage.ground();
    sitemap::files(ground).into_iter().try_for_each(sink)?;
    llms::file(ground, theme, news).into_iter().chain(security::file(ground)).try_for_each(sink)?;
    let reuse = Reuse::of(stage, earlier, sink);
    let mut noticed = feed::files(stage, &reuse)?;
    search::files(stage, &reuse)?;
    let policies = Mutex::default();
    let make = |page: &Page| make_page(stage, page, &reuse, &policies);
    let made: Vec<MadePage> = plan.pages.par_iter().map(make).collect::<Result<_, Failure>>()?;
    let mut kept = Vec::new();
    for made in made {
        noticed.extend(made.noticed);
        kept.extend(made.kept);
    }
    worker::file(stage, kept).into_iter().try_for_each(sink)?;
    let mut policies = policies.into_inner().unwrap_or_else(PoisonError::into_inner);
    let policy = policies.pop_first().flatten().filter(|_| policies.is_empty());
    let rendered = Rendered { policy, reusable: reuse.files() };
    Ok(Checked { value: rendered, diagnostics: once_each(noticed.into_iter()) })
}

/// What is known once every page is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The content security policy that every page states; nothing where they differ or one states none.
    pub policy: Option<String>,
    /// The files that a later build may leave as they are, with the keys of what they are made from.
    pub reusable: Vec<(SitePath, FileKey)>,
}

/// What is left of a page once it is handed on.
struct MadePage {
    noticed: Vec<Diagnostic>,
    kept: Option<KeptPage>,
}

/// The policies that pages state.
type Policies = Mutex<BTreeSet<Option<String>>>;

/// Hands on a page as it was published where nothing on it changed, else as it is made now.
fn make_page(stage: Stage<'_>, page: &Page, reuse: &Reuse<'_>, policies: &Policies) -> Result<MadePage, Failure> {
    let key = reuse.keys.of_page(page);
    let (content, noticed) = match reuse.earlier(key) {
        Some(file) => (file.content, Vec::new()),
        None => {
            let scene = Scene::new(stage, page);
            match page_html(&scene) {
                Ok(html) => (Content::Bytes(html.into_bytes()), scene.into_noticed()),
                Err(diagnostic) => {
                    let noticed = scene.into_noticed().into_iter().chain([*diagnostic]).collect();
                    return Ok(MadePage { noticed, kept: None });
                }
            }
        }
    };
    let kept = content.bytes().and_then(|bytes| {
        let html = std::str::from_utf8(bytes).unwrap_or_default();
        note_policy(policies, html);
        KeptPage::of(page, html)
    });
    // What is to be told of a page is told by every build.
    reuse.put(SiteFile { path: page.path.clone(), content }, noticed.is_empty().then_some(key))?;
    Ok(MadePage { noticed, kept })
}

fn note_policy(policies: &Policies, html: &str) {
    let policy = policy::stated(html);
    let mut policies = policies.lock().unwrap_or_else(PoisonError::into_inner);
    if !policies.iter().any(|known| known.as_deref() == policy) {
        policies.insert(policy.map(str::to_owned));
    }
}

fn page_html(scene: &Scene<'_>) -> Result<String, Box<Diagnostic>> {
    let language = scene.language();
    let theme = scene.stage.theme;
    match scene.page.kind {
        PageKind::Portal => theme.render("layouts/portal.html", language, &view::PortalPage::of(scene)),
        PageKind::Shop(id) => theme.render("layouts/shop.html", language, &view::ShopPage::of(scene, id)),
        PageKind::List(id, part) => {
            theme.render("layouts/list.html", language, &view::ListPage::of(scene, id, None, part))
        }
        PageKind::Chosen(id, choice, part) => {
            theme.render("layouts/list.html", language, &view::ListPage::of(scene, id, Some(choice), part))
        }
        PageKind::Product(id) => theme.render("layouts/product.html", language, &view::ProductPage::of(scene, id)),
        PageKind::Cart => theme.render("layouts/cart.html", language, &view::CartPage::of(scene)),
        PageKind::Search => theme.render("layouts/search.html", language, &view::SearchPage::of(scene)),
        PageKind::Offline => theme.render("layouts/offline.html", language, &view::OfflinePage::of(scene)),
        PageKind::Info(id) => theme.render("layouts/info.html", language, &view::InfoPage::of(scene, id)),
        PageKind::Moved(id) => theme.render("layouts/moved.html", language, &view::MovedPage::of(scene, id)),
        PageKind::Gone(number) => theme.render("layouts/gone.html", language, &view::GonePage::of(scene, number)),
        PageKind::NotFound => theme.render("layouts/not_found.html", language, &view::NotFoundPage::of(scene)),
    }
}

/// A fault of a text that stands on many pages is told once.
fn once_each(diagnostics: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    diagnostics.filter(|diagnostic| told.insert(format!("{:?}{:?}", diagnostic.place, diagnostic.problem))).collect()
}

#[cfg(test)]
mod tests;
