//! What a shop's file and the site's file state of the payment identity, each value with its place.

use toml::de::DeValue;

use super::keys::{Key, bank, contact, marketplace, number, qris, shop, site};
use super::reader::Reader;
use super::shop::socials;
use crate::catalogue::{Bank, Phone, Qris, Url};
use crate::identity::Claim;
use crate::source::Span;

/// The claims of a shop's file. What is not as it should be is left out here and told where it is read.
pub(crate) fn of_shop(reader: &Reader<'_>) -> Vec<(Claim, Span)> {
    let mut stated = Vec::new();
    if let Some(contact) = reader.table(&shop::CONTACT) {
        stated.extend(whatsapp(&contact).iter().map(|(phone, span)| (Claim::whatsapp(phone), *span)));
        stated.extend(contact.phone(&contact::PHONE).map(|phone| (Claim::phone(&phone.value), phone.span)));
        let email = contact.email(&contact::EMAIL).zip(contact.span_of(&contact::EMAIL));
        stated.extend(email.map(|(email, span)| (Claim::email(&email), span)));
        stated.extend(socials(&contact).into_iter().map(|(social, span)| (Claim::social(&social.url), span)));
        let url = |key| contact.url(key).zip(contact.span_of(key));
        stated.extend(url(&contact::WEBSITE).map(|(url, span)| (Claim::website(&url), span)));
        stated.extend(url(&contact::MAP).map(|(url, span)| (Claim::map(&url), span)));
        stated.extend(of_others(&contact, &contact::PUBLIC_PHONES, &contact::PUBLIC_EMAILS));
    }
    for account in reader.tables(&shop::BANKS) {
        let line = |key| account.line(key);
        if let (Some(bank), Some(number), Some(holder)) = (line(&bank::BANK), line(&bank::ACCOUNT), line(&bank::HOLDER))
        {
            let claim = Claim::bank(&Bank { bank: bank.value, account: number.value, holder: holder.value });
            stated.push((claim, number.span));
        }
    }
    if let Some(payload) = reader.table(&shop::QRIS).and_then(|table| table.line(&qris::PAYLOAD))
        && let Ok(code) = Qris::parse(&payload.value)
    {
        stated.push((Claim::qris(&code), payload.span));
    }
    for page in reader.tables(&shop::MARKETPLACES) {
        let url = page.url(&marketplace::URL).zip(page.span_of(&marketplace::URL));
        stated.extend(url.map(|(url, span)| (Claim::marketplace(&url), span)));
    }
    stated
}

/// The claims of the site's file.
pub(crate) fn of_site(reader: &Reader<'_>, base_url: Option<&Url>) -> Vec<(Claim, Span)> {
    let place = reader.span_of(&site::BASE_URL);
    let address = base_url.zip(place).map(|(url, span)| (Claim::base_url(url), span));
    address.into_iter().chain(of_others(reader, &site::PUBLIC_PHONES, &site::PUBLIC_EMAILS)).collect()
}

/// The numbers and addresses of others that texts may name.
fn of_others(reader: &Reader<'_>, phones: &Key, emails: &Key) -> Vec<(Claim, Span)> {
    let phones = reader.phones(phones).into_iter().map(|phone| (Claim::public_phone(&phone.value), phone.span));
    let emails = reader.emails(emails).into_iter().map(|email| (Claim::public_email(&email.value), email.span));
    phones.chain(emails).collect()
}

fn whatsapp(contact: &Reader<'_>) -> Vec<(Phone, Span)> {
    let Some((_, written, value)) = contact.item(&contact::WHATSAPP) else { return Vec::new() };
    let mut numbers = Vec::new();
    let tables = contact.tables_or(&contact::WHATSAPP, written, value, &mut |item| {
        if matches!(item.get_ref(), DeValue::String(_) | DeValue::Integer(_)) {
            let number = contact.phone_of(written, item);
            numbers.extend(number.map(|number| (number.value, number.span)));
        }
    });
    let named = tables.iter().filter_map(|table| table.phone(&number::NUMBER));
    numbers.into_iter().chain(named.map(|number| (number.value, number.span))).collect()
}
