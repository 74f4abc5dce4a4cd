//! Finds the photos that a file names, in its own folder only.

use super::folder::PhotoFinder;
use super::reader::{Placed, Reader, nearest};
use crate::catalogue::{Photo, PhotoId, PhotoRole};
use crate::language::Translated;
use crate::problem::{FolderProblem, PersonProblem};
use crate::source::{PhotoFile, Span, holds_people};

/// The photos of one file of content, numbered from nought until they join the catalogue.
pub(crate) struct Album<'a> {
    finder: &'a PhotoFinder<'a>,
    folder: &'a str,
    of_people: bool,
    pub(crate) photos: Vec<Photo>,
}

impl<'a> Album<'a> {
    pub(crate) fn new(finder: &'a PhotoFinder<'a>, folder: &'a str) -> Album<'a> {
        Album { finder, folder, of_people: false, photos: Vec::new() }
    }

    /// The album of a maker, the only one that may hold photos of the makers' folder.
    pub(crate) fn of_person(finder: &'a PhotoFinder<'a>, folder: &'a str) -> Album<'a> {
        Album { of_people: true, ..Album::new(finder, folder) }
    }

    /// Every photo of the folder, in natural order.
    pub(crate) fn beside(&self) -> &[&'a PhotoFile] {
        self.finder.in_folder(self.folder)
    }

    /// The file that a text names, or a problem that says why there is none.
    pub(crate) fn find(&self, reader: &Reader<'_>, name: &Placed<String>) -> Option<&'a PhotoFile> {
        let written = || name.value.clone();
        let relative = name.value.strip_prefix("./").unwrap_or(&name.value);
        let is_inside =
            !relative.contains(['\\', ':']) && relative.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !is_inside {
            reader.problem(name.span, FolderProblem::OutsideFolder { written: written() });
            return None;
        }
        let found = self.finder.at(&format!("{}/{relative}", self.folder));
        if found.is_none() && looks_like_another_kind(relative) {
            reader.problem(name.span, FolderProblem::NotAPhoto { written: written() });
        } else if found.is_none() {
            let names = self.beside().iter().map(|photo| file_name(&photo.path));
            let nearest = nearest(relative, names).map(str::to_owned);
            reader.problem(name.span, FolderProblem::NoSuchFile { written: written(), nearest });
        } else if !self.of_people && relative.split('/').rev().skip(1).any(holds_people) {
            reader.problem(name.span, PersonProblem::PhotoOfPeople { written: written() });
            return None;
        }
        found
    }

    /// The file that a text names, for what is not shown: nothing is said of one that is missing, as people who do not
    /// want to be shown delete their photos.
    pub(crate) fn find_unshown(&self, name: &Placed<String>) -> Option<&'a PhotoFile> {
        self.finder.at(&format!("{}/{}", self.folder, name.value.strip_prefix("./").unwrap_or(&name.value)))
    }

    /// Takes a file into the album.
    pub(crate) fn add(
        &mut self,
        file: &PhotoFile,
        role: PhotoRole,
        alt: Translated<String>,
        named_at: Option<Span>,
    ) -> PhotoId {
        self.photos.push(Photo { file: file.clone(), role, alt, named_at });
        PhotoId(self.photos.len() - 1)
    }

    /// The photo that a key names, if it names one that is there.
    pub(crate) fn take(
        &mut self,
        reader: &Reader<'_>,
        name: Option<Placed<String>>,
        role: PhotoRole,
        alt: Translated<String>,
    ) -> Option<PhotoId> {
        let name = name?;
        let file = self.find(reader, &name)?;
        Some(self.add(file, role, alt, Some(name.span)))
    }
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a name ends like something that is surely not a photo which could be read.
fn looks_like_another_kind(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        None => true,
        Some(ending) => !matches!(ending, "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "webp" | "heic" | "heif" | "hif"),
    }
}
