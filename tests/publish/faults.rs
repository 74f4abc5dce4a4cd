//! Faults of the machine: killed builds, a full disk, a read-only disk, two processes at once.
//!
//! A build is another process here: this test binary, told by the environment to play [`child`].
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "one process tells the other")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use etalase::publish::{MARK, Staging};
use etalase::site::{Content, SiteFile};

use super::{Folder, copied, page, publish, tree};

const ROOT: &str = "PUBLISH_TEST_ROOT";
const GENERATION: &str = "PUBLISH_TEST_GENERATION";
const PAGES: &str = "PUBLISH_TEST_PAGES";
const HOLD: &str = "PUBLISH_TEST_HOLD";

/// A site that tells its generation: some pages are the same in all, some differ, some come and go.
fn site(root: &Path, generation: usize, pages: usize) -> Vec<SiteFile> {
    let photo = root.join("photo.webp");
    if !photo.exists() {
        fs::write(&photo, "pixels".repeat(500)).unwrap();
    }
    let padding = "x".repeat(3000);
    let fixed = (0..pages / 2).map(|number| page(&format!("fixed/{number}/index.html"), &padding));
    let changing = (0..pages / 2)
        .map(|number| page(&format!("changing/{number}/index.html"), &format!("generation {generation} {padding}")));
    let passing = page(&format!("passing/{generation}/index.html"), "only now");
    fixed.chain(changing).chain([passing, copied("foto/1.webp", &photo)]).collect()
}

/// The files of that site with their texts.
fn texts(root: &Path, generation: usize, pages: usize) -> BTreeMap<String, String> {
    let text = |content: Content| match &content {
        Content::File(path) => fs::read_to_string(path).unwrap(),
        made => String::from_utf8(made.bytes().unwrap().to_vec()).unwrap(),
    };
    site(root, generation, pages).into_iter().map(|file| (file.path.to_string(), text(file.content))).collect()
}

fn marked_paths(output: &Path) -> Vec<String> {
    let mark = fs::read_to_string(output.join(MARK)).unwrap();
    mark.lines().skip(1).map(|line| line.splitn(3, ' ').nth(2).unwrap().to_owned()).collect()
}

/// The build that the tests below start, limit and kill.
#[test]
#[ignore = "a part of other tests"]
fn child() {
    let number = |name| std::env::var(name).unwrap().parse().unwrap();
    let root = std::path::PathBuf::from(std::env::var(ROOT).unwrap());
    let output = root.join("public");
    let failure = if std::env::var_os(HOLD).is_some() {
        let _held = Staging::begin(&output, &root).unwrap();
        println!("holding");
        std::thread::sleep(Duration::from_secs(600));
        return;
    } else {
        publish(&output, &root, &site(&root, number(GENERATION), number(PAGES))).err()
    };
    if let Some(failure) = failure {
        eprintln!("{failure}");
        std::process::exit(failure.exit_code().into());
    }
}

/// The words of a shell command that plays [`child`].
fn child_words() -> String {
    format!("'{}' --exact faults::child --ignored --nocapture", std::env::current_exe().unwrap().display())
}

