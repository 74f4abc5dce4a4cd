//! What an order with a shop depends on, as a file of its own that the cart loads for the shops in it.

use serde::Serialize;

use crate::catalogue::{PhotoId, Qris, QrisCode, Shop};
use crate::language::Translated;
use crate::photos::Photos;
use crate::render::code::CodeDrawing;
use crate::render::theme::{Locale, Phrase};

/// What an order with a shop depends on, in one language. Amounts are in the currency's minor unit.
#[derive(Debug, Serialize)]
pub struct Terms<'a> {
    name: &'a str,
    institution: Option<&'a str>,
    group: Option<&'a str>,
    /// Town and province.
    place: Option<String>,
    address: Option<&'a str>,
    phone: Option<String>,
    email: Option<&'a str>,
    /// The first line of a message.
    greeting: String,
    /// What buyers should know before they send it.
    note: Option<&'a str>,
    /// Numbers that take orders, the main one first.
    whatsapp: Vec<LineTerms<'a>>,
    banks: Vec<BankTerms<'a>>,
    qris: Option<QrisTerms<'a>>,
    shipping: ShippingTerms<'a>,
    /// Whether a transfer carries three more digits.
    unique: bool,
    /// The part to pay before work begins, in percent.
    percent: Option<u8>,
    /// The smallest order.
    min: Option<i64>,
}

#[derive(Debug, Serialize)]
struct LineTerms<'a> {
    name: Option<&'a str>,
    /// Country code and number, digits only.
    number: &'a str,
    /// The number as people write it.
    shown: String,
}

#[derive(Debug, Serialize)]
struct BankTerms<'a> {
    bank: &'a str,
    account: &'a str,
    holder: &'a str,
}

/// A code that the build drew, or a photo of one whose text is not known.
#[derive(Debug, Serialize)]
struct QrisTerms<'a> {
    /// The name that the buyer's payment app must show.
    merchant: Option<&'a str>,
    city: Option<&'a str>,
    /// The national merchant id.
    nmid: Option<&'a str>,
    code: Option<CodeDrawing>,
    /// The text, where the shop lets the amount be put into it.
    payload: Option<&'a str>,
    /// The photo, seen from the site's root.
    photo: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ShippingTerms<'a> {
    pickup: bool,
    delivery: bool,
    couriers: &'a [String],
    /// Cubic centimetres for each kilogram of volumetric weight.
    divisor: u32,
    zones: Vec<ZoneTerms<'a>>,
}

#[derive(Debug, Serialize)]
struct ZoneTerms<'a> {
    name: &'a str,
    places: &'a [String],
    per_kg: i64,
    days: Option<&'a str>,
}

impl<'a> Terms<'a> {
    /// The terms of a shop in the language of the words.
    pub fn of(shop: &'a Shop, photos: &'a Photos, locale: &Locale) -> Terms<'a> {
        let language = locale.language;
        let say = |text: &'a Option<Translated<String>>| text.as_ref().map(|text| text.get(language).as_str());
        let place: Vec<&str> = [&shop.city, &shop.province].into_iter().flatten().map(String::as_str).collect();
        let name = shop.name.get(language).as_str();
        let greeting = say(&shop.order.greeting).map(str::to_owned);
        Terms {
            name,
            institution: say(&shop.institution),
            group: say(&shop.group),
            place: (!place.is_empty()).then(|| place.join(", ")),
            address: shop.contact.address.as_deref(),
            phone: shop.contact.phone.as_ref().map(ToString::to_string),
            email: shop.contact.email.as_deref(),
            greeting: greeting.unwrap_or_else(|| locale.fill(Phrase::MessageOrder, &[("shop", name)])),
            note: say(&shop.order.note),
            whatsapp: lines(shop),
            banks: banks(shop),
            qris: shop.qris.as_ref().map(|code| QrisTerms::of(code, photos)),
            shipping: ShippingTerms::of(shop),
            unique: shop.order.unique_code,
            percent: shop.order.deposit_percent.filter(|percent| *percent > 0),
            min: shop.order.min_total.map(|total| total.minor()).filter(|total| *total > 0),
        }
    }
}

fn lines(shop: &Shop) -> Vec<LineTerms<'_>> {
    let lines = shop.contact.whatsapp.iter();
    lines
        .map(|line| LineTerms {
            name: line.name.as_deref(),
            number: line.number.digits(),
            shown: line.number.to_string(),
        })
        .collect()
}

fn banks(shop: &Shop) -> Vec<BankTerms<'_>> {
    let banks = shop.banks.iter();
    banks.map(|bank| BankTerms { bank: &bank.bank, account: &bank.account, holder: &bank.holder }).collect()
}

impl<'a> QrisTerms<'a> {
    fn of(qris: &'a QrisCode, photos: &'a Photos) -> QrisTerms<'a> {
        let checked = qris.payload.as_ref();
        let photo = |id: PhotoId| Some(photos.get(id)?.for_every_viewer().last()?.path.as_str());
        QrisTerms {
            merchant: checked.map(Qris::merchant),
            city: checked.map(Qris::city),
            nmid: checked.and_then(Qris::national_id),
            code: checked.and_then(|checked| CodeDrawing::of(checked.payload())),
            payload: checked.filter(|_| qris.with_amount).map(Qris::payload),
            photo: qris.photo().and_then(photo),
        }
    }
}

impl<'a> ShippingTerms<'a> {
    fn of(shop: &'a Shop) -> ShippingTerms<'a> {
        let shipping = &shop.shipping;
        let zones = shipping.zones.iter();
        ShippingTerms {
            pickup: shipping.pickup,
            delivery: shipping.delivery,
            couriers: &shipping.couriers,
            divisor: shipping.divisor,
            zones: zones
                .map(|zone| ZoneTerms {
                    name: &zone.name,
                    places: &zone.places,
                    per_kg: zone.per_kg.minor(),
                    days: zone.days.as_deref(),
                })
                .collect(),
        }
    }
}
