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

use rayon::prelude::*;

pub use code::CodeDrawing;
pub use order::{LONGEST as LONGEST_ORDER, chat};
pub use policy::stated as stated_policy;
pub use reuse::{Earlier, PageKey};
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
use reuse::Keys;
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
/// pages in no order, the service worker last. Photos and the files of `static/` are not among them. A page that `earlier`
/// has is not made again.
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
    let Checked { value: feeds, diagnostics: too_long } = feed::files(ground, theme);
    feeds.into_iter().try_for_each(sink)?;
    llms::file(ground, theme, news).into_iter().chain(security::file(ground)).try_for_each(sink)?;
    search::files(stage, sink)?;
    let keys = Keys::of(stage);
    let make = |page: &Page| {
        let key = keys.of_page(page);
        match earlier(&page.path, &key) {
            Some(bytes) => keep_page(page, key, bytes, sink),
            None => make_page(stage, page, key, sink),
        }
    };
    let made: Vec<MadePage> = plan.pages.par_iter().map(make).collect::<Result<_, Failure>>()?;
    let (mut noticed, mut kept, mut policies) = (too_long, Vec::new(), BTreeSet::new());
    let mut pages = Vec::new();
    for (made, page) in made.into_iter().zip(&plan.pages) {
        noticed.extend(made.noticed);
        kept.extend(made.kept);
        policies.insert(made.policy);
        pages.extend(made.key.map(|key| (page.path.clone(), key)));
    }
    worker::file(stage, kept).into_iter().try_for_each(sink)?;
    let policy = policies.pop_first().flatten().filter(|_| policies.is_empty());
    Ok(Checked { value: Rendered { policy, pages }, diagnostics: once_each(noticed.into_iter()) })
}

/// What is known once every page is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The content security policy that every page states; nothing where they differ or one states none.
    pub policy: Option<String>,
    /// The pages that a later build may leave as they are, with the keys of what they are made from.
    pub pages: Vec<(SitePath, PageKey)>,
}

/// What is left of a page once it is handed on.
struct MadePage {
    /// Nothing where the next build must make it again.
    key: Option<PageKey>,
    noticed: Vec<Diagnostic>,
    kept: Option<KeptPage>,
    policy: Option<String>,
}

/// Hands on a page as it was published.
fn keep_page(page: &Page, key: PageKey, bytes: Vec<u8>, sink: &Sink<'_>) -> Result<MadePage, Failure> {
    let html = std::str::from_utf8(&bytes).unwrap_or_default();
    let (kept, policy) = (KeptPage::of(page, html), policy::stated(html).map(str::to_owned));
    sink(SiteFile { path: page.path.clone(), content: Content::Kept(bytes) })?;
    Ok(MadePage { key: Some(key), noticed: Vec::new(), kept, policy })
}

fn make_page(stage: Stage<'_>, page: &Page, key: PageKey, sink: &Sink<'_>) -> Result<MadePage, Failure> {
    let scene = Scene::new(stage, page);
    let html = page_html(&scene);
    let mut noticed = scene.into_noticed();
    let (mut kept, mut stated) = (None, None);
    match html {
        Ok(html) => {
            kept = KeptPage::of(page, &html);
            stated = policy::stated(&html).map(str::to_owned);
            sink(SiteFile { path: page.path.clone(), content: Content::Bytes(html.into_bytes()) })?;
        }
        Err(diagnostic) => noticed.push(*diagnostic),
    }
    // What is to be told of a page is told by every build.
    let key = noticed.is_empty().then_some(key);
    Ok(MadePage { key, noticed, kept, policy: stated })
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
