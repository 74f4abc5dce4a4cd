//! Disk to [`Sources`]: finds every file of a site and reads the texts among them.
//!
//! Links and special files are never followed or opened, so that nothing outside the site's folder is read.

mod tree;

use std::fs::{self, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Checked, Diagnostic};
use crate::failure::Failure;
use crate::identity::LOCK_PATH;
use crate::problem::{FolderProblem, ReadingProblem};
use crate::record::RECORD_PATH;
use crate::source::{FileId, PhotoFile, Sources, StaticFile, TextFile, ThemeContent, ThemeFile};
pub use tree::{Entry, Folder, Footprint, STEP, Tree, levels_inside_content};

/// The largest TOML file in bytes.
const LARGEST_TOML: u64 = 256 * 1024;
/// The largest Markdown file in bytes.
const LARGEST_MARKDOWN: u64 = 64 * 1024;
/// The largest file of ours in bytes: a quarter of a million addresses.
const LARGEST_LOCK: u64 = 16 * 1024 * 1024;
/// The largest text of a theme in bytes.
const LARGEST_THEME_TEXT: u64 = 1024 * 1024;

/// The largest text of `static/` in bytes that is looked through.
const LARGEST_STATIC_TEXT: u64 = 4 * 1024 * 1024;
/// Endings of files of `static/` that hold no text.
const STATIC_DATA_ENDINGS: [&str; 17] = [
    "jpg", "jpeg", "png", "webp", "avif", "gif", "ico", "heic", "woff", "woff2", "ttf", "otf", "pdf", "zip", "mp3",
    "mp4", "webm",
];

/// Endings of files that are taken for photos; whether they are is seen when they are decoded.
const PHOTO_ENDINGS: [&str; 9] = ["jpg", "jpeg", "jpe", "jfif", "png", "webp", "heic", "heif", "hif"];
/// Endings of theme files that are text.
const THEME_TEXT_ENDINGS: [&str; 8] = ["html", "css", "js", "toml", "svg", "xml", "txt", "json"];

/// The folders that a site is made from, seen from its own.
const FOLDERS: [&str; 3] = ["content", "static", "themes"];

/// Looks at a site's folder, without opening a file.
///
/// # Errors
/// [`Failure::Read`] where the disk refuses a folder that is there.
pub fn look(root: &Path) -> Result<Tree, Failure> {
    Tree::look(root, &FOLDERS, is_hidden)
}

/// Reads a site's folder together with the theme that the binary carries, given as paths and bytes.
///
/// # Errors
/// [`Failure::Read`] where the disk refuses a file that is there. What is merely wrong with a file is a diagnostic.
pub fn load<'a>(
    root: &Path,
    embedded_theme: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> Result<Checked<Sources>, Failure> {
    load_tree(&look(root)?, embedded_theme)
}

/// The same for a site's folder that was looked at.
///
/// # Errors
/// The same.
pub fn load_tree<'a>(
    tree: &Tree,
    embedded_theme: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> Result<Checked<Sources>, Failure> {
    let mut diagnostics = Vec::new();
    let has_content = tree.root.join("content").is_dir();
    let mut sources = Sources { root: tree.root.clone(), has_content, ..Sources::default() };
    if has_content {
        load_content(tree, &mut sources, &mut diagnostics)?;
    } else {
        let levels = levels_inside_content(&tree.root);
        diagnostics.push(Diagnostic::in_file("content", FolderProblem::NoContent { levels }));
    }
    load_static(tree, &mut sources, &mut diagnostics)?;
    load_embedded_theme(embedded_theme, &mut sources);
    load_themes(tree, &mut sources, &mut diagnostics)?;
    Ok(Checked { value: sources, diagnostics })
}

/// Reads a lock from elsewhere, such as another branch's, to hold the content against.
///
/// # Errors
/// [`Failure::Read`] where it cannot be read or is no text.
pub fn load_lock(path: &Path, sources: &mut Sources) -> Result<FileId, Failure> {
    let text = fs::read_to_string(path).map_err(Failure::reading(path))?;
    let shown = path.to_string_lossy().replace('\\', "/");
    Ok(sources.add_file(shown, text.strip_prefix('\u{feff}').unwrap_or(&text).into()))
}

