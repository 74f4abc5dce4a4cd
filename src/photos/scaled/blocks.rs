//! The blocks of a scan, one after another, to planes.

use super::bits::{Bits, Stretch};
use super::frame::{Component, Frame};
use super::huffman::END;
use super::transform::{MOST, Transform};

/// How a block is made smaller.
pub(super) trait Shrink<const SIDE: usize> {
    /// The last frequency that is needed, in the order of the file.
    const LAST: usize;

    /// The samples of a block. Frequencies stand row by row.
    fn samples(frequencies: &[i32; 64]) -> [[u8; SIDE]; SIDE];
}

/// Where each frequency of the file's order stands in rows (T.81, figure A.6).
const PLACES: [u8; 64] = places();

const fn places() -> [u8; 64] {
    let mut places = [0; 64];
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut at = 0;
    while at < 64 {
        places[at] = (row * 8 + column) as u8;
        let rises = (row + column) % 2 == 0;
        (row, column) = match (rises, row, column) {
            (true, _, 7) => (row + 1, column),
            (true, 0, _) => (0, column + 1),
            (true, _, _) => (row - 1, column + 1),
            (false, 7, _) => (row, column + 1),
            (false, _, 0) => (row + 1, 0),
            (false, _, _) => (row + 1, column - 1),
        };
        at += 1;
    }
    places
}

/// A component's plane, and the row of blocks that is being filled.
pub(super) struct Strip<const SIDE: usize> {
    plane: Vec<u8>,
    width: usize,
    height: usize,
    /// Whole blocks, which reach over the plane's edges.
    rows: Vec<u8>,
    row_width: usize,
    /// The mean value of the block before, in steps.
    mean: i32,
}

impl<const SIDE: usize> Strip<SIDE> {
    pub(super) fn new(component: &Component, frame: &Frame) -> Strip<SIDE> {
        let (width, height) = component.samples::<SIDE>(frame);
        let row_width = frame.units_across() * component.across * SIDE;
        let rows = vec![0; row_width * component.down * SIDE];
        Strip { plane: Vec::with_capacity(width * height), width, height, rows, row_width, mean: 0 }
    }

    pub(super) fn into_plane(self) -> Vec<u8> {
        self.plane
    }

    /// Lays a block at this place of the row.
    #[inline(always)]
    fn lay(&mut self, column: usize, row: usize, samples: [[u8; SIDE]; SIDE]) {
        let start = row * SIDE * self.row_width + column * SIDE;
        for (line, samples) in self.rows[start..].chunks_mut(self.row_width).zip(samples) {
            line[..SIDE].copy_from_slice(&samples);
        }
    }

    /// Moves the row into the plane.
    fn end_row(&mut self) {
        let left = self.height - self.plane.len() / self.width;
        for line in self.rows.chunks_exact(self.row_width).take(left) {
            self.plane.extend_from_slice(&line[..self.width]);
        }
    }
}

/// Decodes the scan. Nothing where it is damaged, or where another one follows it.
pub(super) fn decode<const SIDE: usize>(frame: &Frame, strips: &mut [Strip<SIDE>]) -> Option<()>
where
    Transform<SIDE>: Shrink<SIDE>,
{
    let (across, units) = (frame.units_across(), frame.units_across() * frame.units_down());
    let interval = if frame.restart_interval == 0 { units } else { frame.restart_interval };
    let mut stretch = Stretch::default();
    let mut scan = frame.scan;
    for (number, start) in (0..units).step_by(interval).enumerate() {
        let end = units.min(start + interval);
        let (marker, rest) = stretch.fill(scan)?;
        let expected = if end == units { 0xd9 } else { 0xd0 + (number % 8) as u8 };
        if marker != expected {
            return None;
        }
        scan = rest;
        let mut bits = stretch.bits();
        strips.iter_mut().for_each(|strip| strip.mean = 0);
        for unit in start..end {
            for (strip, component) in strips.iter_mut().zip(&frame.components) {
                decode_unit(component, strip, unit % across, &mut bits)?;
            }
            if unit % across == across - 1 {
                strips.iter_mut().for_each(Strip::end_row);
            }
        }
        if !bits.are_taken() {
            return None;
        }
    }
    Some(())
}

/// The blocks of one component in one unit.
#[inline(always)]
fn decode_unit<const SIDE: usize>(
    component: &Component,
    strip: &mut Strip<SIDE>,
    unit: usize,
    bits: &mut Bits,
) -> Option<()>
where
    Transform<SIDE>: Shrink<SIDE>,
{
    for row in 0..component.down {
        for column in 0..component.across {
            let frequencies = frequencies::<SIDE>(component, &mut strip.mean, bits)?;
            strip.lay(unit * component.across + column, row, Transform::<SIDE>::samples(&frequencies));
        }
    }
    Some(())
}

/// The frequencies of a block as far as they are needed (T.81, F.2.2).
#[inline(always)]
fn frequencies<const SIDE: usize>(component: &Component, mean: &mut i32, bits: &mut Bits) -> Option<[i32; 64]>
where
    Transform<SIDE>: Shrink<SIDE>,
{
    let mut frequencies = [0; 64];
    bits.refill();
    *mean = mean.saturating_add(component.dc.difference(bits)?).clamp(-MOST, MOST);
    frequencies[0] = *mean * i32::from(component.steps[0]);
    let mut place = 1;
    while place <= Transform::<SIDE>::LAST {
        bits.refill();
        let (zeros, value) = component.ac.frequency(bits)?;
        place += zeros;
        if place > 63 {
            return (place > END).then_some(frequencies);
        }
        frequencies[usize::from(PLACES[place] & 63)] = value * i32::from(component.steps[place]);
        place += 1;
    }
    while place < 64 {
        bits.refill();
        let (zeros, _) = component.ac.frequency(bits)?;
        place += zeros + 1;
    }
    (place == 64 || place > END).then_some(frequencies)
}
