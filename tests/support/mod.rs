//! What several test programs share.
#![allow(dead_code, reason = "each test program uses a part of it")]

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

/// Copies a folder with all that is in it; a folder that is not there is no fault.
pub fn copy_tree(from: &Path, to: &Path) {
    for (path, bytes) in read_tree(from) {
        let target = to.join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
    }
}

/// Every file below a folder, by its path with `/` between the parts.
pub fn read_tree(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(open) = folders.pop() {
        for entry in std::fs::read_dir(&open).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let parts: Vec<&str> =
                    path.strip_prefix(folder).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
                found.insert(parts.join("/"), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}
