//! Makers' names in all other texts: one that may not be shown, and delicate words beside one that is.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::delicate;
use super::spelling::{Form, Gap, Word, may_disguise, words};
use crate::diagnostic::{Diagnostic, Place};
use crate::identity::LOCK_PATH;
use crate::problem::{Note, PersonProblem};
use crate::record::RECORD_PATH;
use crate::source::{FileId, Sources, Span, TextFile};

/// How far around a name, in bytes, a word still stands beside it.
const BESIDE: usize = 240;
/// A name of fewer letters than this stands in too many words.
const SHORTEST: usize = 3;
/// The same for words of a name that are written as one, as in `#sitinuraini`: shorter ones are parts of other words.
pub(crate) const SHORTEST_JOINED: usize = 7;
/// Forms of address, which people leave out or change: `Ibu Narti` is also `Bu Narti`.
const ADDRESSES: [&str; 26] = [
    "abang", "bang", "bapak", "bp", "bu", "bude", "ibu", "kak", "kakak", "kang", "mang", "mas", "mbah", "mbak", "mbok",
    "mr", "mrs", "ms", "nona", "om", "pak", "pakde", "tante", "teh", "teteh", "uni",
];
/// Those that mean something else too: gold, tea.
const OF_TWO_MEANINGS: [&str; 3] = ["mas", "teh", "uni"];

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
    let names: Vec<Name<'_>> = named.iter().filter_map(Name::of).collect();
    let mut by_word: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    let mut by_joined: HashMap<String, Vec<(usize, bool)>> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        for (place, word) in name.words.iter().enumerate() {
            by_word.entry(&word.folded).or_default().push((number, place));
        }
        for (joined, is_whole) in name.joined() {
            by_joined.entry(joined).or_default().push((number, is_whole));
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    let telling = names.iter().flat_map(|name| name.words.iter().zip(0..).filter(|(_, place)| name.is_telling(*place)));
    let telling = telling.map(|(word, _)| &word.folded);
    let Ok(finder) = AhoCorasick::builder().ascii_case_insensitive(true).build(telling) else { return Vec::new() };
    let search = Search { names: &names, by_word, by_joined, finder, named };
    // What the program itself wrote follows what people write.
    let is_ours = |path: &str| [LOCK_PATH, RECORD_PATH].contains(&path);
    let texts: Vec<(FileId, &TextFile)> = sources.content_texts().filter(|(_, text)| !is_ours(&text.path)).collect();
    texts.into_par_iter().flat_map_iter(|(file, text)| search.text(sources, file, text)).collect()
}

/// A name without the form of address before it, where it has one.
pub(crate) fn bare(name: &str) -> Option<&str> {
    name.split_once(' ').filter(|(first, _)| is_address(first)).map(|(_, bare)| bare)
}

pub(crate) fn is_address(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    ADDRESSES.iter().any(|address| address.eq_ignore_ascii_case(word))
}

/// A name as it is looked for.
struct Name<'a> {
    named: &'a Named,
    words: Vec<Word>,
    /// How many words of address it begins with.
    addresses: usize,
}

impl<'a> Name<'a> {
    /// Nothing for a name that is an address alone.
    fn of(named: &'a Named) -> Option<Name<'a>> {
        let words = words(&named.name, Form::Markdown);
        let addresses = words.iter().take_while(|word| is_address(&word.folded)).count();
        (addresses < words.len()).then_some(Name { named, words, addresses })
    }

    /// Whether this word is the person's own: not a form of address, and not `dari` in `Penjahit dari Bogor`. Names have
    /// capitals, or none at all.
    fn is_telling(&self, place: usize) -> bool {
        let is_capital = |word: &Word| word.is_capital;
        let own = &self.words[self.addresses..];
        place >= self.addresses && (is_capital(&self.words[place]) || !own.iter().any(is_capital))
    }

    /// How many words of the name stand in the text from here on, each behind the other.
    fn run(&self, place: usize, text: &[Word]) -> usize {
        let pairs = self.words[place..].iter().zip(text).enumerate();
        let follows = |(number, (own, found)): &(usize, (&Word, &Word))| {
            let is_near = |before: &Word| found.gap <= own.gap || found.is_dotted_to(before);
            let is_behind = |before: usize| own.gap < Gap::Parted && is_near(&text[before]);
            found.holds(&own.folded).is_some() && number.checked_sub(1).is_none_or(is_behind)
        };
        pairs.take_while(follows).count()
    }

    /// Words of the name that follow each other, written as one, as in `#SitiNurAini`; and whether that is the whole name.
    fn joined(&self) -> Vec<(String, bool)> {
        let own = &self.words[self.addresses..];
        let telling = |place: usize| self.is_telling(self.addresses + place);
        let runs = (0..own.len()).flat_map(|start| (start + 2..=own.len()).map(move |end| start..end));
        let runs = runs.filter(|run| run.clone().filter(|place| telling(*place)).count() > 1);
        let written = runs.map(|run| {
            let is_whole = run.len() == own.len();
            (own[run].iter().map(|word| word.folded.as_str()).collect::<String>(), is_whole)
        });
        written.filter(|(joined, _)| joined.chars().count() >= SHORTEST_JOINED).collect()
    }
}

struct Search<'a> {
    names: &'a [Name<'a>],
    /// The names that have a word, and where in each it stands.
    by_word: HashMap<&'a str, Vec<(usize, usize)>>,
    /// The names that have words which together, written as one, are this word; and whether they are the whole name.
    by_joined: HashMap<String, Vec<(usize, bool)>>,
    /// Finds texts that have none of the words, which are nearly all.
    finder: AhoCorasick,
    named: &'a [Named],
}

