//! Reads `shop.toml`.

use super::album::Album;
use super::document::{Document, Report};
use super::keys::{bank, contact, marketplace, number, order, qris, shipping, shop, zone};
use super::reader::{Context, Reader};
use super::site::{self, CategoryDraft};
use super::statement;
use crate::catalogue::{
    Bank, Contact, Layout, Marketplace, Order, PhotoRole, Qris, QrisCode, Shipping, Shop, ShopId, Slug, Social,
    SocialNetwork, Url, WhatsApp, Zone,
};
use crate::identity::Claim;
use crate::language::Translated;
use crate::problem::{CatalogueProblem, ValueProblem};
use crate::source::Span;

/// Cubic centimetres per kilogram where a shop names no courier's own rule (JNE express).
const USUAL_DIVISOR: u32 = 6_000;

/// A shop with the categories that it declares; its photos are numbered in its album.
#[derive(Debug)]
pub(crate) struct ShopDraft {
    pub(crate) shop: Shop,
    pub(crate) categories: Vec<CategoryDraft>,
    pub(crate) stated: Vec<(Claim, Span)>,
}

/// Reads a shop's file.
pub(crate) fn read(
    document: &Document<'_>,
    slug: Option<Slug>,
    layout: Layout,
    context: &Context,
    album: &mut Album<'_>,
    report: &Report,
) -> ShopDraft {
    let reader = Reader::of_document(document, &shop::TABLE, context, report);
    let fallback = || Translated::main(slug.as_ref().map_or_else(|| "Toko".to_owned(), Slug::to_string));
    let name = reader.text(&shop::NAME_KEY).unwrap_or_else(fallback);
    let contact = reader.table(&shop::CONTACT).map(|table| read_contact(&table)).unwrap_or_default();
    let marketplaces: Vec<Marketplace> =
        reader.tables(&shop::MARKETPLACES).iter().filter_map(read_marketplace).collect();
    let reachable = reader
        .table(&shop::CONTACT)
        .is_some_and(|table| [contact::WHATSAPP, contact::PHONE, contact::EMAIL].iter().any(|key| table.has(key)));
    if !reachable && marketplaces.is_empty() && reader.is_whole() {
        let place = reader.span_of(&shop::CONTACT).unwrap_or(reader.span);
        reader.problem(place, CatalogueProblem::NoWayToOrder);
    }
    let categories = match layout {
        Layout::OneShop => site::categories(reader.tables(&shop::CATEGORIES), album),
        Layout::ManyShops => {
            if reader.has(&shop::CATEGORIES) {
                reader.problem_at(&shop::CATEGORIES, CatalogueProblem::CategoryInShop);
            }
            Vec::new()
        }
    };
    let banner_alt = reader.text(&shop::BANNER_ALT).unwrap_or_else(|| name.clone());
    let shop = Shop {
        id: ShopId(0),
        tagline: reader.text(&shop::TAGLINE),
        story: reader.markdown(&shop::STORY),
        institution: reader.text(&shop::INSTITUTION),
        group: reader.text(&shop::GROUP),
        city: reader.line(&shop::CITY).map(|city| city.value),
        province: reader.line(&shop::PROVINCE).map(|province| province.value),
        impact: reader.markdown(&shop::IMPACT),
        logo: album.take(&reader, reader.file(&shop::LOGO), PhotoRole::Logo, name.clone()),
        banner: album.take(&reader, reader.file(&shop::BANNER), PhotoRole::Banner, banner_alt),
        color: reader.color(&shop::COLOR),
        contact,
        banks: reader.tables(&shop::BANKS).iter().filter_map(read_bank).collect(),
        qris: reader.table(&shop::QRIS).and_then(|table| read_qris(&table, &name, album)),
        shipping: reader.table(&shop::SHIPPING).map_or_else(no_shipping, |table| read_shipping(&table)),
        order: reader.table(&shop::ORDER).map(|table| read_order(&table)).unwrap_or_default(),
        marketplaces,
        aliases: read_aliases(&reader, slug.as_ref()),
        span: Span::first_line(document.file),
        slug,
        name,
    };
    ShopDraft { shop, categories, stated: statement::of_shop(&reader) }
}

/// The names that the folder had before, each once, and not the one that it has.
fn read_aliases(reader: &Reader<'_>, slug: Option<&Slug>) -> Vec<Slug> {
    let mut aliases = Vec::new();
    for alias in reader.slugs(&shop::ALIASES) {
        if slug == Some(&alias.value) {
            let slug = alias.value.to_string();
            reader.problem(alias.span, CatalogueProblem::AliasOfItself { slug });
        } else if !aliases.contains(&alias.value) {
            aliases.push(alias.value);
        }
    }
    aliases
}

fn read_contact(reader: &Reader<'_>) -> Contact {
    Contact {
        whatsapp: read_whatsapp(reader),
        phone: reader.phone(&contact::PHONE).map(|phone| phone.value),
        email: reader.email(&contact::EMAIL),
        address: reader.line(&contact::ADDRESS).map(|address| address.value),
        map: reader.url(&contact::MAP),
        hours: reader.text(&contact::HOURS),
        social: socials(reader).into_iter().map(|(social, _)| social).collect(),
        website: reader.url(&contact::WEBSITE),
    }
}

