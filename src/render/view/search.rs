//! The search.

use serde::Serialize;

use super::frame::{About, is_portal};
use super::list::CategoryLink;
use super::{Frame, Link};
use crate::plan::Scope;
use crate::render::scene::Scene;
use crate::render::theme::Phrase;

/// The search of the whole site. Without scripts its categories lead on.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// What every page has.
    pub frame: Frame,
    /// The categories of the site.
    pub categories: Vec<CategoryLink>,
    /// All products.
    pub all: Link,
    /// Whether results are of several shops.
    pub is_portal: bool,
}

impl SearchPage {
    /// The page.
    pub fn of(scene: &Scene<'_>) -> SearchPage {
        let site = scene.say(&scene.catalogue().site.title);
        let about = About {
            name: scene.locale.say(Phrase::TitleSearch).to_owned(),
            description: scene.locale.fill(Phrase::AboutSearch, &[("site", site)]),
            ..About::default()
        };
        let categories = CategoryLink::all(scene, None, Scope { shop: None, category: None });
        let all = scene.stage.plan.addresses.list(None, None, 1);
        SearchPage {
            frame: Frame::of(scene, about),
            categories,
            all: Link::to(scene, &all, scene.locale.say(Phrase::TitleAll)),
            is_portal: is_portal(scene.catalogue()),
        }
    }
}
