//! Developed photos on disk, by content: safe to delete, safe when damaged, safe for two builds at once.
//!
//! `photos/<key>/` holds the files of one photo and, written last, `entry`: their sizes and checksums. `photos/index`
//! knows when photos and files were last written, so that a build that finds the same sizes and times reads neither
//! again; any other file is held against its checksum, and one that is wrong is made again. Every file comes into place
//! by a rename, from `photos/new/`. The index is written after all else is on the disk, so that no loss of power leaves a
//! file that it trusts and that holds nothing.
//!
//! A build holds a shared lock while it uses the cache, until its [`Lease`] is dropped. Things are removed only by a
//! build that finds itself alone, but for photos of people: those go with the first build that does not want them, as a
//! consent may have ended. A build at the same moment that still wants one finds its file gone, and fails.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use super::develop::Developed;
use super::entry::{Entry, EntryFile};
use super::index::{Index, Stamp, stamp};
use super::key::Key;
use crate::failure::Failure;

/// An entry's text is some hundred bytes; more is not an entry.
const MOST_ENTRY_BYTES: u64 = 64 << 10;
/// An index of a hundred thousand photos has some 20 MB.
const MOST_INDEX_BYTES: u64 = 256 << 20;

/// The cache, open.
pub(super) struct Cache {
    root: PathBuf,
    begun: SystemTime,
    index: Index,
    lease: Lease,
}

/// Numbers the files that this process writes, so that no two threads write to one.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Keeps the files of the cache in place until it is dropped.
#[derive(Debug)]
pub(super) struct Lease {
    _shared_lock: File,
}

