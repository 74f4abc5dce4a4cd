//! What the cache knows of one developed photo, as a small text beside its files.

use std::str::FromStr;

use super::PhotoFormat;
use super::code::Codes;
use super::key::Key;
use crate::catalogue::Color;

/// A developed photo in the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The upright photo's pixels from left to right.
    pub(super) width: u32,
    /// The upright photo's pixels from top to bottom.
    pub(super) height: u32,
    /// Its mean colour.
    pub(super) color: Color,
    /// The QR codes in it.
    pub(super) codes: Codes,
    /// Its files, largest first; none of a payment code, which is only read.
    pub(super) files: Vec<EntryFile>,
}

/// One derivative in the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryFile {
    pub(super) format: PhotoFormat,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) bytes: u64,
    pub(super) checksum: blake3::Hash,
}

impl EntryFile {
    /// The name inside the entry's folder.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.width, self.format.extension())
    }
}

impl Entry {
    /// The text, whose first line is a checksum of the rest and of the key: an entry in another's place is wrong.
    pub(super) fn to_text(&self, key: Key) -> String {
        let Entry { width, height, color, codes, files } = self;
        let mut text = format!("photo {width} {height} {color} {}\n", codes.unread);
        for code in &codes.texts {
            text.push_str(CODE);
            code.bytes().for_each(|byte| text.push_str(&format!("{byte:02x}")));
            text.push('\n');
        }
        for file in files {
            let EntryFile { format, width, height, bytes, checksum } = file;
            text.push_str(&format!("{} {width} {height} {bytes} {checksum}\n", format.extension()));
        }
        format!("{}\n{text}", checksum(key, &text))
    }

    /// Reads the text; nothing where it is not whole.
    pub(super) fn from_text(key: Key, text: &str) -> Option<Entry> {
        let (sum, text) = text.split_once('\n')?;
        if sum != checksum(key, text).to_hex().as_str() {
            return None;
        }
        let mut lines = text.lines();
        let mut head = lines.next()?.strip_prefix("photo ")?.split(' ');
        let (width, height) = (next(&mut head)?, next(&mut head)?);
        let color = Color::from_hex(head.next()?)?;
        let unread = next(&mut head)?;
        let (codes, files): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with(CODE));
        let texts = codes.into_iter().map(code).collect::<Option<Vec<_>>>()?;
        let codes = Codes { texts, unread };
        let files = files.into_iter().map(file).collect::<Option<Vec<_>>>()?;
        Some(Entry { width, height, color, codes, files })
    }
}

/// What a line with a code's text begins with; the text follows byte by byte, as it may hold any character.
const CODE: &str = "code ";

fn code(line: &str) -> Option<String> {
    let digits = line.strip_prefix(CODE)?;
    let byte = |place: usize| u8::from_str_radix(digits.get(place..place + 2)?, 16).ok();
    let bytes = (0..digits.len()).step_by(2).map(byte).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

fn checksum(key: Key, text: &str) -> blake3::Hash {
    blake3::Hasher::new().update(key.to_string().as_bytes()).update(text.as_bytes()).finalize()
}

fn file(line: &str) -> Option<EntryFile> {
    let mut parts = line.split(' ');
    Some(EntryFile {
        format: PhotoFormat::from_extension(parts.next()?)?,
        width: next(&mut parts)?,
        height: next(&mut parts)?,
        bytes: next(&mut parts)?,
        checksum: blake3::Hash::from_hex(parts.next()?).ok()?,
    })
}

fn next<'text, T: FromStr>(parts: &mut impl Iterator<Item = &'text str>) -> Option<T> {
    parts.next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(of: &[u8]) -> Key {
        let recipe = crate::plan::Recipe::Pages { role: crate::catalogue::PhotoRole::Product, avif: false };
        Key::new(&blake3::hash(of), &super::super::making::Making::of(recipe))
    }

    fn entry() -> Entry {
        let file = |format, width| EntryFile { format, width, height: 3, bytes: 99, checksum: blake3::hash(b"x") };
        let files = vec![file(PhotoFormat::Webp, 800), file(PhotoFormat::Jpeg, 800), file(PhotoFormat::Png, 4)];
        Entry {
            width: 4000,
            height: 3000,
            color: Color { red: 1, green: 200, blue: 30 },
            codes: Codes { texts: vec!["https://wa.me/62\n\u{e9}".to_owned(), String::new()], unread: 2 },
            files,
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let text = entry().to_text(key(b"a"));
        assert_eq!(Entry::from_text(key(b"a"), &text), Some(entry()));
        assert_eq!(Entry::from_text(key(b"b"), &text), None, "an entry in another's place");
    }

    #[test]
    fn a_letter_in_another_case_is_damage_too() {
        let text = entry().to_text(key(b"a"));
        for (place, _) in text.match_indices(|letter: char| letter.is_ascii_lowercase()) {
            let mut damaged = text.clone();
            damaged[place..=place].make_ascii_uppercase();
            assert_eq!(Entry::from_text(key(b"a"), &damaged), None, "at {place}");
        }
    }

    proptest! {
        #[test]
        fn no_damage_makes_another_entry(place in 0_usize..400, value: u8, cut in 0_usize..400) {
            let text = entry().to_text(key(b"a"));
            let mut bytes = text.clone().into_bytes();
            let place = place % bytes.len();
            let same = bytes[place] == value;
            bytes[place] = value;
            if !same && let Ok(damaged) = String::from_utf8(bytes) {
                // A checksum in capital letters is the same checksum.
                prop_assert!(Entry::from_text(key(b"a"), &damaged).is_none_or(|read| read == entry()));
            }
            if let Some(start) = text.get(..cut % text.len()) {
                prop_assert_eq!(Entry::from_text(key(b"a"), start), None);
            }
        }
    }
}
