//! Pictures to smaller pictures.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::pixels::{Channels, Pixels};
use super::scaled::Plane;

/// The picture at this size, by Lanczos with three lobes.
///
/// # Errors
///
/// The resizer's own words; its conditions (sizes and lengths that agree) hold for every [`Pixels`].
pub(super) fn resized(pixels: &Pixels, width: u32, height: u32) -> Result<Pixels, String> {
    part(pixels, (pixels.width.into(), pixels.height.into()), width, height)
}

/// What a picture covers of this plane at this size, by the same filter.
///
/// # Errors
///
/// The resizer's own words; its conditions hold for every [`Plane`].
pub(super) fn covered(plane: &Plane, width: u32, height: u32) -> Result<Pixels, String> {
    part(&plane.samples, (plane.across, plane.down), width, height)
}

/// The upper left part of a picture, whose sides need not be whole pixels, at this size.
fn part(pixels: &Pixels, (across, down): (f64, f64), width: u32, height: u32) -> Result<Pixels, String> {
    let kind = match pixels.channels {
        Channels::Gray => PixelType::U8,
        Channels::GrayAlpha => PixelType::U8x2,
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba | Channels::Cmyk => PixelType::U8x4,
    };
    let has_alpha = matches!(pixels.channels, Channels::GrayAlpha | Channels::Rgba);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(has_alpha);
    let options = options.crop(0.0, 0.0, across, down);
    let source = ImageRef::new(pixels.width, pixels.height, &pixels.bytes, kind).map_err(|error| error.to_string())?;
    let mut target = Image::new(width, height, kind);
    Resizer::new().resize(&source, &mut target, &options).map_err(|error| error.to_string())?;
    Ok(Pixels { width, height, channels: pixels.channels, bytes: target.into_vec() })
}
