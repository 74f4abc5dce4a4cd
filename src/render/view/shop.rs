//! A shop's home.

use serde::Serialize;

use super::card::ShopName;
use super::frame::{About, is_portal};
use super::list::CategoryLink;
use super::window::window;
use super::{Card, Frame, Link, Picture};
use crate::catalogue::{ProductId, Shop, ShopId, Url};
use crate::language::Translated;
use crate::plan::Scope;
use crate::render::order;
use crate::render::scene::{Html, Scene, Stage};
use crate::render::shorten::shorten;
use crate::render::theme::Phrase;

/// How many of the newest products the home shows.
const NEWEST: usize = 12;

/// How many characters of the story stand at the top.
const SUMMARY: usize = 160;

/// A shop's home.
#[derive(Debug, Serialize)]
pub struct ShopPage {
    /// What every page has.
    pub frame: Frame,
    /// The shop's name.
    pub name: Html,
    /// One line under the name.
    pub tagline: Option<Html>,
    /// The beginning of the story.
    pub summary: Option<Html>,
    /// Who makes these things, and how.
    pub story: Option<Html>,
    /// The home or workshop behind it.
    pub institution: Option<Html>,
    /// The group that sells.
    pub group: Option<Html>,
    /// Town and province.
    pub place: Option<String>,
    /// What a sale does.
    pub impact: Option<Html>,
    /// The wide photo at the top.
    pub banner: Option<Picture>,
    /// The logo.
    pub logo: Option<Picture>,
    /// The products that are shown first and large, where there is no wide photo.
    pub window: Vec<Card>,
    /// Other products that the shop features.
    pub featured: Vec<Html>,
    /// The newest products that are not among these.
    pub newest: Vec<Html>,
    /// How many products there are.
    pub count: usize,
    /// Whether there are more than the page shows.
    pub more: bool,
    /// All of them.
    pub all: Link,
    /// The categories.
    pub categories: Vec<CategoryLink>,
    /// Whether they stand as photos; with few products the photos would be those below them.
    pub pictured: bool,
    /// How to reach the shop.
    pub contact: Contact,
    /// How to order.
    pub order: OrderRules,
}

/// How to reach a shop.
#[derive(Debug, Serialize)]
pub struct Contact {
    /// The WhatsApp numbers.
    pub whatsapp: Vec<Channel>,
    /// The telephone.
    pub phone: Option<Channel>,
    /// The e-mail address.
    pub email: Option<Channel>,
    /// Where buyers may come.
    pub address: Option<String>,
    /// A map of it.
    pub map: Option<String>,
    /// Opening hours.
    pub hours: Option<Html>,
    /// Accounts on social networks, another site, and marketplaces.
    pub elsewhere: Vec<Channel>,
}

/// A way to reach a shop.
#[derive(Debug, Serialize)]
pub struct Channel {
    /// The link.
    pub href: String,
    /// The number, address or account as people write it.
    pub shown: String,
    /// Who answers, or which network it is.
    pub name: Option<String>,
}

/// How to order from a shop.
#[derive(Debug, Serialize)]
pub struct OrderRules {
    /// Whether buyers may fetch what they order.
    pub pickup: bool,
    /// Whether the shop delivers.
    pub delivery: bool,
    /// The couriers.
    pub couriers: Vec<String>,
    /// Zones with a price.
    pub zones: Vec<Zone>,
    /// Ways to pay, by name.
    pub payments: Vec<String>,
    /// The part to pay before work begins, in percent.
    pub deposit: Option<u8>,
    /// The smallest order.
    pub min_total: Option<String>,
    /// What buyers should know before they order.
    pub note: Option<Html>,
}

/// A zone with a price.
#[derive(Debug, Serialize)]
pub struct Zone {
    /// Its name.
    pub name: String,
    /// The places in it.
    pub places: String,
    /// The price of a kilogram.
    pub per_kg: String,
    /// How many days it takes.
    pub days: Option<String>,
}

/// The products that a shop's home shows.
#[derive(Debug)]
pub struct ShopGoods {
    /// Which list holds all of them.
    pub scope: Scope,
    /// How many there are.
    pub count: usize,
    /// Those in the window.
    pub window: Vec<ProductId>,
    /// The featured ones that are not in the window.
    pub featured: Vec<ProductId>,
    /// The newest that are neither.
    pub newest: Vec<ProductId>,
    /// Whether there are so many that the categories stand as photos.
    pub pictured: bool,
}

impl ShopGoods {
    /// Chooses them.
    pub fn of(stage: Stage<'_>, id: ShopId) -> ShopGoods {
        let catalogue = stage.catalogue;
        let scope = Scope { shop: Some(id).filter(|_| is_portal(catalogue)), category: None };
        let products = stage.plan.products(scope);
        let has_banner = catalogue.shop(id).banner.is_some_and(|photo| stage.photos.get(photo).is_some());
        let window = if has_banner { Vec::new() } else { window(stage, products) };
        let pictured = products.len() > window.len() + NEWEST;
        let (featured, others): (Vec<ProductId>, Vec<ProductId>) =
            products.iter().filter(|id| !window.contains(id)).partition(|&&id| catalogue.product(id).featured);
        let newest = others.into_iter().take(NEWEST).collect();
        ShopGoods { scope, count: products.len(), window, featured, newest, pictured }
    }
}

