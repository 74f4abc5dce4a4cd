//! What an order with a shop depends on, as a file of its own that the cart loads for the shops in it.

use serde::Serialize;

use crate::catalogue::{Bank, Qris, QrisCode, Shipping, Shop, Zone};
use crate::language::Translated;
use crate::photos::Photos;
use crate::render::code::CodeDrawing;
use crate::render::order;
use crate::render::theme::{Locale, Phrase};

/// What an order with a shop depends on, in one language. Amounts are in the currency's minor unit.
#[derive(Debug, Serialize)]
pub struct Terms<'a> {
    name: &'a str,
    /// The institution and the group behind the shop.
    behind: String,
    /// The address, else town and province.
    place: Option<String>,
    city: Option<&'a str>,
    phone: Option<String>,
    /// The address that calls it.
    call: Option<String>,
    email: Option<&'a str>,
    /// The main number and the e-mail address, for the head of a letter.
    reach: String,
    /// The first line of a message.
    greeting: String,
    /// What buyers should know before they send it.
    note: Option<&'a str>,
    /// Numbers that take orders, the main one first.
    whatsapp: Vec<LineTerms<'a>>,
    /// Ways to pay, the usual one first; the last of them, cash, is for those who fetch their order, and has the usual
    /// way for the deposit that a shop asks for.
    payments: Vec<PaymentTerms<'a>>,
    /// The accounts that a letter names.
    banks: Vec<BankTerms<'a>>,
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

/// A way to pay. Its label names it to buyers and in the message.
#[derive(Debug, Serialize)]
struct PaymentTerms<'a> {
    value: &'a str,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bank: Option<BankTerms<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    qris: Option<QrisTerms>,
}

#[derive(Debug, Clone, Serialize)]
struct BankTerms<'a> {
    bank: &'a str,
    account: &'a str,
    holder: &'a str,
}

/// A code that the build drew from its checked text. A picture of it is never shown: it may show more than was read in it.
#[derive(Debug, Clone, Serialize)]
struct QrisTerms {
    /// The name that the buyer's payment app must show.
    merchant: String,
    city: String,
    /// The national merchant id.
    nmid: Option<String>,
    code: Option<CodeDrawing>,
    /// The text before and after the amount, where the shop lets one be put into it.
    around: Option<[String; 2]>,
}

#[derive(Debug, Serialize)]
struct ShippingTerms<'a> {
    /// Ways to have an order.
    ways: Vec<WayTerms>,
    /// Cubic centimetres for each kilogram of volumetric weight.
    divisor: u32,
    zones: Vec<ZoneTerms<'a>>,
}

/// A way to have an order: to fetch it (`pickup`), by the shop itself (`delivery`), or by a courier.
#[derive(Debug, Serialize)]
struct WayTerms {
    value: String,
    label: String,
    /// Whether zones say what it costs.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    courier: bool,
}

#[derive(Debug, Serialize)]
struct ZoneTerms<'a> {
    name: &'a str,
    /// Its name, its places, and how long a parcel takes.
    label: String,
    per_kg: i64,
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
            behind: [say(&shop.institution), say(&shop.group)].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            place: shop.contact.address.clone().or_else(|| (!place.is_empty()).then(|| place.join(", "))),
            city: place.first().copied(),
            phone: shop.contact.phone.as_ref().map(ToString::to_string),
            call: shop.contact.phone.as_ref().map(order::call),
            email: shop.contact.email.as_deref(),
            reach: reach(shop),
            greeting: greeting.unwrap_or_else(|| locale.fill(Phrase::MessageOrder, &[("shop", name)])),
            note: say(&shop.order.note),
            whatsapp: lines(shop),
            payments: payments(shop, photos, locale),
            banks: shop.banks.iter().map(BankTerms::of).collect(),
            shipping: ShippingTerms::of(shop, locale),
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

