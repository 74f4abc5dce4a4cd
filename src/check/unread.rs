//! Files and folders of `content/` of which nothing is read: what somebody lost by a name.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::folder::{Tree, is_description, name_of, parent, upwards};
use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::problem::{FolderProblem, Unread};
use crate::source::{Sources, holds_people};

/// What is read, by the ending of its name.
const READ: [&str; 11] = ["toml", "md", "jpg", "jpeg", "jpe", "jfif", "png", "webp", "heic", "heif", "hif"];
const UNFINISHED: [&str; 5] = ["crdownload", "part", "partial", "download", "tmp"];
const PICTURES: [&str; 12] = ["avif", "gif", "bmp", "tif", "tiff", "svg", "jxl", "jp2", "psd", "dng", "cr2", "nef"];
const VIDEOS: [&str; 10] = ["mp4", "mov", "3gp", "mkv", "webm", "avi", "m4v", "mp3", "m4a", "ogg"];
/// Names that people give to a folder of the photos to be shown.
const PHOTO_FOLDERS: [&str; 8] = ["foto", "foto-foto", "gambar", "photo", "photos", "image", "images", "pictures"];

/// Tells of files that are not read, and of folders that look like a product but have no product file.
pub(crate) fn look(sources: &Sources, tree: &Tree, catalogue: &Catalogue) -> Vec<Diagnostic> {
    let texts = || sources.content_texts().map(|(_, text)| text.path.as_str());
    let there: HashSet<&str> = texts().chain(sources.photos.iter().map(|photo| photo.path.as_str())).collect();
    let files = sources
        .unread
        .iter()
        .map(|path| Diagnostic::in_file(path, FolderProblem::NotRead { kind: kind(path, &there) }));
    // Without any shop that alone is said.
    let lost = if tree.shops.is_empty() { BTreeSet::new() } else { without_product_file(sources, catalogue) };
    let lost = lost.into_iter().map(|folder| Diagnostic::in_file(folder, FolderProblem::NoProductFile));
    let deep = below_products(sources, catalogue).into_iter();
    files.chain(lost).chain(deep.map(|folder| Diagnostic::in_file(folder, FolderProblem::PhotosTooDeep))).collect()
}

/// Folders with photos inside a product's folder, of which nothing is shown. Where the product has other photos, a folder
/// may well keep what is not to be shown, unless its name says photos.
fn below_products<'a>(sources: &'a Sources, catalogue: &Catalogue) -> BTreeSet<&'a str> {
    let products: HashMap<&str, bool> = catalogue
        .products
        .iter()
        .map(|product| (parent(&sources.text(product.span.file).path), !product.photos.is_empty()))
        .collect();
    let used: HashSet<&str> = catalogue.photos.iter().map(|photo| parent(&photo.file.path)).collect();
    let is_named_so = |folder: &str| PHOTO_FOLDERS.contains(&name_of(folder).to_lowercase().as_str());
    let is_lost = |folder: &&str| {
        let product = upwards(folder).skip(1).find_map(|outer| products.get(outer));
        !used.contains(folder)
            && !upwards(folder).any(|outer| holds_people(name_of(outer)))
            && product.is_some_and(|has_photos| !has_photos || is_named_so(folder))
    };
    sources.photos.iter().map(|photo| parent(&photo.path)).filter(is_lost).collect()
}

fn kind(path: &str, there: &HashSet<&str>) -> Unread {
    let Some((before, ending)) = path.rsplit_once('.') else { return Unread::Other };
    let is_read = |path: &str| READ.contains(&ending_of(path).as_str()) && !there.contains(path);
    match ending.to_ascii_lowercase().as_str() {
        ending if UNFINISHED.contains(&ending) => Unread::Unfinished,
        _ if is_read(before) => Unread::HiddenEnding { right: name_of(before).to_owned(), ending: ending.to_owned() },
        ending if PICTURES.contains(&ending) => Unread::Picture,
        ending if VIDEOS.contains(&ending) => Unread::Video,
        _ => Unread::Other,
    }
}

fn ending_of(path: &str) -> String {
    name_of(path).rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Folders with photos or a description that no product file and no other file makes anything of.
fn without_product_file<'a>(sources: &'a Sources, catalogue: &Catalogue) -> BTreeSet<&'a str> {
    let texts = || sources.content_texts().map(|(_, text)| text.path.as_str());
    // A file that is called wrongly is told of by itself.
    let meant = sources.unread.iter().map(String::as_str).filter(|path| path.contains(".toml"));
    let with_file: HashSet<&str> = texts().filter(|path| path.ends_with(".toml")).chain(meant).map(parent).collect();
    let is_product_file = |path: &&str| path.ends_with("/produk.toml") || path.ends_with("/product.toml");
    let products: HashSet<&str> = texts().filter(is_product_file).map(parent).collect();
    let used: HashSet<&str> = catalogue.photos.iter().map(|photo| parent(&photo.file.path)).collect();
    let is_lost = |folder: &&str| {
        let around = || upwards(folder);
        *folder != "content"
            && !with_file.contains(folder)
            && !used.contains(folder)
            && !around().any(|outer| products.contains(outer) || holds_people(name_of(outer)))
    };
    let photos = sources.photos.iter().map(|photo| parent(&photo.path));
    photos.chain(texts().filter(|path| is_description(path)).map(parent)).filter(is_lost).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_was_meant_to_be_is_seen_by_its_name() {
        let there = HashSet::from(["content/a/produk.toml"]);
        let right =
            |name: &str, ending: &str| Unread::HiddenEnding { right: name.to_owned(), ending: ending.to_owned() };
        let cases = [
            ("content/b/produk.toml.txt", right("produk.toml", "txt")),
            ("content/b/deskripsi.md.TXT", right("deskripsi.md", "TXT")),
            ("content/b/1.jpg.crdownload", Unread::Unfinished),
            ("content/a/produk.toml.bak", Unread::Other),
            ("content/a/2.GIF", Unread::Picture),
            ("content/a/klip.mp4", Unread::Video),
            ("content/a/daftar harga.xlsx", Unread::Other),
            ("content/a/LICENSE", Unread::Other),
        ];
        for (path, expected) in cases {
            assert_eq!(kind(path, &there), expected, "{path}");
        }
    }
}
