//! `security.txt` (RFC 9116): whom to tell of a hole.

use super::order;
use super::scene::Ground;
use crate::catalogue::{Layout, Shop};
use crate::site::{Content, SiteFile, SitePath};

/// Where it stands.
const PATH: &str = ".well-known/security.txt";
/// After how many months it says that it is out of date: less than a year, as the RFC recommends.
const MONTHS: i8 = 11;
/// How many shops of a portal are named.
const SHOPS: usize = 3;

/// The file, where there is somebody to tell and no file of `static/` stands in its place. It ends with a month, so that
/// builds within one month write the same.
pub fn file(ground: Ground<'_>) -> Option<SiteFile> {
    let site = &ground.catalogue.site;
    let repository = site.repository.iter().map(|url| url.to_string());
    let shops = ground.catalogue.shops.iter().filter_map(contact);
    let contacts: Vec<String> = match site.layout {
        Layout::OneShop => shops.chain(repository).collect(),
        Layout::ManyShops => repository.chain(shops.take(SHOPS)).collect(),
    };
    let expires = site.date.first_of_month().checked_add(jiff::Span::new().months(MONTHS)).ok()?;
    let languages: Vec<&str> = site.languages.iter().map(|language| language.code()).collect();
    let mut lines: Vec<String> = contacts.iter().map(|contact| format!("Contact: {contact}")).collect();
    if lines.is_empty() || ground.plan.has_static(PATH) {
        return None;
    }
    lines.push(format!("Expires: {expires}T00:00:00Z"));
    lines.push(format!("Preferred-Languages: {}", languages.join(", ")));
    lines.extend(site.base_url.as_ref().map(|base| format!("Canonical: {base}{PATH}")));
    let text = lines.join("\n") + "\n";
    Some(SiteFile { path: SitePath::new(PATH)?, content: Content::Bytes(text.into_bytes()) })
}

/// How a shop hears of it: by letter, else by chat or by telephone.
fn contact(shop: &Shop) -> Option<String> {
    let contact = &shop.contact;
    let letter = contact.email.as_deref().map(order::letter);
    let chat = || contact.whatsapp.first().map(|line| format!("https://wa.me/{}", line.number.digits()));
    letter.or_else(chat).or_else(|| contact.phone.as_ref().map(order::call))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::{one_shop, two_shops};
    use crate::catalogue::{Catalogue, Contact};
    use crate::photos::Photos;
    use crate::plan::plan;

    fn text(catalogue: &Catalogue) -> Option<String> {
        let (plan, photos) = (plan(catalogue, &[]).value, Photos::default());
        match file(Ground { catalogue, plan: &plan, photos: &photos })?.content {
            Content::Bytes(bytes) => Some(String::from_utf8(bytes).unwrap()),
            Content::Kept(_) | Content::File(_) => None,
        }
    }

    #[test]
    fn a_shop_is_told_by_letter_where_it_has_an_address() {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://karya.example/toko/".parse().unwrap());
        catalogue.shops[0].contact.email = Some("toko ku@contoh.id".to_owned());
        assert_eq!(
            text(&catalogue).unwrap(),
            "Contact: mailto:toko%20ku@contoh.id\nExpires: 2027-02-01T00:00:00Z\nPreferred-Languages: id\n\
             Canonical: https://karya.example/toko/.well-known/security.txt\n"
        );
    }

    #[test]
    fn a_portal_names_its_repository_first() {
        let mut catalogue = two_shops();
        catalogue.site.repository = Some("https://git.example/karya".parse().unwrap());
        let text = text(&catalogue).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..2], ["Contact: https://git.example/karya", "Contact: https://wa.me/6281234567890"]);
        assert_eq!(lines.len(), 5);
    }

    #[test]
    fn with_nobody_to_tell_there_is_none() {
        let mut catalogue = one_shop();
        catalogue.shops[0].contact = Contact::default();
        assert_eq!(text(&catalogue), None);
    }
}
