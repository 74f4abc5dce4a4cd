//! Lists of products and how they are cut into pages.

use std::cmp::Reverse;

use crate::catalogue::{Catalogue, CategoryId, Layout, Money, Product, ProductId, ShopId};

/// How many products one page of a list shows.
pub const PRODUCTS_A_PAGE: usize = 24;

/// How many pages of a list are made for each order by price. Whoever wants the cheapest looks no further than some
/// pages, and with all of them each product of a large site would stand on three times as many pages.
pub const SORTED_PAGES: usize = 5;

/// The number of a list in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub usize);

/// Which products a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Of one shop; of the whole site without it.
    pub shop: Option<ShopId>,
    /// Of one category; of all without it.
    pub category: Option<CategoryId>,
}

/// An order of a list by today's lowest price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PriceOrder {
    /// The cheapest first.
    Rising,
    /// The dearest first.
    Falling,
}

impl PriceOrder {
    /// Both orders.
    pub const ALL: [PriceOrder; 2] = [PriceOrder::Rising, PriceOrder::Falling];

    /// Its word in addresses, in every language.
    pub const fn word(self) -> &'static str {
        match self {
            PriceOrder::Rising => "termurah",
            PriceOrder::Falling => "termahal",
        }
    }
}

/// A list of products, the newest first.
#[derive(Debug, Clone)]
pub struct List {
    /// Which products it holds.
    pub scope: Scope,
    /// All of them.
    pub products: Vec<ProductId>,
    /// The cheapest, as far as pages are made of them.
    rising: Vec<ProductId>,
    /// The dearest, as far as pages are made of them.
    falling: Vec<ProductId>,
}

impl List {
    /// One of one page is not sorted: all of it is seen at once.
    fn new(catalogue: &Catalogue, scope: Scope, products: Vec<ProductId>) -> List {
        let sorted = |order| match products.len() {
            0..=PRODUCTS_A_PAGE => Vec::new(),
            _ => by_price(catalogue, &products, order),
        };
        List { scope, rising: sorted(PriceOrder::Rising), falling: sorted(PriceOrder::Falling), products }
    }

    /// How many pages it takes; an empty list has a page that says so.
    pub fn parts(&self) -> usize {
        self.products.len().div_ceil(PRODUCTS_A_PAGE).max(1)
    }

    /// The products of one page, counted from 1.
    pub fn part(&self, number: usize) -> &[ProductId] {
        cut(&self.products, number)
    }

    /// How many pages it has sorted by price; none where it has one page.
    pub fn sorted_parts(&self) -> usize {
        self.rising.len().div_ceil(PRODUCTS_A_PAGE)
    }

    /// The products of one page sorted by price, counted from 1.
    pub fn sorted_part(&self, order: PriceOrder, number: usize) -> &[ProductId] {
        match order {
            PriceOrder::Rising => cut(&self.rising, number),
            PriceOrder::Falling => cut(&self.falling, number),
        }
    }
}

fn cut(products: &[ProductId], number: usize) -> &[ProductId] {
    let start = number.saturating_sub(1).saturating_mul(PRODUCTS_A_PAGE).min(products.len());
    &products[start..products.len().min(start + PRODUCTS_A_PAGE)]
}

/// What has no price comes last in either order; of one price the newest comes first.
fn by_price(catalogue: &Catalogue, products: &[ProductId], order: PriceOrder) -> Vec<ProductId> {
    let mut sorted = products.to_vec();
    sorted.sort_by_cached_key(|&id| {
        let price = catalogue.product(id).lowest_price().map(Money::minor);
        let amount = match order {
            PriceOrder::Rising => price,
            PriceOrder::Falling => price.map(|minor| -minor),
        };
        (amount.is_none(), amount)
    });
    sorted.truncate(SORTED_PAGES * PRODUCTS_A_PAGE);
    sorted
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
    let list = |category, products| List::new(catalogue, Scope { shop, category }, products);
    let categories = by_category
        .into_iter()
        .enumerate()
        .filter(|(_, products)| !products.is_empty())
        .map(|(number, products)| list(Some(CategoryId(number)), products));
    std::iter::once(list(None, products.to_vec())).chain(categories).collect()
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
