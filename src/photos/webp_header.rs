//! The header of a WebP (RFC 9649): its canvas and its first frame.

use std::io::{BufRead, Seek, SeekFrom};

use super::header::{Header, HeaderError, bytes, skip};
use super::kind::PhotoKind;
use crate::problem::{BrokenCause, PhotoProblem};

/// The extended header's size and flags.
#[derive(Clone, Copy)]
struct Canvas {
    width: u32,
    height: u32,
    alpha: bool,
    animated: bool,
}

/// One coded picture.
struct Frame {
    width: u32,
    height: u32,
    lossless: bool,
    alpha: bool,
}

/// Walks through all chunks, so that one that reaches past the file's end is seen before a decoder makes room for it.
///
/// The frame is the first picture, which stands inside the first `ANMF` where the file is animated.
pub(super) fn read(file: &mut (impl BufRead + Seek)) -> Result<Header, HeaderError> {
    let file_end = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(4))?;
    let mut position = 12;
    // What follows the end that the file itself tells is no part of it.
    let end = u64::from(u32::from_le_bytes(bytes(file)?)) + 8;
    if end > file_end {
        return Err(PhotoProblem::CutShort.into());
    }
    skip(file, 4)?;
    let (mut canvas, mut frame): (Option<Canvas>, Option<Frame>) = (None, None);
    while position + 8 <= end {
        let name: [u8; 4] = bytes(file)?;
        let length = u64::from(u32::from_le_bytes(bytes(file)?));
        if position + 8 + length > end {
            return Err(PhotoProblem::CutShort.into());
        }
        let animated = canvas.is_some_and(|canvas| canvas.animated);
        match &name {
            b"VP8X" if canvas.is_none() => canvas = Some(read_canvas(file)?),
            b"VP8 " if frame.is_none() && !animated => frame = Some(read_lossy(file)?),
            b"VP8L" if frame.is_none() && !animated => frame = Some(read_lossless(file)?),
            b"ANMF" if frame.is_none() && animated => frame = Some(read_first_of_animation(file)?),
            _ => {}
        }
        position += 8 + length + length % 2;
        file.seek(SeekFrom::Start(position))?;
    }
    header(canvas, &frame.ok_or_else(no_size)?)
}

const fn no_size() -> PhotoProblem {
    PhotoProblem::Broken { cause: BrokenCause::NoSize }
}

/// RFC 9649, 2.7.1.1: a frame's own header, then perhaps its alpha, then its picture.
fn read_first_of_animation(file: &mut (impl BufRead + Seek)) -> Result<Frame, HeaderError> {
    skip(file, 16)?;
    for _ in 0..2 {
        let name: [u8; 4] = bytes(file)?;
        let length = u64::from(u32::from_le_bytes(bytes(file)?));
        match &name {
            b"VP8 " => return read_lossy(file),
            b"VP8L" => return read_lossless(file),
            _ => skip(file, length + length % 2)?,
        }
    }
    Err(no_size().into())
}

fn read_canvas(file: &mut impl BufRead) -> Result<Canvas, HeaderError> {
    let [flags, _, _, _, w0, w1, w2, h0, h1, h2] = bytes(file)?;
    Ok(Canvas {
        width: u32::from_le_bytes([w0, w1, w2, 0]) + 1,
        height: u32::from_le_bytes([h0, h1, h2, 0]) + 1,
        alpha: flags & 0b1_0000 != 0,
        animated: flags & 0b10 != 0,
    })
}

/// RFC 6386, 9.1: three bytes of tag, a start code, and 14 bits for each side.
fn read_lossy(file: &mut impl BufRead) -> Result<Frame, HeaderError> {
    let [_, _, _, start @ .., w0, w1, h0, h1] = bytes::<10>(file)?;
    if start != [0x9d, 0x01, 0x2a] {
        return Err(no_size().into());
    }
    let side = |bytes| u32::from(u16::from_le_bytes(bytes) & 0x3fff);
    Ok(Frame { width: side([w0, w1]), height: side([h0, h1]), lossless: false, alpha: false })
}

/// RFC 9649, 3.4: a signature byte, 14 bits for each side less one, and a bit for alpha.
fn read_lossless(file: &mut impl BufRead) -> Result<Frame, HeaderError> {
    let [signature, rest @ ..] = bytes::<5>(file)?;
    if signature != 0x2f {
        return Err(no_size().into());
    }
    let bits = u32::from_le_bytes(rest);
    let side = |bits: u32| (bits & 0x3fff) + 1;
    Ok(Frame { width: side(bits), height: side(bits >> 14), lossless: true, alpha: bits >> 28 & 1 == 1 })
}

fn header(canvas: Option<Canvas>, frame: &Frame) -> Result<Header, HeaderError> {
    let Frame { width, height, lossless, alpha } = *frame;
    let whole = canvas.unwrap_or(Canvas { width, height, alpha, animated: false });
    let fits = if whole.animated {
        width <= whole.width && height <= whole.height
    } else {
        width == whole.width && height == whole.height
    };
    if !fits {
        return Err(PhotoProblem::Broken { cause: BrokenCause::SizesDisagree }.into());
    }
    let pixels = u64::from(whole.width) * u64::from(whole.height);
    Ok(Header {
        kind: PhotoKind::Webp,
        width: whole.width,
        height: whole.height,
        pixel_bytes: if whole.alpha { 4 } else { 3 },
        scratch: pixels * scratch_bytes(&whole, lossless),
    })
}

/// Bytes a pixel that the decoder holds beside its output: planes, a whole coloured picture for alpha that is coded
/// as one, a canvas where frames are laid on each other.
const fn scratch_bytes(canvas: &Canvas, lossless: bool) -> u64 {
    match (canvas.animated, lossless, canvas.alpha) {
        (true, _, _) => 16,
        (false, true, _) => 6,
        (false, false, true) => 8,
        (false, false, false) => 2,
    }
}
