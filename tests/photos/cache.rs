//! The cache: nothing is done twice, nothing wrong is ever used, and deleting it does no harm.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use etalase::catalogue::{PhotoId, PhotoRole};
use etalase::photos::Photos;

use crate::bench::{Bench, photo};

/// Every file that a page would show, by its path.
fn published(photos: &Photos) -> BTreeMap<String, Vec<u8>> {
    let derivatives = photos.iter().flat_map(|(_, photo)| &photo.derivatives);
    derivatives.map(|file| (file.path.to_string(), fs::read(&file.file).unwrap())).collect()
}

/// Every file of the cache's folder but the lock.
fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else if !path.ends_with("lock") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_second_build_makes_nothing_and_writes_nothing() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    bench.put("b.jpg", &photo(800, 600));
    let first = bench.make(&["a.jpg", "b.jpg"]).value;
    assert_eq!((first.made, first.reused), (2, 0));
    let times = |_| -> Vec<_> {
        all_files(&bench.cache()).iter().map(|path| fs::metadata(path).unwrap().modified().unwrap()).collect()
    };
    let before = times(());
    let second = bench.make(&["a.jpg", "b.jpg"]).value;
    assert_eq!((second.made, second.reused), (0, 2));
    assert_eq!(published(&first), published(&second));
    assert_eq!(first.get(PhotoId(0)), second.get(PhotoId(0)));
    assert_eq!(before, times(()), "some file was written again");
}

#[test]
fn an_unchanged_photo_is_not_read() {
    let bench = Bench::new();
    let path = bench.put("a.jpg", &photo(900, 600));
    let found = fs::metadata(&path).unwrap();
    let first = published(&bench.make(&["a.jpg"]).value);
    // The same size and time with other bytes: who reads them sees it.
    fs::write(&path, vec![0; found.len() as usize]).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(found.modified().unwrap()).unwrap();
    let second = bench.make(&["a.jpg"]);
    assert!(second.diagnostics.is_empty());
    assert_eq!(published(&second.value), first);
}

/// A disk may note times coarsely: what was written just before a build is read again by the next.
#[test]
fn a_photo_of_just_now_is_read_again() {
    let bench = Bench::new();
    let path = bench.put_now("a.jpg", &photo(900, 600));
    let found = fs::metadata(&path).unwrap();
    assert!(bench.make(&["a.jpg"]).diagnostics.is_empty());
    fs::write(&path, vec![1; found.len() as usize]).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(found.modified().unwrap()).unwrap();
    assert_eq!(bench.make(&["a.jpg"]).diagnostics.len(), 1);
}

#[test]
fn a_changed_photo_is_made_again() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    let first = published(&bench.make(&["a.jpg"]).value);
    bench.put("a.jpg", &photo(900, 602));
    let second = bench.make(&["a.jpg"]).value;
    assert_eq!((second.made, second.reused), (1, 0));
    assert!(published(&second).keys().all(|path| !first.contains_key(path)), "a name may be kept by browsers for ever");
    bench.put("a.jpg", &photo(900, 600));
    let third = bench.make(&["a.jpg"]).value;
    assert_eq!((third.made, third.reused), (0, 1), "the old one is still there");
    assert_eq!(published(&third), first);
}

/// Spoils the file at a path.
type Damage = fn(&Path);

/// Each file of the cache in turn is damaged in each way; the next build publishes what the first one did.
#[test]
fn no_damage_reaches_the_site() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    bench.put("b.jpg", &photo(800, 600));
    let right = published(&bench.make(&["a.jpg", "b.jpg"]).value);
    let damages: [(&str, Damage); 5] = [
        ("flipped", |path| {
            let mut bytes = fs::read(path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x55;
            fs::write(path, bytes).unwrap();
        }),
        ("cut", |path| {
            let bytes = fs::read(path).unwrap();
            fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("emptied", |path| fs::write(path, "").unwrap()),
        ("removed", |path| fs::remove_file(path).unwrap()),
        ("a folder", |path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        }),
    ];
    let files = all_files(&bench.cache());
    assert!(files.len() >= 11, "{files:?}");
    for (name, damage) in damages {
        for path in &files {
            if name == "a folder" && path.file_name().unwrap() != "800.webp" {
                continue;
            }
            damage(path);
            let made = bench.make(&["a.jpg", "b.jpg"]);
            assert!(made.diagnostics.is_empty(), "{path:?} {name}: {:?}", made.diagnostics);
            assert_eq!(published(&made.value), right, "{path:?} {name}");
        }
    }
}

#[test]
fn entries_in_each_others_place_are_seen() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    bench.put("b.jpg", &photo(900, 603));
    let first = bench.make(&["a.jpg", "b.jpg"]).value;
    let right = published(&first);
    let folder = |number| first.get(PhotoId(number)).unwrap().derivatives[0].file.parent().unwrap().to_owned();
    let (one, other, aside) = (folder(0), folder(1), bench.cache().join("aside"));
    fs::rename(&one, &aside).unwrap();
    fs::rename(&other, &one).unwrap();
    fs::rename(&aside, &other).unwrap();
    let second = bench.make(&["a.jpg", "b.jpg"]).value;
    assert_eq!(second.made, 2);
    assert_eq!(published(&second), right);
}

