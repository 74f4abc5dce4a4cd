//! Files and folders as they look from outside: places, kinds, sizes and times, none of them opened.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use crate::failure::Failure;

/// A system's clock of files may go on in steps of this length.
pub const STEP: Duration = Duration::from_millis(20);
/// File systems that know whole seconds alone may round to even ones (FAT).
const COARSE_STEP: Duration = Duration::from_secs(2);

/// So many bytes are hashed at a time.
const LOT: usize = 32 * 1024;

/// What some folders of a place hold.
#[derive(Debug)]
pub struct Tree {
    /// The place.
    pub root: PathBuf,
    /// Each folder that was asked for.
    pub folders: Vec<Folder>,
}

/// One of the folders that were asked for.
#[derive(Debug)]
pub struct Folder {
    /// Its path from the place, parts joined by `/`.
    pub path: String,
    /// What stands there: nothing, or something that may be no folder.
    pub metadata: Option<Metadata>,
    /// Everything below it but folders, by path.
    pub entries: Vec<Entry>,
}

/// A file, a link, a device.
#[derive(Debug)]
pub struct Entry {
    /// The path from the place, parts joined by `/`.
    pub path: String,
    /// Whether the path is the whole truth; else a name in it is no text.
    pub is_text: bool,
    /// Its kind, size and times.
    pub metadata: Metadata,
}

/// What a tree looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footprint {
    /// Another one for every other look.
    pub hash: blake3::Hash,
    /// A file that is written before this moment, by the clock of its disk, may look the same afterwards.
    pub settled: SystemTime,
}

impl Tree {
    /// Looks at these folders of a place, and below them at everything that is not `hidden`. Links are not followed.
    ///
    /// # Errors
    /// [`Failure::Read`] where a folder cannot be listed.
    pub fn look(root: &Path, folders: &[&str], hidden: impl Fn(&str) -> bool + Sync) -> Result<Tree, Failure> {
        let folders = folders.iter().map(|path| Folder::look(root, path, &hidden)).collect::<Result<_, Failure>>()?;
        Ok(Tree { root: root.to_owned(), folders })
    }

    /// The same tree in which these files, by their paths, are looked at once more.
    ///
    /// # Errors
    /// One of them is no file, or not there.
    pub fn look_again(mut self, paths: &[&str]) -> io::Result<Tree> {
        for path in paths {
            let metadata = fs::symlink_metadata(self.root.join(path))?;
            if !metadata.is_file() {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            let is_above =
                |folder: &&mut Folder| path.strip_prefix(&folder.path).is_some_and(|rest| rest.starts_with('/'));
            let Some(folder) = self.folders.iter_mut().find(is_above) else { continue };
            let place = folder.entries.binary_search_by(|entry| entry.path.split('/').cmp(path.split('/')));
            let entry = Entry { path: (*path).to_owned(), is_text: true, metadata };
            match place {
                Ok(place) => folder.entries[place] = entry,
                Err(place) => folder.entries.insert(place, entry),
            }
        }
        Ok(self)
    }

    /// The folder at this path, if it was asked for.
    pub fn folder(&self, path: &str) -> Option<&Folder> {
        self.folders.iter().find(|folder| folder.path == path)
    }

    /// One hash over all that was seen.
    pub fn footprint(&self) -> Footprint {
        let folders = self.folders.iter().map(|folder| {
            let own = folder.metadata.iter().filter(|metadata| !metadata.is_dir()).map(|metadata| ("", metadata));
            let below = folder.entries.iter().map(|entry| (entry.path.as_str(), &entry.metadata));
            own.chain(below)
        });
        Footprint::of_folders(folders)
    }
}

impl Footprint {
    /// What a look at one folder would give that holds these files by their paths, in any order, and nothing else.
    pub fn of_files(mut files: Vec<(&str, &Metadata)>) -> Footprint {
        // Paths come in an order that is nearly this one.
        files.sort_by(|(one, _), (other, _)| one.split('/').cmp(other.split('/')));
        Footprint::of_folders(std::iter::once(files.into_iter()))
    }

