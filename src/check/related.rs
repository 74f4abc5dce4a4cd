//! Finds the products that go with each product.

use std::collections::BTreeMap;

use crate::catalogue::{CategoryId, Product, ProductId, ShopId};

/// How many a product page shows.
const SHOWN: usize = 4;

/// Fills in the related products of each: first of the same category and shop, then of the shop, then of the category.
///
/// Each product takes the ones that follow it in its group, going round, so that every product is shown by some other
/// and the work grows with the number of products, not with its square.
pub(crate) fn relate(products: &mut [Product]) {
    let mut same_both: BTreeMap<(ShopId, Option<CategoryId>), Vec<ProductId>> = BTreeMap::new();
    let mut same_shop: BTreeMap<ShopId, Vec<ProductId>> = BTreeMap::new();
    let mut same_category: BTreeMap<CategoryId, Vec<ProductId>> = BTreeMap::new();
    for product in products.iter() {
        same_both.entry((product.shop, product.category)).or_default().push(product.id);
        same_shop.entry(product.shop).or_default().push(product.id);
        if let Some(category) = product.category {
            same_category.entry(category).or_default().push(product.id);
        }
    }
    for product in products.iter_mut() {
        let groups = [
            same_both.get(&(product.shop, product.category)),
            same_shop.get(&product.shop),
            product.category.and_then(|category| same_category.get(&category)),
        ];
        let mut related: Vec<ProductId> = Vec::with_capacity(SHOWN);
        for group in groups.into_iter().flatten() {
            let place = group.binary_search(&product.id).unwrap_or_default();
            let around = group[place + 1..].iter().chain(&group[..place]).take(2 * SHOWN);
            for &other in around {
                if related.len() < SHOWN && !related.contains(&other) {
                    related.push(other);
                }
            }
        }
        product.related = related;
    }
}
