//! A picture that is upright and in sRGB, in pixels or in planes.

use std::borrow::Cow;

use super::pixels::Pixels;
use super::planes::Planes;
use super::resize::resized;

/// A picture of either kind.
pub(super) enum Image {
    /// RGB or RGBA.
    Pixels(Pixels),
    /// A photograph whose file has planes that need no converting.
    Planes(Planes),
}

impl Image {
    /// Pixels from left to right and from top to bottom.
    pub(super) const fn size(&self) -> (u32, u32) {
        match self {
            Image::Pixels(pixels) | Image::Planes(Planes { luma: pixels, .. }) => (pixels.width, pixels.height),
        }
    }

    /// The picture at this size.
    ///
    /// # Errors
    ///
    /// The resizer's own words; its conditions hold for every picture.
    pub(super) fn resized(self, width: u32, height: u32) -> Result<Image, String> {
        if self.size() == (width, height) {
            return Ok(self);
        }
        match self {
            Image::Pixels(pixels) => resized(&pixels, width, height).map(Image::Pixels),
            Image::Planes(planes) => planes.resized(width, height).map(Image::Planes),
        }
    }

    /// The picture in shades of grey, on white.
    pub(super) fn grey(&self) -> Cow<'_, Pixels> {
        match self {
            Image::Pixels(pixels) => Cow::Owned(pixels.grey()),
            Image::Planes(planes) => Cow::Borrowed(&planes.luma),
        }
    }

    /// The mean colour in RGB. Transparent parts count as white.
    pub(super) fn mean(&self) -> [u8; 3] {
        match self {
            Image::Pixels(pixels) => pixels.mean(),
            Image::Planes(planes) => planes.mean(),
        }
    }
}
