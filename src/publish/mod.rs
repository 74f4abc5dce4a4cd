//! Pages to disk, whole or not at all.
//!
//! The next site is put together in a staging folder beside the output and takes its place in one step, so that a
//! reader, a crash or a full disk never sees half a site. What the output holds already is not written again: each made
//! file is compared with the published one, and only those that differ go to the staging folder. If none does, nothing
//! is done. Otherwise the staging folder is completed with second names (hard links) of the unchanged files.
//!
//! What a build may count on:
//! - Nothing that exists is written to; every file is a new one, made under a [`SitePath`], which cannot leave the
//!   staging folder. An inode can therefore belong to the last site and the next at once.
//! - The output is exactly the files that were put, its mark ([`MARK`]) and what people keep there ([`KEPT`]).
//! - A folder without the mark is not touched unless it is empty but for what people keep.
//! - One build at a time has the lock beside the output; it ends with its process. What a killed build left is removed
//!   by the next one.

mod copy;
mod lock;
mod manifest;
mod switch;
mod target;
mod tree;

use std::collections::HashSet;
use std::collections::hash_map::{Entry as Claim, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::failure::Failure;
use crate::site::{Content, SiteFile, SitePath};
use lock::Lock;
use manifest::{Entry, Manifest};
use target::Target;

/// The file in the output that says it is ours and lists all files of the site.
pub const MARK: &str = ".etalase-output";

/// Entries at the top of the output that stay there although no build made them: what hosts and version control need.
pub const KEPT: [&str; 11] = [
    ".domains",
    ".git",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitlab-ci.yml",
    ".htaccess",
    ".nojekyll",
    ".vercel",
    ".well-known",
    "CNAME",
];

/// A site on its way to the output. Dropped before [`Staging::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Staging {
    target: Target,
    /// The site that stands there, if one does.
    live: Option<Live>,
    /// The paths that are taken, by their form on a file system that ignores case.
    claimed: Mutex<HashMap<String, String>>,
    made: Mutex<Vec<Made>>,
    _lock: Lock,
}

/// What a finished publication did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Their bytes together.
    pub bytes: u64,
    /// HTML pages among the files.
    pub pages: usize,
    /// Files that are new or differ from the last site.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of the last site that are gone.
    pub removed: usize,
    /// The largest HTML page and its size in bytes.
    pub largest_page: Option<(String, u64)>,
    /// Files in the output that no build had made and that are gone now, by path.
    pub strangers: Vec<String>,
}

/// The site that stands in the output.
#[derive(Debug)]
struct Live {
    /// Paths of the ordinary files that are really there, the mark and kept entries aside.
    files: HashSet<String>,
    /// What the last build said it made.
    manifest: Manifest,
}

/// One file of the next site.
#[derive(Debug)]
struct Made {
    entry: Entry,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is in the staging folder.
    Written,
    /// It is still in the output.
    Unchanged,
}

impl Staging {
    /// Takes the lock, cleans up after a killed build and opens a staging folder beside the output. `root` is the
    /// site's folder.
    pub fn begin(output: &Path, root: &Path) -> Result<Staging, Failure> {
        let target = Target::find(output, root)?;
        let lock = Lock::take(&target.lock, &target.output)?;
        target.recover()?;
        let live = target.holds_our_site()?.then(|| Live::read(&target.output)).transpose()?;
        fs::create_dir(&target.staging).map_err(Failure::writing(&target.staging))?;
        let claimed = HashMap::from([(MARK.to_owned(), MARK.to_owned())]);
        Ok(Staging { target, live, claimed: Mutex::new(claimed), made: Mutex::default(), _lock: lock })
    }

    /// Adds one file. May be called from many threads, in any order.
    pub fn put(&self, file: &SiteFile) -> Result<(), Failure> {
        self.claim(&file.path)?;
        let made = match &file.content {
            Content::Bytes(bytes) => self.put_bytes(&file.path, bytes)?,
            Content::File(source) => self.put_copy(&file.path, source)?,
        };
        hold(&self.made).push(made);
        Ok(())
    }

