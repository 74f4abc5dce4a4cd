//! Every link, anchor and asset of every page, looked at as the page is made.
//!
//! What leads nowhere was made by a template, since links that people write are checked where they are written.

mod attributes;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::BuildHasher as _;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use attributes::attributes;
use foldhash::HashSet;
use foldhash::fast::FixedState;
use memchr::memchr2;

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
    /// The paths of all files that are not pages. Nearly all pass before the first page.
    files: RwLock<HashSet<String>>,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
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
        Audit { plan, base, files: RwLock::default(), seen: Mutex::default() }
    }

    /// Looks at a file that is part of the site.
    pub fn look(&self, file: &SiteFile) {
        let path = file.path.as_str();
        let is_page = path.ends_with(".html");
        let html = match &file.content {
            Content::Bytes(bytes) if is_page => std::str::from_utf8(bytes).ok(),
            // An earlier build with the same addresses looked at its links.
            Content::Kept(_) if is_page => return,
            _ => None,
        };
        let Some(html) = html else {
            self.files.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
            return;
        };
        let files = self.files.read().unwrap_or_else(PoisonError::into_inner);
        let Page { paths, anchors, ids, .. } = Page::read(path, html, self, &files);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.ids.extend(ids);
        paths.into_iter().for_each(|(target, led)| keep_first(&mut seen.paths, target, led));
        anchors.into_iter().for_each(|(target, led)| keep_first(&mut seen.anchors, target, led));
    }

    /// Everything that leads nowhere, each once, at the first page that holds it. Where a page leads to an id of one that was
    /// kept, `kept` gives the bytes of that one.
    pub fn finish(self, kept: &dyn Fn(&str) -> Option<Arc<Vec<u8>>>) -> Vec<Diagnostic> {
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        let seen = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let paths = seen.paths.into_iter().filter(|(target, _)| !files.contains(target)).map(|(_, led)| led);
        let unseen = seen.anchors.into_iter().filter(|((page, id), _)| !seen.ids.contains(&key(page, id)));
        let unseen: Vec<((String, String), Led)> = unseen.collect();
        let anchors = unseen.chunk_by(|((page, _), _), ((other, _), _)| page == other).flat_map(|of_page| {
            let ids =
                of_page.first().and_then(|((page, _), _)| kept(page)).map_or_else(HashSet::default, |page| ids(&page));
            of_page.iter().filter(move |((_, id), _)| !ids.contains(id)).map(|(_, led)| led.clone())
        });
        let dead = paths.chain(anchors);
        dead.map(|Led { page, target }| Diagnostic::of_site(LinkProblem::DeadOnPage { page, target })).collect()
    }
}

fn keep_first<K: Ord>(all: &mut BTreeMap<K, Led>, target: K, led: Led) {
    all.entry(target).and_modify(|first| *first = first.clone().min(led.clone())).or_insert(led);
}

/// The ids in a page.
fn ids(page: &[u8]) -> HashSet<String> {
    let html = std::str::from_utf8(page).unwrap_or_default();
    attributes(html).filter(|(name, _)| *name == "id").map(|(_, id)| id.to_owned()).collect()
}

fn key(page: &str, id: &str) -> u64 {
    FixedState::default().hash_one((page, id))
}

/// What one page leads to, planned pages and the files that passed before it aside.
struct Page<'a> {
    path: &'a str,
    audit: &'a Audit<'a>,
    files: &'a HashSet<String>,
    /// The way up to the root.
    up: String,
    /// The path that was looked up last; kept for its memory.
    target: String,
    paths: Vec<(String, Led)>,
    anchors: Vec<((String, String), Led)>,
    ids: Vec<u64>,
}

impl<'a> Page<'a> {
    fn read(path: &'a str, html: &str, audit: &'a Audit<'a>, files: &'a HashSet<String>) -> Page<'a> {
        let (paths, anchors, ids) = Default::default();
        let up = "../".repeat(path.bytes().filter(|byte| *byte == b'/').count());
        let mut page = Page { path, audit, files, up, target: String::new(), paths, anchors, ids };
        for (name, value) in attributes(html) {
            match name {
                "href" | "src" => page.add(value),
                "srcset" => {
                    let sources = value.split(',').filter_map(|part| part.split_ascii_whitespace().next());
                    sources.for_each(|source| page.add(source));
                }
                "content" => {
                    if let Some((_, target)) = value.split_once("; url=") {
                        page.add(target);
                    }
                }
                "id" => page.ids.push(key(path, value)),
                _ => {}
            }
        }
        page
    }

    fn add(&mut self, written: &str) {
        if let Some(path) = written.strip_prefix(&self.up).filter(|path| is_plain(path)) {
            self.target.clear();
            self.target.push_str(path);
            if path.is_empty() || path.ends_with('/') {
                self.target.push_str("index.html");
            }
            return self.check(written);
        }
        let Some(id) = resolve(self.path, written, &self.audit.base, &mut self.target) else { return };
        if let Some(id) = id {
            let led = Led { page: self.path.to_owned(), target: written.to_owned() };
            self.anchors.push(((self.target.clone(), id), led));
        }
        self.check(written);
    }

    /// Notes where a link leads that no page and no file is known at.
    fn check(&mut self, written: &str) {
        let target = self.target.as_str();
        if target != self.path && self.audit.plan.page_at(target).is_none() && !self.files.contains(target) {
            let led = Led { page: self.path.to_owned(), target: written.to_owned() };
            self.paths.push((self.target.clone(), led));
        }
    }
}

