//! Shows how far the photos are: a bar on a terminal, a line now and then elsewhere.

use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::progress::Progress;

/// Every how many made photos a line is written where there is no terminal.
const LINE_EVERY: usize = 50;

/// A progress bar that shows itself at the first photo that takes time.
#[derive(Debug)]
pub(super) struct Bar {
    bar: ProgressBar,
    photos: AtomicUsize,
    made: AtomicUsize,
}

impl Bar {
    pub(super) fn new() -> Bar {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("foto {pos}/{len} {wide_bar} {eta}") {
            bar.set_style(style);
        }
        Bar { bar, photos: AtomicUsize::new(0), made: AtomicUsize::new(0) }
    }
}

impl Progress for Bar {
    fn begin(&self, photos: usize) {
        self.photos.store(photos, Ordering::Relaxed);
        self.bar.set_length(photos as u64);
    }

    fn done(&self, made: bool) {
        self.bar.inc(1);
        if !made {
            return;
        }
        let made = self.made.fetch_add(1, Ordering::Relaxed) + 1;
        if made == 1 {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if self.bar.is_hidden() && made.is_multiple_of(LINE_EVERY) {
            super::print::line(&format!("foto {made}/{}", self.photos.load(Ordering::Relaxed)));
        }
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}
