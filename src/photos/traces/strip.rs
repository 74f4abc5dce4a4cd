//! Takes all traces out of a photo's file and leaves every byte of its picture as it was.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::ops::Range;

use super::{Extent, Part, Trace, What, exif_block, heic, jpeg, png, webp};
use crate::photos::decode;
use crate::photos::exif::Facts;
use crate::photos::header::{self, Header, HeaderError};
use crate::photos::kind::PhotoKind;
use crate::problem::{BrokenCause, PhotoProblem};

/// What came of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cleaned {
    /// It held nothing but its picture.
    Already,
    /// It held more.
    Stripped {
        /// The whole file, clean.
        file: Vec<u8>,
        /// What it told before.
        traces: BTreeSet<Trace>,
    },
}

/// Why a photo was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclean {
    /// It is broken, or no photo.
    Photo(PhotoProblem),
    /// A HEIC that is not understood so well that it could be changed without harm.
    Heic,
}

impl From<HeaderError> for Unclean {
    fn from(error: HeaderError) -> Unclean {
        match error {
            HeaderError::Problem(problem) => Unclean::Photo(problem),
            // Bytes in memory end, and fail in no other way.
            HeaderError::Io(_) => Unclean::Photo(PhotoProblem::CutShort),
        }
    }
}

impl From<PhotoProblem> for Unclean {
    fn from(problem: PhotoProblem) -> Unclean {
        Unclean::Photo(problem)
    }
}

/// The photo without its traces.
///
/// The coded picture, its colour profile and all that it is shown by stay byte for byte. A picture that EXIF alone turns
/// upright, or whose colours EXIF alone explains, gets a block that says this and nothing else. The clean file is read
/// again before it is given: it must have the size, the colours and the way up that the photo had.
///
/// # Errors
///
/// The photo is broken, or of a kind that cannot be changed without harm.
pub fn clean(file: &[u8]) -> Result<Cleaned, Unclean> {
    let header = header::read(&mut Cursor::new(file))?;
    if header.kind == PhotoKind::Heic {
        return clean_heic(file, &header);
    }
    let before = decode::appearance(file, &header)?;
    let parts = parts(file, header.kind)?;
    let exif = exif_block::smallest(&before.1);
    let stripped = match header.kind {
        PhotoKind::Jpeg => without_traces(file, &parts, exif.map(jpeg_exif), 2),
        PhotoKind::Png => without_traces(file, &parts, exif.map(png_exif), png_head(&parts)),
        _ => strip_webp(file, &parts, exif),
    };
    if stripped == file {
        return Ok(Cleaned::Already);
    }
    let after = header::read(&mut Cursor::new(&stripped))?;
    if after != header || decode::appearance(&stripped, &after)? != before {
        return Err(PhotoProblem::Broken { cause: BrokenCause::SizesDisagree }.into());
    }
    Ok(Cleaned::Stripped { traces: traces(file, &parts, &before.1), file: stripped })
}

fn clean_heic(file: &[u8], header: &Header) -> Result<Cleaned, Unclean> {
    let mut stripped = file.to_vec();
    let traces = heic::overwrite(&mut stripped).map_err(|_| Unclean::Heic)?;
    if traces.is_empty() {
        return Ok(Cleaned::Already);
    }
    match header::read(&mut Cursor::new(&stripped)) {
        Ok(after) if after == *header => Ok(Cleaned::Stripped { file: stripped, traces }),
        _ => Err(Unclean::Heic),
    }
}

fn parts(file: &[u8], kind: PhotoKind) -> Result<Vec<Part>, HeaderError> {
    match kind {
        PhotoKind::Jpeg => jpeg::parts(&mut Cursor::new(file), Extent::Whole),
        PhotoKind::Png => png::parts(&mut Cursor::new(file)),
        PhotoKind::Webp | PhotoKind::Heic => webp::parts(&mut Cursor::new(file)),
    }
}

fn slice<'file>(file: &'file [u8], range: &Range<u64>) -> &'file [u8] {
    let place = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
    file.get(place(range.start)..place(range.end)).unwrap_or_default()
}

