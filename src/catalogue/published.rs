//! An address that was published before.

use super::{Catalogue, Layout, Shop};
use crate::source::Span;

/// An address that was published before, whether there is a page of the content today or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedAddress {
    /// The address, seen from the site's root, without a language before it. It ends in `/`.
    pub address: String,
    /// Whether an earlier build saw that it is gone.
    pub is_gone: bool,
    /// Its line in the record.
    pub span: Span,
}

impl PublishedAddress {
    /// The shop of a portal that it lies in, while there is one of that name.
    pub fn shop<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Shop> {
        let first = self.address.split('/').next()?;
        catalogue.shops.iter().find(|shop| shop.slug.as_ref().is_some_and(|slug| slug.as_str() == first))
    }

    /// Whether it has the form of a product's address.
    pub fn is_product(&self, catalogue: &Catalogue) -> bool {
        let parts: Vec<&str> = self.address.trim_end_matches('/').split('/').collect();
        match catalogue.site.layout {
            Layout::OneShop => matches!(parts[..], ["produk", _]),
            Layout::ManyShops => parts.len() == 2,
        }
    }
}
