//! What a build asks of the operating system, told by a trace of its calls: no network, no process, no file elsewhere.
//!
//! It needs `strace`, which `tests/run` installs and then names in `ETALASE_STRACE`; where neither is there, nothing is
//! traced.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::bench::{Bench, photo};

/// What the C library, the allocator and the thread pool read before and beside the build: libraries, how many
/// processors there are, and the zone of the local day.
const OF_THE_SYSTEM: [&str; 11] = [
    "/lib",
    "/usr/lib",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/proc/self/",
    "/proc/sys/vm/overcommit_memory",
    "/sys/fs/cgroup",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
    "/sys/kernel/mm/transparent_hugepage/enabled",
    "/dev/null",
];
/// Where the zone of the local day is looked up, in a build that is given no day.
const OF_THE_CLOCK: [&str; 4] = ["/etc/localtime", "/etc/timezone", "/usr/share/zoneinfo", "/usr/share/lib/zoneinfo"];

/// One call: its name, its arguments as written, what it gave.
struct Call {
    name: String,
    arguments: String,
    failed: bool,
}

impl Call {
    fn of(line: &str) -> Option<Call> {
        let line = line.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start();
        let (name, rest) = line.split_once('(')?;
        let is_name = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        let failed = rest.contains(" = -1 ");
        is_name.then(|| Call { name: name.to_owned(), arguments: rest.to_owned(), failed })
    }

    /// The paths that it names, each as seen from the folder that it is relative to: the site's own where none is named.
    fn paths(&self, site: &Path) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        let mut base = site.to_owned();
        let mut rest = self.arguments.as_str();
        while let Some(place) = rest.find(['<', '"']) {
            let (open, after) = (rest.as_bytes()[place], &rest[place + 1..]);
            let end = after.find(if open == b'<' { '>' } else { '"' }).unwrap_or(after.len());
            match open {
                b'<' => base = PathBuf::from(&after[..end]),
                _ => paths.push(plain(&base.join(&after[..end]))),
            }
            rest = after.get(end + 1..).unwrap_or_default();
        }
        paths
    }

    fn writes(&self) -> bool {
        match self.name.as_str() {
            "open" | "openat" | "openat2" => {
                ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| self.arguments.contains(flag))
            }
            "access" | "faccessat" | "faccessat2" | "stat" | "lstat" | "statx" | "newfstatat" | "fstat"
            | "readlink" | "readlinkat" | "getcwd" | "statfs" | "fstatfs" | "chdir" | "execve" | "getxattr"
            | "inotify_add_watch" => false,
            _ => true,
        }
    }
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(plain.pop()),
            std::path::Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

