//! A photo as the catalogue knows it: which file, for what, in which words.

use crate::language::Translated;
use crate::source::{PhotoFile, Span};

/// The number of a photo in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhotoId(pub usize);

/// What a photo is for; it decides the sizes that are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhotoRole {
    /// A product's photo.
    Product,
    /// A shop's wide photo.
    Banner,
    /// A shop's logo.
    Logo,
    /// A maker's photo, shown with consent only.
    Maker,
    /// A category's photo.
    Category,
    /// A picture of a payment code, which must stay sharp.
    PaymentCode,
}

/// One photo that some page shows.
#[derive(Debug, Clone)]
pub struct Photo {
    /// The file.
    pub file: PhotoFile,
    /// What it is for.
    pub role: PhotoRole,
    /// What it shows, in words; for a product without one, its name and the photo's number.
    pub alt: Translated<String>,
    /// The text that names it; nothing where it was found in its product's folder.
    pub named_at: Option<Span>,
}
