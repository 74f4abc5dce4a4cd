//! The tree that was the output keeps nothing that the new site does not have: a person who is no longer shown must not
//! live on beside the output, in a folder that nobody looks into.
//!
//! What both sites have stays, and so do the folders, for the next tree is put together from them. The tree's mark is
//! emptied last, so that a build that died in between is put right by the next one.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::target::Target;
use super::{MARK, copy, tree};

/// Removes files of these paths from the tree.
pub(super) fn forget(target: &Target, paths: &[&str]) -> io::Result<()> {
    if !is_there(&target.next) {
        return Ok(());
    }
    paths.par_iter().try_for_each(|path| tree::remove(&target.next.join(path)))?;
    empty_mark(target)
}

/// Whether the tree may hold more than it should.
pub(super) fn is_due(target: &Target) -> bool {
    fs::symlink_metadata(target.next.join(MARK)).is_ok_and(|mark| mark.len() > 0)
}

/// Removes every file that is not the published one.
pub(super) fn forget_all(target: &Target) -> io::Result<()> {
    let strange = |path: &&String| copy::one_file(&target.next.join(path), &target.output.join(path)).is_none();
    let paths = tree::list(&target.next, |name: &OsStr| name != MARK)?;
    let paths: Vec<&str> = paths.iter().filter(strange).map(String::as_str).collect();
    forget(target, &paths)
}

fn is_there(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir())
}

fn empty_mark(target: &Target) -> io::Result<()> {
    let mark = target.next.join(MARK);
    tree::remove(&mark)?;
    fs::File::create_new(mark).map(drop)
}
