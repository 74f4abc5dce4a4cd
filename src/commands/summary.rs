//! What a run says when it is done.

use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::publish::Published;
use crate::{Outcome, Summary};

/// Measures how long a command takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "commands tell how long they took")]
    pub(super) fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// The closing words of a build or a check.
pub(super) fn words(outcome: &Outcome, published: Option<&Published>, stopwatch: &Stopwatch) -> String {
    let errors = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = outcome.diagnostics.len() - errors;
    let counted = Counted { errors, warnings, seconds: stopwatch.elapsed().as_secs_f64() };
    match outcome.messages {
        Language::Indonesian => counted.indonesian(&outcome.summary, published),
        Language::English => counted.english(&outcome.summary, published),
    }
}

/// One line that says how much is wrong, for a preview that goes on.
pub(super) fn count(diagnostics: &[Diagnostic], language: Language) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    match language {
        Language::Indonesian => format!("{errors} kesalahan, {warnings} peringatan"),
        Language::English => {
            format!("{errors} {}, {warnings} {}", plural(errors, "error"), plural(warnings, "warning"))
        }
    }
}

struct Counted {
    errors: usize,
    warnings: usize,
    seconds: f64,
}

impl Counted {
    fn indonesian(&self, summary: &Summary, published: Option<&Published>) -> String {
        let seconds = format!("{:.2}", self.seconds).replace('.', ",");
        let mut lines = vec![format!(
            "{} toko, {} produk, {} halaman; foto: {} dibuat, {} dipakai lagi; {seconds} detik",
            summary.shops, summary.products, summary.pages, summary.photos_made, summary.photos_reused
        )];
        if let Some(published) = published {
            lines.push(format!(
                "situs: {} berkas, {}; {} ditulis, {} tetap, {} dihapus",
                published.files,
                size(published.bytes, ','),
                published.written,
                published.unchanged,
                published.removed
            ));
            lines.extend(
                published
                    .largest_page
                    .as_ref()
                    .map(|(path, bytes)| format!("halaman terbesar: {path}, {}", size(*bytes, ','))),
            );
            lines.extend(published.strangers.iter().map(|path| format!("bukan buatan etalase, dihapus: {path}")));
        }
        if self.errors > 0 {
            lines.push(format!("{} kesalahan harus diperbaiki dahulu; situs yang lama tidak berubah", self.errors));
        }
        if self.warnings > 0 {
            lines.push(format!("{} peringatan", self.warnings));
        }
        lines.join("\n")
    }

    fn english(&self, summary: &Summary, published: Option<&Published>) -> String {
        let mut lines = vec![format!(
            "{} {}, {} {}, {} {}; photos: {} made, {} reused; {:.2} seconds",
            summary.shops,
            plural(summary.shops, "shop"),
            summary.products,
            plural(summary.products, "product"),
            summary.pages,
            plural(summary.pages, "page"),
            summary.photos_made,
            summary.photos_reused,
            self.seconds
        )];
        if let Some(published) = published {
            lines.push(format!(
                "site: {} files, {}; {} written, {} unchanged, {} removed",
                published.files,
                size(published.bytes, '.'),
                published.written,
                published.unchanged,
                published.removed
            ));
            lines.extend(
                published
                    .largest_page
                    .as_ref()
                    .map(|(path, bytes)| format!("largest page: {path}, {}", size(*bytes, '.'))),
            );
            lines.extend(published.strangers.iter().map(|path| format!("not made by etalase, removed: {path}")));
        }
        if self.errors > 0 {
            let errors = plural(self.errors, "error");
            lines.push(format!("{} {errors} must be mended first; the old site is unchanged", self.errors));
        }
        if self.warnings > 0 {
            lines.push(format!("{} {}", self.warnings, plural(self.warnings, "warning")));
        }
        lines.join("\n")
    }
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

/// Bytes in the unit that people read, with one decimal.
fn size(bytes: u64, point: char) -> String {
    let (divisor, unit) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => (100, "kB"),
        _ => (100_000, "MB"),
    };
    let tenths = (bytes + divisor / 2) / divisor;
    format!("{}{point}{} {unit}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_to_a_tenth() {
        let cases =
            [(999, "999 B"), (1_000, "1,0 kB"), (15_249, "15,2 kB"), (15_250, "15,3 kB"), (2_960_000, "3,0 MB")];
        for (bytes, shown) in cases {
            assert_eq!(size(bytes, ','), shown);
        }
    }
}
