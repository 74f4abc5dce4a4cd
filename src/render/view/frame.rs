//! What every page has around its own content.

use std::collections::BTreeMap;

use serde::Serialize;

use super::offer::OfferTags;
use super::photo::ShareImage;
use super::{Picture, Step};
use crate::catalogue::{Catalogue, InfoPageId, Layout, Shop};
use crate::plan::{CART, MANIFEST, PageKind, SEARCH, WORKER};
use crate::render::brand::color_of;
use crate::render::icon::Icons;
use crate::render::scene::{Html, Scene};
use crate::render::structured;
use crate::render::theme::Phrase;

/// The longest description for search engines and previews, in characters.
const DESCRIPTION: usize = 160;

/// The edges in pixels of icons for the browser's tab.
const TAB_EDGES: [u32; 2] = [32, 48];
/// The edge in pixels of the icon that iPhones ask for.
const APPLE_EDGE: u32 = 180;

/// What every page has around its own content.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The code of the page's language.
    pub language: &'static str,
    /// The title for the browser's tab.
    pub title: String,
    /// The title for previews, without the site's name.
    pub name: String,
    /// What the page holds, in a sentence.
    pub description: String,
    /// The full address under which search engines should know the page, where the site knows its own.
    pub url: Option<String>,
    /// Whether search engines should know it.
    pub listed: bool,
    /// The same page in each language, where there are several.
    pub languages: Vec<LanguageLink>,
    /// The card for previews.
    pub image: Option<ShareImage>,
    /// What previews say of a product for sale.
    pub offer: Option<OfferTags>,
    /// The feed of what is new.
    pub feed: Option<Feed>,
    /// What crawlers are told, as JSON-LD.
    pub data: Option<Html>,
    /// The style sheet.
    pub style: String,
    /// The style sheets that only some layouts load, by the name of the file without its ending.
    pub sheet: BTreeMap<String, String>,
    /// The theme's scripts in the page's language, by the name of the file without its ending.
    pub script: BTreeMap<String, String>,
    /// The service worker, where the site wants one.
    pub worker: Option<String>,
    /// The pictures for the browser's tab and a phone's home screen.
    pub icons: Vec<IconLink>,
    /// What a phone is told of a site that is put on its home screen.
    pub manifest: String,
    /// The shop's colour.
    pub color: String,
    /// The site's name and home.
    pub site: Link,
    /// The site's name for previews.
    pub site_name: String,
    /// The way to the site's root, which is the same in every language.
    pub root: String,
    /// The site's logo, where it is a shop with one.
    pub logo: Option<Picture>,
    /// The links at the top.
    pub nav: Vec<Link>,
    /// The cart.
    pub cart: Link,
    /// The search.
    pub search: Link,
    /// The way from the site's home to this page, without both.
    pub trail: Vec<Link>,
    /// The shop that the page belongs to, in a portal.
    pub shop: Option<Link>,
    /// The information pages of that shop.
    pub shop_pages: Vec<Link>,
    /// The information pages of the site.
    pub site_pages: Vec<Link>,
}

/// A link to a page.
#[derive(Debug, Serialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub name: Html,
    /// Whether it leads to the page that it stands on.
    pub current: bool,
}

/// A feed that a page names.
#[derive(Debug, Serialize)]
pub struct Feed {
    /// Where it stands.
    pub href: String,
    /// Whose it is.
    pub title: String,
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

/// The same page in another language.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    /// The language's code.
    pub code: &'static str,
    /// The language in its own words.
    pub name: String,
    /// The link to it.
    pub href: String,
    /// Its full address, where the site knows its own.
    pub url: Option<String>,
    /// Whether it is the language of this page.
    pub current: bool,
    /// Whether it is the site's main language.
    pub main: bool,
}

/// What a page says of itself.
#[derive(Debug, Default)]
pub struct About {
    /// Its title.
    pub name: String,
    /// What it holds; cut where it is long.
    pub description: String,
    /// The way to it, without the site's home.
    pub trail: Vec<Step>,
}

impl Link {
    /// A link to an address in the page's language.
    pub fn to(scene: &Scene<'_>, address: &str, name: impl Into<Html>) -> Link {
        Link { href: scene.link(address), name: name.into(), current: scene.page.address == address }
    }

    /// A link to an information page.
    pub fn to_info(scene: &Scene<'_>, id: InfoPageId) -> Link {
        Link::to(scene, scene.stage.plan.addresses.info(id), scene.text(&scene.catalogue().page(id).title))
    }

    /// A link to a shop's home.
    pub fn to_shop(scene: &Scene<'_>, shop: &Shop) -> Link {
        Link::to(scene, scene.stage.plan.addresses.shop(shop.id), scene.text(&shop.name))
    }
}

