//! JPEG at a half, a quarter or an eighth of its size, for photos that are larger than anything made of them.
//!
//! A block of 8 by 8 samples is stored as its frequencies (ITU-T T.81, annex A); the lowest 4 by 4, 2 by 2 or 1 by 1 of
//! them are the same block at a fraction of its size. So the higher ones are passed over, and the picture never takes
//! the memory of its full size.
//!
//! This decoder knows one kind of file, the kind that phones write: sequential, 8 bits, one scan, grey or YCbCr. Anything
//! else, and anything that looks damaged, is nothing to it, and is left to the decoder that knows all kinds.

mod bits;
mod blocks;
mod frame;
mod huffman;
#[cfg(test)]
mod tests;
mod transform;

use blocks::Strip;
use frame::{Component, Frame};
use transform::Transform;

use super::pixels::{Channels, Pixels};

/// What a file is shrunk to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Half,
    Quarter,
    Eighth,
}

impl Scale {
    /// The smallest scale at which a picture of this size is not smaller than what is wanted of it; nothing where half
    /// would be too small.
    pub(super) fn between(size: (u32, u32), wanted: (u32, u32)) -> Option<Scale> {
        let suffices = |scale: &Scale| {
            let side = |length: u32| length.div_ceil(scale.divisor());
            side(size.0) >= wanted.0 && side(size.1) >= wanted.1
        };
        [Scale::Eighth, Scale::Quarter, Scale::Half].into_iter().find(suffices)
    }

    const fn divisor(self) -> u32 {
        match self {
            Scale::Half => 2,
            Scale::Quarter => 4,
            Scale::Eighth => 8,
        }
    }
}

/// One component.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plane {
    /// Its samples, as pixels of one channel.
    pub(super) samples: Pixels,
    /// How many of them the picture covers from left to right: the last may reach over its edge.
    pub(super) across: f64,
    /// The same from top to bottom.
    pub(super) down: f64,
}

/// The planes of a JPEG of this size at this scale: one of grey, or luma and two of colour differences, which may be
/// smaller.
///
/// Takes no more memory than the file and the planes. Nothing where the file is not of the kind that is read here, is of
/// another size, or is not whole.
pub(super) fn decode(file: &[u8], size: (u32, u32), scale: Scale) -> Option<Vec<Plane>> {
    let frame = Frame::read(file)?;
    if size != (frame.width.into(), frame.height.into()) {
        return None;
    }
    match scale {
        Scale::Half => planes::<4>(&frame),
        Scale::Quarter => planes::<2>(&frame),
        Scale::Eighth => planes::<1>(&frame),
    }
}

/// The planes, of which each block has `SIDE` by `SIDE` samples.
fn planes<const SIDE: usize>(frame: &Frame) -> Option<Vec<Plane>>
where
    Transform<SIDE>: blocks::Shrink<SIDE>,
{
    let mut strips: Vec<Strip<SIDE>> = frame.components.iter().map(|component| Strip::new(component, frame)).collect();
    blocks::decode(frame, &mut strips)?;
    Some(strips.into_iter().zip(&frame.components).map(|(strip, component)| plane(strip, component, frame)).collect())
}

fn plane<const SIDE: usize>(strip: Strip<SIDE>, component: &Component, frame: &Frame) -> Plane {
    let (width, height) = component.samples::<SIDE>(frame);
    let covered =
        |length: u16, factor: usize, most: usize| f64::from(length) * factor as f64 * SIDE as f64 / (most as f64 * 8.0);
    let (width, height, bytes) = (width as u32, height as u32, strip.into_plane());
    Plane {
        samples: Pixels { width, height, channels: Channels::Gray, bytes },
        across: covered(frame.width, component.across, frame.most_across),
        down: covered(frame.height, component.down, frame.most_down),
    }
}
