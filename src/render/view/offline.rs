//! What is shown where the network is away.

use serde::Serialize;

use super::Frame;
use super::frame::About;
use crate::render::scene::Scene;
use crate::render::theme::Phrase;

/// What is shown in the place of a page that was never visited, where the network is away.
#[derive(Debug, Serialize)]
pub struct OfflinePage {
    /// What every page has.
    pub frame: Frame,
}

impl OfflinePage {
    /// The page.
    pub fn of(scene: &Scene<'_>) -> OfflinePage {
        let about = About {
            name: scene.locale.say(Phrase::TitleOffline).to_owned(),
            description: scene.locale.say(Phrase::AboutOffline).to_owned(),
            ..About::default()
        };
        OfflinePage { frame: Frame::of(scene, about) }
    }
}
