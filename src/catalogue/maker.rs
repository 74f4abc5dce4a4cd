//! The people who make the goods, as far as they agreed to be shown.

use super::{Markdown, PhotoId, ShopId, Slug};
use crate::language::Translated;

/// The number of a maker in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MakerId(pub usize);

/// A maker. What no consent covers on the build's date is not here at all.
#[derive(Debug, Clone)]
pub struct Maker {
    /// The maker's number.
    pub id: MakerId,
    /// The shop that the maker works with.
    pub shop: ShopId,
    /// The name of the file.
    pub slug: Slug,
    /// The public name, with consent.
    pub name: Option<String>,
    /// The story, with consent.
    pub story: Option<Translated<Markdown>>,
    /// The photo, with consent.
    pub photo: Option<PhotoId>,
}
