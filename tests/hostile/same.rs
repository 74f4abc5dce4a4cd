//! The same content gives the same bytes, wherever, whenever and by whomever it is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::support::{copy_tree, read_tree};

fn new_portal(folder: &Path) {
    let made = Command::new(env!("CARGO_BIN_EXE_etalase"))
        .args(["new", "toko", "--portal"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(made.status.success());
}

/// Writes the files of a site in this order, so that a disk lists them in another, and as if at this moment.
fn lay_out(from: &Path, to: &Path, backwards: bool, moment: SystemTime) {
    let mut files: Vec<(String, Vec<u8>)> = read_tree(from).into_iter().collect();
    if backwards {
        files.reverse();
    }
    for (path, bytes) in files {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(moment).unwrap();
    }
}

/// A folder, what the environment says, how the program is started, whether files are written in the other order, and the
/// day that they say they were written on.
#[cfg(unix)]
type Surroundings<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, bool, u64);

#[cfg(unix)]
#[test]
fn clocks_zones_languages_masks_orders_and_threads_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    new_portal(folder.path());
    let source = folder.path().join("toko");
    let day = |days: u64| SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400);
    // A clock that is wrong shows in the times of files and in the day of the build, which is given.
    let surroundings: [Surroundings<'_>; 6] = [
        ("a", &[("TZ", "UTC"), ("LC_ALL", "C")], "umask 022; exec \"$0\" build --jobs 1", false, 20_000),
        (
            "b",
            &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8")],
            "umask 077; exec \"$0\" build --jobs 2",
            true,
            1,
        ),
        (
            "folder dengan spasi/c",
            &[("TZ", "America/Adak"), ("LANG", "ar_EG.UTF-8")],
            "umask 000; exec \"$0\" build --jobs 7",
            false,
            40_000,
        ),
        ("d", &[("HOME", "/nonexistent"), ("USER", "x")], "exec env -i \"$0\" build --jobs 3", true, 365),
        (
            "e",
            &[("SOURCE_DATE_EPOCH", "1"), ("RUST_BACKTRACE", "1")],
            "ulimit -n 64; exec \"$0\" build --jobs 2",
            false,
            10_000,
        ),
        ("f", &[("PUBLIC", "x"), ("RAYON_NUM_THREADS", "5"), ("NO_COLOR", "1")], "exec \"$0\" build", true, 9_999),
    ];
    let mut first: Option<BTreeMap<String, Vec<u8>>> = None;
    for (name, environment, script, backwards, days) in surroundings {
        let site = folder.path().join("salinan").join(name);
        lay_out(&source, &site, backwards, day(days));
        let output = Command::new("sh")
            .args(["-c", &format!("{script} --date 2026-11-01"), env!("CARGO_BIN_EXE_etalase")])
            .envs(environment.iter().copied())
            .current_dir(&site)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let made = read_tree(&site.join("public"));
        assert!(made.len() > 15, "{name}");
        match &first {
            None => first = Some(made),
            Some(first) => {
                let differ: Vec<&String> = made.keys().filter(|path| first.get(*path) != made.get(*path)).collect();
                assert!(differ.is_empty() && first.len() == made.len(), "{name}: {differ:?}");
            }
        }
    }
}

#[test]
fn a_day_given_and_a_day_told_by_the_machine_make_the_same_site() {
    let folder = tempfile::tempdir().unwrap();
    new_portal(folder.path());
    let build = |site: &Path, environment: &[(&str, &str)], words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
        command.arg("build").args(words).envs(environment.iter().copied()).current_dir(site).stdin(Stdio::null());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        read_tree(&site.join("public"))
    };
    let other = folder.path().join("lain");
    copy_tree(&folder.path().join("toko"), &other);
    let given = build(&folder.path().join("toko"), &[], &["--date", "2026-11-01"]);
    // The first second of that day in UTC, on a computer where it is still the day before.
    let told = build(&other, &[("SOURCE_DATE_EPOCH", "1793491200"), ("TZ", "America/Adak")], &[]);
    assert!(given == told, "the day is not decided once");
}