    /// Puts the site in place, unless it is there already.
    pub fn finish(self) -> Result<Published, Failure> {
        self.refuse_files_as_folders()?;
        let mut made = std::mem::take(&mut *hold(&self.made));
        made.sort_unstable_by(|one, other| one.entry.cmp(&other.entry));
        let manifest = Manifest::new(made.iter().map(|made| made.entry.clone()).collect());
        let published = self.account(&made, &manifest);
        let stands = self.live.as_ref().is_some_and(|live| live.manifest == manifest);
        if !stands || published.written > 0 || published.removed > 0 {
            self.complete(&made, &manifest)?;
            switch::settle(&self.target.staging).map_err(Failure::writing(&self.target.output))?;
            switch::switch(&self.target).map_err(Failure::writing(&self.target.output))?;
        }
        Ok(published)
    }

    /// Refuses a second file of the same path, also where file names ignore case and Unicode form.
    fn claim(&self, path: &SitePath) -> Result<(), Failure> {
        match hold(&self.claimed).entry(fold(path.as_str())) {
            Claim::Vacant(free) => {
                free.insert(path.to_string());
                Ok(())
            }
            Claim::Occupied(first) => Err(Failure::SamePath { path: path.to_string(), first: first.get().clone() }),
        }
    }

    fn refuse_files_as_folders(&self) -> Result<(), Failure> {
        let claimed = hold(&self.claimed);
        let mut clashes: Vec<_> = claimed
            .iter()
            .flat_map(|(folded, path)| folded.match_indices('/').map(move |(end, _)| (&folded[..end], path)))
            .filter_map(|(folder, path)| claimed.get(folder).map(|first| (path, first)))
            .collect();
        clashes.sort_unstable();
        match clashes.first() {
            Some((path, first)) => Err(Failure::SamePath { path: path.to_string(), first: first.to_string() }),
            None => Ok(()),
        }
    }

    fn put_bytes(&self, path: &SitePath, bytes: &[u8]) -> Result<Made, Failure> {
        let hash = *blake3::hash(bytes).as_bytes();
        let entry = Entry { path: path.to_string(), size: bytes.len() as u64, hash };
        if self.published(path).is_some_and(|published| copy::holds(&published, bytes)) {
            return Ok(Made { entry, state: State::Unchanged });
        }
        copy::write(&self.staged(path), bytes).map_err(self.writing(path))?;
        Ok(Made { entry, state: State::Written })
    }

    fn put_copy(&self, path: &SitePath, source: &Path) -> Result<Made, Failure> {
        fs::File::open(source).map_err(Failure::reading(source))?;
        if let Some(published) = self.published(path)
            && copy::equals(source, &published).map_err(Failure::reading(source))?
        {
            let entry = self.entry_of(path, &published)?;
            return Ok(Made { entry, state: State::Unchanged });
        }
        let (size, hash) = copy::copy(source, &self.staged(path)).map_err(self.writing(path))?;
        Ok(Made { entry: Entry { path: path.to_string(), size, hash }, state: State::Written })
    }

    /// What the last build said of an unchanged file, so that a photo is not read again for its hash.
    fn entry_of(&self, path: &SitePath, published: &Path) -> Result<Entry, Failure> {
        let size_now = fs::metadata(published).map_err(Failure::reading(published))?.len();
        let known = self.live.as_ref().and_then(|live| live.manifest.get(path.as_str()));
        match known.filter(|known| known.size == size_now) {
            Some(known) => Ok(known.clone()),
            None => {
                let (size, hash) = copy::hash(published).map_err(Failure::reading(published))?;
                Ok(Entry { path: path.to_string(), size, hash })
            }
        }
    }

    /// The file of this path in the output, if an ordinary one is there with no link on the way.
    fn published(&self, path: &SitePath) -> Option<PathBuf> {
        let live = self.live.as_ref()?;
        live.files.contains(path.as_str()).then(|| self.target.output.join(path.as_str()))
    }

    fn staged(&self, path: &SitePath) -> PathBuf {
        self.target.staging.join(path.as_str())
    }

    /// A failed writing, told by the place where people look for the file.
    fn writing(&self, path: &SitePath) -> impl FnOnce(std::io::Error) -> Failure + use<> {
        let path = self.target.output.join(path.as_str());
        move |source| Failure::Write { path, source }
    }

