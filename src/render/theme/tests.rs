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
    let embedded = embedded_theme().map(|(path, bytes)| ("default", path, bytes, true));
    let own = own.iter().map(|(path, text)| ("toko", *path, text.as_bytes(), false));
    for (theme, path, bytes, embedded) in embedded.chain(own) {
        let content = match std::str::from_utf8(bytes) {
            Ok(text) => {
                let id = FileId(u32::try_from(sources.texts.len()).unwrap());
                sources.texts.push(TextFile { path: format!("themes/{theme}/{path}"), text: Arc::from(text) });
                ThemeContent::Text(id)
            }
            Err(_) => ThemeContent::Bytes(bytes.into()),
        };
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
    let files = Files::of(&sources, DEFAULT);
    let templates = files.templates();
    let mut used: BTreeSet<String> = Phrase::ALL.iter().map(|phrase| phrase.key().to_owned()).collect();
    used.extend(templates.iter().flat_map(|template| words::uses(&template.text)).map(|(_, key)| key.to_owned()));
    let scripts = ["js/", "worker/"].into_iter().flat_map(|folder| files.scripts(folder));
    used.extend(scripts.flat_map(|script| script.words));
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

const VERSION: (&str, &str) = ("theme.toml", "data_version = 1\n");

#[test]
fn faults_of_a_theme_are_told_at_their_place() {
    type Pairs = &'static [(&'static str, &'static str)];
    let cases: &[(Pairs, Pairs)] = &[
        (&[("theme.toml", "name = \"x\"\ndata_version = 9\n")], &[("E404", "themes/toko/theme.toml:2:16")]),
        (&[("theme.toml", "data_version = \"x\"\n")], &[("E403", "themes/toko/theme.toml:1:16")]),
        (
            &[("theme.toml", "data_version = = 1\n")],
            &[("E403", "themes/toko/theme.toml:1:16"), ("E403", "themes/toko/theme.toml:1:18")],
        ),
        (&[("theme.toml", "data_version = 1\npaper = 'kuning'\n")], &[("E403", "themes/toko/theme.toml:2:9")]),
        (&[VERSION, ("css/1-base.css", "a { color: red }\nb { ) }\n")], &[("E405", "themes/toko/css/1-base.css:2:7")]),
        (&[VERSION, ("layouts/info.html", "<p>\n {{ a b }}")], &[("E401", "themes/toko/layouts/info.html:2:7")]),
        (&[VERSION, ("layouts/info.html", "<p>\n {{ a | tidak }}")], &[("E401", "themes/toko/layouts/info.html:2:9")]),
        (
            &[VERSION, ("layouts/info.html", "<p>\n {{ t.tidak_ada }}")],
            &[("E406", "themes/toko/layouts/info.html:2:7"), ("E406", "themes/toko/layouts/info.html:2:7")],
        ),
        (
            &[VERSION, ("layouts/info.html", "<p>{{ body | safe }}</p>")],
            &[("E408", "themes/toko/layouts/info.html:1:14")],
        ),
        (
            &[VERSION, ("layouts/info.html", "<p>\n<a href={{ title }} onclick='x(\"{{ title }}\")'>")],
            &[("E409", "themes/toko/layouts/info.html:2:9"), ("E409", "themes/toko/layouts/info.html:2:33")],
        ),
        (
            &[VERSION, ("parts/own.txt", "{% component own() %}{% endcomponent own %}")],
            &[("E409", "themes/toko/parts/own.txt:1:1")],
        ),
        // Templates can reach nothing outside the site.
        (
            &[VERSION, ("layouts/info.html", "{{ get_env(name=\"HOME\") }}")],
            &[("E401", "themes/toko/layouts/info.html:1:4")],
        ),
        (
            &[VERSION, ("layouts/info.html", "{{ load_data(path=\"/etc/passwd\") }}")],
            &[("E401", "themes/toko/layouts/info.html:1:4")],
        ),
        (
            &[VERSION, ("layouts/info.html", "{% include \"../../../etc/passwd.html\" %}")],
            &[("E401", "themes/toko/layouts/info.html:1:12")],
        ),
        (
            &[VERSION, ("locales/en.toml", "a = 'x'\ndate = '{day} {moon}'\n")],
            &[("E407", "themes/toko/locales/en.toml:2:1")],
        ),
        (
            &[VERSION, ("layouts/info.html", "{% extends \"layouts/tidak.html\" %}")],
            &[("E401", "themes/toko/layouts/info.html:1:1")],
        ),
    ];
    for (own, expected) in cases {
        let expected: Vec<(&str, String)> = expected.iter().map(|(code, place)| (*code, (*place).to_owned())).collect();
        assert_eq!(problems(own), expected, "{own:?}");
    }
}
