//! What the last build saw, so that the next one need not read what did not change.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::key::{ContentHash, Key};
use super::traces::Telling;

/// A file system may note times this coarsely (FAT: two seconds). A file changed so shortly before it was read may
/// change again without its time changing, so its time proves nothing.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

/// An entry that so many different sets of photos did not use is removed.
const SETS_KEPT: u64 = 20;

/// The first line of the index.
const FORM: &str = "etalase photo index 3\n";
/// The words for what a photo tells.
const TELLING: [(&str, Telling); 4] = [
    ("nothing", Telling { place: false, owner: false }),
    ("place", Telling { place: true, owner: false }),
    ("owner", Telling { place: false, owner: true }),
    ("place-owner", Telling { place: true, owner: true }),
];

/// A time of a file, in nanoseconds since 1970.
pub(super) type Stamp = u64;

/// The stamp of a file's time; nothing before 1970 or after 2554.
pub(super) fn stamp(time: SystemTime) -> Option<Stamp> {
    u64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok()
}

/// Half the hash of a path, which is enough to tell a shop's photos apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PathHash(u128);

impl PathHash {
    /// The hash of this path.
    pub(super) fn of(path: &str) -> PathHash {
        let whole = blake3::hash(path.as_bytes());
        PathHash(whole.as_bytes().first_chunk().copied().map_or(0, u128::from_be_bytes))
    }
}

impl fmt::Display for PathHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

/// A photo of the content when it was last read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its size in bytes.
    pub(super) bytes: u64,
    /// When it had been written.
    pub(super) modified: Stamp,
    /// What it held.
    pub(super) content: ContentHash,
    /// What it tells that leads to people.
    pub(super) telling: Telling,
}

/// An entry of the cache when it was last found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// The last set of photos that used it.
    pub(super) used: u64,
    /// When its files had been written, in the entry's order.
    pub(super) modified: Vec<Stamp>,
}

/// The index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Index {
    /// Counts the sets of photos that were built.
    pub(super) set: u64,
    /// The photos, by the hash of their path from the site's folder: the name of a maker's photo may be the maker's.
    pub(super) seen: BTreeMap<PathHash, Seen>,
    /// The entries.
    pub(super) known: BTreeMap<Key, Known>,
}

impl Index {
    /// What was seen of a photo of this size and time, where it was read before.
    pub(super) fn seen(&self, path: &str, bytes: u64, modified: Option<SystemTime>) -> Option<Seen> {
        let seen = *self.seen.get(&PathHash::of(path))?;
        (seen.bytes == bytes && Some(seen.modified) == modified.and_then(stamp)).then_some(seen)
    }

    /// The entries that nobody has used for long.
    pub(super) fn forgotten(&self) -> Vec<Key> {
        let old = |known: &Known| known.used + SETS_KEPT < self.set;
        self.known.iter().filter(|(_, known)| old(known)).map(|(key, _)| *key).collect()
    }

    /// The index after a build that saw these photos and used these entries.
    pub(super) fn after(&self, seen: BTreeMap<PathHash, Seen>, used: BTreeMap<Key, Vec<Stamp>>) -> Index {
        let some_unused = self.known.keys().any(|key| !used.contains_key(key));
        let set = if some_unused { self.set + 1 } else { self.set };
        let mut known = self.known.clone();
        known.retain(|key, _| !key.is_of_person());
        known.extend(used.into_iter().map(|(key, modified)| (key, Known { used: set, modified })));
        Index { set, seen, known }
    }

    /// The text, whose first line is a checksum of the rest.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{FORM}set {}\n", self.set);
        for (path, Seen { bytes, modified, content, telling }) in &self.seen {
            let told = TELLING.iter().find(|(_, other)| other == telling).map_or("", |(word, _)| word);
            text.push_str(&format!("seen {bytes} {modified} {content} {told} {path}\n"));
        }
        for (key, Known { used, modified }) in &self.known {
            text.push_str(&format!("known {key} {used}"));
            modified.iter().for_each(|stamp| text.push_str(&format!(" {stamp}")));
            text.push('\n');
        }
        format!("{}\n{text}", blake3::hash(text.as_bytes()))
    }

    /// Reads the text; nothing where it is not whole.
    pub(super) fn from_text(text: &str) -> Option<Index> {
        let (sum, text) = text.split_once('\n')?;
        if sum != blake3::hash(text.as_bytes()).to_hex().as_str() {
            return None;
        }
        let mut lines = text.strip_prefix(FORM)?.lines();
        let set = lines.next()?.strip_prefix("set ")?.parse().ok()?;
        let mut index = Index { set, ..Index::default() };
        for line in lines {
            match line.split_once(' ')? {
                ("seen", rest) => index.seen.extend([seen(rest)?]),
                ("known", rest) => index.known.extend([known(rest)?]),
                _ => return None,
            }
        }
        Some(index)
    }
}

