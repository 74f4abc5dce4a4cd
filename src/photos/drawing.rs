//! The cards of a build: which photo each is drawn from, and whether the cache has it already.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Error};

use super::cache::Cache;
use super::entry::{Entry, EntryFile};
use super::key::Key;
use super::pixels::Pixels;
use super::{Order, Outcome, PhotoFormat, Results, card, crew, decode, header};
use crate::catalogue::PhotoId;
use crate::failure::Failure;
use crate::plan::{Card, CardId, Recipe};
use crate::progress::Progress;

/// Pixels on the long side of the derivative that a card is drawn from. It fills the square but for portraits of it, and
/// costs a fifth of the next larger one to decode.
const FROM: u32 = 800;

/// A card that can be drawn.
pub(super) struct Sketch<'a> {
    /// Which pages it is for.
    pub(super) id: CardId,
    /// Its key; cards that look the same have the same.
    pub(super) key: Key,
    /// What is drawn.
    pub(super) card: &'a Card,
    photo: Option<Key>,
}

/// The cards whose photos were made.
pub(super) fn sketches<'a>(cards: &'a [(CardId, Card)], orders: &[Order], results: &Results) -> Vec<Sketch<'a>> {
    let pages = orders.iter().filter(|order| matches!(order.job.recipe, Recipe::Pages { .. }));
    let made = pages.filter_map(|order| {
        let (key, _) = order.identity.as_ref().ok()?;
        results.get(key).and_then(Outcome::entry).and_then(|_| Some((order.job.photo?, *key)))
    });
    let made: BTreeMap<PhotoId, Key> = made.collect();
    let sketch = |(id, card): &'a (CardId, Card)| {
        let photo = match card.photo {
            Some(photo) => Some(*made.get(&photo)?),
            None => None,
        };
        Some(Sketch { id: *id, key: card::key(photo, card), card, photo })
    };
    cards.iter().filter_map(sketch).collect()
}

/// Draws each different card once, or takes it from the cache.
///
/// # Errors
///
/// The disk refused, or a file of the cache that was whole a moment ago is not.
pub(super) fn draw(
    sketches: &[Sketch],
    results: &Results,
    cache: &Cache,
    progress: &dyn Progress,
) -> Result<Vec<(Key, Outcome)>, Failure> {
    let mut seen = BTreeSet::new();
    let works: Vec<&Sketch> = sketches.iter().filter(|sketch| seen.insert(sketch.key)).collect();
    crew::each(&works, |sketch| {
        let outcome = one(sketch, results, cache)?;
        progress.done(matches!(outcome, Outcome::Made(..)));
        Ok((sketch.key, outcome))
    })
}

fn one(sketch: &Sketch, results: &Results, cache: &Cache) -> Result<Outcome, Failure> {
    if let Some((entry, modified)) = cache.find(sketch.key) {
        return Ok(Outcome::Reused(entry, modified));
    }
    let entry = |key: Key| Some((key, results.get(&key)?.entry()?.0));
    let photo = sketch.photo.and_then(entry).map(|(key, entry)| pixels(key, entry, cache)).transpose()?;
    let drawn = card::draw(sketch.card, photo.flatten().as_ref())
        .map_err(|words| Failure::Write { path: cache.root().to_owned(), source: Error::other(words) })?;
    cache.store(sketch.key, &drawn).map(|(entry, modified)| Outcome::Made(entry, modified))
}

/// The derivative of a photo that a card is drawn from, in sRGB and upright as all of them are.
fn pixels(key: Key, entry: &Entry, cache: &Cache) -> Result<Option<Pixels>, Failure> {
    let every = |file: &&EntryFile| matches!(file.format, PhotoFormat::Jpeg | PhotoFormat::Png);
    let long = |file: &&EntryFile| file.width.max(file.height);
    let files = || entry.files.iter().filter(every);
    let file = files().filter(|file| long(file) <= FROM).max_by_key(long).or_else(|| files().min_by_key(long));
    let Some(file) = file else { return Ok(None) };
    let path = cache.file(key, file);
    let bytes = fs::read(&path).map_err(Failure::reading(&path))?;
    let broken = |words: String| Failure::Read { path: path.clone(), source: Error::other(words) };
    let header = header::read(&mut Cursor::new(&bytes)).map_err(|error| broken(format!("{error:?}")))?;
    let decoded = decode::decode(&bytes, &header).map_err(|problem| broken(format!("{problem:?}")))?;
    Ok(Some(decoded.pixels))
}
