//! Pictures to smaller pictures.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x2, U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

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
    let has_alpha = matches!(pixels.channels, Channels::GrayAlpha | Channels::Rgba);
    let part = Part { pixels, across, down, has_alpha };
    let bytes = match pixels.channels {
        Channels::Gray => part.resized::<U8>(width, height),
        Channels::GrayAlpha => part.resized::<U8x2>(width, height),
        Channels::Rgb => part.resized::<U8x3>(width, height),
        Channels::Rgba | Channels::Cmyk => part.resized::<U8x4>(width, height),
    };
    Ok(Pixels { width, height, channels: pixels.channels, bytes: bytes? })
}

/// What is made smaller.
struct Part<'a> {
    pixels: &'a Pixels,
    across: f64,
    down: f64,
    has_alpha: bool,
}

impl Part<'_> {
    /// Its bytes at this size, for one kind of pixels: the resizer's own choice holds its code for kinds that no photo has here.
    fn resized<P: PixelTrait>(&self, width: u32, height: u32) -> Result<Vec<u8>, String> {
        let Part { pixels, across, down, has_alpha } = *self;
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        let options = options.use_alpha(has_alpha).crop(0.0, 0.0, across, down);
        let source = TypedImageRef::<P>::from_buffer(pixels.width, pixels.height, &pixels.bytes);
        let source = source.map_err(|error| error.to_string())?;
        let mut bytes = vec![0; width as usize * height as usize * size_of::<P>()];
        let mut target = TypedImage::<P>::from_buffer(width, height, &mut bytes).map_err(|error| error.to_string())?;
        Resizer::new().resize_typed(&source, &mut target, &options).map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}
