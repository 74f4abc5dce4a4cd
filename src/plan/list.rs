//! Lists of products and how they are cut into pages.

use std::cmp::Reverse;

use crate::catalogue::{Catalogue, CategoryId, Layout, Product, ProductId, ShopId};

/// How many products one page of a list shows.
pub const PRODUCTS_A_PAGE: usize = 24;

/// The number of a list in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListId(pub usize);

/// Which products a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Of one shop; of the whole site without it.
    pub shop: Option<ShopId>,
    /// Of one category; of all without it.
    pub category: Option<CategoryId>,
}

/// A list of products, the newest first.
#[derive(Debug, Clone)]
pub struct List {
    /// Which products it holds.
    pub scope: Scope,
    /// All of them.
    pub products: Vec<ProductId>,
}

impl List {
    /// How many pages it takes; an empty list has a page that says so.
    pub fn parts(&self) -> usize {
        self.products.len().div_ceil(PRODUCTS_A_PAGE).max(1)
    }

    /// The products of one page, counted from 1.
    pub fn part(&self, number: usize) -> &[ProductId] {
        let start = number.saturating_sub(1).saturating_mul(PRODUCTS_A_PAGE).min(self.products.len());
        let end = self.products.len().min(start + PRODUCTS_A_PAGE);
        &self.products[start..end]
    }
}

/// The lists of the site and, in a portal, of each shop: all products, then each category that has some.
pub(super) fn lists(catalogue: &Catalogue) -> Vec<List> {
    let newest = newest_first(catalogue);
    let mut lists = lists_of(catalogue, None, &newest);
    if catalogue.site.layout == Layout::ManyShops {
        let mut by_shop: Vec<Vec<ProductId>> = vec![Vec::new(); catalogue.shops.len()];
        for &id in &newest {
            by_shop[catalogue.product(id).shop.0].push(id);
        }
        for (shop, products) in catalogue.shops.iter().zip(&by_shop) {
            lists.extend(lists_of(catalogue, Some(shop.id), products));
        }
    }
    lists
}

fn lists_of(catalogue: &Catalogue, shop: Option<ShopId>, products: &[ProductId]) -> Vec<List> {
    let mut by_category: Vec<Vec<ProductId>> = vec![Vec::new(); catalogue.categories.len()];
    for &id in products {
        if let Some(category) = catalogue.product(id).category {
            by_category[category.0].push(id);
        }
    }
    let all = List { scope: Scope { shop, category: None }, products: products.to_vec() };
    let categories = by_category
        .into_iter()
        .enumerate()
        .filter(|(_, products)| !products.is_empty())
        .map(|(number, products)| List { scope: Scope { shop, category: Some(CategoryId(number)) }, products });
    std::iter::once(all).chain(categories).collect()
}

/// By the day they were added, those without one last, then by name.
fn newest_first(catalogue: &Catalogue) -> Vec<ProductId> {
    let mut products: Vec<&Product> = catalogue.products.iter().collect();
    products.sort_by(|one, other| {
        (Reverse(one.added), one.name.in_main(), &one.reference).cmp(&(
            Reverse(other.added),
            other.name.in_main(),
            &other.reference,
        ))
    });
    products.into_iter().map(|product| product.id).collect()
}
