//! The header of a PNG (W3C PNG, third edition): its size, its colours and whether some are transparent.

use std::io::{BufRead, Seek};

use super::header::{Header, HeaderError, bytes, skip};
use super::kind::PhotoKind;
use crate::problem::{BrokenCause, PhotoProblem};

/// Reads up to the pixels.
pub(super) fn read(file: &mut (impl BufRead + Seek)) -> Result<Header, HeaderError> {
    skip(file, 8)?;
    let (length, name) = chunk(file)?;
    if &name != b"IHDR" || length != 13 {
        return Err(PhotoProblem::Broken { cause: BrokenCause::NoSize }.into());
    }
    let (width, height) = (u32::from_be_bytes(bytes(file)?), u32::from_be_bytes(bytes(file)?));
    let [depth, colors, _, _, _] = bytes(file)?;
    skip(file, 4)?;
    let pixel_bytes = channels(colors, has_transparent_color(file)?) * if depth == 16 { 2 } else { 1 };
    // A few rows pass through the decoder; a picture of one enormous row is nothing but such rows.
    let scratch = u64::from(width) * u64::from(pixel_bytes) * 4;
    Ok(Header { kind: PhotoKind::Png, width, height, pixel_bytes, scratch })
}

fn chunk(file: &mut impl BufRead) -> Result<(u32, [u8; 4]), HeaderError> {
    Ok((u32::from_be_bytes(bytes(file)?), bytes(file)?))
}

/// Whether a `tRNS` chunk stands before the pixels.
fn has_transparent_color(file: &mut (impl BufRead + Seek)) -> Result<bool, HeaderError> {
    loop {
        let (length, name) = chunk(file)?;
        match &name {
            b"tRNS" => return Ok(true),
            b"IDAT" | b"IEND" => return Ok(false),
            _ => skip(file, u64::from(length) + 4)?,
        }
    }
}

/// How many channels the decoder gives for a colour type, a palette being spread out.
const fn channels(colors: u8, transparent: bool) -> u32 {
    let opaque = match colors {
        0 => 1,
        4 => return 2,
        6 => return 4,
        _ => 3,
    };
    if transparent { opaque + 1 } else { opaque }
}