fn read_whatsapp(reader: &Reader<'_>) -> Vec<WhatsApp> {
    let Some((_, written, value)) = reader.item(&contact::WHATSAPP) else { return Vec::new() };
    let mut bare = Vec::new();
    let tables = reader.tables_or(&contact::WHATSAPP, written, value, &mut |item| {
        bare.extend(reader.mobile_of(written, item).map(|number| WhatsApp { name: None, number }));
    });
    let named = tables.iter().filter_map(|table| {
        let number = table.phone(&number::NUMBER).and_then(|phone| table.require_mobile(phone))?;
        Some(WhatsApp { name: table.line(&number::NAME_KEY).map(|name| name.value), number })
    });
    let named: Vec<WhatsApp> = named.collect();
    bare.into_iter().chain(named).collect()
}

/// The shop's accounts on social networks, each with the place of its value.
pub(super) fn socials(reader: &Reader<'_>) -> Vec<(Social, Span)> {
    let networks = [
        (&contact::INSTAGRAM, SocialNetwork::Instagram, "https://www.instagram.com/"),
        (&contact::FACEBOOK, SocialNetwork::Facebook, "https://www.facebook.com/"),
        (&contact::TIKTOK, SocialNetwork::TikTok, "https://www.tiktok.com/@"),
        (&contact::YOUTUBE, SocialNetwork::YouTube, "https://www.youtube.com/@"),
    ];
    let read = |(key, network, base)| read_social(reader, key, network, base).zip(reader.span_of(key));
    networks.into_iter().filter_map(read).collect()
}

/// An account name becomes the account's address; a whole address stays as it is.
fn read_social(reader: &Reader<'_>, key: &super::keys::Key, network: SocialNetwork, base: &str) -> Option<Social> {
    let account = reader.line(key)?;
    if account.value.contains("://") {
        let url = reader.url(key)?;
        let shown = url.path().trim_matches('/').trim_start_matches('@').to_owned();
        return Some(Social { network, url, account: shown });
    }
    let name = account.value.trim_start_matches('@');
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let url = is_name.then(|| Url::parse(&format!("{base}{name}")).ok()).flatten();
    if url.is_none() {
        let key = reader.name(key).to_owned();
        reader.problem(account.span, ValueProblem::NotAUrl { key, scheme: false });
    }
    Some(Social { network, url: url?, account: name.to_owned() })
}

fn read_bank(reader: &Reader<'_>) -> Option<Bank> {
    let account = reader.line(&bank::ACCOUNT);
    if let Some(written) = &account {
        let is_account = written.value.bytes().any(|byte| byte.is_ascii_digit())
            && written.value.bytes().all(|byte| byte.is_ascii_digit() || b" .-".contains(&byte));
        if !is_account {
            reader.problem(written.span, ValueProblem::NotAnAccount { written: written.value.clone() });
            return None;
        }
    }
    Some(Bank {
        bank: reader.line(&bank::BANK)?.value,
        account: account?.value,
        holder: reader.line(&bank::HOLDER)?.value,
    })
}

fn read_qris(reader: &Reader<'_>, shop_name: &Translated<String>, album: &mut Album<'_>) -> Option<QrisCode> {
    if !reader.has(&qris::PAYLOAD) && !reader.has(&qris::IMAGE) {
        reader.problem(reader.span, CatalogueProblem::QrisEmpty);
        return None;
    }
    let payload = reader.line(&qris::PAYLOAD).and_then(|text| match Qris::parse(&text.value) {
        Ok(payload) => Some(payload),
        Err(cause) => {
            reader.problem(text.span, ValueProblem::NotQris { cause });
            None
        }
    });
    let alt = Translated::main(format!("QRIS {}", shop_name.in_main()));
    Some(QrisCode {
        payload,
        image: album.take(reader, reader.file(&qris::IMAGE), PhotoRole::PaymentCode, alt),
        with_amount: reader.flag(&qris::WITH_AMOUNT).unwrap_or(false),
    })
}

fn no_shipping() -> Shipping {
    Shipping { divisor: USUAL_DIVISOR, ..Shipping::default() }
}

fn read_shipping(reader: &Reader<'_>) -> Shipping {
    Shipping {
        pickup: reader.flag(&shipping::PICKUP).unwrap_or(false),
        delivery: reader.flag(&shipping::DELIVERY).unwrap_or(false),
        couriers: reader.lines(&shipping::COURIERS),
        divisor: reader.count(&shipping::DIVISOR).unwrap_or(USUAL_DIVISOR),
        zones: reader.tables(&shipping::ZONES).iter().filter_map(read_zone).collect(),
    }
}

fn read_zone(reader: &Reader<'_>) -> Option<Zone> {
    Some(Zone {
        places: reader.lines(&zone::PLACES),
        days: reader.line(&zone::DAYS).map(|days| days.value),
        name: reader.line(&zone::NAME_KEY)?.value,
        per_kg: reader.money(&zone::PER_KG)?.value,
    })
}

fn read_order(reader: &Reader<'_>) -> Order {
    Order {
        greeting: reader.text(&order::GREETING),
        note: reader.text(&order::NOTE),
        unique_code: reader.flag(&order::UNIQUE_CODE).unwrap_or(false),
        deposit_percent: reader.count(&order::DEPOSIT_PERCENT).and_then(|percent| u8::try_from(percent).ok()),
        min_total: reader.money(&order::MIN_TOTAL).map(|total| total.value),
    }
}

fn read_marketplace(reader: &Reader<'_>) -> Option<Marketplace> {
    let name = reader.line(&marketplace::NAME_KEY).map(|name| name.value);
    let url = reader.url(&marketplace::URL);
    Some(Marketplace { name: name?, url: url? })
}
