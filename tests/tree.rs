//! Rules of the whole tree: what a file may import, how long it may be, whose code it stands on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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
    let homes: [(&str, &[&str]); 9] = [
        ("std::fs", &["load", "photos", "publish", "commands"]),
        ("toml::", &["check", "render"]),
        ("image::", &["photos"]),
        ("moxcms", &["photos"]),
        ("libwebp_sys", &["photos"]),
        ("tera::", &["render"]),
        ("minify_html::", &["render"]),
        ("pulldown_cmark", &["render"]),
        ("clap::", &["commands", "main"]),
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
