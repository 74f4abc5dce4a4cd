//! Pixels in memory, 8 bits a channel, rows without gaps.

/// What the bytes of a pixel are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    Gray,
    GrayAlpha,
    Rgb,
    Rgba,
    /// Ink as Adobe stores it: 255 is no ink.
    Cmyk,
}

impl Channels {
    /// Bytes of one pixel.
    pub(super) const fn count(self) -> usize {
        match self {
            Channels::Gray => 1,
            Channels::GrayAlpha => 2,
            Channels::Rgb => 3,
            Channels::Rgba | Channels::Cmyk => 4,
        }
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    /// Pixels from left to right.
    pub(super) width: u32,
    /// Pixels from top to bottom.
    pub(super) height: u32,
    /// What the bytes of a pixel are.
    pub(super) channels: Channels,
    /// `width * height * channels` bytes, row by row.
    pub(super) bytes: Vec<u8>,
}

impl Pixels {
    /// Whether some pixel is not wholly opaque.
    pub(super) fn is_transparent(&self) -> bool {
        let opaque = |pixel: &[u8]| pixel.last() == Some(&u8::MAX);
        match self.channels {
            Channels::GrayAlpha => !self.bytes.chunks_exact(2).all(opaque),
            Channels::Rgba => !self.bytes.chunks_exact(4).all(opaque),
            _ => false,
        }
    }

    /// The same picture on white, in the same memory.
    pub(super) fn on_white(self) -> Pixels {
        match self.channels {
            Channels::GrayAlpha => self.flattened::<2>(Channels::Gray),
            Channels::Rgba => self.flattened::<4>(Channels::Rgb),
            _ => self,
        }
    }

    fn flattened<const COUNT: usize>(mut self, channels: Channels) -> Pixels {
        let pixels = self.bytes.len() / COUNT;
        for pixel in 0..pixels {
            let alpha = self.bytes[pixel * COUNT + COUNT - 1];
            for channel in 0..COUNT - 1 {
                self.bytes[pixel * (COUNT - 1) + channel] = over_white(self.bytes[pixel * COUNT + channel], alpha);
            }
        }
        self.bytes.truncate(pixels * (COUNT - 1));
        Pixels { channels, ..self }
    }

    /// The picture in shades of grey, on white (luma of ITU-R BT.601).
    pub(super) fn grey(&self) -> Pixels {
        let luma = |red: u8, green: u8, blue: u8| {
            let sum = u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29;
            u8::try_from(sum >> 8).unwrap_or(u8::MAX)
        };
        let bytes: Vec<u8> = match self.channels {
            Channels::Gray => self.bytes.clone(),
            Channels::GrayAlpha => self.bytes.chunks_exact(2).map(|pixel| over_white(pixel[0], pixel[1])).collect(),
            Channels::Rgb => self.bytes.chunks_exact(3).map(|pixel| luma(pixel[0], pixel[1], pixel[2])).collect(),
            Channels::Rgba => {
                let grey = |pixel: &[u8]| over_white(luma(pixel[0], pixel[1], pixel[2]), pixel[3]);
                self.bytes.chunks_exact(4).map(grey).collect()
            }
            Channels::Cmyk => {
                let ink = |value: u8, black: u8| u8::try_from(u32::from(value) * u32::from(black) / 255).unwrap_or(0);
                let grey =
                    |pixel: &[u8]| luma(ink(pixel[0], pixel[3]), ink(pixel[1], pixel[3]), ink(pixel[2], pixel[3]));
                self.bytes.chunks_exact(4).map(grey).collect()
            }
        };
        Pixels { width: self.width, height: self.height, channels: Channels::Gray, bytes }
    }

    /// The mean colour. Transparent parts count as white.
    pub(super) fn mean(&self) -> [u8; 3] {
        let count = self.channels.count();
        let mut sums = [0_u64; 3];
        for pixel in self.bytes.chunks_exact(count) {
            let alpha = if matches!(self.channels, Channels::Rgba) { pixel[3] } else { u8::MAX };
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(over_white(*value, alpha));
            }
        }
        let pixels = (self.bytes.len() / count).max(1) as u64;
        sums.map(|sum| u8::try_from((sum + pixels / 2) / pixels).unwrap_or(u8::MAX))
    }
}

/// A value of this opacity over white, rounded.
fn over_white(value: u8, alpha: u8) -> u8 {
    let alpha = u32::from(alpha);
    let mixed = u32::from(value) * alpha + 255 * (255 - alpha);
    u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparency_becomes_white() {
        let bytes = vec![10, 20, 30, 0, 10, 20, 30, 255, 0, 0, 0, 128];
        let picture = Pixels { width: 3, height: 1, channels: Channels::Rgba, bytes };
        assert!(picture.is_transparent());
        let flat = picture.on_white();
        assert_eq!(flat.channels, Channels::Rgb);
        assert_eq!(flat.bytes, [255, 255, 255, 10, 20, 30, 127, 127, 127]);
        assert!(!flat.is_transparent());
    }

    #[test]
    fn grey_is_how_light_a_pixel_is() {
        let grey =
            |channels, bytes: &[u8]| Pixels { width: 1, height: 1, channels, bytes: bytes.to_vec() }.grey().bytes[0];
        assert_eq!(grey(Channels::Gray, &[7]), 7);
        assert_eq!(grey(Channels::GrayAlpha, &[0, 0]), 255);
        assert_eq!((grey(Channels::Rgb, &[255; 3]), grey(Channels::Rgb, &[0; 3])), (255, 0));
        assert!(grey(Channels::Rgb, &[0, 255, 0]) > grey(Channels::Rgb, &[0, 0, 255]));
        assert_eq!(grey(Channels::Rgba, &[0, 0, 0, 0]), 255);
        assert_eq!((grey(Channels::Cmyk, &[255; 4]), grey(Channels::Cmyk, &[255, 255, 255, 0])), (255, 0));
    }

    #[test]
    fn the_mean_counts_every_pixel() {
        let picture = Pixels { width: 2, height: 1, channels: Channels::Rgb, bytes: vec![0, 10, 255, 100, 30, 255] };
        assert_eq!(picture.mean(), [50, 20, 255]);
    }
}
