//! What a buyer can choose, as feeds and crawlers count it: a product without variants, or each of its variants.

use crate::catalogue::{Availability, OptionKind, PhotoId, Price, Product, Variant};
use crate::language::{Language, Translated};
use crate::plan::Addresses;

/// The longest id, in bytes: Google takes no more.
const LONGEST_ID: usize = 50;
/// How many letters of a long id's hash stand for its end.
const HASH: usize = 12;

/// A product, or one of its variants.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// The product.
    pub product: &'a Product,
    /// Which one of it.
    pub variant: Option<&'a Variant>,
}

impl<'a> Item<'a> {
    /// All that a product has to choose from.
    pub fn all(product: &'a Product) -> Vec<Item<'a>> {
        match product.variants.as_slice() {
            [] => vec![Item { product, variant: None }],
            variants => variants.iter().map(|variant| Item { product, variant: Some(variant) }).collect(),
        }
    }

    /// Names it for good, in every feed and on its page: made of the folders' names alone. Slugs hold no `_`, so no two
    /// are the same.
    pub fn id(&self) -> String {
        let product = group(self.product);
        fitted(match self.variant {
            Some(variant) => format!("{product}_{}", variant.slug),
            None => product,
        })
    }

    /// Names the product, where there is something to choose.
    pub fn group_id(&self) -> Option<String> {
        self.variant.map(|_| fitted(group(self.product)))
    }

    /// Its price.
    pub fn price(&self) -> &'a Price {
        self.variant.map_or(&self.product.price, |variant| &variant.price)
    }

    /// Whether it can be had.
    pub fn availability(&self) -> Availability {
        self.variant.map_or(self.product.availability, |variant| variant.availability)
    }

    /// The shop's own article number.
    pub fn sku(&self) -> Option<&'a str> {
        self.variant.and_then(|variant| variant.sku.as_deref()).or(self.product.sku.as_deref())
    }

    /// What one of the product's options is for it.
    pub fn option(&self, kind: OptionKind) -> Option<&'a Translated<String>> {
        self.variant?.options.iter().find(|(known, _)| *known == kind).map(|(_, value)| value)
    }

    /// Its photos, its own first.
    pub fn photos(&self) -> impl Iterator<Item = PhotoId> + use<'a> {
        let own = self.variant.and_then(|variant| variant.photo);
        own.into_iter().chain(self.product.photos.iter().copied().filter(move |photo| Some(*photo) != own))
    }

    /// Its address in one language. The page of a product has the variant of its address chosen.
    pub fn address(&self, addresses: &Addresses, language: Language) -> String {
        let page = addresses.in_language(language, addresses.product(self.product.id));
        match self.variant {
            Some(variant) => format!("{page}?varian={}", variant.slug),
            None => page,
        }
    }
}

fn group(product: &Product) -> String {
    product.reference.replace('/', "_")
}

fn fitted(id: String) -> String {
    if id.len() <= LONGEST_ID {
        return id;
    }
    let hash = blake3::hash(id.as_bytes()).to_hex();
    format!("{}_{}", &id[..id.floor_char_boundary(LONGEST_ID - HASH - 1)], &hash[..HASH])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::{price, two_shops};
    use crate::catalogue::{Catalogue, ShopId};

    #[test]
    fn ids_are_short_and_tell_everything_apart() {
        let mut catalogue = two_shops();
        let product = catalogue.add_product(ShopId(0), "Keset");
        assert_eq!(Item::all(product)[0].id(), "rumah-jahit_keset");
        assert_eq!(Item::all(product)[0].group_id(), None);
        let name = "Kain batik tulis motif sekar jagad pewarna alami";
        let product = catalogue.add_product(ShopId(1), name);
        product.variants =
            ["Lebar seratus lima belas", "Lebar seratus"].map(|name| Catalogue::variant(name, price(1))).to_vec();
        let items = Item::all(product);
        let ids: Vec<String> = items.iter().map(Item::id).collect();
        assert!(ids.iter().all(|id| id.len() == LONGEST_ID && id.starts_with("batik-kita_kain")), "{ids:?}");
        assert_ne!(ids[0], ids[1]);
        assert_eq!(items[0].group_id(), items[1].group_id());
        assert_ne!(items[0].group_id().as_ref(), Some(&ids[0]));
    }
}
