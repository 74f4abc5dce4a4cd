//! Each folder in `tests/sites/` is a site with what must come of it in `expected/`.
//!
//! All files are compared: texts by their bytes, photos by their paths. A file that is missing or left over fails.
//! `ETALASE_BLESS=1 cargo test --test sites` writes what comes of each site now; read the difference before keeping it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use etalase::progress::Silent;
use etalase::site::Content;

mod support;

/// Path to bytes; photos have no bytes here.
type Made = BTreeMap<String, Option<Vec<u8>>>;

fn sites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut sites: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    sites.sort();
    sites
}

/// Copies a site to a folder of its own, so that its cache and its place are new, and makes it on so many threads.
fn make(site: &Path, threads: usize) -> Made {
    let folder = tempfile::tempdir().unwrap();
    for part in ["content", "static", "themes"] {
        support::copy_tree(&site.join(part), &folder.path().join(part));
    }
    let made: Mutex<Made> = Mutex::default();
    let request = etalase::Request { root: folder.path().to_owned(), date: support::test_day(), messages: None };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let outcome = pool.install(|| {
        etalase::make(&request, &Silent, &|file| {
            let bytes = match file.content {
                Content::Bytes(bytes) => Some(bytes),
                Content::Kept(bytes) => Some(bytes.to_vec()),
                Content::File(path) if is_photo(file.path.as_str()) => {
                    assert!(fs::metadata(path).unwrap().len() > 0);
                    None
                }
                Content::File(path) => Some(fs::read(path).unwrap()),
            };
            let before = made.lock().unwrap().insert(file.path.to_string(), bytes);
            assert!(before.is_none(), "{} was made twice", file.path);
            Ok(())
        })
        .unwrap()
    });
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    made.into_inner().unwrap()
}

fn is_photo(path: &str) -> bool {
    path.starts_with("foto/")
}

/// What is kept in `expected/`: a list of all paths, and every text.
fn kept(made: &Made) -> BTreeMap<String, Vec<u8>> {
    let list: String = made.keys().map(|path| format!("{path}\n")).collect();
    let texts = made.iter().filter_map(|(path, bytes)| Some((path.clone(), bytes.clone()?)));
    texts.chain([("files.txt".to_owned(), list.into_bytes())]).collect()
}

#[test]
fn each_site_is_made_as_expected() {
    let mut wrong = Vec::new();
    for site in sites() {
        let expected = site.join("expected");
        let made = kept(&make(&site, 2));
        if std::env::var_os("ETALASE_BLESS").is_some() {
            let _ = fs::remove_dir_all(&expected);
            for (path, bytes) in &made {
                fs::create_dir_all(expected.join(path).parent().unwrap()).unwrap();
                fs::write(expected.join(path), bytes).unwrap();
            }
        }
        let known = support::read_tree(&expected);
        let all: std::collections::BTreeSet<&String> = made.keys().chain(known.keys()).collect();
        wrong.extend(
            all.into_iter()
                .filter(|path| made.get(*path) != known.get(*path))
                .map(|path| format!("{}: {path}", site.file_name().unwrap().display())),
        );
    }
    assert_eq!(wrong, Vec::<String>::new(), "read what changed: ETALASE_BLESS=1 cargo test --test sites; git diff");
}

#[test]
fn threads_and_folders_change_no_byte() {
    for site in sites() {
        assert!(make(&site, 1) == make(&site, 4), "{}", site.display());
    }
}
