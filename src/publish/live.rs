//! The site that stands in the output, before the next one takes its place.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use foldhash::HashSet;

use super::MARK;
use super::manifest::Manifest;
use super::target::is_kept;
use super::tree;
use crate::failure::Failure;

/// What stands in the output: a site of ours, or nothing yet but what people keep.
#[derive(Debug)]
pub(super) struct Live {
    output: PathBuf,
    /// Paths of the ordinary files that are really there, the mark and kept entries aside.
    files: HashSet<String>,
    /// What the last build said it made; nothing where none did.
    manifest: Option<Manifest>,
}

impl Live {
    /// An output that no build has written to.
    pub fn none(output: &Path) -> Live {
        Live { output: output.to_owned(), files: HashSet::default(), manifest: None }
    }

    /// The site in an output with our mark.
    pub fn read(output: &Path) -> Result<Live, Failure> {
        let manifest = Manifest::read(output).map_err(Failure::reading(output))?;
        let enter = |name: &OsStr| {
            let is_ours = || name.to_str().is_some_and(|name| manifest.reaches_into(name));
            name != MARK && (!is_kept(name) || is_ours())
        };
        let files = tree::list(output, enter).map_err(Failure::reading(output))?;
        Ok(Live { output: output.to_owned(), files, manifest: Some(manifest) })
    }

    /// The file at this path, if an ordinary one is there with no link on the way.
    pub fn file(&self, path: &str) -> Option<PathBuf> {
        self.files.contains(path).then(|| self.output.join(path))
    }

    /// What the last build said it made.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// Whether people keep this file: the name at the top allows it and no build made it.
    pub fn keeps(&self, path: &str) -> bool {
        let top = path.split('/').next().unwrap_or(path);
        is_kept(top.as_ref()) && !self.made(path)
    }

    /// The files that the next site does not have, by path.
    pub fn gone(&self, next: &Manifest) -> Vec<&str> {
        let paths = self.files.iter().map(String::as_str);
        let mut gone: Vec<&str> = paths.filter(|path| next.get(path).is_none() && !self.keeps(path)).collect();
        gone.sort_unstable();
        gone
    }

    /// Whether the last build made this file.
    pub fn made(&self, path: &str) -> bool {
        self.manifest.as_ref().is_some_and(|manifest| manifest.get(path).is_some())
    }
}