/// Runs the program under the trace, or gives nothing where there is no `strace`.
fn trace(site: &Path, log: &Path, words: &[&str]) -> Option<Vec<Call>> {
    let named = std::env::var_os("ETALASE_STRACE").filter(|named| !named.is_empty());
    let strace = named.clone().unwrap_or_else(|| "strace".into());
    let started = Command::new(strace)
        .args(["-f", "-y", "-s", "4096", "-e", "trace=%network,%process,%file,%desc", "-e", "signal=none", "-o"])
        .args([log.as_os_str(), env!("CARGO_BIN_EXE_etalase").as_ref()])
        .args(words)
        .current_dir(site)
        // Test programs get this for libraries of their own, and the loader looks into each folder that it names.
        .env_remove("LD_LIBRARY_PATH")
        .stdin(Stdio::null())
        .output();
    let output = match started {
        Ok(output) => output,
        Err(_) if named.is_none() => return None,
        Err(error) => panic!("{error}"),
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(fs::read_to_string(log).unwrap().lines().filter_map(Call::of).collect())
}

/// The words of a command, its options, where it may write, and what it may read outside the site.
type Run<'a> = (&'a [&'a str], &'a [&'a str], &'a [&'a str], &'a [&'a str]);

/// Everything that a run did beyond its roots.
fn trespasses(calls: &[Call], site: &Path, may_write: &[&str], may_read: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut started = 0;
    for call in calls {
        let told = || format!("{}({}", call.name, &call.arguments.chars().take(200).collect::<String>());
        match call.name.as_str() {
            "execve" | "execveat" => started += 1,
            "fork" | "vfork" => wrong.push(told()),
            "clone" | "clone3" if !call.arguments.contains("CLONE_THREAD") => wrong.push(told()),
            "socket" | "socketpair" | "connect" | "bind" | "listen" | "accept" | "accept4" | "sendto" | "sendmsg"
            | "sendmmsg" | "recvfrom" | "recvmsg" => wrong.push(told()),
            _ => {}
        }
        let is_of_files =
            ["open", "stat", "link", "access", "mk", "rename", "rm", "chmod", "chown", "utime", "trunc", "xattr"]
                .iter()
                .any(|part| call.name.contains(part));
        if !is_of_files {
            continue;
        }
        for path in call.paths(site) {
            let text = path.to_string_lossy();
            let inside = path.strip_prefix(site).ok().map(|inside| inside.to_string_lossy().into_owned());
            let is_own = |roots: &[&str]| {
                inside.as_ref().is_some_and(|inside| roots.iter().any(|root| inside.starts_with(root)))
            };
            let is_of_system = may_read.iter().any(|root| text.starts_with(root)) || text.starts_with("/proc/");
            // Asking what stands on the way to the site's folder tells nothing of what is in it.
            let leads_here = site.starts_with(&path) && !call.name.contains("open");
            let fine = match call.writes() && !call.failed {
                true => is_own(may_write),
                false => inside.is_some() || is_of_system || leads_here || text == "/",
            };
            if !fine {
                wrong.push(told());
            }
        }
    }
    if started != 1 {
        wrong.push(format!("{started} programs were started"));
    }
    wrong
}

#[test]
fn a_build_opens_no_socket_starts_no_process_and_touches_no_other_folder() {
    let bench = Bench::new();
    let site = fs::canonicalize(bench.site()).unwrap();
    let log = bench.root().join("panggilan.txt");
    for number in 0..6 {
        bench.write(&format!("toko/content/produk/kain-{number}/produk.toml"), "nama = \"Kain\"\nharga = 45000\n");
        bench.write(&format!("toko/content/produk/kain-{number}/1.png"), photo());
    }
    bench.write(
        "toko/content/halaman/tentang.md",
        "# Tentang\n\n[situs lain](https://example.org/) ![x](https://example.org/x.png)\n",
    );
    bench.write("toko/static/CNAME", "toko.example.org");
    bench.write("toko/themes/default/css/9-own.css", "a { background: url(https://example.org/x.png) }");
    let locks =
        ["content/identity.lock", "content/.identity.lock", "content/addresses.lock", "content/.addresses.lock"];
    let own = [&["public", ".public.etalase", ".etalase"][..], &locks].concat();
    let other = [&["hasil", ".hasil.etalase", ".etalase"][..], &locks].concat();
    let day = ["--date", "2026-11-01"];
    // A build looks at its own program, from outside: what an older one made is made again.
    let system = [&OF_THE_SYSTEM[..], &[env!("CARGO_BIN_EXE_etalase")]].concat();
    let clock = [&system[..], &OF_THE_CLOCK].concat();
    let runs: [Run<'_>; 6] = [
        (&["build"], &day, &own, &system),
        (&["build"], &day, &own, &system),
        (&["build", "--output", "hasil"], &day, &other, &system),
        (&["build"], &[], &own, &clock),
        (&["check"], &day, &[".etalase"], &system),
        (&["people"], &day, &[".etalase"], &system),
    ];
    for (number, (words, options, may_write, may_read)) in runs.into_iter().enumerate() {
        bench.write("toko/content/produk/keset/produk.toml", format!("nama = \"Keset\"\nharga = {}\n", 1000 + number));
        let Some(calls) = trace(&site, &log, &[words, options].concat()) else { return };
        assert!(calls.len() > 50, "{words:?}: {}", calls.len());
        assert!(calls.iter().any(|call| call.paths(&site).iter().any(|path| path.ends_with("toko.toml"))), "{words:?}");
        assert_eq!(trespasses(&calls, &site, may_write, may_read), Vec::<String>::new(), "{words:?}");
    }
}

/// The watch sees what it watches for.
#[test]
fn the_trace_tells_of_what_is_forbidden() {
    let site = Path::new("/situs");
    let lines = [
        "7 execve(\"/bin/etalase\", [\"etalase\"], 0x1 /* 3 vars */) = 0",
        "7 openat(AT_FDCWD</situs>, \"content/toko.toml\", O_RDONLY|O_CLOEXEC) = 3</situs/content/toko.toml>",
        "7 mkdir(\"/situs/public\", 0777) = 0",
        "7 clone3({flags=CLONE_VM|CLONE_THREAD|CLONE_SYSVSEM}, 88) = 9",
    ];
    let found = |more: &[&str]| {
        let calls: Vec<Call> = lines.iter().chain(more).filter_map(|line| Call::of(line)).collect();
        !trespasses(&calls, site, &["public"], &OF_THE_SYSTEM).is_empty()
    };
    assert!(!found(&[]));
    for line in [
        "7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3",
        "7 connect(3<socket:[1]>, {sa_family=AF_INET, sin_port=htons(53)}, 16) = -1 ENETUNREACH (Network is unreachable)",
        "7 execve(\"/bin/sh\", [\"sh\"], 0x1 /* 3 vars */) = 0",
        "7 clone3({flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD}, 88) = 9",
        "7 vfork() = 9",
        "7 openat(AT_FDCWD</situs>, \"/etc/passwd\", O_RDONLY) = 3</etc/passwd>",
        "7 openat(AT_FDCWD</situs>, \"../lain/x\", O_RDONLY) = 3</lain/x>",
        "7 openat(AT_FDCWD</situs>, \"content/toko.toml\", O_WRONLY|O_CREAT, 0666) = 3</situs/content/toko.toml>",
        "7 rename(\"/situs/public\", \"/situs/lain\") = 0",
        "7 unlinkat(5</tmp>, \"x\", 0) = 0",
        "7 symlink(\"/etc\", \"/tmp/x\") = 0",
    ] {
        assert!(found(&[line]), "{line}");
    }
}
