//! The header of a JPEG (ITU-T T.81, annex B): its frame and its first scan.

use std::io::{self, BufRead, Seek};

use super::header::{Header, HeaderError, bytes, skip};
use super::kind::PhotoKind;
use crate::problem::{BrokenCause, PhotoProblem, UnusualKind};

/// A frame header (T.81, B.2.2).
struct Frame {
    progressive: bool,
    height: u16,
    width: u16,
    /// How often each component is sampled, across and down.
    sampling: Vec<(u8, u8)>,
}

/// Reads up to the first scan.
pub(super) fn read(file: &mut (impl BufRead + Seek)) -> Result<Header, HeaderError> {
    skip(file, 2)?;
    let mut frame: Option<Frame> = None;
    loop {
        let marker = next_marker(file)?;
        match marker {
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => frame = Some(read_frame(file, marker)?),
            0xda => {
                let [_, _, components] = bytes(file)?;
                return Ok(frame.ok_or_else(no_size)?.header(components)?);
            }
            0xd9 => return Err(no_size().into()),
            0x01 | 0xd0..=0xd8 => {}
            _ => {
                let length = segment_length(file)?;
                skip(file, u64::from(length))?;
            }
        }
    }
}

const fn no_size() -> PhotoProblem {
    PhotoProblem::Broken { cause: BrokenCause::NoSize }
}

/// The next marker; bytes that belong to no segment are passed over, as every viewer does.
fn next_marker(file: &mut impl BufRead) -> io::Result<u8> {
    let mut last = 0;
    loop {
        let [byte] = bytes(file)?;
        if last == 0xff && byte != 0 && byte != 0xff {
            return Ok(byte);
        }
        last = byte;
    }
}

/// The length of a segment's content.
fn segment_length(file: &mut impl BufRead) -> Result<u16, HeaderError> {
    u16::from_be_bytes(bytes(file)?).checked_sub(2).ok_or_else(|| no_size().into())
}

fn read_frame(file: &mut impl BufRead, marker: u8) -> Result<Frame, HeaderError> {
    let _length = segment_length(file)?;
    let [precision, high, low, left, right, components] = bytes(file)?;
    let (height, width) = (u16::from_be_bytes([high, low]), u16::from_be_bytes([left, right]));
    if let Some(kind) = unusual(marker, precision, components, height) {
        return Err(PhotoProblem::Unsupported { kind }.into());
    }
    let mut sampling = Vec::new();
    for _ in 0..components {
        let [_, factors, _] = bytes(file)?;
        sampling.push((factors >> 4, factors & 15));
    }
    Ok(Frame { progressive: marker == 0xc2, height, width, sampling })
}

fn unusual(marker: u8, precision: u8, components: u8, height: u16) -> Option<UnusualKind> {
    match marker {
        0xc3 => return Some(UnusualKind::Lossless),
        0xc5..=0xc7 => return Some(UnusualKind::Hierarchical),
        0xc9..=0xcf => return Some(UnusualKind::Arithmetic),
        _ => {}
    }
    if precision != 8 {
        return Some(UnusualKind::TwelveBit);
    }
    if !matches!(components, 1 | 3 | 4) {
        return Some(UnusualKind::Components(components));
    }
    (height == 0).then_some(UnusualKind::HeightLater)
}

impl Frame {
    fn header(&self, scan_components: u8) -> Result<Header, PhotoProblem> {
        let (across, down) = self.sampling.iter().fold((0, 0), |most, own| (most.0.max(own.0), most.1.max(own.1)));
        if self.sampling.iter().any(|own| !(1..=4).contains(&own.0) || !(1..=4).contains(&own.1)) {
            return Err(no_size());
        }
        let units_across = u64::from(self.width).div_ceil(8 * u64::from(across));
        let units_down = u64::from(self.height).div_ceil(8 * u64::from(down));
        let blocks = self.sampling.iter().map(|own| u64::from(own.0) * u64::from(own.1)).sum::<u64>();
        let whole_scan = usize::from(scan_components) == self.sampling.len();
        let samples = units_across * blocks * 64 * if whole_scan && !self.progressive { 1 } else { units_down };
        Ok(Header {
            kind: PhotoKind::Jpeg,
            width: u32::from(self.width),
            height: u32::from(self.height),
            pixel_bytes: if self.sampling.len() == 3 { 3 } else { u32::from(scan_bytes(&self.sampling)) },
            // Coefficients and samples are held in two bytes each; a row of units passes through three more buffers.
            scratch: samples * 2 + units_across * blocks * 64 * 6,
        })
    }
}

/// A byte for each component: grey has one, CMYK four.
fn scan_bytes(sampling: &[(u8, u8)]) -> u8 {
    if sampling.len() == 1 { 1 } else { 4 }
}