impl Frame {
    /// The frame of a page.
    pub fn of(scene: &Scene<'_>, about: About) -> Frame {
        let catalogue = scene.catalogue();
        let site = site_name(scene);
        let shop = scene.shop();
        let own_shop = shop.filter(|shop| shop.slug.is_some());
        let name = about.name;
        let data = structured::of(scene, &name, &about.trail);
        let feed = scene.stage.news.address(scene.stage.ground(), shop.map(|shop| shop.id));
        Frame {
            language: scene.language().code(),
            title: title(scene, &name, own_shop, &site),
            description: crate::render::markdown::plain(&about.description, DESCRIPTION),
            url: scene.url_of(&scene.stage.plan.canonical(scene.page)).filter(|_| scene.page.kind.may_be_found()),
            listed: scene.page.kind.may_be_found(),
            languages: languages(scene),
            image: ShareImage::of(scene),
            offer: OfferTags::of(scene),
            feed: feed.filter(|_| scene.page.kind.may_be_found()).map(|address| Feed {
                href: scene.link(&address),
                title: own_shop.map_or_else(|| site.clone(), |shop| scene.say(&shop.name).to_owned()),
            }),
            data,
            style: scene.file(scene.stage.assets.style(shop.map(|shop| shop.id))),
            sheet: sheets(scene),
            script: scripts(scene),
            worker: catalogue.site.offline.then(|| scene.file(WORKER)),
            icons: icons(scene, shop),
            manifest: scene.file(&scene.stage.plan.addresses.in_language(scene.language(), MANIFEST)),
            color: color_of(shop.and_then(|shop| shop.color)).to_string(),
            site: Link::to(scene, "", scene.text(&catalogue.site.title)),
            site_name: site,
            root: scene.file(""),
            logo: shop.filter(|shop| shop.slug.is_none()).and_then(|shop| Picture::of(scene, shop.logo?)),
            nav: nav(scene),
            cart: Link::to(scene, CART, scene.locale.say(Phrase::TitleCart)),
            search: Link::to(scene, SEARCH, scene.locale.say(Phrase::TitleSearch)),
            trail: about.trail.iter().map(|step| step.link(scene)).collect(),
            shop: own_shop.map(|shop| Link::to_shop(scene, shop)),
            shop_pages: own_shop.map(|shop| pages(scene, |page| page.shop == Some(shop.id))).unwrap_or_default(),
            site_pages: pages(scene, |page| page.shop.is_none_or(|shop| catalogue.shop(shop).slug.is_none())),
            name,
        }
    }
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
    let logo = logo.and_then(|photo| photo.for_every_viewer().next());
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

/// The name of the site: that of the shop where there is only one.
fn site_name(scene: &Scene<'_>) -> String {
    scene.say(&scene.catalogue().site.title).to_owned()
}

fn title(scene: &Scene<'_>, name: &str, shop: Option<&Shop>, site: &str) -> String {
    let of = match (scene.page.kind, shop) {
        (PageKind::Portal, _) => return name.to_owned(),
        (PageKind::Shop(_), None) => return name.to_owned(),
        (PageKind::Shop(_), Some(_)) | (_, None) => site,
        (_, Some(shop)) => scene.say(&shop.name),
    };
    scene.locale.fill(Phrase::TitleOf, &[("title", name), ("of", of)])
}

fn languages(scene: &Scene<'_>) -> Vec<LanguageLink> {
    let site = &scene.catalogue().site;
    if site.languages.len() < 2 || !scene.page.kind.is_in_every_language() {
        return Vec::new();
    }
    let addresses = &scene.stage.plan.addresses;
    let canonical = scene.stage.plan.canonical(scene.page);
    let link = |&language: &crate::language::Language| LanguageLink {
        code: language.code(),
        name: scene.stage.theme.locale(language).say(Phrase::LanguageName).to_owned(),
        href: scene.link_in(language, &scene.page.address),
        url: scene.url(&addresses.in_language(language, &canonical)),
        current: language == scene.language(),
        main: language == site.main_language(),
    };
    site.languages.iter().map(link).collect()
}

fn nav(scene: &Scene<'_>) -> Vec<Link> {
    let addresses = &scene.stage.plan.addresses;
    vec![Link::to(scene, &addresses.list(None, None, 1), scene.locale.say(Phrase::NavProducts))]
}

fn pages(scene: &Scene<'_>, belongs: impl Fn(&crate::catalogue::InfoPage) -> bool) -> Vec<Link> {
    let pages = scene.catalogue().pages.iter().filter(|page| belongs(page));
    pages.map(|page| Link::to_info(scene, page.id)).collect()
}

/// Whether the site is a portal.
pub fn is_portal(catalogue: &Catalogue) -> bool {
    catalogue.site.layout == Layout::ManyShops
}
