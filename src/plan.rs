//! The plan: every page, its address, and every photo that must be made.

use crate::catalogue::{Photo, PhotoId, PhotoRole};
use crate::diagnostic::Place;
use crate::source::PhotoFile;

/// One photo to make.
#[derive(Debug, Clone)]
pub struct PhotoJob {
    /// The photo in the catalogue.
    pub photo: PhotoId,
    /// The file.
    pub file: PhotoFile,
    /// Where a problem of it is shown.
    pub place: Place,
    /// What to make of it.
    pub recipe: Recipe,
}

/// What to make of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recipe {
    /// The role, which decides sizes and formats.
    pub role: PhotoRole,
    /// Whether AVIF files are made too.
    pub avif: bool,
}

impl PhotoJob {
    /// The job for a photo of the catalogue.
    pub fn new(id: PhotoId, photo: &Photo, avif: bool) -> PhotoJob {
        PhotoJob {
            photo: id,
            file: photo.file.clone(),
            place: Place::Text(photo.named_at),
            recipe: Recipe { role: photo.role, avif },
        }
    }
}
