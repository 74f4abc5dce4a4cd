//! The record of published addresses, without those that name a person who may not be shown.

use super::unshown::Unshown;
use crate::catalogue::{Catalogue, PublishedAddress};
use crate::diagnostic::Diagnostic;
use crate::problem::{LinkProblem, PersonProblem};
use crate::record::{RECORD_PATH, Recorded, read};
use crate::source::{Sources, Span};

/// Takes away the old addresses of products and shops that name a person who may not be shown, and reads the record into the
/// catalogue. An address that names a person who may not be shown is forgotten: it is neither
/// kept in the record nor answered with a page.
pub(crate) fn look(sources: &Sources, unshown: &Unshown<'_>, catalogue: &mut Catalogue) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for product in &mut catalogue.products {
        let before = product.aliases.len();
        product.aliases.retain(|alias| !unshown.is_named_in(alias.as_str()));
        if product.aliases.len() < before {
            diagnostics.push(Diagnostic::at(product.span, PersonProblem::NameInAddress));
        }
    }
    for shop in &mut catalogue.shops {
        let before = shop.aliases.len();
        shop.aliases.retain(|alias| !unshown.is_named_in(alias.as_str()));
        if shop.aliases.len() < before {
            diagnostics.push(Diagnostic::at(shop.span, PersonProblem::NameInAddress));
        }
    }
    let slugs =
        catalogue.products.iter().map(|product| &product.slug).chain(catalogue.pages.iter().map(|page| &page.slug));
    catalogue.unrecorded = slugs.filter(|slug| unshown.is_named_in(slug.as_str())).cloned().collect();
    let Some((file, text)) = sources.texts().find(|(_, text)| text.path == RECORD_PATH) else { return diagnostics };
    let span = |place: std::ops::Range<usize>| Span { file, start: place.start, end: place.end };
    let (recorded, strange) = read(&text.text);
    let is_fine = |one: &Recorded| !one.address.split('/').any(|part| unshown.is_named_in(part));
    let published = recorded.into_iter().filter(is_fine);
    catalogue.published = published
        .map(|one| PublishedAddress { address: one.address, is_gone: one.is_gone, span: span(one.place) })
        .collect();
    diagnostics.extend(strange.into_iter().map(|place| Diagnostic::at(span(place), LinkProblem::NotAnAddress)));
    diagnostics
}
