//! Every colour to sRGB.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::pixels::{Channels, Pixels};

/// A colour space that is named and not described; sRGB needs no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    AdobeRgb,
    DisplayP3,
}

impl Space {
    fn profile(self) -> ColorProfile {
        match self {
            Space::AdobeRgb => ColorProfile::new_adobe_rgb(),
            Space::DisplayP3 => ColorProfile::new_display_p3(),
        }
    }
}

/// The same picture in sRGB, as RGB or RGBA.
///
/// A profile that is broken or of other channels than the picture is passed over, as browsers do; pixels without one
/// are sRGB already, and ink is then mixed plainly.
pub(super) fn to_srgb(pixels: Pixels, profile: Option<&[u8]>, space: Option<Space>) -> Pixels {
    let profile =
        profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok()).or_else(|| space.map(Space::profile));
    profile.and_then(|profile| converted(&pixels, &profile)).unwrap_or_else(|| unprofiled(pixels))
}

/// The picture through a profile.
fn converted(pixels: &Pixels, profile: &ColorProfile) -> Option<Pixels> {
    let (space, from, to, channels) = match pixels.channels {
        Channels::Gray => (DataColorSpace::Gray, Layout::Gray, Layout::Rgb, Channels::Rgb),
        Channels::GrayAlpha => (DataColorSpace::Gray, Layout::GrayAlpha, Layout::Rgba, Channels::Rgba),
        Channels::Rgb => (DataColorSpace::Rgb, Layout::Rgb, Layout::Rgb, Channels::Rgb),
        Channels::Rgba => (DataColorSpace::Rgb, Layout::Rgba, Layout::Rgba, Channels::Rgba),
        Channels::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba, Layout::Rgb, Channels::Rgb),
    };
    if profile.color_space != space {
        return None;
    }
    let transform =
        profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default()).ok()?;
    let mut bytes = vec![0; pixels.bytes.len() / pixels.channels.count() * channels.count()];
    match pixels.channels {
        Channels::Cmyk => {
            let ink: Vec<u8> = pixels.bytes.iter().map(|stored| 255 - stored).collect();
            transform.transform(&ink, &mut bytes).ok()?;
        }
        _ => transform.transform(&pixels.bytes, &mut bytes).ok()?,
    }
    Some(Pixels { width: pixels.width, height: pixels.height, channels, bytes })
}

/// The picture without a profile.
fn unprofiled(pixels: Pixels) -> Pixels {
    let (channels, bytes) = match pixels.channels {
        Channels::Gray => (Channels::Rgb, pixels.bytes.iter().flat_map(|gray| [*gray; 3]).collect()),
        Channels::GrayAlpha => {
            (Channels::Rgba, pixels.bytes.chunks_exact(2).flat_map(|one| [one[0], one[0], one[0], one[1]]).collect())
        }
        Channels::Cmyk => {
            let mix = |ink: u8, black: u8| {
                let product = u32::from(ink) * u32::from(black);
                u8::try_from((product + 127) / 255).unwrap_or(u8::MAX)
            };
            let rgb = |one: &[u8]| [mix(one[0], one[3]), mix(one[1], one[3]), mix(one[2], one[3])];
            (Channels::Rgb, pixels.bytes.chunks_exact(4).flat_map(rgb).collect())
        }
        Channels::Rgb | Channels::Rgba => return pixels,
    };
    Pixels { channels, bytes, ..pixels }
}
