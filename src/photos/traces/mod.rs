//! What a photo's file tells beside its picture: where and by whom it was taken, with which camera, what was written
//! about it, smaller copies of it, a video behind its end.
//!
//! A walker for each format cuts a file into [`Part`]s without a gap, by the format's own lengths. What a picture needs
//! is a list; everything that is not on it is a trace.

mod exif_block;
mod heic;
mod jpeg;
mod png;
mod strip;
mod webp;

use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::ops::Range;

pub use strip::{Cleaned, Unclean, clean};

use super::header::HeaderError;
use super::kind::{self, Kind, PhotoKind};

/// The most bytes of one block of metadata that are looked at.
const MOST_BLOCK: u64 = 1 << 20;

/// A thing that a photo's file may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trace {
    /// Where the photo was taken, by satellite.
    Position,
    /// The number or the owner of the camera or its lens.
    Serial,
    /// The camera, its settings and the time.
    Camera,
    /// XMP: names, places, editing.
    Editing,
    /// IPTC: captions, names, places.
    Caption,
    /// A comment.
    Comment,
    /// A smaller or another copy of the picture, which may show what was cut away.
    Preview,
    /// Bytes behind the picture's end, such as a video.
    Behind,
    /// Blocks of makers and programs.
    Foreign,
}

/// What a part of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// It belongs to the picture.
    Picture,
    /// A TIFF block of EXIF.
    Exif,
    /// A picture's own header that carries a preview.
    HeaderWithPreview,
    /// A header that says which parts there are.
    Contents,
    /// A trace.
    Trace(Trace),
}

/// A part of a file; all parts together are the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// From its first byte to one past its last.
    range: Range<u64>,
    /// Where in it the content begins, behind names and lengths.
    content: u64,
    what: What,
}

impl Part {
    fn new(range: Range<u64>, content: u64, what: What) -> Part {
        Part { range, content, what }
    }
}

/// How far a walker goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// To the end of the file.
    Whole,
    /// To the pixels, where cameras have told everything.
    ToPixels,
}

/// What a photo tells that leads to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Telling {
    /// Where it was taken.
    pub(super) place: bool,
    /// The number of the camera or its lens, or who owns it.
    pub(super) owner: bool,
}

impl Telling {
    fn and(self, other: Telling) -> Telling {
        Telling { place: self.place || other.place, owner: self.owner || other.owner }
    }
}

/// What a photo tells that leads to people. A file that cannot be understood tells nothing.
///
/// # Errors
///
/// The file cannot be read.
pub(super) fn telling(file: &mut (impl BufRead + Seek)) -> io::Result<Telling> {
    match look(file) {
        Ok(found) => Ok(found),
        Err(HeaderError::Problem(_)) => Ok(Telling::default()),
        Err(HeaderError::Io(error)) => Err(error),
    }
}

fn look(file: &mut (impl BufRead + Seek)) -> Result<Telling, HeaderError> {
    let mut start = Vec::with_capacity(kind::ENOUGH);
    file.by_ref().take(kind::ENOUGH as u64).read_to_end(&mut start)?;
    let parts = match kind::of(&start) {
        Kind::Photo(PhotoKind::Jpeg) => jpeg::parts(file, Extent::ToPixels)?,
        Kind::Photo(PhotoKind::Png) => png::parts(file)?,
        Kind::Photo(PhotoKind::Webp) => webp::parts(file)?,
        Kind::Photo(PhotoKind::Heic) => return heic::telling(file),
        _ => return Ok(Telling::default()),
    };
    let mut telling = Telling::default();
    for part in parts.iter().filter(|part| may_lead_to_people(part.what)) {
        let length = part.range.end.saturating_sub(part.content).min(MOST_BLOCK);
        file.seek(SeekFrom::Start(part.content))?;
        let mut block = Vec::new();
        file.by_ref().take(length).read_to_end(&mut block)?;
        telling = telling.and(exif_block::telling(part.what, block));
    }
    Ok(telling)
}

const fn may_lead_to_people(what: What) -> bool {
    matches!(what, What::Exif | What::Trace(Trace::Editing))
}

/// The length of a file.
fn length(file: &mut impl Seek) -> io::Result<u64> {
    file.seek(SeekFrom::End(0))
}

/// Reads from a place.
fn bytes_at<const COUNT: usize>(file: &mut (impl Read + Seek), place: u64) -> io::Result<[u8; COUNT]> {
    file.seek(SeekFrom::Start(place))?;
    super::header::bytes(file)
}
