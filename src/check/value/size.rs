//! Weights and sizes. A parcel is priced by them, so what may mean two things is asked back and never guessed.

use toml::de::DeValue;

use super::super::keys::Key;
use super::super::reader::Reader;
use super::Value;
use crate::catalogue::{Dimensions, Grams};
use crate::problem::{Expected, ValueProblem};

/// The heaviest article in grams: one tonne.
const HEAVIEST: u64 = 1_000_000;
/// A number without a unit below this many grams is more likely one of kilograms.
const LIGHTEST: u64 = 5;
/// The longest side in millimetres: ten metres.
const LONGEST_SIDE: u64 = 10_000;

/// What a written weight comes to.
#[derive(Debug, PartialEq, Eq)]
enum Weight {
    /// So many grams.
    Sure(u64),
    /// So few grams, without a unit, that kilograms may be meant.
    Light(u64),
    /// A fraction without the unit of kilograms: these thousandths.
    Unclear(u64),
}

impl Reader<'_> {
    /// A mass.
    pub(crate) fn mass(&self, key: &Key) -> Option<Grams> {
        let (_, written, value) = self.item(key)?;
        let span = self.span_in_file(value.span());
        let weight = match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => weight(self.source_text(span)),
            DeValue::String(text) => weight(text),
            _ => None,
        };
        let key = written.to_owned();
        let grams = match weight {
            Some(Weight::Unclear(thousandths @ 1..=HEAVIEST)) => {
                let grams = thousandths.div_ceil(1_000);
                self.problem(span, ValueProblem::WeightUnclear { key, kilograms: decimal(thousandths), grams });
                return None;
            }
            Some(Weight::Light(grams)) => {
                self.problem(span, ValueProblem::WeightLight { key, grams });
                Some(grams)
            }
            Some(Weight::Sure(grams)) => Some(grams),
            Some(Weight::Unclear(_)) | None => None,
        };
        let grams = grams.filter(|grams| (1..=HEAVIEST).contains(grams)).and_then(|grams| u32::try_from(grams).ok());
        grams.map(Grams).or_else(|| self.refuse(written, value, Expected::Mass))
    }

    /// Length, width and height.
    pub(crate) fn dimensions(&self, key: &Key) -> Option<Dimensions> {
        let (_, written, value) = self.item(key)?;
        let side = |item: &Value<'_>| match item.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => side(self.source_text(self.span_in_file(item.span()))),
            DeValue::String(text) => side(text.trim().trim_end_matches("cm").trim_end()),
            _ => None,
        };
        let sides: Option<Vec<u32>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().map(side).collect(),
            _ => None,
        };
        match sides.as_deref() {
            Some(&[length, width, height]) => Some(Dimensions { length, width, height }),
            _ => self.refuse(written, value, Expected::Dimensions),
        }
    }
}

/// Reads `600`, `2.500 g`, `1,2 kg`, `1.2kg` or `1 ons`. In grams a mark before three digits parts thousands, as it does
/// in money; in kilograms it begins the fraction.
fn weight(text: &str) -> Option<Weight> {
    let text = text.trim().to_lowercase();
    let end = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number = number.trim();
    let in_grams = || whole(number).map(Weight::Sure).or_else(|| thousandths(number).map(Weight::Unclear));
    match unit.trim_end_matches('.') {
        "" => in_grams().map(|weight| match weight {
            Weight::Sure(grams @ 1..LIGHTEST) => Weight::Light(grams),
            other => other,
        }),
        "g" | "gr" | "gram" => in_grams(),
        "ons" => thousandths(number)?.checked_mul(100).map(|milligrams| Weight::Sure(milligrams.div_ceil(1_000))),
        "kg" | "kilo" | "kilogram" => thousandths(number).map(Weight::Sure),
        _ => None,
    }
}

/// Reads one side in centimetres into millimetres. Three digits behind a mark are refused: nobody measures so finely,
/// and thousands of centimetres are too long.
fn side(text: &str) -> Option<u32> {
    let places = text.rsplit_once(['.', ',']).map_or(0, |(_, fraction)| fraction.len());
    let millimetres = thousandths(text).filter(|_| places < 3)?.div_ceil(100);
    let fits = (1..=LONGEST_SIDE).contains(&millimetres);
    fits.then(|| u32::try_from(millimetres).ok()).flatten()
}

/// Reads a whole number whose thousands may be parted: `2500`, `2.500`, `2_500`, and the `600.0` of a form editor.
pub(in crate::check) fn whole(text: &str) -> Option<u64> {
    let text = text.strip_suffix(".0").unwrap_or(text).replace('_', "");
    let mark = if text.contains(',') { ',' } else { '.' };
    let groups: Vec<&str> = text.split(mark).collect();
    let is_number = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let is_grouped = match groups.as_slice() {
        [_] => true,
        [first, others @ ..] => {
            first.len() <= 3 && !first.starts_with('0') && others.iter().all(|group| group.len() == 3)
        }
        [] => false,
    };
    (is_number && is_grouped).then(|| groups.concat().parse().ok()).flatten()
}

/// Reads a decimal number with a point or a comma, at most three places, into thousandths.
fn thousandths(text: &str) -> Option<u64> {
    let text = text.replace('_', "").replace(',', ".");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || fraction.len() > 3 || !digits(whole) || !digits(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<3}").parse().ok()
}

/// Writes thousandths as a decimal number with a comma, as it may stand before `kg`.
fn decimal(thousandths: u64) -> String {
    let written = format!("{},{:03}", thousandths / 1_000, thousandths % 1_000);
    written.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests;
