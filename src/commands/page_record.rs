//! Which pages the last build made from what, so that the next one leaves them as they are where that is the same.
//!
//! `.etalase/pages` is safe to delete. Each line has a page's path, the key of everything that it is made from, and the
//! hash of its bytes: it tells nothing of a page that was changed since, and nothing to another program.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::last_build::program;
use crate::publish::Manifest;
use crate::render::PageKey;
use crate::site::SitePath;
use crate::{CACHE_FOLDER, Outcome};

/// The first line of the record; the number is the version of the form.
const FORM: &str = "etalase pages 1";
/// The record's name in the cache.
const NAME: &str = "pages";

/// The pages of the last build.
#[derive(Debug, Default)]
pub(super) struct PageRecord(HashMap<String, (PageKey, blake3::Hash)>);

impl PageRecord {
    /// Reads the record of a site; an empty one where there is none, or another program wrote it.
    pub(super) fn read(root: &Path) -> PageRecord {
        PageRecord::known(root).unwrap_or_default()
    }

    fn known(root: &Path) -> Option<PageRecord> {
        let text = fs::read_to_string(root.join(CACHE_FOLDER).join(NAME)).ok()?;
        let mut lines = text.lines();
        let is_ours = lines.next() == Some(FORM) && lines.next() == Some(program().ok()?.as_str());
        let page = |line: &str| {
            let mut parts = line.split('\t');
            let (path, key, hash) = (parts.next()?, parts.next()?, parts.next()?);
            Some((path.to_owned(), (PageKey::read(key)?, blake3::Hash::from_hex(hash).ok()?)))
        };
        is_ours.then(|| PageRecord(lines.filter_map(page).collect()))
    }

    /// The hash of the page at this path, where it was made from the same.
    pub(super) fn hash(&self, path: &SitePath, key: &PageKey) -> Option<[u8; 32]> {
        self.0.get(path.as_str()).filter(|(known, _)| known == key).map(|(_, hash)| *hash.as_bytes())
    }

    /// Writes the record of what was just published. That it cannot be kept is no fault: then the next build makes all
    /// pages.
    pub(super) fn keep(outcome: &Outcome, root: &Path, output: &Path) {
        let (Ok(program), Ok(manifest)) = (program(), Manifest::read(output)) else { return };
        let mut text = format!("{FORM}\n{program}\n");
        for (path, key) in &outcome.pages {
            if let Some(entry) = manifest.get(path.as_str()) {
                text.extend([path.as_str(), "\t", &key.text(), "\t", &blake3::Hash::from(entry.hash).to_hex(), "\n"]);
            }
        }
        let _ = fs::write(root.join(CACHE_FOLDER).join(NAME), text);
    }
}
