//! The service worker: the theme's script behind the list of what it keeps from the beginning.

use std::collections::BTreeSet;

use serde::Serialize;

use super::asset::hash;
use super::json;
use super::scene::Stage;
use super::theme::Script;
use crate::language::Language;
use crate::plan::{OFFLINE, Page, WORKER};
use crate::site::{Content, SiteFile, SitePath};

/// A page that the worker keeps once its language is visited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPage {
    /// Its address, seen from the folder of its language.
    address: String,
    /// Its language.
    language: Language,
    /// What its text is.
    hash: String,
}

impl KeptPage {
    /// The page with the hash of its text, where it is one that is kept: a home, the cart, the search, and what is
    /// shown without a network.
    pub fn of(page: &Page, html: &str) -> Option<KeptPage> {
        let is_kept = page.address.is_empty() || page.kind.is_tool();
        let hash = || hash(html.as_bytes());
        is_kept.then(|| KeptPage { address: page.address.clone(), language: page.language, hash: hash() })
    }
}

/// What the worker must know of the site, as `site` before its script.
#[derive(Debug, Serialize)]
struct SiteData<'a> {
    /// Another one for each other page that it keeps from the beginning, and for each other script.
    version: String,
    /// What the addresses of each language begin with, the main one's first.
    folders: Vec<&'static str>,
    /// The pages to keep of a language, seen from its folder.
    pages: BTreeSet<&'a str>,
    /// The one of them for what was never visited.
    offline: &'static str,
}

/// The worker, unless a file of `static/` stands in its place. It stands at the root, so that it may answer for the
/// whole site. Its bytes change exactly where something that it keeps from the beginning does. A site that wants none
/// has one that takes an earlier one away.
pub fn file(stage: Stage<'_>, pages: Vec<KeptPage>) -> Option<SiteFile> {
    if stage.plan.has_static(WORKER) {
        return None;
    }
    let text = match stage.catalogue.site.offline {
        true => text(stage, stage.theme.worker.as_ref()?, &pages),
        false => stage.theme.farewell.as_ref()?.without_words(),
    };
    Some(SiteFile { path: SitePath::new(WORKER)?, content: Content::Bytes(text.into_bytes()) })
}

