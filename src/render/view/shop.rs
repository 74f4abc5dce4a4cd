//! A shop's home.

use serde::Serialize;

use super::card::ShopName;
use super::frame::{About, is_portal};
use super::list::CategoryLink;
use super::{Card, Frame, Link, Picture};
use crate::catalogue::{ProductId, Shop, ShopId, Url};
use crate::plan::Scope;
use crate::render::order;
use crate::render::scene::{Html, Scene};
use crate::render::theme::Phrase;

/// How many of the newest products the home shows.
const NEWEST: usize = 12;

/// A shop's home.
#[derive(Debug, Serialize)]
pub struct ShopPage {
    /// What every page has.
    pub frame: Frame,
    /// The shop's name.
    pub name: String,
    /// One line under the name.
    pub tagline: Option<String>,
    /// The beginning of the story.
    pub summary: Option<String>,
    /// Who makes these things, and how.
    pub story: Option<Html>,
    /// The home or workshop behind it.
    pub institution: Option<String>,
    /// The group that sells.
    pub group: Option<String>,
    /// Town and province.
    pub place: Option<String>,
    /// What a sale does.
    pub impact: Option<Html>,
    /// The wide photo at the top.
    pub banner: Option<Picture>,
    /// The logo.
    pub logo: Option<Picture>,
    /// Products that are shown first.
    pub featured: Vec<Card>,
    /// The newest products that are not among them.
    pub newest: Vec<Card>,
    /// How many products there are.
    pub count: usize,
    /// All of them.
    pub all: Link,
    /// The categories.
    pub categories: Vec<CategoryLink>,
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
    pub hours: Option<String>,
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
    pub note: Option<String>,
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

impl ShopPage {
    /// The home of this shop.
    pub fn of(scene: &Scene<'_>, id: ShopId) -> ShopPage {
        let catalogue = scene.catalogue();
        let shop = catalogue.shop(id);
        let scope = Scope { shop: Some(id).filter(|_| is_portal(catalogue)), category: None };
        let list = scene.stage.plan.lists.iter().find(|list| list.scope == scope);
        let products = list.map_or(&[][..], |list| list.products.as_slice());
        let (featured, newest) = split(scene, products);
        let say =
            |text: &Option<crate::language::Translated<String>>| text.as_ref().map(|text| scene.say(text).to_owned());
        let place: Vec<&str> = [&shop.city, &shop.province].into_iter().flatten().map(String::as_str).collect();
        ShopPage {
            frame: Frame::of(scene, about(scene, shop)),
            name: scene.say(&shop.name).to_owned(),
            tagline: say(&shop.tagline),
            summary: shop.story.as_ref().map(|story| scene.excerpt(story, 180)),
            story: shop.story.as_ref().map(|story| scene.prose(story, 3, "cerita_")),
            institution: say(&shop.institution),
            group: say(&shop.group),
            place: (!place.is_empty()).then(|| place.join(", ")),
            impact: shop.impact.as_ref().map(|impact| scene.prose(impact, 3, "dampak_")),
            banner: shop.banner.and_then(|photo| Picture::of(scene, photo)),
            logo: shop.logo.and_then(|photo| Picture::of(scene, photo)),
            featured: Card::all(scene, &featured, ShopName::Known),
            newest: Card::all(scene, &newest, ShopName::Known),
            count: products.len(),
            all: Link::to(
                scene,
                &scene.stage.plan.addresses.list(scope.shop, None, 1),
                scene.locale.say(Phrase::TitleAll),
            ),
            categories: CategoryLink::all(scene, scope.shop, scope),
            contact: Contact::of(scene, shop),
            order: OrderRules::of(scene, shop),
        }
    }
}

fn split(scene: &Scene<'_>, products: &[ProductId]) -> (Vec<ProductId>, Vec<ProductId>) {
    let (featured, others): (Vec<ProductId>, Vec<ProductId>) =
        products.iter().partition(|&&id| scene.catalogue().product(id).featured);
    (featured, others.into_iter().take(NEWEST).collect())
}

fn about(scene: &Scene<'_>, shop: &Shop) -> About {
    let tagline = shop.tagline.as_ref().map(|text| scene.say(text).to_owned());
    let story = shop.story.as_ref().map(|story| scene.excerpt(story, 160));
    About {
        name: scene.say(&shop.name).to_owned(),
        description: story.or(tagline).unwrap_or_else(|| scene.say(&shop.name).to_owned()),
        photo: shop.banner.or(shop.logo),
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
            hours: contact.hours.as_ref().map(|hours| scene.say(hours).to_owned()),
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
    social.chain(website).chain(marketplaces(shop)).collect()
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
            note: shop.order.note.as_ref().map(|note| scene.say(note).to_owned()),
        }
    }
}
