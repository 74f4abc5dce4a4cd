//! The search.

use serde::Serialize;

use super::Frame;
use super::frame::About;
use super::list::CategoryLink;
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
        SearchPage { frame: Frame::of(scene, about), categories }
    }
}
