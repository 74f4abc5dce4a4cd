//! Who agreed to be shown, for those who look after the consents.
//!
//! Kept apart from the catalogue, so that no page can be made of it: who gave a consent is nobody's business but the
//! shop's.

use jiff::civil::Date;

use super::{MakerId, ShopId};

/// What was written of one maker, what a consent says of it, and what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The maker in the catalogue.
    pub maker: MakerId,
    /// The shop that the maker works with.
    pub shop: ShopId,
    /// The maker's file, by its path from the site's folder.
    pub file: String,
    /// What the file holds of the person, shown or not.
    pub written: Covers,
    /// What is shown beside the maker's products.
    pub shown: Covers,
    /// The consent, as far as it could be read.
    pub consent: Consent,
}

/// Parts of what there is to know of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Covers {
    /// The public name.
    pub name: bool,
    /// The story.
    pub story: bool,
    /// The photo.
    pub photo: bool,
}

/// A consent, as it stands in the maker's file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Consent {
    /// Who gave it.
    pub given_by: Option<String>,
    /// The day it was given.
    pub on: Option<Date>,
    /// The guardian who agreed, where the maker is a child.
    pub guardian: Option<String>,
    /// What may be shown.
    pub covers: Covers,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Whether it holds on the build's date, and why not.
    pub standing: Standing,
}

/// Whether a consent holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// There is none.
    #[default]
    Missing,
    /// It lacks who gave it or when, or a date cannot be read.
    Incomplete,
    /// It covers nothing.
    Withdrawn,
    /// It begins later.
    NotYet,
    /// Its last day is past.
    Ended,
    /// It holds.
    Holds,
}

impl Covers {
    /// Nothing at all.
    pub const NOTHING: Covers = Covers { name: false, story: false, photo: false };

    /// Whether there is nothing in it.
    pub fn is_nothing(self) -> bool {
        self == Covers::NOTHING
    }

    /// What both have.
    pub const fn and(self, other: Covers) -> Covers {
        Covers { name: self.name && other.name, story: self.story && other.story, photo: self.photo && other.photo }
    }

    /// What this has and the other lacks.
    pub const fn without(self, other: Covers) -> Covers {
        Covers { name: self.name && !other.name, story: self.story && !other.story, photo: self.photo && !other.photo }
    }
}

impl Person {
    /// What was written and is not shown.
    pub const fn unshown(&self) -> Covers {
        self.written.without(self.shown)
    }
}
