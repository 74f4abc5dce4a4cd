//! The photos that pages show, each once.

use std::collections::BTreeSet;

use super::List;
use crate::catalogue::{Catalogue, Color, Layout, Photo, PhotoId, PhotoRole};
use crate::diagnostic::Place;
use crate::source::PhotoFile;

/// One photo to make.
#[derive(Debug, Clone)]
pub struct PhotoJob {
    /// The photo in the catalogue; nothing for one of `static/`.
    pub photo: Option<PhotoId>,
    /// The file.
    pub file: PhotoFile,
    /// Where a problem of it is shown.
    pub place: Place,
    /// What to make of it.
    pub recipe: Recipe,
}

/// What to make of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recipe {
    /// Pictures for pages.
    Pages {
        /// The role, which decides sizes and formats.
        role: PhotoRole,
        /// Whether AVIF files are made too.
        avif: bool,
    },
    /// Squares with the whole logo, for a browser's tab.
    Icon,
    /// Squares of which a phone may cut any shape around the logo.
    Tile {
        /// The shop's colour.
        color: Option<Color>,
    },
    /// Nothing: it is published as it is, and only looked through for codes.
    Beside,
}

impl PhotoJob {
    /// The job for a photo of the catalogue.
    pub fn new(id: PhotoId, photo: &Photo, avif: bool) -> PhotoJob {
        PhotoJob {
            photo: Some(id),
            file: photo.file.clone(),
            place: photo.named_at.map_or_else(|| Place::File(photo.file.path.clone()), Place::Text),
            recipe: Recipe::Pages { role: photo.role, avif },
        }
    }

    /// The job for a photo of `static/`.
    pub(super) fn beside(file: &PhotoFile) -> PhotoJob {
        PhotoJob { photo: None, file: file.clone(), place: Place::File(file.path.clone()), recipe: Recipe::Beside }
    }
}

/// The logo of a site that is one shop, for the browser's tab and the phone's home screen. A portal has no logo.
fn icons(catalogue: &Catalogue) -> Vec<PhotoJob> {
    let shop = catalogue.shops.first().filter(|_| catalogue.site.layout == Layout::OneShop);
    let Some((logo, color)) = shop.and_then(|shop| Some((shop.logo?, shop.color))) else { return Vec::new() };
    let job = PhotoJob::new(logo, catalogue.photo(logo), false);
    [Recipe::Icon, Recipe::Tile { color }].map(|recipe| PhotoJob { recipe, ..job.clone() }).into()
}

/// The jobs for all photos that some page shows: a maker's only beside a product, a category's only when it has one. A
/// payment code's photo is made even where the code is drawn, for what it says is held against the shop's identity.
pub(super) fn jobs(catalogue: &Catalogue, lists: &[List]) -> Vec<PhotoJob> {
    let products = catalogue.products.iter().flat_map(|product| {
        let maker = product.maker.and_then(|maker| catalogue.maker(maker).photo);
        product.photos.iter().copied().chain(maker)
    });
    let shops = catalogue.shops.iter().flat_map(|shop| {
        let code = shop.qris.as_ref().and_then(|qris| qris.image);
        shop.logo.into_iter().chain(shop.banner).chain(code)
    });
    let categories = lists.iter().filter_map(|list| catalogue.category(list.scope.category?).photo);
    let shown: BTreeSet<PhotoId> = products.chain(shops).chain(categories).collect();
    let photos = shown.into_iter().map(|id| PhotoJob::new(id, catalogue.photo(id), catalogue.site.avif));
    photos.chain(icons(catalogue)).collect()
}
