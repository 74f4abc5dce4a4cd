//! Each file in `tests/problems/` is a wrong site with the diagnostics that it must get written beside its lines.
//!
//! A line `--- path` begins a file of the site; `~ CODE ...` behind the path expects problems of that file as a whole
//! or at its first character; the path `site` stands for the whole site, `content`, `static` and what ends with `/` for folders. Inside a file, `#~ CODE:COLUMN ...` at the end of a line expects problems at that line.
//! `--- path = name` copies a file of `tests/photos/`, `--- path = hex ...` writes bytes. `@repeat N text` stands for the text N times.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use etalase::diagnostic::{Diagnostic, Place};
use etalase::language::Language;
use etalase::source::Sources;

mod support;

/// A code at a place: path, line and column, both 0 for a file as a whole.
type Told = (String, usize, usize, String);

struct Fixture {
    folder: tempfile::TempDir,
    expected: BTreeSet<Told>,
}

#[test]
fn every_fixture_gets_its_diagnostics_and_no_others() {
    let mut wrong = Vec::new();
    for (name, text) in fixtures() {
        let fixture = lay_out(&text);
        let told = diagnostics_of(fixture.folder.path());
        wrong.extend(told.difference(&fixture.expected).map(|told| format!("{name}: not expected: {told:?}")));
        wrong.extend(fixture.expected.difference(&told).map(|told| format!("{name}: missing: {told:?}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_code_stands_in_a_fixture() {
    let all: String = fixtures().into_iter().map(|(_, text)| text).collect();
    let missing: Vec<&str> = etalase::problem::all_codes()
        .filter(|code| !all.contains(code) && !support::SHOWN_ELSEWHERE.contains(code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "give each problem a fixture");
}

#[test]
fn no_two_problems_share_a_code() {
    let mut codes: Vec<&str> = etalase::problem::all_codes().collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
}

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let text = |path: PathBuf| (path.display().to_string(), fs::read_to_string(&path).unwrap());
    files.into_iter().map(text).collect()
}

fn lay_out(text: &str) -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = BTreeSet::new();
    let sections: Vec<&str> = text.split("\n--- ").skip(1).collect();
    let is_portal =
        sections.iter().any(|section| section.starts_with("content ~") || section.starts_with("content/satu/"));
    let has_shop = sections.iter().any(|section| section.starts_with("content/toko.toml"));
    if !has_shop && !is_portal {
        support::put(
            folder.path(),
            "content/toko.toml",
            "nama = \"Toko\"\n[kontak]\nwhatsapp = \"0812-3456-7890\"\n".as_bytes(),
        );
    }
    for section in sections {
        let (head, body) = section.split_once('\n').unwrap_or((section, ""));
        if let Some((path, source)) = head.split_once(" = ") {
            if let Some(hex) = source.trim().strip_prefix("hex") {
                support::put(folder.path(), path, bytes_of(hex.trim()));
                continue;
            }
            let photo = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos").join(source.trim());
            support::put(
                folder.path(),
                path,
                fs::read(&photo).unwrap_or_else(|error| panic!("{}: {error}", photo.display())),
            );
            continue;
        }
        let (path, codes) = head.split_once(" ~ ").unwrap_or((head, ""));
        for code in codes.split_whitespace() {
            expected.insert((path.trim_end_matches('/').to_owned(), 0, 0, code.to_owned()));
        }
        if !matches!(path, "content" | "static" | "site") && !path.ends_with('/') {
            let text = expand(body, path, &mut expected);
            support::put(folder.path(), path, text.as_bytes());
        }
    }
    Fixture { folder, expected }
}

fn bytes_of(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|place| u8::from_str_radix(&hex[place..place + 2], 16).unwrap()).collect()
}

/// Takes the expectations out of a file's text and gives the text.
fn expand(body: &str, path: &str, expected: &mut BTreeSet<Told>) -> String {
    let mut text = String::new();
    for (number, line) in body.lines().enumerate() {
        let (line, marks) = line.split_once(" #~ ").unwrap_or((line, ""));
        for mark in marks.split_whitespace() {
            let (code, column) = mark.split_once(':').unwrap();
            expected.insert((path.to_owned(), number + 1, column.parse().unwrap(), code.to_owned()));
        }
        match line.strip_prefix("@repeat ").and_then(|repeat| repeat.split_once(' ')) {
            Some((times, words)) => text.push_str(&format!("{words} ").repeat(times.parse().unwrap())),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    text
}

fn diagnostics_of(root: &Path) -> BTreeSet<Told> {
    let (sources, diagnostics) = support::all_diagnostics(root);
    diagnostics.iter().for_each(speaks_both_languages);
    diagnostics.iter().map(|diagnostic| told(&sources, diagnostic)).collect()
}

/// Every problem says what is wrong and what to do next, in Indonesian and in English.
fn speaks_both_languages(diagnostic: &Diagnostic) {
    let [indonesian, english] = Language::ALL.map(|language| diagnostic.problem.words(language));
    let code = diagnostic.problem.code();
    for words in [&indonesian, &english] {
        assert!(words.message.len() > 10 && words.help.len() > 10, "{code}: {words:?}");
        assert!(!words.message.ends_with('.') && !words.message.contains("{}"), "{code}: {words:?}");
    }
    assert_ne!(indonesian.message, english.message, "{code}");
    assert_ne!(indonesian.help, english.help, "{code}");
}

fn told(sources: &Sources, diagnostic: &Diagnostic) -> Told {
    let code = diagnostic.problem.code().to_owned();
    match &diagnostic.place {
        Place::Site => ("site".to_owned(), 0, 0, code),
        Place::File(path) => (path.clone(), 0, 0, code),
        Place::Text(span) => {
            let file = sources.text(span.file);
            let before = &file.text[..span.start];
            let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
            let is_whole_file = span.start == 0 && span.end == 0;
            let line = before.matches('\n').count() + 1;
            let (line, column) = if is_whole_file { (0, 0) } else { (line, column) };
            (file.path.clone(), line, column, code)
        }
    }
}

#[test]
fn thirty_mistakes_are_told_in_one_run_of_the_program() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems/thirty.txt")).unwrap();
    let fixture = lay_out(&text);
    let root = fixture.folder.path();
    let old = root.join("public/index.html");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_etalase"))
        .args(["build", "--message-format", "json", "--date", "2026-11-01", "-C"])
        .arg(root)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let told: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.len(), 30);
    let codes: BTreeSet<&str> = told.iter().map(|told| told["code"].as_str().unwrap()).collect();
    assert_eq!(codes.len(), 30);
    for (path, line, column, code) in &fixture.expected {
        let place = (*line).max(1);
        let found = told.iter().any(|told| {
            told["code"] == *code
                && told["file"] == *path
                && told["line"].as_u64().is_none_or(|line| line as usize == place)
                && (*line == 0 || told["column"] == *column)
                && told["help"].as_str().is_some_and(|help| help.len() > 10)
        });
        assert!(found, "{code} at {path}:{line}:{column}\n{lines}");
    }
    assert!(!old.exists(), "nothing is published");
}

#[test]
fn a_folder_without_content_gets_one_message() {
    let folder = tempfile::tempdir().unwrap();
    let told = |root: &Path| diagnostics_of(root).into_iter().map(|told| told.3).collect::<Vec<_>>();
    assert_eq!(told(folder.path()), ["E201"]);
    fs::create_dir(folder.path().join("content")).unwrap();
    assert_eq!(told(folder.path()), ["E101"]);
}