/// A name at a place of a text.
struct Found<'a> {
    named: &'a Named,
    range: Range<usize>,
    is_whole: bool,
}

impl<'a> Search<'a> {
    fn text(&self, sources: &Sources, file: FileId, text: &TextFile) -> Vec<Diagnostic> {
        if !self.finder.is_match(&*text.text) && !may_disguise(&text.text) {
            return Vec::new();
        }
        let mut told: Vec<Diagnostic> = Vec::new();
        let all = self.names_in(file, text);
        for found in &all {
            let Found { named, range, .. } = found;
            let all = if named.is_shown {
                beside(file, &text.text, range, named.is_child)
            } else if all.iter().any(|other| other.explains(found)) {
                continue;
            } else {
                let home = Place::File(sources.text(named.file).path.clone());
                let place = Span { file, start: range.start, end: range.end };
                vec![Diagnostic::at(place, PersonProblem::NameInText).with_related(home, Note::MeantHere)]
            };
            told.extend(all.into_iter().filter(|one| !told.contains(one)).collect::<Vec<_>>());
        }
        told
    }

    fn names_in(&self, file: FileId, text: &TextFile) -> Vec<Found<'a>> {
        let form = if text.path.ends_with(".toml") { Form::Toml } else { Form::Markdown };
        let words = words(&text.text, form);
        let mut found = Vec::new();
        let is_meant = |name: &Name<'_>| name.named.file != file && name.named.is_meant_in(&text.path, self.named);
        for (start, word) in words.iter().enumerate() {
            for &(number, place) in word.stems().filter_map(|stem| self.by_word.get(stem)).flatten() {
                let name = &self.names[number];
                found.extend(is_meant(name).then(|| mention(name, place, &words, start, &text.text)).flatten());
            }
            for stem in word.stems() {
                for &(number, is_whole) in self.by_joined.get(stem).into_iter().flatten() {
                    let named = self.names[number].named;
                    let range = word.holds(stem).filter(|_| is_meant(&self.names[number]));
                    found.extend(range.map(|range| Found { named, range, is_whole }));
                }
            }
        }
        found.retain(|one| form == Form::Markdown || !is_slug(&text.text, &one.range));
        found
    }
}

impl Found<'_> {
    /// Whether this is the name of someone who may be shown, of which the other is but a part.
    fn explains(&self, other: &Found<'_>) -> bool {
        let holds = self.range.start <= other.range.start && other.range.end <= self.range.end;
        self.named.is_shown && !other.is_whole && holds
    }
}

/// The name from one of its words on, where that is a mention of the person: two of its words that follow each other, or one
/// behind a form of address. A name of one word may be a flower, and is taken for the person only as it is written.
fn mention<'a>(name: &Name<'a>, place: usize, words: &[Word], start: usize, text: &str) -> Option<Found<'a>> {
    let count = name.run(place, &words[start..]);
    let is_within = place > 0 && start > 0 && name.run(place - 1, &words[start - 1..]) > 1;
    if count == 0 || is_within {
        return None;
    }
    let (first, last) = (&words[start], &words[start + count - 1]);
    let end = text.floor_char_boundary(last.holds(&name.words[place + count - 1].folded)?.end);
    let range = first.range.start..end.max(first.range.start);
    let own_addresses = name.addresses.saturating_sub(place);
    let telling = (place..place + count).filter(|place| name.is_telling(*place)).count();
    let is_whole = place <= name.addresses && place + count == name.words.len();
    let is_mention = match telling {
        0 => false,
        1 if name.words.len() == 1 => text[range.clone()] == name.named.name || is_addressed(words, start),
        1 => (is_whole && count > 1) || is_addressed(words, start + own_addresses),
        _ => true,
    };
    let is_long = text[range.clone()].chars().count() >= SHORTEST;
    (is_mention && is_long).then_some(Found { named: name.named, range, is_whole })
}

/// Whether these are words of a value that is an address and nothing else, such as `slug`: those are looked at as addresses.
fn is_slug(text: &str, range: &Range<usize>) -> bool {
    let is_other = |letter: char| !matches!(letter, 'a'..='z' | '0'..='9' | '-');
    let start = text[..range.start].trim_end_matches(|letter| !is_other(letter)).len();
    let end = text[range.end..].find(is_other).map_or(text.len(), |place| range.end + place);
    let quotes = ['"', '\''];
    let is_whole = text[..start].ends_with(quotes) && text[end..].starts_with(quotes);
    is_whole && !text[range.clone()].contains(is_other)
}

