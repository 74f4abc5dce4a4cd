//! What several test programs share.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod program;

use std::path::Path;

use etalase::diagnostic::Diagnostic;
use etalase::source::Sources;

/// The day of every test that does not say otherwise.
pub fn test_day() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 1)
}

/// Everything that a check of the site says.
pub fn all_diagnostics(root: &Path) -> (Sources, Vec<Diagnostic>) {
    let request = etalase::Request { root: root.to_owned(), date: test_day(), messages: None };
    let outcome = etalase::check_only(&request, &etalase::progress::Silent).unwrap();
    (outcome.sources, outcome.diagnostics)
}

/// Problems that need a disk with links, files too large to keep, drawn pictures, another build of the program or another lock, shown by
/// other tests.
pub const SHOWN_ELSEWHERE: [&str; 13] =
    ["E002", "E201", "E202", "E203", "E204", "E306", "E308", "E309", "W311", "W316", "E605", "E606", "E607"];

/// Writes a file below a folder, with the folders that it needs.
pub fn put(folder: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// Copies a folder with all that is in it; a folder that is not there is no fault.
pub fn copy_tree(from: &Path, to: &Path) {
    for (path, bytes) in read_tree(from) {
        put(to, &path, bytes);
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
