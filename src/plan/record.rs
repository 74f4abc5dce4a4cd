//! Addresses that were published: which of them are gone, and what the next record says.

use std::collections::{BTreeMap, HashSet};

use super::{Addresses, Page, PageKind};
use crate::catalogue::{Catalogue, PublishedAddress, Slug};
use crate::diagnostic::{Diagnostic, Place};
use crate::problem::LinkProblem;
use crate::record;
use crate::site::SitePath;
use crate::source::Span;

/// So many addresses that are gone are told one by one; more are told together.
const TOLD_ONE_BY_ONE: usize = 5;

/// What the record makes of a plan.
pub(super) struct Recorded {
    /// A page for each address that is gone, in each language.
    pub pages: Vec<Page>,
    /// The text of the next record.
    pub text: String,
    /// The addresses that no build has missed before.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compares the pages of the content with the record.
pub(super) fn compare(
    catalogue: &Catalogue,
    addresses: &Addresses,
    pages: &[Page],
    taken: &HashSet<String>,
) -> Recorded {
    let live: HashSet<&str> = pages.iter().map(|page| page.address.as_str()).collect();
    let gone: Vec<(usize, &PublishedAddress)> =
        catalogue.published.iter().enumerate().filter(|(_, one)| !live.contains(one.address.as_str())).collect();
    let is_free = |page: &Page| !taken.contains(page.path.as_str());
    let languages = catalogue.site.languages.iter();
    let of_gone = languages.flat_map(|&language| {
        gone.iter().filter_map(move |&(number, one)| {
            let path = format!("{}index.html", addresses.in_language(language, &one.address));
            let (address, place) = (one.address.clone(), Place::Text(one.span));
            Some(Page { path: SitePath::new(path)?, address, language, kind: PageKind::Gone(number), place })
        })
    });
    let new: Vec<&PublishedAddress> = gone.iter().map(|(_, one)| *one).filter(|one| !one.is_gone).collect();
    Recorded {
        pages: of_gone.filter(is_free).collect(),
        text: next(catalogue, pages, &gone),
        diagnostics: told(catalogue, &new, &live),
    }
}

/// Addresses of the content's own things, and those that were published before.
fn next(catalogue: &Catalogue, pages: &[Page], gone: &[(usize, &PublishedAddress)]) -> String {
    let is_recorded = |page: &&Page| {
        let names_nobody =
            || !page.address.split('/').any(|part| catalogue.unrecorded.iter().any(|slug| slug.as_str() == part));
        page.kind.is_recorded() && !page.address.is_empty() && names_nobody()
    };
    let live = pages.iter().filter(is_recorded).map(|page| (page.address.clone(), false));
    let known = catalogue.published.iter().map(|one| (one.address.clone(), false));
    let gone = gone.iter().map(|(_, one)| (one.address.clone(), true));
    let all: BTreeMap<String, bool> = live.chain(known).chain(gone).collect();
    record::write(&all)
}

fn told(catalogue: &Catalogue, new: &[&PublishedAddress], live: &HashSet<&str>) -> Vec<Diagnostic> {
    let shops = shops_gone(catalogue, new);
    let new: Vec<&PublishedAddress> =
        new.iter().copied().filter(|one| !shops.contains_key(first_part(&one.address))).collect();
    let shop_gone = |(shop, (span, count)): (&str, (Span, usize))| {
        Diagnostic::at(span, LinkProblem::ShopGone { shop: shop.to_owned(), count })
    };
    let mut told: Vec<Diagnostic> = shops.into_iter().map(shop_gone).collect();
    match new.as_slice() {
        [first, _, ..] if new.len() > TOLD_ONE_BY_ONE => {
            told.push(Diagnostic::at(first.span, LinkProblem::AddressesGone { count: new.len() }));
        }
        new => told.extend(new.iter().map(|one| Diagnostic::at(one.span, problem(catalogue, one, live)))),
    }
    told
}

/// The folders of shops that are gone with all that was in them, where each stands first, and how many addresses went.
fn shops_gone<'a>(catalogue: &Catalogue, new: &[&'a PublishedAddress]) -> BTreeMap<&'a str, (Span, usize)> {
    let homes = new.iter().filter(|one| one.address.matches('/').count() == 1 && one.shop(catalogue).is_none());
    let counted = homes.map(|home| {
        let folder = first_part(&home.address);
        (folder, (home.span, new.iter().filter(|one| first_part(&one.address) == folder).count()))
    });
    counted.filter(|(_, (_, count))| *count > 1).collect()
}

