//! File names that some systems cannot hold, take for others, or show as something else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use unicode_normalization::UnicodeNormalization as _;

use crate::bench::{Bench, photo};
use crate::support::read_tree;

/// Names that Linux holds, by what is odd about them.
fn odd_names() -> Vec<String> {
    let stems = [
        "con",
        "CON",
        "nul",
        "aux",
        "prn",
        "com1",
        "LPT9",
        "COM\u{b9}",
        "a:b",
        "a?b",
        "a*b",
        "a<b>",
        "a|b",
        "a\"b",
        "a\\b",
        "akhir.",
        "akhir ",
        " awal",
        "-rf",
        "--output",
        "a\nb",
        "a\tb",
        "a\rb",
        "a\u{7f}b",
        "a\u{1b}[31mb",
        "a\u{85}b",
        "a\u{202e}gpj",
        "a\u{200b}b",
        "\u{feff}a",
        "a\u{ad}b",
        "a\u{2066}b",
        "caf\u{e9}",
        "cafe\u{301}",
        "\u{ff41}",
        "\u{130}",
        "\u{1e9e}",
        "\u{212a}",
        "\u{17f}",
        "$(id)",
        "`id`",
        "%2e%2e",
        "%00",
        "a;b",
        "a&b",
        "a'b",
        "<svg onload=x>",
        "\u{1f9f6}",
        "__proto__",
        "index",
        "..a",
        "a..b",
    ];
    let long = ["b".repeat(250), "\u{e9}".repeat(125)];
    stems.into_iter().map(str::to_owned).chain(long).collect()
}

#[test]
fn photos_of_any_name_make_the_same_site_with_names_of_our_own() {
    let bench = Bench::new();
    // A name that begins with a dot is a hidden file's.
    let names: Vec<String> = odd_names().into_iter().filter(|name| !name.starts_with('.')).collect();
    for (number, name) in names.iter().enumerate() {
        bench.write(&format!("toko/content/produk/p-{number}/produk.toml"), "nama = \"Keset perca\"\nharga = 45000\n");
        bench.write(&format!("toko/content/produk/p-{number}/{name}.png"), photo());
    }
    let ran = bench.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said);
    assert!(!ran.said.contains(|letter: char| letter.is_control() && letter != '\n'), "{:?}", ran.said);
    let made = read_tree(&bench.site().join("public"));
    assert!(made.len() > 90, "{}", made.len());
    is_the_same_on_windows(made.keys());

    let plain = Bench::new();
    for number in 0..names.len() {
        plain.write(&format!("toko/content/produk/p-{number}/produk.toml"), "nama = \"Keset perca\"\nharga = 45000\n");
        plain.write(&format!("toko/content/produk/p-{number}/1.png"), photo());
    }
    assert_eq!(plain.run(&["build"]).code, 0);
    let expected = read_tree(&plain.site().join("public"));
    let differ: Vec<&String> = made.keys().filter(|path| made.get(*path) != expected.get(*path)).collect();
    assert!(differ.is_empty() && made.len() == expected.len(), "a photo's name shows in the site: {differ:?}");
}