    fn account(&self, made: &[Made], manifest: &Manifest) -> Published {
        let pages = || made.iter().map(|made| &made.entry).filter(|entry| entry.path.ends_with(".html"));
        let written = made.iter().filter(|made| made.state == State::Written).count();
        let largest = pages().max_by(|one, other| one.size.cmp(&other.size).then(other.path.cmp(&one.path)));
        let gone = self.live.as_ref().map(|live| live.gone(manifest)).unwrap_or_default();
        Published {
            files: made.len(),
            bytes: made.iter().map(|made| made.entry.size).sum(),
            pages: pages().count(),
            written,
            unchanged: made.len() - written,
            removed: gone.len(),
            largest_page: largest.map(|entry| (entry.path.clone(), entry.size)),
            strangers: self.live.as_ref().map(|live| live.strangers(gone)).unwrap_or_default(),
        }
    }

    /// Adds to the staging folder what was not written: unchanged files, what people keep, the mark.
    fn complete(&self, made: &[Made], manifest: &Manifest) -> Result<(), Failure> {
        let (output, staging) = (&self.target.output, &self.target.staging);
        made.par_iter().filter(|made| made.state == State::Unchanged).try_for_each(|made| {
            let path = output.join(&made.entry.path);
            copy::link(&path, &staging.join(&made.entry.path)).map_err(Failure::writing(&path))
        })?;
        self.carry_over_kept()?;
        let mark = staging.join(MARK);
        copy::write(&mark, manifest.text().as_bytes()).map_err(Failure::writing(&output.join(MARK)))?;
        match fs::metadata(output) {
            Ok(metadata) => fs::set_permissions(staging, metadata.permissions()).map_err(Failure::writing(output)),
            Err(_) => Ok(()),
        }
    }

    /// A file that a build made is not something people keep, even under a name that they may keep.
    fn carry_over_kept(&self) -> Result<(), Failure> {
        let was_made = |path: &str| self.live.as_ref().is_some_and(|live| live.manifest.get(path).is_some());
        for name in KEPT {
            let (from, to) = (self.target.output.join(name), self.target.staging.join(name));
            if fs::symlink_metadata(&from).is_ok() {
                tree::carry_over(&from, &to, name, &was_made).map_err(Failure::writing(&from))?;
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    /// Removes the staging folder: the unfinished site, or what the switch left there, which is the last one. If that
    /// fails the site is published all the same, and the next build tries again.
    fn drop(&mut self) {
        let _ = tree::remove(&self.target.staging);
    }
}

impl Live {
    fn read(output: &Path) -> Result<Live, Failure> {
        let manifest = Manifest::read(output).map_err(Failure::reading(output))?;
        let enter = |name: &std::ffi::OsStr| {
            let is_ours = || name.to_str().is_some_and(|name| manifest.reaches_into(name));
            name != MARK && (!target::is_kept(name) || is_ours())
        };
        let files = tree::list(output, enter).map_err(Failure::reading(output))?;
        Ok(Live { files, manifest })
    }

    /// The files that the next site does not have, those aside that stay because people keep them.
    fn gone(&self, next: &Manifest) -> Vec<&str> {
        let stays = |path: &str| {
            let top = path.split('/').next().unwrap_or(path);
            target::is_kept(top.as_ref()) && self.manifest.get(path).is_none()
        };
        self.files.iter().map(String::as_str).filter(|path| next.get(path).is_none() && !stays(path)).collect()
    }

    fn strangers(&self, gone: Vec<&str>) -> Vec<String> {
        let mut strangers: Vec<String> =
            gone.into_iter().filter(|path| self.manifest.get(path).is_none()).map(str::to_owned).collect();
        strangers.sort_unstable();
        strangers
    }
}

/// The form in which two paths meet on a file system that ignores case and Unicode form.
fn fold(path: &str) -> String {
    match path.is_ascii() {
        true => path.to_ascii_lowercase(),
        false => path.nfkc().flat_map(char::to_lowercase).nfkc().collect(),
    }
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
