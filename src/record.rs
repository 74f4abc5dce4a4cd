//! The record of published addresses: a small text file in which one line is one address.
//!
//! It lets a build notice that an address is gone, so that links on paper, in chats and in search engines do not end at
//! nothing. It holds addresses alone: no name, no date, no reason. Lines stand in the order of their addresses and in no
//! other relation, so that two branches that each add some can be merged line by line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::catalogue::Slug;

/// Where the record of a site lies, as a path from the site's folder.
pub const RECORD_PATH: &str = "content/addresses.lock";

const HEAD: &str = "\
# Alamat halaman yang pernah tayang. Ditulis oleh `etalase build`; simpan di git. Baris yang dihapus dilupakan.
# Addresses of pages that were published. Written by `etalase build`; keep it in git. A removed line is forgotten.
";
/// What stands behind an address at which there is no page of the content any more.
const GONE: &str = "gone";
/// The most parts of an address: a shop, `info`, a page.
const DEEPEST: usize = 3;

/// One address that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The address, seen from the site's root, without a language before it. It ends in `/`.
    pub address: String,
    /// Whether an earlier build saw that it is gone.
    pub is_gone: bool,
    /// Its line, in bytes of the record's text.
    pub place: Range<usize>,
}

/// Reads a record: what is understood, and the places of the lines that are not, such as the marks of a merge. Of an
/// address that stands there twice the first line counts.
pub fn read(text: &str) -> (Vec<Recorded>, Vec<Range<usize>>) {
    let (mut recorded, mut strange): (BTreeMap<String, Recorded>, Vec<Range<usize>>) = Default::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let place = start..start + line.trim_end().len();
        start += line.len();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        match parse(words) {
            Some((address, is_gone)) => {
                let known = Recorded { address: address.to_owned(), is_gone, place };
                recorded.entry(address.to_owned()).or_insert(known);
            }
            None => strange.push(place),
        }
    }
    (recorded.into_values().collect(), strange)
}

/// The text of a record: addresses, and whether each is gone.
pub fn write(addresses: &BTreeMap<String, bool>) -> String {
    let mut text = HEAD.to_owned();
    for (address, is_gone) in addresses {
        let _ = writeln!(text, "{address}{}", if *is_gone { " gone" } else { "" });
    }
    text
}

/// Whether two records say the same; comments, empty lines and line ends do not matter.
pub fn is_same(one: &str, other: &str) -> bool {
    let meant = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(str::to_owned).collect()
    };
    meant(one) == meant(other)
}

fn parse(line: &str) -> Option<(&str, bool)> {
    let (address, is_gone) = match line.split_once(char::is_whitespace) {
        Some((address, mark)) => (address, mark.trim() == GONE && !mark.is_empty()),
        None => (line, false),
    };
    let parts: Vec<&str> = address.strip_suffix('/')?.split('/').collect();
    let is_address = parts.len() <= DEEPEST && parts.iter().all(|part| Slug::new(part).is_some());
    let is_whole = is_gone || address == line;
    (is_address && is_whole).then_some((address, is_gone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> Vec<(String, bool)> {
        read(text).0.into_iter().map(|one| (one.address, one.is_gone)).collect()
    }

    #[test]
    fn what_was_written_is_read() {
        let all = BTreeMap::from([("produk/a/".to_owned(), false), ("produk/b/".to_owned(), true)]);
        let text = write(&all);
        assert!(text.ends_with("\nproduk/a/\nproduk/b/ gone\n"), "{text}");
        assert_eq!(said(&text), all.clone().into_iter().collect::<Vec<_>>());
        assert!(is_same(&text, &text.replace('\n', "\r\n")));
        assert!(!is_same(&text, &text.replace(" gone", "")));
    }

    #[test]
    fn a_merge_is_read_and_its_marks_are_told() {
        let text = "a/\n<<<<<<< HEAD\nb/\n=======\nc/ gone\n>>>>>>> other\nb/\n";
        assert_eq!(said(text), [("a/".into(), false), ("b/".into(), false), ("c/".into(), true)]);
        let strange: Vec<&str> = read(text).1.into_iter().map(|place| &text[place]).collect();
        assert_eq!(strange, ["<<<<<<< HEAD", "=======", ">>>>>>> other"]);
    }

    #[test]
    fn what_is_no_address_is_not_taken_for_one() {
        for line in ["../", "/", "a", "a//", "A/", "a/b/c/d/", "a/ b/", "a/ lost", "con/", "a/index.html", "é/"] {
            assert_eq!((said(line), read(line).1.len()), (vec![], 1), "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_text_stops_it(text in "\\PC{0,40}(\\n\\PC{0,40}){0,4}") {
            let (recorded, strange) = read(&text);
            for place in recorded.iter().map(|one| &one.place).chain(&strange) {
                prop_assert!(text.get(place.clone()).is_some());
            }
        }
    }
}
