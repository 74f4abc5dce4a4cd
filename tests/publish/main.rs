//! Publishing: what stands in the output after a good run, and after every way for one to go wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

#[cfg(target_os = "linux")]
mod faults;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use etalase::failure::Failure;
use etalase::load::{Footprint, Tree};
use etalase::publish::{MARK, Published, Staging};
use etalase::site::{Content, SiteFile, SitePath};
use proptest::prelude::*;

/// A site's folder with its output, gone at the end of the test.
struct Folder {
    _temporary: tempfile::TempDir,
    root: PathBuf,
    output: PathBuf,
}

impl Folder {
    fn new() -> Folder {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().canonicalize().unwrap().join("site");
        fs::create_dir_all(root.join("content")).unwrap();
        Folder { output: root.join("public"), root, _temporary: temporary }
    }

    fn publish(&self, files: &[SiteFile]) -> Result<Published, Failure> {
        publish(&self.output, &self.root, files)
    }

    /// What a run left in its workshop beside what belongs there.
    fn leftovers(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join(".public.etalase")) else { return Vec::new() };
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| ![".gitignore", "lock", "next"].contains(&name.as_str())).collect()
    }
}

fn publish(output: &Path, root: &Path, files: &[SiteFile]) -> Result<Published, Failure> {
    let staging = Staging::begin(output, root)?;
    for file in files {
        staging.put(file)?;
    }
    staging.finish()
}

fn page(path: &str, text: &str) -> SiteFile {
    SiteFile { path: SitePath::new(path).unwrap(), content: Content::Bytes(text.as_bytes().to_vec()) }
}

fn copied(path: &str, from: &Path) -> SiteFile {
    SiteFile { path: SitePath::new(path).unwrap(), content: Content::File(from.to_owned()) }
}

/// Every file below a folder with its text; links as what they point to; the mark aside.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        match entry.file_type() {
            kind if kind.is_file() && path != MARK => files.insert(path, fs::read_to_string(entry.path()).unwrap()),
            kind if kind.is_symlink() => {
                files.insert(path, format!("-> {}", fs::read_link(entry.path()).unwrap().display()))
            }
            _ => None,
        };
    }
    files
}

fn texts(expected: &[(&str, &str)]) -> BTreeMap<String, String> {
    expected.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

#[cfg(unix)]
fn inode(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap())
}

