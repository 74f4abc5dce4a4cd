//! What every page has around its own content.

use serde::Serialize;

use super::Step;
use super::offer::OfferTags;
use super::photo::ShareImage;
use crate::catalogue::{Catalogue, InfoPageId, Layout, Shop};
use crate::plan::{PageKind, WORKER};
use crate::render::brand::color_of;
use crate::render::scene::{Html, Ready, Scene};
use crate::render::shorten::shorten;
use crate::render::structured;
use crate::render::theme::Phrase;

/// The longest description for search engines and previews, in characters.
const DESCRIPTION: usize = 160;

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
    pub style: Ready,
    /// The style sheets that only some layouts load, by the name of the file without its ending.
    pub sheet: Ready,
    /// The theme's scripts in the page's language, by the name of the file without its ending.
    pub script: Ready,
    /// The service worker, where the site wants one.
    pub worker: Option<String>,
    /// The pictures for the browser's tab and a phone's home screen.
    pub icons: Ready,
    /// What a phone is told of a site that is put on its home screen.
    pub manifest: Ready,
    /// The shop's colour.
    pub color: String,
    /// The site's name and home.
    pub site: Ready,
    /// The site's name for previews.
    pub site_name: String,
    /// The way to the site's root, which is the same in every language.
    pub root: String,
    /// The site's logo, where it is a shop with one.
    pub logo: Ready,
    /// The links at the top.
    pub nav: Ready,
    /// The cart.
    pub cart: Ready,
    /// The search.
    pub search: Ready,
    /// The way from the site's home to this page, without both.
    pub trail: Vec<Link>,
    /// The shop that the page belongs to, in a portal.
    pub shop: Ready,
    /// The information pages of that shop.
    pub shop_pages: Ready,
    /// The information pages of the site.
    pub site_pages: Ready,
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
        let around = scene.stage.surroundings.of(scene);
        let name = about.name;
        let data = structured::of(scene, &name, &about.trail);
        let feed = scene.stage.news.address(scene.stage.ground(), shop.map(|shop| shop.id));
        Frame {
            language: scene.language().code(),
            title: title(scene, &name, own_shop, &site),
            description: shorten(&about.description, DESCRIPTION).into_owned(),
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
            style: around.style.clone(),
            sheet: around.sheet.clone(),
            script: around.script.clone(),
            worker: catalogue.site.offline.then(|| scene.file(WORKER)),
            icons: around.icons.clone(),
            manifest: around.manifest.clone(),
            color: color_of(shop.and_then(|shop| shop.color)).to_string(),
            site: around.site.clone(),
            site_name: site,
            root: scene.file(""),
            logo: around.logo.clone(),
            nav: around.nav.clone(),
            cart: around.cart.clone(),
            search: around.search.clone(),
            trail: about.trail.iter().map(|step| step.link(scene)).collect(),
            shop: around.shop.clone(),
            shop_pages: around.shop_pages.clone(),
            site_pages: around.site_pages.clone(),
            name,
        }
    }
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

/// The same page in each language; from the page for nothing, the homes.
fn languages(scene: &Scene<'_>) -> Vec<LanguageLink> {
    let site = &scene.catalogue().site;
    let is_nothing = scene.page.kind == PageKind::NotFound;
    if site.languages.len() < 2 || !(is_nothing || scene.page.kind.is_in_every_language()) {
        return Vec::new();
    }
    let address = if is_nothing { "" } else { &scene.page.address };
    let addresses = &scene.stage.plan.addresses;
    let canonical = scene.stage.plan.canonical(scene.page);
    let link = |&language: &crate::language::Language| LanguageLink {
        code: language.code(),
        name: scene.stage.theme.locale(language).say(Phrase::LanguageName).to_owned(),
        href: scene.link_in(language, address),
        url: scene.url(&addresses.in_language(language, &canonical)),
        current: language == scene.language(),
        main: language == site.main_language(),
    };
    site.languages.iter().map(link).collect()
}

/// Whether the site is a portal.
pub fn is_portal(catalogue: &Catalogue) -> bool {
    catalogue.site.layout == Layout::ManyShops
}
