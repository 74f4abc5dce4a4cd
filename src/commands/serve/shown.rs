//! What the preview shows now, and waiting for something else.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::render::FileKey;
use crate::site::{Content, SitePath};

/// The files of a site by path.
pub(super) type Files = BTreeMap<String, Content>;

/// What is shown at one moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Now {
    /// The last site without errors.
    pub files: Arc<Files>,
    /// The files among them that need not be made again while the key of what they are made from is the same.
    pub reusable: Arc<HashMap<FileKey, SitePath>>,
    /// The page that stands in for all pages while content has errors.
    pub errors: Option<Arc<str>>,
    /// How many times something new was shown.
    count: u64,
}

impl Now {
    /// A name of this moment; another run of the preview has others.
    pub fn version(&self) -> String {
        format!("{}-{}", std::process::id(), self.count)
    }
}

/// What is shown, for the threads that show it and the one that changes it.
#[derive(Debug, Default)]
pub(super) struct Shown {
    now: Mutex<Now>,
    changed: Condvar,
}

impl Shown {
    /// What is shown now.
    pub fn now(&self) -> Now {
        self.lock().clone()
    }

    /// Shows a site.
    pub fn show(&self, files: Files, reusable: HashMap<FileKey, SitePath>) {
        self.change(|now| {
            now.files = Arc::new(files);
            now.reusable = Arc::new(reusable);
            now.errors = None;
        });
    }

    /// Shows errors on every page; the other files stay.
    pub fn show_errors(&self, page: String) {
        self.change(|now| now.errors = Some(page.into()));
    }

    /// Waits until something else is shown than at the moment of this name, or until patience ends; gives the name of
    /// the moment then.
    pub fn wait_for_other_than(&self, seen: &str, patience: Duration) -> String {
        let waited = self.changed.wait_timeout_while(self.lock(), patience, |now| now.version() == seen);
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        now.version()
    }

    fn change(&self, act: impl FnOnce(&mut Now)) {
        let mut now = self.lock();
        act(&mut now);
        now.count += 1;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_ends_with_a_change_or_with_patience() {
        let shown = Arc::new(Shown::default());
        let first = shown.now().version();
        assert_eq!(shown.wait_for_other_than(&first, Duration::from_millis(5)), first);
        let waiting = {
            let (shown, first) = (shown.clone(), first.clone());
            std::thread::spawn(move || shown.wait_for_other_than(&first, Duration::from_secs(60)))
        };
        shown.show(Files::default(), HashMap::new());
        assert_ne!(waiting.join().unwrap(), first);
        assert_eq!(shown.wait_for_other_than(&first, Duration::from_secs(60)), shown.now().version());
    }

    #[test]
    fn errors_keep_the_last_good_files() {
        let shown = Shown::default();
        shown.show(Files::from([("a.css".to_owned(), Content::Bytes(b"a".to_vec()))]), HashMap::new());
        shown.show_errors("wrong".to_owned());
        assert!(shown.now().errors.is_some() && shown.now().files.contains_key("a.css"));
        shown.show(Files::default(), HashMap::new());
        assert!(shown.now().errors.is_none());
    }
}
