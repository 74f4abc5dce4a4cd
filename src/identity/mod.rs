//! The payment identity of a site: where buyers' money and messages go, in one canonical form.
//!
//! Equal spellings give equal values: `0812-0000-0001` and `+62 812 0000 0001` are one claim. What is compared, kept in
//! the lock and asked for by `etalase trust` is always this form, never what was written.

mod account;
mod address;
mod claim;
mod context;
mod email;
mod fold;
mod group;
mod host;
mod link;
mod lock;
mod look_alike;
mod mention;
mod mixed;
mod number;
mod parted;
mod rendered;
mod scattered;
mod sides;
mod spoken;
mod tail;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub use claim::{Claim, ClaimKind};
pub use lock::{Lock, LockError, LockFault};
pub use mention::{Found, Mention, mentions};

use crate::catalogue::{ShopId, Slug};
use crate::language::Language;
use crate::source::Span;

/// Where the lock of a site lies, as a path from the site's folder.
pub const LOCK_PATH: &str = "content/identity.lock";

/// Who receives money or messages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payee {
    /// The site as a whole, for its address.
    Site,
    /// A shop; nothing for the only shop of a site.
    Shop(Option<Slug>),
}

impl Payee {
    /// The name as people type it after `etalase trust`.
    pub fn name_in(&self, language: Language) -> &str {
        match (self, language) {
            (Payee::Site, Language::Indonesian) => "situs",
            (Payee::Site, Language::English) => "site",
            (Payee::Shop(None), Language::Indonesian) => "toko",
            (Payee::Shop(None), Language::English) => "shop",
            (Payee::Shop(Some(slug)), _) => slug.as_str(),
        }
    }
}

/// A claim with the place in the content that makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Whose it is; nothing for the site's.
    pub shop: Option<ShopId>,
    /// What is claimed.
    pub claim: Claim,
    /// The value in the shop's or the site's file.
    pub span: Span,
}

/// Something in another text that looks like a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentioned {
    /// The shop whose folder holds the text; nothing for a text of the whole site.
    pub shop: Option<ShopId>,
    /// What it looks like.
    pub mention: Mention,
    /// Whether look-alike or invisible characters are in it.
    pub disguised: bool,
    /// As it is written.
    pub written: String,
    /// Where.
    pub span: Span,
}

/// All claims of a site, by who is paid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The claims of each payee; a shop without any is there too.
    pub payees: BTreeMap<Payee, BTreeSet<Claim>>,
}

impl Identity {
    /// The claims of one payee; nothing where it is not known.
    pub fn of(&self, payee: &Payee) -> Option<&BTreeSet<Claim>> {
        self.payees.get(payee)
    }
}
