//! Links that open a chat, a call or a letter with the order already written.

use super::theme::{Locale, Phrase};
use crate::catalogue::{
    Availability, Currency, Measure, OptionKind, Phone, Price, Product, ProductKind, Shop, Variant,
};

/// The longest address of an order in bytes. No limit is documented; texts were seen cut at about 2,250 characters.
pub const LONGEST: usize = 2000;

/// The longest list of variants that an order without one names, in characters.
const LONGEST_CHOICE: usize = 120;

/// What a buyer wants of a product as it stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// To have it.
    Order,
    /// To come, or to be visited, on a day.
    Book,
    /// To know its price.
    AskPrice,
    /// To know when there is more.
    AskWhen,
}

impl Intent {
    /// The name that templates know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Intent::Order => "order",
            Intent::Book => "book",
            Intent::AskPrice => "ask_price",
            Intent::AskWhen => "ask_when",
        }
    }
}

/// A product, or one variant of it, that somebody may write to its shop about.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Who sells it.
    pub shop: &'a Shop,
    /// What it is.
    pub product: &'a Product,
    /// Which one of it.
    pub variant: Option<&'a Variant>,
    /// Its address on the web, where the site knows its own.
    pub url: Option<&'a str>,
    /// The currency of its price.
    pub currency: Currency,
    /// The words.
    pub locale: &'a Locale,
}

impl Wish<'_> {
    /// What the buyer can want.
    pub fn intent(&self) -> Intent {
        let availability = self.variant.map_or(self.product.availability, |variant| variant.availability);
        match (availability, self.price(), self.product.kind) {
            (Availability::SoldOut, _, _) => Intent::AskWhen,
            (_, Price::OnRequest, _) => Intent::AskPrice,
            (_, _, ProductKind::Service) => Intent::Book,
            (_, _, ProductKind::Good) => Intent::Order,
        }
    }

    fn price(&self) -> &Price {
        self.variant.map_or(&self.product.price, |variant| &variant.price)
    }

    /// The product's name, with the variant's behind it.
    pub fn name(&self) -> String {
        let language = self.locale.language;
        let name = self.product.name.get(language);
        match self.variant {
            Some(variant) => format!("{name} ({})", variant.name.get(language)),
            None => name.clone(),
        }
    }

    /// A chat with this number, the order written in it. Where it would be too long, only what names the product stays.
    pub fn whatsapp(&self, number: &Phone) -> String {
        let mut links =
            [Length::Full, Length::Brief].into_iter().map(|length| chat(number, &self.lines(length).join("\n")));
        links
            .find(|link| link.len() <= LONGEST)
            .unwrap_or_else(|| chat(number, &format!("{}\n{}", self.product.reference, self.url.unwrap_or_default())))
    }

    /// A letter to this address with the same order.
    pub fn mail(&self, address: &str) -> String {
        let body = self.lines(Length::Full).join("\r\n");
        format!("mailto:{}?subject={}&body={}", encode_address(address), encode(&self.name()), encode(&body))
    }

    fn lines(&self, length: Length) -> Vec<String> {
        let mut lines = vec![self.hello(), String::new()];
        lines.push(format!("1. {}", self.name()));
        lines.extend(self.price_line().map(|price| format!("   {price}")));
        lines.extend(self.url.map(|url| format!("   {url}")));
        if length == Length::Full {
            lines.push(String::new());
            lines.extend(self.questions());
        }
        lines.push(String::new());
        lines.push(self.locale.say(Phrase::MessageConfirm).to_owned());
        lines
    }

    fn hello(&self) -> String {
        let language = self.locale.language;
        let phrase = match self.intent() {
            Intent::Order => Phrase::MessageOrder,
            Intent::Book => Phrase::MessageBook,
            Intent::AskPrice | Intent::AskWhen => Phrase::MessageAsk,
        };
        match (&self.shop.order.greeting, phrase) {
            (Some(greeting), Phrase::MessageOrder) => greeting.get(language).clone(),
            _ => self.locale.fill(phrase, &[("shop", self.shop.name.get(language))]),
        }
    }

    fn price_line(&self) -> Option<String> {
        let language = self.locale.language;
        let price = self.currency.print(self.price().today()?, language);
        let from = match self.price() {
            Price::Fixed { from: true, .. } => format!("{} ", self.locale.say(Phrase::PriceFrom)),
            _ => String::new(),
        };
        let unit = self.product.unit.as_ref().map(|unit| format!(" / {}", unit.get(language)));
        Some(format!("{from}{price}{}", unit.unwrap_or_default()))
    }

    /// What the shop must know, each on a line that ends where the answer begins.
    fn questions(&self) -> Vec<String> {
        let say = |phrase| self.locale.say(phrase).to_owned();
        let mut lines = match self.intent() {
            Intent::AskWhen => return vec![say(Phrase::MessageWhen)],
            Intent::AskPrice => vec![say(Phrase::MessagePrice)],
            Intent::Book | Intent::Order => Vec::new(),
        };
        lines.extend(self.choice());
        lines.push(match self.product.kind {
            ProductKind::Service => say(Phrase::MessageDay),
            ProductKind::Good => self.quantity(),
        });
        if !self.product.measures.is_empty() {
            lines.push(say(Phrase::MessageMeasures));
            lines.extend(self.product.measures.iter().map(|&kind| format!("- {}: ", self.locale.say(measure(kind)))));
        }
        lines.extend(self.product.inputs.iter().map(|input| format!("{}: ", input.label.get(self.locale.language))));
        lines.push(String::new());
        lines.push(say(Phrase::MessageName));
        if self.intent() == Intent::Order {
            lines.push(say(Phrase::MessageAddress));
            lines.extend(self.shipping());
        }
        lines.push(say(Phrase::MessageNote));
        lines
    }

    /// Which variant, where none is chosen yet; the shortest lists name them all.
    fn choice(&self) -> Option<String> {
        if self.variant.is_some() || self.product.variants.is_empty() {
            return None;
        }
        let language = self.locale.language;
        let names: Vec<&str> =
            self.product.variants.iter().map(|variant| variant.name.get(language).as_str()).collect();
        let names = names.join(" / ");
        match names.chars().count() {
            0..=LONGEST_CHOICE => Some(self.locale.fill(Phrase::MessageChoice, &[("choices", &names)])),
            _ => Some(self.locale.say(Phrase::MessageChoiceAny).to_owned()),
        }
    }

    fn quantity(&self) -> String {
        match self.product.min_order {
            0 | 1 => self.locale.say(Phrase::MessageQuantity).to_owned(),
            min => self.locale.fill(Phrase::MessageQuantityMin, &[("min", &min.to_string())]),
        }
    }

    fn shipping(&self) -> Option<String> {
        let shipping = &self.shop.shipping;
        let ways: Vec<&str> = [
            (shipping.pickup, Phrase::WayPickup),
            (shipping.delivery, Phrase::WayDelivery),
            (!shipping.couriers.is_empty() || !shipping.zones.is_empty(), Phrase::WayCourier),
        ]
        .into_iter()
        .filter(|(offered, _)| *offered)
        .map(|(_, phrase)| self.locale.say(phrase))
        .collect();
        (ways.len() > 1).then(|| self.locale.fill(Phrase::MessageShipping, &[("ways", &ways.join(" / "))]))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Full,
    Brief,
}

