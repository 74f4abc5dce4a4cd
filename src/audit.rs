//! Every link, anchor and asset of every page, looked at as the page is made.
//!
//! What leads nowhere was made by a template, since links that people write are checked where they are written.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash as _, Hasher as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::catalogue::Site;
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::problem::LinkProblem;
use crate::site::{Content, SiteFile};

/// Looks at the files of a site as they pass, from any thread.
#[derive(Debug)]
pub struct Audit<'a> {
    plan: &'a Plan,
    base: String,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// The paths of all files that are not planned pages.
    files: HashSet<String>,
    /// Every id, by the hash of its page's path and itself.
    ids: HashSet<u64>,
    /// Paths that no planned page has, with the first page that leads there.
    paths: BTreeMap<String, Led>,
    /// Ids in other pages, with the first page that leads there.
    anchors: BTreeMap<(String, String), Led>,
}

/// A page and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Led {
    page: String,
    target: String,
}

impl<'a> Audit<'a> {
    /// An audit of a planned site.
    pub fn of(plan: &'a Plan, site: &Site) -> Audit<'a> {
        let base = site.base_url.as_ref().map_or("/", |url| url.path()).to_owned();
        Audit { plan, base, seen: Mutex::default() }
    }

    /// Looks at a file that is part of the site.
    pub fn look(&self, file: &SiteFile) {
        let path = file.path.as_str();
        let html = match &file.content {
            Content::Bytes(bytes) if path.ends_with(".html") => std::str::from_utf8(bytes).ok(),
            _ => None,
        };
        let page = html.map(|html| Page::read(path, html, self));
        let Some(page) = page else {
            self.seen().files.insert(path.to_owned());
            return;
        };
        let mut seen = self.seen();
        seen.ids.extend(page.ids);
        for (target, led) in page.paths {
            if !seen.files.contains(&target) {
                keep_first(&mut seen.paths, target, led);
            }
        }
        for (target, led) in page.anchors {
            keep_first(&mut seen.anchors, target, led);
        }
    }

    /// Everything that leads nowhere, each once, at the first page that holds it.
    pub fn finish(self) -> Vec<Diagnostic> {
        let seen = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let paths = seen.paths.into_iter().filter(|(target, _)| !seen.files.contains(target)).map(|(_, led)| led);
        let anchors = seen.anchors.into_iter().filter(|((page, id), _)| !seen.ids.contains(&key(page, id)));
        let dead = paths.chain(anchors.map(|(_, led)| led));
        dead.map(|Led { page, target }| Diagnostic::of_site(LinkProblem::DeadOnPage { page, target })).collect()
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn keep_first<K: Ord>(all: &mut BTreeMap<K, Led>, target: K, led: Led) {
    all.entry(target).and_modify(|first| *first = first.clone().min(led.clone())).or_insert(led);
}

fn key(page: &str, id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (page, id).hash(&mut hasher);
    hasher.finish()
}

/// What one page leads to, planned pages aside.
struct Page {
    paths: Vec<(String, Led)>,
    anchors: Vec<((String, String), Led)>,
    ids: Vec<u64>,
}

impl Page {
    fn read(path: &str, html: &str, audit: &Audit<'_>) -> Page {
        let mut page = Page { paths: Vec::new(), anchors: Vec::new(), ids: Vec::new() };
        for (name, value) in attributes(html) {
            match name {
                "href" | "src" => page.add(path, value, audit),
                "srcset" => value
                    .split(',')
                    .filter_map(|part| part.split_whitespace().next())
                    .for_each(|source| page.add(path, source, audit)),
                "content" => {
                    if let Some((_, target)) = value.split_once("; url=") {
                        page.add(path, target, audit);
                    }
                }
                "id" => page.ids.push(key(path, value)),
                _ => {}
            }
        }
        page
    }

    fn add(&mut self, path: &str, written: &str, audit: &Audit<'_>) {
        let Some((target, id)) = resolve(path, written, &audit.base) else { return };
        let led = || Led { page: path.to_owned(), target: written.to_owned() };
        if let Some(id) = id {
            self.anchors.push(((target.clone(), id), led()));
        }
        if target != path && audit.plan.page_at(&target).is_none() {
            self.paths.push((target, led()));
        }
    }
}

/// The path and the id that a link leads to; nothing where it leaves the site.
fn resolve(page: &str, written: &str, base: &str) -> Option<(String, Option<String>)> {
    let (address, id) = match written.split_once('#') {
        Some((address, id)) => (address, (!id.is_empty()).then(|| decode(id))),
        None => (written, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    let before_slash = address.split('/').next().unwrap_or_default();
    if before_slash.contains(':') || address.starts_with("//") {
        return None;
    }
    if address.is_empty() {
        return Some((page.to_owned(), id));
    }
    let (mut parts, rest): (Vec<&str>, &str) = match address.strip_prefix(base) {
        Some(rest) if address.starts_with('/') => (Vec::new(), rest),
        _ => (page.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(), address),
    };
    for part in rest.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let mut target = decode(&parts.join("/"));
    if rest.is_empty() || rest.ends_with(['/', '.']) {
        target.push_str(if target.is_empty() { "index.html" } else { "/index.html" });
    }
    Some((target, id))
}

/// Takes `%XX` and the entity of `&` back.
fn decode(text: &str) -> String {
    let text = text.replace("&amp;", "&");
    if !text.contains('%') {
        return text;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let byte = (first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The attributes of all tags. In text every `<` is escaped, so each one that is met begins a tag.
fn attributes(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.split('<')
        .skip(1)
        .flat_map(|piece| Attributes { rest: piece.find([' ', '\n', '>']).map_or("", |end| &piece[end..]) })
}

struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let rest = self.rest.trim_start_matches([' ', '\n', '\t', '/']);
        let end = rest.find(['=', ' ', '>', '\n', '/']).unwrap_or(rest.len());
        let name = &rest[..end];
        if name.is_empty() {
            return None;
        }
        let Some(after) = rest[end..].strip_prefix('=') else {
            self.rest = &rest[end..];
            return Some((name, ""));
        };
        let (value, after) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote)?,
            _ => after.split_at(after.find([' ', '>', '\n']).unwrap_or(after.len())),
        };
        self.rest = after;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ShopId;
    use crate::catalogue::sample::one_shop;
    use crate::plan::plan;
    use crate::problem::Problem;
    use crate::site::SitePath;

    fn dead(files: &[(&str, &str)]) -> Vec<String> {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://a.example/sub/".parse().unwrap());
        catalogue.add_product(ShopId(0), "Keset");
        let plan = plan(&catalogue, &[]).value;
        let audit = Audit::of(&plan, &catalogue.site);
        for (path, text) in files {
            let content = Content::Bytes(text.as_bytes().to_vec());
            audit.look(&SiteFile { path: SitePath::new(*path).unwrap(), content });
        }
        let told = audit.finish().into_iter().map(|diagnostic| match diagnostic.problem {
            Problem::Link(LinkProblem::DeadOnPage { page, target }) => format!("{page}: {target}"),
            other => panic!("{other:?}"),
        });
        told.collect()
    }

    #[test]
    fn links_to_pages_files_and_anchors_are_fine() {
        let page = "<a href=../../>x</a><a href=\"../\">x</a><a href='#a'>x</a><h2 id=a>x</h2><img src=../../foto/a.jpg \
                    srcset=\"../../foto/a.jpg 400w, ../../foto/b%20c.jpg 800w\"><a href=\"https://x.example/\">x</a>\
                    <a href=tel:+62>x</a><a href=../#bawah>x</a><meta content=\"0; url=../\"><script defer src=../../aset/a.js></script>";
        let files = [
            ("foto/a.jpg", ""),
            ("foto/b c.jpg", ""),
            ("produk/keset/index.html", page),
            ("produk/index.html", "<p id=bawah>"),
            ("404.html", "<a href=/sub/produk/>x</a><a href=\"/sub/\">x</a>"),
            ("aset/a.js", "<a href=nowhere>"),
        ];
        assert_eq!(dead(&files), [""; 0]);
    }

    #[test]
    fn words_that_look_like_links_are_words() {
        let page = "<p>Tulis &lt;a href=nowhere> atau href=\"nowhere\" saja</p><b class=x>id=a src=nowhere</b><i>href=nowhere</i>";
        assert_eq!(dead(&[("index.html", page)]), [""; 0]);
    }

    #[test]
    fn what_leads_nowhere_is_told_once() {
        let page = "<a href=../../tidak/>x</a><img src=../../foto/z.jpg srcset=\"../../foto/z.jpg 1w\"><a href=#a>x</a>\
                    <a href=../#b>x</a>";
        let files = [
            ("produk/keset/index.html", page),
            ("produk/index.html", "<a href=../tidak/>x</a>"),
            ("404.html", "<a href=/lain/>x</a>"),
        ];
        assert_eq!(
            dead(&files),
            [
                "produk/keset/index.html: ../../foto/z.jpg",
                "404.html: /lain/",
                "produk/index.html: ../tidak/",
                "produk/keset/index.html: ../#b",
                "produk/keset/index.html: #a",
            ]
            .map(str::to_owned)
        );
    }
}
