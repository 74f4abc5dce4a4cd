//! The photos: each decoded once, made upright, small and sRGB, without metadata, and kept in a cache.
//!
//! The order of work: which bytes are they ([`source`], helped by the cache's index); are they in the cache already;
//! else develop them ([`develop`]: header and limits, decode, resize, convert, turn, read codes, encode), two photos at a
//! time on two cores, under one [`budget`] of memory; then name everything.

mod boxes;
mod budget;
mod cache;
mod card;
mod code;
mod collect;
mod color;
mod crew;
mod decode;
mod develop;
mod drawing;
mod encode;
mod entry;
mod exif;
mod finder;
mod grid;
mod header;
mod heic;
mod icon;
mod image;
mod index;
mod jpeg_header;
mod key;
mod kind;
mod making;
mod people;
mod pixels;
mod planes;
mod png_header;
mod resize;
#[cfg(test)]
pub(crate) mod sample;
mod scaled;
mod source;
mod traces;
mod turn;
mod webp;
mod webp_header;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use budget::Budget;
use cache::{Cache, Lease};
use entry::Entry;
use index::{Index, PathHash, Stamp};
use key::Key;
use making::Making;
use source::{Identity, Undevelopable};
pub use traces::{Cleaned, Trace, Unclean, clean};

use crate::catalogue::{Color, PhotoId};
use crate::diagnostic::Checked;
use crate::failure::Failure;
use crate::plan::{Card, CardId, PhotoJob};
use crate::problem::PhotoProblem;
use crate::progress::Progress;
use crate::site::{Content, SiteFile, SitePath};
use crate::source::PhotoFile;

/// The memory of all photos that are developed at one moment, in bytes.
const MEMORY: u64 = 512 << 20;

/// A format of derivatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhotoFormat {
    /// The smallest, where asked for.
    Avif,
    /// Small; every browser since 2020.
    Webp,
    /// For all else, where nothing is transparent.
    Jpeg,
    /// For all else, where something is transparent or must stay exact.
    Png,
}

impl PhotoFormat {
    /// The end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            PhotoFormat::Avif => "avif",
            PhotoFormat::Webp => "webp",
            PhotoFormat::Jpeg => "jpg",
            PhotoFormat::Png => "png",
        }
    }

    /// The media type, as `<source type>` wants it.
    pub const fn media_type(self) -> &'static str {
        match self {
            PhotoFormat::Avif => "image/avif",
            PhotoFormat::Webp => "image/webp",
            PhotoFormat::Jpeg => "image/jpeg",
            PhotoFormat::Png => "image/png",
        }
    }

    fn from_extension(extension: &str) -> Option<PhotoFormat> {
        let all = [PhotoFormat::Avif, PhotoFormat::Webp, PhotoFormat::Jpeg, PhotoFormat::Png];
        all.into_iter().find(|format| format.extension() == extension)
    }
}

/// One file that was made of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Derivative {
    /// Its format.
    pub format: PhotoFormat,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Where it goes in the site.
    pub path: SitePath,
    /// Where it lies in the cache; it stays there as long as the [`Photos`] live.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A photo and all that was made of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MadePhoto {
    /// The upright original's pixels from left to right.
    pub width: u32,
    /// The upright original's pixels from top to bottom.
    pub height: u32,
    /// The mean colour, to fill the place while the photo comes.
    pub color: Color,
    /// The files, by format and then by width, smallest first.
    pub derivatives: Vec<Derivative>,
}

impl MadePhoto {
    /// The files of one format, smallest first.
    pub fn in_format(&self, format: PhotoFormat) -> impl Iterator<Item = &Derivative> {
        self.derivatives.iter().filter(move |derivative| derivative.format == format)
    }

    /// The files that every viewer can show, JPEG or PNG, smallest first; never empty for a photo that was made.
    pub fn for_every_viewer(&self) -> impl Iterator<Item = &Derivative> {
        let every = |format| matches!(format, PhotoFormat::Jpeg | PhotoFormat::Png);
        self.derivatives.iter().filter(move |derivative| every(derivative.format))
    }
}

/// A card with its picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnCard {
    /// What was drawn.
    pub card: Card,
    /// The picture, in one file.
    pub picture: MadePhoto,
}