#[test]
fn folders_of_odd_names_are_told_and_never_made() {
    let bench = Bench::new();
    let names = odd_names();
    for name in &names {
        bench.write(&format!("toko/content/produk/{name}/produk.toml"), "nama = \"Keset\"\nharga = 45000\n");
        bench.write(&format!("toko/content/halaman/{name}.md"), "# Tentang\n");
        bench.write(&format!("toko/content/pembuat/{name}.toml"), "nama = \"Rini\"\n");
    }
    let ran = bench.run(&["build", "--message-format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    let objects = ran.said.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let refused: BTreeSet<String> = objects
        .filter(|object| object["code"] == "E205")
        .map(|object| object["file"].as_str().unwrap().to_owned())
        .collect();
    // `index` is a slug like any other, and what begins with a dot is hidden.
    for name in names.iter().filter(|name| *name != "index" && !name.starts_with('.')) {
        for file in [format!("produk/{name}/produk.toml"), format!("halaman/{name}.md"), format!("pembuat/{name}.toml")]
        {
            assert!(refused.contains(&format!("content/{file}")), "{file:?}");
        }
    }
    let for_people = bench.run(&["build"]);
    let is_wild = |letter: char| letter.is_control() && letter != '\n' || ('\u{202a}'..='\u{2069}').contains(&letter);
    assert!(!for_people.said.contains(is_wild), "{:?}", for_people.said);
    assert!(!bench.site().join("public").exists());
}

#[test]
fn files_of_static_go_out_under_names_that_every_system_holds_or_not_at_all() {
    let bench = Bench::new();
    let files: Vec<String> =
        odd_names().into_iter().flat_map(|name| [format!("satu/{name}.t"), format!("dua/{name}")]).collect();
    for file in &files {
        bench.write(&format!("toko/static/{file}"), "x");
    }
    let ran = bench.run(&["check", "--message-format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    let told: Vec<serde_json::Value> = ran.said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let is_refused =
        |file: &String| told.iter().any(|one| one["code"] == "E216" && one["file"] == format!("static/{file}"));
    let refused: Vec<&String> = files.iter().filter(|file| is_refused(file)).collect();
    assert!(refused.len() > 50, "{refused:?}");
    // What is left clashes by case and form alone.
    refused.iter().for_each(|file| fs::remove_file(bench.site().join("static").join(file)).unwrap());
    let ran = bench.run(&["check", "--message-format", "json"]);
    let told = ran.said.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    for one in told.filter(|one| one["severity"] == "error") {
        assert_eq!(one["code"], "E212", "{one}");
        fs::remove_file(bench.site().join(one["file"].as_str().unwrap())).unwrap();
    }
    let ran = bench.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.said);
    let made = read_tree(&bench.site().join("public"));
    assert!(made.keys().filter(|path| path.starts_with("satu/")).count() > 12, "{:?}", made.keys());
    is_the_same_on_windows(made.keys());
}

#[test]
fn names_that_differ_by_case_or_form_alone_are_told_with_both_places() {
    for (one, other) in [
        ("Harga.txt", "harga.txt"),
        ("caf\u{e9}.txt", "cafe\u{301}.txt"),
        ("\u{212a}ain.txt", "kain.txt"),
        ("\u{ff48}arga.txt", "harga.txt"),
        ("a/x.txt", "A/X.txt"),
    ] {
        let bench = Bench::new();
        fs::remove_file(bench.site().join("content/produk/keset/1.png")).unwrap();
        bench.write(&format!("toko/static/{one}"), "1");
        bench.write(&format!("toko/static/{other}"), "2");
        if read_tree(&bench.site().join("static")).len() < 2 {
            continue;
        }
        let ran = bench.run(&["build"]);
        assert_eq!(ran.code, 1, "{one} {other}: {}", ran.said);
        assert!(ran.said.contains("E212") && ran.said.contains(&format!("static/{one}")), "{}", ran.said);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_no_text_are_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let bench = Bench::new();
    let bytes: [&[u8]; 5] =
        [b"a\xff.png", b"\xc3\x28.toml", b"\xed\xa0\x80.md", b"\xf0\x28\x8c\x28.png", b"\xc0\xae\xc0\xae.png"];
    for name in bytes {
        fs::write(bench.site().join("content/produk/keset").join(std::ffi::OsStr::from_bytes(name)), photo()).unwrap();
    }
    let ran = bench.run(&["check", "--message-format", "json"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.codes(), ["E204"; 5], "{}", ran.said);
}

/// What Windows and a disk that ignores case and form would make of these paths: each as it is, and no two the same.
fn is_the_same_on_windows<'a>(paths: impl Iterator<Item = &'a String>) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        for name in path.split('/') {
            let stem = name.split('.').next().unwrap().trim_end().to_uppercase();
            let devices = ["CON", "PRN", "AUX", "NUL", "COM0", "COM1", "COM2", "COM3", "LPT1", "LPT9", "COM\u{b9}"];
            assert!(!devices.contains(&&*stem), "{path:?}");
            assert!(!name.ends_with(['.', ' ']) && name.len() <= 255, "{path:?}");
            assert!(!name.contains(|letter: char| letter.is_control() || "<>:\"|?*\\".contains(letter)), "{path:?}");
        }
        let folded: String = path.nfkc().flat_map(char::to_lowercase).nfkc().collect();
        if let Some(other) = known.insert(folded, path) {
            panic!("{path:?} and {other:?} are one file");
        }
    }
}
