//! A shop: its brand, how to reach it, how to pay it, how it ships.

use super::{Color, Markdown, Money, Phone, PhotoId, Qris, Shipping, Slug, Url};
use crate::language::Translated;
use crate::source::Span;

/// The number of a shop in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShopId(pub usize);

/// A shop.
#[derive(Debug, Clone)]
pub struct Shop {
    /// The shop's number.
    pub id: ShopId,
    /// The part of its address; nothing when it is the site's only shop.
    pub slug: Option<Slug>,
    /// Its name.
    pub name: Translated<String>,
    /// One line under the name.
    pub tagline: Option<Translated<String>>,
    /// Who makes these things, and how.
    pub story: Option<Translated<Markdown>>,
    /// The home or workshop behind it.
    pub institution: Option<Translated<String>>,
    /// The group that sells.
    pub group: Option<Translated<String>>,
    /// The town.
    pub city: Option<String>,
    /// The province.
    pub province: Option<String>,
    /// What a sale does.
    pub impact: Option<Translated<Markdown>>,
    /// The logo.
    pub logo: Option<PhotoId>,
    /// The wide photo at the top.
    pub banner: Option<PhotoId>,
    /// The shop's colour.
    pub color: Option<Color>,
    /// How buyers reach it.
    pub contact: Contact,
    /// Accounts for transfers.
    pub banks: Vec<Bank>,
    /// Its QRIS code.
    pub qris: Option<QrisCode>,
    /// How goods travel.
    pub shipping: Shipping,
    /// Rules and words of an order.
    pub order: Order,
    /// Its pages on marketplaces.
    pub marketplaces: Vec<Marketplace>,
    /// Names that its folder had before, so that addresses below them lead on.
    pub aliases: Vec<Slug>,
    /// The shop's file.
    pub span: Span,
}

/// How buyers reach a shop.
#[derive(Debug, Clone, Hash, Default)]
pub struct Contact {
    /// Numbers that take orders; the first is the main one.
    pub whatsapp: Vec<WhatsApp>,
    /// A telephone number.
    pub phone: Option<Phone>,
    /// An e-mail address.
    pub email: Option<String>,
    /// Where buyers may come.
    pub address: Option<String>,
    /// A link to a map.
    pub map: Option<Url>,
    /// Opening hours.
    pub hours: Option<Translated<String>>,
    /// Accounts on social networks, in a fixed order.
    pub social: Vec<Social>,
    /// Another site of the institution.
    pub website: Option<Url>,
}

/// A WhatsApp number that takes orders.
#[derive(Debug, Clone, Hash)]
pub struct WhatsApp {
    /// Who answers, where the shop has several numbers.
    pub name: Option<String>,
    /// The number.
    pub number: Phone,
}

/// A social network with accounts of shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the networks' own")]
pub enum SocialNetwork {
    Instagram,
    Facebook,
    TikTok,
    YouTube,
}

impl SocialNetwork {
    /// Its name as people write it.
    pub const fn name(self) -> &'static str {
        match self {
            SocialNetwork::Instagram => "Instagram",
            SocialNetwork::Facebook => "Facebook",
            SocialNetwork::TikTok => "TikTok",
            SocialNetwork::YouTube => "YouTube",
        }
    }
}

/// A shop's account on a social network.
#[derive(Debug, Clone, Hash)]
pub struct Social {
    /// The network.
    pub network: SocialNetwork,
    /// The account's address.
    pub url: Url,
    /// The account as people write it.
    pub account: String,
}

/// A bank account for transfers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bank {
    /// The bank.
    pub bank: String,
    /// The account number, digits and hyphens as written.
    pub account: String,
    /// Who holds it.
    pub holder: String,
}

/// A shop's QRIS code.
#[derive(Debug, Clone)]
pub struct QrisCode {
    /// The checked text of the code.
    pub payload: Option<Qris>,
    /// A picture of it, which is read and never shown.
    pub image: Option<PhotoId>,
    /// Whether the amount may be put into the code.
    pub with_amount: bool,
}

/// Rules and words of an order.
#[derive(Debug, Clone, Hash, Default)]
pub struct Order {
    /// The first line of the message.
    pub greeting: Option<Translated<String>>,
    /// A line shown before it is sent.
    pub note: Option<Translated<String>>,
    /// Whether a transfer carries three more digits.
    pub unique_code: bool,
    /// The part to pay before work begins, in percent.
    pub deposit_percent: Option<u8>,
    /// The smallest order.
    pub min_total: Option<Money>,
}

impl Order {
    /// What is to be paid of a total before work begins, rounded up to the whole minor unit; nothing where the shop
    /// asks for no part or the amount is beyond any money.
    pub fn deposit(&self, total: Money) -> Option<Money> {
        let percent = self.deposit_percent.filter(|percent| (1..=100).contains(percent))?;
        let hundredths = i128::from(total.minor()) * i128::from(percent);
        // Amounts are never negative, so adding 99 rounds up.
        Money::from_minor(i64::try_from((hundredths + 99) / 100).ok()?)
    }
}

/// A shop's page on a marketplace.
#[derive(Debug, Clone, Hash)]
pub struct Marketplace {
    /// The marketplace.
    pub name: String,
    /// The page.
    pub url: Url,
}
