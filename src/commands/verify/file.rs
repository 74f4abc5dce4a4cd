//! What is known of a built file: its address, its kind, and the redirects that a host was given.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The address that people open: a folder for its `index.html`.
pub(super) fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// Whether a file is served as what it is. Endings that hosts know under many names are let pass.
pub(super) fn is_served_as(path: &str, kind: Option<&str>) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let words: &[&str] = match ending {
        Some("html") => &["text/html"],
        Some("css") => &["text/css"],
        Some("js") => &["javascript"],
        Some("json") => &["json"],
        Some("webmanifest") => &["manifest", "json"],
        Some("svg") => &["image/svg"],
        Some("jpg" | "jpeg") => &["image/jpeg"],
        Some("png") => &["image/png"],
        Some("webp") => &["image/webp"],
        Some("avif") => &["image/avif"],
        _ => return true,
    };
    kind.is_some_and(|kind| words.iter().any(|word| kind.to_ascii_lowercase().contains(word)))
}

/// The redirects in the files that a host reads, from and to.
pub(super) fn redirects(output: &Path) -> Vec<(String, String)> {
    let read = |name: &str| fs::read_to_string(output.join(name)).ok();
    if let Some(text) = read("_redirects") {
        return text.lines().filter_map(of_line).collect();
    }
    let rules = |name: &str| read(name).and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let found = rules("vercel.json").or_else(|| rules("firebase.json").map(|mut all| all["hosting"].take()));
    let all = found.as_ref().and_then(|found| found["redirects"].as_array()).into_iter().flatten();
    all.filter_map(|one| Some((one["source"].as_str()?.to_owned(), one["destination"].as_str()?.to_owned()))).collect()
}

/// A rule that names both addresses in full; others are someone's own and mean many addresses.
fn of_line(line: &str) -> Option<(String, String)> {
    let mut words = line.split_whitespace();
    let (from, to) = (words.next()?, words.next()?);
    let is_plain = |word: &str| word.starts_with('/') && !word.contains(['*', ':']);
    (is_plain(from) && is_plain(to)).then(|| (from.to_owned(), to.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_compared_where_browsers_mind() {
        for (path, kind, right) in [
            ("index.html", Some("text/html; charset=utf-8"), true),
            ("index.html", Some("text/plain"), false),
            ("aset/a.js", Some("application/javascript"), true),
            ("aset/a.js", None, false),
            ("manifest.webmanifest", Some("application/manifest+json"), true),
            ("katalog.pdf", None, true),
        ] {
            assert_eq!(is_served_as(path, kind), right, "{path} {kind:?}");
        }
    }

    #[test]
    fn redirects_are_read_from_whichever_file_there_is() {
        let folder = tempfile::tempdir().unwrap();
        let read = || redirects(folder.path());
        assert_eq!(read(), []);
        let expected = [("/a/".to_owned(), "/b/".to_owned())];
        fs::write(
            folder.path().join("firebase.json"),
            r#"{"hosting":{"redirects":[{"source":"/a/","destination":"/b/"}]}}"#,
        )
        .unwrap();
        assert_eq!(read(), expected);
        fs::write(folder.path().join("_redirects"), "# mine\n/x/* /y/:splat 301\n/a/ /b/ 301!\n").unwrap();
        assert_eq!(read(), expected);
    }
}
