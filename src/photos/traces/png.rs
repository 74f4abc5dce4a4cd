//! The chunks of a PNG (W3C PNG, third edition), and what follows its end.

use std::io::{BufRead, Seek};

use super::{Part, Trace, What, bytes_at, length};
use crate::photos::header::HeaderError;
use crate::problem::PhotoProblem;

/// Chunks that a picture is made of or shown by; any other may be left out where its first letter is small.
const PICTURE: [&[u8; 4]; 20] = [
    b"PLTE", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"mDCv", b"cLLI", b"cLLi",
    b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"IEND",
];

/// Cuts a file into its parts.
pub(super) fn parts(file: &mut (impl BufRead + Seek)) -> Result<Vec<Part>, HeaderError> {
    let end = length(file)?;
    let mut parts = vec![Part::new(0..8, 8, What::Picture)];
    let mut place = 8;
    loop {
        let [l0, l1, l2, l3, name @ ..] = bytes_at::<8>(file, place)?;
        let content = place + 8;
        let until = content + u64::from(u32::from_be_bytes([l0, l1, l2, l3])) + 4;
        if until > end {
            return Err(PhotoProblem::CutShort.into());
        }
        // The checksum is no content.
        let what = what(&name);
        parts.push(Part::new(place..until, content, what));
        place = until;
        if &name == b"IEND" {
            if place < end {
                parts.push(Part::new(place..end, place, What::Trace(Trace::Behind)));
            }
            return Ok(parts);
        }
    }
}

fn what(name: &[u8; 4]) -> What {
    match name {
        b"eXIf" => What::Exif,
        b"iTXt" => What::Trace(Trace::Editing),
        b"tEXt" | b"zTXt" | b"tIME" => What::Trace(Trace::Comment),
        known if known[0].is_ascii_uppercase() || PICTURE.contains(&known) => What::Picture,
        _ => What::Trace(Trace::Foreign),
    }
}
