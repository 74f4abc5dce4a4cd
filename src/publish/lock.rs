//! One build at a time: a lock that dies with its process.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use crate::failure::Failure;

/// The right to write to one output, until it is dropped or the process ends in whatever way. The file stays: what
/// counts is the lock on it.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, or tells which process has it.
    pub fn take(path: &Path, output: &Path) -> Result<Lock, Failure> {
        let mut file = open(path).map_err(Failure::writing(path))?;
        match file.try_lock() {
            Ok(()) => {
                sign(&mut file).map_err(Failure::writing(path))?;
                Ok(Lock { file })
            }
            Err(TryLockError::WouldBlock) => {
                Err(Failure::Locked { output: output.to_owned(), process: signature(&mut file) })
            }
            Err(TryLockError::Error(error)) => Err(Failure::writing(path)(error)),
        }
    }
}

impl Drop for Lock {
    /// Closing would do, were there no other process that has just been split off from this one and holds it as well.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// Opens without following a link: one planted beside the output would have us write into another file.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options.open(path)
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    write!(file, "{}", std::process::id())
}

fn signature(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_taker_hears_who_holds_it_and_gets_it_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let output = Path::new("public");
        let held = Lock::take(&path, output).unwrap();
        match Lock::take(&path, output) {
            Err(Failure::Locked { process, .. }) => assert_eq!(process, Some(std::process::id())),
            other => panic!("{other:?}"),
        }
        drop(held);
        Lock::take(&path, output).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_planted_link_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (path, victim) = (folder.path().join("lock"), folder.path().join("victim"));
        std::fs::write(&victim, "precious").unwrap();
        std::os::unix::fs::symlink(&victim, &path).unwrap();
        assert!(matches!(Lock::take(&path, Path::new("public")), Err(Failure::Write { .. })));
        assert_eq!(std::fs::read_to_string(&victim).unwrap(), "precious");
    }
}
