//! The tree of the build after the first. While the disk makes a first site last, the processor has nothing to do: it
//! gives the site's photos their second names then, which the first edit would wait for. Pages are left to that edit, for
//! each has a folder of its own, and making folders is what costs.

use std::fs;
use std::io;

use rayon::prelude::*;

use super::target::Target;
use super::{MARK, Made, copy};

/// Begins the tree with the photos and other files of the next tree that are no pages. A second name changes what a file
/// looks like, so each is looked at again.
///
/// # Errors
/// The disk refused, or the file system has no hard links. Nothing is lost then: what is not there is linked later.
pub(super) fn begin(target: &Target, made: &mut [Made]) -> io::Result<()> {
    fs::create_dir(&target.ahead)?;
    fs::File::create_new(target.ahead.join(MARK))?;
    let files = made.par_iter_mut().filter(|made| !made.entry.path.ends_with(".html"));
    files.try_for_each(|made| {
        let file = target.next.join(&made.entry.path);
        copy::link_only(&file, &target.ahead.join(&made.entry.path))?;
        made.metadata = fs::symlink_metadata(file).ok();
        Ok(())
    })
}

/// Puts the tree where the build after this one looks for it, unless another is there.
///
/// # Errors
/// The disk refused; the next build removes the tree.
pub(super) fn offer(target: &Target) -> io::Result<()> {
    match fs::symlink_metadata(&target.next) {
        Err(_) => fs::rename(&target.ahead, &target.next),
        Ok(_) => Ok(()),
    }
}
