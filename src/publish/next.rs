//! The tree that takes the output's place, put together from the files of this build and those of the last site.
//!
//! The tree of the site before the last is used again, so that a small change is small work however large the site is.
//! (To remove all folders and make them anew takes minutes for ten thousand products on ext4, which looks at every
//! inode that was freed within the last minute before it gives out one.) Whatever state that tree is in, also after a
//! build was killed at it, it ends as exactly the next site: a file stays only if it is the same inode as the live one.

use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::live::Live;
use super::target::Target;
use super::{KEPT, Made, State, copy, tree};
use crate::failure::Failure;

/// What the next tree is made from.
pub(super) struct Next<'a> {
    target: &'a Target,
    live: &'a Live,
    /// By path.
    made: &'a [Made],
    /// Which of them stand in the tree already.
    there: Vec<AtomicBool>,
}

impl<'a> Next<'a> {
    /// Of files by path.
    pub fn new(target: &'a Target, live: &'a Live, made: &'a [Made]) -> Next<'a> {
        let there = made.iter().map(|_| AtomicBool::new(false)).collect();
        Next { target, live, made, there }
    }

    /// Puts the tree together. A fresh one holds only files that this build placed in it.
    pub fn assemble(&self, is_fresh: bool) -> Result<(), Failure> {
        let next = &self.target.next;
        if !fs::symlink_metadata(next).is_ok_and(|metadata| metadata.is_dir()) {
            tree::remove(next).and_then(|()| fs::create_dir(next)).map_err(Failure::writing(next))?;
        }
        if !is_fresh {
            self.clear(next, "").map_err(Failure::writing(next))?;
        }
        self.made.par_iter().zip(&self.there).try_for_each(|(made, there)| {
            let is_there = there.load(Ordering::Relaxed);
            self.place(made, is_there).map_err(Failure::writing(&self.target.output.join(&made.entry.path)))
        })?;
        KEPT.iter().try_for_each(|name| {
            let from = self.target.output.join(name);
            self.carry_over(&from, &next.join(name), name).map_err(Failure::writing(&from))
        })?;
        self.take_permissions().map_err(Failure::writing(&self.target.output))
    }

    /// Removes everything from a folder of the tree that will not be there, links first of all.
    fn clear(&self, folder: &Path, prefix: &str) -> io::Result<()> {
        tree::entries(folder)?.into_par_iter().try_for_each(|entry| {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.file_type()?.is_dir() {
                true if self.needs_folder(&path) => self.clear(&entry.path(), &format!("{path}/")),
                false if self.stays(&entry, &path) => Ok(()),
                _ => tree::remove(&entry.path()),
            }
        })
    }

    fn needs_folder(&self, path: &str) -> bool {
        let is_folder = || fs::symlink_metadata(self.target.output.join(path)).is_ok_and(|metadata| metadata.is_dir());
        self.holds_files(&format!("{path}/")) || self.live.keeps(path) && is_folder()
    }

    /// Whether files of this build lie in a folder, whose path ends with `/`.
    fn holds_files(&self, folder: &str) -> bool {
        let first = self.made.partition_point(|made| made.entry.path.as_str() < folder);
        self.made.get(first).is_some_and(|made| made.entry.path.starts_with(folder))
    }

    /// A file of this build, with where it is noted that it stands in the tree.
    fn find(&self, path: &str) -> Option<(State, &AtomicBool)> {
        let place = self.made.binary_search_by(|made| made.entry.path.as_str().cmp(path)).ok()?;
        self.made.get(place).map(|made| made.state).zip(self.there.get(place))
    }

    fn stays(&self, entry: &DirEntry, path: &str) -> bool {
        let is_live = || copy::is_one_file(&entry.path(), &self.target.output.join(path));
        match self.find(path) {
            // It is of this build, or about to be replaced.
            Some((State::Placed | State::Written(_), _)) => true,
            Some((State::Unchanged, there)) => {
                let is_live = is_live();
                there.store(is_live, Ordering::Relaxed);
                is_live
            }
            None => self.live.keeps(path) && is_live(),
        }
    }

    fn place(&self, made: &Made, is_there: bool) -> io::Result<()> {
        let to = || self.target.next.join(&made.entry.path);
        match made.state {
            State::Placed => Ok(()),
            State::Written(number) => copy::rename(&self.target.made.join(number.to_string()), &to()),
            State::Unchanged if is_there => Ok(()),
            State::Unchanged => copy::link(&self.target.output.join(&made.entry.path), &to()),
        }
    }

    /// Brings what people keep at this path of the output, folders with nothing in them too.
    fn carry_over(&self, from: &Path, to: &Path, path: &str) -> io::Result<()> {
        let Ok(metadata) = fs::symlink_metadata(from) else { return Ok(()) };
        if !metadata.is_dir() {
            let settled = self.find(path).is_some() || self.live.made(path) || fs::symlink_metadata(to).is_ok();
            return if settled { Ok(()) } else { copy::link(from, to) };
        }
        fs::create_dir_all(to)?;
        for entry in tree::entries(from)? {
            let name = entry.file_name();
            self.carry_over(&entry.path(), &to.join(&name), &format!("{path}/{}", name.to_string_lossy()))?;
        }
        fs::set_permissions(to, metadata.permissions())
    }

    /// The output keeps the permissions that someone gave it.
    fn take_permissions(&self) -> io::Result<()> {
        match fs::metadata(&self.target.output) {
            Ok(metadata) => fs::set_permissions(&self.target.next, metadata.permissions()),
            Err(_) => Ok(()),
        }
    }
}