fn first_part(address: &str) -> &str {
    address.split('/').next().unwrap_or_default()
}

fn problem(catalogue: &Catalogue, gone: &PublishedAddress, live: &HashSet<&str>) -> LinkProblem {
    let slug = gone.address.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let heir = heir(catalogue, gone, live).filter(|_| gone.is_product(catalogue)).map(|(shop, heir)| match shop {
        Some(shop) => format!("{shop}/{heir}"),
        None => heir.to_string(),
    });
    LinkProblem::AddressGone { address: gone.address.clone(), slug, heir }
}

/// The product that most likely took its place: the only one of its shop that was not there before.
fn heir<'a>(
    catalogue: &'a Catalogue,
    gone: &PublishedAddress,
    live: &HashSet<&str>,
) -> Option<(Option<&'a Slug>, &'a Slug)> {
    let known: HashSet<&str> = catalogue.published.iter().map(|one| one.address.as_str()).collect();
    let (folder, _) = gone.address.trim_end_matches('/').rsplit_once('/')?;
    let is_new = |slug: &Slug| {
        let address = format!("{folder}/{slug}/");
        live.contains(address.as_str()) && !known.contains(address.as_str())
    };
    let shop = gone.shop(catalogue);
    let mut new = catalogue.products.iter().filter(|product| shop.is_none_or(|shop| product.shop == shop.id));
    let mut new = new.by_ref().filter(|product| is_new(&product.slug));
    let only = new.next()?;
    new.next().is_none().then_some((catalogue.shop(only.shop).slug.as_ref(), &only.slug))
}

#[cfg(test)]
mod tests {
    use super::super::plan;
    use super::*;
    use crate::catalogue::ShopId;
    use crate::catalogue::sample::{one_shop, two_shops};
    use crate::language::Language;
    use crate::problem::Problem;
    use crate::source::{FileId, Span};

    fn published(catalogue: &mut Catalogue, lines: &[(&str, bool)]) {
        let one = |&(address, is_gone): &(&str, bool)| PublishedAddress {
            address: address.to_owned(),
            is_gone,
            span: Span::first_line(FileId(0)),
        };
        catalogue.published = lines.iter().map(one).collect();
    }

    fn shops() -> Catalogue {
        let mut catalogue = two_shops();
        catalogue.site.languages = Language::ALL.to_vec();
        catalogue.add_product(ShopId(0), "Kemeja Kawung");
        catalogue
    }

    #[test]
    fn what_is_gone_has_a_page_in_each_language_and_stays_in_the_record() {
        let mut catalogue = shops();
        published(&mut catalogue, &[("rumah-jahit/kemeja-lama/", true), ("rumah-jahit/kemeja-kawung/", true)]);
        let checked = plan(&catalogue, &[]);
        assert_eq!(checked.diagnostics, [], "it was told before");
        for path in ["rumah-jahit/kemeja-lama/index.html", "en/rumah-jahit/kemeja-lama/index.html"] {
            let page = &checked.value.pages[checked.value.page_at(path).unwrap()];
            assert_eq!(page.kind, PageKind::Gone(0), "{path}");
        }
        let record = checked.value.record_after("").unwrap();
        let lines: Vec<&str> = record.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(
            lines,
            ["batik-kita/", "rumah-jahit/", "rumah-jahit/kemeja-kawung/", "rumah-jahit/kemeja-lama/ gone"],
            "what came back is not gone"
        );
        assert_eq!(checked.value.record_after(&record), None);
    }

    #[test]
    fn the_only_new_product_of_the_shop_is_named_as_the_heir() {
        let mut catalogue = shops();
        let told = |catalogue: &Catalogue| match plan(catalogue, &[]).diagnostics.remove(0).problem {
            Problem::Link(LinkProblem::AddressGone { slug, heir, .. }) => (slug, heir),
            other => panic!("{other:?}"),
        };
        published(&mut catalogue, &[("rumah-jahit/kemeja/", false)]);
        assert_eq!(told(&catalogue), ("kemeja".to_owned(), Some("rumah-jahit/kemeja-kawung".to_owned())));
        catalogue.add_product(ShopId(0), "Kemeja Parang");
        assert_eq!(told(&catalogue).1, None, "it may be either");
    }

