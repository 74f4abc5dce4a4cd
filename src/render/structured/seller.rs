//! A shop.

use super::super::scene::Scene;
use super::node::Node;
use super::{country, seller_id};
use crate::catalogue::{Shop, Url};

/// A shop as an online store, with the institution behind it.
pub(super) fn seller<'a>(scene: &Scene<'a>, shop: &'a Shop) -> Node<'a> {
    let say = |text: &'a crate::language::Translated<String>| scene.say(text);
    let logo = shop.logo.and_then(|logo| scene.stage.ground().photo_for_feeds(logo)).and_then(|path| scene.url(path));
    let contact = &shop.contact;
    let social = contact.social.iter().map(|account| &account.url);
    let markets = shop.marketplaces.iter().map(|market| &market.url);
    let elsewhere: Vec<&str> = social.chain(&contact.website).chain(markets).map(Url::as_str).collect();
    Node::new("OnlineStore")
        .with_some("@id", seller_id(scene, shop))
        .with("name", scene.say(&shop.name))
        .with_some("url", scene.url_of(scene.stage.plan.addresses.shop(shop.id)))
        .with_some("logo", logo)
        .with_some("slogan", shop.tagline.as_ref().map(say))
        .with_some("parentOrganization", shop.institution.as_ref().map(|name| Node::new("NGO").with("name", say(name))))
        .with_some("address", address(scene, shop))
        .with_some("contactPoint", contact_point(scene, shop))
        .with_any("sameAs", elsewhere)
}

fn address<'a>(scene: &Scene<'a>, shop: &'a Shop) -> Option<Node<'a>> {
    let Shop { city, province, contact, .. } = shop;
    (city.is_some() || province.is_some() || contact.address.is_some()).then(|| {
        Node::new("PostalAddress")
            .with_some("streetAddress", contact.address.as_deref())
            .with_some("addressLocality", city.as_deref())
            .with_some("addressRegion", province.as_deref())
            .with_some("addressCountry", country(scene.catalogue().site.currency))
    })
}

fn contact_point<'a>(scene: &Scene<'a>, shop: &'a Shop) -> Option<Node<'a>> {
    let contact = &shop.contact;
    let number = contact.whatsapp.first().map(|line| &line.number).or(contact.phone.as_ref());
    (number.is_some() || contact.email.is_some()).then(|| {
        let languages: Vec<&str> = scene.catalogue().site.languages.iter().map(|language| language.code()).collect();
        Node::new("ContactPoint")
            .with("contactType", "customer service")
            .with_some("telephone", number.map(|number| format!("+{}", number.digits())))
            .with_some("email", contact.email.as_deref())
            .with("availableLanguage", languages)
    })
}
