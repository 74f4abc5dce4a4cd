//! Turning a picture upright.

use super::exif::Orientation;
use super::pixels::{Channels, Pixels};

/// The picture as it was meant to be seen.
pub(super) fn upright(pixels: Pixels, orientation: Orientation) -> Pixels {
    if orientation == Orientation::Upright {
        return pixels;
    }
    match pixels.channels {
        Channels::Gray => turned::<1>(&pixels, orientation),
        Channels::GrayAlpha => turned::<2>(&pixels, orientation),
        Channels::Rgb => turned::<3>(&pixels, orientation),
        Channels::Rgba | Channels::Cmyk => turned::<4>(&pixels, orientation),
    }
}

fn turned<const COUNT: usize>(pixels: &Pixels, orientation: Orientation) -> Pixels {
    let (stored_width, stored_height) = (pixels.width as usize, pixels.height as usize);
    let (width, height) =
        if orientation.swaps_sides() { (stored_height, stored_width) } else { (stored_width, stored_height) };
    let mut bytes = Vec::with_capacity(pixels.bytes.len());
    let (right, bottom) = (stored_width - 1, stored_height - 1);
    for y in 0..height {
        for x in 0..width {
            let (from_x, from_y) = match orientation {
                Orientation::Upright => (x, y),
                Orientation::MirrorAcross => (right - x, y),
                Orientation::HalfTurn => (right - x, bottom - y),
                Orientation::MirrorDown => (x, bottom - y),
                Orientation::Transpose => (y, x),
                Orientation::QuarterTurnRight => (y, bottom - x),
                Orientation::Transverse => (right - y, bottom - x),
                Orientation::QuarterTurnLeft => (right - y, x),
            };
            let start = (from_y * stored_width + from_x) * COUNT;
            bytes.extend_from_slice(&pixels.bytes[start..start + COUNT]);
        }
    }
    let (width, height) =
        if orientation.swaps_sides() { (pixels.height, pixels.width) } else { (pixels.width, pixels.height) };
    Pixels { width, height, channels: pixels.channels, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_orientation_undoes_how_it_was_stored() {
        let stored =
            |width, height, bytes: &[u8]| Pixels { width, height, channels: Channels::Gray, bytes: bytes.to_vec() };
        let meant = stored(3, 2, b"abcdef");
        let cases: [(Orientation, Pixels); 8] = [
            (Orientation::Upright, stored(3, 2, b"abcdef")),
            (Orientation::MirrorAcross, stored(3, 2, b"cbafed")),
            (Orientation::HalfTurn, stored(3, 2, b"fedcba")),
            (Orientation::MirrorDown, stored(3, 2, b"defabc")),
            (Orientation::Transpose, stored(2, 3, b"adbecf")),
            (Orientation::QuarterTurnRight, stored(2, 3, b"cfbead")),
            (Orientation::Transverse, stored(2, 3, b"fcebda")),
            (Orientation::QuarterTurnLeft, stored(2, 3, b"daebfc")),
        ];
        for (orientation, pixels) in cases {
            assert_eq!(upright(pixels, orientation), meant, "{orientation:?}");
        }
    }
}
