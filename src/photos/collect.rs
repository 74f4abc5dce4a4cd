//! What was developed, brought to the photos that asked for it.

use std::collections::BTreeSet;

use super::cache::Cache;
use super::drawing::Sketch;
use super::entry::{Entry, EntryFile};
use super::key::{self, Key};
use super::{Derivative, DrawnCard, MadePhoto, Order, Outcome, Photos, Results, making};
use crate::catalogue::PhotoRole;
use crate::diagnostic::{Checked, Diagnostic};
use crate::plan::Recipe;
use crate::problem::PhotoProblem;
use crate::site::SitePath;

/// Brings the results to the photos that asked for them, and names the files.
pub(super) fn collect(orders: &[Order], sketches: &[Sketch], results: &Results, cache: Cache) -> Checked<Photos> {
    let names = key::names(results.keys().copied());
    let mut photos = Photos::default();
    let mut diagnostics = Vec::new();
    let mut spoken = BTreeSet::new();
    let wants_avif = |order: &Order| matches!(order.job.recipe, Recipe::Pages { avif: true, .. });
    if !making::HAS_AVIF && orders.iter().any(wants_avif) {
        diagnostics.push(Diagnostic::of_site(PhotoProblem::NoAvif));
    }
    for order in orders {
        let outcome = order.identity.as_ref().map(|(key, _)| (key, results.get(key)));
        let problem = match outcome {
            Err(problem) | Ok((_, Some(Outcome::Refused(problem)))) => Some(refused(order.job.recipe, problem)),
            Ok((key, Some(outcome))) => outcome.entry().and_then(|(entry, _)| {
                let name = names.get(key).map(String::as_str).unwrap_or_default();
                let made = made(*key, entry, name, &cache);
                match (order.job.recipe, order.job.photo) {
                    (Recipe::Icon, _) => photos.icon = Some(made),
                    (Recipe::Tile { .. }, _) => photos.tile = Some(made),
                    (Recipe::Pages { role, .. }, Some(photo)) => {
                        if role == PhotoRole::PaymentCode {
                            photos.read.insert(photo);
                        } else {
                            photos.photos.insert(photo, made);
                        }
                        if !entry.codes.texts.is_empty() {
                            photos.codes.insert(photo, entry.codes.texts.clone());
                        }
                        let published = role != PhotoRole::PaymentCode;
                        return unread(entry).filter(|_| published).or_else(|| small(role, entry));
                    }
                    (Recipe::Pages { .. } | Recipe::Beside, _) => {
                        photos.codes_beside.insert(order.job.file.path.clone(), entry.codes.texts.clone());
                        return unread(entry);
                    }
                }
                None
            }),
            Ok((_, None)) => None,
        };
        if let Some(problem) = problem
            && spoken.insert(&order.job.file.path)
        {
            let place = order.job.place.clone();
            diagnostics.push(Diagnostic { problem: problem.into(), place, related: Vec::new() });
        }
    }
    for Sketch { id, key, card, .. } in sketches {
        if let Some((entry, _)) = results.get(key).and_then(Outcome::entry) {
            let name = names.get(key).map(String::as_str).unwrap_or_default();
            let picture = made(*key, entry, name, &cache);
            photos.cards.insert(*id, DrawnCard { card: (*card).clone(), picture });
        }
    }
    let keys = orders.iter().filter(|order| matches!(order.job.recipe, Recipe::Pages { .. }));
    let keys: BTreeSet<Key> = keys.filter_map(|order| order.identity.as_ref().ok().map(|(key, _)| *key)).collect();
    let outcomes = || keys.iter().filter_map(|key| results.get(key));
    photos.made = outcomes().filter(|outcome| matches!(outcome, Outcome::Made(..))).count();
    photos.reused = outcomes().filter(|outcome| matches!(outcome, Outcome::Reused(..))).count();
    photos._lease = Some(cache.into_lease());
    Checked { value: photos, diagnostics }
}

fn made(key: Key, entry: &Entry, name: &str, cache: &Cache) -> MadePhoto {
    let derivative = |file: &EntryFile| {
        Some(Derivative {
            format: file.format,
            width: file.width,
            height: file.height,
            path: SitePath::new(format!("foto/{name}-{}", file.name()))?,
            file: cache.file(key, file),
            bytes: file.bytes,
        })
    };
    let mut derivatives: Vec<Derivative> = entry.files.iter().filter_map(derivative).collect();
    derivatives.sort_by_key(|derivative| (derivative.format, derivative.width));
    MadePhoto { width: entry.width, height: entry.height, color: entry.color, derivatives }
}

/// What is told of a photo that could not be decoded. One of `static/` is published all the same.
fn refused(recipe: Recipe, problem: &PhotoProblem) -> PhotoProblem {
    match recipe {
        Recipe::Beside => PhotoProblem::Unsearched,
        Recipe::Pages { .. } | Recipe::Icon | Recipe::Tile { .. } => problem.clone(),
    }
}

/// A warning for a published photo with a code that nobody here could read.
fn unread(entry: &Entry) -> Option<PhotoProblem> {
    (entry.codes.unread > 0).then_some(PhotoProblem::UnreadCode)
}

/// A warning for a photo that will look blurred where its role shows it.
fn small(role: PhotoRole, entry: &Entry) -> Option<PhotoProblem> {
    let wished = match role {
        PhotoRole::Product | PhotoRole::Category => 800,
        PhotoRole::Banner => 1200,
        PhotoRole::Maker => 400,
        PhotoRole::Logo | PhotoRole::PaymentCode => return None,
    };
    let Entry { width, height, .. } = *entry;
    (width.max(height) < wished).then_some(PhotoProblem::Small { width, height, wished })
}