/// Whether a form of address stands before a word.
fn is_addressed(words: &[Word], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| words.get(before)) else { return false };
    let word = &words[place];
    let is_clear = word.is_capital || !OF_TWO_MEANINGS.contains(&before.folded.as_str());
    word.gap < Gap::Parted && is_address(&before.folded) && is_clear
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
    fn a_name_without_consent_is_found_however_it_is_spelled() {
        for (text, found) in [
            ("Dibuat Siti Nur Aini.", "Siti Nur Aini"),
            ("Dibuat IBU SITI NUR AINI.", "IBU SITI NUR AINI"),
            ("dibuat siti nur aini.", "siti nur aini"),
            ("Dibuat Bu Siti di bengkel.", "Siti"),
            ("Dibuat bu siti.", "siti"),
            ("Dibuat Bp. Siti.", "Siti"),
            ("Dibuat Siti Nur di bengkel.", "Siti Nur"),
            ("Dibuat Mbak Nur Aini.", "Nur Aini"),
            ("Dibuat Ibu Siti\nNur Aini.", "Ibu Siti\nNur Aini"),
            ("Dibuat Ibu Siti  Nur Aini.", "Ibu Siti  Nur Aini"),
            ("Dibuat Siti\u{a0}Nur.", "Siti\u{a0}Nur"),
            ("Dibuat **Siti** Nur.", "Siti** Nur"),
            ("Dibuat siti-nur-aini.", "siti-nur-aini"),
            ("Keset Siti Nur Aininya.", "Siti Nur Aini"),
            ("Siti Nur Aini's mat", "Siti Nur Aini"),
            ("Dibuat Si\u{301}ti Nur.", "Si\u{301}ti Nur"),
            ("Lihat #SitiNurAini di sana", "SitiNurAini"),
            ("tanda = [\"Kain\", \"SitiNur\"]", "SitiNur"),
            ("Lihat @siti.nur.aini", "siti.nur.aini"),
            ("Lihat nurainis", "nuraini"),
        ] {
            assert_eq!(told("Ibu Siti Nur Aini", false, text), [found], "{text}");
        }
    }

    #[test]
    fn small_words_of_a_name_are_part_of_it() {
        assert_eq!(told("Siti binti Ahmad", false, "oleh siti binti ahmad"), ["siti binti ahmad"]);
        assert_eq!(told("Tim jahit kami", false, "oleh Tim jahit kami"), ["Tim jahit kami"]);
        assert_eq!(told("Tim jahit kami", false, "jahit kami"), [""; 0]);
        assert_eq!(told("Ibu narti", false, "oleh ibu Narti"), ["ibu Narti"]);
        assert_eq!(told("Siti N. Aini", false, "oleh Siti N. Aini"), ["Siti N. Aini"]);
    }

    #[test]
    fn who_may_be_shown_explains_a_part_of_another_name() {
        let file = |path: &str, text: &str| TextFile { path: path.to_owned(), text: text.into() };
        let texts = vec![
            file("content/pembuat/x.toml", ""),
            file("content/pembuat/y.toml", ""),
            file("content/halaman/a.md", "Siti Nur Hayati dan Bu Hayati menjahit."),
            file("content/halaman/b.md", "Siti Nur Aini dan Bu Siti menjahit."),
        ];
        let sources = Sources { texts, ..Sources::default() };
        let one = |name: &str, file: u32, is_shown: bool| Named {
            name: name.to_owned(),
            is_shown,
            is_child: false,
            file: FileId(file),
            folder: "content".to_owned(),
        };
        let told = look(&sources, &[one("Siti Nur Aini", 0, false), one("Siti Nur Hayati", 1, true)]);
        let places: Vec<Place> = told.into_iter().map(|one| one.place).collect();
        assert_eq!(places, [Place::Text(Span { file: FileId(3), start: 0, end: 13 })]);
    }

    #[test]
    fn other_words_and_other_shops_are_left_alone() {
        for (name, text) in [
            ("Ibu Narti", "Nartiwan dan Narti"),
            ("Melati", "kain melati"),
            ("Si Biru", "Biru laut"),
            ("Melati", "Melatih dan Jasmelati"),
            ("Ibu Siti Nur Aini", "Siti, Nur, Aini; ibu-ibu; Cahaya Nur"),
            ("Ibu Siti Nur Aini", "Dibuat Siti.\n\nNur"),
            ("Melati", "teh melati dan mas melati"),
            ("Penjahit dari Bogor", "seorang penjahit dari Solo"),
            ("Siti binti Ahmad", "binti Ahmadi"),
            ("Siti Nur Aini", "alamat_lama = [\"tas-siti-nur\"]"),
            ("Siti Nur Aini", "Besok ke Siti. Nur di rumah. Katanya sitinurul"),
            ("Ana Nas", "ananas"),
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