    #[test]
    fn many_that_go_at_once_are_told_once() {
        let mut catalogue = shops();
        let lines: Vec<String> = (0..6).map(|number| format!("dulu/barang-{number}/")).collect();
        published(&mut catalogue, &lines.iter().map(|line| (line.as_str(), false)).collect::<Vec<_>>());
        let told = plan(&catalogue, &[]).diagnostics;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].problem, Problem::Link(LinkProblem::AddressesGone { count: 6 }));
    }

    #[test]
    fn a_shop_that_is_gone_is_told_once_and_its_new_name_is_asked_for() {
        let mut catalogue = shops();
        let lines = [("dulu/", false), ("dulu/kemeja-kawung/", false), ("dulu/info/tentang/", false)];
        published(&mut catalogue, &lines);
        let told = plan(&catalogue, &[]).diagnostics;
        let gone = LinkProblem::ShopGone { shop: "dulu".to_owned(), count: 3 };
        assert_eq!(told.into_iter().map(|one| one.problem).collect::<Vec<_>>(), [Problem::Link(gone)]);
    }

    #[test]
    fn a_renamed_shop_keeps_all_its_addresses() {
        let mut catalogue = shops();
        catalogue.shops[0].aliases = vec![Slug::new("dulu").unwrap()];
        catalogue.products[0].aliases = vec![Slug::new("kemeja").unwrap()];
        catalogue.add_page(Some(ShopId(0)), "Tentang", "");
        let lines = [("dulu/", false), ("dulu/kemeja/", true), ("dulu/kemeja-kawung/", false)];
        published(&mut catalogue, &lines);
        let checked = plan(&catalogue, &[]);
        assert_eq!(checked.diagnostics, []);
        let plan = checked.value;
        let leads = |path: &str| match plan.pages[plan.page_at(path).unwrap()].kind {
            PageKind::Moved(destination) => plan.address_of(destination),
            other => panic!("{path}: {other:?}"),
        };
        let cases = [
            ("dulu/index.html", "rumah-jahit/"),
            ("en/dulu/index.html", "rumah-jahit/"),
            ("dulu/produk/index.html", "rumah-jahit/produk/"),
            ("dulu/kemeja-kawung/index.html", "rumah-jahit/kemeja-kawung/"),
            ("dulu/kemeja/index.html", "rumah-jahit/kemeja-kawung/"),
            ("dulu/info/tentang/index.html", "rumah-jahit/info/tentang/"),
        ];
        for (path, target) in cases {
            assert_eq!(leads(path), target, "{path}");
        }
        let record = plan.record_after("").unwrap();
        assert!(
            record.contains("dulu/kemeja/\n") && !record.contains("gone\n") && !record.contains("dulu/produk/"),
            "{record}"
        );
    }

    #[test]
    fn a_portal_that_became_one_shop_leads_on_too() {
        let mut catalogue = one_shop();
        catalogue.add_product(ShopId(0), "Kain Kawung");
        catalogue.add_page(None, "Tentang", "");
        catalogue.shops[0].aliases = vec![Slug::new("dulu").unwrap()];
        let plan = plan(&catalogue, &[]).value;
        let leads = |page: &Page| match page.kind {
            PageKind::Moved(destination) => Some((page.address.clone(), plan.address_of(destination))),
            _ => None,
        };
        let moved: Vec<(String, String)> = plan.pages.iter().filter_map(leads).collect();
        let expected = [
            ("dulu/", ""),
            ("dulu/produk/", "produk/"),
            ("dulu/kain-kawung/", "produk/kain-kawung/"),
            ("dulu/info/tentang/", "tentang/"),
        ];
        assert_eq!(moved, expected.map(|(from, to)| (from.to_owned(), to.to_owned())));
    }

    #[test]
    fn a_name_that_may_not_be_shown_is_not_recorded() {
        let mut catalogue = shops();
        catalogue.add_product(ShopId(0), "Tas Bu Wening");
        catalogue.unrecorded = [Slug::new("tas-bu-wening").unwrap()].into();
        let record = plan(&catalogue, &[]).value.record_after("").unwrap();
        assert!(record.contains("rumah-jahit/kemeja-kawung/") && !record.contains("wening"), "{record}");
    }
}