/// Every photo that could be made.
#[derive(Debug, Default)]
pub struct Photos {
    photos: BTreeMap<PhotoId, MadePhoto>,
    /// The site's logo as squares, without a ground.
    pub icon: Option<MadePhoto>,
    /// The site's logo as squares of which any shape may be cut.
    pub tile: Option<MadePhoto>,
    cards: BTreeMap<CardId, DrawnCard>,
    codes: BTreeMap<PhotoId, Vec<String>>,
    /// The codes in photos of `static/`, by path from the site's folder.
    codes_beside: BTreeMap<String, Vec<String>>,
    /// The pictures of payment codes. They are read and not published: a picture may show more than was read in it.
    read: BTreeSet<PhotoId>,
    /// How many photos were developed by this build.
    pub made: usize,
    /// How many photos the cache had.
    pub reused: usize,
    _lease: Option<Lease>,
}

impl Photos {
    /// The photo of this number; nothing where it could not be made.
    pub fn get(&self, id: PhotoId) -> Option<&MadePhoto> {
        self.photos.get(&id)
    }

    /// The card of a page; nothing where there is none, or the photo on it could not be made.
    pub fn card(&self, id: CardId) -> Option<&DrawnCard> {
        self.cards.get(&id)
    }

    /// Whether the picture of a payment code was looked through for its text.
    pub fn was_read(&self, id: PhotoId) -> bool {
        self.read.contains(&id)
    }

    /// The texts of the QR codes in a photo.
    pub fn codes(&self, id: PhotoId) -> &[String] {
        self.codes.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The texts of the QR codes in photos of `static/`, by path from the site's folder.
    pub fn codes_beside(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.codes_beside.iter().map(|(path, codes)| (path.as_str(), codes.as_slice()))
    }

    /// Every photo, by number.
    pub fn iter(&self) -> impl Iterator<Item = (PhotoId, &MadePhoto)> {
        self.photos.iter().map(|(id, photo)| (*id, photo))
    }

    /// Every file to publish, once, by path.
    pub fn files(&self) -> impl Iterator<Item = SiteFile> {
        let files: BTreeMap<&SitePath, &Derivative> = self
            .photos
            .values()
            .chain(&self.icon)
            .chain(&self.tile)
            .chain(self.cards.values().map(|card| &card.picture))
            .flat_map(|photo| &photo.derivatives)
            .map(|derivative| (&derivative.path, derivative))
            .collect();
        files
            .into_iter()
            .map(|(path, derivative)| SiteFile { path: path.clone(), content: Content::File(derivative.file.clone()) })
    }
}

impl FromIterator<(PhotoId, MadePhoto)> for Photos {
    fn from_iter<I: IntoIterator<Item = (PhotoId, MadePhoto)>>(photos: I) -> Photos {
        Photos { photos: photos.into_iter().collect(), ..Photos::default() }
    }
}

/// Makes every photo and card, or takes it from the cache in this folder (`.etalase`). `all` are the photos of the site's
/// folder, shown or not, which are looked at for what they tell.
///
/// A photo that cannot be made is a diagnostic at the first job that names its file, and absent from the result; the
/// others go on. Photos of people that no job wants leave the cache. As many photos are worked on at once as rayon's current pool has threads.
///
/// # Errors
///
/// The machine failed: a photo vanished, the cache cannot be written.
pub fn make(
    jobs: &[PhotoJob],
    cards: &[(CardId, Card)],
    all: &[&[PhotoFile]],
    cache: &Path,
    progress: &dyn Progress,
) -> Result<Checked<Photos>, Failure> {
    let cache = Cache::open(cache)?;
    let wanted = jobs.iter().map(|job| &job.file);
    let files: BTreeMap<&str, &PhotoFile> =
        all.iter().copied().flatten().chain(wanted).map(|file| (file.path.as_str(), file)).collect();
    let identities = identify(&files, &cache)?;
    let orders: Vec<Order> = jobs.iter().map(|job| Order::of(job, &identities)).collect();
    let works = works(&orders);
    progress.begin(works.len() + cards.len());
    let mut results = work(&works, &cache, progress)?;
    let sketches = drawing::sketches(cards, &orders, &results);
    let drawn = drawing::draw(&sketches, &results, &cache, progress)?;
    // Cards that look like another, or whose photo could not be made, are done without work.
    (drawn.len()..cards.len()).for_each(|_| progress.done(false));
    progress.end();
    results.extend(drawn);
    cache.keep_people(|key| results.contains_key(key))?;
    cache.remember(&index_after(&cache, &identities, &results))?;
    let mut made = collect::collect(&orders, &sketches, &results, cache);
    made.diagnostics.extend(people::look(&orders, &identities));
    Ok(made)
}

/// Which bytes each file holds.
type Identities<'jobs> = BTreeMap<&'jobs str, Result<Identity, PhotoProblem>>;

/// What came of each key.
type Results = BTreeMap<Key, Outcome>;

/// What came of one piece of work.
enum Outcome {
    Reused(Entry, Vec<Stamp>),
    Made(Entry, Vec<Stamp>),
    Refused(PhotoProblem),
}

impl Outcome {
    fn entry(&self) -> Option<(&Entry, &[Stamp])> {
        match self {
            Outcome::Reused(entry, modified) | Outcome::Made(entry, modified) => Some((entry, modified)),
            Outcome::Refused(_) => None,
        }
    }
}

/// A job whose file has been identified.
struct Order<'jobs> {
    job: &'jobs PhotoJob,
    making: Making,
    identity: Result<(Key, Identity), PhotoProblem>,
}

