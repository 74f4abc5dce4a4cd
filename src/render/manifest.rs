//! The web app manifest of each language: what a phone is told of a site that is put on its home screen.

use serde::Serialize;

use super::Parts;
use super::brand::color_of;
use super::icon::{Icon, Icons};
use super::json;
use crate::language::Language;
use crate::plan::MANIFEST;
use crate::site::{Content, SiteFile, SitePath};

/// The longest name under an icon, in letters, before phones cut it.
const SHORT: usize = 12;
/// The edges in pixels of icons that phones ask for.
const EDGES: [u32; 2] = [192, 512];

/// A manifest; its members are those of W3C, Web Application Manifest.
#[derive(Debug, Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: &'a str,
    lang: &'static str,
    dir: &'static str,
    /// The same as the start, which stays the same; left out where the site does not know its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    start_url: &'static str,
    scope: String,
    display: &'static str,
    theme_color: String,
    background_color: String,
    icons: Vec<IconEntry>,
}

/// An icon of a manifest.
#[derive(Debug, Serialize)]
struct IconEntry {
    src: String,
    sizes: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    purpose: &'static str,
}

/// The manifests, unless files of `static/` stand in their place.
pub fn files(parts: Parts<'_>, icons: &Icons) -> Vec<SiteFile> {
    let languages = parts.catalogue.site.languages.iter();
    let file = |&language: &Language| {
        let path = SitePath::new(parts.plan.addresses.in_language(language, MANIFEST))?;
        let text = json::write(&manifest(parts, icons, language, &path));
        let is_ours = !parts.plan.has_static(path.as_str());
        is_ours.then_some(SiteFile { path, content: Content::Bytes(text.into_bytes()) })
    };
    languages.filter_map(file).collect()
}

/// Every address in it is relative to itself, so that it holds wherever the site is put.
fn manifest<'a>(parts: Parts<'a>, icons: &Icons, language: Language, path: &SitePath) -> Manifest<'a> {
    let site = &parts.catalogue.site;
    let only = parts.catalogue.shops.first().filter(|shop| shop.slug.is_none());
    let name = site.title.get(language);
    let home = parts.plan.addresses.in_language(language, "");
    Manifest {
        name,
        short_name: short(name),
        lang: language.code(),
        dir: "ltr",
        id: site.base_url.as_ref().map(|base| format!("{}{home}", base.path())),
        start_url: "./",
        scope: path.link_to(""),
        display: "standalone",
        theme_color: color_of(only.and_then(|shop| shop.color)).to_string(),
        background_color: parts.theme.papers.light.to_string(),
        icons: entries(icons, path),
    }
}

fn entries(icons: &Icons, from: &SitePath) -> Vec<IconEntry> {
    let entry = |path: &str, sizes: String, media_type: &'static str, purpose: &'static str| IconEntry {
        src: from.link_to(path),
        sizes,
        media_type,
        purpose,
    };
    let png = |icon: &Icon, purpose| entry(&icon.path, format!("{0}x{0}", icon.edge), "image/png", purpose);
    let asked = |icon: &&Icon| EDGES.contains(&icon.edge);
    let drawing = icons.drawing.iter().map(|path| entry(path, "any".to_owned(), "image/svg+xml", "any"));
    let plain = icons.plain.iter().filter(asked).map(|icon| png(icon, "any"));
    let tiles = icons.tiles.iter().filter(asked).map(|icon| png(icon, "maskable"));
    drawing.chain(plain).chain(tiles).collect()
}

/// The first words of a name that fit under an icon; at least one.
fn short(name: &str) -> &str {
    let ends = name.match_indices(' ').map(|(end, _)| end).chain([name.len()]);
    let fitting = ends.clone().take_while(|end| name[..*end].chars().count() <= SHORT).last();
    fitting.or_else(|| ends.clone().next()).map_or(name, |end| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::{both, one_shop, two_shops};
    use crate::catalogue::{Catalogue, Color};
    use crate::photos::Photos;
    use crate::plan::plan;
    use crate::render::load_theme;
    use crate::render::theme::tests::sources;
    use crate::source::StaticFile;

    fn made(catalogue: &Catalogue, statics: &[StaticFile]) -> Vec<(String, serde_json::Value)> {
        let sources = sources(&[]);
        let plan = plan(catalogue, statics).value;
        let theme = load_theme(&sources, &catalogue.site).value;
        let photos = Photos::default();
        let parts = Parts { sources: &sources, catalogue, plan: &plan, photos: &photos, theme: &theme };
        let icons = Icons::of(&theme, catalogue, &photos, &mut Vec::new()).unwrap();
        let read = |file: SiteFile| match file.content {
            Content::Bytes(bytes) => (file.path.to_string(), serde_json::from_slice(&bytes).unwrap()),
            other => panic!("{other:?}"),
        };
        files(parts, &icons).into_iter().map(read).collect()
    }

    #[test]
    fn each_language_has_its_own_beside_its_home() {
        let mut catalogue = two_shops();
        catalogue.site.languages = Language::ALL.to_vec();
        catalogue.site.title = both("Karya Bersama Kita", "Made Together");
        catalogue.site.base_url = Some("https://karya.example/toko/".parse().unwrap());
        let made = made(&catalogue, &[]);
        let paths: Vec<&str> = made.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["manifest.webmanifest", "en/manifest.webmanifest"]);
        let (main, english) = (&made[0].1, &made[1].1);
        let said = |manifest: &serde_json::Value| {
            ["name", "short_name", "lang", "id", "start_url", "scope"]
                .map(|key| manifest[key].as_str().unwrap().to_owned())
        };
        assert_eq!(said(main), ["Karya Bersama Kita", "Karya", "id", "/toko/", "./", "./"]);
        assert_eq!(said(english), ["Made Together", "Made", "en", "/toko/en/", "./", "../"]);
        let first = &english["icons"][0];
        assert_eq!((&first["sizes"], &first["type"]), (&"any".into(), &"image/svg+xml".into()));
        assert!(
            english["icons"]
                .as_array()
                .unwrap()
                .iter()
                .all(|icon| icon["src"].as_str().unwrap().starts_with("../aset/ikon-"))
        );
    }

    #[test]
    fn it_wears_the_shop_s_colour_and_knows_no_address_that_is_not_told() {
        let mut catalogue = one_shop();
        catalogue.shops[0].color = Color::from_hex("#8a3b12");
        let manifest = &made(&catalogue, &[])[0].1;
        assert_eq!(manifest["theme_color"], "#8a3b12");
        assert_eq!(manifest.get("id"), None);
        let sizes: Vec<(&str, &str)> = manifest["icons"]
            .as_array()
            .unwrap()
            .iter()
            .map(|icon| (icon["sizes"].as_str().unwrap(), icon["purpose"].as_str().unwrap()))
            .collect();
        let pngs = [("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")];
        assert_eq!(sizes[1..], pngs);
    }

    #[test]
    fn a_file_of_the_site_stands_in_its_place() {
        let own = StaticFile { path: MANIFEST.to_owned(), disk: "x".into(), bytes: 1 };
        assert_eq!(made(&one_shop(), &[own]).len(), 0);
    }

    #[test]
    fn short_names_are_whole_words() {
        for (name, expected) in [
            ("Etalase Karya Bersama", "Etalase"),
            ("Rumah Jahit Balanga", "Rumah Jahit"),
            ("Kunang-kunang Malam", "Kunang-kunang"),
            ("Karya", "Karya"),
            ("Karya kita !", "Karya kita !"),
        ] {
            assert_eq!(short(name), expected);
        }
    }
}
