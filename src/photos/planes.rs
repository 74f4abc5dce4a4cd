//! Pictures as JPEG and WebP hold them: how light they are, and at half the size their colour differences (ITU-R BT.601,
//! full range).
//!
//! A photo that stays in these planes from its file to its derivatives is never enlarged to three full planes, converted
//! and made small again.

use super::exif::Orientation;
use super::pixels::{Channels, Pixels};
use super::resize;
use super::scaled::Plane;
use super::turn::upright;

/// A picture in three planes of one channel each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planes {
    /// How light it is.
    pub(super) luma: Pixels,
    /// How blue, at half the size rounded up.
    pub(super) blue: Pixels,
    /// How red, at half the size rounded up.
    pub(super) red: Pixels,
}

impl Planes {
    /// The planes of a JPEG with colours at this size.
    ///
    /// # Errors
    ///
    /// The resizer's own words.
    pub(super) fn of([luma, blue, red]: [&Plane; 3], width: u32, height: u32) -> Result<Planes, String> {
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        Ok(Planes {
            luma: resize::covered(luma, width, height)?,
            blue: resize::covered(blue, half_width, half_height)?,
            red: resize::covered(red, half_width, half_height)?,
        })
    }

    /// The picture at this size.
    ///
    /// # Errors
    ///
    /// The resizer's own words.
    pub(super) fn resized(&self, width: u32, height: u32) -> Result<Planes, String> {
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        Ok(Planes {
            luma: resize::resized(&self.luma, width, height)?,
            blue: resize::resized(&self.blue, half_width, half_height)?,
            red: resize::resized(&self.red, half_width, half_height)?,
        })
    }

    /// The picture as it was meant to be seen.
    pub(super) fn upright(self, orientation: Orientation) -> Planes {
        Planes {
            luma: upright(self.luma, orientation),
            blue: upright(self.blue, orientation),
            red: upright(self.red, orientation),
        }
    }

    /// The mean colour in RGB.
    pub(super) fn mean(&self) -> [u8; 3] {
        let mean = |plane: &Pixels| plane.mean()[0];
        rgb(mean(&self.luma), mean(&self.blue), mean(&self.red))
    }
}

/// The planes of a JPEG as pixels of this size: grey, or RGB.
///
/// # Errors
///
/// The resizer's own words.
pub(super) fn pixels(planes: &[Plane], width: u32, height: u32) -> Result<Pixels, String> {
    let planes =
        planes.iter().map(|plane| resize::covered(plane, width, height)).collect::<Result<Vec<Pixels>, _>>()?;
    let bytes = match planes.as_slice() {
        [luma, blue, red] => {
            let differences = blue.bytes.iter().zip(&red.bytes);
            luma.bytes.iter().zip(differences).flat_map(|(luma, (blue, red))| rgb(*luma, *blue, *red)).collect()
        }
        _ => return planes.into_iter().next().ok_or_else(|| "planes: none".to_owned()),
    };
    Ok(Pixels { width, height, channels: Channels::Rgb, bytes })
}

/// RGB of how light, blue and red a pixel is (ITU-T T.871, clause 7, with 16 bits after the point).
fn rgb(luma: u8, blue: u8, red: u8) -> [u8; 3] {
    let luma = (i32::from(luma) << 16) + (1 << 15);
    let (blue, red) = (i32::from(blue) - 128, i32::from(red) - 128);
    let [red, green, blue] = [luma + 91_881 * red, luma - 22_554 * blue - 46_802 * red, luma + 116_130 * blue];
    [red, green, blue].map(|value| (value >> 16).clamp(0, 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_jfif() {
        assert_eq!(rgb(0, 128, 128), [0; 3]);
        assert_eq!(rgb(255, 128, 128), [255; 3]);
        assert_eq!(rgb(76, 85, 255), [254, 0, 0]);
        assert_eq!(rgb(150, 44, 21), [0, 255, 1]);
        assert_eq!(rgb(29, 255, 107), [0, 0, 254]);
    }

    fn plane(width: u32, height: u32, across: f64, down: f64, bytes: &[u8]) -> Plane {
        Plane { samples: Pixels { width, height, channels: Channels::Gray, bytes: bytes.to_vec() }, across, down }
    }

    /// What lies beyond the picture's edge is no part of it, and colours reach as far as light does.
    #[test]
    fn planes_cover_the_picture_alone() {
        let luma = plane(4, 2, 3.0, 2.0, &[50, 50, 50, 255, 50, 50, 50, 255]);
        let (blue, red) = (plane(2, 1, 1.5, 1.0, &[90, 90]), plane(2, 1, 1.5, 1.0, &[140, 140]));
        let planes = Planes::of([&luma, &blue, &red], 3, 2).unwrap();
        assert_eq!((planes.blue.width, planes.blue.height), (2, 1));
        assert_eq!((planes.red.bytes, planes.blue.bytes), (vec![140; 2], vec![90; 2]));
        assert_eq!(planes.luma.bytes, vec![50; 6]);
        let pixels = pixels(&[luma, blue, red], 3, 2).unwrap();
        assert_eq!((pixels.channels, pixels.bytes), (Channels::Rgb, rgb(50, 90, 140).repeat(6)));
    }
}
