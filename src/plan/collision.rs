//! Addresses that two things claim.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use super::{Page, PlannedFile};
use crate::diagnostic::{Diagnostic, Place};
use crate::problem::{FolderProblem, Note};

/// Names at the root that the tool uses itself.
const RESERVED: [&str; 5] = ["aset", "foto", "keranjang", "cari", "offline"];

/// Every address that two pages or files share, also where they differ by case or by Unicode form alone, and every
/// page under a name that the tool keeps for itself. A pair is told once, not once for each language. `data` are the
/// paths of files that scripts read.
pub(super) fn collisions(pages: &[Page], data: &[String], statics: &[PlannedFile]) -> Vec<Diagnostic> {
    let mut claims = Claims::default();
    data.iter().for_each(|path| claims.claim(path, path, &Place::Site));
    for page in pages {
        let first = page.address.split('/').next().filter(|_| !page.kind.is_tool());
        match first.and_then(|first| RESERVED.iter().find(|&&name| name == first)) {
            Some(reserved) => claims.refuse(reserved, &page.place),
            None => claims.claim(page.path.as_str(), page.path.address(), &page.place),
        }
    }
    for file in statics {
        let place = Place::File(format!("static/{}", file.path));
        claims.claim(file.path.as_str(), file.path.as_str(), &place);
    }
    if !statics.is_empty() {
        pages.iter().for_each(|page| claims.meet_files(page));
    }
    claims.diagnostics
}

#[derive(Default)]
struct Claims {
    first: HashMap<String, Place>,
    told: BTreeSet<(Place, Place)>,
    diagnostics: Vec<Diagnostic>,
}

impl Claims {
    fn claim(&mut self, path: &str, address: &str, place: &Place) {
        let folded = fold(path);
        match self.first.get(&folded).cloned() {
            None => {
                self.first.insert(folded, place.clone());
            }
            Some(first) => self.tell(address, &first, place),
        }
    }

    fn tell(&mut self, address: &str, first: &Place, second: &Place) {
        if self.told.insert((first.clone(), second.clone())) {
            let problem = FolderProblem::AddressTwice { address: address.to_owned() };
            let diagnostic = Diagnostic { problem: problem.into(), place: second.clone(), related: Vec::new() };
            self.diagnostics.push(diagnostic.with_related(first.clone(), Note::FirstHere));
        }
    }

    fn refuse(&mut self, name: &str, place: &Place) {
        if self.told.insert((place.clone(), place.clone())) {
            let problem = FolderProblem::AddressReserved { name: name.to_owned() };
            self.diagnostics.push(Diagnostic { problem: problem.into(), place: place.clone(), related: Vec::new() });
        }
    }

    /// A file of `static/` named like a folder of pages would stand in their way.
    fn meet_files(&mut self, page: &Page) {
        let path = page.path.as_str();
        for (end, _) in path.match_indices('/') {
            if let Some(file) = self.first.get(&fold(&path[..end])).cloned() {
                self.tell(&path[..end], &file, &page.place);
            }
        }
    }
}

/// NFKC and lower case: what a file system that ignores case or normalises names takes for the same.
fn fold(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfkc().flat_map(char::to_lowercase).nfkc().collect() }
}
