//! Paths that lead elsewhere: in every key that names a file, and on the disk as links, loops and devices.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::bench::{Bench, CANARY, photo};
use crate::support;

/// Ways to write a path to the things of other people, as attackers' lists have them: every step up in every spelling,
/// one to eight times, to every aim, and what other systems take for absolute.
fn tricks() -> BTreeSet<String> {
    let dots =
        ["..", "....", ".. ", "...", "%2e%2e", "%252e%252e", "..%00", ".%2e", "..;", "\u{ff0e}\u{ff0e}", "..\u{200b}"];
    let slashes = ["/", "\\", "//", "\\\\", "%2f", "%5c", "%252f", "\u{2215}", "\u{ff0f}", "/./"];
    let aims = ["orang-lain/rahasia.png", "orang-lain/rahasia.txt", "etc/passwd", "windows/win.ini"];
    let mut all = BTreeSet::new();
    for dots in dots {
        for slash in slashes {
            for (number, aim) in aims.iter().enumerate() {
                for depth in [1, 2, 4, 8] {
                    let up = format!("{dots}{slash}").repeat(depth);
                    let aim = aim.replace('/', slash);
                    all.insert(format!("{up}{aim}"));
                    all.insert(match number % 2 {
                        0 => format!("1.png/{up}{aim}"),
                        _ => format!("{slash}{up}{aim}%00.png"),
                    });
                }
            }
        }
    }
    let others = [
        "/etc/passwd",
        "//etc/passwd",
        "///etc/passwd",
        "\\\\server\\share\\rahasia.png",
        "//server/share/rahasia.png",
        "C:\\Windows\\win.ini",
        "C:/Windows/win.ini",
        "C:rahasia.png",
        "\\\\?\\C:\\rahasia.png",
        "\\\\.\\COM1",
        "file:///etc/passwd",
        "file:/etc/passwd.png",
        "https://evil.example/rahasia.png",
        "data:image/png;base64,AAAA",
        "~/.ssh/id_rsa",
        "$HOME/rahasia.png",
        "${HOME}/rahasia.png",
        "%USERPROFILE%\\rahasia.png",
        "/proc/self/environ",
        "/proc/self/fd/0",
        "/dev/zero",
        "/dev/random",
        "/dev/stdin",
        "|cat /etc/passwd",
        "$(cat /etc/passwd)",
        "`cat /etc/passwd`",
        ";cat /etc/passwd;",
        "*.png",
        "?.png",
        "[0-9].png",
        ".",
        "..",
        "./",
        "../",
        "/",
        "\\",
        "-",
        "--output=/tmp/x",
        "toko.toml",
        "produk.toml",
        "../keset/1.png",
        "../../toko.toml",
        "../../../static/x.png",
        "../../../.etalase/x.png",
        ".etalase-output",
        "con",
        "nul.png",
        "aux.png",
        "com1.png",
        "1.png:stream",
        "1.png::$DATA",
        "1.png/",
        "1.png\\",
        "1.png/.",
        "./1.png/..",
        "1.png%00",
        "1.png.",
        "1.PNG ",
    ];
    all.extend(others.map(str::to_owned));
    all
}

/// A TOML string of any text.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f")
}

#[test]
fn no_path_in_a_key_leads_out_of_its_folder() {
    let tricks = tricks();
    assert!(tricks.len() > 3000, "{}", tricks.len());
    let keys: [(&str, &str, &str); 8] = [
        ("produk/keset/produk.toml", "nama = \"Keset\"\nharga = 1\n", "foto = [@]"),
        ("produk/keset/produk.toml", "nama = \"Keset\"\nharga = 1\n", "[[foto]]\nberkas = @"),
        ("produk/keset/produk.toml", "nama = \"Keset\"\nharga = 1\n", "[[varian]]\nnama = \"a\"\nfoto = @"),
        ("toko.toml", "nama = \"Toko\"\n", "logo = @\n[kontak]\nwhatsapp = \"0812-3456-7890\""),
        ("toko.toml", "nama = \"Toko\"\n", "spanduk = @\n[kontak]\nwhatsapp = \"0812-3456-7890\""),
        ("toko.toml", "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n", "[qris]\ngambar = @"),
        (
            "pembuat/rini.toml",
            "nama = \"Rini\"\n",
            "foto = @\n[persetujuan]\noleh = \"Rini\"\ntanggal = \"2026-01-05\"\nmencakup = [\"nama\", \"foto\"]",
        ),
        ("situs.toml", "judul = \"Toko\"\n", "tema = @"),
    ];
    let bench = Bench::new();
    let site = bench.site();
    let mut refused = 0;
    for (number, trick) in tricks.iter().enumerate() {
        let (file, before, key) = keys[number % keys.len()];
        let whole = fs::read(site.join("content").join(file)).ok();
        bench.write(&format!("toko/content/{file}"), format!("{before}{}\n", key.replace('@', &quoted(trick))));
        let request = etalase::Request { root: site.clone(), date: support::test_day(), messages: None };
        let loaded = etalase::load::load(&site, std::iter::empty()).unwrap();
        let settings = etalase::check::Settings { date: request.date, messages: None };
        let checked = etalase::check::check(&loaded.value, settings);
        let at_file = |one: &&etalase::diagnostic::Diagnostic| match &one.place {
            etalase::diagnostic::Place::Text(span) => loaded.value.text(span.file).path.ends_with(file),
            _ => false,
        };
        let told = checked.diagnostics.iter().filter(|one| one.is_error()).filter(at_file).count();
        // A theme is looked for among the names of themes, and is not found while it is loaded.
        let is_theme = key.starts_with("tema");
        assert!(told > 0 || is_theme, "{file}: {trick:?} was accepted for {key}");
        refused += usize::from(told > 0);
        for photo in checked.value.catalogue.photos.iter().map(|photo| &photo.file.disk) {
            assert!(photo.starts_with(site.join("content")) && photo.is_file(), "{trick:?}: {}", photo.display());
        }
        match whole {
            Some(whole) => bench.write(&format!("toko/content/{file}"), whole),
            None => fs::remove_file(site.join("content").join(file)).unwrap(),
        }
    }
    assert!(refused > 2500, "{refused}");
}

