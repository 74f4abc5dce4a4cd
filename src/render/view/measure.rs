//! A tailor's measure as a form asks for it.

use serde::Serialize;

use crate::catalogue::Measure;
use crate::render::order;
use crate::render::scene::Scene;
use crate::render::theme::Phrase;

/// A tailor's measure as a form asks for it.
#[derive(Debug, Serialize)]
pub struct MeasureView {
    /// Its name in data and in drawings.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// Where and how to measure.
    pub how: String,
    /// The least that a body has, in centimetres.
    pub least: u16,
    /// The most that a body has, in centimetres.
    pub most: u16,
}

impl MeasureView {
    /// The measure in the page's language.
    pub fn of(scene: &Scene<'_>, measure: Measure) -> MeasureView {
        let (least, most) = measure.range();
        MeasureView {
            key: measure.name(),
            name: scene.locale.say(order::measure(measure)).to_owned(),
            how: scene.locale.say(how(measure)).to_owned(),
            least,
            most,
        }
    }
}

/// The words for where and how to measure.
const fn how(measure: Measure) -> Phrase {
    match measure {
        Measure::Chest => Phrase::MeasureChestHow,
        Measure::Waist => Phrase::MeasureWaistHow,
        Measure::Hip => Phrase::MeasureHipHow,
        Measure::Shoulder => Phrase::MeasureShoulderHow,
        Measure::Sleeve => Phrase::MeasureSleeveHow,
        Measure::Length => Phrase::MeasureLengthHow,
        Measure::Neck => Phrase::MeasureNeckHow,
        Measure::Armhole => Phrase::MeasureArmholeHow,
    }
}
