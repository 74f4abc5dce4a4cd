//! Makers' names in all other texts: one that may not be shown, and delicate words beside one that is.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use super::delicate;
use crate::diagnostic::{Diagnostic, Place};
use crate::problem::{Note, PersonProblem};
use crate::source::{FileId, Sources, Span, TextFile};

/// How far around a name, in bytes, a word still stands beside it.
const BESIDE: usize = 240;
/// Forms of address, which people leave out or change: `Ibu Narti` is also `Bu Narti`.
const ADDRESSES: [&str; 19] = [
    "abang", "bang", "bapak", "bu", "ibu", "kak", "kakak", "kang", "mang", "mas", "mbak", "mbok", "mr", "mrs", "ms",
    "pak", "teh", "teteh", "uni",
];

/// A name in a maker's file.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// Whether a consent covers it.
    pub(crate) is_shown: bool,
    pub(crate) is_child: bool,
    pub(crate) file: FileId,
    /// The folder of the shop, in whose texts the name means this person.
    pub(crate) folder: String,
}

impl Named {
    /// Whether this name means this person in a file: in those of the own shop, and in those of no shop.
    pub(crate) fn is_meant_in(&self, path: &str, all: &[Named]) -> bool {
        let is_in = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        is_in(&self.folder) || !all.iter().any(|other| is_in(&other.folder))
    }
}

/// Looks through the texts of the shops' folders, and those that belong to no shop.
pub(crate) fn look(sources: &Sources, named: &[Named]) -> Vec<Diagnostic> {
    let forms: Vec<(&str, &Named, bool)> = named.iter().flat_map(forms).collect();
    if forms.is_empty() {
        return Vec::new();
    }
    let names = forms.iter().map(|(form, ..)| form);
    let Ok(finder) = AhoCorasick::builder().match_kind(MatchKind::Standard).build(names) else { return Vec::new() };
    let search = Search { forms, finder, named };
    let texts: Vec<(FileId, &TextFile)> = sources.content_texts().collect();
    texts.into_par_iter().flat_map_iter(|(file, text)| search.text(sources, file, text)).collect()
}

/// The ways in which a name is written: whole, and without a form of address before it.
fn forms(named: &Named) -> Vec<(&str, &Named, bool)> {
    let name = named.name.as_str();
    let bare = bare(name);
    let all = [Some((name, named, false)), bare.map(|bare| (bare, named, true))];
    all.into_iter().flatten().filter(|(form, ..)| form.chars().count() >= 3).collect()
}

/// A name without the form of address before it, where it has one.
pub(crate) fn bare(name: &str) -> Option<&str> {
    name.split_once(' ').filter(|(first, _)| is_address(first)).map(|(_, bare)| bare)
}

pub(crate) fn is_address(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    ADDRESSES.iter().any(|address| address.eq_ignore_ascii_case(word))
}

struct Search<'a> {
    /// Each form with its person, and whether a form of address must stand before it.
    forms: Vec<(&'a str, &'a Named, bool)>,
    finder: AhoCorasick,
    named: &'a [Named],
}

impl Search<'_> {
    fn text(&self, sources: &Sources, file: FileId, text: &TextFile) -> Vec<Diagnostic> {
        let mut told: Vec<Diagnostic> = Vec::new();
        for found in self.finder.find_overlapping_iter(&*text.text) {
            let (_, named, needs_address) = self.forms[found.pattern().as_usize()];
            let range = found.range();
            let is_meant = named.file != file
                && named.is_meant_in(&text.path, self.named)
                && delicate::is_whole_word(&text.text, &range)
                // The whole name has been found where it stands.
                && (!needs_address || stands_alone(&text.text[..range.end], range.start, &named.name));
            if !is_meant {
                continue;
            }
            let all = if named.is_shown {
                beside(file, &text.text, &range, named.is_child)
            } else {
                let home = Place::File(sources.text(named.file).path.clone());
                let place = Span { file, start: range.start, end: range.end };
                vec![Diagnostic::at(place, PersonProblem::NameInText).with_related(home, Note::MeantHere)]
            };
            told.extend(all.into_iter().filter(|one| !told.contains(one)).collect::<Vec<_>>());
        }
        told
    }
}