/// A chat with this number that begins with a text.
pub fn chat(number: &Phone, text: &str) -> String {
    format!("https://wa.me/{}?text={}", number.digits(), encode(text))
}

/// A call to this number.
pub fn call(number: &Phone) -> String {
    format!("tel:+{}", number.digits())
}

/// A chat with this number that begins with a greeting alone.
pub fn greet(shop: &Shop, number: &Phone, locale: &Locale) -> String {
    let text = locale.fill(Phrase::MessageAsk, &[("shop", shop.name.get(locale.language))]);
    chat(number, &text)
}

/// A letter to this address.
pub fn letter(address: &str) -> String {
    format!("mailto:{}", encode_address(address))
}

/// The words for a tailor's measure.
pub const fn measure(kind: Measure) -> Phrase {
    match kind {
        Measure::Chest => Phrase::MeasureChest,
        Measure::Waist => Phrase::MeasureWaist,
        Measure::Hip => Phrase::MeasureHip,
        Measure::Shoulder => Phrase::MeasureShoulder,
        Measure::Sleeve => Phrase::MeasureSleeve,
        Measure::Length => Phrase::MeasureLength,
        Measure::Neck => Phrase::MeasureNeck,
        Measure::Armhole => Phrase::MeasureArmhole,
    }
}

/// The words for what distinguishes variants.
pub const fn option(kind: OptionKind) -> Phrase {
    match kind {
        OptionKind::Size => Phrase::OptionSize,
        OptionKind::Color => Phrase::OptionColor,
        OptionKind::Motif => Phrase::OptionMotif,
        OptionKind::Model => Phrase::OptionModel,
        OptionKind::Material => Phrase::OptionMaterial,
        OptionKind::Length => Phrase::OptionLength,
        OptionKind::Package => Phrase::OptionPackage,
    }
}

/// UTF-8 with every byte but the unreserved ones (RFC 3986, 2.3) as `%XX`.
fn encode(text: &str) -> String {
    encode_but(text, b"-_.~")
}

/// An e-mail address keeps the signs that it may hold in a URL (RFC 6068, 2).
fn encode_address(address: &str) -> String {
    encode_but(address, b"-_.~@+!$'*")
}

fn encode_but(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            encoded.push(char::from(DIGITS[usize::from(byte >> 4)]));
            encoded.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
