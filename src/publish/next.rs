//! The tree that takes the output's place, put together from the files of this build and those of the last site.
//!
//! The tree of the site before the last is used again, so that a small change is small work however large the site is.
//! (To remove all folders and make them anew takes minutes for ten thousand products on ext4, which looks at every
//! inode that was freed within the last minute before it gives out one.) Whatever state that tree is in, also after a
//! build was killed at it, it ends as exactly the next site: a file stays only if it is the same inode as the live one.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::live::Live;
use super::target::Target;
use super::{KEPT, MARK, Made, State, copy, tree};
use crate::failure::Failure;
use crate::load::Footprint;

/// What the next tree is made from.
pub(super) struct Next<'a> {
    target: &'a Target,
    live: &'a Live,
    /// By path.
    made: &'a [Made],
    /// What each of them looks like, once it stands in the tree.
    looks: Vec<OnceLock<Metadata>>,
    /// Whether the tree holds something that people keep.
    holds_kept: bool,
}

impl<'a> Next<'a> {
    /// Of files by path.
    pub fn new(target: &'a Target, live: &'a Live, made: &'a [Made]) -> Next<'a> {
        let looks = made.iter().map(|made| made.look.clone().map_or_else(OnceLock::new, OnceLock::from)).collect();
        Next { target, live, made, looks, holds_kept: false }
    }

    /// Puts the tree together. A fresh one holds only files that this build placed in it.
    pub fn assemble(&mut self, is_fresh: bool) -> Result<(), Failure> {
        let next = &self.target.next;
        if !fs::symlink_metadata(next).is_ok_and(|metadata| metadata.is_dir()) {
            tree::remove(next).and_then(|()| fs::create_dir(next)).map_err(Failure::writing(next))?;
        }
        if !is_fresh {
            self.clear(next, "").map_err(Failure::writing(next))?;
        }
        self.made.par_iter().zip(&self.looks).filter(|(_, look)| look.get().is_none()).try_for_each(
            |(made, look)| {
                let placed = self.place(made).map_err(Failure::writing(&self.target.output.join(&made.entry.path)))?;
                look.get_or_init(|| placed);
                Ok(())
            },
        )?;
        for name in KEPT {
            let from = self.target.output.join(name);
            let is_carried = self.carry_over(&from, &next.join(name), name).map_err(Failure::writing(&from))?;
            // Nobody who looks at a site looks into this one.
            self.holds_kept |= is_carried && name != ".git";
        }
        self.take_permissions().map_err(Failure::writing(&self.target.output))
    }

    /// What the tree looks like, which was put together and got this mark. Nothing where people keep something in it.
    pub fn footprint(&self, mark: &Metadata) -> Option<Footprint> {
        let files = self.made.iter().zip(&self.looks).map(|(made, look)| Some((made.entry.path.as_str(), look.get()?)));
        let files: Option<Vec<(&str, &Metadata)>> = files.chain([Some((MARK, mark))]).collect();
        files.filter(|_| !self.holds_kept).map(Footprint::of_files)
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

    /// A file of this build, with where it is noted what it looks like in the tree.
    fn find(&self, path: &str) -> Option<(&Made, &OnceLock<Metadata>)> {
        let place = self.made.binary_search_by(|made| made.entry.path.as_str().cmp(path)).ok()?;
        self.made.get(place).zip(self.looks.get(place))
    }

    fn stays(&self, entry: &DirEntry, path: &str) -> bool {
        let live = || copy::one_file(&entry.path(), &self.target.output.join(path));
        match self.find(path) {
            Some((made, look)) if made.state == State::Unchanged => match live() {
                Some(metadata) => {
                    look.get_or_init(|| metadata);
                    true
                }
                None => false,
            },
            // It is of this build, or about to be replaced.
            Some(_) => true,
            None => self.live.keeps(path) && live().is_some(),
        }
    }

    /// Puts a file in its place, and tells what it looks like there.
    fn place(&self, made: &Made) -> io::Result<Metadata> {
        let to = self.target.next.join(&made.entry.path);
        match made.state {
            State::Placed => {}
            State::Written(number) => copy::rename(&self.target.made.join(number.to_string()), &to)?,
            State::Unchanged => copy::link(&self.target.output.join(&made.entry.path), &to)?,
        }
        fs::symlink_metadata(to)
    }

    /// Brings what people keep at this path of the output, folders with nothing in them too, and tells whether there is any.
    fn carry_over(&self, from: &Path, to: &Path, path: &str) -> io::Result<bool> {
        let Ok(metadata) = fs::symlink_metadata(from) else { return Ok(false) };
        if !metadata.is_dir() {
            let is_ours = self.find(path).is_some() || self.live.made(path);
            if !is_ours && fs::symlink_metadata(to).is_err() {
                copy::link(from, to)?;
            }
            return Ok(!is_ours);
        }
        fs::create_dir_all(to)?;
        let mut is_carried = false;
        for entry in tree::entries(from)? {
            let name = entry.file_name();
            let path = format!("{path}/{}", name.to_string_lossy());
            is_carried |= self.carry_over(&entry.path(), &to.join(&name), &path)?;
        }
        fs::set_permissions(to, metadata.permissions())?;
        Ok(is_carried)
    }

    /// The output keeps the permissions that someone gave it.
    fn take_permissions(&self) -> io::Result<()> {
        match fs::metadata(&self.target.output) {
            Ok(metadata) => fs::set_permissions(&self.target.next, metadata.permissions()),
            Err(_) => Ok(()),
        }
    }
}