fn text(stage: Stage<'_>, script: &Script, pages: &[KeptPage]) -> String {
    let languages = stage.catalogue.site.languages.iter();
    let code = script.without_words();
    let mut whole = blake3::Hasher::new();
    for page in pages {
        whole.update(page.language.code().as_bytes()).update(page.address.as_bytes()).update(page.hash.as_bytes());
    }
    let data = SiteData {
        version: hash(format!("{}{code}", whole.finalize()).as_bytes()),
        folders: languages.map(|&language| stage.plan.addresses.prefix(language)).collect(),
        pages: pages.iter().map(|page| page.address.as_str()).collect(),
        offline: OFFLINE,
    };
    format!("\"use strict\";const site={};\n{code}", json::write(&data))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::catalogue::sample::{both, markdown, two_shops};
    use crate::catalogue::{Catalogue, ShopId, Slug};
    use crate::language::{Language, Translated};
    use crate::photos::Photos;
    use crate::plan::plan;
    use crate::render::theme::tests::sources;
    use crate::render::{Parts, load_theme, render};
    use crate::source::StaticFile;

    fn shops() -> Catalogue {
        let mut catalogue = two_shops();
        catalogue.site.languages = Language::ALL.to_vec();
        catalogue.add_product(ShopId(0), "Keset").description = Some(Translated::main(markdown(0, "Tebal.")));
        catalogue
    }

    /// The files of a site in the order in which they come, with theme files and files of `static/` of its own.
    fn files(catalogue: &Catalogue, own: &[(&str, &str)], statics: &[StaticFile]) -> Vec<(String, String)> {
        let mut catalogue = catalogue.clone();
        catalogue.site.theme = (!own.is_empty()).then(|| Slug::new("toko").unwrap());
        let version = [("theme.toml", "data_version = 1\n")];
        let own: Vec<(&str, &str)> =
            own.iter().copied().chain(version.into_iter().filter(|_| !own.is_empty())).collect();
        let sources = sources(&own);
        let plan = plan(&catalogue, statics).value;
        let theme = load_theme(&sources, &catalogue.site);
        assert_eq!(theme.diagnostics, []);
        let photos = Photos::default();
        let parts =
            Parts { sources: &sources, catalogue: &catalogue, plan: &plan, photos: &photos, theme: &theme.value };
        let files = Mutex::new(Vec::new());
        render(parts, &|_| None, &|file| {
            if let Content::Bytes(bytes) = file.content {
                files.lock().unwrap().push((file.path.to_string(), String::from_utf8_lossy(&bytes).into_owned()));
            }
            Ok(())
        })
        .unwrap();
        files.into_inner().unwrap()
    }

    fn worker(catalogue: &Catalogue, own: &[(&str, &str)]) -> String {
        let (path, text) = files(catalogue, own, &[]).pop().unwrap();
        assert_eq!(path, WORKER, "the worker comes last");
        text
    }

    #[test]
    fn it_lists_the_pages_that_there_are_in_each_language() {
        let files = files(&shops(), &[], &[]);
        let text = &files.last().unwrap().1;
        let data =
            text.lines().next().unwrap().strip_prefix("\"use strict\";const site=").unwrap().strip_suffix(';').unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["folders"], serde_json::json!(["", "en/"]));
        assert_eq!(data["pages"], serde_json::json!(["", "cari/", "keranjang/", "offline/"]));
        for folder in ["", "en/"] {
            for page in ["", "cari/", "keranjang/", data["offline"].as_str().unwrap()] {
                assert!(files.iter().any(|(path, _)| *path == format!("{folder}{page}index.html")), "{folder}{page}");
            }
        }
    }

    #[test]
    fn it_changes_exactly_where_something_that_it_keeps_does() {
        let first = worker(&shops(), &[]);
        assert_eq!(worker(&shops(), &[]), first);

        let mut other_product = shops();
        other_product.products[0].description = Some(Translated::main(markdown(0, "Tebal sekali.")));
        assert_eq!(worker(&other_product, &[]), first, "no page that it lists shows a description");

        let mut other_home = shops();
        other_home.shops[0].tagline = Some(both("Anyaman", "Wickerwork"));
        assert_ne!(worker(&other_home, &[]), first);

        let unchanged = ("css/9-own.css", "");
        let own = worker(&shops(), &[unchanged]);
        assert_ne!(worker(&shops(), &[("css/9-own.css", "p { color: red }")]), own);
        assert_ne!(worker(&shops(), &[unchanged, ("js/site.js", "1;")]), own);
        assert_eq!(worker(&shops(), &[unchanged, ("js/own.js", "1;")]), own, "no page that it lists names it");
        assert_ne!(worker(&shops(), &[unchanged, ("locales/en.toml", "page_reload = 'Again'")]), own);
        assert_ne!(worker(&shops(), &[unchanged, ("worker/sw.js", "1;")]), own);
    }

    #[test]
    fn a_site_that_wants_none_takes_an_earlier_one_away() {
        let mut catalogue = shops();
        catalogue.site.offline = false;
        let files = files(&catalogue, &[], &[]);
        let (path, text) = files.last().unwrap();
        assert_eq!(path, WORKER);
        assert!(text.contains("registration.unregister()") && !text.contains("\"fetch\""), "{text}");
        assert!(files.iter().all(|(_, text)| !text.contains("data-worker")));
        assert!(self::files(&shops(), &[], &[]).iter().any(|(_, text)| text.contains("data-worker=\"../sw.js\"")));
    }

    #[test]
    fn a_file_of_the_site_stands_in_its_place() {
        let own = StaticFile { path: WORKER.to_owned(), disk: "x".into(), bytes: 1 };
        assert!(files(&shops(), &[], &[own]).iter().all(|(path, _)| path != WORKER));
    }
}
