//! What the last build saw and said, so that one with nothing to do only looks at the file trees.
//!
//! `.etalase/last-build` is safe to delete. What it tells holds for one state of everything that a build depends on: the
//! site's folders, the output, the day, this program and the form of its messages. Any other state means a whole build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::arguments::MessageFormat;
use super::terminal::Color;
use crate::language::Language;
use crate::load::{Footprint, STEP, Tree};
use crate::publish::Published;
use crate::{CACHE_FOLDER, Request, Summary};

/// The first line of the record; the number is the version of the form.
const FORM: &str = "etalase last build 1";

/// What was told of a site that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    /// The language of messages.
    pub messages: Language,
    /// What was counted.
    pub summary: Summary,
    /// What became of the files.
    pub published: Published,
    /// What was noticed, as it was printed.
    pub noticed: String,
    /// What the chosen host would refuse.
    pub warned: String,
    /// The last words, on the host.
    pub advised: String,
}

impl Told {
    /// The same as a build tells it that has nothing left to do.
    pub(super) fn again(mut self) -> Told {
        self.summary.photos_reused += std::mem::take(&mut self.summary.photos_made);
        let Published { files, written, unchanged, removed, strangers, .. } = &mut self.published;
        (*written, *unchanged, *removed) = (0, *files, 0);
        strangers.clear();
        self
    }
}

/// The form in which a build tells what it noticed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// For people or for programs.
    pub format: MessageFormat,
    /// Whether with colours.
    pub color: Color,
}

/// Everything that a build depends on, as it was before the build.
#[derive(Debug)]
pub(super) struct Eve<'a> {
    request: &'a Request,
    output: &'a Path,
    manner: Manner,
    inputs: Footprint,
    began: SystemTime,
}

impl<'a> Eve<'a> {
    /// Of a site whose folder looked like this at this moment; see [`moment`].
    pub(super) fn new(
        request: &'a Request,
        output: &'a Path,
        manner: Manner,
        (began, tree): (SystemTime, &Tree),
    ) -> Eve<'a> {
        Eve { request, output, manner, inputs: tree.footprint(), began }
    }

    /// The same after the build itself wrote these files of the site, which was looked at as `tree`; each with its text.
    /// Nothing where somebody changed one of them since, for no build has read that.
    pub(super) fn after_writing(self, tree: Tree, written: &[(&str, String)]) -> Option<Eve<'a>> {
        if written.is_empty() {
            return Some(self);
        }
        if self.inputs.settled >= self.began {
            return None;
        }
        let paths: Vec<&str> = written.iter().map(|(path, _)| *path).collect();
        let inputs = tree.look_again(&paths).ok()?.footprint();
        // They are read after the look: what comes later shows in the next one.
        let is_ours = |(path, text): &(&str, String)| {
            fs::read(self.request.root.join(path)).is_ok_and(|now| now == text.as_bytes())
        };
        if !written.iter().all(is_ours) {
            return None;
        }
        let mut began = moment(&self.request.root)?;
        if inputs.settled >= began {
            std::thread::sleep(STEP);
            began = moment(&self.request.root)?;
        }
        Some(Eve { inputs, began, ..self })
    }

    /// What the last build told, where this one would tell the same and change nothing.
    pub(super) fn told(&self) -> Option<Told> {
        let record = fs::read_to_string(self.record()).ok()?;
        let mut lines = record.splitn(4, '\n');
        let mut is_next = |expected: &str| lines.next() == Some(expected);
        let same = is_next(FORM) && is_next(&self.before().ok()?) && is_next(&self.after().ok()?);
        serde_json::from_str(lines.next().filter(|_| same)?).ok()
    }

    /// Forgets what an earlier build told: it may name what this one must not.
    pub(super) fn forget(&self) {
        let _ = fs::remove_file(self.record());
    }

    /// Keeps what the build told. A site that is being worked on just now is not remembered: a file that was written in
    /// the same step of the disk's clock could be written once more and look the same. That it cannot be kept is no
    /// fault: then the next build is a whole one.
    pub(super) fn keep(&self, told: &Told) {
        if self.inputs.settled < self.began
            && let Ok(after) = told.published.footprint.map_or_else(|| self.after(), |known| Ok(known.hash.to_string()))
            && let (Ok(before), Ok(told)) = (self.before(), serde_json::to_string(told))
        {
            let _ = fs::write(self.record(), format!("{FORM}\n{before}\n{after}\n{told}"));
        }
    }

    fn record(&self) -> PathBuf {
        self.request.root.join(CACHE_FOLDER).join("last-build")
    }

    /// One text for everything that a build depends on but what stands in the output.
    fn before(&self) -> io::Result<String> {
        let Request { root: _, date, messages } = self.request;
        let Manner { format, color } = self.manner;
        let program = program()?;
        let output = std::path::absolute(self.output)?;
        let rest = format!("{date} {messages:?} {format:?} {color:?} {program} {}", output.display());
        Ok(format!("{} {}", self.inputs.hash, blake3::hash(rest.as_bytes())))
    }

    /// What stands in the output now.
    fn after(&self) -> io::Result<String> {
        let tree = Tree::look(self.output, &[""], |name| name == ".git").map_err(io::Error::other)?;
        Ok(tree.footprint().hash.to_string())
    }
}

/// The program that runs, in a text that every other one differs from.
pub(super) fn program() -> io::Result<String> {
    let program = fs::metadata(std::env::current_exe()?)?;
    Ok(format!("{:?}", (env!("CARGO_PKG_VERSION"), program.len(), program.modified()?)))
}

/// This moment by the clock of a site's own disk; nothing where its cache cannot be written to, which the build itself
/// will tell.
pub(super) fn moment(root: &Path) -> Option<SystemTime> {
    write_and_look(&root.join(CACHE_FOLDER)).ok()
}

fn write_and_look(folder: &Path) -> io::Result<SystemTime> {
    fs::create_dir_all(folder)?;
    let file = folder.join("last-build.clock");
    fs::write(&file, "")?;
    let moment = fs::metadata(&file)?.modified()?;
    fs::remove_file(&file)?;
    Ok(moment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::look;

    #[test]
    fn what_somebody_else_wrote_since_is_not_taken_for_seen() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_owned();
        let lock = root.join("content/identity.lock");
        fs::create_dir(root.join("content")).unwrap();
        std::thread::sleep(STEP * 2);
        let request = Request { root: root.clone(), date: jiff::civil::date(2026, 11, 2), messages: None };
        let manner = Manner { format: MessageFormat::Human, color: Color::Plain };
        let after = |now: &str| {
            let tree = look(&root).unwrap();
            let eve = Eve::new(&request, &root, manner, (moment(&root).unwrap(), &tree));
            fs::write(&lock, now).unwrap();
            let after = eve.after_writing(tree, &[("content/identity.lock", "ours".to_owned())]);
            fs::remove_file(&lock).unwrap();
            after
        };
        let inputs = after("ours").unwrap().inputs;
        assert_ne!(inputs.hash, look(&root).unwrap().footprint().hash, "the lock was seen");
        assert!(after("theirs").is_none());
    }
}
