//! `etalase clean`: takes GPS positions, serial numbers and all else that is no picture out of the photos, where they lie.
//!
//! A photo is read, cleaned in memory, written whole beside itself and put in its own place in one step. Links are never
//! followed, as the list of photos holds none.

mod words;

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::arguments::{CleanArguments, MessageFormat};
use super::{CONTENT, FINE, misses_site, terminal};
use crate::check::{Settings, check};
use crate::embedded::embedded_theme;
use crate::failure::Failure;
use crate::load::load;
use crate::photos::{Cleaned, Trace, Unclean, clean};
use crate::problem::PhotoProblem;
use crate::source::PhotoFile;

/// The most bytes of a photo's file; a build reads no larger one.
const MOST_BYTES: u64 = 64_000_000;
/// The names of files that are not yet in their place. Hidden, so that no build takes one for a photo.
const UNFINISHED: &str = ".etalase-clean-";

/// What was done with one photo.
#[derive(Debug)]
pub(super) enum Done {
    Clean,
    Stripped(Vec<Trace>),
    Left(Unclean),
}

/// How many photos came out in each way.
#[derive(Debug, Default)]
pub(super) struct Count {
    clean: usize,
    stripped: usize,
    left: usize,
}

/// Cleans every photo, tells what each of them had told, and gives the exit code.
pub(super) fn run(arguments: &CleanArguments) -> Result<u8, Failure> {
    if misses_site(&arguments.site) {
        return Ok(CONTENT);
    }
    let request = arguments.site.request()?;
    let loaded = load(&request.root, embedded_theme())?;
    let sources = loaded.value;
    let language = check(&sources, Settings { date: request.date, messages: request.messages }).value.messages;
    let mut count = Count::default();
    let photos: Vec<&PhotoFile> = sources.photos.iter().chain(&sources.static_photos).collect();
    if !arguments.check {
        remove_unfinished(&photos);
    }
    for photo in photos {
        let done = one(photo, arguments.check)?;
        count.add(&done);
        match arguments.talk.message_format {
            MessageFormat::Json => terminal::give(&words::object(photo, &done, arguments.check, language)),
            MessageFormat::Human if arguments.talk.quiet && !matches!(done, Done::Left(_)) => {}
            MessageFormat::Human => terminal::give(&words::line(photo, &done, language)),
        }
    }
    if arguments.talk.is_chatty() {
        terminal::give(&words::summary(&count, arguments.check, language));
    }
    if count.stripped > 0 && !arguments.check && has_history(&request.root) {
        terminal::say(&words::history(language, terminal::color()));
    }
    let is_fine = count.left == 0 && (count.stripped == 0 || !arguments.check);
    Ok(if is_fine { FINE } else { CONTENT })
}

impl Count {
    fn add(&mut self, done: &Done) {
        match done {
            Done::Clean => self.clean += 1,
            Done::Stripped(_) => self.stripped += 1,
            Done::Left(_) => self.left += 1,
        }
    }
}

fn one(photo: &PhotoFile, only_tell: bool) -> Result<Done, Failure> {
    let bytes = match photo.bytes {
        0 => return Ok(Done::Left(Unclean::Photo(PhotoProblem::Empty))),
        1..=MOST_BYTES => fs::read(&photo.disk).map_err(Failure::reading(&photo.disk))?,
        bytes => {
            return Ok(Done::Left(Unclean::Photo(PhotoProblem::TooLarge { bytes, most_bytes: MOST_BYTES })));
        }
    };
    match clean(&bytes) {
        Ok(Cleaned::Already) => Ok(Done::Clean),
        Ok(Cleaned::Stripped { file, traces }) => {
            if !only_tell {
                replace(photo, &file).map_err(Failure::writing(&photo.disk))?;
            }
            Ok(Done::Stripped(traces.into_iter().collect()))
        }
        Err(unclean) => Ok(Done::Left(unclean)),
    }
}

/// Puts a whole file in the photo's place, with the photo's permissions. Readers see the old file or the new one, and
/// so does everyone after a loss of power.
fn replace(photo: &PhotoFile, bytes: &[u8]) -> io::Result<()> {
    let folder = photo.disk.parent().unwrap_or(Path::new("."));
    let new = folder.join(format!("{UNFINISHED}{}", std::process::id()));
    let mut file = File::create_new(&new)?;
    let mut put = || {
        file.write_all(bytes)?;
        let found = fs::symlink_metadata(&photo.disk)?;
        if !found.is_file() || found.len() != photo.bytes || found.modified().ok() != photo.modified {
            return Err(io::Error::other("it changed while it was read"));
        }
        file.set_permissions(found.permissions())?;
        file.sync_all()?;
        fs::rename(&new, &photo.disk)
    };
    put().inspect_err(|_| drop(fs::remove_file(&new)))?;
    settle(folder)
}

/// Makes the names in a folder last through a loss of power.
#[cfg(unix)]
fn settle(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn settle(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes what a killed run left beside the photos.
fn remove_unfinished(photos: &[&PhotoFile]) {
    let mut folders: Vec<PathBuf> = photos.iter().filter_map(|photo| Some(photo.disk.parent()?.to_owned())).collect();
    folders.dedup();
    for entry in folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether the folder stands in a repository of git, whose history keeps the old photos.
fn has_history(root: &Path) -> bool {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    root.ancestors().any(|folder| folder.join(".git").exists())
}