/// All that the parts tell.
fn traces(file: &[u8], parts: &[Part], facts: &Facts) -> BTreeSet<Trace> {
    let smallest = exif_block::smallest(facts);
    let mut traces = BTreeSet::new();
    for part in parts {
        let content = slice(file, &(part.content..part.range.end));
        match part.what {
            What::Picture | What::Contents => {}
            What::HeaderWithPreview => drop(traces.insert(Trace::Preview)),
            What::Exif if smallest.as_ref().is_some_and(|block| content.starts_with(block)) => {}
            What::Exif => traces.extend(exif_block::traces_of(content.to_vec())),
            What::Trace(trace) => {
                traces.insert(trace);
                if trace == Trace::Editing && exif_block::names_position(content) {
                    traces.insert(Trace::Position);
                }
            }
        }
    }
    traces
}

/// The parts of the picture, with one block of EXIF: where the first one stood, else at this place.
fn without_traces(file: &[u8], parts: &[Part], mut exif: Option<Vec<u8>>, otherwise: u64) -> Vec<u8> {
    let has_place = parts.iter().any(|part| part.what == What::Exif);
    let mut stripped = Vec::with_capacity(file.len());
    for part in parts {
        let bytes = slice(file, &part.range);
        match part.what {
            What::Picture => stripped.extend_from_slice(bytes),
            What::HeaderWithPreview => stripped.extend_from_slice(&without_preview(bytes)),
            What::Exif => stripped.extend(exif.take().unwrap_or_default()),
            What::Contents | What::Trace(_) => {}
        }
        if !has_place && part.range.end == otherwise {
            stripped.extend(exif.take().unwrap_or_default());
        }
    }
    stripped
}

/// JFIF's header (JFIF 1.02) with a preview of no pixels.
fn without_preview(segment: &[u8]) -> Vec<u8> {
    let mut short = segment.get(..18).unwrap_or(segment).to_vec();
    if let [_, _, high, low, .., wide, tall] = short.as_mut_slice() {
        (*high, *low, *wide, *tall) = (0, 16, 0, 0);
    }
    short
}

fn jpeg_exif(block: Vec<u8>) -> Vec<u8> {
    let length = u16::try_from(block.len() + 8).unwrap_or(u16::MAX);
    [&[0xff, 0xe1][..], &length.to_be_bytes(), b"Exif\0\0", &block].concat()
}

fn png_exif(block: Vec<u8>) -> Vec<u8> {
    let named = [b"eXIf", block.as_slice()].concat();
    let length = u32::try_from(block.len()).unwrap_or(u32::MAX);
    [&length.to_be_bytes()[..], &named, &crc32fast::hash(&named).to_be_bytes()].concat()
}

/// Behind the first chunk.
fn png_head(parts: &[Part]) -> u64 {
    parts.get(1).map_or(8, |part| part.range.end)
}

/// RFC 9649, 2.7: the extended header says whether there is EXIF, which stands behind the picture.
fn strip_webp(file: &[u8], parts: &[Part], exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut stripped = Vec::with_capacity(file.len());
    for part in parts {
        let bytes = slice(file, &part.range);
        match part.what {
            What::Picture => stripped.extend_from_slice(bytes),
            What::Contents if part.range.start == 0 => stripped.extend_from_slice(bytes),
            What::Contents => {
                let mut head = bytes.to_vec();
                if let Some(flags) = head.get_mut(8) {
                    *flags = *flags & !0b1100 | if exif.is_some() { 0b1000 } else { 0 };
                }
                stripped.extend(head);
            }
            What::HeaderWithPreview | What::Exif | What::Trace(_) => {}
        }
    }
    if let Some(block) = exif {
        let length = u32::try_from(block.len()).unwrap_or(u32::MAX);
        stripped.extend_from_slice(b"EXIF");
        stripped.extend_from_slice(&length.to_le_bytes());
        stripped.extend_from_slice(&block);
        stripped.extend(std::iter::repeat_n(0, block.len() % 2));
    }
    let length = u32::try_from(stripped.len().saturating_sub(8)).unwrap_or(u32::MAX);
    if let Some(place) = stripped.get_mut(4..8) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    stripped
}
