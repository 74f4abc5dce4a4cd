//! What the cards of shared pages say. They are drawn with the photos, before any page is made.

use super::brand::color_of;
use super::print;
use super::theme::{Locale, Phrase, Theme};
use crate::catalogue::{Availability, Catalogue, PhotoId, Product, Shop, ShopId};
use crate::plan::{Card, CardId, CardSubject, Plan, Scope};

/// The cards of all pages: one for the portal, one for each shop, and one for each product that has a photo; others are
/// shared with their shop's, so that a shop of ten thousand words costs no ten thousand pictures. None where the site does
/// not know its own address, which a preview needs.
pub fn cards(catalogue: &Catalogue, plan: &Plan, theme: &Theme) -> Vec<(CardId, Card)> {
    if catalogue.site.base_url.is_none() || !theme.is_ready() {
        return Vec::new();
    }
    let shops = catalogue.shops.iter().map(|shop| CardSubject::Shop(shop.id));
    let pictured = catalogue.products.iter().filter(|product| !product.photos.is_empty());
    let products = pictured.map(|product| CardSubject::Product(product.id));
    let subjects: Vec<CardSubject> = std::iter::once(CardSubject::Site).chain(shops).chain(products).collect();
    let languages = catalogue.site.languages.iter();
    let of_language = |&language| {
        let locale = theme.locale(language);
        let subjects = subjects.iter();
        subjects.map(move |&subject| (CardId { language, subject }, card(catalogue, plan, locale, subject)))
    };
    languages.flat_map(of_language).collect()
}

/// What one card says.
fn card(catalogue: &Catalogue, plan: &Plan, locale: &Locale, subject: CardSubject) -> Card {
    match subject {
        CardSubject::Site => of_site(catalogue, plan, locale),
        CardSubject::Shop(shop) => of_shop(catalogue, plan, locale, catalogue.shop(shop)),
        CardSubject::Product(product) => of_product(catalogue, locale, catalogue.product(product)),
    }
}

fn of_product(catalogue: &Catalogue, locale: &Locale, product: &Product) -> Card {
    let shop = catalogue.shop(product.shop);
    let price = match product.availability {
        Availability::SoldOut => Some(locale.say(Phrase::SoldOut).to_owned()),
        _ => print::least_price(product, catalogue.site.currency, locale),
    };
    Card {
        photo: product.photos.first().copied(),
        color: color_of(shop.color),
        title: product.name.get(locale.language).clone(),
        price,
        line: None,
        foot: Some(shop.name.get(locale.language).clone()),
    }
}

fn of_shop(catalogue: &Catalogue, plan: &Plan, locale: &Locale, shop: &Shop) -> Card {
    let say = |text: &Option<crate::language::Translated<String>>| {
        text.as_ref().map(|text| text.get(locale.language).clone())
    };
    let own = shop.slug.as_ref().map(|_| shop.id);
    let portal = own.map(|_| catalogue.site.title.get(locale.language).clone());
    let place: Vec<&str> = [&shop.city, &shop.province].into_iter().flatten().map(String::as_str).collect();
    Card {
        photo: shop.banner.or_else(|| first_photo(catalogue, plan, own)),
        color: color_of(shop.color),
        title: shop.name.get(locale.language).clone(),
        price: None,
        line: say(&shop.tagline),
        foot: Some(place.join(", ")).filter(|place| !place.is_empty()).or(portal),
    }
}

fn of_site(catalogue: &Catalogue, plan: &Plan, locale: &Locale) -> Card {
    Card {
        photo: catalogue.shops.iter().find_map(|shop| shop.banner).or_else(|| first_photo(catalogue, plan, None)),
        color: color_of(None),
        title: catalogue.site.title.get(locale.language).clone(),
        price: None,
        line: Some(locale.say(Phrase::AboutPortal).to_owned()),
        foot: None,
    }
}

/// The photo of the newest product that has one, of a shop of a portal or of the site.
fn first_photo(catalogue: &Catalogue, plan: &Plan, shop: Option<ShopId>) -> Option<PhotoId> {
    let list = plan.lists.iter().find(|list| list.scope == Scope { shop, category: None })?;
    list.products.iter().find_map(|&id| catalogue.product(id).photos.first().copied())
}
