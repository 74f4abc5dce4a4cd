//! HEIC (ISO/IEC 23008-12), the photos of iPhones: a picture or a grid of pictures coded as HEVC stills.
//!
//! The decoder is safe Rust and its pictures are held against those of another, but it is young, and copies whatever a
//! file's tables point to. So the tables are looked through first: nothing may be named twice or be larger than the
//! file, and the coded pictures, whose sizes their own headers tell, are counted into the memory that is taken.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use heic_decoder::HeifError;
use heic_decoder::bitreader::strip_emulation_prevention;
use heic_decoder::hevc::nal::parse_nal_header;
use heic_decoder::hevc::params::parse_sps;
use heic_decoder::isobmff::{self, ParsedHeif, ResolvedImage};

use super::boxes::{self, Fields};
use super::color::Space;
use super::decode::Decoded;
use super::exif::Facts;
use super::header::Header;
use super::kind::PhotoKind;
use super::pixels::{Channels, Pixels};
use crate::problem::{BrokenCause, PhotoProblem};

/// The most bytes of the tables; a phone's have some ten thousand.
const MOST_TABLE_BYTES: usize = 128 << 10;
/// The most tiles of a grid; a photo of 200 megapixels has under 800.
const MOST_TILES: usize = 1000;
/// The type of a sequence parameter set (ITU-T H.265, table 7-1).
const SEQUENCE_PARAMETERS: u8 = 33;

/// The size, upright, and the memory that decoding takes.
pub(super) fn header(file: &[u8]) -> Result<Header, PhotoProblem> {
    let tables = boxes::top(file, b"meta")?.ok_or(PhotoProblem::Heic)?;
    if tables.len() > MOST_TABLE_BYTES || !is_modest(tables, file.len() as u64).unwrap_or(false) {
        return Err(PhotoProblem::Heic);
    }
    guarded(|| {
        let info = heic_decoder::probe(file)?;
        let parsed = isobmff::parse(file)?;
        let side = |length: usize| u32::try_from(length).map_err(|_| HeifError::LimitExceeded("side"));
        let (width, height) = (side(info.width)?, side(info.height)?);
        let pixels = u64::from(width) * u64::from(height);
        // Samples take four bytes: those of the tiles, of the whole, and of the whole turned stand side by side.
        let halves = [2, 3, 4, 6].get(info.chroma_format_idc as usize).copied().unwrap_or(6);
        let color = (coded_pixels(&parsed)? + 2 * pixels).saturating_mul(2 * halves);
        let alpha = match &parsed.alpha {
            Some(alpha) => (coded_pixels(&alpha.image)? + 2 * pixels).saturating_mul(4),
            None => 0,
        };
        let scratch = (color + alpha).saturating_sub(pixels * 3);
        Ok(Header { kind: PhotoKind::Heic, width, height, pixel_bytes: 3, scratch })
    })
}

/// Decodes a photo whose header kept the limits. The decoder has turned it upright as its container says, which for
/// HEIC stands above its EXIF. Transparency, which no camera writes, is left out.
pub(super) fn decode(file: &[u8], header: &Header) -> Result<Decoded, PhotoProblem> {
    let (picture, metadata, color) = guarded(|| {
        let decoded = heic_decoder::decode(file)?;
        Ok((decoded.to_rgb8()?, decoded.metadata, decoded.color_info))
    })?;
    if (picture.width, picture.height) != (header.width as usize, header.height as usize) {
        return Err(PhotoProblem::Broken { cause: BrokenCause::SizesDisagree });
    }
    let (primaries, transfer) = color.map_or((1, 13), |color| (color.color_primaries, color.transfer_characteristics));
    // ITU-T H.273: transfers 16 and 18 are of high dynamic range, which needs more than a change of numbers.
    if metadata.icc_profile.is_none() && matches!(transfer, 16 | 18) {
        return Err(PhotoProblem::Heic);
    }
    let space = (primaries == 12).then_some(Space::DisplayP3);
    let pixels = Pixels { width: header.width, height: header.height, channels: Channels::Rgb, bytes: picture.data };
    Ok(Decoded { pixels, profile: metadata.icc_profile, facts: Facts { space, ..Facts::default() } })
}

/// Calls the decoder; its errors and its panics are the photo's fault.
fn guarded<T>(work: impl FnOnce() -> Result<T, HeifError>) -> Result<T, PhotoProblem> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(HeifError::Truncated { .. })) => Err(PhotoProblem::CutShort),
        Ok(Err(_)) | Err(_) => Err(PhotoProblem::Heic),
    }
}

/// The pixels of all coded pictures, by their own headers.
fn coded_pixels(parsed: &ParsedHeif) -> Result<u64, HeifError> {
    parsed.images.iter().chain(&parsed.reference_image).map(picture_pixels).sum()
}

fn picture_pixels(image: &ResolvedImage) -> Result<u64, HeifError> {
    let unit = image.hevc_config.nalus_of_type(SEQUENCE_PARAMETERS).next();
    let (_, payload) = parse_nal_header(unit.ok_or(HeifError::MalformedHevc("no parameters"))?)?;
    let sequence = parse_sps(&strip_emulation_prevention(payload))?;
    Ok(u64::from(sequence.pic_width_in_luma_samples) * u64::from(sequence.pic_height_in_luma_samples))
}

/// Whether all that the tables point to, taken together, is no more than the file, and no picture is named twice.
fn is_modest(tables: &[u8], file_bytes: u64) -> Option<bool> {
    let children = tables.get(4..)?;
    let places = boxes::child(children, b"iloc")?;
    let references = boxes::child(children, b"iref");
    let tiles = references.map_or(Some(true), are_few_and_different)?;
    Some(tiles && pointed_bytes(places)? <= file_bytes)
}

/// Whether the parts of derived pictures (`dimg`) are few and each is named once (ISO/IEC 14496-12, 8.11.12).
fn are_few_and_different(references: &[u8]) -> Option<bool> {
    let mut fields = Fields::new(references);
    let wide = if fields.number(4)? >> 24 == 0 { 2 } else { 4 };
    let mut parts = BTreeSet::new();
    for (kind, body) in boxes::each(fields.rest()) {
        let mut fields = Fields::new(body);
        fields.number(wide)?;
        let count = fields.number(2)?;
        for _ in 0..count {
            let part = fields.number(wide)?;
            if kind == *b"dimg" && (!parts.insert(part) || parts.len() > MOST_TILES) {
                return Some(false);
            }
        }
    }
    Some(true)
}

/// The lengths of all extents of all items together (ISO/IEC 14496-12, 8.11.3).
fn pointed_bytes(places: &[u8]) -> Option<u64> {
    let mut fields = Fields::new(places);
    let version = fields.number(4)? >> 24;
    let widths = fields.number(2)?;
    let width = |shift: u32| usize::try_from(widths >> shift & 15).ok();
    let (offset, length, base) = (width(12)?, width(8)?, width(4)?);
    let index = if version == 0 { 0 } else { width(0)? };
    let wide = if version < 2 { 2 } else { 4 };
    let items = fields.number(wide)?;
    let mut sum: u64 = 0;
    for _ in 0..items {
        fields.number(wide)?;
        if version > 0 {
            fields.number(2)?;
        }
        fields.number(2)?;
        fields.number(base)?;
        for _ in 0..fields.number(2)? {
            fields.number(index)?;
            fields.number(offset)?;
            sum = sum.checked_add(fields.number(length)?)?;
        }
    }
    Some(sum)
}
