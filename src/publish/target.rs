//! Where the site goes, and whether that folder is ours to replace.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{KEPT, MARK, copy, manifest, tree};
use crate::failure::Failure;

/// The folders of the site that an output must neither hold nor lie in.
const OWN_FOLDERS: [&str; 4] = ["content", "themes", "static", ".etalase"];

/// The output and, beside it on the same file system, the folder in which sites are put together. Links in the way are
/// resolved.
#[derive(Debug)]
pub(super) struct Target {
    /// The folder that is published.
    pub output: PathBuf,
    /// The workshop: a hidden folder beside the output with all the rest.
    pub workshop: PathBuf,
    /// Held by the build that writes.
    pub lock: PathBuf,
    /// The files that this build made, under numbers.
    pub made: PathBuf,
    /// The tree that takes the output's place; after the switch, the one that stood there.
    pub next: PathBuf,
    /// The last site between two renames, where the system cannot exchange folders.
    pub previous: PathBuf,
}

impl Target {
    /// Finds the folder, refuses one that overlaps the site's own, and makes the workshop beside it.
    pub fn find(output: &Path, root: &Path) -> Result<Target, Failure> {
        let output = resolve(output).map_err(Failure::writing(output))?;
        refuse_overlap(&output, root)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(Failure::Overlaps { output });
        };
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".etalase");
        let workshop = parent.join(hidden);
        let inside = |name: &str| workshop.join(name);
        let (lock, made, next, previous) = (inside("lock"), inside("made"), inside("next"), inside("previous"));
        Ok(Target { output, workshop, lock, made, next, previous })
    }

    /// Makes the workshop, where it is not there yet. Version control is told to pass it by.
    pub fn open_workshop(&self) -> Result<(), Failure> {
        let failed = || Failure::writing(&self.workshop);
        if self.workshop.is_symlink() {
            fs::remove_file(&self.workshop).map_err(failed())?;
        }
        fs::create_dir_all(&self.workshop).map_err(failed())?;
        match copy::write(&self.workshop.join(".gitignore"), b"*\n") {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(failed()(error)),
            _ => Ok(()),
        }
    }

    /// Puts right what an interrupted build left. Only the holder of the lock may do this.
    pub fn recover(&self) -> Result<(), Failure> {
        let absent = |path: &Path| fs::symlink_metadata(path).is_err();
        if absent(&self.output) && !absent(&self.previous) {
            fs::rename(&self.previous, &self.output).map_err(Failure::writing(&self.output))?;
        }
        tree::remove(&self.previous).map_err(Failure::writing(&self.previous))?;
        tree::remove(&self.made).map_err(Failure::writing(&self.made))?;
        fs::create_dir(&self.made).map_err(Failure::writing(&self.made))
    }

    /// Refuses a folder with files of someone else. True where a site of ours stands there.
    pub fn holds_our_site(&self) -> Result<bool, Failure> {
        let entries = match fs::read_dir(&self.output) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(self.not_ours()),
            Err(error) => return Err(Failure::reading(&self.output)(error)),
        };
        if manifest::is_mark(&self.output.join(MARK)) {
            return Ok(true);
        }
        for entry in entries {
            let name = entry.map_err(Failure::reading(&self.output))?.file_name();
            if !is_kept(&name) {
                return Err(self.not_ours());
            }
        }
        Ok(false)
    }

    fn not_ours(&self) -> Failure {
        Failure::NotOurs { output: self.output.clone() }
    }
}

/// Whether people may keep an entry of this name at the top of the output.
pub(super) fn is_kept(name: &OsStr) -> bool {
    KEPT.iter().any(|kept| name == *kept)
}

/// The real place of a path whose last parts need not exist yet.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    for ancestor in absolute.ancestors() {
        match ancestor.canonicalize() {
            Ok(real) => return append(real, absolute.strip_prefix(ancestor).unwrap_or(Path::new(""))),
            // A link that leads nowhere, to a disk that is not there say, is not ours to replace.
            Err(error) if error.kind() != io::ErrorKind::NotFound || ancestor.is_symlink() => return Err(error),
            Err(_) => {}
        }
    }
    Err(io::ErrorKind::NotFound.into())
}

/// Adds parts that do not exist yet; `..` among them has no meaning.
fn append(real: PathBuf, rest: &Path) -> io::Result<PathBuf> {
    match rest.components().all(|part| matches!(part, Component::Normal(_))) {
        true if rest.as_os_str().is_empty() => Ok(real),
        true => Ok(real.join(rest)),
        false => Err(io::ErrorKind::NotFound.into()),
    }
}

fn refuse_overlap(output: &Path, root: &Path) -> Result<(), Failure> {
    let root = resolve(root).map_err(Failure::reading(root))?;
    let own = OWN_FOLDERS.map(|folder| root.join(folder));
    let overlaps = own
        .iter()
        .map(|folder| folder.canonicalize().unwrap_or_else(|_| folder.clone()))
        .any(|folder| output.starts_with(&folder) || folder.starts_with(output));
    match overlaps || root.starts_with(output) {
        true => Err(Failure::Overlaps { output: output.to_owned() }),
        false => Ok(()),
    }
}
