//! What a host counts of a made site.

use std::collections::BTreeMap;

/// What a host counts of a made site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Files of the site.
    pub files: u64,
    /// Their bytes together.
    pub bytes: u64,
    /// The largest file and its bytes.
    pub largest: Option<(String, u64)>,
    /// For each ending in lower case, how many files have it and the first of them. Files that only tell the host what to
    /// do have none.
    pub endings: BTreeMap<String, (u64, String)>,
}

impl Census {
    /// Counts files, given by path and size in the order of their paths.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, u64)>) -> Census {
        let mut census = Census::default();
        for (path, bytes) in files {
            census.add(path, bytes);
        }
        census
    }

    fn add(&mut self, path: &str, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
        if self.largest.as_ref().is_none_or(|(_, largest)| bytes > *largest) {
            self.largest = Some((path.to_owned(), bytes));
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        if let Some((stem, ending)) = name.rsplit_once('.')
            && !stem.is_empty()
        {
            self.endings.entry(ending.to_ascii_lowercase()).or_insert_with(|| (0, path.to_owned())).0 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_hosts_count() {
        let census = Census::of([("a/x.HTML", 5), ("b.html", 9), ("c.tar.gz", 9), ("CNAME", 1), (".nojekyll", 0)]);
        assert_eq!((census.files, census.bytes, census.largest), (5, 24, Some(("b.html".to_owned(), 9))));
        let endings: Vec<(&str, u64)> = census.endings.iter().map(|(ending, (count, _))| (&**ending, *count)).collect();
        assert_eq!(endings, [("gz", 1), ("html", 2)]);
        assert_eq!(census.endings["html"].1, "a/x.HTML");
    }
}
