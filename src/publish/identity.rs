//! The lock of the payment identity and the record of addresses to disk: the files of the content that the tool writes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::failure::Failure;
use crate::identity::LOCK_PATH;
use crate::record::RECORD_PATH;

/// Puts a lock into a site's folder. A reader or a crash finds the old one or the new one, never a part.
///
/// # Errors
/// The disk refused; the old lock stands.
pub fn write_lock(root: &Path, text: &str) -> Result<(), Failure> {
    replace(&root.join(LOCK_PATH), text)
}

/// Puts a record of published addresses into a site's folder, in the same way.
///
/// # Errors
/// The disk refused; the old record stands.
pub fn write_record(root: &Path, text: &str) -> Result<(), Failure> {
    replace(&root.join(RECORD_PATH), text)
}

fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    // Hidden, so that no build takes it for content.
    let name = path.file_name().unwrap_or_default().display();
    let new = path.with_file_name(format!(".{name}-{}.tmp", std::process::id()));
    let write = || -> io::Result<()> {
        let mut file = File::create(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, path)
    };
    write().inspect_err(|_| drop(fs::remove_file(&new))).map_err(Failure::writing(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_lock_stands_until_the_new_one_does() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_lock(folder.path(), "x").is_err(), "there is no folder for it");
        let content = folder.path().join("content");
        fs::create_dir(&content).unwrap();
        write_lock(folder.path(), "one").unwrap();
        write_lock(folder.path(), "two").unwrap();
        assert_eq!(fs::read_to_string(content.join("identity.lock")).unwrap(), "two");
        assert_eq!(fs::read_dir(&content).unwrap().count(), 1, "nothing else is left");
        fs::remove_file(content.join("identity.lock")).unwrap();
        fs::create_dir(content.join("identity.lock")).unwrap();
        assert!(write_lock(folder.path(), "three").is_err());
        assert_eq!(fs::read_dir(&content).unwrap().count(), 1, "nothing is left of a failure");
    }
}
