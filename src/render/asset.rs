//! Styles, scripts and pictures of the theme under names with their hashes.

use std::collections::BTreeMap;

use super::brand;
use super::icon::Icons;
use super::json;
use super::theme::{Script, Theme};
use super::view::Terms;
use crate::catalogue::{Catalogue, Color, Layout, ShopId};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::photos::Photos;
use crate::site::{Content, SiteFile, SitePath};

/// Where each asset stands.
#[derive(Debug)]
pub struct Assets {
    styles: Vec<String>,
    site_style: String,
    sheets: BTreeMap<String, String>,
    scripts: Vec<(Language, Vec<PublishedScript>)>,
    terms: Vec<(Language, Vec<String>)>,
    /// The site's icons.
    pub icons: Icons,
    /// The files themselves.
    pub files: Vec<SiteFile>,
}

/// A script of the theme as pages of one language load it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedScript {
    /// The name of the theme's file without its ending.
    pub name: String,
    /// Where it stands.
    pub path: String,
}

impl Assets {
    /// Names every asset. Each shop's colour is written into a style of its own, so that no page needs a second one.
    ///
    /// # Errors
    /// A diagnostic where the theme's icon cannot be drawn.
    pub fn of(theme: &Theme, catalogue: &Catalogue, photos: &Photos) -> Result<Assets, Box<Diagnostic>> {
        let mut files = Vec::new();
        let style = |color: Option<Color>, files: &mut Vec<SiteFile>| {
            add(files, "gaya", "css", format!("{}{}", theme.style, brand::properties(color, theme.papers)).into_bytes())
        };
        let styles: Vec<String> = catalogue.shops.iter().map(|shop| style(shop.color, &mut files)).collect();
        let only = styles.first().filter(|_| catalogue.site.layout == Layout::OneShop).cloned();
        let site_style = only.unwrap_or_else(|| style(None, &mut files));
        let named = |name: &str| {
            name.rsplit_once('.')
                .map_or((name.to_owned(), String::new()), |(stem, ending)| (stem.to_owned(), ending.to_owned()))
        };
        let languages = catalogue.site.languages.iter();
        let scripts = languages.map(|&language| (language, publish_scripts(theme, language, &mut files))).collect();
        let sheet =
            |(name, css): &(String, String)| (name.clone(), add(&mut files, name, "css", css.clone().into_bytes()));
        let sheets = theme.sheets.iter().map(sheet).collect();
        let terms = |&language: &Language| (language, publish_terms(theme, catalogue, photos, language, &mut files));
        let terms = catalogue.site.languages.iter().map(terms).collect();
        for asset in &theme.pictures {
            let (stem, ending) = named(&asset.name);
            add(&mut files, &stem, &ending, asset.bytes.clone());
        }
        let icons = Icons::of(theme, catalogue, photos, &mut files)?;
        Ok(Assets { styles, site_style, sheets, scripts, terms, icons, files })
    }

    /// The style of a shop's pages, or of the site's own.
    pub fn style(&self, shop: Option<ShopId>) -> &str {
        shop.and_then(|shop| self.styles.get(shop.0)).unwrap_or(&self.site_style)
    }

    /// The style sheets that only some layouts load, by name.
    pub fn sheets(&self) -> &BTreeMap<String, String> {
        &self.sheets
    }

    /// The terms of a shop in a language.
    pub fn terms(&self, language: Language, shop: ShopId) -> Option<&str> {
        let terms = self.terms.iter().find(|(known, _)| *known == language);
        terms.and_then(|(_, terms)| terms.get(shop.0)).map(String::as_str)
    }

    /// The scripts for pages of a language.
    pub fn scripts(&self, language: Language) -> &[PublishedScript] {
        self.scripts.iter().find(|(known, _)| *known == language).map_or(&[], |(_, scripts)| scripts)
    }
}

fn publish_scripts(theme: &Theme, language: Language, files: &mut Vec<SiteFile>) -> Vec<PublishedScript> {
    let locale = theme.locale(language);
    let publish = |script: &Script| {
        let text = script.in_language(locale);
        PublishedScript { name: script.name.clone(), path: add(files, &script.name, "js", text.into_bytes()) }
    };
    theme.scripts.iter().map(publish).collect()
}

/// The terms of each shop, in the order of the catalogue.
fn publish_terms(
    theme: &Theme,
    catalogue: &Catalogue,
    photos: &Photos,
    language: Language,
    files: &mut Vec<SiteFile>,
) -> Vec<String> {
    let locale = theme.locale(language);
    let publish = |shop: &crate::catalogue::Shop| {
        let stem = shop.slug.as_ref().map_or_else(|| "toko".to_owned(), |slug| format!("toko-{slug}"));
        add(files, &stem, "json", json::write(&Terms::of(shop, photos, locale)).into_bytes())
    };
    catalogue.shops.iter().map(publish).collect()
}

/// Eight letters that stand for these bytes.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..8].to_owned()
}

/// Adds a file under a name with its hash, and gives its path.
pub fn add(files: &mut Vec<SiteFile>, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
    let name = format!("aset/{stem}-{}.{ending}", hash(&bytes));
    if let Some(path) = SitePath::new(&*name)
        && !files.iter().any(|file| file.path == path)
    {
        files.push(SiteFile { path, content: Content::Bytes(bytes) });
    }
    name
}
