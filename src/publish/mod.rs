//! Pages to disk, whole or not at all.
//!
//! The next site is put together in a hidden folder beside the output and takes its place in one step, so that a
//! reader, a crash or a full disk never sees half a site. What the output holds already is not written again: each made
//! file is compared with the published one, and only those that differ are written. If none does, nothing is done.
//! Otherwise the next tree gets the written files and second names (hard links) of the unchanged ones.
//!
//! What a build may count on:
//! - Nothing that exists is written to. Every file is a new one, so an inode can belong to two trees at once; and its
//!   place is a [`SitePath`], which cannot leave the tree.
//! - The output is exactly the files that were put, its mark ([`MARK`]) and what people keep there ([`KEPT`]).
//! - Once the site is in place, no file of the last one is left that the new one does not have.
//! - A folder without the mark is not touched unless it is empty but for what people keep.
//! - One build at a time has the lock beside the output; it ends with its process. What a killed build left is put
//!   right by the next one.

mod copy;
mod forget;
mod identity;
mod live;
mod lock;
mod manifest;
mod next;
mod switch;
mod target;
mod tree;

use std::collections::hash_map::Entry as Claim;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::failure::Failure;
use crate::load::Footprint;
use crate::site::{Content, SiteFile, SitePath};
pub use identity::{write_lock, write_record};
use live::Live;
use lock::Lock;
pub use manifest::{Entry, Manifest};
use next::Next;
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
    live: Live,
    /// The paths that are taken, by their form on a file system that ignores case.
    claimed: Mutex<HashMap<String, String>>,
    made: Mutex<Vec<Made>>,
    /// Where written files wait.
    waiting: Waiting,
    _lock: Lock,
}

/// What a finished publication did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    /// What the output looks like, where it was exchanged and people keep nothing in it.
    #[serde(skip)]
    pub footprint: Option<Footprint>,
}

/// Where written files wait until the site is complete.
#[derive(Debug)]
enum Waiting {
    /// Under numbers, because the next tree still holds an older site. The next number is kept here.
    Apart(AtomicUsize),
    /// In the next tree itself, which this build made and which therefore holds nothing else.
    InPlace,
}

/// One file of the next site.
#[derive(Debug)]
struct Made {
    entry: Entry,
    state: State,
    /// What the file looks like in the next tree, if it was written there and looked at.
    look: Option<Metadata>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It was written under this number.
    Written(usize),
    /// It was written to its place in the next tree.
    Placed,
    /// It is still in the output.
    Unchanged,
}

impl Made {
    fn unchanged(entry: Entry) -> Made {
        Made { entry, state: State::Unchanged, look: None }
    }
}

impl Staging {
    /// Takes the lock, puts right what a killed build left and gets ready to write. `root` is the site's folder.
    pub fn begin(output: &Path, root: &Path) -> Result<Staging, Failure> {
        let target = Target::find(output, root)?;
        target.holds_our_site()?;
        target.open_workshop()?;
        let lock = Lock::take(&target.lock, &target.output)?;
        target.recover()?;
        let live = if target.holds_our_site()? { Live::read(&target.output)? } else { Live::none(&target.output) };
        let claimed = Mutex::new([(MARK.to_owned(), MARK.to_owned())].into_iter().collect());
        let waiting = match fs::create_dir(&target.next) {
            Ok(()) => Waiting::InPlace,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Waiting::Apart(AtomicUsize::new(0)),
            Err(error) => return Err(Failure::writing(&target.next)(error)),
        };
        Ok(Staging { target, live, claimed, made: Mutex::default(), waiting, _lock: lock })
    }

    /// Adds one file. May be called from many threads, in any order.
    pub fn put(&self, file: &SiteFile) -> Result<(), Failure> {
        self.claim(&file.path)?;
        let made = match &file.content {
            Content::Bytes(bytes) => self.put_bytes(&file.path, bytes)?,
            Content::Kept(bytes) => match self.live.manifest().and_then(|live| live.get(file.path.as_str())) {
                Some(entry) => Made::unchanged(entry.clone()),
                None => self.put_bytes(&file.path, bytes)?,
            },
            Content::File(source) => self.put_copy(&file.path, source)?,
        };
        hold(&self.made).push(made);
        Ok(())
    }

    /// The published file of this path, if it is there and has this BLAKE3 hash.
    pub fn published(&self, path: &SitePath, hash: &[u8; 32]) -> Option<Vec<u8>> {
        let is_known = self.live.manifest()?.get(path.as_str())?.hash == *hash;
        let bytes = fs::read(self.live.file(path.as_str()).filter(|_| is_known)?).ok()?;
        (blake3::hash(&bytes).as_bytes() == hash).then_some(bytes)
    }

    /// Puts the site in place, unless it is there already.
    pub fn finish(self) -> Result<Published, Failure> {
        self.refuse_files_as_folders()?;
        let mut made = std::mem::take(&mut *hold(&self.made));
        made.sort_unstable_by(|one, other| one.entry.cmp(&other.entry));
        let manifest = Manifest::new(made.iter().map(|made| made.entry.clone()).collect());
        let mut published = self.account(&made, &manifest);
        if self.live.manifest() != Some(&manifest) || published.written > 0 || published.removed > 0 {
            published.footprint = self.replace(&made, &manifest)?;
            // The site is in place. What cannot be removed now is removed by the next build.
            let _ = forget::forget(&self.target, &self.outdated(&made, &manifest));
        } else if forget::is_due(&self.target) {
            let _ = forget::forget_all(&self.target);
        }
        Ok(published)
    }

