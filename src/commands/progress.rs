//! How far the photos are: a bar on a terminal, a line now and then elsewhere.

use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal;
use crate::language::Language;
use crate::progress::{Progress, Silent};

/// In how many steps plain lines tell of the photos.
const STEPS: usize = 10;

/// Listens in the way that fits where the words go.
pub(super) fn listener(chatty: bool, language: Option<Language>) -> Box<dyn Progress> {
    let noun = match language {
        Some(Language::English) => "photos",
        _ => "foto",
    };
    match (chatty, terminal::is_watched()) {
        (false, _) => Box::new(Silent),
        (true, true) => Box::new(Bar::new(noun)),
        (true, false) => Box::new(Lines { noun, ..Lines::default() }),
    }
}

/// A bar that comes with the first photo that must be made and goes with the last.
struct Bar(ProgressBar);

impl Bar {
    fn new(noun: &'static str) -> Bar {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(noun);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        Bar(bar)
    }
}

impl Progress for Bar {
    fn begin(&self, photos: usize) {
        self.0.set_length(photos as u64);
    }

    fn done(&self, made: bool) {
        if made && self.0.is_hidden() {
            self.0.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.0.inc(1);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}

/// A line for each tenth of the photos, once one of them had to be made.
#[derive(Default)]
struct Lines {
    noun: &'static str,
    all: AtomicUsize,
    done: AtomicUsize,
    made: AtomicUsize,
}

impl Lines {
    /// The line to say when one more photo is done.
    fn next_line(&self, made: bool) -> Option<String> {
        let all = self.all.load(Ordering::Relaxed);
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let any_made = self.made.fetch_add(usize::from(made), Ordering::Relaxed) > 0 || made;
        let new_step = done * STEPS / all.max(1) > (done - 1) * STEPS / all.max(1);
        (any_made && new_step).then(|| format!("{} {done}/{all}\n", self.noun))
    }
}

impl Progress for Lines {
    fn begin(&self, photos: usize) {
        self.all.store(photos, Ordering::Relaxed);
    }

    fn done(&self, made: bool) {
        if let Some(line) = self.next_line(made) {
            terminal::say(&line);
        }
    }

    fn end(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_by_tenths_and_only_when_there_is_work() {
        let lines = Lines { noun: "foto", ..Lines::default() };
        lines.begin(100);
        let said: Vec<String> = (0..100).filter_map(|photo| lines.next_line(photo >= 15)).collect();
        assert_eq!(said.len(), 9);
        assert_eq!(said.first().map(String::as_str), Some("foto 20/100\n"));
        assert_eq!(said.last().map(String::as_str), Some("foto 100/100\n"));
    }
}
