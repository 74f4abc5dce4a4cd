//! Dates, numbers, weights and sizes as people of each language write them.

use jiff::civil::Date;

use super::theme::{Locale, Phrase};
use crate::catalogue::{Currency, Dimensions, Grams, Product};
use crate::language::Language;

/// `12 Maret 2026`.
pub fn date(date: Date, locale: &Locale) -> String {
    let index = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
    let month = locale.say(Phrase::Months).split_whitespace().nth(index).unwrap_or_default();
    let (day, year) = (date.day().to_string(), date.year().to_string());
    locale.fill(Phrase::Date, &[("day", &day), ("month", month), ("year", &year)])
}

/// `Rp65.000`, or `mulai Rp65.000` where some choices of a product cost more; nothing where the price is told on asking.
pub fn least_price(product: &Product, currency: Currency, locale: &Locale) -> Option<String> {
    let price = currency.print(product.lowest_price()?, locale.language);
    Some(if product.has_dearer() { format!("{} {price}", locale.say(Phrase::PriceFrom)) } else { price })
}

/// `600 g`, `1,2 kg` in Indonesian and `1.2 kg` in English.
pub fn weight(grams: Grams, language: Language) -> String {
    match grams.0 {
        grams @ 0..1000 => format!("{grams} g"),
        grams => format!("{} kg", decimal(grams, 3, language)),
    }
}

/// `32 × 24 × 4 cm`.
pub fn size(size: Dimensions, language: Language) -> String {
    let [length, width, height] = [size.length, size.width, size.height].map(|side| decimal(side, 1, language));
    format!("{length} × {width} × {height} cm")
}

/// A number of the smallest parts, so many of them decimals, without zeros at the end.
fn decimal(parts: u32, decimals: u32, language: Language) -> String {
    let scale = 10_u32.pow(decimals);
    let point = match language {
        Language::Indonesian => ',',
        Language::English => '.',
    };
    let fraction = format!("{:0width$}", parts % scale, width = decimals as usize);
    match fraction.trim_end_matches('0') {
        "" => (parts / scale).to_string(),
        fraction => format!("{}{point}{fraction}", parts / scale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_and_sizes_are_written_by_language() {
        let cases = [(0, "0 g"), (600, "600 g"), (1000, "1 kg"), (1200, "1,2 kg"), (12_345, "12,345 kg")];
        for (grams, words) in cases {
            assert_eq!(weight(Grams(grams), Language::Indonesian), words);
        }
        assert_eq!(weight(Grams(1200), Language::English), "1.2 kg");
        let dimensions = Dimensions { length: 320, width: 245, height: 5 };
        assert_eq!(size(dimensions, Language::Indonesian), "32 × 24,5 × 0,5 cm");
    }
}