#[test]
fn a_moved_or_copied_cache_is_held_against_its_checksums() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    let first = bench.make(&["a.jpg"]).value;
    let right = published(&first);
    for derivative in &first.get(PhotoId(0)).unwrap().derivatives {
        let bytes = fs::read(&derivative.file).unwrap();
        fs::remove_file(&derivative.file).unwrap();
        fs::write(&derivative.file, bytes).unwrap();
    }
    let second = bench.make(&["a.jpg"]).value;
    assert_eq!((second.made, second.reused), (0, 1), "other times, but the right bytes");
    assert_eq!(published(&second), right);
}

#[test]
fn it_can_be_deleted() {
    let bench = Bench::new();
    bench.put("a.jpg", &photo(900, 600));
    let right = published(&bench.make(&["a.jpg"]).value);
    fs::remove_dir_all(bench.cache()).unwrap();
    assert_eq!(published(&bench.make(&["a.jpg"]).value), right);
    assert_eq!(fs::read_to_string(bench.cache().join(".gitignore")).unwrap(), "*\n");
}

#[test]
fn builds_at_the_same_time_do_not_harm_each_other() {
    let bench = Bench::new();
    let names: Vec<String> = (0..4).map(|number| format!("{number}.jpg")).collect();
    for (number, name) in (0..).zip(&names) {
        bench.put(name, &photo(420 + 31 * number, 300));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let all: Vec<BTreeMap<String, Vec<u8>>> = std::thread::scope(|scope| {
        let builds: Vec<_> = (0..4).map(|_| scope.spawn(|| published(&bench.make(&names).value))).collect();
        builds.into_iter().map(|build| build.join().unwrap()).collect()
    });
    assert_eq!(all[0].len(), 10);
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn what_is_long_unused_goes_but_not_while_a_build_uses_it() {
    let bench = Bench::new();
    bench.put("old.jpg", &photo(500, 300));
    bench.put("new.jpg", &photo(510, 300));
    let old = bench.make(&["old.jpg"]).value;
    let folder = old.get(PhotoId(0)).unwrap().derivatives[0].file.parent().unwrap().to_owned();
    for _ in 0..30 {
        drop(bench.make(&["new.jpg"]));
    }
    assert!(folder.exists(), "a build still holds it");
    drop(old);
    drop(bench.make(&["new.jpg"]));
    assert!(!folder.exists());
    let left = fs::read_dir(bench.cache().join("photos/new")).unwrap().count();
    assert_eq!(left, 0);
}

/// A consent may have ended: no other build, not even one that holds the cache, keeps such a photo there.
#[test]
fn a_photo_of_a_person_goes_with_the_first_build_that_does_not_want_it() {
    let bench = Bench::new();
    bench.put("face.jpg", &photo(500, 300));
    bench.put("mat.jpg", &photo(510, 300));
    let face = bench.make_for(PhotoRole::Maker, &["face.jpg"]).value;
    let mat = bench.make(&["mat.jpg"]).value;
    let folder = |photos: &Photos| photos.get(PhotoId(0)).unwrap().derivatives[0].file.parent().unwrap().to_owned();
    assert!(!folder(&face).exists(), "though its build still holds the cache");
    assert_eq!(bench.make(&["mat.jpg"]).value.reused, 1, "what shows no person stays");
    drop(bench.make_for(PhotoRole::Maker, &["face.jpg"]));
    assert!(folder(&face).exists() && folder(&mat).exists());
    // Even where the index that knows it is lost.
    fs::remove_file(bench.cache().join("photos/index")).unwrap();
    drop(bench.make(&["mat.jpg"]));
    assert!(!folder(&face).exists());
}
