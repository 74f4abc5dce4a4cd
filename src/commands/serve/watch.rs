//! Watching the site's folders for changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Config, Event, EventKindMask, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::failure::Failure;

/// The folders that a site is made of.
const FOLDERS: [&str; 3] = ["content", "themes", "static"];
/// How long nothing must happen before a change counts as done: an editor writes several times.
const QUIET: Duration = Duration::from_millis(10);

/// Tells of changes, one item for all that happen together. It ends when the system stops telling.
pub(super) struct Watcher {
    root: PathBuf,
    watcher: RecommendedWatcher,
    watched: Vec<PathBuf>,
    events: Receiver<notify::Result<Event>>,
}

impl Watcher {
    /// Begins to watch a site's folder.
    pub fn new(root: &Path) -> Result<Watcher, Failure> {
        let (sender, events) = channel();
        let failed = |error: notify::Error| Failure::reading(root)(std::io::Error::other(error));
        // Every making of the site opens all its files, which would be told one by one.
        let changes = Config::default().with_event_kinds(EventKindMask::CORE);
        let mut watcher = RecommendedWatcher::new(sender, changes).map_err(failed)?;
        // The folder itself tells when `static/` comes to be; what is below it comes from the folders.
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(failed)?;
        let root = root.to_owned();
        let mut watcher = Watcher { root, watcher, watched: Vec::new(), events };
        watcher.watch_folders();
        Ok(watcher)
    }

    /// Watches the folders that are there and were not before.
    fn watch_folders(&mut self) {
        self.watched.retain(|folder| folder.is_dir());
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            let is_new = folder.is_dir() && !self.watched.contains(&folder);
            if is_new && self.watcher.watch(&folder, RecursiveMode::Recursive).is_ok() {
                self.watched.push(folder);
            }
        }
    }

    /// Whether something of the site changed; to read a file is no change, and what stands beside the folders is not
    /// of the site.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let names = || event.paths.iter().filter_map(|path| inside(&self.root, path));
        !event.kind.is_access() && (event.need_rescan() || names().any(|name| FOLDERS.contains(&name.as_str())))
    }
}

/// The first part of a path below the site's folder, which may be written in another way than the event's path.
fn inside(root: &Path, path: &Path) -> Option<String> {
    let absolute = root.canonicalize().ok();
    let below = path.strip_prefix(root).ok().or_else(|| path.strip_prefix(absolute.as_deref()?).ok())?;
    let parts = below.components().filter(|part| matches!(part, std::path::Component::Normal(_)));
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).next()
}

impl Iterator for Watcher {
    type Item = ();

    fn next(&mut self) -> Option<()> {
        loop {
            let event = self.events.recv().ok()?;
            if self.matters(&event) {
                break;
            }
        }
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        self.watch_folders();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn changes_of_the_site_are_told_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir(root.join("content")).unwrap();
        let watcher = Watcher::new(&root).unwrap();
        let (sender, told) = channel();
        std::thread::spawn(move || {
            for change in watcher {
                if sender.send(change).is_err() {
                    return;
                }
            }
        });
        let long = Duration::from_secs(20);
        fs::write(root.join("content/toko.toml"), "nama").unwrap();
        told.recv_timeout(long).expect("a new file");
        let _ = fs::read(root.join("content/toko.toml")).unwrap();
        fs::create_dir_all(root.join("public/produk")).unwrap();
        fs::write(root.join("public/index.html"), "made").unwrap();
        assert!(told.recv_timeout(QUIET * 20).is_err(), "reading, and the made site, are no changes");
        fs::create_dir(root.join("static")).unwrap();
        told.recv_timeout(long).expect("a new folder of the site");
        fs::write(root.join("static/robots.txt"), "x").unwrap();
        told.recv_timeout(long).expect("a file in it");
    }
}