/// Whether to remember a photo that was read after the moment `begun`: not where its time proves nothing.
pub(super) fn remembered(bytes: u64, modified: Option<SystemTime>, begun: SystemTime) -> bool {
    let old_enough =
        modified.and_then(|modified| modified.checked_add(COARSEST_CLOCK)).is_some_and(|safe_from| safe_from < begun);
    old_enough && bytes > 0
}

fn seen(line: &str) -> Option<(PathHash, Seen)> {
    let mut parts = line.split(' ');
    let (bytes, modified) = (next(&mut parts)?, next(&mut parts)?);
    let content = ContentHash::from_hex(parts.next()?).ok()?;
    let word = parts.next()?;
    let telling = TELLING.iter().find(|(known, _)| *known == word)?.1;
    let path = PathHash(u128::from_str_radix(parts.next()?, 16).ok()?);
    Some((path, Seen { bytes, modified, content, telling }))
}

fn known(line: &str) -> Option<(Key, Known)> {
    let mut parts = line.split(' ');
    let key = Key::from_letters(parts.next()?)?;
    let used = next(&mut parts)?;
    let modified = parts.map(|stamp| stamp.parse().ok()).collect::<Option<Vec<Stamp>>>()?;
    Some((key, Known { used, modified }))
}

fn next<'text, T: FromStr>(parts: &mut impl Iterator<Item = &'text str>) -> Option<T> {
    parts.next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::PhotoRole;
    use crate::photos::making::Making;
    use crate::plan::Recipe;

    fn key(number: u64) -> Key {
        let making = Making::of(Recipe::Pages { role: PhotoRole::Product, avif: false });
        Key::new(&blake3::hash(&number.to_le_bytes()), &making)
    }

    fn used(keys: &[u64]) -> BTreeMap<Key, Vec<Stamp>> {
        keys.iter().map(|number| (key(*number), vec![*number, 2])).collect()
    }

    #[test]
    fn what_was_written_is_read_and_damage_is_seen() {
        let content = blake3::hash(b"x");
        let seen = |telling| Seen { bytes: 5, modified: 7, content, telling };
        let paths = ["content/a b.jpg", "content/pembuat/siti-aminah.jpg", "content/c.jpg", "content/d.jpg"];
        let seen = paths.iter().zip(TELLING).map(|(path, (_, telling))| (PathHash::of(path), seen(telling))).collect();
        let index = Index::default().after(seen, used(&[1, 2]));
        let text = index.to_text();
        assert!(!text.contains("siti"), "{text}");
        assert_eq!(Index::from_text(&text), Some(index));
        for place in 0..text.len() {
            let mut damaged = text.clone().into_bytes();
            damaged[place] ^= 1;
            assert_eq!(Index::from_text(&String::from_utf8(damaged).unwrap()), None);
            assert_eq!(Index::from_text(&text[..place]), None);
        }
    }

    #[test]
    fn an_entry_goes_after_twenty_sets_without_it() {
        let mut index = Index::default().after(BTreeMap::new(), used(&[1, 2]));
        for set in 0..=SETS_KEPT {
            assert_eq!(index.forgotten(), [], "after {set} sets");
            index = index.after(BTreeMap::new(), used(&[2]));
        }
        assert_eq!(index.forgotten(), [key(1)]);
        assert_eq!(index.after(BTreeMap::new(), used(&[1])).forgotten(), []);
    }

    #[test]
    fn the_same_set_leaves_the_index_as_it_is() {
        let index = Index::default().after(BTreeMap::new(), used(&[1, 2]));
        assert_eq!(index.after(BTreeMap::new(), used(&[1, 2])), index);
    }

    #[test]
    fn a_file_written_just_before_is_read_again() {
        let begun = UNIX_EPOCH + Duration::from_secs(100);
        let at = |seconds| Some(UNIX_EPOCH + Duration::from_secs(seconds));
        assert!(remembered(5, at(97), begun));
        assert!(!remembered(5, at(98), begun));
        assert!(!remembered(5, at(500), begun));
        assert!(!remembered(5, None, begun));
    }
}