    fn of_folders<'a>(folders: impl Iterator<Item = impl Iterator<Item = (&'a str, &'a Metadata)>>) -> Footprint {
        let (mut hasher, mut seen) = (blake3::Hasher::new(), Vec::with_capacity(LOT * 2));
        let mut settled = SystemTime::UNIX_EPOCH;
        for folder in folders {
            let mut count = 0_u64;
            for (path, metadata) in folder {
                count += 1;
                seen.extend_from_slice(&(path.len() as u64).to_le_bytes());
                seen.extend_from_slice(path.as_bytes());
                settled = settled.max(add_look(metadata, &mut seen));
                if seen.len() > LOT {
                    hasher.update(&seen);
                    seen.clear();
                }
            }
            seen.extend_from_slice(&count.to_le_bytes());
        }
        Footprint { hash: hasher.update(&seen).finalize(), settled }
    }
}

impl Folder {
    fn look(root: &Path, path: &str, hidden: &(impl Fn(&str) -> bool + Sync)) -> Result<Folder, Failure> {
        let place = root.join(path);
        let metadata = match fs::symlink_metadata(&place) {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::reading(&place)(error)),
        };
        let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
        let entries = match &metadata {
            Some(metadata) if metadata.is_dir() => list(&place, &prefix, true, hidden)?,
            _ => Vec::new(),
        };
        Ok(Folder { path: path.to_owned(), metadata, entries })
    }
}

/// How many folders up a site's own folder is, for who stands in its `content/` or somewhere below; 0 for everybody else.
pub fn levels_inside_content(place: &Path) -> usize {
    let whole = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
    let Some(above) = whole.ancestors().position(|folder| folder.ends_with("content")) else { return 0 };
    let holds_ours = |folder: &Path| {
        ["situs.toml", "site.toml", "toko.toml", "shop.toml"].iter().any(|name| folder.join(name).is_file())
    };
    if whole.ancestors().take(above + 1).any(holds_ours) { above + 1 } else { 0 }
}

/// Every entry below a folder but the folders themselves, by path.
fn list(
    folder: &Path,
    prefix: &str,
    is_text: bool,
    hidden: &(impl Fn(&str) -> bool + Sync),
) -> Result<Vec<Entry>, Failure> {
    let failed = || Failure::reading(folder);
    let mut found: Vec<DirEntry> = fs::read_dir(folder).and_then(Iterator::collect).map_err(failed())?;
    found.retain(|entry| !hidden(&entry.file_name().to_string_lossy()));
    found.sort_by_cached_key(DirEntry::file_name);
    let below = |entry: DirEntry| {
        let name = entry.file_name();
        let (path, is_text) = (format!("{prefix}{}", name.to_string_lossy()), is_text && name.to_str().is_some());
        match entry.file_type().map_err(failed())?.is_dir() {
            true => list(&entry.path(), &format!("{path}/"), is_text, hidden),
            false => {
                let metadata = entry.metadata().map_err(Failure::reading(&entry.path()))?;
                Ok(vec![Entry { path, is_text, metadata }])
            }
        }
    };
    let lists: Vec<Vec<Entry>> = found.into_par_iter().map(below).collect::<Result<_, Failure>>()?;
    // Most folders hold one file: no room is left for more.
    let mut entries = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    entries.extend(lists.into_iter().flatten());
    Ok(entries)
}

/// Adds what a file looks like to what was seen, and tells from when on a change of it is sure to show.
fn add_look(metadata: &Metadata, seen: &mut Vec<u8>) -> SystemTime {
    let kind = metadata.file_type();
    seen.push(u8::from(kind.is_file()) | (u8::from(kind.is_symlink()) << 1));
    seen.extend_from_slice(&metadata.len().to_le_bytes());
    let mut settled = SystemTime::UNIX_EPOCH;
    for time in times(metadata) {
        let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        seen.extend_from_slice(&since.as_nanos().to_le_bytes());
        settled = settled.max(time + if since.subsec_nanos() == 0 { COARSE_STEP } else { STEP });
    }
    seen.extend_from_slice(&inode(metadata).to_le_bytes());
    settled
}

