//! The chunks of a WebP (RFC 9649), and what follows its end.

use std::io::{BufRead, Seek};

use super::{Part, Trace, What, bytes_at, length};
use crate::photos::header::HeaderError;
use crate::problem::PhotoProblem;

/// Cuts a file into its parts.
pub(super) fn parts(file: &mut (impl BufRead + Seek)) -> Result<Vec<Part>, HeaderError> {
    let end = length(file)?;
    let riff_end = u64::from(u32::from_le_bytes(bytes_at(file, 4)?)) + 8;
    if riff_end > end {
        return Err(PhotoProblem::CutShort.into());
    }
    let mut parts = vec![Part::new(0..12, 12, What::Contents)];
    let mut place = 12;
    while place + 8 <= riff_end {
        let [name @ .., l0, l1, l2, l3] = bytes_at::<8>(file, place)?;
        let content = place + 8;
        let length = u64::from(u32::from_le_bytes([l0, l1, l2, l3]));
        if content + length > riff_end {
            return Err(PhotoProblem::CutShort.into());
        }
        // A chunk of odd length is filled up; a last one without the filling is common.
        let until = (content + length + length % 2).min(riff_end);
        parts.push(Part::new(place..until, content, what(&name)));
        place = until;
    }
    if place < end {
        parts.push(Part::new(place..end, place, What::Trace(Trace::Behind)));
    }
    Ok(parts)
}

fn what(name: &[u8; 4]) -> What {
    match name {
        b"VP8X" => What::Contents,
        b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => What::Picture,
        b"EXIF" => What::Exif,
        b"XMP " => What::Trace(Trace::Editing),
        _ => What::Trace(Trace::Foreign),
    }
}