fn load_content(tree: &Tree, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<(), Failure> {
    let found = files(tree, "content", diagnostics);
    let (texts, others): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|file| matches!(file.ending.as_str(), "toml" | "md") || file.is_written_by_us());
    let read: Vec<Result<Arc<str>, Unread>> = texts.par_iter().map(Found::read_text).collect();
    for (file, text) in texts.into_iter().zip(read) {
        if let Some(text) = accept_text(&file.path, text, diagnostics)? {
            sources.texts.push(TextFile { path: file.path, text });
        }
    }
    sources.photos = others.iter().filter_map(Found::photo).collect();
    sources.unread = others.into_iter().filter(|file| !file.is_photo()).map(|file| file.path).collect();
    sources.photos.sort_by(|one, two| natural_order(&one.path, &two.path));
    Ok(())
}

fn load_static(tree: &Tree, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<(), Failure> {
    let found = files(tree, "static", diagnostics);
    for file in &found {
        if let Some(text) = file.published_text()? {
            sources.add_file(file.path.clone(), text);
        }
    }
    sources.static_photos = found.iter().filter_map(Found::photo).collect();
    sources.statics = found
        .into_iter()
        .filter_map(|file| {
            let path = file.path.strip_prefix("static/")?.to_owned();
            Some(StaticFile { path, disk: file.disk, bytes: file.bytes })
        })
        .collect();
    Ok(())
}

fn load_embedded_theme<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>, sources: &mut Sources) {
    for (path, bytes) in files {
        let full_path = format!("themes/default/{path}");
        let content = match std::str::from_utf8(bytes) {
            Ok(text) if is_theme_text(path) => sources.add_text(full_path, text.into()),
            _ => ThemeContent::Bytes(bytes.into()),
        };
        sources.themes.push(ThemeFile { theme: "default".to_owned(), path: path.to_owned(), content, embedded: true });
    }
}

fn load_themes(tree: &Tree, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<(), Failure> {
    for file in files(tree, "themes", diagnostics) {
        let Some((theme, path)) = file.path.strip_prefix("themes/").and_then(|path| path.split_once('/')) else {
            continue;
        };
        let content = if is_theme_text(path) {
            let Some(text) = accept_text(&file.path, file.read_text(), diagnostics)? else { continue };
            sources.add_text(file.path.clone(), text)
        } else {
            ThemeContent::Bytes(fs::read(&file.disk).map_err(Failure::reading(&file.disk))?.into())
        };
        sources.themes.push(ThemeFile { theme: theme.to_owned(), path: path.to_owned(), content, embedded: false });
    }
    Ok(())
}

fn is_theme_text(path: &str) -> bool {
    THEME_TEXT_ENDINGS.contains(&ending(path).as_str())
}

impl Sources {
    fn add_text(&mut self, path: String, text: Arc<str>) -> ThemeContent {
        ThemeContent::Text(self.add_file(path, text))
    }

    fn add_file(&mut self, path: String, text: Arc<str>) -> FileId {
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(TextFile { path, text });
        FileId(number)
    }
}

/// A file that the walk found.
struct Found {
    path: String,
    disk: std::path::PathBuf,
    ending: String,
    bytes: u64,
    modified: Option<std::time::SystemTime>,
}

/// Why a text was not read.
enum Unread {
    Refused(ReadingProblem),
    Failed(Failure),
}

impl Found {
    /// An ordinary file whose name is a text; anything else is reported.
    fn accept(root: &Path, entry: &Entry, diagnostics: &mut Vec<Diagnostic>) -> Option<Found> {
        let kind = entry.metadata.file_type();
        let problem = match () {
            () if !entry.is_text => Some(FolderProblem::NameNotText),
            () if kind.is_symlink() => Some(FolderProblem::IsLink),
            () if !kind.is_file() => Some(FolderProblem::IsSpecial),
            () => None,
        };
        if let Some(problem) = problem {
            diagnostics.push(Diagnostic::in_file(entry.path.as_str(), problem));
            return None;
        }
        Some(Found {
            ending: ending(&entry.path),
            disk: root.join(&entry.path),
            path: entry.path.clone(),
            bytes: entry.metadata.len(),
            modified: entry.metadata.modified().ok(),
        })
    }

    fn is_written_by_us(&self) -> bool {
        [LOCK_PATH, RECORD_PATH].contains(&self.path.as_str())
    }

    /// Whether its name says that it is a photo.
    fn is_photo(&self) -> bool {
        PHOTO_ENDINGS.contains(&self.ending.as_str())
    }

    /// The file as a photo, where it is one.
    fn photo(&self) -> Option<PhotoFile> {
        let Found { path, disk, bytes, modified, .. } = self;
        self.is_photo().then(|| PhotoFile {
            path: path.clone(),
            disk: disk.clone(),
            bytes: *bytes,
            modified: *modified,
        })
    }

    /// What a file of `static/` says to whoever opens it; nothing where it is no text.
    fn published_text(&self) -> Result<Option<Arc<str>>, Failure> {
        if STATIC_DATA_ENDINGS.contains(&self.ending.as_str()) || self.bytes > LARGEST_STATIC_TEXT {
            return Ok(None);
        }
        let bytes = fs::read(&self.disk).map_err(Failure::reading(&self.disk))?;
        let pairs = |order: fn([u8; 2]) -> u16| {
            let pairs = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect::<Vec<u16>>();
            String::from_utf16_lossy(&pairs)
        };
        // Browsers read these too, and believe the mark at the beginning.
        let text = match bytes.as_slice() {
            [0xff, 0xfe, ..] => pairs(u16::from_le_bytes),
            [0xfe, 0xff, ..] => pairs(u16::from_be_bytes),
            _ if bytes.contains(&0) => return Ok(None),
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        Ok(Some(text.into()))
    }

    fn read_text(&self) -> Result<Arc<str>, Unread> {
        let limit = match self.ending.as_str() {
            "md" => LARGEST_MARKDOWN,
            "toml" => LARGEST_TOML,
            "lock" => LARGEST_LOCK,
            _ => LARGEST_THEME_TEXT,
        };
        if self.bytes > limit {
            return Err(Unread::Refused(ReadingProblem::TooLarge { bytes: self.bytes, limit }));
        }
        let file = fs::File::open(&self.disk).map_err(Failure::reading(&self.disk)).map_err(Unread::Failed)?;
        let mut bytes = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or(0) + 1);
        let read = file.take(limit).read_to_end(&mut bytes);
        read.map_err(Failure::reading(&self.disk)).map_err(Unread::Failed)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Unread::Refused(ReadingProblem::NotText))?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text).into())
    }
}

