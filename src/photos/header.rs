//! The size of a photo and what decoding it takes, read from its header before any decoder sees the file.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use super::kind::{self, Kind, PhotoKind};
use super::{heic, jpeg_header, png_header, webp_header};
use crate::problem::{BrokenCause, PhotoProblem};

/// The most pixels of a photo, in millions.
pub(super) const MOST_MEGAPIXELS: u32 = 120;
/// The most bytes of decoded pixels.
const MOST_DECODED: u64 = 400_000_000;

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// The format.
    pub(super) kind: PhotoKind,
    /// Pixels from left to right, as stored.
    pub(super) width: u32,
    /// Pixels from top to bottom, as stored.
    pub(super) height: u32,
    /// Bytes of one decoded pixel.
    pub(super) pixel_bytes: u32,
    /// Bytes that the decoder needs beside the decoded pixels.
    pub(super) scratch: u64,
}

/// Why no header could be read.
#[derive(Debug)]
pub(super) enum HeaderError {
    /// The file is not what it should be.
    Problem(PhotoProblem),
    /// The file could not be read.
    Io(io::Error),
}

impl From<PhotoProblem> for HeaderError {
    fn from(problem: PhotoProblem) -> HeaderError {
        HeaderError::Problem(problem)
    }
}

impl From<io::Error> for HeaderError {
    fn from(error: io::Error) -> HeaderError {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => HeaderError::Problem(PhotoProblem::CutShort),
            _ => HeaderError::Io(error),
        }
    }
}

impl Header {
    /// Bytes of the decoded pixels.
    pub(super) fn decoded(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * u64::from(self.pixel_bytes)
    }

    /// The same header where it keeps the limits.
    fn within_limits(self) -> Result<Header, PhotoProblem> {
        let Header { width, height, .. } = self;
        if width == 0 || height == 0 {
            return Err(PhotoProblem::Broken { cause: BrokenCause::NoSize });
        }
        if u64::from(width) * u64::from(height) > u64::from(MOST_MEGAPIXELS) * 1_000_000 {
            return Err(PhotoProblem::TooManyPixels { width, height, most_megapixels: MOST_MEGAPIXELS });
        }
        if self.decoded() > MOST_DECODED {
            return Err(PhotoProblem::TooHeavy { width, height });
        }
        Ok(self)
    }
}

/// Reads a header and holds it against the limits.
///
/// # Errors
///
/// The problem of a file that is not a readable photo or is over a limit, or the reader's own error.
pub(super) fn read(file: &mut (impl BufRead + Seek)) -> Result<Header, HeaderError> {
    let mut start = Vec::with_capacity(kind::ENOUGH);
    file.by_ref().take(kind::ENOUGH as u64).read_to_end(&mut start)?;
    file.seek(SeekFrom::Start(0))?;
    let header = match kind::of(&start) {
        Kind::Photo(PhotoKind::Jpeg) => jpeg_header::read(file)?,
        Kind::Photo(PhotoKind::Png) => png_header::read(file)?,
        Kind::Photo(PhotoKind::Webp) => webp_header::read(file)?,
        Kind::Photo(PhotoKind::Heic) => {
            let mut whole = Vec::new();
            file.read_to_end(&mut whole)?;
            heic::header(&whole)?
        }
        Kind::Foreign(kind) => return Err(PhotoProblem::NotAPhoto { kind }.into()),
        Kind::Empty => return Err(PhotoProblem::Empty.into()),
    };
    Ok(header.within_limits()?)
}

/// Reads so many bytes.
pub(super) fn bytes<const COUNT: usize>(file: &mut impl Read) -> io::Result<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Goes on by so many bytes.
pub(super) fn skip(file: &mut impl Seek, count: u64) -> io::Result<()> {
    let count = i64::try_from(count).map_err(|_| io::ErrorKind::UnexpectedEof)?;
    file.seek_relative(count)
}