#[cfg(unix)]
#[test]
fn links_loops_and_devices_stop_the_build_and_nothing_behind_them_is_read() {
    use std::os::unix::fs::symlink;
    let bench = Bench::new();
    let (site, others) = (bench.site(), bench.root().join("orang-lain"));
    let content = site.join("content");
    let links: [(&str, &Path); 9] = [
        ("produk/keset/2.png", &others.join("rahasia.png")),
        ("produk/keset/deskripsi.md", &others.join("rahasia.txt")),
        ("produk/taut", &others),
        ("produk/keset/lingkar", &content),
        ("produk/keset/diri", Path::new("diri")),
        ("produk/keset/putus.png", Path::new("tidak-ada.png")),
        ("produk/keset/sandi.md", Path::new("/etc/passwd")),
        ("pembuat", &others),
        ("halaman/tentang.md", &others.join("rahasia.txt")),
    ];
    fs::create_dir_all(content.join("halaman")).unwrap();
    for (name, target) in links {
        symlink(target, content.join(name)).unwrap();
    }
    fs::create_dir_all(site.join("static")).unwrap();
    symlink(others.join("rahasia.txt"), site.join("static/rahasia.txt")).unwrap();
    symlink("/", site.join("static/akar")).unwrap();
    fs::create_dir_all(site.join("themes/default/layouts")).unwrap();
    symlink(others.join("rahasia.txt"), site.join("themes/default/layouts/info.html")).unwrap();
    symlink(&others, site.join("themes/lain")).unwrap();
    for pipe in ["content/pipa.toml", "content/produk/keset/pipa.png", "static/pipa.txt", "themes/default/pipa.html"] {
        let made = std::process::Command::new("mkfifo").arg(site.join(pipe)).status().unwrap();
        assert!(made.success());
    }
    let _socket = std::os::unix::net::UnixListener::bind(content.join("produk/keset/soket.png")).unwrap();
    let ran = bench.run(&["build", "--message-format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    let count = |code: &str| ran.codes().iter().filter(|one| *one == code).count();
    assert_eq!((count("E202"), count("E203")), (13, 5), "{}", ran.said);
    assert!(!ran.said.contains(CANARY) && !ran.said.contains("root:"), "{}", ran.said);
    for (path, bytes) in bench.made() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(CANARY) && !text.contains("root:x:"), "{path}");
    }
    assert!(!site.join("public").exists());
}

/// A link where the tool keeps its own things leads no write elsewhere.
#[cfg(unix)]
#[test]
fn a_linked_content_folder_is_refused_and_a_photo_with_the_word_loses_it() {
    let bench = Bench::new();
    let site = bench.site();
    let ran = bench.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said);
    // What stands behind a photo's end does not reach the site: photos are always encoded anew.
    bench.write("toko/content/produk/keset/1.png", [photo(), CANARY.into()].concat());
    let ran = bench.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said);
    let words = CANARY.as_bytes();
    for (path, bytes) in bench.made() {
        assert!(!bytes.windows(words.len()).any(|part| part == words), "{path}");
    }
    fs::rename(site.join("content"), bench.root().join("isi")).unwrap();
    std::os::unix::fs::symlink(bench.root().join("isi"), site.join("content")).unwrap();
    assert_eq!(bench.run(&["build"]).code, 1);
}