impl ShopPage {
    /// The home of this shop.
    pub fn of(scene: &Scene<'_>, id: ShopId) -> ShopPage {
        let shop = scene.catalogue().shop(id);
        let ShopGoods { scope, count, window, featured, newest, pictured } = ShopGoods::of(scene.stage, id);
        let text = |text: &Option<Translated<String>>| text.as_ref().map(|text| scene.text(text));
        ShopPage {
            frame: Frame::of(scene, about(scene, shop)),
            name: scene.text(&shop.name),
            tagline: text(&shop.tagline),
            summary: shop
                .story
                .as_ref()
                .map(|story| scene.text(&story.map_ref(|text| shorten(&text.words, SUMMARY).into_owned()))),
            story: shop.story.as_ref().map(|story| scene.prose(story, 3, "cerita_")),
            institution: text(&shop.institution),
            group: text(&shop.group),
            place: place(shop),
            impact: shop.impact.as_ref().map(|impact| scene.prose(impact, 3, "dampak_")),
            banner: shop.banner.and_then(|photo| Picture::of(scene, photo)),
            logo: shop.logo.and_then(|photo| Picture::of(scene, photo)),
            window: Card::all(scene, &window, ShopName::Known),
            featured: scene.stage.cards.list(scene, &featured, ShopName::Known, 0),
            newest: scene.stage.cards.list(scene, &newest, ShopName::Known, 0),
            count,
            more: count > window.len() + featured.len() + newest.len(),
            all: Link::to(
                scene,
                &scene.stage.plan.addresses.list(scope.shop, None, 1),
                scene.locale.say(Phrase::TitleAll),
            ),
            categories: if pictured {
                CategoryLink::with_photos(scene, scope.shop)
            } else {
                CategoryLink::all(scene, scope.shop, scope)
            },
            pictured,
            contact: Contact::of(scene, shop),
            order: OrderRules::of(scene, shop),
        }
    }
}

/// Town and province of a shop.
pub fn place(shop: &Shop) -> Option<String> {
    let parts: Vec<&str> = [&shop.city, &shop.province].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn about(scene: &Scene<'_>, shop: &Shop) -> About {
    let tagline = shop.tagline.as_ref().map(|text| scene.say(text).to_owned());
    let story = shop.story.as_ref().map(|story| scene.excerpt(story, 160));
    About {
        name: scene.say(&shop.name).to_owned(),
        description: story.or(tagline).unwrap_or_else(|| scene.say(&shop.name).to_owned()),
        trail: Vec::new(),
    }
}

impl Contact {
    /// How to reach this shop.
    pub fn of(scene: &Scene<'_>, shop: &Shop) -> Contact {
        let contact = &shop.contact;
        let whatsapp = contact.whatsapp.iter().map(|line| Channel {
            href: order::greet(shop, &line.number, scene.locale),
            shown: line.number.to_string(),
            name: line.name.clone(),
        });
        Contact {
            whatsapp: whatsapp.collect(),
            phone: contact.phone.as_ref().map(|number| Channel {
                href: order::call(number),
                shown: number.to_string(),
                name: None,
            }),
            email: contact.email.as_ref().map(|address| Channel {
                href: order::letter(address),
                shown: address.clone(),
                name: None,
            }),
            address: contact.address.clone(),
            map: contact.map.as_ref().map(Url::to_string),
            hours: contact.hours.as_ref().map(|hours| scene.text(hours)),
            elsewhere: elsewhere(shop),
        }
    }
}

/// The shop's pages on other sites.
pub fn elsewhere(shop: &Shop) -> Vec<Channel> {
    let social = shop.contact.social.iter().map(|account| Channel {
        href: account.url.to_string(),
        shown: account.account.clone(),
        name: Some(account.network.name().to_owned()),
    });
    let website = shop.contact.website.iter().map(|url| Channel {
        href: url.to_string(),
        shown: url.host_str().unwrap_or_default().to_owned(),
        name: None,
    });
    let markets = shop.marketplaces.iter().map(|market| Channel {
        href: market.url.to_string(),
        shown: market.url.host_str().unwrap_or_default().to_owned(),
        name: Some(market.name.clone()),
    });
    social.chain(website).chain(markets).collect()
}

/// The shop's pages on marketplaces.
pub fn marketplaces(shop: &Shop) -> impl Iterator<Item = Channel> + '_ {
    shop.marketplaces.iter().map(|market| Channel {
        href: market.url.to_string(),
        shown: market.name.clone(),
        name: None,
    })
}

impl OrderRules {
    fn of(scene: &Scene<'_>, shop: &Shop) -> OrderRules {
        let shipping = &shop.shipping;
        let zones = shipping.zones.iter().map(|zone| Zone {
            name: zone.name.clone(),
            places: zone.places.join(", "),
            per_kg: scene.money(zone.per_kg),
            days: zone.days.clone(),
        });
        let qris = shop.qris.as_ref().map(|_| "QRIS".to_owned());
        let mut payments: Vec<String> = shop.banks.iter().map(|bank| bank.bank.clone()).chain(qris).collect();
        payments.dedup();
        OrderRules {
            pickup: shipping.pickup,
            delivery: shipping.delivery,
            couriers: shipping.couriers.clone(),
            zones: zones.collect(),
            payments,
            deposit: shop.order.deposit_percent,
            min_total: shop.order.min_total.map(|money| scene.money(money)),
            note: shop.order.note.as_ref().map(|note| scene.text(note)),
        }
    }
}
