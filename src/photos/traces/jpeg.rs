//! The segments of a JPEG (ITU-T T.81, annex B), its scans and what follows its end.

use std::io::{self, BufRead, Seek, SeekFrom};

use super::{Extent, Part, Trace, What, bytes_at, length};
use crate::photos::header::{HeaderError, bytes};
use crate::problem::PhotoProblem;

/// How many bytes of a segment tell what it is.
const NAME: usize = 36;

/// Cuts a file into its parts.
pub(super) fn parts(file: &mut (impl BufRead + Seek), extent: Extent) -> Result<Vec<Part>, HeaderError> {
    let end = length(file)?;
    let mut parts = vec![Part::new(0..2, 2, What::Picture)];
    let mut place = 2;
    loop {
        let marker = next_marker(file, place)?;
        // Bytes between segments belong to nothing; every viewer passes over them.
        if marker.start > place {
            parts.push(Part::new(place..marker.start, place, What::Trace(Trace::Foreign)));
        }
        let content = marker.start + 2;
        let (until, what) = match marker.code {
            0xd9 => {
                parts.push(Part::new(marker.start..content, content, What::Picture));
                if content < end {
                    parts.push(Part::new(content..end, content, What::Trace(Trace::Behind)));
                }
                return Ok(parts);
            }
            0xda if extent == Extent::ToPixels => {
                parts.push(Part::new(marker.start..end, content, What::Picture));
                return Ok(parts);
            }
            0xda => {
                let scan = segment_end(file, content, end)?;
                (scan_end(file, scan)?, What::Picture)
            }
            0x01 | 0xd0..=0xd8 => (content, What::Picture),
            code => {
                let until = segment_end(file, content, end)?;
                (until, what(code, &name(file, content + 2..until)?))
            }
        };
        let behind_name = match what {
            What::Exif => content + 8,
            _ => (content + 2).min(until),
        };
        parts.push(Part::new(marker.start..until, behind_name, what));
        place = until;
    }
}

struct Marker {
    code: u8,
    start: u64,
}

/// The next marker from a place on.
fn next_marker(file: &mut (impl BufRead + Seek), from: u64) -> io::Result<Marker> {
    file.seek(SeekFrom::Start(from))?;
    let mut place = from;
    let mut last = 0;
    loop {
        let [byte] = bytes(file)?;
        if last == 0xff && byte != 0 && byte != 0xff {
            return Ok(Marker { code: byte, start: place - 1 });
        }
        last = byte;
        place += 1;
    }
}

/// Where a segment ends whose length stands here.
fn segment_end(file: &mut (impl BufRead + Seek), place: u64, end: u64) -> Result<u64, HeaderError> {
    let length = u64::from(u16::from_be_bytes(bytes_at(file, place)?));
    match place + length {
        until if length >= 2 && until <= end => Ok(until),
        _ => Err(PhotoProblem::CutShort.into()),
    }
}

/// Where coded pixels end: before the next marker that is neither a stuffed byte nor a restart.
fn scan_end(file: &mut (impl BufRead + Seek), from: u64) -> io::Result<u64> {
    file.seek(SeekFrom::Start(from))?;
    let mut place = from;
    let mut passed = Vec::new();
    loop {
        passed.clear();
        place += file.read_until(0xff, &mut passed)? as u64;
        if passed.last() != Some(&0xff) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut start = place - 1;
        let mut code = 0xff;
        while code == 0xff {
            [code] = bytes(file)?;
            place += 1;
            start = if code == 0xff { place - 1 } else { start };
        }
        if !matches!(code, 0 | 0xd0..=0xd7) {
            return Ok(start);
        }
    }
}

fn name(file: &mut (impl BufRead + Seek), content: std::ops::Range<u64>) -> io::Result<Vec<u8>> {
    let length = usize::try_from(content.end.saturating_sub(content.start)).unwrap_or(NAME).min(NAME);
    let mut name = vec![0; length];
    file.seek(SeekFrom::Start(content.start))?;
    file.read_exact(&mut name)?;
    Ok(name)
}

/// What a segment is. Of the application segments, a picture needs JFIF's, its colour profile and Adobe's.
fn what(code: u8, name: &[u8]) -> What {
    match code {
        0xe0 if name.starts_with(b"JFIF\0") => match name.get(12..14) {
            None | Some([0, _] | [_, 0]) => What::Picture,
            Some(_) => What::HeaderWithPreview,
        },
        0xe0 => What::Trace(Trace::Preview),
        0xe1 if name.starts_with(b"Exif\0") => What::Exif,
        0xe1 if name.starts_with(b"http://ns.adobe.com/x") => What::Trace(Trace::Editing),
        0xe2 if name.starts_with(b"ICC_PROFILE\0") => What::Picture,
        // CIPA DC-007: further pictures, which stand behind the end.
        0xe2 if name.starts_with(b"MPF\0") => What::Trace(Trace::Preview),
        0xed if name.starts_with(b"Photoshop 3.0\0") => What::Trace(Trace::Caption),
        0xee if name.starts_with(b"Adobe") => What::Picture,
        0xe1..=0xef => What::Trace(Trace::Foreign),
        0xfe => What::Trace(Trace::Comment),
        _ => What::Picture,
    }
}
