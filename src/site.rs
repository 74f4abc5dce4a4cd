//! The files of a made site: where each goes and what it holds.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::catalogue::{is_device, is_hidden};

/// The longest name that every usual file system takes, in bytes.
const LONGEST_NAME: usize = 255;

/// A path inside the output, such as `produk/kain-kawung/index.html`.
///
/// It has no empty, `.` or `..` part and no backslash, so joining it to the output folder never leaves that folder. Each
/// part is a name that Windows takes too (Naming Files, Paths, and Namespaces), and holds no sign that hides or reorders
/// what people read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Takes a path whose parts are all safe, or gives nothing.
    pub fn new(path: impl Into<String>) -> Option<SitePath> {
        let path = path.into();
        path.split('/').all(is_portable).then_some(SitePath(path))
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
        link(&self.to_root(), address)
    }
}

/// A link to an address of the site from a page with this way to its root.
pub fn link(root: &str, address: &str) -> String {
    match (root, address) {
        ("", "") => "./".to_owned(),
        _ => [root, address].concat(),
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether a name means the same to every usual file system.
fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !name.ends_with(['.', ' '])
        && !name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
        && !name.chars().any(|letter| letter.is_control() || is_hidden(letter))
        && !is_device(&stem.to_ascii_lowercase())
}

/// What one file of the output holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes made by this build.
    Bytes(Vec<u8>),
    /// The bytes of a file that stands in the last site and in this one, made from the same.
    Kept(Arc<Vec<u8>>),
    /// A file on disk that is copied or linked: a photo of the cache, a file of `static/`.
    File(PathBuf),
}

impl Content {
    /// The bytes, unless they stand in a file on disk.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Content::Bytes(bytes) => Some(bytes),
            Content::Kept(bytes) => Some(bytes),
            Content::File(_) => None,
        }
    }
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
    fn refuses_names_that_some_file_system_takes_for_others() {
        let long = "a".repeat(256);
        for name in [
            "con",
            "CON",
            "nul.txt",
            "Aux.tar.gz",
            "com1",
            "LPT9.md",
            "com\u{b9}",
            "prn .txt",
            "a.",
            "a ",
            "...",
            "a:b",
            "a?",
            "a*b",
            "a\"b",
            "<a>",
            "a|b",
            "a\u{202e}b",
            "a\u{200b}",
            "\u{feff}a",
            "a\u{85}",
            "\u{7f}",
            &long,
        ] {
            assert_eq!(SitePath::new(format!("x/{name}/y")), None, "{name:?}");
        }
        for name in [".well-known", ".nojekyll", "_headers", "CNAME", "console", "com10", "a.b c", "\u{e9}", "[a]~'&%"]
        {
            assert!(SitePath::new(name).is_some(), "{name:?}");
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
