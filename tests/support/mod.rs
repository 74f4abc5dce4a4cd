//! What several test programs share.

use std::path::Path;

use etalase::check::{Settings, check};
use etalase::diagnostic::Diagnostic;
use etalase::source::Sources;

/// The day of every test that does not say otherwise.
pub fn test_day() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 1)
}

/// Everything that a check of the site says.
pub fn all_diagnostics(root: &Path) -> (Sources, Vec<Diagnostic>) {
    let loaded = etalase::load::load(root, etalase::embedded::embedded_theme()).unwrap();
    let mut diagnostics = loaded.diagnostics;
    let checked = check(&loaded.value, Settings { date: test_day(), messages: None });
    let reading = checked.report_to(&mut diagnostics);
    etalase::plan::plan(&reading.catalogue, &loaded.value.statics).report_to(&mut diagnostics);
    (loaded.value, diagnostics)
}

/// Problems that need a disk with links or a real theme, and are shown by the tests of those rooms.
pub fn codes_shown_elsewhere() -> Vec<&'static str> {
    let photos = ["E301", "E302", "E303", "E304", "E305", "E306", "E307", "E308", "E309", "W310"];
    ["E002", "E201", "E202", "E203", "E204", "E401", "E501"].into_iter().chain(photos).collect()
}