impl<'jobs> Order<'jobs> {
    fn of(job: &'jobs PhotoJob, identities: &Identities) -> Order<'jobs> {
        let making = Making::of(job.recipe);
        let identity = match identities.get(job.file.path.as_str()) {
            Some(Ok(identity)) => Ok((Key::new(&identity.content, &making), *identity)),
            Some(Err(problem)) => Err(problem.clone()),
            None => Err(PhotoProblem::Empty),
        };
        Order { job, making, identity }
    }
}

fn identify<'jobs>(files: &BTreeMap<&'jobs str, &PhotoFile>, cache: &Cache) -> Result<Identities<'jobs>, Failure> {
    let pairs: Vec<(&&'jobs str, &&PhotoFile)> = files.iter().collect();
    pairs
        .into_par_iter()
        .map(|(path, file)| match source::identify(file, cache.index()) {
            Ok(identity) => Ok((*path, Ok(identity))),
            Err(Undevelopable::Problem(problem)) => Ok((*path, Err(problem))),
            Err(Undevelopable::Failure(failure)) => Err(failure),
        })
        .collect()
}

/// Each different piece of work, once.
fn works<'a>(orders: &'a [Order<'a>]) -> Vec<(Key, (&'a Order<'a>, Identity))> {
    let mut works: BTreeMap<Key, (&Order, Identity)> = BTreeMap::new();
    for order in orders {
        if let Ok((key, identity)) = order.identity {
            works.entry(key).or_insert((order, identity));
        }
    }
    works.into_iter().collect()
}

fn work(works: &[(Key, (&Order, Identity))], cache: &Cache, progress: &dyn Progress) -> Result<Results, Failure> {
    let budget = Budget::new(MEMORY);
    let results = crew::each(works, |(key, (order, identity))| {
        let outcome = one(*key, order, identity, cache, &budget)?;
        progress.done(!matches!(outcome, Outcome::Reused(..)));
        Ok((*key, outcome))
    });
    Ok(results?.into_iter().collect())
}

fn one(key: Key, order: &Order, identity: &Identity, cache: &Cache, budget: &Budget) -> Result<Outcome, Failure> {
    if let Some((entry, modified)) = cache.find(key) {
        return Ok(Outcome::Reused(entry, modified));
    }
    match source::develop(&order.job.file, identity, &order.making, cache, budget) {
        Ok(developed) => cache.store(key, &developed).map(|(entry, modified)| Outcome::Made(entry, modified)),
        Err(Undevelopable::Problem(problem)) => Ok(Outcome::Refused(problem)),
        Err(Undevelopable::Failure(failure)) => Err(failure),
    }
}

fn index_after(cache: &Cache, identities: &Identities, results: &Results) -> Index {
    let seen = identities.iter().filter_map(|(path, identity)| {
        let seen = identity.as_ref().ok()?.seen(cache.begun())?;
        Some((PathHash::of(path), seen))
    });
    let used = results.iter().filter_map(|(key, outcome)| Some((*key, outcome.entry()?.1.to_vec())));
    cache.index().after(seen.collect(), used.collect())
}
