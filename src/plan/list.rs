//! Lists of products and how they are cut into pages.

use std::cmp::Reverse;

use super::choice::{Choice, Filter, PriceOrder};
use crate::catalogue::{Catalogue, CategoryId, Layout, Product, ProductId, ShopId};

/// How many products one page of a list shows.
pub const PRODUCTS_A_PAGE: usize = 24;

/// How many pages of a list are made for each order by price. Whoever wants the cheapest looks no further than some
/// pages, and with all of them each product of a large site would stand on three times as many pages.
pub const SORTED_PAGES: usize = 5;

/// How many pages are made for each part of a list. It is seldom met: a part has more only in a list of many hundreds, of
/// which each category has its own. With all pages a site of 10,000 products would have 1,900 more.
pub const FILTERED_PAGES: usize = 10;

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
    choices: Vec<Chosen>,
}

/// What the ready-made pages of a choice show.
#[derive(Debug, Clone)]
struct Chosen {
    choice: Choice,
    /// The products, as far as pages are made of them.
    products: Vec<ProductId>,
    /// How many there are.
    count: usize,
}

impl Chosen {
    fn new(choice: Choice, mut products: Vec<ProductId>, pages: usize) -> Chosen {
        let count = products.len();
        products.truncate(pages * PRODUCTS_A_PAGE);
        Chosen { choice, products, count }
    }
}

impl List {
    /// One of one page has no choices: all of it is seen at once.
    fn new(catalogue: &Catalogue, scope: Scope, products: Vec<ProductId>) -> List {
        let choices = match products.len() {
            0..=PRODUCTS_A_PAGE => Vec::new(),
            _ => sorted(catalogue, &products).chain(filtered(catalogue, scope, &products)).collect(),
        };
        List { scope, products, choices }
    }

    /// How many pages it takes; an empty list has a page that says so.
    pub fn parts(&self) -> usize {
        parts(&self.products).max(1)
    }

    /// The products of one page, counted from 1.
    pub fn part(&self, number: usize) -> &[ProductId] {
        cut(&self.products, number)
    }

    /// The choices for which it has pages; none where it has one page itself.
    pub fn choices(&self) -> impl Iterator<Item = Choice> {
        self.choices.iter().map(|chosen| chosen.choice)
    }

    /// How many products a choice has, on its pages and beyond them.
    pub fn chosen_count(&self, choice: Choice) -> usize {
        self.chosen(choice).map_or(0, |chosen| chosen.count)
    }

    /// The products on all pages of a choice.
    pub fn chosen_products(&self, choice: Choice) -> &[ProductId] {
        self.chosen(choice).map_or(&[], |chosen| &chosen.products)
    }

    /// How many pages a choice has.
    pub fn chosen_parts(&self, choice: Choice) -> usize {
        parts(self.chosen_products(choice))
    }

    /// The products of one page of a choice, counted from 1.
    pub fn chosen_part(&self, choice: Choice, number: usize) -> &[ProductId] {
        cut(self.chosen_products(choice), number)
    }

    fn chosen(&self, choice: Choice) -> Option<&Chosen> {
        self.choices.iter().find(|chosen| chosen.choice == choice)
    }
}

fn parts(products: &[ProductId]) -> usize {
    products.len().div_ceil(PRODUCTS_A_PAGE)
}

fn cut(products: &[ProductId], number: usize) -> &[ProductId] {
    let start = number.saturating_sub(1).saturating_mul(PRODUCTS_A_PAGE).min(products.len());
    &products[start..products.len().min(start + PRODUCTS_A_PAGE)]
}

fn sorted(catalogue: &Catalogue, products: &[ProductId]) -> impl Iterator<Item = Chosen> {
    PriceOrder::ALL.into_iter().map(|order| {
        let mut sorted = products.to_vec();
        order.sort(catalogue, &mut sorted);
        Chosen::new(Choice::Sorted(order), sorted, SORTED_PAGES)
    })
}

/// The parts of a list that are some of it and not all. In a portal the list of one shop has what is ready alone: a
/// price is found from either end of the sorted pages, and with the parts of every shop and its categories a large
/// portal would have a seventh more pages.
fn filtered(catalogue: &Catalogue, scope: Scope, products: &[ProductId]) -> impl Iterator<Item = Chosen> {
    let filters = Filter::all(catalogue.site.currency).filter(move |filter| match (scope.shop, scope.category) {
        (None, _) => true,
        (Some(_), None) => *filter == Filter::Ready,
        (Some(_), Some(_)) => false,
    });
    let part = |filter: Filter| {
        let held = products.iter().copied().filter(|&id| filter.holds(catalogue.product(id))).collect();
        Chosen::new(Choice::Filtered(filter), held, FILTERED_PAGES)
    };
    filters.map(part).filter(|part| (1..products.len()).contains(&part.count))
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
