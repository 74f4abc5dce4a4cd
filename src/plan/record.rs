//! Addresses that were published: which of them are gone, and what the next record says.

use std::collections::{BTreeMap, HashSet};

use super::{Addresses, Page, PageKind};
use crate::catalogue::{Catalogue, PublishedAddress, Slug};
use crate::diagnostic::{Diagnostic, Place};
use crate::problem::LinkProblem;
use crate::record;
use crate::site::SitePath;

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
pub(super) fn compare(catalogue: &Catalogue, addresses: &Addresses, pages: &[Page], taken: &HashSet<String>) -> Recorded {
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
        let names_nobody = || !page.address.split('/').any(|part| catalogue.unrecorded.iter().any(|slug| slug.as_str() == part));
        page.kind.is_recorded() && !page.address.is_empty() && names_nobody()
    };
    let live = pages.iter().filter(is_recorded).map(|page| (page.address.clone(), false));
    let known = catalogue.published.iter().map(|one| (one.address.clone(), false));
    let gone = gone.iter().map(|(_, one)| (one.address.clone(), true));
    let all: BTreeMap<String, bool> = live.chain(known).chain(gone).collect();
    record::write(&all)
}

fn told(catalogue: &Catalogue, new: &[&PublishedAddress], live: &HashSet<&str>) -> Vec<Diagnostic> {
    match new {
        [first, _, ..] if new.len() > TOLD_ONE_BY_ONE => {
            vec![Diagnostic::at(first.span, LinkProblem::AddressesGone { count: new.len() })]
        }
        _ => new.iter().map(|one| Diagnostic::at(one.span, problem(catalogue, one, live))).collect(),
    }
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
