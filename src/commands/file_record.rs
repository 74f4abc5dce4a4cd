//! Which files the last build made from what, so that the next one leaves them as they are where that is the same.
//!
//! `.etalase/files` is safe to delete. Each line has a file's path, the key of everything that it is made from, and the
//! hash of its bytes: it tells nothing of a file that was changed since, and nothing to another program.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::last_build::program;
use crate::publish::Manifest;
use crate::render::FileKey;
use crate::site::SitePath;
use crate::{CACHE_FOLDER, Outcome};

/// The first line of the record; the number is the version of the form.
const FORM: &str = "etalase files 1";
/// The record's name in the cache.
const NAME: &str = "files";

/// What the last build made.
#[derive(Debug, Default)]
pub(super) struct FileRecord(HashMap<FileKey, (SitePath, [u8; 32])>);

impl FileRecord {
    /// Reads the record of a site; an empty one where there is none, or another program wrote it.
    pub(super) fn read(root: &Path) -> FileRecord {
        FileRecord::written(root).unwrap_or_default()
    }

    fn written(root: &Path) -> Option<FileRecord> {
        let text = fs::read_to_string(root.join(CACHE_FOLDER).join(NAME)).ok()?;
        let mut lines = text.lines();
        let is_ours = lines.next() == Some(FORM) && lines.next() == Some(program().ok()?.as_str());
        let file = |line: &str| {
            let mut parts = line.split('\t');
            let (path, key, hash) = (parts.next()?, parts.next()?, parts.next()?);
            Some((FileKey::read(key)?, (SitePath::new(path)?, *blake3::Hash::from_hex(hash).ok()?.as_bytes())))
        };
        is_ours.then(|| FileRecord(lines.filter_map(file).collect()))
    }

    /// Where what was made from the same stands, and its hash.
    pub(super) fn known(&self, key: &FileKey) -> Option<(SitePath, [u8; 32])> {
        self.0.get(key).cloned()
    }

    /// Writes the record of what was just published. That it cannot be kept is no fault: then the next build makes
    /// everything.
    pub(super) fn keep(outcome: &Outcome, root: &Path, output: &Path) {
        let (Ok(program), Ok(manifest)) = (program(), Manifest::read(output)) else { return };
        let mut text = format!("{FORM}\n{program}\n");
        for (path, key) in &outcome.reusable {
            if let Some(entry) = manifest.get(path.as_str()) {
                text.extend([path.as_str(), "\t", &key.text(), "\t", &blake3::Hash::from(entry.hash).to_hex(), "\n"]);
            }
        }
        let _ = fs::write(root.join(CACHE_FOLDER).join(NAME), text);
    }
}