fn accept_text(
    path: &str,
    text: Result<Arc<str>, Unread>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Arc<str>>, Failure> {
    match text {
        Ok(text) => Ok(Some(text)),
        Err(Unread::Refused(problem)) => {
            diagnostics.push(Diagnostic::in_file(path, problem));
            Ok(None)
        }
        Err(Unread::Failed(failure)) => Err(failure),
    }
}

/// All ordinary files below a folder of the site, by path; links and devices are reported.
fn files(tree: &Tree, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Found> {
    let Some(folder) = tree.folder(folder) else { return Vec::new() };
    if folder.metadata.as_ref().is_some_and(Metadata::is_symlink) {
        diagnostics.push(Diagnostic::in_file(folder.path.as_str(), FolderProblem::IsLink));
    }
    folder.entries.iter().filter_map(|entry| Found::accept(&tree.root, entry, diagnostics)).collect()
}

/// Files that editors and file managers leave behind.
fn is_hidden(name: &str) -> bool {
    // Browsers and file managers keep their own notes beside photos; `.well-known` of `static/` is meant.
    let is_note = matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX");
    is_note || (name.starts_with('.') && name != ".well-known" && name != ".nojekyll") || name.ends_with('~')
}

/// What follows the last dot of a name, in lower case.
fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Orders `2.jpg` before `10.jpg`: runs of digits compare as numbers, all else as characters.
fn natural_order(one: &str, two: &str) -> std::cmp::Ordering {
    let (mut left, mut right) = (one, two);
    loop {
        let (left_digits, right_digits) = (digits(left), digits(right));
        if !left_digits.is_empty() && !right_digits.is_empty() {
            let value = |digits: &str| digits.trim_start_matches('0').to_owned();
            let (first, second) = (value(left_digits), value(right_digits));
            let order = first.len().cmp(&second.len()).then_with(|| first.cmp(&second));
            if order.is_ne() {
                return order;
            }
            (left, right) = (&left[left_digits.len()..], &right[right_digits.len()..]);
            continue;
        }
        match (left.chars().next(), right.chars().next()) {
            (None, None) => return one.cmp(two),
            (first, second) if first != second => return first.cmp(&second),
            (Some(same), _) => (left, right) = (&left[same.len_utf8()..], &right[same.len_utf8()..]),
            (None, Some(_)) => return std::cmp::Ordering::Less,
        }
    }
}

fn digits(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests;
