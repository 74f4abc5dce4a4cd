//! All products in one order, in which those that are likely to be shown together stand together.

use crate::catalogue::{Catalogue, ProductId};
use crate::plan::Plan;

/// All products by category, shop and age, the newest first: the results of a search and of a list mostly come from few
/// neighbouring files.
pub(super) struct Shelf {
    /// The products, by their place.
    pub(super) products: Vec<ProductId>,
    /// For each place how many products are newer, as lists count them.
    pub(super) ages: Vec<usize>,
}

impl Shelf {
    /// The shelf of the whole site.
    pub(super) fn of(catalogue: &Catalogue, plan: &Plan) -> Shelf {
        let newest = plan.lists.first().map_or(&[][..], |list| list.products.as_slice());
        let mut order: Vec<(usize, ProductId)> = newest.iter().copied().enumerate().collect();
        order.sort_by_key(|&(age, id)| {
            let product = catalogue.product(id);
            (product.category.is_none(), product.category, product.shop, age)
        });
        let (ages, products) = order.into_iter().unzip();
        Shelf { products, ages }
    }
}