    /// The files of the last site that are gone, or have another content now; with no link on the way to any of them.
    fn outdated<'a>(&'a self, made: &'a [Made], manifest: &Manifest) -> Vec<&'a str> {
        let changed = made.iter().filter(|made| made.state != State::Unchanged).map(|made| made.entry.path.as_str());
        changed.filter(|path| self.live.file(path).is_some()).chain(self.live.gone(manifest)).collect()
    }

    /// Puts the next tree in place of the output, and tells what the output looks like then.
    fn replace(&self, made: &[Made], manifest: &Manifest) -> Result<Option<Footprint>, Failure> {
        let is_fresh = matches!(self.waiting, Waiting::InPlace);
        let mut next = Next::new(&self.target, &self.live, made);
        next.assemble(is_fresh)?;
        let mark = self.target.next.join(MARK);
        let written = copy::write(&mark, manifest.text().as_bytes());
        let mark = written.map_err(Failure::writing(&self.target.output.join(MARK)))?;
        switch::settle(&self.target.next).map_err(Failure::writing(&self.target.output))?;
        switch::switch(&self.target).map_err(Failure::writing(&self.target.output))?;
        Ok(next.footprint(&mark))
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
        let entry = Entry { path: path.to_string(), size: bytes.len() as u64, hash: *blake3::hash(bytes).as_bytes() };
        if self.live.file(path.as_str()).is_some_and(|published| copy::holds(&published, bytes)) {
            return Ok(Made::unchanged(entry));
        }
        let (to, state) = self.place(path);
        let look = copy::write(&to, bytes).map_err(self.writing(path))?;
        Ok(Made { entry, state, look: (state == State::Placed).then_some(look) })
    }

    fn put_copy(&self, path: &SitePath, source: &Path) -> Result<Made, Failure> {
        if let Some(published) = self.live.file(path.as_str())
            && let Some(size) = copy::size_of_equal(source, &published).map_err(Failure::reading(source))?
        {
            return Ok(Made::unchanged(self.entry_of(path, &published, size)?));
        }
        // A source that cannot be read is told as such, not as an output that cannot be written.
        fs::File::open(source).map_err(Failure::reading(source))?;
        let (to, state) = self.place(path);
        let copied = copy::copy(source, &to).map_err(self.writing(path))?;
        Ok(Made { entry: entry(path, copied), state, look: None })
    }

    /// What the last build said of an unchanged file, so that a photo is not read again for its hash.
    fn entry_of(&self, path: &SitePath, published: &Path, size: u64) -> Result<Entry, Failure> {
        let known = self.live.manifest().and_then(|manifest| manifest.get(path.as_str()));
        match known.filter(|known| known.size == size) {
            Some(known) => Ok(known.clone()),
            None => copy::hash(published).map(|hashed| entry(path, hashed)).map_err(Failure::reading(published)),
        }
    }

    /// Where a file of this path is written now.
    fn place(&self, path: &SitePath) -> (PathBuf, State) {
        match &self.waiting {
            Waiting::InPlace => (self.target.next.join(path.as_str()), State::Placed),
            Waiting::Apart(next) => {
                let number = next.fetch_add(1, Ordering::Relaxed);
                (self.target.made.join(number.to_string()), State::Written(number))
            }
        }
    }

    /// A failed writing, told by the place where people look for the file.
    fn writing(&self, path: &SitePath) -> impl FnOnce(io::Error) -> Failure + use<> {
        let path = self.target.output.join(path.as_str());
        move |source| Failure::Write { path, source }
    }

    fn account(&self, made: &[Made], manifest: &Manifest) -> Published {
        let pages = || made.iter().map(|made| &made.entry).filter(|entry| entry.path.ends_with(".html"));
        let written = made.iter().filter(|made| made.state != State::Unchanged).count();
        let largest = pages().max_by(|one, other| one.size.cmp(&other.size).then(other.path.cmp(&one.path)));
        let gone = self.live.gone(manifest);
        Published {
            files: made.len(),
            bytes: made.iter().map(|made| made.entry.size).sum(),
            pages: pages().count(),
            written,
            unchanged: made.len() - written,
            removed: gone.len(),
            largest_page: largest.map(|entry| (entry.path.clone(), entry.size)),
            strangers: gone.into_iter().filter(|path| !self.live.made(path)).map(str::to_owned).collect(),
            footprint: None,
        }
    }
}

impl Drop for Staging {
    /// Removes what was written and not published. If that fails, the next build tries again.
    fn drop(&mut self) {
        let _ = tree::remove(&self.target.made);
        if let (Waiting::InPlace, false) = (&self.waiting, self.target.next.join(MARK).exists()) {
            let _ = tree::remove(&self.target.next);
        }
        // Where no site came to be, nothing shows that one was tried.
        if fs::symlink_metadata(&self.target.output).is_err() {
            let _ = tree::remove(&self.target.workshop);
        }
    }
}

fn entry(path: &SitePath, (size, hash): (u64, [u8; 32])) -> Entry {
    Entry { path: path.to_string(), size, hash }
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
