//! Where people are shown: the products that name their maker, and the pages of those.

use crate::catalogue::{Catalogue, Person};
use crate::plan::{PageKind, Plan};

/// A person, and where that person is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// What was written, what is shown, and the consent.
    pub person: Person,
    /// The name of the shop.
    pub shop: String,
    /// The name that is shown.
    pub name: Option<String>,
    /// The products that name this maker, in the order of the catalogue. None shows anything where nothing may be shown.
    pub products: Vec<ProductPages>,
}

/// A product and its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductPages {
    /// The product's name.
    pub name: String,
    /// The paths of its pages in the output, one for each language.
    pub pages: Vec<String>,
}

/// The presence of each person, in the order given.
pub fn presences(people: Vec<Person>, catalogue: &Catalogue, plan: &Plan) -> Vec<Presence> {
    let mut presences: Vec<Presence> = people.into_iter().map(|person| absence(person, catalogue)).collect();
    let places: std::collections::BTreeMap<_, _> =
        presences.iter().enumerate().map(|(place, presence)| (presence.person.maker, place)).collect();
    let mut pages: Vec<Vec<String>> = vec![Vec::new(); catalogue.products.len()];
    for page in &plan.pages {
        if let PageKind::Product(product) = page.kind
            && let Some(pages) = pages.get_mut(product.0)
        {
            pages.push(page.path.to_string());
        }
    }
    for (product, pages) in catalogue.products.iter().zip(pages) {
        let place = product.maker.and_then(|maker| places.get(&maker));
        if let Some(presence) = place.and_then(|place| presences.get_mut(*place)) {
            presence.products.push(ProductPages { name: product.name.in_main().clone(), pages });
        }
    }
    presences
}

fn absence(person: Person, catalogue: &Catalogue) -> Presence {
    Presence {
        shop: catalogue.shop(person.shop).name.in_main().clone(),
        name: catalogue.maker(person.maker).name.clone(),
        products: Vec::new(),
        person,
    }
}
