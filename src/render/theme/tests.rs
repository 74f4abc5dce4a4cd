//! The embedded theme, and themes of a site over it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::catalogue::sample::empty;
use crate::catalogue::{Layout, Slug};
use crate::diagnostic::Place;
use crate::embedded::embedded_theme;
use crate::source::TextFile;

/// The sources of a site with the embedded theme and these files of its own theme `toko`.
pub(crate) fn sources(own: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::default();
    let embedded = embedded_theme().map(|(path, bytes)| ("default", path, std::str::from_utf8(bytes).unwrap(), true));
    let own = own.iter().map(|(path, text)| ("toko", *path, *text, false));
    for (theme, path, text, embedded) in embedded.chain(own) {
        let id = FileId(u32::try_from(sources.texts.len()).unwrap());
        sources.texts.push(TextFile { path: format!("themes/{theme}/{path}"), text: Arc::from(text) });
        let content = ThemeContent::Text(id);
        sources.themes.push(ThemeFile { theme: theme.to_owned(), path: path.to_owned(), content, embedded });
    }
    sources
}

/// The words of the embedded theme.
pub(crate) fn default_locale(language: Language) -> Locale {
    let sources = sources(&[]);
    let files = Files::of(&sources, DEFAULT);
    files.locales(&[language], &mut Vec::new()).remove(0)
}

fn site(theme: Option<&str>) -> Site {
    let mut site = empty(Layout::OneShop).site;
    site.languages = Language::ALL.to_vec();
    site.theme = theme.map(|name| Slug::new(name).unwrap());
    site
}

fn problems(own: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let sources = sources(own);
    let told = load(&sources, &site(Some("toko"))).diagnostics;
    let place = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Text(span) => {
            let file = sources.text(span.file);
            let before = &file.text[..span.start];
            let column = before.len() - before.rfind('\n').map_or(0, |line| line + 1) + 1;
            format!("{}:{}:{column}", file.path, before.matches('\n').count() + 1)
        }
        other => format!("{other:?}"),
    };
    told.iter().map(|diagnostic| (diagnostic.problem.code(), place(diagnostic))).collect()
}

#[test]
fn the_embedded_theme_has_no_faults() {
    assert_eq!(load(&sources(&[]), &site(None)).diagnostics, []);
}

#[test]
fn both_languages_have_the_same_keys_and_all_are_used() {
    let [indonesian, english] = Language::ALL.map(default_locale);
    let keys = |locale: &Locale| locale.texts().keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&indonesian), keys(&english));
    let sources = sources(&[]);
    let templates = Files::of(&sources, DEFAULT).templates();
    let mut used: BTreeSet<String> = Phrase::ALL.iter().map(|phrase| phrase.key().to_owned()).collect();
    used.extend(templates.iter().flat_map(|template| words::uses(&template.text)).map(|(_, key)| key.to_owned()));
    assert_eq!(keys(&indonesian), used);
}

#[test]
fn both_languages_fill_in_the_same_values() {
    let [indonesian, english] = Language::ALL.map(default_locale);
    for (key, text) in indonesian.texts() {
        let names = |text: &str| locale::names(text).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        assert_eq!(names(text), names(english.text(key).unwrap()), "{key}");
    }
    for locale in [indonesian, english] {
        assert_eq!(locale.say(Phrase::Months).split_whitespace().count(), 12);
    }
}
