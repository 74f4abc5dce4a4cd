//! The texts of the QR codes in a picture.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::finder::{self, Candidate};
use super::pixels::{Channels, Pixels};
use super::resize::resized;

/// Pixels of a module at which codes are read, the best first.
const MODULES: [f32; 3] = [5.0, 3.5, 7.0];
/// A code is enlarged at most so much.
const MOST_ENLARGED: f32 = 3.0;
/// A piece of picture that is searched has at most so many pixels.
const MOST_PIXELS: f32 = 400_000.0;
/// So many codes of a picture are kept, and none longer than a QR code can be in bytes.
const MOST_CODES: usize = 8;
const LONGEST: usize = 2_953;

/// Reads the codes of a picture that is upright and in sRGB; turned, inverted and slanted ones too.
///
/// # Errors
///
/// The resizer's own words.
pub(super) fn read(picture: &Pixels) -> Result<Vec<String>, String> {
    let grey = picture.grey();
    let mut texts: Vec<String> = Vec::new();
    for candidate in finder::candidates(&grey) {
        for text in read_candidate(&grey, &candidate)? {
            if !texts.contains(&text) && texts.len() < MOST_CODES && text.len() <= LONGEST {
                texts.push(text);
            }
        }
    }
    Ok(texts)
}

fn read_candidate(grey: &Pixels, candidate: &Candidate) -> Result<Vec<String>, String> {
    let piece = piece(grey, candidate);
    for module in MODULES {
        let scale = (module / candidate.module).min(MOST_ENLARGED);
        let (width, height) = (piece.width as f32 * scale, piece.height as f32 * scale);
        if width * height <= MOST_PIXELS {
            let texts = decode(&resized(&piece, (width as u32).max(1), (height as u32).max(1))?);
            if !texts.is_empty() {
                return Ok(texts);
            }
        }
    }
    Ok(Vec::new())
}

/// The part of the picture with the code, dark on light.
fn piece(grey: &Pixels, candidate: &Candidate) -> Pixels {
    let Candidate { left, top, width, height, .. } = *candidate;
    let rows = grey.bytes.chunks_exact(grey.width as usize).skip(top as usize).take(height as usize);
    let columns = left as usize..(left + width).min(grey.width) as usize;
    let mut bytes: Vec<u8> = rows.flat_map(|row| &row[columns.clone()]).copied().collect();
    if candidate.inverted {
        bytes.iter_mut().for_each(|value| *value = u8::MAX - *value);
    }
    let width = columns.len() as u32;
    Pixels { width, height: bytes.len() as u32 / width.max(1), channels: Channels::Gray, bytes }
}

/// What the decoder reads. One that panics over a picture has read nothing.
fn decode(grey: &Pixels) -> Vec<String> {
    let (width, height) = (grey.width as usize, grey.height as usize);
    let work = AssertUnwindSafe(|| {
        let at = |x: usize, y: usize| grey.bytes[y * width + x];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
        prepared.detect_grids().iter().filter_map(text_of).collect()
    });
    catch_unwind(work).unwrap_or_default()
}

/// The text of a code; bytes that are none stay visible as such.
fn text_of<G: rqrr::BitGrid>(grid: &rqrr::Grid<G>) -> Option<String> {
    let mut bytes = Vec::new();
    grid.decode_to(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
