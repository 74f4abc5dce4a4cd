//! A photo's file on disk: which bytes it holds, and those bytes.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::time::SystemTime;

use super::budget::Budget;
use super::cache::Cache;
use super::develop::{self, Developed, Undeveloped};
use super::header::{self, HeaderError};
use super::index::{Index, Seen, remembered, stamp};
use super::key::ContentHash;
use super::making::Making;
use super::traces::{self, Telling};
use crate::failure::Failure;
use crate::problem::PhotoProblem;
use crate::source::PhotoFile;

/// The most bytes of a photo's file.
const MOST_FILE_BYTES: u64 = 64_000_000;

/// Which bytes a file held when it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identity {
    /// Their hash.
    pub(super) content: ContentHash,
    /// What they tell that leads to people.
    pub(super) telling: Telling,
    bytes: u64,
    modified: Option<SystemTime>,
    is_remembered: bool,
}

/// Why nothing came of a file.
pub(super) enum Undevelopable {
    /// The photo's fault.
    Problem(PhotoProblem),
    /// The machine's.
    Failure(Failure),
}

impl From<PhotoProblem> for Undevelopable {
    fn from(problem: PhotoProblem) -> Undevelopable {
        Undevelopable::Problem(problem)
    }
}

impl From<Failure> for Undevelopable {
    fn from(failure: Failure) -> Undevelopable {
        Undevelopable::Failure(failure)
    }
}

impl Identity {
    /// What the index keeps of it, where the file's time proves something.
    pub(super) fn seen(&self, begun: SystemTime) -> Option<Seen> {
        let modified = stamp(self.modified?)?;
        let keeps = self.is_remembered || remembered(self.bytes, self.modified, begun);
        keeps.then_some(Seen { bytes: self.bytes, modified, content: self.content, telling: self.telling })
    }
}

/// Which bytes a file holds: by its size and time where the index knows them, else by reading it.
///
/// # Errors
///
/// The file is empty or too large, or cannot be read.
pub(super) fn identify(file: &PhotoFile, index: &Index) -> Result<Identity, Undevelopable> {
    check_size(file.bytes)?;
    if let Some(Seen { content, telling, .. }) = index.seen(&file.path, file.bytes, file.modified) {
        let (bytes, modified) = (file.bytes, file.modified);
        return Ok(Identity { content, telling, bytes, modified, is_remembered: true });
    }
    let opened = File::open(&file.disk).map_err(Failure::reading(&file.disk))?;
    let found = opened.metadata().map_err(Failure::reading(&file.disk))?;
    check_size(found.len())?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader((&opened).take(MOST_FILE_BYTES + 1)).map_err(Failure::reading(&file.disk))?;
    if hasher.count() != found.len() {
        return Err(changed(file).into());
    }
    let mut opened = BufReader::new(&opened);
    opened.rewind().map_err(Failure::reading(&file.disk))?;
    Ok(Identity {
        content: hasher.finalize(),
        telling: traces::telling(&mut opened).map_err(Failure::reading(&file.disk))?,
        bytes: found.len(),
        modified: found.modified().ok(),
        is_remembered: false,
    })
}

const fn check_size(bytes: u64) -> Result<(), PhotoProblem> {
    match bytes {
        0 => Err(PhotoProblem::Empty),
        1..=MOST_FILE_BYTES => Ok(()),
        _ => Err(PhotoProblem::TooLarge { bytes, most_bytes: MOST_FILE_BYTES }),
    }
}

fn changed(file: &PhotoFile) -> Failure {
    Failure::Read { path: file.disk.clone(), source: io::Error::other("it changed while it was read") }
}

/// Develops a file that still holds the bytes by which it was identified.
///
/// # Errors
///
/// The photo is broken or over a limit; the file cannot be read, or changed.
pub(super) fn develop(
    file: &PhotoFile,
    identity: &Identity,
    making: &Making,
    cache: &Cache,
    budget: &Budget,
) -> Result<Developed, Undevelopable> {
    let opened = File::open(&file.disk).map_err(Failure::reading(&file.disk))?;
    // A HEIC tells its size only to who reads it whole, once for us and once for its decoder.
    let share = budget.take(identity.bytes * 2);
    let header = header::read(&mut BufReader::new(&opened)).map_err(|error| match error {
        HeaderError::Problem(problem) => Undevelopable::Problem(problem),
        HeaderError::Io(error) => Undevelopable::Failure(Failure::reading(&file.disk)(error)),
    })?;
    drop(share);
    let memory = develop::memory(identity.bytes, &header, making);
    if memory > super::MEMORY {
        return Err(PhotoProblem::TooHeavy { width: header.width, height: header.height }.into());
    }
    let _held = budget.take(memory);
    let bytes = read(file, identity, cache)?;
    develop::develop(bytes, &header, making).map_err(|error| match error {
        Undeveloped::Problem(problem) => Undevelopable::Problem(problem),
        Undeveloped::Encoder(words) => {
            Undevelopable::Failure(Failure::Write { path: file.disk.clone(), source: io::Error::other(words) })
        }
    })
}

/// The bytes, held against their hash. Where they are others, the index may have been misled by a file put in another's
/// place with its size and time, and is forgotten.
fn read(file: &PhotoFile, identity: &Identity, cache: &Cache) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::with_capacity(usize::try_from(identity.bytes).unwrap_or(0) + 1);
    let opened = File::open(&file.disk).map_err(Failure::reading(&file.disk))?;
    opened.take(MOST_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(Failure::reading(&file.disk))?;
    if blake3::hash(&bytes) != identity.content {
        cache.forget();
        return Err(changed(file));
    }
    Ok(bytes)
}