fn child_command(root: &Path, generation: usize, pages: usize) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("exec {}", child_words()));
    command.env(ROOT, root).env(GENERATION, generation.to_string()).env(PAGES, pages.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_site_or_the_new_one() {
    const PAGES: usize = 200;
    const ROUNDS: usize = 5;
    const KILLS: usize = 12;
    let folder = Folder::new();
    let (mut old, mut new) = (0, 0);
    for round in 0..ROUNDS {
        let mut standing = 1000 + round;
        let began = Instant::now();
        assert!(child_command(&folder.root, standing, PAGES).status().unwrap().success());
        // The moments lie within the time of a build, the first at its very beginning and the last after its end.
        let step = began.elapsed().mul_f64(1.6) / KILLS as u32;
        for kill in 0..KILLS {
            let generation = round * KILLS + kill;
            let mut build = child_command(&folder.root, generation, PAGES).spawn().unwrap();
            std::thread::sleep(step * kill as u32);
            build.kill().unwrap();
            build.wait().unwrap();
            let found = tree(&folder.output);
            if found == texts(&folder.root, standing, PAGES) {
                old += 1;
            } else {
                assert!(found == texts(&folder.root, generation, PAGES), "neither old nor new after kill {generation}");
                standing = generation;
                new += 1;
            }
            assert_eq!(marked_paths(&folder.output), found.into_keys().collect::<Vec<_>>());
        }
    }
    assert!(old > 5 && new > 5, "the kills missed the build: {old} old, {new} new");
    publish(&folder.output, &folder.root, &site(&folder.root, 999, PAGES)).unwrap();
    assert_eq!(tree(&folder.output), texts(&folder.root, 999, PAGES));
    assert_eq!(folder.leftovers(), Vec::<String>::new());
}

#[test]
fn a_lock_dies_with_its_process() {
    let folder = Folder::new();
    let mut command = child_command(&folder.root, 1, 2);
    let mut holder = command.env(HOLD, "yes").stdout(Stdio::piped()).spawn().unwrap();
    let told = BufReader::new(holder.stdout.take().unwrap()).lines().any(|line| line.unwrap().contains("holding"));
    assert!(told, "the other process never had the lock");
    let second = child_command(&folder.root, 2, 2).output().unwrap();
    assert_eq!(second.status.code(), Some(3));
    assert!(text(&second).contains(&holder.id().to_string()), "{}", text(&second));
    assert!(!folder.output.exists());
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(child_command(&folder.root, 3, 2).status().unwrap().success());
    assert_eq!(tree(&folder.output), texts(&folder.root, 3, 2));
}

/// A limit on the size of files makes writes fail half way, as a full disk does, and needs no rights.
#[test]
fn a_write_that_fails_half_way_leaves_the_old_site() {
    let folder = Folder::new();
    publish(&folder.output, &folder.root, &site(&folder.root, 1, 20)).unwrap();
    let limited = |words: &str| {
        let mut command = child_command(&folder.root, 2, 20);
        let mut limited = Command::new("sh");
        limited.arg("-c").arg(format!("{words}; exec {}", child_words()));
        limited.envs(command.get_envs().map(|(name, value)| (name, value.unwrap())));
        command = limited;
        command.output().unwrap()
    };
    // Two blocks of 512 or 1024 bytes, less than a page of the site.
    let failed = limited("trap '' XFSZ; ulimit -f 2");
    assert_eq!(failed.status.code(), Some(3), "{}", text(&failed));
    assert!(text(&failed).contains("public/") && text(&failed).contains(".html"), "{}", text(&failed));
    assert_eq!(tree(&folder.output), texts(&folder.root, 1, 20));
    assert_eq!(folder.leftovers(), Vec::<String>::new());
    assert!(limited("true").status.success());
    assert_eq!(tree(&folder.output), texts(&folder.root, 2, 20));
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Ways to run a command that may mount: as root, as root of a name space of our own, with the system's leave.
const MOUNTERS: [&[&str]; 3] =
    [&["unshare", "--mount"], &["unshare", "--map-root-user", "--mount"], &["sudo", "-nE", "unshare", "--mount"]];

/// Runs a shell script where file systems can be mounted that nobody else sees; nothing where this machine forbids it.
fn where_mounting_works(root: &Path, script: &str) -> Option<Output> {
    let may_mount = |words: &&&[&str]| {
        let probe = format!("mount -t tmpfs none '{}'", root.join("content").display());
        let tried = Command::new(words[0]).args(&words[1..]).args(["sh", "-c", &probe]).output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    let words = MOUNTERS.iter().find(may_mount)?;
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args(["sh", "-ec", script]).env(ROOT, root.join("disk"));
    Some(command.output().unwrap())
}

#[test]
fn a_full_disk_leaves_the_old_site_and_a_retry_succeeds() {
    let folder = Folder::new();
    let (disk, child) = (folder.root.join("disk"), child_words());
    fs::create_dir(&disk).unwrap();
    let script = format!(
        "cd '{root}'
        mount -t tmpfs -o size=1m none disk
        {GENERATION}=1 {PAGES}=40 {child}
        code=0; {GENERATION}=2 {PAGES}=900 {child} || code=$?
        cp -a disk/public after-full; ls disk/.public.etalase > left
        {GENERATION}=3 {PAGES}=40 {child}
        cp -a disk/public after-retry
        exit $code",
        root = folder.root.display(),
    );
    let Some(output) = where_mounting_works(&folder.root, &script) else {
        eprintln!("no file system can be mounted here; writes that fail half way are tried instead");
        return a_write_that_fails_half_way_leaves_the_old_site();
    };
    assert_eq!(output.status.code(), Some(3), "{}", text(&output));
    assert!(text(&output).contains("No space left on device"), "{}", text(&output));
    assert!(text(&output).contains("disk/public/"), "the file is named: {}", text(&output));
    assert_eq!(tree(&folder.root.join("after-full")), texts(&folder.root, 1, 40));
    assert!(!fs::read_to_string(folder.root.join("left")).unwrap().contains("made"), "the disk is freed again");
    assert_eq!(tree(&folder.root.join("after-retry")), texts(&folder.root, 3, 40));
}

#[test]
fn a_read_only_disk_is_told_and_keeps_the_old_site() {
    let folder = Folder::new();
    let disk = folder.root.join("disk");
    fs::create_dir(&disk).unwrap();
    publish(&disk.join("public"), &disk, &site(&disk, 1, 20)).unwrap();
    let script = format!(
        "cd '{root}'; mount --bind disk disk; mount -o remount,bind,ro disk
        {GENERATION}=2 {PAGES}=20 {child}",
        root = folder.root.display(),
        child = child_words(),
    );
    let output = where_mounting_works(&folder.root, &script).unwrap_or_else(|| without_permission(&disk));
    assert_eq!(output.status.code(), Some(3), "{}", text(&output));
    assert!(text(&output).contains("disk/.public.etalase"), "{}", text(&output));
    assert_eq!(tree(&disk.join("public")), texts(&disk, 1, 20));
}

/// The same for an ordinary user, whom permissions stop.
fn without_permission(disk: &Path) -> Output {
    use std::os::unix::fs::PermissionsExt;
    let workshop = disk.join(".public.etalase");
    for folder in [disk, &workshop] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o555)).unwrap();
    }
    let output = child_command(disk, 2, 20).output().unwrap();
    for folder in [disk, &workshop] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    output
}
