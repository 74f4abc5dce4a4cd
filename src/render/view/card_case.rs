//! The cards of lists as HTML, each made once for all pages that show it.

use std::sync::OnceLock;

use serde::Serialize;

use super::Card;
use super::card::ShopName;
use crate::catalogue::{Catalogue, ProductId};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::render::scene::{Html, ROOT, Scene};

/// The cards that were made so far. Each has a place for every language, with and without the shop's name, and for both
/// ways in which its photo is loaded.
#[derive(Debug)]
pub struct CardCase {
    languages: Vec<Language>,
    products: usize,
    places: Vec<OnceLock<Result<String, Box<Diagnostic>>>>,
}

/// What the template of a card is given.
#[derive(Debug, Serialize)]
struct Arguments {
    card: Card,
    first: bool,
}

impl CardCase {
    /// Places for the cards of all products.
    pub fn of(catalogue: &Catalogue) -> CardCase {
        let (languages, products) = (catalogue.site.languages.clone(), catalogue.products.len());
        let places = (0..languages.len() * 4 * products).map(|_| OnceLock::new()).collect();
        CardCase { languages, products, places }
    }

    /// The cards of these products for a page on which the first `seen` are seen at once.
    pub(super) fn list(&self, scene: &Scene<'_>, products: &[ProductId], shop: ShopName, seen: usize) -> Vec<Html> {
        products.iter().enumerate().map(|(place, &id)| self.card(scene, id, shop, place < seen)).collect()
    }

    fn card(&self, scene: &Scene<'_>, id: ProductId, shop: ShopName, first: bool) -> Html {
        let language = self.languages.iter().position(|language| *language == scene.language()).unwrap_or_default();
        let form = (language * 2 + usize::from(shop == ShopName::Shown)) * 2 + usize::from(first);
        let make = || {
            let arguments = Arguments { card: Card::of(&scene.anywhere(), id, shop), first };
            let html = scene.stage.theme.component("card", scene.language(), &arguments)?;
            Ok(html.trim().to_owned())
        };
        match self.places[form * self.products + id.0].get_or_init(make) {
            Ok(html) => Html::made(&html.replace(ROOT, scene.root())),
            Err(diagnostic) => {
                scene.note((**diagnostic).clone());
                Html::made("")
            }
        }
    }
}
