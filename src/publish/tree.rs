//! Whole folders: listing and removing. Links inside them are never followed.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use foldhash::HashSet;
use rayon::prelude::*;

/// Paths of all ordinary files below a folder, parts joined by `/`; the top's entries only where `enter` says so.
pub(super) fn list(folder: &Path, enter: impl Fn(&OsStr) -> bool) -> io::Result<HashSet<String>> {
    let tops = entries(folder)?.into_iter().filter(|entry| enter(&entry.file_name())).collect();
    list_entries(tops, "").map(|paths| paths.into_iter().collect())
}

fn list_entries(entries_here: Vec<DirEntry>, prefix: &str) -> io::Result<Vec<String>> {
    let lists = entries_here.into_par_iter().map(|entry| {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        match (kind.is_dir(), kind.is_file()) {
            (true, _) => list_entries(entries(&entry.path())?, &format!("{path}/")),
            (_, true) => Ok(vec![path]),
            _ => Ok(Vec::new()),
        }
    });
    lists.try_reduce(Vec::new, |mut all, more| {
        all.extend(more);
        Ok(all)
    })
}

/// Removes a file, a link or a whole folder; it is fine if there is none.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => remove_folder(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn remove_folder(folder: &Path) -> io::Result<()> {
    entries(folder)?.into_par_iter().try_for_each(|entry| match entry.file_type()?.is_dir() {
        true => remove_folder(&entry.path()),
        false => fs::remove_file(entry.path()),
    })?;
    fs::remove_dir(folder)
}

pub(super) fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}