impl Cache {
    /// Opens the cache in this folder, which is made where it is missing, and removes what is long unused.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub(super) fn open(folder: &Path) -> Result<Cache, Failure> {
        let root = folder.join("photos");
        fs::create_dir_all(root.join("new")).map_err(Failure::writing(&root))?;
        ignore_in_git(folder)?;
        let (lock, begun) = touched(&root.join("lock"))?;
        let mut index = read_index(&root.join("index"));
        if is_alone(&lock) {
            sweep(&root, &mut index);
        }
        share(&lock).map_err(Failure::writing(&root.join("lock")))?;
        Ok(Cache { root, begun, index, lease: Lease { _shared_lock: lock } })
    }

    /// What the last build saw.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// A moment before which nothing was read, by the clock of the cache's own disk.
    pub(super) fn begun(&self) -> SystemTime {
        self.begun
    }

    /// The folder of all entries.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The lock, for as long as the files are needed.
    pub(super) fn into_lease(self) -> Lease {
        self.lease
    }

    /// Where a derivative lies.
    pub(super) fn file(&self, key: Key, file: &EntryFile) -> PathBuf {
        self.folder(key).join(file.name())
    }

    fn folder(&self, key: Key) -> PathBuf {
        self.root.join(key.to_string())
    }

    /// An entry all of whose files are whole, with their times; nothing where anything is missing or wrong.
    pub(super) fn find(&self, key: Key) -> Option<(Entry, Vec<Stamp>)> {
        let text = read_text(&self.folder(key).join("entry"), MOST_ENTRY_BYTES)?;
        let entry = Entry::from_text(key, &text)?;
        let known = self.index.known.get(&key).map(|known| known.modified.as_slice()).unwrap_or_default();
        let whole = |(place, file): (usize, &EntryFile)| whole(&self.file(key, file), file, known.get(place).copied());
        let modified = entry.files.iter().enumerate().map(whole).collect::<Option<Vec<Stamp>>>()?;
        Some((entry, modified))
    }

    /// Writes a developed photo.
    ///
    /// # Errors
    ///
    /// The disk refused.
    pub(super) fn store(&self, key: Key, developed: &Developed) -> Result<(Entry, Vec<Stamp>), Failure> {
        let folder = self.folder(key);
        fs::create_dir_all(&folder).map_err(Failure::writing(&folder))?;
        let (mut files, mut modified) = (Vec::new(), Vec::new());
        for picture in &developed.pictures {
            let file = EntryFile {
                format: picture.format,
                width: picture.width,
                height: picture.height,
                bytes: picture.bytes.len() as u64,
                checksum: blake3::hash(&picture.bytes),
            };
            modified.push(self.put(&self.file(key, &file), &picture.bytes)?);
            files.push(file);
        }
        let Developed { width, height, color, codes, .. } = developed;
        let entry = Entry { width: *width, height: *height, color: *color, codes: codes.clone(), files };
        self.put(&folder.join("entry"), entry.to_text(key).as_bytes())?;
        Ok((entry, modified))
    }

    /// Writes the index, where it changed.
    ///
    /// # Errors
    ///
    /// The disk refused.
    pub(super) fn remember(&self, index: &Index) -> Result<(), Failure> {
        if *index == self.index {
            return Ok(());
        }
        self.settle(index).map_err(Failure::writing(&self.root))?;
        self.put(&self.root.join("index"), index.to_text().as_bytes()).map(drop)
    }

    /// Waits until the entries are on the disk: all at once, as waiting for each file costs a third of making it.
    #[cfg(target_os = "linux")]
    fn settle(&self, _index: &Index) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(&self.root)?)?)
    }

    /// Waits until the entries that the last build did not know are on the disk.
    #[cfg(not(target_os = "linux"))]
    fn settle(&self, index: &Index) -> io::Result<()> {
        let is_new = |key: &&Key| self.index.known.get(*key) != index.known.get(*key);
        for key in index.known.keys().filter(is_new) {
            for file in fs::read_dir(self.folder(*key))? {
                OpenOptions::new().write(true).open(file?.path())?.sync_all()?;
            }
        }
        Ok(())
    }

    /// Removes every photo of a person but these.
    ///
    /// # Errors
    ///
    /// The disk refused.
    pub(super) fn keep_people(&self, used: impl Fn(&Key) -> bool) -> Result<(), Failure> {
        let entries = fs::read_dir(&self.root).map_err(Failure::reading(&self.root))?;
        for entry in entries {
            let entry = entry.map_err(Failure::reading(&self.root))?;
            let key = entry.file_name().to_str().and_then(Key::from_letters);
            if key.is_some_and(|key| key.is_of_person() && !used(&key)) {
                remove(&entry.path()).map_err(Failure::writing(&entry.path()))?;
            }
        }
        Ok(())
    }

    /// Forgets what the last build saw, after it proved wrong.
    pub(super) fn forget(&self) {
        let _ = fs::remove_file(self.root.join("index"));
    }

    /// Puts a whole file in place, and gives its time. Readers see the old file or the new one.
    fn put(&self, target: &Path, bytes: &[u8]) -> Result<Stamp, Failure> {
        let (mut file, new) = self.new_file().map_err(Failure::writing(&self.root))?;
        let mut put = || -> io::Result<SystemTime> {
            file.write_all(bytes)?;
            let modified = file.metadata()?.modified()?;
            if target.is_dir() {
                fs::remove_dir_all(target)?;
            }
            fs::rename(&new, target)?;
            Ok(modified)
        };
        let modified = put().inspect_err(|_| drop(fs::remove_file(&new))).map_err(Failure::writing(target))?;
        Ok(stamp(modified).unwrap_or(0))
    }

    /// An empty file that nobody else writes, not even a process of the same number on another machine.
    fn new_file(&self) -> io::Result<(File, PathBuf)> {
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = self.root.join("new").join(format!("{}-{number}", std::process::id()));
            match File::create_new(&path) {
                Ok(file) => return Ok((file, path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Keeps the cache out of the content's repository.
fn ignore_in_git(folder: &Path) -> Result<(), Failure> {
    let path = folder.join(".gitignore");
    if path.exists() { Ok(()) } else { fs::write(&path, "*\n").map_err(Failure::writing(&path)) }
}

/// The lock file, and the time at which the disk says that it was written just now.
fn touched(path: &Path) -> Result<(File, SystemTime), Failure> {
    let open = || -> io::Result<(File, SystemTime)> {
        let mut lock = OpenOptions::new().create(true).write(true).truncate(false).open(path)?;
        lock.write_all(b"\n")?;
        let begun = lock.metadata()?.modified()?;
        Ok((lock, begun))
    };
    open().map_err(Failure::writing(path))
}

/// Whether no other build uses the cache. A disk without locks never says so.
fn is_alone(lock: &File) -> bool {
    lock.try_lock().is_ok() && lock.unlock().is_ok()
}

/// Takes the shared lock; a disk without locks goes without, as nothing is removed there.
fn share(lock: &File) -> io::Result<()> {
    match lock.try_lock_shared() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => lock.lock_shared(),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Removes entries that are long unused and files that a killed build left half written. What cannot be removed stays.
fn sweep(root: &Path, index: &mut Index) {
    for left in fs::read_dir(root.join("new")).into_iter().flatten().flatten() {
        let _ = fs::remove_file(left.path());
    }
    for key in index.forgotten() {
        if fs::remove_dir_all(root.join(key.to_string())).is_ok() {
            index.known.remove(&key);
        }
    }
    adopt(root, index);
}

/// Counts entries that the index does not know from now on, so that they go too when nobody uses them.
fn adopt(root: &Path, index: &mut Index) {
    let used = index.set;
    for folder in fs::read_dir(root).into_iter().flatten().flatten() {
        if let Some(key) = folder.file_name().to_str().and_then(Key::from_letters) {
            index.known.entry(key).or_insert(super::index::Known { used, modified: Vec::new() });
        }
    }
}

/// Removes a folder that another build may be removing too.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn read_index(path: &Path) -> Index {
    read_text(path, MOST_INDEX_BYTES).and_then(|text| Index::from_text(&text)).unwrap_or_default()
}

fn read_text(path: &Path, most_bytes: u64) -> Option<String> {
    let mut text = String::new();
    let read = File::open(path).ok()?.take(most_bytes).read_to_string(&mut text).ok()?;
    (read as u64 != most_bytes).then_some(text)
}

/// The time of a derivative that is whole: of the right size, and of the known time or the right checksum.
fn whole(path: &Path, file: &EntryFile, known: Option<Stamp>) -> Option<Stamp> {
    let found = fs::symlink_metadata(path).ok()?;
    let modified = stamp(found.modified().ok()?)?;
    if !found.is_file() || found.len() != file.bytes {
        return None;
    }
    if known != Some(modified) && blake3::hash(&fs::read(path).ok()?) != file.checksum {
        return None;
    }
    Some(modified)
}
