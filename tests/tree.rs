//! Rules of the whole tree: what a file may import, how long it may be, whose code it stands on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file with its text, tests beside the code left out.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
                found.push((path.strip_prefix(root().join("src")).unwrap().to_owned(), code));
            }
        }
    }
    found.sort();
    found
}

/// The modules in the order of `lib.rs`, which is the order in which they may know each other.
fn rooms() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    text.lines().filter_map(|line| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned())).collect()
}

fn room_of(path: &Path) -> String {
    path.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

#[test]
fn a_file_imports_only_from_rooms_above_its_own() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|known| known == room);
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let Some(own) = place(&room_of(&path)) else { continue };
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        for room in lines.flat_map(|line| line.split("crate::").skip(1)) {
            let name: String = room.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            if place(&name).is_some_and(|other| other > own) {
                wrong.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_outside_thing_has_one_home() {
    let homes: [(&str, &[&str]); 14] = [
        ("std::fs", &["load", "photos", "publish", "commands"]),
        ("toml::", &["check", "identity", "render"]),
        ("image::", &["photos"]),
        ("moxcms", &["photos"]),
        ("libwebp_sys", &["photos"]),
        ("tera::", &["render"]),
        ("pulldown_cmark", &["catalogue", "render"]),
        ("snowball_stemmers_rs", &["render"]),
        ("ab_glyph", &["photos"]),
        ("csv::", &["render"]),
        ("clap::", &["commands", "main"]),
        ("ureq::", &["commands"]),
        ("clap_complete", &["commands"]),
        ("clap_mangen", &["commands"]),
    ];
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let room = room_of(&path);
        for (thing, rooms) in homes {
            let used = code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(thing));
            if used && !rooms.contains(&room.as_str()) {
                wrong.push(format!("{}: {thing}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn files_stay_short() {
    // Two languages of every message stand side by side in these, and are read as tables.
    let tables = ["problem/catalogue.rs"];
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(path, code)| code.lines().count() > 400 && !tables.iter().any(|table| path.ends_with(table)))
        .map(|(path, code)| format!("{}: {}", path.display(), code.lines().count()))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn nothing_names_a_place_of_one_machine() {
    let mut wrong = Vec::new();
    let mut folders: Vec<PathBuf> =
        ["src", "docs", "themes", "content", "tests", ".github", ".ci"].iter().map(|name| root().join(name)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("node_modules") {
                    folders.push(path);
                }
            } else if let Ok(text) = fs::read_to_string(&path) {
                let places = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
                wrong.extend(
                    places.iter().filter(|place| text.contains(*place)).map(|place| format!("{path:?}: {place}")),
                );
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Licences that a shop's volunteers may pass on without a lawyer. MPL-2.0 binds only the files that carry it.
const LICENCES: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "IJG",
    "ISC",
    "MIT",
    "MPL-2.0",
    "NCSA",
    "Unicode-3.0",
    "Zlib",
];

#[test]
fn every_crate_has_a_licence_that_lets_it_go_on() {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut wrong = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("none");
        let from_registry = package["source"].is_null() || package["source"].as_str().unwrap().starts_with("registry+");
        if !is_allowed(licence) || !from_registry {
            wrong.push(format!("{name}: {licence}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Reads an expression of SPDX: every part joined by AND must offer an allowed choice.
fn is_allowed(expression: &str) -> bool {
    expression.split(" AND ").all(|part| {
        let part = part.trim_matches(['(', ')']);
        part.split(" OR ").flat_map(|choice| choice.split('/')).any(|choice| LICENCES.contains(&choice.trim()))
    })
}

#[test]
fn the_rules_of_cargo_deny_name_the_same_licences() {
    let text = fs::read_to_string(root().join("deny.toml")).unwrap();
    let list = text.split("allow = [").nth(1).unwrap().split(']').next().unwrap();
    let named: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(named, LICENCES);
}

/// Whoever can move a tag can change what a workflow runs; a commit stays what it is.
#[test]
fn workflows_name_every_action_by_its_commit() {
    let folder = fs::read_dir(root().join(".github/workflows")).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.push(root().join("action.yml"));
    let mut used = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        for action in lines.filter_map(|line| line.split("uses: ").nth(1)) {
            let (commit, version) = action.split_once('@').unwrap().1.split_once(" # v").expect(action);
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
            assert!(version.split('.').count() == 3, "{action}");
            used += 1;
        }
        assert!(file.ends_with("action.yml") || text.contains("\npermissions: {}\n"), "{}", file.display());
    }
    assert!(used > 5, "{used}");
}

#[test]
fn licence_expressions_are_read_right() {
    for (expression, allowed) in [
        ("MIT OR Apache-2.0", true),
        ("Unlicense/MIT", true),
        ("(MIT OR Apache-2.0) AND IJG", true),
        ("AGPL-3.0-only OR MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("none", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}
