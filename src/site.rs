//! The files of a made site: where each goes and what it holds.

use std::fmt;
use std::path::PathBuf;

/// A path inside the output, such as `produk/kain-kawung/index.html`.
///
/// It has no empty, `.` or `..` part and no backslash, so joining it to the output folder never leaves that folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Takes a path whose parts are all safe, or gives nothing.
    pub fn new(path: impl Into<String>) -> Option<SitePath> {
        let path = path.into();
        let safe = path.split('/').all(|part| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && !part.contains(['\\', ':', '\0'])
                && !part.chars().any(char::is_control)
        });
        safe.then_some(SitePath(path))
    }

    /// The path with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a page, seen from the site's root: `produk/kain-kawung/` for its `index.html`.
    pub fn address(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        }
    }

    /// How many folders it lies below the root.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The way from this page to the site's root: empty at the root, else `../` for each folder.
    pub fn to_root(&self) -> String {
        "../".repeat(self.depth())
    }

    /// A relative link from this page to another address of the site.
    pub fn link_to(&self, address: &str) -> String {
        let root = self.to_root();
        match (root.is_empty(), address.is_empty()) {
            (true, true) => "./".to_owned(),
            _ => format!("{root}{address}"),
        }
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What one file of the output holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes made by this build.
    Bytes(Vec<u8>),
    /// A file on disk that is copied or linked: a photo of the cache, a file of `static/`.
    File(PathBuf),
}

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Where it goes.
    pub path: SitePath,
    /// What it holds.
    pub content: Content,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_parts_that_leave_the_output() {
        for path in ["", "/", "a//b", "../a", "a/../b", "a/./b", "a\\b", "c:/a", "a/\0", "a/\n"] {
            assert_eq!(SitePath::new(path), None, "{path:?}");
        }
    }

    #[test]
    fn links_lead_back_to_the_root_and_down_again() {
        let page = SitePath::new("produk/kain/index.html").unwrap();
        assert_eq!(page.address(), "produk/kain/");
        assert_eq!(page.link_to("keranjang/"), "../../keranjang/");
        assert_eq!(page.link_to(""), "../../");
        let home = SitePath::new("index.html").unwrap();
        assert_eq!(home.address(), "");
        assert_eq!(home.link_to(""), "./");
        assert_eq!(home.link_to("produk/"), "produk/");
    }
}
