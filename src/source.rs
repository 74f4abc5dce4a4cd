//! What stands on disk, with places to point at.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// Names one text file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A range of bytes in one text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file that it points into.
    pub file: FileId,
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The very beginning of a file, for what is said of the file as a whole.
    pub const fn first_line(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }
}

/// A text file: TOML, Markdown or a part of a theme.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// The path from the site's folder, parts joined by `/`.
    pub path: String,
    /// The text, with a byte order mark removed.
    pub text: Arc<str>,
}

/// Whether a folder of this name holds makers and their photos.
pub fn holds_people(name: &str) -> bool {
    matches!(name, "makers" | "pembuat")
}

/// A photo as it was found; its pixels are not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoFile {
    /// The path from the site's folder, parts joined by `/`.
    pub path: String,
    /// Where it is on this disk.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last written, where the file system tells.
    pub modified: Option<SystemTime>,
}

/// A file of the site's own `static/` folder, published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticFile {
    /// The path from `static/`, parts joined by `/`.
    pub path: String,
    /// Where it is on this disk.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A file of a theme, from the site's `themes/` or from the theme that the binary carries.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// The theme's folder name.
    pub theme: String,
    /// The path inside the theme, parts joined by `/`.
    pub path: String,
    /// What it holds.
    pub content: ThemeContent,
    /// Whether it came with the binary.
    pub embedded: bool,
}

/// The content of a theme's file.
#[derive(Debug, Clone)]
pub enum ThemeContent {
    /// A template, a style sheet, a script or a locale.
    Text(FileId),
    /// A picture.
    Bytes(Arc<[u8]>),
}

/// Everything that a build reads, in an order that does not depend on the disk.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The site's folder.
    pub root: PathBuf,
    /// Whether there is a folder `content/` at all.
    pub has_content: bool,
    /// All text files: content first, by path, then those of `static/`, then the themes'.
    pub texts: Vec<TextFile>,
    /// The photos of `content/`, by path in natural order (`2.jpg` before `10.jpg`).
    pub photos: Vec<PhotoFile>,
    /// The paths of all other files of `content/`, of which nothing is read.
    pub unread: Vec<String>,
    /// The files of `static/`, by path.
    pub statics: Vec<StaticFile>,
    /// The photos among them, which are published with all that they tell.
    pub static_photos: Vec<PhotoFile>,
    /// The files of every theme; a site's file comes after the embedded one of the same path.
    pub themes: Vec<ThemeFile>,
}

impl Sources {
    /// The text file with this name.
    pub fn text(&self, file: FileId) -> &TextFile {
        &self.texts[file.0 as usize]
    }

    /// All text files with their names.
    pub fn texts(&self) -> impl Iterator<Item = (FileId, &TextFile)> {
        self.texts.iter().zip(0..).map(|(text, number)| (FileId(number), text))
    }

    /// The text files of `content/` with their names.
    pub fn content_texts(&self) -> impl Iterator<Item = (FileId, &TextFile)> {
        self.texts().filter(|(_, text)| text.path.starts_with("content/"))
    }

    /// The photo at this path from the site's folder.
    pub fn photo(&self, path: &str) -> Option<&PhotoFile> {
        self.photos.iter().find(|photo| photo.path == path)
    }
}
