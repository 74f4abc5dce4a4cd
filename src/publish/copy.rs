//! One file at a time: new files, copies, links, comparisons. No file that exists is ever opened for writing.

use std::fs::{self, File, FileTimes, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Makes a new file, and its folder where there is none, and refuses a file that is there already.
fn create(path: &Path) -> io::Result<File> {
    // Nearly every page has a folder of its own, which is not there yet.
    if let Some(folder) = path.parent().filter(|_| path.ends_with("index.html")) {
        let _ = fs::create_dir(folder);
    }
    with_folder(path, || OpenOptions::new().write(true).create_new(true).open(path))
}

/// Does something that needs the folder of a path, making that folder only if it turns out not to be there: most have
/// one already, and asking first costs more than trying.
fn with_folder<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match act() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            act()
        }
        result => result,
    }
}

/// Moves a file to a path whose folder need not be there yet, in place of a file that is.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    with_folder(to, || fs::rename(from, to))
}

/// Writes bytes to a new file, and tells what it looks like then.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<Metadata> {
    let mut file = create(path)?;
    file.write_all(bytes)?;
    settle(&file)?;
    file.metadata()
}

/// Copies a file to a new one with the same time of writing, and gives its size and hash.
///
/// A copy and not a hard link: someone may edit a file of the output in place, and the cache must not change with it.
/// The system call behind `io::copy` shares the blocks where the file system can. The hash is of what was written.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<(u64, [u8; 32])> {
    let mut source = File::open(from)?;
    let modified = source.metadata()?.modified();
    let mut file = create(to)?;
    io::copy(&mut source, &mut file)?;
    if let Ok(modified) = modified {
        file.set_times(FileTimes::new().set_modified(modified))?;
    }
    settle(&file)?;
    hash(to)
}

/// The size and BLAKE3 hash of a file.
pub(super) fn hash(path: &Path) -> io::Result<(u64, [u8; 32])> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok((hasher.count(), *hasher.finalize().as_bytes()))
}

/// Gives a file of the last site a second name in the next one, or copies it where the file system has no hard links.
///
/// Sharing is safe because nothing here writes to a file that exists.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    let linked = with_folder(to, || fs::hard_link(from, to));
    match linked {
        Err(_) if fs::symlink_metadata(from)?.is_file() => copy(from, to).map(drop),
        result => result,
    }
}

/// What a file looks like that two paths name, not only equal ones.
#[cfg(unix)]
pub(super) fn one_file(one: &Path, other: &Path) -> Option<Metadata> {
    use std::os::unix::fs::MetadataExt;
    let look = |path| fs::symlink_metadata(path).ok();
    let (one, other) = (look(one)?, look(other)?);
    ((one.dev(), one.ino()) == (other.dev(), other.ino())).then_some(one)
}

/// Not to be known here; every file is then linked again.
#[cfg(not(unix))]
pub(super) fn one_file(_one: &Path, _other: &Path) -> Option<Metadata> {
    None
}

/// Whether a file holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let read = || -> io::Result<bool> {
        let mut file = File::open(path)?;
        if file.metadata()?.len() != bytes.len() as u64 {
            return Ok(false);
        }
        let mut there = Vec::with_capacity(bytes.len() + 1);
        file.read_to_end(&mut there)?;
        Ok(there == bytes)
    };
    read().unwrap_or(false)
}

/// The size of a published file, if it still equals the file that it was copied from.
///
/// Size and time of writing decide, as the copy has its source's time and an edit changes it. A time in whole seconds
/// proves nothing (unpacked archives and old file systems round it), so the bytes are compared then. Where the bytes
/// are equal and only the time is not, the copy takes its source's time, so that the next build need not read it.
pub(super) fn size_of_equal(source: &Path, published: &Path) -> io::Result<Option<u64>> {
    let (ours, theirs) = (fs::metadata(source)?, fs::symlink_metadata(published)?);
    let size = ours.len();
    if size != theirs.len() {
        return Ok(None);
    }
    if fine_time(&ours).is_some() && fine_time(&ours) == fine_time(&theirs) {
        return Ok(Some(size));
    }
    let same = same_bytes(source, published)?;
    if let (true, Some(modified)) = (same, fine_time(&ours)) {
        let _ = File::open(published)?.set_times(FileTimes::new().set_modified(modified));
    }
    Ok(same.then_some(size))
}

/// The time of writing, where the file system told it finer than in seconds.
fn fine_time(metadata: &Metadata) -> Option<SystemTime> {
    let modified = metadata.modified().ok()?;
    let since = modified.duration_since(UNIX_EPOCH).ok()?;
    (since.subsec_nanos() != 0).then_some(modified)
}

fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    loop {
        for (file, part) in [(&mut one, &mut left), (&mut other, &mut right)] {
            part.clear();
            file.take(PART).read_to_end(part)?;
        }
        if left != right || left.is_empty() {
            return Ok(left == right);
        }
    }
}

/// How many bytes of two files are compared at a time.
const PART: u64 = 256 * 1024;

/// Makes a new file last, where the whole file system is not made to at the end; see `switch::settle`.
#[cfg(not(target_os = "linux"))]
fn settle(file: &File) -> io::Result<()> {
    file.sync_data()
}

#[cfg(target_os = "linux")]
fn settle(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn file(folder: &Path, name: &str, content: &str, modified: SystemTime) -> std::path::PathBuf {
        let path = folder.join(name);
        fs::write(&path, content).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
        path
    }

    #[test]
    fn a_copy_has_the_bytes_and_the_time_of_its_source() {
        let folder = tempfile::tempdir().unwrap();
        let time = UNIX_EPOCH + Duration::from_nanos(1_700_000_000_123_456_700);
        let source = file(folder.path(), "a", "abc", time);
        let target = folder.path().join("deep/er/b");
        assert_eq!(copy(&source, &target).unwrap(), (3, *blake3::hash(b"abc").as_bytes()));
        assert_eq!(fs::metadata(&target).unwrap().modified().unwrap(), time);
        assert_eq!(size_of_equal(&source, &target).unwrap(), Some(3));
        assert!(copy(&source, &target).is_err(), "an existing file is not written to");
    }

    #[test]
    fn an_edit_of_the_same_size_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let time = UNIX_EPOCH + Duration::from_nanos(1_700_000_000_123_456_700);
        let source = file(folder.path(), "a", "abc", time);
        let edited = file(folder.path(), "b", "abX", time + Duration::from_nanos(100));
        assert_eq!(size_of_equal(&source, &edited).unwrap(), None);
        let touched = file(folder.path(), "c", "abc", time + Duration::from_secs(9));
        assert_eq!(size_of_equal(&source, &touched).unwrap(), Some(3));
        assert_eq!(fs::metadata(&touched).unwrap().modified().unwrap(), time, "it need not be read again");
    }

    #[test]
    fn a_time_in_whole_seconds_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let time = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let source = file(folder.path(), "a", "abc", time);
        let other = file(folder.path(), "b", "abX", time);
        assert_eq!(size_of_equal(&source, &other).unwrap(), None);
    }

    #[test]
    fn long_files_that_differ_at_the_end_differ() {
        let folder = tempfile::tempdir().unwrap();
        let long = "x".repeat(PART as usize * 2);
        let one = file(folder.path(), "a", &format!("{long}a"), UNIX_EPOCH);
        let other = file(folder.path(), "b", &format!("{long}b"), UNIX_EPOCH);
        assert!(!same_bytes(&one, &other).unwrap());
        assert!(same_bytes(&one, &one).unwrap());
    }
}
