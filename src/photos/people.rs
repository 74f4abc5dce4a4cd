//! What photos give away of people, seen without decoding one.

use std::collections::HashSet;

use super::key::ContentHash;
use super::traces::Telling;
use super::{Identities, Order};
use crate::diagnostic::Diagnostic;
use crate::problem::{PersonProblem, PhotoProblem};
use crate::source::holds_people;

/// Tells of positions and owners in the files, and of copies of photos that show somebody who may not be shown.
pub(super) fn look(orders: &[Order], identities: &Identities) -> Vec<Diagnostic> {
    telling(identities).chain(copies(orders, identities)).collect()
}

/// One warning for all photos that lead to people: a shop may have thousands. One more for those that are published as they
/// are.
fn telling(identities: &Identities) -> impl Iterator<Item = Diagnostic> {
    let known = identities.iter().filter_map(|(path, identity)| Some((*path, identity.as_ref().ok()?.telling)));
    let (published, kept): (Vec<_>, Vec<_>) = known.partition(|(path, _)| path.starts_with("static/"));
    let counts = |all: &[(&str, Telling)]| {
        let places = all.iter().filter(|(_, telling)| telling.place).count();
        (places, all.iter().filter(|(_, telling)| telling.owner).count())
    };
    let ((places, owners), (public_places, public_owners)) = (counts(&kept), counts(&published));
    let all = [
        ("content", places + owners, PhotoProblem::TellsPlace { places, owners }),
        (
            "static",
            public_places + public_owners,
            PhotoProblem::PublishesPlace { places: public_places, owners: public_owners },
        ),
    ];
    all.into_iter().filter(|(_, count, _)| *count > 0).map(|(folder, _, problem)| Diagnostic::in_file(folder, problem))
}

/// Published photos with the very bytes of one in a makers' folder that no maker shows: most likely that of somebody who
/// does not want to be seen any more. Like a name in a text it is told and published.
fn copies(orders: &[Order], identities: &Identities) -> Vec<Diagnostic> {
    let known = || identities.iter().filter_map(|(path, identity)| Some((*path, identity.as_ref().ok()?.content)));
    let shown: HashSet<&str> = orders.iter().map(|order| order.job.file.path.as_str()).collect();
    let of_people = known().filter(|(path, _)| is_of_people(path));
    let (agreed, others): (Vec<_>, Vec<_>) = of_people.partition(|(path, _)| shown.contains(path));
    let mut hidden: HashSet<ContentHash> = others.into_iter().map(|(_, content)| content).collect();
    for (_, content) in agreed {
        hidden.remove(&content);
    }
    let copies: HashSet<&str> = known()
        .filter(|(path, content)| !is_of_people(path) && hidden.contains(content))
        .map(|(path, _)| path)
        .collect();
    let mut told = HashSet::new();
    let of_pages = orders.iter().map(|order| order.job).filter(|job| job.photo.is_some());
    let named = of_pages.filter(|job| copies.contains(job.file.path.as_str()));
    let named = named.filter(|job| told.insert(job.file.path.as_str())).map(|job| Diagnostic {
        problem: PersonProblem::CopyOfHiddenPhoto.into(),
        place: job.place.clone(),
        related: Vec::new(),
    });
    let published = identities.keys().filter(|path| path.starts_with("static/") && copies.contains(*path));
    let published = published.map(|path| Diagnostic::in_file(*path, PersonProblem::CopyOfHiddenPhoto));
    named.chain(published).collect()
}

/// Whether a photo lies in a makers' folder.
fn is_of_people(path: &str) -> bool {
    path.starts_with("content/") && path.split('/').rev().skip(1).any(holds_people)
}