#[test]
fn a_first_site_appears_whole() {
    let folder = Folder::new();
    let photo = folder.root.join("photo.webp");
    fs::write(&photo, "pixels").unwrap();
    let published = folder
        .publish(&[
            page("index.html", "home"),
            page("produk/kain/index.html", "a cloth"),
            copied("foto/1.webp", &photo),
        ])
        .unwrap();
    let expected = [("index.html", "home"), ("produk/kain/index.html", "a cloth"), ("foto/1.webp", "pixels")];
    assert_eq!(tree(&folder.output), texts(&expected));
    assert_eq!((published.files, published.pages, published.bytes), (3, 2, 17));
    assert_eq!((published.written, published.unchanged, published.removed), (3, 0, 0));
    assert_eq!(published.largest_page, Some(("produk/kain/index.html".to_owned(), 7)));
    assert_eq!(folder.leftovers(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn the_same_site_again_touches_nothing() {
    let folder = Folder::new();
    let photo = folder.root.join("photo.webp");
    fs::write(&photo, "pixels").unwrap();
    let files = [page("index.html", "home"), copied("foto/1.webp", &photo)];
    folder.publish(&files).unwrap();
    let before = (inode(&folder.output), inode(&folder.output.join(MARK)), inode(&folder.output.join("index.html")));
    let published = folder.publish(&files).unwrap();
    assert_eq!((published.files, published.written, published.unchanged, published.removed), (2, 0, 2, 0));
    let after = (inode(&folder.output), inode(&folder.output.join(MARK)), inode(&folder.output.join("index.html")));
    assert_eq!(before, after);
    assert_eq!(folder.leftovers(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn an_edit_writes_its_own_page_alone() {
    let folder = Folder::new();
    let photo = folder.root.join("photo.webp");
    fs::write(&photo, "pixels").unwrap();
    folder.publish(&[page("a/index.html", "a"), page("b/index.html", "b"), copied("1.webp", &photo)]).unwrap();
    let (a, photo_before) = (inode(&folder.output.join("a/index.html")), inode(&folder.output.join("1.webp")));
    let b = inode(&folder.output.join("b/index.html"));
    let files = [page("a/index.html", "a"), page("b/index.html", "B"), copied("1.webp", &photo)];
    let published = folder.publish(&files).unwrap();
    assert_eq!((published.written, published.unchanged), (1, 2));
    assert_eq!(tree(&folder.output), texts(&[("a/index.html", "a"), ("b/index.html", "B"), ("1.webp", "pixels")]));
    assert_eq!(inode(&folder.output.join("a/index.html")), a);
    assert_eq!(inode(&folder.output.join("1.webp")), photo_before);
    assert_ne!(inode(&folder.output.join("b/index.html")), b);
}

#[test]
fn what_is_gone_from_the_site_is_gone_from_the_output() {
    let folder = Folder::new();
    folder.publish(&[page("index.html", "home"), page("produk/kain/index.html", "cloth")]).unwrap();
    fs::write(folder.output.join("stray.html"), "someone's").unwrap();
    let published = folder.publish(&[page("index.html", "home")]).unwrap();
    assert_eq!(tree(&folder.output), texts(&[("index.html", "home")]));
    assert!(!folder.output.join("produk").exists(), "no empty folder stays");
    assert_eq!((published.written, published.removed), (0, 2));
    assert_eq!(published.strangers, ["stray.html"]);
}

#[test]
fn what_people_keep_stays() {
    let folder = Folder::new();
    let made = page(".well-known/made.txt", "made");
    folder.publish(&[page("index.html", "one"), made]).unwrap();
    fs::write(folder.output.join("CNAME"), "toko.example").unwrap();
    fs::create_dir_all(folder.output.join(".git/refs/tags")).unwrap();
    fs::write(folder.output.join(".git/HEAD"), "ref").unwrap();
    fs::write(folder.output.join(".well-known/kept.txt"), "kept").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("HEAD", folder.output.join(".git/link")).unwrap();
    let published = folder.publish(&[page("index.html", "two")]).unwrap();
    let mut expected = texts(&[
        ("index.html", "two"),
        ("CNAME", "toko.example"),
        (".git/HEAD", "ref"),
        (".well-known/kept.txt", "kept"),
    ]);
    if cfg!(unix) {
        expected.insert(".git/link".to_owned(), "-> HEAD".to_owned());
    }
    assert_eq!(tree(&folder.output), expected);
    assert!(folder.output.join(".git/refs/tags").is_dir(), "version control needs its empty folders");
    assert_eq!(published.strangers, Vec::<String>::new());
    let again = folder.publish(&[page("index.html", "two")]).unwrap();
    assert_eq!((again.written, again.removed), (0, 0), "kept files are no reason to publish again");
}

#[test]
fn a_made_file_wins_over_a_kept_one() {
    let folder = Folder::new();
    fs::create_dir_all(&folder.output).unwrap();
    fs::write(folder.output.join("CNAME"), "old.example").unwrap();
    folder.publish(&[page("CNAME", "new.example")]).unwrap();
    assert_eq!(tree(&folder.output), texts(&[("CNAME", "new.example")]));
}

#[test]
fn a_folder_of_someone_else_is_refused_and_untouched() {
    for foreign in ["thesis.doc", ".profile"] {
        let folder = Folder::new();
        fs::create_dir_all(&folder.output).unwrap();
        fs::write(folder.output.join(foreign), "precious").unwrap();
        assert!(matches!(folder.publish(&[page("index.html", "home")]), Err(Failure::NotOurs { .. })));
        assert_eq!(tree(&folder.output), texts(&[(foreign, "precious")]));
        assert_eq!(folder.leftovers(), Vec::<String>::new());
    }
    let folder = Folder::new();
    fs::write(&folder.output, "a file").unwrap();
    assert!(matches!(folder.publish(&[]), Err(Failure::NotOurs { .. })));
    assert_eq!(fs::read_to_string(&folder.output).unwrap(), "a file");
}

#[test]
fn an_empty_folder_and_a_fresh_work_tree_are_taken() {
    let folder = Folder::new();
    fs::create_dir_all(folder.output.join(".git")).unwrap();
    fs::write(folder.output.join(".git/HEAD"), "ref").unwrap();
    folder.publish(&[page("index.html", "home")]).unwrap();
    assert_eq!(tree(&folder.output), texts(&[("index.html", "home"), (".git/HEAD", "ref")]));
}

#[test]
fn an_output_that_would_swallow_the_site_is_refused() {
    let folder = Folder::new();
    fs::write(folder.root.join("content/toko.toml"), "nama").unwrap();
    let outside = folder.root.parent().unwrap().to_owned();
    for output in [
        folder.root.clone(),
        outside,
        folder.root.join("content"),
        folder.root.join("content/public"),
        folder.root.join("themes"),
        folder.root.join("static/deep/public"),
        folder.root.join("public/../content"),
        folder.root.join(".etalase"),
    ] {
        let refused = publish(&output, &folder.root, &[page("index.html", "home")]);
        let expected = matches!(refused, Err(Failure::Overlaps { .. } | Failure::Write { .. }));
        assert!(expected, "{}: {refused:?}", output.display());
    }
    assert_eq!(tree(&folder.root), texts(&[("content/toko.toml", "nama")]));
}

#[cfg(unix)]
#[test]
fn a_linked_output_is_published_where_it_leads() {
    let folder = Folder::new();
    let real = folder.root.parent().unwrap().join("www");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &folder.output).unwrap();
    folder.publish(&[page("index.html", "one")]).unwrap();
    folder.publish(&[page("index.html", "two")]).unwrap();
    assert!(folder.output.is_symlink());
    assert_eq!(tree(&real), texts(&[("index.html", "two")]));

    let nowhere = folder.root.join("nowhere");
    std::os::unix::fs::symlink(folder.root.join("unplugged disk"), &nowhere).unwrap();
    assert!(matches!(publish(&nowhere, &folder.root, &[]), Err(Failure::Write { .. })));
    assert!(nowhere.is_symlink());

    let content = folder.root.join("link-to-content");
    std::os::unix::fs::symlink(folder.root.join("content"), &content).unwrap();
    assert!(matches!(publish(&content, &folder.root, &[]), Err(Failure::Overlaps { .. })));
}

#[cfg(unix)]
#[test]
fn a_link_inside_the_output_is_not_followed() {
    let folder = Folder::new();
    let outside = folder.root.parent().unwrap().join("outside");
    folder.publish(&[page("produk/index.html", "same"), page("a.html", "same")]).unwrap();
    fs::rename(folder.output.join("produk"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, folder.output.join("produk")).unwrap();
    fs::remove_file(folder.output.join("a.html")).unwrap();
    std::os::unix::fs::symlink(outside.join("index.html"), folder.output.join("a.html")).unwrap();
    folder.publish(&[page("produk/index.html", "same"), page("a.html", "same")]).unwrap();
    assert_eq!(tree(&folder.output), texts(&[("produk/index.html", "same"), ("a.html", "same")]));
    assert!(!folder.output.join("produk").is_symlink() && !folder.output.join("a.html").is_symlink());
    assert_eq!(tree(&outside), texts(&[("index.html", "same")]));
}

#[test]
fn edits_in_the_output_are_put_right_and_never_reach_the_cache() {
    let folder = Folder::new();
    let photo = folder.root.join("photo.webp");
    fs::write(&photo, "pixels").unwrap();
    let files = [page("index.html", "home"), copied("1.webp", &photo)];
    folder.publish(&files).unwrap();
    fs::write(folder.output.join("index.html"), "HOME").unwrap();
    fs::write(folder.output.join("1.webp"), "PIXELS").unwrap();
    assert_eq!(fs::read_to_string(&photo).unwrap(), "pixels");
    let published = folder.publish(&files).unwrap();
    assert_eq!((published.written, published.unchanged), (2, 0));
    assert_eq!(tree(&folder.output), texts(&[("index.html", "home"), ("1.webp", "pixels")]));
}

#[test]
fn files_of_one_path_are_refused() {
    let pairs = [
        ("a.html", "a.html"),
        ("foto/A.jpg", "foto/a.jpg"),
        ("caf\u{e9}.html", "cafe\u{301}.html"),
        ("produk", "produk/index.html"),
        ("Produk/index.html", "produk"),
        (MARK, "index.html"),
    ];
    for (one, other) in pairs {
        let folder = Folder::new();
        folder.publish(&[page("index.html", "old")]).unwrap();
        let refused = folder.publish(&[page(one, "1"), page(other, "2")]);
        let expected = matches!(refused, Err(Failure::SamePath { .. } | Failure::Write { .. }));
        assert!(expected, "{one} and {other}: {refused:?}");
        assert_eq!(tree(&folder.output), texts(&[("index.html", "old")]));
    }
}

#[test]
fn a_missing_photo_stops_and_leaves_the_old_site() {
    let folder = Folder::new();
    folder.publish(&[page("index.html", "old")]).unwrap();
    let missing = folder.root.join("no such photo");
    let refused = folder.publish(&[page("index.html", "new"), copied("1.webp", &missing)]);
    assert!(matches!(&refused, Err(Failure::Read { path, .. }) if *path == missing), "{refused:?}");
    assert_eq!(tree(&folder.output), texts(&[("index.html", "old")]));
    assert_eq!(folder.leftovers(), Vec::<String>::new());
}

#[test]
fn a_first_site_given_up_leaves_nothing_behind() {
    let folder = Folder::new();
    let staging = Staging::begin(&folder.output, &folder.root).unwrap();
    staging.put(&page("index.html", "half")).unwrap();
    drop(staging);
    let names: Vec<_> = fs::read_dir(&folder.root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["content"]);
}

#[test]
fn what_a_killed_build_left_is_removed() {
    let folder = Folder::new();
    folder.publish(&[page("index.html", "old")]).unwrap();
    let workshop = folder.root.join(".public.etalase");
    for half in ["made/0", "next/produk/half.html", "next/index.html/as-a-folder", "lock"] {
        fs::create_dir_all(workshop.join(half).parent().unwrap()).unwrap();
        fs::write(workshop.join(half), "4194999").unwrap();
    }
    folder.publish(&[page("index.html", "new")]).unwrap();
    assert_eq!(tree(&folder.output), texts(&[("index.html", "new")]));
    assert_eq!(folder.leftovers(), Vec::<String>::new());
}

/// A build that died after the switch could not remove the old tree's files: the next one does, though nothing changed.
#[test]
fn what_the_last_site_showed_does_not_live_on_beside_the_output() {
    let folder = Folder::new();
    folder.publish(&[page("index.html", "Rini"), page("a.html", "a")]).unwrap();
    folder.publish(&[page("index.html", "x"), page("a.html", "a")]).unwrap();
    let beside = folder.root.join(".public.etalase/next");
    assert_eq!(tree(&beside), texts(&[("a.html", "a")]));
    fs::write(beside.join("index.html"), "Rini").unwrap();
    fs::write(beside.join(MARK), "etalase").unwrap();
    let published = folder.publish(&[page("index.html", "x"), page("a.html", "a")]).unwrap();
    assert_eq!((published.written, published.unchanged), (0, 2));
    assert_eq!(tree(&beside), texts(&[("a.html", "a")]));
}

#[test]
fn a_second_build_hears_who_is_at_work() {
    let folder = Folder::new();
    let first = Staging::begin(&folder.output, &folder.root).unwrap();
    first.put(&page("index.html", "first")).unwrap();
    match folder.publish(&[page("index.html", "second")]) {
        Err(Failure::Locked { output, process }) => {
            assert_eq!((output, process), (folder.output.clone(), Some(std::process::id())));
        }
        other => panic!("{other:?}"),
    }
    first.finish().unwrap();
    assert_eq!(tree(&folder.output), texts(&[("index.html", "first")]));
    folder.publish(&[page("index.html", "second")]).unwrap();
    assert_eq!(tree(&folder.output), texts(&[("index.html", "second")]));
}

#[test]
fn the_mark_is_the_same_in_every_folder_and_order() {
    let (one, other) = (Folder::new(), Folder::new());
    let files: Vec<SiteFile> =
        (0..50).map(|number| page(&format!("p{number}/index.html"), &"x".repeat(number))).collect();
    let backwards: Vec<SiteFile> = files.iter().rev().cloned().collect();
    one.publish(&files[..20]).unwrap();
    one.publish(&files).unwrap();
    other.publish(&backwards).unwrap();
    assert_eq!(fs::read(one.output.join(MARK)).unwrap(), fs::read(other.output.join(MARK)).unwrap());
    assert_eq!(tree(&one.output), tree(&other.output));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever stood there before, the output is the last site and nothing else.
    #[test]
    fn the_output_is_always_exactly_the_last_site(
        sites in prop::collection::vec(
            prop::collection::btree_map("[a-c]{1,2}(/[d-f]{1,2}){0,2}\\.html", "[a-z]{0,6}", 0..12),
            1..5,
        ),
        from_disk in any::<bool>(),
    ) {
        let folder = Folder::new();
        for site in sites {
            let cache = folder.root.join("cache");
            fs::create_dir_all(&cache).unwrap();
            let files: Vec<SiteFile> = site.iter().enumerate().map(|(number, (path, text))| {
                let source = cache.join(format!("{number}-{text}"));
                if from_disk && number % 2 == 0 {
                    fs::write(&source, text).unwrap();
                    copied(path, &source)
                } else {
                    page(path, text)
                }
            }).collect();
            let published = folder.publish(&files).unwrap();
            prop_assert_eq!(published.written + published.unchanged, site.len());
            let known = published.footprint.map(|known| known.hash);
            prop_assert!(known == Some(look(&folder.output).hash) || known.is_none() && published.written + published.removed == 0);
            let beside = folder.root.join(".public.etalase/next");
            let beside = if beside.exists() { tree(&beside) } else { BTreeMap::new() };
            prop_assert!(beside.iter().all(|(path, text)| site.get(path) == Some(text)), "{beside:?} beside {site:?}");
            prop_assert_eq!(tree(&folder.output), site);
        }
    }
}

/// What somebody sees who looks at a site.
fn look(output: &Path) -> Footprint {
    Tree::look(output, &[""], |name| name == ".git").unwrap().footprint()
}

#[test]
fn a_site_is_known_as_a_look_at_it_would_tell() {
    let folder = Folder::new();
    let photo = folder.root.join("foto.jpg");
    fs::write(&photo, "gambar").unwrap();
    let with = |text: &str| {
        [
            page("a/index.html", text),
            page("a.html", "titik sebelum garis miring"),
            page("a-b/index.html", "b"),
            page(".nojekyll", ""),
            copied("foto/x-400.webp", &photo),
        ]
    };
    let seen = || Some(look(&folder.output).hash);
    let known = |text: &str| folder.publish(&with(text)).unwrap().footprint.map(|known| known.hash);
    let first = known("a");
    assert_eq!(first, seen());
    assert_eq!(known("a"), None, "nothing was placed");
    fs::write(folder.output.join("a/index.html"), "disunting tangan").unwrap();
    assert_ne!(first, seen());
    // The first edit links files into a new tree, the second finds them there.
    for text in ["b", "c", "d"] {
        assert_eq!(known(text), seen(), "{text}");
    }
    fs::write(&photo, "gambar lain").unwrap();
    assert_eq!(known("d"), seen());
    fs::create_dir_all(folder.output.join(".git/objects")).unwrap();
    fs::write(folder.output.join(".git/HEAD"), "ref").unwrap();
    assert_eq!(known("e"), seen(), "nobody looks into it");
    fs::write(folder.output.join("CNAME"), "toko.example").unwrap();
    assert_eq!(known("f"), None, "what people keep was not looked at");
    assert_eq!(known("g"), None);
    fs::remove_file(folder.output.join("CNAME")).unwrap();
    assert_eq!(known("h"), seen());
}