fn payments<'a>(shop: &'a Shop, photos: &'a Photos, locale: &Locale) -> Vec<PaymentTerms<'a>> {
    let transfer = |bank: &'a Bank| PaymentTerms {
        value: &bank.account,
        label: format!("{} {}", locale.say(Phrase::PayTransfer), bank.bank),
        bank: Some(BankTerms::of(bank)),
        qris: None,
    };
    let qris = shop.qris.as_ref().and_then(|code| QrisTerms::of(code, photos)).map(|qris| PaymentTerms {
        value: "qris",
        label: "QRIS".to_owned(),
        bank: None,
        qris: Some(qris),
    });
    let mut payments: Vec<_> = shop.banks.iter().map(transfer).chain(qris).collect();
    let cash = locale.say(Phrase::PayCash);
    let ahead = payments.first().filter(|_| shop.order.deposit_percent.is_some_and(|percent| percent > 0));
    // A deposit protects work that begins before there is a spot to pay on, so it goes the usual way.
    let label = ahead.map(|ahead| locale.fill(Phrase::PayAhead, &[("ahead", &ahead.label)]));
    payments.push(PaymentTerms {
        value: "cash",
        label: label.unwrap_or_else(|| cash.to_owned()),
        bank: ahead.and_then(|ahead| ahead.bank.clone()),
        qris: ahead.and_then(|ahead| ahead.qris.clone()),
    });
    payments
}

fn reach(shop: &Shop) -> String {
    let contact = &shop.contact;
    let chat = contact.whatsapp.first().map(|line| line.number.to_string());
    let number = chat.or_else(|| contact.phone.as_ref().map(ToString::to_string));
    [number, contact.email.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

impl<'a> BankTerms<'a> {
    fn of(bank: &'a Bank) -> BankTerms<'a> {
        BankTerms { bank: &bank.bank, account: &bank.account, holder: &bank.holder }
    }
}

impl QrisTerms {
    /// Nothing where the text of the code is not known.
    fn of(qris: &QrisCode, photos: &Photos) -> Option<QrisTerms> {
        let pictured = || photos.codes(qris.image?).iter().find_map(|text| Qris::parse(text).ok());
        let checked = qris.payload.clone().or_else(pictured)?;
        Some(QrisTerms {
            merchant: checked.merchant().to_owned(),
            city: checked.city().to_owned(),
            nmid: checked.national_id().map(str::to_owned),
            code: CodeDrawing::of(checked.payload()),
            around: qris.with_amount.then(|| checked.around_amount()),
        })
    }
}

impl<'a> ShippingTerms<'a> {
    fn of(shop: &'a Shop, locale: &Locale) -> ShippingTerms<'a> {
        let shipping = &shop.shipping;
        let zone = |zone: &'a Zone| {
            let places = zone.places.join(", ");
            let days = zone.days.as_deref().map(|days| locale.fill(Phrase::CartDays, &[("days", days)]));
            let parts = [Some(zone.name.clone()), Some(places), days].into_iter().flatten();
            let label = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            ZoneTerms { name: &zone.name, label, per_kg: zone.per_kg.minor() }
        };
        ShippingTerms {
            ways: ways(shipping, locale),
            divisor: shipping.divisor,
            zones: shipping.zones.iter().map(zone).collect(),
        }
    }
}

/// Zones without a named courier still need one to choose.
fn ways(shipping: &Shipping, locale: &Locale) -> Vec<WayTerms> {
    let way = |value: &str, phrase| WayTerms {
        value: value.to_owned(),
        label: locale.say(phrase).to_owned(),
        courier: false,
    };
    let courier = |name: &str| WayTerms {
        value: format!("courier {name}"),
        label: format!("{} {name}", locale.say(Phrase::WayCourier)).trim().to_owned(),
        courier: true,
    };
    let unnamed = (shipping.couriers.is_empty() && !shipping.zones.is_empty()).then_some("");
    let own = [
        shipping.pickup.then(|| way("pickup", Phrase::WayPickup)),
        shipping.delivery.then(|| way("delivery", Phrase::WayDelivery)),
    ];
    let couriers = shipping.couriers.iter().map(String::as_str).chain(unnamed).map(courier);
    own.into_iter().flatten().chain(couriers).collect()
}
