//! The record of published addresses, without those that name a person who may not be shown.

use std::collections::BTreeSet;

use super::mention::Named;
use crate::catalogue::{Catalogue, PublishedAddress, Slug};
use crate::diagnostic::Diagnostic;
use crate::problem::{LinkProblem, PersonProblem};
use crate::record::{RECORD_PATH, Recorded, read};
use crate::source::{Sources, Span};

/// A name of fewer letters than this stands in too many words.
const SHORTEST: usize = 3;

/// The names that may not be shown, as they would stand in an address: `Ibu Sari` as `ibu-sari` and as `sari`.
pub(crate) struct Unshown {
    names: BTreeSet<String>,
}

impl Unshown {
    pub(crate) fn of(named: &[Named], sources: &Sources) -> Unshown {
        let hidden = named.iter().filter(|named| !named.is_shown);
        let names = hidden.flat_map(|named| {
            let whole = Slug::from_name(&named.name).map(|slug| slug.to_string());
            let bare = super::mention::bare(&named.name).and_then(Slug::from_name).map(|slug| slug.to_string());
            let path = &sources.text(named.file).path;
            let stem = path.rsplit('/').next().and_then(|file| file.strip_suffix(".toml")).map(str::to_owned);
            [whole, bare, stem].into_iter().flatten()
        });
        Unshown { names: names.filter(|name| name.len() >= SHORTEST).collect() }
    }

    /// Whether a part of an address holds one of the names, as whole words.
    pub(crate) fn is_named_in(&self, part: &str) -> bool {
        let words = format!("-{part}-");
        self.names.iter().any(|name| words.contains(&format!("-{name}-")))
    }
}

/// Takes away the old addresses of products that name a person who may not be shown, and reads the record into the
/// catalogue. An address that names a person who may not be shown is forgotten: it is neither
/// kept in the record nor answered with a page.
pub(crate) fn look(sources: &Sources, unshown: &Unshown, catalogue: &mut Catalogue) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for product in &mut catalogue.products {
        let before = product.aliases.len();
        product.aliases.retain(|alias| !unshown.is_named_in(alias.as_str()));
        if product.aliases.len() < before {
            diagnostics.push(Diagnostic::at(product.span, PersonProblem::NameInAddress));
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
