//! The shop window: the few products that a home shows first and large.

use crate::catalogue::{Availability, ProductId};
use crate::render::scene::Stage;

/// How many products stand in it; one where there are not so many.
const PLACES: usize = 3;

/// The products for the window out of these, which are the newest first: only such as have a photo and can be had, of as
/// many shops as there are, those that the shops feature before others.
pub fn window(stage: Stage<'_>, products: &[ProductId]) -> Vec<ProductId> {
    let catalogue = stage.catalogue;
    let mut waiting: Vec<ProductId> = products.iter().copied().filter(|&id| is_worth_showing(stage, id)).collect();
    let mut chosen: Vec<ProductId> = Vec::with_capacity(PLACES);
    while chosen.len() < PLACES {
        let shown = |shop| chosen.iter().filter(|&&other| catalogue.product(other).shop == shop).count();
        let rank = |&id: &ProductId| {
            let product = catalogue.product(id);
            (shown(product.shop), !product.featured)
        };
        let Some(next) = waiting.iter().copied().min_by_key(rank) else { break };
        waiting.retain(|&id| id != next);
        chosen.push(next);
    }
    if chosen.len() < PLACES {
        chosen.truncate(1);
    }
    chosen
}

fn is_worth_showing(stage: Stage<'_>, id: ProductId) -> bool {
    let product = stage.catalogue.product(id);
    let has_photo = product.photos.first().is_some_and(|&photo| stage.photos.get(photo).is_some());
    has_photo && product.availability != Availability::SoldOut
}
