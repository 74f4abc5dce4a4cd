//! The letters of cards: Noto Sans Bold, cut down to Latin.

use ab_glyph::{Font, FontRef, Glyph, GlyphId, PxScale, ScaleFont, point};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The typeface in the binary; `OFL.txt` beside it is its licence.
const FILE: &[u8] = include_bytes!("NotoSans-Bold.ttf");

/// A typeface that is ready to write.
pub(super) struct Typeface<'a> {
    font: FontRef<'a>,
    /// Pixels from a line's highest to its lowest point, for each pixel of an em.
    tall: f32,
}

impl Typeface<'_> {
    /// The one in the binary, which a test reads.
    pub(super) fn embedded() -> Option<Typeface<'static>> {
        let font = FontRef::try_from_slice(FILE).ok()?;
        let tall = font.height_unscaled() / font.units_per_em()?;
        Some(Typeface { font, tall })
    }

    /// The words as they can be written: composed, between single spaces, without signs that the typeface lacks. Nothing
    /// where it lacks a letter, a digit or a mark on one, or nothing is left: half a name is another name.
    pub(super) fn writable(&self, words: &str) -> Option<String> {
        let mut kept = String::new();
        for letter in words.nfc() {
            if letter.is_whitespace() {
                kept.push(' ');
            } else if self.font.glyph_id(letter) != GlyphId(0) {
                kept.push(letter);
            } else if letter.is_alphanumeric() || (is_combining_mark(letter) && !is_selector(letter)) {
                return None;
            }
        }
        let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        (!kept.is_empty()).then_some(kept)
    }

    /// How wide a line is, in pixels.
    pub(super) fn width(&self, line: &str, size: u32) -> f32 {
        self.placed(line, size).1
    }

    /// Draws a line whose top left corner is here: calls `lay` with each pixel and how much of it is covered.
    pub(super) fn draw(&self, line: &str, size: u32, left: u32, top: u32, mut lay: impl FnMut(i64, i64, f32)) {
        let baseline = top as f32 + self.font.as_scaled(self.scale(size)).ascent().min(size as f32 * 0.95);
        for (mut glyph, x) in self.placed(line, size).0 {
            glyph.position = point(left as f32 + x, baseline.round());
            if let Some(outline) = self.font.outline_glyph(glyph) {
                let bounds = outline.px_bounds();
                let (from_x, from_y) = (bounds.min.x as i64, bounds.min.y as i64);
                outline.draw(|x, y, part| lay(from_x + i64::from(x), from_y + i64::from(y), part));
            }
        }
    }

    /// The letters with their places from the line's beginning, and where the line ends.
    fn placed(&self, line: &str, size: u32) -> (Vec<(Glyph, f32)>, f32) {
        let scale = self.scale(size);
        let font = self.font.as_scaled(scale);
        let mut x = 0.0;
        let glyphs = line.chars().map(|letter| {
            let id = font.glyph_id(letter);
            let place = x;
            x += font.h_advance(id);
            (id.with_scale(scale), place)
        });
        (glyphs.collect(), x)
    }

    /// The scale at which an em has so many pixels.
    fn scale(&self, size: u32) -> PxScale {
        PxScale::from(size as f32 * self.tall)
    }
}

/// Says how the sign before it looks, and is nothing by itself.
fn is_selector(letter: char) -> bool {
    matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_letters_of_indonesia_and_its_neighbours() {
        let typeface = Typeface::embedded().unwrap();
        for words in [
            "The quick brown fox jumps over 1234567890 lazy dogs!",
            "Batik “Kêris” – Rp1.250.000,00 (±30 × 45 cm) & kaca’",
            "é è ê ě ç ñ ö ü å ø ß Đ đ Ệ ơ ư",
            "S$ RM € ™ ½ № ° ² • …",
        ] {
            assert_eq!(typeface.writable(words).as_deref(), Some(words));
        }
    }

    #[test]
    fn letters_are_as_wide_as_they_are_large() {
        let typeface = Typeface::embedded().unwrap();
        let (small, large) = (typeface.width("Kemeja kawung", 30), typeface.width("Kemeja kawung", 60));
        assert!((large / small - 2.0).abs() < 0.01, "{small} {large}");
        assert!((150.0..260.0).contains(&small), "{small}");
    }
}