/// Writes the path that a link leads to into `target` and gives the id; nothing where it leaves the site.
fn resolve(page: &str, written: &str, base: &str, target: &mut String) -> Option<Option<String>> {
    let (address, id) = match written.split_once('#') {
        Some((address, id)) => (address, (!id.is_empty()).then(|| decode(id).into_owned())),
        None => (written, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    let before_slash = address.split('/').next().unwrap_or_default();
    if before_slash.contains(':') || address.starts_with("//") {
        return None;
    }
    target.clear();
    if address.is_empty() {
        target.push_str(page);
        return Some(id);
    }
    let rest = match address.strip_prefix(base) {
        Some(rest) if address.starts_with('/') => rest,
        _ => {
            target.push_str(page.rsplit_once('/').map_or("", |(folder, _)| folder));
            address
        }
    };
    for part in rest.split('/') {
        match part {
            "." | "" => {}
            ".." => target.truncate(target.rfind('/').unwrap_or(0)),
            part => {
                if !target.is_empty() {
                    target.push('/');
                }
                target.push_str(part);
            }
        }
    }
    if let Cow::Owned(decoded) = decode(target) {
        *target = decoded;
    }
    if rest.is_empty() || rest.ends_with(['/', '.']) {
        target.push_str(if target.is_empty() { "index.html" } else { "/index.html" });
    }
    Some(id)
}

/// Whether a path from the site's root stands in a link as it is, as nearly all do: it is encoded nowhere, leads to no place
/// in a page and goes straight down.
fn is_plain(path: &str) -> bool {
    let mut last = b'/';
    path.bytes().all(|byte| {
        let goes_down = last != b'/' || !matches!(byte, b'/' | b'.');
        last = byte;
        goes_down && !matches!(byte, b'#' | b'?' | b'%' | b'&' | b':')
    })
}

/// Takes `%XX` and the entity of `&` back.
fn decode(text: &str) -> Cow<'_, str> {
    if memchr2(b'%', b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&amp;", "&");
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
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
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
        dead_beside(files, &[])
    }

    /// What leads nowhere in these files, where others were kept of an earlier build.
    fn dead_beside(files: &[(&str, &str)], kept: &[(&str, &str)]) -> Vec<String> {
        let mut catalogue = one_shop();
        catalogue.site.base_url = Some("https://a.example/sub/".parse().unwrap());
        catalogue.add_product(ShopId(0), "Keset");
        let plan = plan(&catalogue, &[]).value;
        let audit = Audit::of(&plan, &catalogue.site);
        let kept_bytes = |text: &str| Arc::new(text.as_bytes().to_vec());
        let made = files.iter().map(|(path, text)| (path, Content::Bytes(text.as_bytes().to_vec())));
        let kept_files = kept.iter().map(|(path, text)| (path, Content::Kept(kept_bytes(text))));
        for (path, content) in made.chain(kept_files) {
            audit.look(&SiteFile { path: SitePath::new(*path).unwrap(), content });
        }
        let find = |page: &str| kept.iter().find(|(path, _)| *path == page).map(|(_, text)| kept_bytes(text));
        let told = audit.finish(&find).into_iter().map(|diagnostic| match diagnostic.problem {
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
        let page = "url=nowhere <meta content=\"a > b, href=nowhere\"><p class=a title=' src=nowhere id=b'><p>Tulis &lt;a href=nowhere> atau href=\"nowhere\" saja</p><b class=x>id=a src=nowhere</b><i>href=nowhere</i>";
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

    #[test]
    fn ids_of_kept_pages_can_be_led_to() {
        let page = "<a href=../#bawah>x</a><a href=../#hilang>x</a><a href=../../#hilang>x</a>";
        let made = [("produk/keset/index.html", page)];
        let kept = [("produk/index.html", "<a href=nowhere>x</a><p id=bawah>"), ("index.html", "<p id='hilang'>")];
        assert_eq!(dead_beside(&made, &kept), ["produk/keset/index.html: ../#hilang"]);
        assert_eq!(dead_beside(&made, &kept[..1]).len(), 2);
    }
}
