//! Names that may not be shown, where they would stand in an address.
//!
//! The product `tas-ibu-sari` has its page at that address for as long as its folder is called so. It is told and published,
//! like a name in a text: nobody but its people can tell Melati from the flower, and an error would leave the old site
//! online, which holds the same address.

use crate::catalogue::{Catalogue, Slug};
use crate::diagnostic::{Diagnostic, Place};
use crate::problem::{Note, PersonProblem};
use crate::source::Sources;

use super::mention::{Named, SHORTEST_JOINED, bare};

/// A name of fewer letters than this stands in too many words.
const SHORTEST: usize = 3;

/// The names that may not be shown, as they would stand in an address: `Ibu Siti Nur Aini` as `ibu-siti-nur-aini`, without
/// the form of address, by any two words that follow each other, by words written as one (`sitinuraini`), and as the maker's
/// file is called.
pub(crate) struct Unshown<'a> {
    forms: Vec<Form<'a>>,
    named: &'a [Named],
}

struct Form<'a> {
    /// Between hyphens, so that whole words alone are found.
    words: String,
    named: &'a Named,
    /// Whether these are words of the name. What else a file is called may be anything: `penjahit`, `anyaman`.
    is_name: bool,
}

impl<'a> Unshown<'a> {
    pub(crate) fn of(named: &'a [Named], sources: &Sources) -> Unshown<'a> {
        let hidden = named.iter().filter(|named| !named.is_shown);
        Unshown { forms: hidden.flat_map(|named| forms(named, sources)).collect(), named }
    }

    /// Whether a part of an address holds one of the names, as whole words.
    pub(crate) fn is_named_in(&self, part: &str) -> bool {
        self.find(part, |_| true).is_some()
    }

    fn find(&self, part: &str, means: impl Fn(&Form<'_>) -> bool) -> Option<&'a Named> {
        let part = format!("-{part}-");
        self.forms.iter().find(|form| part.contains(&form.words) && means(form)).map(|form| form.named)
    }

    /// Tells of the addresses of the site that hold a name, each at the file or folder that it is made of.
    pub(crate) fn look(&self, sources: &Sources, catalogue: &Catalogue) -> Vec<Diagnostic> {
        if self.forms.is_empty() {
            return Vec::new();
        }
        let shops = catalogue.shops.iter().filter_map(|shop| Some((shop.slug.as_ref()?, shop.span)));
        let products = catalogue.products.iter().map(|product| (&product.slug, product.span));
        let pages = catalogue.pages.iter().map(|page| (&page.slug, page.span));
        let categories = catalogue.categories.iter().map(|category| (&category.slug, category.span));
        let of_content = shops.chain(products).chain(pages).chain(categories).filter_map(|(slug, span)| {
            let path = &sources.text(span.file).path;
            let named = self.find(slug.as_str(), |form| form.is_name && form.named.is_meant_in(path, self.named))?;
            Some(told(Diagnostic::at(span, PersonProblem::NameInOwnAddress), named, sources))
        });
        let of_statics = sources.statics.iter().filter_map(|file| {
            let parts = file.path.split(['/', '.']).filter_map(Slug::from_name);
            let named = parts.filter_map(|part| self.find(part.as_str(), |form| form.is_name)).next()?;
            let problem = PersonProblem::NameInOwnAddress;
            Some(told(Diagnostic::in_file(format!("static/{}", file.path), problem), named, sources))
        });
        of_content.chain(of_statics).collect()
    }
}

fn forms<'a>(named: &'a Named, sources: &Sources) -> Vec<Form<'a>> {
    let slug_of = |text: &str| Slug::from_name(text).map(|slug| slug.to_string());
    let whole = slug_of(&named.name);
    let bare = slug_of(bare(&named.name).unwrap_or(&named.name));
    let words: Vec<&str> = bare.iter().flat_map(|bare| bare.split('-')).collect();
    let pairs = words.windows(2).map(|pair| pair.join("-"));
    let runs = (0..words.len()).flat_map(|start| (start + 2..=words.len()).map(move |end| start..end));
    let joined = runs.map(|run| words[run].concat()).filter(|joined| joined.len() >= SHORTEST_JOINED);
    let file = sources.text(named.file).path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
    let is_of_name = |words: &str| {
        words.split('-').all(|word| whole.iter().any(|whole| whole.split('-').any(|other| other == word)))
    };
    let of_file = file.map(|file| (file.to_owned(), is_of_name(file)));
    let of_name = whole.clone().into_iter().chain(bare.clone()).chain(pairs).chain(joined).map(|words| (words, true));
    let form = |(words, is_name): (String, bool)| Form { words: format!("-{words}-"), named, is_name };
    of_name.chain(of_file).filter(|(words, _)| words.len() >= SHORTEST).map(form).collect()
}

fn told(diagnostic: Diagnostic, named: &Named, sources: &Sources) -> Diagnostic {
    diagnostic.with_related(Place::File(sources.text(named.file).path.clone()), Note::MeantHere)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, TextFile};

    fn is_named(name: &str, file: &str, part: &str) -> bool {
        let text = TextFile { path: format!("content/pembuat/{file}.toml"), text: "".into() };
        let sources = Sources { texts: vec![text], ..Sources::default() };
        let folder = "content".to_owned();
        let named = [Named { name: name.to_owned(), is_shown: false, is_child: false, file: FileId(0), folder }];
        Unshown::of(&named, &sources).is_named_in(part)
    }

    #[test]
    fn a_name_is_found_whole_bare_and_by_two_of_its_words() {
        for part in [
            "tas-ibu-siti-nur-aini",
            "tas-siti-nur-aini",
            "siti-nur",
            "tas-nur-aini-2",
            "penjahit-lima",
            "tas-nuraini",
            "sitinuraini",
        ] {
            assert!(is_named("Ibu Siti Nur Aini", "penjahit-lima", part), "{part}");
        }
    }

    #[test]
    fn one_word_of_several_and_parts_of_words_are_left_alone() {
        for part in ["tas-siti", "cahaya-nur", "siti-aini", "tas-ibu", "siti-nurul", "tas", "sitinurul", "kainsitinur"]
        {
            assert!(!is_named("Ibu Siti Nur Aini", "penjahit-lima", part), "{part}");
        }
        assert!(is_named("Bu Wening", "x", "selendang-wening") && !is_named("Bu Wening", "x", "selendang-weningsih"));
        assert!(!is_named("Al", "al", "kain-al"), "too short to mean anybody");
    }
}
