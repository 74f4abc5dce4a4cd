//! The guard of the payment identity: what the content states against what is locked, and every number elsewhere
//! against what the content states.

mod beside;
mod compare;
mod scan;

use std::collections::{BTreeMap, BTreeSet};

use compare::Anchor;
use scan::Scan;

use crate::catalogue::{Catalogue, PhotoId, ShopId};
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::identity::{Claim, Identity, LOCK_PATH, Lock, LockFault, Mention, Mentioned, Payee, Stated, mentions};
use crate::photos::Photos;
use crate::problem::IdentityProblem;
use crate::source::{FileId, Sources, Span};

/// Where the site's address is stated.
const SITE_FILES: [&str; 2] = ["content/site.toml", "content/situs.toml"];

/// What the guard looks at.
#[derive(Debug, Clone, Copy)]
pub struct Watched<'a> {
    /// The texts, the lock among them.
    pub sources: &'a Sources,
    /// Whose the shops and the photos are.
    pub catalogue: &'a Catalogue,
    /// What the shops' files and the site's file state.
    pub stated: &'a [Stated],
    /// What looks like a payment identity anywhere.
    pub mentions: &'a [Mentioned],
    /// The codes in the photos.
    pub photos: &'a Photos,
    /// Another lock that the content must be true to: the base branch's, in continuous integration.
    pub against: Option<FileId>,
}

/// How a site's payment identity stands.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// What the content states.
    pub identity: Identity,
    /// What is locked; nothing without a lock.
    pub locked: Option<Lock>,
}

impl Standing {
    /// Who is stated and not locked yet.
    pub fn unlocked(&self) -> Vec<&Payee> {
        let is_locked = |payee: &Payee| self.locked.as_ref().is_some_and(|locked| !locked.of(payee).is_empty());
        self.identity.payees.keys().filter(|payee| !is_locked(payee)).collect()
    }

    /// The lock with those who are not locked yet, and without the marks of a merge; nothing where it has them all. What
    /// is locked stays as it is.
    pub fn next_lock(&self) -> Option<String> {
        let unlocked = self.unlocked();
        if unlocked.is_empty() && !self.locked.as_ref().is_some_and(|locked| locked.is_unmerged) {
            return None;
        }
        let mut next = self.locked.clone().unwrap_or_default();
        for payee in unlocked {
            next.set(payee, self.identity.of(payee));
        }
        Some(next.to_text())
    }
}

/// Looks at everything.
///
/// `told` is what earlier stages said: a claim that is missing from a file with errors is not told to be gone, for it may
/// stand there with a slip in it.
pub fn guard(watched: Watched<'_>, told: &[Diagnostic]) -> Checked<Standing> {
    let mut diagnostics = Vec::new();
    let mut stated = Statement::of(watched, &mut diagnostics);
    stated.broken = told.iter().filter(|one| one.is_error()).filter_map(file_of).collect();
    let locked = read_lock(watched, &mut diagnostics);
    if let Some(locked) = &locked {
        compare::compare(&stated, locked, Anchor::Lock, &mut diagnostics);
    }
    let standing = Standing { identity: stated.identity(), locked };
    if let Some(file) = watched.against {
        let base = read(watched.sources, file, &mut diagnostics);
        compare::compare(&stated, &base, Anchor::Base, &mut diagnostics);
        if standing.locked.is_none() || !standing.unlocked().is_empty() {
            diagnostics.push(Diagnostic::in_file(LOCK_PATH, IdentityProblem::LockMissing));
        }
    }
    Scan::of(watched, &stated, told).report_to(&mut diagnostics);
    beside::tell(watched, &mut diagnostics);
    Checked { value: standing, diagnostics }
}

/// Every claim of the content with its place, by who is paid.
struct Statement {
    claims: BTreeMap<Payee, BTreeMap<Claim, Span>>,
    /// The first line of each payee's file.
    files: BTreeMap<Payee, Span>,
    /// The payees by their number in the catalogue.
    shops: Vec<Payee>,
    /// Files with errors.
    broken: BTreeSet<FileId>,
}

fn file_of(diagnostic: &Diagnostic) -> Option<FileId> {
    match diagnostic.place {
        Place::Text(span) => Some(span.file),
        _ => None,
    }
}