/// When the file was written, and when anything at all was done to it, which no program can choose.
#[cfg(unix)]
fn times(metadata: &Metadata) -> impl Iterator<Item = SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(u64::try_from(metadata.ctime()).unwrap_or(0));
    let changed = seconds + Duration::from_nanos(u64::try_from(metadata.ctime_nsec()).unwrap_or(0));
    metadata.modified().into_iter().chain(SystemTime::UNIX_EPOCH.checked_add(changed))
}

#[cfg(not(unix))]
fn times(metadata: &Metadata) -> impl Iterator<Item = SystemTime> {
    metadata.modified().into_iter()
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_metadata: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn see(root: &Path, folders: &[&str]) -> Footprint {
        Tree::look(root, folders, |name| name == ".git").unwrap().footprint()
    }

    fn look(root: &Path) -> blake3::Hash {
        see(root, &["content", "static"]).hash
    }

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in ["content/a/produk.toml", "content/b/produk.toml", "content/toko.toml"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "nama").unwrap();
        }
        folder
    }

    #[test]
    fn a_tree_that_nobody_touches_looks_the_same() {
        let site = site();
        let first = see(site.path(), &["content"]);
        assert_eq!(see(site.path(), &["content"]), first);
        assert_eq!(look(site.path()), look(site.path()));
        let now = fs::metadata(site.path().join("content/toko.toml")).unwrap().modified().unwrap();
        assert!(first.settled > now, "what was written just now may be written again in the same step of the clock");
    }

    #[test]
    fn every_change_shows_even_with_the_size_and_the_time_of_writing_put_back() {
        let site = site();
        let file = site.path().join("content/a/produk.toml");
        let modified = fs::metadata(&file).unwrap().modified().unwrap();
        let mut looks = vec![look(site.path())];
        let mut seen = |what: &str| {
            let now = look(site.path());
            assert!(!looks.contains(&now), "{what}");
            looks.push(now);
        };
        std::thread::sleep(STEP);
        fs::write(&file, "naga").unwrap();
        fs::File::open(&file).unwrap().set_modified(modified).unwrap();
        seen("another letter");
        fs::rename(&file, site.path().join("content/a/product.toml")).unwrap();
        seen("another name");
        fs::write(site.path().join("content/a/1.jpg"), "").unwrap();
        seen("an empty file more");
        fs::remove_file(site.path().join("content/b/produk.toml")).unwrap();
        seen("a file less");
        fs::create_dir(site.path().join("static")).unwrap();
        fs::write(site.path().join("static/a"), "").unwrap();
        seen("another folder");
        fs::create_dir(site.path().join("content/.git")).unwrap();
        fs::write(site.path().join("content/.git/HEAD"), "").unwrap();
        assert_eq!(look(site.path()), *looks.last().unwrap(), "version control works in its own folder");
    }

    #[test]
    fn files_that_are_looked_at_once_more_look_as_to_a_new_look() {
        let site = site();
        let tree = || Tree::look(site.path(), &["content", "static"], |_| false).unwrap();
        let before = tree();
        fs::write(site.path().join("content/b.lock"), "one").unwrap();
        let seen = before.look_again(&["content/b.lock"]).unwrap();
        assert_eq!(seen.footprint(), tree().footprint(), "a file more");
        fs::write(site.path().join("content/b.lock"), "three").unwrap();
        let again = seen.look_again(&["content/b.lock"]).unwrap();
        assert_eq!(again.footprint(), tree().footprint(), "the same file with more in it");
        assert!(again.look_again(&["content/c.lock"]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_seen_and_not_followed() {
        let site = site();
        let before = look(site.path());
        std::os::unix::fs::symlink(site.path(), site.path().join("content/loop")).unwrap();
        assert_ne!(look(site.path()), before);
    }
}
