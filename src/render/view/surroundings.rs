//! What stands around many pages alike: made once for all pages of a shop that lie equally deep.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;

use super::{Link, Picture};
use crate::catalogue::{Shop, ShopId};
use crate::language::Language;
use crate::photos::PhotoFormat;
use crate::plan::{CART, MANIFEST, PageKind, SEARCH};
use crate::render::icon::Icons;
use crate::render::scene::{Ready, Scene};
use crate::render::theme::Phrase;

/// The edges in pixels of icons for the browser's tab.
const TAB_EDGES: [u32; 2] = [32, 48];
/// The edge in pixels of the icon that iPhones ask for.
const APPLE_EDGE: u32 = 180;

/// The parts of a frame that lead from a page to the rest of the site, each as [`super::Frame`] describes it.
#[derive(Debug)]
pub struct Surroundings {
    pub(super) style: Ready,
    pub(super) sheet: Ready,
    pub(super) script: Ready,
    pub(super) icons: Ready,
    pub(super) manifest: Ready,
    pub(super) site: Ready,
    pub(super) logo: Ready,
    pub(super) nav: Ready,
    pub(super) cart: Ready,
    pub(super) search: Ready,
    pub(super) shop: Ready,
    pub(super) shop_pages: Ready,
    pub(super) site_pages: Ready,
}

/// The surroundings that were made so far.
#[derive(Debug, Default)]
pub struct AllSurroundings(RwLock<BTreeMap<Place, Arc<Surroundings>>>);

/// What pages with the same surroundings have in common: their language, the way to the root, and the shop.
type Place = (Language, String, Option<ShopId>);

impl AllSurroundings {
    /// Those of a page. A page that they lead to has its own, in which the link to itself is marked.
    pub(super) fn of(&self, scene: &Scene<'_>) -> Arc<Surroundings> {
        if is_led_to(scene.page.kind) {
            return Arc::new(Surroundings::of(scene));
        }
        let key = (scene.language(), scene.root().to_owned(), scene.shop().map(|shop| shop.id));
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let made = Arc::new(Surroundings::of(scene));
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
        made
    }
}

fn is_led_to(kind: PageKind) -> bool {
    match kind {
        PageKind::Product(_) | PageKind::Chosen(..) | PageKind::Moved(_) | PageKind::Gone(_) => false,
        PageKind::List(_, part) => part == 1,
        PageKind::Portal | PageKind::Shop(_) | PageKind::Info(_) | PageKind::Cart | PageKind::Search => true,
        PageKind::Offline | PageKind::NotFound => true,
    }
}

impl Surroundings {
    fn of(scene: &Scene<'_>) -> Surroundings {
        let catalogue = scene.catalogue();
        let shop = scene.shop();
        let own_shop = shop.filter(|shop| shop.slug.is_some());
        let logo = shop.filter(|shop| shop.slug.is_none()).and_then(|shop| Picture::of(scene, shop.logo?));
        let shop_pages = own_shop.map(|shop| pages(scene, |page| page.shop == Some(shop.id))).unwrap_or_default();
        let site_pages = pages(scene, |page| page.shop.is_none_or(|shop| catalogue.shop(shop).slug.is_none()));
        let manifest = scene.stage.plan.addresses.in_language(scene.language(), MANIFEST);
        Surroundings {
            style: Ready::of(&scene.file(scene.stage.assets.style(shop.map(|shop| shop.id)))),
            sheet: Ready::of(&sheets(scene)),
            script: Ready::of(&scripts(scene)),
            icons: Ready::of(&icons(scene, shop)),
            manifest: Ready::of(&scene.file(&manifest)),
            site: Ready::of(&Link::to(scene, "", scene.text(&catalogue.site.title))),
            logo: Ready::of(&logo),
            nav: Ready::of(&nav(scene)),
            cart: Ready::of(&Link::to(scene, CART, scene.locale.say(Phrase::TitleCart))),
            search: Ready::of(&Link::to(scene, SEARCH, scene.locale.say(Phrase::TitleSearch))),
            shop: Ready::of(&own_shop.map(|shop| Link::to_shop(scene, shop))),
            shop_pages: Ready::of(&shop_pages),
            site_pages: Ready::of(&site_pages),
        }
    }
}

/// A picture that stands for the site.
#[derive(Debug, Serialize)]
pub struct IconLink {
    /// What it is for.
    pub rel: &'static str,
    /// Where it stands.
    pub href: String,
    /// Its width and height in pixels; nothing where it is a drawing or any size will do.
    pub sizes: Option<String>,
}

fn sheets(scene: &Scene<'_>) -> BTreeMap<String, String> {
    scene.stage.assets.sheets().iter().map(|(name, path)| (name.clone(), scene.file(path))).collect()
}

fn scripts(scene: &Scene<'_>) -> BTreeMap<String, String> {
    let scripts = scene.stage.assets.scripts(scene.language());
    scripts.iter().map(|script| (script.name.clone(), scene.file(&script.path))).collect()
}

/// In a portal the logo of the page's shop for the tab; else the site's own icons.
fn icons(scene: &Scene<'_>, shop: Option<&Shop>) -> Vec<IconLink> {
    let Icons { drawing, plain, tiles } = &scene.stage.assets.icons;
    let link = |rel: &'static str, path: &str, edge: Option<u32>| IconLink {
        rel,
        href: scene.file(path),
        sizes: edge.map(|edge| format!("{edge}x{edge}")),
    };
    let logo = shop.filter(|shop| shop.slug.is_some()).and_then(|shop| scene.stage.photos.get(shop.logo?));
    // Browsers that show logos in tabs know WebP, which is a quarter of the JPEG and what the shop's home shows.
    let logo = logo.and_then(|photo| photo.in_format(PhotoFormat::Webp).next().or(photo.for_every_viewer().next()));
    let small = plain.iter().filter(|icon| TAB_EDGES.contains(&icon.edge));
    let tabs: Vec<IconLink> = match logo {
        Some(file) => vec![link("icon", file.path.as_str(), None)],
        None => {
            let drawing = drawing.iter().map(|path| link("icon", path, None));
            small.map(|icon| link("icon", &icon.path, Some(icon.edge))).chain(drawing).collect()
        }
    };
    let tile = tiles.iter().find(|icon| icon.edge == APPLE_EDGE);
    tabs.into_iter().chain(tile.map(|icon| link("apple-touch-icon", &icon.path, None))).collect()
}

fn nav(scene: &Scene<'_>) -> Vec<Link> {
    let addresses = &scene.stage.plan.addresses;
    vec![Link::to(scene, &addresses.list(None, None, 1), scene.locale.say(Phrase::NavProducts))]
}

fn pages(scene: &Scene<'_>, belongs: impl Fn(&crate::catalogue::InfoPage) -> bool) -> Vec<Link> {
    let pages = scene.catalogue().pages.iter().filter(|page| belongs(page));
    pages.map(|page| Link::to_info(scene, page.id)).collect()
}
