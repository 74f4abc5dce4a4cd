//! A shop's colour, and which text can be read on it.

use std::fmt;

/// A colour in sRGB, 8 bits for each of red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Color {
    /// White.
    pub const WHITE: Color = Color { red: 255, green: 255, blue: 255 };
    /// Black.
    pub const BLACK: Color = Color { red: 0, green: 0, blue: 0 };

    /// Reads `#rgb` or `#rrggbb`.
    pub fn from_hex(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |place: usize| u8::from_str_radix(&digits[place..place + 2], 16).ok();
        let single = |place: usize| u8::from_str_radix(&digits[place..=place], 16).ok().map(|value| value * 17);
        match digits.len() {
            3 => Some(Color { red: single(0)?, green: single(1)?, blue: single(2)? }),
            6 => Some(Color { red: pair(0)?, green: pair(2)?, blue: pair(4)? }),
            _ => None,
        }
    }

    /// White or black, whichever reads better on this colour. The better of the two always reaches 4.5:1.
    pub fn text_on(self) -> Color {
        let on_white = self.contrast(Color::WHITE);
        let on_black = self.contrast(Color::BLACK);
        if on_white >= on_black { Color::WHITE } else { Color::BLACK }
    }

    /// The same hue, darker or lighter until it has this contrast with both of the backgrounds, or as far as that goes.
    pub fn reaching(self, contrast: f64, backgrounds: [Color; 2]) -> Color {
        let target = backgrounds[0].text_on();
        let reaches = |color: &Color| backgrounds.iter().all(|background| color.contrast(*background) >= contrast);
        (0..=50).map(|step| self.mixed(target, step * 2)).find(reaches).unwrap_or(target)
    }

    /// The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Color) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, relative luminance).
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// This colour with so many hundredths of another, at most 100.
    pub fn mixed(self, other: Color, hundredths: u16) -> Color {
        let part = hundredths.min(100);
        let mix = |from: u8, to: u8| {
            let value = (u16::from(from) * (100 - part) + u16::from(to) * part) / 100;
            u8::try_from(value).unwrap_or(u8::MAX)
        };
        Color { red: mix(self.red, other.red), green: mix(self.green, other.green), blue: mix(self.blue, other.blue) }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_both_lengths() {
        assert_eq!(Color::from_hex("#8A3b12"), Some(Color { red: 0x8a, green: 0x3b, blue: 0x12 }));
        assert_eq!(Color::from_hex("#fff"), Some(Color::WHITE));
        for text in ["", "#", "#12345", "fff", "#ggg", "#ééé", "red"] {
            assert_eq!(Color::from_hex(text), None, "{text}");
        }
    }

    #[test]
    fn black_on_white_is_twenty_one() {
        assert!((Color::WHITE.contrast(Color::BLACK) - 21.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn text_on_any_colour_can_be_read(red: u8, green: u8, blue: u8) {
            let color = Color { red, green, blue };
            prop_assert!(color.text_on().contrast(color) >= 4.5);
            let white = Color::WHITE;
            prop_assert!(color.reaching(4.5, [white; 2]).contrast(white) >= 4.5);
        }
    }
}
