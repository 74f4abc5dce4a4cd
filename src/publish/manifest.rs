//! The mark of an output: the list of every file that the site is made of.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use blake3::Hash;

use super::MARK;

/// The first line of the mark; the number is the version of the format.
const TITLE: &str = "etalase-output 1";
/// What the first line of every version begins with.
const TITLE_OF_ALL: &str = "etalase-output ";

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The path from the output, parts joined by `/`.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
    /// The BLAKE3 hash of the content, in hexadecimal digits when written.
    pub hash: [u8; 32],
}

/// All files of a site, sorted by path.
///
/// As text: a title, then one line a file with hash, size and path. It holds no time and no place, so the same site
/// has the same mark everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    entries: Vec<Entry>,
}

impl Manifest {
    pub(super) fn new(mut entries: Vec<Entry>) -> Manifest {
        entries.sort_unstable();
        Manifest { entries }
    }

    /// The manifest of the site in this folder. One that cannot be understood counts as empty: everything is then
    /// compared by its bytes.
    ///
    /// # Errors
    /// There is no mark, or the disk refuses it.
    pub fn read(output: &Path) -> io::Result<Manifest> {
        let text = std::fs::read(output.join(MARK))?;
        let text = String::from_utf8(text).unwrap_or_default();
        let mut lines = text.lines();
        match lines.next() {
            Some(TITLE) => Ok(Manifest::new(lines.map_while(parse).collect())),
            _ => Ok(Manifest::default()),
        }
    }

    /// The text of the mark.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for entry in &self.entries {
            let line = format!("{} {} {}\n", Hash::from_bytes(entry.hash).to_hex(), entry.size, entry.path);
            text.push_str(&line);
        }
        text
    }

    /// All files, by path.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The file at this path.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        let place = self.entries.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
        self.entries.get(place)
    }

    /// Whether a file of the site lies in this folder of the top, or is called so.
    pub(super) fn reaches_into(&self, top: &str) -> bool {
        let from = self.entries.partition_point(|entry| entry.path.as_str() < top);
        self.entries[from..].iter().take_while(|entry| entry.path.starts_with(top)).any(|entry| {
            let rest = &entry.path[top.len()..];
            rest.is_empty() || rest.starts_with('/')
        })
    }
}

fn parse(line: &str) -> Option<Entry> {
    let (hash, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    let hash = *Hash::from_hex(hash).ok()?.as_bytes();
    Some(Entry { path: path.to_owned(), size: size.parse().ok()?, hash })
}

/// Whether this file is the mark of an output, of this version or another.
pub(super) fn is_mark(path: &Path) -> bool {
    let is_file = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let mut start = [0; TITLE_OF_ALL.len()];
    is_file
        && File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok()
        && start == TITLE_OF_ALL.as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, content: &str) -> Entry {
        let hash = *blake3::hash(content.as_bytes()).as_bytes();
        Entry { path: path.to_owned(), size: content.len() as u64, hash }
    }

    #[test]
    fn is_read_as_it_was_written_whatever_the_order() {
        let folder = tempfile::tempdir().unwrap();
        let entries = vec![entry("b/nama dengan spasi.pdf", "b"), entry("a.html", "a")];
        let manifest = Manifest::new(entries);
        std::fs::write(folder.path().join(MARK), manifest.text()).unwrap();
        assert!(is_mark(&folder.path().join(MARK)));
        assert_eq!(Manifest::read(folder.path()).unwrap(), manifest);
        assert_eq!(manifest.get("a.html").map(|entry| entry.size), Some(1));
        assert_eq!(manifest.get("b"), None);
    }

    #[test]
    fn another_version_is_a_mark_but_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(MARK), "etalase-output 99\nwhatever").unwrap();
        assert!(is_mark(&folder.path().join(MARK)));
        assert_eq!(Manifest::read(folder.path()).unwrap(), Manifest::default());
        std::fs::write(folder.path().join("other"), "something else entirely").unwrap();
        assert!(!is_mark(&folder.path().join("other")));
        assert!(!is_mark(&folder.path().join("absent")));
    }

    #[test]
    fn knows_which_folders_of_the_top_hold_files_of_the_site() {
        let manifest =
            Manifest::new(vec![entry(".well-known/a.txt", ""), entry(".well-known.txt", ""), entry("CNAME", "")]);
        assert!(manifest.reaches_into(".well-known"));
        assert!(manifest.reaches_into("CNAME"));
        assert!(!manifest.reaches_into(".well"));
        assert!(!manifest.reaches_into(".git"));
    }
}
