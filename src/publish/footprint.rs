//! How file trees look from outside: one hash over the places, kinds, sizes and times of all files, none of them opened.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

/// A system's clock of files may go on in steps of this length.
const STEP: Duration = Duration::from_millis(20);
/// File systems that know whole seconds alone may round to even ones (FAT).
const COARSE_STEP: Duration = Duration::from_secs(2);

/// What some folders looked like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footprint {
    /// Another one for every other look.
    pub hash: blake3::Hash,
    /// A file that is written before this moment, by the clock of its disk, may look the same afterwards.
    pub settled: SystemTime,
}

/// Looks at these folders of `root`; one that is not there looks like nothing. Version control's own folder is passed
/// over, and links are not followed.
///
/// # Errors
/// Where a folder cannot be listed.
pub fn footprint(root: &Path, folders: &[&Path]) -> io::Result<Footprint> {
    let mut hasher = blake3::Hasher::new();
    let mut settled = SystemTime::UNIX_EPOCH;
    for folder in folders {
        let place = root.join(folder);
        let traces = match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_dir() => list(&place, "")?,
            Ok(metadata) => vec![Trace::of(String::new(), &metadata)],
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        hasher.update(&(traces.len() as u64).to_le_bytes());
        for trace in traces {
            hasher.update(&(trace.path.len() as u64).to_le_bytes()).update(trace.path.as_bytes()).update(&trace.look);
            settled = settled.max(trace.settled);
        }
    }
    Ok(Footprint { hash: hasher.finalize(), settled })
}

/// One file, seen from outside.
struct Trace {
    path: String,
    look: Vec<u8>,
    settled: SystemTime,
}

impl Trace {
    fn of(path: String, metadata: &Metadata) -> Trace {
        let kind = metadata.file_type();
        let mut look = vec![u8::from(kind.is_file()) | (u8::from(kind.is_symlink()) << 1)];
        look.extend(metadata.len().to_le_bytes());
        let mut settled = SystemTime::UNIX_EPOCH;
        for time in times(metadata) {
            let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            look.extend(since.as_nanos().to_le_bytes());
            settled = settled.max(time + if since.subsec_nanos() == 0 { COARSE_STEP } else { STEP });
        }
        look.extend(inode(metadata).to_le_bytes());
        Trace { path, look, settled }
    }
}

/// When the file was written, and when anything at all was done to it, which no program can choose.
#[cfg(unix)]
fn times(metadata: &Metadata) -> Vec<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(u64::try_from(metadata.ctime()).unwrap_or(0));
    let changed = seconds + Duration::from_nanos(u64::try_from(metadata.ctime_nsec()).unwrap_or(0));
    metadata.modified().into_iter().chain(SystemTime::UNIX_EPOCH.checked_add(changed)).collect()
}

#[cfg(not(unix))]
fn times(metadata: &Metadata) -> Vec<SystemTime> {
    metadata.modified().into_iter().collect()
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_metadata: &Metadata) -> u64 {
    0
}

/// Every entry below a folder but the folders themselves, by path.
fn list(folder: &Path, prefix: &str) -> io::Result<Vec<Trace>> {
    let mut entries: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.retain(|entry| entry.file_name() != ".git");
    entries.sort_unstable_by_key(DirEntry::file_name);
    let below = |entry: DirEntry| {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type()?.is_dir() {
            true => list(&entry.path(), &format!("{path}/")),
            false => Ok(vec![Trace::of(path, &entry.metadata()?)]),
        }
    };
    let lists: Vec<Vec<Trace>> = entries.into_par_iter().map(below).collect::<io::Result<_>>()?;
    Ok(lists.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(root: &Path) -> blake3::Hash {
        footprint(root, &[Path::new("content"), Path::new("static")]).unwrap().hash
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
        let first = footprint(site.path(), &[Path::new("content")]).unwrap();
        assert_eq!(footprint(site.path(), &[Path::new("content")]).unwrap(), first);
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

    #[cfg(unix)]
    #[test]
    fn a_link_is_seen_and_not_followed() {
        let site = site();
        let before = look(site.path());
        std::os::unix::fs::symlink(site.path(), site.path().join("content/loop")).unwrap();
        assert_ne!(look(site.path()), before);
    }
}