impl Statement {
    fn of(watched: Watched<'_>, diagnostics: &mut Vec<Diagnostic>) -> Statement {
        let shops: Vec<Payee> = watched.catalogue.shops.iter().map(|shop| Payee::Shop(shop.slug.clone())).collect();
        let spans = watched.catalogue.shops.iter().map(|shop| shop.span);
        let mut statement = Statement {
            claims: shops.iter().map(|shop| (shop.clone(), BTreeMap::new())).collect(),
            files: shops.iter().cloned().zip(spans).collect(),
            shops,
            broken: BTreeSet::new(),
        };
        let site = watched.sources.texts().find(|(_, text)| SITE_FILES.contains(&text.path.as_str()));
        statement.files.extend(site.map(|(file, _)| (Payee::Site, Span::first_line(file))));
        for Stated { shop, claim, span } in watched.stated {
            let payee = statement.payee(*shop);
            statement.claims.entry(payee).or_default().entry(claim.clone()).or_insert(*span);
        }
        for shop in &watched.catalogue.shops {
            if let Some(image) = shop.qris.as_ref().and_then(|qris| qris.image) {
                statement.add_pictured(shop.id, image, watched, diagnostics);
            }
        }
        statement
    }

    /// Whether a missing claim of this payee may be there with a slip in it.
    fn is_broken(&self, payee: &Payee) -> bool {
        self.files.get(payee).is_some_and(|span| self.broken.contains(&span.file))
    }

    fn payee(&self, shop: Option<ShopId>) -> Payee {
        shop.and_then(|shop| self.shops.get(shop.0)).cloned().unwrap_or(Payee::Site)
    }

    /// Takes the merchant of a shop's pictured code for stated, where its text is not stated beside it.
    fn add_pictured(&mut self, shop: ShopId, image: PhotoId, watched: Watched<'_>, diagnostics: &mut Vec<Diagnostic>) {
        // A picture that could not be read is told by the stage that reads it.
        if !watched.photos.was_read(image) {
            return;
        }
        let codes = watched.photos.codes(image).iter().flat_map(|text| mentions(text));
        let merchants: Vec<Claim> = codes
            .filter_map(|found| match found.mention {
                Mention::Qris(Some(merchant)) => Some(merchant),
                _ => None,
            })
            .collect();
        let photo = watched.catalogue.photo(image);
        if merchants.is_empty() {
            let problem = IdentityProblem::QrisUnreadable { file: scan::file_name(&photo.file.path) };
            diagnostics.push(scan::told_of(photo, problem));
        }
        // A shop's code is always named by a key.
        let Some(named_at) = photo.named_at else { return };
        let claims = self.claims.entry(self.payee(Some(shop))).or_default();
        if !claims.keys().any(|claim| matches!(claim, Claim::Qris { .. })) {
            claims.extend(merchants.into_iter().map(|merchant| (merchant, named_at)));
        }
    }

    fn identity(&self) -> Identity {
        let names = |claims: &BTreeMap<Claim, Span>| claims.keys().cloned().collect::<BTreeSet<Claim>>();
        Identity { payees: self.claims.iter().map(|(payee, claims)| (payee.clone(), names(claims))).collect() }
    }
}

/// The site's own lock.
fn read_lock(watched: Watched<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Lock> {
    let (file, _) = watched.sources.texts().find(|(_, text)| text.path == LOCK_PATH)?;
    Some(read(watched.sources, file, diagnostics))
}

fn read(sources: &Sources, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Lock {
    let (lock, mut errors) = Lock::read(&sources.text(file).text);
    // What else is wrong with it has its own way on, which takes the marks away too.
    if errors.iter().any(|error| error.fault != LockFault::Unmerged) {
        errors.retain(|error| error.fault != LockFault::Unmerged);
    }
    for error in errors {
        let problem = match error.fault {
            LockFault::Damaged => IdentityProblem::LockDamaged,
            LockFault::Edited => IdentityProblem::LockEdited,
            LockFault::Newer => IdentityProblem::LockNewer,
            LockFault::Unmerged => IdentityProblem::LockUnmerged,
            LockFault::Disputed(payee) => {
                let tables = lock.of(&payee);
                let is_in_all = |claim: &&Claim| tables.iter().all(|table| table.contains(*claim));
                let differing = |table: &BTreeSet<Claim>| {
                    table.iter().filter(|claim| !is_in_all(claim)).map(Claim::shown).collect::<Vec<_>>().join(" + ")
                };
                IdentityProblem::LockDisputed { tables: tables.iter().map(differing).collect(), payee }
            }
        };
        let place = Place::Text(Span { file, start: error.place.start, end: error.place.end });
        diagnostics.push(Diagnostic { problem: problem.into(), place, related: Vec::new() });
    }
    lock
}