/// Whether a name without its form of address, which begins here, has another one before it.
fn stands_alone(until_end: &str, start: usize, whole_name: &str) -> bool {
    let word = until_end[..start]
        .strip_suffix(' ')
        .and_then(|before| before.rsplit(|letter: char| !letter.is_alphanumeric()).next());
    word.is_some_and(is_address) && !until_end.ends_with(whole_name)
}

/// Delicate words in the same paragraph, not far from the name.
fn beside(file: FileId, text: &str, name: &Range<usize>, is_child: bool) -> Vec<Diagnostic> {
    let start = text.floor_char_boundary(name.start.saturating_sub(BESIDE));
    let start = text[start..name.start].rfind("\n\n").map_or(start, |gap| start + gap);
    let end = text.ceil_char_boundary((name.end + BESIDE).min(text.len()));
    let end = text[name.end..end].find("\n\n").map_or(end, |gap| name.end + gap);
    let advice = delicate::advice(&text[start..end], is_child).into_iter();
    let at = |range: Range<usize>| Span { file, start: start + range.start, end: start + range.end };
    advice.map(|(range, problem)| Diagnostic::at(at(range), problem)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, is_shown: bool, text: &str) -> Vec<String> {
        let file = |path: &str, text: &str| TextFile { path: path.to_owned(), text: text.into() };
        let home = format!("nama = \"{name}\"\ncerita = \"{name} tuli.\"");
        let texts = vec![
            file("content/a/pembuat/x.toml", &home),
            file("content/a/produk/keset/produk.toml", text),
            file("content/b/produk/keset/produk.toml", text),
            file("content/halaman/tentang.md", ""),
        ];
        let sources = Sources { texts, ..Sources::default() };
        let one = |name: &str, file: u32, folder: &str| Named {
            name: name.to_owned(),
            is_shown,
            is_child: false,
            file: FileId(file),
            folder: folder.to_owned(),
        };
        let named = [one(name, 0, "content/a"), one("Orang Lain", 3, "content/b")];
        let words = |one: Diagnostic| match one.place {
            Place::Text(span) => sources.text(span.file).text[span.start..span.end].to_owned(),
            other => panic!("{other:?}"),
        };
        look(&sources, &named).into_iter().map(words).collect()
    }

    #[test]
    fn a_name_without_consent_is_found_in_the_shops_other_texts() {
        assert_eq!(told("Ibu Narti", false, "deskripsi = \"Dibuat Ibu Narti.\""), ["Ibu Narti"]);
        assert_eq!(told("Ibu Narti", false, "deskripsi = \"Dibuat Bu Narti sendiri.\""), ["Narti"]);
        assert_eq!(told("Melati", false, "Kain Melatinya bagus."), ["Melati"]);
    }

    #[test]
    fn other_words_and_other_shops_are_left_alone() {
        for (name, text) in [
            ("Ibu Narti", "Nartiwan dan Narti"),
            ("Melati", "kain melati"),
            ("Si Biru", "Biru laut"),
            ("Melati", "Melatih dan Jasmelati"),
        ] {
            assert_eq!(told(name, false, text), [""; 0], "{name}: {text}");
        }
    }

    #[test]
    fn delicate_words_beside_a_shown_name_are_advised_against() {
        assert_eq!(told("Melati", true, "Dijahit Melati, yang tuli."), ["tuli"]);
        assert_eq!(told("Melati", true, "Dijahit Melati.\n\nUntuk orang tuli."), [""; 0]);
        let far = format!("Dijahit Melati. {} tuli", "kain ".repeat(60));
        assert_eq!(told("Melati", true, &far), [""; 0]);
    }
}
