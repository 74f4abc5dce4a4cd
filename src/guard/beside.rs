//! What stands beside the content: files of `static/`, published as they are, and themes. Whoever can add one can lead
//! buyers elsewhere without a word in the content.

use std::collections::HashMap;

use super::Watched;
use crate::diagnostic::Diagnostic;
use crate::identity::{Found, Mention, Mentioned, mentions};
use crate::problem::FolderProblem;
use crate::source::{FileId, Sources, Span, TextFile, ThemeContent};

/// Files of `static/` that stand in the place of one that every build makes, and decide what else may run or where
/// addresses lead.
const OURS: [&str; 13] = [
    ".well-known/security.txt",
    "404.html",
    "_headers",
    "_redirects",
    "firebase.json",
    "index.html",
    "llms.txt",
    "manifest.webmanifest",
    "not_found.html",
    "robots.txt",
    "sitemap.xml",
    "sw.js",
    "vercel.json",
];
/// The folder of feeds, at the top or in a shop's folder.
const FEEDS: &str = "umpan/";
/// What makes a page or a drawing run a script, load another's page or ask for something.
const ACTIVE: [&str; 8] =
    ["<script", "<iframe", "<object", "<embed", "<form", "<foreignobject", "http-equiv", "javascript:"];

/// Everything in files of `static/` and in the site's own themes that looks like a payment identity. Letters are left alone:
/// those who wrote a script or may be told of a hole have addresses of their own.
pub(super) fn mentioned(sources: &Sources) -> Vec<Mentioned> {
    texts(sources).flat_map(|(file, text)| mentioned_in(file, &text.text)).collect()
}

fn mentioned_in(file: FileId, text: &str) -> impl Iterator<Item = Mentioned> + use<'_> {
    let pays = |found: &Found| !matches!(found.mention, Mention::Email(_));
    mentions(text).into_iter().filter(pays).map(move |found| Mentioned {
        shop: None,
        mention: found.mention,
        disguised: found.disguised,
        written: text[found.range.clone()].to_owned(),
        span: Span { file, start: found.range.start, end: found.range.end },
    })
}

/// The texts of `static/`, and those of themes that are not what the program carries.
fn texts(sources: &Sources) -> impl Iterator<Item = (FileId, &TextFile)> {
    let statics = sources.texts().filter(|(_, text)| text.path.starts_with("static/"));
    let themes =
        own_parts(sources).filter(|(file, carried)| carried.is_none_or(|carried| differ(sources, *file, carried)));
    statics.chain(themes.map(|(file, _)| (file, sources.text(file))))
}

/// The texts of the site that take the place of one of the program's own theme and differ from it.
fn changed_parts(sources: &Sources) -> impl Iterator<Item = FileId> {
    own_parts(sources)
        .filter_map(|(file, carried)| carried.is_some_and(|own| differ(sources, file, own)).then_some(file))
}

/// Every text of the site's own themes, with the one of the program's theme in whose place it stands.
fn own_parts(sources: &Sources) -> impl Iterator<Item = (FileId, Option<FileId>)> {
    let carried: HashMap<(&str, &str), FileId> = parts(sources, true).collect();
    parts(sources, false).map(move |(place, file)| (file, carried.get(&place).copied()))
}

fn parts(sources: &Sources, embedded: bool) -> impl Iterator<Item = ((&str, &str), FileId)> {
    sources.themes.iter().filter(move |file| file.embedded == embedded).filter_map(|file| match file.content {
        ThemeContent::Text(text) => Some(((file.theme.as_str(), file.path.as_str()), text)),
        ThemeContent::Bytes(_) => None,
    })
}

fn differ(sources: &Sources, one: FileId, other: FileId) -> bool {
    sources.text(one).text != sources.text(other).text
}

/// A warning of everything that acts, or stands in the place of what the program makes.
pub(super) fn tell(watched: Watched<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let sources = watched.sources;
    for file in sources.statics.iter().filter(|file| is_ours(&file.path)) {
        diagnostics.push(Diagnostic::in_file(format!("static/{}", file.path), FolderProblem::StaticReplaces));
    }
    for (_, text) in sources.texts() {
        let published = text.path.strip_prefix("static/").filter(|path| !is_ours(path));
        if published.is_some_and(|path| acts(path, &text.text)) {
            diagnostics.push(Diagnostic::in_file(text.path.as_str(), FolderProblem::StaticActs));
        }
    }
    let changed: Vec<String> = changed_parts(sources).map(|file| sources.text(file).path.clone()).collect();
    if !changed.is_empty() {
        diagnostics.push(Diagnostic::in_file("themes", FolderProblem::ThemeChanged { files: changed.join(", ") }));
    }
}

fn is_ours(path: &str) -> bool {
    OURS.contains(&path) || path.starts_with(FEEDS) || path.contains(&format!("/{FEEDS}"))
}

fn acts(path: &str, text: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let text = text.to_ascii_lowercase();
    match ending.as_str() {
        "js" | "mjs" => true,
        "html" | "htm" | "xhtml" | "svg" | "xml" => ACTIVE.iter().any(|sign| text.contains(sign)) || has_handler(&text),
        _ => false,
    }
}

/// Whether an attribute such as `onload=` stands in a text in lower case, behind whatever may part attributes.
fn has_handler(text: &str) -> bool {
    text.match_indices("on").any(|(place, on)| {
        let (before, after) = (&text[..place], &text[place + on.len()..]);
        let is_begun = before.ends_with(|letter: char| letter.is_whitespace() || "/\"'".contains(letter));
        let rest = after.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
        is_begun && rest.len() < after.len() && rest.trim_start().starts_with('=')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_told_from_words() {
        for text in
            ["<svg onload=\"x\">", "<svg/onload=x>", "<p title='a'onclick = x>", "<SCRIPT>", "<a href=javascript:x>"]
        {
            assert!(acts("a.html", text) && acts("a.SVG", text), "{text}");
        }
        for text in ["Klik on = off", "Click on the map", "google-site-verification: google1.html"] {
            assert!(!acts("a.html", text), "{text}");
        }
        assert!(acts("a.js", "") && !acts("a.txt", "<script>"), "a text is shown as a text");
    }
}
